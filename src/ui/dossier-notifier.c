/* dossier-notifier.c - tells the desktop what is new of those whom a person follows
 *
 * began:    when the refresh began that is under way, Unix seconds; 0: none is.
 * is_shown: a notification was sent and not taken back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-notifier.h"

#include "dossier-follow-words.h"
#include "dossier-follows.h"

#define NOTIFICATION "news"

struct _DossierNotifier
{
  GObject parent;

  GApplication *app;
  DossierStore *store;
  GSettings    *settings;
  GCancellable *cancellable;
  gint64        began;
  gboolean      is_shown;
};

G_DEFINE_FINAL_TYPE (DossierNotifier, dossier_notifier, G_TYPE_OBJECT)

/* ---- is there somebody who shows it? ---- */

/* What is to be shown, on its way to those who are asked: first who runs, then who could be started. */
typedef struct
{
  DossierNotifier *notifier;
  GNotification   *notification;
  gboolean         is_second;
} Showing;

static void
showing_free (Showing *showing)
{
  g_object_unref (showing->notifier);
  g_object_unref (showing->notification);
  g_free (showing);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Showing, showing_free)

static gboolean
has_service (GVariant *answer)
{
  static const char *const names[]
      = { "org.freedesktop.Notifications", "org.gtk.Notifications", "org.freedesktop.portal.Desktop" };
  g_autofree const char **found = NULL;

  g_variant_get (answer, "(^a&s)", &found);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strv_contains (found, names[i]))
      return TRUE;
  return FALSE;
}

static void ask (Showing *showing, GDBusConnection *bus);

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Showing) showing = user_data;
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  DossierNotifier *self = showing->notifier;

  if (answer == NULL || self->app == NULL)
    return;
  if (has_service (answer))
    {
      g_application_send_notification (self->app, NOTIFICATION, showing->notification);
      self->is_shown = TRUE;
    }
  else if (!showing->is_second)
    {
      showing->is_second = TRUE;
      ask (g_steal_pointer (&showing), G_DBUS_CONNECTION (source));
    }
}

static void
ask (Showing *showing, GDBusConnection *bus)
{
  g_dbus_connection_call (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                          showing->is_second ? "ListActivatableNames" : "ListNames", NULL, G_VARIANT_TYPE ("(as)"),
                          G_DBUS_CALL_FLAGS_NONE, -1, showing->notifier->cancellable, asked_cb, showing);
}

/* ---- what is new ---- */

static GNotification *
make_notification (DossierNotifier *self, const DossierNews *news)
{
  g_autofree char *title = dossier_notice_title (news), *body = dossier_notice_body (news);
  GNotification   *notification = g_notification_new (title);

  g_notification_set_body (notification, body);
  g_notification_set_default_action_and_target (notification, "app.show-following", "s",
                                                dossier_store_get_path (self->store));
  return notification;
}

/* What cannot be told is shown on the page all the same. */
static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierNotifier) self = user_data;
  g_autoptr (DossierNews) news = dossier_store_load_news_finish (DOSSIER_STORE (source), result, NULL);
  GDBusConnection *bus = self->app != NULL ? g_application_get_dbus_connection (self->app) : NULL;
  Showing         *showing;

  if (news == NULL || bus == NULL || news->n_facts == 0)
    return;
  showing = g_new0 (Showing, 1);
  showing->notifier = g_object_ref (self);
  showing->notification = make_notification (self, news);
  ask (showing, bus);
}

static void
finished_cb (DossierNotifier *self)
{
  DossierNewsFilter filter = { .after = self->began - 1, .without_first_fills = TRUE };

  if (self->began != 0 && g_settings_get_boolean (self->settings, "notify-following"))
    dossier_store_load_news_async (self->store, &filter, self->cancellable, loaded_cb, g_object_ref (self));
  self->began = 0;
}

static void
changed_cb (DossierNotifier *self, DossierRefresher *refresher)
{
  guint done, total;

  if (self->began == 0 && dossier_refresher_is_busy (refresher, &done, &total))
    self->began = g_get_real_time () / G_USEC_PER_SEC;
}

/* One that fails or is broken off tells nothing. */
static void
failed_cb (DossierNotifier *self)
{
  self->began = 0;
}

void
dossier_notifier_withdraw (DossierNotifier *self)
{
  if (!self->is_shown)
    return;
  g_application_withdraw_notification (self->app, NOTIFICATION);
  self->is_shown = FALSE;
}

/* ---- object ---- */

static void
dossier_notifier_dispose (GObject *object)
{
  DossierNotifier *self = DOSSIER_NOTIFIER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->app);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (dossier_notifier_parent_class)->dispose (object);
}

static void
dossier_notifier_class_init (DossierNotifierClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_notifier_dispose;
}

static void
dossier_notifier_init (DossierNotifier *self)
{
  self->cancellable = g_cancellable_new ();
}

DossierNotifier *
dossier_notifier_new (GApplication *app, DossierStore *store, GSettings *settings, DossierRefresher *refresher)
{
  DossierNotifier *self = g_object_new (DOSSIER_TYPE_NOTIFIER, NULL);

  self->app = g_object_ref (app);
  self->store = g_object_ref (store);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (refresher, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (refresher, "finished", G_CALLBACK (finished_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (refresher, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  return self;
}
