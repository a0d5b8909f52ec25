/* test-year.c - who came and who left, by year
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-fact-words.h"

#include "claim-words.h"

static void
test_years (void)
{
  static const struct
  {
    const char *name, *claims;
    int         year;
    const char *want;
  } cases[] = {
    { "who came and who left", "joined 1 100 on:2024-03 | joined 2 100 on:2024-05 | left 3 100 on:2024-01", 2024,
      "2024 · 2 joined, 1 left" },
    { "nobody left", "joined 1 100 on:2024-03", 2024, "2024 · 1 joined" },
    { "nobody came", "left 1 100 on:2024-03 | fired 2 100 on:2024", 2024, "2024 · 2 left" },
    { "another year", "joined 1 100 on:2023-12-31", 2024, "2024" },
    { "a person counts once", "joined 1 100 on:2024-01-05 | left 1 100 on:2024-06 | joined 1 100 on:2024-11", 2024,
      "2024 · 1 joined, 1 left" },
    { "by the day it was told", "joined 1 100 told:2024-03-01", 2024, "2024 · 1 joined" },
    { "no date at all", "joined 1 100", 0, "Date unknown · 1 joined" },
    { "a rumour does not count", "joined 1 100 on:2024 rumoured | joined 2 100 on:2024 planned", 2024, "2024" },
    { "what is denied does not", "left 1 100 on:2024 denied", 2024, "2024" },
    { "a promotion is no coming", "promoted 1 100 on:2024 | appointed 2 100 on:2024", 2024, "2024" },
    { "somebody without a name", "left 0 100 on:2024", 2024, "2024" },
    { "of the one who comes there is nothing to count", "joined 100 200 on:2024", 2024, "2024" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) claims = claims_from_words (cases[i].claims);
      g_autoptr (GPtrArray) facts = dossier_facts_new (claims, 0);
      DossierYear      count = dossier_year_count (100, facts, cases[i].year);
      g_autofree char *words = dossier_year_words (cases[i].year, &count);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (words, ==, cases[i].want);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/year/who came and who left", test_years);
  return g_test_run ();
}
