/* dossier-entity-page-export.c - the menu that hands a dossier on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-entity-page-private.h"

#include <glib/gi18n.h>

static void
append_format (DossierEntityPage *self, GMenu *section, const char *label, const char *format)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "win.export-dossier", "(sxx)", format, self->entity, self->as_of);
  g_menu_append_item (section, item);
}

/* Owned by the caller. */
static GMenu *
highlights_menu_new (DossierEntityPage *self)
{
  static const struct
  {
    const char *label, *format;
  } formats[] = {
    { N_ ("Markdown Notes…"), "markdown" },
    { N_ ("Web Page…"), "html" },
    { N_ ("Table (CSV)…"), "csv" },
    { N_ ("Web Annotations (JSON-LD)…"), "web-annotation" },
    { N_ ("Hypothesis (JSON)…"), "hypothesis" },
    { N_ ("Readwise (CSV)…"), "readwise" },
  };
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (formats[i].label), NULL);

      g_menu_item_set_action_and_target (item, "win.export-highlights-about", "(sx)", formats[i].format, self->entity);
      g_menu_append_item (menu, item);
    }
  return menu;
}

GtkWidget *
dossier_entity_page_export_button_new (DossierEntityPage *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new (), papers = g_menu_new (), graphs = g_menu_new ();
  g_autoptr (GMenu) highlights = g_menu_new (), formats = highlights_menu_new (self);

  append_format (self, papers, _ ("_Markdown with Footnotes…"), "md");
  append_format (self, papers, _ ("_Web Page with Footnotes…"), "html");
  append_format (self, papers, _ ("_JSON…"), "json");
  append_format (self, graphs, _ ("_FollowTheMoney…"), "ftm");
  append_format (self, graphs, _ ("JSON-_LD…"), "jsonld");
  append_format (self, graphs, _ ("_GraphML…"), "graphml");
  g_menu_append_section (menu, _ ("This Dossier"), G_MENU_MODEL (papers));
  g_menu_append_section (menu, _ ("Who Is Tied to Whom Around It"), G_MENU_MODEL (graphs));
  g_menu_append_submenu (highlights, _ ("_Highlights and Notes"), G_MENU_MODEL (formats));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (highlights));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "document-send-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _ ("Export"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Export"), -1);
  return button;
}
