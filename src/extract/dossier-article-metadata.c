/* dossier-article-metadata.c - title, author, site, date and language of a page.
 *
 * What the page says for machines comes first (JSON-LD, then <meta>), what it shows after that.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <string.h>

#include "dossier-address-private.h"
#include "dossier-article-private.h"

/* Names of <meta> in the order of trust. */
static const char *const title_names[]
    = { "dc:title", "dcterm:title",  "dcterms.title", "dc.title", "og:title", "weibo:article:title",
        "title",    "twitter:title", "parsely-title" };
static const char *const author_names[]
    = { "dc:creator",          "dcterm:creator",  "dc.creator",          "dcterms.creator", "author",
        "parsely-author",      "sailthru.author", "article:author_name", "article:author",  "byl",
        "twitter:creator:name" };
static const char *const site_names[] = { "og:site_name", "application-name", "dc.publisher" };
static const char *const date_names[] = { "article:published_time",
                                          "datepublished",
                                          "parsely-pub-date",
                                          "dc.date",
                                          "dc.date.issued",
                                          "dcterms.date",
                                          "dcterms.created",
                                          "date",
                                          "pubdate",
                                          "publishdate",
                                          "publish-date",
                                          "publish_date",
                                          "sailthru.date",
                                          "article.published",
                                          "published-date",
                                          "displaydate",
                                          "og:article:published_time",
                                          "article:published",
                                          "originalpublicationdate",
                                          "article_date_original",
                                          "cxenseparse:recs:publishtime",
                                          "dat",
                                          "datecreated",
                                          "og:pubdate",
                                          "timestamp" };
static const char *const image_names[]
    = { "og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src" };
static const char *const excerpt_names[] = { "og:description", "description", "twitter:description" };

typedef struct
{
  GHashTable  *meta; /* lower-case name -> content, borrowed from the tree */
  DossierNode *root;
  const char  *base_uri;
} Page;

static GHashTable *
read_meta (DossierNode *root)
{
  GHashTable *meta = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (DossierNode *node = root; node != NULL; node = dossier_node_next (node, root, FALSE))
    {
      static const char *const keys[] = { "property", "name", "itemprop", "http-equiv" };
      const char              *content;

      if (node->tag != DOSSIER_TAG_META || (content = dossier_node_get (node, "content")) == NULL || *content == '\0')
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
        {
          const char *value = dossier_node_get (node, keys[i]);
          g_auto (GStrv) names = value != NULL ? g_strsplit (value, " ", 8) : NULL;

          for (guint n = 0; names != NULL && names[n] != NULL; n++)
            {
              char *name = g_ascii_strdown (names[n], -1);

              if (*name == '\0' || g_hash_table_contains (meta, name))
                g_free (name);
              else
                g_hash_table_insert (meta, name, (char *) content);
            }
        }
    }
  return meta;
}

/* Blanks folded, length bounded; NULL for nothing. */
static char *
tidy (const char *text)
{
  GString *out;

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return NULL;
  out = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && !g_unichar_iscntrl (c))
        g_string_append_len (out, p, g_utf8_next_char (p) - p);
      else if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  g_strchomp (out->str);
  if (*out->str == '\0' || g_utf8_strlen (out->str, -1) > DOSSIER_ARTICLE_MAX_FIELD)
    return g_string_free (out, TRUE);
  return g_string_free (out, FALSE);
}

/* JSON-LD and <meta> hold HTML entities that were escaped once too often. */
static char *
tidy_escaped (const char *text)
{
  g_autoptr (DossierHtml) html = NULL;
  g_autoptr (DossierTree) tree = NULL;
  g_autofree char *plain = NULL;

  if (text == NULL || strchr (text, '&') == NULL)
    return tidy (text);
  html = dossier_html_new_from_text (text, -1, NULL);
  if (html == NULL)
    return NULL;
  tree = dossier_tree_new (html);
  plain = dossier_node_dup_text (tree->root);
  return tidy (plain);
}

static const char *
look_up (const Page *page, const char *const *names, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      const char *found = g_hash_table_lookup (page->meta, names[i]);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_date_like (const DossierNode *node)
{
  static const char *const parts[] = { "date", "time", "publish", "posted", "byline", "dateline" };
  const char *class = dossier_node_get (node, "class"), *id = dossier_node_get (node, "id");

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if ((class != NULL && strcasestr (class, parts[i]) != NULL) || (id != NULL && strcasestr (id, parts[i]) != NULL))
      return TRUE;
  return FALSE;
}

/* The first date that is written for machines: datetime="…" or itemprop="datePublished". */
static char *
find_marked_date (DossierNode *root)
{
  for (DossierNode *node = root; node != NULL; node = dossier_node_next (node, root, FALSE))
    {
      const char *property = node->element != NULL ? dossier_node_get (node, "itemprop") : NULL;
      const char *when = node->element != NULL ? dossier_node_get (node, "datetime") : NULL;

      if (property != NULL && strstr (property, "datePublished") != NULL)
        {
          const char *content = dossier_node_get (node, "content");

          when = content != NULL ? content : when;
        }
      if (when != NULL && dossier_article_read_date (when) != 0)
        return g_strdup (when);
    }
  return NULL;
}

/* The first date in a short element that is named after one. */
static gint64
find_shown_date (DossierNode *root)
{
  for (DossierNode *node = root; node != NULL; node = dossier_node_next (node, root, FALSE))
    {
      g_autofree char *text = NULL;
      gint64           found;

      if (node->element == NULL || node->chars == 0 || node->chars >= 100
          || (node->tag != DOSSIER_TAG_TIME && !is_date_like (node)))
        continue;
      text = dossier_node_dup_text (node);
      if ((found = dossier_article_read_date (text)) != 0)
        return found;
    }
  return 0;
}

/* ".../2019/05/12/..." */
static gint64
date_in_address (const char *address)
{
  for (const char *p = address; p != NULL && (p = strchr (p, '/')) != NULL; p++)
    if (strspn (p + 1, "0123456789") == 4 && p[5] == '/' && strspn (p + 6, "0123456789") == 2 && p[8] == '/'
        && strspn (p + 9, "0123456789") == 2)
      {
        g_autofree char *day = g_strndup (p + 1, 10);
        gint64           found = dossier_article_read_date (day);

        if (found != 0)
          return found;
      }
  return 0;
}

static char *
find_canonical (const Page *page)
{
  for (DossierNode *node = page->root; node != NULL; node = dossier_node_next (node, page->root, FALSE))
    if (node->tag == DOSSIER_TAG_LINK && g_strcmp0 (dossier_node_get (node, "rel"), "canonical") == 0)
      {
        char *address = dossier_address_dup_web (dossier_node_get (node, "href"), page->base_uri);

        if (address != NULL)
          return address;
      }
  return dossier_address_dup_web (g_hash_table_lookup (page->meta, "og:url"), page->base_uri);
}

/* Of a headline and a name the one that <title> has too. */
static const char *
choose_title (const DossierArticleJson *json, DossierNode *root)
{
  DossierNode     *element = dossier_node_find (root, DOSSIER_TAG_TITLE);
  g_autofree char *shown = element != NULL ? dossier_node_dup_text (element) : NULL;

  if (json->title == NULL
      || (json->name != NULL && shown != NULL && strstr (shown, json->title) == NULL
          && strstr (shown, json->name) != NULL))
    return json->name;
  return json->title;
}

static void
read_title (DossierArticle *article, const Page *page, const DossierArticleJson *json)
{
  g_autofree char *title = tidy_escaped (choose_title (json, page->root));

  if (title == NULL)
    title = tidy_escaped (look_up (page, title_names, G_N_ELEMENTS (title_names)));
  if (title == NULL || (article->site_name != NULL && g_utf8_collate (title, article->site_name) == 0))
    {
      g_autofree char *written = dossier_article_title_from_element (page->root);

      g_free (title);
      title = tidy (written);
    }
  if (title != NULL && *title != '\0')
    article->title = dossier_article_title_strip (title, article->site_name, page->root);
}

static void
read_byline (DossierArticle *article, const Page *page, const DossierArticleJson *json)
{
  g_autofree char *byline = tidy_escaped (json->byline);

  for (guint i = 0; byline == NULL && i < G_N_ELEMENTS (author_names); i++)
    {
      const char *found = g_hash_table_lookup (page->meta, author_names[i]);

      if (found != NULL && strstr (found, "://") == NULL)
        byline = tidy_escaped (found);
    }
  if (byline == NULL)
    byline = dossier_article_byline_find (page->root);
  if (byline != NULL)
    article->byline = dossier_article_byline_tidy (byline, article->site_name);
}

static void
read_published (DossierArticle *article, const Page *page, const DossierArticleJson *json)
{
  article->published_raw = tidy (json->published);
  for (guint i = 0; article->published_raw == NULL && i < G_N_ELEMENTS (date_names); i++)
    {
      const char *found = g_hash_table_lookup (page->meta, date_names[i]);

      if (found != NULL && dossier_article_read_date (found) != 0)
        article->published_raw = tidy (found);
    }
  if (article->published_raw == NULL)
    article->published_raw = find_marked_date (page->root);
  article->published = dossier_article_read_date (article->published_raw);
  if (article->published == 0)
    article->published = find_shown_date (page->root);
  if (article->published == 0)
    article->published = date_in_address (article->canonical_uri);
}

static char *
read_language (const Page *page, const DossierArticleJson *json)
{
  const char *language = dossier_node_get (page->root, "lang");

  if (language == NULL || *language == '\0')
    language = g_hash_table_lookup (page->meta, "content-language");
  if (language == NULL)
    language = json->language;
  if (language == NULL)
    language = g_hash_table_lookup (page->meta, "og:locale");
  return language != NULL && strlen (language) <= 35 ? tidy (language) : NULL;
}

void
dossier_article_read_metadata (DossierArticle *article, const DossierHtml *html, DossierNode *root,
                               const char *base_uri, char **body_text)
{
  g_autoptr (DossierArticleJson) json = dossier_article_json_read (html->json_ld);
  g_autoptr (GHashTable) meta = read_meta (root);
  Page        page = { meta, root, base_uri };
  const char *image = look_up (&page, image_names, G_N_ELEMENTS (image_names));

  article->site_name = tidy_escaped (json->site_name);
  if (article->site_name == NULL)
    article->site_name = tidy_escaped (look_up (&page, site_names, G_N_ELEMENTS (site_names)));
  article->canonical_uri = find_canonical (&page);
  read_title (article, &page, json);
  read_byline (article, &page, json);
  read_published (article, &page, json);
  article->language = read_language (&page, json);
  article->image = dossier_address_dup_web (image != NULL ? image : json->image, base_uri);
  article->excerpt = tidy_escaped (look_up (&page, excerpt_names, G_N_ELEMENTS (excerpt_names)));
  article->paywalled = json->paywalled;
  if (body_text != NULL)
    *body_text = g_steal_pointer (&json->body);
}
