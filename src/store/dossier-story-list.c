/* dossier-story-list.c - the stories a query found, rows read when they are shown
 *
 * ids:     what the query found, newest (highest) first: 8 bytes a story.
 * live:    id -> the story that somebody still holds. The map owns no story: a weak reference takes the entry away.
 * gone:    ids that were removed while arrivals are being looked at with the query (n_asked answers are due).
 * touched: ids that came or went while the query was running; NULL once its answer is in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-story-list.h"

#include "dossier-store-private.h"

struct _DossierStoryList
{
  GObject       parent_instance;
  DossierStore *store;
  DossierQuery *query;
  GArray       *ids;
  GHashTable   *gone;
  guint         n_asked;
  GArray       *touched;
  GHashTable   *live;
  GCancellable *cancellable;
};

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

static gpointer
get_item (GListModel *model, guint position)
{
  DossierStoryList *self = DOSSIER_STORY_LIST (model);
  DossierStory     *story;
  gint64            id;

  if (position >= self->ids->len)
    return NULL;
  id = g_array_index (self->ids, gint64, position);
  story = g_hash_table_lookup (self->live, &id);
  return story != NULL ? g_object_ref (story) : load_story (self, id);
}

static void
dossier_story_list_list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

/* Where @id stands, or where it would. */
static guint
find_position (GArray *ids, gint64 id)
{
  guint low = 0, high = ids->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (ids, gint64, middle) > id)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
stands_at (GArray *ids, guint position, gint64 id)
{
  return position < ids->len && g_array_index (ids, gint64, position) == id;
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

guint
dossier_story_list_find (DossierStoryList *self, gint64 id)
{
  guint position = find_position (self->ids, id);

  return stands_at (self->ids, position, id) ? position : G_MAXUINT;
}

GArray *
dossier_story_list_dup_ids (DossierStoryList *self)
{
  return g_array_copy (self->ids);
}

/* --- following the store --- */

/* @added newest first. One splice for each run of neighbours that goes to one place. */
static void
insert_ids (DossierStoryList *self, GArray *added)
{
  for (guint i = 0; i < added->len;)
    {
      guint position = find_position (self->ids, g_array_index (added, gint64, i));
      guint n = 0;

      if (stands_at (self->ids, position, g_array_index (added, gint64, i)))
        {
          i++;
          continue;
        }
      while (i + n < added->len
             && (position == self->ids->len
                 || g_array_index (added, gint64, i + n) > g_array_index (self->ids, gint64, position)))
        n++;
      g_array_insert_vals (self->ids, position, &g_array_index (added, gint64, i), n);
      g_list_model_items_changed (G_LIST_MODEL (self), position, 0, n);
      i += n;
    }
}

/* @removed newest first. Neighbours go in one splice. */
static void
remove_ids (DossierStoryList *self, GArray *removed)
{
  for (guint i = 0; i < removed->len;)
    {
      guint position = find_position (self->ids, g_array_index (removed, gint64, i));
      guint n = 0;

      while (i + n < removed->len && stands_at (self->ids, position + n, g_array_index (removed, gint64, i + n)))
        n++;
      if (n > 0)
        {
          g_array_remove_range (self->ids, position, n);
          g_list_model_items_changed (G_LIST_MODEL (self), position, n, 0);
        }
      i += MAX (n, 1);
    }
}

/* The answer may be older than a removal that was told meanwhile. */
static void
drop_gone (DossierStoryList *self, GArray *ids)
{
  for (guint i = ids->len; i-- > 0;)
    if (g_hash_table_contains (self->gone, &g_array_index (ids, gint64, i)))
      g_array_remove_index (ids, i);
}

static void
found_among_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) found = dossier_store_find_among_finish (DOSSIER_STORE (source), result, &error);
  DossierStoryList *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* the list is gone */
  if (found != NULL)
    {
      drop_gone (self, found);
      insert_ids (self, found);
    }
  if (--self->n_asked == 0)
    g_hash_table_remove_all (self->gone);
}

static void
ask_among (DossierStoryList *self, GArray *ids)
{
  self->n_asked++;
  dossier_store_find_among_async (self->store, self->query, ids, self->cancellable, found_among_cb, self);
}

static void
stories_added_cb (DossierStoryList *self, GArray *added)
{
  if (self->touched != NULL)
    {
      g_array_append_vals (self->touched, added->data, added->len);
      return;
    }
  for (guint i = 0; i < added->len; i++)
    g_hash_table_remove (self->gone, &g_array_index (added, gint64, i));
  if (dossier_query_is_everything (self->query))
    insert_ids (self, added);
  else
    ask_among (self, added);
}

static void
stories_removed_cb (DossierStoryList *self, GArray *removed)
{
  if (self->touched != NULL)
    {
      g_array_append_vals (self->touched, removed->data, removed->len);
      return;
    }
  for (guint i = 0; i < removed->len && self->n_asked > 0; i++)
    g_hash_table_add (self->gone, g_memdup2 (&g_array_index (removed, gint64, i), sizeof (gint64)));
  remove_ids (self, removed);
}

/* A row that no longer matches stays until the next query: nothing vanishes under the reader's eyes. */
static void
stories_changed_cb (DossierStoryList *self, GArray *changed)
{
  for (guint i = 0; i < changed->len; i++)
    {
      gint64        id = g_array_index (changed, gint64, i);
      DossierStory *story = g_hash_table_lookup (self->live, &id);
      g_autoptr (DossierStory) fresh = story != NULL ? dossier_store_load_story (self->store, id, NULL) : NULL;

      if (fresh != NULL)
        dossier_story_set_row (story, dossier_story_get_row (fresh));
    }
}

/* --- the object --- */

static void
dossier_story_list_dispose (GObject *object)
{
  DossierStoryList *self = DOSSIER_STORY_LIST (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
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
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->gone, g_hash_table_unref);
  g_clear_pointer (&self->touched, g_array_unref);
  g_clear_pointer (&self->live, g_hash_table_unref);
  G_OBJECT_CLASS (dossier_story_list_parent_class)->finalize (object);
}

static void
dossier_story_list_class_init (DossierStoryListClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dossier_story_list_dispose;
  G_OBJECT_CLASS (class)->finalize = dossier_story_list_finalize;
}

static void
dossier_story_list_init (DossierStoryList *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->touched = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->gone = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->live = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->cancellable = g_cancellable_new ();
}

/* What came or went while the query ran is asked about once more: the answer may or may not have it. */
static void
settle_touched (DossierStoryList *self)
{
  g_autoptr (GArray) touched = g_steal_pointer (&self->touched);

  if (touched->len == 0)
    return;
  for (guint i = 0; i < touched->len; i++)
    {
      guint position = dossier_story_list_find (self, g_array_index (touched, gint64, i));

      if (position != G_MAXUINT)
        g_array_remove_index (self->ids, position);
    }
  ask_among (self, touched);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DossierStoryList *self = g_task_get_task_data (task);
  GError           *error = NULL;
  GArray           *ids = dossier_store_find_finish (DOSSIER_STORE (source), result, &error);

  if (ids == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_array_unref (self->ids);
  self->ids = ids;
  settle_touched (self);
  g_task_return_pointer (task, g_object_ref (self), g_object_unref);
}

void
dossier_story_list_new_async (DossierStore *store, DossierQuery *query, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  DossierStoryList *self = g_object_new (DOSSIER_TYPE_STORY_LIST, NULL);
  GTask            *task = g_task_new (NULL, cancellable, callback, user_data);

  self->store = g_object_ref (store);
  self->query = dossier_query_ref (query);
  g_signal_connect_object (store, "stories-added", G_CALLBACK (stories_added_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "stories-removed", G_CALLBACK (stories_removed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "stories-changed", G_CALLBACK (stories_changed_cb), self, G_CONNECT_SWAPPED);

  dossier_store_watch (store);
  g_task_set_source_tag (task, dossier_story_list_new_async);
  g_task_set_task_data (task, self, g_object_unref);
  dossier_store_find_async (store, query, 0, cancellable, found_cb, task);
}

DossierStoryList *
dossier_story_list_new_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
