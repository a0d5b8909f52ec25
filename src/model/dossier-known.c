/* dossier-known.c - who is where, in which post, since when; who owns whom
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-known.h"

#include "dossier-fact-private.h"

/* What a fact says about somebody's place; in the order of one day. */
typedef enum
{
  STEP_NONE,
  STEP_FOUNDED,
  STEP_CAME,
  STEP_STILL_THERE, /* told again later */
  STEP_WENT,
} StepKind;

typedef struct
{
  StepKind     kind;
  gint64       time;
  DossierFact *fact;
} Step;

const char *
dossier_known_sort_to_string (DossierKnownSort sort)
{
  static const char *const words[DOSSIER_N_KNOWN_SORTS]
      = { "now", "before", "founders", "people", "past_people", "teams", "owners", "acquired" };

  return words[sort];
}

static const DossierClaimRow *
row_of (const DossierFact *fact)
{
  return dossier_claim_get_row (fact->best);
}

static gboolean
counts (const DossierFact *fact, gint64 when)
{
  return fact->nature == DOSSIER_FACT_SAID && dossier_surety_counts (fact->surety) && !dossier_fact_is_overruled (fact)
         && fact->time <= when;
}

static StepKind
step_of (const DossierClaimRow *claim)
{
  switch (claim->kind) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_CLAIM_JOINED:
    case DOSSIER_CLAIM_APPOINTED:
    case DOSSIER_CLAIM_PROMOTED: return STEP_CAME;
    case DOSSIER_CLAIM_WORKS_AT: return (claim->flags & DOSSIER_CLAIM_FORMER) ? STEP_WENT : STEP_CAME;
    case DOSSIER_CLAIM_FOUNDED:
    case DOSSIER_CLAIM_COFOUNDED: return STEP_FOUNDED;
    case DOSSIER_CLAIM_LEFT:
    case DOSSIER_CLAIM_FIRED: return STEP_WENT;
    case DOSSIER_CLAIM_INVESTED:
    case DOSSIER_CLAIM_FUNDED:
    case DOSSIER_CLAIM_ACQUIRED:
    case DOSSIER_CLAIM_MERGED:
    case DOSSIER_CLAIM_PARTNERED:
    case DOSSIER_CLAIM_SUED:
    case DOSSIER_CLAIM_DISBANDED: break;
    }
  return STEP_NONE;
}

/* ---- the steps of each two ---- */

static int
compare_steps (gconstpointer a, gconstpointer b)
{
  const Step *first = a, *second = b;

  if (first->time != second->time)
    return first->time < second->time ? -1 : 1;
  return (int) first->kind - (int) second->kind;
}

static void
add_step (GHashTable *ties, GPtrArray *others, gint64 other, Step step)
{
  GArray *steps = g_hash_table_lookup (ties, &other);

  if (steps == NULL)
    {
      steps = g_array_new (FALSE, FALSE, sizeof (Step));
      g_hash_table_insert (ties, g_memdup2 (&other, sizeof other), steps);
      g_ptr_array_add (others, steps);
    }
  g_array_append_val (steps, step);
}

/* (element-type GArray of Step), one for each other, the steps in order; owned by @ties. */
static GPtrArray *
collect_steps (gint64 entity, gboolean as_subject, GPtrArray *facts, gint64 when, GHashTable *ties)
{
  GPtrArray *others = g_ptr_array_new ();

  for (guint i = 0; i < facts->len; i++)
    {
      DossierFact           *fact = g_ptr_array_index (facts, i);
      const DossierClaimRow *row = row_of (fact);
      Step                   step = { step_of (row), fact->time, fact };
      gint64                 other = as_subject ? row->object : row->subject;

      if (step.kind == STEP_NONE || other == 0 || (as_subject ? row->subject : row->object) != entity
          || !counts (fact, when))
        continue;
      add_step (ties, others, other, step);
      if (step.kind == STEP_CAME && row->kind == DOSSIER_CLAIM_WORKS_AT && fact->last_told > fact->time)
        add_step (ties, others, other, (Step){ STEP_STILL_THERE, MIN (fact->last_told, when), fact });
    }
  for (guint i = 0; i < others->len; i++)
    g_array_sort (g_ptr_array_index (others, i), compare_steps);
  return others;
}

/* ---- one place ---- */

/* A place that is built up step by step. */
typedef struct
{
  DossierKnown known;
  gboolean     holds, has_post, was_given_up;
} Place;

static gboolean
is_known (const DossierDate *date)
{
  return date->precision != DOSSIER_PRECISION_UNKNOWN;
}

static void
come (Place *place, DossierFact *fact)
{
  DossierKnown *known = &place->known;
  gboolean      is_other_post = known->role != NULL && !dossier_roles_agree (known->role, fact->role);

  if (!place->holds || is_other_post)
    known->since = fact->date;
  else if (!is_known (&known->since))
    known->since = fact->date;
  if (!place->holds || fact->role != NULL)
    known->role = fact->role;
  known->until = DOSSIER_DATE_UNKNOWN;
  known->fact = fact;
  place->holds = place->has_post = TRUE;
}

static void
found (Place *place, DossierFact *fact)
{
  place->known.is_founder = TRUE;
  if (place->known.fact == NULL)
    place->known.fact = fact;
  if (place->holds || place->was_given_up)
    return;
  place->known.since = fact->date;
  place->known.fact = fact;
  place->holds = TRUE;
}

static void
go (Place *place, DossierFact *fact)
{
  DossierKnown *known = &place->known;

  if (place->holds && !dossier_roles_agree (known->role, fact->role))
    return; /* another post was given up */
  if (known->role == NULL)
    known->role = fact->role;
  known->until = fact->date;
  known->fact = fact;
  place->holds = FALSE;
  place->has_post = place->was_given_up = TRUE;
}

static void
stay (Place *place, DossierFact *fact)
{
  if (!place->holds)
    come (place, fact);
}

static void
take_step (Place *place, const Step *step)
{
  switch (step->kind) /* no default: -Wswitch finds what is missing */
    {
    case STEP_FOUNDED: found (place, step->fact); break;
    case STEP_CAME: come (place, step->fact); break;
    case STEP_STILL_THERE: stay (place, step->fact); break;
    case STEP_WENT: go (place, step->fact); break;
    case STEP_NONE: break;
    }
  place->known.time = step->time;
  place->known.is_disputed |= (dossier_fact_get_dispute (step->fact) & DOSSIER_CONFLICT_PLACE) != 0;
}

static void
add_known (GPtrArray *list, const DossierKnown *known, DossierKnownSort sort)
{
  DossierKnown *copy = g_memdup2 (known, sizeof *known);

  copy->sort = sort;
  g_ptr_array_add (list, copy);
}

static void
add_place (GPtrArray *list, GArray *steps, gboolean as_subject)
{
  Place                  place = { 0 };
  const DossierClaimRow *row = row_of (g_array_index (steps, Step, 0).fact);

  for (guint i = 0; i < steps->len; i++)
    take_step (&place, &g_array_index (steps, Step, i));
  place.known.other = as_subject ? row->object : row->subject;
  place.known.name = as_subject ? row->object_name : row->subject_name;
  place.known.is_over = !place.holds;
  place.known.is_disputed |= (dossier_fact_get_dispute (place.known.fact) & DOSSIER_CONFLICT_DATE) != 0;
  if (as_subject)
    {
      add_known (list, &place.known, place.holds ? DOSSIER_KNOWN_NOW : DOSSIER_KNOWN_BEFORE);
      return;
    }
  if (place.known.is_founder)
    add_known (list, &place.known, DOSSIER_KNOWN_FOUNDERS);
  if (place.has_post)
    add_known (list, &place.known, place.holds ? DOSSIER_KNOWN_PEOPLE : DOSSIER_KNOWN_PAST_PEOPLE);
}

static void
add_places (GPtrArray *list, gint64 entity, gboolean as_subject, GPtrArray *facts, gint64 when)
{
  g_autoptr (GHashTable) ties
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autoptr (GPtrArray) others = collect_steps (entity, as_subject, facts, when, ties);

  for (guint i = 0; i < others->len; i++)
    add_place (list, g_ptr_array_index (others, i), as_subject);
}

/* ---- what belongs to an organization ---- */

static DossierKnown *
find_team (GPtrArray *list, gint64 other)
{
  for (guint i = 0; i < list->len; i++)
    {
      DossierKnown *known = g_ptr_array_index (list, i);

      if (known->sort == DOSSIER_KNOWN_TEAMS && known->other == other)
        return known;
    }
  return NULL;
}

/* Founded and disbanded by the entity: one line for both. */
static void
add_team (GPtrArray *list, DossierFact *fact)
{
  const DossierClaimRow *row = row_of (fact);
  DossierKnown          *known = find_team (list, row->object);
  gboolean               is_end = row->kind == DOSSIER_CLAIM_DISBANDED;

  if (known == NULL)
    {
      known = g_new0 (DossierKnown, 1);
      known->sort = DOSSIER_KNOWN_TEAMS;
      known->other = row->object;
      known->name = row->object_name;
      g_ptr_array_add (list, known);
    }
  if (is_end || known->fact == NULL)
    known->fact = fact;
  known->is_over |= is_end;
  known->is_disputed |= dossier_fact_get_dispute (fact) != DOSSIER_CONFLICT_NONE;
  known->time = MAX (known->time, fact->time);
  if (is_end)
    known->until = fact->date;
  else
    known->since = fact->date;
}

static void
add_deal (GPtrArray *list, DossierFact *fact, gboolean as_subject)
{
  const DossierClaimRow *row = row_of (fact);
  DossierKnown           known = { .other = as_subject ? row->object : row->subject,
                                   .name = as_subject ? row->object_name : row->subject_name,
                                   .amount = fact->amount,
                                   .since = fact->date,
                                   .time = fact->time,
                                   .is_disputed = dossier_fact_get_dispute (fact) != DOSSIER_CONFLICT_NONE,
                                   .fact = fact };

  add_known (list, &known, as_subject ? DOSSIER_KNOWN_ACQUIRED : DOSSIER_KNOWN_OWNERS);
}

static void
add_holdings (GPtrArray *list, gint64 entity, gboolean with_teams, GPtrArray *facts, gint64 when)
{
  for (guint i = 0; i < facts->len; i++)
    {
      DossierFact           *fact = g_ptr_array_index (facts, i);
      const DossierClaimRow *row = row_of (fact);
      gboolean               as_subject = row->subject == entity;

      if (!counts (fact, when) || row->subject == 0 || row->object == 0)
        continue;
      if (row->kind == DOSSIER_CLAIM_ACQUIRED)
        add_deal (list, fact, as_subject);
      else if (with_teams && as_subject && (row->kind == DOSSIER_CLAIM_DISBANDED || step_of (row) == STEP_FOUNDED))
        add_team (list, fact);
    }
}

static int
compare_known (gconstpointer a, gconstpointer b)
{
  const DossierKnown *first = *(DossierKnown *const *) a, *second = *(DossierKnown *const *) b;

  if (first->sort != second->sort)
    return first->sort < second->sort ? -1 : 1;
  if (first->time != second->time)
    return first->time > second->time ? -1 : 1;
  return first->other < second->other ? -1 : first->other > second->other;
}

GPtrArray *
dossier_known_new (gint64 entity, DossierEntityKind kind, GPtrArray *facts, gint64 when)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  gboolean   is_person = kind == DOSSIER_ENTITY_PERSON;

  add_places (list, entity, is_person, facts, when);
  add_holdings (list, entity, !is_person, facts, when);
  g_ptr_array_sort (list, compare_known);
  return list;
}
