/* dossier-relations.c - the library read through from one end to the other, a piece at a time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-relations.h"

#include "dossier-claims-table.h"
#include "dossier-entities-table.h"
#include "dossier-store-private.h"
#include "dossier-stories-table.h"

typedef struct
{
  DossierRelationsScope scope;
  const gint64         *keys;
  guint                 n_keys, limit;
  gint64                after;
} Walk;

static gpointer
list_relations_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  const Walk *walk = args;
  g_autoptr (GPtrArray) relations = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_relation_free);

  for (guint i = 0; i < walk->n_keys; i++)
    if (!dossier_claims_table_list_relations (db, walk->scope, walk->keys[i], walk->after, walk->limit, relations,
                                              error))
      return NULL;
  return g_steal_pointer (&relations);
}

GPtrArray *
dossier_store_list_relations (DossierStore *self, DossierRelationsScope scope, const gint64 *keys, guint n_keys,
                              gint64 after, guint limit, GError **error)
{
  static const DossierCallKind kind = { list_relations_call, FALSE, NULL, (GDestroyNotify) g_ptr_array_unref };
  Walk                         walk = { scope, keys, n_keys, limit, after };

  return dossier_store_call (self, &kind, &walk, error);
}

static gpointer
list_ids_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  static const char sql_ids[] = "SELECT entity FROM entity_count WHERE n_stories > 0 OR is_pinned ORDER BY entity";

  return dossier_db_list (db, sql_ids, error, "");
}

GArray *
dossier_store_list_entity_ids (DossierStore *self, GError **error)
{
  static const DossierCallKind kind = { list_ids_call, FALSE, NULL, (GDestroyNotify) g_array_unref };

  return dossier_store_call (self, &kind, NULL, error);
}

/* ---- by their ids ---- */

typedef struct
{
  const gint64 *ids;
  guint         n;
} Wanted;

static gpointer
load_entities_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  const Wanted *wanted = args;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < wanted->n; i++)
    {
      GError        *problem = NULL;
      DossierEntity *entity = dossier_entities_table_load (db, wanted->ids[i], &problem);

      if (problem != NULL)
        {
          g_propagate_error (error, problem);
          return NULL;
        }
      if (entity != NULL)
        g_ptr_array_add (found, entity);
    }
  return g_steal_pointer (&found);
}

GPtrArray *
dossier_store_load_entities (DossierStore *self, const gint64 *ids, guint n, GError **error)
{
  static const DossierCallKind kind = { load_entities_call, FALSE, NULL, (GDestroyNotify) g_ptr_array_unref };
  Wanted                       wanted = { ids, n };

  return dossier_store_call (self, &kind, &wanted, error);
}

static gpointer
load_stories_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  const Wanted *wanted = args;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < wanted->n; i++)
    {
      GError       *problem = NULL;
      DossierStory *story = dossier_stories_table_load (db, wanted->ids[i], FALSE, &problem);

      if (problem != NULL)
        {
          g_propagate_error (error, problem);
          return NULL;
        }
      if (story != NULL)
        g_ptr_array_add (found, story);
    }
  return g_steal_pointer (&found);
}

GPtrArray *
dossier_store_load_stories (DossierStore *self, const gint64 *ids, guint n, GError **error)
{
  static const DossierCallKind kind = { load_stories_call, FALSE, NULL, (GDestroyNotify) g_ptr_array_unref };
  Wanted                       wanted = { ids, n };

  return dossier_store_call (self, &kind, &wanted, error);
}
