/* dossier-image-bar.c - what there is to say of a story's images, and the button for it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-image-bar.h"

#include <glib/gi18n.h>

struct _DossierImageBar
{
  AdwBin parent;

  GtkLabel  *label;
  GtkButton *button;
};

G_DEFINE_FINAL_TYPE (DossierImageBar, dossier_image_bar, ADW_TYPE_BIN)

static char *
make_words (DossierImageBarState state, guint n)
{
  switch (state)
    {
    case DOSSIER_IMAGE_BAR_NOTHING: return NULL;
    case DOSSIER_IMAGE_BAR_UNASKED:
      return g_strdup_printf (
          ngettext ("%u image is not shown: nothing was fetched", "%u images are not shown: nothing was fetched", n),
          n);
    case DOSSIER_IMAGE_BAR_FETCHING:
      return g_strdup_printf (ngettext ("Fetching %u image…", "Fetching %u images…", n), n);
    case DOSSIER_IMAGE_BAR_MISSING:
      return g_strdup_printf (ngettext ("%u image could not be fetched", "%u images could not be fetched", n), n);
    }
  g_assert_not_reached ();
}

static const char *
get_button_words (DossierImageBarState state)
{
  switch (state)
    {
    case DOSSIER_IMAGE_BAR_NOTHING:
    case DOSSIER_IMAGE_BAR_UNASKED: return _ ("Show _Images");
    case DOSSIER_IMAGE_BAR_FETCHING: return _ ("_Stop");
    case DOSSIER_IMAGE_BAR_MISSING: return _ ("_Try Again");
    }
  g_assert_not_reached ();
}

void
dossier_image_bar_set (DossierImageBar *self, DossierImageBarState state, guint n)
{
  g_autofree char *words = make_words (state, n);

  gtk_label_set_label (self->label, words != NULL ? words : "");
  gtk_button_set_label (self->button, get_button_words (state));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button),
                                  state == DOSSIER_IMAGE_BAR_FETCHING ? "reader.stop-images" : "reader.show-images");
  gtk_widget_set_visible (GTK_WIDGET (self), state != DOSSIER_IMAGE_BAR_NOTHING);
}

static void
dossier_image_bar_class_init (DossierImageBarClass *klass)
{
}

static void
dossier_image_bar_init (DossierImageBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (NULL), *button = gtk_button_new ();

  self->label = GTK_LABEL (label);
  self->button = GTK_BUTTON (button);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_button_set_use_underline (self->button, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("image-x-generic-symbolic"));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_add_css_class (box, "image-bar");
  adw_bin_set_child (ADW_BIN (self), box);
  dossier_image_bar_set (self, DOSSIER_IMAGE_BAR_NOTHING, 0);
}
