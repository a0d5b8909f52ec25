/* dossier-story-pane-narrow.c - a list of stories is narrowed down to days, and to what its stories have in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-story-pane-private.h"

#include <glib/gi18n.h>

#include "dossier-facet-pane.h"
#include "dossier-filter.h"

static gboolean
has_room (DossierStoryPane *self)
{
  gboolean has = dossier_query_get_n_terms (self->base) < DOSSIER_QUERY_MAX_TERMS;

  if (!has)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s",
                                _ ("There are too many filters already: take one away first"));

  return has;
}

static void
span_chosen_cb (DossierStoryPane *self, int from, int until)
{
  DossierDate span = dossier_days_to_date ((DossierDays){ from, until });
  g_autoptr (DossierQuery) query = NULL;

  if (from < until && dossier_filter_get_span (self->base) == NULL && !has_room (self))
    return;
  query = dossier_filter_set_span (self->base, from < until ? &span : NULL);
  dossier_story_pane_set_query (self, query);
}

static void
facet_chosen_cb (DossierStoryPane *self, const DossierTerm *term, int op)
{
  g_autoptr (DossierQuery) query = NULL;

  if (dossier_filter_find (self->base, term) < 0 && !has_room (self))
    return;
  query = dossier_filter_add_term (self->base, term, (DossierTermOp) op);
  dossier_story_pane_set_query (self, query);
}

/* Only when it is asked for. */
static void
create_facets_cb (GtkMenuButton *button, gpointer data)
{
  DossierStoryPane *self = data;
  GtkWidget        *popover;

  if (self->facets != NULL)
    return;
  popover = gtk_popover_new ();
  self->facets = dossier_facet_pane_new (dossier_library_get_store (self->library));
  g_signal_connect_object (self->facets, "chosen", G_CALLBACK (facet_chosen_cb), self, G_CONNECT_SWAPPED);
  if (self->list != NULL)
    dossier_facet_pane_set_list (DOSSIER_FACET_PANE (self->facets), self->list);
  gtk_popover_set_child (GTK_POPOVER (popover), self->facets);
  gtk_menu_button_set_popover (self->narrow_button, popover);
}

void
dossier_story_pane_add_narrowing (DossierStoryPane *self)
{
  self->strip = dossier_date_strip_new (dossier_library_get_store (self->library));
  adw_bin_set_child (self->strip_place, self->strip);
  g_signal_connect_object (self->strip, "chosen", G_CALLBACK (span_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_create_popup_func (self->narrow_button, create_facets_cb, self, NULL);
}

static void
narrow_cb (gpointer data)
{
  g_autoptr (DossierStoryPane) self = data;

  if (self->library != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_menu_button_popup (self->narrow_button);
}

/* Not before the pane has its place, where it was hidden. */
void
dossier_story_pane_narrow (DossierStoryPane *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_menu_button_popup (self->narrow_button);
  else
    g_idle_add_once (narrow_cb, g_object_ref (self));
}
