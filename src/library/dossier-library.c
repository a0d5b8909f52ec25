/* dossier-library.c - the use cases: the object that holds the store and the recogniser
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-library.h"

#include <glib/gi18n-lib.h>

#include "dossier-address-care.h"
#include "dossier-library-private.h"

/* Of a task: why the library could not be opened for writing. */
#define PROBLEM "problem"

struct _DossierLibrary
{
  GObject parent_instance;

  DossierStore      *store;
  GMutex             lock;
  DossierRecogniser *tables;     /* made once, under the lock */
  DossierOwnNames   *own_names;  /* under the lock, as is the next one: the state that it goes by */
  DossierRecogniser *recogniser; /* handed out until something else is decided */
  GMutex             addresses_lock;
  gboolean           has_addresses; /* under addresses_lock: all stories know their pages */
};

G_DEFINE_FINAL_TYPE (DossierLibrary, dossier_library, G_TYPE_OBJECT)
G_DEFINE_QUARK (dossier - library - error - quark, dossier_library_error)

static void
dossier_library_finalize (GObject *object)
{
  DossierLibrary *self = DOSSIER_LIBRARY (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->recogniser, dossier_recogniser_unref);
  g_clear_pointer (&self->tables, dossier_recogniser_unref);
  g_clear_pointer (&self->own_names, dossier_own_names_unref);
  g_mutex_clear (&self->lock);
  g_mutex_clear (&self->addresses_lock);
  G_OBJECT_CLASS (dossier_library_parent_class)->finalize (object);
}

static void
dossier_library_class_init (DossierLibraryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_library_finalize;
}

static void
dossier_library_init (DossierLibrary *self)
{
  g_mutex_init (&self->lock);
  g_mutex_init (&self->addresses_lock);
}

DossierLibrary *
dossier_library_new (DossierStore *store)
{
  DossierLibrary *self = g_object_new (DOSSIER_TYPE_LIBRARY, NULL);

  g_set_object (&self->store, store);
  return self;
}

DossierStore *
dossier_library_get_store (DossierLibrary *self)
{
  g_return_val_if_fail (DOSSIER_IS_LIBRARY (self), NULL);
  return self->store;
}

/* Under the lock. */
static gboolean
renew_recogniser (DossierLibrary *self, GError **error)
{
  g_autoptr (DossierOwnNames) names = NULL;

  if (self->tables == NULL)
    self->tables = dossier_recogniser_new (error);
  if (self->tables == NULL)
    return FALSE;
  if (self->store == NULL)
    {
      if (self->recogniser == NULL)
        self->recogniser = dossier_recogniser_ref (self->tables);
      return TRUE;
    }
  names = dossier_store_dup_own_names (self->store, self->own_names, error);
  if (names == NULL)
    return FALSE;
  if (names == self->own_names)
    return TRUE;
  g_clear_pointer (&self->recogniser, dossier_recogniser_unref);
  self->recogniser = dossier_own_names_get_length (names) > 0 ? dossier_recogniser_new_for_names (self->tables, names)
                                                              : dossier_recogniser_ref (self->tables);
  g_clear_pointer (&self->own_names, dossier_own_names_unref);
  self->own_names = g_steal_pointer (&names);
  return TRUE;
}

DossierRecogniser *
dossier_library_get_recogniser (DossierLibrary *self, GError **error)
{
  DossierRecogniser *recogniser = NULL;

  g_mutex_lock (&self->lock);
  if (renew_recogniser (self, error))
    recogniser = dossier_recogniser_ref (self->recogniser);
  g_mutex_unlock (&self->lock);
  return recogniser;
}

gboolean
dossier_library_catch_up_addresses (DossierLibrary *self, GError **error)
{
  gboolean has_addresses;

  g_mutex_lock (&self->addresses_lock);
  if (!self->has_addresses)
    self->has_addresses = dossier_address_care_catch_up (self->store, error);
  has_addresses = self->has_addresses;
  g_mutex_unlock (&self->addresses_lock);
  return has_addresses;
}

gboolean
dossier_library_check_writable (DossierLibrary *self, GError **error)
{
  if (!dossier_store_is_read_only (self->store))
    return TRUE;
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_READ_ONLY,
               /* TRANSLATORS: %s is a file's name */
               _ ("The library “%s” can only be read, so nothing can be added to it. "
                  "Give yourself permission to write to the file and its folder, or choose another library."),
               dossier_store_get_path (self->store));
  return FALSE;
}

char *
dossier_library_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "dossier", "library.db", NULL);
}

DossierLibrary *
dossier_library_open (const char *path, GError **error)
{
  g_autofree char *chosen = path != NULL ? g_strdup (path) : dossier_library_default_path ();
  g_autoptr (GError) problem = NULL;
  g_autoptr (DossierStore) store = dossier_store_open (chosen, DOSSIER_STORE_CREATE, &problem);

  if (store == NULL && g_error_matches (problem, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_READ_ONLY))
    store = dossier_store_open (chosen, DOSSIER_STORE_READ_ONLY, NULL);
  if (store == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  return dossier_library_new (store);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  const char *path = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = dossier_store_open_finish (result, &error);
  g_autoptr (GError) problem = g_object_steal_data (G_OBJECT (task), PROBLEM);

  if (store != NULL)
    g_task_return_pointer (task, dossier_library_new (store), g_object_unref);
  else if (problem == NULL && g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_READ_ONLY))
    {
      g_object_set_data_full (G_OBJECT (task), PROBLEM, g_steal_pointer (&error), (GDestroyNotify) g_error_free);
      dossier_store_open_async (path, DOSSIER_STORE_READ_ONLY, g_task_get_cancellable (task), opened_cb,
                                g_object_ref (task));
    }
  else
    g_task_return_error (task, problem != NULL ? g_steal_pointer (&problem) : g_steal_pointer (&error));
}

void
dossier_library_open_async (const char *path, GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  char  *chosen = path != NULL ? g_strdup (path) : dossier_library_default_path ();

  g_task_set_source_tag (task, dossier_library_open_async);
  g_task_set_task_data (task, chosen, g_free);
  dossier_store_open_async (chosen, DOSSIER_STORE_CREATE, cancellable, opened_cb, task);
}

DossierLibrary *
dossier_library_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == dossier_library_open_async, NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
dossier_add_result_free (DossierAddResult *result)
{
  if (result == NULL)
    return;
  g_clear_pointer (&result->saved, g_array_unref);
  g_clear_pointer (&result->refused, g_ptr_array_unref);
  g_clear_pointer (&result->remarks, g_ptr_array_unref);
  g_free (result->title);
  g_free (result);
}
