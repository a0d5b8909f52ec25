/* dossier-order-find.c - the calls that find stories in an order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-order-private.h"

#include "dossier-prepared.h"
#include "dossier-search.h"
#include "dossier-store-private.h"

void
dossier_ordered_free (DossierOrdered *ordered)
{
  if (ordered == NULL)
    return;
  g_array_unref (ordered->ids);
  g_free (ordered);
}

/* ---- finding ---- */

static GArray *
find_one (DossierDb *db, const DossierNames *names, DossierQuery *query, gint64 id, GError **error)
{
  g_autoptr (GArray) one = g_array_new (FALSE, FALSE, sizeof id);

  g_array_append_val (one, id);
  return dossier_search_find (db, names, query, one, 1, error);
}

/* Puts the story that stays where it belongs by its date, when all but its state fits the query. @rest: older ones come
 * later. */
static gboolean
keep_story (DossierDb *db, const DossierNames *names, const DossierOrderAsk *ask, GArray *ids, gint64 rest,
            GError **error)
{
  g_autoptr (DossierQuery) stateless = NULL;
  g_autoptr (GArray) found = NULL;
  guint at = 0;

  if (ask->keep == 0 || ask->keep < rest || (ask->before != 0 && ask->keep >= ask->before)
      || dossier_query_get_view (ask->query) == DOSSIER_VIEW_ALL || dossier_order_find_id (ids, ask->keep) != G_MAXUINT)
    return TRUE;
  stateless = dossier_query_with_view (ask->query, DOSSIER_VIEW_ALL);
  found = find_one (db, names, stateless, ask->keep, error);
  if (found == NULL || found->len == 0)
    return found != NULL;
  while (at < ids->len && g_array_index (ids, gint64, at) > ask->keep)
    at++;
  g_array_insert_val (ids, at, ask->keep);
  return TRUE;
}

/* How many are found at once; 0: all. */
static guint
get_limit (const DossierOrderAsk *ask)
{
  if (ask->limit == 0 || (ask->order == DOSSIER_ORDER_RELEVANCE && ask->whole))
    return 0;
  if (ask->order == DOSSIER_ORDER_RELEVANCE && ask->before == 0)
    return MAX (ask->limit, DOSSIER_ORDER_RANKED_AT_ONCE);
  return ask->order == DOSSIER_ORDER_NEWEST || ask->order == DOSSIER_ORDER_RELEVANCE ? ask->limit : 0;
}

/* Newest first; *@rest as in DossierOrdered. */
static GArray *
find_newest (DossierDb *db, const DossierNames *names, const DossierOrderAsk *ask, gint64 *rest, GError **error)
{
  guint limit = get_limit (ask);
  g_autoptr (GArray) ids
      = dossier_search_find_before (db, names, ask->query, ask->before, limit > 0 ? limit + 1 : 0, error);

  if (ids == NULL)
    return NULL;
  if (limit > 0 && ids->len > limit)
    {
      g_array_set_size (ids, limit);
      *rest = g_array_index (ids, gint64, limit - 1);
    }
  return keep_story (db, names, ask, ids, *rest, error) ? g_steal_pointer (&ids) : NULL;
}

static DossierOrdered *
find_ordered (DossierDb *db, const DossierNames *names, const DossierOrderAsk *ask, GError **error)
{
  gint64 rest = 0;
  g_autoptr (GArray) ids = find_newest (db, names, ask, &rest, error);
  gboolean        is_ranked = ask->order == DOSSIER_ORDER_RELEVANCE;
  DossierOrdered *ordered;
  guint           n_ranked;

  if (ids == NULL)
    return NULL;
  n_ranked = ask->whole ? ids->len : MIN (ids->len, DOSSIER_ORDER_RANKED_AT_ONCE);
  if (ask->before == 0
      && (is_ranked ? !dossier_order_rank (db, names, ask->query, ids, n_ranked, error)
                    : !dossier_order_sort (db, ids, ask->order, error)))
    return NULL;
  ordered = g_new (DossierOrdered, 1);
  ordered->is_complete = !is_ranked || (ask->before == 0 && rest == 0 && n_ranked == ids->len);
  ordered->rest = rest;
  ordered->ids = g_steal_pointer (&ids);
  return ordered;
}

typedef struct
{
  DossierOrderAsk ask;
  GArray         *present;
} Find;

static Find *
find_new (const DossierOrderAsk *ask, GArray *present)
{
  Find *find = g_new (Find, 1);

  *find = (Find){ *ask, present != NULL ? g_array_copy (present) : NULL };
  dossier_query_ref (find->ask.query);
  return find;
}

static void
find_free (gpointer data)
{
  Find *find = data;

  dossier_query_unref (find->ask.query);
  g_clear_pointer (&find->present, g_array_unref);
  g_free (find);
}

static gpointer
find_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  return find_ordered (db, dossier_store_get_names (self), &((Find *) args)->ask, error);
}

static const DossierCallKind find_kind = { find_call, FALSE, find_free, (GDestroyNotify) dossier_ordered_free };

DossierOrdered *
dossier_store_find_ordered (DossierStore *self, const DossierOrderAsk *ask, GError **error)
{
  Find find = { *ask, NULL };

  return dossier_store_call (self, &find_kind, &find, error);
}

void
dossier_store_find_ordered_async (DossierStore *self, const DossierOrderAsk *ask, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  dossier_store_call_async (self, &find_kind, find_new (ask, NULL), cancellable, callback, user_data);
}

DossierOrdered *
dossier_store_find_ordered_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_call_finish (self, &find_kind, result, error);
}

/* ---- what came since ---- */

static gpointer
find_inserts_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  Find *find = args;
  g_autoptr (DossierOrdered) now = find_ordered (db, dossier_store_get_names (self), &find->ask, error);
  GArray *inserts;
  gint64  after = 0;

  if (now == NULL)
    return NULL;
  inserts = g_array_new (FALSE, FALSE, sizeof (DossierOrderInsert));
  g_array_sort (find->present, dossier_story_id_compare);
  for (guint i = 0; i < now->ids->len; i++)
    {
      DossierOrderInsert insert = { g_array_index (now->ids, gint64, i), after };

      if (dossier_order_find_id (find->present, insert.id) == G_MAXUINT)
        g_array_append_val (inserts, insert);
      after = insert.id;
    }
  return inserts;
}

static const DossierCallKind find_inserts_kind
    = { find_inserts_call, FALSE, find_free, (GDestroyNotify) g_array_unref };

GArray *
dossier_store_find_inserts (DossierStore *self, const DossierOrderAsk *ask, GArray *present, GError **error)
{
  g_autoptr (GArray) copy = g_array_copy (present);
  Find find = { *ask, copy };

  return dossier_store_call (self, &find_inserts_kind, &find, error);
}

void
dossier_store_find_inserts_async (DossierStore *self, const DossierOrderAsk *ask, GArray *present,
                                  GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  dossier_store_call_async (self, &find_inserts_kind, find_new (ask, present), cancellable, callback, user_data);
}

GArray *
dossier_store_find_inserts_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_call_finish (self, &find_inserts_kind, result, error);
}
