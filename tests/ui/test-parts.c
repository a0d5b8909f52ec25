/* test-parts.c - menus that go with what they belong to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-parts.h"
#include "ui-fixture.h"

typedef struct
{
  GtkWidget *window, *row, *menu;
} Desk;

static gboolean
is_open (gpointer data)
{
  Desk *desk = data;

  return gtk_widget_get_mapped (desk->menu);
}

static gboolean
is_gone (gpointer data)
{
  return gtk_widget_get_parent (((Desk *) data)->menu) == NULL;
}

static void
set_up (Desk *desk, gconstpointer data)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, "Star", "row.star");
  desk->window = gtk_window_new ();
  desk->row = gtk_label_new ("Ferrum opens a lab");
  gtk_window_set_child (GTK_WINDOW (desk->window), desk->row);
  gtk_window_present (GTK_WINDOW (desk->window));
  dossier_menu_popup (desk->row, G_MENU_MODEL (menu), NULL);
  desk->menu = g_object_ref (ui_find_type (desk->row, GTK_TYPE_POPOVER_MENU));
  ui_wait_until (is_open, desk);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  g_object_unref (desk->menu);
  gtk_window_destroy (GTK_WINDOW (desk->window));
}

static void
test_one_that_closes_goes (Desk *desk, gconstpointer data)
{
  gtk_popover_popdown (GTK_POPOVER (desk->menu));
  ui_wait_until (is_gone, desk);
  g_assert_true (gtk_widget_get_mapped (desk->row));
}

static void
test_one_goes_with_an_open_row (Desk *desk, gconstpointer data)
{
  gtk_window_set_child (GTK_WINDOW (desk->window), NULL);
  ui_wait_until (is_gone, desk);
}

/* Between its closing and its going. */
static void
test_one_that_has_closed_goes_with_its_row (Desk *desk, gconstpointer data)
{
  gtk_popover_popdown (GTK_POPOVER (desk->menu));
  gtk_window_set_child (GTK_WINDOW (desk->window), NULL);
  ui_wait_until (is_gone, desk);
}

#define ADD(name, function) g_test_add ("/ui/parts/" name, Desk, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("a menu that closes goes", test_one_that_closes_goes);
  ADD ("a menu goes with an open row", test_one_goes_with_an_open_row);
  ADD ("a menu that has closed goes with its row", test_one_that_has_closed_goes_with_its_row);
  return g_test_run ();
}
