/* dossier-import-fetch.c - the pages of what was imported without its text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-imports-private.h"

#include <glib/gi18n-lib.h>

#include "dossier-bookmark-pages.h"
#include "dossier-crawl.h"

gboolean
dossier_import_entry_wants_page (const DossierImportRun *run, const DossierImportEntry *entry)
{
  return !run->options->no_fetch && !entry->has_text && entry->draft->uri != NULL && (entry->is_new || entry->is_bare);
}

typedef struct
{
  DossierImportRun *run;
  guint             n_done, n_total;
} Round;

/* On a worker's thread, which is the only holder of the entry meanwhile. What the page says goes before what the export
 * says; its address stays, so that it is known the next time. */
static gboolean
take_page (DossierCrawlPage *page, gpointer data, GError **error)
{
  DossierImportEntry *entry = page->data;
  DossierDraft       *draft = dossier_bookmark_pages_read (page->fetched, error);

  if (draft == NULL)
    return FALSE;
  draft->saved = entry->draft->saved;
  draft->origin = DOSSIER_ORIGIN_PAGE;
  if (draft->published.precision == DOSSIER_PRECISION_UNKNOWN)
    draft->published = entry->draft->published;
  if (draft->author == NULL)
    draft->author = g_strdup (entry->draft->author);
  if (draft->uri == NULL)
    {
      /* Bare words have no title but their first ones. */
      g_free (draft->title);
      draft->title = g_strdup (entry->draft->title);
      draft->uri = g_strdup (entry->draft->uri);
    }
  dossier_draft_free (entry->draft);
  entry->draft = draft;
  entry->has_text = TRUE;
  return TRUE;
}

static gboolean
tell_progress (DossierCrawlPage *page, gpointer data)
{
  Round *round = data;

  round->n_done++;
  if (round->run->progress != NULL)
    round->run->progress (round->n_done, round->n_total, round->run->progress_data);
  return TRUE;
}

/* The story that the fetched page belongs to already: it was saved under its own address before. */
static gboolean
find_own (DossierImportRun *run, GPtrArray *fetched, GError **error)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new ();
  g_autoptr (GArray) saved = NULL;

  for (guint i = 0; i < fetched->len; i++)
    g_ptr_array_add (drafts, ((DossierImportEntry *) fetched->pdata[i])->draft);
  saved = dossier_store_peek (dossier_library_get_store (run->library), drafts, TRUE, error);
  for (guint i = 0; saved != NULL && i < fetched->len; i++)
    {
      const DossierSaveResult *own = &g_array_index (saved, DossierSaveResult, i);
      DossierImportEntry      *entry = fetched->pdata[i];

      if (own->saved == DOSSIER_SAVED_NEW || !entry->is_new)
        continue;
      entry->is_new = FALSE;
      entry->story = entry->line->story = own->story;
      entry->line->outcome = own->saved == DOSSIER_SAVED_RETURNED ? DOSSIER_IMPORTED_RETURNED : DOSSIER_IMPORTED_SAME;
    }
  return saved != NULL;
}

static gboolean
is_stopped (const DossierCrawlPage *page)
{
  return (!page->was_asked && page->wait_until == 0) || g_error_matches (page->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What came of each; those whose page came are added to @fetched. */
static void
sort_out (DossierImportRun *run, GPtrArray *pages, GPtrArray *fetched)
{
  gboolean is_private = FALSE;

  for (guint i = 0; i < pages->len; i++)
    {
      DossierCrawlPage   *page = pages->pdata[i];
      DossierImportEntry *entry = page->data;

      if (is_stopped (page))
        entry->is_stopped = TRUE;
      else if (page->error != NULL || !page->was_asked)
        entry->line->problem
            = g_strdup (page->error != NULL ? page->error->message
                                            : _ ("Its server wants to be left alone for a while. Try again later."));
      else
        g_ptr_array_add (fetched, entry);
      is_private |= g_error_matches (page->error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_PRIVATE);
    }
  if (is_private)
    g_ptr_array_add (run->result->remarks,
                     g_strdup (_ ("“dossier import --private FILE” also fetches pages inside your own network")));
}

/* Fetched pages are saved under the address that the export has. */
static void
keep_addresses (GPtrArray *fetched)
{
  for (guint i = 0; i < fetched->len; i++)
    {
      DossierImportEntry *entry = fetched->pdata[i];

      g_free (entry->draft->uri);
      entry->draft->uri = g_strdup (entry->from->uri);
    }
}

static GPtrArray *
list_pages (DossierImportRun *run)
{
  GPtrArray *pages = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_crawl_page_free);
  guint      n_more = 0;

  for (guint i = 0; i < run->items->len; i++)
    {
      DossierImportEntry *entry = run->items->pdata[i];

      if (!dossier_import_entry_wants_page (run, entry))
        continue;
      if (pages->len < DOSSIER_LIBRARY_MAX_PAGES)
        g_ptr_array_add (pages, dossier_crawl_page_new (entry->from->uri, run->options->allow_private, entry));
      else
        n_more++;
    }
  if (n_more > 0)
    g_ptr_array_add (
        run->result->remarks,
        g_strdup_printf (ngettext ("%u page was not fetched yet: import the file again for the rest",
                                   "%u pages were not fetched yet: import the file again for the rest", n_more),
                         n_more));
  return pages;
}

gboolean
dossier_import_fetch (DossierImportRun *run, GError **error)
{
  g_autoptr (GPtrArray) pages = list_pages (run);
  g_autoptr (GPtrArray) fetched = g_ptr_array_new ();
  Round               round = { run, 0, pages->len };
  DossierCrawlOptions crawl = { .max_hosts = DOSSIER_BOOKMARK_PAGES_AT_ONCE,
                                .pause = DOSSIER_BOOKMARK_PAGES_PAUSE,
                                .read = take_page,
                                .ended = tell_progress,
                                .user_data = &round };

  if (pages->len == 0)
    return TRUE;
  dossier_crawl_run (pages, &crawl, run->cancellable);
  sort_out (run, pages, fetched);
  if (!find_own (run, fetched, error))
    return FALSE;
  keep_addresses (fetched);
  return TRUE;
}
