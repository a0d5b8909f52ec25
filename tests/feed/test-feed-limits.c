/* test-feed-limits.c - feeds made to hurt, and every limit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-feed-limits.h"

#include <string.h>

#include "feed-fixture.h"

static GString *
repeat (const char *text, guint n)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (out, text);
  return out;
}

static void
items_past_the_limit_are_left_out (void)
{
  g_autoptr (GString) items = repeat ("<item/>", DOSSIER_FEED_MAX_ITEMS + 1);
  g_autoptr (DossierFeedDraft) feed = read_rss (items->str);

  g_assert_cmpuint (feed->entries->len, ==, DOSSIER_FEED_MAX_ITEMS);
}

static void
tags_and_enclosures_have_a_limit (void)
{
  g_autoptr (GString) item = g_string_new ("<item>");
  g_autoptr (DossierFeedDraft) feed = NULL;

  for (guint i = 0; i < 300; i++)
    g_string_append_printf (item, "<category>c%u</category><enclosure url='http://a.example/%u'/>", i, i);
  g_string_append (item, "</item>");
  feed = read_rss (item->str);
  g_assert_cmpuint (entry_of (feed, 0)->tags->len, ==, DOSSIER_FEED_MAX_TAGS);
  g_assert_cmpuint (entry_of (feed, 0)->enclosures->len, ==, DOSSIER_FEED_MAX_ENCLOSURES);
}

static void
depth_costs_the_tags_but_not_the_words (void)
{
  g_autoptr (GString) deep = repeat ("<div>", 5000);
  g_autofree char *item = g_strdup_printf ("<item><description>%s words</description></item><item/>", deep->str);
  g_autoptr (DossierFeedDraft) feed = read_rss (item);

  g_assert_cmpuint (feed->entries->len, ==, 2);
  g_assert_nonnull (strstr (entry_of (feed, 0)->summary_html, " words"));
}

/* libxml2 takes no text of more than 10 MB. */
static void
what_stands_before_a_text_without_bounds_is_read (void)
{
  g_autoptr (GString) text = repeat ("A long line of words, and so on &amp; on; a feed never ends. ", 170000);
  g_autofree char *items
      = g_strdup_printf ("<item><guid>1</guid></item><item><description>%s</description></item>", text->str);
  g_autoptr (DossierFeedDraft) feed = read_rss (items);

  g_assert_cmpuint (feed->entries->len, >=, 1);
  g_assert_cmpstr (entry_of (feed, 0)->guid, ==, "1");
}

static void
elements_that_never_end_are_survived (void)
{
  g_autoptr (GString) deep = repeat ("<a>", 60000);
  g_autoptr (DossierFeedDraft) feed = read_rss (deep->str);

  g_assert_cmpuint (feed->entries->len, ==, 0);
}

static void
long_html_ends_at_the_limit (void)
{
  g_autofree char *words = g_strnfill (DOSSIER_FEED_MAX_HTML_BYTES + 10, 'w');
  g_autofree char *item = g_strdup_printf ("<item><description>%s</description><title>%s</title></item>", words, words);
  g_autoptr (DossierFeedDraft) feed = read_rss (item);

  g_assert_cmpuint (strlen (entry_of (feed, 0)->summary_html), ==, DOSSIER_FEED_MAX_HTML_BYTES);
  g_assert_cmpuint (strlen (entry_of (feed, 0)->title), ==, DOSSIER_FEED_MAX_WORDS_BYTES);
}

static void
entities_inside_entities_stay_small (void)
{
  g_autoptr (GString) types = g_string_new ("<!DOCTYPE rss [<!ENTITY a0 \"lol\">");
  g_autofree char *text = NULL;
  g_autoptr (DossierFeedDraft) feed = NULL;

  for (guint i = 1; i < 12; i++)
    g_string_append_printf (types, "<!ENTITY a%u \"&a%u;&a%u;&a%u;&a%u;&a%u;\">", i, i - 1, i - 1, i - 1, i - 1, i - 1);
  text = g_strdup_printf ("%s]><rss><channel><title>&a11;</title></channel></rss>", types->str);
  feed = read_feed (text, NULL);
  g_assert_cmpuint (strlen (feed->title), <, 100);
}

static void
entities_used_too_often_are_refused (void)
{
  g_autofree char *value = g_strnfill (DOSSIER_FEED_MAX_ENTITY_BYTES - 1, 'x');
  g_autoptr (GString) uses = repeat ("&a;", DOSSIER_FEED_MAX_EXPANSION_BYTES / (DOSSIER_FEED_MAX_ENTITY_BYTES - 1) + 1);
  g_autofree char *text
      = g_strdup_printf ("<!DOCTYPE rss [<!ENTITY a \"%s\">]><rss><channel><title>%s", value, uses->str);

  g_assert_cmpint (refusal_of (text, -1), ==, DOSSIER_FEED_ERROR_LIMIT);
}

static void
no_file_and_no_network_is_read (void)
{
  g_autoptr (DossierFeedDraft) feed = read_feed (
      "<!DOCTYPE rss PUBLIC 'x' 'http://127.0.0.1:9/x.dtd' [<!ENTITY f SYSTEM 'file:///etc/hostname'><!ENTITY % p "
      "SYSTEM "
      "'http://127.0.0.1:9/'> %p;]><rss xmlns:xi='http://www.w3.org/2001/XInclude'><channel><title>a&f;</title><item>"
      "<description><xi:include href='file:///etc/hostname' parse='text'/></description></item></channel></rss>",
      NULL);

  g_assert_cmpstr (feed->title, ==, "a&f;");
  g_assert_cmpstr (entry_of (feed, 0)->summary_html, ==,
                   "<include href=\"file:///etc/hostname\" parse=\"text\"></include>");
}

static void
a_start_tag_without_bounds_costs_no_time (void)
{
  g_autoptr (GString) attributes = g_string_new ("<rss");
  g_autoptr (GString) broken = repeat ("<a b=\"", 50000);
  g_autoptr (DossierFeedDraft) feed = NULL, other = NULL;

  for (guint i = 0; i < 50000; i++)
    g_string_append_printf (attributes, " xmlns:n%u='urn:%u'", i, i);
  g_string_append (attributes, "><channel><item/></channel></rss>");
  feed = read_feed (attributes->str, NULL);
  g_assert_cmpuint (feed->entries->len, ==, 1);
  other = read_rss (broken->str);
}

static void
signs_without_an_end_cost_no_time (void)
{
  static const char *const signs[] = { "<!--x>", "<script>", "<style>", "&", "<![CDATA[ " };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      g_autoptr (GString) many = repeat (signs[i], 200000);
      g_autofree char *escaped = g_markup_escape_text (many->str, -1);
      g_autofree char *item = g_strdup_printf ("<item><title>%s</title></item>", escaped);
      g_autoptr (DossierFeedDraft) feed = read_rss (item);

      g_assert_cmpuint (feed->entries->len, ==, 1);
    }
}

static gpointer
read_in_a_thread (gpointer data)
{
  for (guint i = 0; i < 50; i++)
    {
      g_autoptr (DossierFeedDraft) feed = read_rss ("<title>T</title><item><title>a &amp; b</title></item>");

      g_assert_cmpstr (entry_of (feed, 0)->title, ==, "a & b");
    }
  return NULL;
}

static void
threads_do_not_meet (void)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("feed", read_in_a_thread, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed/limits/items-past-the-limit-are-left-out", items_past_the_limit_are_left_out);
  g_test_add_func ("/feed/limits/tags-and-enclosures-have-a-limit", tags_and_enclosures_have_a_limit);
  g_test_add_func ("/feed/limits/depth-costs-the-tags-but-not-the-words", depth_costs_the_tags_but_not_the_words);
  g_test_add_func ("/feed/limits/what-stands-before-a-text-without-bounds-is-read",
                   what_stands_before_a_text_without_bounds_is_read);
  g_test_add_func ("/feed/limits/elements-that-never-end-are-survived", elements_that_never_end_are_survived);
  g_test_add_func ("/feed/limits/long-html-ends-at-the-limit", long_html_ends_at_the_limit);
  g_test_add_func ("/feed/limits/entities-inside-entities-stay-small", entities_inside_entities_stay_small);
  g_test_add_func ("/feed/limits/entities-used-too-often-are-refused", entities_used_too_often_are_refused);
  g_test_add_func ("/feed/limits/no-file-and-no-network-is-read", no_file_and_no_network_is_read);
  g_test_add_func ("/feed/limits/a-start-tag-without-bounds-costs-no-time", a_start_tag_without_bounds_costs_no_time);
  g_test_add_func ("/feed/limits/signs-without-an-end-cost-no-time", signs_without_an_end_cost_no_time);
  g_test_add_func ("/feed/limits/threads-do-not-meet", threads_do_not_meet);
  return g_test_run ();
}
