/* test-train-brown.c - words that stand between the same words come together in the tree.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "train-brown.h"

#include <string.h>

#define N_KINDS 3
#define N_PLACES 8

/* Words of a kind are numbered from 1000 * (kind + 1) on; kind + 1 stands before them, kind + 11 behind. */
static GArray *
make_rows (guint n_words)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint64));

  for (guint place = 0; place < N_PLACES; place++)
    for (guint i = 0; i < n_words; i++)
      for (guint kind = 0; kind < N_KINDS; kind++)
        {
          guint64 row[] = { kind + 1, 1000 * (kind + 1) + i, kind + 11, TRAIN_ROW_END };

          g_array_append_vals (rows, row, G_N_ELEMENTS (row));
        }
  return rows;
}

static guint32
path_of (const TrainBrown *tree, guint64 word)
{
  for (guint i = 0; i < tree->words->len; i++)
    if (g_array_index (tree->words, TrainClustered, i).word == word)
      return tree->paths[g_array_index (tree->words, TrainClustered, i).cluster];
  return 0;
}

/* Forks that both paths take alike. */
static guint
count_common (guint32 a, guint32 b)
{
  guint n = 0;

  while (dossier_name_path_begin (a, n + 1) == dossier_name_path_begin (b, n + 1)
         && n < MIN (g_bit_storage (a), g_bit_storage (b)))
    n++;
  return n;
}

/* How many words of each kind: as many clusters as words, and fewer. */
static const struct
{
  const char *name;
  guint       n_words;
} cases[] = {
  { "a-cluster-a-word", 20 },
  { "one-word-too-many", 84 },
  { "several-words-a-cluster", 200 },
};

static void
test_kinds (gconstpointer data)
{
  guint n = cases[GPOINTER_TO_SIZE (data)].n_words, within = G_MAXUINT, across = 0;
  g_autoptr (GArray) rows = make_rows (n);
  g_autoptr (TrainBrown) tree = train_brown_new (rows, 2);

  g_assert_cmpuint (tree->words->len, ==, N_KINDS * (n + 2));
  for (guint kind = 0; kind < N_KINDS; kind++)
    for (guint i = 0; i < n; i++)
      {
        guint32 path = path_of (tree, 1000 * (kind + 1) + i),
                other = path_of (tree, 1000 * ((kind + 1) % N_KINDS + 1) + i);

        g_assert_cmpuint (path, !=, 0);
        within = MIN (within, count_common (path, path_of (tree, 1000 * (kind + 1))));
        across = MAX (across, count_common (path, other));
      }
  g_assert_cmpuint (within, >, across);
}

static void
test_same_twice (void)
{
  g_autoptr (GArray) rows = make_rows (150);
  g_autoptr (TrainBrown) tree = train_brown_new (rows, 2), again = train_brown_new (rows, 2);

  g_assert_cmpmem (tree->paths, sizeof tree->paths, again->paths, sizeof again->paths);
  g_assert_cmpuint (tree->words->len, ==, again->words->len);
  for (guint i = 0; i < tree->words->len; i++)
    {
      g_assert_cmpuint (g_array_index (tree->words, TrainClustered, i).word, ==,
                        g_array_index (again->words, TrainClustered, i).word);
      g_assert_cmpuint (g_array_index (tree->words, TrainClustered, i).cluster, ==,
                        g_array_index (again->words, TrainClustered, i).cluster);
    }
}

static void
test_rare (void)
{
  g_autoptr (GArray) rows = make_rows (5), none = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (TrainBrown) tree = train_brown_new (rows, N_PLACES + 1), empty = train_brown_new (none, 1);

  g_assert_cmpuint (tree->words->len, ==, 2 * N_KINDS);
  g_assert_cmpuint (path_of (tree, 1000), ==, 0);
  g_assert_cmpuint (empty->words->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/train-brown/words-of-a-kind-come-together/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_kinds);
    }
  g_test_add_func ("/train-brown/the-same-words-give-the-same-tree", test_same_twice);
  g_test_add_func ("/train-brown/rare-words-are-left-out", test_rare);
  return g_test_run ();
}
