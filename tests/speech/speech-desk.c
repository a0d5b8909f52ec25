/* speech-desk.c - a made-up Speech Dispatcher that says nothing and writes down what it should say
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "speech-desk.h"

#include <glib/gstdio.h>
#include <string.h>

static void
answer (SpeechDesk *desk, const char *words)
{
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (desk->connection)), words, strlen (words),
                             NULL, NULL, NULL); /* whoever left does not hear it */
}

static void
tell (SpeechDesk *desk, guint code, const char *words)
{
  g_autofree char *event = g_strdup_printf ("%u-%u\r\n%u-1\r\n%u %s\r\n", code, desk->number, code, code, words);

  answer (desk, event);
}

void
speech_desk_finish (SpeechDesk *desk)
{
  tell (desk, 702, "END");
}

void
speech_desk_silence (SpeechDesk *desk)
{
  tell (desk, 703, "CANCELED");
}

static void
take_text (SpeechDesk *desk, const char *line)
{
  g_autofree char *queued = NULL;

  if (strcmp (line, ".") != 0)
    {
      g_ptr_array_add (desk->texts, g_strdup (line));
      return;
    }
  desk->takes_text = FALSE;
  desk->number++;
  if (desk->manner == SPEECH_DESK_HASTY)
    speech_desk_finish (desk);
  queued = g_strdup_printf ("225-%u\r\n225 OK MESSAGE QUEUED\r\n", desk->number);
  answer (desk, queued);
  if (desk->manner != SPEECH_DESK_HASTY)
    tell (desk, 701, "BEGIN");
}

static void
take_order (SpeechDesk *desk, const char *line)
{
  g_autofree char *endless = NULL;

  g_ptr_array_add (desk->orders, g_strdup (line));
  switch (desk->manner) /* no default: -Wswitch finds what is missing */
    {
    case SPEECH_DESK_HONEST:
    case SPEECH_DESK_HASTY:
      desk->takes_text = strcmp (line, "SPEAK") == 0;
      answer (desk, desk->takes_text ? "230 OK RECEIVING DATA\r\n" : "200 OK\r\n");
      break;
    case SPEECH_DESK_UNWILLING:
      answer (desk, strcmp (line, "SPEAK") == 0 ? "300 ERR INTERNAL\r\n" : "200 OK\r\n");
      break;
    case SPEECH_DESK_MUTE: break;
    case SPEECH_DESK_FOREIGN: answer (desk, "HTTP/1.1 400 Bad Request\r\n"); break;
    case SPEECH_DESK_ENDLESS:
      endless = g_strnfill (8192, '2');
      answer (desk, endless);
      break;
    }
}

static void read_more (SpeechDesk *desk);

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GBytes) bytes = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, NULL);
  SpeechDesk *desk = data;
  char       *end;

  if (bytes == NULL || g_bytes_get_size (bytes) == 0 || desk->connection == NULL
      || source != G_OBJECT (g_io_stream_get_input_stream (G_IO_STREAM (desk->connection))))
    return;
  g_string_append_len (desk->received, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  while ((end = strstr (desk->received->str, "\r\n")) != NULL)
    {
      g_autofree char *line = g_strndup (desk->received->str, end - desk->received->str);

      g_string_erase (desk->received, 0, end - desk->received->str + 2);
      if (desk->takes_text)
        take_text (desk, line);
      else
        take_order (desk, line);
    }
  read_more (desk);
}

static void
read_more (SpeechDesk *desk)
{
  g_input_stream_read_bytes_async (g_io_stream_get_input_stream (G_IO_STREAM (desk->connection)), 4096,
                                   G_PRIORITY_DEFAULT, NULL, read_cb, desk);
}

static gboolean
incoming_cb (SpeechDesk *desk, GSocketConnection *connection)
{
  g_set_object (&desk->connection, connection);
  g_string_truncate (desk->received, 0);
  desk->takes_text = FALSE;
  read_more (desk);
  return TRUE;
}

void
speech_desk_listen (SpeechDesk *desk)
{
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (desk->path);
  g_autoptr (GError) error = NULL;

  desk->service = g_socket_service_new ();
  g_socket_listener_add_address (G_SOCKET_LISTENER (desk->service), address, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_DEFAULT, NULL, NULL, &error);
  g_assert_no_error (error);
  g_signal_connect_swapped (desk->service, "incoming", G_CALLBACK (incoming_cb), desk);
}

void
speech_desk_die (SpeechDesk *desk)
{
  if (desk->service == NULL)
    return;
  g_socket_service_stop (desk->service);
  g_socket_listener_close (G_SOCKET_LISTENER (desk->service));
  g_clear_object (&desk->service);
  g_unlink (desk->path);
  if (desk->connection != NULL)
    g_socket_shutdown (g_socket_connection_get_socket (desk->connection), TRUE, TRUE, NULL);
  while (g_main_context_iteration (NULL, FALSE)) /* its reading ends */
    ;
  g_clear_object (&desk->connection);
}

gboolean
speech_desk_heard (SpeechDesk *desk, const char *order)
{
  return g_ptr_array_find_with_equal_func (desk->orders, order, g_str_equal, NULL);
}

const char *
speech_desk_get_text (SpeechDesk *desk)
{
  return desk->texts->len > 0 ? g_ptr_array_index (desk->texts, desk->texts->len - 1) : "";
}

SpeechDesk *
speech_desk_new (SpeechDeskManner manner)
{
  SpeechDesk *desk = g_new0 (SpeechDesk, 1);
  g_autoptr (GError) error = NULL;

  desk->folder = g_dir_make_tmp ("dossier-speech-XXXXXX", &error);
  g_assert_no_error (error);
  desk->path = g_build_filename (desk->folder, "speechd.sock", NULL);
  desk->manner = manner;
  desk->orders = g_ptr_array_new_with_free_func (g_free);
  desk->texts = g_ptr_array_new_with_free_func (g_free);
  desk->received = g_string_new (NULL);
  speech_desk_listen (desk);
  return desk;
}

void
speech_desk_free (SpeechDesk *desk)
{
  speech_desk_die (desk);
  g_rmdir (desk->folder);
  g_ptr_array_unref (desk->orders);
  g_ptr_array_unref (desk->texts);
  g_string_free (desk->received, TRUE);
  g_free (desk->folder);
  g_free (desk->path);
  g_free (desk);
}
