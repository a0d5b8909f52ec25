/* dossier-known-facts.c - what the claims add up to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-known-facts.h"

#include <glib/gi18n.h>
#include "dossier-claim-words.h"

#define UNSURE (DOSSIER_CLAIM_NO_FACT | DOSSIER_CLAIM_PLANNED | DOSSIER_CLAIM_RUMOURED)

/* What a claim says about somebody's place. */
typedef enum
{
  PLACE_NONE,
  PLACE_TAKEN,
  PLACE_FOUNDED,
  PLACE_GIVEN_UP,
} Place;

/* A person in an organization: the newest claim, and whether it was ever given up. */
typedef struct
{
  gint64        other;
  DossierClaim *claim;
  gboolean      was_given_up;
} Tie;

void
dossier_known_fact_free (DossierKnownFact *fact)
{
  g_free (fact->words);
  g_object_unref (fact->claim);
  g_free (fact);
}

static Place
place_of (const DossierClaimRow *claim)
{
  if (claim->flags & UNSURE)
    return PLACE_NONE;
  switch (claim->kind) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_CLAIM_JOINED:
    case DOSSIER_CLAIM_APPOINTED:
    case DOSSIER_CLAIM_PROMOTED: return PLACE_TAKEN;
    case DOSSIER_CLAIM_WORKS_AT: return (claim->flags & DOSSIER_CLAIM_FORMER) ? PLACE_GIVEN_UP : PLACE_TAKEN;
    case DOSSIER_CLAIM_FOUNDED:
    case DOSSIER_CLAIM_COFOUNDED: return PLACE_FOUNDED;
    case DOSSIER_CLAIM_LEFT:
    case DOSSIER_CLAIM_FIRED: return PLACE_GIVEN_UP;
    case DOSSIER_CLAIM_INVESTED:
    case DOSSIER_CLAIM_FUNDED:
    case DOSSIER_CLAIM_ACQUIRED:
    case DOSSIER_CLAIM_MERGED:
    case DOSSIER_CLAIM_PARTNERED:
    case DOSSIER_CLAIM_SUED:
    case DOSSIER_CLAIM_DISBANDED: break;
    }
  return PLACE_NONE;
}

/* TRUE when @b says more about the present than @a. */
static gboolean
is_newer (const DossierClaimRow *a, const DossierClaimRow *b)
{
  gint64 time_a = dossier_claim_get_time (a), time_b = dossier_claim_get_time (b);

  if (time_a != time_b)
    return time_b > time_a;
  if (place_of (a) == PLACE_GIVEN_UP || place_of (b) == PLACE_GIVEN_UP)
    return place_of (a) != PLACE_GIVEN_UP;
  return a->role == NULL && b->role != NULL;
}

static void
add_to_ties (GArray *ties, gint64 other, DossierClaim *claim)
{
  const DossierClaimRow *row = dossier_claim_get_row (claim);
  gboolean               given_up = place_of (row) == PLACE_GIVEN_UP;

  for (guint i = 0; i < ties->len; i++)
    {
      Tie *tie = &g_array_index (ties, Tie, i);

      if (tie->other != other)
        continue;
      tie->was_given_up |= given_up;
      if (is_newer (dossier_claim_get_row (tie->claim), row))
        tie->claim = claim;
      return;
    }
  g_array_append_val (ties, ((Tie){ other, claim, given_up }));
}

static int
compare_ties (gconstpointer a, gconstpointer b)
{
  gint64 first = dossier_claim_get_time (dossier_claim_get_row (((const Tie *) a)->claim));
  gint64 second = dossier_claim_get_time (dossier_claim_get_row (((const Tie *) b)->claim));

  return first > second ? -1 : first < second;
}

/* Of Tie, newest first: with organizations when @as_subject, else with people. */
static GArray *
collect_ties (gint64 entity, GPtrArray *claims, gboolean as_subject)
{
  GArray *ties = g_array_new (FALSE, FALSE, sizeof (Tie));

  for (guint i = 0; i < claims->len; i++)
    {
      DossierClaim          *claim = g_ptr_array_index (claims, i);
      const DossierClaimRow *row = dossier_claim_get_row (claim);
      gint64                 other = as_subject ? row->object : row->subject;

      if (place_of (row) != PLACE_NONE && other != 0 && (as_subject ? row->subject : row->object) == entity)
        add_to_ties (ties, other, claim);
    }
  g_array_sort (ties, compare_ties);
  return ties;
}

static gboolean
holds (const Tie *tie)
{
  switch (place_of (dossier_claim_get_row (tie->claim))) /* no default: -Wswitch finds what is missing */
    {
    case PLACE_TAKEN: return TRUE;
    case PLACE_FOUNDED: return !tie->was_given_up;
    case PLACE_NONE:
    case PLACE_GIVEN_UP: break;
    }
  return FALSE;
}

/* "chief scientist at SSI", "founder of SSI", "SSI"; of an organization "Ilya Sutskever (chief scientist)". */
static char *
place_words (const DossierClaimRow *row, gboolean as_subject)
{
  const char *other = as_subject ? row->object_name : row->subject_name;
  gboolean    founder = place_of (row) == PLACE_FOUNDED;

  if (!as_subject)
    return row->role != NULL ? g_strdup_printf (_ ("%s (%s)"), other, row->role) : g_strdup (other);
  if (row->role != NULL)
    /* TRANSLATORS: a post and an organization: "chief scientist at OpenAI" */
    return g_strdup_printf (_ ("%s at %s"), row->role, other);
  return founder ? g_strdup_printf (_ ("founder of %s"), other) : g_strdup (other);
}

static char *
with_date (char *words, const DossierClaimRow *row, gboolean is_end)
{
  g_autofree char *plain = words, *date = dossier_date_words (&row->date);

  if (row->date.precision == DOSSIER_PRECISION_UNKNOWN || row->date.precision == DOSSIER_PRECISION_RANGE)
    return g_steal_pointer (&plain);
  /* TRANSLATORS: a post, and from or to when: "OpenAI, until August 2024" */
  return g_strdup_printf (is_end ? _ ("%s, until %s") : _ ("%s, since %s"), plain, date);
}

static void
add_fact (GPtrArray *facts, const char *label, char *words, DossierClaim *claim)
{
  DossierKnownFact *fact = g_new (DossierKnownFact, 1);

  fact->label = label;
  fact->words = words;
  fact->claim = g_object_ref (claim);
  g_ptr_array_add (facts, fact);
}

static void
add_ties (GPtrArray *facts, GArray *ties, gboolean holding, const char *label, gboolean as_subject)
{
  guint n = 0;

  for (guint i = 0; i < ties->len && n < DOSSIER_KNOWN_FACTS_MAX; i++)
    {
      const Tie             *tie = &g_array_index (ties, Tie, i);
      const DossierClaimRow *row = dossier_claim_get_row (tie->claim);

      if (holds (tie) != holding || (!as_subject && place_of (row) == PLACE_FOUNDED)) /* founders have their own line */
        continue;
      add_fact (facts, label, with_date (place_words (row, as_subject), row, !holding), tie->claim);
      n++;
    }
}

static gboolean
has_fact (GPtrArray *facts, const char *label, const char *words)
{
  for (guint i = 0; i < facts->len; i++)
    {
      const DossierKnownFact *fact = g_ptr_array_index (facts, i);

      if (fact->label == label && g_str_equal (fact->words, words))
        return TRUE;
    }
  return FALSE;
}

/* Facts of the kinds @first and @second; @as_subject: what the entity did, else what was done to it. */
static void
add_kind (GPtrArray *facts, gint64 entity, GPtrArray *claims, DossierClaimKind first, DossierClaimKind second,
          gboolean as_subject, const char *label)
{
  guint n = 0;

  for (guint i = 0; i < claims->len && n < DOSSIER_KNOWN_FACTS_MAX; i++)
    {
      DossierClaim          *claim = g_ptr_array_index (claims, i);
      const DossierClaimRow *row = dossier_claim_get_row (claim);
      const char            *other = as_subject ? row->object_name : row->subject_name;
      g_autofree char       *words = NULL;

      if ((row->kind != first && row->kind != second) || (row->flags & UNSURE)
          || (as_subject ? row->subject : row->object) != entity || other == NULL)
        continue;
      words = row->amount != NULL ? g_strdup_printf (_ ("%s (%s)"), other, row->amount) : g_strdup (other);
      if (has_fact (facts, label, words))
        continue;
      add_fact (facts, label, g_steal_pointer (&words), claim);
      n++;
    }
}

GPtrArray *
dossier_known_facts (const DossierEntityRow *entity, GPtrArray *claims)
{
  GPtrArray *facts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_known_fact_free);
  gboolean   is_person = entity->kind == DOSSIER_ENTITY_PERSON;
  g_autoptr (GArray) ties = collect_ties (entity->id, claims, is_person);

  if (is_person)
    {
      add_ties (facts, ties, TRUE, _ ("Now"), TRUE);
      add_ties (facts, ties, FALSE, _ ("Before"), TRUE);
    }
  else
    {
      add_kind (facts, entity->id, claims, DOSSIER_CLAIM_FOUNDED, DOSSIER_CLAIM_COFOUNDED, FALSE, _ ("Founded by"));
      add_ties (facts, ties, TRUE, _ ("People"), FALSE);
      add_kind (facts, entity->id, claims, DOSSIER_CLAIM_INVESTED, DOSSIER_CLAIM_FUNDED, FALSE, _ ("Money from"));
      add_kind (facts, entity->id, claims, DOSSIER_CLAIM_ACQUIRED, DOSSIER_CLAIM_ACQUIRED, FALSE, _ ("Acquired by"));
    }
  add_kind (facts, entity->id, claims, DOSSIER_CLAIM_INVESTED, DOSSIER_CLAIM_FUNDED, TRUE, _ ("Invested in"));
  add_kind (facts, entity->id, claims, DOSSIER_CLAIM_ACQUIRED, DOSSIER_CLAIM_ACQUIRED, TRUE, _ ("Acquired"));
  return facts;
}
