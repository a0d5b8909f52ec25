/* test-opening.c - a library is opened while the main loop goes on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-library.h"

#include <glib/gstdio.h>

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static DossierLibrary *
open_and_iterate (const char *path, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dossier_library_open_async (path, NULL, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return dossier_library_open_finish (result, error);
}

static void
test_opened (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dossier-opening-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (GError) error = NULL;
  DossierLibrary   *library = open_and_iterate (path, &error);
  DossierAddResult *result;
  DossierCounts     counts;

  g_assert_no_error (error);
  g_assert_cmpstr (dossier_store_get_path (dossier_library_get_store (library)), ==, path);
  result = dossier_library_add_text (library, "A line of news\n\nNothing more is known.", -1, NULL, &error);
  g_assert_no_error (error);
  dossier_add_result_free (result);
  g_assert_true (dossier_store_count (dossier_library_get_store (library), &counts, &error));
  g_assert_cmpuint (counts.stories, ==, 1);
  g_object_unref (library);
  g_unlink (path);
  g_rmdir (folder);
}

/* Neither for writing nor for reading: why it could not be written is what the person needs. */
static void
test_refused (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dossier-opening-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "letter.txt", NULL);
  g_autofree char *path = g_build_filename (file, "library.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) plain = NULL;

  g_assert_true (g_file_set_contents (file, "Dear reader", -1, NULL));
  g_assert_null (open_and_iterate (path, &error));
  g_assert_null (dossier_library_open (path, &plain));
  g_assert_cmpstr (error->message, ==, plain->message);
  g_assert_error (error, plain->domain, plain->code);
  g_unlink (file);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/opening/without-blocking-it-is-ready-at-once", test_opened);
  g_test_add_func ("/opening/what-went-wrong-is-told-the-same-way", test_refused);
  return g_test_run ();
}
