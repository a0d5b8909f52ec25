/* dossier-group-table.c - which stories of a list stand in a row of their own, and which ones another one leads
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-group-table.h"

#include "dossier-free-aside.h"

gboolean
dossier_group_table_is_before (const DossierGroupTable *self, gint64 id, gint64 other)
{
  return self->is_oldest_first ? id < other : id > other;
}

guint
dossier_group_table_find_place (const DossierGroupTable *self, const GArray *array, gint64 id)
{
  guint low = 0, high = array->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (dossier_group_table_is_before (self, g_array_index (array, gint64, middle), id))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

gboolean
dossier_group_table_holds (const DossierGroupTable *self, const GArray *array, gint64 id)
{
  guint place = dossier_group_table_find_place (self, array, id);

  return place < array->len && g_array_index (array, gint64, place) == id;
}

/* ---- events ---- */

static guint
find_story_place (const DossierGroupTable *self, gint64 story)
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

gint64
dossier_group_table_get_event (const DossierGroupTable *self, gint64 story)
{
  guint                    place = find_story_place (self, story);
  const DossierEventStory *found
      = place < self->events->len ? &g_array_index (self->events, DossierEventStory, place) : NULL;

  return found != NULL && found->story == story ? found->event : 0;
}

gboolean
dossier_group_table_note (DossierGroupTable *self, gint64 story, gint64 event)
{
  DossierEventStory one = { story, event };

  if (dossier_group_table_get_event (self, story) != 0)
    return FALSE;
  g_array_insert_val (self->events, find_story_place (self, story), one);
  return TRUE;
}

/* ---- groups ---- */

static guint
find_event_place (const DossierGroupTable *self, gint64 event)
{
  guint low = 0, high = self->groups->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->groups, DossierGroup, middle).event < event)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

DossierGroup *
dossier_group_table_find_event (const DossierGroupTable *self, gint64 event)
{
  guint         place = find_event_place (self, event);
  DossierGroup *found = place < self->groups->len ? &g_array_index (self->groups, DossierGroup, place) : NULL;

  return found != NULL && found->event == event ? found : NULL;
}

DossierGroup *
dossier_group_table_find (const DossierGroupTable *self, gint64 story)
{
  gint64 event = dossier_group_table_get_event (self, story);

  return event != 0 ? dossier_group_table_find_event (self, event) : NULL;
}

void
dossier_group_table_add_group (DossierGroupTable *self, gint64 event, gint64 leader)
{
  DossierGroup group = { event, leader, 1 };

  g_array_insert_val (self->groups, find_event_place (self, event), group);
}

void
dossier_group_table_remove_group (DossierGroupTable *self, gint64 event)
{
  if (dossier_group_table_find_event (self, event) != NULL)
    g_array_remove_index (self->groups, find_event_place (self, event));
}

void
dossier_group_table_lead (DossierGroupTable *self, gint64 leader)
{
  DossierGroup *group = dossier_group_table_find (self, leader);

  if (group == NULL || group->leader == leader || !dossier_group_table_holds (self, self->ids, leader))
    return;
  g_array_remove_index (self->rows, dossier_group_table_find_place (self, self->rows, group->leader));
  g_array_insert_val (self->rows, dossier_group_table_find_place (self, self->rows, leader), leader);
  group->leader = leader;
}

/* ---- all of them ---- */

static int
compare_events (gconstpointer a, gconstpointer b)
{
  gint64 one = ((const DossierGroup *) a)->event, other = ((const DossierGroup *) b)->event;

  return one < other ? -1 : one > other;
}

/* An empty group for each event. */
static void
add_empty_groups (DossierGroupTable *self)
{
  GArray *groups = self->groups;
  guint   n = 0;

  for (guint i = 0; i < self->events->len; i++)
    {
      DossierGroup group = { .event = g_array_index (self->events, DossierEventStory, i).event };

      g_array_append_val (groups, group);
    }
  g_array_sort (groups, compare_events);
  for (guint i = 0; i < groups->len; i++)
    if (n == 0 || g_array_index (groups, DossierGroup, n - 1).event != g_array_index (groups, DossierGroup, i).event)
      g_array_index (groups, DossierGroup, n++) = g_array_index (groups, DossierGroup, i);
  g_array_set_size (groups, n);
}

static void
drop_empty_groups (DossierGroupTable *self)
{
  guint n = 0;

  for (guint i = 0; i < self->groups->len; i++)
    if (g_array_index (self->groups, DossierGroup, i).n > 0)
      g_array_index (self->groups, DossierGroup, n++) = g_array_index (self->groups, DossierGroup, i);
  g_array_set_size (self->groups, n);
}

static void
add_rows (DossierGroupTable *self)
{
  for (guint i = 0; i < self->ids->len; i++)
    {
      gint64        id = g_array_index (self->ids, gint64, i);
      DossierGroup *group = dossier_group_table_find (self, id);

      if (group != NULL && group->n++ > 0)
        continue;
      if (group != NULL)
        group->leader = id;
      g_array_append_val (self->rows, id);
    }
}

DossierGroupTable *
dossier_group_table_new (GArray *ids, GArray *events, gint64 known_from, gboolean is_oldest_first)
{
  DossierGroupTable *self = g_new0 (DossierGroupTable, 1);

  self->is_oldest_first = is_oldest_first;
  self->known_from = known_from;
  self->ids = ids;
  self->events = events;
  self->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->groups = g_array_new (FALSE, FALSE, sizeof (DossierGroup));
  add_empty_groups (self);
  add_rows (self);
  drop_empty_groups (self);
  return self;
}

void
dossier_group_table_free (DossierGroupTable *self)
{
  if (self == NULL)
    return;
  dossier_free_aside (self->ids);
  dossier_free_aside (self->rows);
  dossier_free_aside (self->events);
  dossier_free_aside (self->groups);
  g_free (self);
}
