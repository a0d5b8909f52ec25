/* library-fixture.c - an empty library in a folder of its own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "library-fixture.h"

#include <glib/gstdio.h>

#include "dossier-subscriptions.h"

void
test_library_open (TestLibrary *self)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("dossier-refresh-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "library.db", NULL);
  self->library = dossier_library_open (self->path, &error);
  g_assert_no_error (error);
  self->store = dossier_library_get_store (self->library);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      if (g_file_test (inner, G_FILE_TEST_IS_DIR))
        remove_folder (inner);
      else
        g_unlink (inner);
    }
  g_rmdir (path);
}

void
test_library_close (TestLibrary *self)
{
  dossier_store_close (self->store);
  g_clear_object (&self->library);
  remove_folder (self->folder);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->path, g_free);
}

static gint64
subscribe (TestLibrary *self, const char *uri, gboolean may_be_private)
{
  g_autoptr (GPtrArray) feeds = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_feed_subscription_free);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (feeds, dossier_feed_subscription_new (uri, uri, NULL, NULL, may_be_private));
  g_assert_true (dossier_store_subscribe (self->store, feeds, TRUE, &ids, &error));
  g_assert_no_error (error);
  return g_array_index (ids, gint64, 0);
}

gint64
test_library_subscribe (TestLibrary *self, const char *uri)
{
  return subscribe (self, uri, dossier_library_is_private_address (uri));
}

gint64
test_library_subscribe_inside (TestLibrary *self, const char *uri)
{
  return subscribe (self, uri, TRUE);
}

DossierAddResult *
test_library_add_file (TestLibrary *self, const char *name, const char *words)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  DossierAddResult *result;

  g_assert_true (g_file_set_contents (path, words, -1, NULL));
  result = dossier_library_add (self->library, path, NULL, &error);
  g_assert_no_error (error);
  return result;
}

void
test_library_unsubscribe (TestLibrary *self, gint64 feed)
{
  g_autoptr (DossierChange) change = dossier_change_unsubscribe (&feed, 1);
  g_autoptr (GError) error = NULL;

  dossier_store_apply (self->store, change, NULL, &error);
  g_assert_no_error (error);
}

void
test_library_keep_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

GAsyncResult *
test_library_wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}
