/* dossier-story-given.c - a text that a person brings takes the place of a story's
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "dossier-extraction.h"
#include "dossier-html.h"
#include "dossier-intake.h"
#include "dossier-letter.h"
#include "dossier-library-private.h"
#include "dossier-plain.h"
#include "dossier-story-text-private.h"

static gboolean
check_size (gsize size, gsize most, GError **error)
{
  g_autofree char *words = size > most ? g_format_size_full (most, G_FORMAT_SIZE_IEC_UNITS) : NULL;

  if (words == NULL)
    return TRUE;
  g_set_error (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_TOO_LARGE,
               /* TRANSLATORS: %s is a size, "4.0 MiB" */
               _ ("The text is too large: it may have %s at most. Take the article alone."), words);
  return FALSE;
}

static DossierDocument *
read_text (GBytes *bytes, const char *title, GError **error)
{
  gsize       size;
  const char *text = g_bytes_get_data (bytes, &size);

  return check_size (size, DOSSIER_LIBRARY_MAX_PASTE, error)
             ? dossier_plain_read (size > 0 ? text : "", (gssize) size, title, error)
             : NULL;
}

/* What was marked in a page or a mail is meant whole, but for what nobody sees. */
static DossierDocument *
read_html (GBytes *bytes, const char *title, GError **error)
{
  g_autofree char *html = dossier_html_decode (bytes, NULL, NULL);
  g_autoptr (DossierLetter) letter = dossier_letter_new_from_html (html, title, error);

  return letter != NULL ? dossier_document_ref (letter->document) : NULL;
}

static DossierDocument *
read_page (GBytes *bytes, GError **error)
{
  g_autoptr (DossierDraft) draft = dossier_extract_page (bytes, NULL, NULL, error);

  return draft != NULL ? dossier_document_ref (draft->document) : NULL;
}

static DossierDocument *
read_file (GBytes *bytes, const char *title, GError **error)
{
  DossierContentKind kind = dossier_intake_sniff (bytes, NULL, NULL);

  if (!dossier_intake_check (bytes, kind, NULL, error))
    return NULL;
  switch (kind)
    {
    case DOSSIER_CONTENT_HTML:
    case DOSSIER_CONTENT_BOOKMARKS: return read_page (bytes, error);
    case DOSSIER_CONTENT_TEXT: return read_text (bytes, title, error);
    case DOSSIER_CONTENT_FEED:
    case DOSSIER_CONTENT_OPML:
    case DOSSIER_CONTENT_MAIL:
    case DOSSIER_CONTENT_MAILBOX:
    case DOSSIER_CONTENT_EMPTY:
    case DOSSIER_CONTENT_BINARY: break;
    }
  g_set_error_literal (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_UNSUPPORTED,
                       _ ("This is a feed, a list or a mail, not the text of one story. Give a text or a page."));
  return NULL;
}

static DossierDocument *
read_kind (GBytes *bytes, DossierGivenKind kind, const char *title, GError **error)
{
  switch (kind)
    {
    case DOSSIER_GIVEN_TEXT: return read_text (bytes, title, error);
    case DOSSIER_GIVEN_HTML: return read_html (bytes, title, error);
    case DOSSIER_GIVEN_FILE: return read_file (bytes, title, error);
    }
  g_assert_not_reached ();
}

static DossierDocument *
read_given (GBytes *bytes, DossierGivenKind kind, const char *title, GError **error)
{
  g_autoptr (DossierDocument) document = check_size (g_bytes_get_size (bytes), DOSSIER_GIVEN_MAX_BYTES, error)
                                             ? read_kind (bytes, kind, title, error)
                                             : NULL;

  if (document == NULL)
    return NULL;
  if (dossier_document_count_words (document) > 0)
    return g_steal_pointer (&document);
  g_set_error_literal (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_EMPTY,
                       _ ("There are no words in it. Copy the article first, then paste it."));
  return NULL;
}

DossierDocument *
dossier_library_read_given (DossierLibrary *self, gint64 story, GBytes *bytes, DossierGivenKind kind, GError **error)
{
  g_autoptr (DossierTextSource) source
      = dossier_store_load_text_source (dossier_library_get_store (self), story, error);

  return source != NULL ? read_given (bytes, kind, source->title, error) : NULL;
}

gboolean
dossier_library_give_text (DossierLibrary *self, gint64 story, GBytes *bytes, DossierGivenKind kind,
                           DossierTextSaved *saved, GError **error)
{
  g_autoptr (DossierTextSource) source = dossier_story_text_load_source (self, story, error);
  g_autoptr (DossierDraft) draft = dossier_draft_new ();

  if (source == NULL)
    return FALSE;
  draft->origin = DOSSIER_ORIGIN_PERSON;
  draft->document = read_given (bytes, kind, source->title, error);
  return draft->document != NULL
         && dossier_story_text_save (self, source, draft, DOSSIER_TEXT_GIVEN, NULL, saved, error);
}
