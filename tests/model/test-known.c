/* test-known.c - what the facts add up to: places, posts, teams, owners, money, and who belongs together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-known.h"

#include <string.h>
#include "claim-words.h"

#define PERSON DOSSIER_ENTITY_PERSON
#define ORGANIZATION DOSSIER_ENTITY_ORGANIZATION

static void
describe_span (GString *out, const DossierDate *since, const DossierDate *until)
{
  g_autofree char *from = dossier_date_to_string (since), *to = dossier_date_to_string (until);

  if (from != NULL)
    g_string_append_printf (out, " since %s", from);
  if (to != NULL)
    g_string_append_printf (out, " until %s", to);
}

static char *
describe_known (GPtrArray *list)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const DossierKnown *known = g_ptr_array_index (list, i);

      g_string_append_printf (out, "%s%s %s", i > 0 ? " | " : "", dossier_known_sort_to_string (known->sort),
                              known->name);
      if (known->role != NULL)
        g_string_append_printf (out, " as %s", known->role);
      if (known->is_founder)
        g_string_append (out, " founder");
      if (known->amount != NULL)
        g_string_append_printf (out, " for %s", known->amount);
      describe_span (out, &known->since, &known->until);
      if (known->is_disputed)
        g_string_append (out, " ?");
    }
  return g_string_free (out, FALSE);
}

typedef struct
{
  const char       *name;
  gint64            entity;
  DossierEntityKind kind;
  const char       *claims, *when, *want;
} KnownCase;

static void
assert_known (const KnownCase *known_case)
{
  g_autoptr (GPtrArray) claims = claims_from_words (known_case->claims);
  g_autoptr (GPtrArray) facts = dossier_facts_new (claims, 0);
  g_autoptr (GPtrArray) known
      = dossier_known_new (known_case->entity, known_case->kind, facts,
                           known_case->when != NULL ? end_of_day (known_case->when) : G_MAXINT64);
  g_autofree char *got = describe_known (known);

  g_test_message ("%s", known_case->name);
  g_assert_cmpstr (got, ==, known_case->want);
}

static void
test_places (void)
{
  static const KnownCase cases[] = {
    { "nothing is known of nobody", 1, PERSON, "", NULL, "" },
    { "who joined is there", 1, PERSON, "joined 1 100 on:2024-08", NULL, "now Acme 100 since 2024-08" },
    { "a post is told", 1, PERSON, "appointed 1 100 as:chair", NULL, "now Acme 100 as chair" },
    { "since when is known though a later story says only that", 1, PERSON,
      "joined 1 100 on:2023-01 told:2023-01-05 | works_at 1 100 as:scientist told:2024-01-01", NULL,
      "now Acme 100 as scientist since 2023-01" },
    { "a new post has a new beginning", 1, PERSON,
      "joined 1 100 as:scientist on:2023-01 | promoted 1 100 as:director on:2024-02", NULL,
      "now Acme 100 as director since 2024-02" },
    { "who left is not there", 1, PERSON, "joined 1 100 on:2023 | left 1 100 on:2024-05", NULL,
      "before Acme 100 since 2023 until 2024-05" },
    { "leaving is the last of a day", 1, PERSON, "left 1 100 told:2024-05-01 | works_at 1 100 told:2024-05-01", NULL,
      "before Acme 100" },
    { "who came back is there", 1, PERSON, "left 1 100 on:2024-05 | joined 1 100 on:2024-07", NULL,
      "now Acme 100 since 2024-07" },
    { "from one to another", 1, PERSON, "left 1 100 on:2024-05-01 | joined 1 101 on:2024-05-02", NULL,
      "now Acme 101 since 2024-05-02 | before Acme 100 until 2024-05-01" },
    { "a founder who left is not back when a story calls them founder", 1, PERSON,
      "left 1 100 on:2024-05-01 | cofounded 1 100 told:2024-09-01", NULL, "before Acme 100 founder until 2024-05-01" },
    { "a founder is there", 1, PERSON, "founded 1 100 on:2024", NULL, "now Acme 100 founder since 2024" },
    { "who gave up one post keeps another", 1, PERSON,
      "appointed 1 100 as:adviser on:2024-05-01 | left 1 100 as:chair on:2024-05-02", NULL,
      "now Acme 100 as adviser since 2024-05-01" },
    { "told to be there after leaving is disputed", 1, PERSON,
      "left 1 100 on:2024-05-01 | works_at 1 100 told:2024-06-01", NULL, "now Acme 100 ?" },
    { "told before and after leaving", 1, PERSON,
      "works_at 1 100 told:2024-04-01 | left 1 100 on:2024-05-01 | works_at 1 100 told:2024-06-01", NULL,
      "now Acme 100 ?" },
    { "a former post", 1, PERSON, "works_at 1 100 as:chair former", NULL, "before Acme 100 as chair" },
    { "what is rumoured is not known", 1, PERSON, "joined 1 100 rumoured", NULL, "" },
    { "what is planned is not known", 1, PERSON, "joined 1 100 planned", NULL, "" },
    { "what is denied is not known", 1, PERSON, "joined 1 100 denied", NULL, "" },
    { "what is only imagined is not known", 1, PERSON, "joined 1 100 hypothetical", NULL, "" },
    { "what is reported is known", 1, PERSON, "joined 1 100 reported", NULL, "now Acme 100" },
    { "nobody named has no place", 1, PERSON, "joined 0 100 | left 1 0", NULL, "" },
    { "what is to come is not known yet", 1, PERSON, "joined 1 100 on:2024-08-06 told:2024-08-01", "2024-08-05", "" },
    { "then it is", 1, PERSON, "joined 1 100 on:2024-08-06 told:2024-08-01", "2024-08-06",
      "now Acme 100 since 2024-08-06" },
    { "of an organization who is there and who was", 100, ORGANIZATION,
      "joined 1 100 on:2023 | joined 2 100 on:2022 | left 2 100 on:2024", NULL,
      "people Person 1 since 2023 | past_people Person 2 since 2022 until 2024" },
    { "founders have a line of their own", 100, ORGANIZATION, "founded 1 100 on:2021", NULL,
      "founders Person 1 founder since 2021" },
    { "a founder with a post stands among the people too", 100, ORGANIZATION,
      "founded 1 100 on:2021 | works_at 1 100 as:CEO told:2024-01-01", NULL,
      "founders Person 1 as CEO founder since 2021 | people Person 1 as CEO founder since 2021" },
    { "a team that was founded and disbanded is one line", 100, ORGANIZATION,
      "founded 100 200 on:2023-07 | disbanded 100 200 on:2024-05", NULL, "teams Acme 200 since 2023-07 until 2024-05" },
    { "who bought whom", 100, ORGANIZATION, "acquired 100 101 for:$4bn on:2023 | acquired 102 100 on:2024", NULL,
      "owners Acme 102 since 2024 | acquired Acme 101 for $4bn since 2023" },
    { "two prices are disputed", 100, ORGANIZATION, "acquired 102 100 for:$4bn | acquired 102 100 for:$9bn", NULL,
      "owners Acme 102 for $4bn ? | owners Acme 102 for $9bn ?" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_known (&cases[i]);
}

static void
test_what_a_person_says_counts_first (void)
{
  static const KnownCase cases[] = {
    { "a rumour that a person confirmed is known", 1, PERSON, "joined 1 100 rumoured confirmed", NULL, "now Acme 100" },
    { "what a person says otherwise, but planned, is not known", 1, PERSON, "joined 1 100 planned edited", NULL, "" },
    { "who left for sure is not there though it is told later", 1, PERSON,
      "left 1 100 on:2024-05-01 confirmed | works_at 1 100 told:2024-06-01", NULL, "before Acme 100 until 2024-05-01" },
    { "who is there for sure is so though a story says they left", 1, PERSON,
      "left 1 100 on:2024-05-01 | works_at 1 100 told:2024-06-01 confirmed", NULL, "now Acme 100" },
    { "what a person says is denied is not known", 1, PERSON, "joined 1 100 | joined 1 100 denied confirmed", NULL,
      "" },
    { "of two prices the confirmed one stands", 100, ORGANIZATION,
      "acquired 102 100 for:$4bn confirmed | acquired 102 100 for:$9bn", NULL, "owners Acme 102 for $4bn" },
    { "two confirmed prices are disputed", 100, ORGANIZATION,
      "acquired 102 100 for:$4bn confirmed | acquired 102 100 for:$9bn confirmed", NULL,
      "owners Acme 102 for $4bn ? | owners Acme 102 for $9bn ?" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_known (&cases[i]);
}

static char *
describe_money (GPtrArray *list)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const DossierMoney *money = g_ptr_array_index (list, i);
      g_autofree char    *date = dossier_date_to_string (&money->date);

      g_string_append_printf (out, "%s%s%s %s %s of %u", i > 0 ? " | " : "", money->is_given ? "gave" : "got",
                              money->is_acquisition ? " as price" : "", money->amount != NULL ? money->amount : "?",
                              date != NULL ? date : "some day", money->facts->len);
    }
  return g_string_free (out, FALSE);
}

static void
test_money (void)
{
  static const struct
  {
    const char *name, *claims, *want;
  } cases[] = {
    { "none", "joined 1 100", "" },
    { "two who gave the same in the same weeks gave it together",
      "invested 101 100 for:$4bn told:2024-03-27 | invested 102 100 for:$4_billion told:2024-04-01",
      "got $4 billion some day of 2" },
    { "a round that nobody is named for is the same",
      "funded 0 100 for:$4bn on:2024-03 | invested 101 100 for:$4bn on:2024-03", "got $4bn 2024-03 of 2" },
    { "another amount is another round",
      "invested 101 100 for:$4bn told:2024-03-27 | invested 102 100 for:$1bn told:2024-04-01",
      "got $1bn some day of 1 | got $4bn some day of 1" },
    { "a year later it is another round", "invested 101 100 for:$4bn on:2024 | invested 102 100 for:$4bn on:2022",
      "got $4bn 2024 of 1 | got $4bn 2022 of 1" },
    { "without an amount it stands alone", "invested 101 100 told:2024-03-27 | invested 102 100 told:2024-03-27",
      "got ? some day of 1 | got ? some day of 1" },
    { "what it gave to two is two", "invested 100 101 for:$4bn on:2024 | invested 100 102 for:$4bn on:2024",
      "gave $4bn 2024 of 1 | gave $4bn 2024 of 1" },
    { "a price", "acquired 101 100 for:$9bn on:2024", "got as price $9bn 2024 of 1" },
    { "a purchase without a price is no money", "acquired 101 100 on:2024", "" },
    { "what is denied is no money", "invested 101 100 for:$4bn denied", "" },
    { "what is rumoured is", "invested 101 100 for:$4bn rumoured", "got $4bn some day of 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) claims = claims_from_words (cases[i].claims);
      g_autoptr (GPtrArray) facts = dossier_facts_new (claims, 0);
      g_autoptr (GPtrArray) money = dossier_money_new (100, facts);
      g_autofree char *got = describe_money (money);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (got, ==, cases[i].want);
    }
}

static DossierEntity *
make_entity (gint64 id)
{
  const DossierEntityRow row
      = { .id = id, .uid = (char *) "u", .kind = ORGANIZATION, .name = (char *) "Acme", .n_stories = 1 };

  return dossier_entity_new (&row);
}

static void
test_connections (void)
{
  static const gint64 ids[] = { 101, 102, 103, 104 };
  static const guint  shared[] = { 5, 4, 0, 4 };
  g_autoptr (GPtrArray) claims
      = claims_from_words ("partnered 100 102 | sued 103 100 | sued 100 103 | acquired 100 101 denied");
  g_autoptr (GPtrArray) facts = dossier_facts_new (claims, 0);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) entities = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) n_shared = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) by_facts = NULL;
  g_autoptr (GString) got = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_ptr_array_add (entities, make_entity (ids[i]));
  g_array_append_vals (n_shared, shared, G_N_ELEMENTS (shared));
  list = dossier_connections_new (100, facts, entities, n_shared);
  for (guint i = 0; i < list->len; i++)
    {
      const DossierConnection *one = g_ptr_array_index (list, i);

      g_string_append_printf (got, "%" G_GINT64_FORMAT ":%u+%u=%u ", dossier_entity_get_row (one->entity)->id,
                              one->n_stories, one->n_facts, one->weight);
    }
  g_assert_cmpstr (got->str, ==, "102:4+1=7 103:0+2=6 101:5+0=5 104:4+0=4 ");
  by_facts = dossier_connections_new (100, facts, entities, NULL);
  g_assert_cmpuint (by_facts->len, ==, 2);
  g_ptr_array_unref (g_steal_pointer (&by_facts));
  by_facts = dossier_connections_new (100, none, entities, NULL);
  g_assert_cmpuint (by_facts->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/known/places, teams and owners", test_places);
  g_test_add_func ("/known/money comes in rounds", test_money);
  g_test_add_func ("/known/who belongs together, by weight", test_connections);
  g_test_add_func ("/known/what a person says counts first", test_what_a_person_says_counts_first);
  return g_test_run ();
}
