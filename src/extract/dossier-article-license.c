/* dossier-article-license.c - under which terms an article may be passed on, when its page says so.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <string.h>

#include "dossier-address-private.h"
#include "dossier-article-private.h"

static gboolean
is_common (const char *address)
{
  return address != NULL
         && (strstr (address, "creativecommons.org/licenses/") != NULL
             || strstr (address, "creativecommons.org/publicdomain/") != NULL);
}

/* "license" among the words of rel, property or itemprop. */
static gboolean
names_license (const DossierNode *node)
{
  static const char *const keys[] = { "rel", "property", "itemprop" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const char *value = dossier_node_get (node, keys[i]);
      const char *at = value != NULL ? strstr (value, "license") : NULL;

      if (at != NULL && (at == value || at[-1] == ' ' || at[-1] == ':') && (at[7] == '\0' || at[7] == ' '))
        return TRUE;
    }
  return FALSE;
}

/* Rights that are told in many words are no licence, but who owns it. */
static gboolean
is_license (const char *text, const DossierArticlePage *page)
{
  return strstr (text, "://") != NULL || g_str_has_prefix (text, "CC ") || g_str_has_prefix (text, "CC-")
         || strstr (text, "Creative Commons") != NULL;
}

static char *
find_link (const DossierArticlePage *page, gboolean common)
{
  for (DossierNode *node = page->root; node != NULL; node = dossier_node_next (node, page->root, FALSE))
    {
      const char *href
          = node->tag == DOSSIER_TAG_A || node->tag == DOSSIER_TAG_LINK ? dossier_node_get (node, "href") : NULL;

      if (href != NULL && (common ? is_common (href) : names_license (node)))
        {
          char *address = dossier_address_dup_web (href, page->base_uri);

          if (address != NULL)
            return address;
        }
    }
  return NULL;
}

void
dossier_article_read_license (DossierArticle *article, const DossierArticlePage *page)
{
  DossierArticleSource *source = &article->sources[DOSSIER_ARTICLE_LICENSE];

  *source = DOSSIER_ARTICLE_SOURCE_JSON_LD;
  if ((article->license = dossier_article_tidy (page->json->license)) != NULL)
    return;
  *source = DOSSIER_ARTICLE_SOURCE_MICRODATA;
  if ((article->license = find_link (page, FALSE)) != NULL)
    return;
  article->license = dossier_article_tidy_escaped (dossier_article_meta_find (page, "license", is_license, source));
  if (article->license != NULL)
    return;
  article->license = find_link (page, TRUE);
  *source = article->license != NULL ? DOSSIER_ARTICLE_SOURCE_VISIBLE : DOSSIER_ARTICLE_SOURCE_NONE;
}
