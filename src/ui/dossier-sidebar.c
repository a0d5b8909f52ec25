/* dossier-sidebar.c - views, saved searches, feeds, tags, organizations and people to read about
 *
 * rows:    by section, in the order of the list; owned by the list box.
 * asked:   ids of the feeds that are being asked for news (a set of gint64).
 * feeds:   all subscriptions; toggled: folders (a set of names) that are not as they stand by themselves.
 * pending: answers on their way. News that come meanwhile make the sidebar stale: it asks again when all are in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-sidebar.h"

#include "dossier-follows.h"
#include "dossier-parts.h"
#include "dossier-refresh-bar.h"
#include "dossier-saved-searches.h"
#include "dossier-sidebar-asked.h"
#include "dossier-sidebar-drag.h"
#include "dossier-sidebar-heading.h"
#include "dossier-sidebar-menu.h"
#include "dossier-sidebar-row.h"
#include "dossier-sidebar-searches.h"
#include "dossier-story-tags.h"

#include <glib/gi18n.h>
#include <string.h>

/* Of the views, the one of the questions. */
#define REVIEW_ROW 7
/* Seconds between two looks at the calendar. */
#define DAY_LOOK_SECONDS 60

struct _DossierSidebar
{
  AdwBin parent;

  DossierLibrary    *library;
  DossierIconShelf  *icons;
  DossierQuery      *query;
  DossierSidebarKind page; /* MOVES, FOLLOWING, REVIEW, NOTEBOOK, or VIEW: what the list is of */
  guint              n_news;
  guint              n_questions;

  GPtrArray    *rows[DOSSIER_N_SIDEBAR_SECTIONS];
  gboolean      is_long[DOSSIER_N_SIDEBAR_SECTIONS];
  GPtrArray    *feeds;
  GPtrArray    *searches;
  GHashTable   *toggled;
  GHashTable   *asked;
  guint         mark_id;
  char         *search; /* NULL: no search */
  GCancellable *loading;
  guint         n_pending;
  gboolean      is_stale;
  guint         reload_id;
  gint64        day; /* that searches were asked for last */
  guint         day_id;

  AdwHeaderBar   *header;
  GtkMenuButton  *menu_button;
  GMenuModel     *main_menu;
  GtkWidget      *refresh_button;
  GtkWidget      *refresh_bar;
  GtkSearchBar   *search_bar;
  GtkSearchEntry *search_entry;
  GtkListBox     *list;
};

G_DEFINE_FINAL_TYPE (DossierSidebar, dossier_sidebar, ADW_TYPE_BIN)

/* ---- rows ---- */

static int
find_start (DossierSidebar *self, DossierSidebarSection section)
{
  int start = 0;

  for (int i = 0; i < (int) section; i++)
    start += self->rows[i]->len;

  return start;
}

/* Makes @section @n rows long; what stays keeps its place, and with it focus and scrolling. */
static void
resize_section (DossierSidebar *self, DossierSidebarSection section, guint n)
{
  GPtrArray *rows = self->rows[section];

  while (rows->len > n)
    {
      gtk_list_box_remove (self->list, g_ptr_array_index (rows, rows->len - 1));
      g_ptr_array_set_size (rows, rows->len - 1);
    }
  while (rows->len < n)
    {
      GtkWidget *row = dossier_sidebar_row_new (section);

      gtk_list_box_insert (self->list, row, find_start (self, section) + rows->len);
      g_ptr_array_add (rows, row);
    }
}

/* Whether rows of that kind are terms of a query, and which. */
static gboolean
get_field (DossierSidebarKind kind, DossierTermField *field)
{
  *field = kind == DOSSIER_SIDEBAR_FEED  ? DOSSIER_TERM_FEED
           : kind == DOSSIER_SIDEBAR_TAG ? DOSSIER_TERM_TAG
                                         : DOSSIER_TERM_ENTITY;

  return kind == DOSSIER_SIDEBAR_FEED || kind == DOSSIER_SIDEBAR_TAG || kind == DOSSIER_SIDEBAR_ENTITY;
}

static gboolean
is_on (DossierSidebar *self, DossierSidebarRow *row)
{
  DossierSidebarKind kind = dossier_sidebar_row_get_kind (row);
  guint              n = self->query == NULL ? 0 : dossier_query_get_n_terms (self->query);
  DossierTermField   field;

  if (self->page == DOSSIER_SIDEBAR_NOTEBOOK)
    return kind == DOSSIER_SIDEBAR_VIEW && dossier_sidebar_row_get_view (row) == DOSSIER_VIEW_HIGHLIGHTS;
  if (self->page != DOSSIER_SIDEBAR_VIEW || self->query == NULL)
    return kind == self->page && self->page != DOSSIER_SIDEBAR_VIEW;
  if (kind == DOSSIER_SIDEBAR_VIEW)
    return dossier_sidebar_row_get_view (row) == dossier_query_get_view (self->query)
           && (n == 0 || dossier_query_get_view (self->query) != DOSSIER_VIEW_ALL);
  if (kind == DOSSIER_SIDEBAR_SAVED)
    return dossier_sidebar_row_get_query (row) != NULL
           && dossier_query_equal (dossier_sidebar_row_get_query (row), self->query);
  if (!get_field (kind, &field))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const DossierTerm *term = dossier_query_get_term (self->query, i);

      if (term->field == field && term->id == dossier_sidebar_row_get_id (row) && term->op != DOSSIER_TERM_NOT)
        return TRUE;
    }

  return FALSE;
}

static void
mark_rows (DossierSidebar *self)
{
  for (int section = 0; section < DOSSIER_N_SIDEBAR_SECTIONS; section++)
    for (guint i = 0; i < self->rows[section]->len; i++)
      {
        DossierSidebarRow *row = g_ptr_array_index (self->rows[section], i);

        dossier_sidebar_row_set_on (row, is_on (self, row));
      }
}

static void
show_views (DossierSidebar *self)
{
  GPtrArray    *rows = self->rows[DOSSIER_SIDEBAR_VIEWS];
  DossierStore *store = dossier_library_get_store (self->library);
  DossierCounts counts = { 0 };
  g_autoptr (GError) error = NULL;

  if (self->search != NULL)
    {
      resize_section (self, DOSSIER_SIDEBAR_VIEWS, 0);
      return;
    }
  if (!dossier_store_count (store, &counts, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.report", "(ss)", _ ("The stories could not be counted"),
                                error->message);
  resize_section (self, DOSSIER_SIDEBAR_VIEWS, counts.links > 0 ? 9 : 8);
  dossier_sidebar_row_set_view (g_ptr_array_index (rows, 0), DOSSIER_VIEW_ALL, counts.stories - counts.archived);
  dossier_sidebar_row_set_view (g_ptr_array_index (rows, 1), DOSSIER_VIEW_UNREAD, counts.unread);
  dossier_sidebar_row_set_view (g_ptr_array_index (rows, 2), DOSSIER_VIEW_STARRED, counts.starred);
  dossier_sidebar_row_set_view (g_ptr_array_index (rows, 3), DOSSIER_VIEW_ARCHIVED, counts.archived);
  dossier_sidebar_row_set_view (g_ptr_array_index (rows, 4), DOSSIER_VIEW_HIGHLIGHTS, counts.annotated);
  dossier_sidebar_row_set_moves (g_ptr_array_index (rows, 5), counts.claims);
  dossier_sidebar_row_set_following (g_ptr_array_index (rows, 6), self->n_news);
  dossier_sidebar_row_set_review (g_ptr_array_index (rows, REVIEW_ROW), self->n_questions);
  if (counts.links > 0)
    dossier_sidebar_row_set_links (g_ptr_array_index (rows, 8), counts.links);
}

static guint
get_limit (DossierSidebar *self, DossierSidebarSection section)
{
  return self->is_long[section] || self->search != NULL ? DOSSIER_SIDEBAR_MANY : DOSSIER_SIDEBAR_FEW;
}

/* Rows for @n things found, and one more when there are others. */
static guint
prepare_section (DossierSidebar *self, DossierSidebarSection section, guint n)
{
  guint limit = get_limit (self, section);
  guint shown = MIN (n, limit);

  resize_section (self, section, shown + (n > limit ? 1 : 0));
  if (n > limit)
    dossier_sidebar_row_set_more (g_ptr_array_index (self->rows[section], shown), limit == DOSSIER_SIDEBAR_MANY);

  return shown;
}

static void
show_entities (DossierSidebar *self, DossierSidebarSection section, GPtrArray *entities)
{
  guint n = prepare_section (self, section, entities->len);

  for (guint i = 0; i < n; i++)
    dossier_sidebar_row_set_entity (g_ptr_array_index (self->rows[section], i),
                                    dossier_entity_get_row (g_ptr_array_index (entities, i)));
  mark_rows (self);
}

static int
compare_use (gconstpointer a, gconstpointer b)
{
  guint first = dossier_story_tag_get_n_stories (*(DossierStoryTag *const *) a);
  guint second = dossier_story_tag_get_n_stories (*(DossierStoryTag *const *) b);

  return first > second ? -1 : first < second;
}

/* The @n that most stories have, in the order of @tags. Borrowed. */
static GPtrArray *
pick_most_used (GPtrArray *tags, guint n)
{
  g_autoptr (GPtrArray) by_use = g_ptr_array_copy (tags, NULL, NULL);
  g_autoptr (GHashTable) most_used = g_hash_table_new (NULL, NULL);
  GPtrArray *picked = g_ptr_array_new ();

  g_ptr_array_sort (by_use, compare_use);
  for (guint i = 0; i < MIN (n, by_use->len); i++)
    g_hash_table_add (most_used, by_use->pdata[i]);
  for (guint i = 0; i < tags->len; i++)
    if (g_hash_table_contains (most_used, tags->pdata[i]))
      g_ptr_array_add (picked, tags->pdata[i]);
  return picked;
}

/* Those whose names have what is searched for; where there is no room for all, those most used. */
static void
show_tags (DossierSidebar *self, GPtrArray *tags)
{
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();
  g_autoptr (GPtrArray) shown = NULL;
  g_autofree char *search = self->search != NULL ? dossier_story_tag_fold_name (self->search) : NULL;

  for (guint i = 0; i < tags->len; i++)
    {
      g_autofree char *name
          = search != NULL ? dossier_story_tag_fold_name (dossier_story_tag_get_name (tags->pdata[i])) : NULL;

      if (search == NULL || strstr (name, search) != NULL)
        g_ptr_array_add (wanted, tags->pdata[i]);
    }
  shown = pick_most_used (wanted, prepare_section (self, DOSSIER_SIDEBAR_TAGS, wanted->len));
  for (guint i = 0; i < shown->len; i++)
    dossier_sidebar_row_set_tag (g_ptr_array_index (self->rows[DOSSIER_SIDEBAR_TAGS], i), shown->pdata[i]);
  mark_rows (self);
}

static void
show_searches (DossierSidebar *self, GPtrArray *searches)
{
  g_autoptr (GPtrArray) shown = dossier_sidebar_searches_pick (searches, self->search);
  GPtrArray *rows = self->rows[DOSSIER_SIDEBAR_SEARCHES];

  resize_section (self, DOSSIER_SIDEBAR_SEARCHES, shown->len);
  for (guint i = 0; i < shown->len; i++)
    dossier_sidebar_row_set_search (g_ptr_array_index (rows, i), shown->pdata[i]);
  mark_rows (self);
}

/* ---- feeds that are being asked ---- */

static void
mark_cb (gpointer data)
{
  DossierSidebar *self = data;

  self->mark_id = 0;
  dossier_sidebar_asked_mark (self->rows[DOSSIER_SIDEBAR_FEEDS], self->feeds, self->asked);
}

/* Steps of a refresh come in crowds too. */
static void
queue_mark (DossierSidebar *self)
{
  if (self->mark_id == 0)
    self->mark_id = g_idle_add_once (mark_cb, self);
}

void
dossier_sidebar_show_asking (DossierSidebar *self, gint64 feed, gboolean is_asked)
{
  if (is_asked)
    g_hash_table_add (self->asked, g_memdup2 (&feed, sizeof feed));
  else
    g_hash_table_remove (self->asked, &feed);
  queue_mark (self);
}

static void
show_pictures (DossierSidebar *self)
{
  GPtrArray *rows = self->rows[DOSSIER_SIDEBAR_FEEDS];

  for (guint i = 0; i < rows->len; i++)
    {
      DossierSidebarRow *row = g_ptr_array_index (rows, i);
      DossierFeedTone    tone;
      GdkTexture        *picture = dossier_icon_shelf_get (self->icons, dossier_sidebar_row_get_id (row), &tone);

      if (dossier_sidebar_row_get_kind (row) == DOSSIER_SIDEBAR_FEED)
        dossier_sidebar_row_set_picture (row, picture, tone);
    }
}

static void
show_feeds (DossierSidebar *self)
{
  g_autoptr (GArray) items = dossier_sidebar_feeds_arrange (self->feeds, self->toggled, self->search);
  gboolean   is_whole = items->len <= DOSSIER_SIDEBAR_MAX_FEEDS;
  guint      n = MIN (items->len, DOSSIER_SIDEBAR_MAX_FEEDS);
  GPtrArray *rows = self->rows[DOSSIER_SIDEBAR_FEEDS];

  resize_section (self, DOSSIER_SIDEBAR_FEEDS, n + (is_whole ? 0 : 1));
  for (guint i = 0; i < n; i++)
    dossier_sidebar_row_set_feed (g_ptr_array_index (rows, i), &g_array_index (items, DossierSidebarFeed, i));
  if (!is_whole)
    dossier_sidebar_row_set_more (g_ptr_array_index (rows, n), TRUE);
  show_pictures (self);
  mark_rows (self);
  dossier_sidebar_asked_mark (self->rows[DOSSIER_SIDEBAR_FEEDS], self->feeds, self->asked);
}

static void
toggle_folder (DossierSidebar *self, const char *name)
{
  if (!g_hash_table_remove (self->toggled, name))
    g_hash_table_add (self->toggled, g_strdup (name));
  show_feeds (self);
}

/* ---- asking the store ---- */

static void reload (DossierSidebar *self);

static gboolean
reload_cb (gpointer data)
{
  DossierSidebar *self = data;

  self->reload_id = 0;
  if (self->n_pending > 0)
    self->is_stale = TRUE;
  else
    reload (self);

  return G_SOURCE_REMOVE;
}

/* News come in crowds: the first one starts the clock, the others are served with it. */
static void
queue_reload (DossierSidebar *self)
{
  if (self->reload_id == 0)
    self->reload_id = g_timeout_add (DOSSIER_SIDEBAR_PAUSE, reload_cb, self);
}

static void
finish_one (DossierSidebar *self, const GError *error)
{
  self->n_pending--;
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.report", "(ss)", _ ("The sidebar could not be filled"),
                                error->message);
  if (self->n_pending == 0 && self->is_stale)
    queue_reload (self);
}

static void
found_feeds_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierSidebar) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) feeds = dossier_store_list_feeds_finish (DOSSIER_STORE (source), result, &error);

  if (feeds != NULL && self->list != NULL && !g_cancellable_is_cancelled (self->loading))
    {
      g_clear_pointer (&self->feeds, g_ptr_array_unref);
      self->feeds = g_steal_pointer (&feeds);
      gtk_widget_set_visible (self->refresh_button, self->feeds->len > 0);
      dossier_icon_shelf_update (self->icons, self->feeds);
      show_feeds (self);
    }
  finish_one (self, error);
}

static void
found_searches_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierSidebar) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) searches = dossier_store_list_searches_finish (DOSSIER_STORE (source), result, &error);

  if (searches != NULL && self->list != NULL && !g_cancellable_is_cancelled (self->loading))
    {
      g_clear_pointer (&self->searches, g_ptr_array_unref);
      self->searches = g_ptr_array_ref (searches);
      show_searches (self, searches);
    }
  finish_one (self, error);
}

static void
found_tags_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierSidebar) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tags = dossier_store_list_tags_finish (DOSSIER_STORE (source), result, &error);

  if (tags != NULL && self->list != NULL && !g_cancellable_is_cancelled (self->loading))
    show_tags (self, tags);
  finish_one (self, error);
}

static void
found_organizations_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierSidebar) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = dossier_store_list_entities_finish (DOSSIER_STORE (source), result, &error);

  if (found != NULL && self->list != NULL && !g_cancellable_is_cancelled (self->loading))
    show_entities (self, DOSSIER_SIDEBAR_ORGANIZATIONS, found);
  finish_one (self, error);
}

static void
found_people_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierSidebar) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = dossier_store_list_entities_finish (DOSSIER_STORE (source), result, &error);

  if (found != NULL && self->list != NULL && !g_cancellable_is_cancelled (self->loading))
    show_entities (self, DOSSIER_SIDEBAR_PEOPLE, found);
  finish_one (self, error);
}

static void
found_news_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierSidebar) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierNews) news = dossier_store_load_news_finish (DOSSIER_STORE (source), result, &error);

  if (news != NULL && self->list != NULL && !g_cancellable_is_cancelled (self->loading))
    {
      self->n_news = dossier_news_count (news);
      show_views (self);
      mark_rows (self);
    }
  finish_one (self, error);
}

static void
reload (DossierSidebar *self)
{
  DossierStore *store = dossier_library_get_store (self->library);

  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  self->is_stale = FALSE;
  self->n_pending += 6;
  self->day = dossier_sidebar_searches_get_day ();
  show_views (self);
  mark_rows (self);
  dossier_store_list_feeds_async (store, self->loading, found_feeds_cb, g_object_ref (self));
  dossier_store_load_news_async (store, NULL, self->loading, found_news_cb, g_object_ref (self));
  dossier_store_list_searches_async (store, self->loading, found_searches_cb, g_object_ref (self));
  dossier_store_list_tags_async (store, self->loading, found_tags_cb, g_object_ref (self));
  dossier_store_list_entities_async (store, DOSSIER_ENTITY_ORGANIZATION, self->search,
                                     get_limit (self, DOSSIER_SIDEBAR_ORGANIZATIONS) + 1, self->loading,
                                     found_organizations_cb, g_object_ref (self));
  dossier_store_list_entities_async (store, DOSSIER_ENTITY_PERSON, self->search,
                                     get_limit (self, DOSSIER_SIDEBAR_PEOPLE) + 1, self->loading, found_people_cb,
                                     g_object_ref (self));
}

/* What searches that say "today" find is another thing from midnight on. */
static gboolean
day_cb (gpointer data)
{
  DossierSidebar *self = data;

  if (self->day != dossier_sidebar_searches_get_day ())
    queue_reload (self);
  return G_SOURCE_CONTINUE;
}

static void
search_changed_cb (DossierSidebar *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  g_clear_pointer (&self->search, g_free);
  if (text[0] != '\0')
    self->search = g_strdup (text);
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  reload (self);
}

/* ---- what the person does ---- */

/* How a click or key with these modifiers joins a row to what the list is of: Ctrl "and", Shift "or", both "not"; NULL:
 * not at all, it becomes what the list is of. */
static const char *
read_join (GdkModifierType state)
{
  gboolean has_control = (state & GDK_CONTROL_MASK) != 0, has_shift = (state & GDK_SHIFT_MASK) != 0;

  if (has_control && has_shift)
    return "not";

  return has_control ? "and" : has_shift ? "or" : NULL;
}

/* What the row stands for becomes what the list is of; with @join (and, or, not) it is added to it. */
static void
use_row (DossierSidebar *self, DossierSidebarRow *row, const char *join)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gint64     id = dossier_sidebar_row_get_id (row);

  switch (dossier_sidebar_row_get_kind (row))
    {
    case DOSSIER_SIDEBAR_VIEW:
      if (dossier_sidebar_row_get_view (row) == DOSSIER_VIEW_HIGHLIGHTS && join == NULL)
        gtk_widget_activate_action (widget, "win.show-highlights", NULL);
      else
        gtk_widget_activate_action (widget, "win.show-view", "(ib)", dossier_sidebar_row_get_view (row), join != NULL);
      break;
    case DOSSIER_SIDEBAR_MOVES: gtk_widget_activate_action (widget, "win.show-moves", NULL); break;
    case DOSSIER_SIDEBAR_FOLLOWING: gtk_widget_activate_action (widget, "win.show-following", NULL); break;
    case DOSSIER_SIDEBAR_REVIEW: gtk_widget_activate_action (widget, "win.show-review", NULL); break;
    case DOSSIER_SIDEBAR_NOTEBOOK: break; /* no row of its own */
    case DOSSIER_SIDEBAR_LINKS: gtk_widget_activate_action (widget, "win.show-links", NULL); break;
    case DOSSIER_SIDEBAR_SAVED: gtk_widget_activate_action (widget, "win.open-search", "x", id); break;
    case DOSSIER_SIDEBAR_FOLDER: toggle_folder (self, dossier_sidebar_row_get_name (row)); break;
    case DOSSIER_SIDEBAR_FEED:
      if (join != NULL)
        gtk_widget_activate_action (widget, "win.add-filter-feed", "(xs)", id, join);
      else
        gtk_widget_activate_action (widget, "win.filter-feed", "x", id);
      break;
    case DOSSIER_SIDEBAR_TAG:
      if (join != NULL)
        gtk_widget_activate_action (widget, "win.add-filter-tag", "(xs)", id, join);
      else
        gtk_widget_activate_action (widget, "win.filter-tag", "x", id);
      break;
    case DOSSIER_SIDEBAR_ENTITY:
      if (join != NULL)
        gtk_widget_activate_action (widget, "win.add-filter-entity", "(xs)", id, join);
      else
        gtk_widget_activate_action (widget, "win.filter-entity", "x", id);
      break;
    case DOSSIER_SIDEBAR_MORE:
      self->is_long[dossier_sidebar_row_get_section (row)] = TRUE;
      queue_reload (self);
      break;
    case DOSSIER_SIDEBAR_SEARCH: dossier_sidebar_search (self); break;
    }
}

static void
row_activated_cb (DossierSidebar *self, GtkListBoxRow *row)
{
  use_row (self, DOSSIER_SIDEBAR_ROW (row), NULL);
}

/* A click with Ctrl or Shift combines, a second click opens the dossier, the other button the menu; a plain click is
 * the list box's. */
static void
pressed_cb (GtkGestureClick *click, int n_press, double x, double y, DossierSidebar *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click));
  guint           button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (click));
  GtkListBoxRow  *row = gtk_list_box_get_row_at_y (self->list, (int) y);

  if (row == NULL)
    return;
  if (button == GDK_BUTTON_PRIMARY && read_join (state) != NULL)
    use_row (self, DOSSIER_SIDEBAR_ROW (row), read_join (state));
  else if (button == GDK_BUTTON_PRIMARY && n_press == 2
           && dossier_sidebar_row_get_kind (DOSSIER_SIDEBAR_ROW (row)) == DOSSIER_SIDEBAR_ENTITY)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-dossier", "x",
                                dossier_sidebar_row_get_id (DOSSIER_SIDEBAR_ROW (row)));
  else if (button != GDK_BUTTON_SECONDARY)
    return;
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
}

/* Only now: a menu that opens while the button goes down takes the release away, and the row would look pressed. */
static void
released_cb (GtkGestureClick *click, int n_press, double x, double y, DossierSidebar *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, (int) y);
  double         row_x, row_y;

  if (row != NULL && gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (click)) == GDK_BUTTON_SECONDARY
      && gtk_widget_translate_coordinates (GTK_WIDGET (self->list), GTK_WIDGET (row), x, y, &row_x, &row_y))
    dossier_sidebar_menu_popup (DOSSIER_SIDEBAR_ROW (row), row_x, row_y);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state, DossierSidebar *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *row = focus == NULL ? NULL : gtk_widget_get_ancestor (focus, DOSSIER_TYPE_SIDEBAR_ROW);
  gboolean   is_enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter
                      || keyval == GDK_KEY_space || keyval == GDK_KEY_KP_Space;

  if (row == NULL)
    return GDK_EVENT_PROPAGATE;
  if (is_enter && read_join (state) != NULL)
    use_row (self, DOSSIER_SIDEBAR_ROW (row), read_join (state));
  else if (keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && (state & GDK_SHIFT_MASK)))
    dossier_sidebar_menu_popup (DOSSIER_SIDEBAR_ROW (row), 24, gtk_widget_get_height (row) / 2.0);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

/* ---- object ---- */

static void
dossier_sidebar_dispose (GObject *object)
{
  DossierSidebar *self = DOSSIER_SIDEBAR (object);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_handle_id (&self->reload_id, g_source_remove);
  g_clear_handle_id (&self->mark_id, g_source_remove);
  g_clear_handle_id (&self->day_id, g_source_remove);
  self->is_stale = FALSE;
  self->list = NULL;
  g_clear_object (&self->icons);
  g_clear_object (&self->library);
  g_clear_pointer (&self->query, dossier_query_unref);
  G_OBJECT_CLASS (dossier_sidebar_parent_class)->dispose (object);
}

static void
dossier_sidebar_finalize (GObject *object)
{
  DossierSidebar *self = DOSSIER_SIDEBAR (object);

  for (int i = 0; i < DOSSIER_N_SIDEBAR_SECTIONS; i++)
    g_ptr_array_unref (self->rows[i]);
  g_clear_object (&self->loading);
  g_clear_pointer (&self->searches, g_ptr_array_unref);
  g_clear_pointer (&self->feeds, g_ptr_array_unref);
  g_hash_table_unref (self->toggled);
  g_hash_table_unref (self->asked);
  g_free (self->search);
  G_OBJECT_CLASS (dossier_sidebar_parent_class)->finalize (object);
}

static void
dossier_sidebar_class_init (DossierSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_sidebar_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_sidebar_finalize;

  g_type_ensure (DOSSIER_TYPE_REFRESH_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, DOSSIER_RESOURCE_PATH "/dossier-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierSidebar, header);
  gtk_widget_class_bind_template_child (widget_class, DossierSidebar, menu_button);
  gtk_widget_class_bind_template_child (widget_class, DossierSidebar, main_menu);
  gtk_widget_class_bind_template_child (widget_class, DossierSidebar, refresh_button);
  gtk_widget_class_bind_template_child (widget_class, DossierSidebar, refresh_bar);
  gtk_widget_class_bind_template_child (widget_class, DossierSidebar, search_bar);
  gtk_widget_class_bind_template_child (widget_class, DossierSidebar, search_entry);
  gtk_widget_class_bind_template_child (widget_class, DossierSidebar, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
dossier_sidebar_init (DossierSidebar *self)
{
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  for (int i = 0; i < DOSSIER_N_SIDEBAR_SECTIONS; i++)
    self->rows[i] = g_ptr_array_new ();
  self->toggled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->asked = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  dossier_menu_button_set_menu (self->menu_button, self->main_menu);
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  dossier_sidebar_heading_add (self->list);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (click));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  dossier_sidebar_drag_add (self->list);
}

GtkWidget *
dossier_sidebar_new (DossierLibrary *library)
{
  static const char *const news[] = { "stories-added", "stories-removed", "stories-changed", "entities-changed",
                                      "feeds-changed", "tags-changed",    "links-changed",   "searches-changed" };
  DossierSidebar          *self = g_object_new (DOSSIER_TYPE_SIDEBAR, NULL);

  self->library = g_object_ref (library);
  self->icons = dossier_icon_shelf_new (dossier_library_get_store (library));
  g_signal_connect_object (self->icons, "changed", G_CALLBACK (show_pictures), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (news); i++)
    g_signal_connect_object (dossier_library_get_store (library), news[i], G_CALLBACK (queue_reload), self,
                             G_CONNECT_SWAPPED);
  self->day_id = g_timeout_add_seconds (DAY_LOOK_SECONDS, day_cb, self);
  reload (self);

  return GTK_WIDGET (self);
}

void
dossier_sidebar_set_query (DossierSidebar *self, DossierQuery *query, DossierSidebarKind page)
{
  dossier_query_ref (query);
  g_clear_pointer (&self->query, dossier_query_unref);
  self->query = query;
  self->page = page;
  mark_rows (self);
}

void
dossier_sidebar_set_questions (DossierSidebar *self, guint n)
{
  GPtrArray *rows = self->rows[DOSSIER_SIDEBAR_VIEWS];

  self->n_questions = n;
  if (rows->len > REVIEW_ROW)
    dossier_sidebar_row_set_review (g_ptr_array_index (rows, REVIEW_ROW), n);
}

void
dossier_sidebar_search (DossierSidebar *self)
{
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

GPtrArray *
dossier_sidebar_get_feeds (DossierSidebar *self)
{
  return self->feeds;
}

GPtrArray *
dossier_sidebar_get_searches (DossierSidebar *self)
{
  return self->searches;
}

DossierFeed *
dossier_sidebar_get_feed (DossierSidebar *self, gint64 feed)
{
  for (guint i = 0; self->feeds != NULL && i < self->feeds->len; i++)
    if (dossier_feed_get_row (g_ptr_array_index (self->feeds, i))->id == feed)
      return g_ptr_array_index (self->feeds, i);

  return NULL;
}

char *
dossier_sidebar_dup_feed_title (DossierSidebar *self, gint64 feed)
{
  DossierFeed *found = dossier_sidebar_get_feed (self, feed);

  return found == NULL ? NULL : g_strdup (dossier_feed_row_get_name (dossier_feed_get_row (found)));
}

void
dossier_sidebar_show_refresh (DossierSidebar *self, gboolean is_busy, guint done, guint total)
{
  dossier_refresh_bar_set (DOSSIER_REFRESH_BAR (self->refresh_bar), is_busy, done, total);
  if (is_busy)
    return;
  g_hash_table_remove_all (self->asked);
  queue_mark (self);
}

void
dossier_sidebar_show_pages (DossierSidebar *self, guint done, guint total)
{
  dossier_refresh_bar_set_pages (DOSSIER_REFRESH_BAR (self->refresh_bar), done, total);
}

DossierIconShelf *
dossier_sidebar_get_icons (DossierSidebar *self)
{
  return self->icons;
}

AdwHeaderBar *
dossier_sidebar_get_header (DossierSidebar *self)
{
  return self->header;
}

GMenuModel *
dossier_sidebar_get_menu (DossierSidebar *self)
{
  return self->main_menu;
}

void
dossier_sidebar_open_menu (DossierSidebar *self)
{
  gtk_menu_button_popup (self->menu_button);
}

GtkListBoxRow *
dossier_sidebar_get_row (DossierSidebar *self, int i)
{
  return gtk_list_box_get_row_at_index (self->list, i);
}
