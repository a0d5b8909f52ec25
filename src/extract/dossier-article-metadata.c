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
static const char *const title_names[] = { "dc:title", "dcterm:title", "dcterms.title", "dc.title", "og:title",
                                           "weibo:article:title", "title", "twitter:title", "parsely-title" };
static const char *const author_names[] = { "dc:creator", "dcterm:creator", "dc.creator", "dcterms.creator", "author",
                                            "parsely-author", "sailthru.author", "article:author_name",
                                            "article:author", "byl", "twitter:creator:name" };
static const char *const site_names[] = { "og:site_name", "application-name", "dc.publisher" };
static const char *const date_names[] = { "article:published_time", "datepublished", "parsely-pub-date", "dc.date",
                                          "dc.date.issued", "dcterms.date", "dcterms.created", "date", "pubdate",
                                          "publishdate", "publish-date", "publish_date", "sailthru.date",
                                          "article.published", "published-date", "displaydate",
                                          "og:article:published_time", "article:published", "originalpublicationdate",
                                          "article_date_original", "cxenseparse:recs:publishtime", "dat", "datecreated",
                                          "og:pubdate", "timestamp" };
static const char *const image_names[] = { "og:image", "og:image:url", "og:image:secure_url", "twitter:image",
                                           "twitter:image:src" };
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
          const char   *value = dossier_node_get (node, keys[i]);
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
  g_autofree char        *plain = NULL;

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

static guint
count_words (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p++)
    n += *p != ' ' && (p == text || p[-1] == ' ');
  return n;
}

static gboolean
same_text (const char *a, const char *b)
{
  g_autofree char *first = g_utf8_casefold (a, -1);
  g_autofree char *second = g_utf8_casefold (b, -1);

  return strcmp (g_strstrip (first), g_strstrip (second)) == 0;
}

/* The dividers that sites put between a headline and their name. */
static const char *const dividers[] = { " | ", " - ", " \xe2\x80\x93 ", " \xe2\x80\x94 ", " \\ ", " / ", " > ",
                                        " \xc2\xbb ", " :: ", " \xc2\xb7 ", " \xe2\x80\xa2 " };

static const char *
last_divider (const char *title, gsize *length)
{
  const char *found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (dividers); i++)
    {
      const char *at = g_strrstr (title, dividers[i]);

      if (at != NULL && (found == NULL || at > found))
        {
          found = at;
          *length = strlen (dividers[i]);
        }
    }
  return found;
}

/* Without the site's name at its end or beginning. */
static char *
strip_site (const char *title, const char *site)
{
  gsize       length;
  const char *divider = last_divider (title, &length);
  const char *first = NULL;
  gsize       first_length = 0;

  if (divider == NULL || site == NULL)
    return g_strdup (title);
  if (same_text (divider + length, site))
    return g_strstrip (g_strndup (title, (gsize) (divider - title)));
  for (guint i = 0; i < G_N_ELEMENTS (dividers); i++)
    {
      const char *at = strstr (title, dividers[i]);

      if (at != NULL && (first == NULL || at < first))
        {
          first = at;
          first_length = strlen (dividers[i]);
        }
    }
  if (first != NULL)
    {
      g_autofree char *before = g_strndup (title, (gsize) (first - title));

      if (same_text (before, site))
        return g_strstrip (g_strdup (first + first_length));
    }
  return g_strdup (title);
}

static char *
find_heading (DossierNode *root, const char *within)
{
  for (DossierNode *node = root; node != NULL; node = dossier_node_next (node, root, FALSE))
    if (node->tag == DOSSIER_TAG_H1 || node->tag == DOSSIER_TAG_H2)
      {
        g_autofree char *text = dossier_node_dup_text (node);

        if (*text != '\0' && (within == NULL || same_text (text, within)))
          return g_steal_pointer (&text);
      }
  return NULL;
}

static char *
only_h1 (DossierNode *root)
{
  DossierNode *only = NULL;

  for (DossierNode *node = root; node != NULL; node = dossier_node_next (node, root, FALSE))
    if (node->tag == DOSSIER_TAG_H1)
      {
        if (only != NULL)
          return NULL;
        only = node;
      }
  return only != NULL ? dossier_node_dup_text (only) : NULL;
}

/* <title> without what the site adds to it. */
static char *
read_title_element (const Page *page)
{
  DossierNode     *node = dossier_node_find (page->root, DOSSIER_TAG_TITLE);
  g_autofree char *whole = node != NULL ? dossier_node_dup_text (node) : NULL;
  g_autofree char *title = NULL;
  gsize            length = 0;
  const char      *divider;

  if (whole == NULL || *whole == '\0')
    return only_h1 (page->root);
  divider = last_divider (whole, &length);
  if (divider != NULL)
    {
      title = g_strstrip (g_strndup (whole, (gsize) (divider - whole)));
      if (count_words (title) < 3)
        {
          g_free (title);
          title = g_strstrip (g_strdup (strstr (whole, " ") != NULL ? divider + length : whole));
        }
    }
  else if (strstr (whole, ": ") != NULL)
    {
      g_autofree char *heading = find_heading (page->root, whole);
      const char      *after = g_strrstr (whole, ":") + 1;

      if (heading == NULL)
        {
          title = g_strstrip (g_strdup (after));
          if (count_words (title) < 3)
            {
              g_free (title);
              title = g_strstrip (g_strdup (strchr (whole, ':') + 1));
            }
          if (count_words (title) < 3 || (gsize) (strchr (whole, ':') - whole) > strlen (whole))
            g_clear_pointer (&title, g_free);
        }
    }
  else if (g_utf8_strlen (whole, -1) > 150 || g_utf8_strlen (whole, -1) < 15)
    title = only_h1 (page->root);
  if (title == NULL || *title == '\0' || (count_words (title) <= 4 && count_words (whole) != count_words (title) + 1 &&
                                          divider == NULL))
    return g_steal_pointer (&whole);
  return g_steal_pointer (&title);
}

static gboolean
names_author (const DossierNode *node)
{
  static const char *const parts[] = { "byline", "author", "dateline", "writtenby", "p-author" };
  const char              *rel = dossier_node_get (node, "rel"), *property = dossier_node_get (node, "itemprop");
  const char              *class = dossier_node_get (node, "class"), *id = dossier_node_get (node, "id");

  if (g_strcmp0 (rel, "author") == 0 || (property != NULL && strstr (property, "author") != NULL))
    return TRUE;
  if (class == NULL && id == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if ((class != NULL && strstr (class, parts[i]) != NULL) || (id != NULL && strstr (id, parts[i]) != NULL))
      return TRUE;
  return FALSE;
}

/* The first short text whose element is named after an author. */
static char *
find_byline (DossierNode *root)
{
  for (DossierNode *node = root; node != NULL; node = dossier_node_next (node, root, FALSE))
    {
      g_autofree char *text = NULL;
      DossierNode     *inner;

      if (node->element == NULL || node->tag == DOSSIER_TAG_META || node->tag == DOSSIER_TAG_LINK ||
          node->tag == DOSSIER_TAG_BODY || !names_author (node))
        continue;
      inner = node;
      for (DossierNode *at = node->first; at != NULL; at = dossier_node_next (at, node, FALSE))
        if (at->element != NULL && dossier_node_get (at, "itemprop") != NULL &&
            strcmp (dossier_node_get (at, "itemprop"), "name") == 0)
          {
            inner = at;
            break;
          }
      text = dossier_node_dup_text (inner);
      if (*text != '\0' && g_utf8_strlen (text, -1) < 100)
        return g_steal_pointer (&text);
    }
  return NULL;
}

static char *
strip_by (const char *byline)
{
  const char *name = byline;

  if (g_ascii_strncasecmp (name, "by ", 3) == 0 || g_ascii_strncasecmp (name, "by:", 3) == 0)
    name += 3;
  else if (g_ascii_strncasecmp (name, "written by ", 11) == 0)
    name += 11;
  return g_strstrip (g_strdup (name));
}

static gboolean
is_date_like (const DossierNode *node)
{
  static const char *const parts[] = { "date", "time", "publish", "posted", "byline", "dateline" };
  const char              *class = dossier_node_get (node, "class"), *id = dossier_node_get (node, "id");

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if ((class != NULL && strcasestr (class, parts[i]) != NULL) || (id != NULL && strcasestr (id, parts[i]) != NULL))
      return TRUE;
  return FALSE;
}

/* <time>, then an element named after a date. */
static char *
find_date (DossierNode *root)
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
  for (DossierNode *node = root; node != NULL; node = dossier_node_next (node, root, FALSE))
    {
      g_autofree char *text = NULL;

      if (node->element == NULL || (node->tag != DOSSIER_TAG_TIME && !is_date_like (node)))
        continue;
      text = dossier_node_dup_text (node);
      if (strlen (text) < 100 && dossier_article_read_date (text) != 0)
        return g_steal_pointer (&text);
    }
  return NULL;
}

/* ".../2019/05/12/..." */
static char *
date_in_address (const char *address)
{
  for (const char *p = address; p != NULL && (p = strchr (p, '/')) != NULL; p++)
    if (strspn (p + 1, "0123456789") == 4 && p[5] == '/' && strspn (p + 6, "0123456789") == 2 && p[8] == '/' &&
        strspn (p + 9, "0123456789") == 2 && dossier_article_read_date (p + 1) != 0)
      return g_strdup_printf ("%.4s-%.2s-%.2s", p + 1, p + 6, p + 9);
  return NULL;
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

static void
read_title (DossierArticle *article, const Page *page, const DossierArticleJson *json)
{
  g_autofree char *title = tidy_escaped (json->title);

  if (title == NULL)
    title = tidy_escaped (look_up (page, title_names, G_N_ELEMENTS (title_names)));
  if (title == NULL)
    title = read_title_element (page);
  if (title != NULL && *title != '\0')
    article->title = strip_site (title, article->site_name);
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
    byline = find_byline (page->root);
  if (byline != NULL && *byline != '\0' && strstr (byline, "://") == NULL)
    article->byline = strip_by (byline);
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
    article->published_raw = find_date (page->root);
  if (article->published_raw == NULL)
    article->published_raw = date_in_address (article->canonical_uri);
  article->published = dossier_article_read_date (article->published_raw);
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
  g_autoptr (GHashTable)         meta = read_meta (root);
  Page                           page = { meta, root, base_uri };
  const char                    *image = look_up (&page, image_names, G_N_ELEMENTS (image_names));

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
