/* test-subscribe-dialog.c - finding, looking at and subscribing to feeds by an address
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-subscribe-dialog.h"
#include "fault-server.h"
#include "ui-fixture.h"

#include <string.h>

#define OK "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"
#define LINK(path) "<link rel=alternate type=application/rss+xml href=" path ">"

static const FaultAnswer answers[] = {
  { "/one",
    OK "<rss version='2.0'><channel><title>One &amp; all</title><item><title>First story</title>"
       "<pubDate>Mon, 01 Jan 2024 00:00:00 GMT</pubDate><description>Its first words.</description></item>"
       "</channel></rss>",
    FAULT_NONE },
  { "/two", OK "<rss version='2.0'><channel><title>Two</title></channel></rss>", FAULT_NONE },
  { "/site", OK "<!doctype html>" LINK ("/one") LINK ("/two") LINK ("/lost"), FAULT_NONE },
  { "/empty", OK "<!doctype html><p>No feed", FAULT_NONE },
  { "/silent", "", FAULT_SILENT },
  { "/list",
    OK "<opml version='2.0'><body><outline text='AI'><outline type='rss' text='A' xmlUrl='https://a.example/rss'/>"
       "<outline type='rss' text='B' xmlUrl='https://b.example/rss'/></outline>"
       "<outline type='rss' text='C' xmlUrl='https://c.example/rss'/>"
       "<outline type='rss' text='Near' xmlUrl='http://nas.local/rss'/>"
       "<outline type='rss' text='Bad' xmlUrl='javascript:x()'/></body></opml>",
    FAULT_NONE },
  { NULL },
};

typedef struct
{
  UiFixture               fixture;
  FaultServer            *server;
  DossierSubscribeDialog *dialog;
  guint                   n_subscribed;
} Desk;

static void
subscribed_cb (DossierSubscribeDialog *dialog, GArray *ids, Desk *desk)
{
  desk->n_subscribed += ids->len;
}

static void
set_up (Desk *desk, gconstpointer data)
{
  GtkWindow *dialog;

  ui_fixture_set_up (&desk->fixture, NULL);
  desk->server = fault_server_start (answers);
  dialog = dossier_subscribe_dialog_new (desk->fixture.library, NULL);
  desk->dialog = DOSSIER_SUBSCRIBE_DIALOG (dialog);
  g_signal_connect (dialog, "subscribed", G_CALLBACK (subscribed_cb), desk);
  gtk_window_present (dialog);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (dialog));
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (desk->dialog));
  ui_wait (50);
  fault_server_stop (desk->server);
  ui_fixture_tear_down (&desk->fixture, NULL);
}

static gboolean
is_idle (gpointer data)
{
  return !dossier_subscribe_dialog_is_busy (data);
}

static char *
dup_uri (Desk *desk, const char *path)
{
  return g_strdup_printf ("http://127.0.0.1:%u%s", fault_server_get_port (desk->server), path);
}

/* Looks for what is at @path and says that the own computer may be asked. */
static void
find (Desk *desk, const char *path)
{
  g_autofree char *uri = dup_uri (desk, path);

  dossier_subscribe_dialog_find (desk->dialog, uri);
  ui_wait_until (is_idle, desk->dialog);
  g_assert_cmpstr (dossier_subscribe_dialog_get_page (desk->dialog), ==, "inside");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk->dialog), "dialog.ask-inside", NULL));
  ui_wait_until (is_idle, desk->dialog);
}

static void
act (Desk *desk, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk->dialog), action, NULL));
}

static GtkWidget *
find_child (GtkWidget *widget, GType type, const char *property, const char *value)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    {
      g_autofree char *text = NULL;

      g_object_get (widget, property, &text, NULL);
      if (g_strcmp0 (text, value) == 0)
        return widget;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_child (child, type, property, value);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_row (Desk *desk, const char *title)
{
  return find_child (GTK_WIDGET (desk->dialog), ADW_TYPE_PREFERENCES_ROW, "title", title);
}

static GtkWidget *
find_check (GtkWidget *widget)
{
  if (GTK_IS_CHECK_BUTTON (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_check (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static DossierFeed *
get_feed (Desk *desk, GPtrArray *feeds, const char *path)
{
  for (guint i = 0; i < feeds->len; i++)
    if (g_str_has_suffix (dossier_feed_get_row (g_ptr_array_index (feeds, i))->uri, path))
      return g_ptr_array_index (feeds, i);
  return NULL;
}

/* ---- tests ---- */

static void
test_the_first_look_gives_examples (Desk *desk, gconstpointer data)
{
  g_assert_cmpstr (dossier_subscribe_dialog_get_page (desk->dialog), ==, "hints");
  g_assert_nonnull (ui_find_text (GTK_WIDGET (desk->dialog), "example.org"));
  g_assert_cmpuint (dossier_subscribe_dialog_count_marked (desk->dialog), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (desk->dialog), "dialog.find", NULL);
  gtk_widget_activate_action (GTK_WIDGET (desk->dialog), "dialog.subscribe", NULL);
  g_assert_false (dossier_subscribe_dialog_is_busy (desk->dialog));
}

static void
test_the_own_network_is_asked_after_a_yes (Desk *desk, gconstpointer data)
{
  g_autofree char *uri = dup_uri (desk, "/one");

  dossier_subscribe_dialog_find (desk->dialog, uri);
  ui_wait_until (is_idle, desk->dialog);
  g_assert_cmpstr (dossier_subscribe_dialog_get_page (desk->dialog), ==, "inside");
  g_assert_nonnull (ui_find_text (GTK_WIDGET (desk->dialog), "in Your Own Network"));
  g_assert_cmpuint (fault_server_count (desk->server, "/one"), ==, 0);
  act (desk, "dialog.ask-inside");
  ui_wait_until (is_idle, desk->dialog);
  g_assert_cmpstr (dossier_subscribe_dialog_get_page (desk->dialog), ==, "found");
  g_assert_cmpuint (fault_server_count (desk->server, "/one"), ==, 1);
}

static void
test_one_feed_is_marked_and_shown (Desk *desk, gconstpointer data)
{
  GtkWidget *row;

  find (desk, "/one");
  row = find_row (desk, "One & all");
  g_assert_nonnull (row);
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));
  g_assert_nonnull (ui_find_text (row, "First story"));
  g_assert_nonnull (ui_find_text (row, "Its first words."));
  g_assert_nonnull (ui_find_text (row, "RSS · 1 story · newest"));
  gtk_test_accessible_assert_property (find_check (row), GTK_ACCESSIBLE_PROPERTY_LABEL, "One & all");
  g_assert_cmpuint (dossier_subscribe_dialog_count_marked (desk->dialog), ==, 1);
  act (desk, "dialog.subscribe");
  ui_wait_until (is_idle, desk->dialog);
  g_assert_cmpuint (desk->n_subscribed, ==, 1);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (desk->dialog)));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_row (desk, "Address of a site, feed or list"))), ==, "");
}

static void
test_several_feeds_are_chosen_into_a_new_folder (Desk *desk, gconstpointer data)
{
  g_autoptr (GPtrArray) feeds = NULL;
  GtkWidget *lost, *folder;

  find (desk, "/site");
  g_assert_cmpuint (dossier_subscribe_dialog_count_marked (desk->dialog), ==, 0);
  lost = find_child (GTK_WIDGET (desk->dialog), ADW_TYPE_EXPANDER_ROW, "title", "Two");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (lost)), TRUE);
  g_assert_cmpuint (dossier_subscribe_dialog_count_marked (desk->dialog), ==, 1);
  g_assert_nonnull (ui_find_text (GTK_WIDGET (desk->dialog), "has no such page (404)"));
  folder = find_row (desk, "Folder");
  adw_combo_row_set_selected (ADW_COMBO_ROW (folder), 1);
  gtk_widget_activate_action (GTK_WIDGET (desk->dialog), "dialog.subscribe", NULL); /* the folder has no name yet */
  g_assert_false (dossier_subscribe_dialog_is_busy (desk->dialog));
  gtk_editable_set_text (GTK_EDITABLE (find_row (desk, "Name of the new folder")), " Labs ");
  act (desk, "dialog.subscribe");
  ui_wait_until (is_idle, desk->dialog);
  g_assert_cmpuint (desk->n_subscribed, ==, 1);
  feeds = dossier_store_list_feeds (desk->fixture.store, NULL);
  g_assert_cmpuint (feeds->len, ==, 1);
  g_assert_cmpstr (dossier_feed_get_row (g_ptr_array_index (feeds, 0))->title, ==, "Two");
  g_assert_true (dossier_feed_get_row (g_ptr_array_index (feeds, 0))->may_be_private);
  g_assert_cmpstr (dossier_feed_get_row (g_ptr_array_index (feeds, 0))->folder, ==, "Labs");
}

static void
test_what_is_there_is_said_so (Desk *desk, gconstpointer data)
{
  g_autofree char *uri = dup_uri (desk, "/one");
  g_autoptr (GPtrArray) feeds = NULL;

  dossier_store_add_feed (desk->fixture.store, uri, "One", NULL, "News", NULL);
  feeds = dossier_store_list_feeds (desk->fixture.store, NULL);
  dossier_subscribe_dialog_set_feeds (desk->dialog, feeds);
  find (desk, "/one");
  g_assert_nonnull (ui_find_text (GTK_WIDGET (desk->dialog), "Subscribed already"));
  g_assert_cmpuint (dossier_subscribe_dialog_count_marked (desk->dialog), ==, 0);
  g_assert_false (gtk_widget_get_sensitive (find_check (find_row (desk, "One & all"))));
}

static void
test_a_list_goes_where_it_says (Desk *desk, gconstpointer data)
{
  g_autoptr (GPtrArray) kept = NULL, feeds = NULL;

  dossier_store_add_feed (desk->fixture.store, "https://a.example/rss", "A", NULL, NULL, NULL);
  kept = dossier_store_list_feeds (desk->fixture.store, NULL);
  dossier_subscribe_dialog_set_feeds (desk->dialog, kept);
  find (desk, "/list");
  g_assert_cmpstr (dossier_subscribe_dialog_get_page (desk->dialog), ==, "list");
  g_assert_nonnull (ui_find_text (GTK_WIDGET (desk->dialog), "A list of 4 feeds, 1 is subscribed already"));
  g_assert_nonnull (ui_find_text (GTK_WIDGET (desk->dialog), "1 entry cannot be subscribed to"));
  g_assert_cmpuint (dossier_subscribe_dialog_count_marked (desk->dialog), ==, 2);
  act (desk, "dialog.mark-all");
  g_assert_cmpuint (dossier_subscribe_dialog_count_marked (desk->dialog), ==, 0);
  act (desk, "dialog.mark-all");
  g_assert_cmpuint (dossier_subscribe_dialog_count_marked (desk->dialog), ==, 2); /* not the one inside */
  g_assert_nonnull (ui_find_text (GTK_WIDGET (desk->dialog), "In your own network · nas.local/rss"));
  act (desk, "dialog.subscribe");
  ui_wait_until (is_idle, desk->dialog);
  feeds = dossier_store_list_feeds (desk->fixture.store, NULL);
  g_assert_cmpuint (feeds->len, ==, 3);
  g_assert_cmpstr (dossier_feed_get_row (get_feed (desk, feeds, "b.example/rss"))->folder, ==, "AI");
  g_assert_null (dossier_feed_get_row (get_feed (desk, feeds, "c.example/rss"))->folder);
}

static void
test_errors_are_told_and_nothing_typed_is_lost (Desk *desk, gconstpointer data)
{
  g_autofree char *uri = dup_uri (desk, "/empty");
  GtkWidget       *row = find_row (desk, "Address of a site, feed or list");

  find (desk, "/empty");
  g_assert_nonnull (strstr (dossier_subscribe_dialog_get_error (desk->dialog), "No feed was found"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, uri);
  gtk_window_close (GTK_WINDOW (desk->dialog));
  gtk_window_present (GTK_WINDOW (desk->dialog));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, uri);
  dossier_subscribe_dialog_find (desk->dialog, "some words");
  ui_wait_until (is_idle, desk->dialog);
  g_assert_nonnull (strstr (dossier_subscribe_dialog_get_error (desk->dialog), "is not the address"));
}

static gboolean
was_asked (gpointer data)
{
  return fault_server_count (((Desk *) data)->server, "/silent") > 0;
}

static void
test_a_search_is_stopped (Desk *desk, gconstpointer data)
{
  g_autofree char *uri = dup_uri (desk, "/silent");

  dossier_subscribe_dialog_find (desk->dialog, uri);
  ui_wait_until (is_idle, desk->dialog);
  act (desk, "dialog.ask-inside");
  g_assert_cmpstr (dossier_subscribe_dialog_get_page (desk->dialog), ==, "busy");
  ui_wait_until (was_asked, desk);
  act (desk, "dialog.cancel");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (desk->dialog)));
  ui_wait_until (is_idle, desk->dialog);
  g_assert_cmpstr (dossier_subscribe_dialog_get_page (desk->dialog), ==, "hints");
  g_assert_cmpstr (dossier_subscribe_dialog_get_error (desk->dialog), ==, "");
  act (desk, "dialog.cancel");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (desk->dialog)));
}

/* The window goes while the search is still on its way. */
static void
test_closing_stops_the_search (Desk *desk, gconstpointer data)
{
  g_autofree char *uri = dup_uri (desk, "/silent");

  dossier_subscribe_dialog_find (desk->dialog, uri);
  ui_wait_until (is_idle, desk->dialog);
  act (desk, "dialog.ask-inside");
  ui_wait_until (was_asked, desk);
  gtk_window_close (GTK_WINDOW (desk->dialog));
  ui_wait_until (is_idle, desk->dialog);
}

static const struct
{
  const char *text, *want;
} copied[] = {
  { "https://lab.example/news", "https://lab.example/news" },
  { "www.lab.example\n", "https://www.lab.example" },
  { "Some words about a lab", "" },
  { "https://a.example\nhttps://b.example", "" },
};

static gboolean
is_filled (gpointer data)
{
  return gtk_editable_get_text (data)[0] != '\0';
}

static void
test_one_copied_address_is_put_in (Desk *desk, gconstpointer data)
{
  GtkEditable *row = GTK_EDITABLE (find_row (desk, "Address of a site, feed or list"));

  for (guint i = 0; i < G_N_ELEMENTS (copied); i++)
    {
      gtk_editable_set_text (row, "");
      gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (desk->dialog)), copied[i].text);
      dossier_subscribe_dialog_offer_clipboard (desk->dialog);
      if (copied[i].want[0] != '\0')
        ui_wait_until (is_filled, row);
      else
        ui_wait (50);
      g_assert_cmpstr (gtk_editable_get_text (row), ==, copied[i].want);
      g_assert_false (dossier_subscribe_dialog_is_busy (desk->dialog));
    }
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Desk *, gconstpointer);
  } tests[] = {
    { "the first look gives examples", test_the_first_look_gives_examples },
    { "the own network is asked after a yes", test_the_own_network_is_asked_after_a_yes },
    { "one feed is marked and shown", test_one_feed_is_marked_and_shown },
    { "several feeds are chosen into a new folder", test_several_feeds_are_chosen_into_a_new_folder },
    { "what is there is said so", test_what_is_there_is_said_so },
    { "a list goes where it says", test_a_list_goes_where_it_says },
    { "errors are told and nothing typed is lost", test_errors_are_told_and_nothing_typed_is_lost },
    { "a search is stopped", test_a_search_is_stopped },
    { "closing stops the search", test_closing_stops_the_search },
    { "one copied address is put in", test_one_copied_address_is_put_in },
  };

  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/subscribe-dialog/%s", tests[i].name);

      g_test_add (path, Desk, NULL, set_up, tests[i].test, tear_down);
    }

  return g_test_run ();
}
