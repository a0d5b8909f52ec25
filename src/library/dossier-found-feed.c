/* dossier-found-feed.c - a feed that was found at an address, with what one wants to see of it before subscribing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-found-feed-private.h"

#include "dossier-extraction.h"

static void
item_free (gpointer data)
{
  DossierFoundItem *item = data;

  g_free (item->title);
  g_free (item->words);
  g_free (item);
}

DossierFoundFeed *
dossier_found_feed_new (const char *uri, const char *title, const char *site)
{
  DossierFoundFeed *feed = g_new0 (DossierFoundFeed, 1);

  feed->uri = g_strdup (uri);
  feed->title = g_strdup (title != NULL && title[0] != '\0' ? title : uri);
  feed->site = g_strdup (site);
  feed->folder = g_new0 (char *, 1);
  feed->items = g_ptr_array_new_with_free_func (item_free);
  return feed;
}

void
dossier_found_feed_free (DossierFoundFeed *feed)
{
  if (feed == NULL)
    return;
  g_free (feed->uri);
  g_free (feed->title);
  g_free (feed->site);
  g_strfreev (feed->folder);
  g_free (feed->format);
  g_ptr_array_unref (feed->items);
  g_free (feed->problem);
  g_free (feed);
}

DossierListedFeed *
dossier_found_feed_list (const DossierFoundFeed *feed)
{
  DossierListedFeed *listed = g_new0 (DossierListedFeed, 1);

  listed->uri = g_strdup (feed->uri);
  listed->title = g_strdup (feed->title);
  listed->site = g_strdup (feed->site);
  listed->folder = g_strdupv (feed->folder);
  return listed;
}

static gint64
get_time (const DossierDraft *draft)
{
  return draft->published.precision != DOSSIER_PRECISION_UNKNOWN ? draft->published.from : draft->updated;
}

/* Newest first; those without a date stay behind, in the feed's order. */
static int
compare_drafts (gconstpointer a, gconstpointer b)
{
  gint64 one = get_time (*(const DossierDraft *const *) a), other = get_time (*(const DossierDraft *const *) b);

  return (one < other) - (one > other);
}

/* Nothing where it would be the title once more. */
static char *
dup_words (const char *summary, const char *title)
{
  g_autofree char *cut = NULL;

  if (summary == NULL || g_strcmp0 (summary, title) == 0)
    return NULL;
  if (g_utf8_strlen (summary, -1) <= DOSSIER_FOUND_FEED_WORDS)
    return g_strdup (summary);
  cut = g_utf8_substring (summary, 0, DOSSIER_FOUND_FEED_WORDS);
  return g_strconcat (g_strchomp (cut), "…", NULL);
}

static void
add_item (DossierFoundFeed *feed, DossierDraft *draft)
{
  DossierFoundItem *item = g_new0 (DossierFoundItem, 1);

  /* An entry that cannot be read has a title at least. */
  dossier_extract_entry (draft, NULL);
  item->title = g_strdup (draft->title);
  item->words = dup_words (draft->summary, draft->title);
  item->published = draft->published;
  g_ptr_array_add (feed->items, item);
}

void
dossier_found_feed_look (DossierFoundFeed *feed, DossierFeedDraft *draft)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_copy (draft->entries, NULL, NULL);

  g_ptr_array_set_free_func (entries, NULL); /* the draft's */
  g_ptr_array_sort (entries, compare_drafts);
  if (draft->title != NULL && draft->title[0] != '\0')
    {
      g_free (feed->title);
      feed->title = g_strdup (draft->title);
    }
  if (feed->site == NULL)
    feed->site = g_strdup (draft->link);
  feed->format = g_strdup (draft->format);
  feed->n_items = entries->len;
  g_ptr_array_set_size (feed->items, 0);
  for (guint i = 0; i < MIN (entries->len, DOSSIER_FOUND_FEED_ITEMS); i++)
    add_item (feed, entries->pdata[i]);
  if (feed->items->len > 0)
    feed->newest = ((const DossierFoundItem *) feed->items->pdata[0])->published;
}
