/* test-feed-rss.c - RSS 0.9 to 2.0 and RDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <string.h>

#include "feed-fixture.h"

static void
channel_fields_are_read (void)
{
  g_autoptr (DossierFeedDraft) feed = read_rss (
      "<title>The &amp;amp; Lab</title><link>http://lab.example/</link><description>News &lt;b&gt;daily"
      "&lt;/b&gt;</description><language>en_GB</language><managingEditor>ed@lab.example (Ed "
      "Moe)</managingEditor><pubDate>Tue, 05 Mar 2024 10:20:30 GMT</pubDate><lastBuildDate>Wed, 06 Mar 2024 "
      "10:20:30 GMT</lastBuildDate><ttl>90</ttl><image><title>no</title><url>http://lab.example/i.png</url>"
      "<link>http://no.example/</link></image>");

  g_assert_cmpstr (feed->format, ==, "rss");
  g_assert_cmpstr (feed->title, ==, "The & Lab");
  g_assert_cmpstr (feed->link, ==, "http://lab.example/");
  g_assert_cmpstr (feed->description, ==, "News <b>daily</b>");
  g_assert_cmpstr (feed->language, ==, "en-GB");
  g_assert_cmpstr (feed->author, ==, "Ed Moe");
  g_assert_cmpstr (feed->author_email, ==, "ed@lab.example");
  g_assert_cmpstr (feed->image, ==, "http://lab.example/i.png");
  g_assert_cmpint (feed->published, ==, 1709634030);
  g_assert_cmpint (feed->updated, ==, 1709634030 + 86400);
  g_assert_cmpint (feed->rhythm.pause_minutes, ==, 90);
  g_assert_cmpuint (feed->entries->len, ==, 0);
}

static void
wishes_of_when_to_be_asked_are_read (void)
{
  g_autoptr (DossierFeedDraft) own = read_rss (
      "<ttl>90</ttl><skipHours><hour>0</hour><hour>24</hour><hour>13</hour><hour>99</hour><hour>x</hour></skipHours>"
      "<skipDays><day>Monday</day><day> sunday</day><day>Someday</day></skipDays>");
  g_autoptr (DossierFeedDraft) module = read_rss ("<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4"
                                                  "</sy:updateFrequency>");
  g_autoptr (DossierFeedDraft) nonsense = read_rss ("<ttl>-9999999999999999999</ttl><sy:updatePeriod>often"
                                                    "</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>");

  g_assert_cmpuint (own->rhythm.pause_minutes, ==, 90);
  g_assert_cmphex (own->rhythm.skip_hours, ==, 1u | 1u << 13);
  g_assert_cmphex (own->rhythm.skip_days, ==, 1u | 1u << 6);
  g_assert_cmpuint (module->rhythm.pause_minutes, ==, 6 * 60);
  g_assert_cmpuint (nonsense->rhythm.pause_minutes, ==, 0);
}

static void
item_fields_are_read (void)
{
  g_autoptr (DossierFeedDraft) feed = read_rss (
      "<title>Lab</title><item><title>One</title><link>http://lab.example/1</link><guid "
      "isPermaLink='false'>id-1</guid><description>Short</description><content:encoded><![CDATA[<p>Long "
      "&amp; <i>wide</i></p>]]></content:encoded><dc:creator>Ann Roe</dc:creator><pubDate>2024-03-05</pubDate>"
      "<category>AI</category><category>AI</category><dc:subject>Chips</dc:subject></item>");
  const DossierDraft *entry = entry_of (feed, 0);

  g_assert_cmpstr (entry->title, ==, "One");
  g_assert_cmpstr (entry->uri, ==, "http://lab.example/1");
  g_assert_cmpstr (entry->guid, ==, "id-1");
  g_assert_cmpstr (entry->summary_html, ==, "Short");
  g_assert_cmpstr (entry->content_html, ==, "<p>Long &amp; <i>wide</i></p>");
  g_assert_cmpstr (entry->author, ==, "Ann Roe");
  g_assert_cmpstr (entry->source, ==, "Lab");
  g_assert_cmpint (entry->published.precision, ==, DOSSIER_PRECISION_DAY);
  g_assert_cmpuint (entry->tags->len, ==, 2);
  g_assert_cmpstr (entry->tags->pdata[1], ==, "Chips");
}

static void
identity_comes_from_what_there_is (void)
{
  g_autoptr (DossierFeedDraft) feed = read_rss ("<item><guid>http://lab.example/guid</guid></item>"
                                                "<item><link>http://lab.example/link</link></item>"
                                                "<item><title>T</title><pubDate>2024-03-05</pubDate></item>"
                                                "<item><description>only words</description></item>"
                                                "<item><guid>not an address</guid></item><item/>");

  g_assert_cmpstr (entry_of (feed, 0)->uri, ==, "http://lab.example/guid");
  g_assert_cmpstr (entry_of (feed, 1)->guid, ==, "http://lab.example/link");
  g_assert_cmpstr (entry_of (feed, 2)->guid, ==, "T|2024-03-05");
  g_assert_cmpuint (strlen (entry_of (feed, 3)->guid), ==, 64);
  g_assert_null (entry_of (feed, 4)->uri);
  g_assert_null (entry_of (feed, 5)->guid);
}

static void
enclosures_are_told_once (void)
{
  g_autoptr (DossierFeedDraft) feed
      = read_rss ("<item><enclosure url='http://lab.example/a.mp3' type='audio/mpeg' length='12'/><media:group>"
                  "<media:content url='http://lab.example/a.mp3'/><media:content url='http://lab.example/b.mp4' "
                  "type='video/mp4' fileSize='34'/><media:title>M</media:title></media:group><enclosure/>"
                  "<enclosure url='javascript:alert(1)'/><enclosure url='http://lab.example/c' length='many'/></item>");
  const DossierDraft     *entry = entry_of (feed, 0);
  const DossierEnclosure *second;

  g_assert_cmpuint (entry->enclosures->len, ==, 3);
  second = entry->enclosures->pdata[1];
  g_assert_cmpstr (second->address, ==, "http://lab.example/b.mp4");
  g_assert_cmpint (second->length, ==, 34);
  g_assert_cmpint (((DossierEnclosure *) entry->enclosures->pdata[2])->length, ==, -1);
  g_assert_cmpstr (entry->title, ==, "M");
}

static void
relative_addresses_find_their_base (void)
{
  g_autoptr (DossierFeedDraft) by_uri
      = read_feed ("<rss><channel><item><link>/a</link></item></channel></rss>", "http://feeds.example/x/feed.xml");
  g_autoptr (DossierFeedDraft) by_base = read_feed ("<rss xml:base='http://b.example/y/'><channel><item "
                                                    "xml:base='z/'><link>a</link><description>d</description></item>"
                                                    "</channel></rss>",
                                                    "http://feeds.example/");
  g_autoptr (DossierFeedDraft) by_site = read_rss ("<link>http://site.example/</link><item><link>/a</link></item>");

  g_assert_cmpstr (entry_of (by_uri, 0)->uri, ==, "http://feeds.example/a");
  g_assert_cmpstr (entry_of (by_base, 0)->uri, ==, "http://b.example/y/z/a");
  g_assert_cmpstr (entry_of (by_base, 0)->base_uri, ==, "http://b.example/y/z/");
  g_assert_cmpstr (entry_of (by_site, 0)->uri, ==, "http://site.example/a");
}

static void
rdf_has_its_items_beside_the_channel (void)
{
  g_autoptr (DossierFeedDraft) feed = read_feed (
      "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/' "
      "xmlns:d='http://purl.org/dc/elements/1.1/'><channel rdf:about='http://a/'><title>Old</title></channel>"
      "<item rdf:about='http://a/1'><title>One</title><d:date>2004-05-06</d:date></item></rdf:RDF>",
      NULL);

  g_assert_cmpstr (feed->format, ==, "rdf");
  g_assert_cmpstr (feed->title, ==, "Old");
  g_assert_cmpstr (entry_of (feed, 0)->guid, ==, "http://a/1");
  g_assert_cmpint (entry_of (feed, 0)->published.precision, ==, DOSSIER_PRECISION_DAY);
}

static void
modules_without_a_declaration_are_known_by_their_prefix (void)
{
  g_autoptr (DossierFeedDraft) feed
      = read_feed ("<rss><channel><item><dc:creator>Ann</dc:creator><content:encoded>long</content:encoded>"
                   "<slash:comments>3</slash:comments><x:title>no</x:title></item></channel></rss>",
                   NULL);

  g_assert_cmpstr (entry_of (feed, 0)->author, ==, "Ann");
  g_assert_cmpstr (entry_of (feed, 0)->content_html, ==, "long");
  g_assert_null (entry_of (feed, 0)->title);
}

static void
markup_that_was_not_escaped_is_kept (void)
{
  g_autoptr (DossierFeedDraft) feed
      = read_rss ("<item><title>a <b>c</b></title><description>x <a href='y'>z</a><br>1 &lt; 2</description></item>");

  g_assert_cmpstr (entry_of (feed, 0)->title, ==, "a c");
  g_assert_cmpstr (entry_of (feed, 0)->summary_html, ==, "x <a href=\"y\">z</a><br>1 &lt; 2");
}

static void
dangerous_links_are_no_links (void)
{
  g_autoptr (DossierFeedDraft) feed
      = read_rss ("<item><link>javascript:alert(1)</link><guid>file:///etc/passwd</guid></item>");

  g_assert_null (entry_of (feed, 0)->uri);
}

static void
broken_dates_give_way_to_others (void)
{
  g_autoptr (DossierFeedDraft) feed
      = read_rss ("<item><pubDate>soon</pubDate><dc:date>2024-03-05T10:20:30Z</dc:date></item>");

  g_assert_cmpint (entry_of (feed, 0)->published.from, ==, 1709634030);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed/rss/wishes of when to be asked are read", wishes_of_when_to_be_asked_are_read);
  g_test_add_func ("/feed/rss/channel-fields-are-read", channel_fields_are_read);
  g_test_add_func ("/feed/rss/item-fields-are-read", item_fields_are_read);
  g_test_add_func ("/feed/rss/identity-comes-from-what-there-is", identity_comes_from_what_there_is);
  g_test_add_func ("/feed/rss/enclosures-are-told-once", enclosures_are_told_once);
  g_test_add_func ("/feed/rss/relative-addresses-find-their-base", relative_addresses_find_their_base);
  g_test_add_func ("/feed/rss/rdf-has-its-items-beside-the-channel", rdf_has_its_items_beside_the_channel);
  g_test_add_func ("/feed/rss/modules-without-a-declaration-are-known-by-their-prefix",
                   modules_without_a_declaration_are_known_by_their_prefix);
  g_test_add_func ("/feed/rss/markup-that-was-not-escaped-is-kept", markup_that_was_not_escaped_is_kept);
  g_test_add_func ("/feed/rss/dangerous-links-are-no-links", dangerous_links_are_no_links);
  g_test_add_func ("/feed/rss/broken-dates-give-way-to-others", broken_dates_give_way_to_others);
  return g_test_run ();
}
