/* dossier-window-reading.c - reading on, from story to story and from mention to mention, and how the text looks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-window-private.h"

#include "dossier-text-style.h"

/* ---- how the text looks ---- */

static void
win_larger_text (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dossier_text_style_resize (DOSSIER_WINDOW (data)->settings, 1);
}

static void
win_smaller_text (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dossier_text_style_resize (DOSSIER_WINDOW (data)->settings, -1);
}

static void
win_normal_text (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dossier_text_style_resize (DOSSIER_WINDOW (data)->settings, 0);
}

/* ---- table ---- */

static const GActionEntry reading_actions[] = {
  { .name = "larger-text", .activate = win_larger_text },
  { .name = "smaller-text", .activate = win_smaller_text },
  { .name = "normal-text", .activate = win_normal_text },
};

void
dossier_window_add_reading_actions (DossierWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), reading_actions, G_N_ELEMENTS (reading_actions), self);
  gtk_menu_button_set_popover (self->style_button, dossier_text_style_new (self->settings));
}
