/* dossier-block.h - a piece of a page (a paragraph, a heading, a picture): whether it is in a story's text, and why.
 *
 * Pure and thread-safe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Blocks of a page that are shown before a person asks for more, and characters of each that are told. */
#define DOSSIER_BLOCKS_AT_ONCE 4000
#define DOSSIER_BLOCK_MAX_TEXT 4000
/* Letters of a block's key. */
#define DOSSIER_BLOCK_KEY_LENGTH 16

typedef enum
{
  DOSSIER_BLOCK_PARAGRAPH,
  DOSSIER_BLOCK_HEADING,
  DOSSIER_BLOCK_LIST_ITEM,
  DOSSIER_BLOCK_QUOTE,
  DOSSIER_BLOCK_CODE,
  DOSSIER_BLOCK_CAPTION,
  DOSSIER_BLOCK_TABLE,
  DOSSIER_BLOCK_IMAGE,
} DossierBlockKind;

/* Why a block is kept (ARTICLE alone) or dropped. */
typedef enum
{
  DOSSIER_REASON_ARTICLE,
  DOSSIER_REASON_OUTSIDE,
  DOSSIER_REASON_BESIDE,
  DOSSIER_REASON_HIDDEN,
  DOSSIER_REASON_NAVIGATION,
  DOSSIER_REASON_HEADER,
  DOSSIER_REASON_FOOTER,
  DOSSIER_REASON_ASIDE,
  DOSSIER_REASON_SHARE,
  DOSSIER_REASON_SUBSCRIBE,
  DOSSIER_REASON_RELATED,
  DOSSIER_REASON_COMMENT,
  DOSSIER_REASON_COOKIE,
  DOSSIER_REASON_ADVERT,
  DOSSIER_REASON_AUTHOR,
  DOSSIER_REASON_META,
  DOSSIER_REASON_PICTURES,
  DOSSIER_REASON_DIALOG,
  DOSSIER_REASON_FORM,
  DOSSIER_REASON_APPARATUS,
  DOSSIER_REASON_NAMED,
  DOSSIER_REASON_LINKS,
  DOSSIER_REASON_TITLE,
  DOSSIER_REASON_DATELINE,
  DOSSIER_REASON_PHRASE,
  DOSSIER_REASON_END,
  DOSSIER_REASON_OTHER_ARTICLE,
  DOSSIER_REASON_TEASERS,
  DOSSIER_REASON_DATA,
} DossierBlockReason;

#define DOSSIER_N_REASONS (DOSSIER_REASON_DATA + 1)

typedef struct
{
  DossierBlockKind   kind;
  char              *text;  /* its words; of a table a line a row; of an image what it shows, or its address */
  char              *place; /* "main > div.content > p" */
  char              *key;   /* of its words, and of which of the blocks with the same ones it is */
  guint              n_words, link_percent;
  gboolean           is_kept;   /* in the text */
  gboolean           is_chosen; /* as Dossier chose: is_kept differs where a person chose otherwise */
  DossierBlockReason reason;    /* for is_chosen */
  char              *detail;    /* the part of a name in the page that said so; or NULL */
} DossierBlock;

void dossier_block_free (DossierBlock *block);

/* "paragraph", "list-item", ...; "navigation", "share", ...: static, never translated. */
const char *dossier_block_kind_name (DossierBlockKind kind);
const char *dossier_block_reason_name (DossierBlockReason reason);
/* FALSE for a word that is none. */
gboolean dossier_block_reason_find (const char *name, DossierBlockReason *reason);

/* Why it is kept or dropped, for the person (translated): "Navigation". Static. */
const char *dossier_block_reason_words (DossierBlockReason reason);

G_END_DECLS
