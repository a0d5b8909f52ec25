/* test-sidebar.c - views, organizations and people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-feed-icons.h"
#include "dossier-link-waits.h"
#include "dossier-sidebar-menu.h"
#include "dossier-sidebar-row.h"
#include "dossier-sidebar.h"
#include "ui-fixture.h"

static DossierSidebarRow *
find_row (DossierSidebar *sidebar, const char *name)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = dossier_sidebar_get_row (sidebar, i)) != NULL; i++)
    if (g_strcmp0 (dossier_sidebar_row_get_name (DOSSIER_SIDEBAR_ROW (row)), name) == 0)
      return DOSSIER_SIDEBAR_ROW (row);

  return NULL;
}

static gboolean
has_people (gpointer data)
{
  return find_row (data, "John Schulman") != NULL && find_row (data, "OpenAI") != NULL;
}

static DossierSidebar *
open_sidebar (UiFixture *fixture)
{
  GtkWidget *sidebar = dossier_sidebar_new (fixture->library);

  ui_fixture_show (fixture, sidebar);
  ui_wait_until (has_people, sidebar);

  return DOSSIER_SIDEBAR (sidebar);
}

static void
test_lists_what_is_in_the_library (UiFixture *fixture, gconstpointer data)
{
  DossierSidebar    *sidebar = open_sidebar (fixture);
  DossierSidebarRow *row = find_row (sidebar, "OpenAI");

  g_assert_nonnull (find_row (sidebar, "All stories"));
  g_assert_nonnull (find_row (sidebar, "Moves"));
  g_assert_cmpint (dossier_sidebar_row_get_section (row), ==, DOSSIER_SIDEBAR_ORGANIZATIONS);
  g_assert_cmpint (dossier_sidebar_row_get_id (row), ==, fixture->openai);
  row = find_row (sidebar, "John Schulman");
  g_assert_cmpint (dossier_sidebar_row_get_section (row), ==, DOSSIER_SIDEBAR_PEOPLE);
}

static void
test_row_filters (UiFixture *fixture, gconstpointer data)
{
  DossierSidebar    *sidebar = open_sidebar (fixture);
  DossierSidebarRow *row = find_row (sidebar, "OpenAI");
  g_autofree char   *want = g_strdup_printf ("filter-entity %" G_GINT64_FORMAT, fixture->openai);

  g_assert_true (gtk_widget_activate (GTK_WIDGET (row)));
  g_assert_true (ui_fixture_heard (fixture, want));
}

static void
test_marks_what_the_list_is_of (UiFixture *fixture, gconstpointer data)
{
  DossierSidebar *sidebar = open_sidebar (fixture);
  g_autoptr (DossierQuery) all = dossier_query_new (DOSSIER_VIEW_ALL);
  DossierTerm term = { .field = DOSSIER_TERM_ENTITY, .id = fixture->openai };
  g_autoptr (DossierQuery) query = dossier_query_with_term (all, &term);
  GtkWidget *openai = GTK_WIDGET (find_row (sidebar, "OpenAI"));
  GtkWidget *view = GTK_WIDGET (find_row (sidebar, "All stories"));
  GtkWidget *moves = GTK_WIDGET (find_row (sidebar, "Moves"));

  dossier_sidebar_set_query (sidebar, all, FALSE);
  g_assert_true (gtk_widget_has_css_class (view, "on"));
  gtk_test_accessible_assert_state (view, GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  dossier_sidebar_set_query (sidebar, query, FALSE);
  g_assert_false (gtk_widget_has_css_class (view, "on"));
  g_assert_true (gtk_widget_has_css_class (openai, "on"));
  gtk_test_accessible_assert_state (openai, GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  dossier_sidebar_set_query (sidebar, query, TRUE);
  g_assert_false (gtk_widget_has_css_class (openai, "on"));
  g_assert_true (gtk_widget_has_css_class (moves, "on"));
}

static void
test_rows_have_names (UiFixture *fixture, gconstpointer data)
{
  DossierSidebar *sidebar = open_sidebar (fixture);

  gtk_test_accessible_assert_property (GTK_WIDGET (find_row (sidebar, "OpenAI")), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "OpenAI, 1 story");
  gtk_test_accessible_assert_property (GTK_WIDGET (find_row (sidebar, "All stories")), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "All stories, 1 story");
}

/* As if @keyval was pressed at the row that has the focus. */
static gboolean
press (GtkWidget *list, guint keyval, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (list);
  gboolean is_taken = FALSE;

  for (guint i = 0; !is_taken && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) keys = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (keys) && gtk_event_controller_get_propagation_phase (keys) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (keys, "key-pressed", keyval, 0, state, &is_taken);
    }
  return is_taken;
}

static void
test_keys_join_a_row_to_the_list (UiFixture *fixture, gconstpointer data)
{
  static const struct
  {
    guint           keyval;
    GdkModifierType state;
    const char     *op; /* NULL: they are the list box's */
  } keys[] = {
    { GDK_KEY_space, GDK_CONTROL_MASK, "and" },
    { GDK_KEY_Return, GDK_CONTROL_MASK, "and" },
    { GDK_KEY_space, GDK_SHIFT_MASK, "or" },
    { GDK_KEY_KP_Enter, GDK_SHIFT_MASK, "or" },
    { GDK_KEY_space, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "not" },
    { GDK_KEY_space, 0, NULL },
    { GDK_KEY_Down, GDK_SHIFT_MASK, NULL },
  };
  DossierSidebar    *sidebar = open_sidebar (fixture);
  DossierSidebarRow *row = find_row (sidebar, "OpenAI");
  GtkWidget         *list = gtk_widget_get_parent (GTK_WIDGET (row));

  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (row)));
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *want = g_strdup_printf ("add-filter-entity (%" G_GINT64_FORMAT ", '%s')", fixture->openai,
                                               keys[i].op != NULL ? keys[i].op : "");

      g_ptr_array_set_size (fixture->heard, 0);
      g_assert_cmpint (press (list, keys[i].keyval, keys[i].state), ==, keys[i].op != NULL);
      g_assert_cmpint (ui_fixture_heard (fixture, want), ==, keys[i].op != NULL);
    }
}

static gboolean
has_links (gpointer data)
{
  return find_row (data, "Waiting links") != NULL;
}

static gboolean
has_no_links (gpointer data)
{
  return !has_links (data);
}

static void
test_links_that_wait_have_a_row (UiFixture *fixture, gconstpointer data)
{
  static const char *const uris[] = { "https://e.example/1", "https://e.example/2" };
  DossierSidebar          *sidebar = open_sidebar (fixture);
  DossierLinkWait          said = { 0 };
  g_autoptr (GPtrArray) links = dossier_store_add_link_waits (fixture->store, uris, 2, &said, 1, NULL);
  g_autoptr (DossierChange) change = dossier_change_remove_links (uris, 2);

  g_assert_null (find_row (sidebar, "Waiting links"));
  for (guint i = 0; i < links->len; i++)
    {
      DossierLinkFailure failure = { .id = ((DossierLinkWait *) links->pdata[i])->id, .next = 10, .error = "No." };

      dossier_store_note_link_failure (fixture->store, &failure, NULL);
    }
  ui_wait_until (has_links, sidebar);
  gtk_test_accessible_assert_property (GTK_WIDGET (find_row (sidebar, "Waiting links")), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Waiting links, 2 links");
  g_assert_true (gtk_widget_activate (GTK_WIDGET (find_row (sidebar, "Waiting links"))));
  g_assert_true (ui_fixture_heard (fixture, "show-links"));
  dossier_store_apply (fixture->store, change, NULL, NULL);
  ui_wait_until (has_no_links, sidebar);
}

static gboolean
is_first_pinned (gpointer data)
{
  DossierSidebarRow *row = find_row (data, "Anthropic");

  return row != NULL && dossier_sidebar_row_is_pinned (row);
}

static void
test_follows_the_store (UiFixture *fixture, gconstpointer data)
{
  DossierSidebar    *sidebar = open_sidebar (fixture);
  DossierSidebarRow *row = find_row (sidebar, "Anthropic");
  g_autoptr (DossierChange) pin = dossier_change_set_pinned (dossier_sidebar_row_get_id (row), TRUE);
  g_autoptr (GError) error = NULL;

  dossier_store_apply (fixture->store, pin, NULL, &error);
  g_assert_no_error (error);
  ui_wait_until (is_first_pinned, sidebar);
  g_assert_true (find_row (sidebar, "Anthropic") == (gpointer) dossier_sidebar_get_row (sidebar, 8));
}

static gboolean
is_only_leike (gpointer data)
{
  return find_row (data, "Jan Leike") != NULL && find_row (data, "OpenAI") == NULL
         && find_row (data, "All stories") == NULL;
}

static GtkWidget *
find_entry (GtkWidget *widget)
{
  if (GTK_IS_SEARCH_ENTRY (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_entry (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_search_finds_names (UiFixture *fixture, gconstpointer data)
{
  DossierSidebar *sidebar = open_sidebar (fixture);
  GtkWidget      *entry = find_entry (GTK_WIDGET (sidebar));

  dossier_sidebar_search (sidebar);
  gtk_editable_set_text (GTK_EDITABLE (entry), "leike");
  ui_wait_until (is_only_leike, sidebar);
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  ui_wait_until (has_people, sidebar);
}

static void
test_menu_of_a_row (UiFixture *fixture, gconstpointer data)
{
  DossierSidebar *sidebar = open_sidebar (fixture);
  g_autoptr (GMenuModel) menu = dossier_sidebar_menu_new (find_row (sidebar, "OpenAI"));
  g_autoptr (GMenuModel) none = dossier_sidebar_menu_new (find_row (sidebar, "All stories"));

  g_assert_nonnull (menu);
  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, 2);
  g_assert_null (none);
}

static void
save_icon (UiFixture *fixture, gint64 feed, gint64 now, guint32 pixel)
{
  g_autoptr (GBytes) rgba = g_bytes_new (&pixel, sizeof pixel);
  g_autoptr (DossierFeedIcon) icon = dossier_feed_icon_new (feed, now, 1, 1, rgba);

  g_assert_true (dossier_store_save_feed_icon (fixture->store, feed, now, NULL, icon, NULL));
}

static gboolean
has_picture (gpointer data)
{
  DossierSidebarRow *row = find_row (data, "With");
  GdkPaintable      *picture = row == NULL ? NULL : dossier_sidebar_row_get_picture (row);

  return picture != NULL && GDK_IS_TEXTURE (picture);
}

static gboolean
has_no_picture (gpointer data)
{
  DossierSidebarRow *row = find_row (data, "With");

  return row != NULL && dossier_sidebar_row_get_picture (row) == NULL;
}

static void
test_feeds_have_their_own_pictures (UiFixture *fixture, gconstpointer data)
{
  DossierSidebar *sidebar = open_sidebar (fixture);
  gint64          with = dossier_store_add_feed (fixture->store, "https://a.example/feed", "With", NULL, NULL, NULL);
  GdkPaintable   *first;

  dossier_store_add_feed (fixture->store, "https://b.example/feed", "Without", NULL, NULL, NULL);
  ui_wait_until (has_no_picture, sidebar);
  save_icon (fixture, with, 100, 0xff0000ff);
  ui_wait_until (has_picture, sidebar);
  first = dossier_sidebar_row_get_picture (find_row (sidebar, "With"));
  g_assert_null (dossier_sidebar_row_get_picture (find_row (sidebar, "Without")));
  g_assert_null (dossier_sidebar_row_get_picture (find_row (sidebar, "All stories")));

  g_object_set (dossier_sidebar_get_icons (sidebar), "shown", FALSE, NULL);
  g_assert_true (has_no_picture (sidebar));
  g_object_set (dossier_sidebar_get_icons (sidebar), "shown", TRUE, NULL);
  g_assert_true (dossier_sidebar_row_get_picture (find_row (sidebar, "With")) == first);
}

/* The first widget below @widget with the style @name. */
static GtkWidget *
find_class (GtkWidget *widget, const char *name)
{
  if (gtk_widget_has_css_class (widget, name))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_class (child, name);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
has_ground (gpointer data)
{
  DossierSidebarRow *row = find_row (data, "With");

  return row != NULL && find_class (GTK_WIDGET (row), "dark-picture") != NULL;
}

static gboolean
has_no_ground (gpointer data)
{
  DossierSidebarRow *row = find_row (data, "With");

  return row != NULL && find_class (GTK_WIDGET (row), "dark-picture") == NULL;
}

/* Half of it can be seen through; then there is another one. */
static void
test_a_dark_picture_has_a_ground (UiFixture *fixture, gconstpointer data)
{
  DossierSidebar *sidebar = open_sidebar (fixture);
  gint64          with = dossier_store_add_feed (fixture->store, "https://a.example/feed", "With", NULL, NULL, NULL);

  save_icon (fixture, with, 100, GUINT32_TO_BE (0x00000080));
  ui_wait_until (has_ground, sidebar);
  save_icon (fixture, with, 200, GUINT32_TO_BE (0xff8800ff));
  ui_wait_until (has_no_ground, sidebar);
}

static void
test_may_go_while_it_asks (UiFixture *fixture, gconstpointer data)
{
  ui_fixture_show (fixture, dossier_sidebar_new (fixture->library));
  ui_fixture_show (fixture, gtk_label_new ("gone"));
  ui_wait (100);
  g_assert_false (ui_fixture_heard (fixture, "report"));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (UiFixture *, gconstpointer);
  } tests[] = {
    { "lists what is in the library", test_lists_what_is_in_the_library },
    { "a row filters", test_row_filters },
    { "marks what the list is of", test_marks_what_the_list_is_of },
    { "rows have names", test_rows_have_names },
    { "keys join a row to the list", test_keys_join_a_row_to_the_list },
    { "links that wait have a row", test_links_that_wait_have_a_row },
    { "follows the store", test_follows_the_store },
    { "search finds names", test_search_finds_names },
    { "menu of a row", test_menu_of_a_row },
    { "feeds have their own pictures", test_feeds_have_their_own_pictures },
    { "a dark picture has a ground", test_a_dark_picture_has_a_ground },
    { "may go while it asks", test_may_go_while_it_asks },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/sidebar/%s", tests[i].name);

      g_test_add (path, UiFixture, NULL, ui_fixture_set_up, tests[i].test, ui_fixture_tear_down);
    }

  return g_test_run ();
}
