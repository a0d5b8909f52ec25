/* dossier-article-when.c - when an article came out and was changed.
 *
 * What the page says for machines comes first, then <time>, what it shows near its headline, and its address.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <string.h>

#include "dossier-article-private.h"
#include "dossier-extract-words-private.h"

/* Characters of a text that can be a date. */
#define MAX_DATE 100
/* Lines at and below the headline that can show it. */
#define NEAR 12

static gboolean
is_date (const char *text, const DossierArticlePage *page)
{
  return dossier_article_read_date (text, page->language) != 0;
}

static gboolean
names_date (const DossierNode *node)
{
  static const char *const parts[] = { "date", "time", "publish", "posted", "byline", "dateline" };
  const char *class = dossier_node_get (node, "class"), *id = dossier_node_get (node, "id");

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if ((class != NULL && strcasestr (class, parts[i]) != NULL) || (id != NULL && strcasestr (id, parts[i]) != NULL))
      return TRUE;
  return FALSE;
}

/* Not the date of a change: <time class="updated">. */
static gboolean
names_change (const DossierNode *node)
{
  const char *class = dossier_node_get (node, "class");

  return class != NULL && (strcasestr (class, "updated") != NULL || strcasestr (class, "modified") != NULL)
         && strcasestr (class, "published") == NULL;
}

/* itemprop or property is @name: its attribute with a date. */
static const char *
get_property (const DossierNode *node, const char *name, const DossierArticlePage *page)
{
  static const char *const keys[] = { "content", "datetime", "title" };
  const char              *property = dossier_node_get (node, "itemprop");

  if (property == NULL)
    property = dossier_node_get (node, "property");
  if (property == NULL || strstr (property, name) == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const char *value = dossier_node_get (node, keys[i]);

      if (value != NULL && is_date (value, page))
        return value;
    }
  return NULL;
}

static const char *
find_property (const DossierArticlePage *page, const char *name)
{
  for (DossierNode *node = page->root; node != NULL; node = dossier_node_next (node, page->root, FALSE))
    {
      const char *found = node->element != NULL ? get_property (node, name, page) : NULL;

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The first <time datetime="…"> from @from on that is @changed, or is not. */
static const char *
find_time (const DossierArticlePage *page, DossierNode *from, gboolean changed)
{
  for (DossierNode *node = from; node != NULL; node = dossier_node_next (node, page->root, FALSE))
    {
      const char *when = node->element != NULL ? dossier_node_get (node, "datetime") : NULL;

      if (when != NULL && names_change (node) == changed && is_date (when, page))
        return when;
    }
  return NULL;
}

/* The first date in a short element that is named after one. */
static gint64
find_named (const DossierArticlePage *page, DossierNode *from)
{
  for (DossierNode *node = from; node != NULL; node = dossier_node_next (node, page->root, FALSE))
    {
      g_autofree char *text = NULL;
      gint64           found;

      if (node->element == NULL || node->chars == 0 || node->chars >= MAX_DATE
          || (node->tag != DOSSIER_TAG_TIME && !names_date (node)))
        continue;
      text = dossier_node_dup_text (node);
      if ((found = dossier_article_read_date (text, page->language)) != 0)
        return found;
    }
  return 0;
}

static gboolean
is_line (const DossierNode *node)
{
  return node->element != NULL && (dossier_node_flags (node) & TAG_BLOCK) && node->blocks == 0 && node->chars > 0;
}

/* A date behind one of the @words ("Published on 6 August 2024"), or, for what came out, alone on its line. */
static gint64
read_line (const DossierArticlePage *page, const DossierNode *line, DossierWords words)
{
  g_autofree char *text = dossier_node_dup_text (line);
  gsize            opener = dossier_extract_words_begin (words, text);

  if (opener == 0
      && (words == DOSSIER_WORDS_UPDATED || line->chars > 40
          || dossier_extract_words_begin (DOSSIER_WORDS_UPDATED, text)))
    return 0;
  return dossier_article_read_date (text + opener, page->language);
}

/* In the lines around and below the headline. */
static gint64
find_shown (const DossierArticlePage *page, DossierWords words)
{
  guint seen = 0;

  for (DossierNode *node = page->headline; node != NULL && seen < NEAR;
       node = dossier_node_next (node, page->root, FALSE))
    {
      gint64 found = is_line (node) && node->chars < MAX_DATE ? read_line (page, node, words) : 0;

      if (found != 0)
        return found;
      seen += is_line (node);
    }
  return 0;
}

/* ".../2019/05/12/..." */
static gint64
date_in_address (const char *address)
{
  for (const char *p = address; p != NULL && (p = strchr (p, '/')) != NULL; p++)
    if (strspn (p + 1, "0123456789") == 4 && (p[5] == '/' || p[5] == '-') && strspn (p + 6, "0123456789") == 2
        && p[8] == p[5] && strspn (p + 9, "0123456789") == 2)
      {
        g_autofree char *day = g_strndup (p + 1, 10);
        gint64           found = dossier_article_read_date (day, NULL);

        if (found != 0)
          return found;
      }
  return 0;
}

static const char *
find_published (const DossierArticlePage *page, DossierArticleSource *source)
{
  const char *found;

  *source = DOSSIER_ARTICLE_SOURCE_JSON_LD;
  if (page->json->published != NULL && is_date (page->json->published, page))
    return page->json->published;
  if ((found = dossier_article_meta_find (page, "published", is_date, source)) != NULL)
    return found;
  *source = DOSSIER_ARTICLE_SOURCE_JSON_LD;
  if (page->json->created != NULL && is_date (page->json->created, page))
    return page->json->created;
  *source = DOSSIER_ARTICLE_SOURCE_MICRODATA;
  if ((found = find_property (page, "datePublished")) != NULL)
    return found;
  *source = DOSSIER_ARTICLE_SOURCE_TIME;
  found = page->headline != NULL ? find_time (page, page->headline, FALSE) : NULL;
  return found != NULL ? found : find_time (page, page->root, FALSE);
}

/* For a page that says it to nobody but people. */
static void
read_shown (DossierArticle *article, const DossierArticlePage *page)
{
  DossierArticleSource *source = &article->sources[DOSSIER_ARTICLE_PUBLISHED];

  *source = DOSSIER_ARTICLE_SOURCE_VISIBLE;
  if (page->headline != NULL && (article->published = find_named (page, page->headline)) == 0)
    article->published = find_shown (page, DOSSIER_WORDS_PUBLISHED);
  if (article->published == 0)
    article->published = find_named (page, page->root);
  if (article->published != 0)
    return;
  *source = DOSSIER_ARTICLE_SOURCE_URL;
  article->published = date_in_address (article->canonical_uri);
  if (article->published == 0)
    article->published = date_in_address (page->base_uri);
  if (article->published == 0)
    *source = DOSSIER_ARTICLE_SOURCE_NONE;
}

static void
read_modified (DossierArticle *article, const DossierArticlePage *page)
{
  DossierArticleSource source = DOSSIER_ARTICLE_SOURCE_JSON_LD;
  const char          *found = page->json->modified;

  if (found == NULL || !is_date (found, page))
    found = dossier_article_meta_find (page, "modified", is_date, &source);
  if (found == NULL && (found = find_property (page, "dateModified")) != NULL)
    source = DOSSIER_ARTICLE_SOURCE_MICRODATA;
  if (found == NULL && (found = find_time (page, page->root, TRUE)) != NULL)
    source = DOSSIER_ARTICLE_SOURCE_TIME;
  article->modified = dossier_article_read_date (found, page->language);
  if (article->modified == 0 && (article->modified = find_shown (page, DOSSIER_WORDS_UPDATED)) != 0)
    source = DOSSIER_ARTICLE_SOURCE_VISIBLE;
  if (article->modified != 0)
    article->sources[DOSSIER_ARTICLE_MODIFIED] = source;
}

void
dossier_article_read_dates (DossierArticle *article, const DossierArticlePage *page)
{
  const char *found = find_published (page, &article->sources[DOSSIER_ARTICLE_PUBLISHED]);

  article->published_raw = dossier_article_tidy (found);
  article->published = dossier_article_read_date (article->published_raw, page->language);
  if (article->published == 0)
    read_shown (article, page);
  read_modified (article, page);
}
