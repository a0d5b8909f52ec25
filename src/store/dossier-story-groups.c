/* dossier-story-groups.c - the rows of a list of stories: each story, or one row for all that tell of the same event
 *
 * ids:        the list's, as far as they are in rows; behind them the list may have more, which are taken bit by bit.
 * rows:       those of ids that lead, or have no company; in the list's order.
 * events:     DossierEventStory with growing ids: what is known of the list's stories from known_from on.
 * groups:     event -> Group, of each event that has a story among ids.
 * open:       the groups that are open, in the order of their rows.
 * Where it is not grouped, none of these is used: what the list says is what it says.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-story-groups.h"

#include "dossier-events.h"
#include "dossier-story-list-private.h"

/* Stories that are taken into rows at once: some milliseconds. */
#define TAKEN_AT_ONCE 40000
/* So many that come or go at once are told one by one; of more all rows are made anew. */
#define MANY 500

typedef struct
{
  gint64  event, leader;
  guint   n;     /* of its stories that are among ids */
  GArray *below; /* of gint64: those that are shown below the leader; NULL: it is closed */
} Group;

struct _DossierStoryGroups
{
  GObject           parent_instance;
  DossierStoryList *list;
  gboolean          is_grouped;
  GArray           *ids, *rows, *events;
  gint64            known_from, held;
  GHashTable       *groups;
  GPtrArray        *open;
  guint             taking;
  GCancellable     *asking; /* NULL: nothing is asked */
};

static void list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DossierStoryGroups, dossier_story_groups, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
group_free (gpointer data)
{
  Group *group = data;

  g_clear_pointer (&group->below, g_array_unref);
  g_free (group);
}

/* ---- places ---- */

static gboolean
is_before (DossierStoryGroups *self, gint64 id, gint64 other)
{
  return dossier_story_list_get_order (self->list) == DOSSIER_ORDER_OLDEST ? id < other : id > other;
}

/* Where @id stands in @array, or would. */
static guint
find_place (DossierStoryGroups *self, const GArray *array, gint64 id)
{
  guint low = 0, high = array->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (is_before (self, g_array_index (array, gint64, middle), id))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
stands_at (const GArray *array, guint place, gint64 id)
{
  return place < array->len && g_array_index (array, gint64, place) == id;
}

static gboolean
holds (DossierStoryGroups *self, const GArray *array, gint64 id)
{
  return stands_at (array, find_place (self, array, id), id);
}

/* The position of rows[@place]. */
static guint
to_position (DossierStoryGroups *self, guint place)
{
  guint position = place;

  for (guint i = 0; i < self->open->len; i++)
    {
      const Group *group = self->open->pdata[i];

      if (find_place (self, self->rows, group->leader) >= place)
        break;
      position += group->below->len;
    }
  return position;
}

/* The place in rows of what stands at @position, or of its leader: then it is the *@below-th (from 1) of *@group. */
static guint
to_place (DossierStoryGroups *self, guint position, Group **group, guint *below)
{
  guint before = 0;

  *group = NULL;
  *below = 0;
  for (guint i = 0; i < self->open->len; i++)
    {
      Group *open = self->open->pdata[i];
      guint  leader = find_place (self, self->rows, open->leader);

      if (position <= leader + before)
        break;
      if (position <= leader + before + open->below->len)
        {
          *group = open;
          *below = position - leader - before;
          return leader;
        }
      before += open->below->len;
    }
  return position - before;
}

/* ---- events ---- */

static guint
find_event_place (DossierStoryGroups *self, gint64 story)
{
  guint low = 0, high = self->events->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->events, DossierEventStory, middle).story < story)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* 0: it has no company. */
static gint64
get_event (DossierStoryGroups *self, gint64 story)
{
  guint                    place = find_event_place (self, story);
  const DossierEventStory *found
      = place < self->events->len ? &g_array_index (self->events, DossierEventStory, place) : NULL;

  return found != NULL && found->story == story ? found->event : 0;
}

static void
note_event (DossierStoryGroups *self, gint64 story, gint64 event)
{
  DossierEventStory one = { story, event };

  if (get_event (self, story) == 0)
    g_array_insert_val (self->events, find_event_place (self, story), one);
}

static Group *
find_group (DossierStoryGroups *self, gint64 story)
{
  gint64 event = get_event (self, story);

  return event != 0 ? g_hash_table_lookup (self->groups, &event) : NULL;
}

static Group *
add_group (DossierStoryGroups *self, gint64 event, gint64 leader)
{
  Group *group = g_new0 (Group, 1);

  group->event = event;
  group->leader = leader;
  group->n = 1;
  g_hash_table_insert (self->groups, &group->event, group);
  return group;
}

/* All of the group but the leader, in the list's order: owned by the caller. */
static GArray *
list_others (DossierStoryGroups *self, const Group *group)
{
  g_autoptr (GArray) stories = dossier_store_list_stories_of_event (self->list->store, group->event);
  GArray *others = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < stories->len; i++)
    {
      gint64 id = g_array_index (stories, gint64, i);

      if (id != group->leader && get_event (self, id) == group->event && holds (self, self->ids, id))
        g_array_insert_val (others, find_place (self, others, id), id);
    }
  return others;
}

/* ---- the model ---- */

static GType
get_item_type (GListModel *model)
{
  return DOSSIER_TYPE_STORY;
}

static guint
get_n_items (GListModel *model)
{
  DossierStoryGroups *self = DOSSIER_STORY_GROUPS (model);

  return self->is_grouped ? to_position (self, self->rows->len) : g_list_model_get_n_items (G_LIST_MODEL (self->list));
}

static gpointer
get_item (GListModel *model, guint position)
{
  DossierStoryGroups *self = DOSSIER_STORY_GROUPS (model);
  gint64              id;

  if (!self->is_grouped)
    return g_list_model_get_item (G_LIST_MODEL (self->list), position);
  id = dossier_story_groups_get_id (self, position);
  return id != 0 ? dossier_story_list_load (self->list, id) : NULL;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

static void
tell (DossierStoryGroups *self, guint position, guint removed, guint added)
{
  if (removed > 0 || added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

/* ---- open and closed ---- */

static void
close_group (DossierStoryGroups *self, Group *group)
{
  guint position = to_position (self, find_place (self, self->rows, group->leader)), n = group->below->len;

  g_ptr_array_remove (self->open, group);
  g_clear_pointer (&group->below, g_array_unref);
  tell (self, position + 1, n, 0);
}

static void
open_group (DossierStoryGroups *self, Group *group)
{
  guint i = 0;

  while (i < self->open->len && is_before (self, ((Group *) self->open->pdata[i])->leader, group->leader))
    i++;
  group->below = list_others (self, group);
  g_ptr_array_insert (self->open, (int) i, group);
  tell (self, to_position (self, find_place (self, self->rows, group->leader)) + 1, 0, group->below->len);
}

/* ---- coming and going, one by one ---- */

static void
add_row (DossierStoryGroups *self, gint64 id)
{
  guint place = find_place (self, self->rows, id);

  g_array_insert_val (self->rows, place, id);
  tell (self, to_position (self, place), 0, 1);
}

static void
remove_row (DossierStoryGroups *self, gint64 id)
{
  guint place = find_place (self, self->rows, id);

  if (!stands_at (self->rows, place, id))
    return;
  g_array_remove_index (self->rows, place);
  tell (self, to_position (self, place), 1, 0);
}

/* Below an open leader. */
static void
add_below (DossierStoryGroups *self, Group *group, gint64 id)
{
  guint leader = to_position (self, find_place (self, self->rows, group->leader));
  guint place = find_place (self, group->below, id);

  g_array_insert_val (group->below, place, id);
  tell (self, leader + 1 + place, 0, 1);
}

static void
remove_below (DossierStoryGroups *self, Group *group, gint64 id)
{
  guint leader = to_position (self, find_place (self, self->rows, group->leader));
  guint place = find_place (self, group->below, id);

  if (!stands_at (group->below, place, id))
    return;
  g_array_remove_index (group->below, place);
  tell (self, leader + 1 + place, 1, 0);
}

/* The next one leads, as openly as before. */
static void
lose_leader (DossierStoryGroups *self, Group *group)
{
  gboolean was_open = group->below != NULL;
  g_autoptr (GArray) others = list_others (self, group);

  if (was_open)
    close_group (self, group);
  remove_row (self, group->leader);
  if (others->len == 0)
    {
      g_hash_table_remove (self->groups, &group->event);
      return;
    }
  group->leader = g_array_index (others, gint64, 0);
  add_row (self, group->leader);
  if (was_open && others->len > 1)
    open_group (self, group);
}

/* It is not among ids any more. */
static void
lose (DossierStoryGroups *self, gint64 id)
{
  Group *group = find_group (self, id);

  if (group == NULL)
    {
      remove_row (self, id);
      return;
    }
  group->n--;
  if (group->leader == id)
    lose_leader (self, group);
  else if (group->below != NULL)
    {
      remove_below (self, group, id);
      if (group->below->len == 0)
        close_group (self, group);
    }
}

/* The first of an event stands alone until there is a second one. */
static void
note_founder (DossierStoryGroups *self, gint64 event)
{
  if (get_event (self, event) != 0)
    return;
  note_event (self, event, event);
  if (holds (self, self->rows, event))
    add_group (self, event, event);
}

/* It is among ids now. */
static void
gain (DossierStoryGroups *self, gint64 id)
{
  gint64 event = dossier_store_get_event (self->list->store, id);
  Group *group = NULL;

  if (event != 0)
    {
      note_event (self, id, event);
      if (event != id)
        note_founder (self, event);
      group = g_hash_table_lookup (self->groups, &event);
    }
  if (group == NULL)
    {
      if (event != 0)
        add_group (self, event, id);
      add_row (self, id);
      return;
    }
  group->n++;
  if (group->below != NULL)
    add_below (self, group, id);
  else if (is_before (self, id, group->leader) && group->leader != self->held)
    {
      remove_row (self, group->leader);
      group->leader = id;
      add_row (self, id);
    }
}

/* ---- all anew ---- */

/* A story that is among ids already, but for its row. TRUE: it has one. */
static gboolean
take_story (DossierStoryGroups *self, gint64 id)
{
  gint64 event = get_event (self, id);
  Group *group = event != 0 ? g_hash_table_lookup (self->groups, &event) : NULL;

  if (group != NULL)
    group->n++;
  else if (event != 0)
    add_group (self, event, id);
  return group == NULL;
}

static void
close_all (DossierStoryGroups *self)
{
  while (self->open->len > 0)
    close_group (self, self->open->pdata[self->open->len - 1]);
}

static void
make_anew (DossierStoryGroups *self)
{
  g_autoptr (GArray) old = NULL;
  GArray *fresh = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint   first = 0, last = 0;

  close_all (self);
  g_hash_table_remove_all (self->groups);
  for (guint i = 0; i < self->ids->len; i++)
    if (take_story (self, g_array_index (self->ids, gint64, i)))
      g_array_append_val (fresh, g_array_index (self->ids, gint64, i));
  old = self->rows;
  self->rows = fresh;
  while (first < MIN (old->len, fresh->len)
         && g_array_index (old, gint64, first) == g_array_index (fresh, gint64, first))
    first++;
  while (last < MIN (old->len, fresh->len) - first
         && g_array_index (old, gint64, old->len - 1 - last) == g_array_index (fresh, gint64, fresh->len - 1 - last))
    last++;
  tell (self, first, old->len - first - last, fresh->len - first - last);
}

/* ---- what stands behind the first stories ---- */

static void take_more (DossierStoryGroups *self);

/* TRUE: of the next story it is known what it tells of. */
static gboolean
take_some (DossierStoryGroups *self, guint n)
{
  guint    before = get_n_items (G_LIST_MODEL (self)), length = self->list->ids->len;
  gboolean is_known = TRUE;
  g_autoptr (GArray) below = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n && self->ids->len < length; i++)
    {
      gint64 id = g_array_index (self->list->ids, gint64, self->ids->len);

      is_known = id >= self->known_from;
      if (!is_known)
        break;
      g_array_append_val (self->ids, id);
      if (take_story (self, id))
        g_array_append_val (self->rows, id);
      else if (find_group (self, id)->below != NULL)
        g_array_append_val (below, id);
    }
  tell (self, before, 0, get_n_items (G_LIST_MODEL (self)) - before);
  for (guint i = 0; i < below->len; i++)
    add_below (self, find_group (self, g_array_index (below, gint64, i)), g_array_index (below, gint64, i));
  g_signal_emit_by_name (self, "counted");
  return is_known;
}

/* @events (taken) are those from @from up to what is known; some of them may have been noted before. */
static void
learn (DossierStoryGroups *self, GArray *events, gint64 from)
{
  g_autoptr (GArray) noted = self->events;

  self->events = events;
  self->known_from = from;
  for (guint i = 0; i < noted->len; i++)
    {
      const DossierEventStory *one = &g_array_index (noted, DossierEventStory, i);

      if (self->events->len > 0
          && g_array_index (self->events, DossierEventStory, self->events->len - 1).story >= one->story)
        note_event (self, one->story, one->event);
      else
        g_array_append_val (self->events, *one);
    }
}

typedef struct
{
  DossierStoryGroups *groups;
  gint64              from;
} Asking;

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Asking  *asking = data;
  DossierStoryGroups *self = asking->groups;
  g_autoptr (GError) error = NULL;
  GArray *events = dossier_store_list_events_finish (DOSSIER_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;            /* it is gone, or whole */
  g_object_ref (self); /* whoever is told may let it go */
  g_clear_object (&self->asking);
  if (events == NULL)
    {
      g_signal_emit_by_name (self, "failed", error);
      events = g_array_new (FALSE, FALSE, sizeof (DossierEventStory));
    }
  learn (self, events, asking->from);
  take_more (self);
  g_object_unref (self);
}

static gint64
get_last (DossierStoryGroups *self)
{
  return g_array_index (self->list->ids, gint64, self->list->ids->len - 1);
}

static void
ask (DossierStoryGroups *self)
{
  Asking *asking = g_new (Asking, 1);

  *asking = (Asking){ self, get_last (self) };
  self->asking = g_cancellable_new ();
  dossier_store_list_events_async (self->list->store, asking->from, self->known_from - 1, self->asking, asked_cb,
                                   asking);
}

static gboolean
take_cb (gpointer data)
{
  g_autoptr (DossierStoryGroups) self = g_object_ref (data); /* whoever is told may let it go */

  if (take_some (self, TAKEN_AT_ONCE) && self->ids->len < self->list->ids->len)
    return G_SOURCE_CONTINUE;
  self->taking = 0;
  if (self->ids->len < self->list->ids->len)
    ask (self);
  return G_SOURCE_REMOVE;
}

static void
take_more (DossierStoryGroups *self)
{
  if (self->taking == 0 && self->asking == NULL && self->ids->len < self->list->ids->len)
    self->taking = g_idle_add (take_cb, self);
}

/* ---- following the list ---- */

/* The list says so of stories that are among ids; more may have come or gone behind them. */
static void
follow (DossierStoryGroups *self, guint position, guint removed, guint added)
{
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (gint64));
  const gint64 *come = (const gint64 *) (gpointer) self->list->ids->data + position;

  removed = MIN (removed, self->ids->len - position);
  g_array_append_vals (gone, &g_array_index (self->ids, gint64, position), removed);
  g_array_remove_range (self->ids, position, removed);
  g_array_insert_vals (self->ids, position, come, added);
  if (removed + added > MANY)
    {
      for (guint i = 0; i < added; i++)
        {
          gint64 event = dossier_store_get_event (self->list->store, come[i]);

          if (event != 0)
            note_event (self, come[i], event);
          if (event != 0 && event != come[i])
            note_event (self, event, event);
        }
      make_anew (self);
    }
  else
    {
      g_autoptr (GArray) fresh = g_array_new (FALSE, FALSE, sizeof (gint64));

      g_array_append_vals (fresh, come, added);
      for (guint i = 0; i < removed; i++)
        lose (self, g_array_index (gone, gint64, i));
      for (guint i = 0; i < added; i++)
        gain (self, g_array_index (fresh, gint64, i));
    }
  g_signal_emit_by_name (self, "counted");
}

static void
items_changed_cb (DossierStoryGroups *self, guint position, guint removed, guint added)
{
  gboolean is_end = position == self->ids->len && self->list->ids->len == position + added;
  gboolean is_rest = added > MANY && dossier_story_list_get_order (self->list) == DOSSIER_ORDER_NEWEST;

  g_object_ref (self); /* whoever is told may let it go */
  if (!self->is_grouped)
    g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  else if (position < self->ids->len || (is_end && !is_rest))
    follow (self, position, removed, added);
  if (self->is_grouped)
    take_more (self);
  g_object_unref (self);
}

/* ---- object ---- */

static void
dossier_story_groups_dispose (GObject *object)
{
  DossierStoryGroups *self = DOSSIER_STORY_GROUPS (object);

  g_clear_handle_id (&self->taking, g_source_remove);
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_object (&self->list);
  G_OBJECT_CLASS (dossier_story_groups_parent_class)->dispose (object);
}

static void
dossier_story_groups_finalize (GObject *object)
{
  DossierStoryGroups *self = DOSSIER_STORY_GROUPS (object);

  g_array_unref (self->ids);
  g_array_unref (self->rows);
  g_array_unref (self->events);
  g_ptr_array_unref (self->open);
  g_hash_table_unref (self->groups);
  G_OBJECT_CLASS (dossier_story_groups_parent_class)->finalize (object);
}

static void
dossier_story_groups_class_init (DossierStoryGroupsClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dossier_story_groups_dispose;
  G_OBJECT_CLASS (class)->finalize = dossier_story_groups_finalize;

  g_signal_new ("counted", DOSSIER_TYPE_STORY_GROUPS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("failed", DOSSIER_TYPE_STORY_GROUPS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
dossier_story_groups_init (DossierStoryGroups *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->events = g_array_new (FALSE, FALSE, sizeof (DossierEventStory));
  self->groups = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, group_free);
  self->open = g_ptr_array_new ();
}

/* ---- made ---- */

DossierStoryGroups *
dossier_story_groups_new (DossierStoryList *list)
{
  DossierStoryGroups *self = g_object_new (DOSSIER_TYPE_STORY_GROUPS, NULL);

  self->list = g_object_ref (list);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

typedef struct
{
  DossierStoryList *list;
  gint64            from, until;
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  g_object_unref (making->list);
  g_free (making);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  const Making       *making = g_task_get_task_data (task);
  GError             *error = NULL;
  GArray             *events = dossier_store_list_events_finish (DOSSIER_STORE (source), result, &error);
  DossierStoryGroups *self;

  if (events == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  self = dossier_story_groups_new (making->list);
  self->is_grouped = TRUE;
  learn (self, events, making->list->ids->len > 0 ? making->from : G_MAXINT64);
  for (guint i = 0; i < making->list->ids->len; i++)
    {
      gint64 id = g_array_index (making->list->ids, gint64, i), event = 0;

      if (id > making->until) /* it came meanwhile */
        event = dossier_store_get_event (making->list->store, id);
      if (event != 0)
        note_event (self, id, event);
      if (event != 0)
        note_event (self, event, event);
      if (id <= making->until && dossier_story_list_get_order (making->list) == DOSSIER_ORDER_NEWEST)
        break;
    }
  take_some (self, TAKEN_AT_ONCE);
  take_more (self);
  g_task_return_pointer (task, self, g_object_unref);
}

gboolean
dossier_story_groups_fit (DossierOrder order)
{
  return order == DOSSIER_ORDER_NEWEST || order == DOSSIER_ORDER_OLDEST;
}

void
dossier_story_groups_new_async (DossierStoryList *list, GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask  *task = g_task_new (NULL, cancellable, callback, user_data);
  Making *making = g_new0 (Making, 1);
  guint   n = list->ids->len;

  g_return_if_fail (dossier_story_groups_fit (dossier_story_list_get_order (list)));
  making->list = g_object_ref (list);
  if (n > 0)
    {
      gint64 first = g_array_index (list->ids, gint64, 0), last = g_array_index (list->ids, gint64, n - 1);

      making->from = MIN (first, last);
      making->until = MAX (first, last);
    }
  g_task_set_source_tag (task, dossier_story_groups_new_async);
  g_task_set_task_data (task, making, making_free);
  dossier_store_list_events_async (list->store, making->from, making->until, cancellable, read_cb, task);
}

DossierStoryGroups *
dossier_story_groups_new_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- asked ---- */

DossierStoryList *
dossier_story_groups_get_list (DossierStoryGroups *self)
{
  return self->list;
}

gint64
dossier_story_groups_get_id (DossierStoryGroups *self, guint position)
{
  Group *group;
  guint  below, place;

  if (!self->is_grouped)
    return dossier_story_list_get_id (self->list, position);
  place = to_place (self, position, &group, &below);
  if (below > 0)
    return g_array_index (group->below, gint64, below - 1);
  return place < self->rows->len ? g_array_index (self->rows, gint64, place) : 0;
}

void
dossier_story_groups_get_row (DossierStoryGroups *self, guint position, DossierGroupRow *row)
{
  gint64       id = dossier_story_groups_get_id (self, position);
  const Group *group = self->is_grouped && id != 0 ? find_group (self, id) : NULL;

  *row = (DossierGroupRow){ 0 };
  if (group == NULL)
    return;
  row->is_below = group->leader != id;
  row->n_more = row->is_below ? 0 : group->n - 1;
  row->is_open = !row->is_below && group->below != NULL;
}

guint
dossier_story_groups_find (DossierStoryGroups *self, gint64 story)
{
  guint        place;
  const Group *group;

  if (!self->is_grouped)
    return dossier_story_list_find (self->list, story);
  place = find_place (self, self->rows, story);
  if (stands_at (self->rows, place, story))
    return to_position (self, place);
  group = find_group (self, story);
  if (group == NULL || group->below == NULL)
    return G_MAXUINT;
  place = find_place (self, group->below, story);
  return stands_at (group->below, place, story)
             ? to_position (self, find_place (self, self->rows, group->leader)) + 1 + place
             : G_MAXUINT;
}

guint
dossier_story_groups_reveal (DossierStoryGroups *self, gint64 story)
{
  Group *group = self->is_grouped ? find_group (self, story) : NULL;

  if (group != NULL && group->leader != story && group->below == NULL && holds (self, self->ids, story))
    open_group (self, group);
  return dossier_story_groups_find (self, story);
}

guint
dossier_story_groups_find_leader (DossierStoryGroups *self, guint position)
{
  Group *group;
  guint  below;

  return self->is_grouped ? to_position (self, to_place (self, position, &group, &below)) : position;
}

gboolean
dossier_story_groups_set_open (DossierStoryGroups *self, guint position, gboolean is_open)
{
  gint64 id = dossier_story_groups_get_id (self, position);
  Group *group = self->is_grouped && id != 0 ? find_group (self, id) : NULL;

  if (group == NULL || group->leader != id || group->n < 2 || (group->below != NULL) == is_open)
    return FALSE;
  if (is_open)
    open_group (self, group);
  else
    close_group (self, group);
  g_signal_emit_by_name (self, "counted");
  return TRUE;
}

GArray *
dossier_story_groups_list_stories (DossierStoryGroups *self, guint position)
{
  gint64       id = dossier_story_groups_get_id (self, position);
  const Group *group = self->is_grouped && id != 0 ? find_group (self, id) : NULL;
  GArray      *stories
      = group != NULL && group->leader == id ? list_others (self, group) : g_array_new (FALSE, FALSE, sizeof (gint64));

  if (id != 0)
    g_array_prepend_val (stories, id);
  return stories;
}

void
dossier_story_groups_hold (DossierStoryGroups *self, gint64 story)
{
  self->held = story;
}

gboolean
dossier_story_groups_is_whole (DossierStoryGroups *self)
{
  return dossier_story_list_is_whole (self->list) && (!self->is_grouped || self->ids->len == self->list->ids->len);
}

gboolean
dossier_story_groups_make_whole (DossierStoryGroups *self, GError **error)
{
  GArray  *events;
  gboolean is_whole;

  g_object_ref (self); /* whoever is told may let it go */
  is_whole = dossier_story_list_make_whole (self->list, error);
  while (is_whole && self->is_grouped && self->ids->len < self->list->ids->len)
    if (!take_some (self, G_MAXUINT))
      {
        gint64 from = get_last (self);

        if (self->asking != NULL)
          g_cancellable_cancel (self->asking);
        g_clear_object (&self->asking);
        events = dossier_store_list_events (self->list->store, from, self->known_from - 1, error);
        is_whole = events != NULL;
        if (is_whole)
          learn (self, events, from);
      }
  g_object_unref (self);
  return is_whole;
}
