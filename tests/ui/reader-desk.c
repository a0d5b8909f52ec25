/* reader-desk.c - a reader with the fixture's story in it, and what is asked of it in tests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "reader-desk.h"

#include <string.h>
#include "dossier-text-view-private.h"

gboolean
reader_desk_is_filled (gpointer data)
{
  DossierReader *reader = data;

  return reader->content != NULL && dossier_story_get_row (reader->content->story)->id == reader->story
         && dossier_text_view_is_filled (reader->view);
}

DossierReader *
reader_desk_open (UiFixture *fixture, int offset)
{
  GtkWidget *reader = dossier_reader_new (fixture->library);

  ui_fixture_show (fixture, reader);
  dossier_reader_open (DOSSIER_READER (reader), fixture->story, offset);
  ui_wait_until (reader_desk_is_filled, reader);
  return DOSSIER_READER (reader);
}

guint
reader_desk_offset_of (DossierReader *reader, const char *words)
{
  const char *text = dossier_document_get_text (reader->content->document);
  const char *place = strstr (text, words);

  g_assert_nonnull (place);
  return g_utf8_pointer_to_offset (text, place);
}

gboolean
reader_desk_has_tag (DossierReader *reader, guint offset, const char *tag)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (reader->view));
  GtkTextIter    iter;

  dossier_text_view_to_iter (reader->view, offset, &iter);
  return gtk_text_iter_has_tag (&iter, gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), tag));
}
