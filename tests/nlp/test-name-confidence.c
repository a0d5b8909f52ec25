/* test-name-confidence.c - how sure a name is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-name-confidence-private.h"
#include "dossier-recogniser.h"

static guint8
measure (const char *text, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierRecogniser) recogniser = dossier_recogniser_new (&error);
  g_autoptr (DossierRecognition) found = dossier_recogniser_run (recogniser, text, NULL, NULL);
  glong start = g_utf8_pointer_to_offset (text, strstr (text, name));

  for (guint i = 0; i < found->mentions->len; i++)
    if (g_array_index (found->mentions, DossierMention, i).start == (guint) start)
      return g_array_index (found->mentions, DossierMention, i).confidence;
  g_assert_not_reached ();
}

static const struct
{
  const char *text, *name;
  guint       least, most;
} names[] = {
  { "Sam Altman, the chief executive of OpenAI, resigned.", "Sam Altman", 90, 99 },
  { "Sam Altman, the chief executive of OpenAI, resigned.", "OpenAI", 80, 99 },
  { "He joined Google as a researcher.", "Google", 80, 99 },
  { "John Schulman left. Schulman was tired.", "Schulman was", 50, 99 },
};

static void
test_names (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      guint8 confidence = measure (names[i].text, names[i].name);

      g_test_message ("%s: %u", names[i].name, confidence);
      g_assert_cmpuint (confidence, >=, names[i].least);
      g_assert_cmpuint (confidence, <=, names[i].most);
    }
}

/* Of points for a person and for nothing. */
static guint8
judge (int person, int other)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (DossierCandidate));
  DossierCandidate candidate = { .n = 1, .kind = DOSSIER_NAME_PERSON };

  candidate.scores[DOSSIER_NAME_PERSON] = (gint16) person;
  candidate.scores[DOSSIER_NAME_OTHER] = (gint16) other;
  g_array_append_val (candidates, candidate);
  dossier_name_confidence_set_by_rules (candidates);
  return g_array_index (candidates, DossierCandidate, 0).confidence;
}

static void
test_more_points_are_never_less_sure (void)
{
  for (int lead = -40; lead < 40; lead++)
    g_assert_cmpuint (judge (lead, 0), <=, judge (lead + 1, 0));
  g_assert_cmpuint (judge (-40, 0), >, 0);
  g_assert_cmpuint (judge (40, 0), <, DOSSIER_CONFIDENCE_CERTAIN);
  g_assert_cmpuint (judge (10, 8), ==, judge (2, 0));
}

static void
test_what_is_no_name_has_none (void)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (DossierCandidate));
  DossierCandidate candidate = { .n = 1, .kind = DOSSIER_NAME_OTHER };

  g_array_append_val (candidates, candidate);
  dossier_name_confidence_set_by_rules (candidates);
  g_assert_cmpuint (g_array_index (candidates, DossierCandidate, 0).confidence, ==, 0);
}

static const struct
{
  const char *name;
  guint8      before[3], after[3]; /* of entities 0, 0 and 1 */
} shares[] = {
  { "what is said stays", { 99, 40, 70 }, { 99, 40, 70 } },
  { "a short form is no surer than its like", { 99, 0, 70 }, { 99, 60, 70 } },
  { "nor than the full name", { 40, 0, 70 }, { 40, 40, 70 } },
  { "nobody of whom nothing is said", { 99, 98, 0 }, { 99, 98, 60 } },
};

static void
test_shares (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (DossierNamedTokens));

      for (guint k = 0; k < 3; k++)
        {
          DossierNamedTokens name = { k, 1, k / 2, shares[i].before[k] };

          g_array_append_val (all, name);
        }
      dossier_name_confidence_share (all, 2);
      g_test_message ("%s", shares[i].name);
      for (guint k = 0; k < 3; k++)
        g_assert_cmpuint (g_array_index (all, DossierNamedTokens, k).confidence, ==, shares[i].after[k]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/name-confidence/plain-names-are-sure", test_names);
  g_test_add_func ("/name-confidence/more-points-are-never-less-sure", test_more_points_are_never_less_sure);
  g_test_add_func ("/name-confidence/what-is-no-name-has-none", test_what_is_no_name_has_none);
  g_test_add_func ("/name-confidence/short-forms-have-a-part-of-it", test_shares);
  return g_test_run ();
}
