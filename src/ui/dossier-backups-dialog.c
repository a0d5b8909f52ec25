/* dossier-backups-dialog.c - the backups of a library
 *
 * Each backup is opened and checked to be listed, which takes a while where the library is large: on a thread, one
 * after the other, each shown when it is known.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-backups-dialog.h"

#include <glib/gi18n.h>
#include <string.h>
#include "dossier-feed-window.h"
#include "dossier-message.h"
#include "dossier-restore.h"

#define WIDTH 620
#define HEIGHT 560

struct _DossierBackupsDialog
{
  AdwBin parent;

  char                *library;
  GCancellable        *working;
  AdwPreferencesGroup *group;
  GPtrArray           *rows; /* borrowed */
  GtkWidget           *spinner, *make;
  gboolean             is_disposed;
};

#define DOSSIER_TYPE_BACKUPS_DIALOG (dossier_backups_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierBackupsDialog, dossier_backups_dialog, DOSSIER, BACKUPS_DIALOG, AdwBin)
G_DEFINE_FINAL_TYPE (DossierBackupsDialog, dossier_backups_dialog, ADW_TYPE_BIN)

/* ---- rows ---- */

static char *
dup_moment (gint64 time)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_local (time);

  return date != NULL ? g_date_time_format (date, "%c") : g_strdup ("");
}

static char *
dup_content (const DossierBackup *backup)
{
  g_autofree char *size = g_format_size ((guint64) backup->size);
  g_autofree char *stories = g_strdup_printf (ngettext ("%u story", "%u stories", backup->stories), backup->stories);
  g_autofree char *annotated
      = g_strdup_printf (ngettext ("%u with highlights", "%u with highlights", backup->annotated), backup->annotated);
  g_autofree char *feeds = g_strdup_printf (ngettext ("%u feed", "%u feeds", backup->feeds), backup->feeds);

  return g_strjoin (" · ", stories, annotated, feeds, size, NULL);
}

static void
add_backup (DossierBackupsDialog *self, const DossierBackup *backup)
{
  g_autofree char *moment = dup_moment (backup->written);
  g_autofree char *content = dup_content (backup);
  /* TRANSLATORS: a moment */
  g_autofree char *title = strstr (backup->path, "-before-restore-") != NULL
                               ? g_strdup_printf (_ ("Before a restoration: %s"), moment)
                               : g_strdup (moment);
  g_autofree char *name = g_strdup_printf (_ ("Restore the backup of %s"), moment);
  GtkWidget       *row = dossier_feed_window_add_row (self->group, title, content);
  GtkWidget       *button = gtk_button_new_with_mnemonic (_ ("_Restore…"));

  g_ptr_array_add (self->rows, row);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", backup->path, moment);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "backups.restore");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_broken (DossierBackupsDialog *self, const char *path, const char *why)
{
  g_autofree char *name = g_filename_display_basename (path);
  GtkWidget       *row = dossier_feed_window_add_row (self->group, name, why);

  g_ptr_array_add (self->rows, row);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 4);
}

/* ---- listing ---- */

/* What came of looking into one. */
typedef struct
{
  DossierBackupsDialog *dialog;
  char                 *path;
  DossierBackup        *backup; /* or NULL */
  GError               *error;
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_object_unref (look->dialog);
  g_free (look->path);
  dossier_backup_free (look->backup);
  g_clear_error (&look->error);
  g_free (look);
}

static gboolean
looked_cb (gpointer data)
{
  Look *look = data;

  if (look->dialog->is_disposed)
    return G_SOURCE_REMOVE;
  if (look->backup != NULL)
    add_backup (look->dialog, look->backup);
  else
    add_broken (look->dialog, look->path, look->error->message);
  return G_SOURCE_REMOVE;
}

static void
set_working (DossierBackupsDialog *self, gboolean is_working)
{
  gtk_widget_set_visible (self->spinner, is_working);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), is_working);
  gtk_widget_set_sensitive (self->make, !is_working);
}

/* What a thread needs; the dialog is only handed on. */
typedef struct
{
  DossierBackupsDialog *dialog;
  char                 *library;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_free (work->library);
  g_free (work);
}

/* The callback gets a reference to the dialog, which lets it end on the main thread. */
static void
start (DossierBackupsDialog *self, GTaskThreadFunc thread, GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (NULL, self->working, callback, g_object_ref (self));
  Work *work = g_new (Work, 1);

  *work = (Work){ self, g_strdup (self->library) };
  set_working (self, TRUE);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, thread);
}

static void
list_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  g_autoptr (GPtrArray) paths = dossier_backup_list (work->library);

  for (guint i = 0; i < paths->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      Look *look = g_new0 (Look, 1);

      look->dialog = g_object_ref (work->dialog);
      look->path = g_strdup (paths->pdata[i]);
      look->backup = dossier_backup_look (look->path, &look->error);
      g_main_context_invoke_full (NULL, G_PRIORITY_DEFAULT, looked_cb, look, look_free);
    }
  g_task_return_boolean (task, TRUE);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierBackupsDialog) self = data;

  if (self->is_disposed)
    return;
  set_working (self, FALSE);
  adw_preferences_group_set_description (
      self->group, self->rows->len > 0 ? _ ("One is made each day that Dossier is open; the last seven are kept. Those "
                                            "that you make yourself stay.")
                                       : _ ("There is no backup yet. One is made each day that Dossier is open."));
}

static void
list (DossierBackupsDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  adw_preferences_group_set_description (self->group, _ ("Looking into the backups…"));
  start (self, list_thread, listed_cb);
}

/* ---- making one ---- */

static void
make_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = dossier_backup_make (work->library, cancellable, &error);

  if (path == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierBackupsDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (self->is_disposed)
    return;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    dossier_message_show (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("No backup was made"),
                          error->message);
  list (self);
}

static void
backups_make (GtkWidget *widget, const char *name, GVariant *parameter)
{
  start (DOSSIER_BACKUPS_DIALOG (widget), make_thread, made_cb);
}

/* ---- putting one back, or saving what can be read ---- */

/* action: of the application. */
typedef struct
{
  DossierBackupsDialog *dialog;
  const char           *action;
  GVariant             *which;
} Restoring;

static void
restoring_free (gpointer data)
{
  Restoring *restoring = data;

  g_object_unref (restoring->dialog);
  g_variant_unref (restoring->which);
  g_free (restoring);
}

/* Once the question is closed, which is in front of this. */
static gboolean
restore_cb (gpointer data)
{
  Restoring    *restoring = data;
  GApplication *app = g_application_get_default ();
  GtkRoot      *window = gtk_widget_get_root (GTK_WIDGET (restoring->dialog));

  g_application_hold (app); /* it may be the only window */
  if (window != NULL)
    gtk_window_destroy (GTK_WINDOW (window));
  g_action_group_activate_action (G_ACTION_GROUP (app), restoring->action, restoring->which);
  g_application_release (app);
  return G_SOURCE_REMOVE;
}

static void
answered_cb (AdwMessageDialog *question, const char *answer, DossierBackupsDialog *self)
{
  const char *path = g_object_get_data (G_OBJECT (question), "backup");
  Restoring  *restoring;

  if (g_str_equal (answer, "cancel"))
    return;
  restoring = g_new (Restoring, 1);
  restoring->dialog = g_object_ref (self);
  restoring->action = path != NULL ? "restore-backup" : "salvage";
  restoring->which = g_variant_ref_sink (path != NULL ? g_variant_new ("(ss)", self->library, path)
                                                      : g_variant_new_string (self->library));
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, restore_cb, restoring, restoring_free);
}

/* @backup: NULL to save what can be read of the library. */
static void
ask (DossierBackupsDialog *self, const char *heading, const char *body, const char *go, const char *backup)
{
  AdwMessageDialog *question
      = ADW_MESSAGE_DIALOG (dossier_message_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), heading, body));

  adw_message_dialog_add_responses (question, "cancel", _ ("_Cancel"), "go", go, NULL);
  adw_message_dialog_set_response_appearance (question, "go", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_close_response (question, "cancel");
  g_object_set_data_full (G_OBJECT (question), "backup", g_strdup (backup), g_free);
  g_signal_connect_object (question, "response", G_CALLBACK (answered_cb), self, 0);
  gtk_window_present (GTK_WINDOW (question));
}

static void
backups_restore (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char      *path, *moment;
  g_autofree char *heading = NULL;

  g_variant_get (parameter, "(&s&s)", &path, &moment);
  heading = g_strdup_printf (_ ("Restore the backup of %s?"), moment);
  ask (
      DOSSIER_BACKUPS_DIALOG (widget), heading,
      _ ("The library becomes what it was then. What is in it now is kept among the backups, so that you can go back."),
      _ ("_Restore"), path);
}

static void
backups_salvage (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask (DOSSIER_BACKUPS_DIALOG (widget), _ ("Save what can be read?"),
       _ ("A whole library is made of what can still be read of this one, and takes its place. The damaged one is kept "
          "among the backups, so that you can go back."),
       _ ("_Save"), NULL);
}

/* ---- object ---- */

static void
dossier_backups_dialog_dispose (GObject *object)
{
  DossierBackupsDialog *self = DOSSIER_BACKUPS_DIALOG (object);

  self->is_disposed = TRUE;
  g_cancellable_cancel (self->working);
  G_OBJECT_CLASS (dossier_backups_dialog_parent_class)->dispose (object);
}

static void
dossier_backups_dialog_finalize (GObject *object)
{
  DossierBackupsDialog *self = DOSSIER_BACKUPS_DIALOG (object);

  g_object_unref (self->working);
  g_ptr_array_unref (self->rows);
  g_free (self->library);
  G_OBJECT_CLASS (dossier_backups_dialog_parent_class)->finalize (object);
}

static void
dossier_backups_dialog_class_init (DossierBackupsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_backups_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_backups_dialog_finalize;
  gtk_widget_class_install_action (widget_class, "backups.make", NULL, backups_make);
  gtk_widget_class_install_action (widget_class, "backups.restore", "(ss)", backups_restore);
  gtk_widget_class_install_action (widget_class, "backups.salvage", NULL, backups_salvage);
}

static void
add_salvage (AdwPreferencesPage *page)
{
  AdwPreferencesGroup *group = dossier_feed_window_add_group (page, _ ("A Damaged Library"));
  GtkWidget           *row = dossier_feed_window_add_row (
                group, _ ("Save what can be read"),
                _ ("Newer than any backup, and whole but for what stood where the file is damaged"));
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Save…"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "backups.salvage");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Save what can be read"),
                                  -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
dossier_backups_dialog_init (DossierBackupsDialog *self)
{
  GtkWidget *page = adw_preferences_page_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->working = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  self->group = dossier_feed_window_add_group (ADW_PREFERENCES_PAGE (page), NULL);
  self->spinner = gtk_spinner_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spinner), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Working"), -1);
  self->make = gtk_button_new_with_mnemonic (_ ("_Back Up Now"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->make), "backups.make");
  gtk_widget_set_valign (self->make, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->spinner);
  gtk_box_append (GTK_BOX (box), self->make);
  adw_preferences_group_set_header_suffix (self->group, box);
  adw_preferences_group_set_title (self->group, _ ("Backups"));
  add_salvage (ADW_PREFERENCES_PAGE (page));
  adw_bin_set_child (ADW_BIN (self), page);
}

GtkWindow *
dossier_backups_dialog_new (const char *library, GtkWindow *parent)
{
  DossierBackupsDialog *self = g_object_new (DOSSIER_TYPE_BACKUPS_DIALOG, NULL);
  GtkWindow            *window = dossier_feed_window_new (_ ("Backups"), parent, GTK_WIDGET (self), NULL);

  self->library = g_strdup (library);
  dossier_feed_window_set_size (window, WIDTH, HEIGHT);
  list (self);
  return window;
}
