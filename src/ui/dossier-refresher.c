/* dossier-refresher.c - asks the feeds for news: when told to, after the start, and on schedule
 *
 * busy:    the cancellable of the refresh; NULL when none is under way.
 * looking: likewise of the search for icons after it; retrying: of the links that wait.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-refresher.h"

#include "dossier-alarm.h"
#include "dossier-icons.h"
#include "dossier-links.h"

struct _DossierRefresher
{
  GObject parent;

  DossierLibrary *library;
  GSettings      *settings;
  GCancellable   *busy, *looking, *retrying;
  gboolean        by_itself, is_reading_pages;
  gboolean        is_wanted; /* once more, when this one is over */
  guint           n_done, n_total;
  gboolean        was_away; /* no server could be reached when some were asked last */
  DossierAlarm    alarm;    /* rings when the schedule wants a refresh */
  guint           start_id, look_id, again_id;
};

G_DEFINE_FINAL_TYPE (DossierRefresher, dossier_refresher, G_TYPE_OBJECT)

static void
tell_progress (DossierRefresher *self, gboolean is_of_pages, guint done, guint total)
{
  if (self->busy == NULL)
    return;
  self->is_reading_pages = is_of_pages;
  self->n_done = done;
  self->n_total = total;
  g_signal_emit_by_name (self, "changed");
}

/* What went wrong is not worth a word: a feed without an icon is as good. */
static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierRefresher) self = data;

  dossier_library_fetch_icons_finish (DOSSIER_LIBRARY (source), result, NULL);
  g_clear_object (&self->looking);
}

static void
look_for_icons (DossierRefresher *self, const DossierRefreshResult *refreshed)
{
  if (self->looking != NULL || !g_settings_get_boolean (self->settings, "feed-icons"))
    return;
  self->looking = g_cancellable_new ();
  dossier_library_fetch_icons_async (self->library, refreshed, self->looking, looked_cb, g_object_ref (self));
}

/* Whoever does not want them any more wants no more requests. */
static void
icons_changed_cb (DossierRefresher *self)
{
  if (self->looking != NULL && !g_settings_get_boolean (self->settings, "feed-icons"))
    g_cancellable_cancel (self->looking);
}

static void
progress_cb (guint done, guint total, gpointer data)
{
  tell_progress (data, FALSE, done, total);
}

static void
page_progress_cb (guint done, guint total, gpointer data)
{
  tell_progress (data, TRUE, done, total);
}

static void
step_cb (gint64 feed, gboolean is_underway, gpointer data)
{
  g_signal_emit_by_name (data, "step", feed, is_underway);
}

static gboolean refresh (DossierRefresher *self, DossierRefreshOptions *options);

static gboolean
has_heard (const DossierRefreshResult *refreshed)
{
  for (guint i = 0; i < refreshed->feeds->len; i++)
    if (((const DossierFeedNews *) refreshed->feeds->pdata[i])->status != 0)
      return TRUE;
  return FALSE;
}

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierRefresher) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierRefreshResult) refreshed
      = dossier_library_refresh_finish (DOSSIER_LIBRARY (source), result, &error);

  g_clear_object (&self->busy);
  if (self->library == NULL)
    return;
  g_signal_emit_by_name (self, "changed");
  if (refreshed != NULL)
    {
      if (refreshed->n_asked > 0)
        self->was_away = !has_heard (refreshed);
      look_for_icons (self, refreshed);
      g_signal_emit_by_name (self, "finished", refreshed, self->by_itself);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit_by_name (self, "failed", error->message);
  if (self->is_wanted)
    dossier_refresher_refresh_due (self);
}

static gboolean
refresh (DossierRefresher *self, DossierRefreshOptions *options)
{
  if (self->busy != NULL)
    return FALSE;
  options->step = step_cb;
  options->step_data = self;
  options->clock_moved = dossier_alarm_take_moved (&self->alarm);
  self->busy = g_cancellable_new ();
  self->by_itself = options->by_itself;
  self->is_reading_pages = FALSE;
  self->n_done = self->n_total = 0;
  g_signal_emit_by_name (self, "changed");
  options->page_progress = page_progress_cb;
  dossier_library_refresh_async (self->library, options, self->busy, progress_cb, self, refreshed_cb,
                                 g_object_ref (self));

  return TRUE;
}

/* ---- by itself ---- */

static void
retried_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierRefresher) self = data;

  /* What could not be done now is done with the next refresh, which tells. */
  dossier_library_links_finish (DOSSIER_LIBRARY (source), result, NULL);
  g_clear_object (&self->retrying);
}

static void
retry_links (DossierRefresher *self)
{
  if (self->retrying != NULL)
    return;
  self->retrying = g_cancellable_new ();
  dossier_library_retry_links_async (self->library, g_get_real_time () / G_USEC_PER_SEC, FALSE, NULL, NULL,
                                     self->retrying, retried_cb, g_object_ref (self));
}

static void
refresh_by_itself (DossierRefresher *self)
{
  DossierRefreshOptions options = { .by_itself = TRUE };
  DossierStore         *store = dossier_library_get_store (self->library);
  DossierCounts         counts = { 0 };

  if (dossier_store_is_read_only (store) || !dossier_store_count (store, &counts, NULL))
    return;
  if (counts.feeds > 0)
    refresh (self, &options);
  else
    retry_links (self);
}

static gboolean
again_cb (gpointer data)
{
  DossierRefresher *self = data;

  self->again_id = 0;
  refresh_by_itself (self);

  return G_SOURCE_REMOVE;
}

/* Links that wait are what a person asked for: they come as soon as there is a network. Feeds that could not be asked
 * without one are asked when their time is over. */
static void
network_changed_cb (DossierRefresher *self, gboolean is_available)
{
  if (!is_available || dossier_store_is_read_only (dossier_library_get_store (self->library)))
    return;
  retry_links (self);
  if (self->was_away && self->again_id == 0 && g_settings_get_int (self->settings, "refresh-minutes") > 0)
    self->again_id = g_timeout_add_seconds (DOSSIER_REFRESH_AWAY_SECONDS, again_cb, self);
}

static gboolean
start_cb (gpointer data)
{
  DossierRefresher *self = data;

  self->start_id = 0;
  if (g_settings_get_boolean (self->settings, "refresh-on-start"))
    refresh_by_itself (self);

  return G_SOURCE_REMOVE;
}

static gboolean
look_cb (gpointer data)
{
  DossierRefresher *self = data;
  int               minutes = g_settings_get_int (self->settings, "refresh-minutes");
  gint64            pause = minutes > 0 ? (gint64) minutes * 60 : G_MAXINT64;

  if (dossier_alarm_look (&self->alarm, pause, dossier_alarm_read_uptime (), g_get_real_time () / G_USEC_PER_SEC))
    refresh_by_itself (self);

  return G_SOURCE_CONTINUE;
}

/* From now on; by how much the clock was put on since the last look is not forgotten. */
static void
schedule (DossierRefresher *self)
{
  gint64 uptime = dossier_alarm_read_uptime (), clock = g_get_real_time () / G_USEC_PER_SEC, moved;

  dossier_alarm_look (&self->alarm, G_MAXINT64, uptime, clock);
  moved = dossier_alarm_take_moved (&self->alarm);
  dossier_alarm_start (&self->alarm, uptime, clock);
  self->alarm.moved = moved;
}

/* ---- object ---- */

static void
dossier_refresher_dispose (GObject *object)
{
  DossierRefresher *self = DOSSIER_REFRESHER (object);

  dossier_refresher_cancel (self);
  g_clear_handle_id (&self->start_id, g_source_remove);
  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_handle_id (&self->again_id, g_source_remove);
  g_clear_object (&self->library);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (dossier_refresher_parent_class)->dispose (object);
}

static void
dossier_refresher_finalize (GObject *object)
{
  g_clear_object (&DOSSIER_REFRESHER (object)->busy);
  g_clear_object (&DOSSIER_REFRESHER (object)->looking);
  g_clear_object (&DOSSIER_REFRESHER (object)->retrying);
  G_OBJECT_CLASS (dossier_refresher_parent_class)->finalize (object);
}

static void
dossier_refresher_class_init (DossierRefresherClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_refresher_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_refresher_finalize;

  g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("step", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);
  g_signal_new ("finished", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER,
                G_TYPE_BOOLEAN);
  g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
dossier_refresher_init (DossierRefresher *self)
{
}

DossierRefresher *
dossier_refresher_new (DossierLibrary *library, GSettings *settings)
{
  DossierRefresher *self = g_object_new (DOSSIER_TYPE_REFRESHER, NULL);

  self->library = g_object_ref (library);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "changed::refresh-minutes", G_CALLBACK (schedule), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::feed-icons", G_CALLBACK (icons_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (g_network_monitor_get_default (), "network-changed", G_CALLBACK (network_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->start_id = g_timeout_add (DOSSIER_REFRESHER_PAUSE, start_cb, self);
  self->look_id = g_timeout_add_seconds (DOSSIER_ALARM_LOOK_SECONDS, look_cb, self);
  dossier_alarm_start (&self->alarm, dossier_alarm_read_uptime (), g_get_real_time () / G_USEC_PER_SEC);

  return self;
}

gboolean
dossier_refresher_refresh (DossierRefresher *self, gint64 feed)
{
  DossierRefreshOptions options = { .all = TRUE, .feed = feed };

  return refresh (self, &options);
}

void
dossier_refresher_refresh_due (DossierRefresher *self)
{
  DossierRefreshOptions options = { 0 };

  self->is_wanted = !refresh (self, &options);
}

void
dossier_refresher_cancel (DossierRefresher *self)
{
  self->is_wanted = FALSE;
  if (self->busy != NULL)
    g_cancellable_cancel (self->busy);
  if (self->looking != NULL)
    g_cancellable_cancel (self->looking);
  if (self->retrying != NULL)
    g_cancellable_cancel (self->retrying);
}

gboolean
dossier_refresher_is_busy (DossierRefresher *self, guint *done, guint *total)
{
  *done = self->n_done;
  *total = self->n_total;

  return self->busy != NULL;
}

gboolean
dossier_refresher_is_reading_pages (DossierRefresher *self)
{
  return self->busy != NULL && self->is_reading_pages;
}
