/* dossier-bookmark-pages.c - a file of bookmarks becomes stories: the stages of the pipeline that differ for it
 *
 * The threads take the pages in order, passing over those whose host is being asked already. A page belongs to the
 * thread that took it; afterwards to the caller. Everything else of a Round is under its lock.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-bookmark-pages.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "dossier-bookmark-parser.h"
#include "dossier-extraction.h"
#include "dossier-fetcher.h"
#include "dossier-html.h"

typedef struct
{
  DossierDraft *draft; /* the bookmark; the page's own takes its place */
  char         *host;
  gboolean      is_taken;
  GError       *error;
} Page;

typedef struct
{
  GCancellable *cancellable;
  gboolean      allow_private;

  GMutex      lock;
  GCond       news;
  GPtrArray  *pages;   /* (element-type Page) */
  GHashTable *hosts;   /* being asked; borrowed from their pages */
  guint       n_first; /* all pages before it are taken */
  guint       n_done, n_running;
} Round;

/* ---- the list ---- */

static void
remark (DossierBatch *batch, char *words)
{
  g_ptr_array_add (batch->result->remarks, words);
}

static DossierDraft *
make_draft (const DossierBookmark *bookmark, const char *address)
{
  DossierDraft *draft = dossier_draft_new ();

  draft->uri = g_strdup (address);
  draft->title = g_strdup (bookmark->title);
  draft->saved = bookmark->added;
  return draft;
}

typedef struct
{
  guint    n_feeds;
  gboolean has_more; /* folders, tags or notes, which stories have no place for */
} Seen;

static void
take_bookmark (DossierBatch *batch, const DossierBookmark *bookmark, GHashTable *addresses, Seen *seen,
               DossierRefusals *refusals)
{
  g_autofree char *address = NULL;

  if (dossier_bookmark_get_feed (bookmark) != NULL)
    {
      seen->n_feeds++;
      return;
    }
  if (dossier_intake_classify (bookmark->uri, &address) != DOSSIER_INPUT_ADDRESS
      || !g_hash_table_add (addresses, g_strdup (address)))
    return;
  if (batch->drafts->len >= DOSSIER_LIBRARY_MAX_PAGES)
    {
      dossier_refusals_add (refusals, DOSSIER_REFUSAL_MANY, G_STRINGIFY (DOSSIER_LIBRARY_MAX_PAGES));
      return;
    }
  seen->has_more |= bookmark->folder[0] != NULL || bookmark->tags[0] != NULL || bookmark->note != NULL;
  g_ptr_array_add (batch->drafts, make_draft (bookmark, address));
}

static void
tell_seen (DossierBatch *batch, const Seen *seen)
{
  if (seen->n_feeds > 0)
    remark (batch, g_strdup_printf (ngettext ("%u link is a feed: subscribe to it with “dossier feeds add FILE”",
                                              "%u links are feeds: subscribe to them with “dossier feeds add FILE”",
                                              seen->n_feeds),
                                    seen->n_feeds));
  if (seen->has_more)
    remark (batch, g_strdup (_ ("The folders, tags and notes of the bookmarks are not kept: stories have none")));
}

gboolean
dossier_bookmark_pages_list (DossierBatch *batch, GError **error)
{
  g_autofree char *text = dossier_html_decode (batch->bytes, NULL, NULL);
  g_autoptr (DossierRefusals) refusals = dossier_refusals_new ();
  g_autoptr (GPtrArray) bookmarks = dossier_bookmark_parser_run (text, strlen (text), refusals, error);
  g_autoptr (GHashTable) addresses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Seen seen = { 0 };

  if (bookmarks == NULL)
    return FALSE;
  for (guint i = 0; i < bookmarks->len; i++)
    take_bookmark (batch, bookmarks->pdata[i], addresses, &seen, refusals);
  dossier_refusals_tell (refusals, batch->result->refused);
  tell_seen (batch, &seen);
  batch->result->title = g_strdup (batch->name);
  g_clear_pointer (&batch->bytes, g_bytes_unref);
  if (batch->drafts->len > 0)
    return TRUE;
  g_set_error_literal (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_EMPTY,
                       seen.n_feeds > 0
                           ? _ ("The bookmarks in it are feeds, not pages. Subscribe to them with “dossier "
                                "feeds add FILE”.")
                           : _ ("There is no bookmark of a page in it."));
  return FALSE;
}

/* ---- fetching ---- */

static void
page_free (gpointer data)
{
  Page *page = data;

  dossier_draft_free (page->draft);
  g_free (page->host);
  g_clear_error (&page->error);
  g_free (page);
}

/* What came as a draft, whatever it is of what can be read. */
static DossierDraft *
read_page (const DossierFetchResult *fetched, const char *address, GError **error)
{
  DossierContentKind kind = dossier_intake_sniff (fetched->body, fetched->content_type, NULL);

  if (fetched->status >= 400)
    g_set_error_literal (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_UNREADABLE,
                         fetched->reason != NULL ? fetched->reason : _ ("The server did not give the page."));
  else if (kind == DOSSIER_CONTENT_FEED || kind == DOSSIER_CONTENT_OPML)
    g_set_error_literal (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_UNSUPPORTED,
                         _ ("This is a feed, not a page. Subscribe to it with “dossier feeds add URL”."));
  else if (dossier_intake_check (fetched->body, kind, NULL, error))
    return kind == DOSSIER_CONTENT_HTML
               ? dossier_extract_page (fetched->body, fetched->content_type, fetched->final_uri, error)
               : dossier_extract_text (fetched->body, error);
  return NULL;
}

static void
fetch_page (Round *round, Page *page)
{
  DossierFetchOptions options = { .allow_private = round->allow_private };
  g_autoptr (DossierFetchResult) fetched = dossier_fetch (page->draft->uri, &options, round->cancellable, &page->error);
  DossierDraft *draft = fetched != NULL ? read_page (fetched, page->draft->uri, &page->error) : NULL;

  if (draft == NULL)
    return;
  draft->saved = page->draft->saved;
  if (draft->uri == NULL)
    {
      draft->uri = g_strdup (fetched->final_uri);
      g_free (draft->title);
      draft->title = g_strdup (page->draft->title);
    }
  dossier_draft_free (page->draft);
  page->draft = draft;
}

/* Under the lock: the next page whose host is not asked; NULL when all are taken or it was stopped. */
static Page *
take_page (Round *round)
{
  for (;;)
    {
      if (g_cancellable_is_cancelled (round->cancellable))
        return NULL;
      while (round->n_first < round->pages->len && ((Page *) round->pages->pdata[round->n_first])->is_taken)
        round->n_first++;
      if (round->n_first == round->pages->len)
        return NULL;
      for (guint i = round->n_first; i < round->pages->len; i++)
        {
          Page *page = round->pages->pdata[i];

          if (page->is_taken || !g_hash_table_add (round->hosts, page->host))
            continue;
          page->is_taken = TRUE;
          return page;
        }
      g_cond_wait (&round->news, &round->lock);
    }
}

static gpointer
fetch_thread (gpointer data)
{
  Round *round = data;
  Page  *page;

  g_mutex_lock (&round->lock);
  while ((page = take_page (round)) != NULL)
    {
      g_mutex_unlock (&round->lock);
      fetch_page (round, page);
      g_mutex_lock (&round->lock);
      g_hash_table_remove (round->hosts, page->host);
      round->n_done++;
      g_cond_broadcast (&round->news);
    }
  round->n_running--;
  g_cond_broadcast (&round->news);
  g_mutex_unlock (&round->lock);
  return NULL;
}

static void
wait_for_all (Round *round, DossierBatch *batch)
{
  guint told = 0;

  g_mutex_lock (&round->lock);
  while (round->n_running > 0)
    {
      guint n_done;

      g_cond_wait (&round->news, &round->lock);
      n_done = round->n_done;
      if (batch->progress == NULL || n_done == told)
        continue;
      g_mutex_unlock (&round->lock);
      batch->progress (n_done, round->pages->len, batch->progress_data);
      told = n_done;
      g_mutex_lock (&round->lock);
    }
  g_mutex_unlock (&round->lock);
}

static void
run_round (Round *round, DossierBatch *batch)
{
  GThread *threads[DOSSIER_BOOKMARK_PAGES_AT_ONCE];
  guint    n = MIN (G_N_ELEMENTS (threads), round->pages->len);

  g_mutex_init (&round->lock);
  g_cond_init (&round->news);
  round->n_running = n;
  for (guint i = 0; i < n; i++)
    threads[i] = g_thread_new ("bookmark-pages", fetch_thread, round);
  wait_for_all (round, batch);
  for (guint i = 0; i < n; i++)
    g_thread_join (threads[i]);
  g_cond_clear (&round->news);
  g_mutex_clear (&round->lock);
}

/* ---- what came of it ---- */

static gboolean
is_stopped (const Page *page)
{
  return !page->is_taken || g_error_matches (page->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
refuse_page (DossierBatch *batch, const Page *page, gboolean *is_private)
{
  *is_private |= g_error_matches (page->error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_PRIVATE);
  g_ptr_array_add (batch->result->refused, g_strdup_printf ("%s: %s", page->draft->uri, page->error->message));
}

static void
sort_out (DossierBatch *batch, GPtrArray *pages)
{
  guint    n_stopped = 0;
  gboolean is_private = FALSE;

  for (guint i = 0; i < pages->len; i++)
    {
      Page *page = pages->pdata[i];

      if (is_stopped (page))
        n_stopped++;
      else if (page->error != NULL)
        refuse_page (batch, page, &is_private);
      else
        g_ptr_array_add (batch->drafts, g_steal_pointer (&page->draft));
    }
  if (n_stopped > 0)
    g_ptr_array_add (batch->result->refused,
                     g_strdup_printf (ngettext ("%u page was not fetched any more: it was stopped",
                                                "%u pages were not fetched any more: it was stopped", n_stopped),
                                      n_stopped));
  if (is_private)
    remark (batch, g_strdup (_ ("“dossier add --private FILE” also fetches pages inside your own network")));
}

static Page *
page_new (DossierDraft *draft)
{
  Page            *page = g_new0 (Page, 1);
  g_autofree char *host = dossier_extract_host (draft->uri);

  page->draft = draft;
  page->host = host != NULL ? g_ascii_strdown (host, -1) : g_strdup ("");
  return page;
}

gboolean
dossier_bookmark_pages_fetch (DossierBatch *batch, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func (page_free);
  g_autoptr (GHashTable) hosts = g_hash_table_new (g_str_hash, g_str_equal);
  Round round = { .cancellable = cancellable, .pages = pages, .hosts = hosts };

  round.allow_private = batch->options != NULL && batch->options->allow_private;
  for (guint i = 0; i < batch->drafts->len; i++)
    g_ptr_array_add (pages, page_new (g_steal_pointer (&batch->drafts->pdata[i])));
  g_ptr_array_set_size (batch->drafts, 0);
  run_round (&round, batch);
  sort_out (batch, pages);
  batch->progress = NULL; /* what is left to do is short, and would begin anew */
  return batch->drafts->len > 0 || !g_cancellable_set_error_if_cancelled (cancellable, error);
}
