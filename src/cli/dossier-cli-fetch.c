/* dossier-cli-fetch.c - the command that gives stories the whole text of their pages: fetch
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dossier-cli-private.h"
#include "dossier-full-text.h"

/* A stable word, never translated. */
static const char *
name_result (DossierPageSaved saved)
{
  switch (saved)
    {
    case DOSSIER_PAGE_TAKEN: return "taken";
    case DOSSIER_PAGE_SAME: return "same";
    case DOSSIER_PAGE_LESS: return "less";
    case DOSSIER_PAGE_PARTIAL: return "partial";
    case DOSSIER_PAGE_ANNOTATED: return "annotated";
    case DOSSIER_PAGE_OWN: return "own";
    case DOSSIER_PAGE_GONE: return "gone";
    }
  g_assert_not_reached ();
}

static void
print_result (DossierCli *cli, gint64 story, const char *word, DossierPageSaved saved, const GError *error)
{
  const char *sentence = error != NULL ? error->message : dossier_page_saved_words (saved);

  if (cli->as_json)
    {
      dossier_cli_begin (cli);
      dossier_json_id (cli->json, "story", story);
      dossier_json_bool (cli->json, "ok", error == NULL);
      dossier_json_string (cli->json, "result", error == NULL ? name_result (saved) : NULL);
      dossier_json_string (cli->json, "error", error != NULL ? error->message : NULL);
      dossier_cli_end (cli);
    }
  else if (error == NULL)
    dossier_cli_print ("%s: %s\n", word, sentence);
  else
    dossier_cli_say (word, sentence);
}

int
dossier_cli_fetch (DossierCli *cli, int argc, char **argv)
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  int                status;
  guint              n_failed = 0, n_kept = 0;
  g_autoptr (GArray) stories = NULL;

  if (!dossier_cli_parse (cli, entries, &argc, &argv, &status))
    return status;
  stories = dossier_cli_stories (cli, argv, &status);
  if (stories == NULL)
    return status;
  for (guint i = 0; i < stories->len; i++)
    {
      gint64           story = g_array_index (stories, gint64, i);
      DossierPageSaved saved = DOSSIER_PAGE_GONE;
      g_autoptr (GError) error = NULL;

      n_failed += !dossier_library_fetch_story (cli->library, story, &saved, NULL, &error);
      n_kept += saved == DOSSIER_PAGE_TAKEN || saved == DOSSIER_PAGE_SAME;
      print_result (cli, story, argv[i + 1], saved, error);
    }
  if (n_failed > 0)
    return DOSSIER_EXIT_FAILED;
  return n_kept > 0 ? DOSSIER_EXIT_DONE : DOSSIER_EXIT_NOTHING;
}
