/* dossier-article-wall.c - whether a page shows only the beginning of its article and says so.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <string.h>

#include "dossier-article-private.h"
#include "dossier-extract-words-private.h"
#include "dossier-html-document-private.h"

/* Characters of a line that says so. */
#define MAX_LINE 240

static gboolean
says_wall (const DossierNode *node)
{
  const GPtrArray *words = dossier_extract_words (DOSSIER_WORDS_WALL);
  g_autofree char *text = dossier_node_dup_text (node);
  g_autofree char *lower = g_utf8_strdown (text, -1);

  for (guint i = 0; i < words->len; i++)
    if (strstr (lower, g_ptr_array_index (words, i)) != NULL)
      return TRUE;
  return FALSE;
}

gboolean
dossier_article_shows_wall (DossierNode *root)
{
  DossierNode *next;

  for (DossierNode *node = root; node != NULL; node = next)
    {
      gboolean hidden = node->element != NULL && dossier_node_is_hidden (node);

      if (!hidden && node->element != NULL && (dossier_node_flags (node) & TAG_BLOCK) && node->blocks == 0
          && node->chars >= 15 && node->chars <= MAX_LINE && says_wall (node))
        return TRUE;
      next = dossier_node_next (node, root, hidden);
    }
  return FALSE;
}
