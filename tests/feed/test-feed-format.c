/* test-feed-format.c - which format some bytes are in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-feed-parser.h"

#include <string.h>

static const struct
{
  const char       *name, *data;
  DossierFeedFormat want;
} cases[] = {
  { "rss", "<?xml version='1.0'?><rss version='2.0'>", DOSSIER_FEED_FORMAT_RSS },
  { "rss-behind-junk", "Warning: <br /> in line 3\n<?xml version='1.0'?>\n<rss>", DOSSIER_FEED_FORMAT_RSS },
  { "rss-behind-a-comment", "<!-- not <feed> --><rss>", DOSSIER_FEED_FORMAT_RSS },
  { "rss-behind-a-document-type", "<!DOCTYPE rss [ <!ENTITY a '<feed>'> ]><rss>", DOSSIER_FEED_FORMAT_RSS },
  { "rdf", "<rdf:RDF xmlns:rdf='x'>", DOSSIER_FEED_FORMAT_RDF },
  { "atom", "<feed xmlns='http://www.w3.org/2005/Atom'>", DOSSIER_FEED_FORMAT_ATOM },
  { "atom-with-a-prefix", "<a:feed xmlns:a='http://www.w3.org/2005/Atom'/>", DOSSIER_FEED_FORMAT_ATOM },
  { "opml", "<opml version='1.0'>", DOSSIER_FEED_FORMAT_OPML },
  { "json", "{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": []}", DOSSIER_FEED_FORMAT_JSON },
  { "other-json", "{\"name\": \"a package\"}", DOSSIER_FEED_FORMAT_UNKNOWN },
  { "html", "<!doctype html><title>no feed</title>", DOSSIER_FEED_FORMAT_UNKNOWN },
  { "html-about-feeds", "<html><body><pre><rss></pre>", DOSSIER_FEED_FORMAT_UNKNOWN },
  { "words", "just words", DOSSIER_FEED_FORMAT_UNKNOWN },
  { "empty", "", DOSSIER_FEED_FORMAT_UNKNOWN },
};

static void
check_format (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GBytes) bytes = g_bytes_new (cases[i].data, strlen (cases[i].data));

  g_assert_cmpint (dossier_feed_format_sniff (bytes), ==, cases[i].want);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/feed/format/%s", cases[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), check_format);
    }
  return g_test_run ();
}
