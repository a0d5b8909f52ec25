/* test-claim-patterns.c - every shipped pattern finds what stands beside it in its example.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "claim-example.h"

typedef struct
{
  DossierClaimExtractor *extractor;
  char                 **cells; /* name, pattern, what it says, example, what is found in it */
} Case;

static void
test_example (gconstpointer data)
{
  const Case *one = data;
  g_autoptr (ClaimExample) example = claim_example_new (one->extractor, one->cells[3], NULL);
  g_autofree char *found = claim_example_dup_claims (example);
  g_autofree char *wanted = claim_example_sort (one->cells[4]);
  gboolean         named = FALSE;

  g_assert_cmpstr (found, ==, wanted);
  for (guint i = 0; i < example->claims->len; i++)
    named = named || g_str_equal (((DossierFoundClaim *) example->claims->pdata[i])->pattern, one->cells[0]);
  g_assert_true (named);
}

static void
free_case (gpointer data)
{
  Case *one = data;

  g_strfreev (one->cells);
  g_free (one);
}

int
main (int argc, char **argv)
{
  g_autoptr (DossierClaimExtractor) extractor = NULL;
  g_autoptr (GBytes) table = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions (); /* one wrong example does not hide the next one */
  extractor = claim_example_extractor ();
  table = claim_example_read ("claim-patterns.tsv");
  text = g_strndup (g_bytes_get_data (table, NULL), g_bytes_get_size (table));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *path = NULL;
      Case            *one;

      if (lines[i][0] == '\0' || lines[i][0] == '#' || lines[i][0] == '%')
        continue;
      one = g_new0 (Case, 1);
      one->extractor = extractor;
      one->cells = g_strsplit (lines[i], "\t", -1);
      g_assert_cmpuint (g_strv_length (one->cells), ==, 5);
      path = g_strconcat ("/claims/pattern/", one->cells[0], NULL);
      g_test_add_data_func_full (path, one, test_example, free_case);
    }
  return g_test_run ();
}
