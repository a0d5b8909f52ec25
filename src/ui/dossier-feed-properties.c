/* dossier-feed-properties.c - how a feed stands: its addresses, when it is asked, what it answered
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-feed-properties.h"

#include "dossier-feed-window.h"
#include "dossier-sidebar-feeds.h"
#include "dossier-subscriptions.h"

#include <glib/gi18n.h>

#define MINUTE 60
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

/* ---- words ---- */

static char *
past_words (gint64 seconds)
{
  guint n;

  if (seconds < MINUTE)
    return g_strdup (_ ("just now"));
  if (seconds < HOUR)
    {
      n = seconds / MINUTE;
      return g_strdup_printf (ngettext ("%u minute ago", "%u minutes ago", n), n);
    }
  if (seconds < DAY)
    {
      n = seconds / HOUR;
      return g_strdup_printf (ngettext ("%u hour ago", "%u hours ago", n), n);
    }
  n = MIN (seconds / DAY, G_MAXINT);

  return g_strdup_printf (ngettext ("%u day ago", "%u days ago", n), n);
}

static char *
future_words (gint64 seconds)
{
  guint n;

  if (seconds < HOUR)
    {
      n = MAX (1, seconds / MINUTE);
      return g_strdup_printf (ngettext ("in %u minute", "in %u minutes", n), n);
    }
  if (seconds < DAY)
    {
      n = seconds / HOUR;
      return g_strdup_printf (ngettext ("in %u hour", "in %u hours", n), n);
    }
  n = MIN (seconds / DAY, G_MAXINT);

  return g_strdup_printf (ngettext ("in %u day", "in %u days", n), n);
}

char *
dossier_feed_time_words (gint64 time, gint64 now)
{
  if (time <= 0)
    return g_strdup (_ ("never"));

  return time <= now ? past_words (now - time) : future_words (time - now);
}

char *
dossier_feed_answer_words (const DossierFeedAnswer *answer)
{
  if (answer->error != NULL)
    return g_strdup (answer->error);
  if (answer->n_new == 0)
    return g_strdup (_ ("Nothing new"));

  return g_strdup_printf (ngettext ("%u new story", "%u new stories", answer->n_new), answer->n_new);
}

static char *
next_words (const DossierFeedDetails *details, gint64 now)
{
  gint64 next = MAX (details->next_check, details->wait_until);

  if (details->is_gone)
    return g_strdup (_ ("Never by itself: the site has given the feed up"));
  if (next <= now)
    return g_strdup (_ ("With the next refresh"));

  return dossier_feed_time_words (next, now);
}

/* ---- what is shown ---- */

static void
add_addresses (AdwPreferencesPage *page, const DossierFeedRow *row)
{
  AdwPreferencesGroup *group = dossier_feed_window_add_group (page, NULL);
  g_autofree char     *stories = g_strdup_printf (ngettext ("%u story", "%u stories", row->n_stories), row->n_stories);
  g_autofree char     *unread = g_strdup_printf (ngettext ("%u unread", "%u unread", row->n_unread), row->n_unread);
  /* TRANSLATORS: of a feed: "120 stories, 3 unread" */
  g_autofree char *counts = g_strdup_printf (_ ("%s, %s"), stories, unread);
  GtkWidget       *line = dossier_feed_window_add_row (group, _ ("Address"), row->uri);

  dossier_feed_window_add_button (line, "edit-copy-symbolic", _ ("Copy the address"), "win.copy-feed-address",
                                  g_variant_new_int64 (row->id));
  if (row->site != NULL)
    {
      line = dossier_feed_window_add_row (group, _ ("Site"), row->site);
      dossier_feed_window_add_button (line, "web-browser-symbolic", _ ("Open the site"), "win.open-feed-site",
                                      g_variant_new_int64 (row->id));
    }
  dossier_feed_window_add_row (group, _ ("Folder"), row->folder != NULL ? row->folder : _ ("None"));
  dossier_feed_window_add_row (group, _ ("In the library"), counts);
}

/* ---- what the store knows ---- */

typedef struct
{
  GtkWindow          *window; /* NULL: closed */
  AdwPreferencesPage *page;
  gint64              checked;
  char               *error;
} Loading;

static void
show_details (Loading *loading, const DossierFeedDetails *details)
{
  gint64               now = g_get_real_time () / G_USEC_PER_SEC;
  AdwPreferencesGroup *group = dossier_feed_window_add_group (loading->page, _ ("Refreshing"));
  g_autofree char     *checked = dossier_feed_time_words (loading->checked, now);
  g_autofree char     *next = next_words (details, now);
  guint                n = MIN (details->answers->len, DOSSIER_FEED_PROPERTIES_ANSWERS);

  dossier_feed_window_add_row (group, _ ("Last asked"), checked);
  dossier_feed_window_add_row (group, _ ("Asked again"), next);
  if (loading->error != NULL)
    dossier_feed_window_add_row (group, _ ("Problem"), loading->error);
  if (n > 0)
    group = dossier_feed_window_add_group (loading->page, _ ("Last Answers"));
  for (guint i = 0; i < n; i++)
    {
      const DossierFeedAnswer *answer = g_ptr_array_index (details->answers, i);
      g_autofree char         *when = dossier_feed_time_words (answer->time, now);
      g_autofree char         *what = dossier_feed_answer_words (answer);

      dossier_feed_window_add_row (group, when, what);
    }
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Loading *loading = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFeedDetails) details
      = dossier_store_load_feed_details_finish (DOSSIER_STORE (source), result, &error);

  if (loading->window != NULL && details != NULL)
    show_details (loading, details);
  else if (loading->window != NULL)
    dossier_feed_window_add_row (dossier_feed_window_add_group (loading->page, _ ("Refreshing")),
                                 _ ("The answers could not be read"), error->message);
  g_clear_weak_pointer (&loading->window);
  g_free (loading->error);
  g_free (loading);
}

GtkWindow *
dossier_feed_properties_new (DossierStore *store, DossierFeed *feed, GtkWindow *parent)
{
  const DossierFeedRow *row = dossier_feed_get_row (feed);
  AdwPreferencesPage   *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  GtkWindow *window = dossier_feed_window_new (dossier_feed_row_get_name (row), parent, GTK_WIDGET (page), NULL);
  Loading   *loading = g_new0 (Loading, 1);

  add_addresses (page, row);
  g_set_weak_pointer (&loading->window, window);
  loading->page = page;
  loading->checked = row->checked;
  loading->error = g_strdup (row->last_error);
  dossier_store_load_feed_details_async (store, row->id, NULL, loaded_cb, loading);

  return window;
}
