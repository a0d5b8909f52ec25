/* dossier-library-read.c - reading without keeping: feeds, lists of feeds, pages, texts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-library.h"

#include "dossier-article-report.h"
#include "dossier-feed-date.h"
#include "dossier-feed-list.h"
#include "dossier-feed-parser.h"
#include "dossier-fetcher.h"
#include "dossier-intake.h"
#include "dossier-library-private.h"
#include "dossier-opml.h"
#include "dossier-sanitizer.h"

/* Markup that is too large to be looked at is not handed out. */
static void
sanitize (char **html, const char *base_uri)
{
  char *clean;

  if (*html == NULL)
    return;
  clean = dossier_html_sanitize (*html, -1, base_uri, NULL);
  g_free (*html);
  *html = clean;
}

DossierFeedDraft *
dossier_library_parse_feed (DossierLibrary *self, GBytes *bytes, const char *uri, const char *content_type,
                            GError **error)
{
  DossierFeedDraft *feed = dossier_feed_parse (bytes, uri, content_type, error);

  if (feed == NULL)
    return NULL;
  sanitize (&feed->description, feed->link != NULL ? feed->link : uri);
  for (guint i = 0; i < feed->entries->len; i++)
    {
      DossierDraft *entry = feed->entries->pdata[i];
      const char   *base = entry->base_uri != NULL ? entry->base_uri : entry->uri != NULL ? entry->uri : uri;

      sanitize (&entry->summary_html, base);
      sanitize (&entry->content_html, base);
    }
  return feed;
}

void
dossier_page_free (DossierPage *page)
{
  if (page == NULL)
    return;
  g_free (page->title);
  g_free (page->headline);
  g_free (page->byline);
  g_free (page->author);
  g_free (page->next_uri);
  g_free (page->lead_image);
  g_free (page->license);
  g_strfreev (page->sources);
  g_free (page->site_name);
  g_free (page->language);
  g_free (page->uri);
  g_free (page->published_raw);
  g_clear_pointer (&page->document, dossier_document_unref);
  g_free (page->html);
  g_free (page->text);
  g_clear_pointer (&page->blocks, g_ptr_array_unref);
  g_free (page);
}

/* "title", "json-ld", "byline", "meta", ... for what is said. */
static GStrv
list_sources (const DossierArticle *article)
{
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();

  for (guint i = 0; i < DOSSIER_ARTICLE_N_FIELDS; i++)
    if (article->sources[i] != DOSSIER_ARTICLE_SOURCE_NONE)
      {
        g_strv_builder_add (list, dossier_article_field_name ((DossierArticleField) i));
        g_strv_builder_add (list, dossier_article_source_name (article->sources[i]));
      }
  return g_strv_builder_end (list);
}

static DossierPage *
make_page (DossierArticle *article)
{
  DossierPage *page = g_new0 (DossierPage, 1);

  page->title = g_steal_pointer (&article->title);
  page->headline = g_steal_pointer (&article->headline);
  page->byline = g_steal_pointer (&article->byline);
  page->author = g_steal_pointer (&article->author);
  page->site_name = g_steal_pointer (&article->site_name);
  page->language = g_steal_pointer (&article->language);
  page->uri = g_steal_pointer (&article->canonical_uri);
  page->next_uri = g_steal_pointer (&article->next_uri);
  page->lead_image = g_steal_pointer (&article->image);
  page->license = g_steal_pointer (&article->license);
  page->is_paywalled = article->paywalled;
  page->sources = list_sources (article);
  page->published = article->published;
  page->modified = article->modified;
  page->published_raw = g_steal_pointer (&article->published_raw);
  page->document = dossier_document_ref (article->document);
  page->html = g_steal_pointer (&article->html);
  page->text = g_steal_pointer (&article->text);
  page->n_kept = article->kept;
  page->n_dropped = article->dropped;
  return page;
}

DossierPage *
dossier_library_extract (DossierLibrary *self, GBytes *html, const char *uri, GError **error)
{
  g_autoptr (DossierArticle) article = dossier_article_new_from_html (html, NULL, uri, error);

  return article != NULL ? make_page (article) : NULL;
}

DossierPage *
dossier_library_extract_explained (DossierLibrary *self, GBytes *html, const char *uri, GError **error)
{
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (DossierArticle) article = dossier_article_new_explained (html, NULL, uri, 1, NULL, &blocks, error);
  DossierPage *page;

  if (article == NULL)
    return NULL;
  page = make_page (article);
  page->blocks = g_steal_pointer (&blocks);
  return page;
}

void
dossier_listed_feed_free (DossierListedFeed *feed)
{
  if (feed == NULL)
    return;
  g_free (feed->title);
  g_free (feed->uri);
  g_free (feed->site);
  g_strfreev (feed->folder);
  g_free (feed->attributes);
  g_free (feed);
}

gboolean
dossier_library_is_private_address (const char *uri)
{
  return dossier_fetch_is_inside (uri);
}

DossierFeedSubscription *
dossier_listed_feed_to_subscription (const DossierListedFeed *feed, gboolean may_be_private)
{
  g_autofree char         *folder = dossier_feed_list_dup_folder (feed);
  DossierFeedSubscription *subscription
      = dossier_feed_subscription_new (feed->uri, feed->title, feed->site, folder, may_be_private);

  subscription->attributes = g_strdup (feed->attributes);
  return subscription;
}

GPtrArray *
dossier_library_parse_opml (GBytes *bytes, GPtrArray *refused, GError **error)
{
  g_autoptr (GPtrArray) outlines = dossier_opml_parse (bytes, refused, error);
  GPtrArray *feeds;

  if (outlines == NULL)
    return NULL;
  feeds = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_listed_feed_free);
  for (guint i = 0; i < outlines->len; i++)
    {
      DossierOutline    *outline = outlines->pdata[i];
      DossierListedFeed *feed = g_new0 (DossierListedFeed, 1);

      feed->title = g_steal_pointer (&outline->title);
      feed->uri = g_steal_pointer (&outline->xml_uri);
      feed->site = g_steal_pointer (&outline->html_uri);
      feed->attributes = g_steal_pointer (&outline->attributes);
      feed->folder = g_steal_pointer (&outline->folder);
      g_ptr_array_add (feeds, feed);
    }
  return feeds;
}

gboolean
dossier_library_parse_date (const char *text, gint64 *seconds)
{
  return dossier_feed_date_parse (text, seconds);
}

GBytes *
dossier_library_read_file (const char *path, GError **error)
{
  return dossier_intake_read_file (path, error);
}

DossierRecognition *
dossier_library_recognise (DossierLibrary *self, const char *text, const char *title, const DossierDate *written,
                           GError **error)
{
  g_autoptr (DossierRecogniser) recogniser = dossier_library_get_recogniser (self, error);

  return recogniser != NULL ? dossier_recogniser_run (recogniser, text, title, written) : NULL;
}
