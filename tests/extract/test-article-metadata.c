/* test-article-metadata.c - what pages say about their articles, in many ways and many languages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <string.h>

#include "dossier-article-private.h"

#define LINE "Ann Lee, who founded the laboratory nine years ago, told her team that she would leave it in May."
#define HERE "https://e.org/2024/lee.html"

static DossierArticle *
read_page (const char *html, const char *uri)
{
  g_autoptr (GBytes) bytes = g_bytes_new (html, strlen (html));
  DossierArticle *article = dossier_article_new_from_html (bytes, NULL, uri, NULL);

  g_test_message ("%s", html);
  g_assert_nonnull (article);
  return article;
}

static void
assert_source (const DossierArticle *article, DossierArticleField field, const char *want)
{
  g_assert_cmpstr (dossier_article_source_name (article->sources[field]), ==, want);
}

static const struct
{
  const char *html, *title, *headline, *source;
} titles[] = {
  { "<meta property=og:title content='Lee leaves | News'><meta property=og:site_name content=News><title>x</title>",
    "Lee leaves | News", "Lee leaves", "opengraph" },
  { "<meta name=dc.title content='Lee leaves us'>", "Lee leaves us", "Lee leaves us", "meta" },
  { "<meta name=twitter:title value='Lee leaves us'>", "Lee leaves us", "Lee leaves us", "meta" },
  { "<title>Lee leaves the old laboratory - Harbour News</title>", "Lee leaves the old laboratory",
    "Lee leaves the old laboratory", "title" },
  { "<title>Lee leaves laboratory - Harbour News</title>", "Lee leaves laboratory - Harbour News",
    "Lee leaves laboratory", "title" },
  { "<title>Lee leaves: a report [Harbour News]</title><h1>Lee leaves: a report</h1>",
    "Lee leaves: a report [Harbour News]", "Lee leaves: a report", "title" },
  { "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"name\":\"News\",\"headline\":\"Lee leaves\","
    "\"publisher\":{\"name\":\"News\"}}</script><title>Lee goes - News</title>",
    "Lee leaves", "Lee leaves", "json-ld" },
  { "<h1>Lee leaves</h1>", "Lee leaves", "Lee leaves", "visible" },
  { "<p>no title", NULL, NULL, NULL },
};

static void
test_title_is_as_declared_and_headline_for_people (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr (DossierArticle) article = read_page (titles[i].html, NULL);

      g_assert_cmpstr (article->title, ==, titles[i].title);
      g_assert_cmpstr (article->headline, ==, titles[i].headline);
      assert_source (article, DOSSIER_ARTICLE_TITLE, titles[i].source);
    }
}

static const struct
{
  const char *html, *byline, *author, *source;
} bylines[] = {
  { "<meta name=author content='Ann Lee'>", "Ann Lee", "Ann Lee", "meta" },
  { "<meta name=citation_author content='Ann Lee'><meta name=citation_author content='Bo Day'>", "Ann Lee, Bo Day",
    "Ann Lee, Bo Day", "meta" },
  { "<meta name=dc.creator content='Lee, Ann'><meta name=dc.creator content='Day, Bo'>", "Lee, Ann; Day, Bo",
    "Lee, Ann; Day, Bo", "meta" },
  { "<meta name=author content='Ann Lee (http://e.org/)'>", "Ann Lee (http://e.org/)", "Ann Lee", "meta" },
  { "<meta property=article:author content='https://e.org/lee'><p class=byline>By Bo Day</p>", "By Bo Day", "Bo Day",
    "visible" },
  { "<p class=FeatureByline>By <b>Ann Lee</b><br>March 25, 2015</p>", "By Ann Lee March 25, 2015", "Ann Lee",
    "visible" },
  { "<p class=byline>By <a rel=author href=/lee>Ann Lee</a>, 25 March 2015</p>", "Ann Lee", "Ann Lee", "visible" },
  { "<p itemprop=author>Posted by <span itemprop=name>Ann Lee</span></p>", "Ann Lee", "Ann Lee", "microdata" },
  { "<p class=author>Ann Lee</p><h1>Ann Lee leaves us</h1><p class=author>Bo Day</p>", "Bo Day", "Bo Day", "visible" },
  { "<h1>Ann Lee leaves us</h1><p>By Bo Day</p>", "By Bo Day", "Bo Day", "visible" },
  { "<h1>Ann Lee leaves us</h1><p>Von Bo Day</p>", "Von Bo Day", "Bo Day", "visible" },
  { "<h1>Ann Lee leaves us</h1><p>Par Bo Day</p>", "Par Bo Day", "Bo Day", "visible" },
  { "<h1>Ann Lee leaves us</h1><p>By Monday all was over.</p>", NULL, NULL, NULL },
  { "<h1>Ann Lee leaves us</h1><p class=author>CC7567</p>", "CC7567", "CC7567", "visible" },
  { "<form><p class=author>Name</p></form>", NULL, NULL, NULL },
  { "<p class=dateline>Published on</p>", NULL, NULL, NULL },
};

static void
test_byline_is_as_shown_and_author_a_name (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bylines); i++)
    {
      g_autoptr (DossierArticle) article = read_page (bylines[i].html, NULL);

      g_assert_cmpstr (article->byline, ==, bylines[i].byline);
      g_assert_cmpstr (article->author, ==, bylines[i].author);
      assert_source (article, DOSSIER_ARTICLE_BYLINE, bylines[i].source);
    }
}

static const struct
{
  const char *html, *published, *published_source, *modified, *modified_source;
} dates[] = {
  { "<meta property=article:published_time content=2024-08-06><meta property=article:modified_time content=2024-08-07>",
    "2024-08-06", "opengraph", "2024-08-07", "opengraph" },
  { "<script type=application/ld+json>{\"@type\":\"Article\",\"datePublished\":\"2024-08-06\",\"dateModified\":"
    "\"2024-08-08\"}</script>",
    "2024-08-06", "json-ld", "2024-08-08", "json-ld" },
  { "<script type=application/ld+json>{\"@type\":\"Article\",\"dateCreated\":\"2024-08-01\"}</script>"
    "<meta name=pubdate content=2024-08-06>",
    "2024-08-06", "meta", NULL, NULL },
  { "<b itemprop=datePublished content=2024-08-06></b><b itemprop=dateModified datetime=2024-08-07></b>", "2024-08-06",
    "microdata", "2024-08-07", "microdata" },
  { "<b property=schema:datePublished content=2024-08-06></b>", "2024-08-06", "microdata", NULL, NULL },
  { "<time class=updated datetime=2024-08-07>x</time><time datetime=2024-08-06>x</time>", "2024-08-06", "time",
    "2024-08-07", "time" },
  { "<time datetime=2020-01-01>old</time><h1>Lee leaves us</h1><time datetime=2024-08-06>x</time>", "2024-08-06",
    "time", NULL, NULL },
  { "<p class=date>6 August 2024</p>", "2024-08-06", "visible", NULL, NULL },
  { "<h1>Lee leaves us</h1><p>Published on August 6, 2024</p><p>Updated: August 7, 2024</p>", "2024-08-06", "visible",
    "2024-08-07", "visible" },
  { "<h1>Lee geht</h1><p>Veröffentlicht am 6. August 2024</p><p>Aktualisiert: 7. August 2024</p>", "2024-08-06",
    "visible", "2024-08-07", "visible" },
  { "<h1>Lee leaves us</h1><p>6 août 2024</p>", "2024-08-06", "visible", NULL, NULL },
  { "<h1>Lee leaves us</h1><p>She was born on 6 August 1990, and came to the lab in 2010, by sea.</p>", NULL, NULL,
    NULL, NULL },
  { "<link rel=canonical href=https://e.org/2024/08/06/lee>", "2024-08-06", "url", NULL, NULL },
  { "<html lang=fr><p class=date>05/12/2019</p>", "2019-12-05", "visible", NULL, NULL },
  { "<html lang=en-US><p class=date>05/12/2019</p>", "2019-05-12", "visible", NULL, NULL },
  { "<meta name=timestamp content=1722902400>", "2024-08-06", "meta", NULL, NULL },
  { "<meta name=timestamp content=1722902400000>", "2024-08-06", "meta", NULL, NULL },
  { "<meta name=date content=soon>", NULL, NULL, NULL, NULL },
};

static char *
dup_day (gint64 time)
{
  g_autoptr (GDateTime) date = time != 0 ? g_date_time_new_from_unix_utc (time) : NULL;

  return date != NULL ? g_date_time_format (date, "%Y-%m-%d") : NULL;
}

static void
test_dates_come_from_where_they_are_surest (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr (DossierArticle) article = read_page (dates[i].html, NULL);
      g_autofree char *published = dup_day (article->published), *modified = dup_day (article->modified);

      g_assert_cmpstr (published, ==, dates[i].published);
      g_assert_cmpstr (modified, ==, dates[i].modified);
      assert_source (article, DOSSIER_ARTICLE_PUBLISHED, dates[i].published_source);
      assert_source (article, DOSSIER_ARTICLE_MODIFIED, dates[i].modified_source);
    }
}

static const char *const days[] = {
  "6. März 2024",       "Mittwoch, 6. Mrz 2024", "6 mars 2024",     "le 6 mars 2024 à 10 h",
  "6 de marzo de 2024", "6 marzo 2024",          "6 maart 2024",    "6 de março de 2024",
  "6 marca 2024",       "6 mars 2024 kl. 10",    "6. marts 2024",   "6. března 2024",
  "6 марта 2024",       "6 Mart 2024",           "March 6th, 2024", "2024年3月6日 10時",
  "06.03.2024",         "6º de março de 2024",
};

static void
test_days_are_read_in_many_languages (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *day = dup_day (dossier_article_read_date (days[i], "de"));

      g_test_message ("%s", days[i]);
      g_assert_cmpstr (day, ==, "2024-03-06");
    }
}

static const struct
{
  const char *html, *license, *source;
} licenses[] = {
  { "<a rel=license href=https://creativecommons.org/licenses/by/4.0/>CC</a>",
    "https://creativecommons.org/licenses/by/4.0/", "microdata" },
  { "<link rel='license' href=/terms>", "https://e.org/terms", "microdata" },
  { "<footer><a href=https://creativecommons.org/publicdomain/zero/1.0/>free</a></footer>",
    "https://creativecommons.org/publicdomain/zero/1.0/", "visible" },
  { "<meta name=dcterms.license content='CC BY-SA 4.0'>", "CC BY-SA 4.0", "meta" },
  { "<script type=application/ld+json>{\"@type\":\"Article\",\"license\":\"https://e.org/l\"}</script>",
    "https://e.org/l", "json-ld" },
  { "<meta name=dc.rights content='Copyright 2024 by us'>", NULL, NULL },
  { "<a href=/licensees rel=licensees>x</a>", NULL, NULL },
};

static void
test_license_is_told_and_no_copyright_notice (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (licenses); i++)
    {
      g_autoptr (DossierArticle) article = read_page (licenses[i].html, HERE);

      g_assert_cmpstr (article->license, ==, licenses[i].license);
      assert_source (article, DOSSIER_ARTICLE_LICENSE, licenses[i].source);
    }
}

static const struct
{
  const char *uri, *link, *next;
} nexts[] = {
  { HERE, "<link rel=next href='?page=2'>", "https://e.org/2024/lee.html?page=2" },
  { HERE "?page=2&x=1", "<a href='?page=3&x=1'>Next page »</a>", "https://e.org/2024/lee.html?page=3&x=1" },
  { HERE, "<a href=lee-2.html>Weiter</a>", "https://e.org/2024/lee-2.html" },
  { "https://e.org/lee/", "<a href=/lee/2/>Page 2</a>", "https://e.org/lee/2/" },
  { "https://e.org/lee/page/2/", "<a href=/lee/page/3/>Next →</a>", "https://e.org/lee/page/3/" },
  { HERE, "<link rel=next href=/2024/another-story.html>", NULL },
  { HERE, "<a href='?page=3'>Next page</a>", NULL },
  { HERE, "<a href='?page=2'>Read all of page two</a>", NULL },
  { HERE, "<a rel=next href='https://other.org/2024/lee.html?page=2'>Next</a>", NULL },
  { "https://e.org/gpt-4", "<a rel=next href=/gpt-5>Next</a>", NULL },
  { "https://e.org/2024/11/5", "<a rel=next href=/2024/11/6>Next</a>", NULL },
  { NULL, "<a rel=next href='?page=2'>Next</a>", NULL },
};

static void
test_next_page_is_the_same_address_one_further (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (nexts); i++)
    {
      g_autoptr (DossierArticle) article = read_page (nexts[i].link, nexts[i].uri);

      g_assert_cmpstr (article->next_uri, ==, nexts[i].next);
    }
}

static const struct
{
  const char *html, *source;
} walls[] = {
  { "<script type=application/ld+json>{\"@type\":\"Article\",\"isAccessibleForFree\":false}</script><p>" LINE,
    "json-ld" },
  { "<meta property=article:content_tier content=locked><p>" LINE, "opengraph" },
  { "<p>" LINE "</p><p>Subscribe to continue reading.</p>", "visible" },
  { "<p>" LINE "</p><p>Dieser Artikel ist nur für Abonnenten.</p>", "visible" },
  { "<p>" LINE "</p><p>Cet article est réservé aux abonnés</p>", "visible" },
  { "<meta property=article:content_tier content=free><p>" LINE, NULL },
  { "<p>" LINE "</p><p hidden>Subscribe to continue reading.</p>", NULL },
  { "<p>" LINE "</p><p>Subscribe to our newsletter.</p>", NULL },
};

static void
test_paywall_is_recognised_where_it_is_said (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (walls); i++)
    {
      g_autoptr (DossierArticle) article = read_page (walls[i].html, NULL);

      g_assert_cmpint (article->paywalled, ==, walls[i].source != NULL);
      assert_source (article, DOSSIER_ARTICLE_PAYWALL, walls[i].source);
    }
}

static void
test_long_article_is_not_behind_the_wall_it_offers (void)
{
  g_autoptr (GString) html = g_string_new ("<article>");
  g_autoptr (DossierArticle) article = NULL;

  for (guint i = 0; i < 40; i++)
    g_string_append (html, "<p>" LINE "</p>");
  g_string_append (html, "</article><p>Subscribe to continue reading.</p>");
  article = read_page (html->str, NULL);
  g_assert_false (article->paywalled);
}

static void
test_lead_image_is_one_that_can_be_fetched (void)
{
  g_autoptr (DossierArticle) article = read_page (
      "<meta property=og:image content='data:image/png;base64,AAAA'><meta name=twitter:image content=/i.jpg>", HERE);
  g_autoptr (DossierArticle) none = read_page ("<meta property=og:image content='javascript:x'>", HERE);

  g_assert_cmpstr (article->image, ==, "https://e.org/i.jpg");
  assert_source (article, DOSSIER_ARTICLE_IMAGE, "meta");
  g_assert_null (none->image);
  assert_source (none, DOSSIER_ARTICLE_IMAGE, NULL);
}

static void
test_every_field_has_a_name (void)
{
  for (guint i = 0; i < DOSSIER_ARTICLE_N_FIELDS; i++)
    g_assert_cmpstr (dossier_article_field_name ((DossierArticleField) i), !=, NULL);
  g_assert_cmpstr (dossier_article_source_name (DOSSIER_ARTICLE_SOURCE_URL), ==, "url");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract/article-metadata/a title is as declared, and a headline for people",
                   test_title_is_as_declared_and_headline_for_people);
  g_test_add_func ("/extract/article-metadata/a byline is as shown, and an author a name",
                   test_byline_is_as_shown_and_author_a_name);
  g_test_add_func ("/extract/article-metadata/dates come from where they are surest",
                   test_dates_come_from_where_they_are_surest);
  g_test_add_func ("/extract/article-metadata/days are read in many languages", test_days_are_read_in_many_languages);
  g_test_add_func ("/extract/article-metadata/a licence is told, and no copyright notice",
                   test_license_is_told_and_no_copyright_notice);
  g_test_add_func ("/extract/article-metadata/the next page is the same address one further",
                   test_next_page_is_the_same_address_one_further);
  g_test_add_func ("/extract/article-metadata/a paywall is recognised where it is said",
                   test_paywall_is_recognised_where_it_is_said);
  g_test_add_func ("/extract/article-metadata/a long article is not behind the wall it offers",
                   test_long_article_is_not_behind_the_wall_it_offers);
  g_test_add_func ("/extract/article-metadata/the lead image is one that can be fetched",
                   test_lead_image_is_one_that_can_be_fetched);
  g_test_add_func ("/extract/article-metadata/every field has a name", test_every_field_has_a_name);
  return g_test_run ();
}
