/* dossier-entity-chip.c - a person or organization as a small button with face and name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-entity-chip.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include "dossier-claim-words.h"
#include "dossier-who-menu.h"
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

static char *
dup_facts (const DossierEntityRow *entity, gboolean is_unsure)
{
  g_autofree char *facts = dossier_entity_facts (entity);

  if (!is_unsure)
    return g_steal_pointer (&facts);
  /* TRANSLATORS: %s is what is known of a person or organization: "Company · 142 stories" */
  return g_strdup_printf (_ ("%s · not sure"), facts);
}

GtkWidget *
dossier_entity_chip_new (const DossierEntityRow *entity, gint64 story, gboolean is_unsure)
{
  GtkWidget       *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget       *face = adw_avatar_new (FACE_SIZE, entity->name, TRUE), *label = gtk_label_new (entity->name);
  g_autofree char *facts = dup_facts (entity, is_unsure);
  g_autofree char *name = g_strdup_printf ("%s, %s", entity->name, facts);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  gtk_box_append (GTK_BOX (box), face);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_tooltip_text (button, facts);
  gtk_widget_add_css_class (button, "entity-chip");
  if (is_unsure)
    gtk_widget_add_css_class (button, "unsure");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", entity->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-dossier");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  dossier_who_menu_attach (button, entity->id, entity->kind, story);
  return button;
}

static void
add_chip (GtkWidget *box, DossierEntity *entity, gint64 story, GHashTable *unsure)
{
  const DossierEntityRow *row = dossier_entity_get_row (entity);

  gtk_box_append (GTK_BOX (box),
                  dossier_entity_chip_new (row, story, unsure != NULL && g_hash_table_contains (unsure, &row->id)));
}

/* Those behind the button. */
typedef struct
{
  GPtrArray  *entities;
  gint64      story;
  GHashTable *unsure; /* or NULL */
} Rest;

static void
free_rest (gpointer data, GClosure *closure)
{
  Rest *rest = data;

  g_ptr_array_unref (rest->entities);
  g_clear_pointer (&rest->unsure, g_hash_table_unref);
  g_free (rest);
}

static void
show_rest_cb (GtkButton *button, Rest *rest)
{
  GtkWidget *box = gtk_widget_get_parent (GTK_WIDGET (button));

  for (guint i = 0; i < rest->entities->len; i++)
    add_chip (box, rest->entities->pdata[i], rest->story, rest->unsure);
  gtk_box_remove (GTK_BOX (box), GTK_WIDGET (button));
}

static void
add_rest_button (GtkWidget *box, GPtrArray *entities, gint64 story, GHashTable *unsure)
{
  g_autofree char *words = g_strdup_printf (ngettext ("%u more", "%u more", entities->len), entities->len);
  GtkWidget       *button = gtk_button_new_with_label (words);
  Rest            *rest = g_new0 (Rest, 1);

  rest->entities = g_ptr_array_ref (entities);
  rest->story = story;
  rest->unsure = unsure != NULL ? g_hash_table_ref (unsure) : NULL;

  gtk_widget_add_css_class (button, "entity-chip");
  g_signal_connect_data (button, "clicked", G_CALLBACK (show_rest_cb), rest, free_rest, 0);
  gtk_box_append (GTK_BOX (box), button);
}

GtkWidget *
dossier_entity_chips_new (GPtrArray *entities, DossierEntityKind kind, gint64 story, guint limit, GHashTable *unsure)
{
  g_autoptr (GPtrArray) rest = g_ptr_array_new_with_free_func (g_object_unref);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  guint      n = 0;

  gtk_widget_set_layout_manager (box, dossier_wrap_layout_new (6));
  for (guint i = 0; i < entities->len; i++)
    {
      DossierEntity *entity = g_ptr_array_index (entities, i);

      if (kind != 0 && dossier_entity_get_row (entity)->kind != kind)
        continue;
      if (n++ < limit)
        add_chip (box, entity, story, unsure);
      else
        g_ptr_array_add (rest, g_object_ref (entity));
    }
  if (rest->len > 0)
    add_rest_button (box, rest, story, unsure);
  if (n > 0)
    return box;
  g_object_ref_sink (box);
  g_object_unref (box);
  return NULL;
}
