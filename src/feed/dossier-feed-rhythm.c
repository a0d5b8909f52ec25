/* dossier-feed-rhythm.c - when a feed wants to be asked: RSS 2.0's own elements and the syndication module
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <string.h>

#include "dossier-feed-fields-private.h"
#include "dossier-feed-limits.h"
#include "dossier-feed-text-private.h"

#define CORE DOSSIER_FEED_SPACE_CORE
#define SYNDICATION DOSSIER_FEED_SPACE_SYNDICATION
/* A number over this is nonsense. */
#define MOST_MINUTES (60 * 24 * 31)

static gint64
read_number (const xmlNode *node)
{
  g_autofree char *text = dossier_feed_node_text (node, DOSSIER_FEED_MAX_WORDS_BYTES);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : -1;
}

static guint
read_period (const xmlNode *node)
{
  static const struct
  {
    const char *name;
    guint       minutes;
  } periods[] = {
    { "hourly", 60 },           { "daily", 60 * 24 }, { "weekly", 60 * 24 * 7 }, { "monthly", 60 * 24 * 30 },
    { "yearly", MOST_MINUTES },
  };
  g_autofree char *text = dossier_feed_node_text (node, DOSSIER_FEED_MAX_WORDS_BYTES);

  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (periods); i++)
    if (g_ascii_strcasecmp (g_strstrip (text), periods[i].name) == 0)
      return periods[i].minutes;
  return 0;
}

static guint
read_day (const xmlNode *node)
{
  static const char *const days[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };
  g_autofree char         *text = dossier_feed_node_text (node, DOSSIER_FEED_MAX_WORDS_BYTES);

  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (days); i++)
    if (g_ascii_strncasecmp (g_strchug (text), days[i], 3) == 0)
      return 1u << i;
  return 0;
}

static void
read_skipped (DossierFeedDraft *feed, const xmlNode *list)
{
  for (xmlNode *child = dossier_feed_node_element (list->children); child != NULL;
       child = dossier_feed_node_element (child->next))
    if (dossier_feed_node_is (child, CORE, "hour"))
      {
        gint64 hour = read_number (child);

        if (hour >= 0 && hour <= 24) /* RSS 0.91 counts from 1 to 24 */
          feed->rhythm.skip_hours |= 1u << (hour % 24);
      }
    else if (dossier_feed_node_is (child, CORE, "day"))
      feed->rhythm.skip_days |= read_day (child);
}

/* "n times a period": whichever of the two elements comes first. */
static void
read_frequency (DossierFeedDraft *feed, const xmlNode *node)
{
  const xmlNode *channel = node->parent;
  const xmlNode *times = dossier_feed_node_child (channel, SYNDICATION, "updatefrequency");
  gint64         n = times != NULL ? CLAMP (read_number (times), 1, 1000) : 1;
  guint          minutes = MIN (read_period (node) / (guint) n, MOST_MINUTES);

  feed->rhythm.pause_minutes = MAX (feed->rhythm.pause_minutes, minutes);
}

gboolean
dossier_feed_read_rhythm (DossierFeedDraft *feed, const xmlNode *node)
{
  if (dossier_feed_node_is (node, CORE, "ttl"))
    feed->rhythm.pause_minutes = MAX (feed->rhythm.pause_minutes, (guint) CLAMP (read_number (node), 0, MOST_MINUTES));
  else if (dossier_feed_node_is (node, CORE, "skiphours") || dossier_feed_node_is (node, CORE, "skipdays"))
    read_skipped (feed, node);
  else if (dossier_feed_node_is (node, SYNDICATION, "updateperiod"))
    read_frequency (feed, node);
  else
    return dossier_feed_node_is (node, SYNDICATION, "updatefrequency");
  return TRUE;
}
