/* feed-fixture.c - feeds written in a test, as drafts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "feed-fixture.h"

#include <string.h>

DossierFeedDraft *
read_feed (const char *text, const char *uri)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  DossierFeedDraft *feed = dossier_feed_parse (bytes, uri, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (feed);
  return feed;
}

DossierFeedDraft *
read_rss (const char *inside)
{
  g_autofree char *text = g_strdup_printf (
      "<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:content='http://purl.org/rss/1.0/modules/"
      "content/' xmlns:media='http://search.yahoo.com/mrss/' xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd' "
      "xmlns:atom='http://www.w3.org/2005/Atom'><channel>%s</channel></rss>",
      inside);

  return read_feed (text, NULL);
}

DossierFeedDraft *
read_atom (const char *inside)
{
  g_autofree char *text = g_strdup_printf ("<feed xmlns='http://www.w3.org/2005/Atom'>%s</feed>", inside);

  return read_feed (text, NULL);
}

const DossierDraft *
entry_of (const DossierFeedDraft *feed, guint n)
{
  g_assert_cmpuint (feed->entries->len, >, n);
  return feed->entries->pdata[n];
}

int
refusal_of (const char *text, gssize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);
  g_autoptr (DossierFeedDraft) feed = dossier_feed_parse (bytes, NULL, NULL, &error);

  if (feed != NULL)
    {
      g_assert_no_error (error);
      return -1;
    }
  g_assert_nonnull (error);
  g_assert_cmpuint (error->domain, ==, DOSSIER_FEED_ERROR);
  g_assert_cmpuint (strlen (error->message), >, 10);
  return error->code;
}
