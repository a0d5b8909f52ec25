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
#include "dossier-versions.h"

static gboolean
check_status (const DossierFetchResult *fetched, GError **error)
{
  if (fetched->status < 300)
    return TRUE;
  g_set_error_literal (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_UNREADABLE,
                       fetched->reason != NULL ? fetched->reason : _ ("The server did not give the page."));
  return FALSE;
}

/* With what a person chose of the page, unless nothing of that is left in it. */
static DossierDraft *
extract_page (const DossierFetchResult *fetched, const char *choices, GError **error)
{
  DossierDraft *draft = NULL;

  if (choices != NULL)
    draft = dossier_extract_page_chosen (fetched->body, fetched->content_type, fetched->final_uri, choices, NULL);
  return draft != NULL ? draft : dossier_extract_page (fetched->body, fetched->content_type, fetched->final_uri, error);
}

static DossierDraft *
extract (const DossierFetchResult *fetched, const char *choices, GError **error)
{
  DossierContentKind kind = dossier_intake_sniff (fetched->body, fetched->content_type, NULL);

  if (!dossier_intake_check (fetched->body, kind, fetched->final_uri, error))
    return NULL;
  switch (kind)
    {
    case DOSSIER_CONTENT_HTML:
    case DOSSIER_CONTENT_BOOKMARKS: return extract_page (fetched, choices, error);
    case DOSSIER_CONTENT_TEXT: return dossier_extract_text (fetched->body, error);
    case DOSSIER_CONTENT_FEED:
    case DOSSIER_CONTENT_OPML:
    case DOSSIER_CONTENT_MAIL:
    case DOSSIER_CONTENT_MAILBOX:
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
recognise (DossierLibrary *library, DossierDraft *page, const DossierPageWait *wait, GCancellable *cancellable,
           GError **error)
{
  g_autoptr (DossierRecogniser) recogniser = dossier_library_get_recogniser (library, error);
  DossierRecogniserText text
      = { .title = wait->title, .written = &wait->published, .language = page->language, .cancellable = cancellable };

  if (recogniser == NULL)
    return FALSE;
  text.text = dossier_document_get_text (page->document);
  page->recognition = dossier_recogniser_read (recogniser, &text);
  return TRUE;
}

gboolean
dossier_page_reading_run (DossierLibrary *library, const DossierPageWait *wait, DossierFetchResult *fetched,
                          gboolean journalled, DossierPageSaved *saved, GCancellable *cancellable, GError **error)
{
  DossierStore    *store = dossier_library_get_store (library);
  GError          *problem = NULL;
  g_autofree char *choices = dossier_store_dup_choices (store, wait->story, &problem);
  g_autoptr (DossierDraft) page = NULL;

  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  page = check_status (fetched, error) ? extract (fetched, choices, error) : NULL;
  if (page == NULL || !check_about (page, wait, error))
    return FALSE;
  dossier_next_pages_follow (page, wait->may_be_private, cancellable);
  if (choices != NULL && page->page != NULL && page->page->next != NULL)
    dossier_extract_choose (page, choices, NULL); /* with nothing left, the text is what Dossier chooses */
  if (g_cancellable_set_error_if_cancelled (cancellable, error) || !recognise (library, page, wait, cancellable, error))
    return FALSE;
  page->origin = DOSSIER_ORIGIN_PAGE;
  return !g_cancellable_set_error_if_cancelled (cancellable, error)
         && dossier_store_save_page (store, wait->story, page, journalled, saved, error);
}
