/* test-train-rows.c - weights as codes, and back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "train-rows.h"

#define ZERO (-DOSSIER_NAME_LEAST_LEVEL)

/* Level number @i of the kind. */
typedef guint8 (*Kind) (guint i, GRand *random);

static guint8
get_zero (guint i, GRand *random)
{
  return ZERO;
}

static guint8
get_least (guint i, GRand *random)
{
  return 0;
}

static guint8
get_any (guint i, GRand *random)
{
  return (guint8) g_rand_int_range (random, 0, DOSSIER_NAME_N_LEVELS);
}

/* As weights are: each level half as often as the one before. */
static guint8
get_usual (guint i, GRand *random)
{
  int size = 0;

  while (size < 15 && g_rand_boolean (random))
    size++;
  return (guint8) (ZERO + (g_rand_boolean (random) ? size : -size));
}

/* So seldom, some of them, that their codes would be too long. */
static guint8
get_uneven (guint i, GRand *random)
{
  guint size = 0;

  while (size < DOSSIER_NAME_N_LEVELS - 1 && i % 2 == 1)
    {
      i /= 2;
      size++;
    }
  return (guint8) size;
}

static const struct
{
  const char *name;
  Kind        get;
  guint       n, most_bytes;
} cases[] = {
  { "none", get_zero, 0, 0 },
  { "one", get_zero, 1, 1 },
  { "all-zero", get_zero, 4000, 500 },
  { "all-the-least", get_least, 4000, 500 },
  { "all-levels-alike", get_any, 4000, 3100 },
  { "as-weights-are", get_usual, 4000, 1600 },
  { "very-uneven", get_uneven, 1 << 18, (1 << 18) / 4 + 200 },
};

static guint8 *
make_levels (guint which)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  guint8 *levels = g_new (guint8, cases[which].n + 1);

  for (guint i = 0; i < cases[which].n; i++)
    levels[i] = cases[which].get (i, random);
  return levels;
}

static GByteArray *
write_levels (const guint8 *levels, guint n, guint8 *lengths)
{
  GByteArray *bytes = g_byte_array_new ();

  if (n > 0)
    train_rows_measure (levels, n, lengths);
  train_rows_write (levels, n, lengths, bytes);
  return bytes;
}

static void
test_back (gconstpointer data)
{
  guint              which = GPOINTER_TO_UINT (data);
  g_autofree guint8 *levels = make_levels (which);
  guint8             lengths[DOSSIER_NAME_N_LEVELS] = { 0 };
  g_autoptr (GByteArray) bytes = write_levels (levels, cases[which].n, lengths);

  g_assert_cmpuint (bytes->len, <=, cases[which].most_bytes + DOSSIER_NAME_CODE_ROOM);
  for (guint step = 1; step <= DOSSIER_NAME_MAX_LEVEL_STEP; step++)
    {
      g_autofree gint8 *weights = dossier_name_rows_read (lengths, step, bytes->data, bytes->len, cases[which].n);

      g_assert_nonnull (weights);
      for (guint i = 0; i < cases[which].n; i++)
        g_assert_cmpint (weights[i], ==, ((int) levels[i] + DOSSIER_NAME_LEAST_LEVEL) * (int) step);
    }
}

static const struct
{
  const char *name;
  guint       n, step, cut, level; /* weights asked for; bytes that are missing; whose length is another one */
  guint8      length;
} refused[] = {
  { "more-weights-than-there-are", 9000, 1, 0, 0, 0 },
  { "no-bytes", 4000, 1, G_MAXUINT, 0, 0 },
  { "cut-off", 4000, 1, 100, 0, 0 },
  { "too-long-a-step", 4000, DOSSIER_NAME_MAX_LEVEL_STEP + 1, 0, 0, 0 },
  { "too-long-a-code", 4000, 1, 0, 3, DOSSIER_NAME_MAX_CODE_BITS + 1 },
  { "codes-that-are-not-told-apart", 4000, 1, 0, 3, 1 },
  { "a-code-of-no-level", 4000, 1, 0, ZERO, 0 },
};

static void
test_refused (gconstpointer data)
{
  gsize              i = GPOINTER_TO_SIZE (data);
  g_autofree guint8 *levels = make_levels (5);
  guint8             lengths[DOSSIER_NAME_N_LEVELS] = { 0 };
  g_autoptr (GByteArray) bytes = write_levels (levels, 4000, lengths);

  if (refused[i].level > 0)
    lengths[refused[i].level] = refused[i].length;
  g_assert_null (dossier_name_rows_read (lengths, refused[i].step, bytes->data,
                                         bytes->len - MIN (bytes->len, refused[i].cut), refused[i].n));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/train-rows/come-back-as-they-were/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_back);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *path = g_strconcat ("/train-rows/are-refused/", refused[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_refused);
    }
  return g_test_run ();
}
