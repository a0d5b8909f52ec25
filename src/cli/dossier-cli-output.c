/* dossier-cli-output.c - what the commands share: options, words, lines of JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>

#include "dossier-cli-private.h"

/* ---- a command's beginning ---- */

/* Lets arguments stand that only look like options, such as the date "-0312"; FALSE when one is an unknown option.
 * "--" ends the options and is no argument. */
static gboolean
take_arguments (int *argc, char **argv, GError **error)
{
  for (int i = 1; i < *argc; i++)
    {
      if (strcmp (argv[i], "--") == 0)
        {
          memmove (argv + i, argv + i + 1, sizeof (char *) * (gsize) (*argc - i));
          (*argc)--;
          return TRUE;
        }
      if (argv[i][0] == '-' && argv[i][1] != '\0' && !g_ascii_isdigit (argv[i][1]))
        {
          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION, _ ("“%s” is not known."), argv[i]);
          return FALSE;
        }
    }
  return TRUE;
}

gboolean
dossier_cli_parse (DossierCli *cli, const GOptionEntry *entries, int *argc, char ***argv, int *status)
{
  const GOptionEntry own[]
      = { { "json", 0, 0, G_OPTION_ARG_NONE, &cli->as_json, N_ ("Print lines of JSON"), NULL }, G_OPTION_ENTRY_NULL };
  const DossierCommand *command = dossier_cli_find_command ((*argv)[0]);
  g_autoptr (GOptionContext) context = g_option_context_new (command->arguments);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strdup_printf ("dossier %s", command->name);

  g_set_prgname (name);
  g_option_context_set_summary (context, _ (command->summary));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, own, GETTEXT_PACKAGE);
  g_option_context_set_ignore_unknown_options (context, TRUE);
  if (!g_option_context_parse (context, argc, argv, &error) || !take_arguments (argc, *argv, &error))
    {
      *status = dossier_cli_usage (command->name, error->message);
      return FALSE;
    }
  return TRUE;
}

gboolean
dossier_cli_open (DossierCli *cli)
{
  g_autoptr (GError) error = NULL;

  if (cli->library == NULL)
    cli->library = dossier_library_open (cli->library_path, &error);
  if (cli->library == NULL)
    dossier_cli_say (NULL, error->message);
  return cli->library != NULL;
}

DossierLibrary *
dossier_cli_bare_library (DossierCli *cli)
{
  if (cli->library == NULL)
    cli->library = dossier_library_new (NULL);
  return cli->library;
}

GArray *
dossier_cli_stories (DossierCli *cli, char **argv, int *status)
{
  g_autoptr (GArray) stories = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (argv[1] == NULL)
    {
      *status = dossier_cli_usage (argv[0], _ ("Say which story: its number, as “dossier find” prints it."));
      return NULL;
    }
  if (!dossier_cli_open (cli))
    {
      *status = DOSSIER_EXIT_FAILED;
      return NULL;
    }
  for (guint i = 1; argv[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 id = dossier_store_resolve_story (dossier_library_get_store (cli->library), argv[i], &error);

      if (id == 0)
        {
          *status = dossier_cli_fail (argv[i], error);
          return NULL;
        }
      g_array_append_val (stories, id);
    }
  return g_steal_pointer (&stories);
}

static gboolean
is_number (const char *word)
{
  return *word != '\0' && strspn (word, "0123456789") == strlen (word);
}

gboolean
dossier_cli_are_stories (DossierCli *cli, char **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (!is_number (words[i])
        && dossier_store_resolve_story (dossier_library_get_store (cli->library), words[i], NULL) == 0)
      return FALSE;
  return words[0] != NULL;
}

/* ---- words ---- */

/* On a terminal one line that is written over; a script has no use for it. */
void
dossier_cli_show_progress (guint done, guint total, gpointer data)
{
  if (total == 0 || !isatty (STDERR_FILENO))
    return;
  /* TRANSLATORS: how much is done, in percent */
  g_printerr (_ ("%u %%"), (guint) (done * G_GUINT64_CONSTANT (100) / total));
  g_printerr (done < total ? "\r" : "\n");
}

char *
dossier_cli_dup_minute (gint64 time)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_local (time);

  return date != NULL ? g_date_time_format (date, "%Y-%m-%d %H:%M") : g_strdup ("");
}

char *
dossier_cli_dup_name (const char *text)
{
  return g_utf8_make_valid (text, -1);
}

void
dossier_cli_say (const char *subject, const char *words)
{
  g_autofree char *name = subject != NULL ? dossier_cli_dup_name (subject) : NULL;

  fflush (stdout);
  if (name != NULL)
    g_printerr ("dossier: %s: %s\n", name, words);
  else
    g_printerr ("dossier: %s\n", words);
}

int
dossier_cli_fail (const char *subject, const GError *error)
{
  dossier_cli_say (subject, error->message);
  if (g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND))
    return DOSSIER_EXIT_NOTHING;
  return error->domain == DOSSIER_QUERY_ERROR ? DOSSIER_EXIT_USAGE : DOSSIER_EXIT_FAILED;
}

int
dossier_cli_usage (const char *command, const char *words)
{
  dossier_cli_say (command, words);
  if (command != NULL)
    /* TRANSLATORS: %s is the name of a command */
    g_printerr (_ ("“dossier %s --help” says how it is used.\n"), command);
  else
    g_printerr (_ ("“dossier --help” lists the commands.\n"));
  return DOSSIER_EXIT_USAGE;
}

/* ---- data ---- */

/* A reader that has gone away (EPIPE) has seen enough: that is no failure. */
static void
flush_line (void)
{
  if (fflush (stdout) != 0 && errno == EPIPE)
    exit (DOSSIER_EXIT_DONE);
}

void
dossier_cli_print (const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  vfprintf (stdout, format, arguments);
  va_end (arguments);
  flush_line ();
}

void
dossier_json_string (JsonBuilder *json, const char *name, const char *value)
{
  json_builder_set_member_name (json, name);
  if (value != NULL)
    json_builder_add_string_value (json, value);
  else
    json_builder_add_null_value (json);
}

void
dossier_json_int (JsonBuilder *json, const char *name, gint64 value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_int_value (json, value);
}

void
dossier_json_bool (JsonBuilder *json, const char *name, gboolean value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_boolean_value (json, value);
}

void
dossier_json_time (JsonBuilder *json, const char *name, gint64 seconds)
{
  g_autofree char *text = dossier_time_to_string (seconds);

  dossier_json_string (json, name, text);
}

void
dossier_json_date (JsonBuilder *json, const char *name, const DossierDate *date)
{
  g_autofree char *text = dossier_date_to_string (date);

  dossier_json_string (json, name, text);
}

void
dossier_json_id (JsonBuilder *json, const char *name, gint64 id)
{
  char digits[24];

  g_snprintf (digits, sizeof digits, "%" G_GINT64_FORMAT, id);
  dossier_json_string (json, name, id != 0 ? digits : NULL);
}

void
dossier_json_strings (JsonBuilder *json, const char *name, const char *const *values)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    json_builder_add_string_value (json, values[i]);
  json_builder_end_array (json);
}

void
dossier_cli_begin (DossierCli *cli)
{
  json_builder_reset (cli->json);
  json_builder_begin_object (cli->json);
}

/* With two digits behind the point at most. */
static void
print_rounded (const char *number)
{
  char  text[G_ASCII_DTOSTR_BUF_SIZE];
  gsize length = strlen (g_ascii_formatd (text, sizeof text, "%.2f", g_ascii_strtod (number, NULL)));

  if (text[length - 1] == '0')
    length--;
  fwrite (text, 1, length, stdout);
}

/* The generator tells numbers to their last binary digit: 0.96999999999999997. */
static void
print_json (const char *line, gsize length)
{
  const char *left = line, *end = line + length;
  gboolean    quoted = FALSE;

  for (const char *at = line; at < end; at++)
    if (*at == '"')
      quoted = !quoted;
    else if (quoted)
      at += *at == '\\';
    else if (g_ascii_isdigit (*at) || *at == '-')
      {
        gsize n = strspn (at, "0123456789+-.eE");

        if (memchr (at, '.', n) != NULL)
          {
            fwrite (left, 1, at - left, stdout);
            print_rounded (at);
            left = at + n;
          }
        at += n - 1;
      }
  fwrite (left, 1, end - left, stdout);
}

void
dossier_cli_end (DossierCli *cli)
{
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *line = NULL;
  gsize            length;

  json_builder_end_object (cli->json);
  root = json_builder_get_root (cli->json);
  json_generator_set_root (cli->generator, root);
  line = json_generator_to_data (cli->generator, &length);
  print_json (line, length);
  fputc ('\n', stdout);
  flush_line ();
}

void
dossier_cli_report_file (DossierCli *cli, const char *file, const GError *error)
{
  g_autofree char *name = dossier_cli_dup_name (file);

  if (!cli->as_json)
    {
      dossier_cli_say (file, error->message);
      return;
    }
  dossier_cli_begin (cli);
  dossier_json_string (cli->json, "file", name);
  dossier_json_bool (cli->json, "ok", FALSE);
  dossier_json_string (cli->json, "error", error->message);
  dossier_cli_end (cli);
}
