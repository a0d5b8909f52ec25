/* test-key-map.c - keys keep their numbers, however many there are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-key-map-private.h"

/* Keys that are alike in many ways. */
static const struct
{
  const char *name;
  guint       expected, n; /* keys: room for, put in */
  guint64     first, step;
} cases[] = {
  { "none-but-zero", 0, 1, 0, 1 },
  { "as-many-as-expected", 1000, 1000, 0, 1 },
  { "many-more-than-expected", 0, 5000, 7, 3 },
  { "with-the-same-lower-bits", 10, 3000, 0, G_GUINT64_CONSTANT (1) << 40 },
  { "up-to-the-largest", 10, 3000, G_MAXUINT64, G_MAXUINT64 },
};

/* Any number but 0, negative ones too. */
static int
number_of (guint i)
{
  return i % 2 == 0 ? (int) i + 1 : -(int) i;
}

static void
test_numbers (gconstpointer data)
{
  guint         which = GPOINTER_TO_UINT (data);
  DossierKeyMap map;

  dossier_key_map_init (&map, cases[which].expected);
  for (guint i = 0; i < cases[which].n; i++)
    {
      guint64 key = cases[which].first + i * cases[which].step;

      g_assert_cmpint (dossier_key_map_get (&map, key), ==, 0);
      dossier_key_map_set (&map, key, 12345);
      dossier_key_map_set (&map, key, number_of (i));
    }
  for (guint i = 0; i < cases[which].n; i++)
    g_assert_cmpint (dossier_key_map_get (&map, cases[which].first + i * cases[which].step), ==, number_of (i));
  g_assert_cmpint (dossier_key_map_get (&map, cases[which].first + cases[which].n * cases[which].step), ==, 0);
  g_assert_cmpuint (map.n, ==, cases[which].n);
  dossier_key_map_clear (&map);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/key-map/keeps-numbers-of/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_numbers);
    }
  return g_test_run ();
}
