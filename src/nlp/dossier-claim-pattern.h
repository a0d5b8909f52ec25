/* dossier-claim-pattern.h - one pattern: what a claim looks like, compiled.
 *
 * Elements of a pattern, with blanks between:
 *   word          that word; 's is the possessive, a mark is itself
 *   %set          a word or phrase of the set; sets whose name begins with "_" never count as the words that state it
 *   S:person      a name in slot S (any capital letter): person, org or any, with what stands before its noun
 *   S:home        an org, or a part of it ("Lumio's chip team")
 *   =S:person     the same, but nothing may stand between
 *   ^S:person     first element only: the subject of the verb that follows
 *   ROLE MONEY DATE  a post, an amount, a date; POST is a role that an organization has only once
 *   !word         what comes is not this word
 *   ~             up to eight words of a noun phrase
 *   ..            up to ten items of any kind, not beyond ";" or ":"; ... up to thirty
 *   BEGIN END     the sentence begins or ends here
 *   ( a | b )     either; x? means x may be missing
 * What it says: "kind S O flag..." joined by ";". S or O may be "-" (nobody) or "here" (the organization the text is
 * about at this point). The kind "role" means works_at, founded or cofounded as the role's words say.
 * The flag "total" says that an amount in the sentence is of all together: it is not given to the claim.
 * The flag "sure" says that nothing in the words puts it in doubt ("is no longer at").
 * The flag "weak" drops the claim when the text claims anything else of the same two.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-claim-items.h"

G_BEGIN_DECLS

#define DOSSIER_CLAIM_MAX_SLOTS 4
#define DOSSIER_CLAIM_MAX_PROGRAM 200 /* instructions of a pattern */
#define DOSSIER_CLAIM_MAX_PATTERNS 1000
#define DOSSIER_CLAIM_MAX_NAME 80 /* bytes of a pattern's own name */

typedef struct _DossierClaimPattern DossierClaimPattern;

#define DOSSIER_CLAIM_SLOT_NOBODY (-1)
#define DOSSIER_CLAIM_SLOT_HERE (-2)

typedef struct
{
  DossierClaimKind  kind;            /* 0: as the role says */
  int               subject, object; /* slots, NOBODY or HERE */
  DossierClaimFlags flags;
  gboolean          weak, total, sure;
} DossierClaimEmit;

typedef struct
{
  int   slots[DOSSIER_CLAIM_MAX_SLOTS]; /* items, or -1 */
  guint spread;            /* bit for each slot that means the whole list its name begins (or ends, for a subject) */
  guint loose;             /* bit for each slot that takes people and organizations alike */
  int   role, money, date; /* items, or -1 */
  guint start, end;        /* items [start, end) */
  guint cue, cue_end;      /* items that state it; empty when nothing does */
  int   trigger;           /* the first of them */
} DossierClaimMatch;

/* NULL and @error when @text or @emits is not as above. */
DossierClaimPattern *dossier_claim_pattern_new (DossierClaimLexicon *lexicon, const char *name, const char *text,
                                                const char *emits, GError **error);
void                 dossier_claim_pattern_free (DossierClaimPattern *self);

const char             *dossier_claim_pattern_get_name (const DossierClaimPattern *self);
const DossierClaimEmit *dossier_claim_pattern_get_emits (const DossierClaimPattern *self, guint *n_emits);

/* Does it speak of the subject of a verb? */
gboolean dossier_claim_pattern_has_subject (const DossierClaimPattern *self);

/* Does it speak of an organization "here"? */
gboolean dossier_claim_pattern_leaves_out (const DossierClaimPattern *self);

/* Of the things that every match takes one with, the one that the fewest items are; NULL when there are none. Borrowed.
 */
const DossierClaimFeatures *dossier_claim_pattern_get_need (const DossierClaimPattern *self);

/* Could it match anywhere in the sentence? Cheap. */
gboolean dossier_claim_pattern_may_match (const DossierClaimPattern *self, const DossierClaimSentence *sentence);

/* The first item from @i on that it could match from; the number of items when there is none. */
guint dossier_claim_pattern_find_start (const DossierClaimPattern *self, const DossierClaimSentence *sentence, guint i);

/* Does it match from item @start on? Takes a bounded number of steps. */
gboolean dossier_claim_pattern_match (const DossierClaimPattern *self, const DossierClaimSentence *sentence,
                                      guint start, DossierClaimMatch *match);

G_END_DECLS
