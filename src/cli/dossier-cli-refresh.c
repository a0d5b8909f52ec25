/* dossier-cli-refresh.c - the command that asks the feeds for news: refresh
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <stdio.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>

#include "dossier-cli-private.h"
#include "dossier-icons.h"
#include "dossier-refresh.h"

/* On a terminal one line that is written over, else a line at every tenth. */
static void
show (const char *words, guint done, guint total, guint *tenths)
{
  gboolean on_terminal = isatty (STDERR_FILENO);

  if (!on_terminal && done * 10 / total == *tenths && done != total)
    return;
  *tenths = done * 10 / total;
  g_printerr ("%s%s", words, on_terminal && done < total ? "\r" : "\n");
}

static void
show_progress (guint done, guint total, gpointer data)
{
  /* TRANSLATORS: how many feeds have answered, of how many */
  g_autofree char *words = g_strdup_printf (_ ("%u of %u feeds"), done, total);

  if (total > 0)
    show (words, done, total, data);
}

static void
show_page_progress (guint done, guint total, gpointer data)
{
  /* TRANSLATORS: how many pages of stories are read, of how many */
  g_autofree char *words = g_strdup_printf (_ ("reading pages: %u of %u"), done, total);

  if (total > 0)
    show (words, done, total, data);
}

static void
print_news_json (DossierCli *cli, const DossierFeedNews *news)
{
  dossier_cli_begin (cli);
  dossier_json_id (cli->json, "id", news->feed);
  dossier_json_string (cli->json, "title", news->title);
  dossier_json_string (cli->json, "xml_url", news->uri);
  dossier_json_bool (cli->json, "asked", news->was_asked);
  dossier_json_int (cli->json, "status", news->status);
  dossier_json_bool (cli->json, "unchanged", news->is_same);
  dossier_json_int (cli->json, "new", news->n_new);
  dossier_json_int (cli->json, "revised", news->n_revised);
  dossier_json_int (cli->json, "same", news->n_same);
  dossier_json_string (cli->json, "error", news->error);
  dossier_json_time (cli->json, "next", news->next_check);
  dossier_cli_end (cli);
}

static void
print_summary (DossierCli *cli, const DossierRefreshResult *result)
{
  if (!cli->as_json)
    {
      /* TRANSLATORS: of one refresh: feeds asked, of these unchanged and failed, stories new and with a new text,
       * seconds */
      dossier_cli_print (_ ("%u feeds asked, %u unchanged, %u failed; %u new stories, %u with a new text; %.1f s\n"),
                         result->n_asked, result->n_unchanged, result->n_failed, result->n_new, result->n_revised,
                         result->seconds);
      if (result->n_pages + result->n_pages_failed > 0)
        /* TRANSLATORS: stories that have the text of their page now, and pages that could not be read */
        dossier_cli_print (_ ("%u texts taken from pages, %u pages failed\n"), result->n_pages, result->n_pages_failed);
      if (result->n_links + result->n_links_failed > 0)
        /* TRANSLATORS: links that had waited and are saved now, and links that there is nothing to save of */
        dossier_cli_print (_ ("%u links that had waited saved, %u failed\n"), result->n_links, result->n_links_failed);
      return;
    }
  dossier_cli_begin (cli);
  dossier_json_int (cli->json, "asked", result->n_asked);
  dossier_json_int (cli->json, "unchanged", result->n_unchanged);
  dossier_json_int (cli->json, "failed", result->n_failed);
  dossier_json_int (cli->json, "new", result->n_new);
  dossier_json_int (cli->json, "revised", result->n_revised);
  dossier_json_int (cli->json, "pages", result->n_pages);
  dossier_json_int (cli->json, "pages_failed", result->n_pages_failed);
  dossier_json_int (cli->json, "links", result->n_links);
  dossier_json_int (cli->json, "links_failed", result->n_links_failed);
  json_builder_set_member_name (cli->json, "seconds");
  json_builder_add_double_value (cli->json, result->seconds);
  dossier_cli_end (cli);
}

int
dossier_cli_refresh (DossierCli *cli, int argc, char **argv)
{
  DossierRefreshOptions options = { .page_progress = show_page_progress };
  gboolean              icons = FALSE;
  const GOptionEntry    entries[] = {
       { "all", 0, 0, G_OPTION_ARG_NONE, &options.all, N_ ("Ask all feeds, also those whose time has not come"), NULL },
       { "icons", 0, 0, G_OPTION_ARG_NONE, &icons, N_ ("Look for the icons of feeds, too"), NULL },
       G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierRefreshResult) result = NULL;
  guint tenths = 0;
  int   status;

  if (!dossier_cli_parse (cli, entries, &argc, &argv, &status))
    return status;
  if (argc > 1)
    return dossier_cli_usage (argv[0], _ ("“refresh” takes no names: it asks all feeds whose time has come."));
  if (!dossier_cli_open (cli))
    return DOSSIER_EXIT_FAILED;
  result = dossier_library_refresh (cli->library, &options, NULL, show_progress, &tenths, &error);
  if (result == NULL)
    return dossier_cli_fail (NULL, error);
  for (guint i = 0; i < result->feeds->len; i++)
    {
      const DossierFeedNews *news = result->feeds->pdata[i];

      if (cli->as_json)
        print_news_json (cli, news);
      else if (news->error != NULL)
        dossier_cli_say (news->uri, news->error);
    }
  print_summary (cli, result);
  if (icons && !dossier_library_fetch_icons (cli->library, result, NULL, &error))
    return dossier_cli_fail (NULL, error);
  return result->n_failed > 0 ? DOSSIER_EXIT_FAILED : DOSSIER_EXIT_DONE;
}
