/* test-kinds.c - the words of the closed lists, and changes as the journal names them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-annotation.h"
#include "dossier-change.h"
#include "dossier-kinds.h"

static void
test_round_trips (void)
{
  DossierColour colour;

  for (int kind = 1; kind <= DOSSIER_N_CLAIM_KINDS; kind++)
    g_assert_cmpint (dossier_claim_kind_from_string (dossier_claim_kind_to_string (kind)), ==, kind);
  for (int subtype = 1; subtype <= DOSSIER_SUBTYPE_TEAM; subtype++)
    g_assert_cmpint (dossier_subtype_from_string (dossier_subtype_to_string (subtype)), ==, subtype);
  for (int kind = 1; kind <= DOSSIER_CHANGE_SET_FEED_OPTION; kind++)
    g_assert_cmpint (dossier_change_kind_from_string (dossier_change_kind_to_string (kind)), ==, kind);
  for (int i = 0; i < DOSSIER_N_COLOURS; i++)
    {
      g_assert_true (dossier_colour_from_string (dossier_colour_to_string (i), &colour));
      g_assert_cmpint (colour, ==, i);
    }
}

static void
test_unknown_words (void)
{
  DossierColour colour = DOSSIER_COLOUR_BLUE;

  g_assert_cmpint (dossier_claim_kind_from_string ("hugged"), ==, 0);
  g_assert_cmpint (dossier_entity_kind_from_string (NULL), ==, 0);
  g_assert_cmpint (dossier_subtype_from_string (""), ==, DOSSIER_SUBTYPE_NONE);
  g_assert_cmpint (dossier_claim_flag_from_string ("sure"), ==, 0);
  g_assert_cmpint (dossier_change_kind_from_string ("eat"), ==, 0);
  g_assert_false (dossier_colour_from_string ("mauve", &colour));
  g_assert_cmpint (colour, ==, DOSSIER_COLOUR_BLUE);
}

static void
test_flags (void)
{
  g_autofree const char **words = dossier_claim_flags_to_words (DOSSIER_CLAIM_FORMER | DOSSIER_CLAIM_PLANNED);
  g_autofree const char **none = dossier_claim_flags_to_words (DOSSIER_CLAIM_STATED);

  g_assert_cmpstr (words[0], ==, "planned");
  g_assert_cmpstr (words[1], ==, "former");
  g_assert_null (words[2]);
  g_assert_null (none[0]);
  g_assert_cmpint (dossier_claim_flag_from_string ("denied"), ==, DOSSIER_CLAIM_DENIED);
  g_assert_cmpint (DOSSIER_CLAIM_TOLD_FLAGS & DOSSIER_CLAIM_REJECTED, ==, 0);
  g_assert_cmpint (DOSSIER_CLAIM_TOLD_FLAGS & DOSSIER_CLAIM_FORMER, !=, 0);
}

static void
test_decisions (void)
{
  static const char *const words[] = { "none", "confirmed", "rejected", "edited", "added" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_cmpstr (dossier_decision_to_string (i), ==, words[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/kinds/every word leads back to its kind", test_round_trips);
  g_test_add_func ("/model/kinds/an unknown word is none of them", test_unknown_words);
  g_test_add_func ("/model/kinds/flags are words in a fixed order", test_flags);
  g_test_add_func ("/model/kinds/a decision has a stable word", test_decisions);
  return g_test_run ();
}
