/* dossier-fact-conflicts.c - which facts cannot both be right
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-fact-private.h"

#include "dossier-amount.h"

/* Facts about the same two that each is compared with. */
#define MAX_COMPARED 50

static const DossierClaimRow *
row_of (const DossierFact *fact)
{
  return dossier_claim_get_row (fact->best);
}

/* What a fact is about somebody's place. */
static gboolean
is_leaving (DossierClaimKind kind)
{
  return kind == DOSSIER_CLAIM_LEFT || kind == DOSSIER_CLAIM_FIRED;
}

static gboolean
is_coming (DossierClaimKind kind)
{
  return kind == DOSSIER_CLAIM_JOINED || kind == DOSSIER_CLAIM_APPOINTED || kind == DOSSIER_CLAIM_PROMOTED;
}

static gboolean
is_sure (const DossierFact *fact)
{
  return fact->nature == DOSSIER_FACT_SAID && dossier_surety_counts (fact->surety);
}

/* Whether somebody came or left (as @coming says) after @from and until @until. */
static gboolean
has_step (GPtrArray *facts, gboolean coming, gint64 from, gint64 until)
{
  for (guint i = 0; i < MIN (facts->len, MAX_COMPARED); i++)
    {
      const DossierFact *fact = g_ptr_array_index (facts, i);
      DossierClaimKind   kind = row_of (fact)->kind;

      if (is_sure (fact) && (coming ? is_coming (kind) : is_leaving (kind)) && fact->time > from && fact->time <= until)
        return TRUE;
    }
  return FALSE;
}

static gboolean
are_dates_in_conflict (GPtrArray *facts, const DossierFact *a, const DossierFact *b)
{
  DossierClaimKind kind = row_of (a)->kind;
  gint64           distance = dossier_dates_distance (&a->date, &b->date);

  if (kind == DOSSIER_CLAIM_WORKS_AT || dossier_dates_agree (&a->date, &b->date))
    return FALSE;
  if (dossier_claim_kind_repeats (kind))
    return a->amount != NULL && b->amount != NULL && dossier_amounts_agree (a->amount, b->amount)
           && distance <= DOSSIER_FACT_NEAR;
  if (is_coming (kind) || is_leaving (kind))
    return distance <= DOSSIER_FACT_YEAR
           && !has_step (facts, is_leaving (kind), MIN (a->time, b->time), MAX (a->time, b->time));
  return TRUE; /* founded, acquired, merged, disbanded: once */
}

static gboolean
are_amounts_in_conflict (const DossierFact *a, const DossierFact *b)
{
  gint64 apart = a->first_told == 0 || b->first_told == 0
                     ? 0
                     : MAX (0, MAX (a->first_told - b->last_told, b->first_told - a->last_told));

  if (dossier_amounts_agree (a->amount, b->amount))
    return FALSE;
  if (!dossier_claim_kind_repeats (row_of (a)->kind))
    return TRUE;
  if (a->date.precision != DOSSIER_PRECISION_UNKNOWN && b->date.precision != DOSSIER_PRECISION_UNKNOWN)
    return dossier_dates_agree (&a->date, &b->date);
  return apart <= DOSSIER_FACT_NEAR;
}

/* Left, and told to be there a day later or more, without having come back. */
static gboolean
are_places_in_conflict (GPtrArray *facts, const DossierFact *left, const DossierFact *there)
{
  const DossierClaimRow *works = row_of (there);

  return is_leaving (row_of (left)->kind) && works->kind == DOSSIER_CLAIM_WORKS_AT
         && !(works->flags & DOSSIER_CLAIM_FORMER) && is_sure (left) && is_sure (there) && left->time != 0
         && there->last_told > left->time + DOSSIER_FACT_DAY && !has_step (facts, TRUE, left->time, there->last_told);
}

static gboolean
are_of_one_kind (const DossierFact *a, const DossierFact *b)
{
  const DossierClaimRow *first = row_of (a), *second = row_of (b);

  return dossier_claim_kind_plain (first->kind) == dossier_claim_kind_plain (second->kind)
         && (first->flags & DOSSIER_CLAIM_FORMER) == (second->flags & DOSSIER_CLAIM_FORMER)
         && (first->subject == second->subject || dossier_claim_kind_is_mutual (first->kind));
}

static DossierConflict
compare (GPtrArray *facts, const DossierFact *a, const DossierFact *b)
{
  DossierConflict conflict = DOSSIER_CONFLICT_NONE;
  gboolean        are_alike = are_of_one_kind (a, b);

  /* What costs least comes first: a dossier has thousands of pairs. */
  if (row_of (a)->subject == 0 || row_of (a)->object == 0
      || (!are_alike && !is_leaving (row_of (a)->kind) && !is_leaving (row_of (b)->kind))
      || !dossier_roles_agree (a->role, b->role))
    return conflict;
  if (are_places_in_conflict (facts, a, b) || are_places_in_conflict (facts, b, a))
    conflict |= DOSSIER_CONFLICT_PLACE;
  if (!are_alike)
    return conflict;
  if (are_dates_in_conflict (facts, a, b))
    conflict |= DOSSIER_CONFLICT_DATE;
  if (are_amounts_in_conflict (a, b))
    conflict |= DOSSIER_CONFLICT_AMOUNT;
  return conflict;
}

static void
set_conflict (GPtrArray *facts, DossierFact *a, DossierFact *b, DossierConflict conflict, guint *n_groups)
{
  guint group = a->group != 0 ? a->group : b->group != 0 ? b->group : ++*n_groups;
  guint other = a->group != 0 && b->group != 0 ? b->group : 0;

  a->conflict |= conflict;
  b->conflict |= conflict;
  g_ptr_array_add (a->against, b);
  g_ptr_array_add (b->against, a);
  a->group = b->group = group;
  for (guint i = 0; i < facts->len && other != 0; i++) /* two groups become one */
    {
      DossierFact *fact = g_ptr_array_index (facts, i);

      if (fact->group == other)
        fact->group = group;
    }
}

/* What denies: of the same kind, and told of the same time. */
static void
set_denial (DossierFact *a, DossierFact *b)
{
  DossierFact *said = a->nature == DOSSIER_FACT_SAID ? a : b, *denial = said == a ? b : a;

  if ((denial->nature == DOSSIER_FACT_DENIED || denial->nature == DOSSIER_FACT_NEGATED)
      && said->nature == DOSSIER_FACT_SAID
      && (said->denial == NULL
          || (denial->surety == DOSSIER_SURETY_CONFIRMED && said->denial->surety != DOSSIER_SURETY_CONFIRMED))
      && are_of_one_kind (a, b) && dossier_dates_agree (&a->date, &b->date)
      && dossier_amounts_agree (a->amount, b->amount) && dossier_roles_agree (a->role, b->role))
    said->denial = denial;
}

static void
compare_all (GPtrArray *facts, guint *n_groups)
{
  for (guint i = 0; i < facts->len; i++)
    for (guint j = i + 1; j < MIN (facts->len, i + MAX_COMPARED); j++)
      {
        DossierFact    *a = g_ptr_array_index (facts, i), *b = g_ptr_array_index (facts, j);
        DossierConflict conflict = DOSSIER_CONFLICT_NONE;

        if (a->nature == DOSSIER_FACT_SAID && b->nature == DOSSIER_FACT_SAID)
          conflict = compare (facts, a, b);
        else
          set_denial (a, b);
        if (conflict != DOSSIER_CONFLICT_NONE)
          set_conflict (facts, a, b, conflict, n_groups);
      }
}

void
dossier_facts_find_conflicts (GPtrArray *facts)
{
  g_autoptr (GHashTable) by_pair
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) pairs = g_ptr_array_new ();
  guint n_groups = 0;

  for (guint i = 0; i < facts->len; i++)
    {
      DossierFact           *fact = g_ptr_array_index (facts, i);
      const DossierClaimRow *row = row_of (fact);
      g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, MIN (row->subject, row->object),
                                              MAX (row->subject, row->object));
      GPtrArray       *pair = g_hash_table_lookup (by_pair, key);

      if (pair == NULL)
        {
          pair = g_ptr_array_new ();
          g_hash_table_insert (by_pair, g_steal_pointer (&key), pair);
          g_ptr_array_add (pairs, pair);
        }
      g_ptr_array_add (pair, fact);
    }
  for (guint i = 0; i < pairs->len; i++) /* in the order of the facts: groups are numbered alike each time */
    compare_all (g_ptr_array_index (pairs, i), &n_groups);
}

/* ---- what a person says ---- */

gboolean
dossier_surety_counts (DossierSurety surety)
{
  return surety == DOSSIER_SURETY_REPORTED || surety >= DOSSIER_SURETY_STATED;
}

static gboolean
is_against_confirmed (const DossierFact *fact)
{
  for (guint i = 0; i < fact->against->len; i++)
    if (((const DossierFact *) g_ptr_array_index (fact->against, i))->surety == DOSSIER_SURETY_CONFIRMED)
      return TRUE;
  return FALSE;
}

gboolean
dossier_fact_is_overruled (const DossierFact *fact)
{
  return fact->surety != DOSSIER_SURETY_CONFIRMED
         && (is_against_confirmed (fact) || (fact->denial != NULL && fact->denial->surety == DOSSIER_SURETY_CONFIRMED));
}

DossierConflict
dossier_fact_get_dispute (const DossierFact *fact)
{
  return fact->surety != DOSSIER_SURETY_CONFIRMED || is_against_confirmed (fact) ? fact->conflict
                                                                                 : DOSSIER_CONFLICT_NONE;
}
