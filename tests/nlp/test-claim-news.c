/* test-claim-news.c - news as it is written: how much of what it claims is found, and how much that it does not.
 *
 * The sentences are in tests/data/claims-news.tsv. They were written before the rules that find them, so not all are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "claim-example.h"

#define LEAST_PRECISION 0.97
#define LEAST_RECALL 0.93
#define LEAST_SURE 0.97 /* of the found ones, those with just the words for how sure they are that they should have */

typedef struct
{
  guint right, wrong, missed; /* claims stated as facts, in whatever time */
  guint traps;                /* stated though the text does not */
  guint sure;
} Score;

/* "left {Ada Moss} [Lumio] planned": where the words for how sure it is begin. */
static gsize
ends_length (const char *claim)
{
  const char *person = strrchr (claim, '}'), *organization = strrchr (claim, ']');

  return (gsize) (MAX (person, organization) + 1 - claim);
}

static const char *
find_claim (GStrv claims, const char *claim)
{
  gsize n = ends_length (claim);

  for (guint i = 0; claims[i] != NULL; i++)
    if (ends_length (claims[i]) == n && memcmp (claims[i], claim, n) == 0)
      return claims[i];
  return NULL;
}

static gboolean
is_trap (const char *claim)
{
  return strstr (claim, " denied") != NULL || strstr (claim, " negated") != NULL
         || strstr (claim, " hypothetical") != NULL;
}

/* "merged", "partnered": either order. */
static GStrv
split_claims (const char *list)
{
  GStrv claims = g_strsplit (list, "; ", -1);

  for (guint i = 0; claims[i] != NULL; i++)
    {
      g_auto (GStrv) words = NULL;
      gsize n = ends_length (claims[i]);

      if (!g_str_has_prefix (claims[i], "merged ") && !g_str_has_prefix (claims[i], "partnered "))
        continue;
      words = g_strsplit (claims[i], "[", 3);
      if (g_strv_length (words) == 3 && strcmp (words[1], words[2]) > 0)
        {
          g_autofree char *first = g_strndup (words[1], strcspn (words[1], "]"));
          g_autofree char *second = g_strndup (words[2], strcspn (words[2], "]"));
          char            *turned = g_strconcat (words[0], "[", second, "] [", first, "]", claims[i] + n, NULL);

          g_free (claims[i]);
          claims[i] = turned;
        }
    }
  return claims;
}

static void
compare (Score *score, const char *name, const char *found_list, const char *wanted_list)
{
  g_auto (GStrv) found = split_claims (found_list), wanted = split_claims (wanted_list);

  for (guint i = 0; found[i] != NULL && *found[i] != '\0'; i++)
    {
      const char *want = *wanted_list != '\0' ? find_claim (wanted, found[i]) : NULL;

      score->sure += want != NULL && g_str_equal (want, found[i]);
      if (is_trap (found[i]))
        continue;
      score->traps += want != NULL && is_trap (want);
      if (want != NULL && !is_trap (want))
        score->right++;
      else
        {
          score->wrong++;
          g_test_message ("%s: %s is not said", name, found[i]);
        }
    }
  for (guint i = 0; wanted[i] != NULL && *wanted[i] != '\0'; i++)
    if (!is_trap (wanted[i]) && (*found_list == '\0' || find_claim (found, wanted[i]) == NULL))
      {
        score->missed++;
        g_test_message ("%s: %s is not found", name, wanted[i]);
      }
}

static Score
read_news (void)
{
  g_autoptr (DossierClaimExtractor) extractor = claim_example_extractor ();
  g_autofree char *path = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "data", "claims-news.tsv", NULL), *all = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  Score score = { 0 };

  g_file_get_contents (path, &all, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (all, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);
      g_autoptr (ClaimExample) example = NULL;
      g_autofree char *found = NULL;

      if (lines[i][0] == '\0' || lines[i][0] == '#')
        continue;
      g_assert_cmpuint (g_strv_length (cells), ==, 3);
      example = claim_example_new (extractor, cells[1], NULL);
      found = claim_example_dup_claims (example);
      compare (&score, cells[0], found, cells[2]);
    }
  return score;
}

static void
test_most_is_found_and_little_else (void)
{
  Score score = read_news ();

  g_test_message ("%u right, %u wrong, %u missed", score.right, score.wrong, score.missed);
  g_assert_cmpuint (score.right, >, 300);
  g_assert_cmpfloat ((double) score.right / (score.right + score.wrong), >=, LEAST_PRECISION);
  g_assert_cmpfloat ((double) score.right / (score.right + score.missed), >=, LEAST_RECALL);
  g_assert_cmpfloat ((double) score.sure / score.right, >=, LEAST_SURE);
}

static void
test_what_is_not_so_is_never_stated (void)
{
  g_assert_cmpuint (read_news ().traps, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/claims/news/most-is-found-and-little-else", test_most_is_found_and_little_else);
  g_test_add_func ("/claims/news/what-is-not-so-is-never-stated", test_what_is_not_so_is_never_stated);
  return g_test_run ();
}
