/* dossier-claim-list.c - the claims a search found, rows read when they are shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-claim-list.h"

#include "dossier-store-private.h"

struct _DossierClaimList
{
  GObject       parent_instance;
  DossierStore *store;
  GArray       *ids;
  guint         n_no_facts;
  GHashTable   *live;
  GCancellable *cancellable; /* of the search that runs, or NULL */
};

static void dossier_claim_list_list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DossierClaimList, dossier_claim_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, dossier_claim_list_list_model_init))

/* --- the live claims --- */

typedef struct
{
  DossierClaimList *list;
  gint64            id;
} Grip;

static void
claim_gone_cb (gpointer data, GObject *claim)
{
  Grip *grip = data;

  g_hash_table_steal (grip->list->live, &grip->id);
  g_free (grip);
}

/* A claim that cannot be read any more is still a row: an empty one, until the next search. */
static DossierClaim *
load_claim (DossierClaimList *self, gint64 id)
{
  DossierClaim   *claim = dossier_store_load_claim (self->store, id, NULL);
  DossierClaimRow empty = { .id = id };
  Grip           *grip = g_new (Grip, 1);

  if (claim == NULL)
    claim = dossier_claim_new (&empty);
  *grip = (Grip){ self, id };
  g_hash_table_insert (self->live, &grip->id, claim);
  g_object_weak_ref (G_OBJECT (claim), claim_gone_cb, grip);
  return claim;
}

static void
forget_live (DossierClaimList *self)
{
  GHashTableIter iter;
  gpointer       id, claim;

  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, &id, &claim))
    {
      Grip *grip = (Grip *) ((char *) id - G_STRUCT_OFFSET (Grip, id));

      g_hash_table_iter_steal (&iter);
      g_object_weak_unref (claim, claim_gone_cb, grip);
      g_free (grip);
    }
}

void
dossier_claim_list_reread (DossierClaimList *self)
{
  g_autoptr (GList) held = g_hash_table_get_values (self->live);

  for (GList *l = held; l != NULL; l = l->next)
    g_object_ref (l->data);
  for (GList *l = held; l != NULL; l = l->next)
    {
      g_autoptr (DossierClaim) claim = l->data;
      g_autoptr (DossierClaim) fresh = dossier_store_load_claim (self->store, dossier_claim_get_row (claim)->id, NULL);

      if (fresh != NULL)
        dossier_claim_set_row (claim, dossier_claim_get_row (fresh));
    }
}

/* --- the model --- */

static GType
get_item_type (GListModel *model)
{
  return DOSSIER_TYPE_CLAIM;
}

static guint
get_n_items (GListModel *model)
{
  return DOSSIER_CLAIM_LIST (model)->ids->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  DossierClaimList *self = DOSSIER_CLAIM_LIST (model);
  DossierClaim     *claim;
  gint64            id;

  if (position >= self->ids->len)
    return NULL;
  id = g_array_index (self->ids, gint64, position);
  claim = g_hash_table_lookup (self->live, &id);
  return claim != NULL ? g_object_ref (claim) : load_claim (self, id);
}

static void
dossier_claim_list_list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

guint
dossier_claim_list_get_n_no_facts (DossierClaimList *self)
{
  return self->n_no_facts;
}

GArray *
dossier_claim_list_get_ids (DossierClaimList *self)
{
  return self->ids;
}

/* --- searching --- */

/* What stands alike at the beginning and at the end stays, so that nothing jumps when one claim comes. What goes is
 * told before what comes: told both at once, GTK 4.8 looks through all that comes for the row it had at the top. */
static void
take_ids (DossierClaimList *self, GArray *ids)
{
  const gint64 *before = (gint64 *) self->ids->data, *after = (gint64 *) ids->data;
  guint         head = 0, tail = 0, shorter = MIN (self->ids->len, ids->len), n_gone, n_come;

  while (head < shorter && before[head] == after[head])
    head++;
  while (tail < shorter - head && before[self->ids->len - 1 - tail] == after[ids->len - 1 - tail])
    tail++;
  n_gone = self->ids->len - head - tail;
  n_come = ids->len - head - tail;
  if (n_gone > 0)
    {
      g_autoptr (GArray) old = self->ids;

      self->ids = g_array_copy (old);
      g_array_remove_range (self->ids, head, n_gone);
      g_list_model_items_changed (G_LIST_MODEL (self), head, n_gone, 0);
    }
  g_array_unref (self->ids);
  self->ids = g_array_ref (ids);
  if (n_come > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), head, 0, n_come);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DossierClaimList *self = g_task_get_source_object (task);
  GError           *error = NULL;
  g_autoptr (DossierFoundClaims) found = dossier_store_find_claims_finish (DOSSIER_STORE (source), result, &error);

  if (found == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (g_task_return_error_if_cancelled (task))
    return;
  self->n_no_facts = found->n_no_facts;
  take_ids (self, found->ids);
  g_task_return_boolean (task, TRUE);
}

static void
stop (DossierClaimList *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

void
dossier_claim_list_search_async (DossierClaimList *self, const DossierClaimSearch *search, GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task;

  stop (self);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, callback, user_data);
  g_task_set_source_tag (task, dossier_claim_list_search_async);
  dossier_store_watch (self->store);
  dossier_store_find_claims_async (self->store, search, self->cancellable, found_cb, task);
}

gboolean
dossier_claim_list_search_finish (DossierClaimList *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- the object --- */

static void
dossier_claim_list_dispose (GObject *object)
{
  DossierClaimList *self = DOSSIER_CLAIM_LIST (object);

  stop (self);
  forget_live (self);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (dossier_claim_list_parent_class)->dispose (object);
}

static void
dossier_claim_list_finalize (GObject *object)
{
  DossierClaimList *self = DOSSIER_CLAIM_LIST (object);

  g_array_unref (self->ids);
  g_hash_table_unref (self->live);
  G_OBJECT_CLASS (dossier_claim_list_parent_class)->finalize (object);
}

static void
dossier_claim_list_class_init (DossierClaimListClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dossier_claim_list_dispose;
  G_OBJECT_CLASS (class)->finalize = dossier_claim_list_finalize;
}

static void
dossier_claim_list_init (DossierClaimList *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->live = g_hash_table_new (g_int64_hash, g_int64_equal);
}

DossierClaimList *
dossier_claim_list_new (DossierStore *store)
{
  DossierClaimList *self = g_object_new (DOSSIER_TYPE_CLAIM_LIST, NULL);

  self->store = g_object_ref (store);
  return self;
}
