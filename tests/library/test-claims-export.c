/* test-claims-export.c - claims written out whole, or not at all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-claims-export.h"
#include "dossier-claims-find.h"
#include "library-fixture.h"

#include <string.h>

#define N_STORIES 3

static void
set_up (TestLibrary *library, gconstpointer data)
{
  test_library_open (library);
  for (guint i = 0; i < N_STORIES; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.txt", i);
      g_autofree char *text = g_strdup_printf ("A move, number %u\n\nJohn Schulman left OpenAI in May 202%u.\n", i, i);
      g_autoptr (DossierAddResult) result = test_library_add_file (library, name, text);

      g_assert_nonnull (result);
    }
}

static void
tear_down (TestLibrary *library, gconstpointer data)
{
  test_library_close (library);
}

static GArray *
find_all (TestLibrary *library)
{
  g_autoptr (DossierQuery) query = dossier_query_parse_claims ("move:left", FALSE, 0, NULL);
  DossierClaimSearch search = { .query = query, .order = DOSSIER_CLAIM_ORDER_DATE };
  g_autoptr (DossierFoundClaims) found = dossier_store_find_claims (library->store, &search, NULL);

  g_assert_cmpuint (found->ids->len, ==, N_STORIES);
  return g_array_ref (found->ids);
}

/* The same many times over, so that it takes several batches. */
static GArray *
find_many (TestLibrary *library, guint n)
{
  g_autoptr (GArray) ids = find_all (library);
  GArray *many = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n; i++)
    g_array_append_val (many, g_array_index (ids, gint64, i % ids->len));
  return many;
}

static guint
count (const char *text, const char *word)
{
  guint n = 0;

  for (const char *p = strstr (text, word); p != NULL; p = strstr (p + 1, word))
    n++;
  return n;
}

static void
test_every_format (TestLibrary *library, gconstpointer data)
{
  static const char *const formats[] = { "csv", "json", "markdown" };
  static const guint       sizes[] = { 0, 1, 499, 500, 501, 1203 };

  for (guint f = 0; f < G_N_ELEMENTS (formats); f++)
    for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
      {
        g_autoptr (GArray) ids = find_many (library, sizes[s]);
        guint            n = G_MAXUINT;
        g_autofree char *text = dossier_claims_export_write (library->store, ids, formats[f], &n, NULL, NULL);

        g_assert_true (dossier_claims_export_knows (formats[f]));
        g_assert_cmpuint (n, ==, sizes[s]);
        g_assert_cmpuint (count (text, "John Schulman left OpenAI in May"), ==, sizes[s]);
      }
  g_assert_false (dossier_claims_export_knows ("xls"));
}

/* In the order of the ids; what is gone is left out. */
static void
test_the_order_is_kept (TestLibrary *library, gconstpointer data)
{
  g_autoptr (GArray) ids = find_all (library);
  gint64           gone = G_MAXINT64;
  guint            n = 0;
  g_autofree char *text = NULL;

  g_array_insert_val (ids, 1, gone);
  text = dossier_claims_export_write (library->store, ids, "csv", &n, NULL, NULL);
  g_assert_cmpuint (n, ==, N_STORIES);
  g_assert_true (strstr (text, "May 2020") < strstr (text, "May 2021"));
  g_assert_true (strstr (text, "May 2021") < strstr (text, "May 2022"));
}

static int
write_to (TestLibrary *library, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) ids = find_all (library);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;

  dossier_claims_export_async (library->store, ids, "markdown", file, cancellable, test_library_keep_result_cb,
                               &result);
  test_library_wait_for (&result);
  return dossier_claims_export_finish (library->store, result, error);
}

static void
test_a_file_is_whole_or_as_it_was (TestLibrary *library, gconstpointer data)
{
  g_autofree char *path = g_build_filename (library->folder, "moves.md", NULL), *before = NULL, *after = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) cancelled = NULL, unwritable = NULL, error = NULL;

  g_assert_true (g_file_set_contents (path, "before", -1, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_cmpint (write_to (library, path, cancellable, &cancelled), ==, -1);
  g_assert_error (cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (path, &before, NULL, NULL));
  g_assert_cmpstr (before, ==, "before");

  g_assert_cmpint (write_to (library, "/nowhere/at/all", NULL, &unwritable), ==, -1);
  g_assert_error (unwritable, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);

  g_assert_cmpint (write_to (library, path, NULL, &error), ==, N_STORIES);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_true (g_str_has_prefix (after, "| Who |"));
  g_assert_true (g_str_has_suffix (after, " |\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add ("/claims-export/" name, TestLibrary, NULL, set_up, test, tear_down)
  ADD ("every format, in batches", test_every_format);
  ADD ("the order is kept", test_the_order_is_kept);
  ADD ("a file is whole or as it was", test_a_file_is_whole_or_as_it_was);
  return g_test_run ();
}
