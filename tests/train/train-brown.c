/* train-brown.c - words that stand between the same words, as a tree of clusters.
 *
 * With H (x) = x log x, counts n of pairs of neighbours, and l, r the counts of each on the left and right of a pair,
 * two clusters tell of each other: sum H (n_ij) - sum H (l_i) - sum H (r_i), but for what never changes.
 *
 * loss[i][j], i < j: what merging the two costs. A cluster k that both stand beside costs H (n_ik) + H (n_jk) -
 * H (n_ik + n_jk), which is none when one of them is 0; so little changes when a rare word comes in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "train-brown.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define N_PLACES (TRAIN_N_CLUSTERS + 1)
#define NOWHERE G_MAXUINT16
/* Counts whose H is looked up. */
#define N_KNOWN (1 << 16)
/* Forks of a path that are told. */
#define MAX_FORKS 20

/* counts[AFTER][i][j]: i stands before j, so often; counts[BEFORE][j][i] is the same. */
enum
{
  AFTER,
  BEFORE,
  N_SIDES,
};

typedef struct
{
  guint32 word, n;
} Neighbour;

typedef struct
{
  guint64 word;
  guint32 n;               /* places */
  GArray *beside[N_SIDES]; /* of Neighbour: behind it, and before it; NULL until there is one */
} Word;

typedef struct
{
  GArray  *words;  /* of Word */
  guint16 *places; /* one a word: of its cluster, or NOWHERE */
  guint32  counts[N_SIDES][N_PLACES][N_PLACES];
  guint64  all[N_SIDES][N_PLACES]; /* with words that are not in yet */
  double   loss[N_PLACES][N_PLACES];
  gboolean taken[N_PLACES];
  double  *known;
} Brown;

static double
h (const Brown *self, guint64 x)
{
  if (x < N_KNOWN)
    return self->known[x];
  return (double) x * log ((double) x);
}

/* What is lost when two counts become one. */
static double
d (const Brown *self, guint64 x, guint64 y)
{
  return x == 0 || y == 0 ? 0 : h (self, x) + h (self, y) - h (self, x + y);
}

/* --- counting --- */

/* The most frequent ones first. Any order will do for those that are as frequent, and yet clusters differ with it: of
 * two, this one gave the best ones. */
#define ORDER 3

static int
compare_words (gconstpointer a, gconstpointer b)
{
  const Word *x = a, *y = b;
  guint64     first = x->word * ORDER, second = y->word * ORDER;

  if (x->n != y->n)
    return x->n > y->n ? -1 : 1;
  return first < second ? -1 : first > second;
}

static GArray *
count_words (const GArray *words, guint min_places)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray        *counted = g_array_new (FALSE, FALSE, sizeof (Word));
  GHashTableIter iter;
  gpointer       key, n;

  for (guint i = 0; i < words->len; i++)
    {
      guint64 *word = &g_array_index (words, guint64, i);

      if (*word != TRAIN_ROW_END)
        g_hash_table_insert (counts, word,
                             GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, word)) + 1));
    }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &key, &n))
    if (GPOINTER_TO_UINT (n) >= min_places)
      {
        Word word = { *(guint64 *) key, GPOINTER_TO_UINT (n), { NULL } };

        g_array_append_val (counted, word);
      }
  g_array_sort (counted, compare_words);
  return counted;
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  guint64 x = *(const guint64 *) a, y = *(const guint64 *) b;

  return x < y ? -1 : x > y;
}

static void
add_neighbour (Word *word, guint side, guint32 other, guint32 n)
{
  Neighbour neighbour = { other, n };

  if (word->beside[side] == NULL)
    word->beside[side] = g_array_new (FALSE, FALSE, sizeof (Neighbour));
  g_array_append_val (word->beside[side], neighbour);
}

/* All pairs of neighbours, as both numbers in one: equal ones beside each other. */
static GArray *
collect_pairs (const Brown *self, const GArray *words)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (guint64));
  guint   before = 0; /* number + 1, or 0 */

  for (guint i = 0; i < self->words->len; i++)
    g_hash_table_insert (numbers, &g_array_index (self->words, Word, i).word, GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < words->len; i++)
    {
      guint   number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, &g_array_index (words, guint64, i)));
      guint64 pair = (guint64) (before - 1) << 32 | (number - 1);

      if (before != 0 && number != 0)
        g_array_append_val (pairs, pair);
      before = number;
    }
  g_array_sort (pairs, compare_pairs);
  return pairs;
}

static void
read_pairs (Brown *self, const GArray *words)
{
  g_autoptr (GArray) pairs = collect_pairs (self, words);

  for (guint i = 0, end; i < pairs->len; i = end)
    {
      guint64 pair = g_array_index (pairs, guint64, i);
      guint32 left = pair >> 32, right = (guint32) pair;

      for (end = i + 1; end < pairs->len && g_array_index (pairs, guint64, end) == pair;)
        end++;
      add_neighbour (&g_array_index (self->words, Word, left), AFTER, right, end - i);
      add_neighbour (&g_array_index (self->words, Word, right), BEFORE, left, end - i);
    }
}

/* --- what a merge costs --- */

static double *
loss_of (Brown *self, guint i, guint j)
{
  return i < j ? &self->loss[i][j] : &self->loss[j][i];
}

static double
find_loss (const Brown *self, guint i, guint j)
{
  guint32 own = self->counts[AFTER][i][i], on = self->counts[AFTER][i][j];
  guint32 back = self->counts[AFTER][j][i], other = self->counts[AFTER][j][j];
  double  loss
      = h (self, own) + h (self, on) + h (self, back) + h (self, other) - h (self, (guint64) own + on + back + other);

  for (guint side = 0; side < N_SIDES; side++)
    {
      const guint32 *x = self->counts[side][i], *y = self->counts[side][j];

      for (guint k = 0; k < N_PLACES; k++)
        if (x[k] != 0 && y[k] != 0 && k != i && k != j)
          loss += d (self, x[k], y[k]);
      loss -= d (self, self->all[side][i], self->all[side][j]);
    }
  return loss;
}

static void
find_losses (Brown *self, guint i)
{
  for (guint j = 0; j < N_PLACES; j++)
    if (j != i && self->taken[j])
      *loss_of (self, i, j) = find_loss (self, i, j);
}

/* Counts of a cluster on one side, and where there are any. */
typedef struct
{
  const guint32 *counts;
  guint16        places[N_PLACES];
  guint          n;
} Beside;

static void
look_beside (const Brown *self, guint cluster, guint side, Beside *beside)
{
  beside->n = 0;
  beside->counts = self->counts[side][cluster];
  for (guint i = 0; i < N_PLACES; i++)
    if (beside->counts[i] != 0)
      beside->places[beside->n++] = i;
}

/* A new cluster: all pairs that both stand beside it lose more. */
static void
weigh_new (Brown *self, guint cluster, guint side)
{
  Beside beside;

  look_beside (self, cluster, side, &beside);
  for (guint a = 0; a < beside.n; a++)
    for (guint b = a + 1; b < beside.n; b++)
      {
        guint i = beside.places[a], j = beside.places[b];

        if (i != cluster && j != cluster)
          self->loss[i][j] += d (self, beside.counts[i], beside.counts[j]);
      }
}

/* The two become one, which changes what others lose that stand beside the one with fewer neighbours. */
static void
weigh_merged (Brown *self, guint into, guint from, guint side)
{
  Beside x, y, *few = &y;

  look_beside (self, into, side, &x);
  look_beside (self, from, side, &y);
  if (x.n < y.n)
    few = &x;
  for (guint a = 0; a < few->n; a++)
    for (guint j = 0, i = few->places[a]; j < N_PLACES && i != into && i != from; j++)
      if (i != j && self->taken[j] && j != into && j != from && (few->counts[j] == 0 || i < j))
        *loss_of (self, i, j) += d (self, x.counts[i] + y.counts[i], x.counts[j] + y.counts[j])
                                 - d (self, x.counts[i], x.counts[j]) - d (self, y.counts[i], y.counts[j]);
}

static void
merge (Brown *self, guint into, guint from)
{
  for (guint side = 0; side < N_SIDES; side++)
    weigh_merged (self, into, from, side);
  for (guint side = 0; side < N_SIDES; side++)
    {
      guint32 (*counts)[N_PLACES] = self->counts[side];

      for (guint k = 0; k < N_PLACES; k++)
        counts[into][k] += counts[from][k];
      for (guint k = 0; k < N_PLACES; k++)
        {
          counts[k][into] += counts[k][from];
          counts[k][from] = counts[from][k] = 0;
        }
      self->all[side][into] += self->all[side][from];
    }
  self->taken[from] = FALSE;
  find_losses (self, into);
}

static void
find_cheapest (const Brown *self, guint *into, guint *from)
{
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < N_PLACES; i++)
    for (guint j = i + 1; self->taken[i] && j < N_PLACES; j++)
      if (self->taken[j] && self->loss[i][j] < least)
        {
          least = self->loss[i][j];
          *into = i;
          *from = j;
        }
}

/* --- words come in --- */

static void
add_word (Brown *self, guint number, guint place)
{
  const Word *word = &g_array_index (self->words, Word, number);

  self->places[number] = place;
  self->taken[place] = TRUE;
  for (guint side = 0; side < N_SIDES; side++)
    {
      const GArray *beside = word->beside[side];

      self->all[side][place] = 0;
      for (guint i = 0; beside != NULL && i < beside->len; i++)
        {
          const Neighbour *neighbour = &g_array_index (beside, Neighbour, i);
          guint            other = self->places[neighbour->word];

          self->all[side][place] += neighbour->n;
          if (other == NOWHERE)
            continue;
          self->counts[side][place][other] += neighbour->n;
          if (other != place)
            self->counts[1 - side][other][place] += neighbour->n;
        }
    }
  for (guint side = 0; side < N_SIDES; side++)
    weigh_new (self, place, side);
  find_losses (self, place);
}

static void
move_words (Brown *self, guint n, guint into, guint from)
{
  for (guint i = 0; i < n; i++)
    if (self->places[i] == from)
      self->places[i] = into;
}

/* Leaves one place free at the end. */
static void
add_words (Brown *self)
{
  guint place = 0;

  for (guint i = 0; i < self->words->len; i++)
    {
      guint into = 0;

      add_word (self, i, place++);
      if (i + 1 < N_PLACES)
        continue;
      find_cheapest (self, &into, &place);
      merge (self, into, place);
      move_words (self, i + 1, into, place);
    }
}

/* --- the tree --- */

static guint32
add_fork (guint32 path, guint32 fork)
{
  return path >> MAX_FORKS != 0 ? path : path << 1 | fork;
}

/* Merges what is left into one; nodes behind the places are forks, the last one is the root. */
static void
find_paths (Brown *self, guint n, guint32 *paths)
{
  guint16 children[N_PLACES][2], nodes[N_PLACES];
  guint32 all[2 * N_PLACES];
  guint   n_forks = 0;

  for (guint i = 0; i < N_PLACES; i++)
    nodes[i] = i;
  for (; n > 1; n--)
    {
      guint into = 0, from = 0;

      find_cheapest (self, &into, &from);
      merge (self, into, from);
      children[n_forks][0] = nodes[into];
      children[n_forks][1] = nodes[from];
      nodes[into] = N_PLACES + n_forks++;
    }
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    all[i] = 1;
  for (guint i = n_forks; i-- > 0;)
    for (guint fork = 0; fork < 2; fork++)
      all[children[i][fork]] = add_fork (all[N_PLACES + i], fork);
  memcpy (paths, all, sizeof (guint32) * N_PLACES);
}

/* Numbers the clusters anew, without the free place. */
static void
write_tree (Brown *self, TrainBrown *tree)
{
  guint32 paths[N_PLACES];
  guint16 anew[N_PLACES], places[N_PLACES];
  guint   n = 0;

  for (guint i = 0; i < N_PLACES; i++)
    if (self->taken[i])
      {
        anew[i] = n;
        places[n++] = i;
      }
  for (guint i = 0; i < self->words->len; i++)
    {
      TrainClustered word = { g_array_index (self->words, Word, i).word, anew[self->places[i]] };

      g_array_append_val (tree->words, word);
    }
  find_paths (self, n, paths);
  for (guint i = 0; i < n; i++)
    tree->paths[i] = paths[places[i]];
  for (guint i = n; i < TRAIN_N_CLUSTERS; i++)
    tree->paths[i] = 1;
}

static void
clear_word (gpointer word)
{
  for (guint side = 0; side < N_SIDES; side++)
    g_clear_pointer (&((Word *) word)->beside[side], g_array_unref);
}

TrainBrown *
train_brown_new (const GArray *words, guint min_places)
{
  TrainBrown *tree = g_new0 (TrainBrown, 1);
  Brown      *self = g_new0 (Brown, 1);

  tree->words = g_array_new (FALSE, FALSE, sizeof (TrainClustered));
  self->known = g_new0 (double, N_KNOWN);
  for (guint i = 2; i < N_KNOWN; i++)
    self->known[i] = i * log (i);
  self->words = count_words (words, min_places);
  g_array_set_clear_func (self->words, clear_word);
  self->places = g_new (guint16, self->words->len + 1);
  for (guint i = 0; i < self->words->len; i++)
    self->places[i] = NOWHERE;
  read_pairs (self, words);
  add_words (self);
  write_tree (self, tree);
  g_array_unref (self->words);
  g_free (self->places);
  g_free (self->known);
  g_free (self);
  return tree;
}

void
train_brown_free (TrainBrown *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->words);
  g_free (self);
}
