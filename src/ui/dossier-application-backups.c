/* dossier-application-backups.c - the backups of a library, one put back, or what can be read of it saved, while its
 * window is closed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-application-private.h"

#include <glib/gi18n.h>
#include "dossier-backups-dialog.h"
#include "dossier-library.h"
#include "dossier-message.h"
#include "dossier-salvage.h"

/* How long the work of a closed window may take to come to its end, and how often that is looked at. */
#define PATIENCE_US (30 * G_USEC_PER_SEC)
#define LOOK_US (50 * 1000)

/* backup: NULL: what can be read of the library itself. words: what came of that. */
typedef struct
{
  char *library, *backup, *words;
} Restoring;

static void
restoring_free (gpointer data)
{
  Restoring *restoring = data;

  g_free (restoring->library);
  g_free (restoring->backup);
  g_free (restoring->words);
  g_free (restoring);
}

static gboolean
restore (Restoring *restoring, GError **error)
{
  g_autofree char *kept = NULL;
  g_auto (DossierSalvage) salvage = { 0 };

  if (restoring->backup != NULL)
    return dossier_restore (restoring->library, restoring->backup, NULL, &kept, error);
  if (!dossier_salvage_library (restoring->library, NULL, NULL, &kept, &salvage, error))
    return FALSE;
  restoring->words = dossier_salvage_dup_words (&salvage);
  return TRUE;
}

static void
restore_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  gint64  until = g_get_monotonic_time () + PATIENCE_US;
  GError *error = NULL;

  while (!restore (data, &error) && g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_BUSY)
         && g_get_monotonic_time () < until)
    {
      g_clear_error (&error);
      g_usleep (LOOK_US);
    }
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/* Whoever quits meanwhile would not know which library is there: it waits for all that are on their way. */
static void
count_restoring (DossierApplication *self, int change)
{
  static const char name[] = "n-restoring";
  int               n = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (self), name)) + change;

  g_object_set_data (G_OBJECT (self), name, GINT_TO_POINTER (n));
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "quit")), n == 0);
}

/* The library takes the place of the waiting window. */
static void
open_library (DossierApplication *self, const char *library, const char *words, GtkWindow *waiting)
{
  dossier_application_open (self, library, words);
  gtk_window_destroy (waiting);
  g_application_release (G_APPLICATION (self));
}

typedef struct
{
  DossierApplication *app;
  char               *library;
  GtkWindow          *waiting;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_object_unref (reading->app);
  g_object_unref (reading->waiting);
  g_free (reading->library);
  g_free (reading);
}

static gboolean
open_cb (gpointer data)
{
  Reading *reading = data;

  open_library (reading->app, reading->library, NULL, reading->waiting);
  return G_SOURCE_REMOVE;
}

/* The library comes once the message is closed, which is in front of the waiting window. */
static void
read_cb (GtkWindow *message, const char *answer, DossierApplication *self)
{
  Reading *reading = g_new (Reading, 1);

  reading->app = g_object_ref (self);
  reading->library = g_strdup (g_object_get_data (G_OBJECT (message), "library"));
  reading->waiting = g_object_ref (gtk_window_get_transient_for (message));
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, open_cb, reading, reading_free);
}

/* What was saved is read before the library comes. */
static void
tell (DossierApplication *self, const Restoring *restoring, GtkWindow *waiting)
{
  GtkWidget *message = dossier_message_new (waiting, _ ("What can be read is saved"), restoring->words);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (message), "open", _ ("_Open the Library"), NULL);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (message), "open");
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (message), "open");
  g_object_set_data_full (G_OBJECT (message), "library", g_strdup (restoring->library), g_free);
  g_signal_connect_object (message, "response", G_CALLBACK (read_cb), self, 0);
  gtk_window_present (GTK_WINDOW (message));
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

  count_restoring (self, -1);
  if (done && restoring->words != NULL)
    {
      tell (self, restoring, waiting);
      return;
    }
  open_library (self, restoring->library,
                done ? _ ("The library is as it was then. What was there before is among the backups") : NULL, waiting);
  if (!done)
    dossier_application_show_error (
        self, restoring->backup != NULL ? _ ("The backup was not restored") : _ ("Nothing was saved"), error, NULL);
}

/* Nobody can close it: it goes when the library comes. */
static gboolean
waiting_close_cb (GtkWindow *waiting, gpointer data)
{
  return GDK_EVENT_STOP;
}

/* Takes @restoring. */
static void
start (DossierApplication *self, Restoring *restoring, const char *title, const char *words)
{
  GtkWindow     *waiting = dossier_application_waiting_window_new (self, title, words);
  DossierWindow *window;
  g_autoptr (GTask) task = g_task_new (self, NULL, restored_cb, g_object_ref (waiting));

  g_application_hold (G_APPLICATION (self));
  count_restoring (self, 1);
  gtk_window_set_deletable (waiting, FALSE);
  g_signal_connect (waiting, "close-request", G_CALLBACK (waiting_close_cb), NULL);
  gtk_window_present (waiting);
  window = dossier_application_find_window (self, restoring->library);
  if (window != NULL)
    gtk_window_close (GTK_WINDOW (window)); /* keeps its size */
  g_task_set_task_data (task, restoring, restoring_free);
  g_task_run_in_thread (task, restore_thread);
}

static void
app_restore_backup (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Restoring *restoring = g_new0 (Restoring, 1);

  g_variant_get (parameter, "(ss)", &restoring->library, &restoring->backup);
  start (data, restoring, _ ("Restoring the backup…"),
         _ ("The library opens again when it is what it was then. Dossier cannot be quit before."));
}

static void
app_salvage (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Restoring *restoring = g_new0 (Restoring, 1);

  restoring->library = g_variant_dup_string (parameter, NULL);
  start (data, restoring, _ ("Saving what can be read…"),
         _ ("This takes a while where the library is large. Dossier cannot be quit before."));
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
    { .name = "salvage", .activate = app_salvage, .parameter_type = "s" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
