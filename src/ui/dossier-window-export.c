/* dossier-window-export.c - dossiers, and who is tied to whom, written to a file that a person chooses
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-window-private.h"

#include <glib/gi18n.h>

/* Milliseconds before it is said that something is being written: most of it is done by then. */
#define PATIENCE 700

struct _DossierWriting
{
  DossierWindow *window;
  GCancellable  *cancellable;
  char          *path;
  char          *words; /* what the toast says */
  guint          n_images_left;
  AdwToast      *toast; /* NULL: not yet */
  guint          timer;
};

static void
end_waiting (DossierWriting *writing)
{
  g_clear_handle_id (&writing->timer, g_source_remove);
  if (writing->toast != NULL)
    dossier_window_dismiss_toast (writing->window, writing->toast);
  g_clear_object (&writing->toast);
}

static void
writing_free (DossierWriting *writing)
{
  end_waiting (writing);
  g_object_unref (writing->window);
  g_object_unref (writing->cancellable);
  g_free (writing->path);
  g_free (writing->words);
  g_free (writing);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierWriting, writing_free)

static gboolean
say_waiting_cb (gpointer data)
{
  DossierWriting *writing = data;

  writing->timer = 0;
  writing->toast = adw_toast_new (writing->words);
  adw_toast_set_button_label (writing->toast, _ ("_Cancel"));
  adw_toast_set_action_name (writing->toast, "win.cancel-export");
  adw_toast_set_timeout (writing->toast, 0);
  dossier_window_add_toast (writing->window, g_object_ref (writing->toast));
  return G_SOURCE_REMOVE;
}

static char *
dup_done_words (const char *name, guint n_images_left)
{
  if (n_images_left == 0)
    /* TRANSLATORS: %s is the name of a file */
    return g_strdup_printf (_ ("“%s” is written"), name);
  return g_strdup_printf (
      /* TRANSLATORS: the name of a file, and how many images it has not */
      ngettext ("“%s” is written, without %u image", "“%s” is written, without %u images", n_images_left), name,
      n_images_left);
}

static void
say_done (DossierWindow *self, const char *path, guint n_images_left)
{
  g_autofree char *name = g_path_get_basename (path), *shown = g_filename_display_name (name);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autofree char *words = dup_done_words (shown, n_images_left);
  g_autofree char *action = NULL;

  if (uri == NULL)
    {
      dossier_window_show_toast (self, words);
      return;
    }
  action = g_action_print_detailed_name ("win.open-file", g_variant_new_string (uri));
  dossier_window_show_action_toast (self, words, _ ("_Open"), action);
}

DossierWriting *
dossier_window_begin_writing (DossierWindow *self, const char *path)
{
  DossierWriting *writing = g_new0 (DossierWriting, 1);

  if (self->exporting != NULL) /* another one is wanted */
    g_cancellable_cancel (self->exporting);
  g_clear_object (&self->exporting);
  self->exporting = g_cancellable_new ();
  writing->window = g_object_ref (self);
  writing->cancellable = g_object_ref (self->exporting);
  writing->path = g_strdup (path);
  writing->words = g_strdup (_ ("Exporting…"));
  writing->timer = g_timeout_add (PATIENCE, say_waiting_cb, writing);
  return writing;
}

GCancellable *
dossier_writing_get_cancellable (DossierWriting *writing)
{
  return writing->cancellable;
}

void
dossier_writing_tell (guint done, guint total, gpointer data)
{
  DossierWriting *writing = data;

  if (total < 2)
    return;
  g_free (writing->words);
  /* TRANSLATORS: how many of how many stories are written */
  writing->words = g_strdup_printf (_ ("Exporting… %u of %u"), done, total);
  if (writing->toast != NULL)
    adw_toast_set_title (writing->toast, writing->words);
}

void
dossier_writing_set_images_left (DossierWriting *writing, guint n)
{
  writing->n_images_left = n;
}

void
dossier_writing_end (DossierWriting *ended, const GError *error)
{
  g_autoptr (DossierWriting) writing = ended;
  DossierWindow *self = writing->window;

  if (self->story_actions == NULL)
    return;
  end_waiting (writing);
  if (self->exporting == writing->cancellable)
    g_clear_object (&self->exporting);
  if (error == NULL)
    say_done (self, writing->path, writing->n_images_left);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dossier_window_report (self, _ ("Nothing was exported"), error->message);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  dossier_export_finish (DOSSIER_STORE (source), result, &error);
  dossier_writing_end (data, error);
}

void
dossier_window_export (DossierWindow *self, const DossierExportOrder *order, const char *path)
{
  DossierWriting *writing = dossier_window_begin_writing (self, path);

  dossier_export_async (dossier_library_get_store (self->library), order, path, writing->cancellable, written_cb,
                        writing);
}

/* ---- choosing a file ---- */

typedef struct
{
  DossierWindow    *window;
  DossierPathChosen chosen;
  gpointer          data;
  GDestroyNotify    free_data;
} Choice;

static void
choice_free (gpointer data, GClosure *closure)
{
  Choice *choice = data;

  g_object_unref (choice->window);
  choice->free_data (choice->data);
  g_free (choice);
}

static void
chosen_cb (GtkNativeDialog *chooser, int response, Choice *choice)
{
  DossierWindow *self = choice->window;
  g_autoptr (GFile) file
      = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (self->story_actions != NULL && path != NULL)
    choice->chosen (self, path, choice->data);
  else if (self->story_actions != NULL && file != NULL)
    dossier_window_report (self, _ ("Nothing was exported"),
                           _ ("This place is not on your computer. Choose a folder of your own, then copy the file."));
  gtk_native_dialog_destroy (chooser);
  g_object_unref (chooser); /* the choice goes with it */
}

void
dossier_window_choose_path (DossierWindow *self, const char *title, const char *name, DossierPathChosen chosen,
                            gpointer data, GDestroyNotify free_data)
{
  GtkFileChooserAction  action = name != NULL ? GTK_FILE_CHOOSER_ACTION_SAVE : GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER;
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, _ ("_Export"), NULL);
  Choice               *choice = g_new (Choice, 1);

  *choice = (Choice){ g_object_ref (self), chosen, data, free_data };
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_data (chooser, "response", G_CALLBACK (chosen_cb), choice, choice_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
export_to (DossierWindow *self, const char *path, gpointer order)
{
  dossier_window_export (self, order, path);
}

static void
choose_file (DossierWindow *self, const DossierExportOrder *order, const char *title, const char *name)
{
  g_autofree char *file_name = dossier_export_make_name (name, order->format);

  dossier_window_choose_path (self, title, file_name, export_to, g_memdup2 (order, sizeof *order), g_free);
}

/* ---- actions ---- */

/* Format, entity, and the moment of which it is to be true (0: now). */
static void
win_export_dossier (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow     *self = data;
  DossierExportOrder order = { .now = g_get_real_time () / G_USEC_PER_SEC };
  const char        *format;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierEntity) entity = NULL;

  g_variant_get (parameter, "(&sxx)", &format, &order.entity, &order.as_of);
  order.format = dossier_export_format_from_string (format);
  if (order.format == DOSSIER_EXPORT_NONE)
    return;
  entity = dossier_store_load_entity (dossier_library_get_store (self->library), order.entity, &error);
  if (entity == NULL)
    dossier_window_report (self, _ ("Nothing was exported"), error->message);
  else
    choose_file (self, &order, _ ("Export Dossier"), dossier_entity_get_row (entity)->name);
}

static void
win_export_graph (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierExportOrder order = { .format = dossier_export_format_from_string (g_variant_get_string (parameter, NULL)) };

  if (dossier_export_format_is_graph (order.format))
    /* TRANSLATORS: the name of a file, without its ending */
    choose_file (data, &order, _ ("Export People and Claims"), _ ("people and claims"));
}

static void
win_cancel_export (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierWindow *self = data;

  if (self->exporting != NULL)
    g_cancellable_cancel (self->exporting);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error) && self->story_actions != NULL)
    dossier_window_report (self, _ ("The file could not be opened"), error->message);
}

static void
win_open_file (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_show_uri_full (GTK_WINDOW (data), g_variant_get_string (parameter, NULL), GDK_CURRENT_TIME, NULL, opened_cb,
                     g_object_ref (data));
}

static const GActionEntry export_actions[] = {
  { .name = "export-dossier", .activate = win_export_dossier, .parameter_type = "(sxx)" },
  { .name = "export-graph", .activate = win_export_graph, .parameter_type = "s" },
  { .name = "cancel-export", .activate = win_cancel_export },
  { .name = "open-file", .activate = win_open_file, .parameter_type = "s" },
};

void
dossier_window_add_export_actions (DossierWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), export_actions, G_N_ELEMENTS (export_actions), self);
}
