/* dossier-names-dialog.c - the other names of a dossier: one more, one less
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-names-dialog.h"

#include <glib/gi18n.h>
#include "dossier-accessible.h"
#include "dossier-feed-window.h"

#define WIDTH 480
#define HEIGHT 520

struct _DossierNamesDialog
{
  AdwBin parent;

  DossierStore        *store;
  gint64               entity;
  AdwPreferencesGroup *group;
  GtkEditable         *entry;
  GPtrArray           *rows; /* borrowed */
};

#define DOSSIER_TYPE_NAMES_DIALOG (dossier_names_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierNamesDialog, dossier_names_dialog, DOSSIER, NAMES_DIALOG, AdwBin)
G_DEFINE_FINAL_TYPE (DossierNamesDialog, dossier_names_dialog, ADW_TYPE_BIN)

static void
show_names (DossierNamesDialog *self, DossierEntity *entity)
{
  const DossierEntityRow *row = dossier_entity_get_row (entity);
  gboolean                is_read_only = dossier_store_is_read_only (self->store);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; row->aliases[i] != NULL; i++)
    {
      GtkWidget *name = dossier_feed_window_add_row (self->group, row->aliases[i], "");

      if (!is_read_only)
        dossier_feed_window_add_button (name, "list-remove-symbolic", _ ("Take this name away"), "names.remove",
                                        g_variant_new_string (row->aliases[i]));
      g_ptr_array_add (self->rows, name);
    }
}

static void
reload (DossierNamesDialog *self)
{
  g_autoptr (DossierEntity) entity = dossier_store_load_entity (self->store, self->entity, NULL);

  if (entity != NULL)
    show_names (self, entity);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierNamesDialog) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = dossier_store_apply_finish (DOSSIER_STORE (source), result, NULL, &error);

  if (self->store == NULL)
    return;
  if (!done)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.report", "(ss)", _ ("The names could not be changed"),
                                error->message);
  else
    {
      gtk_editable_set_text (self->entry, "");
      reload (self);
    }
  dossier_feed_window_end_saving (GTK_WIDGET (self), done);
}

static void
apply (DossierNamesDialog *self, DossierChange *taken)
{
  g_autoptr (DossierChange) change = taken;

  dossier_feed_window_begin_saving (GTK_WIDGET (self));
  dossier_store_apply_async (self->store, change, NULL, applied_cb, g_object_ref (self));
}

static void
names_remove (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierNamesDialog *self = DOSSIER_NAMES_DIALOG (widget);

  apply (self, dossier_change_remove_name (self->entity, g_variant_get_string (parameter, NULL)));
}

static void
added_cb (DossierNamesDialog *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));

  if (name[0] != '\0')
    apply (self, dossier_change_add_name (self->entity, name));
}

/* ---- object ---- */

static void
dossier_names_dialog_dispose (GObject *object)
{
  DossierNamesDialog *self = DOSSIER_NAMES_DIALOG (object);

  g_clear_object (&self->store);
  G_OBJECT_CLASS (dossier_names_dialog_parent_class)->dispose (object);
}

static void
dossier_names_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (DOSSIER_NAMES_DIALOG (object)->rows);
  G_OBJECT_CLASS (dossier_names_dialog_parent_class)->finalize (object);
}

static void
dossier_names_dialog_class_init (DossierNamesDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_names_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_names_dialog_finalize;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "names.remove", "s", names_remove);
}

static void
dossier_names_dialog_init (DossierNamesDialog *self)
{
  GtkWidget *page = adw_preferences_page_new (), *entry = adw_entry_row_new ();

  self->rows = g_ptr_array_new ();
  self->group = dossier_feed_window_add_group (ADW_PREFERENCES_PAGE (page), NULL);
  dossier_accessible_name_within (GTK_WIDGET (self->group), GTK_TYPE_LIST_BOX, _ ("Other Names"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _ ("One more name"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (entry), TRUE);
  adw_preferences_group_add (self->group, entry);
  self->entry = GTK_EDITABLE (entry);
  g_signal_connect_object (entry, "apply", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), page);
}

GtkWindow *
dossier_names_dialog_new (DossierStore *store, gint64 entity, GtkWindow *parent, GError **error)
{
  g_autoptr (DossierEntity) found = dossier_store_load_entity (store, entity, error);
  DossierNamesDialog *self;
  GtkWindow          *window;
  g_autofree char    *words = NULL, *markup = NULL;

  if (found == NULL)
    return NULL;
  self = g_object_new (DOSSIER_TYPE_NAMES_DIALOG, NULL);
  self->store = g_object_ref (store);
  self->entity = entity;
  /* TRANSLATORS: the name of a person or an organization */
  words = g_strdup_printf (_ ("Stories that come later lead to “%s” by these names, too."),
                           dossier_entity_get_row (found)->name);
  markup = g_markup_escape_text (words, -1);
  adw_preferences_group_set_description (self->group, markup);
  gtk_widget_set_sensitive (GTK_WIDGET (self->entry), !dossier_store_is_read_only (store));
  show_names (self, found);
  window = dossier_feed_window_new (_ ("Other Names"), parent, GTK_WIDGET (self), NULL);
  dossier_feed_window_set_size (window, WIDTH, HEIGHT);
  return window;
}
