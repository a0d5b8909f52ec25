/* dossier-tag-chip.c - tags as small buttons
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-tag-chip.h"

#include <glib/gi18n.h>

#include "dossier-parts.h"
#include "dossier-story-tag.h"
#include "dossier-wrap-layout.h"

#define MAX_CHARS 26
#define SPACING 6

GtkWidget *
dossier_tag_chips_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, dossier_wrap_layout_new (SPACING));
  gtk_widget_add_css_class (box, "tag-chips");
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Tags"), -1);

  return box;
}

GtkWidget *
dossier_chip_name_new (const char *name)
{
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

GtkWidget *
dossier_removable_chip_new (const char *icon, const char *name, const char *words, GtkWidget **button)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, icon != NULL ? 4 : 2),
            *label = dossier_chip_name_new (name);

  *button = dossier_icon_button_new ("window-close-symbolic", words, NULL);
  gtk_widget_add_css_class (chip, "tag-chip");
  gtk_widget_add_css_class (chip, "removable");
  gtk_widget_add_css_class (*button, "circular");
  gtk_widget_set_tooltip_text (label, name);
  if (icon != NULL)
    gtk_box_append (GTK_BOX (chip), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (chip), label);
  gtk_box_append (GTK_BOX (chip), *button);
  return chip;
}

static GtkWidget *
make_chip (DossierStoryTag *tag)
{
  const char *name = dossier_story_tag_get_name (tag);
  GtkWidget  *button = gtk_button_new ();
  /* TRANSLATORS: %s is the name of a tag */
  g_autofree char *words = g_strdup_printf (_ ("Stories with the tag “%s”"), name);

  gtk_button_set_child (GTK_BUTTON (button), dossier_chip_name_new (name));
  gtk_widget_add_css_class (button, "tag-chip");
  gtk_widget_set_tooltip_text (button, words);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", dossier_story_tag_get_id (tag));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.filter-tag");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);

  return button;
}

static GtkWidget *
make_removable (DossierStoryTag *tag)
{
  const char *name = dossier_story_tag_get_name (tag);
  /* TRANSLATORS: %s is the name of a tag */
  g_autofree char *words = g_strdup_printf (_ ("Remove the tag “%s”"), name);
  GtkWidget       *button, *chip = dossier_removable_chip_new (NULL, name, words, &button);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", dossier_story_tag_get_id (tag));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "story.remove-tag");
  return chip;
}

static void
fill (GtkWidget *box, GPtrArray *tags, GtkWidget *(*make) (DossierStoryTag *) )
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
  for (guint i = 0; i < tags->len; i++)
    gtk_box_append (GTK_BOX (box), make (tags->pdata[i]));
}

void
dossier_tag_chips_fill (GtkWidget *box, GPtrArray *tags)
{
  fill (box, tags, make_chip);
}

void
dossier_tag_chips_fill_removable (GtkWidget *box, GPtrArray *tags)
{
  fill (box, tags, make_removable);
}
