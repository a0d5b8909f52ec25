/* dossier-window-list-look.c - order and look of the list, as actions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-window-private.h"

#include "dossier-list-look.h"

static void
sort_changed (GSimpleAction *action, GVariant *word, gpointer data)
{
  DossierWindow *self = data;
  g_autoptr (DossierQuery) query = dossier_story_pane_dup_whole_query (self->stories);
  DossierOrder order = dossier_order_from_string (g_variant_get_string (word, NULL));

  if (order == DOSSIER_ORDER_RELEVANCE && !dossier_order_has_words (query))
    return;
  dossier_story_pane_set_order (self->stories, order);
  g_simple_action_set_state (action, g_variant_new_string (dossier_order_to_string (order)));
}

/* The menu marks the order of the list that is seen. */
static void
list_changed_cb (DossierWindow *self)
{
  DossierStoryList *list = dossier_story_pane_get_list (self->stories);
  GAction          *sort = g_action_map_lookup_action (G_ACTION_MAP (self), "sort");

  g_simple_action_set_state (G_SIMPLE_ACTION (sort),
                             g_variant_new_string (dossier_order_to_string (dossier_story_list_get_order (list))));
}

static const GActionEntry look_actions[] = {
  { .name = "sort", .parameter_type = "s", .state = "'newest'", .change_state = sort_changed },
};

static const struct
{
  const char  *trigger;
  DossierOrder order;
} order_keys[] = {
  { "<Alt>1", DOSSIER_ORDER_NEWEST }, { "<Alt>2", DOSSIER_ORDER_OLDEST }, { "<Alt>3", DOSSIER_ORDER_SAVED },
  { "<Alt>4", DOSSIER_ORDER_TITLE },  { "<Alt>5", DOSSIER_ORDER_SOURCE }, { "<Alt>6", DOSSIER_ORDER_RELEVANCE },
};

static void
add_keys (DossierWindow *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (order_keys); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (order_keys[i].trigger),
                                                gtk_named_action_new ("win.sort"));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_string (dossier_order_to_string (order_keys[i].order)));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
    }
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

void
dossier_window_add_list_look_actions (DossierWindow *self)
{
  static const char *const keys[] = { "list-compact", "list-groups" };

  g_action_map_add_action_entries (G_ACTION_MAP (self), look_actions, G_N_ELEMENTS (look_actions), self);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (GAction) action = g_settings_create_action (self->settings, keys[i]);

      g_action_map_add_action (G_ACTION_MAP (self), action);
    }
  add_keys (self);
}

void
dossier_window_watch_list_look (DossierWindow *self)
{
  g_signal_connect_object (self->stories, "list-changed", G_CALLBACK (list_changed_cb), self, G_CONNECT_SWAPPED);
  dossier_story_pane_set_settings (self->stories, self->settings);
}
