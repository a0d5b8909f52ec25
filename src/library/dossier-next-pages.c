/* dossier-next-pages.c - an article that stands on several pages becomes one text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-next-pages.h"

#include "dossier-extraction.h"
#include "dossier-fetcher.h"
#include "dossier-refresh-reasons-private.h"

/* FALSE: cancelled. */
static gboolean
rest (const char *uri, GCancellable *cancellable)
{
  GPollFD wait;

  if (dossier_refresh_is_own (uri) || !g_cancellable_make_pollfd (cancellable, &wait))
    {
      if (cancellable == NULL && !dossier_refresh_is_own (uri))
        g_usleep (DOSSIER_NEXT_PAGES_PAUSE * 1000);
      return !g_cancellable_is_cancelled (cancellable);
    }
  g_poll (&wait, 1, DOSSIER_NEXT_PAGES_PAUSE);
  g_cancellable_release_fd (cancellable);
  return !g_cancellable_is_cancelled (cancellable);
}

/* NULL when it cannot be had. */
static DossierDraft *
read_page (const char *uri, gboolean allow_private, GCancellable *cancellable)
{
  const char         *within[] = { uri, NULL };
  DossierFetchOptions options = { .allow_private = allow_private, .within = within };
  g_autoptr (DossierFetchResult) fetched = dossier_fetch (uri, &options, cancellable, NULL);

  if (fetched == NULL || fetched->status >= 300)
    return NULL;
  return dossier_extract_page (fetched->body, fetched->content_type, fetched->final_uri, NULL);
}

/* All pages are kept, or none. */
static void
keep_page (DossierDraft *draft, DossierDraft *page)
{
  if (draft->page != NULL
      && (page->page == NULL || !dossier_page_copy_append (draft->page, g_steal_pointer (&page->page))))
    g_clear_pointer (&draft->page, dossier_page_copy_free);
}

/* FALSE when @page says nothing new. */
static gboolean
append (DossierDraft *draft, DossierDraft *page)
{
  DossierDocument *whole = dossier_document_append (draft->document, page->document);
  gboolean         is_new = whole != draft->document;

  dossier_document_unref (draft->document);
  draft->document = whole;
  if (is_new)
    keep_page (draft, page);
  return is_new;
}

void
dossier_next_pages_follow (DossierDraft *draft, gboolean allow_private, GCancellable *cancellable)
{
  for (guint n = 1; draft->next_uri != NULL; n++)
    {
      g_autofree char *uri = g_steal_pointer (&draft->next_uri);
      g_autoptr (DossierDraft) page = NULL;

      if (n < DOSSIER_NEXT_PAGES_MAX && rest (uri, cancellable))
        page = read_page (uri, allow_private, cancellable);
      draft->is_partial |= page == NULL || page->is_partial;
      if (page == NULL || !append (draft, page))
        return;
      draft->next_uri = g_steal_pointer (&page->next_uri);
    }
}
