/* dossier-bookmark.c - one link of somebody's bookmarks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-bookmark.h"

#include <string.h>

void
dossier_bookmark_free (DossierBookmark *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->uri);
  g_free (self->feed_uri);
  g_free (self->note);
  g_strfreev (self->folder);
  g_strfreev (self->tags);
  g_free (self);
}

/* @pattern: "*end", "start*" or "*inside*", in lower case. */
static gboolean
fits (const char *text, const char *const *patterns)
{
  for (guint i = 0; patterns[i] != NULL; i++)
    if (g_pattern_match_simple (patterns[i], text))
      return TRUE;
  return FALSE;
}

static gboolean
looks_like_feed (const char *address)
{
  static const char *const hosts[] = { "feeds.*", "feed.*", "rss.*", "feeds2.*", NULL };
  static const char *const paths[] = { "*.rss",  "*.atom", "*.rdf",  "*.xml",   "*/feed",      "*/feed/",    "*/rss",
                                       "*/rss/", "*/rss2", "*/atom", "*/atom/", "*/feed.json", "*/feeds/?*", NULL };
  static const char *const no_paths[] = { "*sitemap*.xml", "*opensearch*.xml", NULL };
  static const char *const queries[] = { "*feed=rss*",    "*feed=atom*",   "*feed=rdf*", "*format=rss*",
                                         "*format=atom*", "*format=feed*", "*type=rss*", NULL };
  g_autofree char         *folded = g_ascii_strdown (address, -1);
  g_autofree char         *host = NULL, *path = NULL, *query = NULL;

  if (g_str_has_prefix (folded, "feed:"))
    return TRUE;
  if (!g_uri_split (folded, G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED, NULL, NULL, &host, NULL, &path, &query,
                    NULL, NULL)
      || host == NULL)
    return FALSE;
  return (fits (path, paths) && !fits (path, no_paths)) || fits (host, hosts)
         || (query != NULL && fits (query, queries));
}

const char *
dossier_bookmark_get_feed (const DossierBookmark *self)
{
  if (self->feed_uri != NULL)
    return self->feed_uri;
  return looks_like_feed (self->uri) ? self->uri : NULL;
}
