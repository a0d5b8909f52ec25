/* dossier-entity-page-list.c - the list of a dossier's page: rows that are used again, and filled a few at a time
 *
 * GtkListView keeps some two hundred rows, whatever is seen of them, and measures all of them before the next frame.
 * Added all at once they would be felt; added with the frames, as many as the machine makes without missing one, the
 * first screen is there with the first of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-entity-page-private.h"

#include <glib/gi18n.h>
#include "dossier-entity-chip.h"
#include "dossier-fact-row.h"
#include "dossier-list-wheel.h"

/* ---- filling ---- */

void
dossier_entity_page_stop_filling (DossierEntityPage *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  /* A clock that goes with its window has let go of its handlers. */
  if (self->painted != 0 && g_signal_handler_is_connected (self->clock, self->painted))
    g_signal_handler_disconnect (self->clock, self->painted);
  self->painted = 0;
  g_clear_object (&self->clock);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
}

static void
add_rows (DossierEntityPage *self, guint n)
{
  n = MIN (n, self->waiting->len - self->n_shown);
  g_list_store_splice (self->items, g_list_model_get_n_items (G_LIST_MODEL (self->items)), 0,
                       self->waiting->pdata + self->n_shown, n);
  self->n_shown += n;
}

/* What the rows of a frame have cost, with the painting of it, says how many the next one may have. */
static void
painted_cb (DossierEntityPage *self)
{
  gint64 cost = g_get_monotonic_time () - self->frame_begun;

  if (self->frame_begun == 0)
    return;
  self->frame_begun = 0;
  if (cost > DOSSIER_ENTITY_PAGE_FRAME_TIME)
    self->n_a_frame = MAX (1, self->n_a_frame / 2);
  else if (cost < DOSSIER_ENTITY_PAGE_FRAME_TIME / 2)
    self->n_a_frame = MIN (self->n_a_frame + 1, DOSSIER_ENTITY_PAGE_FRAME_ROWS);
}

static gboolean
fill_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  DossierEntityPage *self = DOSSIER_ENTITY_PAGE (widget);

  if (self->clock == NULL)
    {
      self->clock = g_object_ref (clock);
      self->painted = g_signal_connect_object (clock, "after-paint", G_CALLBACK (painted_cb), self, G_CONNECT_SWAPPED);
    }
  self->frame_begun = g_get_monotonic_time ();
  add_rows (self, self->n_a_frame);
  if (self->n_shown < self->waiting->len)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  dossier_entity_page_stop_filling (self);
  return G_SOURCE_REMOVE;
}

void
dossier_entity_page_show_items (DossierEntityPage *self, GPtrArray *items)
{
  guint n = MIN (items->len, DOSSIER_ENTITY_PAGE_FIRST_ROWS);

  dossier_entity_page_stop_filling (self);
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, n);
  if (n == items->len)
    return;
  self->waiting = g_ptr_array_ref (items);
  self->n_shown = n;
  self->n_a_frame = 1;
  self->frame_begun = 0;
  self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), fill_cb, NULL, NULL);
}

/* What waits comes now: something is to be found behind it. */
static void
fill_all (DossierEntityPage *self)
{
  if (self->waiting == NULL)
    return;
  add_rows (self, G_MAXUINT);
  dossier_entity_page_stop_filling (self);
}

/* ---- opening ---- */

static void
unfold_toggled_cb (DossierFactRow *row, DossierEntityPage *self)
{
  DossierEntityItem *item = dossier_fact_row_get_item (row);
  g_autoptr (GPtrArray) tellings = NULL;
  guint position;

  fill_all (self);
  if (item == NULL || !g_list_store_find (self->items, item, &position))
    return;
  tellings = dossier_entity_item_list_tellings (item);
  item->is_unfolded = !item->is_unfolded;
  if (item->is_unfolded)
    g_list_store_splice (self->items, position + 1, 0, tellings->pdata, tellings->len);
  else
    g_list_store_splice (self->items, position + 1, tellings->len, NULL, 0);
}

static void
open_rest (DossierEntityPage *self, DossierEntityItem *item, guint position)
{
  g_autoptr (GPtrArray) rest = dossier_entity_item_list_rest (item);

  fill_all (self);
  g_list_store_splice (self->items, position, 1, rest->pdata, rest->len);
}

static void
activated_cb (GtkListView *list, guint position, DossierEntityPage *self)
{
  g_autoptr (DossierEntityItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);
  gint64 story;
  int    offset;

  if (item == NULL)
    return;
  if (dossier_entity_item_get_place (item, &story, &offset))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-story", "(xi)", story, offset);
  else if (item->kind == DOSSIER_ITEM_MORE_STORIES)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.filter-entity", "x", self->entity);
  else if (item->kind == DOSSIER_ITEM_MORE_FACTS || item->kind == DOSSIER_ITEM_MORE_KNOWN)
    open_rest (self, item, position);
}

/* ---- rows ---- */

static GtkWidget *
chips_new (DossierEntityItem *item)
{
  g_autoptr (GPtrArray) entities = g_ptr_array_new ();
  GPtrArray *connections = item->view->summary->connections;

  for (guint i = 0; i < connections->len; i++)
    g_ptr_array_add (entities, ((const DossierConnection *) g_ptr_array_index (connections, i))->entity);
  return dossier_entity_chips_new (entities, (DossierEntityKind) item->number, 0, DOSSIER_ENTITY_ITEM_CONNECTIONS,
                                   NULL);
}

/* What stands in the row of @item instead of words; NULL for none. */
static GtkWidget *
get_held (DossierEntityPage *self, DossierEntityItem *item)
{
  if (item->kind == DOSSIER_ITEM_HEAD)
    return self->head;
  if (item->kind == DOSSIER_ITEM_NOTE)
    return self->note;
  return item->kind == DOSSIER_ITEM_CONNECTED ? chips_new (item) : NULL;
}

static gboolean
is_opening (DossierEntityItem *item)
{
  gint64 story;
  int    offset;

  return item->kind == DOSSIER_ITEM_MORE_FACTS || item->kind == DOSSIER_ITEM_MORE_KNOWN
         || item->kind == DOSSIER_ITEM_MORE_STORIES || dossier_entity_item_get_place (item, &story, &offset);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, DossierEntityPage *self)
{
  GtkWidget *row = dossier_fact_row_new ();

  g_signal_connect_object (row, "unfold-toggled", G_CALLBACK (unfold_toggled_cb), self, 0);
  gtk_list_item_set_child (list_item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, DossierEntityPage *self)
{
  DossierEntityItem *item = gtk_list_item_get_item (list_item);

  dossier_fact_row_set_item (DOSSIER_FACT_ROW (gtk_list_item_get_child (list_item)), item, get_held (self, item));
  gtk_list_item_set_activatable (list_item, is_opening (item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, DossierEntityPage *self)
{
  dossier_fact_row_set_item (DOSSIER_FACT_ROW (gtk_list_item_get_child (list_item)), NULL, NULL);
}

GtkWidget *
dossier_entity_page_list_new (DossierEntityPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkNoSelection     *selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  GtkWidget          *scrolled = gtk_scrolled_window_new (), *clamp = adw_clamp_scrollable_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), TRUE);
  gtk_widget_add_css_class (self->list, "dossier-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Dossier"), -1);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activated_cb), self, 0);
  adw_clamp_scrollable_set_maximum_size (ADW_CLAMP_SCROLLABLE (clamp), DOSSIER_ENTITY_PAGE_WIDTH);
  adw_clamp_scrollable_set_tightening_threshold (ADW_CLAMP_SCROLLABLE (clamp), DOSSIER_ENTITY_PAGE_WIDTH);
  adw_clamp_scrollable_set_child (ADW_CLAMP_SCROLLABLE (clamp), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  dossier_list_wheel_attach (GTK_SCROLLED_WINDOW (scrolled));
  return scrolled;
}
