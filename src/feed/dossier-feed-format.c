/* dossier-feed-format.c - which format some bytes are in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-feed-format-private.h"

#include <string.h>

#include "dossier-feed-encoding-private.h"
#include "dossier-feed-xml-private.h"

#define SNIFF_BYTES (16 * 1024)

static const struct
{
  const char       *name;
  DossierFeedFormat format;
} roots[] = {
  { "rss", DOSSIER_FEED_FORMAT_RSS },   { "channel", DOSSIER_FEED_FORMAT_RSS }, { "rdf", DOSSIER_FEED_FORMAT_RDF },
  { "feed", DOSSIER_FEED_FORMAT_ATOM }, { "opml", DOSSIER_FEED_FORMAT_OPML },
};

DossierFeedFormat
dossier_feed_format_of_name (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (roots); i++)
    if (g_ascii_strcasecmp (roots[i].name, name) == 0)
      return roots[i].format;
  return DOSSIER_FEED_FORMAT_UNKNOWN;
}

gboolean
dossier_feed_looks_like_json (const char *text)
{
  return text[strspn (text, " \t\r\n")] == '{';
}

/* HTML pages may hold a feed's name somewhere: a root element counts only when no page came before it. */
static gboolean
is_page (const char *text, const char *root)
{
  for (const char *at = text; (at = strchr (at, '<')) != NULL && at < root; at++)
    if (g_ascii_strncasecmp (at, "<html", 5) == 0 || g_ascii_strncasecmp (at, "<!doctype html", 14) == 0)
      return TRUE;
  return FALSE;
}

DossierFeedFormat
dossier_feed_format_sniff (GBytes *bytes)
{
  g_autoptr (GBytes) head = g_bytes_new_from_bytes (bytes, 0, MIN (g_bytes_get_size (bytes), SNIFF_BYTES));
  g_autofree char *encoding = NULL;
  gsize            length;
  g_autofree char *text = dossier_feed_decode (head, NULL, &length, &encoding, NULL);
  g_autofree char *name = NULL;
  const char      *root;

  if (text == NULL)
    return DOSSIER_FEED_FORMAT_UNKNOWN;
  if (dossier_feed_looks_like_json (text))
    return strstr (text, "jsonfeed.org/version") != NULL
                   || (strstr (text, "\"items\"") != NULL && strstr (text, "\"version\"") != NULL)
               ? DOSSIER_FEED_FORMAT_JSON
               : DOSSIER_FEED_FORMAT_UNKNOWN;
  root = dossier_feed_find_root (text, length);
  if (root == NULL || is_page (text, root))
    return DOSSIER_FEED_FORMAT_UNKNOWN;
  name = g_strndup (root + 1, strcspn (root + 1, " \t\r\n/>"));
  return dossier_feed_format_of_name (strrchr (name, ':') != NULL ? strrchr (name, ':') + 1 : name);
}
