/* dossier-parts.c - small parts that several pages have
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-parts.h"

#include "dossier-accessible.h"

GtkWidget *
dossier_status_page_new (const char *icon, const char *title, const char *advice)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  dossier_status_page_set_advice (ADW_STATUS_PAGE (page), advice);
  return page;
}

void
dossier_status_page_set_advice (AdwStatusPage *page, const char *advice)
{
  g_autofree char *markup = g_markup_escape_text (advice, -1);

  adw_status_page_set_description (page, markup);
}

static GtkWidget *
finish (GtkWidget *button, const char *words)
{
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  dossier_accessible_name (button, words);
  return button;
}

GtkWidget *
dossier_icon_button_new (const char *icon, const char *words, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return finish (button, words);
}

GtkWidget *
dossier_icon_menu_button_new (const char *icon, const char *words)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), icon);
  return finish (button, words);
}

static void
create_menu_cb (GtkMenuButton *button, gpointer menu)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, menu);
}

void
dossier_menu_button_set_menu (GtkMenuButton *button, GMenuModel *menu)
{
  g_object_set_data_full (G_OBJECT (button), "menu", g_object_ref (menu), g_object_unref);
  gtk_menu_button_set_create_popup_func (button, create_menu_cb, menu, NULL);
}

GMenuModel *
dossier_menu_button_get_menu (GtkMenuButton *button)
{
  return g_object_get_data (G_OBJECT (button), "menu");
}

/* The chosen action runs after the popover closed: it goes a turn of the main loop later. */
static gboolean
unparent_cb (gpointer popover)
{
  gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

static void
closed_cb (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (popover), g_object_unref);
}

void
dossier_menu_popup (GtkWidget *widget, GMenuModel *menu, const GdkRectangle *place)
{
  GtkWidget *popover = gtk_popover_menu_new_from_model (menu);

  gtk_widget_set_parent (popover, widget);
  if (place != NULL)
    {
      gtk_popover_set_pointing_to (GTK_POPOVER (popover), place);
      gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
      gtk_widget_set_halign (popover, GTK_ALIGN_START);
    }
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  g_signal_connect_object (widget, "destroy", G_CALLBACK (gtk_widget_unparent), popover, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (popover));
}
