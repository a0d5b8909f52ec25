/* dossier-sidebar-heading.c - the words above each part of the sidebar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-sidebar-heading.h"

#include "dossier-sidebar-row.h"

#include <glib/gi18n.h>

static const char *
section_words (DossierSidebarSection section)
{
  switch (section)
    {
    case DOSSIER_SIDEBAR_VIEWS: return NULL;
    case DOSSIER_SIDEBAR_SEARCHES: return _ ("Searches");
    case DOSSIER_SIDEBAR_FEEDS: return _ ("Feeds");
    case DOSSIER_SIDEBAR_TAGS: return _ ("Tags");
    case DOSSIER_SIDEBAR_ORGANIZATIONS: return _ ("Organizations");
    case DOSSIER_SIDEBAR_PEOPLE: return _ ("People");
    }

  return NULL;
}

static GtkWidget *
make_heading (DossierSidebarSection section)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (section_words (section));

  gtk_widget_add_css_class (box, "sidebar-heading");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), label);
  if (section == DOSSIER_SIDEBAR_SEARCHES)
    {
      GtkWidget *button = gtk_button_new_from_icon_name ("document-edit-symbolic");

      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, _ ("Searches and Rules"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Searches and Rules"),
                                      -1);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-searches");
      gtk_box_append (GTK_BOX (box), button);
    }
  if (section != DOSSIER_SIDEBAR_FEEDS && section != DOSSIER_SIDEBAR_TAGS && section != DOSSIER_SIDEBAR_SEARCHES)
    {
      GtkWidget *button = gtk_button_new_from_icon_name ("edit-find-symbolic");

      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, _ ("Find a name (Ctrl+Shift+F)"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Find a name"), -1);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.search-names");
      gtk_box_append (GTK_BOX (box), button);
    }

  return box;
}

static void
update_header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  DossierSidebarSection section = dossier_sidebar_row_get_section (DOSSIER_SIDEBAR_ROW (row));
  gboolean is_first = before == NULL || dossier_sidebar_row_get_section (DOSSIER_SIDEBAR_ROW (before)) != section;

  if (!is_first || section == DOSSIER_SIDEBAR_VIEWS)
    gtk_list_box_row_set_header (row, NULL);
  else if (gtk_list_box_row_get_header (row) == NULL)
    gtk_list_box_row_set_header (row, make_heading (section));
}

void
dossier_sidebar_heading_add (GtkListBox *list)
{
  gtk_list_box_set_header_func (list, update_header_cb, NULL, NULL);
}
