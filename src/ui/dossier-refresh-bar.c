/* dossier-refresh-bar.c - how far a refresh of the feeds is, and the button that stops it; seen while there is one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-refresh-bar.h"

#include <glib/gi18n.h>

struct _DossierRefreshBar
{
  AdwBin parent;

  GtkWidget      *revealer;
  GtkLabel       *label;
  GtkProgressBar *progress;
};

G_DEFINE_FINAL_TYPE (DossierRefreshBar, dossier_refresh_bar, ADW_TYPE_BIN)

static void
dossier_refresh_bar_class_init (DossierRefreshBarClass *klass)
{
}

static void
dossier_refresh_bar_init (DossierRefreshBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *stop = gtk_button_new_from_icon_name ("process-stop-symbolic");
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *progress = gtk_progress_bar_new ();

  self->revealer = gtk_revealer_new ();
  self->label = GTK_LABEL (label);
  self->progress = GTK_PROGRESS_BAR (progress);
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (stop, "flat");
  gtk_widget_add_css_class (stop, "circular");
  gtk_widget_set_tooltip_text (stop, _ ("Stop refreshing"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (stop), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Stop refreshing"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (stop), "win.cancel-refresh");
  gtk_accessible_update_property (GTK_ACCESSIBLE (progress), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Refreshing"), -1);
  gtk_widget_set_margin_start (box, 14);
  gtk_widget_set_margin_end (box, 8);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_end (progress, 6);

  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), stop);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), progress);
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), box);
  adw_bin_set_child (ADW_BIN (self), self->revealer);
  dossier_refresh_bar_set (self, FALSE, 0, 0);
}

static void
show (DossierRefreshBar *self, const char *words, guint done, guint total)
{
  gtk_label_set_label (self->label, words);
  gtk_progress_bar_set_fraction (self->progress, total == 0 ? 0 : MIN (1, (double) done / total));
}

void
dossier_refresh_bar_set_pages (DossierRefreshBar *self, guint done, guint total)
{
  /* TRANSLATORS: pages of stories that are read, and all that are to be: "Reading pages: 3 of 40" */
  g_autofree char *words = g_strdup_printf (_ ("Reading pages: %u of %u"), done, total);

  show (self, words, done, total);
}

void
dossier_refresh_bar_set (DossierRefreshBar *self, gboolean is_busy, guint done, guint total)
{
  g_autofree char *words = NULL;

  if (total > 0)
    /* TRANSLATORS: feeds that have answered, and all that are asked: "Refreshing 3 of 40" */
    words = g_strdup_printf (_ ("Refreshing %u of %u"), done, total);
  else
    words = g_strdup (_ ("Refreshing…"));
  show (self, words, done, total);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), is_busy);
  gtk_widget_set_visible (GTK_WIDGET (self), is_busy);
}
