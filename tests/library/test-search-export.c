/* test-search-export.c - saved searches out as feeds, and in as a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-search-export.h"

#include <string.h>
#include "dossier-saved-searches.h"
#include "dossier-search-list.h"
#include "library-fixture.h"

typedef struct
{
  TestLibrary library;
  char       *path; /* to write to */
} Desk;

static void
set_up (Desk *desk, gconstpointer data)
{
  DossierAddOptions options = { .title = "Chips", .date = "2024-08-06" };
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierAddResult) result = NULL;

  test_library_open (&desk->library);
  desk->path = g_build_filename (desk->library.folder, "out", NULL);
  result
      = dossier_library_add_text (desk->library.library, "A story of a few words about chips.", -1, &options, &error);
  g_assert_no_error (error);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  g_free (desk->path);
  test_library_close (&desk->library);
}

/* ---- out ---- */

static const struct
{
  const char *word, *query;
  guint       n;
  const char *part;
} formats[] = {
  { "atom", "chips", 1, "<title>Chips</title>" },
  { "json", "chips", 1, "jsonfeed.org" },
  { "atom", "nothing", 0, "<title>Mine</title>" },
  { "opml", "chips", 0, "<opml" },
};

static void
test_formats (Desk *desk, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      guint            n = 99;

      dossier_search_export (desk->library.store, "Mine", formats[i].query,
                             dossier_search_export_format_from_string (formats[i].word), desk->path, 1700000000, NULL,
                             &n, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (n, ==, formats[i].n);
      g_assert_true (g_file_get_contents (desk->path, &text, NULL, NULL));
      g_assert_nonnull (strstr (text, formats[i].part));
    }
  g_assert_cmpint (dossier_search_export_format_from_string ("pdf"), ==, DOSSIER_SEARCH_EXPORT_NONE);
}

static void
test_not_over_the_library (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (dossier_search_export (desk->library.store, "Mine", "chips", DOSSIER_SEARCH_EXPORT_ATOM,
                                         desk->library.path, 1, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (dossier_search_export (desk->library.store, "Mine", "is:eaten", DOSSIER_SEARCH_EXPORT_ATOM,
                                         desk->path, 1, NULL, NULL, &error));
  g_assert_error (error, DOSSIER_QUERY_ERROR, DOSSIER_QUERY_ERROR_SYNTAX);
  g_assert_false (g_file_test (desk->path, G_FILE_TEST_EXISTS));
}

static void
test_cancelled (Desk *desk, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_assert_true (g_file_set_contents (desk->path, "old", -1, NULL));
  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;

      g_assert_false (dossier_search_export (desk->library.store, "Mine", formats[i].query,
                                             dossier_search_export_format_from_string (formats[i].word), desk->path, 1,
                                             cancellable, NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_true (g_file_get_contents (desk->path, &text, NULL, NULL));
      g_assert_cmpstr (text, ==, "old");
    }
}

static void
test_in_a_thread (Desk *desk, gconstpointer data)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (GError) error = NULL;

  dossier_search_export_async (desk->library.store, "Mine", "chips", DOSSIER_SEARCH_EXPORT_ATOM, desk->path, 1, NULL,
                               test_library_keep_result_cb, &result);
  answer = test_library_wait_for (&result);
  g_assert_true (dossier_search_export_finish (desk->library.store, answer, &error));
  g_assert_true (g_file_test (desk->path, G_FILE_TEST_EXISTS));
}

/* ---- in ---- */

static gboolean
keep (Desk *desk, const char *list, guint *n_new, guint *n_changed, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (list, strlen (list));

  return dossier_search_list_keep (desk->library.store, bytes, n_new, n_changed, error);
}

static guint
count (Desk *desk)
{
  g_autoptr (GPtrArray) searches = dossier_store_list_searches (desk->library.store, NULL);

  return searches->len;
}

static void
test_list_is_kept (Desk *desk, gconstpointer data)
{
  static const char list[] = "{\"name\":\"A\",\"query\":\"chips\"}\n{\"name\":\"B\",\"query\":\"maps\"}\n";
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  guint            n_new = 0, n_changed = 0;

  keep (desk, list, &n_new, &n_changed, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_new, ==, 2);
  keep (desk, "{\"name\":\"a\",\"query\":\"charts\"}\n{\"name\":\"B\",\"query\":\"maps\"}", &n_new, &n_changed, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_new, ==, 0);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpuint (count (desk), ==, 2);
  g_free (dossier_store_undo (desk->library.store, NULL));
  sentence = dossier_store_undo (desk->library.store, NULL);
  g_assert_cmpstr (sentence, ==, "Saving the searches was undone");
  g_assert_cmpuint (count (desk), ==, 0);
}

static void
test_too_many (Desk *desk, gconstpointer data)
{
  g_autoptr (GString) list = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  guint n_new, n_changed;

  for (guint i = 0; i <= DOSSIER_SAVED_SEARCH_MAX; i++)
    g_string_append_printf (list, "{\"name\":\"S%u\",\"query\":\"chips\"}\n", i);
  g_assert_false (keep (desk, list->str, &n_new, &n_changed, &error));
  g_assert_error (error, DOSSIER_SAVED_SEARCH_ERROR, DOSSIER_SAVED_SEARCH_ERROR_MANY);
  g_clear_error (&error);
  g_assert_false (
      keep (desk, "{\"name\":\"A\",\"query\":\"a\"}\n{\"name\":\"a\",\"query\":\"b\"}", &n_new, &n_changed, &error));
  g_assert_error (error, DOSSIER_SAVED_SEARCH_ERROR, DOSSIER_SAVED_SEARCH_ERROR_NAME);
  g_assert_cmpuint (count (desk), ==, 0);
}

#define ADD_TEST(path, test) g_test_add (path, Desk, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_TEST ("/search-export/each-format", test_formats);
  ADD_TEST ("/search-export/whole-or-not-at-all", test_not_over_the_library);
  ADD_TEST ("/search-export/cancelled-before-it-writes", test_cancelled);
  ADD_TEST ("/search-export/in-a-thread", test_in_a_thread);
  ADD_TEST ("/search-list/is-kept-as-one-change", test_list_is_kept);
  ADD_TEST ("/search-list/too-many-or-twice", test_too_many);
  return g_test_run ();
}
