/* dossier-story-list-follow.c - a list of stories follows the store: what comes and goes is told with exact splices
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-story-list-private.h"

#include "dossier-prepared.h"
#include "dossier-store-private.h"

/* So many stories at once come and go one by one; of more the list is made anew, and told with at most two splices. */
#define MANY 500
/* In an order that is not by date so few are looked for one by one, each in the whole list. */
#define FEW 4
/* Live stories that are read anew at once: some milliseconds. */
#define FRESH_AT_ONCE 32

/* ---- places ---- */

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

guint
dossier_story_list_find (DossierStoryList *self, gint64 id)
{
  guint position = is_by_date (self) ? find_position (self, id) : go_through (self->ids, id);

  return stands_at (self->ids, position, id) ? position : G_MAXUINT;
}

/* ---- lent ---- */

GArray *
dossier_story_list_lend_ids (DossierStoryList *self)
{
  self->n_lent++;
  return g_array_ref (self->ids);
}

void
dossier_story_list_give_back (DossierStoryList *self, GArray *ids)
{
  if (ids == self->ids)
    self->n_lent--;
  g_array_unref (ids);
}

/* Takes @ids. */
static void
set_ids (DossierStoryList *self, GArray *ids)
{
  g_array_unref (self->ids);
  self->ids = ids;
  self->n_lent = 0;
}

/* Before the array is changed. */
static void
own_ids (DossierStoryList *self)
{
  if (self->n_lent > 0)
    set_ids (self, g_array_copy (self->ids));
}

/* ---- coming and going ---- */

static void
cut (DossierStoryList *self, guint position, guint n)
{
  own_ids (self);
  g_array_remove_range (self->ids, position, n);
  g_list_model_items_changed (G_LIST_MODEL (self), position, n, 0);
}

/* The list becomes @fresh (taken). What is the same at both ends is left alone; where something stays between what
 * comes and goes, the list says before and after it that it rearranges itself. */
static void
become (DossierStoryList *self, GArray *fresh)
{
  g_autoptr (GArray) old = g_array_ref (self->ids);
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
      set_ids (self, fresh);
      if (n_old != n_new)
        g_list_model_items_changed (G_LIST_MODEL (self), first, n_old, n_new);
      return;
    }
  g_signal_emit_by_name (self, "rearranging");
  set_ids (self, g_array_sized_new (FALSE, FALSE, sizeof (gint64), first + last));
  g_array_append_vals (self->ids, old->data, first);
  g_array_append_vals (self->ids, (const gint64 *) (gpointer) old->data + old->len - last, last);
  g_list_model_items_changed (G_LIST_MODEL (self), first, n_old, 0);
  set_ids (self, fresh);
  g_list_model_items_changed (G_LIST_MODEL (self), first, 0, n_new);
  g_signal_emit_by_name (self, "rearranged");
}

/* The ids from @first on are others in the same array, which had @n_before of them: to fill another array takes longer
 * than all the rest. "rearranging" was told before. Between both splices it is the list as far as that. */
static void
tell_from (DossierStoryList *self, guint first, guint n_before)
{
  guint n = self->ids->len;

  self->ids->len = first;
  if (n_before > first)
    g_list_model_items_changed (G_LIST_MODEL (self), first, n_before - first, 0);
  self->ids->len = n;
  if (n > first)
    g_list_model_items_changed (G_LIST_MODEL (self), first, 0, n - first);
  g_signal_emit_by_name (self, "rearranged");
}

/* By date: those of @added that the list does not have. Owned by the caller. */
static GArray *
list_new (DossierStoryList *self, GArray *added)
{
  GArray *fresh = g_array_sized_new (FALSE, FALSE, sizeof (gint64), added->len);
  guint   at = added->len > 0 ? find_position (self, g_array_index (added, gint64, 0)) : 0;

  for (guint i = 0; i < added->len; i++)
    {
      gint64 id = g_array_index (added, gint64, i);

      while (at < self->ids->len && is_before (self, g_array_index (self->ids, gint64, at), id))
        at++;
      if (!stands_at (self->ids, at, id))
        g_array_append_val (fresh, id);
    }
  return fresh;
}

/* Many: both are in the order of the list. From the end, so that none is in the way of another. */
static void
merge_ids (DossierStoryList *self, GArray *added)
{
  g_autoptr (GArray) fresh = list_new (self, added);
  guint i = self->ids->len, k = fresh->len, n_before = i;
  guint first = k > 0 ? find_position (self, g_array_index (fresh, gint64, 0)) : i;

  if (k == 0)
    return;
  g_signal_emit_by_name (self, "rearranging");
  own_ids (self);
  g_array_set_size (self->ids, i + k);
  while (k > 0)
    {
      gint64 next = g_array_index (fresh, gint64, k - 1);

      if (i > 0 && is_before (self, next, g_array_index (self->ids, gint64, i - 1)))
        next = g_array_index (self->ids, gint64, --i);
      else
        k--;
      g_array_index (self->ids, gint64, i + k) = next;
    }
  tell_from (self, first, n_before);
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
      own_ids (self);
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

static gboolean
holds_any (DossierStoryList *self, GArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    if (dossier_story_list_find (self, g_array_index (ids, gint64, i)) != G_MAXUINT)
      return TRUE;
  return FALSE;
}

/* By date, many: in one pass through both. */
static void
remove_many_by_date (DossierStoryList *self, GArray *newest_first)
{
  g_autoptr (GArray) removed = arrange (self, newest_first);
  guint n = find_position (self, g_array_index (removed, gint64, 0)), first = G_MAXUINT, n_before = self->ids->len;

  if (!holds_any (self, removed))
    return;
  g_signal_emit_by_name (self, "rearranging");
  own_ids (self);
  for (guint i = n, k = 0; i < n_before; i++)
    {
      gint64 id = g_array_index (self->ids, gint64, i);

      while (k < removed->len && is_before (self, g_array_index (removed, gint64, k), id))
        k++;
      if (stands_at (removed, k, id))
        first = MIN (first, n);
      else
        g_array_index (self->ids, gint64, n++) = id;
    }
  self->ids->len = n;
  tell_from (self, first, n_before);
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
forget_asked (DossierStoryList *self)
{
  if (self->n_asked > 0)
    return;
  g_hash_table_remove_all (self->gone);
  g_array_set_size (self->due, 0);
  self->is_overtaken = FALSE;
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
  self->n_asked--;
  forget_asked (self);
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
      own_ids (self);
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
  if (inserts != NULL && !self->is_overtaken)
    put_in (self, inserts);
  forget_asked (self);
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
  g_array_append_vals (self->due, ids->data, ids->len);
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
  if (removed->len > MANY && is_by_date (self))
    remove_many_by_date (self, removed);
  else if (removed->len > MANY)
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
  forget_asked (self);
  if (self->n_asked == 0 && self->asks_again)
    ask_inserts (self);
}

/* Those that may have come into the archive, or out of it: newest first. */
static void
settle_changed (DossierStoryList *self, GArray *changed)
{
  Settling *settling = g_new (Settling, 1);

  *settling = (Settling){ self, g_array_copy (changed) };
  self->n_asked++;
  g_array_append_vals (self->due, changed->data, changed->len);
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
  g_autoptr (DossierStoryList) self = g_object_ref (data); /* whoever is told may let it go */

  refresh_some (self);
  if (self->stale->len > 0)
    return G_SOURCE_CONTINUE;
  self->refreshing = 0;
  return G_SOURCE_REMOVE;
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

void
dossier_story_list_follow (DossierStoryList *self)
{
  g_signal_connect_object (self->store, "stories-added", G_CALLBACK (stories_added_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "stories-removed", G_CALLBACK (stories_removed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "stories-changed", G_CALLBACK (stories_changed_cb), self, G_CONNECT_SWAPPED);
}

/* ---- what happened while the query ran ---- */

void
dossier_story_list_drop_touched (DossierStoryList *self)
{
  if (self->touched->len > 0)
    remove_anywhere (self, self->touched);
}

/* The answer may or may not have it. */
static void
ask_about_touched (DossierStoryList *self)
{
  g_autoptr (GArray) touched = g_steal_pointer (&self->touched);
  g_autoptr (GArray) changed = g_steal_pointer (&self->changed);

  if (touched->len > 0)
    ask_among (self, touched);
  g_array_sort (changed, dossier_story_id_compare);
  if (changed->len > 0)
    settle_changed (self, changed);
}

void
dossier_story_list_settle_touched (DossierStoryList *self)
{
  dossier_story_list_drop_touched (self);
  ask_about_touched (self);
}

void
dossier_story_list_take_rest (DossierStoryList *self, GArray *rest)
{
  guint n = self->ids->len;

  g_object_ref (self); /* whoever is told may let it go */
  drop_each (rest, self->touched);
  if (self->was_stopped)
    drop_each (rest, self->ids);
  if (self->was_stopped && is_by_date (self))
    insert_ids (self, rest);
  else if (rest->len > 0)
    {
      g_array_prepend_vals (rest, self->ids->data, n); /* most are in their place already */
      set_ids (self, g_array_ref (rest));
      g_list_model_items_changed (G_LIST_MODEL (self), n, 0, rest->len - n);
    }
  g_array_unref (rest);
  ask_about_touched (self);
  g_object_unref (self);
}

/* ---- at once ---- */

static gboolean
settle_due (DossierStoryList *self, GError **error)
{
  g_autoptr (GArray) due = g_array_copy (self->due);
  g_autoptr (GArray) found = dossier_store_find_among (self->store, self->asked, due, error);
  g_autoptr (GArray) missing = NULL, arranged = NULL;

  if (found == NULL)
    return FALSE;
  g_array_sort (due, dossier_story_id_compare);
  missing = list_missing (due, found);
  arranged = arrange (self, found);
  if (self->leaves_archived)
    remove_ids (self, missing);
  insert_ids (self, arranged);
  return TRUE;
}

static gboolean
put_in_at_once (DossierStoryList *self, GError **error)
{
  DossierOrderAsk ask = { .query = self->asked, .order = self->order, .whole = self->is_complete };
  g_autoptr (GArray) inserts = dossier_store_find_inserts (self->store, &ask, self->ids, error);

  if (inserts == NULL)
    return FALSE;
  put_in (self, inserts);
  self->is_overtaken = self->asks_again = TRUE;
  return TRUE;
}

gboolean
dossier_story_list_settle_now (DossierStoryList *self, GError **error)
{
  if (self->n_asked == 0)
    return TRUE;
  if (is_by_date (self))
    return settle_due (self, error);
  return self->is_complete || put_in_at_once (self, error);
}
