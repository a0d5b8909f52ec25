/* dossier-window-keys.c - the list of all keys, made when somebody first asks for it
 *
 * It has a widget for each key, which would be a third of what the window costs at the start. GTK makes it then for
 * every window when it finds it as gtk/help-overlay.ui.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-window-private.h"
#include "dossier-accessible.h"

static void
make_keys (DossierWindow *self)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (DOSSIER_RESOURCE_PATH "/help-overlay.ui");
  GtkShortcutsWindow *keys = GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  gtk_application_window_set_help_overlay (GTK_APPLICATION_WINDOW (self), keys);
  dossier_accessible_name_keys (GTK_WIDGET (keys));
}

static void
win_show_keys (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkApplicationWindow *window = data;

  if (gtk_application_window_get_help_overlay (window) == NULL)
    make_keys (data);
  gtk_window_present (GTK_WINDOW (gtk_application_window_get_help_overlay (window)));
}

static const GActionEntry actions[] = {
  { .name = "show-help-overlay", .activate = win_show_keys },
};

void
dossier_window_add_key_actions (DossierWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
