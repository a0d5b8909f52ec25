/* dossier-story-list-grow.c - a list of stories grows by those behind its first ones
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-story-list-private.h"

#include "dossier-store-private.h"

/* Stories behind the first ones are found so many at a time, and more the next time: whatever else is asked for in
 * between waits no longer than for one part. */
#define PART_FIRST 8000
#define PART_MOST 100000

static void
end_growing (DossierStoryList *self)
{
  g_clear_object (&self->growing);
  dossier_story_list_take_rest (self, g_steal_pointer (&self->rest));
}

/* What was found so far is in the list, which goes on following the store; the rest can be asked for again. */
static void
stop_growing (DossierStoryList *self, const GError *why)
{
  if (self->rest == NULL)
    return;
  end_growing (self);
  self->was_stopped = TRUE;
  g_signal_emit_by_name (self, "stopped", why);
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
  g_autoptr (DossierStoryList) self = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;                        /* the list is gone, or whole */
  self = g_object_ref (user_data); /* whoever is told may let it go */
  if (found != NULL)
    take_part (self, found);
  if (found == NULL)
    stop_growing (self, error);
  else if (self->from != 0)
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

void
dossier_story_list_begin_growing (DossierStoryList *self, gint64 from)
{
  dossier_story_list_drop_touched (self);
  self->from = from;
  self->part = PART_FIRST;
  self->rest = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->growing = g_cancellable_new ();
  grow (self);
}

/* It stopped: what comes and goes from now on is kept for later again. */
static void
open_again (DossierStoryList *self)
{
  self->touched = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->changed = g_array_new (FALSE, FALSE, sizeof (gint64));
}

void
dossier_story_list_grow_on (DossierStoryList *self)
{
  if (self->rest != NULL || self->from == 0)
    return;
  open_again (self);
  dossier_story_list_begin_growing (self, self->from);
}

gboolean
dossier_story_list_is_whole (DossierStoryList *self)
{
  return self->rest == NULL && self->from == 0;
}

static gboolean
find_rest (DossierStoryList *self, GError **error)
{
  DossierOrderAsk ask = { self->asked, self->order, self->keep, FALSE, 0, self->from, FALSE };
  g_autoptr (DossierOrdered) found = NULL;
  GError *why = NULL;

  if (self->growing != NULL)
    g_cancellable_cancel (self->growing);
  found = dossier_store_find_ordered (self->store, &ask, &why);
  if (found == NULL)
    {
      stop_growing (self, why);
      g_propagate_error (error, why);
      return FALSE;
    }
  if (self->rest == NULL)
    {
      open_again (self);
      self->rest = g_array_new (FALSE, FALSE, sizeof (gint64));
    }
  take_part (self, found);
  end_growing (self);
  return TRUE;
}

gboolean
dossier_story_list_make_whole (DossierStoryList *self, GError **error)
{
  gboolean is_whole;

  g_object_ref (self); /* whoever is told may let it go */
  is_whole
      = (dossier_story_list_is_whole (self) || find_rest (self, error)) && dossier_story_list_settle_now (self, error);
  g_object_unref (self);
  return is_whole;
}
