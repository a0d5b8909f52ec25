/* dossier-window-chosen.c - many stories at once: choosing them, and what is done with all of them
 *
 * Each change is one change of the library, which can be undone; a large one says how far it is, and can be stopped.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-window-private.h"

#include <glib/gi18n.h>

#include "dossier-bulk.h"
#include "dossier-chosen.h"
#include "dossier-story-addresses.h"

/* Milliseconds between two looks at how far a change is; one that is over before the first says nothing. */
#define LOOK_EVERY 400

/* ---- a change of many stories ---- */

typedef struct
{
  DossierWindow *window;
  DossierBulk   *bulk;
  GCancellable  *cancellable;
  char          *sentence;
  guint          n, timer;
} Changing;

static void
changing_free (Changing *changing)
{
  g_clear_handle_id (&changing->timer, g_source_remove);
  dossier_bulk_unref (changing->bulk);
  g_object_unref (changing->cancellable);
  g_object_unref (changing->window);
  g_free (changing->sentence);
  g_free (changing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Changing, changing_free)

static gboolean
look_cb (gpointer data)
{
  Changing *changing = data;

  if (changing->window->changing == changing->cancellable)
    dossier_story_pane_show_changing (changing->window->stories,
                                      MIN (dossier_bulk_get_done (changing->bulk), changing->n), changing->n);
  return G_SOURCE_CONTINUE;
}

static void
say_what_came (Changing *changing, const GError *error)
{
  if (error == NULL && dossier_bulk_has_changed (changing->bulk))
    {
      if (changing->sentence != NULL)
        dossier_window_show_undo_toast (changing->window, changing->sentence, NULL);
    }
  else if (error == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dossier_window_show_toast (changing->window, _ ("Nothing was changed"));
  else if (error != NULL)
    dossier_window_report (changing->window, _ ("The change could not be kept"), error->message);
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Changing) changing = data;
  g_autoptr (GError) error = NULL;
  DossierWindow *self = changing->window;

  dossier_store_apply_bulk_finish (DOSSIER_STORE (source), result, &error);
  if (self->story_actions == NULL)
    return;
  if (self->changing == changing->cancellable)
    {
      g_clear_object (&self->changing);
      dossier_story_pane_show_changing (self->stories, 0, 0);
    }
  say_what_came (changing, error);
  dossier_window_update_actions (self);
}

void
dossier_window_change_many (DossierWindow *self, DossierChange *change, guint n, const char *sentence)
{
  Changing *changing = g_new0 (Changing, 1);

  dossier_window_drop_undo_toast (self);
  changing->window = g_object_ref (self);
  changing->bulk = dossier_bulk_new ();
  changing->cancellable = g_cancellable_new ();
  changing->sentence = g_strdup (sentence);
  changing->n = n;
  g_set_object (&self->changing, changing->cancellable);
  changing->timer = g_timeout_add (LOOK_EVERY, look_cb, changing);
  dossier_store_apply_bulk_async (dossier_library_get_store (self->library), change, changing->bulk,
                                  changing->cancellable, changed_cb, changing);
  dossier_change_free (change);
}

/* ---- what is done with the chosen ---- */

static GArray *
list_chosen (gpointer window)
{
  return dossier_story_pane_list_chosen (DOSSIER_WINDOW (window)->stories);
}

static guint
count (DossierWindow *self)
{
  return dossier_story_pane_count_chosen (self->stories);
}

/* Takes @change and @sentence. */
static void
change_chosen (DossierWindow *self, GArray *ids, DossierChange *change, char *sentence)
{
  g_autofree char *said = sentence;

  dossier_window_change_many (self, change, ids->len, said);
}

static void
set_read (DossierWindow *self, gboolean is_read)
{
  g_autoptr (GArray) ids = list_chosen (self);
  guint n = ids->len;

  change_chosen (self, ids, dossier_change_set_read ((const gint64 *) ids->data, n, is_read),
                 g_strdup_printf (is_read ? ngettext ("Marked %u story as read", "Marked %u stories as read", n)
                                          : ngettext ("Marked %u story as unread", "Marked %u stories as unread", n),
                                  n));
}

static void
chosen_mark_read (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  set_read (data, TRUE);
}

static void
chosen_mark_unread (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  set_read (data, FALSE);
}

static void
set_starred (DossierWindow *self, gboolean is_starred)
{
  g_autoptr (GArray) ids = list_chosen (self);
  guint n = ids->len;

  change_chosen (self, ids, dossier_change_set_starred ((const gint64 *) ids->data, n, is_starred),
                 g_strdup_printf (is_starred
                                      ? ngettext ("Starred %u story", "Starred %u stories", n)
                                      : ngettext ("Removed the star of %u story", "Removed the stars of %u stories", n),
                                  n));
}

static void
chosen_star (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  set_starred (data, TRUE);
}

static void
chosen_unstar (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  set_starred (data, FALSE);
}

static void
set_archived (DossierWindow *self, gboolean is_archived)
{
  g_autoptr (GArray) ids = list_chosen (self);
  guint n = ids->len;

  change_chosen (self, ids, dossier_change_set_archived ((const gint64 *) ids->data, n, is_archived),
                 g_strdup_printf (is_archived ? ngettext ("Archived %u story", "Archived %u stories", n)
                                              : ngettext ("Took %u story out of the archive",
                                                          "Took %u stories out of the archive", n),
                                  n));
}

static void
chosen_archive (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  set_archived (data, TRUE);
}

static void
chosen_unarchive (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  set_archived (data, FALSE);
}

static void
chosen_delete (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GArray) ids = list_chosen (data);

  change_chosen (data, ids, dossier_change_delete ((const gint64 *) ids->data, ids->len),
                 g_strdup_printf (ngettext ("Deleted %u story", "Deleted %u stories", ids->len), ids->len));
}

static void
chosen_add_tag (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *name = g_variant_get_string (parameter, NULL);
  g_autoptr (GArray) ids = list_chosen (data);

  change_chosen (
      data, ids, dossier_change_add_tag ((const gint64 *) ids->data, ids->len, name),
      /* TRANSLATORS: how many, and the name of a tag */
      g_strdup_printf (ngettext ("Tagged %u story “%s”", "Tagged %u stories “%s”", ids->len), ids->len, name));
}

static void
chosen_export (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GArray) ids = list_chosen (data);

  dossier_window_ask_export (data, ids, g_variant_get_string (parameter, NULL));
}

static void
chosen_copy_citations (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GArray) ids = list_chosen (data);

  dossier_window_copy_citations (data, ids);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierWindow) self = data;
  g_autoptr (GError) error = NULL;
  guint            n = 0;
  g_autofree char *addresses = dossier_store_join_addresses_finish (DOSSIER_STORE (source), result, &n, &error);
  g_autofree char *words = g_strdup_printf (ngettext ("%u address copied", "%u addresses copied", n), n);

  if (self->story_actions == NULL)
    return;
  if (addresses == NULL)
    dossier_window_report (self, _ ("Nothing was copied"), error->message);
  else if (n == 0)
    dossier_window_show_toast (self, _ ("None of these stories has an address"));
  else
    {
      gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), addresses);
      dossier_window_show_toast (self, words);
    }
}

static void
chosen_copy_addresses (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow *self = data;
  g_autoptr (GArray) ids = list_chosen (self);

  dossier_store_join_addresses_async (dossier_library_get_store (self->library), ids, NULL, listed_cb,
                                      g_object_ref (self));
}

/* ---- choosing ---- */

static void
chosen_begin (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow *self = data;

  dossier_panes_show (self->panes, DOSSIER_PANE_LIST);
  dossier_story_pane_set_choosing (self->stories, TRUE);
  dossier_story_pane_focus_list (self->stories);
}

static void
chosen_stop (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow *self = data;

  if (self->changing != NULL)
    g_cancellable_cancel (self->changing);
  else
    dossier_story_pane_set_choosing (self->stories, FALSE);
}

static void
chosen_all (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dossier_story_pane_choose_all (DOSSIER_WINDOW (data)->stories);
}

/* By its key: a field that is empty has nothing to select, and leaves the key to the window. */
static void
chosen_all_by_key (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (data));

  if (focus == NULL || !GTK_IS_EDITABLE (focus))
    chosen_all (action, parameter, data);
}

static const GActionEntry chosen_actions[] = {
  { .name = "begin", .activate = chosen_begin },
  { .name = "stop", .activate = chosen_stop },
  { .name = "all", .activate = chosen_all },
  { .name = "all-by-key", .activate = chosen_all_by_key },
  { .name = "copy-addresses", .activate = chosen_copy_addresses },
  { .name = "copy-citations", .activate = chosen_copy_citations },
  { .name = "export", .activate = chosen_export, .parameter_type = "s" },
  { .name = "mark-read", .activate = chosen_mark_read },
  { .name = "mark-unread", .activate = chosen_mark_unread },
  { .name = "star", .activate = chosen_star },
  { .name = "unstar", .activate = chosen_unstar },
  { .name = "archive", .activate = chosen_archive },
  { .name = "unarchive", .activate = chosen_unarchive },
  { .name = "add-tag", .activate = chosen_add_tag, .parameter_type = "s" },
  { .name = "delete", .activate = chosen_delete },
};

/* The first of those that need a choice, and of those that change something. */
#define FIRST_OF_CHOICE 4
#define FIRST_CHANGE 7

static void
update_actions (DossierWindow *self)
{
  static const char *const elsewhere[] = { "untag", "follow", "mute" }; /* with files of their own */
  gboolean                 is_any = count (self) > 0;
  gboolean                 is_read_only = dossier_store_is_read_only (dossier_library_get_store (self->library));

  for (guint i = FIRST_OF_CHOICE; i < G_N_ELEMENTS (chosen_actions); i++)
    g_simple_action_set_enabled (
        G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->chosen_actions), chosen_actions[i].name)),
        is_any && (i < FIRST_CHANGE || !is_read_only));
  for (guint i = 0; i < G_N_ELEMENTS (elsewhere); i++)
    g_simple_action_set_enabled (
        G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->chosen_actions), elsewhere[i])),
        is_any && !is_read_only);
}

/* Of several stories none is read: a page says how many they are. */
static void
chosen_changed_cb (DossierWindow *self)
{
  DossierStoryList *list = dossier_story_pane_get_list (self->stories);
  guint             n = count (self);
  gboolean          is_seen = dossier_panes_is_seen (self->panes, DOSSIER_PANE_CONTENT);

  update_actions (self);
  if ((n > 1 && is_seen) || self->place.page == DOSSIER_PLACE_CHOSEN)
    dossier_chosen_set_count (DOSSIER_CHOSEN (dossier_window_get_page (self, DOSSIER_PLACE_CHOSEN)), n,
                              list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (list)) : 0);
  if (n > 1 && is_seen)
    dossier_window_go (self, DOSSIER_PLACE_CHOSEN, 0, FALSE);
  else if (n == 1 && self->place.page == DOSSIER_PLACE_CHOSEN)
    dossier_window_read (self, dossier_story_pane_get_selected (self->stories), -1, FALSE, TRUE);
  else if (n == 0 && self->place.page == DOSSIER_PLACE_CHOSEN)
    dossier_window_go (self, DOSSIER_PLACE_EMPTY, 0, FALSE);
  else
    dossier_window_update_actions (self);
}

gboolean
dossier_window_use_chosen (DossierWindow *self, const char *action)
{
  if (count (self) < 2)
    return FALSE;
  g_action_group_activate_action (G_ACTION_GROUP (self->chosen_actions), action, NULL);
  return TRUE;
}

void
dossier_window_add_chosen_actions (DossierWindow *self)
{
  self->chosen_actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->chosen_actions), chosen_actions, G_N_ELEMENTS (chosen_actions),
                                   self);
  dossier_window_add_untag_action (self);
  dossier_window_add_chosen_named_actions (self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "chosen", G_ACTION_GROUP (self->chosen_actions));
}

void
dossier_window_watch_chosen (DossierWindow *self)
{
  g_signal_connect_object (self->stories, "chosen-changed", G_CALLBACK (chosen_changed_cb), self, G_CONNECT_SWAPPED);
  update_actions (self);
}
