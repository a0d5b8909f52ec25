/* dossier-text-view-popover.c - what is shown over a stretch of the text: one thing at a time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-text-view-private.h"

static GdkRectangle
place_of (DossierTextView *self, guint start, guint length)
{
  GtkTextIter  first, last;
  GdkRectangle from, until, place;

  dossier_text_view_to_iter (self, start, &first);
  dossier_text_view_to_iter (self, start + length, &last);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &first, &from);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &last, &until);
  place = from;
  if (until.y == from.y && until.x > from.x)
    place.width = until.x - from.x;
  place.width = MAX (place.width, 1);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, place.x, place.y, &place.x,
                                         &place.y);
  return place;
}

void
dossier_text_view_popdown (DossierTextView *self)
{
  GtkPopover *popover = g_steal_pointer (&self->popover);

  if (popover == NULL)
    return;
  gtk_popover_popdown (popover);
  gtk_popover_set_child (popover, NULL); /* GTK 4.8 may hold the popover itself for ever */
  gtk_widget_unparent (GTK_WIDGET (popover));
}

void
dossier_text_view_popup (DossierTextView *self, GtkPopover *popover, guint start, guint length)
{
  dossier_text_view_popdown (self);
  self->popover = popover;
  self->popover_start = start;
  self->popover_length = length;
  self->popover_place = place_of (self, start, length);
  self->popover_size = (GtkRequisition){ 0, 0 };
  gtk_widget_set_parent (GTK_WIDGET (popover), GTK_WIDGET (self));
  gtk_popover_set_pointing_to (popover, &self->popover_place);
  gtk_popover_popup (popover);
}

GtkPopover *
dossier_text_view_get_popover (DossierTextView *self)
{
  return self->popover;
}

void
dossier_text_view_follow (DossierTextView *self)
{
  GdkRectangle   place;
  GtkRequisition size;

  if (self->popover == NULL || !gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    return;
  gtk_popover_present (self->popover);
  place = place_of (self, self->popover_start, self->popover_length);
  gtk_widget_get_preferred_size (GTK_WIDGET (self->popover), NULL, &size);
  if (gdk_rectangle_equal (&place, &self->popover_place) && size.width == self->popover_size.width
      && size.height == self->popover_size.height)
    return;
  self->popover_place = place;
  self->popover_size = size;
  gtk_popover_set_pointing_to (self->popover, &place);
}
