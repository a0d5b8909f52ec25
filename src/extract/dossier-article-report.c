/* dossier-article-report.c - why a page's article is what it is
 *
 * The article is found as ever, in a tree that notes why each part of it goes. A second tree of the same page is then
 * read piece by piece beside these notes; what a person chose is carried out in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-article-report.h"

#include "dossier-article-units-private.h"

/* Blocks with the same words are told apart by which of them it is, on which page of the article. */
static void
number_key (DossierBlock *block, guint page, GHashTable *seen)
{
  guint            n = GPOINTER_TO_UINT (g_hash_table_lookup (seen, block->key));
  g_autofree char *numbered
      = page > 1 ? g_strdup_printf ("%s %u %u", block->key, n, page) : g_strdup_printf ("%s %u", block->key, n);
  g_autofree char *digest = NULL;

  g_hash_table_replace (seen, g_strdup (block->key), GUINT_TO_POINTER (n + 1));
  if (n == 0 && page <= 1)
    return;
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, numbered, -1);
  g_free (block->key);
  block->key = g_strndup (digest, DOSSIER_BLOCK_KEY_LENGTH);
}

static GPtrArray *
list_blocks (const GArray *units, const DossierMarks *marks, guint number, const DossierNode *body,
             const char *base_uri)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_block_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < units->len; i++)
    {
      DossierBlock *block = dossier_unit_to_block (&g_array_index (units, DossierUnit, i), body, base_uri);

      number_key (block, number, seen);
      if (marks->is_from_data && block->is_chosen)
        {
          block->is_kept = block->is_chosen = FALSE;
          block->reason = DOSSIER_REASON_DATA;
        }
      g_ptr_array_add (blocks, block);
    }
  return blocks;
}

/* The article is what a person chose. */
static void
apply_choices (DossierArticle *article, const DossierBlockChoices *choices, const GArray *units, GPtrArray *blocks,
               DossierNode *body, const char *base_uri)
{
  guint n_dropped = 0;

  for (guint i = 0; i < units->len; i++)
    {
      const DossierUnit *unit = &g_array_index (units, DossierUnit, i);
      DossierBlock      *block = blocks->pdata[i];

      block->is_kept = dossier_block_choices_decide (choices, block->key, block->is_chosen, block->reason);
      n_dropped += !block->is_kept;
      if (block->is_kept)
        dossier_unit_show (unit);
      else
        dossier_unit_drop (unit);
    }
  dossier_article_measure (body);
  dossier_article_keep (article, body, base_uri);
  article->dropped = n_dropped;
}

DossierArticle *
dossier_article_new_explained (GBytes *bytes, const char *content_type, const char *uri, guint number,
                               const DossierBlockChoices *choices, GPtrArray **blocks, GError **error)
{
  g_autoptr (DossierHtml) html = dossier_html_new_from_bytes (bytes, content_type, error);
  g_autoptr (DossierMarks) marks = dossier_marks_new ();
  g_autoptr (DossierTree) tree = NULL;
  g_autoptr (GArray) units = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autofree char *base_uri = NULL;
  DossierArticle  *article;
  DossierNode     *body;

  if (html == NULL)
    return NULL;
  article = dossier_article_new_marked (html, uri, marks, &base_uri);
  tree = dossier_tree_new (html);
  body = dossier_article_find_body (tree);
  dossier_article_measure (tree->root);
  units = dossier_units_list (marks, body, article->headline, base_uri);
  all = list_blocks (units, marks, number, body, base_uri);
  if (!dossier_block_choices_are_empty (choices))
    apply_choices (article, choices, units, all, body, base_uri);
  if (blocks != NULL)
    *blocks = g_steal_pointer (&all);
  return article;
}
