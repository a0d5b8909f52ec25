/* dossier-cli-text.c - the command about a story's text: why it is as it is, and which others it has had
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "dossier-cli-private.h"
#include "dossier-story-text.h"

/* What the command line asks for; nothing: the text. */
typedef struct
{
  gboolean why, all, versions, compare, whole, reset, again;
  gint64   version, use; /* 0: none */
  GStrv    keep, drop;   /* keys of blocks, or NULL */
  char    *replace;      /* a file's path or "-", or NULL */
} Wishes;

static void
wishes_clear (Wishes *wishes)
{
  g_strfreev (wishes->keep);
  g_strfreev (wishes->drop);
  g_free (wishes->replace);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wishes, wishes_clear)

static const char *
origin_name (DossierTextOrigin origin)
{
  switch (origin)
    {
    case DOSSIER_ORIGIN_FEED: return "feed";
    case DOSSIER_ORIGIN_PAGE: return "page";
    case DOSSIER_ORIGIN_PERSON: return "person";
    case DOSSIER_ORIGIN_UNKNOWN: break;
    }
  return NULL;
}

/* ---- looking ---- */

static gboolean
print_text (DossierCli *cli, gint64 story, gint64 revision, GError **error)
{
  DossierStore *store = dossier_library_get_store (cli->library);
  g_autoptr (DossierTextSource) source = revision == 0 ? dossier_store_load_text_source (store, story, error) : NULL;
  g_autoptr (DossierDocument) document = NULL;

  if (revision == 0 && source == NULL)
    return FALSE;
  document = dossier_store_load_version (store, story, revision != 0 ? revision : source->revision, error);
  if (document == NULL)
    return FALSE;
  if (!cli->as_json)
    {
      dossier_cli_print ("%s\n", dossier_document_get_text (document));
      return TRUE;
    }
  dossier_cli_begin (cli);
  dossier_json_id (cli->json, "story", story);
  dossier_json_id (cli->json, "version", revision != 0 ? revision : source->revision);
  dossier_json_string (cli->json, "text", dossier_document_get_text (document));
  dossier_cli_end (cli);
  return TRUE;
}

static void
say_hidden (guint n)
{
  g_autofree char *words = g_strdup_printf (
      ngettext ("%u more block is not shown: --all shows it.", "%u more blocks are not shown: --all shows them.", n),
      n);

  dossier_cli_say (NULL, words);
}

static gboolean
print_blocks (DossierCli *cli, gint64 story, gboolean all, GError **error)
{
  g_autoptr (DossierExplanation) explanation = dossier_library_explain (cli->library, story, error);
  guint n = explanation == NULL ? 0 : explanation->blocks->len, shown = all ? n : MIN (n, DOSSIER_BLOCKS_AT_ONCE);

  for (guint i = 0; i < shown; i++)
    if (cli->as_json)
      {
        dossier_cli_begin (cli);
        dossier_cli_block_json (cli->json, explanation->blocks->pdata[i]);
        dossier_cli_end (cli);
      }
    else
      dossier_cli_block_line (explanation->blocks->pdata[i]);
  if (shown < n)
    say_hidden (n - shown);
  return explanation != NULL;
}

static void
print_version (DossierCli *cli, const DossierVersion *version)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (version->created);
  g_autofree char *day = time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M") : g_strdup ("-");
  const char      *origin = origin_name (version->origin);

  if (!cli->as_json)
    {
      dossier_cli_print ("%c %" G_GINT64_FORMAT "\t%s\t%s\t%u\n", version->is_present ? '*' : ' ', version->revision,
                         day, origin != NULL ? origin : "-", version->n_words);
      return;
    }
  dossier_cli_begin (cli);
  dossier_json_id (cli->json, "version", version->revision);
  dossier_json_time (cli->json, "kept", version->created);
  dossier_json_string (cli->json, "from", origin);
  dossier_json_int (cli->json, "words", version->n_words);
  dossier_json_int (cli->json, "highlights", version->n_annotations);
  dossier_json_bool (cli->json, "present", version->is_present);
  dossier_cli_end (cli);
}

static gboolean
print_versions (DossierCli *cli, gint64 story, GError **error)
{
  g_autoptr (GPtrArray) versions = dossier_store_list_versions (dossier_library_get_store (cli->library), story, error);

  for (guint i = 0; versions != NULL && i < versions->len; i++)
    print_version (cli, versions->pdata[i]);
  return versions != NULL;
}

/* ---- changing ---- */

static void
print_saved (DossierCli *cli, gint64 story, const DossierTextSaved *saved)
{
  g_autofree char *words = dossier_text_saved_dup_words (saved);

  if (!cli->as_json)
    {
      dossier_cli_print ("%s\n", words);
      return;
    }
  dossier_cli_begin (cli);
  dossier_json_id (cli->json, "story", story);
  dossier_json_bool (cli->json, "ok", TRUE);
  dossier_json_string (cli->json, "result",
                       saved->saved == DOSSIER_PAGE_TAKEN  ? "taken"
                       : saved->saved == DOSSIER_PAGE_LESS ? "less"
                                                           : "same");
  dossier_json_int (cli->json, "highlights_left", saved->n_left);
  dossier_cli_end (cli);
}

static gboolean
set_blocks (DossierCli *cli, gint64 story, const Wishes *wishes, DossierTextSaved *saved, GError **error)
{
  g_autoptr (DossierExplanation) explanation = dossier_library_explain (cli->library, story, error);
  g_autoptr (DossierBlockChoices) fresh = dossier_block_choices_new ();
  DossierBlockChoices *choices;

  if (explanation == NULL)
    return FALSE;
  choices = wishes->whole || wishes->reset ? fresh : explanation->choices;
  dossier_block_choices_set_whole (choices, wishes->whole || dossier_block_choices_is_whole (choices));
  for (guint i = 0; wishes->keep != NULL && wishes->keep[i] != NULL; i++)
    dossier_block_choices_set (choices, wishes->keep[i], TRUE);
  for (guint i = 0; wishes->drop != NULL && wishes->drop[i] != NULL; i++)
    dossier_block_choices_set (choices, wishes->drop[i], FALSE);
  return dossier_library_set_blocks (cli->library, story, choices, saved, error);
}

static gboolean
replace (DossierCli *cli, gint64 story, const char *path, DossierTextSaved *saved, GError **error)
{
  g_autoptr (GBytes) bytes = dossier_library_read_file (path, error);

  return bytes != NULL && dossier_library_give_text (cli->library, story, bytes, DOSSIER_GIVEN_FILE, saved, error);
}

static gboolean
changes_blocks (const Wishes *wishes)
{
  return wishes->whole || wishes->reset || wishes->keep != NULL || wishes->drop != NULL;
}

static gboolean
change (DossierCli *cli, gint64 story, const Wishes *wishes, GError **error)
{
  DossierTextSaved saved;
  gboolean         done;

  if (wishes->replace != NULL)
    done = replace (cli, story, wishes->replace, &saved, error);
  else if (wishes->use != 0)
    done = dossier_library_use_version (cli->library, story, wishes->use, &saved, error);
  else if (wishes->again)
    done = dossier_library_extract_again (cli->library, story, &saved, error);
  else
    done = set_blocks (cli, story, wishes, &saved, error);

  if (done)
    print_saved (cli, story, &saved);
  return done;
}

static gboolean
changes (const Wishes *wishes)
{
  return wishes->use != 0 || wishes->again || wishes->replace != NULL || changes_blocks (wishes);
}

static int
run (DossierCli *cli, char **argv, const Wishes *wishes)
{
  int   status;
  char *one[] = { argv[0], argv[1], NULL };
  g_autoptr (GArray) stories = dossier_cli_stories (cli, one, &status);
  g_autoptr (GError) error = NULL;
  gint64   story;
  gboolean done;

  if (stories == NULL)
    return status;
  story = g_array_index (stories, gint64, 0);
  done = wishes->why        ? print_blocks (cli, story, wishes->all, &error)
         : wishes->compare  ? dossier_cli_compare (cli, story, argv + 2, &error)
         : wishes->versions ? print_versions (cli, story, &error)
         : changes (wishes) ? change (cli, story, wishes, &error)
                            : print_text (cli, story, wishes->version, &error);
  return done ? DOSSIER_EXIT_DONE : dossier_cli_fail (argv[1], error);
}

/* Whether every key could be one. */
static gboolean
are_keys (GStrv keys)
{
  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    if (strlen (keys[i]) != DOSSIER_BLOCK_KEY_LENGTH || strspn (keys[i], "0123456789abcdef") != strlen (keys[i]))
      return FALSE;
  return TRUE;
}

int
dossier_cli_text (DossierCli *cli, int argc, char **argv)
{
  g_auto (Wishes) wishes = { 0 };
  int                status;
  guint              n;
  const GOptionEntry entries[] = {
    { "why", 0, 0, G_OPTION_ARG_NONE, &wishes.why, N_ ("All blocks of its page, kept and dropped, and why"), NULL },
    { "all", 0, 0, G_OPTION_ARG_NONE, &wishes.all, N_ ("With --why: however many they are"), NULL },
    { "keep", 0, 0, G_OPTION_ARG_STRING_ARRAY, &wishes.keep, N_ ("Take a block into the text"), "KEY" },
    { "drop", 0, 0, G_OPTION_ARG_STRING_ARRAY, &wishes.drop, N_ ("Take a block out of the text"), "KEY" },
    { "whole", 0, 0, G_OPTION_ARG_NONE, &wishes.whole, N_ ("Take the whole page"), NULL },
    { "reset", 0, 0, G_OPTION_ARG_NONE, &wishes.reset, N_ ("Take what Dossier chooses alone"), NULL },
    { "again", 0, 0, G_OPTION_ARG_NONE, &wishes.again, N_ ("Find the text in the kept page anew"), NULL },
    { "versions", 0, 0, G_OPTION_ARG_NONE, &wishes.versions, N_ ("List the texts it has had"), NULL },
    { "compare", 0, 0, G_OPTION_ARG_NONE, &wishes.compare, N_ ("Show what the second of two texts says otherwise"),
      NULL },
    { "version", 0, 0, G_OPTION_ARG_INT64, &wishes.version, N_ ("Show that text"), "N" },
    { "use", 0, 0, G_OPTION_ARG_INT64, &wishes.use, N_ ("Use that text"), "N" },
    { "replace", 0, 0, G_OPTION_ARG_FILENAME, &wishes.replace,
      N_ ("Give it the text of a file, or of standard input (-)"), "FILE" },
    G_OPTION_ENTRY_NULL,
  };

  if (!dossier_cli_parse (cli, entries, &argc, &argv, &status))
    return status;
  n = (guint) wishes.why + wishes.versions + wishes.compare + (wishes.version != 0) + (wishes.use != 0) + wishes.again
      + (wishes.replace != NULL) + changes_blocks (&wishes);
  if (wishes.compare && argc != 4)
    return dossier_cli_usage (argv[0], _ ("Say one story and two of its versions, as --versions lists them."));
  if (!wishes.compare && argc != 2)
    return dossier_cli_usage (argv[0], _ ("Say one story."));
  if (wishes.all && !wishes.why)
    return dossier_cli_usage (argv[0], _ ("--all goes with --why alone."));
  if (n > 1 || (wishes.whole && wishes.reset))
    return dossier_cli_usage (argv[0], _ ("These options do not go together: ask for one thing at a time."));
  if (!are_keys (wishes.keep) || !are_keys (wishes.drop))
    return dossier_cli_usage (argv[0], _ ("A block is told by its key, as --why --json prints it."));
  return run (cli, argv, &wishes);
}
