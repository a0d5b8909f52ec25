/* dossier-sidebar-feeds.c - subscriptions in the order of the sidebar: folders with their feeds, then the others
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-sidebar-feeds.h"

const char *
dossier_feed_row_get_name (const DossierFeedRow *feed)
{
  return feed->title != NULL && feed->title[0] != '\0' ? feed->title : feed->uri;
}

static void
add_to_folder (DossierSidebarFeed *folder, const DossierFeedRow *row)
{
  folder->n_feeds++;
  folder->n_unread += row->n_unread;
  folder->n_failing += row->last_error != NULL ? 1 : 0;
}

GArray *
dossier_sidebar_feeds_arrange (GPtrArray *feeds, GHashTable *toggled, const char *search)
{
  GArray  *items = g_array_new (FALSE, FALSE, sizeof (DossierSidebarFeed));
  gboolean stand_open = feeds->len <= DOSSIER_SIDEBAR_OPEN_FEEDS;
  guint    folder = 0;

  for (guint i = 0; i < feeds->len; i++)
    {
      DossierFeed          *feed = g_ptr_array_index (feeds, i);
      const DossierFeedRow *row = dossier_feed_get_row (feed);
      DossierSidebarFeed    item = { .feed = feed, .folder = row->folder };

      if (search != NULL && !g_str_match_string (search, dossier_feed_row_get_name (row), TRUE))
        continue;
      if (row->folder != NULL
          && (items->len == 0
              || g_strcmp0 (g_array_index (items, DossierSidebarFeed, folder).folder, row->folder) != 0))
        {
          DossierSidebarFeed head = { .folder = row->folder };

          head.is_open = search != NULL || g_hash_table_contains (toggled, row->folder) != stand_open;
          folder = items->len;
          g_array_append_val (items, head);
        }
      if (row->folder != NULL)
        add_to_folder (&g_array_index (items, DossierSidebarFeed, folder), row);
      if (row->folder == NULL || g_array_index (items, DossierSidebarFeed, folder).is_open)
        g_array_append_val (items, item);
    }

  return items;
}
