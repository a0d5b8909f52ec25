/* test-fact-words.c - facts, their origin and course, and what they add up to, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-fact-words.h"

#include "claim-words.h"

typedef struct
{
  const char *name, *claims, *want;
} Case;

/* @words of the fact that comes first. */
static void
assert_words (const Case *cases, guint n, char *(*words) (const DossierFact *fact))
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) claims = claims_from_words (cases[i].claims);
      g_autoptr (GPtrArray) facts = dossier_facts_new (claims, 0);
      g_autofree char *got = words (g_ptr_array_index (facts, 0));

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (got, ==, cases[i].want);
    }
}

static void
test_facts (void)
{
  static const Case cases[] = {
    { "what is denied", "left 1 100 denied", "Denied: Person 1 left Acme 100" },
    { "what did not happen", "left 1 100 negated", "Did not happen: Person 1 left Acme 100" },
    { "what is only imagined", "left 1 100 hypothetical", "Only imagined: Person 1 left Acme 100" },
    { "nobody is named", "left 0 100", "Somebody left Acme 100" },
    { "what is so", "left 1 100", "Person 1 left Acme 100" },
    { "the fullest role that is told", "left 1 100 as:chief_scientist by:A | left 1 100 as:scientist by:B",
      "Person 1 left Acme 100 (chief scientist)" },
    { "an amount that another one tells",
      "invested 100 101 told:2024-05-01 | invested 100 101 for:$4bn told:2024-05-02",
      "Acme 100 invested $4bn in Acme 101" },
  };

  assert_words (cases, G_N_ELEMENTS (cases), dossier_fact_words);
}

static void
test_origins (void)
{
  static const Case cases[] = {
    { "no date, no publication", "left 1 100", "date unknown · told by date unknown" },
    { "a post has no one time", "works_at 1 100 by:Wire told:2024-08-06", "told by Wire, 6 August 2024" },
    { "a post of a day", "works_at 1 100 on:2024-08 by:Wire told:2024-08-06",
      "August 2024 · told by Wire, 6 August 2024" },
    { "one source", "left 1 100 on:2024-08-05 by:Wire told:2024-08-06", "5 August 2024 · told by Wire, 6 August 2024" },
    { "a publication without a name", "left 1 100 on:2024-08-05 by: told:2024-08-06",
      "5 August 2024 · told by 6 August 2024" },
    { "the first of several", "left 1 100 on:2024-08 by:Wire told:2024-08-09 | left 1 100 by:Globe told:2024-08-06",
      "August 2024 · 2 sources, first: Globe, 6 August 2024" },
  };

  assert_words (cases, G_N_ELEMENTS (cases), dossier_fact_origin);
}

/* With the days when they are known. */
static void
test_courses (void)
{
  static const Case cases[] = {
    { "certain at once, of no day", "joined 1 100", NULL },
    { "certain at once", "joined 1 100 told:2024-05-12", NULL },
    { "a rumour of no day", "joined 1 100 rumoured", "rumoured" },
    { "a plan of no day", "joined 1 100 planned", "planned" },
    { "a rumour that a story of no day confirms", "joined 1 100 rumoured told:2024-05-03 | joined 1 100",
      "rumoured 3 May 2024, confirmed" },
    { "a rumour", "joined 1 100 rumoured told:2024-05-03", "rumoured 3 May 2024" },
    { "a report", "joined 1 100 reported told:2024-05-03", "reported 3 May 2024" },
    { "a plan", "joined 1 100 planned told:2024-05-03", "planned 3 May 2024" },
    { "a rumour that came true", "joined 1 100 rumoured told:2024-05-03 | joined 1 100 told:2024-05-12",
      "rumoured 3 May 2024, confirmed 12 May 2024" },
    { "every step",
      "joined 1 100 rumoured told:2024-05-01 | joined 1 100 reported told:2024-05-02 | "
      "joined 1 100 planned told:2024-05-03 | joined 1 100 told:2024-05-04 | joined 1 100 confirmed told:2024-05-05",
      "rumoured 1 May 2024, reported 2 May 2024, planned 3 May 2024, confirmed 4 May 2024, "
      "confirmed by you · its sentence is not in the text any more" },
    { "what a person said, of no day", "joined 1 100 edited",
      "corrected by you · its sentence is not in the text any more" },
  };

  assert_words (cases, G_N_ELEMENTS (cases), dossier_fact_course);
}

/* Of the fact that is denied, wherever it stands. */
static void
test_denials (void)
{
  static const Case cases[] = {
    { "denied by nobody knows whom", "joined 1 100 told:2024-05-03 | joined 1 100 denied", "denied by date unknown" },
    { "certain, and denied", "joined 1 100 told:2024-05-03 | joined 1 100 denied by:Wire told:2024-05-04",
      "denied by Wire, 4 May 2024" },
    { "a rumour, and denied", "joined 1 100 rumoured told:2024-05-03 | joined 1 100 denied by:Wire told:2024-05-04",
      "rumoured 3 May 2024 · denied by Wire, 4 May 2024" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) claims = claims_from_words (cases[i].claims);
      g_autoptr (GPtrArray) facts = dossier_facts_new (claims, 0);
      const DossierFact *first = g_ptr_array_index (facts, 0), *second = g_ptr_array_index (facts, 1);
      g_autofree char   *got = dossier_fact_course (first->denial != NULL ? first : second);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (got, ==, cases[i].want);
    }
}

static void
test_conflicts (void)
{
  static const struct
  {
    DossierConflict conflict;
    const char     *want;
  } cases[] = {
    { DOSSIER_CONFLICT_PLACE | DOSSIER_CONFLICT_DATE, "Sources disagree whether it is over" },
    { DOSSIER_CONFLICT_DATE | DOSSIER_CONFLICT_AMOUNT, "Sources disagree on the date and the amount" },
    { DOSSIER_CONFLICT_DATE, "Sources disagree on the date" },
    { DOSSIER_CONFLICT_AMOUNT, "Sources disagree on the amount" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (dossier_conflict_words (cases[i].conflict), ==, cases[i].want);
}

/* Each with its label before it, " | " between them. */
static void
test_known (void)
{
  static const struct
  {
    const char       *name;
    gint64            entity;
    DossierEntityKind kind;
    const char       *claims, *want;
  } cases[] = {
    { "a place without a date", 1, DOSSIER_ENTITY_PERSON, "joined 1 100", "Now: Acme 100" },
    { "a post", 1, DOSSIER_ENTITY_PERSON, "appointed 1 100 as:chair on:2024-08",
      "Now: chair at Acme 100, since August 2024" },
    { "a founder", 1, DOSSIER_ENTITY_PERSON, "founded 1 100 on:2024", "Now: founder of Acme 100, since 2024" },
    { "a founder with a post", 1, DOSSIER_ENTITY_PERSON,
      "founded 1 100 on:2024 | works_at 1 100 as:CEO told:2025-01-01", "Now: CEO at Acme 100, since 2024" },
    { "between two dates", 1, DOSSIER_ENTITY_PERSON, "joined 1 100 on:2023-06 | left 1 100 on:2024-05",
      "Before: Acme 100, June 2023 – May 2024" },
    { "until a date", 1, DOSSIER_ENTITY_PERSON, "left 1 100 on:2024-05", "Before: Acme 100, until May 2024" },
    { "some time between two dates is none", 1, DOSSIER_ENTITY_PERSON, "left 1 100 on:2023-03..2023-06",
      "Before: Acme 100" },
    { "who is there and who was", 100, DOSSIER_ENTITY_ORGANIZATION,
      "joined 1 100 as:chair on:2023 | left 2 100 on:2024",
      "People: Person 1 (chair), since 2023 | People before: Person 2, until 2024" },
    { "a founder's post stands with the people", 100, DOSSIER_ENTITY_ORGANIZATION,
      "founded 1 100 on:2021 | works_at 1 100 as:CEO told:2024-01-01",
      "Founded by: Person 1, 2021 | People: Person 1 (CEO), since 2021" },
    { "teams", 100, DOSSIER_ENTITY_ORGANIZATION, "founded 100 200 on:2023-07 | disbanded 100 200 on:2024-05",
      "Teams: Acme 200, July 2023 – May 2024" },
    { "who bought whom", 100, DOSSIER_ENTITY_ORGANIZATION, "acquired 100 101 for:$4bn on:2023 | acquired 102 100",
      "Acquired by: Acme 102 | Acquired: Acme 101 ($4bn), 2023" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) claims = claims_from_words (cases[i].claims);
      g_autoptr (GPtrArray) facts = dossier_facts_new (claims, 0);
      g_autoptr (GPtrArray) list = dossier_known_new (cases[i].entity, cases[i].kind, facts, G_MAXINT64);
      g_autoptr (GString) got = g_string_new (NULL);

      for (guint k = 0; k < list->len; k++)
        {
          const DossierKnown *known = g_ptr_array_index (list, k);
          g_autofree char    *words = dossier_known_words (known);

          g_string_append_printf (got, "%s%s: %s", k > 0 ? " | " : "", dossier_known_label (known->sort), words);
        }
      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (got->str, ==, cases[i].want);
    }
}

static void
test_money (void)
{
  static const Case cases[] = {
    { "neither an amount nor a name", "funded 0 100", "An unknown amount" },
    { "nobody is named", "funded 0 100 for:$4bn", "$4bn" },
    { "an unknown amount", "invested 101 100", "An unknown amount from Acme 101" },
    { "from several", "invested 101 100 for:$4bn told:2024-03-27 | invested 102 100 for:$4bn told:2024-04-01",
      "$4bn from Acme 101, Acme 102" },
    { "one of them is not named", "funded 0 100 for:$4bn on:2024-03 | invested 101 100 for:$4bn on:2024-03",
      "$4bn from Acme 101" },
    { "to another", "invested 100 101 for:$4bn", "$4bn to Acme 101" },
    { "a price that it paid", "acquired 100 101 for:$9bn", "$9bn paid for Acme 101" },
    { "a price that was paid for it", "acquired 101 100 for:$9bn", "$9bn paid by Acme 101" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) claims = claims_from_words (cases[i].claims);
      g_autoptr (GPtrArray) facts = dossier_facts_new (claims, 0);
      g_autoptr (GPtrArray) money = dossier_money_new (100, facts);
      g_autofree char *got = dossier_money_words (g_ptr_array_index (money, 0));

      g_test_message ("%s", cases[i].name);
      g_assert_cmpuint (money->len, ==, 1);
      g_assert_cmpstr (got, ==, cases[i].want);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fact-words/what is so, and what is not", test_facts);
  g_test_add_func ("/fact-words/who tells it, and of when", test_origins);
  g_test_add_func ("/fact-words/how sure it became", test_courses);
  g_test_add_func ("/fact-words/who denies it", test_denials);
  g_test_add_func ("/fact-words/what sources disagree on", test_conflicts);
  g_test_add_func ("/fact-words/what is known", test_known);
  g_test_add_func ("/fact-words/money", test_money);
  return g_test_run ();
}
