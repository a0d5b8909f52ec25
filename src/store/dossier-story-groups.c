/* dossier-story-groups.c - the rows of a list of stories: each story, or one row for all that tell of the same event
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-story-groups-private.h"

static void list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DossierStoryGroups, dossier_story_groups, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
open_group_free (gpointer data)
{
  DossierOpenGroup *open = data;

  g_array_unref (open->below);
  g_free (open);
}

/* ---- places ---- */

static guint
find_place (DossierStoryGroups *self, gint64 leader)
{
  return dossier_group_table_find_place (self->table, self->table->rows, leader);
}

guint
dossier_story_groups_to_position (DossierStoryGroups *self, guint place)
{
  guint position = place;

  for (guint i = 0; i < self->open->len; i++)
    {
      const DossierOpenGroup *open = self->open->pdata[i];

      if (find_place (self, open->leader) >= place)
        break;
      position += open->below->len;
    }
  return position;
}

/* The place in rows of what stands at @position, or of its leader: then it is the *@below-th (from 1) of *@open. */
static guint
to_place (DossierStoryGroups *self, guint position, const DossierOpenGroup **open, guint *below)
{
  guint before = 0;

  *below = 0;
  for (guint i = 0; i < self->open->len; i++)
    {
      guint leader, n;

      *open = self->open->pdata[i];
      leader = find_place (self, (*open)->leader);
      n = (*open)->below->len;
      if (position <= leader + before)
        break;
      if (position <= leader + before + n)
        {
          *below = position - leader - before;
          return leader;
        }
      before += n;
    }
  return position - before;
}

DossierOpenGroup *
dossier_story_groups_find_open (DossierStoryGroups *self, gint64 event)
{
  for (guint i = 0; i < self->open->len; i++)
    if (((DossierOpenGroup *) self->open->pdata[i])->event == event)
      return self->open->pdata[i];
  return NULL;
}

GArray *
dossier_story_groups_list_others (DossierStoryGroups *self, const DossierGroup *group)
{
  DossierGroupTable *table = self->table;
  g_autoptr (GArray) stories = dossier_store_list_stories_of_event (self->list->store, group->event);
  GArray *others = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < stories->len; i++)
    {
      gint64 id = g_array_index (stories, gint64, i);

      if (id != group->leader && dossier_group_table_get_event (table, id) == group->event
          && dossier_group_table_holds (table, table->ids, id))
        g_array_insert_val (others, dossier_group_table_find_place (table, others, id), id);
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

  return self->is_grouped ? dossier_story_groups_to_position (self, self->table->rows->len)
                          : g_list_model_get_n_items (G_LIST_MODEL (self->list));
}

static gpointer
get_item (GListModel *model, guint position)
{
  DossierStoryGroups *self = DOSSIER_STORY_GROUPS (model);
  gint64              id = dossier_story_groups_get_id (self, position);

  return id != 0 ? dossier_story_list_load (self->list, id) : NULL;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

void
dossier_story_groups_tell (DossierStoryGroups *self, guint position, guint removed, guint added)
{
  if (removed > 0 || added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

/* ---- open and closed ---- */

void
dossier_story_groups_close_event (DossierStoryGroups *self, gint64 event)
{
  DossierOpenGroup *open = dossier_story_groups_find_open (self, event);
  guint             position = dossier_story_groups_to_position (self, find_place (self, open->leader));
  guint             n = open->below->len;

  g_ptr_array_remove (self->open, open);
  dossier_story_groups_tell (self, position + 1, n, 0);
}

void
dossier_story_groups_open_event (DossierStoryGroups *self, gint64 event)
{
  const DossierGroup *group = dossier_group_table_find_event (self->table, event);
  DossierOpenGroup   *open = g_new0 (DossierOpenGroup, 1);
  guint               i = 0;

  *open = (DossierOpenGroup){ event, group->leader, dossier_story_groups_list_others (self, group) };
  while (
      i < self->open->len
      && dossier_group_table_is_before (self->table, ((DossierOpenGroup *) self->open->pdata[i])->leader, open->leader))
    i++;
  g_ptr_array_insert (self->open, (int) i, open);
  dossier_story_groups_tell (self, dossier_story_groups_to_position (self, find_place (self, open->leader)) + 1, 0,
                             open->below->len);
}

/* ---- object ---- */

static void
dossier_story_groups_dispose (GObject *object)
{
  DossierStoryGroups *self = DOSSIER_STORY_GROUPS (object);

  dossier_story_groups_stop_asking (self);
  if (self->list != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->list, self);
      g_signal_handlers_disconnect_by_data (self->list->store, self);
    }
  g_clear_object (&self->list);
  G_OBJECT_CLASS (dossier_story_groups_parent_class)->dispose (object);
}

static void
dossier_story_groups_finalize (GObject *object)
{
  DossierStoryGroups *self = DOSSIER_STORY_GROUPS (object);

  g_clear_pointer (&self->table, dossier_group_table_free);
  g_ptr_array_unref (self->open);
  g_array_unref (self->touched);
  g_array_unref (self->noted);
  G_OBJECT_CLASS (dossier_story_groups_parent_class)->finalize (object);
}

static void
dossier_story_groups_class_init (DossierStoryGroupsClass *class)
{
  static const char *const plain[] = { "counted", "read", "rearranging", "rearranged" };

  G_OBJECT_CLASS (class)->dispose = dossier_story_groups_dispose;
  G_OBJECT_CLASS (class)->finalize = dossier_story_groups_finalize;
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    g_signal_new (plain[i], DOSSIER_TYPE_STORY_GROUPS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("failed", DOSSIER_TYPE_STORY_GROUPS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
dossier_story_groups_init (DossierStoryGroups *self)
{
  self->open = g_ptr_array_new_with_free_func (open_group_free);
  self->touched = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->noted = g_array_new (FALSE, FALSE, sizeof (DossierEventStory));
}

/* ---- made ---- */

static void
list_rearranging_cb (DossierStoryGroups *self)
{
  g_signal_emit_by_name (self, "rearranging");
}

static void
list_rearranged_cb (DossierStoryGroups *self)
{
  g_signal_emit_by_name (self, "rearranged");
}

DossierStoryGroups *
dossier_story_groups_new (DossierStoryList *list)
{
  DossierStoryGroups *self = g_object_new (DOSSIER_TYPE_STORY_GROUPS, NULL);

  self->list = g_object_ref (list);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (g_list_model_items_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "rearranging", G_CALLBACK (list_rearranging_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "rearranged", G_CALLBACK (list_rearranged_cb), self, G_CONNECT_SWAPPED);
  return self;
}

typedef struct
{
  DossierStoryList *list;
  GArray           *lent;
} FirstReading;

static void
first_reading_free (gpointer data)
{
  FirstReading *reading = data;

  dossier_story_list_give_back (reading->list, reading->lent);
  g_object_unref (reading->list);
  g_free (reading);
}

static void
first_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  FirstReading       *reading = g_task_get_task_data (task);
  GError             *error = NULL;
  DossierGroupTable  *table = dossier_store_group_stories_finish (DOSSIER_STORE (source), result, &error);
  DossierStoryGroups *self;

  if (table == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  self = g_object_new (DOSSIER_TYPE_STORY_GROUPS, NULL);
  self->list = g_object_ref (reading->list);
  dossier_story_groups_follow (self);
  dossier_story_groups_take (self, table);
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
  GTask        *task = g_task_new (NULL, cancellable, callback, user_data);
  FirstReading *reading = g_new (FirstReading, 1);

  g_return_if_fail (dossier_story_groups_fit (list->order));
  *reading = (FirstReading){ g_object_ref (list), dossier_story_list_lend_ids (list) };
  g_task_set_source_tag (task, dossier_story_groups_new_async);
  g_task_set_task_data (task, reading, first_reading_free);
  dossier_store_group_stories_async (list->store, reading->lent, list->order == DOSSIER_ORDER_OLDEST, cancellable,
                                     first_read_cb, task);
}

DossierStoryGroups *
dossier_story_groups_new_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- asked ---- */

gboolean
dossier_story_groups_is_grouped (DossierStoryGroups *self)
{
  return self->is_grouped;
}

DossierStoryList *
dossier_story_groups_get_list (DossierStoryGroups *self)
{
  return self->list;
}

gint64
dossier_story_groups_get_id (DossierStoryGroups *self, guint position)
{
  const DossierOpenGroup *open = NULL;
  guint                   below, place;

  if (!self->is_grouped)
    return dossier_story_list_get_id (self->list, position);
  place = to_place (self, position, &open, &below);
  if (below > 0)
    return g_array_index (open->below, gint64, below - 1);
  return place < self->table->rows->len ? g_array_index (self->table->rows, gint64, place) : 0;
}

/* NULL: it has no company here. */
static const DossierGroup *
find_group (DossierStoryGroups *self, gint64 story)
{
  return self->is_grouped && story != 0 ? dossier_group_table_find (self->table, story) : NULL;
}

void
dossier_story_groups_get_row (DossierStoryGroups *self, guint position, DossierGroupRow *row)
{
  gint64              id = dossier_story_groups_get_id (self, position);
  const DossierGroup *group = find_group (self, id);

  *row = (DossierGroupRow){ 0 };
  if (group == NULL)
    return;
  row->is_below = group->leader != id;
  row->n_more = row->is_below ? 0 : group->n - 1;
  row->is_open = !row->is_below && dossier_story_groups_find_open (self, group->event) != NULL;
}

guint
dossier_story_groups_count_unread (DossierStoryGroups *self, guint position)
{
  gint64              id = dossier_story_groups_get_id (self, position);
  const DossierGroup *group = find_group (self, id);
  g_autoptr (GArray) unread = NULL;
  guint n = 0;

  if (group == NULL || group->leader != id || group->n < 2
      || dossier_story_groups_find_open (self, group->event) != NULL)
    return 0;
  unread = dossier_store_list_unread_of_event (self->list->store, group->event);
  for (guint i = 0; i < unread->len; i++)
    {
      gint64 other = g_array_index (unread, gint64, i);

      n += other != id && dossier_group_table_get_event (self->table, other) == group->event
           && dossier_group_table_holds (self->table, self->table->ids, other);
    }
  return n;
}

guint
dossier_story_groups_find (DossierStoryGroups *self, gint64 story)
{
  const DossierGroup     *group;
  const DossierOpenGroup *open;

  if (!self->is_grouped)
    return dossier_story_list_find (self->list, story);
  if (dossier_group_table_holds (self->table, self->table->rows, story))
    return dossier_story_groups_to_position (self, find_place (self, story));
  group = find_group (self, story);
  open = group != NULL ? dossier_story_groups_find_open (self, group->event) : NULL;
  if (open == NULL || !dossier_group_table_holds (self->table, open->below, story))
    return G_MAXUINT;
  return dossier_story_groups_to_position (self, find_place (self, open->leader)) + 1
         + dossier_group_table_find_place (self->table, open->below, story);
}

guint
dossier_story_groups_reveal (DossierStoryGroups *self, gint64 story)
{
  const DossierGroup *group = find_group (self, story);

  if (group != NULL && group->leader != story && dossier_story_groups_find_open (self, group->event) == NULL
      && dossier_group_table_holds (self->table, self->table->ids, story))
    {
      dossier_story_groups_open_event (self, group->event);
      g_signal_emit_by_name (self, "counted");
    }
  return dossier_story_groups_find (self, story);
}

guint
dossier_story_groups_find_leader (DossierStoryGroups *self, gint64 story)
{
  const DossierGroup *group = find_group (self, story);

  return dossier_story_groups_find (self, group != NULL ? group->leader : story);
}

gboolean
dossier_story_groups_set_open (DossierStoryGroups *self, guint position, gboolean is_open)
{
  gint64              id = dossier_story_groups_get_id (self, position);
  const DossierGroup *group = find_group (self, id);

  if (group == NULL || group->leader != id || group->n < 2
      || (dossier_story_groups_find_open (self, group->event) != NULL) == is_open)
    return FALSE;
  if (is_open)
    dossier_story_groups_open_event (self, group->event);
  else
    dossier_story_groups_close_event (self, group->event);
  g_signal_emit_by_name (self, "counted");
  return TRUE;
}

GArray *
dossier_story_groups_list_stories (DossierStoryGroups *self, guint position)
{
  gint64              id = dossier_story_groups_get_id (self, position);
  const DossierGroup *group = find_group (self, id);
  gboolean            is_folded = group != NULL && group->leader == id && group->n > 1
                       && dossier_story_groups_find_open (self, group->event) == NULL;
  GArray *stories
      = is_folded ? dossier_story_groups_list_others (self, group) : g_array_new (FALSE, FALSE, sizeof (gint64));

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
  return dossier_story_list_is_whole (self->list)
         && (!self->is_grouped || (!self->is_behind && self->table->ids->len == self->list->ids->len));
}

/* As the list is now. */
static gboolean
read_table (DossierStoryGroups *self, GError **error)
{
  DossierGroupTable *table;

  dossier_story_groups_stop_asking (self);
  self->asks_again = FALSE;
  table = dossier_store_group_stories (self->list->store, self->list->ids, self->list->order == DOSSIER_ORDER_OLDEST,
                                       error);
  if (table != NULL)
    dossier_story_groups_take (self, table);
  return table != NULL;
}

gboolean
dossier_story_groups_make_whole (DossierStoryGroups *self, GError **error)
{
  gboolean is_whole;

  g_object_ref (self); /* whoever is told may let it go */
  is_whole = dossier_story_list_make_whole (self->list, error)
             && (dossier_story_groups_is_whole (self) || read_table (self, error));
  g_object_unref (self);
  return is_whole;
}
