/* dossier-library-annotate.c - a highlight on words that somebody quotes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-library.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "dossier-quote.h"

static gboolean
check_words (const char *quote, const char *note, GError **error)
{
  if (strlen (quote) > DOSSIER_QUOTE_MAX)
    {
      g_set_error_literal (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_TOO_LARGE,
                           _ ("The highlight is too long."));
      return FALSE;
    }
  if (note != NULL && strlen (note) > DOSSIER_ANNOTATION_MAX_NOTE)
    {
      g_set_error_literal (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_TOO_LARGE, _ ("The note is too long."));
      return FALSE;
    }
  if (!g_utf8_validate (quote, -1, NULL) || (note != NULL && !g_utf8_validate (note, -1, NULL)))
    {
      g_set_error_literal (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_NOT_TEXT,
                           _ ("The quote or the note is not valid UTF-8 text."));
      return FALSE;
    }
  return TRUE;
}

gboolean
dossier_library_annotate (DossierLibrary *self, gint64 story, const char *quote, guint nth, DossierColour colour,
                          const char *note, gint64 *new_id, GError **error)
{
  DossierAnnotationRow given = { .story = story, .colour = colour, .note = (char *) note };

  return dossier_library_annotate_with (self, &given, quote, nth, new_id, error);
}

gboolean
dossier_library_annotate_with (DossierLibrary *self, const DossierAnnotationRow *given, const char *quote, guint nth,
                               gint64 *new_id, GError **error)
{
  DossierStore *store = dossier_library_get_store (self);
  g_autoptr (DossierStoryContent) content = NULL;
  g_autoptr (DossierChange) change = NULL;
  g_autofree char     *found = NULL, *prefix = NULL, *suffix = NULL;
  DossierAnnotationRow row = *given;
  guint                before;

  if (!check_words (quote, given->note, error))
    return FALSE;
  content = dossier_store_load_content (store, given->story, error);
  if (content == NULL)
    return FALSE;
  if (!dossier_quote_find (dossier_document_get_text (content->document), quote, nth, &row.start, &row.length))
    {
      g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND,
                   nth == 0 ? _ ("These words do not stand in the story: “%s”")
                            : _ ("These words do not stand so often in the story: “%s”"),
                   quote);
      return FALSE;
    }
  before = MIN (row.start, DOSSIER_ANNOTATION_CONTEXT);
  row.revision = content->revision;
  row.quote = found = dossier_document_dup_slice (content->document, row.start, row.length);
  row.prefix = prefix = dossier_document_dup_slice (content->document, row.start - before, before);
  row.suffix = suffix
      = dossier_document_dup_slice (content->document, row.start + row.length, DOSSIER_ANNOTATION_CONTEXT);
  row.created = row.modified = g_get_real_time () / G_USEC_PER_SEC;
  change = dossier_change_annotate (&row);
  return dossier_store_apply (store, change, new_id, error);
}
