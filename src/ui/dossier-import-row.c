/* dossier-import-row.c - shows one item of a list of feeds: a mark, a title, an address
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-import-row.h"

#include "dossier-accessible.h"

struct _DossierImportRow
{
  GtkBox parent;

  GtkWidget *check;
  GtkLabel  *title, *subtitle;
  GBinding  *checked, *mixed; /* with the item; NULL without one */
};

G_DEFINE_FINAL_TYPE (DossierImportRow, dossier_import_row, GTK_TYPE_BOX)

static void
dossier_import_row_class_init (DossierImportRowClass *klass)
{
}

static GtkWidget *
make_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

static void
dossier_import_row_init (DossierImportRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->check = gtk_check_button_new ();
  self->title = GTK_LABEL (make_label (NULL));
  self->subtitle = GTK_LABEL (make_label ("dim-label"));
  gtk_widget_add_css_class (GTK_WIDGET (self->subtitle), "caption");
  gtk_widget_set_valign (self->check, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->subtitle));
  gtk_box_set_spacing (GTK_BOX (self), 10);
  gtk_box_append (GTK_BOX (self), self->check);
  gtk_box_append (GTK_BOX (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "import-row");
}

GtkWidget *
dossier_import_row_new (void)
{
  return g_object_new (DOSSIER_TYPE_IMPORT_ROW, NULL);
}

/* A heading's words may take several lines, as a sentence does; a feed's title and address are one line each. */
static void
set_wrap (GtkLabel *label, gboolean wraps)
{
  gtk_label_set_wrap (label, wraps);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_ellipsize (label, wraps ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
}

static void
set_style (DossierImportRow *self, DossierImportKind kind)
{
  gboolean is_heading = kind == DOSSIER_IMPORT_HEADING;

  set_wrap (self->title, kind != DOSSIER_IMPORT_FEED);
  set_wrap (self->subtitle, is_heading);
  if (is_heading)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "import-heading");
      gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "import-heading");
      gtk_widget_remove_css_class (GTK_WIDGET (self->title), "heading");
    }
}

static void
show_check (DossierImportRow *self, DossierImportItem *item)
{
  gboolean is_fixed = dossier_import_item_is_fixed (item);
  gboolean is_feed = dossier_import_item_get_kind (item) == DOSSIER_IMPORT_FEED;

  gtk_widget_set_visible (self->check, is_feed || !is_fixed);
  gtk_widget_set_sensitive (self->check, !is_fixed);
  dossier_accessible_name (GTK_WIDGET (self->check), dossier_import_item_get_title (item));
  dossier_accessible_name_row (GTK_WIDGET (self), dossier_import_item_get_title (item));
  self->mixed = g_object_bind_property (item, "mixed", self->check, "inconsistent", G_BINDING_SYNC_CREATE);
  self->checked = g_object_bind_property (item, "checked", self->check, "active",
                                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
}

void
dossier_import_row_set_item (DossierImportRow *self, DossierImportItem *item)
{
  const char *subtitle;

  g_clear_pointer (&self->checked, g_binding_unbind);
  g_clear_pointer (&self->mixed, g_binding_unbind);
  if (item == NULL)
    return;
  subtitle = dossier_import_item_get_subtitle (item);
  set_style (self, dossier_import_item_get_kind (item));
  gtk_label_set_label (self->title, dossier_import_item_get_title (item));
  gtk_label_set_label (self->subtitle, subtitle != NULL ? subtitle : "");
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), subtitle != NULL);
  show_check (self, item);
}
