/* test-feed-json.c - JSON Feed 1.0 and 1.1
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <string.h>

#include "dossier-feed-limits.h"
#include "feed-fixture.h"

static void
fields_are_read (void)
{
  g_autoptr (DossierFeedDraft) feed = read_feed (
      "\xEF\xBB\xBF{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Lab\",\"home_page_url\":"
      "\"http://lab.example/\",\"description\":\"a < b\",\"language\":\"en_US\",\"authors\":[{\"name\":\"The Lab\"}],"
      "\"items\":[{\"id\":7,\"url\":\"/1\",\"title\":\"One\",\"summary\":\"x & y\",\"content_html\":\"<p>a</p>\","
      "\"content_text\":\"a\",\"date_published\":\"2024-03-05T10:20:30Z\",\"tags\":[\"ai\",3,\"ai\"],\"attachments\":"
      "[{\"url\":\"http://lab.example/a.mp3\",\"mime_type\":\"audio/mpeg\",\"size_in_bytes\":12}]},{\"id\":\"8\","
      "\"content_text\":\"1 < 2\",\"author\":{\"name\":\"Ann\"}}]}",
      "http://lab.example/feed.json");
  const DossierDraft *entry = entry_of (feed, 0);

  g_assert_cmpstr (feed->format, ==, "json");
  g_assert_cmpstr (feed->description, ==, "a &lt; b");
  g_assert_cmpstr (feed->language, ==, "en-US");
  g_assert_cmpstr (entry->guid, ==, "7");
  g_assert_cmpstr (entry->uri, ==, "http://lab.example/1");
  g_assert_cmpstr (entry->summary_html, ==, "x &amp; y");
  g_assert_cmpstr (entry->content_html, ==, "<p>a</p>");
  g_assert_cmpstr (entry->author, ==, "The Lab");
  g_assert_cmpuint (entry->tags->len, ==, 1);
  g_assert_cmpint (((DossierEnclosure *) entry->enclosures->pdata[0])->length, ==, 12);
  g_assert_cmpstr (entry_of (feed, 1)->content_html, ==, "1 &lt; 2");
  g_assert_cmpstr (entry_of (feed, 1)->author, ==, "Ann");
}

static void
wrong_types_are_left_out (void)
{
  g_autoptr (DossierFeedDraft) feed
      = read_feed ("{\"version\":1,\"title\":[],\"authors\":{},\"items\":[null,3,\"x\",{\"id\":{},\"title\":{},"
                   "\"tags\":\"x\",\"attachments\":[1,{}],\"authors\":[1],\"author\":\"Ann\",\"date_published\":1e400,"
                   "\"content_html\":\"\\ud800 x\"}]}",
                   NULL);

  g_assert_cmpuint (feed->entries->len, ==, 1);
  g_assert_null (feed->title);
  g_assert_cmpstr (entry_of (feed, 0)->author, ==, "Ann");
  g_assert_true (g_utf8_validate (entry_of (feed, 0)->content_html, -1, NULL));
}

static void
what_is_no_json_feed_is_refused (void)
{
  g_assert_cmpint (refusal_of ("{", -1), ==, DOSSIER_FEED_ERROR_SYNTAX);
  g_assert_cmpint (refusal_of ("{} x", -1), ==, DOSSIER_FEED_ERROR_SYNTAX);
  g_assert_cmpint (refusal_of ("{\"name\":1}", -1), ==, DOSSIER_FEED_ERROR_NOT_A_FEED);
}

static void
depth_has_a_limit (void)
{
  g_autofree char *open = g_strnfill (DOSSIER_FEED_MAX_DEPTH - 1, '['),
                  *close = g_strnfill (DOSSIER_FEED_MAX_DEPTH - 1, ']');
  g_autofree char *within = g_strdup_printf ("{\"version\":\"x\",\"y\":%s%s}", open, close);
  g_autofree char *past = g_strdup_printf ("{\"version\":\"x\",\"y\":[%s%s]}", open, close);

  g_assert_cmpint (refusal_of (within, -1), ==, -1);
  g_assert_cmpint (refusal_of (past, -1), ==, DOSSIER_FEED_ERROR_LIMIT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed/json/fields-are-read", fields_are_read);
  g_test_add_func ("/feed/json/wrong-types-are-left-out", wrong_types_are_left_out);
  g_test_add_func ("/feed/json/what-is-no-json-feed-is-refused", what_is_no_json_feed_is_refused);
  g_test_add_func ("/feed/json/depth-has-a-limit", depth_has_a_limit);
  return g_test_run ();
}
