/* dossier-folder-choice.c - which folder feeds are put into: none, one there is, or a new one
 *
 * In the list: "as in the list" where has_own, none, the folders, a new one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-folder-choice.h"

#include <glib/gi18n.h>
#include "dossier-accessible.h"

struct _DossierFolderChoice
{
  AdwBin parent;

  GPtrArray *folders; /* (element-type utf8) */
  gboolean   has_own;

  AdwComboRow *row;
  GtkWidget   *name;
};

G_DEFINE_FINAL_TYPE (DossierFolderChoice, dossier_folder_choice, ADW_TYPE_BIN)

static guint
count_first (DossierFolderChoice *self)
{
  return self->has_own ? 2 : 1;
}

static gboolean
is_new (DossierFolderChoice *self)
{
  return adw_combo_row_get_selected (self->row) == count_first (self) + self->folders->len;
}

static void
changed_cb (DossierFolderChoice *self)
{
  gtk_widget_set_visible (self->name, is_new (self));
  g_signal_emit_by_name (self, "changed");
}

static void
dossier_folder_choice_finalize (GObject *object)
{
  g_ptr_array_unref (DOSSIER_FOLDER_CHOICE (object)->folders);
  G_OBJECT_CLASS (dossier_folder_choice_parent_class)->finalize (object);
}

static void
dossier_folder_choice_class_init (DossierFolderChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_folder_choice_finalize;

  g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_folder_choice_init (DossierFolderChoice *self)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = adw_combo_row_new ();

  self->folders = g_ptr_array_new_with_free_func (g_free);
  self->row = ADW_COMBO_ROW (row);
  self->name = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Folder"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name), _ ("Name of the new folder"));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  dossier_accessible_name (list, _ ("Folder"));
  dossier_accessible_name_choice (row, _ ("Folder"));
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_list_box_append (GTK_LIST_BOX (list), self->name);
  adw_bin_set_child (ADW_BIN (self), list);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->name, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  dossier_folder_choice_fill (self, NULL, FALSE);
}

void
dossier_folder_choice_fill (DossierFolderChoice *self, GPtrArray *folders, gboolean has_own)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->has_own = has_own;
  g_ptr_array_set_size (self->folders, 0);
  if (has_own)
    gtk_string_list_append (names, _ ("As in the list"));
  gtk_string_list_append (names, _ ("None"));
  for (guint i = 0; folders != NULL && i < folders->len; i++)
    {
      gtk_string_list_append (names, g_ptr_array_index (folders, i));
      g_ptr_array_add (self->folders, g_strdup (g_ptr_array_index (folders, i)));
    }
  gtk_string_list_append (names, _ ("New folder…"));
  adw_combo_row_set_model (self->row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->row, 0);
  changed_cb (self);
}

char *
dossier_folder_choice_dup (DossierFolderChoice *self)
{
  guint selected = adw_combo_row_get_selected (self->row);
  guint first = count_first (self);

  if (is_new (self))
    return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  if (self->has_own && selected == 0)
    return NULL;

  return g_strdup (selected < first ? "" : g_ptr_array_index (self->folders, selected - first));
}

gboolean
dossier_folder_choice_is_complete (DossierFolderChoice *self)
{
  g_autofree char *folder = dossier_folder_choice_dup (self);

  return !is_new (self) || folder[0] != '\0';
}

void
dossier_folder_choice_clear (DossierFolderChoice *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->name), "");
}
