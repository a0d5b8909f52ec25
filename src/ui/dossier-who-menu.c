/* dossier-who-menu.c - what can be said of a person or an organization, as a menu
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-who-menu.h"

#include <glib/gi18n.h>
#include "dossier-parts.h"

static void
add (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

static void
add_here (GMenu *menu, gint64 entity, gint64 story)
{
  g_autoptr (GMenu) section = g_menu_new ();

  add (section, _ ("Somebody Else _Here…"), "win.who-here", g_variant_new ("(xx)", entity, story));
  add (section, _ ("N_o Name Here"), "win.who-not-here", g_variant_new ("(xx)", entity, story));
  g_menu_append_section (menu, _ ("In This Story"), G_MENU_MODEL (section));
}

GMenuModel *
dossier_who_menu_new (gint64 entity, DossierEntityKind kind, gint64 story)
{
  DossierEntityKind other = kind == DOSSIER_ENTITY_PERSON ? DOSSIER_ENTITY_ORGANIZATION : DOSSIER_ENTITY_PERSON;
  GMenu            *menu = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();

  if (story != 0)
    add_here (menu, entity, story);
  add (section, _ ("_Rename…"), "win.who-rename", g_variant_new_int64 (entity));
  add (section, _ ("Other N_ames…"), "win.who-names", g_variant_new_int64 (entity));
  add (section, _ ("_Same As…"), "win.who-all", g_variant_new_int64 (entity));
  add (section, _ ("Stories of Somebody _Else…"), "win.who-some", g_variant_new_int64 (entity));
  add (section, kind == DOSSIER_ENTITY_PERSON ? _ ("This Is an Or_ganization") : _ ("This Is a _Person"),
       "win.who-kind", g_variant_new ("(xu)", entity, other));
  add (section, _ ("Ne_ver a Name"), "win.who-reject", g_variant_new_int64 (entity));
  g_menu_append_section (menu, story != 0 ? _ ("Everywhere") : NULL, G_MENU_MODEL (section));
  return G_MENU_MODEL (menu);
}

/* ---- over a widget ---- */

static void
pressed_cb (GtkGestureClick *gesture, int n, double x, double y, GMenuModel *menu)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  dossier_menu_popup (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)), menu, NULL);
}

static void
long_pressed_cb (GtkGestureLongPress *gesture, double x, double y, GMenuModel *menu)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  dossier_menu_popup (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)), menu, NULL);
}

static gboolean
key_cb (GtkWidget *widget, GVariant *args, gpointer menu)
{
  dossier_menu_popup (widget, menu, NULL);
  return TRUE;
}

static void
free_menu (gpointer menu, GClosure *closure)
{
  g_object_unref (menu);
}

void
dossier_who_menu_attach (GtkWidget *widget, gint64 entity, DossierEntityKind kind, gint64 story)
{
  GMenuModel         *menu = dossier_who_menu_new (entity, kind, story);
  GtkGesture         *click = gtk_gesture_click_new (), *hold = gtk_gesture_long_press_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (hold), TRUE);
  g_signal_connect_data (click, "pressed", G_CALLBACK (pressed_cb), g_object_ref (menu), free_menu, 0);
  g_signal_connect_data (hold, "pressed", G_CALLBACK (long_pressed_cb), g_object_ref (menu), free_menu, 0);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Menu|<Shift>F10"),
                                                          gtk_callback_action_new (key_cb, menu, g_object_unref)));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (hold));
  gtk_widget_add_controller (widget, keys);
}
