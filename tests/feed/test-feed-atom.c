/* test-feed-atom.c - Atom 0.3 and 1.0
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <string.h>

#include "feed-fixture.h"

static const struct
{
  const char *name, *content, *want;
} contents[] = {
  { "text-is-escaped", "<content>1 &lt; 2 &amp;amp; 3</content>", "1 &lt; 2 &amp;amp; 3" },
  { "html-is-html", "<content type='html'>&lt;p>a&lt;/p></content>", "<p>a</p>" },
  { "html-in-cdata", "<content type='html'><![CDATA[<p>a &amp; b</p>]]></content>", "<p>a &amp; b</p>" },
  { "html-without-a-type", "<content>&lt;p>a&lt;/p></content>", "<p>a</p>" },
  { "xhtml-loses-its-div",
    "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>a <b>c</b><br/></div></content>",
    "a <b>c</b><br>" },
  { "xhtml-with-a-prefix",
    "<content type='xhtml'><h:div xmlns:h='http://www.w3.org/1999/xhtml'><h:p>a</h:p></h:div></content>", "<p>a</p>" },
  { "escaped-as-in-0.3", "<content mode='escaped' type='text/html'>&lt;p>a&lt;/p></content>", "<p>a</p>" },
  { "inline-as-in-0.3", "<content mode='xml' type='text/html'><p>a</p></content>", "<p>a</p>" },
  { "base64-as-in-0.3", "<content mode='base64' type='text/html'>PHA+YTwvcD4=</content>", "<p>a</p>" },
  { "base64-that-is-none", "<content mode='base64' type='text/html'>!!!</content>", NULL },
};

static void
contents_are_html_by_their_type (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autofree char *inside = g_strdup_printf ("<entry>%s</entry>", contents[i].content);
      g_autoptr (DossierFeedDraft) feed = read_atom (inside);

      g_test_message ("%s", contents[i].name);
      g_assert_cmpstr (entry_of (feed, 0)->content_html, ==, contents[i].want);
    }
}

static void
entry_fields_are_read (void)
{
  g_autoptr (DossierFeedDraft) feed = read_atom (
      "<title>Lab</title><link rel='self' href='http://lab.example/feed'/><link href='http://lab.example/'/>"
      "<author><name>The Lab</name></author><entry xml:lang='de'><title type='html'>A &amp;amp; &lt;i>B&lt;/i></title>"
      "<id>urn:x:1</id><link rel='enclosure' type='audio/mpeg' length='9' href='http://lab.example/a.mp3'/>"
      "<link rel='alternate' type='application/json' href='http://lab.example/1.json'/><link rel='alternate' "
      "type='text/html' href='http://lab.example/1'/><published>2024-03-05T10:20:30Z</published><updated>2024-03-06"
      "T10:20:30Z</updated><author><name>Ann Roe</name><email>ann@lab.example</email></author><author><name>Second"
      "</name></author><category term='ai' label='Artificial'/></entry><entry/>");
  const DossierDraft *entry = entry_of (feed, 0);

  g_assert_cmpstr (feed->format, ==, "atom");
  g_assert_cmpstr (feed->link, ==, "http://lab.example/");
  g_assert_cmpstr (entry->title, ==, "A & B");
  g_assert_cmpstr (entry->guid, ==, "urn:x:1");
  g_assert_cmpstr (entry->uri, ==, "http://lab.example/1");
  g_assert_cmpstr (entry->author, ==, "Ann Roe");
  g_assert_cmpstr (entry->author_email, ==, "ann@lab.example");
  g_assert_cmpstr (entry->language, ==, "de");
  g_assert_cmpint (entry->published.from, ==, 1709634030);
  g_assert_cmpint (entry->updated, ==, 1709634030 + 86400);
  g_assert_cmpuint (entry->enclosures->len, ==, 1);
  g_assert_cmpstr (entry->tags->pdata[0], ==, "ai");
  g_assert_cmpstr (entry_of (feed, 1)->author, ==, "The Lab");
}

static void
text_titles_keep_their_signs (void)
{
  g_autoptr (DossierFeedDraft) feed = read_atom ("<entry><title type='text'>if a &lt;b&gt; c</title></entry>");

  g_assert_cmpstr (entry_of (feed, 0)->title, ==, "if a <b> c");
}

static void
content_somewhere_else_is_a_link (void)
{
  g_autoptr (DossierFeedDraft) feed
      = read_atom ("<entry><content src='http://lab.example/full' type='text/html'/></entry>");

  g_assert_cmpstr (entry_of (feed, 0)->uri, ==, "http://lab.example/full");
  g_assert_null (entry_of (feed, 0)->content_html);
}

static void
old_atom_and_atom_without_a_namespace_are_read (void)
{
  g_autoptr (DossierFeedDraft) old
      = read_feed ("<feed version='0.3' xmlns='http://purl.org/atom/ns#'><tagline>t</tagline><entry><issued>2004-05-06"
                   "T07:08:09Z</issued><modified>2005-05-06</modified></entry></feed>",
                   NULL);
  g_autoptr (DossierFeedDraft) bare = read_feed ("<feed><entry><id>1</id><title>T</title></entry></feed>", NULL);

  g_assert_cmpstr (old->description, ==, "t");
  g_assert_cmpint (entry_of (old, 0)->published.from, ==, 1083827289);
  g_assert_cmpstr (entry_of (bare, 0)->guid, ==, "1");
}

static void
an_entry_from_elsewhere_keeps_its_author (void)
{
  g_autoptr (DossierFeedDraft) feed = read_atom (
      "<author><name>Here</name></author><entry><source><author><name>There</name></author></source></entry>");

  g_assert_cmpstr (entry_of (feed, 0)->author, ==, "There");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed/atom/contents-are-html-by-their-type", contents_are_html_by_their_type);
  g_test_add_func ("/feed/atom/entry-fields-are-read", entry_fields_are_read);
  g_test_add_func ("/feed/atom/text-titles-keep-their-signs", text_titles_keep_their_signs);
  g_test_add_func ("/feed/atom/content-somewhere-else-is-a-link", content_somewhere_else_is_a_link);
  g_test_add_func ("/feed/atom/old-atom-and-atom-without-a-namespace-are-read",
                   old_atom_and_atom_without_a_namespace_are_read);
  g_test_add_func ("/feed/atom/an-entry-from-elsewhere-keeps-its-author", an_entry_from_elsewhere_keeps_its_author);
  return g_test_run ();
}
