/* dossier-cli-facts.c - what is known of somebody, as JSON members and as lines of text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dossier-cli-private.h"

/* ---- JSON ---- */

static const DossierClaimRow *
row_of (const DossierFact *fact)
{
  return dossier_claim_get_row (fact->best);
}

static void
add_source (JsonBuilder *json, const DossierClaimRow *claim)
{
  dossier_json_id (json, "story", claim->story);
  dossier_json_string (json, "source", claim->story_source);
  dossier_json_date (json, "published", &claim->story_published);
}

static void
add_steps (JsonBuilder *json, const DossierFact *fact)
{
  json_builder_set_member_name (json, "steps");
  json_builder_begin_array (json);
  for (guint i = 0; i < fact->steps->len; i++)
    {
      const DossierFactStep *step = &g_array_index (fact->steps, DossierFactStep, i);

      json_builder_begin_object (json);
      dossier_json_string (json, "surety", dossier_surety_to_string (step->surety));
      add_source (json, dossier_claim_get_row (step->claim));
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

/* Each telling, with the number of the first one of its source: a higher number is that of a copy. */
static void
add_tellings (JsonBuilder *json, const DossierFact *fact)
{
  json_builder_set_member_name (json, "told");
  json_builder_begin_array (json);
  for (guint i = 0; i < fact->claims->len; i++)
    {
      const DossierClaimRow  *claim = dossier_claim_get_row (g_ptr_array_index (fact->claims, i));
      g_autofree const char **flags = dossier_claim_flags_to_words (claim->flags);

      json_builder_begin_object (json);
      add_source (json, claim);
      dossier_json_string (json, "title", claim->story_title);
      dossier_json_strings (json, "flags", flags);
      dossier_json_string (json, "sentence", claim->sentence);
      dossier_json_int (json, "sentence_start", claim->sentence_start);
      dossier_json_int (json, "sentence_end", claim->sentence_start + claim->sentence_length);
      dossier_json_int (json, "same_source_as", g_array_index (fact->source_of, guint, i));
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

/* The numbers of the facts it is in conflict with. */
static void
add_against (JsonBuilder *json, const DossierFact *fact, GPtrArray *facts)
{
  json_builder_set_member_name (json, "against");
  json_builder_begin_array (json);
  for (guint i = 0; i < fact->against->len; i++)
    {
      guint index;

      if (g_ptr_array_find (facts, g_ptr_array_index (fact->against, i), &index))
        json_builder_add_int_value (json, index);
    }
  json_builder_end_array (json);
}

void
dossier_cli_fact_json (JsonBuilder *json, const DossierFact *fact, GPtrArray *facts)
{
  const DossierClaimRow  *row = row_of (fact);
  g_autofree const char **conflicts = dossier_conflict_to_words (fact->conflict);

  json_builder_begin_object (json);
  dossier_json_string (json, "kind", dossier_claim_kind_to_string (row->kind));
  dossier_json_string (json, "nature", dossier_fact_nature_to_string (fact->nature));
  dossier_json_string (json, "surety", dossier_surety_to_string (fact->surety));
  dossier_json_bool (json, "former", (row->flags & DOSSIER_CLAIM_FORMER) != 0);
  dossier_json_string (json, "subject", row->subject_name);
  dossier_json_string (json, "object", row->object_name);
  dossier_json_string (json, "role", fact->role);
  dossier_json_date (json, "date", &fact->date);
  dossier_json_string (json, "amount", fact->amount);
  dossier_json_int (json, "sources", fact->n_sources);
  dossier_json_bool (json, "is_denied", fact->denial != NULL);
  dossier_json_strings (json, "conflicts", conflicts);
  add_against (json, fact, facts);
  add_steps (json, fact);
  add_tellings (json, fact);
  json_builder_end_object (json);
}

static void
add_known (JsonBuilder *json, const DossierKnown *known)
{
  json_builder_begin_object (json);
  dossier_json_string (json, "sort", dossier_known_sort_to_string (known->sort));
  dossier_json_string (json, "name", known->name);
  dossier_json_string (json, "role", known->role);
  dossier_json_string (json, "amount", known->amount);
  dossier_json_bool (json, "is_founder", known->is_founder);
  dossier_json_bool (json, "is_over", known->is_over);
  dossier_json_bool (json, "is_disputed", known->is_disputed);
  dossier_json_date (json, "since", &known->since);
  dossier_json_date (json, "until", &known->until);
  dossier_json_int (json, "sources", known->fact->n_sources);
  add_source (json, row_of (known->fact));
  json_builder_end_object (json);
}

static void
add_money (JsonBuilder *json, const DossierMoney *money)
{
  json_builder_begin_object (json);
  dossier_json_bool (json, "is_given", money->is_given);
  dossier_json_bool (json, "is_acquisition", money->is_acquisition);
  dossier_json_string (json, "amount", money->amount);
  dossier_json_date (json, "date", &money->date);
  json_builder_set_member_name (json, "parties");
  json_builder_begin_array (json);
  for (guint i = 0; i < money->facts->len; i++)
    {
      const DossierFact *fact = g_ptr_array_index (money->facts, i);
      const char        *name = money->is_given ? row_of (fact)->object_name : row_of (fact)->subject_name;

      json_builder_begin_object (json);
      dossier_json_string (json, "name", name);
      dossier_json_string (json, "surety", dossier_surety_to_string (fact->surety));
      dossier_json_int (json, "sources", fact->n_sources);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  json_builder_end_object (json);
}

static void
add_connection (JsonBuilder *json, const DossierConnection *connection)
{
  const DossierEntityRow *row = dossier_entity_get_row (connection->entity);

  json_builder_begin_object (json);
  dossier_json_id (json, "id", row->id);
  dossier_json_string (json, "name", row->name);
  dossier_json_string (json, "type", dossier_entity_kind_to_string (row->kind));
  dossier_json_int (json, "stories", connection->n_stories);
  dossier_json_int (json, "facts", connection->n_facts);
  dossier_json_int (json, "weight", connection->weight);
  json_builder_end_object (json);
}

void
dossier_cli_summary_json (JsonBuilder *json, const DossierSummary *summary)
{
  dossier_json_time (json, "as_of", summary->as_of);
  json_builder_set_member_name (json, "known");
  json_builder_begin_array (json);
  for (guint i = 0; i < summary->known->len; i++)
    add_known (json, g_ptr_array_index (summary->known, i));
  json_builder_end_array (json);
  json_builder_set_member_name (json, "facts");
  json_builder_begin_array (json);
  for (guint i = 0; i < summary->facts->len; i++)
    dossier_cli_fact_json (json, g_ptr_array_index (summary->facts, i), summary->facts);
  json_builder_end_array (json);
  json_builder_set_member_name (json, "money");
  json_builder_begin_array (json);
  for (guint i = 0; i < summary->money->len; i++)
    add_money (json, g_ptr_array_index (summary->money, i));
  json_builder_end_array (json);
  json_builder_set_member_name (json, "connected");
  json_builder_begin_array (json);
  for (guint i = 0; i < summary->connections->len; i++)
    add_connection (json, g_ptr_array_index (summary->connections, i));
  json_builder_end_array (json);
}

/* ---- lines ---- */

static const char *
sort_words (DossierKnownSort sort)
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

static void
append_part (GString *line, const char *part)
{
  if (part != NULL)
    g_string_append_printf (line, ", %s", part);
}

/* Now: Anthropic, chief scientist, 2024-08.. */
static void
print_known (const DossierKnown *known)
{
  g_autoptr (GString) line = g_string_new (known->name);
  g_autofree char *since = dossier_date_to_string (&known->since), *until = dossier_date_to_string (&known->until);

  append_part (line, known->role != NULL ? known->role : known->is_founder ? _ ("founder") : NULL);
  append_part (line, known->amount);
  if (since != NULL || until != NULL)
    g_string_append_printf (line, ", %s..%s", since != NULL ? since : "", until != NULL ? until : "");
  if (known->is_disputed)
    g_string_append_printf (line, " (%s)", _ ("sources disagree"));
  dossier_cli_print ("  %s: %s\n", sort_words (known->sort), line->str);
}

/* "rumoured 2024-05-03, stated 2024-05-12" when it has become surer, or is not sure. */
static void
append_steps (GString *line, const DossierFact *fact)
{
  if (fact->steps->len == 1 && fact->surety == DOSSIER_SURETY_STATED)
    return;
  for (guint i = 0; i < fact->steps->len; i++)
    {
      const DossierFactStep *step = &g_array_index (fact->steps, DossierFactStep, i);
      g_autofree char       *told = dossier_date_to_string (&dossier_claim_get_row (step->claim)->story_published);

      g_string_append_printf (line, "%s%s", i == 0 ? " · " : ", ", dossier_surety_to_string (step->surety));
      if (told != NULL)
        g_string_append_printf (line, " %.10s", told);
    }
}

/* 2 sources, first: The Decoder, 2024-08-06 */
static void
print_sources (const DossierFact *fact)
{
  const DossierClaimRow *first = dossier_claim_get_row (g_ptr_array_index (fact->claims, 0));
  g_autofree char       *told = dossier_date_to_string (&first->story_published);
  g_autofree char       *day = told != NULL ? g_strndup (told, 10) : g_strdup (_ ("no date known"));
  g_autofree char *count = g_strdup_printf (ngettext ("%u source", "%u sources", fact->n_sources), fact->n_sources);
  /* TRANSLATORS: "2 sources", the first source, and its day */
  g_autofree char *words = g_strdup_printf (
      _ ("%s, first: %s, %s"), count, first->story_source != NULL ? first->story_source : _ ("saved by hand"), day);
  g_autoptr (GString) line = g_string_new (words);

  append_steps (line, fact);
  if (fact->denial != NULL)
    g_string_append_printf (line, " · %s", _ ("denied by another source"));
  dossier_cli_print ("    %s\n", line->str);
}

static const char *
conflict_words (DossierConflict conflict)
{
  if (conflict & DOSSIER_CONFLICT_PLACE)
    return _ ("Sources disagree whether it is over:");
  return (conflict & DOSSIER_CONFLICT_DATE) ? _ ("Sources disagree on the date:")
                                            : _ ("Sources disagree on the amount:");
}

void
dossier_cli_fact_lines (const DossierFact *fact)
{
  DossierClaimRow row = *row_of (fact);

  row.role = (char *) fact->role;
  row.amount = (char *) fact->amount;
  row.date = fact->date;
  dossier_cli_claim_line (&row);
  print_sources (fact);
}

static void
print_facts (GPtrArray *facts, gboolean happened, const char *heading)
{
  guint group = 0, n = 0;

  for (guint i = 0; i < facts->len; i++)
    {
      const DossierFact *fact = g_ptr_array_index (facts, i);

      if ((fact->nature == DOSSIER_FACT_SAID) != happened)
        continue;
      if (n++ == 0)
        dossier_cli_print ("\n%s\n", heading);
      if (fact->group != 0 && fact->group != group)
        dossier_cli_print ("! %s\n", conflict_words (fact->conflict));
      group = fact->group;
      dossier_cli_fact_lines (fact);
    }
}

static void
print_money (const DossierMoney *money)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *date = dossier_date_to_string (&money->date);

  for (guint i = 0; i < money->facts->len; i++)
    {
      const DossierClaimRow *row = row_of (g_ptr_array_index (money->facts, i));
      const char            *name = money->is_given ? row->object_name : row->subject_name;

      if (name != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }
  dossier_cli_print ("  %s\t%s\t%s %s\n", date != NULL ? date : "-", money->amount != NULL ? money->amount : "-",
                     money->is_given ? "->" : "<-", names->len > 0 ? names->str : "?");
}

static void
print_connections (GPtrArray *connections)
{
  if (connections->len > 0)
    dossier_cli_print ("\n%s\n", _ ("Connected"));
  for (guint i = 0; i < connections->len; i++)
    {
      const DossierConnection *connection = g_ptr_array_index (connections, i);

      dossier_cli_print ("  %u\t%s\n", connection->weight, dossier_entity_get_row (connection->entity)->name);
    }
}

void
dossier_cli_summary_lines (const DossierSummary *summary)
{
  if (summary->known->len > 0)
    dossier_cli_print ("\n%s\n", _ ("Known"));
  for (guint i = 0; i < summary->known->len; i++)
    print_known (g_ptr_array_index (summary->known, i));
  print_facts (summary->facts, TRUE, _ ("Timeline"));
  print_facts (summary->facts, FALSE, _ ("Denied, or never happened"));
  if (summary->money->len > 0)
    dossier_cli_print ("\n%s\n", _ ("Money"));
  for (guint i = 0; i < summary->money->len; i++)
    print_money (g_ptr_array_index (summary->money, i));
  print_connections (summary->connections);
}
