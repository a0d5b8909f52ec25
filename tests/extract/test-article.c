/* test-article.c - articles out of whole pages, and what the pages say about them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <string.h>

#include "dossier-article-private.h"
#include "dossier-sanitizer.h"

#define FIRST                                                                                                          \
  "Ann Lee, who founded the laboratory nine years ago, told her team on Monday that she would leave at the end of "    \
  "the month, and that her deputy would take over."
#define SECOND                                                                                                         \
  "The news came as a surprise, said three people who work there, because the laboratory had only just, after long "   \
  "talks, opened a second office in the harbour."
#define THIRD                                                                                                          \
  "Zenith, where she will start in May, said that it would not comment on hires, but that it was glad, as always, to " \
  "see good people come."

static const char page[]
    = "<!doctype html><html lang=en><head><meta charset=utf-8><title>Lee leaves the laboratory | Harbour News</title>"
      "<meta property='og:site_name' content='Harbour News'><meta name=author content='By Bo Day'>"
      "<meta property='article:published_time' content='2024-08-06T10:00:00+02:00'>"
      "<meta property='og:image' content='/lead.jpg'><link rel=canonical href='/2024/lee'></head><body>"
      "<nav><ul><li><a href=/>Home</a><li><a href=/news>News</a></ul></nav>"
      "<div class=sidebar><h3>Popular</h3><p><a href=/1>Something else that many people, we hear, read "
      "today</a></p></div>"
      "<article><h1>Lee leaves the laboratory</h1><div class=byline>By Bo Day</div>"
      "<div class=entry-content><p>" FIRST "</p><p>" SECOND "</p>"
      "<div class='newsletter'><p>Sign up for our newsletter, it is free, and comes daily.</p></div>"
      "<p>" THIRD " <a href='/zenith'>More</a></p><p>ADVERTISEMENT</p><h3>Related Articles</h3>"
      "<ul><li><a href=/2>Acme grows</a><li><a href=/3>Acme shrinks</a></ul></div></article>"
      "<footer>Copyright, all rights reserved, by us and by nobody else, as ever.</footer>"
      "<div id=comments><p>First comment, which is long, and has, as comments do, many commas, one after the "
      "other.</p></div>"
      "</body></html>";

static DossierArticle *
read_page (const char *html, const char *uri, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (html, strlen (html));

  return dossier_article_new_from_html (bytes, NULL, uri, error);
}

static void
test_article_comes_without_what_stands_around_it (void)
{
  g_autoptr (DossierArticle) article = read_page (page, "https://e.org/2024/lee?ref=x", NULL);

  g_assert_cmpstr (article->text, ==, FIRST "\n" SECOND "\n" THIRD " More");
  g_assert_cmpuint (article->kept, ==, 3);
  g_assert_cmpuint (article->dropped, >=, 8);
  g_assert_nonnull (strstr (article->html, "<a href=\"https://e.org/zenith\">More</a>"));
  g_assert_null (strstr (article->html, "newsletter"));
}

static void
test_page_tells_about_its_article (void)
{
  g_autoptr (DossierArticle) article = read_page (page, "https://e.org/2024/lee?ref=x", NULL);

  g_assert_cmpstr (article->title, ==, "Lee leaves the laboratory | Harbour News");
  g_assert_cmpstr (article->headline, ==, "Lee leaves the laboratory");
  g_assert_cmpstr (article->byline, ==, "By Bo Day");
  g_assert_cmpstr (article->author, ==, "Bo Day");
  g_assert_cmpstr (article->site_name, ==, "Harbour News");
  g_assert_cmpint (article->published, ==, 1722931200);
  g_assert_cmpstr (article->published_raw, ==, "2024-08-06T10:00:00+02:00");
  g_assert_cmpstr (article->language, ==, "en");
  g_assert_cmpstr (article->canonical_uri, ==, "https://e.org/2024/lee");
  g_assert_cmpstr (article->image, ==, "https://e.org/lead.jpg");
  g_assert_false (article->paywalled);
}

static void
test_json_ld_comes_before_meta (void)
{
  static const char html[]
      = "<title>x</title><meta property='og:title' content='Other'><script type='application/ld+json'>"
        "{\"@context\":\"https://schema.org\",\"@graph\":[{\"@type\":\"WebSite\",\"name\":\"Site\"},"
        "{\"@type\":[\"NewsArticle\"],\"headline\":\"Lee &amp; Day\nleave\",\"author\":[{\"name\":\"A "
        "B\"},{\"name\":\"C D\"}],"
        "\"datePublished\":\"2024-08-06\",\"isAccessibleForFree\":\"False\",\"publisher\":{\"name\":\"P\"},"
        "\"image\":{\"url\":\"https://e.org/i.png\"}}]}</script><p>" FIRST "</p>";
  g_autoptr (DossierArticle) article = read_page (html, NULL, NULL);

  g_assert_cmpstr (article->title, ==, "Lee & Day leave");
  g_assert_cmpstr (article->byline, ==, "A B, C D");
  g_assert_cmpstr (article->site_name, ==, "P");
  g_assert_cmpstr (article->published_raw, ==, "2024-08-06");
  g_assert_cmpstr (article->image, ==, "https://e.org/i.png");
  g_assert_true (article->paywalled);
}

static void
test_article_for_machines_stands_in_for_a_page_of_scripts (void)
{
  g_autoptr (DossierArticle) article = read_page (
      "<script type='application/ld+json'>\n//<![CDATA[\n{\"@type\":\"NewsArticle\",\"articleBody\":\"" FIRST
      "\\n\\n" SECOND "\"}\n//]]>\n</script><div id=app>Please switch on scripts.</div>",
      NULL, NULL);

  g_assert_cmpstr (article->text, ==, FIRST "\n" SECOND);
  g_assert_cmpstr (article->html, ==, "<p>" FIRST "</p>\n<p>" SECOND "</p>\n");
}

static void
test_broken_and_deep_json_is_passed_over (void)
{
  GString *html = g_string_new ("<title>A title of it</title><script type='application/ld+json'>{\"@type\":"
                                "</script><script type='application/ld+json'>[/*\"*/");
  g_autoptr (DossierArticle) article = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append_c (html, '[');
  g_string_append (html, "</script><script type='application/ld+json'>");
  for (guint i = 0; i < 100000; i++)
    g_string_append_c (html, '[');
  g_string_append (html, "</script><p>" FIRST "</p>");
  article = read_page (html->str, NULL, NULL);
  g_assert_cmpstr (article->text, ==, FIRST);
  g_string_free (html, TRUE);
}

static void
test_page_without_an_article_gives_its_text (void)
{
  g_autoptr (DossierArticle) article = read_page ("<p>Short.</p>", NULL, NULL);
  g_autoptr (DossierArticle) nothing = read_page ("<script>x</script>", NULL, NULL);

  g_assert_cmpstr (article->text, ==, "Short.");
  g_assert_cmpstr (nothing->text, ==, "");
  g_assert_nonnull (nothing->document);
}

static void
test_tables_come_as_lines_of_cells (void)
{
  g_autoptr (DossierArticle) article
      = read_page ("<article><p>" FIRST "</p><table><tr><th>A</th><th>B</th></tr><tr><td>1"
                   "</td><td>2</td></tr></table><p>" SECOND "</p></article>",
                   NULL, NULL);

  g_assert_cmpstr (article->text, ==, FIRST "\nA\tB\n1\t2\n" SECOND);
}

static void
test_rows_without_their_table_are_settled (void)
{
  g_autoptr (DossierArticle) article
      = read_page ("<table><tr><td><a href=/1>1</a><td>" FIRST "<br><br>" SECOND "</table>", NULL, NULL);
  g_autofree char *again = dossier_html_sanitize (article->html, -1, NULL, NULL);

  g_assert_nonnull (strstr (article->html, FIRST));
  g_assert_cmpstr (again, ==, article->html);
}

static void
test_steps_in_boxes_of_one_class_are_one_article (void)
{
  static const char step[] = "<div class='mod step'><div><span>Step</span><p>Put the moss around the oasis, and press "
                             "it until it holds.</p></div></div>";
  g_autofree char  *html = g_strconcat ("<div><div class='mod step'><div><p>" FIRST "</p></div><i>Moss</i></div>"
                                         "<div class=related><p><a href=/1>Another one</a></p></div>",
                                        step, step, step, step, "</div>", NULL);
  g_autoptr (DossierArticle) article = read_page (html, NULL, NULL);
  guint n = 0;

  for (const char *at = article->text; (at = strstr (at, "Put the moss")) != NULL; at++)
    n++;
  g_assert_cmpuint (n, ==, 4);
  g_assert_nonnull (strstr (article->text, FIRST));
  g_assert_null (strstr (article->text, "Another one"));
}

static void
test_lists_under_a_point_stay_and_lists_of_links_go (void)
{
  g_autoptr (DossierArticle) article = read_page (
      "<article><p>" FIRST "</p><p>" SECOND "</p><ul><li>The good news of this week:<ul><li><a href=/1>Bug 1 is "
      "gone</a></ul></ul><p>" THIRD
      "</p><ul><li><a href=/2>Acme grows</a><li><a href=/3>Acme shrinks</a></ul></article>",
      NULL, NULL);

  g_assert_nonnull (strstr (article->text, "Bug 1 is gone"));
  g_assert_null (strstr (article->text, "Acme grows"));
}

static void
test_indentation_counts_in_code_alone (void)
{
  g_autoptr (DossierArticle) article = read_page (
      "<article><p>\n      " FIRST "\n   <b>\n   x</b></p><pre>\na\n    b\n        <b>c</b></pre></article>", NULL,
      NULL);

  g_assert_cmpstr (article->text, ==, FIRST " x\na\n    b\n        c");
}

static const struct
{
  const char *content_type, *head;
  const char *bytes;
} encodings[] = {
  { "text/html; charset=iso-8859-1", "", "caf\xe9" },
  { NULL, "<meta charset=windows-1252>", "caf\xe9" },
  { NULL, "<meta http-equiv=Content-Type content='text/html; charset=ISO-8859-1'>", "caf\xe9" },
  { "text/html; charset=iso-8859-1", "", "caf\xc3\xa9" },
  { "text/html; charset=nonsense", "<meta charset=utf-8>", "caf\xc3\xa9" },
  { NULL, "\xef\xbb\xbf", "caf\xc3\xa9" },
};

static void
test_encoding_is_told_in_many_ways (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autofree char *html = g_strconcat (encodings[i].head, "<p>", encodings[i].bytes, "</p>", NULL);
      g_autoptr (GBytes) bytes = g_bytes_new (html, strlen (html));
      g_autoptr (DossierArticle) article = dossier_article_new_from_html (bytes, encodings[i].content_type, NULL, NULL);

      g_assert_cmpstr (article->text, ==, "café");
    }
}

static void
test_what_is_no_page_is_refused_in_words (void)
{
  g_autoptr (GBytes) empty = g_bytes_new ("", 0);
  g_autoptr (GBytes) image = g_bytes_new ("\x89PNG\r\n\x1a\n", 8);
  g_autoptr (GError) first = NULL, second = NULL;

  g_assert_null (dossier_article_new_from_html (empty, NULL, NULL, &first));
  g_assert_error (first, DOSSIER_EXTRACT_ERROR, DOSSIER_EXTRACT_ERROR_EMPTY);
  g_assert_null (dossier_article_new_from_html (image, "text/html", NULL, &second));
  g_assert_error (second, DOSSIER_EXTRACT_ERROR, DOSSIER_EXTRACT_ERROR_BINARY);
}

static const struct
{
  const char *text, *want;
} dates[] = {
  { "2024-08-06T10:00:00Z", "2024-08-06T10:00:00" },
  { "2024-08-06T10:00:00.123+02:00", "2024-08-06T08:00:00" },
  { "2024-08-06T10:00:00-0730", "2024-08-06T17:30:00" },
  { "2024-08-06 10:00", "2024-08-06T10:00:00" },
  { "2024-08-06", "2024-08-06T00:00:00" },
  { "20240806", "2024-08-06T00:00:00" },
  { "2024/8/6", "2024-08-06T00:00:00" },
  { "August 6, 2024", "2024-08-06T00:00:00" },
  { "Posted on Tuesday, 6th Aug. 2024 at 5:30 pm EDT", "2024-08-06T21:30:00" },
  { "6 August 2024", "2024-08-06T00:00:00" },
  { "Tue, 06 Aug 2024 10:00:00 +0000", "2024-08-06T10:00:00" },
  { "08/06/2024", "2024-08-06T00:00:00" },
  { "13/08/2024", "2024-08-13T00:00:00" },
  { "6.8.2024", "2024-08-06T00:00:00" },
  { "12:05 AM, Aug 6 2024", "2024-08-06T00:05:00" },
  { "By April Lee, 6 May 2024", "2024-05-06T00:00:00" },
  { "6 de April de 2024", "2024-04-06T00:00:00" },
  { "2024年8月6日 10:00", "2024-08-06T10:00:00" },
  { "2024-02-30", NULL },
  { "2024-13-01", NULL },
  { "1024-08-06", NULL },
  { "yesterday", NULL },
  { "Section 12", NULL },
  { "", NULL },
};

static void
test_dates_are_read_in_many_forms (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      gint64 found = dossier_article_read_date (dates[i].text, NULL);
      g_autoptr (GDateTime) date = found != 0 ? g_date_time_new_from_unix_utc (found) : NULL;
      g_autofree char *text = date != NULL ? g_date_time_format (date, "%Y-%m-%dT%H:%M:%S") : NULL;

      g_test_message ("%s", dates[i].text);
      g_assert_cmpstr (text, ==, dates[i].want);
    }
}

static const struct
{
  const char *html, *want;
} titles[] = {
  { "<title>Lee leaves the laboratory - Harbour News</title>", "Lee leaves the laboratory" },
  { "<title>Harbour News: Lee leaves the laboratory</title>", "Lee leaves the laboratory" },
  { "<title>Harbour News - Lee leaves the laboratory</title><meta property=og:site_name content='Harbour News'>"
    "<meta property=og:title content='Harbour News - Lee leaves'>",
    "Lee leaves" },
  { "<meta property=og:title content='Lee leaves &amp;amp; goes'>", "Lee leaves & goes" },
  { "<h1>Only a heading here</h1>", "Only a heading here" },
  { "<p>no title", NULL },
};

static void
test_titles_lose_the_site_and_nothing_else (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr (DossierArticle) article = read_page (titles[i].html, NULL, NULL);

      g_assert_cmpstr (article->headline, ==, titles[i].want);
    }
}

static void
test_a_title_without_an_end_is_no_title (void)
{
  g_autofree char *words = g_strnfill (DOSSIER_ARTICLE_MAX_FIELD, 'x');
  g_autofree char *within = g_strdup_printf ("<title>%s</title><p>" FIRST, words);
  g_autofree char *past = g_strdup_printf ("<title>%sx</title><p>" FIRST, words);
  g_autoptr (DossierArticle) longest = read_page (within, NULL, NULL);
  g_autoptr (DossierArticle) endless = read_page (past, NULL, NULL);

  g_assert_cmpstr (longest->title, ==, words);
  g_assert_null (endless->title);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract/article/an article comes without what stands around it",
                   test_article_comes_without_what_stands_around_it);
  g_test_add_func ("/extract/article/a page tells about its article", test_page_tells_about_its_article);
  g_test_add_func ("/extract/article/JSON-LD comes before meta", test_json_ld_comes_before_meta);
  g_test_add_func ("/extract/article/an article for machines stands in for a page of scripts",
                   test_article_for_machines_stands_in_for_a_page_of_scripts);
  g_test_add_func ("/extract/article/broken and deep JSON is passed over", test_broken_and_deep_json_is_passed_over);
  g_test_add_func ("/extract/article/a page without an article gives its text",
                   test_page_without_an_article_gives_its_text);
  g_test_add_func ("/extract/article/tables come as lines of cells", test_tables_come_as_lines_of_cells);
  g_test_add_func ("/extract/article/steps in boxes of one class are one article",
                   test_steps_in_boxes_of_one_class_are_one_article);
  g_test_add_func ("/extract/article/lists under a point stay, and lists of links go",
                   test_lists_under_a_point_stay_and_lists_of_links_go);
  g_test_add_func ("/extract/article/indentation counts in code alone", test_indentation_counts_in_code_alone);
  g_test_add_func ("/extract/article/rows without their table are settled", test_rows_without_their_table_are_settled);
  g_test_add_func ("/extract/article/the encoding is told in many ways", test_encoding_is_told_in_many_ways);
  g_test_add_func ("/extract/article/what is no page is refused in words", test_what_is_no_page_is_refused_in_words);
  g_test_add_func ("/extract/article/dates are read in many forms", test_dates_are_read_in_many_forms);
  g_test_add_func ("/extract/article/titles lose the site and nothing else",
                   test_titles_lose_the_site_and_nothing_else);
  g_test_add_func ("/extract/article/a title without an end is no title", test_a_title_without_an_end_is_no_title);
  return g_test_run ();
}
