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

/* What a pattern can ask of an item at once, a bit each: the sets that a word or phrase of begins here (numbered as in
 * the lexicon), then what the item is, then the words that patterns name. */
#define DOSSIER_CLAIM_FEATURE_WORDS 7

typedef struct
{
  guint64 bits[DOSSIER_CLAIM_FEATURE_WORDS];
} DossierClaimFeatures;

typedef enum
{
  DOSSIER_FEATURE_ROLE = DOSSIER_CLAIM_MAX_CLASSES,
  DOSSIER_FEATURE_MONEY,
  DOSSIER_FEATURE_DATE,
  DOSSIER_FEATURE_POSSESSIVE,
  DOSSIER_FEATURE_FILLING, /* may stand before the noun of a phrase */
  DOSSIER_FEATURE_PERSON,  /* a name or what stands for one */
  DOSSIER_FEATURE_ORGANIZATION,
  DOSSIER_FEATURE_PERSON_PHRASE, /* begins a noun phrase that ends in one */
  DOSSIER_FEATURE_ORGANIZATION_PHRASE,
  DOSSIER_FEATURE_LITERAL, /* the one before the first; the last such one is the last feature */
} DossierClaimFeature;

G_STATIC_ASSERT (DOSSIER_FEATURE_LITERAL + DOSSIER_CLAIM_MAX_LITERALS < DOSSIER_CLAIM_FEATURE_WORDS * 64);

static inline void
dossier_claim_features_add (DossierClaimFeatures *self, guint feature)
{
  self->bits[feature / 64] |= G_GUINT64_CONSTANT (1) << (feature % 64);
}

static inline gboolean
dossier_claim_features_meet (const DossierClaimFeatures *a, const DossierClaimFeatures *b)
{
  guint64 met = 0;

  for (guint i = 0; i < DOSSIER_CLAIM_FEATURE_WORDS; i++)
    met |= a->bits[i] & b->bits[i];
  return met != 0;
}

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

  DossierClaimWordSets sets;     /* of the word */
  DossierClaimFeatures features; /* complete once the sentence has been read */
} DossierClaimItem;

typedef struct
{
  const DossierClaimLexicon *lexicon;
  const DossierTokens       *tokens;
  GPtrArray                 *entities; /* (element-type DossierFoundEntity) */
  const DossierSentence     *sentence;
  GArray                    *items;    /* of DossierClaimItem, with room for MAX_ITEMS */
  gboolean                   is_named; /* is one of them a name or stands for one? Else nothing is claimed: */
  DossierClaimFeatures       features; /* of all items together; none then, nor links between items */
} DossierClaimSentence;

void dossier_claim_sentence_init (DossierClaimSentence *self, const DossierClaimLexicon *lexicon,
                                  const DossierTokens *tokens, GPtrArray *entities);
void dossier_claim_sentence_clear (DossierClaimSentence *self);

/* Reads @sentence; @names are the @n_names that begin in it or later. Returns how many of them it holds. */
guint dossier_claim_sentence_read (DossierClaimSentence *self, const DossierSentence *sentence,
                                   const DossierNamedTokens *names, guint n_names);

/* Fills head, after, apposed, next and previous: called by dossier_claim_sentence_read () when somebody is named. */
void dossier_claim_sentence_link (DossierClaimSentence *self);

/* Fills features, of the items and of the sentence, which has none yet: called after the links. */
void dossier_claim_sentence_find_features (DossierClaimSentence *self);

static inline DossierClaimItem *
dossier_claim_item (const DossierClaimSentence *self, guint i)
{
  return &g_array_index (self->items, DossierClaimItem, i);
}

/* Is item @i there and its word alone in one of the fixed sets? @sets: a DOSSIER_CLASS_BIT each. */
static inline gboolean
dossier_claim_item_is_one_of (const DossierClaimSentence *self, guint i, guint64 sets)
{
  return i < self->items->len && (dossier_claim_item (self, i)->sets.alone[0] & sets) != 0;
}

/* The same for one fixed set. */
static inline gboolean
dossier_claim_item_is (const DossierClaimSentence *self, guint i, DossierClaimClass klass)
{
  return dossier_claim_item_is_one_of (self, i, DOSSIER_CLASS_BIT (klass));
}

static inline gboolean
dossier_claim_item_is_mark (const DossierClaimSentence *self, guint i, char mark)
{
  return i < self->items->len && dossier_claim_item (self, i)->mark == mark;
}

/* A name or a reference? */
static inline gboolean
dossier_claim_item_is_named (const DossierClaimSentence *self, guint i)
{
  return i < self->items->len
         && (dossier_claim_item (self, i)->kind == DOSSIER_ITEM_NAME
             || dossier_claim_item (self, i)->kind == DOSSIER_ITEM_REFERENCE);
}

/* How many items from @i the longest phrase of the set takes. */
guint    dossier_claim_item_match (const DossierClaimSentence *self, guint i, int klass);
gboolean dossier_claim_item_is_verb (const DossierClaimSentence *self, guint i);
/* Is the name at @i only the first part of a longer noun phrase ("Google engineers", "Google's plans")? */
gboolean dossier_claim_item_is_modifier (const DossierClaimSentence *self, guint i);
/* A word of no set that ends in "ed": behind a name a verb. */
gboolean dossier_claim_item_looks_past (const DossierClaimSentence *self, guint i);
/* The subtype of a name; NONE for everything else. */
DossierSubtype dossier_claim_item_subtype (const DossierClaimSentence *self, guint i);

/* The text from the first token of item @first to the last one of item @last; owned by the caller. */
char *dossier_claim_sentence_dup (const DossierClaimSentence *self, guint first, guint last);

G_END_DECLS
