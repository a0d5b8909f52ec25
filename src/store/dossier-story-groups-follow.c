/* dossier-story-groups-follow.c - the grouped rows follow their list: one by one, or made anew beside the main thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-story-groups-private.h"

#include <string.h>

/* Bytes that are moved at most to make room for what comes, or to close up behind what goes: some milliseconds. */
#define MOVED_AT_ONCE (32 * 1024 * 1024)
/* Splices that are told at most. */
#define TOLD_AT_ONCE 200

static guint
find_place (DossierStoryGroups *self, const GArray *array, gint64 id)
{
  return dossier_group_table_find_place (self->table, array, id);
}

/* Whether so many stories can come and go one by one. */
static gboolean
are_few (DossierStoryGroups *self, guint n)
{
  return n <= TOLD_AT_ONCE && (guint64) n * self->table->ids->len * sizeof (gint64) <= MOVED_AT_ONCE;
}

/* ---- one by one ---- */

static void
add_row (DossierStoryGroups *self, gint64 id)
{
  GArray *rows = self->table->rows;
  guint   place = find_place (self, rows, id);

  g_array_insert_val (rows, place, id);
  dossier_story_groups_tell (self, dossier_story_groups_to_position (self, place), 0, 1);
}

static void
remove_row (DossierStoryGroups *self, gint64 id)
{
  GArray *rows = self->table->rows;
  guint   place = find_place (self, rows, id), position;

  if (!dossier_group_table_holds (self->table, rows, id))
    return;
  position = dossier_story_groups_to_position (self, place);
  g_array_remove_index (rows, place);
  dossier_story_groups_tell (self, position, 1, 0);
}

/* The position of the first one below an open leader. */
static guint
find_first_below (DossierStoryGroups *self, const DossierOpenGroup *open)
{
  return dossier_story_groups_to_position (self, find_place (self, self->table->rows, open->leader)) + 1;
}

static void
add_below (DossierStoryGroups *self, DossierOpenGroup *open, gint64 id)
{
  guint place = find_place (self, open->below, id);

  g_array_insert_val (open->below, place, id);
  dossier_story_groups_tell (self, find_first_below (self, open) + place, 0, 1);
}

static void
remove_below (DossierStoryGroups *self, DossierOpenGroup *open, gint64 id)
{
  guint place = find_place (self, open->below, id);

  if (!dossier_group_table_holds (self->table, open->below, id))
    return;
  g_array_remove_index (open->below, place);
  dossier_story_groups_tell (self, find_first_below (self, open) + place, 1, 0);
  if (open->below->len == 0)
    dossier_story_groups_close_event (self, open->event);
}

/* Another one leads, as openly as before; 0: there is no other one. */
static void
lead (DossierStoryGroups *self, gint64 event, gint64 leader)
{
  gboolean was_open = dossier_story_groups_find_open (self, event) != NULL;

  if (was_open)
    dossier_story_groups_close_event (self, event);
  remove_row (self, dossier_group_table_find_event (self->table, event)->leader);
  if (leader == 0)
    {
      dossier_group_table_remove_group (self->table, event);
      return;
    }
  dossier_group_table_find_event (self->table, event)->leader = leader;
  add_row (self, leader);
  if (was_open && dossier_group_table_find_event (self->table, event)->n > 1)
    dossier_story_groups_open_event (self, event);
}

/* It is not among ids any more. */
static void
lose (DossierStoryGroups *self, gint64 id)
{
  DossierGroup     *group = dossier_group_table_find (self->table, id);
  DossierOpenGroup *open = group != NULL ? dossier_story_groups_find_open (self, group->event) : NULL;

  if (group == NULL || group->n == 1)
    {
      remove_row (self, id);
      if (group != NULL)
        dossier_group_table_remove_group (self->table, group->event);
      return;
    }
  group->n--;
  if (group->leader == id)
    {
      g_autoptr (GArray) others = dossier_story_groups_list_others (self, group);

      lead (self, group->event, others->len > 0 ? g_array_index (others, gint64, 0) : 0);
    }
  else if (open != NULL)
    remove_below (self, open, id);
}

/* It is among ids now. */
static void
gain (DossierStoryGroups *self, gint64 id)
{
  gint64            event = dossier_group_table_get_event (self->table, id);
  DossierGroup     *group = event != 0 ? dossier_group_table_find_event (self->table, event) : NULL;
  DossierOpenGroup *open = group != NULL ? dossier_story_groups_find_open (self, event) : NULL;

  if (group == NULL)
    {
      if (event != 0)
        dossier_group_table_add_group (self->table, event, id);
      add_row (self, id);
      return;
    }
  group->n++;
  if (open != NULL)
    add_below (self, open, id);
  else if (dossier_group_table_is_before (self->table, id, group->leader) && group->leader != self->held
           && self->held != DOSSIER_STORY_GROUPS_HOLD_ALL)
    lead (self, event, id);
}

/* A story that stood alone has company now. */
static void
join (DossierStoryGroups *self, gint64 story, gint64 event)
{
  DossierGroup *group = dossier_group_table_find_event (self->table, event);
  gint64        former = group != NULL ? group->leader : 0;

  if (group == NULL)
    dossier_group_table_add_group (self->table, event, story);
  else if (story == self->held && dossier_story_groups_find_open (self, event) == NULL)
    {
      group->leader = story;
      group->n++;
      remove_row (self, former);
    }
  else
    {
      gboolean is_held = story == self->held || self->held == DOSSIER_STORY_GROUPS_HOLD_ALL;

      if (is_held)
        g_signal_emit_by_name (self, "rearranging");
      remove_row (self, story);
      gain (self, story);
      if (is_held)
        g_signal_emit_by_name (self, "rearranged");
    }
}

/* ---- a table made anew ---- */

/* A stretch of the old rows, and what stands there now. */
typedef struct
{
  guint old_from, old_until, new_from, new_until;
} Run;

/* What is other between both, in growing order (of Run); NULL when there are more than @most. */
static GArray *
list_runs (const DossierGroupTable *table, const GArray *old, const GArray *fresh, guint most)
{
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (Run));
  guint i = 0, k = 0;

  while (i < old->len || k < fresh->len)
    {
      Run run = { i, i, k, k };

      while (i < old->len && k < fresh->len && g_array_index (old, gint64, i) == g_array_index (fresh, gint64, k))
        i++, k++;
      run.old_from = i;
      run.new_from = k;
      while (
          (i < old->len || k < fresh->len)
          && (i == old->len || k == fresh->len || g_array_index (old, gint64, i) != g_array_index (fresh, gint64, k)))
        if (k == fresh->len
            || (i < old->len
                && dossier_group_table_is_before (table, g_array_index (old, gint64, i),
                                                  g_array_index (fresh, gint64, k))))
          i++;
        else
          k++;
      run.old_until = i;
      run.new_until = k;
      if (run.old_from == run.old_until && run.new_from == run.new_until)
        break;
      if (runs->len == most)
        return NULL;
      g_array_append_val (runs, run);
    }
  return g_steal_pointer (&runs);
}

/* With @fresh for the present table, the rows of which go over into the new ones run by run. */
static void
exchange_exactly (DossierStoryGroups *self, DossierGroupTable *fresh, const GArray *runs)
{
  g_autoptr (GArray) target = fresh->rows;
  g_autoptr (GArray) current = g_steal_pointer (&self->table->rows);
  gint64 moved = 0;

  self->table->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  dossier_group_table_free (self->table);
  self->table = fresh;
  fresh->rows = g_array_ref (current);
  for (guint i = 0; i < runs->len; i++)
    {
      const Run *run = &g_array_index (runs, Run, i);
      guint      place = (guint) ((gint64) run->old_from + moved), n_old = run->old_until - run->old_from;
      guint      n_new = run->new_until - run->new_from;

      if (n_old > 0)
        g_array_remove_range (current, place, n_old);
      if (n_new > 0)
        g_array_insert_vals (current, place, &g_array_index (target, gint64, run->new_from), n_new);
      moved += (gint64) n_new - n_old;
      dossier_story_groups_tell (self, place, n_old, n_new);
    }
}

/* All between the first and the last that is other. */
static void
exchange_at_once (DossierStoryGroups *self, DossierGroupTable *fresh)
{
  g_autoptr (DossierGroupTable) old = self->table;
  guint first = 0, last = 0, shorter = MIN (old->rows->len, fresh->rows->len);

  while (first < shorter && g_array_index (old->rows, gint64, first) == g_array_index (fresh->rows, gint64, first))
    first++;
  while (last < shorter - first
         && g_array_index (old->rows, gint64, old->rows->len - 1 - last)
                == g_array_index (fresh->rows, gint64, fresh->rows->len - 1 - last))
    last++;
  self->table = fresh;
  dossier_story_groups_tell (self, first, old->rows->len - first - last, fresh->rows->len - first - last);
}

/* Of DossierEventStory: the leaders of the open groups, who go on leading. */
static GArray *
list_open (DossierStoryGroups *self, DossierGroupTable *fresh)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (DossierEventStory));

  for (guint i = 0; i < self->open->len; i++)
    {
      const DossierOpenGroup *open = self->open->pdata[i];
      DossierEventStory       one = { open->leader, open->event };

      dossier_group_table_lead (fresh, open->leader);
      g_array_append_val (list, one);
    }
  return list;
}

/* Where places cannot be kept one by one, it is said before and after it. */
static void
exchange (DossierStoryGroups *self, DossierGroupTable *fresh)
{
  g_autoptr (GArray) was_open = list_open (self, fresh);
  g_autoptr (GArray) runs = NULL;
  gboolean is_exact;

  dossier_group_table_lead (fresh, self->held);
  runs = list_runs (fresh, self->table->rows, fresh->rows, TOLD_AT_ONCE);
  is_exact = runs != NULL && was_open->len == 0 && self->held != DOSSIER_STORY_GROUPS_HOLD_ALL
             && (runs->len <= 1 || are_few (self, runs->len));
  if (is_exact && runs->len <= 1)
    exchange_at_once (self, fresh);
  else if (is_exact)
    exchange_exactly (self, fresh, runs);
  if (is_exact)
    return;
  g_signal_emit_by_name (self, "rearranging");
  while (self->open->len > 0)
    dossier_story_groups_close_event (self, ((DossierOpenGroup *) self->open->pdata[self->open->len - 1])->event);
  exchange_at_once (self, fresh);
  for (guint i = 0; i < was_open->len; i++)
    {
      gint64              event = g_array_index (was_open, DossierEventStory, i).event;
      const DossierGroup *group = dossier_group_table_find_event (self->table, event);

      if (group != NULL && group->n > 1)
        dossier_story_groups_open_event (self, event);
    }
  g_signal_emit_by_name (self, "rearranged");
}

/* ---- asking for it ---- */

/* What came and went while the table was made. */
static void
follow_touched (DossierStoryGroups *self)
{
  g_autoptr (GArray) touched = g_array_copy (self->touched);

  g_array_set_size (self->touched, 0);
  for (guint i = 0; i < touched->len; i++)
    {
      gint64   id = g_array_index (touched, gint64, i);
      GArray  *ids = self->table->ids;
      gboolean is_there = dossier_story_list_find (self->list, id) != G_MAXUINT;
      guint    place = find_place (self, ids, id);

      if (is_there == dossier_group_table_holds (self->table, ids, id))
        continue;
      if (is_there)
        g_array_insert_val (ids, place, id);
      else
        g_array_remove_index (ids, place);
      if (is_there)
        gain (self, id);
      else
        lose (self, id);
    }
}

/* Whether the table's ids are the list's first ones. */
static gboolean
is_in_step (DossierStoryGroups *self)
{
  const GArray *ids = self->table->ids, *list = self->list->ids;

  return ids->len <= list->len && (ids->len == 0 || memcmp (ids->data, list->data, ids->len * sizeof (gint64)) == 0);
}

static void
note_all (DossierStoryGroups *self, const GArray *events)
{
  for (guint i = 0; i < events->len; i++)
    {
      const DossierEventStory *one = &g_array_index (events, DossierEventStory, i);

      if (dossier_group_table_note (self->table, one->story, one->event)
          && dossier_group_table_holds (self->table, self->table->ids, one->story))
        join (self, one->story, one->event);
    }
}

void
dossier_story_groups_take (DossierStoryGroups *self, DossierGroupTable *table)
{
  g_autoptr (GArray) noted = g_array_copy (self->noted);

  g_array_set_size (self->noted, 0);
  exchange (self, table);
  note_all (self, noted);
  if (!self->is_behind)
    follow_touched (self);
  g_array_set_size (self->touched, 0);
  self->is_behind = !is_in_step (self);
  g_signal_emit_by_name (self, "counted");
  if (self->is_behind || self->asks_again || self->table->ids->len < self->list->ids->len)
    dossier_story_groups_ask (self);
}

void
dossier_story_groups_stop_asking (DossierStoryGroups *self)
{
  if (self->asking == NULL)
    return;
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  dossier_story_list_give_back (self->list, g_steal_pointer (&self->lent));
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  DossierGroupTable *table = dossier_store_group_stories_finish (DOSSIER_STORE (source), result, &error);
  g_autoptr (DossierStoryGroups) self = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;                   /* it is gone, or whole */
  self = g_object_ref (data); /* whoever is told may let it go */
  dossier_story_groups_stop_asking (self);
  if (table != NULL)
    dossier_story_groups_take (self, table);
  else
    g_signal_emit_by_name (self, "failed", error);
}

void
dossier_story_groups_ask (DossierStoryGroups *self)
{
  self->asks_again = self->asking != NULL;
  if (self->asks_again)
    return;
  self->asking = g_cancellable_new ();
  self->lent = dossier_story_list_lend_ids (self->list);
  dossier_store_group_stories_async (self->list->store, self->lent, self->table->is_oldest_first, self->asking,
                                     asked_cb, self);
}

/* ---- what is told ---- */

/* Places in the list are places in ids here. */
static void
follow_exactly (DossierStoryGroups *self, guint position, guint removed, guint added)
{
  GArray *ids = self->table->ids;
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) come = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_vals (gone, (const gint64 *) (gpointer) ids->data + position, removed);
  g_array_append_vals (come, (const gint64 *) (gpointer) self->list->ids->data + position, added);
  g_array_remove_range (ids, position, removed);
  g_array_insert_vals (ids, position, come->data, added);
  if (self->asking != NULL)
    {
      g_array_append_vals (self->touched, gone->data, removed);
      g_array_append_vals (self->touched, come->data, added);
    }
  for (guint i = 0; i < removed; i++)
    lose (self, g_array_index (gone, gint64, i));
  for (guint i = 0; i < added; i++)
    gain (self, g_array_index (come, gint64, i));
  g_signal_emit_by_name (self, "counted");
}

/* Of stories that are older than all that were asked about it is not known what they tell of. */
static gboolean
are_known (DossierStoryGroups *self, guint position, guint added)
{
  for (guint i = 0; i < added; i++)
    if (g_array_index (self->list->ids, gint64, position + i) < self->table->known_from)
      return FALSE;
  return TRUE;
}

/* Behind the last of ids: the list grew, or more of it is not in rows yet. */
static gboolean
is_beyond (DossierStoryGroups *self, guint position, guint removed, guint added)
{
  return position > self->table->ids->len || (position == self->table->ids->len && self->asking != NULL)
         || position + removed > self->table->ids->len
         || self->list->ids->len - added < self->table->ids->len - removed;
}

static void
items_changed_cb (DossierStoryGroups *self, guint position, guint removed, guint added)
{
  g_object_ref (self); /* whoever is told may let it go */
  if (self->is_rearranging)
    self->is_behind = TRUE;
  else if (!self->is_behind && !is_beyond (self, position, removed, added) && are_few (self, removed + added)
           && are_known (self, position, added))
    follow_exactly (self, position, removed, added);
  else
    {
      self->is_behind = self->is_behind || position < self->table->ids->len;
      dossier_story_groups_ask (self);
    }
  g_object_unref (self);
}

static void
grouped_cb (DossierStoryGroups *self, GArray *grouped)
{
  g_object_ref (self); /* whoever is told may let it go */
  if (self->asking != NULL)
    g_array_append_vals (self->noted, grouped->data, grouped->len);
  if (are_few (self, grouped->len))
    {
      note_all (self, grouped);
      g_signal_emit_by_name (self, "counted");
    }
  else
    {
      self->is_behind = TRUE;
      dossier_story_groups_ask (self);
    }
  g_object_unref (self);
}

static gboolean
have_company (DossierStoryGroups *self, GArray *stories)
{
  for (guint i = 0; i < stories->len; i++)
    {
      const DossierGroup *group = dossier_group_table_find (self->table, g_array_index (stories, gint64, i));

      if (group != NULL && group->n > 1)
        return TRUE;
    }
  return FALSE;
}

/* Of many, some have. */
static void
changed_cb (DossierStoryGroups *self, GArray *changed)
{
  if (changed->len > TOLD_AT_ONCE || have_company (self, changed))
    g_signal_emit_by_name (self, "read");
}

/* In between the list is one that nobody wants to see. */
static void
rearranging_cb (DossierStoryGroups *self)
{
  self->is_rearranging = TRUE;
}

static void
rearranged_cb (DossierStoryGroups *self)
{
  self->is_rearranging = FALSE;
  dossier_story_groups_ask (self);
}

void
dossier_story_groups_follow (DossierStoryGroups *self)
{
  self->is_grouped = self->is_behind = TRUE;
  self->table = dossier_group_table_new (g_array_new (FALSE, FALSE, sizeof (gint64)),
                                         g_array_new (FALSE, FALSE, sizeof (DossierEventStory)), G_MAXINT64,
                                         self->list->order == DOSSIER_ORDER_OLDEST);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "rearranging", G_CALLBACK (rearranging_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "rearranged", G_CALLBACK (rearranged_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list->store, "stories-grouped", G_CALLBACK (grouped_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list->store, "stories-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}
