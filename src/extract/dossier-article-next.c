/* dossier-article-next.c - the next page of an article that its site has cut into pages.
 *
 * A link says "next", and leads to the same address with a page number that is one higher: what is next otherwise is
 * another article.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "dossier-address-private.h"
#include "dossier-article-private.h"
#include "dossier-extract-words-private.h"

/* The highest number of a page, and characters of a link that says "next". */
#define MAX_PAGES 99
#define MAX_LINK 40

/* An address without its page number. */
typedef struct
{
  char *stem;
  int   number; /* 1 when it has none */
} Place;

static gboolean
names_page (const char *key)
{
  static const char *const keys[] = { "page", "p", "pg", "paged", "pagenum", "pageno", "page_no", "seite", "pagina" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_ascii_strcasecmp (key, keys[i]) == 0)
      return TRUE;
  return FALSE;
}

/* 1 to 99, written as a page's number is; 0 for anything else. */
static int
read_number (const char *text)
{
  gsize digits = strspn (text, "0123456789");

  return digits >= 1 && digits <= 2 && text[digits] == '\0' && *text != '0' ? atoi (text) : 0;
}

/* "page=2" goes out of @query. */
static char *
cut_query (const char *query, int *number)
{
  g_auto (GStrv) parts = g_strsplit (query, "&", -1);
  GString *rest = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *value = strchr (parts[i], '=');

      if (value != NULL)
        {
          g_autofree char *key = g_strndup (parts[i], (gsize) (value - parts[i]));

          if (names_page (key) && read_number (value + 1) > 0)
            {
              *number = read_number (value + 1);
              continue;
            }
        }
      g_string_append_printf (rest, "%s%s", rest->len > 0 ? "&" : "", parts[i]);
    }
  return g_string_free (rest, FALSE);
}

static gboolean
ends_in_page (const char *path)
{
  return g_str_has_suffix (path, "/page") || g_str_has_suffix (path, "-page") || g_str_has_suffix (path, "_page");
}

/* "/2", "/page/2", "/page-2", and of a @file "-2" and "_2" go from the end of @path; not "/2024/11/2", which is a day.
 */
static void
cut_path (char *path, gboolean file, int *number)
{
  gsize n = strlen (path), digits = 0, before;
  int   found;
  char  divider;

  while (n > 1 && path[n - 1] == '/')
    path[--n] = '\0';
  while (digits < n && g_ascii_isdigit (path[n - digits - 1]))
    digits++;
  found = read_number (path + n - digits);
  before = n - digits;
  if (found == 0 || before < 2 || strchr ("/-_", path[before - 1]) == NULL || g_ascii_isdigit (path[before - 2]))
    return;
  divider = path[before - 1];
  path[before - 1] = '\0';
  if (ends_in_page (path))
    path[before - 6] = '\0';
  else if (!file && divider != '/')
    {
      path[before - 1] = divider; /* "/gpt-2" */
      return;
    }
  *number = found;
}

static Place
find_place (const char *address)
{
  Place place = { NULL, 1 };
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_ENCODED, NULL);
  g_autofree char *path = NULL, *query = NULL;
  char            *dot;

  if (uri == NULL || g_uri_get_host (uri) == NULL)
    return place;
  path = g_strdup (g_uri_get_path (uri));
  dot = strrchr (path, '.');
  dot = dot != NULL && strchr (dot, '/') == NULL ? dot : NULL;
  if (dot != NULL)
    *dot = '\0'; /* ".html" */
  query = cut_query (g_uri_get_query (uri) != NULL ? g_uri_get_query (uri) : "", &place.number);
  if (place.number == 1)
    cut_path (path, dot != NULL, &place.number);
  else if (g_str_has_suffix (path, "/"))
    path[strlen (path) - 1] = '\0';
  place.stem = g_strconcat (g_uri_get_host (uri), path, "?", query, NULL);
  return place;
}

static gboolean
says_next (const DossierNode *node)
{
  const char      *rel = dossier_node_get (node, "rel");
  g_autofree char *text = NULL;
  gsize            n;

  if (rel != NULL && g_ascii_strcasecmp (rel, "next") == 0)
    return TRUE;
  if (node->tag != DOSSIER_TAG_A || node->chars == 0 || node->chars > MAX_LINK)
    return FALSE;
  text = dossier_node_dup_text (node);
  n = strlen (text);
  while (n > 0 && !g_ascii_isalnum (text[n - 1]) && strchr (" >", text[n - 1]) != NULL)
    text[--n] = '\0';
  if (g_str_has_suffix (text, "\xc2\xbb") || g_str_has_suffix (text, "\xe2\x86\x92")
      || g_str_has_suffix (text, "\xe2\x80\xba"))
    *g_utf8_prev_char (text + strlen (text)) = '\0';
  return dossier_extract_words_has (DOSSIER_WORDS_NEXT, g_strchomp (text));
}

static gboolean
follows (const char *address, const char *here)
{
  Place            next = find_place (address), present = find_place (here);
  g_autofree char *next_stem = next.stem, *present_stem = present.stem;

  return next_stem != NULL && g_strcmp0 (next_stem, present_stem) == 0 && next.number == present.number + 1
         && next.number <= MAX_PAGES;
}

void
dossier_article_read_next (DossierArticle *article, const DossierArticlePage *page)
{
  const char *here = page->base_uri != NULL ? page->base_uri : article->canonical_uri;

  if (here == NULL)
    return;
  for (DossierNode *node = page->root; node != NULL; node = dossier_node_next (node, page->root, FALSE))
    {
      g_autofree char *address = NULL;

      if ((node->tag != DOSSIER_TAG_A && node->tag != DOSSIER_TAG_LINK) || node->element == NULL || !says_next (node))
        continue;
      address = dossier_address_dup_web (dossier_node_get (node, "href"), here);
      if (address == NULL || !follows (address, here))
        continue;
      article->next_uri = g_steal_pointer (&address);
      article->sources[DOSSIER_ARTICLE_NEXT]
          = node->tag == DOSSIER_TAG_A ? DOSSIER_ARTICLE_SOURCE_VISIBLE : DOSSIER_ARTICLE_SOURCE_META;
      return;
    }
}
