/* dossier-story-pane.c - the stories of a query, found while the person types
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-story-pane-private.h"

#include "dossier-chip-bar.h"
#include "dossier-chosen.h"
#include "dossier-facet-pane.h"
#include "dossier-filter.h"
#include "dossier-list-look.h"
#include "dossier-list-wheel.h"
#include "dossier-parts.h"
#include "dossier-search-guide.h"
#include "dossier-story-line.h"
#include "dossier-story-menu.h"
#include "dossier-story-rows.h"
#include "dossier-story-selection.h"

#include <glib/gi18n.h>

/* Seconds after which the ages in the list are said anew. */
#define AGE_SECONDS 60
/* Milliseconds until a list that is not there yet is said to be on its way. */
#define PATIENCE 300

G_DEFINE_FINAL_TYPE (DossierStoryPane, dossier_story_pane, ADW_TYPE_BIN)

gboolean
dossier_story_pane_has_search (DossierStoryPane *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search_entry))[0] != '\0';
}

/* ---- the list on screen ---- */

static DossierChosen *
get_chosen_bar (DossierStoryPane *self)
{
  if (self->chosen_bar == NULL)
    {
      self->chosen_bar = dossier_chosen_bar_new (dossier_library_get_store (self->library));
      gtk_revealer_set_child (self->chosen_place, self->chosen_bar);
    }
  return DOSSIER_CHOSEN (self->chosen_bar);
}

static void
show_count (DossierStoryPane *self)
{
  guint            n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  gboolean         is_bar_wanted = dossier_story_pane_is_choosing (self) || self->is_changing;
  gboolean         is_plain = dossier_query_get_n_terms (self->base) == 0 && !dossier_story_pane_has_search (self);
  g_autofree char *words = g_strdup_printf (ngettext ("%u story", "%u stories", n), n);

  adw_window_title_set_subtitle (self->title, is_plain ? "" : words);
  if (is_bar_wanted || self->chosen_bar != NULL)
    dossier_chosen_set_count (get_chosen_bar (self), dossier_story_pane_count_chosen (self), n);
  gtk_revealer_set_reveal_child (self->chosen_place, is_bar_wanted);
  dossier_story_rows_set_choosing (self->rows, dossier_story_pane_is_choosing (self));
}

/* One story is chosen. */
static void
take_single (DossierStoryPane *self)
{
  gint64 story;

  self->position = dossier_story_selection_get_first (self->selection);
  story = dossier_story_groups_get_id (self->groups, self->position);
  if (story == self->selected)
    return;
  self->selected = story;
  if (!self->is_selecting)
    g_signal_emit_by_name (self, "story-selected", story);
}

static void
choice_changed_cb (DossierStoryPane *self)
{
  guint was = self->n_chosen;

  if (self->parked != NULL)
    return;
  self->n_chosen = dossier_story_selection_count (self->selection);
  if (self->n_chosen > 0)
    self->sought = 0;
  if (self->n_chosen == 1)
    take_single (self);
  else
    {
      /* It left the list, or was let go: what is being read stays. Or others were chosen beside it. */
      if (self->selected != 0)
        self->before = self->selected;
      self->selected = 0;
    }
  dossier_story_groups_hold (self->groups, self->n_chosen > 1 ? DOSSIER_STORY_GROUPS_HOLD_ALL : self->selected);
  show_count (self);
  if (was != self->n_chosen || self->n_chosen > 1)
    g_signal_emit_by_name (self, "chosen-changed");
}

static void
set_selected (DossierStoryPane *self, guint position)
{
  self->is_selecting = TRUE;
  if (position == GTK_INVALID_LIST_POSITION)
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  else
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  self->is_selecting = FALSE;
}

/* The story that was selected before may be one of those that the list grew by. */
static void
select_sought (DossierStoryPane *self)
{
  guint position;

  if (self->sought == 0 || !dossier_story_groups_is_whole (self->groups))
    return;
  position = dossier_story_groups_reveal (self->groups, self->sought);
  if (position == GTK_INVALID_LIST_POSITION && !dossier_story_list_is_complete (self->list))
    return; /* the whole one is on its way */
  self->sought = 0;
  if (position != GTK_INVALID_LIST_POSITION && dossier_story_selection_count (self->selection) == 0)
    set_selected (self, position);
}

static void
items_changed_cb (DossierStoryPane *self)
{
  if (self->parked != NULL)
    return;
  select_sought (self);
  choice_changed_cb (self);
  if (!dossier_story_groups_is_grouped (self->groups)) /* else all that came and went is counted once */
    dossier_story_rows_refresh (self->rows);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    dossier_story_pane_show_empty (self);
  else
    gtk_stack_set_visible_child_name (self->stack, "list");
}

/* Some rows may have come into others, without one more or less. */
static void
counted_cb (DossierStoryPane *self)
{
  if (self->parked != NULL)
    return;
  select_sought (self);
  dossier_story_rows_refresh (self->rows);
  show_count (self);
}

/* The row is there only after the list was laid out; GTK scrolls by itself then. */
static void
scroll_to (DossierStoryPane *self, guint position)
{
  dossier_story_selection_unfold_to (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", position);
}

static void
choose (DossierStoryPane *self, GArray *ids)
{
  self->is_selecting = TRUE;
  dossier_story_selection_choose (self->selection, ids);
  self->is_selecting = FALSE;
}

static void
stopped_cb (DossierStoryPane *self, const GError *error)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.report-list", "(ss)", _ ("Older stories could not be listed"),
                              error->message);
}

static void
rearranging_cb (DossierStoryPane *self)
{
  self->parked = dossier_story_selection_list (self->selection);
  dossier_story_rows_hold (self->rows, self->selected, TRUE);
}

static void
rearranged_cb (DossierStoryPane *self)
{
  g_autoptr (GArray) parked = g_steal_pointer (&self->parked);

  choose (self, parked);
  items_changed_cb (self);
  dossier_story_rows_restore (self->rows);
}

static void
disconnect_list (DossierStoryPane *self)
{
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  if (self->groups != NULL)
    g_signal_handlers_disconnect_by_data (self->groups, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
}

static void
connect_list (DossierStoryPane *self, DossierStoryGroups *groups)
{
  DossierStoryList *list = dossier_story_groups_get_list (groups);
  g_autoptr (DossierStorySelection) selection
      = dossier_story_selection_new (groups, dossier_story_rows_count_seen (self->rows));

  g_set_object (&self->list, list);
  g_set_object (&self->groups, groups);
  g_set_object (&self->selection, selection);
  dossier_story_selection_set_choosing (selection, self->is_choosing);
  g_signal_connect_object (list, "stopped", G_CALLBACK (stopped_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (groups, "rearranging", G_CALLBACK (rearranging_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (groups, "rearranged", G_CALLBACK (rearranged_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (groups, "counted", G_CALLBACK (counted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (groups, "failed", G_CALLBACK (stopped_cb), self, G_CONNECT_SWAPPED);
  dossier_story_rows_set_groups (self->rows, groups);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  dossier_story_rows_unfold (self->rows);
  /* After the selection's and the view's own: rows know their places by then. */
  g_signal_connect_object (groups, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "selection-changed", G_CALLBACK (choice_changed_cb), self, G_CONNECT_SWAPPED);
}

static gboolean
is_same_list (DossierStoryPane *self, DossierStoryList *list)
{
  return self->list != NULL
         && dossier_query_equal (dossier_story_list_get_query (self->list), dossier_story_list_get_query (list))
         && dossier_story_list_get_order (self->list) == dossier_story_list_get_order (list);
}

/* The story that is selected, or will be as soon as it is there. */
static gint64
get_wanted (DossierStoryPane *self)
{
  return self->selected != 0 ? self->selected : self->sought;
}

static void
show_list (DossierStoryPane *self, DossierStoryGroups *groups)
{
  DossierStoryList *list = dossier_story_groups_get_list (groups);
  gint64            keep = get_wanted (self);
  gboolean          is_first = self->list == NULL;
  /* While one is choosing, no single one can be selected anew. */
  gboolean is_several = self->n_chosen > 1 || (self->is_choosing && self->selection != NULL);
  g_autoptr (GArray) chosen = is_several ? dossier_story_selection_list (self->selection) : NULL;

  dossier_story_rows_hold (self->rows, keep, is_same_list (self, list));
  disconnect_list (self);
  connect_list (self, groups);
  dossier_date_strip_set_list (DOSSIER_DATE_STRIP (self->strip), list);
  if (self->facets != NULL)
    dossier_facet_pane_set_list (DOSSIER_FACET_PANE (self->facets), list);
  self->position = 0;
  self->selected = 0;
  if (chosen != NULL)
    choose (self, chosen);
  else if (keep != 0)
    dossier_story_pane_select (self, keep);
  self->sought = chosen == NULL && self->selected == 0 ? keep : 0;
  items_changed_cb (self);
  /* From wherever the last list was. GTK warns of a position that is set while the rows have no places yet. */
  if (self->sought != 0 || (!dossier_story_rows_restore (self->rows) && self->selected == 0))
    scroll_to (self, 0);
  if (is_first)
    dossier_story_pane_focus_list (self);
  g_signal_emit_by_name (self, "list-changed");
}

/* ---- asking ---- */

static gboolean
busy_cb (gpointer data)
{
  DossierStoryPane *self = data;

  self->busy_id = 0;
  gtk_spinner_start (self->busy);
  gtk_widget_set_visible (GTK_WIDGET (self->busy), TRUE);
  return G_SOURCE_REMOVE;
}

static void
set_busy (DossierStoryPane *self, gboolean is_busy)
{
  g_clear_handle_id (&self->busy_id, g_source_remove);
  if (is_busy)
    self->busy_id = g_timeout_add (PATIENCE, busy_cb, self);
  else
    {
      gtk_spinner_stop (self->busy);
      gtk_widget_set_visible (GTK_WIDGET (self->busy), FALSE);
    }
}

static void ask (DossierStoryPane *self, DossierQuery *query, gboolean whole);

/* @groups or @error is NULL. */
static void
answered (DossierStoryPane *self, DossierStoryGroups *groups, const GError *error)
{
  DossierStoryList *list = groups != NULL ? dossier_story_groups_get_list (groups) : NULL;

  if (self->library == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  set_busy (self, FALSE);
  self->has_failed = groups == NULL;
  if (groups == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.report-list", "(ss)", _ ("The stories could not be listed"),
                                  error->message);
      return;
    }
  show_list (self, groups);
  if (!dossier_story_list_is_complete (list))
    ask (self, dossier_story_list_get_query (list), TRUE);
}

static void
grouped_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierStoryPane) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStoryGroups) groups = dossier_story_groups_new_finish (result, &error);

  answered (self, groups, error);
}

static gboolean
is_grouped (DossierStoryPane *self, DossierStoryList *list)
{
  return dossier_list_look_get_groups (self->settings) == DOSSIER_LIST_GROUPS_EVENTS
         && dossier_story_groups_fit (dossier_story_list_get_order (list));
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierStoryPane) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStoryList) list = dossier_story_list_new_finish (result, &error);
  g_autoptr (DossierStoryGroups) groups = NULL;

  if (list != NULL && self->library != NULL && is_grouped (self, list))
    {
      dossier_story_groups_new_async (list, self->searching, grouped_cb, g_object_ref (self));
      return;
    }
  groups = list != NULL ? dossier_story_groups_new (list) : NULL;
  answered (self, groups, error);
}

/* In a list of the same state the story that is read stays, whatever its state is now. */
static gint64
get_kept (DossierStoryPane *self, DossierQuery *query)
{
  if (self->list == NULL
      || dossier_query_get_view (dossier_story_list_get_query (self->list)) != dossier_query_get_view (query))
    return 0;
  return get_wanted (self);
}

/* The newest stories are enough to begin with, unless one is somewhere in this list or several of it are chosen. */
static guint
get_limit (DossierStoryPane *self, DossierQuery *query)
{
  gboolean is_held = self->list != NULL
                     && (self->is_choosing || self->n_chosen > 1
                         || dossier_query_equal (dossier_story_list_get_query (self->list), query));

  return is_held ? 0 : DOSSIER_STORY_LIST_FIRST;
}

static void
ask (DossierStoryPane *self, DossierQuery *query, gboolean whole)
{
  DossierOrderAsk wanted
      = { .query = query,
          .order = dossier_list_look_get_order (self->settings, query),
          .keep = get_kept (self, query),
          .whole = whole,
          .limit = get_limit (self, query),
          .leaves_archived = !dossier_story_pane_has_search (self) && dossier_filter_is_place (query) };

  if (self->searching != NULL)
    g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  self->searching = g_cancellable_new ();
  set_busy (self, TRUE);
  dossier_story_list_new_ordered_async (dossier_library_get_store (self->library), &wanted, self->searching, found_cb,
                                        g_object_ref (self));
}

/* NULL when the words cannot be understood; why stands below them then, and the list stays. */
static DossierQuery *
dup_whole_query (DossierStoryPane *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierQuery) words = NULL;

  if (!dossier_story_pane_has_search (self))
    {
      dossier_search_guide_set_query (DOSSIER_SEARCH_GUIDE (self->guide), NULL, NULL);
      return dossier_query_ref (self->base);
    }

  words = dossier_query_parse (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)), TRUE, &error);
  dossier_search_guide_set_query (DOSSIER_SEARCH_GUIDE (self->guide), words, error);

  return words == NULL ? NULL : dossier_query_and (self->base, words);
}

static void
find (DossierStoryPane *self)
{
  g_autoptr (DossierQuery) query = dup_whole_query (self);

  g_free (self->searched);
  self->searched = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  if (query != NULL)
    ask (self, query, FALSE);
}

void
dossier_story_pane_list_again (DossierStoryPane *self)
{
  if (self->has_failed || self->list == NULL)
    find (self);
  else
    dossier_story_list_grow_on (self->list);
}

/* GTK tells of it some time afterwards, and of a new entry too, in which nothing was typed: what was asked for is not
 * asked for again. */
static void
search_changed_cb (DossierStoryPane *self)
{
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)), self->searched) != 0)
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
chips_changed_cb (DossierStoryPane *self, DossierQuery *query)
{
  dossier_story_pane_set_query (self, query);
}

static gboolean
refresh_ages_cb (gpointer data)
{
  dossier_story_rows_refresh (DOSSIER_STORY_PANE (data)->rows);
  return G_SOURCE_CONTINUE;
}

static void
look_changed_cb (DossierStoryPane *self)
{
  dossier_story_rows_set_look (self->rows, g_settings_get_boolean (self->settings, "list-compact"),
                               dossier_list_look_get_groups (self->settings) == DOSSIER_LIST_GROUPS_HEADINGS);
}

static void
groups_changed_cb (DossierStoryPane *self)
{
  look_changed_cb (self);
  find (self);
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
  g_clear_handle_id (&self->busy_id, g_source_remove);
  g_clear_pointer (&self->parked, g_array_unref);
  g_clear_object (&self->settings);
  g_clear_object (&self->rows);
  g_clear_object (&self->selection);
  g_clear_object (&self->groups);
  g_clear_object (&self->list);
  g_clear_object (&self->library);
  g_clear_pointer (&self->base, dossier_query_unref);
  G_OBJECT_CLASS (dossier_story_pane_parent_class)->dispose (object);
}

static void
dossier_story_pane_finalize (GObject *object)
{
  g_free (DOSSIER_STORY_PANE (object)->searched);
  G_OBJECT_CLASS (dossier_story_pane_parent_class)->finalize (object);
}

static void
dossier_story_pane_class_init (DossierStoryPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_story_pane_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_story_pane_finalize;

  g_signal_new ("story-selected", DOSSIER_TYPE_STORY_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_INT64);
  g_signal_new ("story-activated", DOSSIER_TYPE_STORY_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_INT64);
  g_signal_new ("chosen-changed", DOSSIER_TYPE_STORY_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("list-changed", DOSSIER_TYPE_STORY_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("query-changed", DOSSIER_TYPE_STORY_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, DOSSIER_RESOURCE_PATH "/dossier-story-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierStoryPane, header);
  gtk_widget_class_bind_template_child (widget_class, DossierStoryPane, title);
  gtk_widget_class_bind_template_child (widget_class, DossierStoryPane, back_button);
  gtk_widget_class_bind_template_child (widget_class, DossierStoryPane, search_entry);
  gtk_widget_class_bind_template_child (widget_class, DossierStoryPane, search_box);
  gtk_widget_class_bind_template_child (widget_class, DossierStoryPane, guide_place);
  gtk_widget_class_bind_template_child (widget_class, DossierStoryPane, chip_place);
  gtk_widget_class_bind_template_child (widget_class, DossierStoryPane, strip_place);
  gtk_widget_class_bind_template_child (widget_class, DossierStoryPane, narrow_button);
  gtk_widget_class_bind_template_child (widget_class, DossierStoryPane, list_button);
  gtk_widget_class_bind_template_child (widget_class, DossierStoryPane, list_menu);
  gtk_widget_class_bind_template_child (widget_class, DossierStoryPane, order_button);
  gtk_widget_class_bind_template_child (widget_class, DossierStoryPane, order_menu);
  gtk_widget_class_bind_template_child (widget_class, DossierStoryPane, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierStoryPane, list_view);
  gtk_widget_class_bind_template_child (widget_class, DossierStoryPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, DossierStoryPane, empty_page);
  gtk_widget_class_bind_template_child (widget_class, DossierStoryPane, empty_button);
  gtk_widget_class_bind_template_child (widget_class, DossierStoryPane, busy);
  gtk_widget_class_bind_template_child (widget_class, DossierStoryPane, chosen_place);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, dossier_story_pane_activate);
  gtk_widget_class_bind_template_callback (widget_class, dossier_story_pane_act_on_empty);
}

static void
dossier_story_pane_init (DossierStoryPane *self)
{
  self->base = dossier_query_new (DOSSIER_VIEW_ALL);
  gtk_widget_init_template (GTK_WIDGET (self));
  dossier_menu_button_set_menu (self->list_button, self->list_menu);
  dossier_menu_button_set_menu (self->order_button, self->order_menu);
  self->rows = dossier_story_rows_new (self->list_view);
  dossier_story_pane_add_gestures (self);
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
  dossier_story_rows_show_found (self->rows, dossier_library_get_store (library));
  self->guide = dossier_search_guide_new (dossier_library_get_store (library), DOSSIER_QUERY_STORIES,
                                          GTK_EDITABLE (self->search_entry));
  adw_bin_set_child (self->guide_place, self->guide);
  gtk_box_append (self->search_box, dossier_search_guide_help_button_new (DOSSIER_SEARCH_GUIDE (self->guide)));
  self->chip_bar = dossier_chip_bar_new (library);
  dossier_chip_bar_set_can_save (DOSSIER_CHIP_BAR (self->chip_bar), TRUE);
  adw_bin_set_child (self->chip_place, self->chip_bar);
  dossier_story_pane_add_narrowing (self);
  g_signal_connect_object (self->chip_bar, "changed", G_CALLBACK (chips_changed_cb), self, G_CONNECT_SWAPPED);
  dossier_story_pane_set_query (self, everything);

  return GTK_WIDGET (self);
}

/* ---- public ---- */

void
dossier_story_pane_set_settings (DossierStoryPane *self, GSettings *settings)
{
  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "changed::list-compact", G_CALLBACK (look_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::list-groups", G_CALLBACK (groups_changed_cb), self, G_CONNECT_SWAPPED);
  look_changed_cb (self);
  find (self);
}

DossierQuery *
dossier_story_pane_dup_whole_query (DossierStoryPane *self)
{
  DossierQuery *query = dup_whole_query (self);

  return query != NULL ? query : dossier_query_ref (self->base);
}

void
dossier_story_pane_set_order (DossierStoryPane *self, DossierOrder order)
{
  g_autoptr (DossierQuery) query = dossier_story_pane_dup_whole_query (self);

  if (self->settings == NULL)
    return;
  dossier_list_look_set_order (self->settings, query, order);
  find (self);
}

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

DossierStoryGroups *
dossier_story_pane_get_groups (DossierStoryPane *self)
{
  return self->groups;
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

void
dossier_story_pane_set_choosing (DossierStoryPane *self, gboolean is_choosing)
{
  self->is_choosing = is_choosing;
  if (self->selection != NULL)
    dossier_story_selection_set_choosing (self->selection, is_choosing);
  if (!is_choosing && self->n_chosen > 1)
    dossier_story_pane_select (self, self->before);
  if (self->list != NULL)
    show_count (self);
  g_signal_emit_by_name (self, "chosen-changed");
}

gboolean
dossier_story_pane_is_choosing (DossierStoryPane *self)
{
  return self->is_choosing || self->n_chosen > 1;
}

guint
dossier_story_pane_count_chosen (DossierStoryPane *self)
{
  return dossier_story_pane_is_choosing (self) && self->selection != NULL
             ? dossier_story_selection_count_stories (self->selection)
             : self->n_chosen;
}

gboolean
dossier_story_pane_is_folded (DossierStoryPane *self)
{
  return self->n_chosen == 1 && dossier_story_selection_count_stories (self->selection) > 1;
}

GArray *
dossier_story_pane_list_chosen (DossierStoryPane *self)
{
  return self->selection != NULL ? dossier_story_selection_list (self->selection)
                                 : g_array_new (FALSE, FALSE, sizeof (gint64));
}

void
dossier_story_pane_show_changing (DossierStoryPane *self, guint done, guint n)
{
  self->is_changing = n > 0;
  dossier_chosen_show_changing (get_chosen_bar (self), done, n);
  if (self->list != NULL)
    show_count (self);
}

void
dossier_story_pane_choose_all (DossierStoryPane *self)
{
  g_autoptr (GError) error = NULL;

  if (self->list == NULL)
    return;
  if (dossier_story_groups_make_whole (self->groups, &error))
    gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->selection));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.report", "(ss)", _ ("The stories could not be listed"),
                                error->message);
}

gboolean
dossier_story_pane_select (DossierStoryPane *self, gint64 story)
{
  guint position = self->list == NULL ? GTK_INVALID_LIST_POSITION : dossier_story_groups_reveal (self->groups, story);

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
  guint  length = self->list == NULL ? 0 : g_list_model_get_n_items (G_LIST_MODEL (self->groups));
  gint64 position;

  if (length == 0)
    return FALSE;

  /* What was chosen may have left the list; then the next one stands in its place. */
  if (self->selected == 0 && n > 0)
    n--;
  position = (gint64) self->position + n;
  if (position < 0 || position >= length)
    return FALSE;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), (guint) position, TRUE);
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
