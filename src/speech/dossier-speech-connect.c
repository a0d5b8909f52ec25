/* dossier-speech-connect.c - the way to Speech Dispatcher, which is started when it does not run
 *
 * The program puts its socket in place, leaves a process of its own behind, and ends: then one can connect.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-speech-connect.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "dossier-speaker.h"

#define UNIX_SOCKET "unix_socket:"

typedef struct
{
  char    *path, *program;
  gboolean is_started;
} Way;

static void
way_free (gpointer data)
{
  Way *way = data;

  g_free (way->path);
  g_free (way->program);
  g_free (way);
}

char *
dossier_speech_dup_address (void)
{
  const char *told = g_getenv ("SPEECHD_ADDRESS");

  if (told != NULL && g_str_has_prefix (told, UNIX_SOCKET) && told[strlen (UNIX_SOCKET)] != '\0')
    return g_strdup (told + strlen (UNIX_SOCKET));
  return g_build_filename (g_get_user_runtime_dir (), "speech-dispatcher", "speechd.sock", NULL);
}

static void connect_socket (GTask *task);

static void
fail (GTask *task, const char *sentence)
{
  g_task_return_new_error (task, DOSSIER_SPEECH_ERROR, DOSSIER_SPEECH_ERROR_MISSING, "%s", sentence);
}

static void
started_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;

  if (g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &error))
    connect_socket (task);
  else if (!g_task_return_error_if_cancelled (task))
    fail (task, _ ("The speech service Speech Dispatcher does not start: it may have no voice, or no way to the sound. "
                   "Install a voice for it, such as the package speech-dispatcher-espeak-ng, and see whether the "
                   "computer plays any sound."));
}

static void
start_program (GTask *task)
{
  Way             *way = g_task_get_task_data (task);
  g_autofree char *found = g_find_program_in_path (way->program);
  g_autoptr (GSubprocess) process = NULL;

  way->is_started = TRUE;
  if (found != NULL)
    process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL, found,
                                "--spawn", "--communication-method", "unix_socket", "--socket-path", way->path, NULL);
  if (process == NULL)
    fail (task, _ ("Nothing on this computer reads aloud. Install the packages speech-dispatcher and "
                   "speech-dispatcher-espeak-ng, then try again."));
  else
    g_subprocess_wait_check_async (process, g_task_get_cancellable (task), started_cb, g_object_ref (task));
}

static void
connected_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  Way               *way = g_task_get_task_data (task);
  GSocketConnection *connection = g_socket_client_connect_finish (G_SOCKET_CLIENT (source), result, &error);

  if (connection != NULL)
    g_task_return_pointer (task, connection, g_object_unref);
  else if (g_task_return_error_if_cancelled (task))
    return;
  else if (!way->is_started)
    start_program (task);
  else
    fail (task, _ ("The speech service Speech Dispatcher was started, but cannot be reached. Log out and in again, "
                   "then try once more."));
}

static void
connect_socket (GTask *task)
{
  Way *way = g_task_get_task_data (task);
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (way->path);

  g_socket_client_set_enable_proxy (client, FALSE);
  g_socket_client_connect_async (client, G_SOCKET_CONNECTABLE (address), g_task_get_cancellable (task), connected_cb,
                                 g_object_ref (task));
}

void
dossier_speech_connect_async (const char *path, const char *program, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Way *way = g_new0 (Way, 1);

  way->path = g_strdup (path);
  way->program = g_strdup (program);
  g_task_set_source_tag (task, dossier_speech_connect_async);
  g_task_set_task_data (task, way, way_free);
  connect_socket (task);
}

GSocketConnection *
dossier_speech_connect_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
