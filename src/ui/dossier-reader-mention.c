/* dossier-reader-mention.c - from one mention of somebody to the next
 *
 * Of whom: of whose card was opened in this story last, else of those that the list is filtered by. While the card is
 * open it goes with them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-reader-private.h"

#include <glib/gi18n.h>
#include "dossier-entity-card.h"

static const DossierEntityRow *
find_entity (DossierReader *self, gint64 id)
{
  for (guint i = 0; i < self->content->entities->len; i++)
    {
      const DossierEntityRow *row = dossier_entity_get_row (g_ptr_array_index (self->content->entities, i));

      if (row->id == id)
        return row;
    }
  return NULL;
}

void
dossier_reader_open_card (DossierReader *self, const DossierStoredMention *mention)
{
  const DossierEntityRow *row = mention != NULL ? find_entity (self, mention->entity) : NULL;

  if (row == NULL)
    return;
  self->card_entity = row->id;
  self->card_start = mention->start;
  dossier_text_view_popup (self->view,
                           GTK_POPOVER (dossier_entity_card_new (self->library, row, self->content, mention)),
                           mention->start, mention->length);
}

void
dossier_reader_set_entities (DossierReader *self, GArray *entities)
{
  g_array_set_size (self->filter_entities, 0);
  if (entities->len > 0)
    g_array_append_vals (self->filter_entities, entities->data, entities->len);
}

static gboolean
is_meant (DossierReader *self, gint64 entity)
{
  if (self->card_entity != 0)
    return entity == self->card_entity;
  for (guint i = 0; i < self->filter_entities->len; i++)
    if (g_array_index (self->filter_entities, gint64, i) == entity)
      return TRUE;
  return FALSE;
}

static gboolean
has_card (DossierReader *self)
{
  GtkPopover *popover = dossier_text_view_get_popover (self->view);

  return DOSSIER_IS_ENTITY_CARD (popover) && gtk_widget_get_visible (GTK_WIDGET (popover));
}

/* Where the card is, or the caret, unless that is out of sight: then where one reads. */
static int
find_here (DossierReader *self, int direction)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  GdkRectangle   seen, caret;
  GtkTextIter    iter;

  if (has_card (self))
    return (int) self->card_start;
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self->view), &iter, &caret);
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self->view), &seen);
  if (caret.y < seen.y || caret.y > seen.y + seen.height)
    return (int) dossier_text_view_get_place (self->view) - (direction > 0);
  return gtk_text_iter_get_offset (&iter) - (int) dossier_text_view_get_base (self->view);
}

/* The next one in @direction, beyond the end the first one; NULL when there is none. */
static const DossierStoredMention *
find_mention (DossierReader *self, int direction)
{
  GArray *mentions = self->content->mentions;
  int     here = find_here (self, direction), n = (int) mentions->len;
  int     first = 0;

  while (first < n && (int) g_array_index (mentions, DossierStoredMention, first).start < here + (direction > 0))
    first++;
  if (direction < 0)
    first--;
  for (int i = 0; i < n; i++)
    {
      int at = ((first + direction * i) % n + n) % n;

      if (is_meant (self, g_array_index (mentions, DossierStoredMention, at).entity))
        return &g_array_index (mentions, DossierStoredMention, at);
    }
  return NULL;
}

void
dossier_reader_go_to_mention (DossierReader *self, int direction)
{
  gboolean                    with_card = has_card (self);
  const DossierStoredMention *mention;

  if (self->content == NULL || self->story == 0)
    return;
  if (self->card_entity == 0 && self->filter_entities->len == 0)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s",
                                  _ ("Click a name, or filter the list by one, to go from mention to mention"));
      return;
    }
  mention = find_mention (self, direction);
  if (mention == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", _ ("This story does not name them"));
      return;
    }
  dossier_reader_stop_returning (self);
  dossier_text_view_reveal (self->view, mention->start, mention->length);
  if (with_card)
    dossier_reader_open_card (self, mention);
}
