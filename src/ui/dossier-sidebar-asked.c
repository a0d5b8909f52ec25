/* dossier-sidebar-asked.c - rows of the feeds that are being asked for news
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-sidebar-asked.h"

#include "dossier-sidebar-row.h"

/* Names of the folders around them, as a set; borrowed from the feeds. */
static GHashTable *
collect_folders (GPtrArray *feeds, GHashTable *asked)
{
  GHashTable *folders = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; feeds != NULL && i < feeds->len; i++)
    {
      const DossierFeedRow *feed = dossier_feed_get_row (g_ptr_array_index (feeds, i));

      if (feed->folder != NULL && g_hash_table_contains (asked, &feed->id))
        g_hash_table_add (folders, feed->folder);
    }

  return folders;
}

void
dossier_sidebar_asked_mark (GPtrArray *rows, GPtrArray *feeds, GHashTable *asked)
{
  g_autoptr (GHashTable) folders = collect_folders (feeds, asked);

  for (guint i = 0; i < rows->len; i++)
    {
      DossierSidebarRow *row = g_ptr_array_index (rows, i);
      gint64             id = dossier_sidebar_row_get_id (row);
      gboolean           is_asked = FALSE;

      if (dossier_sidebar_row_get_kind (row) == DOSSIER_SIDEBAR_FEED)
        is_asked = g_hash_table_contains (asked, &id);
      else if (dossier_sidebar_row_get_kind (row) == DOSSIER_SIDEBAR_FOLDER && !dossier_sidebar_row_is_open (row))
        is_asked = g_hash_table_contains (folders, dossier_sidebar_row_get_name (row));
      dossier_sidebar_row_set_asked (row, is_asked);
    }
}
