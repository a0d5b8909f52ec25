/* test-add-many.c - many additions at once come out as if they had come one after the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "library-fixture.h"

#include <glib/gstdio.h>

#define FILES 60

typedef struct
{
  GArray *order; /* of guint */
  guint   n_new, n_same, n_failed;
} Heard;

static void
added_cb (guint i, const DossierAddResult *result, const GError *error, gpointer data)
{
  Heard *heard = data;

  g_array_append_val (heard->order, i);
  g_assert_true ((result == NULL) == (error != NULL));
  if (result == NULL)
    heard->n_failed++;
  else
    {
      heard->n_new += result->n_new;
      heard->n_same += result->n_same;
    }
}

static Heard
add_all (DossierLibrary *library, GPtrArray *paths)
{
  Heard heard = { .order = g_array_new (FALSE, FALSE, sizeof (guint)) };

  dossier_library_add_many (library, (const char *const *) paths->pdata, paths->len, NULL, added_cb, &heard);
  g_assert_cmpuint (heard.order->len, ==, paths->len);
  for (guint i = 0; i < paths->len; i++)
    g_assert_cmpuint (g_array_index (heard.order, guint, i), ==, i);
  g_array_unref (heard.order);
  return heard;
}

/* Every tenth file is missing, every fifth says what another one says. */
static void
test_in_order (void)
{
  TestLibrary self = { NULL };
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  DossierCounts counts;
  Heard         heard;

  test_library_open (&self);
  for (guint i = 0; i < FILES; i++)
    {
      g_autofree char *name = g_strdup_printf ("%02u.txt", i);
      g_autofree char *words = g_strdup_printf ("News of day %u\n\nJohn Schulman left OpenAI.\n", i % 5 == 4 ? 0 : i);
      char            *path = g_build_filename (self.folder, name, NULL);

      g_ptr_array_add (paths, path);
      if (i % 10 != 9)
        g_assert_true (g_file_set_contents (path, words, -1, NULL));
    }
  heard = add_all (self.library, paths);
  g_assert_cmpuint (heard.n_failed, ==, FILES / 10);
  g_assert_cmpuint (heard.n_same, ==, FILES / 10);
  g_assert_cmpuint (heard.n_new, ==, FILES - FILES / 5);
  g_assert_true (dossier_store_count (self.store, &counts, NULL));
  g_assert_cmpuint (counts.stories, ==, FILES - FILES / 5);

  heard = add_all (self.library, paths);
  g_assert_cmpuint (heard.n_new, ==, 0);
  g_assert_cmpuint (heard.n_same, ==, FILES - FILES / 10);
  add_all (self.library, none);
  for (guint i = 0; i < paths->len; i++)
    g_unlink (paths->pdata[i]);
  test_library_close (&self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/add-many/they-come-out-in-order-each-with-its-own-end", test_in_order);
  return g_test_run ();
}
