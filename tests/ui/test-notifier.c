/* test-notifier.c - one notification after a refresh, or none
 *
 * The test is the service that shows notifications, on a connection of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-feed-state.h"
#include "dossier-follows.h"
#include "fault-server.h"
#include "feed-desk.h"

#define OK "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"

static const FaultAnswer answers[] = {
  { "/feed",
    OK "<rss version='2.0'><channel><title>Wire</title>"
       "<item><title>One</title><link>https://example.org/1</link><description>Jan Leike left Anthropic in 2025."
       "</description></item>"
       "<item><title>Two</title><link>https://example.org/2</link><description>Jan Leike left Anthropic in 2025, "
       "others say.</description></item></channel></rss>",
    FAULT_NONE },
  { NULL },
};

static const char interface[]
    = "<node><interface name='org.freedesktop.Notifications'>"
      "<method name='Notify'><arg type='s' direction='in'/><arg type='u' direction='in'/><arg type='s' direction='in'/>"
      "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='as' direction='in'/>"
      "<arg type='a{sv}' direction='in'/><arg type='i' direction='in'/><arg type='u' direction='out'/></method>"
      "<method name='CloseNotification'><arg type='u' direction='in'/></method>"
      "</interface></node>";

typedef struct
{
  GDBusConnection *bus;
  guint            object, name;
  gboolean         is_owned;
  GPtrArray       *shown; /* (element-type utf8): title and body */
  guint            n_closed;
} Service;

static void
called_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface_name, const char *method,
           GVariant *parameters, GDBusMethodInvocation *invocation, gpointer data)
{
  Service    *service = data;
  const char *title, *body;

  if (g_str_equal (method, "Notify"))
    {
      g_variant_get_child (parameters, 3, "&s", &title);
      g_variant_get_child (parameters, 4, "&s", &body);
      g_ptr_array_add (service->shown, g_strdup_printf ("%s: %s", title, body));
      g_dbus_method_invocation_return_value (invocation, g_variant_new ("(u)", service->shown->len));
      return;
    }
  service->n_closed++;
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static void
owned_cb (GDBusConnection *bus, const char *name, gpointer data)
{
  ((Service *) data)->is_owned = TRUE;
}

static gboolean
is_owned (gpointer data)
{
  return ((Service *) data)->is_owned;
}

static void
service_start (Service *service)
{
  static const GDBusInterfaceVTable table = { .method_call = called_cb };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (interface, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, &error);

  g_assert_no_error (error);
  service->shown = g_ptr_array_new_with_free_func (g_free);
  service->bus = g_dbus_connection_new_for_address_sync (
      address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL,
      NULL, &error);
  g_assert_no_error (error);
  service->object = g_dbus_connection_register_object (service->bus, "/org/freedesktop/Notifications",
                                                       node->interfaces[0], &table, service, NULL, &error);
  g_assert_no_error (error);
  service->name = g_bus_own_name_on_connection (service->bus, "org.freedesktop.Notifications",
                                                G_BUS_NAME_OWNER_FLAGS_NONE, owned_cb, NULL, service, NULL);
  ui_wait_until (is_owned, service);
}

static void
service_stop (Service *service)
{
  g_bus_unown_name (service->name);
  g_dbus_connection_unregister_object (service->bus, service->object);
  g_dbus_connection_close_sync (service->bus, NULL, NULL);
  g_object_unref (service->bus);
  g_ptr_array_unref (service->shown);
}

/* ---- refreshing ---- */

/* It was asked before, and told nothing. */
static void
answer_before (Desk *desk, gint64 feed)
{
  g_autoptr (GPtrArray) came = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_feed_answer_free);
  DossierFeedAnswer *answer = g_new0 (DossierFeedAnswer, 1);

  answer->feed = feed;
  answer->time = g_get_real_time () / G_USEC_PER_SEC - 10000;
  answer->status = 200;
  g_ptr_array_add (came, answer);
  g_assert_true (dossier_store_save_feed_answers (desk->fixture.store, came, NULL));
}

static void
follow_leike (Desk *desk)
{
  g_autoptr (GPtrArray) found = dossier_store_find_entities (desk->fixture.store, "Jan Leike", 0, NULL);
  g_autoptr (DossierChange) change
      = dossier_change_follow (dossier_entity_get_row (g_ptr_array_index (found, 0))->id, 0, TRUE);

  g_assert_true (dossier_store_apply (desk->fixture.store, change, NULL, NULL));
}

static void
finished_cb (gboolean *is_finished)
{
  *is_finished = TRUE;
}

static gboolean
is_set (gpointer data)
{
  return *(gboolean *) data;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  G_GNUC_UNUSED g_autoptr (DossierNews) news = dossier_store_load_news_finish (DOSSIER_STORE (source), result, NULL);

  *(gboolean *) data = TRUE;
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  G_GNUC_UNUSED g_autoptr (GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);

  *(gboolean *) data = TRUE;
}

/* Store and bus answer in order: after these nothing of the refresh is on its way any more. */
static void
drain (Desk *desk)
{
  gboolean is_done = FALSE;

  dossier_store_load_news_async (desk->fixture.store, NULL, NULL, loaded_cb, &is_done);
  ui_wait_until (is_set, &is_done);
  for (guint i = 0; i < 4; i++)
    {
      is_done = FALSE;
      g_dbus_connection_call (g_application_get_dbus_connection (G_APPLICATION (desk->fixture.app)),
                              "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "ListNames",
                              NULL, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, asked_cb, &is_done);
      ui_wait_until (is_set, &is_done);
    }
}

/* Asks the feed of the table, which is new or was asked before, and waits until all is over. */
static void
refresh (Desk *desk, gboolean was_asked)
{
  FaultServer     *server = fault_server_start (answers);
  g_autofree char *uri = g_strdup_printf ("http://127.0.0.1:%u/feed", fault_server_get_port (server));
  gint64           feed = feed_desk_subscribe (desk, uri, "Wire");
  gboolean         is_finished = FALSE;
  gulong           handler;

  if (was_asked)
    answer_before (desk, feed);
  handler = g_signal_connect_swapped (desk->window->refresher, "finished", G_CALLBACK (finished_cb), &is_finished);
  feed_desk_act (desk, "win.refresh-feed", g_variant_new_int64 (feed));
  ui_wait_until (is_set, &is_finished);
  g_signal_handler_disconnect (desk->window->refresher, handler);
  drain (desk);
  g_assert_cmpuint (fault_server_count (server, "/feed"), ==, 1);
  fault_server_stop (server);
}

static void
set_wanted (Desk *desk)
{
  g_settings_set_boolean (desk->fixture.settings, "notify-following", TRUE);
}

static gboolean
has_shown (gpointer data)
{
  return ((Service *) data)->shown->len > 0;
}

static gboolean
has_closed (gpointer data)
{
  return ((Service *) data)->n_closed > 0;
}

/* ---- tests ---- */

static void
test_one_for_a_refresh (Desk *desk, gconstpointer data)
{
  Service service = { 0 };

  service_start (&service);
  set_wanted (desk);
  follow_leike (desk);
  refresh (desk, TRUE);
  ui_wait_until (has_shown, &service);
  drain (desk);
  g_assert_cmpuint (service.shown->len, ==, 1);
  g_assert_cmpstr (service.shown->pdata[0], ==, "1 move of 1 you follow: Jan Leike left Anthropic");
  /* Looked at, it goes. */
  feed_desk_act (desk, "win.show-following", NULL);
  ui_wait_until (has_closed, &service);
  service_stop (&service);
}

static void
test_none_unless_wanted (Desk *desk, gconstpointer data)
{
  Service service = { 0 };
  g_autoptr (GVariant) normal = g_settings_get_default_value (desk->fixture.settings, "notify-following");

  g_assert_false (g_variant_get_boolean (normal));
  g_settings_reset (desk->fixture.settings, "notify-following");
  service_start (&service);
  follow_leike (desk);
  refresh (desk, TRUE);
  g_assert_cmpuint (service.shown->len, ==, 0);
  service_stop (&service);
}

static void
test_none_of_a_first_fill (Desk *desk, gconstpointer data)
{
  Service service = { 0 };

  service_start (&service);
  set_wanted (desk);
  follow_leike (desk);
  refresh (desk, FALSE);
  g_assert_cmpuint (service.shown->len, ==, 0);
  service_stop (&service);
}

static void
test_none_of_others (Desk *desk, gconstpointer data)
{
  Service service = { 0 };
  g_autoptr (DossierChange) change = dossier_change_follow (desk->fixture.john, 0, TRUE);

  service_start (&service);
  set_wanted (desk);
  g_assert_true (dossier_store_apply (desk->fixture.store, change, NULL, NULL));
  refresh (desk, TRUE);
  g_assert_cmpuint (service.shown->len, ==, 0);
  service_stop (&service);
}

/* What came before is no news of this refresh. */
static void
test_none_of_earlier_news (Desk *desk, gconstpointer data)
{
  Service       service = { 0 };
  DossierDraft *draft = ui_make_draft ();

  service_start (&service);
  set_wanted (desk);
  g_free (draft->uri);
  draft->uri = g_strdup ("https://example.org/other");
  ui_fixture_save (&desk->fixture, draft);
  refresh (desk, TRUE);
  g_assert_cmpuint (service.shown->len, ==, 0);
  service_stop (&service);
}

/* GLib itself would warn, which ends a test. */
static void
test_nobody_shows_any (Desk *desk, gconstpointer data)
{
  set_wanted (desk);
  follow_leike (desk);
  refresh (desk, TRUE);
  feed_desk_act (desk, "win.show-following", NULL);
  g_assert_cmpint (desk->window->place.page, ==, DOSSIER_PLACE_NEWS);
}

#define ADD(name, test) g_test_add ("/notifier/" name, Desk, NULL, feed_desk_set_up, test, feed_desk_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  ADD ("one for a refresh, which goes when it is looked at", test_one_for_a_refresh);
  ADD ("none unless it is wanted", test_none_unless_wanted);
  ADD ("none of a first fill", test_none_of_a_first_fill);
  ADD ("none of others", test_none_of_others);
  ADD ("none of who is not followed", test_none_of_earlier_news);
  ADD ("none, and no word, where nobody shows any", test_nobody_shows_any);
  return g_test_run ();
}
