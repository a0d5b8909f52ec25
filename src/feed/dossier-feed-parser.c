/* dossier-feed-parser.c - bytes of a feed -> drafts of its entries
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-feed-parser.h"

#include <glib/gi18n-lib.h>

#include "dossier-feed-encoding-private.h"
#include "dossier-feed-fields-private.h"
#include "dossier-feed-format-private.h"
#include "dossier-feed-text-private.h"
#include "dossier-feed-xml-private.h"

G_DEFINE_QUARK (dossier - feed - error - quark, dossier_feed_error)

static gboolean
set_no_feed (GError **error)
{
  g_set_error_literal (error, DOSSIER_FEED_ERROR, DOSSIER_FEED_ERROR_NOT_A_FEED, _ ("There is no feed in it"));
  return FALSE;
}

static gboolean
read_xml_feed (DossierFeedDraft *feed, const char *text, gsize length, const char *uri, GError **error)
{
  g_autoptr (GString) mended = dossier_feed_mend (text, length, DOSSIER_FEED_MEND_FEED, error);
  xmlDoc  *doc = mended != NULL ? dossier_feed_read_xml (mended->str, mended->len, error) : NULL;
  xmlNode *root = doc != NULL ? xmlDocGetRootElement (doc) : NULL;
  gboolean is_feed = TRUE;

  if (doc == NULL)
    return FALSE;
  switch (dossier_feed_format_of_name (dossier_feed_node_name (root)))
    {
    case DOSSIER_FEED_FORMAT_RSS:
      feed->format = g_strdup ("rss");
      dossier_feed_read_rss (feed, root, uri);
      break;
    case DOSSIER_FEED_FORMAT_RDF:
      feed->format = g_strdup ("rdf");
      dossier_feed_read_rss (feed, root, uri);
      break;
    case DOSSIER_FEED_FORMAT_ATOM:
      feed->format = g_strdup ("atom");
      dossier_feed_read_atom (feed, root, uri);
      break;
    case DOSSIER_FEED_FORMAT_UNKNOWN:
    case DOSSIER_FEED_FORMAT_JSON:
    case DOSSIER_FEED_FORMAT_OPML: is_feed = set_no_feed (error);
    }
  xmlFreeDoc (doc);
  return is_feed;
}

/* Relative addresses that no base was known for are taken to mean the feed's own site. */
static void
resolve_late (DossierFeedDraft *feed, DossierDraft *entry)
{
  char *address = dossier_feed_resolve_link (feed->link, entry->uri);

  if (address != NULL)
    {
      g_free (entry->uri);
      entry->uri = address;
    }
}

/* What entries have from their feed when they do not say it themselves. */
static void
hand_down (DossierFeedDraft *feed)
{
  for (guint i = 0; i < feed->entries->len; i++)
    {
      DossierDraft *entry = feed->entries->pdata[i];

      resolve_late (feed, entry);
      entry->source = g_strdup (feed->title);
      if (entry->language == NULL)
        entry->language = g_strdup (feed->language);
      if (entry->base_uri == NULL)
        entry->base_uri = g_strdup (entry->uri != NULL ? entry->uri : feed->link);
    }
}

DossierFeedDraft *
dossier_feed_parse (GBytes *bytes, const char *uri, const char *content_type, GError **error)
{
  g_autoptr (DossierFeedDraft) feed = dossier_feed_draft_new ();
  gsize            length;
  g_autofree char *text = dossier_feed_decode (bytes, content_type, &length, &feed->encoding, error);
  gboolean         is_read;

  if (text == NULL)
    return NULL;
  if (dossier_feed_looks_like_json (text))
    is_read = dossier_feed_read_json (feed, text, length, uri, error);
  else
    is_read = read_xml_feed (feed, text, length, uri, error);
  if (!is_read)
    return NULL;
  hand_down (feed);
  return g_steal_pointer (&feed);
}
