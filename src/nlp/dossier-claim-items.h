/* dossier-claim-items.h - a sentence as the symbols that claim patterns speak of.
 *
 * A symbol is a name, a reference to one ("the company", "she"), a role, an amount, a date, a mark or a plain word.
 * Quotation marks vanish, and so do brackets that name nobody; other brackets become commas.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-claim-lexicon.h"
#include "dossier-recognition.h"
#include "dossier-tokens.h"

G_BEGIN_DECLS

/* A longer sentence is read up to here. */
#define DOSSIER_CLAIM_MAX_ITEMS 512
/* Names joined by commas and "and" that one claim is spread over. */
#define DOSSIER_CLAIM_MAX_LIST 32

typedef enum
{
  DOSSIER_ITEM_WORD,
  DOSSIER_ITEM_MARK,
  DOSSIER_ITEM_POSSESSIVE,
  DOSSIER_ITEM_NAME,
  DOSSIER_ITEM_REFERENCE, /* stands for a name */
  DOSSIER_ITEM_ROLE,
  DOSSIER_ITEM_MONEY,
  DOSSIER_ITEM_DATE,
} DossierClaimItemKind;

typedef struct
{
  guint    word;           /* number in the lexicon, 0 for an unknown word and for an item of several words */
  guint    kind;           /* DossierClaimItemKind */
  guint    first, n;       /* tokens */
  int      entity;         /* of a name */
  guint    type;           /* DossierEntityKind of a name or reference */
  int      reference;      /* which DossierClaimClass a reference is: COMPANY HE HIS IT ITS */
  char     mark;           /* of a mark: brackets and dashes are ',' */
  gboolean former;         /* a role with "ex-" */
  gboolean noun;           /* a word that may stand inside a noun phrase */
  int      head;           /* the name that ends the noun phrase beginning here, or -1 */
  guint    after;          /* of a name: the item behind it and its apposition */
  int      apposed;        /* the name whose apposition this item closes, or -1 */
  int      next, previous; /* names of the same list, or -1 */
} DossierClaimItem;

typedef struct
{
  const DossierClaimLexicon *lexicon;
  const DossierTokens       *tokens;
  GPtrArray                 *entities; /* (element-type DossierFoundEntity) */
  const DossierSentence     *sentence;
  GArray                    *items;                              /* of DossierClaimItem */
  guint64                    classes[DOSSIER_CLAIM_CLASS_WORDS]; /* sets of which a word is here, a bit each */
} DossierClaimSentence;

void dossier_claim_sentence_init (DossierClaimSentence *self, const DossierClaimLexicon *lexicon,
                                  const DossierTokens *tokens, GPtrArray *entities);
void dossier_claim_sentence_clear (DossierClaimSentence *self);

/* Reads @sentence; @names are the @n_names that begin in it or later. Returns how many of them it holds. */
guint dossier_claim_sentence_read (DossierClaimSentence *self, const DossierSentence *sentence,
                                   const DossierNamedTokens *names, guint n_names);

/* Fills head, after, apposed, next and previous: called by dossier_claim_sentence_read (). */
void dossier_claim_sentence_link (DossierClaimSentence *self);

static inline DossierClaimItem *
dossier_claim_item (const DossierClaimSentence *self, guint i)
{
  return &g_array_index (self->items, DossierClaimItem, i);
}

/* Is item @i there and its word alone in the set? */
gboolean dossier_claim_item_is (const DossierClaimSentence *self, guint i, int klass);
/* How many items from @i the longest phrase of the set takes. */
guint    dossier_claim_item_match (const DossierClaimSentence *self, guint i, int klass);
gboolean dossier_claim_item_is_mark (const DossierClaimSentence *self, guint i, char mark);
gboolean dossier_claim_item_is_verb (const DossierClaimSentence *self, guint i);
/* A name or a reference? */
gboolean dossier_claim_item_is_named (const DossierClaimSentence *self, guint i);
/* Is the name at @i only the first part of a longer noun phrase ("Google engineers", "Google's plans")? */
gboolean dossier_claim_item_is_modifier (const DossierClaimSentence *self, guint i);
/* The subtype of a name; NONE for everything else. */
DossierSubtype dossier_claim_item_subtype (const DossierClaimSentence *self, guint i);

/* The text from the first token of item @first to the last one of item @last; owned by the caller. */
char *dossier_claim_sentence_dup (const DossierClaimSentence *self, guint first, guint last);

G_END_DECLS
