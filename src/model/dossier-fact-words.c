/* dossier-fact-words.c - facts, and what they add up to, in words a person reads
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-fact-words.h"

#include <glib/gi18n-lib.h>
#include "dossier-claim-words.h"

static const DossierClaimRow *
row_of (const DossierFact *fact)
{
  return dossier_claim_get_row (fact->best);
}

char *
dossier_fact_words (const DossierFact *fact)
{
  DossierClaimRow  row = *row_of (fact);
  g_autofree char *words = NULL;

  row.role = (char *) fact->role;
  row.amount = (char *) fact->amount;
  words = dossier_claim_words (&row);
  switch (fact->nature) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_FACT_SAID: break;
    /* TRANSLATORS: a sentence follows that somebody denies: "Denied: John Schulman left OpenAI" */
    case DOSSIER_FACT_DENIED: return g_strdup_printf (_ ("Denied: %s"), words);
    /* TRANSLATORS: a sentence follows that did not come true */
    case DOSSIER_FACT_NEGATED: return g_strdup_printf (_ ("Did not happen: %s"), words);
    /* TRANSLATORS: a sentence follows that a story only plays with */
    case DOSSIER_FACT_IMAGINED: return g_strdup_printf (_ ("Only imagined: %s"), words);
    }
  return g_steal_pointer (&words);
}

/* "The Decoder, 6 August 2024". */
static char *
teller_words (DossierClaim *claim)
{
  const DossierClaimRow *row = dossier_claim_get_row (claim);
  g_autofree char       *day = dossier_date_words (&row->story_published);

  if (row->story_source == NULL || *row->story_source == '\0')
    return g_steal_pointer (&day);
  return g_strdup_printf ("%s, %s", row->story_source, day);
}

/* "6 August 2024", "date unknown". */
static char *
when_words (const DossierFact *fact)
{
  g_autofree char *day = dossier_date_words (&fact->date);

  if (row_of (fact)->kind == DOSSIER_CLAIM_WORKS_AT && fact->date.precision == DOSSIER_PRECISION_UNKNOWN)
    return NULL; /* it is so, at no one time */
  return g_steal_pointer (&day);
}

char *
dossier_fact_origin (const DossierFact *fact)
{
  g_autofree char *when = when_words (fact), *first = teller_words (g_ptr_array_index (fact->claims, 0));
  g_autofree char *sources = NULL;

  if (fact->n_sources == 1)
    /* TRANSLATORS: a publication and a day: "told by The Decoder, 6 August 2024" */
    sources = g_strdup_printf (_ ("told by %s"), first);
  else
    /* TRANSLATORS: how many publications, then the first of them and its day */
    sources = g_strdup_printf (ngettext ("%u source, first: %s", "%u sources, first: %s", fact->n_sources),
                               fact->n_sources, first);
  return when != NULL ? g_strjoin (" · ", when, sources, NULL) : g_steal_pointer (&sources);
}

/* @is_later: something less sure was told before. */
static char *
step_words (const DossierFactStep *step, gboolean is_later)
{
  const DossierClaimRow *row = dossier_claim_get_row (step->claim);
  g_autofree char       *day = dossier_date_words (&row->story_published);

  if (row->story_published.precision == DOSSIER_PRECISION_UNKNOWN && step->surety < DOSSIER_SURETY_STATED)
    return dossier_claim_certainty_words (row->flags);
  if (row->story_published.precision == DOSSIER_PRECISION_UNKNOWN && step->surety == DOSSIER_SURETY_STATED)
    return is_later ? g_strdup (_ ("confirmed")) : NULL;
  switch (step->surety) /* no default: -Wswitch finds what is missing */
    {
    /* TRANSLATORS: in these four, a day follows: "rumoured 3 May 2024, confirmed 12 May 2024" */
    case DOSSIER_SURETY_RUMOURED: return g_strdup_printf (_ ("rumoured %s"), day);
    case DOSSIER_SURETY_REPORTED: return g_strdup_printf (_ ("reported %s"), day);
    case DOSSIER_SURETY_PLANNED: return g_strdup_printf (_ ("planned %s"), day);
    case DOSSIER_SURETY_STATED: return is_later ? g_strdup_printf (_ ("confirmed %s"), day) : NULL;
    case DOSSIER_SURETY_CONFIRMED: return dossier_claim_decision_words (row);
    }
  return NULL;
}

char *
dossier_fact_course (const DossierFact *fact)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < fact->steps->len && (fact->steps->len > 1 || fact->surety != DOSSIER_SURETY_STATED); i++)
    {
      g_autofree char *step = step_words (&g_array_index (fact->steps, DossierFactStep, i), i > 0);

      if (step != NULL)
        g_string_append_printf (out, "%s%s", out->len > 0 ? C_ ("certainty", ", ") : "", step);
    }
  if (fact->denial != NULL)
    {
      g_autofree char *teller = teller_words (g_ptr_array_index (fact->denial->claims, 0));
      /* TRANSLATORS: a publication and a day */
      g_autofree char *denied = g_strdup_printf (_ ("denied by %s"), teller);

      g_string_append_printf (out, "%s%s", out->len > 0 ? " · " : "", denied);
    }
  return out->len > 0 ? g_strdup (out->str) : NULL;
}

const char *
dossier_conflict_words (DossierConflict conflict)
{
  if (conflict & DOSSIER_CONFLICT_PLACE)
    return _ ("Sources disagree whether it is over");
  if ((conflict & DOSSIER_CONFLICT_DATE) && (conflict & DOSSIER_CONFLICT_AMOUNT))
    return _ ("Sources disagree on the date and the amount");
  return (conflict & DOSSIER_CONFLICT_DATE) ? _ ("Sources disagree on the date") : _ ("Sources disagree on the amount");
}

const char *
dossier_known_label (DossierKnownSort sort)
{
  switch (sort) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_KNOWN_NOW: return _ ("Now");
    case DOSSIER_KNOWN_BEFORE: return _ ("Before");
    case DOSSIER_KNOWN_FOUNDERS: return _ ("Founded by");
    case DOSSIER_KNOWN_PEOPLE: return _ ("People");
    case DOSSIER_KNOWN_PAST_PEOPLE: return _ ("People before");
    case DOSSIER_KNOWN_TEAMS: return _ ("Teams");
    case DOSSIER_KNOWN_OWNERS: return _ ("Acquired by");
    case DOSSIER_KNOWN_ACQUIRED: return _ ("Acquired");
    }
  return "";
}

/* "chief scientist at SSI", "founder of SSI", "SSI"; of an organization "Ilya Sutskever (chief scientist)". */
static char *
place_words (const DossierKnown *known)
{
  if (known->sort == DOSSIER_KNOWN_NOW || known->sort == DOSSIER_KNOWN_BEFORE)
    {
      if (known->role != NULL)
        /* TRANSLATORS: a post and an organization: "chief scientist at OpenAI" */
        return g_strdup_printf (_ ("%s at %s"), known->role, known->name);
      return known->is_founder ? g_strdup_printf (_ ("founder of %s"), known->name) : g_strdup (known->name);
    }
  if (known->role != NULL && known->sort != DOSSIER_KNOWN_FOUNDERS)
    return g_strdup_printf (_ ("%s (%s)"), known->name, known->role);
  if (known->amount != NULL)
    return g_strdup_printf (_ ("%s (%s)"), known->name, known->amount);
  return g_strdup (known->name);
}

static gboolean
is_said (const DossierDate *date)
{
  return date->precision != DOSSIER_PRECISION_UNKNOWN && date->precision != DOSSIER_PRECISION_RANGE;
}

/* "since June 2023", "until May 2024", "June 2023 – May 2024"; an event has a day alone. NULL when nothing is said. */
static char *
span_words (const DossierKnown *known)
{
  g_autofree char *since = dossier_date_words (&known->since), *until = dossier_date_words (&known->until);

  if (is_said (&known->since) && is_said (&known->until))
    /* TRANSLATORS: from one date to another */
    return g_strdup_printf (_ ("%s – %s"), since, until);
  if (is_said (&known->until))
    return g_strdup_printf (_ ("until %s"), until);
  if (!is_said (&known->since))
    return NULL;
  if (known->sort == DOSSIER_KNOWN_NOW || known->sort == DOSSIER_KNOWN_PEOPLE)
    return g_strdup_printf (_ ("since %s"), since);
  return g_steal_pointer (&since);
}

char *
dossier_known_words (const DossierKnown *known)
{
  g_autofree char *place = place_words (known), *span = span_words (known);

  if (span == NULL)
    return g_steal_pointer (&place);
  /* TRANSLATORS: a post or a name, and when: "OpenAI, until August 2024" */
  return g_strdup_printf (_ ("%s, %s"), place, span);
}

/* "Amazon, Google"; NULL when nobody is named. */
static char *
party_words (const DossierMoney *money)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < money->facts->len; i++)
    {
      const DossierClaimRow *row = row_of (g_ptr_array_index (money->facts, i));
      const char            *name = money->is_given ? row->object_name : row->subject_name;

      if (name != NULL)
        g_string_append_printf (out, "%s%s", out->len > 0 ? C_ ("names", ", ") : "", name);
    }
  return out->len > 0 ? g_strdup (out->str) : NULL;
}

char *
dossier_money_words (const DossierMoney *money)
{
  g_autofree char *parties = party_words (money);
  const char      *amount = money->amount != NULL ? money->amount : _ ("An unknown amount");

  if (parties == NULL)
    return g_strdup (amount);
  if (money->is_acquisition)
    /* TRANSLATORS: an amount and a name */
    return g_strdup_printf (money->is_given ? _ ("%s paid for %s") : _ ("%s paid by %s"), amount, parties);
  /* TRANSLATORS: an amount and names */
  return g_strdup_printf (money->is_given ? _ ("%s to %s") : _ ("%s from %s"), amount, parties);
}

char *
dossier_year_words (int year, const DossierYear *count)
{
  g_autofree char *name = year != 0 ? g_strdup_printf ("%d", year) : g_strdup (_ ("Date unknown"));
  /* TRANSLATORS: how many people came to an organization in a year */
  g_autofree char *joined = g_strdup_printf (ngettext ("%u joined", "%u joined", count->n_joined), count->n_joined);
  /* TRANSLATORS: how many people left it */
  g_autofree char *left = g_strdup_printf (ngettext ("%u left", "%u left", count->n_left), count->n_left);
  g_autofree char *both = g_strjoin (C_ ("names", ", "), joined, left, NULL);

  if (count->n_joined == 0 && count->n_left == 0)
    return g_steal_pointer (&name);
  return g_strjoin (" · ", name, count->n_left == 0 ? joined : count->n_joined == 0 ? left : both, NULL);
}
