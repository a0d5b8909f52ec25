/* dossier-article-metadata.c - title, author, site, language and address of a page.
 *
 * What the page says for machines comes first (JSON-LD, then <meta>), what it shows after that.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <string.h>

#include "dossier-address-private.h"
#include "dossier-article-private.h"

/* Authors of one article that are kept. */
#define MAX_AUTHORS 100

const char *
dossier_article_source_name (DossierArticleSource source)
{
  static const char *const names[]
      = { NULL, "json-ld", "opengraph", "microdata", "meta", "time", "visible", "title", "url" };

  return names[source];
}

const char *
dossier_article_field_name (DossierArticleField field)
{
  static const char *const names[] = { "title",     "byline",     "site_name", "published", "modified", "lang",
                                       "canonical", "lead_image", "license",   "paywall",   "next" };

  G_STATIC_ASSERT (G_N_ELEMENTS (names) == DOSSIER_ARTICLE_N_FIELDS);
  return names[field];
}

/* ---- title ---- */

/* Of a headline and a name the one that <title> has too; a name that is the site's is none. */
static const char *
choose_title (const DossierArticleJson *json, const char *site, DossierNode *root)
{
  DossierNode     *element = dossier_node_find (root, DOSSIER_TAG_TITLE);
  g_autofree char *shown = element != NULL ? dossier_node_dup_text (element) : NULL;

  if (json->name != NULL && g_strcmp0 (json->name, site) != 0
      && (json->title == NULL
          || (shown != NULL && strstr (shown, json->title) == NULL && strstr (shown, json->name) != NULL)))
    return json->name;
  return json->title;
}

static void
read_title (DossierArticle *article, DossierArticlePage *page)
{
  DossierArticleSource *source = &article->sources[DOSSIER_ARTICLE_TITLE];
  g_autofree char *title = dossier_article_tidy_escaped (choose_title (page->json, article->site_name, page->root));

  *source = DOSSIER_ARTICLE_SOURCE_JSON_LD;
  if (title == NULL)
    title = dossier_article_tidy_escaped (dossier_article_meta_find (page, "title", NULL, source));
  if (title == NULL || (article->site_name != NULL && g_utf8_collate (title, article->site_name) == 0))
    {
      g_autofree char *written = dossier_article_title_from_element (page->root, source);

      g_free (title);
      title = dossier_article_tidy (written);
    }
  page->headline = dossier_article_title_find_heading (page->root, title);
  if (title == NULL)
    {
      *source = DOSSIER_ARTICLE_SOURCE_NONE;
      return;
    }
  article->headline = dossier_article_title_strip (title, article->site_name, page->root);
  if (*source == DOSSIER_ARTICLE_SOURCE_TITLE && strcmp (article->headline, title) == 0 && article->site_name == NULL)
    {
      g_free (article->headline);
      article->headline = dossier_article_title_cut (title, page->root);
    }
  article->title = g_steal_pointer (&title);
}

/* ---- byline ---- */

static gboolean
is_no_address (const char *content, const DossierArticlePage *page)
{
  return g_ascii_strncasecmp (content, "http", 4) != 0 && *content != '@';
}

static const char *
get_name (const DossierNode *meta)
{
  const char *name = dossier_node_get (meta, "name");

  return name != NULL ? name : dossier_node_get (meta, "property");
}

/* A page with many authors has a <meta> for each: all that are named as the one with @content. */
static char *
join_authors (DossierNode *root, const char *content)
{
  GString    *joined = g_string_new (content);
  const char *name = NULL, *divider = strchr (content, ',') != NULL ? "; " : ", ";
  guint       n = 0;

  for (DossierNode *node = root; node != NULL && n < MAX_AUTHORS; node = dossier_node_next (node, root, FALSE))
    {
      const char *more = dossier_article_meta_get (node);

      if (more == content)
        name = get_name (node);
      else if (more != NULL && name != NULL && g_strcmp0 (get_name (node), name) == 0 && strcmp (more, content) != 0
               && is_no_address (more, NULL))
        {
          g_string_append_printf (joined, "%s%s", divider, more);
          n++;
        }
    }
  return g_string_free (joined, FALSE);
}

static char *
find_byline (const DossierArticlePage *page, DossierArticleSource *source)
{
  char       *byline = dossier_article_tidy_escaped (page->json->byline);
  const char *found;

  *source = DOSSIER_ARTICLE_SOURCE_JSON_LD;
  if (byline != NULL)
    return byline;
  found = dossier_article_meta_find (page, "author", is_no_address, source);
  if (found != NULL)
    {
      g_autofree char *joined = join_authors (page->root, found);

      byline = dossier_article_tidy_escaped (joined);
    }
  return byline != NULL ? byline : dossier_article_byline_find (page->root, page->headline, source);
}

static void
read_byline (DossierArticle *article, const DossierArticlePage *page)
{
  DossierArticleSource *source = &article->sources[DOSSIER_ARTICLE_BYLINE];

  article->byline = find_byline (page, source);
  if (article->byline != NULL)
    article->author = dossier_article_byline_tidy (article->byline, article->site_name);
  else
    *source = DOSSIER_ARTICLE_SOURCE_NONE;
}

/* ---- the rest ---- */

static void
read_site (DossierArticle *article, const DossierArticlePage *page)
{
  DossierArticleSource *source = &article->sources[DOSSIER_ARTICLE_SITE_NAME];

  *source = DOSSIER_ARTICLE_SOURCE_JSON_LD;
  article->site_name = dossier_article_tidy_escaped (page->json->site_name);
  if (article->site_name == NULL)
    article->site_name = dossier_article_tidy_escaped (dossier_article_meta_find (page, "site", NULL, source));
  if (article->site_name == NULL)
    *source = DOSSIER_ARTICLE_SOURCE_NONE;
}

static void
read_canonical (DossierArticle *article, const DossierArticlePage *page)
{
  DossierArticleSource *source = &article->sources[DOSSIER_ARTICLE_CANONICAL];

  *source = DOSSIER_ARTICLE_SOURCE_META;
  for (DossierNode *node = page->root; node != NULL; node = dossier_node_next (node, page->root, FALSE))
    if (node->tag == DOSSIER_TAG_LINK && g_strcmp0 (dossier_node_get (node, "rel"), "canonical") == 0
        && (article->canonical_uri = dossier_address_dup_web (dossier_node_get (node, "href"), page->base_uri)) != NULL)
      return;
  article->canonical_uri = dossier_address_dup_web (g_hash_table_lookup (page->meta, "og:url"), page->base_uri);
  *source = article->canonical_uri != NULL ? DOSSIER_ARTICLE_SOURCE_OPENGRAPH : DOSSIER_ARTICLE_SOURCE_NONE;
}

static void
read_language (DossierArticle *article, DossierArticlePage *page)
{
  DossierArticleSource *source = &article->sources[DOSSIER_ARTICLE_LANGUAGE];
  const char           *language = dossier_node_get (page->root, "lang");

  *source = DOSSIER_ARTICLE_SOURCE_META;
  if (language == NULL || *language == '\0')
    language = dossier_article_meta_find (page, "language", NULL, source);
  if (language == NULL && (language = page->json->language) != NULL)
    *source = DOSSIER_ARTICLE_SOURCE_JSON_LD;
  if (language == NULL && (language = dossier_article_meta_find (page, "locale", NULL, source)) != NULL)
    *source = DOSSIER_ARTICLE_SOURCE_OPENGRAPH;
  article->language = language != NULL && strlen (language) <= 35 ? dossier_article_tidy (language) : NULL;
  if (article->language == NULL)
    *source = DOSSIER_ARTICLE_SOURCE_NONE;
  page->language = article->language;
}

static gboolean
is_web (const char *address, const DossierArticlePage *page)
{
  g_autofree char *absolute = dossier_address_dup_web (address, page->base_uri);

  return absolute != NULL;
}

static void
read_image (DossierArticle *article, const DossierArticlePage *page)
{
  DossierArticleSource *source = &article->sources[DOSSIER_ARTICLE_IMAGE];
  const char           *found = dossier_article_meta_find (page, "image", is_web, source);

  if (found == NULL && (found = page->json->image) != NULL)
    *source = DOSSIER_ARTICLE_SOURCE_JSON_LD;
  article->image = dossier_address_dup_web (found, page->base_uri);
  if (article->image == NULL)
    *source = DOSSIER_ARTICLE_SOURCE_NONE;
}

static gboolean
is_locked (const char *tier, const DossierArticlePage *page)
{
  return g_ascii_strcasecmp (tier, "locked") == 0;
}

static void
read_paywall (DossierArticle *article, const DossierArticlePage *page)
{
  DossierArticleSource *source = &article->sources[DOSSIER_ARTICLE_PAYWALL];

  article->paywalled = page->json->paywalled;
  if (article->paywalled)
    *source = DOSSIER_ARTICLE_SOURCE_JSON_LD;
  else
    article->paywalled = dossier_article_meta_find (page, "tier", is_locked, source) != NULL;
}

void
dossier_article_read_metadata (DossierArticle *article, const DossierHtml *html, DossierNode *root,
                               const char *base_uri, char **body_text)
{
  g_autoptr (DossierArticleJson) json = dossier_article_json_read (html->json_ld);
  g_autoptr (GHashTable) meta = dossier_article_meta_read (root);
  DossierArticlePage   page = { meta, json, root, NULL, base_uri, NULL };
  DossierArticleSource excerpt_source;

  read_site (article, &page);
  read_canonical (article, &page);
  read_language (article, &page);
  read_title (article, &page);
  read_byline (article, &page);
  dossier_article_read_dates (article, &page);
  read_image (article, &page);
  dossier_article_read_license (article, &page);
  dossier_article_read_next (article, &page);
  read_paywall (article, &page);
  article->excerpt = dossier_article_tidy_escaped (dossier_article_meta_find (&page, "excerpt", NULL, &excerpt_source));
  if (body_text != NULL)
    *body_text = g_steal_pointer (&json->body);
}
