/* dossier-discovery.c - from what a person types to the feeds that are meant
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-discovery.h"

#include <string.h>

#include "dossier-fetcher.h"
#include "dossier-intake.h"
#include "dossier-reference.h"

/* The address of a page, and the feed's: \1 and so on are what stood in its brackets. */
static const struct
{
  const char *page, *feed;
} known_sites[] = {
  { "^https?://(?:www\\.|m\\.)?youtube\\.com/channel/(UC[\\w-]+)",
    "https://www.youtube.com/feeds/videos.xml?channel_id=\\1" },
  { "^https?://(?:www\\.|m\\.)?youtube\\.com/playlist\\?(?:.*&)?list=([\\w-]+)",
    "https://www.youtube.com/feeds/videos.xml?playlist_id=\\1" },
  { "^https?://github\\.com/([\\w.-]+/[\\w.-]+)/(releases|tags)/?$", "https://github.com/\\1/\\2.atom" },
  { "^https?://github\\.com/([\\w.-]+/[\\w.-]+)/commits(/[\\w./-]+?)?/?$", "https://github.com/\\1/commits\\2.atom" },
  { "^https?://github\\.com/([\\w.-]+/[\\w.-]+?)/?$", "https://github.com/\\1/releases.atom" },
  { "^https?://(?:www\\.|old\\.)?reddit\\.com/(r|user)/(\\w+)/?$", "https://www.reddit.com/\\1/\\2/.rss" },
  { "^https?://([\\w-]+)\\.substack\\.com(?:/(?!feed).*)?$", "https://\\1.substack.com/feed" },
  { "^https?://(?:www\\.)?arxiv\\.org/list/([\\w.-]+)/", "https://rss.arxiv.org/rss/\\1" },
};

/* A host as one types it: a name with a dot, "localhost" or an address, perhaps with a port and a path. */
static gboolean
is_bare_host (const char *text)
{
  return g_regex_match_simple (
      "^(?:[\\w-]+(?:\\.[\\w-]+)+\\.?|localhost|[\\w-]+(?=:\\d)|\\[[0-9a-f:.]+\\])(?::\\d{1,5})?"
      "(?:[/?#]\\S*)?$",
      text, G_REGEX_CASELESS, 0);
}

char *
dossier_discovery_dup_address (const char *text)
{
  g_autofree char *bare = g_strstrip (g_strdup (text));
  g_autofree char *whole = NULL, *target = NULL;
  g_autoptr (GUri) uri = NULL;

  if (strlen (bare) > DOSSIER_FETCH_MAX_ADDRESS)
    return NULL;
  whole = is_bare_host (bare) ? g_strconcat ("https://", bare, NULL) : g_strdup (bare);
  if (dossier_intake_classify (whole, &target) != DOSSIER_INPUT_ADDRESS)
    return NULL;
  uri = g_uri_parse (target, G_URI_FLAGS_PARSE_RELAXED, NULL);
  if (uri == NULL || g_uri_get_host (uri) == NULL || g_uri_get_host (uri)[0] == '\0')
    return NULL;
  return g_steal_pointer (&target);
}

char *
dossier_discovery_dup_known (const char *address)
{
  for (guint i = 0; strlen (address) <= DOSSIER_FETCH_MAX_ADDRESS && i < G_N_ELEMENTS (known_sites); i++)
    {
      g_autoptr (GRegex) page = g_regex_new (known_sites[i].page, G_REGEX_CASELESS, 0, NULL);
      g_autoptr (GMatchInfo) match = NULL;

      if (g_regex_match (page, address, 0, &match))
        return g_match_info_expand_references (match, known_sites[i].feed, NULL);
    }
  return NULL;
}

/* The value of an attribute in a tag, its few usual entities resolved; NULL when it is not there. */
static char *
dup_attribute (const char *tag, const char *name)
{
  g_autofree char *pattern = g_strdup_printf ("\\s%s\\s*=\\s*(?|\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+))", name);
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *raw = NULL;
  g_auto (GStrv) parts = NULL;

  if (!g_regex_match (regex, tag, 0, &match))
    return NULL;
  raw = g_match_info_fetch (match, 1);
  parts = g_strsplit (raw, "&amp;", -1);
  return g_strjoinv ("&", parts);
}

static gboolean
is_feed_type (const char *type)
{
  static const char *const types[]
      = { "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json" };

  for (guint i = 0; type != NULL && i < G_N_ELEMENTS (types); i++)
    if (g_ascii_strncasecmp (type, types[i], strlen (types[i])) == 0)
      return TRUE;
  return FALSE;
}

/* @address, relative to @base, when it is one of the web; owned by the caller. */
static char *
resolve (const char *base, const char *address)
{
  g_autofree char *whole = dossier_reference_resolve (base, address, G_URI_FLAGS_PARSE_RELAXED);
  g_autofree char *target = NULL;

  if (whole == NULL || dossier_intake_classify (whole, &target) != DOSSIER_INPUT_ADDRESS)
    return NULL;
  return g_steal_pointer (&target);
}

static void
offer (GPtrArray *feeds, char *uri, const char *title, const char *site)
{
  DossierListedFeed *feed = g_new0 (DossierListedFeed, 1);

  feed->uri = uri;
  feed->title = g_strdup (title);
  feed->site = g_strdup (site);
  feed->folder = g_new0 (char *, 1);
  g_ptr_array_add (feeds, feed);
}

static gboolean
is_offered (GPtrArray *feeds, const char *uri)
{
  for (guint i = 0; i < feeds->len; i++)
    if (strcmp (((DossierListedFeed *) feeds->pdata[i])->uri, uri) == 0)
      return TRUE;
  return FALSE;
}

static void
read_link (GPtrArray *feeds, const char *tag, const char *page)
{
  g_autofree char *rel = dup_attribute (tag, "rel"), *type = dup_attribute (tag, "type");
  g_autofree char *href = dup_attribute (tag, "href"), *title = dup_attribute (tag, "title");
  g_autofree char *folded = rel != NULL ? g_ascii_strdown (rel, -1) : NULL;
  g_autofree char *uri = NULL;

  if (folded == NULL || href == NULL || strstr (folded, "alternate") == NULL || !is_feed_type (type))
    return;
  uri = resolve (page, href);
  if (uri != NULL && !is_offered (feeds, uri))
    offer (feeds, g_steal_pointer (&uri), title, page);
}

GPtrArray *
dossier_discovery_read_page (const char *html, gsize length, const char *uri)
{
  g_autoptr (GRegex) regex = g_regex_new ("<link\\s[^>]{1,4096}>", G_REGEX_CASELESS, 0, NULL);
  g_autofree char *text = g_utf8_make_valid (html, (gssize) MIN (length, DOSSIER_DISCOVERY_MAX_BYTES));
  g_autoptr (GMatchInfo) match = NULL;
  GPtrArray *feeds = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_listed_feed_free);

  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match) && feeds->len < DOSSIER_DISCOVERY_MAX;
       g_match_info_next (match, NULL))
    {
      g_autofree char *tag = g_match_info_fetch (match, 0);

      read_link (feeds, tag, uri);
    }
  return feeds;
}
