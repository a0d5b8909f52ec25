/* dossier-facet-pane.c - what a list can be narrowed down to
 *
 * facets:   as last counted; NULL before.
 * rows:     by kind, in the order of the list; owned by the list box. They are used again, so that the focus stays.
 * counting: the question on its way; a newer one cancels it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-facet-pane.h"

#include "dossier-facet-row.h"
#include "dossier-filter.h"
#include "dossier-story-tag.h"

#include <glib/gi18n.h>
#include <string.h>

/* Milliseconds from a change of the list to the next count. */
#define PAUSE 400
#define WIDTH 300
#define HEIGHT 420

struct _DossierFacetPane
{
  AdwBin parent;

  DossierStore     *store;
  DossierStoryList *list;
  DossierFacets    *facets;
  GPtrArray        *rows[DOSSIER_N_FACET_KINDS];
  guint             limits[DOSSIER_N_FACET_KINDS];
  GCancellable     *counting;
  guint             pause_id;

  GtkSearchEntry *entry;
  GtkListBox     *box;
  GtkLabel       *note;
  GtkWidget      *menu; /* of a row; NULL before it was asked for */
};

G_DEFINE_FINAL_TYPE (DossierFacetPane, dossier_facet_pane, ADW_TYPE_BIN)

/* ---- rows ---- */

static int
find_start (DossierFacetPane *self, guint kind)
{
  int start = 0;

  for (guint i = 0; i < kind; i++)
    start += (int) self->rows[i]->len;

  return start;
}

static void
resize_rows (DossierFacetPane *self, guint kind, guint n)
{
  GPtrArray *rows = self->rows[kind];

  while (rows->len > n)
    {
      gtk_list_box_remove (self->box, g_ptr_array_index (rows, rows->len - 1));
      g_ptr_array_set_size (rows, rows->len - 1);
    }
  while (rows->len < n)
    {
      GtkWidget *row = dossier_facet_row_new (kind);

      gtk_list_box_insert (self->box, row, find_start (self, kind) + (int) rows->len);
      g_ptr_array_add (rows, row);
    }
}

/* Those whose names have what is typed: (element-type DossierFacet), which stay the facets'. */
static GPtrArray *
pick (DossierFacetPane *self, guint kind, const char *folded)
{
  GPtrArray *picked = g_ptr_array_new (), *group = self->facets->groups[kind];

  for (guint i = 0; i < group->len; i++)
    {
      g_autofree char *words = *folded != '\0' ? dossier_facet_words (group->pdata[i]) : NULL;
      g_autofree char *name = words != NULL ? dossier_story_tag_fold_name (words) : NULL;

      if (name == NULL || strstr (name, folded) != NULL)
        g_ptr_array_add (picked, group->pdata[i]);
    }

  return picked;
}

/* How the list has it; -1: it has not. */
static int
get_op (DossierFacetPane *self, const DossierTerm *term)
{
  DossierQuery *query = dossier_story_list_get_query (self->list);
  int           i = dossier_filter_find (query, term);

  return i < 0 ? -1 : (int) dossier_query_get_term (query, (guint) i)->op;
}

static guint
show_kind (DossierFacetPane *self, guint kind, const char *folded)
{
  g_autoptr (GPtrArray) picked = pick (self, kind, folded);
  guint n = MIN (picked->len, self->limits[kind]);

  resize_rows (self, kind, n + (picked->len > n ? 1 : 0));
  for (guint i = 0; i < n; i++)
    {
      const DossierFacet *facet = picked->pdata[i];

      dossier_facet_row_set_facet (self->rows[kind]->pdata[i], facet, get_op (self, &facet->term));
    }
  if (picked->len > n)
    dossier_facet_row_set_more (self->rows[kind]->pdata[n], MIN (picked->len - n, DOSSIER_FACET_PANE_MORE));

  return picked->len;
}

static void
set_note (DossierFacetPane *self, const char *words)
{
  gtk_label_set_label (self->note, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), words != NULL);
}

static void
show_note (DossierFacetPane *self, guint n_shown)
{
  g_autofree char *words = NULL;

  if (n_shown == 0)
    words = g_strdup (self->facets->n_stories == 0 ? _ ("There are no stories to narrow down.")
                                                   : _ ("Nothing in these stories is called so. Type fewer letters."));
  else if (self->facets->n_counted < self->facets->n_stories)
    words = g_strdup_printf (ngettext ("Of the newest %'u story", "Of the newest %'u stories", self->facets->n_counted),
                             self->facets->n_counted);
  set_note (self, words);
}

static void
show_facets (DossierFacetPane *self)
{
  g_autofree char *folded = dossier_story_tag_fold_name (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  guint            n_shown = 0;

  if (self->facets == NULL)
    return;
  for (guint kind = 0; kind < DOSSIER_N_FACET_KINDS; kind++)
    n_shown += show_kind (self, kind, folded);
  gtk_list_box_invalidate_headers (self->box);
  show_note (self, n_shown);
}

static void
update_header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  DossierFacetKind kind = dossier_facet_row_get_kind (DOSSIER_FACET_ROW (row));
  GtkWidget       *label;

  if (before != NULL && dossier_facet_row_get_kind (DOSSIER_FACET_ROW (before)) == kind)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  if (gtk_list_box_row_get_header (row) != NULL)
    return;
  label = gtk_label_new (dossier_facet_kind_words (kind));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "facet-heading");
  gtk_list_box_row_set_header (row, label);
}

/* ---- counting ---- */

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierFacetPane) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFacets) facets = dossier_store_count_facets_finish (DOSSIER_STORE (source), result, &error);

  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (facets == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.report", "(ss)", _ ("The stories could not be counted"),
                                  error->message);
      return;
    }
  g_clear_pointer (&self->facets, dossier_facets_free);
  self->facets = g_steal_pointer (&facets);
  show_facets (self);
}

static void
stop_counting (DossierFacetPane *self)
{
  g_clear_handle_id (&self->pause_id, g_source_remove);
  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
}

static void
count (DossierFacetPane *self)
{
  g_autoptr (GArray) ids = dossier_story_list_dup_ids (self->list);

  stop_counting (self);
  if (self->facets == NULL)
    set_note (self, _ ("Counting…"));
  self->counting = g_cancellable_new ();
  dossier_store_count_facets_async (self->store, ids, self->counting, counted_cb, g_object_ref (self));
}

static void
pause_cb (gpointer data)
{
  DossierFacetPane *self = data;

  self->pause_id = 0;
  count (self);
}

/* News come in crowds: the first one starts the clock, the others are served with it. */
static void
changed_cb (DossierFacetPane *self)
{
  if (self->list != NULL && self->pause_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->pause_id = g_timeout_add_once (PAUSE, pause_cb, self);
}

void
dossier_facet_pane_set_list (DossierFacetPane *self, DossierStoryList *list)
{
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_func (self->list, changed_cb, self);
  g_set_object (&self->list, list);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    count (self);
  else
    stop_counting (self);
}

/* ---- what the person does ---- */

static void
use_row (DossierFacetPane *self, DossierFacetRow *row, DossierTermOp op)
{
  const DossierTerm *term = dossier_facet_row_get_term (row);

  if (term != NULL)
    {
      stop_counting (self); /* the list it leads to is asked for on the same thread */
      g_signal_emit_by_name (self, "chosen", term, (int) op);
      return;
    }
  self->limits[dossier_facet_row_get_kind (row)] += DOSSIER_FACET_PANE_MORE;
  show_facets (self);
}

static DossierTermOp
read_op (GdkModifierType state)
{
  gboolean has_control = (state & GDK_CONTROL_MASK) != 0, has_shift = (state & GDK_SHIFT_MASK) != 0;

  if (has_control && has_shift)
    return DOSSIER_TERM_NOT;

  return has_control || has_shift ? DOSSIER_TERM_OR : DOSSIER_TERM_AND;
}

static void
row_activated_cb (DossierFacetPane *self, GtkListBoxRow *row)
{
  use_row (self, DOSSIER_FACET_ROW (row), DOSSIER_TERM_AND);
}

static void
search_changed_cb (DossierFacetPane *self)
{
  for (guint kind = 0; kind < DOSSIER_N_FACET_KINDS; kind++)
    self->limits[kind] = DOSSIER_FACET_PANE_FEW;
  show_facets (self);
}

/* What is typed and found first is meant; the entry tells of its last letters only after a while. */
static void
entry_activated_cb (DossierFacetPane *self)
{
  GtkListBoxRow *row;

  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0')
    return;
  search_changed_cb (self);
  row = gtk_list_box_get_row_at_index (self->box, 0);
  if (row != NULL)
    use_row (self, DOSSIER_FACET_ROW (row), DOSSIER_TERM_AND);
}

static void
stop_search_cb (DossierFacetPane *self)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

static void
row_join (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierFacetPane *self = DOSSIER_FACET_PANE (widget);
  GtkListBoxRow    *row;
  int               i;
  guint             op;

  g_variant_get (parameter, "(iu)", &i, &op);
  row = gtk_list_box_get_row_at_index (self->box, i);
  if (row != NULL && op <= DOSSIER_TERM_NOT)
    use_row (self, DOSSIER_FACET_ROW (row), (DossierTermOp) op);
}

/* @x, @y: in the row. The menu is the pane's: the row may go meanwhile. */
static void
popup_menu (DossierFacetPane *self, DossierFacetRow *row, double x, double y)
{
  const char *const words[] = { _ ("And"), _ ("Or"), _ ("But Not") };
  g_autoptr (GMenu) menu = g_menu_new ();
  GdkRectangle place = { 0, 0, 1, 1 };

  if (dossier_facet_row_get_term (row) == NULL
      || !gtk_widget_translate_coordinates (GTK_WIDGET (row), GTK_WIDGET (self), x, y, &x, &y))
    return;
  place.x = (int) x;
  place.y = (int) y;
  for (guint op = 0; op < G_N_ELEMENTS (words); op++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (words[op], NULL);

      g_menu_item_set_action_and_target (item, "facet.join", "(iu)",
                                         gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)), op);
      g_menu_append_item (menu, item);
    }
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &place);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
pressed_cb (GtkGestureClick *click, int n_press, double x, double y, DossierFacetPane *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click));
  guint           button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (click));
  GtkListBoxRow  *row = gtk_list_box_get_row_at_y (self->box, (int) y);

  if (row == NULL || (button == GDK_BUTTON_PRIMARY && read_op (state) == DOSSIER_TERM_AND))
    return;
  if (button == GDK_BUTTON_PRIMARY)
    use_row (self, DOSSIER_FACET_ROW (row), read_op (state));
  else if (button != GDK_BUTTON_SECONDARY)
    return;
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
}

/* Only now: a menu that opens while the button goes down takes the release away. */
static void
released_cb (GtkGestureClick *click, int n_press, double x, double y, DossierFacetPane *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->box, (int) y);
  double         row_x, row_y;

  if (row != NULL && gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (click)) == GDK_BUTTON_SECONDARY
      && gtk_widget_translate_coordinates (GTK_WIDGET (self->box), GTK_WIDGET (row), x, y, &row_x, &row_y))
    popup_menu (self, DOSSIER_FACET_ROW (row), row_x, row_y);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state, DossierFacetPane *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *row = focus == NULL ? NULL : gtk_widget_get_ancestor (focus, DOSSIER_TYPE_FACET_ROW);
  gboolean   is_enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter
                      || keyval == GDK_KEY_space;

  if (row == NULL)
    return GDK_EVENT_PROPAGATE;
  if (is_enter)
    use_row (self, DOSSIER_FACET_ROW (row), read_op (state));
  else if (keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && (state & GDK_SHIFT_MASK)))
    popup_menu (self, DOSSIER_FACET_ROW (row), 24, gtk_widget_get_height (row) / 2.0);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

/* ---- object ---- */

static void
dossier_facet_pane_map (GtkWidget *widget)
{
  DossierFacetPane *self = DOSSIER_FACET_PANE (widget);

  GTK_WIDGET_CLASS (dossier_facet_pane_parent_class)->map (widget);
  if (self->list != NULL)
    count (self);
}

static void
dossier_facet_pane_unmap (GtkWidget *widget)
{
  stop_counting (DOSSIER_FACET_PANE (widget));
  GTK_WIDGET_CLASS (dossier_facet_pane_parent_class)->unmap (widget);
}

static void
dossier_facet_pane_dispose (GObject *object)
{
  DossierFacetPane *self = DOSSIER_FACET_PANE (object);

  stop_counting (self);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_object (&self->list);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (dossier_facet_pane_parent_class)->dispose (object);
}

static void
dossier_facet_pane_finalize (GObject *object)
{
  DossierFacetPane *self = DOSSIER_FACET_PANE (object);

  for (guint kind = 0; kind < DOSSIER_N_FACET_KINDS; kind++)
    g_ptr_array_unref (self->rows[kind]);
  g_clear_pointer (&self->facets, dossier_facets_free);
  G_OBJECT_CLASS (dossier_facet_pane_parent_class)->finalize (object);
}

static void
dossier_facet_pane_class_init (DossierFacetPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_facet_pane_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_facet_pane_finalize;
  widget_class->map = dossier_facet_pane_map;
  widget_class->unmap = dossier_facet_pane_unmap;
  gtk_widget_class_install_action (widget_class, "facet.join", "(iu)", row_join);
  g_signal_new ("chosen", DOSSIER_TYPE_FACET_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                G_TYPE_POINTER, G_TYPE_INT);
}

static void
add_controllers (DossierFacetPane *self)
{
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->box), GTK_EVENT_CONTROLLER (click));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->box), keys);
}

static GtkWidget *
make_list (DossierFacetPane *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->box = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->box, GTK_SELECTION_NONE);
  gtk_list_box_set_header_func (self->box, update_header_cb, NULL, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "facets");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What these stories have in common"), -1);
  g_signal_connect_object (self->box, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  add_controllers (self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->box));
  gtk_widget_set_vexpand (scroller, TRUE);

  return scroller;
}

static void
dossier_facet_pane_init (DossierFacetPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  for (guint kind = 0; kind < DOSSIER_N_FACET_KINDS; kind++)
    {
      self->rows[kind] = g_ptr_array_new ();
      self->limits[kind] = DOSSIER_FACET_PANE_FEW;
    }
  self->entry = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  self->note = GTK_LABEL (gtk_label_new (NULL));
  g_object_set (self->entry, "placeholder-text", _ ("Narrow down to…"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Names of people, organizations, feeds, tags, months and moves"), -1);
  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (search_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "stop-search", G_CALLBACK (stop_search_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (entry_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_label_set_wrap (self->note, TRUE);
  gtk_label_set_xalign (self->note, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->note), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "dim-label");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (box), make_list (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->note));
  gtk_widget_set_size_request (box, WIDTH, HEIGHT);
  gtk_widget_add_css_class (GTK_WIDGET (self), "facet-pane");
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
dossier_facet_pane_new (DossierStore *store)
{
  DossierFacetPane *self = g_object_new (DOSSIER_TYPE_FACET_PANE, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "tags-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "entities-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

GtkEditable *
dossier_facet_pane_get_entry (DossierFacetPane *self)
{
  return GTK_EDITABLE (self->entry);
}
