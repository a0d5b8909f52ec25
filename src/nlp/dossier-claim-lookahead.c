/* dossier-claim-lookahead.c - what a pattern needs of the next item, and somewhere in the sentence.
 *
 * Most patterns match nowhere in most sentences: one look at the bits of a sentence or an item says so.
 * Programs only go forward, so that one pass from the end to the beginning knows what follows each instruction.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-claim-pattern-private.h"

static void
add_all (DossierClaimFeatures *self, const DossierClaimFeatures *other)
{
  for (guint i = 0; i < DOSSIER_CLAIM_FEATURE_WORDS; i++)
    self->bits[i] |= other->bits[i];
}

static void
go_on_as (DossierClaimInstruction *one, const DossierClaimInstruction *other)
{
  add_all (&one->may, &other->may);
  one->open = one->open || other->open;
}

static void
add_type (DossierClaimFeatures *may, int type, DossierClaimFeature person, DossierClaimFeature organization)
{
  if (type != DOSSIER_ENTITY_ORGANIZATION)
    dossier_claim_features_add (may, person);
  if (type != DOSSIER_ENTITY_PERSON)
    dossier_claim_features_add (may, organization);
}

static void
look_from (DossierClaimPattern *self, const DossierClaimLexicon *lexicon, guint pc)
{
  DossierClaimInstruction       *one = &g_array_index (self->program, DossierClaimInstruction, pc);
  const DossierClaimInstruction *all = &g_array_index (self->program, DossierClaimInstruction, 0);
  guint                          literal;

  switch (one->op)
    {
    case DOSSIER_OP_WORD:
      literal = dossier_claim_lexicon_get_sets (lexicon, (guint) one->x)->literal;
      if (literal != 0)
        dossier_claim_features_add (&one->may, DOSSIER_FEATURE_LITERAL + literal);
      else
        one->open = TRUE;
      break;
    case DOSSIER_OP_CLASS: dossier_claim_features_add (&one->may, (guint) one->x); break;
    case DOSSIER_OP_POSSESSIVE: dossier_claim_features_add (&one->may, DOSSIER_FEATURE_POSSESSIVE); break;
    case DOSSIER_OP_SLOT:
      add_type (&one->may, one->y, DOSSIER_FEATURE_PERSON_PHRASE, DOSSIER_FEATURE_ORGANIZATION_PHRASE);
      if (one->home)
        dossier_claim_features_add (&one->may, DOSSIER_FEATURE_FILLING);
      break;
    case DOSSIER_OP_PLAIN: add_type (&one->may, one->y, DOSSIER_FEATURE_PERSON, DOSSIER_FEATURE_ORGANIZATION); break;
    case DOSSIER_OP_ROLE:
    case DOSSIER_OP_POST: dossier_claim_features_add (&one->may, DOSSIER_FEATURE_ROLE); break;
    case DOSSIER_OP_MONEY: dossier_claim_features_add (&one->may, DOSSIER_FEATURE_MONEY); break;
    case DOSSIER_OP_DATE: dossier_claim_features_add (&one->may, DOSSIER_FEATURE_DATE); break;
    case DOSSIER_OP_FILL:
      dossier_claim_features_add (&one->may, DOSSIER_FEATURE_FILLING);
      go_on_as (one, one + 1);
      break;
    case DOSSIER_OP_SUBJECT:
    case DOSSIER_OP_NOT:
    case DOSSIER_OP_BEGIN: go_on_as (one, one + 1); break;
    case DOSSIER_OP_SPLIT: go_on_as (one, &all[one->y]); G_GNUC_FALLTHROUGH;
    case DOSSIER_OP_JUMP: go_on_as (one, &all[one->x]); break;
    case DOSSIER_OP_GAP:
    case DOSSIER_OP_END:
    case DOSSIER_OP_MATCH: one->open = TRUE; break;
    }
}

/* The narrower ones are asked first. */
static void
add_need (DossierClaimPattern *self, const DossierClaimFeatures *need, gboolean narrow)
{
  if (self->n_needs == DOSSIER_CLAIM_MAX_NEEDS)
    return;
  if (narrow)
    for (guint i = self->n_needs; i > 0; i--)
      self->needs[i] = self->needs[i - 1];
  self->needs[narrow ? 0 : self->n_needs] = *need;
  self->n_needs++;
}

/* What stands outside of all branches, and each group of branches as a whole. */
static void
find_needs (DossierClaimPattern *self)
{
  guint reach = 0;

  for (guint pc = 0; pc < self->program->len; pc++)
    {
      const DossierClaimInstruction *one = &g_array_index (self->program, DossierClaimInstruction, pc);

      if (one->op == DOSSIER_OP_SUBJECT)
        {
          DossierClaimFeatures subject = { { 0 } };

          add_type (&subject, one->y, DOSSIER_FEATURE_PERSON, DOSSIER_FEATURE_ORGANIZATION);
          add_need (self, &subject, FALSE);
        }
      else if (pc >= reach && !one->open && one->op != DOSSIER_OP_FILL && one->op != DOSSIER_OP_NOT)
        add_need (self, &one->may, (one->op == DOSSIER_OP_CLASS && one->cue) || one->op == DOSSIER_OP_WORD);
      if (one->op == DOSSIER_OP_SPLIT || one->op == DOSSIER_OP_JUMP)
        reach = MAX (reach, (guint) MAX (one->x, one->op == DOSSIER_OP_SPLIT ? one->y : 0));
    }
}

void
dossier_claim_pattern_look_ahead (DossierClaimPattern *self, const DossierClaimLexicon *lexicon)
{
  for (guint pc = self->program->len; pc-- > 0;)
    look_from (self, lexicon, pc);
  self->first = g_array_index (self->program, DossierClaimInstruction, 0).op == DOSSIER_OP_SUBJECT ? 1 : 0;
  find_needs (self);
}

static guint
count_features (const DossierClaimFeatures *features)
{
  guint n = 0;

  for (guint i = 0; i < DOSSIER_CLAIM_FEATURE_WORDS; i++)
    for (guint64 rest = features->bits[i]; rest != 0; rest &= rest - 1)
      n++;
  return n;
}

const DossierClaimFeatures *
dossier_claim_pattern_get_need (const DossierClaimPattern *self)
{
  const DossierClaimFeatures *best = NULL;

  for (guint i = 0; i < self->n_needs; i++)
    if (best == NULL || count_features (&self->needs[i]) < count_features (best))
      best = &self->needs[i];
  return best;
}
