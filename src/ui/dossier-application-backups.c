/* dossier-application-backups.c - the backups of a library, and one put back while its window is closed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-application-private.h"

#include <glib/gi18n.h>
#include "dossier-backups-dialog.h"
#include "dossier-library.h"
#include "dossier-restore.h"

/* How long the work of a closed window may take to come to its end, and how often that is looked at. */
#define PATIENCE_US (30 * G_USEC_PER_SEC)
#define LOOK_US (50 * 1000)

typedef struct
{
  char *library, *backup;
} Restoring;

static void
restoring_free (gpointer data)
{
  Restoring *restoring = data;

  g_free (restoring->library);
  g_free (restoring->backup);
  g_free (restoring);
}

static void
restore_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Restoring *restoring = data;
  gint64     until = g_get_monotonic_time () + PATIENCE_US;
  GError    *error = NULL;
  char      *kept = NULL;

  while (!dossier_restore (restoring->library, restoring->backup, NULL, &kept, &error)
         && g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_BUSY) && g_get_monotonic_time () < until)
    {
      g_clear_error (&error);
      g_usleep (LOOK_US);
    }
  g_free (kept);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/* @data: the waiting window. */
static void
restored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DossierApplication *self = DOSSIER_APPLICATION (source);
  Restoring          *restoring = g_task_get_task_data (G_TASK (result));
  g_autoptr (GtkWindow) waiting = data;
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  dossier_application_open (self, restoring->library,
                            done ? _ ("The library is as it was then. What was there before is among the backups")
                                 : NULL);
  if (!done)
    dossier_application_show_error (self, _ ("The backup was not restored"), error, NULL);
  gtk_window_destroy (waiting);
  g_application_release (G_APPLICATION (self));
}

static void
app_restore_backup (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DossierApplication *self = data;
  Restoring          *restoring = g_new0 (Restoring, 1);
  GtkWindow          *waiting = dossier_application_waiting_window_new (
               self, _ ("Restoring the backup…"), _ ("The library opens again when it is what it was then."));
  DossierWindow *window;
  g_autoptr (GTask) task = g_task_new (self, NULL, restored_cb, g_object_ref (waiting));

  g_variant_get (parameter, "(ss)", &restoring->library, &restoring->backup);
  g_application_hold (G_APPLICATION (self));
  gtk_window_set_deletable (waiting, FALSE); /* it goes when the library comes */
  gtk_window_present (waiting);
  window = dossier_application_find_window (self, restoring->library);
  if (window != NULL)
    gtk_window_close (GTK_WINDOW (window)); /* keeps its size */
  g_task_set_task_data (task, restoring, restoring_free);
  g_task_run_in_thread (task, restore_thread);
}

static void
app_backups (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (data);

  if (DOSSIER_IS_WINDOW (window))
    {
      DossierStore *store = dossier_library_get_store (dossier_window_get_library (DOSSIER_WINDOW (window)));

      gtk_window_present (dossier_backups_dialog_new (dossier_store_get_path (store), window));
    }
}

void
dossier_application_add_backup_actions (DossierApplication *self)
{
  static const GActionEntry actions[] = {
    { .name = "backups", .activate = app_backups },
    { .name = "restore-backup", .activate = app_restore_backup, .parameter_type = "(ss)" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
