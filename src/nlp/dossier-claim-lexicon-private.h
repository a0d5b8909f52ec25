/* dossier-claim-lexicon-private.h - how the words and phrases of claim patterns are kept.
 *
 * slots:   open addressing over the hash of a word, never more than half full; a word's number counts up from 1.
 * entries: what is known of each number: the sets it is in, and the first of the phrases it begins, longest first.
 * phrases: number 0 is none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-claim-bytes-private.h"
#include "dossier-claim-lexicon.h"

G_BEGIN_DECLS

/* A power of two. The shipped tables have some 3,000 words. */
#define DOSSIER_CLAIM_FIRST_SLOTS (1u << 13)
/* Numbers of both have 16 bits. */
#define DOSSIER_CLAIM_MAX_WORDS 65535
#define DOSSIER_CLAIM_MAX_PHRASES 65535

typedef struct
{
  guint64 hash; /* of the folded word, stands for it */
  guint   word; /* 0: free */
} DossierClaimSlot;

typedef struct
{
  guint16 klass, n;
  guint16 next; /* phrase that begins with the same word, or 0 */
  guint16 words[DOSSIER_CLAIM_MAX_PHRASE];
} DossierClaimPhrase;

typedef struct
{
  DossierClaimWordSets sets;
  guint16              phrases; /* the first, or 0 */
} DossierClaimEntry;

struct _DossierClaimLexicon
{
  DossierClaimSlot *slots;
  guint             n_slots;
  GArray           *entries; /* of DossierClaimEntry; number 0 is no word */
  GArray           *phrases; /* of DossierClaimPhrase */
  GPtrArray        *names;   /* of the sets; of a lexicon that was read only the fixed ones */
  guint             n_literals;
  guint64           filled[DOSSIER_CLAIM_CLASS_WORDS];
};

/* Where the word of @hash is, or would be put. */
static inline DossierClaimSlot *
dossier_claim_slots_find (DossierClaimSlot *slots, guint n_slots, guint64 hash)
{
  guint at = (guint) (hash >> 7) & (n_slots - 1);

  while (slots[at].word != 0 && slots[at].hash != hash)
    at = (at + 1) & (n_slots - 1);
  return &slots[at];
}

/* Writes all that finding words and phrases takes. */
void dossier_claim_lexicon_write (const DossierClaimLexicon *self, GByteArray *bytes);

/* What was written; nothing more can be added. NULL when the bytes are something else. */
DossierClaimLexicon *dossier_claim_lexicon_read (DossierClaimBytes *bytes);

G_END_DECLS
