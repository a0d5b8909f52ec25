/* dossier-story-list.c - the stories a query found, rows read when they are shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-story-list-private.h"

#include "dossier-free-aside.h"
#include "dossier-store-private.h"

static void dossier_story_list_list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DossierStoryList, dossier_story_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, dossier_story_list_list_model_init))

/* --- the live stories --- */

typedef struct
{
  DossierStoryList *list;
  gint64            id;
} Grip;

static void
story_gone_cb (gpointer data, GObject *story)
{
  Grip *grip = data;

  g_hash_table_steal (grip->list->live, &grip->id);
  g_free (grip);
}

static DossierStory *
take_story (DossierStoryList *self, DossierStory *story)
{
  Grip *grip = g_new (Grip, 1);

  *grip = (Grip){ self, dossier_story_get_row (story)->id };
  g_hash_table_insert (self->live, &grip->id, story);
  g_object_weak_ref (G_OBJECT (story), story_gone_cb, grip);
  return story;
}

static void
forget_live (DossierStoryList *self)
{
  GHashTableIter iter;
  gpointer       id, story;

  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, &id, &story))
    {
      Grip *grip = (Grip *) ((char *) id - G_STRUCT_OFFSET (Grip, id));

      g_hash_table_iter_steal (&iter);
      g_object_weak_unref (story, story_gone_cb, grip);
      g_free (grip);
    }
}

/* --- the model --- */

static GType
get_item_type (GListModel *model)
{
  return DOSSIER_TYPE_STORY;
}

static guint
get_n_items (GListModel *model)
{
  return DOSSIER_STORY_LIST (model)->ids->len;
}

/* A story that cannot be read any more is still a row: an empty one, until the removal is told. */
static DossierStory *
load_story (DossierStoryList *self, gint64 id)
{
  DossierStory   *story = dossier_store_load_story (self->store, id, NULL);
  DossierStoryRow empty = { .id = id };

  return take_story (self, story != NULL ? story : dossier_story_new (&empty));
}

DossierStory *
dossier_story_list_load (DossierStoryList *self, gint64 id)
{
  DossierStory *story = g_hash_table_lookup (self->live, &id);

  return story != NULL ? g_object_ref (story) : load_story (self, id);
}

static gpointer
get_item (GListModel *model, guint position)
{
  DossierStoryList *self = DOSSIER_STORY_LIST (model);

  return position < self->ids->len ? dossier_story_list_load (self, g_array_index (self->ids, gint64, position)) : NULL;
}

static void
dossier_story_list_list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

DossierQuery *
dossier_story_list_get_query (DossierStoryList *self)
{
  return self->query;
}

gint64
dossier_story_list_get_id (DossierStoryList *self, guint position)
{
  return position < self->ids->len ? g_array_index (self->ids, gint64, position) : 0;
}

DossierOrder
dossier_story_list_get_order (DossierStoryList *self)
{
  return self->order;
}

gboolean
dossier_story_list_is_complete (DossierStoryList *self)
{
  return self->is_complete;
}

void
dossier_story_list_collect (DossierStoryList *self, guint position, gboolean is_upwards, GArray *ids)
{
  if (position >= self->ids->len)
    return;
  if (!is_upwards)
    g_array_append_vals (ids, &g_array_index (self->ids, gint64, position), self->ids->len - position);
  else
    for (guint i = position + 1; i-- > 0;)
      g_array_append_val (ids, g_array_index (self->ids, gint64, i));
}

GArray *
dossier_story_list_dup_ids (DossierStoryList *self)
{
  return g_array_copy (self->ids);
}

/* --- the object --- */

static void
dossier_story_list_dispose (GObject *object)
{
  DossierStoryList *self = DOSSIER_STORY_LIST (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->growing != NULL)
    g_cancellable_cancel (self->growing);
  g_clear_object (&self->growing);
  g_clear_handle_id (&self->refreshing, g_source_remove);
  forget_live (self);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (dossier_story_list_parent_class)->dispose (object);
}

static void
dossier_story_list_finalize (GObject *object)
{
  DossierStoryList *self = DOSSIER_STORY_LIST (object);

  g_clear_pointer (&self->query, dossier_query_unref);
  g_clear_pointer (&self->asked, dossier_query_unref);
  g_clear_pointer (&self->ids, dossier_free_aside);
  g_clear_pointer (&self->gone, g_hash_table_unref);
  g_clear_pointer (&self->due, g_array_unref);
  g_clear_pointer (&self->touched, g_array_unref);
  g_clear_pointer (&self->changed, g_array_unref);
  g_clear_pointer (&self->rest, dossier_free_aside);
  g_clear_pointer (&self->live, g_hash_table_unref);
  g_clear_pointer (&self->stale, g_array_unref);
  G_OBJECT_CLASS (dossier_story_list_parent_class)->finalize (object);
}

static void
dossier_story_list_class_init (DossierStoryListClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dossier_story_list_dispose;
  G_OBJECT_CLASS (class)->finalize = dossier_story_list_finalize;

  g_signal_new ("stopped", DOSSIER_TYPE_STORY_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
  g_signal_new ("rearranging", DOSSIER_TYPE_STORY_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("rearranged", DOSSIER_TYPE_STORY_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_story_list_init (DossierStoryList *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->due = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->touched = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->changed = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->gone = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->live = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->stale = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->cancellable = g_cancellable_new ();
}

/* ---- the first stories ---- */

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DossierStoryList *self = g_task_get_task_data (task);
  GError           *error = NULL;
  DossierOrdered   *found = dossier_store_find_ordered_finish (DOSSIER_STORE (source), result, &error);

  if (found == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_array_unref (self->ids);
  self->ids = g_array_ref (found->ids);
  self->is_complete = found->is_complete;
  if (found->rest != 0)
    dossier_story_list_begin_growing (self, found->rest);
  else
    dossier_story_list_settle_touched (self);
  dossier_ordered_free (found);
  g_task_return_pointer (task, g_object_ref (self), g_object_unref);
}

/* Owned by the caller. */
static DossierQuery *
without_archived (DossierQuery *query)
{
  DossierTerm term = { .field = DOSSIER_TERM_STATE, .view = DOSSIER_VIEW_ARCHIVED, .op = DOSSIER_TERM_NOT };

  return dossier_query_with_own_term (query, &term);
}

DossierQuery *
dossier_story_list_dup_asked (DossierStoryList *self, DossierQuery *query)
{
  return self->leaves_archived ? without_archived (query) : dossier_query_ref (query);
}

void
dossier_story_list_new_ordered_async (DossierStore *store, const DossierOrderAsk *ask, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data)
{
  DossierStoryList *self = g_object_new (DOSSIER_TYPE_STORY_LIST, NULL);
  GTask            *task = g_task_new (NULL, cancellable, callback, user_data);
  DossierOrderAsk   asked = *ask;

  self->store = g_object_ref (store);
  self->query = dossier_query_ref (ask->query);
  self->leaves_archived = ask->leaves_archived;
  self->asked = dossier_story_list_dup_asked (self, ask->query);
  self->order = ask->order;
  self->keep = ask->keep;
  asked.query = self->asked;
  dossier_story_list_follow (self);

  dossier_store_watch (store);
  g_task_set_source_tag (task, dossier_story_list_new_ordered_async);
  g_task_set_task_data (task, self, g_object_unref);
  dossier_store_find_ordered_async (store, &asked, cancellable, found_cb, task);
}

void
dossier_story_list_new_async (DossierStore *store, DossierQuery *query, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  DossierOrderAsk ask = { .query = query, .order = DOSSIER_ORDER_NEWEST };

  dossier_story_list_new_ordered_async (store, &ask, cancellable, callback, user_data);
}

DossierStoryList *
dossier_story_list_new_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
