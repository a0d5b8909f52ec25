/* dossier-window-tags.c - tags in the window: given to the story that is meant, taken away, renamed, deleted
 *
 * Everything here is a change of the library that can be undone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-window-private.h"

#include "dossier-feed-dialog.h"
#include "dossier-story-tags.h"

#include <glib/gi18n.h>

/* Owned by the caller; NULL when no story has it any more. */
static char *
dup_name (DossierWindow *self, gint64 tag)
{
  return dossier_store_dup_tag_name (dossier_library_get_store (self->library), tag, NULL);
}

/* ---- the story that is meant ---- */

void
dossier_window_edit_tags (DossierWindow *self)
{
  gint64 story = dossier_window_get_story (self);

  if (story == 0)
    return;
  dossier_window_read (self, story, -1, FALSE, TRUE);
  dossier_panes_show (self->panes, DOSSIER_PANE_CONTENT);
  gtk_menu_button_popup (self->tags_button);
}

void
dossier_window_add_tag (DossierWindow *self, const char *name)
{
  gint64 story = dossier_window_get_story (self);

  if (story != 0)
    dossier_window_apply (self, dossier_change_add_tag (&story, 1, name), NULL, NULL);
}

void
dossier_window_remove_tag (DossierWindow *self, gint64 tag)
{
  gint64 story = dossier_window_get_story (self);

  if (story != 0)
    dossier_window_apply (self, dossier_change_remove_tag (&story, 1, tag), NULL, NULL);
}

static void
popover_shown_cb (DossierWindow *self)
{
  dossier_tag_editor_open (self->tag_editor, dossier_window_get_story (self));
}

static void
add_editor (DossierWindow *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->tag_editor = DOSSIER_TAG_EDITOR (dossier_tag_editor_new (dossier_library_get_store (self->library)));
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->tag_editor));
  gtk_menu_button_set_popover (self->tags_button, popover);
  g_signal_connect_object (popover, "show", G_CALLBACK (popover_shown_cb), self, G_CONNECT_SWAPPED);
}

/* ---- a tag ---- */

typedef struct
{
  DossierWindow *window;
  gint64         tag;
} Renaming;

static void
renaming_free (gpointer data)
{
  g_object_unref (((Renaming *) data)->window);
  g_free (data);
}

static void
renamed_cb (const char *name, gpointer data)
{
  Renaming *renaming = data;
  /* TRANSLATORS: %s is the new name of a tag */
  g_autofree char *words = g_strdup_printf (_ ("Renamed to “%s”"), name);
  g_autofree char *before = dup_name (renaming->window, renaming->tag);

  if (before != NULL && g_strcmp0 (before, name) != 0)
    dossier_window_apply (renaming->window, dossier_change_rename_tag (renaming->tag, name), words, NULL);
}

static void
win_rename_tag (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gint64           tag = g_variant_get_int64 (parameter);
  g_autofree char *name = dup_name (data, tag);
  Renaming        *renaming;

  if (name == NULL)
    return;
  renaming = g_new (Renaming, 1);
  renaming->window = g_object_ref (data);
  renaming->tag = tag;
  dossier_feed_dialog_ask_name (dossier_window_get_top (data), _ ("Rename the Tag"), name, renamed_cb, renaming,
                                renaming_free);
}

static void
win_delete_tag (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gint64           tag = g_variant_get_int64 (parameter);
  g_autofree char *name = dup_name (data, tag);
  g_autofree char *words = NULL;

  if (name == NULL)
    return;
  /* TRANSLATORS: %s is the name of a tag */
  words = g_strdup_printf (_ ("The tag “%s” was deleted"), name);
  dossier_window_apply (data, dossier_change_delete_tag (tag), words, NULL);
}

static const GActionEntry tag_actions[] = {
  { .name = "rename-tag", .activate = win_rename_tag, .parameter_type = "x" },
  { .name = "delete-tag", .activate = win_delete_tag, .parameter_type = "x" },
};

void
dossier_window_add_tag_actions (DossierWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), tag_actions, G_N_ELEMENTS (tag_actions), self);
  add_editor (self);
}
