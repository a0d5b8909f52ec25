/* dossier-article-meta.c - what a page says about its article in <meta>.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <string.h>

#include "dossier-article-private.h"
#include "dossier-extract-data-private.h"

/* Names that one attribute gives. */
#define MAX_NAMES 8

static void
add_names (GHashTable *meta, const char *value, const char *content)
{
  g_auto (GStrv) names = g_strsplit (value, " ", MAX_NAMES);

  for (guint i = 0; names[i] != NULL; i++)
    {
      char *name = g_ascii_strdown (names[i], -1);

      if (*name == '\0' || g_hash_table_contains (meta, name))
        g_free (name);
      else
        g_hash_table_insert (meta, name, (char *) content);
    }
}

const char *
dossier_article_meta_get (const DossierNode *node)
{
  const char *content = node->tag == DOSSIER_TAG_META ? dossier_node_get (node, "content") : NULL;

  return content != NULL || node->tag != DOSSIER_TAG_META ? content : dossier_node_get (node, "value");
}

GHashTable *
dossier_article_meta_read (DossierNode *root)
{
  static const char *const keys[] = { "property", "name", "itemprop", "http-equiv" };
  GHashTable              *meta = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (DossierNode *node = root; node != NULL; node = dossier_node_next (node, root, FALSE))
    {
      const char *content = dossier_article_meta_get (node);

      if (content == NULL || content[strspn (content, " \t\r\n")] == '\0')
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
        {
          const char *value = dossier_node_get (node, keys[i]);

          if (value != NULL)
            add_names (meta, value, content);
        }
    }
  return meta;
}

static const GPtrArray *
get_names (void)
{
  static GPtrArray *rows = NULL;

  if (g_once_init_enter (&rows))
    g_once_init_leave (&rows, dossier_extract_data_load ("meta"));
  return rows;
}

static gboolean
is_open_graph (const char *name)
{
  return g_str_has_prefix (name, "og:") || g_str_has_prefix (name, "article:");
}

const char *
dossier_article_meta_find (const DossierArticlePage *page, const char *field, DossierArticleMetaTest test,
                           DossierArticleSource *source)
{
  const GPtrArray *rows = get_names ();

  for (guint i = 0; i < rows->len; i++)
    {
      GStrv       row = g_ptr_array_index (rows, i);
      const char *found = strcmp (row[0], field) == 0 ? g_hash_table_lookup (page->meta, row[1]) : NULL;

      if (found != NULL && (test == NULL || test (found, page)))
        {
          *source = is_open_graph (row[1]) ? DOSSIER_ARTICLE_SOURCE_OPENGRAPH : DOSSIER_ARTICLE_SOURCE_META;
          return found;
        }
    }
  return NULL;
}

char *
dossier_article_tidy (const char *text)
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

char *
dossier_article_tidy_escaped (const char *text)
{
  g_autoptr (DossierHtml) html = NULL;
  g_autoptr (DossierTree) tree = NULL;
  g_autofree char *plain = NULL;

  if (text == NULL || strchr (text, '&') == NULL)
    return dossier_article_tidy (text);
  html = dossier_html_new_from_text (text, -1, NULL);
  if (html == NULL)
    return NULL;
  tree = dossier_tree_new (html);
  plain = dossier_node_dup_text (tree->root);
  return dossier_article_tidy (plain);
}
