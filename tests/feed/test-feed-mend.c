/* test-feed-mend.c - the text of a feed made well-formed enough
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-feed-parser.h"
#include "dossier-feed-xml-private.h"

#include <string.h>

#include "feed-fixture.h"

static const struct
{
  const char *name, *text, *want;
} cases[] = {
  { "well-formed", "<?xml version='1.0'?><rss><a b=\"1\">x</a></rss>", "<rss><a b=\"1\">x</a></rss>" },
  { "junk-before-and-behind", "<br />Notice: x\n<?xml version='1.0'?><rss>y</rss>\n<script>", "<rss>y</rss>" },
  { "comments-and-instructions", "<rss><!-- <a> --><?php x ?>y</rss>", "<rss>y</rss>" },
  { "ampersands", "<rss>a & b &amp; c &lt; d &x; e&y</rss>", "<rss>a &amp; b &amp; c &lt; d &amp;x; e&amp;y</rss>" },
  { "ampersands-in-addresses", "<rss><a b='?x=1&y=2&copy=3'/></rss>", "<rss><a b=\"?x=1&amp;y=2&amp;copy=3\"/></rss>" },
  { "references-of-html", "<rss>caf&eacute;&nbsp;&mdash;&#8212;&#x2014;</rss>", "<rss>café\u00a0———</rss>" },
  { "windows-in-disguise", "<rss>don\xC2\x92t &#146;</rss>", "<rss>don’t ’</rss>" },
  { "forbidden-characters", "<rss>a\x07\x1b[31m&#7;b\uFEFF</rss>", "<rss>a[31mb</rss>" },
  { "less-than", "<rss>1 < 2 and <3 and <b then</rss>", "<rss>1 &lt; 2 and &lt;3 and &lt;b then</rss>" },
  { "cdata", "<rss><![CDATA[<b>&amp; & \x01</b>]]></rss>", "<rss><![CDATA[<b>&amp; & </b>]]></rss>" },
  { "cdata-without-an-end", "<rss><![CDATA[<b>", "<rss><![CDATA[<b>]]></rss>" },
  { "left-open", "<rss><a><b>x</a></rss>", "<rss><a><b>x</b></a></rss>" },
  { "closed-by-nobody", "<rss><a>x</b></p>y</a></rss>", "<rss><a>xy</a></rss>" },
  { "cut-off", "<rss><channel><item><title>On the w",
    "<rss><channel><item><title>On the w</title></item></channel></rss>" },
  { "cut-off-inside-a-tag", "<rss><item><enclosure url='http://exa",
    "<rss><item>&lt;enclosure url='http://exa</item></rss>" },
  { "other-case", "<rss><pubDate>x</pubdate></rss>", "<rss><pubDate>x</pubDate></rss>" },
  { "entry-inside-an-entry", "<rss><item><a>1<item>2</item></rss>", "<rss><item><a>1</a></item><item>2</item></rss>" },
  { "declared-entity", "<!DOCTYPE rss [<!ENTITY co \"A&amp;B\">]><rss>&co;!</rss>", "<rss>A&amp;B!</rss>" },
  { "declared-in-terms-of-itself", "<!DOCTYPE rss [<!ENTITY a \"&a;&a;\">]><rss>&a;</rss>",
    "<rss>&amp;a;&amp;a;</rss>" },
  { "declared-outside", "<!DOCTYPE rss [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><rss>&a;</rss>",
    "<rss>&amp;a;</rss>" },
  { "declared-parameter", "<!DOCTYPE rss [<!ENTITY % a \"<!ENTITY b 'c'>\"> %a;]><rss>&b;</rss>",
    "<rss>&amp;b;</rss>" },
  { "declared-markup", "<!DOCTYPE rss [<!ENTITY a \"<b>\">]><rss>&a;</rss>", "<rss>&lt;b&gt;</rss>" },
};

static void
check_mend (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) out = dossier_feed_mend (cases[i].text, strlen (cases[i].text), DOSSIER_FEED_MEND_FEED, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (out->str, ==, cases[i].want);
}

static void
mended_text_stays_as_it_is (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) again
          = dossier_feed_mend (cases[i].want, strlen (cases[i].want), DOSSIER_FEED_MEND_FEED, NULL);

      g_assert_cmpstr (again->str, ==, cases[i].want);
    }
}

static void
what_is_no_feed_is_refused (void)
{
  g_assert_cmpint (refusal_of ("", -1), ==, DOSSIER_FEED_ERROR_NOT_A_FEED);
  g_assert_cmpint (refusal_of (" \n ", -1), ==, DOSSIER_FEED_ERROR_NOT_A_FEED);
  g_assert_cmpint (refusal_of ("<!doctype html><title>Sign in</title>", -1), ==, DOSSIER_FEED_ERROR_NOT_A_FEED);
  g_assert_cmpint (refusal_of ("<opml><body/></opml>", -1), ==, DOSSIER_FEED_ERROR_NOT_A_FEED);
  g_assert_cmpint (refusal_of ("<!DOCTYPE rss [", -1), ==, DOSSIER_FEED_ERROR_NOT_A_FEED);
  g_assert_cmpint (refusal_of ("<rss\0></rss>", 12), ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/feed/mend/%s", cases[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), check_mend);
    }
  g_test_add_func ("/feed/mend/mended-text-stays-as-it-is", mended_text_stays_as_it_is);
  g_test_add_func ("/feed/mend/what-is-no-feed-is-refused", what_is_no_feed_is_refused);
  return g_test_run ();
}
