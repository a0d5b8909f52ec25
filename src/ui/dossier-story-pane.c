/* dossier-story-pane.c - the stories of a query, found while the person types
 *
 * base:      what the sidebar and the chips say; never NULL.
 * list:      on screen, NULL before the first answer; the selection model holds it too.
 * searching: the question on its way; a newer one cancels it.
 * position:  where the last choice was, for stepping on after it has left the list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-story-pane.h"

#include "dossier-chip-bar.h"
#include "dossier-facet-pane.h"
#include "dossier-filter.h"
#include "dossier-list-wheel.h"
#include "dossier-search-guide.h"
#include "dossier-story-line.h"
#include "dossier-story-menu.h"

#include <glib/gi18n.h>

/* Seconds after which the ages in the list are said anew. */
#define AGE_SECONDS 60

struct _DossierStoryPane
{
  AdwBin parent;

  DossierLibrary     *library;
  DossierQuery       *base;
  DossierStoryList   *list;
  GtkSingleSelection *selection;
  GCancellable       *searching;
  gint64              selected;
  guint               position;
  gboolean            is_selecting; /* by code: no signal */
  guint               age_id;

  AdwHeaderBar   *header;
  AdwWindowTitle *title;
  GtkWidget      *back_button;
  GtkSearchEntry *search_entry;
  GtkLabel       *search_error;
  AdwBin         *guide_place;
  GtkWidget      *guide;
  AdwBin         *chip_place;
  GtkWidget      *chip_bar;
  AdwBin         *strip_place;
  GtkWidget      *strip;
  GtkMenuButton  *narrow_button;
  GtkWidget      *facets; /* NULL before it was asked for */
  GtkStack       *stack;
  GtkListView    *list_view;
  GtkWidget      *scroller;
  AdwStatusPage  *empty_page;
  GtkButton      *empty_button;
};

G_DEFINE_FINAL_TYPE (DossierStoryPane, dossier_story_pane, ADW_TYPE_BIN)

/* ---- the page for an empty list ---- */

typedef struct
{
  const char *icon, *title, *advice;
  const char *button; /* NULL: none */
} Empty;

static const Empty empty_views[] = {
  [DOSSIER_VIEW_ALL] = { "view-list-bullet-symbolic", N_ ("No stories"), N_ ("Add an address, a file or some text."),
                         N_ ("_Add Stories…") },
  [DOSSIER_VIEW_UNREAD]
  = { "mail-unread-symbolic", N_ ("Everything is read"), N_ ("New stories will wait here until you open them."), NULL },
  [DOSSIER_VIEW_STARRED]
  = { "starred-symbolic", N_ ("No starred stories"), N_ ("Press S while you read, and the story stays here."), NULL },
  [DOSSIER_VIEW_HIGHLIGHTS] = { "document-edit-symbolic", N_ ("No highlights yet"),
                                N_ ("Select words in a story to mark them, or to write a note beside them."), NULL },
};

static const Empty empty_search
    = { "edit-find-symbolic", N_ ("No story found"),
        N_ ("Try fewer words, or look at all stories. who:NAME finds a person or organization, a minus leaves out."),
        N_ ("_Clear Search") };

static const Empty empty_filter = { "edit-find-symbolic", N_ ("No story is about all of this"),
                                    N_ ("Take a filter away, or join them by “or”."), N_ ("_Show All Stories") };

static gboolean
has_search (DossierStoryPane *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search_entry))[0] != '\0';
}

static void
show_empty (DossierStoryPane *self)
{
  const Empty *empty = &empty_views[dossier_query_get_view (self->base)];

  if (has_search (self))
    empty = &empty_search;
  else if (dossier_query_get_n_terms (self->base) > 0)
    empty = &empty_filter;

  adw_status_page_set_icon_name (self->empty_page, empty->icon);
  adw_status_page_set_title (self->empty_page, _ (empty->title));
  adw_status_page_set_description (self->empty_page, _ (empty->advice));
  gtk_widget_set_visible (GTK_WIDGET (self->empty_button), empty->button != NULL);
  if (empty->button != NULL)
    gtk_button_set_label (self->empty_button, _ (empty->button));
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
empty_button_cb (DossierStoryPane *self)
{
  if (has_search (self))
    dossier_story_pane_clear_search (self);
  else if (dossier_query_get_n_terms (self->base) > 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-all", NULL);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.add", NULL);
}

/* ---- the list on screen ---- */

static void
items_changed_cb (DossierStoryPane *self)
{
  guint            n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  gboolean         is_plain = dossier_query_get_n_terms (self->base) == 0 && !has_search (self);
  g_autofree char *words = g_strdup_printf (ngettext ("%u story", "%u stories", n), n);

  adw_window_title_set_subtitle (self->title, is_plain ? "" : words);
  if (n == 0)
    show_empty (self);
  else
    gtk_stack_set_visible_child_name (self->stack, "list");
}

static void
selection_changed_cb (DossierStoryPane *self)
{
  guint  position = gtk_single_selection_get_selected (self->selection);
  gint64 story;

  if (position == GTK_INVALID_LIST_POSITION)
    {
      /* It left the list, or was let go; what is being read stays. */
      self->selected = 0;
      return;
    }

  story = dossier_story_list_get_id (self->list, position);
  self->position = position;
  if (story == self->selected)
    return;
  self->selected = story;
  if (!self->is_selecting)
    g_signal_emit_by_name (self, "story-selected", story);
}

static void
set_selected (DossierStoryPane *self, guint position)
{
  self->is_selecting = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->is_selecting = FALSE;
}

/* The row is there only after the list was laid out; GTK scrolls by itself then. */
static void
scroll_to (DossierStoryPane *self, guint position)
{
  gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", position);
}

static void
show_list (DossierStoryPane *self, DossierStoryList *list)
{
  gint64   keep = self->selected;
  gboolean is_first = self->list == NULL;
  g_autoptr (GtkSingleSelection) selection = gtk_single_selection_new (NULL);

  /* Empty until it is set up: a selection chooses its first row otherwise. */
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_single_selection_set_model (selection, G_LIST_MODEL (list));

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_func (self->list, items_changed_cb, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_func (self->selection, selection_changed_cb, self);
  g_set_object (&self->list, list);
  g_set_object (&self->selection, selection);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify::selected", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);

  dossier_date_strip_set_list (DOSSIER_DATE_STRIP (self->strip), list);
  if (self->facets != NULL)
    dossier_facet_pane_set_list (DOSSIER_FACET_PANE (self->facets), list);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  self->position = 0;
  self->selected = 0;
  items_changed_cb (self);
  if (keep == 0 || !dossier_story_pane_select (self, keep))
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
  if (is_first)
    dossier_story_pane_focus_list (self);
}

/* ---- asking ---- */

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierStoryPane) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStoryList) list = dossier_story_list_new_finish (result, &error);

  if (self->library == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (list == NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.report", "(ss)", _ ("The stories could not be listed"),
                                error->message);
  else
    show_list (self, list);
}

static void
show_search_error (DossierStoryPane *self, const GError *error)
{
  gtk_widget_set_visible (GTK_WIDGET (self->search_error), error != NULL);
  gtk_label_set_label (self->search_error, error == NULL ? "" : error->message);
}

/* NULL when the words cannot be understood; why stands below them then, and the list stays. */
static DossierQuery *
dup_whole_query (DossierStoryPane *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierQuery) words = NULL;

  if (!has_search (self))
    {
      show_search_error (self, NULL);
      dossier_search_guide_set_query (DOSSIER_SEARCH_GUIDE (self->guide), NULL);
      return dossier_query_ref (self->base);
    }

  words = dossier_query_parse (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)), TRUE, &error);
  show_search_error (self, error);
  dossier_search_guide_set_query (DOSSIER_SEARCH_GUIDE (self->guide), words);

  return words == NULL ? NULL : dossier_query_and (self->base, words);
}

static void
find (DossierStoryPane *self)
{
  g_autoptr (DossierQuery) query = dup_whole_query (self);

  if (query == NULL)
    return;
  if (self->searching != NULL)
    g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  self->searching = g_cancellable_new ();
  dossier_story_list_new_async (dossier_library_get_store (self->library), query, self->searching, found_cb,
                                g_object_ref (self));
}

static void
search_changed_cb (DossierStoryPane *self)
{
  find (self);
}

static void
stop_search_cb (DossierStoryPane *self)
{
  dossier_story_pane_clear_search (self);
  dossier_story_pane_focus_list (self);
}

static void
search_activate_cb (DossierStoryPane *self)
{
  dossier_story_pane_focus_list (self);
  if (self->selected == 0)
    dossier_story_pane_step (self, 0);
}

static void
search_help_cb (DossierStoryPane *self)
{
  dossier_search_guide_show_help (DOSSIER_SEARCH_GUIDE (self->guide));
}

static void
chips_changed_cb (DossierStoryPane *self, DossierQuery *query)
{
  dossier_story_pane_set_query (self, query);
}

/* ---- narrowing down ---- */

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

static void
add_narrowing (DossierStoryPane *self)
{
  self->strip = dossier_date_strip_new (dossier_library_get_store (self->library));
  adw_bin_set_child (self->strip_place, self->strip);
  g_signal_connect_object (self->strip, "chosen", G_CALLBACK (span_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_create_popup_func (self->narrow_button, create_facets_cb, self, NULL);
}

/* ---- rows ---- */

static void
activate_cb (DossierStoryPane *self, guint position)
{
  g_signal_emit_by_name (self, "story-activated", dossier_story_list_get_id (self->list, position));
}

/* The list chooses the row while the button goes down; where one pane is seen, a second click on the same row has to
 * open it too, which no selection tells of. */
static void
row_pressed_cb (GtkGestureClick *click, int n_press, double x, double y, DossierStoryPane *self)
{
  GtkWidget    *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click));
  DossierStory *story = dossier_story_line_get_story (DOSSIER_STORY_LINE (row));

  if (story != NULL && n_press == 1)
    g_signal_emit_by_name (self, "story-activated", dossier_story_get_row (story)->id);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item, DossierStoryPane *self)
{
  GtkWidget  *row = dossier_story_line_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (click, "pressed", G_CALLBACK (row_pressed_cb), self, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  gtk_list_item_set_child (item, row);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  dossier_story_line_set_story (DOSSIER_STORY_LINE (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  dossier_story_line_set_story (DOSSIER_STORY_LINE (gtk_list_item_get_child (item)), NULL);
}

static gboolean
refresh_ages_cb (gpointer data)
{
  DossierStoryPane *self = data;
  GtkWidget        *row = gtk_widget_get_first_child (GTK_WIDGET (self->list_view));

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *line = gtk_widget_get_first_child (row);

      if (DOSSIER_IS_STORY_LINE (line))
        dossier_story_line_refresh (DOSSIER_STORY_LINE (line));
    }

  return G_SOURCE_CONTINUE;
}

/* ---- object ---- */

static void
dossier_story_pane_dispose (GObject *object)
{
  DossierStoryPane *self = DOSSIER_STORY_PANE (object);

  if (self->searching != NULL)
    g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  g_clear_handle_id (&self->age_id, g_source_remove);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->library);
  g_clear_pointer (&self->base, dossier_query_unref);
  G_OBJECT_CLASS (dossier_story_pane_parent_class)->dispose (object);
}

static void
dossier_story_pane_class_init (DossierStoryPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_story_pane_dispose;

  g_signal_new ("story-selected", DOSSIER_TYPE_STORY_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_INT64);
  g_signal_new ("story-activated", DOSSIER_TYPE_STORY_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_INT64);
  g_signal_new ("query-changed", DOSSIER_TYPE_STORY_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, DOSSIER_RESOURCE_PATH "/dossier-story-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierStoryPane, header);
  gtk_widget_class_bind_template_child (widget_class, DossierStoryPane, title);
  gtk_widget_class_bind_template_child (widget_class, DossierStoryPane, back_button);
  gtk_widget_class_bind_template_child (widget_class, DossierStoryPane, search_entry);
  gtk_widget_class_bind_template_child (widget_class, DossierStoryPane, search_error);
  gtk_widget_class_bind_template_child (widget_class, DossierStoryPane, guide_place);
  gtk_widget_class_bind_template_child (widget_class, DossierStoryPane, chip_place);
  gtk_widget_class_bind_template_child (widget_class, DossierStoryPane, strip_place);
  gtk_widget_class_bind_template_child (widget_class, DossierStoryPane, narrow_button);
  gtk_widget_class_bind_template_child (widget_class, DossierStoryPane, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierStoryPane, list_view);
  gtk_widget_class_bind_template_child (widget_class, DossierStoryPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, DossierStoryPane, empty_page);
  gtk_widget_class_bind_template_child (widget_class, DossierStoryPane, empty_button);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_help_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, empty_button_cb);
}

static void
dossier_story_pane_init (DossierStoryPane *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->base = dossier_query_new (DOSSIER_VIEW_ALL);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row_cb), NULL);
  gtk_list_view_set_factory (self->list_view, factory);
  dossier_story_menu_attach (self->list_view);
  dossier_list_wheel_attach (GTK_SCROLLED_WINDOW (self->scroller));
  self->age_id = g_timeout_add_seconds (AGE_SECONDS, refresh_ages_cb, self);
}

GtkWidget *
dossier_story_pane_new (DossierLibrary *library)
{
  DossierStoryPane *self = g_object_new (DOSSIER_TYPE_STORY_PANE, NULL);
  g_autoptr (DossierQuery) everything = dossier_query_new (DOSSIER_VIEW_ALL);

  self->library = g_object_ref (library);
  self->guide = dossier_search_guide_new (dossier_library_get_store (library), DOSSIER_QUERY_STORIES,
                                          GTK_EDITABLE (self->search_entry));
  adw_bin_set_child (self->guide_place, self->guide);
  self->chip_bar = dossier_chip_bar_new (library);
  dossier_chip_bar_set_can_save (DOSSIER_CHIP_BAR (self->chip_bar), TRUE);
  adw_bin_set_child (self->chip_place, self->chip_bar);
  add_narrowing (self);
  g_signal_connect_object (self->chip_bar, "changed", G_CALLBACK (chips_changed_cb), self, G_CONNECT_SWAPPED);
  dossier_story_pane_set_query (self, everything);

  return GTK_WIDGET (self);
}

/* ---- public ---- */

DossierQuery *
dossier_story_pane_get_query (DossierStoryPane *self)
{
  return self->base;
}

void
dossier_story_pane_set_query (DossierStoryPane *self, DossierQuery *query)
{
  g_autofree char *words = dossier_query_words (self->library, query);

  dossier_query_ref (query);
  dossier_query_unref (self->base);
  self->base = query;
  adw_window_title_set_title (self->title, words);
  dossier_chip_bar_set_query (DOSSIER_CHIP_BAR (self->chip_bar), query);
  find (self);
  g_signal_emit_by_name (self, "query-changed");
}

DossierStoryList *
dossier_story_pane_get_list (DossierStoryPane *self)
{
  return self->list;
}

const char *
dossier_story_pane_get_search (DossierStoryPane *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
}

void
dossier_story_pane_search (DossierStoryPane *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  gtk_editable_select_region (GTK_EDITABLE (self->search_entry), 0, -1);
}

void
dossier_story_pane_clear_search (DossierStoryPane *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

void
dossier_story_pane_focus_list (DossierStoryPane *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

gint64
dossier_story_pane_get_selected (DossierStoryPane *self)
{
  return self->selected;
}

gboolean
dossier_story_pane_select (DossierStoryPane *self, gint64 story)
{
  guint position = self->list == NULL ? GTK_INVALID_LIST_POSITION : dossier_story_list_find (self->list, story);

  if (self->selection == NULL)
    return FALSE;
  set_selected (self, position);
  if (position != GTK_INVALID_LIST_POSITION)
    scroll_to (self, position);

  return position != GTK_INVALID_LIST_POSITION;
}

gboolean
dossier_story_pane_step (DossierStoryPane *self, int n)
{
  guint  length = self->list == NULL ? 0 : g_list_model_get_n_items (G_LIST_MODEL (self->list));
  gint64 position;

  if (length == 0)
    return FALSE;

  /* What was chosen may have left the list; then the next one stands in its place. */
  if (self->selected == 0 && n > 0)
    n--;
  position = (gint64) self->position + n;
  if (position < 0 || position >= length)
    return FALSE;
  gtk_single_selection_set_selected (self->selection, (guint) position);
  scroll_to (self, (guint) position);

  return TRUE;
}

void
dossier_story_pane_set_can_go_back (DossierStoryPane *self, gboolean can_go_back)
{
  gtk_widget_set_visible (self->back_button, can_go_back);
}

AdwHeaderBar *
dossier_story_pane_get_header (DossierStoryPane *self)
{
  return self->header;
}

DossierDateStrip *
dossier_story_pane_get_strip (DossierStoryPane *self)
{
  return DOSSIER_DATE_STRIP (self->strip);
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
