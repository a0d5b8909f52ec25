/* test-claim-tables.c - tables become what the program reads at its start, and what is damaged is refused.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "claim-example.h"

#include "dossier-claim-lexicon-private.h"
#include "dossier-recogniser.h"
#include "dossier-sum-private.h"

/* Bytes between two that are damaged in turn: there are many. */
#define STRIDE 499

static GBytes *
compile_shipped (void)
{
  g_autoptr (GBytes) patterns = claim_example_read ("claim-patterns.tsv"),
                     roles = claim_example_read ("role-words.tsv");
  g_autoptr (GError) error = NULL;
  GBytes *rules = dossier_claim_tables_compile (patterns, roles, &error);

  g_assert_no_error (error);
  return rules;
}

static void
check_refused (const guint8 *data, gsize length)
{
  g_autoptr (GBytes) rules = g_bytes_new (data, length);
  g_autoptr (GError) error = NULL;

  g_assert_null (dossier_claim_extractor_new (rules, &error));
  g_assert_error (error, DOSSIER_RECOGNISER_ERROR, DOSSIER_RECOGNISER_ERROR_DATA);
}

/* Of bytes that were changed on purpose. */
static void
mend_sum (GByteArray *bytes)
{
  DossierClaimHeader header;

  memcpy (&header, bytes->data, sizeof header);
  header.sum = dossier_sum (bytes->data + sizeof header, bytes->len - sizeof header);
  memcpy (bytes->data, &header, sizeof header);
}

static void
test_tables_become_the_same_bytes_each_time (void)
{
  g_autoptr (GBytes) one = compile_shipped (), other = compile_shipped ();

  g_assert_true (g_bytes_equal (one, other));
}

static void
test_the_longest_phrase_wins_as_before (void)
{
  g_autoptr (DossierClaimLexicon) filled = dossier_claim_lexicon_new (), read = NULL;
  g_autoptr (GByteArray) written = g_byte_array_new ();
  static const char *const phrases[] = { "board", "board member", "board member emeritus", "board chair" };
  DossierClaimBytes        bytes;
  guint                    words[3];

  for (guint i = 0; i < G_N_ELEMENTS (phrases); i++)
    g_assert_true (dossier_claim_lexicon_add (filled, DOSSIER_CLASS_ROLE, phrases[i]));
  dossier_claim_lexicon_write (filled, written);
  bytes = (DossierClaimBytes){ written->data, written->len };
  read = dossier_claim_lexicon_read (&bytes);
  g_assert_nonnull (read);
  g_assert_cmpuint (bytes.n, ==, 0);
  words[0] = dossier_claim_lexicon_find (read, "Board", 5);
  words[1] = dossier_claim_lexicon_find (read, "member", 6);
  words[2] = dossier_claim_lexicon_find (read, "emeritus", 8);
  g_assert_cmpuint (dossier_claim_lexicon_match (read, words, 3, sizeof words[0], DOSSIER_CLASS_ROLE), ==, 3);
  g_assert_cmpuint (dossier_claim_lexicon_match (read, words, 2, sizeof words[0], DOSSIER_CLASS_ROLE), ==, 2);
  g_assert_cmpuint (dossier_claim_lexicon_match (read, words, 1, sizeof words[0], DOSSIER_CLASS_ROLE), ==, 1);
  g_assert_cmpuint (dossier_claim_lexicon_match (read, words, 3, sizeof words[0], DOSSIER_CLASS_BE), ==, 0);
  g_assert_cmpuint (dossier_claim_lexicon_find (read, "nobody", 6), ==, 0);
}

static void
test_cut_off_bytes_are_refused (void)
{
  g_autoptr (GBytes) rules = compile_shipped ();
  gsize         length;
  const guint8 *data = g_bytes_get_data (rules, &length);

  for (gsize n = 0; n < length; n += n < 2 * sizeof (DossierClaimHeader) ? 1 : STRIDE)
    check_refused (data, n);
}

/* As above, but what is left has the right sum. */
static void
test_parts_that_are_missing_are_refused (void)
{
  g_autoptr (GBytes) rules = compile_shipped ();

  for (gsize n = sizeof (DossierClaimHeader); n < g_bytes_get_size (rules); n += STRIDE)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();

      g_byte_array_append (bytes, g_bytes_get_data (rules, NULL), n);
      mend_sum (bytes);
      check_refused (bytes->data, bytes->len);
    }
}

static void
test_changed_bytes_are_refused (void)
{
  g_autoptr (GBytes) rules = compile_shipped ();
  gsize              length;
  const guint8      *data = g_bytes_get_data (rules, &length);
  g_autofree guint8 *copy = g_memdup2 (data, length);

  for (gsize i = 0; i < length; i += i < sizeof (DossierClaimHeader) ? 1 : STRIDE)
    {
      copy[i] ^= 0x10;
      check_refused (copy, length);
      copy[i] ^= 0x10;
    }
}

/* The counts of words, sets and phrases. */
static void
test_counts_that_make_no_sense_are_refused (void)
{
  static const guint32 counts[] = { 0, 1, G_MAXUINT32 };
  g_autoptr (GBytes) rules = compile_shipped ();

  for (guint which = 0; which < 3; which++)
    for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
      {
        g_autoptr (GByteArray) bytes = g_byte_array_new ();

        g_byte_array_append (bytes, g_bytes_get_data (rules, NULL), g_bytes_get_size (rules));
        memcpy (bytes->data + sizeof (DossierClaimHeader) + which * sizeof counts[0], &counts[i], sizeof counts[0]);
        mend_sum (bytes);
        check_refused (bytes->data, bytes->len);
      }
}

static void
test_more_bytes_than_there_should_be_are_refused (void)
{
  g_autoptr (GBytes) rules = compile_shipped ();
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  g_byte_array_append (bytes, g_bytes_get_data (rules, NULL), g_bytes_get_size (rules));
  g_byte_array_append (bytes, (const guint8 *) "", 1);
  mend_sum (bytes);
  check_refused (bytes->data, bytes->len);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/claim-tables/become-the-same-bytes-each-time", test_tables_become_the_same_bytes_each_time);
  g_test_add_func ("/claim-tables/the-longest-phrase-wins-as-before", test_the_longest_phrase_wins_as_before);
  g_test_add_func ("/claim-tables/cut-off-bytes-are-refused", test_cut_off_bytes_are_refused);
  g_test_add_func ("/claim-tables/parts-that-are-missing-are-refused", test_parts_that_are_missing_are_refused);
  g_test_add_func ("/claim-tables/changed-bytes-are-refused", test_changed_bytes_are_refused);
  g_test_add_func ("/claim-tables/counts-that-make-no-sense-are-refused", test_counts_that_make_no_sense_are_refused);
  g_test_add_func ("/claim-tables/more-bytes-than-there-should-be-are-refused",
                   test_more_bytes_than_there_should_be_are_refused);
  return g_test_run ();
}
