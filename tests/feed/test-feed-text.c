/* test-feed-text.c - small things about the words and addresses of feeds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-feed-text-private.h"

#include <string.h>

#include "dossier-feed-limits.h"

static const struct
{
  const char *name, *html, *want;
} plains[] = {
  { "words", "Two  words\n here ", "Two words here" },
  { "references", "AT&amp;T &#8217;s caf&eacute; &lt;3", "AT&T ’s café <3" },
  { "windows-references", "&#147;x&#148;", "“x”" },
  { "tags-of-html", "a <b>bold</b> <i>title</i>", "a bold title" },
  { "breaks-part-words", "one<br/>two<p>three</p>", "one two three" },
  { "tags-of-no-html-stay", "std::vector<int> and <T>", "std::vector<int> and <T>" },
  { "signs-stay", "1 < 2 & 3 > 2", "1 < 2 & 3 > 2" },
  { "scripts-go-with-their-words", "safe<script>alert(1)</script> title", "safe title" },
  { "comments-go", "a<!-- b -->c", "ac" },
  { "comment-without-an-end", "sa<!-- x >fe", "safe" },
  { "wrapped-twice", "<![CDATA[Title]]>", "Title" },
  { "tag-without-an-end", "words <b", "words <b" },
  { "reference-to-nothing", "a&#0;b&nosuch;c&", "ab&nosuch;c&" },
  { "blanks", " \n ", NULL },
};

static const struct
{
  const char *name, *text, *person, *email;
} people[] = {
  { "email-and-name", "joe@example.org (Joe Moe)", "Joe Moe", "joe@example.org" },
  { "name-and-email", "Joe Moe <joe@example.org>", "Joe Moe", "joe@example.org" },
  { "name-and-email-in-brackets", "Joe Moe (joe@example.org)", "Joe Moe", "joe@example.org" },
  { "email-alone", "joe@example.org", NULL, "joe@example.org" },
  { "name-alone", "Joe Moe", "Joe Moe", NULL },
  { "quoted-name", "\"Moe, Joe\" <joe@example.org>", "Moe, Joe", "joe@example.org" },
  { "address-with-a-scheme", "Joe (mailto:joe@example.org)", "Joe", "joe@example.org" },
  { "handle-is-a-name", "@joe", "@joe", NULL },
  { "no-host", "joe@localhost", "joe@localhost", NULL },
  { "blanks", "  ", NULL, NULL },
};

static const struct
{
  const char *name, *base, *reference, *want;
} links[] = {
  { "absolute", "http://a.org/b/", "https://c.org/d?e=1&f", "https://c.org/d?e=1&f" },
  { "relative", "http://a.org/b/c", "d?e=1", "http://a.org/b/d?e=1" },
  { "from-the-root", "http://a.org/b/c", "/d", "http://a.org/d" },
  { "scheme-left-out", "https://a.org/", "//b.org/c", "https://b.org/c" },
  { "host-that-does-not-end", "https://a.org/", "//b.org;c", "//b.org;c" },
  { "base-without-a-host", "x:", "..//c", "..//c" },
  { "no-base", NULL, "/d", "/d" },
  { "blanks-around", NULL, " http://a.org/\n", "http://a.org/" },
  { "letters-are-escaped-once", "http://a.org/", "/caf%C3%A9/é", "http://a.org/caf%C3%A9/%C3%A9" },
  { "script", "http://a.org/", "javascript:alert(1)", NULL },
  { "script-in-disguise", "http://a.org/", "\x01JaVa\tScript:alert(1)", NULL },
  { "file", NULL, "file:///etc/passwd", NULL },
  { "data", NULL, "data:text/html,x", NULL },
  { "empty", NULL, "", NULL },
};

static void
html_becomes_one_line_of_words (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (plains); i++)
    {
      g_autofree char *got = dossier_feed_plain (plains[i].html);

      g_test_message ("%s", plains[i].name);
      g_assert_cmpstr (got, ==, plains[i].want);
    }
  g_assert_null (dossier_feed_plain (NULL));
}

static void
people_are_parted_into_name_and_email (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autofree char *name = NULL, *email = NULL;

      g_test_message ("%s", people[i].name);
      dossier_feed_split_person (people[i].text, &name, &email);
      g_assert_cmpstr (name, ==, people[i].person);
      g_assert_cmpstr (email, ==, people[i].email);
    }
}

static void
links_are_absolute_and_harmless (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autofree char *got = dossier_feed_resolve_link (links[i].base, links[i].reference);

      g_test_message ("%s", links[i].name);
      g_assert_cmpstr (got, ==, links[i].want);
    }
}

static void
long_words_and_addresses_end_at_the_limit (void)
{
  g_autofree char *words = g_strnfill (DOSSIER_FEED_MAX_WORDS_BYTES + 1, 'w');
  g_autofree char *folded = dossier_feed_fold (words);
  g_autofree char *address = g_strnfill (DOSSIER_FEED_MAX_ADDRESS_BYTES, 'a');
  g_autofree char *longer = g_strnfill (DOSSIER_FEED_MAX_ADDRESS_BYTES + 1, 'a');
  g_autofree char *kept = dossier_feed_resolve (NULL, address);

  g_assert_cmpuint (strlen (folded), ==, DOSSIER_FEED_MAX_WORDS_BYTES);
  g_assert_cmpstr (kept, ==, address);
  g_assert_null (dossier_feed_resolve (NULL, longer));
}

static void
text_is_cut_between_characters (void)
{
  g_autoptr (GString) text = g_string_new ("aé");

  dossier_feed_truncate (text, 2);
  g_assert_cmpstr (text->str, ==, "a");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed/text/html-becomes-one-line-of-words", html_becomes_one_line_of_words);
  g_test_add_func ("/feed/text/people-are-parted-into-name-and-email", people_are_parted_into_name_and_email);
  g_test_add_func ("/feed/text/links-are-absolute-and-harmless", links_are_absolute_and_harmless);
  g_test_add_func ("/feed/text/long-words-and-addresses-end-at-the-limit", long_words_and_addresses_end_at_the_limit);
  g_test_add_func ("/feed/text/text-is-cut-between-characters", text_is_cut_between_characters);
  return g_test_run ();
}
