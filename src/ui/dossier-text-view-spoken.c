/* dossier-text-view-spoken.c - the place in a story that is being read aloud
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-text-view-private.h"

#include "dossier-text-view-tags.h"

/* Whether some of [@start, @end) of the buffer can be seen, or with @whole all of it. */
static gboolean
is_seen (DossierTextView *self, guint start, guint end, gboolean whole)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GdkRectangle   seen, first, last;
  GtkTextIter    iter;

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &seen);
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, start);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &first);
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, end);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &last);
  if (whole)
    return first.y >= seen.y && last.y + last.height <= seen.y + seen.height;
  return last.y + last.height > seen.y && first.y < seen.y + seen.height;
}

static void
scroll_there (DossierTextView *self)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &iter, self->spoken_start);
  dossier_text_view_scroll_to (self, &iter);
}

static void
mark_title (DossierTextView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter    first, last;

  self->spoken_start = 0;
  self->spoken_end = self->meta_start - 1;
  gtk_text_buffer_get_iter_at_offset (buffer, &first, 0);
  gtk_text_buffer_get_iter_at_offset (buffer, &last, self->spoken_end);
  gtk_text_buffer_apply_tag_by_name (buffer, DOSSIER_TEXT_TAG_SPOKEN, &first, &last);
}

void
dossier_text_view_set_spoken (DossierTextView *self, int start, guint length)
{
  gboolean follows;

  if (self->fill == NULL)
    return;
  follows = self->spoken_end == 0 || is_seen (self, self->spoken_start, self->spoken_end, FALSE);
  dossier_text_fill_remove_tag (self->fill, DOSSIER_TEXT_TAG_SPOKEN);
  self->spoken_start = self->spoken_end = 0;
  if (length == 0)
    return;
  if (start == DOSSIER_TEXT_VIEW_TITLE)
    mark_title (self);
  else
    {
      dossier_text_fill_add_tag (self->fill, DOSSIER_TEXT_TAG_SPOKEN, start, length);
      self->spoken_start = self->base + start;
      self->spoken_end = self->base + start + length;
    }
  if (follows && !is_seen (self, self->spoken_start, self->spoken_end, TRUE))
    scroll_there (self);
}
