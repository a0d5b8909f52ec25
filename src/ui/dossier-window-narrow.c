/* dossier-window-narrow.c - narrowing the list down: by time, by what its stories have in common, and not at all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-window-private.h"

/* Where one pane has the whole window the dates are another choice: there the list needs the room. */
static const char *
get_key (DossierWindow *self)
{
  return dossier_panes_count_seen (self->panes) == 1 ? "show-dates-narrow" : "show-dates";
}

static void
update_dates (DossierWindow *self)
{
  gboolean is_shown = g_settings_get_boolean (self->settings, get_key (self));
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "show-dates");

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (is_shown));
  dossier_date_strip_set_wanted (dossier_story_pane_get_strip (self->stories), is_shown);
}

static void
win_show_dates (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow *self = data;

  g_settings_set_boolean (self->settings, get_key (self), !g_settings_get_boolean (self->settings, get_key (self)));
}

static void
win_narrow (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow *self = data;

  dossier_panes_show (self->panes, DOSSIER_PANE_LIST);
  dossier_story_pane_narrow (self->stories);
}

static void
win_clear_filters (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow *self = data;
  g_autoptr (DossierQuery) everything = dossier_query_new (DOSSIER_VIEW_ALL);

  if (!dossier_query_is_everything (dossier_story_pane_get_query (self->stories)))
    dossier_window_set_query (self, everything);
}

static const GActionEntry narrow_actions[] = {
  { .name = "show-dates", .activate = win_show_dates, .state = "false" },
  { .name = "narrow", .activate = win_narrow },
  { .name = "clear-filters", .activate = win_clear_filters },
};

void
dossier_window_add_narrow_actions (DossierWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), narrow_actions, G_N_ELEMENTS (narrow_actions), self);
}

void
dossier_window_watch_narrow (DossierWindow *self)
{
  g_signal_connect_object (self->panes, "layout-changed", G_CALLBACK (update_dates), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::show-dates", G_CALLBACK (update_dates), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::show-dates-narrow", G_CALLBACK (update_dates), self,
                           G_CONNECT_SWAPPED);
  update_dates (self);
}
