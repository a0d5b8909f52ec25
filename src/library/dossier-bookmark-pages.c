/* dossier-bookmark-pages.c - a file of bookmarks becomes stories: the stages of the pipeline that differ for it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-bookmark-pages.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "dossier-bookmark-parser.h"
#include "dossier-crawl.h"
#include "dossier-extraction.h"
#include "dossier-html.h"
#include "dossier-next-pages.h"

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
  gboolean has_more; /* folders, tags or notes, which only an import keeps */
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
    remark (batch, g_strdup (_ (
                       "The folders, tags and notes of the bookmarks are not kept: “dossier import FILE” keeps them")));
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

DossierDraft *
dossier_bookmark_pages_read (const DossierFetchResult *fetched, GError **error)
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

typedef struct
{
  DossierBatch *batch;
  guint         n_done, n_total;
} Round;

/* On a worker's thread. The page's own draft takes the place of the bookmark's. */
static gboolean
take_page (DossierCrawlPage *page, gpointer data, GError **error)
{
  DossierDraft *bookmark = page->data;
  DossierDraft *draft = dossier_bookmark_pages_read (page->fetched, error);

  if (draft == NULL)
    return FALSE;
  dossier_next_pages_follow (draft, page->allow_private, NULL);
  draft->saved = bookmark->saved;
  draft->original_uri = g_strdup (bookmark->uri);
  if (draft->uri == NULL)
    {
      draft->uri = g_strdup (page->fetched->final_uri);
      g_free (draft->title);
      draft->title = g_strdup (bookmark->title);
    }
  page->data = draft;
  return TRUE;
}

static gboolean
tell_progress (DossierCrawlPage *page, gpointer data)
{
  Round *round = data;

  round->n_done++;
  if (round->batch->progress != NULL)
    round->batch->progress (round->n_done, round->n_total, round->batch->progress_data);
  return TRUE;
}

/* ---- what came of it ---- */

static gboolean
is_stopped (const DossierCrawlPage *page)
{
  return (!page->was_asked && page->wait_until == 0) || g_error_matches (page->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
refuse_page (DossierBatch *batch, const DossierCrawlPage *page, gboolean *is_private)
{
  const char *why = page->error != NULL ? page->error->message
                                        : _ ("Its server wants to be left alone for a while. Try again later.");

  *is_private |= g_error_matches (page->error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_PRIVATE);
  g_ptr_array_add (batch->result->refused, g_strdup_printf ("%s: %s", page->uri, why));
}

static void
sort_out (DossierBatch *batch, GPtrArray *pages)
{
  guint    n_stopped = 0;
  gboolean is_private = FALSE;

  for (guint i = 0; i < pages->len; i++)
    {
      DossierCrawlPage *page = pages->pdata[i];

      if (is_stopped (page))
        n_stopped++;
      else if (page->error != NULL || !page->was_asked)
        refuse_page (batch, page, &is_private);
      else
        g_ptr_array_add (batch->drafts, page->data);
    }
  if (n_stopped > 0)
    g_ptr_array_add (batch->result->refused,
                     g_strdup_printf (ngettext ("%u page was not fetched any more: it was stopped",
                                                "%u pages were not fetched any more: it was stopped", n_stopped),
                                      n_stopped));
  if (is_private)
    remark (batch, g_strdup (_ ("“dossier add --private FILE” also fetches pages inside your own network")));
}

gboolean
dossier_bookmark_pages_fetch (DossierBatch *batch, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) bookmarks = g_steal_pointer (&batch->drafts);
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_crawl_page_free);
  Round               round = { batch, 0, bookmarks->len };
  DossierCrawlOptions crawl = { .max_hosts = DOSSIER_BOOKMARK_PAGES_AT_ONCE,
                                .pause = DOSSIER_BOOKMARK_PAGES_PAUSE,
                                .read = take_page,
                                .ended = tell_progress,
                                .user_data = &round };
  gboolean            allow_private = batch->options != NULL && batch->options->allow_private;

  for (guint i = 0; i < bookmarks->len; i++)
    g_ptr_array_add (pages, dossier_crawl_page_new (((const DossierDraft *) bookmarks->pdata[i])->uri, allow_private,
                                                    bookmarks->pdata[i]));
  dossier_crawl_run (pages, &crawl, cancellable);
  batch->drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);
  sort_out (batch, pages);
  batch->progress = NULL; /* what is left to do is short, and would begin anew */
  return batch->drafts->len > 0 || !g_cancellable_set_error_if_cancelled (cancellable, error);
}
