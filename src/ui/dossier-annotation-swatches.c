/* dossier-annotation-swatches.c - styles of a highlight to choose from, as buttons with names and keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-annotation-swatches.h"

#include <glib/gi18n.h>

const char *
dossier_colour_words (DossierColour colour)
{
  switch (colour) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_COLOUR_YELLOW: return _ ("Yellow");
    case DOSSIER_COLOUR_GREEN: return _ ("Green");
    case DOSSIER_COLOUR_BLUE: return _ ("Blue");
    case DOSSIER_COLOUR_PINK: return _ ("Pink");
    case DOSSIER_COLOUR_UNDERLINE: return _ ("Underline");
    }
  g_assert_not_reached ();
}

static void
mark (GtkWidget *button, DossierColour colour, gboolean is_chosen)
{
  g_autofree char *name = is_chosen ? g_strdup_printf (_ ("%s, chosen"), dossier_colour_words (colour)) : NULL;
  g_autofree char *key = g_strdup_printf ("%u", colour + 1);

  if (is_chosen)
    gtk_button_set_icon_name (GTK_BUTTON (button), "object-select-symbolic");
  else
    gtk_button_set_label (GTK_BUTTON (button), key);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  is_chosen ? name : dossier_colour_words (colour), -1);
}

GtkWidget *
dossier_annotation_swatches_new (const char *action, int chosen)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  for (guint colour = 0; colour < DOSSIER_N_COLOURS; colour++)
    {
      const char *word = dossier_colour_to_string (colour);
      GtkWidget  *button = gtk_button_new ();
      /* TRANSLATORS: a highlight's style, and the key for it: "Yellow (1)" */
      g_autofree char *hint = g_strdup_printf (_ ("%s (%u)"), dossier_colour_words (colour), colour + 1);

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "swatch");
      gtk_widget_add_css_class (button, "circular");
      gtk_widget_add_css_class (button, word);
      gtk_widget_set_tooltip_text (button, hint);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", word);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
      mark (button, colour, (int) colour == chosen);
      gtk_box_append (GTK_BOX (row), button);
    }
  return row;
}

void
dossier_annotation_swatches_set_chosen (GtkWidget *swatches, DossierColour chosen)
{
  DossierColour colour = 0;

  for (GtkWidget *button = gtk_widget_get_first_child (swatches); button != NULL;
       button = gtk_widget_get_next_sibling (button), colour++)
    mark (button, colour, colour == chosen);
}
