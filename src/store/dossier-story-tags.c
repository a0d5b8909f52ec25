/* dossier-story-tags.c - the tags of the library
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-story-tags.h"

#include <glib/gi18n-lib.h>
#include "dossier-store-private.h"
#include "dossier-tags-table.h"

static gpointer
list_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  return dossier_tags_table_list (db, error);
}

static const DossierCallKind list_kind = { list_call, FALSE, NULL, (GDestroyNotify) g_ptr_array_unref };

GPtrArray *
dossier_store_list_tags (DossierStore *self, GError **error)
{
  return dossier_store_call (self, &list_kind, NULL, error);
}

void
dossier_store_list_tags_async (DossierStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  dossier_store_call_async (self, &list_kind, NULL, cancellable, callback, user_data);
}

GPtrArray *
dossier_store_list_tags_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_call_finish (self, &list_kind, result, error);
}

static gpointer
list_of_stories_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  return dossier_tags_table_list_of_stories (db, args, error);
}

static const DossierCallKind list_of_stories_kind
    = { list_of_stories_call, FALSE, (GDestroyNotify) g_array_unref, (GDestroyNotify) g_ptr_array_unref };

GPtrArray *
dossier_store_list_tags_of_stories (DossierStore *self, GArray *stories, GError **error)
{
  return dossier_store_call (self, &list_of_stories_kind, stories, error);
}

void
dossier_store_list_tags_of_stories_async (DossierStore *self, GArray *stories, GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer user_data)
{
  dossier_store_call_async (self, &list_of_stories_kind, g_array_ref (stories), cancellable, callback, user_data);
}

GPtrArray *
dossier_store_list_tags_of_stories_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_call_finish (self, &list_of_stories_kind, result, error);
}

static gpointer
find_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  GError          *local_error = NULL;
  gint64           tag = dossier_tags_table_find (db, args, &local_error);
  g_autofree char *valid = g_utf8_make_valid (args, -1);
  g_autofree char *name = tag != 0 ? dossier_tags_table_dup_name (db, tag, &local_error) : NULL;

  if (name != NULL)
    return g_memdup2 (&tag, sizeof tag);
  if (local_error != NULL && !g_error_matches (local_error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  g_clear_error (&local_error);
  /* TRANSLATORS: the name of a tag */
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND, _ ("No story has the tag “%s”."), valid);
  return NULL;
}

static gpointer
dup_name_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  return dossier_tags_table_dup_name (db, *(const gint64 *) args, error);
}

static const DossierCallKind find_kind = { find_call, FALSE, NULL, g_free };
static const DossierCallKind dup_name_kind = { dup_name_call, FALSE, NULL, g_free };

/* On the opener's thread at once, on others through the reader. */
static gpointer
point_read (DossierStore *self, const DossierCallKind *kind, gpointer args, GError **error)
{
  DossierDb *db = dossier_store_get_main_db (self);

  return db != NULL ? kind->call (self, db, args, error) : dossier_store_call (self, kind, args, error);
}

gint64
dossier_store_find_tag (DossierStore *self, const char *name, GError **error)
{
  g_autofree gint64 *tag = point_read (self, &find_kind, (gpointer) name, error);

  return tag != NULL ? *tag : 0;
}

char *
dossier_store_dup_tag_name (DossierStore *self, gint64 tag, GError **error)
{
  return point_read (self, &dup_name_kind, &tag, error);
}
