/* dossier-claim-certainty.c - did it happen, will it, may it, or did it not?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-claim-certainty.h"

#define MAX_HELPERS 12
#define MAX_BEFORE  5 /* items before the subject that may put all of it in doubt */
#define NEAR        6 /* items between an offer and the word that turns it down */

static const struct
{
  int               klass;
  DossierClaimFlags flag;
} signs[] = {
  { DOSSIER_CLASS_NOT, DOSSIER_CLAIM_NEGATED },     { DOSSIER_CLASS_DENY, DOSSIER_CLAIM_DENIED },
  { DOSSIER_CLASS_MAYBE, DOSSIER_CLAIM_HYPOTHETICAL }, { DOSSIER_CLASS_RUMOUR, DOSSIER_CLAIM_RUMOURED },
  { DOSSIER_CLASS_PLAN, DOSSIER_CLAIM_PLANNED },    { DOSSIER_CLASS_REPORT, DOSSIER_CLAIM_REPORTED },
};

static DossierClaimFlags
signs_at (const DossierClaimSentence *sentence, guint i)
{
  DossierClaimFlags flags = 0;

  for (guint k = 0; k < G_N_ELEMENTS (signs); k++)
    if (dossier_claim_item_match (sentence, i, signs[k].klass) > 0)
      flags |= signs[k].flag;
  return flags;
}

static gboolean
is_clause_mark (const DossierClaimSentence *sentence, guint i)
{
  return dossier_claim_item_is_mark (sentence, i, ',') || dossier_claim_item_is_mark (sentence, i, ';')
         || dossier_claim_item_is_mark (sentence, i, ':');
}

/* The verb group before the match and inside it. */
static DossierClaimFlags
read_group (const DossierClaimSentence *sentence, const DossierClaimMatch *match, guint *begin)
{
  DossierClaimFlags flags = 0;
  guint             i = match->start, end = MAX (match->cue_end, match->start);

  for (guint k = match->start; k < end; k++)
    flags |= signs_at (sentence, k);
  while (i > 0 && match->start - i < MAX_HELPERS)
    {
      const DossierClaimItem *before = dossier_claim_item (sentence, i - 1);

      if (before->kind != DOSSIER_ITEM_WORD || before->noun || dossier_claim_item_is (sentence, i - 1, DOSSIER_CLASS_AND)
          || dossier_claim_item_is (sentence, i - 1, DOSSIER_CLASS_WHO))
        if (signs_at (sentence, i - 1) == 0)
          break;
      i--;
      flags |= signs_at (sentence, i);
    }
  *begin = i;
  return flags;
}

/* "denied that it had ...", "if Ada Moss were to ...": what stands before the subject. */
static DossierClaimFlags
read_before (const DossierClaimSentence *sentence, guint begin)
{
  DossierClaimFlags flags = 0;
  guint             i = begin;

  while (i > 0 && begin - i < MAX_BEFORE && !is_clause_mark (sentence, i - 1)
         && !dossier_claim_item_is (sentence, i - 1, DOSSIER_CLASS_AND))
    flags |= signs_at (sentence, --i);
  return flags & (DOSSIER_CLAIM_DENIED | DOSSIER_CLAIM_HYPOTHETICAL | DOSSIER_CLAIM_RUMOURED);
}

static gboolean
is_reported (const DossierClaimSentence *sentence)
{
  for (guint i = 0; i < sentence->items->len; i++)
    if (dossier_claim_item_match (sentence, i, DOSSIER_CLASS_REPORT) > 0)
      return TRUE;
  return FALSE;
}

DossierClaimFlags
dossier_claim_certainty (const DossierClaimSentence *sentence, const DossierClaimMatch *match)
{
  guint             begin;
  DossierClaimFlags flags = read_group (sentence, match, &begin);

  flags |= read_before (sentence, begin);
  if (is_reported (sentence))
    flags |= DOSSIER_CLAIM_REPORTED;
  return flags;
}

gboolean
dossier_claim_turned_down (const DossierClaimSentence *sentence, guint from)
{
  guint offer = G_MAXUINT, denial = G_MAXUINT;

  for (guint i = from; i < sentence->items->len; i++)
    {
      if (dossier_claim_item_match (sentence, i, DOSSIER_CLASS_OFFER) > 0)
        offer = i;
      if (dossier_claim_item_match (sentence, i, DOSSIER_CLASS_DENY) > 0
          && dossier_claim_item_match (sentence, i, DOSSIER_CLASS_COMMENT) == 0)
        denial = i;
      if (offer != G_MAXUINT && denial != G_MAXUINT && MAX (offer, denial) - MIN (offer, denial) <= NEAR)
        return TRUE;
    }
  return FALSE;
}
