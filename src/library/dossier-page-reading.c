/* dossier-page-reading.c - what a server sent for a story's link becomes the story's text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-page-reading.h"

#include <glib/gi18n-lib.h>

#include "dossier-extraction.h"
#include "dossier-intake.h"
#include "dossier-library-private.h"
#include "dossier-next-pages.h"
#include "dossier-page-choice.h"

static gboolean
check_status (const DossierFetchResult *fetched, GError **error)
{
  if (fetched->status < 300)
    return TRUE;
  g_set_error_literal (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_UNREADABLE,
                       fetched->reason != NULL ? fetched->reason : _ ("The server did not give the page."));
  return FALSE;
}

static DossierDraft *
extract (const DossierFetchResult *fetched, GError **error)
{
  DossierContentKind kind = dossier_intake_sniff (fetched->body, fetched->content_type, NULL);

  if (!dossier_intake_check (fetched->body, kind, fetched->final_uri, error))
    return NULL;
  switch (kind)
    {
    case DOSSIER_CONTENT_HTML:
    case DOSSIER_CONTENT_BOOKMARKS:
      return dossier_extract_page (fetched->body, fetched->content_type, fetched->final_uri, error);
    case DOSSIER_CONTENT_TEXT: return dossier_extract_text (fetched->body, error);
    case DOSSIER_CONTENT_FEED:
    case DOSSIER_CONTENT_OPML:
    case DOSSIER_CONTENT_EMPTY:
    case DOSSIER_CONTENT_BINARY: break;
    }
  g_set_error_literal (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_UNSUPPORTED,
                       _ ("The story's link leads to a feed, not to a page. Its text stays as it is."));
  return NULL;
}

static gboolean
check_about (const DossierDraft *page, const DossierPageWait *wait, GError **error)
{
  if (dossier_page_choice_is_about (page->title, dossier_document_get_text (page->document), wait->title,
                                    wait->summary))
    return TRUE;
  g_set_error_literal (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_UNSUPPORTED,
                       _ ("The page is about something else: the site or the network may want you to log in. "
                          "Open the story's link in a browser."));
  return FALSE;
}

static gboolean
recognise (DossierLibrary *library, DossierDraft *page, const DossierPageWait *wait, GError **error)
{
  const DossierRecogniser *recogniser = dossier_library_get_recogniser (library, error);

  if (recogniser == NULL)
    return FALSE;
  page->recognition
      = dossier_recogniser_run (recogniser, dossier_document_get_text (page->document), wait->title, &wait->published);
  return TRUE;
}

gboolean
dossier_page_reading_run (DossierLibrary *library, const DossierPageWait *wait, DossierFetchResult *fetched,
                          gboolean journalled, DossierPageSaved *saved, GCancellable *cancellable, GError **error)
{
  g_autoptr (DossierDraft) page = check_status (fetched, error) ? extract (fetched, error) : NULL;

  if (page == NULL || !check_about (page, wait, error))
    return FALSE;
  dossier_next_pages_follow (page, wait->may_be_private, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error) || !recognise (library, page, wait, error))
    return FALSE;
  page->origin = DOSSIER_ORIGIN_PAGE;
  return !g_cancellable_set_error_if_cancelled (cancellable, error)
         && dossier_store_save_page (dossier_library_get_store (library), wait->story, page, journalled, saved, error);
}
