/* dossier-claim-certainty.c - did it happen, will it, may it, or did it not?
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-claim-certainty.h"

#define MAX_HELPERS 12
#define MAX_BEFORE 5    /* items before the subject that may put all of it in doubt */
#define MAX_SHARED 25   /* items back to the verb that an "and" goes on from */
#define MAX_QUESTION 14 /* items of a question without a verb in front */
#define NEAR 6          /* items between an offer and the word that turns it down */

static const struct
{
  int               klass;
  DossierClaimFlags flag;
} signs[] = {
  { DOSSIER_CLASS_NOT, DOSSIER_CLAIM_NEGATED },        { DOSSIER_CLASS_DENY, DOSSIER_CLAIM_DENIED },
  { DOSSIER_CLASS_MAYBE, DOSSIER_CLAIM_HYPOTHETICAL }, { DOSSIER_CLASS_RUMOUR, DOSSIER_CLAIM_RUMOURED },
  { DOSSIER_CLASS_PLAN, DOSSIER_CLAIM_PLANNED },       { DOSSIER_CLASS_REPORT, DOSSIER_CLAIM_REPORTED },
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

/* What has been read around a match. */
typedef struct
{
  const DossierClaimSentence *sentence;
  DossierClaimFlags           flags;
  DossierClaimStretch         doubt; /* the first words found that gave any of them */
} Doubts;

static void
add_doubt (Doubts *self, DossierClaimFlags flags, guint i)
{
  if (flags != 0 && self->doubt.n == 0)
    {
      self->doubt = (DossierClaimStretch){ i, 1 };
      for (guint k = 0; k < G_N_ELEMENTS (signs); k++)
        if ((flags & signs[k].flag) != 0)
          self->doubt.n = MAX (self->doubt.n, dossier_claim_item_match (self->sentence, i, signs[k].klass));
    }
  self->flags |= flags;
}

static gboolean
is_clause_mark (const DossierClaimSentence *sentence, guint i)
{
  return dossier_claim_item_is_mark (sentence, i, ',') || dossier_claim_item_is_mark (sentence, i, ';')
         || dossier_claim_item_is_mark (sentence, i, ':');
}

/* The verb group before the match and inside it; returns where it begins. */
static guint
read_group (Doubts *self, const DossierClaimMatch *match)
{
  const DossierClaimSentence *sentence = self->sentence;
  guint                       i = match->start, end = (guint) MAX (match->trigger + 1, (int) match->start);

  for (guint k = match->start; k < end; k++)
    add_doubt (self, signs_at (sentence, k), k);
  while (i > 0 && match->start - i < MAX_HELPERS)
    {
      const DossierClaimItem *before = dossier_claim_item (sentence, i - 1);

      if (before->kind != DOSSIER_ITEM_WORD || before->noun
          || dossier_claim_item_is (sentence, i - 1, DOSSIER_CLASS_AND)
          || dossier_claim_item_is (sentence, i - 1, DOSSIER_CLASS_WHO))
        if (signs_at (sentence, i - 1) == 0)
          break;
      i--;
      add_doubt (self, signs_at (sentence, i), i);
    }
  return i;
}

/* A verb without an ending: "become", not "becomes" nor "became". */
static gboolean
is_base (const DossierClaimSentence *sentence, guint i)
{
  const DossierClaimItem *item = dossier_claim_item (sentence, i);
  const DossierToken     *token = &sentence->tokens->tokens[item->first];
  char                    last = sentence->tokens->text[token->start + token->length - 1];

  return dossier_claim_item_is_verb (sentence, i) && last != 's' && last != 'd' && last != 'g'
         && !dossier_claim_item_is (sentence, i, DOSSIER_CLASS_PAST);
}

/* "denied that it had ...", "if Ada Moss were to ...": what stands before the subject. */
static void
read_before (Doubts *self, guint begin)
{
  const DossierClaimSentence *sentence = self->sentence;

  for (guint i = begin; i > 0 && begin - i < MAX_BEFORE && !is_clause_mark (sentence, i - 1)
                        && !dossier_claim_item_is (sentence, i - 1, DOSSIER_CLASS_AND);
       i--)
    add_doubt (
        self, signs_at (sentence, i - 1) & (DOSSIER_CLAIM_DENIED | DOSSIER_CLAIM_HYPOTHETICAL | DOSSIER_CLAIM_RUMOURED),
        i - 1);
}

/* "will step down and become ...": the second verb shares what stands before the first. */
static void
read_shared (Doubts *self, guint begin)
{
  const DossierClaimSentence *sentence = self->sentence;

  if (begin == 0 || !dossier_claim_item_is (sentence, begin - 1, DOSSIER_CLASS_AND) || !is_base (sentence, begin))
    return;
  for (guint i = begin - 1; i > 0 && begin - i < MAX_SHARED && !is_clause_mark (sentence, i - 1); i--)
    if (dossier_claim_item_is (sentence, i - 1, DOSSIER_CLASS_PLAN)
        || dossier_claim_item_is (sentence, i - 1, DOSSIER_CLASS_MAYBE)
        || dossier_claim_item_is (sentence, i - 1, DOSSIER_CLASS_RUMOUR))
      add_doubt (self, signs_at (sentence, i - 1), i - 1);
}

/* "Lumio to buy Northwind": what a headline announces. */
static gboolean
is_announced (const DossierClaimSentence *sentence, guint begin)
{
  if (begin == 0 || begin >= sentence->items->len
      || !dossier_tokens_is (sentence->tokens, dossier_claim_item (sentence, begin)->first, "to"))
    return FALSE;
  for (guint i = begin; i > 0; i--)
    {
      if (dossier_claim_item_is_mark (sentence, i - 1, ';') || dossier_claim_item_is_mark (sentence, i - 1, ':'))
        break;
      if (dossier_claim_item_is_verb (sentence, i - 1) || dossier_claim_item_is (sentence, i - 1, DOSSIER_CLASS_PREP))
        return FALSE;
    }
  return TRUE;
}

/* "Is Ada Moss leaving?", but not "Why did Ada Moss leave?": that she did is taken for granted. */
static gboolean
is_asked (const DossierClaimSentence *sentence)
{
  static const char *const granted[] = { "why", "how", "when", "where", "who", "what", "which" };
  guint                    n = sentence->items->len;

  if (n == 0 || !dossier_claim_item_is_mark (sentence, n - 1, '?'))
    return FALSE;
  if (dossier_claim_item_is (sentence, 0, DOSSIER_CLASS_AUX) || dossier_claim_item_is (sentence, 0, DOSSIER_CLASS_BE))
    return TRUE;
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < G_N_ELEMENTS (granted); k++)
      if (dossier_tokens_is (sentence->tokens, dossier_claim_item (sentence, i)->first, granted[k]))
        return FALSE;
  return n <= MAX_QUESTION;
}

/* "according to The Paper": somebody's word for it. */
static gboolean
is_accorded (const DossierClaimSentence *sentence, guint i)
{
  return i + 2 < sentence->items->len
         && dossier_tokens_is (sentence->tokens, dossier_claim_item (sentence, i)->first, "according")
         && dossier_claim_item_subtype (sentence, i + 2) == DOSSIER_SUBTYPE_MEDIA;
}

static void
read_reports (Doubts *self)
{
  for (guint i = 0; i < self->sentence->items->len; i++)
    if (dossier_claim_item_match (self->sentence, i, DOSSIER_CLASS_REPORT) > 0 || is_accorded (self->sentence, i))
      add_doubt (self, DOSSIER_CLAIM_REPORTED, i);
}

DossierClaimFlags
dossier_claim_certainty (const DossierClaimSentence *sentence, const DossierClaimMatch *match,
                         DossierClaimStretch *doubt)
{
  Doubts self = { sentence, 0, { 0, 0 } };
  guint  begin = read_group (&self, match);

  read_before (&self, begin);
  read_shared (&self, begin);
  if (is_announced (sentence, begin))
    add_doubt (&self, DOSSIER_CLAIM_PLANNED, begin);
  if (is_asked (sentence))
    add_doubt (&self, DOSSIER_CLAIM_HYPOTHETICAL, sentence->items->len - 1);
  read_reports (&self);
  *doubt = self.doubt;
  return self.flags;
}

DossierClaimFlags
dossier_claim_settle_certainty (DossierClaimFlags flags)
{
  static const DossierClaimFlags strongest[]
      = { DOSSIER_CLAIM_DENIED, DOSSIER_CLAIM_NEGATED, DOSSIER_CLAIM_HYPOTHETICAL };

  for (guint i = 0; i < G_N_ELEMENTS (strongest); i++)
    if ((flags & strongest[i]) != 0)
      return strongest[i] | (flags & DOSSIER_CLAIM_FORMER);
  return (flags & DOSSIER_CLAIM_RUMOURED) != 0 ? flags & ~DOSSIER_CLAIM_PLANNED : flags;
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
