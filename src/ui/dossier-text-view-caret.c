/* dossier-text-view-caret.c - the text of a story by keys: a caret, and from heading to heading, from link to link
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-text-view-private.h"

/* Nobody asked for it: its first place is where one reads. */
void
dossier_text_view_show_caret (DossierTextView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter    iter;

  if (gtk_text_view_get_cursor_visible (GTK_TEXT_VIEW (self)))
    return;
  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (self), TRUE);
  if (gtk_text_buffer_get_has_selection (buffer))
    return;
  if (!gtk_text_view_move_mark_onscreen (GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (buffer)))
    return;
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  gtk_text_buffer_place_cursor (buffer, &iter);
}

void
dossier_text_view_set_caret (DossierTextView *self, gboolean has_caret)
{
  self->has_caret = has_caret;
  if (has_caret)
    dossier_text_view_show_caret (self);
  else
    gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (self), FALSE);
}

gboolean
dossier_text_view_has_caret (DossierTextView *self)
{
  return self->has_caret;
}

/* ---- from place to place ---- */

static guint
get_caret (DossierTextView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter    iter;
  int            offset;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  offset = dossier_text_view_to_document (self, &iter);
  return MAX (offset, 0);
}

/* Whether the caret is in the document: else it stands before its first character. */
static gboolean
is_in_document (DossierTextView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter    iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  return dossier_text_view_to_document (self, &iter) >= 0;
}

/* Where Enter opens the link and not a name in it, if there is such a place. */
static guint
find_entrance (DossierTextView *self, const DossierSpan *link)
{
  for (guint i = 0; i < link->length; i++)
    if (dossier_text_view_hit (self, self->base + link->start + i).link == link)
      return link->start + i;
  return link->start;
}

static gboolean
is_kind (const DossierSpan *span, DossierSpanKind kind)
{
  return span->kind == kind && span->length > 0;
}

static const DossierSpan *
find_next (DossierTextView *self, DossierSpanKind kind)
{
  guint              n_spans, caret = get_caret (self);
  const DossierSpan *spans = dossier_document_get_spans (self->document, &n_spans), *found = NULL;
  gboolean           is_inside = is_in_document (self);

  for (guint i = 0; i < n_spans; i++)
    if (is_kind (&spans[i], kind) && (!is_inside || spans[i].start > caret)
        && (found == NULL || spans[i].start < found->start))
      found = &spans[i];
  return found;
}

static const DossierSpan *
find_previous (DossierTextView *self, DossierSpanKind kind)
{
  guint              n_spans, caret = get_caret (self);
  const DossierSpan *spans = dossier_document_get_spans (self->document, &n_spans), *found = NULL;

  for (guint i = 0; i < n_spans; i++)
    if (is_kind (&spans[i], kind) && spans[i].start + spans[i].length <= caret
        && (found == NULL || spans[i].start > found->start))
      found = &spans[i];
  return found;
}

gboolean
dossier_text_view_step (DossierTextView *self, DossierSpanKind kind, gboolean forward)
{
  const DossierSpan *found;
  GtkTextIter        iter;

  if (!dossier_text_view_is_filled (self))
    return FALSE;
  found = forward ? find_next (self, kind) : find_previous (self, kind);
  if (found == NULL)
    return FALSE;
  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (self), TRUE);
  dossier_text_view_to_iter (self, kind == DOSSIER_SPAN_LINK ? find_entrance (self, found) : found->start, &iter);
  gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &iter);
  dossier_text_view_scroll_to (self, &iter);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  return TRUE;
}
