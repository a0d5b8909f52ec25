/* dossier-feed-problems.c - the feeds that could not be read the last time, and why
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-feed-problems.h"

#include "dossier-feed-window.h"
#include "dossier-sidebar-feeds.h"

#include <glib/gi18n.h>

static GtkWidget *
make_empty (void)
{
  GtkWidget *status = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "emblem-ok-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _ ("All Feeds Are Well"));

  return status;
}

static void
add_feed (AdwPreferencesGroup *group, const DossierFeedRow *feed)
{
  GtkWidget *row = dossier_feed_window_add_row (group, dossier_feed_row_get_name (feed), feed->last_error);

  dossier_feed_window_add_button (row, "view-refresh-symbolic", _ ("Try again"), "win.refresh-feed",
                                  g_variant_new_int64 (feed->id));
  dossier_feed_window_add_button (row, "document-properties-symbolic", _ ("Properties"), "win.show-feed",
                                  g_variant_new_int64 (feed->id));
}

GtkWindow *
dossier_feed_problems_new (GPtrArray *feeds, GtkWindow *parent)
{
  AdwPreferencesPage  *page = NULL;
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; feeds != NULL && i < feeds->len; i++)
    {
      const DossierFeedRow *feed = dossier_feed_get_row (g_ptr_array_index (feeds, i));

      if (feed->last_error == NULL)
        continue;
      if (page == NULL)
        {
          page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
          group = dossier_feed_window_add_group (page, NULL);
          adw_preferences_group_set_description (group, _ ("Dossier tries again by itself, less often each time."));
        }
      add_feed (group, feed);
    }

  return dossier_feed_window_new (_ ("Feeds That Could Not Be Read"), parent,
                                  page == NULL ? make_empty () : GTK_WIDGET (page), NULL);
}
