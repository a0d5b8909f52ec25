/* dossier-aloud-queue.c - the stories that are to be read aloud, as the window and its queue show them
 *
 * n_pending: changes that the library has not answered yet; what it says meanwhile is of before them.
 * is_stale:  the library has been asked for, or should be, and its answer is not shown yet.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-aloud-queue.h"

#include "dossier-aloud.h"

struct _DossierAloudQueue
{
  GObject parent;

  DossierStore *store; /* NULL once disposed */
  GPtrArray    *stories;
  GCancellable *loading;
  guint         n_pending;
  gboolean      is_stale;
};

G_DEFINE_FINAL_TYPE (DossierAloudQueue, dossier_aloud_queue, G_TYPE_OBJECT)

/* ---- what is there ---- */

static GArray *
list_ids (GPtrArray *stories)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), stories->len);

  for (guint i = 0; i < stories->len; i++)
    g_array_append_val (ids, dossier_story_get_row (stories->pdata[i])->id);
  return ids;
}

/* Takes @stories. */
static void
show (DossierAloudQueue *self, GPtrArray *stories)
{
  g_autoptr (GArray) before = list_ids (self->stories), after = list_ids (stories);

  g_ptr_array_unref (self->stories);
  self->stories = stories;
  if (!dossier_queue_equal (before, after))
    g_signal_emit_by_name (self, "changed");
}

static DossierStory *
find (DossierAloudQueue *self, gint64 story)
{
  for (guint i = 0; i < self->stories->len; i++)
    if (dossier_story_get_row (self->stories->pdata[i])->id == story)
      return self->stories->pdata[i];
  return NULL;
}

GPtrArray *
dossier_aloud_queue_get_stories (DossierAloudQueue *self)
{
  return self->stories;
}

gboolean
dossier_aloud_queue_holds (DossierAloudQueue *self, gint64 story)
{
  return find (self, story) != NULL;
}

gint64
dossier_aloud_queue_get_first (DossierAloudQueue *self)
{
  return self->stories->len > 0 ? dossier_story_get_row (self->stories->pdata[0])->id : 0;
}

/* ---- loading ---- */

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierAloudQueue) self = data;
  GPtrArray *stories = dossier_store_list_queue_finish (DOSSIER_STORE (source), result, NULL);

  if (stories == NULL || self->n_pending > 0 || self->store == NULL)
    {
      g_clear_pointer (&stories, g_ptr_array_unref);
      return;
    }
  self->is_stale = FALSE;
  show (self, stories);
}

static void
load (DossierAloudQueue *self)
{
  self->is_stale = TRUE;
  if (self->n_pending > 0)
    return;
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  dossier_store_list_queue_async (self->store, self->loading, loaded_cb, g_object_ref (self));
}

/* ---- changing ---- */

/* Shows what becomes of it; stories that are not known yet come with the library's answer. */
static void
edit_here (DossierAloudQueue *self, DossierQueueOp op, const gint64 *stories, guint n, gint64 after)
{
  g_autoptr (GArray) now = list_ids (self->stories);
  g_autoptr (GArray) edited = dossier_queue_edit (now, op, stories, n, after);
  GPtrArray *known = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < edited->len; i++)
    {
      DossierStory *story = find (self, g_array_index (edited, gint64, i));

      if (story != NULL)
        g_ptr_array_add (known, g_object_ref (story));
    }
  show (self, known);
}

/* @is_stale: the library may have it another way than it is shown. */
static void
answered (DossierAloudQueue *self, gboolean is_stale)
{
  self->n_pending--;
  if (self->store != NULL && (is_stale || self->is_stale))
    load (self);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError  *error = NULL;
  gint64   changed = 0;
  gboolean is_kept = dossier_store_apply_finish (DOSSIER_STORE (source), result, &changed, &error);

  answered (g_task_get_source_object (task), TRUE);
  if (is_kept)
    g_task_return_int (task, changed != 0);
  else
    g_task_return_error (task, error);
}

static void
apply (DossierAloudQueue *self, DossierChange *change, GAsyncReadyCallback callback, gpointer data)
{
  self->n_pending++;
  g_cancellable_cancel (self->loading);
  dossier_store_apply_async (self->store, change, NULL, callback, data);
}

void
dossier_aloud_queue_edit_async (DossierAloudQueue *self, DossierQueueOp op, const gint64 *stories, guint n,
                                gint64 after, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (DossierChange) change = dossier_change_queue (op, stories, n, after);

  edit_here (self, op, stories, n, after);
  apply (self, change, applied_cb, g_task_new (self, NULL, callback, user_data));
}

gboolean
dossier_aloud_queue_edit_finish (DossierAloudQueue *self, GAsyncResult *result, gboolean *changed, GError **error)
{
  gssize answer = g_task_propagate_int (G_TASK (result), error);

  *changed = answer > 0;
  return answer >= 0;
}

/* A library that can only be read keeps it; it is heard all the same. */
static void
heard_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierAloudQueue) self = data;

  answered (self, dossier_store_apply_finish (DOSSIER_STORE (source), result, NULL, NULL));
}

void
dossier_aloud_queue_hear (DossierAloudQueue *self, gint64 story)
{
  g_autoptr (DossierChange) change = dossier_change_hear (story);

  edit_here (self, DOSSIER_QUEUE_REMOVE, &story, 1, 0);
  apply (self, change, heard_cb, g_object_ref (self));
}

/* ---- object ---- */

static void
dossier_aloud_queue_dispose (GObject *object)
{
  DossierAloudQueue *self = DOSSIER_ALOUD_QUEUE (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (dossier_aloud_queue_parent_class)->dispose (object);
}

static void
dossier_aloud_queue_finalize (GObject *object)
{
  g_ptr_array_unref (DOSSIER_ALOUD_QUEUE (object)->stories);
  G_OBJECT_CLASS (dossier_aloud_queue_parent_class)->finalize (object);
}

static void
dossier_aloud_queue_class_init (DossierAloudQueueClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_aloud_queue_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_aloud_queue_finalize;
  g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_aloud_queue_init (DossierAloudQueue *self)
{
  self->stories = g_ptr_array_new_with_free_func (g_object_unref);
}

DossierAloudQueue *
dossier_aloud_queue_new (DossierStore *store)
{
  DossierAloudQueue *self = g_object_new (DOSSIER_TYPE_ALOUD_QUEUE, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "journal-changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "stories-added", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "stories-removed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
  return self;
}
