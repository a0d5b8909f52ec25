/* test-fact.c - claims become facts: what is one, what is not, how many tell it, how sure, and what contradicts it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-fact.h"

#include "claim-words.h"

/* A fact as words: "joined (rumoured > stated) as chair for $4 billion on 2024-08 x2 !date ~denied". What is nothing
 * special (said, stated, told once) is left out. */
static void
describe (const DossierFact *fact, GString *out)
{
  g_autofree char        *date = dossier_date_to_string (&fact->date);
  g_autofree const char **conflicts = dossier_conflict_to_words (fact->conflict);

  if (out->len > 0)
    g_string_append (out, " | ");
  g_string_append (out, dossier_claim_kind_to_string (dossier_claim_get_row (fact->best)->kind));
  if (fact->nature != DOSSIER_FACT_SAID)
    g_string_append_printf (out, " [%s]", dossier_fact_nature_to_string (fact->nature));
  if (fact->steps->len > 1 || fact->surety != DOSSIER_SURETY_STATED)
    for (guint i = 0; i < fact->steps->len; i++)
      g_string_append_printf (out, "%s%s%s", i == 0 ? " (" : " > ",
                              dossier_surety_to_string (g_array_index (fact->steps, DossierFactStep, i).surety),
                              i + 1 == fact->steps->len ? ")" : "");
  if (fact->role != NULL)
    g_string_append_printf (out, " as %s", fact->role);
  if (fact->amount != NULL)
    g_string_append_printf (out, " for %s", fact->amount);
  if (date != NULL)
    g_string_append_printf (out, " on %s", date);
  if (fact->n_sources != 1)
    g_string_append_printf (out, " x%u", fact->n_sources);
  for (guint i = 0; conflicts[i] != NULL; i++)
    g_string_append_printf (out, " !%s", conflicts[i]);
  if (fact->denial != NULL)
    g_string_append (out, " ~denied");
}

static char *
describe_all (GPtrArray *claims, const char *as_of)
{
  g_autoptr (GPtrArray) facts = dossier_facts_new (claims, end_of_day (as_of));
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < facts->len; i++)
    describe (g_ptr_array_index (facts, i), out);
  return g_string_free (out, FALSE);
}

static const struct
{
  const char *name, *claims, *want;
} cases[] = {
  { "no claims are no facts", "", "" },
  { "one claim is one fact", "joined 1 100 told:2024-08-06 by:A", "joined" },
  { "two publications are two sources", "joined 1 100 told:2024-08-06 by:A | joined 1 100 told:2024-08-07 by:B",
    "joined x2" },
  { "one publication that tells it twice is one source",
    "joined 1 100 told:2024-08-06 by:A | joined 1 100 told:2024-08-09 by:A", "joined" },
  { "a publication is known in any letters", "joined 1 100 by:The_Wire | joined 1 100 by:the_wire", "joined" },
  { "stories without a publication are sources of their own", "joined 1 100 | joined 1 100", "joined x2" },
  { "one story is one source, however often it says so", "joined 1 100 story:5 | joined 1 100 story:5", "joined" },
  { "a copied text is no source of its own", "joined 1 100 by:A text:9 | joined 1 100 by:B text:9", "joined" },
  { "a copied sentence is no source of its own",
    "joined 1 100 by:A says:Person_1_has_joined_Acme_100. | joined 1 100 by:B says:PERSON_1__has_joined_acme_100.",
    "joined" },
  { "a short sentence may be the same by chance",
    "joined 1 100 by:A says:He_joined. | joined 1 100 by:B says:He_joined.", "joined x2" },
  { "copies are told through a third", "joined 1 100 by:A text:9 | joined 1 100 by:B text:9 | joined 1 100 by:B text:8",
    "joined" },
  { "another person is another fact", "joined 1 100 told:2024-01-02 | joined 2 100 told:2024-01-01",
    "joined | joined" },
  { "another organization is another fact", "joined 1 100 told:2024-01-02 | joined 1 101 told:2024-01-01",
    "joined | joined" },
  { "another kind is another fact", "joined 1 100 told:2024-01-02 | left 1 100 told:2024-01-01", "joined | left" },
  { "founded and co-founded are one", "founded 1 100 by:A | cofounded 1 100 by:B", "founded x2" },
  { "partners are one fact from either side", "partnered 100 101 by:A | partnered 101 100 by:B", "partnered x2" },
  { "an investment from either side is two", "invested 100 101 told:2024-01-02 | invested 101 100 told:2024-01-01",
    "invested | invested" },
  { "the fuller role stands", "joined 1 100 as:scientist by:A | joined 1 100 as:chief_scientist by:B",
    "joined as chief scientist x2" },
  { "no role goes with a role", "joined 1 100 by:A | joined 1 100 as:chair by:B", "joined as chair x2" },
  { "letters stand for a role", "appointed 1 100 as:CEO by:A | appointed 1 100 as:chief_executive_officer by:B",
    "appointed as chief executive officer x2" },
  { "letters stand for a shortened role", "appointed 1 100 as:CEO by:A | appointed 1 100 as:chief_executive by:B",
    "appointed as chief executive x2" },
  { "two roles are two facts", "appointed 1 100 as:chair told:2024-01-02 | appointed 1 100 as:adviser told:2024-01-01",
    "appointed as chair | appointed as adviser" },
  { "a vice president is no president",
    "appointed 1 100 as:president told:2024-01-02 | appointed 1 100 as:vice_president told:2024-01-01",
    "appointed as president | appointed as vice president" },
  { "a day lies in its month", "left 1 100 on:2024-08 by:A | left 1 100 on:2024-08-06 by:B", "left on 2024-08-06 x2" },
  { "a day lies in its year", "left 1 100 on:2024 by:A | left 1 100 on:2024-08-06 by:B", "left on 2024-08-06 x2" },
  { "two days side by side are one", "left 1 100 on:2024-08-05 by:A | left 1 100 on:2024-08-06 by:B",
    "left on 2024-08-05 x2" },
  { "no date goes with a date", "left 1 100 told:2024-09-01 by:A | left 1 100 on:2024-08 told:2024-08-09 by:B",
    "left on 2024-08 x2" },
  { "two dates of one departure contradict each other", "left 1 100 on:2024-08-06 | left 1 100 on:2024-06-01",
    "left on 2024-08-06 !date | left on 2024-06-01 !date" },
  { "who came back in between left twice",
    "left 1 100 on:2024-08-06 | joined 1 100 on:2024-07-01 | left 1 100 on:2024-06-01",
    "left on 2024-08-06 | joined on 2024-07-01 | left on 2024-06-01" },
  { "years apart somebody left twice", "left 1 100 on:2024-08-06 | left 1 100 on:2019-06-01",
    "left on 2024-08-06 | left on 2019-06-01" },
  { "a founding has one date", "founded 1 100 on:2019 | founded 1 100 on:2011",
    "founded on 2019 !date | founded on 2011 !date" },
  { "a claim without a date joins the one that was told nearest",
    "left 1 100 on:2024-08-06 told:2024-08-06 by:A | left 1 100 on:2019-06-01 told:2019-06-01 by:B | "
    "left 1 100 told:2019-06-03 by:C",
    "left on 2024-08-06 | left on 2019-06-01 x2" },
  { "amounts that were rounded are one", "invested 100 101 for:$4_billion by:A | invested 100 101 for:$3.9bn by:B",
    "invested for $4 billion x2" },
  { "two amounts contradict each other",
    "invested 100 101 for:$4_billion told:2024-03-27 | invested 100 101 for:$2.7_billion told:2024-03-28",
    "invested for $2.7 billion !amount | invested for $4 billion !amount" },
  { "half a year later it is another round",
    "invested 100 101 for:$4_billion told:2024-03-27 | invested 100 101 for:$2_billion told:2024-11-01",
    "invested for $2 billion | invested for $4 billion" },
  { "one round is told again years later",
    "invested 100 101 for:$4_billion told:2023-09-25 by:A | invested 100 101 for:$4bn told:2025-01-01 by:B",
    "invested for $4 billion x2" },
  { "money without an amount is of a time of its own",
    "invested 100 101 for:$4_billion told:2023-09-25 | invested 100 101 told:2025-01-01",
    "invested | invested for $4 billion" },
  { "another currency is another amount",
    "acquired 100 101 for:$4_billion told:2024-01-01 | acquired 100 101 for:€4_billion told:2024-01-02",
    "acquired for €4 billion !amount | acquired for $4 billion !amount" },
  { "a price is one, however late it is told",
    "acquired 100 101 for:$4_billion told:2020-01-01 | acquired 100 101 for:$9_billion told:2024-01-02",
    "acquired for $9 billion !amount | acquired for $4 billion !amount" },
  { "left and still there contradict each other",
    "left 1 100 on:2024-05-01 told:2024-05-01 by:A | works_at 1 100 told:2024-06-01 by:B",
    "works_at !place | left on 2024-05-01 !place" },
  { "there before leaving is no contradiction",
    "left 1 100 on:2024-05-01 told:2024-05-01 by:A | works_at 1 100 told:2024-04-01 by:B",
    "left on 2024-05-01 | works_at" },
  { "who came back is there", "left 1 100 on:2024-05-01 | joined 1 100 on:2024-05-20 | works_at 1 100 told:2024-06-01",
    "works_at | joined on 2024-05-20 | left on 2024-05-01" },
  { "who gave up one post may hold another",
    "left 1 100 as:chair on:2024-05-01 | works_at 1 100 as:adviser told:2024-06-01",
    "works_at as adviser | left as chair on 2024-05-01" },
  { "a rumoured departure contradicts nothing",
    "left 1 100 on:2024-05-01 told:2024-05-01 rumoured | works_at 1 100 told:2024-06-01",
    "works_at | left (rumoured) on 2024-05-01" },
  { "those in conflict stand side by side", "founded 1 100 on:2019 | joined 2 100 on:2015 | founded 1 100 on:2011",
    "founded on 2019 !date | founded on 2011 !date | joined on 2015" },
  { "a rumour is confirmed", "joined 1 100 told:2024-05-03 by:A rumoured | joined 1 100 told:2024-05-12 by:B",
    "joined (rumoured > stated) x2" },
  { "a rumour becomes a plan and then so",
    "joined 1 100 told:2024-05-12 | joined 1 100 told:2024-05-01 rumoured | joined 1 100 told:2024-05-05 planned",
    "joined (rumoured > planned > stated) x3" },
  { "a rumour of a plan is a rumour", "joined 1 100 told:2024-05-01 rumoured planned", "joined (rumoured)" },
  { "a person confirms a rumour", "joined 1 100 told:2024-05-03 rumoured confirmed", "joined (confirmed)" },
  { "what a person says stands before more details",
    "joined 1 100 as:chief_scientist on:2024-05-03 | joined 1 100 as:scientist on:2024-05 edited",
    "joined (stated > confirmed) as scientist on 2024-05 x2" },
  { "a rumour afterwards takes nothing back", "joined 1 100 told:2024-05-03 | joined 1 100 told:2024-05-12 rumoured",
    "joined x2" },
  { "what is denied is a fact of its own", "joined 1 100 told:2024-05-03 denied", "joined [denied]" },
  { "a denial stands beside what it denies",
    "joined 1 100 told:2024-05-03 by:A rumoured | joined 1 100 told:2024-05-04 by:B denied",
    "joined [denied] | joined (rumoured) ~denied" },
  { "the denial of another time denies nothing", "left 1 100 on:2024-05-03 | left 1 100 on:2019-05 negated",
    "left on 2024-05-03 | left [negated] on 2019-05" },
  { "what is only imagined is never joined", "acquired 100 101 by:A | acquired 100 101 by:B hypothetical",
    "acquired | acquired [imagined]" },
  { "former and present posts are two", "works_at 1 100 told:2024-05-03 | works_at 1 100 told:2024-05-02 former",
    "works_at | works_at" },
  { "who is not named may be another", "joined 0 100 told:2024-05-03 | joined 0 100 told:2021-05-03",
    "joined | joined" },
  { "who is not named is the same in the same weeks", "funded 0 100 told:2024-05-03 | funded 0 100 told:2024-05-09",
    "funded x2" },
  { "stories without a date come last", "joined 1 100 | joined 2 100 told:2020-01-01", "joined | joined" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) claims = claims_from_words (cases[i].claims);
      g_autofree char *got = describe_all (claims, NULL);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (got, ==, cases[i].want);
    }
}

/* The same claims from the last to the first. */
static void
test_any_order (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) claims = claims_from_words (cases[i].claims);
      g_autoptr (GPtrArray) turned = g_ptr_array_new ();
      g_autofree char *got = NULL;

      for (guint j = claims->len; j > 0; j--)
        g_ptr_array_add (turned, g_ptr_array_index (claims, j - 1));
      got = describe_all (turned, NULL);
      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (got, ==, cases[i].want);
    }
}

static void
test_as_of (void)
{
  static const char claims[] = "joined 1 100 told:2024-05-03 by:A rumoured | joined 1 100 told:2024-05-12 by:B | "
                               "left 1 100 told:2025-01-01 | joined 1 100 by:C";
  static const struct
  {
    const char *as_of, *want;
  } days[] = {
    { "2024-05-02", "" },
    { "2024-05-03", "joined (rumoured)" },
    { "2024-05-11", "joined (rumoured)" },
    { "2024-05-12", "joined (rumoured > stated) x2" },
    { "2025-01-01", "left | joined (rumoured > stated) x2" },
    { NULL, "left | joined (rumoured > stated) x3" },
  };
  g_autoptr (GPtrArray) all = claims_from_words (claims);

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *got = describe_all (all, days[i].as_of);

      g_assert_cmpstr (got, ==, days[i].want);
    }
}

static void
test_first_and_last (void)
{
  g_autoptr (GPtrArray) claims = claims_from_words (
      "joined 1 100 told:2024-05-12 by:B text:9 | joined 1 100 told:2024-05-03 by:A | joined 1 100 by:C text:9");
  g_autoptr (GPtrArray) facts = dossier_facts_new (claims, 0);
  const DossierFact *fact = g_ptr_array_index (facts, 0);

  g_assert_cmpuint (facts->len, ==, 1);
  g_assert_true (g_ptr_array_index (fact->claims, 0) == g_ptr_array_index (claims, 1));
  g_assert_true (g_ptr_array_index (fact->claims, 2) == g_ptr_array_index (claims, 2));
  g_assert_cmpint (fact->last_told - fact->first_told, ==, 9 * 24 * 60 * 60);
  g_assert_cmpuint (g_array_index (fact->source_of, guint, 0), ==, 0);
  g_assert_cmpuint (g_array_index (fact->source_of, guint, 2), ==, 1);
}

/* A great many facts of one kind about the same two are still told apart, and end. */
static void
test_many (void)
{
  g_autoptr (GPtrArray) claims = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) facts = NULL;

  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *role = g_strdup_printf ("role%u of many words", i);
      DossierClaimRow  row
          = { .id = i + 1, .kind = DOSSIER_CLAIM_APPOINTED, .subject = 1, .object = 100, .role = role, .story = i + 1 };

      g_ptr_array_add (claims, dossier_claim_new (&row));
    }
  facts = dossier_facts_new (claims, 0);
  g_assert_cmpuint (facts->len, ==, 5000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fact/claims become facts", test_cases);
  g_test_add_func ("/fact/the order of the claims means nothing", test_any_order);
  g_test_add_func ("/fact/as of a day only what was told by then is known", test_as_of);
  g_test_add_func ("/fact/the first to tell it stands first", test_first_and_last);
  g_test_add_func ("/fact/thousands of facts about the same two", test_many);
  return g_test_run ();
}
