/* dossier-claim-lexicon.h - words as numbers, and the sets of words and phrases that claim patterns speak of.
 *
 * Filled while the tables are read, constant and thread-safe afterwards.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DOSSIER_CLAIM_MAX_CLASSES 128
#define DOSSIER_CLAIM_MAX_PHRASE 6       /* words */
#define DOSSIER_CLAIM_MAX_WORD_LENGTH 64 /* bytes; longer words are unknown ones */

/* The sets that the program itself asks about. The table must define each of them. */
typedef enum
{
  DOSSIER_CLASS_BE,          /* forms of to be */
  DOSSIER_CLASS_AUX,         /* have, do, will, would, can ... */
  DOSSIER_CLASS_ADVERB,      /* also, later, officially ... */
  DOSSIER_CLASS_CONTROL,     /* verbs that hand their subject on: decided to, agreed to ... */
  DOSSIER_CLASS_VERB,        /* other common verbs */
  DOSSIER_CLASS_SAY,         /* said, announced ... */
  DOSSIER_CLASS_AND,         /* what joins the last name of a list */
  DOSSIER_CLASS_FUNCTION,    /* words that end a noun phrase */
  DOSSIER_CLASS_PREP,        /* prepositions */
  DOSSIER_CLASS_CONJUNCTION, /* what opens a clause: while, before ... */
  DOSSIER_CLASS_DET,         /* articles, possessive pronouns, numerals */
  DOSSIER_CLASS_FORMER,      /* former, ex, previously ... */
  DOSSIER_CLASS_NOT,         /* not, never, without ... */
  DOSSIER_CLASS_DENY,        /* denied, declined, rejected ... */
  DOSSIER_CLASS_COMMENT,     /* declined to comment: denies nothing */
  DOSSIER_CLASS_PAST,        /* forms that only tell of the past: became, left ... */
  DOSSIER_CLASS_PLAN,        /* will, plans, agreed ... */
  DOSSIER_CLASS_RUMOUR,      /* talks, considering, may ... */
  DOSSIER_CLASS_REPORT,      /* reportedly, according to ... */
  DOSSIER_CLASS_MAYBE,       /* if, would have, attempted, offered ... */
  DOSSIER_CLASS_OFFER,       /* nouns that can be turned down: offer, bid, proposal ... */
  DOSSIER_CLASS_WHO,         /* who, which, that */
  DOSSIER_CLASS_COMPANY,     /* nouns that stand for an organization: company, startup ... */
  DOSSIER_CLASS_HE,          /* he, she */
  DOSSIER_CLASS_HIS,         /* his, her */
  DOSSIER_CLASS_IT,          /* it, they */
  DOSSIER_CLASS_ITS,         /* its, their */
  DOSSIER_CLASS_ROLE_MODIFIER,
  DOSSIER_CLASS_ROLE_MAYBE, /* nouns that are verbs as well: head, lead, chair */
  DOSSIER_CLASS_BOARD,      /* parts that act for the whole: board, parent ... */
  DOSSIER_CLASS_UNIT,       /* million, billion ... */
  DOSSIER_CLASS_ABOUT,      /* up to, over, nearly ... before an amount */
  DOSSIER_CLASS_TOP,        /* words of posts that an organization has once: chief, chairman ... */
  DOSSIER_CLASS_NO_POST,    /* roles that are no employment: investor, customer ... */
  DOSSIER_CLASS_ROLE,       /* filled from the role table */
  DOSSIER_CLASS_FOUNDER,
  DOSSIER_CLASS_COFOUNDER,
  DOSSIER_CLASS_PART, /* parts of an organization: division, team ... */
  DOSSIER_CLASS_DATE, /* filled with the words that open a date */
  DOSSIER_N_FIXED_CLASSES,
} DossierClaimClass;

/* The fixed sets fit in one word of bits, so that several of them can be asked about at once. */
G_STATIC_ASSERT (DOSSIER_N_FIXED_CLASSES <= 64);
#define DOSSIER_CLASS_BIT(klass) (G_GUINT64_CONSTANT (1) << (klass))
#define DOSSIER_CLAIM_CLASS_WORDS (DOSSIER_CLAIM_MAX_CLASSES / 64)

/* What is known of a word: a bit for each set. */
typedef struct
{
  guint64 alone[DOSSIER_CLAIM_CLASS_WORDS];  /* it is in by itself */
  guint64 begins[DOSSIER_CLAIM_CLASS_WORDS]; /* it begins a phrase of several words of */
  guint   literal;                           /* from 1; 0 when no pattern names the word itself */
} DossierClaimWordSets;

/* Words that patterns name themselves and that are told apart by their number; the others have none. */
#define DOSSIER_CLAIM_MAX_LITERALS 300

typedef struct _DossierClaimLexicon DossierClaimLexicon;

DossierClaimLexicon *dossier_claim_lexicon_new (void);
void                 dossier_claim_lexicon_free (DossierClaimLexicon *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierClaimLexicon, dossier_claim_lexicon_free)

/* The number of the set called @name ("_be"), made when it is new. -1 when there are too many. */
int dossier_claim_lexicon_class (DossierClaimLexicon *self, const char *name);
/* The number of the set, or -1. */
int dossier_claim_lexicon_find_class (const DossierClaimLexicon *self, const char *name);
/* Puts @phrase (words with blanks between) into the set. FALSE when it has too many words. */
gboolean dossier_claim_lexicon_add (DossierClaimLexicon *self, int klass, const char *phrase);
/* The first fixed set without a word, or NULL. */
const char *dossier_claim_lexicon_missing (const DossierClaimLexicon *self);

/* The number of a word, from 1; ASCII case and the shape of its apostrophe do not matter. */
guint dossier_claim_lexicon_intern (DossierClaimLexicon *self, const char *word);
/* The same for a word of a text; 0 when no table has it. */
guint dossier_claim_lexicon_find (const DossierClaimLexicon *self, const char *word, gsize length);

/* Is the word alone in the set? */
gboolean dossier_claim_lexicon_has (const DossierClaimLexicon *self, guint word, int klass);

/* All that is known of the word: borrowed, until the next word is interned. Of number 0: nothing. */
const DossierClaimWordSets *dossier_claim_lexicon_get_sets (const DossierClaimLexicon *self, guint word);

/* Gives a word that a pattern names its literal number; 0 when there are too many. */
guint dossier_claim_lexicon_add_literal (DossierClaimLexicon *self, guint word);

/* How many of the @n words at @words, spaced @stride bytes apart, the longest phrase of the set takes that
 * begins there; 0 when none does. A number 0 among them ends what can be matched. */
guint dossier_claim_lexicon_match (const DossierClaimLexicon *self, const guint *words, guint n, gsize stride,
                                   int klass);

/* Adds to @classes the sets of which a phrase of several words begins there. */
void dossier_claim_lexicon_add_phrases (const DossierClaimLexicon *self, const guint *words, guint n, gsize stride,
                                        guint64 *classes);

G_END_DECLS
