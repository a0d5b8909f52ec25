/* dossier-cli.c - the command line: what stands before the command, help, and the way to it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-cli.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "dossier-cli-private.h"

static gboolean
is_option (const char *argument, const char *name)
{
  return strcmp (argument, name) == 0;
}

/* Steps over --library FILE and --library=FILE. The index of what comes after. */
static int
skip_library (int argc, char **argv, const char **path)
{
  int i = 1;

  while (i < argc)
    {
      if (is_option (argv[i], "--library") && i + 1 < argc)
        *path = argv[++i];
      else if (g_str_has_prefix (argv[i], "--library="))
        *path = argv[i] + strlen ("--library=");
      else
        break;
      i++;
    }
  return i;
}

static gboolean
is_for_the_window (const char *argument)
{
  if (strstr (argument, "://") != NULL || g_ascii_strncasecmp (argument, "dossier:", strlen ("dossier:")) == 0
      || g_str_has_prefix (argument, "--gapplication"))
    return TRUE;
  return dossier_cli_find_command (argument) == NULL && *argument != '-'
         && g_file_test (argument, G_FILE_TEST_IS_REGULAR);
}

gboolean
dossier_cli_is_meant (int argc, char **argv)
{
  const char *path = NULL;

  for (int i = skip_library (argc, argv, &path); i < argc; i++)
    if (!is_for_the_window (argv[i]))
      return TRUE;
  return FALSE;
}

static void
print_help (void)
{
  guint                 n;
  const DossierCommand *commands = dossier_cli_list_commands (&n);

  dossier_cli_print ("%s\n", _ ("Usage:\n  dossier [--library FILE] COMMAND"));
  dossier_cli_print ("%s\n", _ ("Without a command the window opens.\n\nCommands:"));
  for (guint i = 0; i < n; i++)
    dossier_cli_print ("  %-10s %s\n", commands[i].name, _ (commands[i].summary));
  dossier_cli_print ("\n%s\n", _ ("“dossier COMMAND --help” says more about one of them."));
  dossier_cli_print ("%s\n", _ ("Answers: 0 done, 1 failed, 2 wrong use, 3 nothing found."));
}

/* One edit apart is a slip of the finger. */
static gboolean
is_near (const char *a, const char *b)
{
  gsize length_a = strlen (a), length_b = strlen (b), same = 0, tail = 0;

  while (same < MIN (length_a, length_b) && a[same] == b[same])
    same++;
  while (tail < MIN (length_a, length_b) - same && a[length_a - 1 - tail] == b[length_b - 1 - tail])
    tail++;
  return MAX (length_a, length_b) - same - tail <= 2 && same + tail >= 2;
}

static int
refuse_command (const char *word)
{
  guint                 n;
  const DossierCommand *commands = dossier_cli_list_commands (&n);
  g_autofree char      *name = dossier_cli_dup_name (word), *words = NULL;

  if (*word == '-')
    /* TRANSLATORS: %s is what was typed */
    words = g_strdup_printf (_ ("There is no option “%s” before a command."), name);
  else
    words = g_strdup_printf (_ ("There is no command or file “%s”."), name);
  for (guint i = 0; i < n; i++)
    if (is_near (word, commands[i].name))
      {
        /* TRANSLATORS: a sentence of its own, "There is no command or file “fnd”.", and the name of a command */
        g_autofree char *more = g_strdup_printf (_ ("%s Did you mean “%s”?"), words, commands[i].name);

        return dossier_cli_usage (NULL, more);
      }
  return dossier_cli_usage (NULL, words);
}

static int
run_command (DossierCli *cli, const DossierCommand *command, int argc, char **argv)
{
  /* The parser of options shortens the array: the strings stay the caller's. */
  g_autofree char **arguments = g_memdup2 (argv, sizeof (char *) * ((gsize) argc + 1));
  int               status;

  cli->json = json_builder_new ();
  cli->generator = json_generator_new ();
  status = command->run (cli, argc, arguments);
  if (cli->library != NULL && dossier_library_get_store (cli->library) != NULL)
    dossier_store_close (dossier_library_get_store (cli->library));
  g_clear_object (&cli->library);
  g_object_unref (cli->generator);
  g_object_unref (cli->json);
  return status;
}

static int
dispatch (int argc, char **argv)
{
  DossierCli            cli = { 0 };
  const char           *path = NULL;
  int                   i = skip_library (argc, argv, &path);
  const DossierCommand *command;

  if (i >= argc)
    return dossier_cli_usage (NULL, _ ("Say what to do."));
  if (is_option (argv[i], "--help") || is_option (argv[i], "-h") || is_option (argv[i], "help"))
    {
      print_help ();
      return DOSSIER_EXIT_DONE;
    }
  if (is_option (argv[i], "--version"))
    {
      dossier_cli_print ("Dossier %s\n", DOSSIER_VERSION);
      return DOSSIER_EXIT_DONE;
    }
  command = dossier_cli_find_command (argv[i]);
  if (command == NULL)
    return refuse_command (argv[i]);
  cli.library_path = path;
  return run_command (&cli, command, argc - i, argv + i);
}

int
dossier_cli_run (int argc, char **argv)
{
  int status;

  /* "dossier find | head" ends quietly. */
  signal (SIGPIPE, SIG_DFL);
  status = dispatch (argc, argv);
  if (fflush (stdout) == 0 && !ferror (stdout))
    return status;
  dossier_cli_say (NULL, _ ("The answer could not be written: is the disk full?"));
  return DOSSIER_EXIT_FAILED;
}
