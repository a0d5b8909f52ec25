/* dossier-story-list.c - the stories a query found, rows read when they are shown
 *
 * ids:     what the query found, in its order: 8 bytes a story. By date (newest or oldest first) a story's place is
 *          looked up by halves; in another order the ids are gone through.
 * live:    id -> the story that somebody still holds. The map owns no story: a weak reference takes the entry away.
 * stale:   ids of live stories that have changed and are still to be read, the next ones last (refreshing: a source).
 * asked:   the query, or the query without what is archived: then stories come and go with that state, too.
 * gone:    ids that were removed while arrivals are being looked at with the query (n_asked answers are due).
 * touched: ids that came or went while the query was running; NULL once its answer is in, to its end.
 * changed: likewise, ids that may have come into the archive or out of it: they stay where the answer has them.
 * rest:    the ids behind those of the list that were found so far, from before which on (from) more are to be found;
 *          NULL once the list is whole.
 * asks_again: what came since the question on its way (n_asked), in an order that is not by date.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-story-list.h"

#include "dossier-prepared.h"
#include "dossier-store-private.h"

/* So many stories at once come and go one by one; of more the list is made anew, and told with at most two splices. */
#define MANY 500
/* Stories behind the first ones are found so many at a time, and more the next time: whatever else is asked for in
 * between waits no longer than for one part. */
#define PART_FIRST 8000
#define PART_MOST 100000
/* Live stories that are read anew at once: some milliseconds. */
#define FRESH_AT_ONCE 32
/* In an order that is not by date so few are looked for one by one, each in the whole list. */
#define FEW 4

struct _DossierStoryList
{
  GObject       parent_instance;
  DossierStore *store;
  DossierQuery *query, *asked;
  DossierOrder  order;
  gboolean      is_complete, asks_again, leaves_archived;
  GArray       *ids;
  GHashTable   *gone;
  guint         n_asked;
  GArray       *touched, *changed, *rest;
  gint64        from, keep;
  guint         part;
  GHashTable   *live;
  GArray       *stale;
  guint         refreshing;
  GCancellable *cancellable, *growing;
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

static gboolean
is_by_date (DossierStoryList *self)
{
  return self->order == DOSSIER_ORDER_NEWEST || self->order == DOSSIER_ORDER_OLDEST;
}

/* By date: whether @id stands before @other. */
static gboolean
is_before (DossierStoryList *self, gint64 id, gint64 other)
{
  return self->order == DOSSIER_ORDER_OLDEST ? id < other : id > other;
}

/* By date: where @id stands, or where it would. */
static guint
find_position (DossierStoryList *self, gint64 id)
{
  guint low = 0, high = self->ids->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (is_before (self, g_array_index (self->ids, gint64, middle), id))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* In any order: 1,000,000 of them in less than a millisecond. */
static guint
go_through (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return i;
  return ids->len;
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

guint
dossier_story_list_find (DossierStoryList *self, gint64 id)
{
  guint position = is_by_date (self) ? find_position (self, id) : go_through (self->ids, id);

  return stands_at (self->ids, position, id) ? position : G_MAXUINT;
}

GArray *
dossier_story_list_dup_ids (DossierStoryList *self)
{
  return g_array_copy (self->ids);
}

/* --- following the store --- */

static void
cut (DossierStoryList *self, guint position, guint n)
{
  g_array_remove_range (self->ids, position, n);
  g_list_model_items_changed (G_LIST_MODEL (self), position, n, 0);
}

/* The list becomes @fresh (taken). What is the same at both ends is left alone; where something stays between what
 * comes and goes, the list says before and after it that it rearranges itself. */
static void
become (DossierStoryList *self, GArray *fresh)
{
  g_autoptr (GArray) old = self->ids;
  guint shorter = MIN (old->len, fresh->len), first = 0, last = 0, n_old, n_new;

  while (first < shorter && g_array_index (old, gint64, first) == g_array_index (fresh, gint64, first))
    first++;
  while (last < shorter - first
         && g_array_index (old, gint64, old->len - 1 - last) == g_array_index (fresh, gint64, fresh->len - 1 - last))
    last++;
  n_old = old->len - first - last;
  n_new = fresh->len - first - last;
  if (n_old == 0 || n_new == 0)
    {
      self->ids = fresh;
      if (n_old != n_new)
        g_list_model_items_changed (G_LIST_MODEL (self), first, n_old, n_new);
      return;
    }
  g_signal_emit_by_name (self, "rearranging");
  self->ids = g_array_copy (old);
  cut (self, first, n_old);
  g_array_unref (self->ids);
  self->ids = fresh;
  g_list_model_items_changed (G_LIST_MODEL (self), first, 0, n_new);
  g_signal_emit_by_name (self, "rearranged");
}

/* Many: both are in the order of the list. */
static void
merge_ids (DossierStoryList *self, GArray *added)
{
  GArray *fresh = g_array_sized_new (FALSE, FALSE, sizeof (gint64), self->ids->len + added->len);
  guint   i = 0, j = 0;

  while (i < self->ids->len || j < added->len)
    {
      gint64 own = i < self->ids->len ? g_array_index (self->ids, gint64, i) : 0;
      gint64 new = j < added->len ? g_array_index (added, gint64, j) : 0;
      gint64 next = j == added->len || (i < self->ids->len && !is_before (self, new, own)) ? own : new;

      g_array_append_val (fresh, next);
      i += i < self->ids->len && next == own;
      j += j < added->len && next == new;
    }
  become (self, fresh);
}

/* By date: @added in the order of the list. One splice for each run of neighbours that goes to one place. */
static void
insert_ids (DossierStoryList *self, GArray *added)
{
  if (added->len > MANY)
    {
      merge_ids (self, added);
      return;
    }
  for (guint i = 0; i < added->len;)
    {
      guint position = find_position (self, g_array_index (added, gint64, i));
      guint n = 0;

      if (stands_at (self->ids, position, g_array_index (added, gint64, i)))
        {
          i++;
          continue;
        }
      while (
          i + n < added->len
          && (position == self->ids->len
              || is_before (self, g_array_index (added, gint64, i + n), g_array_index (self->ids, gint64, position))))
        n++;
      g_array_insert_vals (self->ids, position, &g_array_index (added, gint64, i), n);
      g_list_model_items_changed (G_LIST_MODEL (self), position, 0, n);
      i += n;
    }
}

/* The ids as the list has them, from newest first. Owned by the caller. */
static GArray *
arrange (DossierStoryList *self, GArray *newest_first)
{
  GArray *arranged;

  if (self->order != DOSSIER_ORDER_OLDEST)
    return g_array_ref (newest_first);
  arranged = g_array_sized_new (FALSE, FALSE, sizeof (gint64), newest_first->len);
  for (guint i = newest_first->len; i-- > 0;)
    g_array_append_val (arranged, g_array_index (newest_first, gint64, i));
  return arranged;
}

/* Neighbours go in one splice. */
static void
remove_by_date (DossierStoryList *self, GArray *newest_first)
{
  g_autoptr (GArray) removed = arrange (self, newest_first);

  for (guint i = 0; i < removed->len;)
    {
      guint position = find_position (self, g_array_index (removed, gint64, i));
      guint n = 0;

      while (i + n < removed->len && stands_at (self->ids, position + n, g_array_index (removed, gint64, i + n)))
        n++;
      if (n > 0)
        cut (self, position, n);
      i += MAX (n, 1);
    }
}

/* Keeps what is not in @set, in one pass. */
static void
drop (GArray *ids, GHashTable *set)
{
  guint n = 0;

  for (guint i = 0; i < ids->len; i++)
    if (!g_hash_table_contains (set, &g_array_index (ids, gint64, i)))
      g_array_index (ids, gint64, n++) = g_array_index (ids, gint64, i);
  g_array_set_size (ids, n);
}

/* Both in any order. */
static void
drop_each (GArray *ids, GArray *left_out)
{
  g_autoptr (GHashTable) set = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < left_out->len; i++)
    g_hash_table_add (set, &g_array_index (left_out, gint64, i));
  if (left_out->len > 0)
    drop (ids, set);
}

/* Both in any order. Owned by the caller. */
static GArray *
without (GArray *ids, GArray *left_out)
{
  GArray *kept = g_array_copy (ids);

  drop_each (kept, left_out);
  return kept;
}

/* Many, in any order. */
static void
remove_anywhere (DossierStoryList *self, GArray *removed)
{
  become (self, without (self->ids, removed));
}

/* Few: one by one. */
static void
remove_each (DossierStoryList *self, GArray *removed)
{
  for (guint i = 0; i < removed->len; i++)
    {
      guint position = go_through (self->ids, g_array_index (removed, gint64, i));

      if (position < self->ids->len)
        cut (self, position, 1);
    }
}

/* The answer may be older than a removal that was told meanwhile. */
static void
drop_gone (DossierStoryList *self, GArray *ids)
{
  drop (ids, self->gone);
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
      g_autoptr (GArray) arranged = NULL;

      drop_gone (self, found);
      arranged = arrange (self, found);
      insert_ids (self, arranged);
    }
  if (--self->n_asked == 0)
    g_hash_table_remove_all (self->gone);
}

/* ---- following it in an order that is not by date ---- */

static void ask_inserts (DossierStoryList *self);

/* Where each of @inserts goes, as positions in what the list is now (of guint); those that are not to come get
 * G_MAXUINT. One way through the list. */
static GArray *
place_inserts (DossierStoryList *self, GArray *inserts)
{
  GArray *places = g_array_sized_new (FALSE, FALSE, sizeof (guint), inserts->len);
  guint   at = 0;

  for (guint i = 0; i < inserts->len; i++)
    {
      const DossierOrderInsert *insert = &g_array_index (inserts, DossierOrderInsert, i);
      gboolean                  is_next = insert->after == 0 || (i > 0 && insert->after == insert[-1].id);
      guint                     place = at;

      while (!is_next && place < self->ids->len && g_array_index (self->ids, gint64, place) != insert->after)
        place++;
      if (!is_next && place < self->ids->len)
        at = place + 1;
      place = g_hash_table_contains (self->gone, &insert->id) ? G_MAXUINT : at;
      g_array_append_val (places, place);
    }
  return places;
}

/* The list with those that have a place. */
static GArray *
merge_inserts (DossierStoryList *self, GArray *inserts, GArray *places)
{
  GArray *fresh = g_array_sized_new (FALSE, FALSE, sizeof (gint64), self->ids->len + inserts->len);
  guint   i = 0;

  for (guint at = 0; at <= self->ids->len; at++)
    {
      for (; i < inserts->len
             && (g_array_index (places, guint, i) == at || g_array_index (places, guint, i) == G_MAXUINT);
           i++)
        if (g_array_index (places, guint, i) == at)
          g_array_append_val (fresh, g_array_index (inserts, DossierOrderInsert, i).id);
      if (at < self->ids->len)
        g_array_append_val (fresh, g_array_index (self->ids, gint64, at));
    }
  return fresh;
}

static void
put_in (DossierStoryList *self, GArray *inserts)
{
  g_autoptr (GArray) places = place_inserts (self, inserts);

  if (inserts->len > MANY)
    {
      become (self, merge_inserts (self, inserts, places));
      return;
    }
  for (guint i = inserts->len; i-- > 0;) /* from the end, so that places before stay */
    {
      guint place = g_array_index (places, guint, i);

      if (place == G_MAXUINT)
        continue;
      g_array_insert_val (self->ids, place, g_array_index (inserts, DossierOrderInsert, i).id);
      g_list_model_items_changed (G_LIST_MODEL (self), place, 0, 1);
    }
}

static void
found_inserts_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) inserts = dossier_store_find_inserts_finish (DOSSIER_STORE (source), result, &error);
  DossierStoryList *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* the list is gone */
  self->n_asked--;
  if (inserts != NULL)
    put_in (self, inserts);
  if (self->n_asked == 0)
    g_hash_table_remove_all (self->gone);
  if (self->asks_again)
    ask_inserts (self);
}

/* One question at a time: what comes meanwhile is asked for after it. */
static void
ask_inserts (DossierStoryList *self)
{
  DossierOrderAsk ask = { .query = self->asked, .order = self->order, .whole = self->is_complete };

  self->asks_again = self->n_asked > 0;
  if (self->asks_again)
    return;
  self->n_asked++;
  dossier_store_find_inserts_async (self->store, &ask, self->ids, self->cancellable, found_inserts_cb, self);
}

static void
ask_among (DossierStoryList *self, GArray *ids)
{
  if (!is_by_date (self))
    {
      ask_inserts (self);
      return;
    }
  self->n_asked++;
  dossier_store_find_among_async (self->store, self->asked, ids, self->cancellable, found_among_cb, self);
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
  if (dossier_query_is_everything (self->asked) && self->order == DOSSIER_ORDER_NEWEST)
    insert_ids (self, added);
  else
    ask_among (self, added);
}

static void
remove_ids (DossierStoryList *self, GArray *removed)
{
  if (removed->len > MANY)
    remove_anywhere (self, removed);
  else if (is_by_date (self))
    remove_by_date (self, removed);
  else
    remove_each (self, removed);
}

static void
stories_removed_cb (DossierStoryList *self, GArray *removed)
{
  if (self->touched != NULL)
    g_array_append_vals (self->touched, removed->data, removed->len);
  if (self->touched != NULL && self->rest == NULL)
    return;
  for (guint i = 0; i < removed->len && self->n_asked > 0; i++)
    g_hash_table_add (self->gone, g_memdup2 (&g_array_index (removed, gint64, i), sizeof (gint64)));
  remove_ids (self, removed);
}

/* ---- what is archived, or is not any more ---- */

typedef struct
{
  DossierStoryList *list;
  GArray           *changed;
} Settling;

/* Of @changed: those that are not among @found. All are newest first. */
static GArray *
list_missing (GArray *changed, GArray *found)
{
  GArray *missing = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint   i = 0;

  for (guint k = 0; k < changed->len; k++)
    {
      gint64 id = g_array_index (changed, gint64, k);

      while (i < found->len && g_array_index (found, gint64, i) > id)
        i++;
      if (!stands_at (found, i, id))
        g_array_append_val (missing, id);
    }
  return missing;
}

/* FALSE, too, when they are too many to look. */
static gboolean
holds_all (DossierStoryList *self, GArray *ids)
{
  if (ids->len > FEW)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (dossier_story_list_find (self, g_array_index (ids, gint64, i)) == G_MAXUINT)
      return FALSE;
  return TRUE;
}

/* @missing and @found: newest first. */
static void
settle (DossierStoryList *self, GArray *missing, GArray *found)
{
  g_autoptr (GArray) arranged = arrange (self, found);

  if (self->rest != NULL)
    drop_each (self->rest, missing);
  if (is_by_date (self))
    {
      remove_ids (self, missing);
      if (self->rest == NULL) /* else they are asked about once more when all is found */
        insert_ids (self, arranged);
      return;
    }
  if (missing->len > FEW)
    remove_anywhere (self, missing);
  else
    remove_each (self, missing);
  if (self->rest == NULL) /* else as above */
    self->asks_again = self->asks_again || !holds_all (self, found);
}

static void
settled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Settling *settling = user_data;
  g_autoptr (GArray) changed = settling->changed, missing = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) found = dossier_store_find_among_finish (DOSSIER_STORE (source), result, &error);
  DossierStoryList *self = settling->list;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* the list is gone */
  self->n_asked--;
  if (found != NULL)
    {
      missing = list_missing (changed, found);
      drop_gone (self, found);
      settle (self, missing, found);
    }
  if (self->n_asked > 0)
    return;
  g_hash_table_remove_all (self->gone);
  if (self->asks_again)
    ask_inserts (self);
}

/* Those that may have come into the archive, or out of it: newest first. */
static void
settle_changed (DossierStoryList *self, GArray *changed)
{
  Settling *settling = g_new (Settling, 1);

  *settling = (Settling){ self, g_array_copy (changed) };
  self->n_asked++;
  dossier_store_find_among_async (self->store, self->asked, changed, self->cancellable, settled_cb, settling);
}

static void
refresh_some (DossierStoryList *self)
{
  for (guint i = 0; i < FRESH_AT_ONCE && self->stale->len > 0; i++)
    {
      gint64        id = g_array_index (self->stale, gint64, self->stale->len - 1);
      DossierStory *story = g_hash_table_lookup (self->live, &id);
      g_autoptr (DossierStory) fresh = story != NULL ? dossier_store_load_story (self->store, id, NULL) : NULL;

      g_array_set_size (self->stale, self->stale->len - 1);
      if (fresh != NULL)
        dossier_story_set_row (story, dossier_story_get_row (fresh));
    }
}

static gboolean
refresh_cb (gpointer data)
{
  DossierStoryList *self = data;

  refresh_some (self);
  if (self->stale->len > 0)
    return G_SOURCE_CONTINUE;
  self->refreshing = 0;
  return G_SOURCE_REMOVE;
}

/* Those of them that came while the query ran (taken). */
static void
settle_all_changed (DossierStoryList *self, GArray *changed)
{
  g_array_sort (changed, dossier_story_id_compare);
  if (changed->len > 0)
    settle_changed (self, changed);
  g_array_unref (changed);
}

/* A row that no longer matches stays until the next query: nothing vanishes under the reader's eyes, but what is
 * archived to be out of the way. */
static void
stories_changed_cb (DossierStoryList *self, GArray *changed)
{
  if (self->leaves_archived && self->touched != NULL)
    g_array_append_vals (self->changed, changed->data, changed->len);
  if (self->leaves_archived && (self->touched == NULL || self->rest != NULL))
    settle_changed (self, changed);
  for (guint i = 0; i < changed->len; i++)
    {
      gint64 id = g_array_index (changed, gint64, i);

      if (g_hash_table_contains (self->live, &id))
        g_array_append_val (self->stale, id);
    }
  refresh_some (self);
  if (self->stale->len > 0 && self->refreshing == 0)
    self->refreshing = g_idle_add (refresh_cb, self);
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
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->gone, g_hash_table_unref);
  g_clear_pointer (&self->touched, g_array_unref);
  g_clear_pointer (&self->changed, g_array_unref);
  g_clear_pointer (&self->rest, g_array_unref);
  g_clear_pointer (&self->live, g_hash_table_unref);
  g_clear_pointer (&self->stale, g_array_unref);
  G_OBJECT_CLASS (dossier_story_list_parent_class)->finalize (object);
}

static void
dossier_story_list_class_init (DossierStoryListClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dossier_story_list_dispose;
  G_OBJECT_CLASS (class)->finalize = dossier_story_list_finalize;

  g_signal_new ("rearranging", DOSSIER_TYPE_STORY_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("rearranged", DOSSIER_TYPE_STORY_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_story_list_init (DossierStoryList *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->touched = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->changed = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->gone = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->live = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->stale = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->cancellable = g_cancellable_new ();
}

/* ---- growing ---- */

/* All is found. What came or went meanwhile is asked about once more. */
static void
end_growing (DossierStoryList *self)
{
  g_autoptr (DossierStoryList) held = g_object_ref (self); /* whoever is told may let it go */
  g_autoptr (GArray) touched = g_steal_pointer (&self->touched);
  g_autoptr (GArray) rest = g_steal_pointer (&self->rest);
  g_autoptr (GArray) added = touched->len > 0 ? without (rest, touched) : g_array_ref (rest);
  guint n = self->ids->len;

  g_clear_object (&self->growing);
  g_array_append_vals (self->ids, added->data, added->len);
  if (added->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), n, 0, added->len);
  if (touched->len > 0)
    ask_among (self, touched);
  settle_all_changed (self, g_steal_pointer (&self->changed));
}

static void
take_part (DossierStoryList *self, const DossierOrdered *found)
{
  g_array_append_vals (self->rest, found->ids->data, found->ids->len);
  self->from = found->rest;
  self->part = MIN (self->part * 2, PART_MOST);
}

static void grow (DossierStoryList *self);

static void
grown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierOrdered) found = dossier_store_find_ordered_finish (DOSSIER_STORE (source), result, &error);
  DossierStoryList *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* the list is gone, or whole */
  if (found != NULL)
    take_part (self, found);
  /* What cannot be read now is not in this list: whoever asks anew is told why. */
  if (found != NULL && self->from != 0)
    grow (self);
  else
    end_growing (self);
}

static void
grow (DossierStoryList *self)
{
  DossierOrderAsk ask = { self->asked, self->order, self->keep, FALSE, self->part, self->from, FALSE };

  dossier_store_find_ordered_async (self->store, &ask, self->growing, grown_cb, self);
}

static void
begin_growing (DossierStoryList *self, gint64 from)
{
  if (self->touched->len > 0)
    remove_anywhere (self, self->touched); /* nobody listens yet */
  self->from = from;
  self->part = PART_FIRST;
  self->rest = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->growing = g_cancellable_new ();
  grow (self);
}

gboolean
dossier_story_list_is_whole (DossierStoryList *self)
{
  return self->rest == NULL;
}

gboolean
dossier_story_list_make_whole (DossierStoryList *self, GError **error)
{
  DossierOrderAsk ask = { self->asked, self->order, self->keep, FALSE, 0, self->from, FALSE };
  g_autoptr (DossierOrdered) found = NULL;

  if (self->rest == NULL)
    return TRUE;
  g_cancellable_cancel (self->growing);
  found = dossier_store_find_ordered (self->store, &ask, error);
  if (found == NULL)
    return FALSE;
  take_part (self, found);
  end_growing (self);
  return TRUE;
}

/* ---- the first stories ---- */

/* What came or went while the query ran is asked about once more: the answer may or may not have it. */
static void
settle_touched (DossierStoryList *self)
{
  g_autoptr (GArray) touched = g_steal_pointer (&self->touched);

  if (touched->len > 0)
    {
      remove_anywhere (self, touched); /* nobody listens yet */
      ask_among (self, touched);
    }
  settle_all_changed (self, g_steal_pointer (&self->changed));
}

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
    begin_growing (self, found->rest);
  else
    settle_touched (self);
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
  self->asked = self->leaves_archived ? without_archived (ask->query) : dossier_query_ref (ask->query);
  self->order = ask->order;
  self->keep = ask->keep;
  asked.query = self->asked;
  g_signal_connect_object (store, "stories-added", G_CALLBACK (stories_added_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "stories-removed", G_CALLBACK (stories_removed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "stories-changed", G_CALLBACK (stories_changed_cb), self, G_CONNECT_SWAPPED);

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
