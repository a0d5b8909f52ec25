/* dossier-fact.c - what several stories claim alike is one fact
 *
 * The claims with the most details come first, so that a claim with few joins the fact that it was told nearest to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-fact-private.h"

#include <string.h>

/* Facts of one kind about the same two that a claim may join: the newest made. */
#define MAX_CANDIDATES 50

void
dossier_fact_free (DossierFact *fact)
{
  g_ptr_array_unref (fact->claims);
  g_array_unref (fact->source_of);
  g_array_unref (fact->steps);
  g_ptr_array_unref (fact->against);
  g_free (fact);
}

DossierFactNature
dossier_claim_get_nature (const DossierClaimRow *claim)
{
  if (claim->flags & DOSSIER_CLAIM_DENIED)
    return DOSSIER_FACT_DENIED;
  if (claim->flags & DOSSIER_CLAIM_NEGATED)
    return DOSSIER_FACT_NEGATED;
  return (claim->flags & DOSSIER_CLAIM_HYPOTHETICAL) ? DOSSIER_FACT_IMAGINED : DOSSIER_FACT_SAID;
}

DossierSurety
dossier_claim_get_surety (const DossierClaimRow *claim)
{
  if (dossier_claim_is_confirmed (claim))
    return DOSSIER_SURETY_CONFIRMED;
  if (claim->flags & DOSSIER_CLAIM_RUMOURED)
    return DOSSIER_SURETY_RUMOURED;
  if (claim->flags & DOSSIER_CLAIM_REPORTED)
    return DOSSIER_SURETY_REPORTED;
  return (claim->flags & DOSSIER_CLAIM_PLANNED) ? DOSSIER_SURETY_PLANNED : DOSSIER_SURETY_STATED;
}

const char *
dossier_fact_nature_to_string (DossierFactNature nature)
{
  static const char *const words[] = { "said", "denied", "negated", "imagined" };

  return words[nature];
}

const char *
dossier_surety_to_string (DossierSurety surety)
{
  static const char *const words[] = { "rumoured", "reported", "planned", "stated", "confirmed" };

  return words[surety];
}

const char **
dossier_conflict_to_words (DossierConflict conflict)
{
  static const char *const words[] = { "date", "amount", "place" };
  const char             **out = g_new0 (const char *, G_N_ELEMENTS (words) + 1);
  guint                    n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (conflict & (1 << i))
      out[n++] = words[i];
  return out;
}

/* ---- orders ---- */

static int
compare_numbers (gint64 a, gint64 b)
{
  return a < b ? -1 : a > b;
}

/* By where it stands, so that no two are alike. */
static int
compare_places (const DossierClaimRow *a, const DossierClaimRow *b)
{
  int order = compare_numbers (a->story, b->story);

  if (order == 0)
    order = compare_numbers (a->start, b->start);
  return order != 0 ? order : compare_numbers (a->id, b->id);
}

/* First told first, undated stories last. */
static int
compare_told (gconstpointer a, gconstpointer b)
{
  const DossierClaimRow *first = dossier_claim_get_row (*(DossierClaim *const *) a);
  const DossierClaimRow *second = dossier_claim_get_row (*(DossierClaim *const *) b);
  gint64                 told = dossier_claim_get_told (first), other = dossier_claim_get_told (second);
  int                    order = compare_numbers (told != 0 ? told : G_MAXINT64, other != 0 ? other : G_MAXINT64);

  return order != 0 ? order : compare_places (first, second);
}

/* How little a date says: seconds. */
static gint64
width_of (const DossierDate *date)
{
  return date->precision == DOSSIER_PRECISION_UNKNOWN ? G_MAXINT64 : date->until - date->from;
}

static int
compare_details (const DossierClaimRow *a, const DossierClaimRow *b)
{
  int order = compare_numbers (width_of (&a->date), width_of (&b->date));

  if (order == 0)
    order = (a->amount == NULL) - (b->amount == NULL);
  if (order == 0)
    order = compare_numbers (b->role != NULL ? strlen (b->role) : 0, a->role != NULL ? strlen (a->role) : 0);
  return order;
}

static int
compare_for_joining (gconstpointer a, gconstpointer b)
{
  int order = compare_details (dossier_claim_get_row (*(DossierClaim *const *) a),
                               dossier_claim_get_row (*(DossierClaim *const *) b));

  return order != 0 ? order : compare_told (a, b);
}

/* ---- joining ---- */

static DossierFact *
fact_new (const DossierClaimRow *row)
{
  DossierFact *fact = g_new0 (DossierFact, 1);

  fact->nature = dossier_claim_get_nature (row);
  fact->claims = g_ptr_array_new_with_free_func (g_object_unref);
  fact->source_of = g_array_new (FALSE, FALSE, sizeof (guint));
  fact->steps = g_array_new (FALSE, FALSE, sizeof (DossierFactStep));
  fact->against = g_ptr_array_new ();
  return fact;
}

/* Takes in what @claim says; those with most details come first. */
static void
fact_add (DossierFact *fact, DossierClaim *claim)
{
  const DossierClaimRow *row = dossier_claim_get_row (claim);
  gint64                 told = dossier_claim_get_told (row);

  g_ptr_array_add (fact->claims, g_object_ref (claim));
  if (width_of (&row->date) < width_of (&fact->date))
    fact->date = row->date;
  if (fact->amount == NULL)
    fact->amount = row->amount;
  if (fact->role == NULL || (row->role != NULL && strlen (row->role) > strlen (fact->role)))
    fact->role = row->role;
  if (told == 0)
    return;
  fact->first_told = fact->first_told == 0 ? told : MIN (fact->first_told, told);
  fact->last_told = MAX (fact->last_told, told);
}

/* What claims must have in common. */
static char *
make_key (const DossierClaimRow *row)
{
  gint64 a = row->subject, b = row->object;

  if (dossier_claim_kind_is_mutual (row->kind))
    {
      a = MIN (row->subject, row->object);
      b = MAX (row->subject, row->object);
    }
  return g_strdup_printf ("%d %d %d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, dossier_claim_kind_plain (row->kind),
                          dossier_claim_get_nature (row), (row->flags & DOSSIER_CLAIM_FORMER) != 0, a, b);
}

/* Of @facts, the one that @claim goes with and was told nearest to; NULL for none. */
static DossierFact *
find_fact (GPtrArray *facts, const DossierClaimRow *claim)
{
  DossierFact *nearest = NULL;
  guint        first = facts->len > MAX_CANDIDATES ? facts->len - MAX_CANDIDATES : 0;

  for (guint i = first; i < facts->len; i++)
    {
      DossierFact *fact = g_ptr_array_index (facts, i);

      if (dossier_fact_goes_with (fact, claim)
          && (nearest == NULL || dossier_fact_distance (fact, claim) < dossier_fact_distance (nearest, claim)))
        nearest = fact;
    }
  return nearest;
}

static void
join_claim (GPtrArray *facts, GHashTable *by_key, DossierClaim *claim)
{
  const DossierClaimRow *row = dossier_claim_get_row (claim);
  char                  *key = make_key (row);
  GPtrArray             *alike = g_hash_table_lookup (by_key, key);
  DossierFact           *fact;

  if (alike == NULL)
    {
      alike = g_ptr_array_new ();
      g_hash_table_insert (by_key, g_steal_pointer (&key), alike);
    }
  g_free (key);
  fact = find_fact (alike, row);
  if (fact == NULL)
    {
      fact = fact_new (row);
      g_ptr_array_add (facts, fact);
      g_ptr_array_add (alike, fact);
    }
  fact_add (fact, claim);
}

/* ---- what they come to ---- */

static gboolean
is_better (const DossierClaimRow *a, const DossierClaimRow *b)
{
  if (dossier_claim_get_surety (a) != dossier_claim_get_surety (b))
    return dossier_claim_get_surety (b) > dossier_claim_get_surety (a);
  return compare_details (b, a) < 0;
}

static void
find_steps (DossierFact *fact)
{
  for (guint i = 0; i < fact->claims->len; i++)
    {
      DossierClaim   *claim = g_ptr_array_index (fact->claims, i);
      DossierFactStep step = { dossier_claim_get_surety (dossier_claim_get_row (claim)), claim };

      if (fact->best == NULL || is_better (dossier_claim_get_row (fact->best), dossier_claim_get_row (claim)))
        fact->best = claim;
      if (fact->steps->len == 0 || step.surety > fact->surety)
        {
          g_array_append_val (fact->steps, step);
          fact->surety = step.surety;
        }
    }
}

/* What a person says is so stands before what is told with more details. */
static void
prefer_confirmed (DossierFact *fact)
{
  const DossierClaimRow *row = dossier_claim_get_row (fact->best);

  if (fact->surety != DOSSIER_SURETY_CONFIRMED)
    return;
  if (row->date.precision != DOSSIER_PRECISION_UNKNOWN)
    fact->date = row->date;
  if (row->amount != NULL)
    fact->amount = row->amount;
  if (row->role != NULL)
    fact->role = row->role;
}

static void
complete (DossierFact *fact)
{
  g_ptr_array_sort (fact->claims, compare_told);
  find_steps (fact);
  prefer_confirmed (fact);
  dossier_fact_count_sources (fact);
  fact->time = fact->date.precision != DOSSIER_PRECISION_UNKNOWN ? fact->date.from : fact->first_told;
}

/* ---- the list ---- */

static int
compare_facts (gconstpointer a, gconstpointer b)
{
  const DossierFact *first = *(DossierFact *const *) a, *second = *(DossierFact *const *) b;
  int                order = compare_numbers (second->time, first->time);

  if (order == 0)
    order = compare_places (dossier_claim_get_row (first->best), dossier_claim_get_row (second->best));
  return order != 0 ? order : compare_numbers (first->nature, second->nature);
}

/* Those in conflict move up to the newest of them. @facts: sorted. */
static GPtrArray *
put_side_by_side (GPtrArray *facts)
{
  GPtrArray *out = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_fact_free);
  g_autoptr (GHashTable) groups = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) done = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < facts->len; i++)
    {
      DossierFact *fact = g_ptr_array_index (facts, i);
      gpointer     key = GUINT_TO_POINTER (fact->group);
      GPtrArray   *group = g_hash_table_lookup (groups, key);

      if (group == NULL && fact->group != 0)
        g_hash_table_insert (groups, key, group = g_ptr_array_new ());
      if (group != NULL)
        g_ptr_array_add (group, fact);
    }
  for (guint i = 0; i < facts->len; i++)
    {
      DossierFact *fact = g_ptr_array_index (facts, i);
      GPtrArray   *group = g_hash_table_lookup (groups, GUINT_TO_POINTER (fact->group));

      if (group == NULL)
        g_ptr_array_add (out, fact);
      else if (g_hash_table_add (done, group))
        for (guint j = 0; j < group->len; j++)
          g_ptr_array_add (out, g_ptr_array_index (group, j));
    }
  return out;
}

static gboolean
was_told (DossierClaim *claim, gint64 as_of)
{
  gint64 told = dossier_claim_get_told (dossier_claim_get_row (claim));

  return as_of == 0 || (told != 0 && told <= as_of);
}

GPtrArray *
dossier_facts_new (GPtrArray *claims, gint64 as_of)
{
  g_autoptr (GHashTable) by_key
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  g_autoptr (GPtrArray) facts = g_ptr_array_new ();

  for (guint i = 0; i < claims->len; i++)
    if (was_told (g_ptr_array_index (claims, i), as_of))
      g_ptr_array_add (sorted, g_ptr_array_index (claims, i));
  g_ptr_array_sort (sorted, compare_for_joining);
  for (guint i = 0; i < sorted->len; i++)
    join_claim (facts, by_key, g_ptr_array_index (sorted, i));
  for (guint i = 0; i < facts->len; i++)
    complete (g_ptr_array_index (facts, i));
  g_ptr_array_sort (facts, compare_facts);
  dossier_facts_find_conflicts (facts);
  return put_side_by_side (facts);
}
