/* test-block-choices.c - which blocks of a page a person wants in a story's text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <string.h>

#include "dossier-block-choices.h"

#define A "aaaaaaaaaaaaaaaa"
#define B "bbbbbbbbbbbbbbbb"

static const struct
{
  const char *name, *text, *want;
} written[] = {
  { "nothing", NULL, NULL },
  { "empty", "", NULL },
  { "the whole page", "*", "*" },
  { "one in, one out", "-" B "\n+" A, "+" A "\n-" B },
  { "the whole page but for one", "-" A "\n*", "*\n-" A },
  { "the last word on a block counts", "+" A "\n-" A, "-" A },
  { "keys that are none", "+abc\n-" A "b\n?" A "\n", NULL },
};

static void
test_written (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (written); i++)
    {
      g_autoptr (DossierBlockChoices) choices = dossier_block_choices_parse (written[i].text);
      g_autofree char *text = dossier_block_choices_to_string (choices);

      g_test_message ("%s", written[i].name);
      g_assert_cmpstr (text, ==, written[i].want);
      g_assert_cmpint (dossier_block_choices_are_empty (choices), ==, written[i].want == NULL);
    }
}

static const struct
{
  const char        *name, *choices;
  gboolean           is_chosen;
  DossierBlockReason reason;
  gboolean           want;
} decided[] = {
  { "as Dossier chose: in", NULL, TRUE, DOSSIER_REASON_ARTICLE, TRUE },
  { "as Dossier chose: out", NULL, FALSE, DOSSIER_REASON_SHARE, FALSE },
  { "another block is none of its business", "+" B, FALSE, DOSSIER_REASON_SHARE, FALSE },
  { "switched in", "+" A, FALSE, DOSSIER_REASON_SHARE, TRUE },
  { "switched out", "-" A, TRUE, DOSSIER_REASON_ARTICLE, FALSE },
  { "the whole page", "*", FALSE, DOSSIER_REASON_SHARE, TRUE },
  { "the whole page as it is shown", "*", FALSE, DOSSIER_REASON_HIDDEN, FALSE },
  { "hidden, but wanted", "*\n+" A, FALSE, DOSSIER_REASON_HIDDEN, TRUE },
  { "out of the whole page", "*\n-" A, TRUE, DOSSIER_REASON_ARTICLE, FALSE },
};

static void
test_decided (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (decided); i++)
    {
      g_autoptr (DossierBlockChoices) choices = dossier_block_choices_parse (decided[i].choices);

      g_test_message ("%s", decided[i].name);
      g_assert_cmpint (dossier_block_choices_decide (choices, A, decided[i].is_chosen, decided[i].reason), ==,
                       decided[i].want);
    }
}

static void
test_unset (void)
{
  g_autoptr (DossierBlockChoices) choices = dossier_block_choices_parse ("*\n-" A);

  g_assert_true (dossier_block_choices_is_whole (choices));
  dossier_block_choices_unset (choices, A);
  dossier_block_choices_set_whole (choices, FALSE);
  g_assert_true (dossier_block_choices_are_empty (choices));
}

static void
test_no_more_than_a_page_can_have (void)
{
  g_autoptr (DossierBlockChoices) choices = dossier_block_choices_new ();
  g_autofree char *text = NULL;
  guint            lines = 1;

  for (guint i = 0; i <= DOSSIER_BLOCK_CHOICES_MAX; i++)
    {
      g_autofree char *key = g_strdup_printf ("%016x", i);

      dossier_block_choices_set (choices, key, TRUE);
    }
  text = dossier_block_choices_to_string (choices);
  for (const char *p = text; *p != '\0'; p++)
    lines += *p == '\n';
  g_assert_cmpuint (lines, ==, DOSSIER_BLOCK_CHOICES_MAX);
}

static void
test_reasons_have_names_and_words (void)
{
  for (guint i = 0; i < DOSSIER_N_REASONS; i++)
    {
      DossierBlockReason reason = DOSSIER_N_REASONS;

      g_assert_true (dossier_block_reason_find (dossier_block_reason_name ((DossierBlockReason) i), &reason));
      g_assert_cmpuint (reason, ==, i);
      g_assert_cmpuint (strlen (dossier_block_reason_words (reason)), >, 3);
    }
  g_assert_false (dossier_block_reason_find ("nothing", NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/block-choices/written", test_written);
  g_test_add_func ("/model/block-choices/decided", test_decided);
  g_test_add_func ("/model/block-choices/unset", test_unset);
  g_test_add_func ("/model/block-choices/no-more-than-a-page-can-have", test_no_more_than_a_page_can_have);
  g_test_add_func ("/model/block-choices/reasons-have-names-and-words", test_reasons_have_names_and_words);
  return g_test_run ();
}
