/* dossier-name-confidence.c - how sure it is that a name is one, and of its kind.
 *
 * What is measured is the lead: how much more the model's best reading with the name is worth than the best one
 * without it; without a model, how much more the rules find for its kind than for another one. Both tables say how
 * many of a hundred names with such a lead are right, span and kind, on texts that the model was not trained on:
 * Wikipedia (DocRED, wikigold and CrossNER-AI, 5,663 names) and, counted three times, news about AI (854 names), made
 * monotone by pooling neighbours. The lists make no difference of their own beside the lead.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-name-confidence-private.h"

/* Of a name that only another name of the text makes one. */
#define SHARED 60
/* In other languages than English, by what the lists have: not counted, set below what the same is worth in English. */
#define LISTED_PHRASE 75
#define LISTED_WORD 65
#define SHAPED 60
/* A word that English has, too: other languages may have it as well. */
#define LISTED_PLAIN_WORD 56

typedef struct
{
  int    lead; /* from here on */
  guint8 confidence;
} Step;

/* Leads in tenths of a weight of one. */
static const Step model_steps[]
    = { { G_MININT, 30 }, { -20, 47 }, { -12, 53 }, { -3, 63 }, { 2, 69 },  { 10, 76 }, { 17, 82 },
        { 21, 86 },       { 26, 91 },  { 31, 93 },  { 37, 95 }, { 43, 97 }, { 48, 98 }, { 53, 99 } };
/* Leads in points of the rules. */
static const Step rule_steps[]
    = { { G_MININT, 61 }, { 2, 70 }, { 4, 77 }, { 6, 84 }, { 8, 86 }, { 11, 93 }, { 15, 94 } };

/* How much more speaks for the kind than for the others. */
static int
measure_lead (const DossierCandidate *candidate)
{
  int other = G_MININT;

  for (guint k = 0; k < DOSSIER_N_NAME_KINDS; k++)
    if (k != candidate->kind)
      other = MAX (other, candidate->scores[k] + candidate->context[k]);
  return candidate->scores[candidate->kind] + candidate->context[candidate->kind] - other;
}

static guint8
read_table (const Step *steps, guint n, int lead)
{
  guint at = 0;

  while (at + 1 < n && lead >= steps[at + 1].lead)
    at++;
  return steps[at].confidence;
}

/* @next: the first of @names that does not begin before the last candidate. */
static int
find_lead (const GArray *names, guint *next, const DossierCandidate *candidate)
{
  int against = candidate->doubt;

  while (*next < names->len && g_array_index (names, DossierDecodedName, *next).first < candidate->first)
    ++*next;
  if (*next < names->len)
    {
      const DossierDecodedName *name = &g_array_index (names, DossierDecodedName, *next);

      if (name->first == candidate->first && name->n == candidate->n)
        {
          if (name->kind == candidate->kind)
            return name->margin;
          against = MAX (against, name->margin);
        }
    }
  return -against;
}

void
dossier_name_confidence_set (const DossierNameModel *model, const GArray *names, GArray *candidates)
{
  int   unit = dossier_name_model_get_unit (model);
  guint next = 0;

  for (guint c = 0; c < candidates->len; c++)
    {
      DossierCandidate *candidate = &g_array_index (candidates, DossierCandidate, c);

      if (candidate->kind == DOSSIER_NAME_OTHER)
        continue;
      candidate->lead
          = (gint16) CLAMP (find_lead (names, &next, candidate) * (gint64) 10 / unit, G_MININT16, G_MAXINT16);
      candidate->confidence = candidate->n_surname > 0
                                  ? read_table (rule_steps, G_N_ELEMENTS (rule_steps), measure_lead (candidate))
                                  : read_table (model_steps, G_N_ELEMENTS (model_steps), candidate->lead);
    }
}

void
dossier_name_confidence_set_by_rules (GArray *candidates)
{
  for (guint c = 0; c < candidates->len; c++)
    {
      DossierCandidate *candidate = &g_array_index (candidates, DossierCandidate, c);

      if (candidate->kind != DOSSIER_NAME_OTHER)
        candidate->confidence = read_table (rule_steps, G_N_ELEMENTS (rule_steps), measure_lead (candidate));
    }
}

void
dossier_name_confidence_set_listed (const DossierReading *reading, GArray *candidates)
{
  for (guint c = 0; c < candidates->len; c++)
    {
      DossierCandidate *candidate = &g_array_index (candidates, DossierCandidate, c);

      if (candidate->kind == DOSSIER_NAME_OTHER)
        continue;
      if (candidate->organization == 0 && candidate->person == 0)
        candidate->confidence = SHAPED;
      else if (candidate->n > 1)
        candidate->confidence = LISTED_PHRASE;
      else
        candidate->confidence
            = dossier_reading_has (reading, candidate->first, DOSSIER_WORD_COMMON) ? LISTED_PLAIN_WORD : LISTED_WORD;
    }
}

void
dossier_name_confidence_share (GArray *names, guint n_entities)
{
  g_autofree guint8 *best = g_new0 (guint8, n_entities + 1);

  for (guint i = 0; i < names->len; i++)
    {
      const DossierNamedTokens *name = &g_array_index (names, DossierNamedTokens, i);

      best[name->entity] = MAX (best[name->entity], name->confidence);
    }
  for (guint i = 0; i < names->len; i++)
    {
      DossierNamedTokens *name = &g_array_index (names, DossierNamedTokens, i);

      if (name->confidence == 0)
        name->confidence = best[name->entity] > 0 ? MIN (best[name->entity], SHARED) : SHARED;
    }
}
