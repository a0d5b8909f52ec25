/* dossier-annotations-find.c - the highlights that a query asks for, in an order and in groups
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-annotations-find.h"

#include "dossier-annotations-search.h"
#include "dossier-annotations-table.h"
#include "dossier-store-private.h"

static const char *const order_words[DOSSIER_N_ANNOTATION_ORDERS] = { "newest", "oldest", "story" };

gboolean
dossier_annotation_order_from_string (const char *word, DossierAnnotationOrder *order)
{
  for (guint i = 0; i < DOSSIER_N_ANNOTATION_ORDERS; i++)
    if (g_str_equal (word, order_words[i]))
      {
        *order = i;
        return TRUE;
      }
  return FALSE;
}

void
dossier_found_annotations_free (DossierFoundAnnotations *found)
{
  g_array_unref (found->places);
  g_free (found);
}

/* ---- finding ---- */

static void
search_free (gpointer data)
{
  dossier_query_unref (((DossierAnnotationSearch *) data)->query);
  g_free (data);
}

static gpointer
find_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  return dossier_annotations_search_run (db, dossier_store_get_names (self), args, error);
}

static const DossierCallKind find_kind
    = { find_call, FALSE, search_free, (GDestroyNotify) dossier_found_annotations_free };

DossierFoundAnnotations *
dossier_store_find_annotations (DossierStore *self, const DossierAnnotationSearch *search, GError **error)
{
  return dossier_store_call (self, &find_kind, (gpointer) search, error);
}

void
dossier_store_find_annotations_async (DossierStore *self, const DossierAnnotationSearch *search,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  DossierAnnotationSearch *copy = g_memdup2 (search, sizeof *search);

  dossier_query_ref (copy->query);
  dossier_store_call_async (self, &find_kind, copy, cancellable, callback, user_data);
}

DossierFoundAnnotations *
dossier_store_find_annotations_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_call_finish (self, &find_kind, result, error);
}

/* ---- loading ---- */

static gpointer
load_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  return dossier_annotations_table_load (db, *(gint64 *) args, error);
}

static const DossierCallKind load_kind = { load_call, FALSE, NULL, g_object_unref };

DossierAnnotation *
dossier_store_load_annotation (DossierStore *self, gint64 id, GError **error)
{
  DossierDb *db = dossier_store_get_main_db (self);

  return db != NULL ? dossier_annotations_table_load (db, id, error)
                    : dossier_store_call (self, &load_kind, &id, error);
}

/* A gboolean in a pointer. */
static gpointer
is_lost_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  gboolean is_lost = FALSE;

  dossier_annotations_table_is_lost (db, *(gint64 *) args, &is_lost, error);
  return GINT_TO_POINTER (is_lost);
}

static const DossierCallKind is_lost_kind = { is_lost_call, FALSE, NULL, NULL };

gboolean
dossier_store_is_annotation_lost (DossierStore *self, gint64 id)
{
  DossierDb *db = dossier_store_get_main_db (self);

  return GPOINTER_TO_INT (db != NULL ? is_lost_call (self, db, &id, NULL)
                                     : dossier_store_call (self, &is_lost_kind, &id, NULL));
}

/* ---- what they can be told apart by ---- */

static gpointer
keys_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  return dossier_annotations_search_list_keys (db, error);
}

static const DossierCallKind keys_kind = { keys_call, FALSE, NULL, (GDestroyNotify) dossier_annotation_keys_free };

DossierAnnotationKeys *
dossier_store_list_annotation_keys (DossierStore *self, GError **error)
{
  return dossier_store_call (self, &keys_kind, NULL, error);
}

void
dossier_store_list_annotation_keys_async (DossierStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  dossier_store_call_async (self, &keys_kind, NULL, cancellable, callback, user_data);
}

DossierAnnotationKeys *
dossier_store_list_annotation_keys_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_call_finish (self, &keys_kind, result, error);
}
