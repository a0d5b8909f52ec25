/* dossier-notebook-list.c - highlights as a list of rows of which some can be chosen
 *
 * bound: the list items on the screen and around it (a set): they show who is chosen. Borrowed from GTK, which tells
 *        when one goes.
 * counted, chosen: the chosen rows, and id -> on how many of them it stands; kept with each change.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-notebook-list.h"

#include <glib/gi18n.h>
#include "dossier-list-wheel.h"
#include "dossier-notebook-row.h"

struct _DossierNotebookList
{
  AdwBin parent;

  DossierStore          *store;
  DossierAnnotationList *annotations; /* or NULL */
  DossierAnnotationGroup group;
  GtkMultiSelection     *selection; /* or NULL */
  GtkListView           *view;
  GHashTable            *bound;
  GtkBitset             *counted;
  GHashTable            *chosen;
  gboolean               is_choosing;
};

G_DEFINE_FINAL_TYPE (DossierNotebookList, dossier_notebook_list, ADW_TYPE_BIN)

/* ---- what is chosen ---- */

GArray *
dossier_notebook_list_list_chosen (DossierNotebookList *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GtkBitset) chosen = NULL;
  GtkBitsetIter iter;
  guint         position;

  if (self->selection == NULL)
    return ids;
  chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  for (gboolean more = gtk_bitset_iter_init_first (&iter, chosen, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = dossier_annotation_list_get_id (self->annotations, position);

      if (id != 0 && g_hash_table_add (seen, g_memdup2 (&id, sizeof id)))
        g_array_append_val (ids, id);
    }
  return ids;
}

guint
dossier_notebook_list_count_chosen (DossierNotebookList *self)
{
  return g_hash_table_size (self->chosen);
}

static void
count (DossierNotebookList *self, guint position, gboolean is_chosen)
{
  gint64 id = dossier_annotation_list_get_id (self->annotations, position);
  guint  n = GPOINTER_TO_UINT (g_hash_table_lookup (self->chosen, &id)) + (is_chosen ? 1 : -1);

  if (is_chosen)
    gtk_bitset_add (self->counted, position);
  else
    gtk_bitset_remove (self->counted, position);
  if (id != 0 && n > 0)
    g_hash_table_replace (self->chosen, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (n));
  else
    g_hash_table_remove (self->chosen, &id);
}

static void
count_changed (DossierNotebookList *self, guint position, guint n)
{
  for (guint i = position; i < position + n; i++)
    {
      gboolean is_chosen = gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), i);

      if (is_chosen != gtk_bitset_contains (self->counted, i))
        count (self, i, is_chosen);
    }
}

/* Other rows stand at these places. */
static void
count_anew (DossierNotebookList *self)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GtkBitsetIter iter;
  guint         position;

  g_hash_table_remove_all (self->chosen);
  gtk_bitset_remove_all (self->counted);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, chosen, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    count (self, position, TRUE);
}

/* GTK's items know of a choice only after those who are told of it. */
static gboolean
is_chosen (DossierNotebookList *self, GtkListItem *item)
{
  return gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), gtk_list_item_get_position (item));
}

static void
show_chosen (DossierNotebookList *self)
{
  GHashTableIter iter;
  gpointer       item;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    dossier_notebook_row_set_chosen (DOSSIER_NOTEBOOK_ROW (gtk_list_item_get_child (item)), self->is_choosing,
                                     is_chosen (self, item));
}

/* Whoever chooses one row wants to choose. */
static void
selection_changed_cb (DossierNotebookList *self, guint position, guint n)
{
  count_changed (self, position, n);
  if (!gtk_bitset_is_empty (self->counted))
    self->is_choosing = TRUE;
  show_chosen (self);
  g_signal_emit_by_name (self, "chosen-changed");
}

void
dossier_notebook_list_set_choosing (DossierNotebookList *self, gboolean is_choosing)
{
  self->is_choosing = is_choosing;
  if (!is_choosing && self->selection != NULL)
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  show_chosen (self);
  g_signal_emit_by_name (self, "chosen-changed");
}

gboolean
dossier_notebook_list_get_choosing (DossierNotebookList *self)
{
  return self->is_choosing;
}

void
dossier_notebook_list_choose_all (DossierNotebookList *self)
{
  if (self->selection != NULL)
    gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->selection));
}

void
dossier_notebook_list_choose (DossierNotebookList *self, guint position, gboolean is_chosen)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->selection);

  if (dossier_annotation_list_get_id (self->annotations, position) == 0)
    return;
  if (is_chosen)
    gtk_selection_model_select_item (model, position, FALSE);
  else
    gtk_selection_model_unselect_item (model, position);
}

/* ---- clicks and keys ---- */

static void
toggle (DossierNotebookList *self, guint position)
{
  dossier_notebook_list_choose (self, position,
                                !gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position));
}

/* The list would choose the row alone with each plain press: that press is taken from it. */
static void
pressed_cb (GtkGestureClick *click, int n_press, double x, double y, GtkListItem *item)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click));

  gtk_gesture_set_state (GTK_GESTURE (click), (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0
                                                  ? GTK_EVENT_SEQUENCE_DENIED
                                                  : GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
released_cb (GtkGestureClick *click, int n_press, double x, double y, GtkListItem *item)
{
  GtkWidget           *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click));
  DossierNotebookList *self = DOSSIER_NOTEBOOK_LIST (gtk_widget_get_ancestor (row, DOSSIER_TYPE_NOTEBOOK_LIST));
  guint                position = gtk_list_item_get_position (item);

  if (self == NULL || position == GTK_INVALID_LIST_POSITION || !gtk_widget_contains (row, x, y))
    return;
  gtk_widget_activate_action (row, "list.scroll-to-item", "u", position);
  if (self->is_choosing && gtk_list_item_get_selectable (item))
    toggle (self, position);
  else
    g_signal_emit_by_name (self, "activate", position);
}

static guint
get_focused (DossierNotebookList *self)
{
  GtkRoot       *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget     *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GHashTableIter iter;
  gpointer       item;

  g_hash_table_iter_init (&iter, self->bound);
  while (focus != NULL && g_hash_table_iter_next (&iter, &item, NULL))
    if (gtk_widget_is_ancestor (gtk_list_item_get_child (item), focus))
      return gtk_list_item_get_position (item);
  return GTK_INVALID_LIST_POSITION;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, DossierNotebookList *self)
{
  guint    position = get_focused (self);
  gboolean is_plain = (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK)) == 0;

  if (is_plain && (key == GDK_KEY_space || key == GDK_KEY_KP_Space) && position != GTK_INVALID_LIST_POSITION)
    toggle (self, position);
  else if (is_plain && key == GDK_KEY_Escape && self->is_choosing)
    dossier_notebook_list_set_choosing (self, FALSE);
  else if (is_plain && (key == GDK_KEY_Delete || key == GDK_KEY_KP_Delete))
    gtk_widget_activate_action (GTK_WIDGET (self), "notebook.delete",
                                NULL); /* never the story that is open elsewhere */
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
activated_cb (DossierNotebookList *self, guint position)
{
  g_signal_emit_by_name (self, "activate", position);
}

/* ---- rows ---- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, DossierNotebookList *self)
{
  GtkWidget  *row = dossier_notebook_row_new (self->store);
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), item, 0);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), item, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, DossierNotebookList *self)
{
  DossierNotebookRow *row = DOSSIER_NOTEBOOK_ROW (gtk_list_item_get_child (item));
  GObject            *what = gtk_list_item_get_item (item);

  gtk_list_item_set_selectable (item, DOSSIER_IS_ANNOTATION (what));
  dossier_notebook_row_set_item (row, what, self->group);
  dossier_notebook_row_set_chosen (row, self->is_choosing, is_chosen (self, item));
  g_hash_table_add (self->bound, item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, DossierNotebookList *self)
{
  g_hash_table_remove (self->bound, item);
  dossier_notebook_row_set_item (DOSSIER_NOTEBOOK_ROW (gtk_list_item_get_child (item)), NULL, self->group);
}

void
dossier_notebook_list_set_annotations (DossierNotebookList *self, DossierAnnotationList *annotations,
                                       DossierAnnotationGroup group)
{
  g_autoptr (GtkMultiSelection) selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (annotations)));

  if (self->selection != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->selection, selection_changed_cb, self);
      g_signal_handlers_disconnect_by_func (self->selection, count_anew, self);
    }
  self->group = group;
  g_set_object (&self->annotations, annotations);
  g_set_object (&self->selection, selection);
  g_signal_connect_object (selection, "selection-changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "items-changed", G_CALLBACK (count_anew), self, G_CONNECT_SWAPPED);
  count_anew (self);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", 0);
  g_signal_emit_by_name (self, "chosen-changed");
}

/* ---- object ---- */

static void
dossier_notebook_list_dispose (GObject *object)
{
  DossierNotebookList *self = DOSSIER_NOTEBOOK_LIST (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->annotations);
  G_OBJECT_CLASS (dossier_notebook_list_parent_class)->dispose (object);
}

static void
dossier_notebook_list_finalize (GObject *object)
{
  DossierNotebookList *self = DOSSIER_NOTEBOOK_LIST (object);

  g_hash_table_unref (self->bound);
  g_hash_table_unref (self->chosen);
  gtk_bitset_unref (self->counted);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (dossier_notebook_list_parent_class)->finalize (object);
}

static void
dossier_notebook_list_class_init (DossierNotebookListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_notebook_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_notebook_list_finalize;
  g_signal_new ("activate", DOSSIER_TYPE_NOTEBOOK_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_UINT);
  g_signal_new ("chosen-changed", DOSSIER_TYPE_NOTEBOOK_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
build_view (DossierNotebookList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  self->view = GTK_LIST_VIEW (gtk_list_view_new (NULL, factory));
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "notebook-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Highlights"), -1);
}

static void
dossier_notebook_list_init (DossierNotebookList *self)
{
  GtkWidget *clamp = adw_clamp_scrollable_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->bound = g_hash_table_new (NULL, NULL);
  self->chosen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->counted = gtk_bitset_new_empty ();
  build_view (self);
  adw_clamp_scrollable_set_maximum_size (ADW_CLAMP_SCROLLABLE (clamp), DOSSIER_NOTEBOOK_LIST_WIDTH);
  adw_clamp_scrollable_set_tightening_threshold (ADW_CLAMP_SCROLLABLE (clamp), DOSSIER_NOTEBOOK_LIST_WIDTH);
  adw_clamp_scrollable_set_child (ADW_CLAMP_SCROLLABLE (clamp), GTK_WIDGET (self->view));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  dossier_list_wheel_attach (GTK_SCROLLED_WINDOW (scrolled));
  adw_bin_set_child (ADW_BIN (self), scrolled);
}

GtkWidget *
dossier_notebook_list_new (DossierStore *store)
{
  DossierNotebookList *self = g_object_new (DOSSIER_TYPE_NOTEBOOK_LIST, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}
