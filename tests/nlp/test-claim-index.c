/* test-claim-index.c - the index leaves out no pattern that matches.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-claim-index.h"

static const struct
{
  const char *pattern;
  gboolean    is_found; /* in the sentence made below */
} cases[] = {
  { "%left A:org", TRUE },   { "^P:person %left A:org", TRUE },
  { "%moved A:org", FALSE }, { "( %left | %moved ) A:org", TRUE },
  { "gone A:org", FALSE },   { "...", TRUE }, /* needs nothing */
};

static DossierClaimPattern *
make_pattern (DossierClaimLexicon *lexicon, const char *text)
{
  g_autoptr (GError) error = NULL;
  DossierClaimPattern *pattern = dossier_claim_pattern_new (lexicon, "rule", text, "disbanded - here", &error);

  g_assert_no_error (error);
  return pattern;
}

static void
test_what_a_sentence_lacks_is_not_asked_for (void)
{
  g_autoptr (DossierClaimLexicon) lexicon = dossier_claim_lexicon_new ();
  g_autoptr (GPtrArray) patterns = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_claim_pattern_free);
  int                    left = dossier_claim_lexicon_class (lexicon, "left");
  DossierClaimIndex     *index;
  DossierClaimSentence   sentence = { 0 };
  DossierClaimPatternSet found;

  dossier_claim_lexicon_add (lexicon, left, "left");
  dossier_claim_lexicon_add (lexicon, dossier_claim_lexicon_class (lexicon, "moved"), "moved");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_ptr_array_add (patterns, make_pattern (lexicon, cases[i].pattern));
  index = dossier_claim_index_new (patterns);
  dossier_claim_features_add (&sentence.features, (guint) left);
  dossier_claim_features_add (&sentence.features, DOSSIER_FEATURE_PERSON);
  dossier_claim_features_add (&sentence.features, DOSSIER_FEATURE_ORGANIZATION_PHRASE);
  g_assert_cmpuint (dossier_claim_index_find (index, &sentence, &found), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].pattern);
      g_assert_cmpint (found.bits[0] >> i & 1, ==, cases[i].is_found);
    }
  dossier_claim_index_free (index);
}

static void
test_no_patterns_are_none (void)
{
  g_autoptr (GPtrArray) patterns = g_ptr_array_new ();
  DossierClaimIndex     *index = dossier_claim_index_new (patterns);
  DossierClaimSentence   sentence = { 0 };
  DossierClaimPatternSet found;

  g_assert_cmpuint (dossier_claim_index_find (index, &sentence, &found), ==, 0);
  dossier_claim_index_free (index);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/claim-index/what-a-sentence-lacks-is-not-asked-for", test_what_a_sentence_lacks_is_not_asked_for);
  g_test_add_func ("/claim-index/no-patterns-are-none", test_no_patterns_are_none);
  return g_test_run ();
}
