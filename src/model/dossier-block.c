/* dossier-block.c - a piece of a page: whether it is in a story's text, and why
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-block.h"

#include <glib/gi18n-lib.h>

static const char *const kinds[]
    = { "paragraph", "heading", "list-item", "quote", "code", "caption", "table", "image" };

static const struct
{
  const char *name, *words;
} reasons[DOSSIER_N_REASONS] = {
  [DOSSIER_REASON_ARTICLE] = { "article", N_ ("Part of the article") },
  [DOSSIER_REASON_OUTSIDE] = { "outside", N_ ("Outside of the article") },
  [DOSSIER_REASON_BESIDE] = { "beside", N_ ("Beside the article") },
  [DOSSIER_REASON_HIDDEN] = { "hidden", N_ ("The page does not show it") },
  [DOSSIER_REASON_NAVIGATION] = { "navigation", N_ ("Navigation") },
  [DOSSIER_REASON_HEADER] = { "header", N_ ("Head of the page") },
  [DOSSIER_REASON_FOOTER] = { "footer", N_ ("Foot of the page") },
  [DOSSIER_REASON_ASIDE] = { "aside", N_ ("Side column") },
  [DOSSIER_REASON_SHARE] = { "share", N_ ("Buttons for sharing") },
  [DOSSIER_REASON_SUBSCRIBE] = { "subscribe", N_ ("Invitation to subscribe or log in") },
  [DOSSIER_REASON_RELATED] = { "related", N_ ("Other stories") },
  [DOSSIER_REASON_COMMENT] = { "comment", N_ ("Comments") },
  [DOSSIER_REASON_COOKIE] = { "cookie", N_ ("Cookie notice") },
  [DOSSIER_REASON_ADVERT] = { "advert", N_ ("Advertising") },
  [DOSSIER_REASON_AUTHOR] = { "author", N_ ("About the author") },
  [DOSSIER_REASON_META] = { "meta", N_ ("Notes about the article") },
  [DOSSIER_REASON_PICTURES] = { "pictures", N_ ("Gallery or player") },
  [DOSSIER_REASON_DIALOG] = { "dialog", N_ ("Pop-up") },
  [DOSSIER_REASON_FORM] = { "form", N_ ("Form") },
  [DOSSIER_REASON_APPARATUS] = { "apparatus", N_ ("Contents, boxes or footnotes") },
  [DOSSIER_REASON_NAMED] = { "named", N_ ("Named like a part of the site") },
  [DOSSIER_REASON_LINKS] = { "links", N_ ("Mostly links") },
  [DOSSIER_REASON_TITLE] = { "title", N_ ("Says the title again") },
  [DOSSIER_REASON_DATELINE] = { "dateline", N_ ("Says who wrote it and when") },
  [DOSSIER_REASON_PHRASE] = { "phrase", N_ ("A phrase that stands around articles") },
  [DOSSIER_REASON_END] = { "end", N_ ("After the end of the article") },
  [DOSSIER_REASON_OTHER_ARTICLE] = { "other-article", N_ ("Another article or a comment") },
  [DOSSIER_REASON_TEASERS] = { "teasers", N_ ("List of teasers") },
  [DOSSIER_REASON_DATA] = { "data", N_ ("The page gives its text elsewhere, for machines") },
};

void
dossier_block_free (DossierBlock *block)
{
  if (block == NULL)
    return;
  g_free (block->text);
  g_free (block->place);
  g_free (block->key);
  g_free (block->detail);
  g_free (block);
}

const char *
dossier_block_kind_name (DossierBlockKind kind)
{
  return kinds[kind];
}

const char *
dossier_block_reason_name (DossierBlockReason reason)
{
  return reasons[reason].name;
}

gboolean
dossier_block_reason_find (const char *name, DossierBlockReason *reason)
{
  for (guint i = 0; i < DOSSIER_N_REASONS; i++)
    if (g_strcmp0 (reasons[i].name, name) == 0)
      {
        *reason = (DossierBlockReason) i;
        return TRUE;
      }
  return FALSE;
}

const char *
dossier_block_reason_words (DossierBlockReason reason)
{
  return _ (reasons[reason].words);
}
