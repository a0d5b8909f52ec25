/* dossier-claim-pattern-private.h - the program that a pattern is compiled to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-claim-bytes-private.h"
#include "dossier-claim-pattern.h"

G_BEGIN_DECLS

#define DOSSIER_CLAIM_SHORT_GAP 10 /* items that .. takes at most */
#define DOSSIER_CLAIM_LONG_GAP 30  /* the same for ... */

typedef enum
{
  DOSSIER_OP_WORD,
  DOSSIER_OP_CLASS,
  DOSSIER_OP_POSSESSIVE,
  DOSSIER_OP_SLOT,  /* through the head of a noun phrase */
  DOSSIER_OP_PLAIN, /* the name itself */
  DOSSIER_OP_SUBJECT,
  DOSSIER_OP_ROLE,
  DOSSIER_OP_MONEY,
  DOSSIER_OP_DATE,
  DOSSIER_OP_FILL,
  DOSSIER_OP_GAP,
  DOSSIER_OP_NOT,  /* what comes is not the word */
  DOSSIER_OP_POST, /* a role with a word of TOP in it */
  DOSSIER_OP_BEGIN,
  DOSSIER_OP_END,
  DOSSIER_OP_SPLIT, /* go on at x; when that fails, at y */
  DOSSIER_OP_JUMP,
  DOSSIER_OP_MATCH,
} DossierClaimOp;

typedef struct
{
  DossierClaimOp op;
  int            x, y; /* word, class, slot; type of the slot, or places to go on */
  gboolean       cue;
  gboolean       home; /* of a slot: a part of the organization is as good */

  DossierClaimFeatures may;  /* what goes on from here needs an item with one of these next */
  gboolean             open; /* unless this is set */
} DossierClaimInstruction;

#define DOSSIER_CLAIM_MAX_NEEDS 8

struct _DossierClaimPattern
{
  char    *name;
  GArray  *program; /* of DossierClaimInstruction */
  GArray  *emits;   /* of DossierClaimEmit */
  char     letters[DOSSIER_CLAIM_MAX_SLOTS];
  guint    n_letters;
  gboolean leaves_out;
  guint    first; /* instruction that the match of items begins with */

  DossierClaimFeatures needs[DOSSIER_CLAIM_MAX_NEEDS]; /* of each, every match takes an item with one */
  guint                n_needs;
};

/* Writes what matching takes of the patterns: (element-type DossierClaimPattern). */
void dossier_claim_patterns_write (const GPtrArray *patterns, GByteArray *bytes);

/* What was written: (element-type DossierClaimPattern), or NULL when the bytes are something else. */
GPtrArray *dossier_claim_patterns_read (DossierClaimBytes *bytes);

/* Fills may, open, first and needs of a program that is complete. */
void dossier_claim_pattern_look_ahead (DossierClaimPattern *self, const DossierClaimLexicon *lexicon);

G_END_DECLS
