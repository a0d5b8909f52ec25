/* dossier-suggested-feeds.c - the feeds that Dossier suggests to a new reader
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-suggested-feeds.h"

#include "dossier-library-resources.h"

#define FEEDS DOSSIER_RESOURCE_PATH "/library/feeds.tsv"

typedef enum
{
  COLUMN_GROUP,
  COLUMN_TITLE,
  COLUMN_URI,
  COLUMN_SITE,
  N_COLUMNS,
} Column;

/* NULL for a comment or an empty line. */
static DossierListedFeed *
read_line (const char *line)
{
  g_auto (GStrv) columns = NULL;
  DossierListedFeed *feed;

  if (line[0] == '#' || line[0] == '\0')
    return NULL;
  columns = g_strsplit (line, "\t", -1);
  if (g_strv_length (columns) < N_COLUMNS)
    return NULL;

  feed = g_new0 (DossierListedFeed, 1);
  feed->title = g_strdup (columns[COLUMN_TITLE]);
  feed->uri = g_strdup (columns[COLUMN_URI]);
  feed->site = columns[COLUMN_SITE][0] == '\0' ? NULL : g_strdup (columns[COLUMN_SITE]);
  feed->folder = g_new0 (char *, 2);
  feed->folder[0] = g_strdup (columns[COLUMN_GROUP]);

  return feed;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const DossierListedFeed *one = *(const DossierListedFeed *const *) a;
  const DossierListedFeed *other = *(const DossierListedFeed *const *) b;
  int                      by_group = g_strcmp0 (one->folder[0], other->folder[0]);

  return by_group != 0 ? by_group : g_utf8_collate (one->title, other->title);
}

GPtrArray *
dossier_library_list_suggested_feeds (void)
{
  g_autoptr (GBytes) bytes
      = g_resource_lookup_data (dossier_library_get_resource (), FEEDS, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  GPtrArray       *feeds = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_listed_feed_free);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (bytes == NULL)
    return feeds;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      DossierListedFeed *feed = read_line (lines[i]);

      if (feed != NULL)
        g_ptr_array_add (feeds, feed);
    }
  g_ptr_array_sort (feeds, compare);

  return feeds;
}
