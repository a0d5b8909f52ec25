/* dossier-window-aloud.c - the window's actions for reading aloud and by keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-window-private.h"

#include <glib/gi18n.h>

#include "dossier-queue-dialog.h"

/* ---- one after the other ---- */

static void
read_aloud (DossierWindow *self, gint64 story)
{
  dossier_story_pane_select (self->stories, story);
  dossier_window_read (self, story, -1, FALSE, FALSE);
  gtk_widget_activate_action (self->reader, "reader.read-aloud-story", NULL);
}

/* The story of the list that comes after @story. */
static void
read_after (DossierWindow *self, gint64 story)
{
  DossierStoryList *list = dossier_story_pane_get_list (self->stories);
  guint             place = list != NULL ? dossier_story_list_find (list, story) : G_MAXUINT;
  gint64            next = place != G_MAXUINT ? dossier_story_list_get_id (list, place + 1) : 0;

  if (next != 0)
    read_aloud (self, next);
  else
    dossier_window_show_toast (self, _ ("All stories to the end of the list were read aloud"));
}

static void
win_read_next_aloud (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  read_after (data, DOSSIER_WINDOW (data)->place.id);
}

/* What waits in the queue comes first; then the list goes on where it was left for that. */
static void
win_finish_aloud (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow *self = data;
  gint64         story = g_variant_get_int64 (parameter), next;
  gboolean       was_queued = dossier_aloud_queue_holds (self->aloud_queue, story);

  if (was_queued)
    dossier_aloud_queue_hear (self->aloud_queue, story);
  else
    self->aloud_place = story;
  next = dossier_aloud_queue_get_first (self->aloud_queue);
  if (next != 0)
    read_aloud (self, next);
  else if (g_settings_get_boolean (self->settings, "aloud-continue"))
    read_after (self, self->aloud_place != 0 ? self->aloud_place : story);
  else if (was_queued)
    dossier_window_show_toast (self, _ ("All of the reading queue was read aloud"));
}

/* ---- the queue ---- */

typedef struct
{
  DossierWindow *window;
  DossierQueueOp op;
  guint          n;
} Queueing;

static char *
dup_sentence (const Queueing *queueing)
{
  guint n = queueing->n;

  if (queueing->op == DOSSIER_QUEUE_NEXT)
    return g_strdup_printf (ngettext ("%u story comes next", "%u stories come next", n), n);
  return g_strdup_printf (ngettext ("%u story queued", "%u stories queued", n), n);
}

static void
queued_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Queueing *queueing = data;
  g_autoptr (DossierWindow) self = queueing->window;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = dup_sentence (queueing);
  gboolean         changed;

  if (self->story_actions == NULL)
    return; /* it was closed meanwhile */
  if (!dossier_aloud_queue_edit_finish (DOSSIER_ALOUD_QUEUE (source), result, &changed, &error))
    dossier_window_report (self, _ ("The reading queue could not be changed"), error->message);
  else if (changed)
    dossier_window_show_undo_toast (self, sentence, NULL);
  else
    dossier_window_show_toast (self, _ ("It is in the reading queue already"));
}

void
dossier_window_queue (DossierWindow *self, DossierQueueOp op, const gint64 *stories, guint n)
{
  Queueing *queueing = g_new (Queueing, 1);

  *queueing = (Queueing){ g_object_ref (self), op, n };
  dossier_aloud_queue_edit_async (self->aloud_queue, op, stories, n,
                                  dossier_reader_get_story (DOSSIER_READER (self->reader)), queued_cb, queueing);
}

static void
queue_story (DossierWindow *self, DossierQueueOp op)
{
  gint64 story = dossier_window_get_story (self);

  if (story != 0)
    dossier_window_queue (self, op, &story, 1);
}

static void
story_queue_last (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  queue_story (data, DOSSIER_QUEUE_LAST);
}

static void
story_queue_next (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  queue_story (data, DOSSIER_QUEUE_NEXT);
}

static void
win_queue_stories (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GVariant) ids = g_variant_get_child_value (parameter, 0);
  gboolean      is_next;
  gsize         n;
  const gint64 *stories = g_variant_get_fixed_array (ids, &n, sizeof (gint64));

  g_variant_get_child (parameter, 1, "b", &is_next);
  if (n > 0)
    dossier_window_queue (data, is_next ? DOSSIER_QUEUE_NEXT : DOSSIER_QUEUE_LAST, stories, (guint) n);
}

static void
win_show_queue (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow *self = data;

  gtk_window_present (dossier_queue_dialog_new (self->aloud_queue, dossier_window_get_top (self)));
}

static void
win_play_queue (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow *self = data;

  read_aloud (self, g_variant_get_int64 (parameter));
  dossier_panes_show (self->panes, DOSSIER_PANE_CONTENT);
}

static void
queue_changed_cb (DossierWindow *self)
{
  if (self->story_actions != NULL)
    dossier_reader_set_queued (DOSSIER_READER (self->reader), dossier_aloud_queue_get_stories (self->aloud_queue)->len);
}

static const GActionEntry win_actions[] = {
  { .name = "read-next-aloud", .activate = win_read_next_aloud },
  { .name = "finish-aloud", .activate = win_finish_aloud, .parameter_type = "x" },
  { .name = "queue-stories", .activate = win_queue_stories, .parameter_type = "(axb)" },
  { .name = "show-queue", .activate = win_show_queue },
  { .name = "play-queue", .activate = win_play_queue, .parameter_type = "x" },
};

static const GActionEntry queue_actions[] = {
  { .name = "queue-last", .activate = story_queue_last },
  { .name = "queue-next", .activate = story_queue_next },
};

/* What the reader does under the same names. */
static const GActionEntry story_actions[] = {
  { .name = "read-aloud", .activate = dossier_window_ask_reader },
  { .name = "stop-aloud", .activate = dossier_window_ask_reader },
  { .name = "next-sentence", .activate = dossier_window_ask_reader },
  { .name = "previous-sentence", .activate = dossier_window_ask_reader },
  { .name = "toggle-caret", .activate = dossier_window_ask_reader },
  { .name = "next-heading", .activate = dossier_window_ask_reader },
  { .name = "previous-heading", .activate = dossier_window_ask_reader },
  { .name = "next-link", .activate = dossier_window_ask_reader },
  { .name = "previous-link", .activate = dossier_window_ask_reader },
};

void
dossier_window_add_aloud_actions (DossierWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), win_actions, G_N_ELEMENTS (win_actions), self);
  g_action_map_add_action_entries (G_ACTION_MAP (self->story_actions), queue_actions, G_N_ELEMENTS (queue_actions),
                                   self);
  g_action_map_add_action_entries (G_ACTION_MAP (self->story_actions), story_actions, G_N_ELEMENTS (story_actions),
                                   self);
  self->aloud_queue = dossier_aloud_queue_new (dossier_library_get_store (self->library));
  g_signal_connect_object (self->aloud_queue, "changed", G_CALLBACK (queue_changed_cb), self, G_CONNECT_SWAPPED);
}
