/* dossier-entity-chip.c - a person or organization as a small button with face and name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-entity-chip.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include "dossier-claim-words.h"
#include "dossier-wrap-layout.h"

#define FACE_SIZE 22
#define MAX_CHARS 32

char *
dossier_entity_facts (const DossierEntityRow *entity)
{
  g_autofree char *stories
      = g_strdup_printf (ngettext ("%u story", "%u stories", entity->n_stories), entity->n_stories);

  return g_strdup_printf ("%s · %s", dossier_entity_kind_words (entity->kind, entity->subtype), stories);
}

GtkWidget *
dossier_entity_chip_new (const DossierEntityRow *entity)
{
  GtkWidget       *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget       *face = adw_avatar_new (FACE_SIZE, entity->name, TRUE), *label = gtk_label_new (entity->name);
  g_autofree char *facts = dossier_entity_facts (entity);
  g_autofree char *name = g_strdup_printf ("%s, %s", entity->name, facts);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  gtk_box_append (GTK_BOX (box), face);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_tooltip_text (button, facts);
  gtk_widget_add_css_class (button, "entity-chip");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", entity->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-dossier");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static void
entity_unref_all (gpointer data, GClosure *closure)
{
  g_ptr_array_unref (data);
}

static void
show_rest_cb (GtkButton *button, GPtrArray *rest)
{
  GtkWidget *box = gtk_widget_get_parent (GTK_WIDGET (button));

  for (guint i = 0; i < rest->len; i++)
    gtk_box_append (GTK_BOX (box), dossier_entity_chip_new (dossier_entity_get_row (g_ptr_array_index (rest, i))));
  gtk_box_remove (GTK_BOX (box), GTK_WIDGET (button));
}

static void
add_rest_button (GtkWidget *box, GPtrArray *rest)
{
  g_autofree char *words = g_strdup_printf (ngettext ("%u more", "%u more", rest->len), rest->len);
  GtkWidget       *button = gtk_button_new_with_label (words);

  gtk_widget_add_css_class (button, "entity-chip");
  g_signal_connect_data (button, "clicked", G_CALLBACK (show_rest_cb), g_ptr_array_ref (rest), entity_unref_all, 0);
  gtk_box_append (GTK_BOX (box), button);
}

GtkWidget *
dossier_entity_chips_new (GPtrArray *entities, DossierEntityKind kind, guint limit)
{
  g_autoptr (GPtrArray) rest = g_ptr_array_new_with_free_func (g_object_unref);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  guint      n = 0;

  gtk_widget_set_layout_manager (box, dossier_wrap_layout_new (6));
  for (guint i = 0; i < entities->len; i++)
    {
      DossierEntity          *entity = g_ptr_array_index (entities, i);
      const DossierEntityRow *row = dossier_entity_get_row (entity);

      if (kind != 0 && row->kind != kind)
        continue;
      if (n++ < limit)
        gtk_box_append (GTK_BOX (box), dossier_entity_chip_new (row));
      else
        g_ptr_array_add (rest, g_object_ref (entity));
    }
  if (rest->len > 0)
    add_rest_button (box, rest);
  if (n > 0)
    return box;
  g_object_ref_sink (box);
  g_object_unref (box);
  return NULL;
}
