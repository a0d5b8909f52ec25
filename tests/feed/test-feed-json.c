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
                   "\"content_html\":[]}]}",
                   NULL);

  g_assert_cmpuint (feed->entries->len, ==, 1);
  g_assert_null (feed->title);
  g_assert_cmpstr (entry_of (feed, 0)->author, ==, "Ann");
}

static void
half_a_surrogate_pair_is_replaced (void)
{
  static const struct
  {
    const char *written, *read;
  } titles[] = {
    { "\\ud83d\\ude00", "\xf0\x9f\x98\x80" },
    { "\\ud800 x", "\xef\xbf\xbd x" },
    { "x\\uDFFF", "x\xef\xbf\xbd" },
    { "\\ud83d\\ud83d\\ude00", "\xef\xbf\xbd\xf0\x9f\x98\x80" },
    { "\\ude00\\ud83d", "\xef\xbf\xbd\xef\xbf\xbd" },
    { "\\\\ud800", "\\ud800" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"version\":1,\"items\":[{\"title\":\"%s\"}]}", titles[i].written);
      g_autoptr (DossierFeedDraft) feed = read_feed (text, NULL);

      g_assert_cmpstr (entry_of (feed, 0)->title, ==, titles[i].read);
    }
}

static void
what_is_no_json_feed_is_refused (void)
{
  g_assert_cmpint (refusal_of ("{", -1), ==, DOSSIER_FEED_ERROR_SYNTAX);
  g_assert_cmpint (refusal_of ("{} x", -1), ==, DOSSIER_FEED_ERROR_SYNTAX);
  g_assert_cmpint (refusal_of ("{\"name\":1}", -1), ==, DOSSIER_FEED_ERROR_NOT_A_FEED);
}

static void
half_an_escape_is_valid_text (void)
{
  static const char text[] = "{\"version\":\"x\",\"items\":[{\"id\":\"\\ud80-10\",\"tags\":[\"\\ud8--\"]}]}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (DossierFeedDraft) feed = dossier_feed_parse (bytes, NULL, NULL, NULL);

  if (feed == NULL) /* newer versions of json-glib refuse it */
    return;
  g_assert_true (g_utf8_validate (entry_of (feed, 0)->guid, -1, NULL));
  g_assert_true (g_utf8_validate (entry_of (feed, 0)->tags->pdata[0], -1, NULL));
}

static void
a_refusal_is_valid_text (void)
{
  static const char text[] = "{\"items\":\"\\ud800\\u0000\\u00e9\xc3\xa9\"]";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFeedDraft) feed = dossier_feed_parse (bytes, NULL, "application/feed+json", &error);

  g_assert_null (feed);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
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

/* A quotation mark in a comment, or between single quotes, hides no brackets. */
static void
depth_is_not_hidden (void)
{
  static const char *const signs[] = { "/*\"*/", "'\"'," };
  g_autofree char         *open = g_strnfill (2000000, '[');

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"version\":\"x\",\"y\":[%s%s", signs[i], open);

      g_assert_cmpint (refusal_of (text, -1), ==, DOSSIER_FEED_ERROR_LIMIT);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed/json/fields-are-read", fields_are_read);
  g_test_add_func ("/feed/json/wrong-types-are-left-out", wrong_types_are_left_out);
  g_test_add_func ("/feed/json/half-a-surrogate-pair-is-replaced", half_a_surrogate_pair_is_replaced);
  g_test_add_func ("/feed/json/what-is-no-json-feed-is-refused", what_is_no_json_feed_is_refused);
  g_test_add_func ("/feed/json/half-an-escape-is-valid-text", half_an_escape_is_valid_text);
  g_test_add_func ("/feed/json/a-refusal-is-valid-text", a_refusal_is_valid_text);
  g_test_add_func ("/feed/json/depth-has-a-limit", depth_has_a_limit);
  g_test_add_func ("/feed/json/depth-is-not-hidden", depth_is_not_hidden);
  return g_test_run ();
}
