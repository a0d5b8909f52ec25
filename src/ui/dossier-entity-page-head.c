/* dossier-entity-page-parts.c - the head of a dossier's page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-entity-page-private.h"

#include <glib/gi18n.h>
#include "dossier-entity-chip.h"
#include "dossier-follow-button.h"
#include "dossier-wrap-layout.h"

#define FACE_SIZE 72

static GtkWidget *
label_new (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  return label;
}

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
rename_cb (DossierEntityPage *self)
{
  dossier_entity_page_rename (self);
}

static void
pin_toggled_cb (DossierEntityPage *self, GtkToggleButton *button)
{
  dossier_entity_page_set_pinned (self, gtk_toggle_button_get_active (button));
}

static GtkWidget *
icon_button_init (GtkWidget *button, const char *icon, const char *name)
{
  gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

/* All that is new, or one kind of moves. */
static GtkWidget *
follow_new (DossierEntityPage *self, const DossierEntityRow *entity)
{
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *follow = dossier_follow_button_new ();

  dossier_follow_button_set (GTK_BUTTON (follow), entity->id, 0, entity->is_followed);
  gtk_box_append (GTK_BOX (both), follow);
  gtk_box_append (GTK_BOX (both), dossier_follow_menu_new (self->store, entity->id));
  gtk_widget_add_css_class (both, "linked");
  return both;
}

static GtkWidget *
buttons_new (DossierEntityPage *self, const DossierEntityRow *entity)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6),
            *stories = gtk_button_new_with_label (_ ("Show stories"));
  GtkWidget *pin
      = icon_button_init (gtk_toggle_button_new (), "view-pin-symbolic", _ ("Keep at the top of the sidebar"));
  GtkWidget *rename = icon_button_init (gtk_button_new (), "document-edit-symbolic", _ ("Rename"));

  gtk_widget_set_layout_manager (row, dossier_wrap_layout_new (6));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (stories), "x", entity->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (stories), "win.filter-entity");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (pin), entity->is_pinned);
  g_signal_connect_object (pin, "toggled", G_CALLBACK (pin_toggled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rename, "clicked", G_CALLBACK (rename_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), follow_new (self, entity));
  gtk_box_append (GTK_BOX (row), stories);
  gtk_box_append (GTK_BOX (row), dossier_entity_page_as_of_new (self));
  gtk_box_append (GTK_BOX (row), pin);
  gtk_box_append (GTK_BOX (row), rename);
  gtk_box_append (GTK_BOX (row), dossier_entity_page_export_button_new (self));
  gtk_box_append (GTK_BOX (row), dossier_entity_page_correct_button_new (entity->id, entity->kind));
  gtk_widget_set_margin_top (row, 6);
  return row;
}

void
dossier_entity_page_fill_head (DossierEntityPage *self)
{
  const DossierEntityRow *entity = dossier_entity_get_row (self->view->content->entity);
  GtkWidget              *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4), *face, *row;
  g_autofree char        *facts = dossier_entity_facts (entity);

  clear_box (self->head);
  face = adw_avatar_new (FACE_SIZE, entity->name, TRUE);
  row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  gtk_box_append (GTK_BOX (lines), label_new (entity->name, "title-1"));
  gtk_box_append (GTK_BOX (lines), label_new (facts, "dim-label"));
  gtk_box_append (GTK_BOX (lines), buttons_new (self, entity));
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (face, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (row), face);
  gtk_box_append (GTK_BOX (row), lines);
  gtk_box_append (GTK_BOX (self->head), row);
  if (self->as_of != 0)
    gtk_box_append (GTK_BOX (self->head), dossier_entity_page_as_of_line_new (self));
}
