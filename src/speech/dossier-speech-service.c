/* dossier-speech-service.c - the speaker that is Speech Dispatcher
 *
 * Orders wait in a queue and are given one after the other, each after the answer to the one before: were a text sent
 * before the service says that it takes one, its lines would be taken for orders.
 *
 * What is on its way over the connection holds no reference: its callback hears that it was cancelled before it looks
 * at the object, which cancels it when it goes.
 *
 * order:    what is being answered; NULL: nothing.
 * speaking: the service's number of the text that is wanted; 0: it has none yet, or there is none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-speech-service.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "dossier-speech-connect.h"
#include "dossier-speech-limits.h"
#include "dossier-speech-protocol.h"

typedef struct
{
  char    *line;
  char    *text;   /* of SPEAK, until it is given */
  gboolean speaks; /* it is SPEAK */
  gboolean stays;  /* is given whatever is wanted by then */
} Order;

struct _DossierSpeechService
{
  GObject parent;

  char *path, *program;
  guint patience;

  GCancellable      *cancellable; /* of the connection, or the way to it; NULL: there is neither */
  GSocketConnection *connection;  /* NULL: not yet */
  GBytes            *sending;     /* NULL: nothing is on its way */
  GString           *to_send;
  GString           *received; /* a line that is not over */
  guint              wait_source;

  GQueue              orders;
  Order              *order;
  DossierSpeechAnswer answer;
  gboolean            is_wanted; /* a text is to be said, or being said */
  guint64             speaking;
  guint64             early; /* message whose end was told before its number */
  gboolean            early_whole;
};

static void speaker_init (DossierSpeakerInterface *iface);
static void receive (DossierSpeechService *self);

G_DEFINE_FINAL_TYPE_WITH_CODE (DossierSpeechService, dossier_speech_service, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (DOSSIER_TYPE_SPEAKER, speaker_init))

/* ---- orders ---- */

static void
order_free (Order *order)
{
  g_free (order->line);
  g_free (order->text);
  g_free (order);
}

static void
add_order (DossierSpeechService *self, char *line, gboolean stays)
{
  Order *order = g_new0 (Order, 1);

  order->line = line;
  order->stays = stays;
  g_queue_push_tail (&self->orders, order);
}

static void
add_speak (DossierSpeechService *self, const char *text)
{
  Order *order = g_new0 (Order, 1);

  order->line = g_strdup ("SPEAK\r\n");
  order->text = dossier_speech_make_text (text);
  order->speaks = TRUE;
  g_queue_push_tail (&self->orders, order);
}

static void
drop_orders (DossierSpeechService *self, gboolean all)
{
  for (GList *link = self->orders.head, *next; link != NULL; link = next)
    {
      Order *order = link->data;

      next = link->next;
      if (order->stays && !all)
        continue;
      g_queue_delete_link (&self->orders, link);
      order_free (order);
    }
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Order, order_free)

/* ---- the connection ---- */

static void
close_connection (DossierSpeechService *self)
{
  g_clear_handle_id (&self->wait_source, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->connection);
  g_clear_pointer (&self->sending, g_bytes_unref);
  g_string_truncate (self->to_send, 0);
  g_string_truncate (self->received, 0);
  drop_orders (self, TRUE);
  g_clear_pointer (&self->order, order_free);
  self->answer = (DossierSpeechAnswer){ 0 };
  self->speaking = self->early = 0;
}

static void
end (DossierSpeechService *self, gboolean is_whole)
{
  self->is_wanted = FALSE;
  self->speaking = 0;
  g_signal_emit_by_name (self, "ended", is_whole);
}

/* What is wanted is not said; nobody hears of it when nothing is. */
static void
fail (DossierSpeechService *self, const GError *error)
{
  gboolean was_wanted = self->is_wanted;

  self->is_wanted = FALSE;
  self->speaking = 0;
  if (was_wanted)
    g_signal_emit_by_name (self, "failed", error);
}

static void
lose (DossierSpeechService *self, const char *sentence)
{
  g_autoptr (GError) error = g_error_new_literal (DOSSIER_SPEECH_ERROR, DOSSIER_SPEECH_ERROR_LOST, sentence);

  close_connection (self);
  fail (self, error);
}

static gboolean
waited_cb (gpointer data)
{
  DossierSpeechService *self = data;

  self->wait_source = 0;
  lose (self, _ ("The speech service Speech Dispatcher does not answer. Try again; if that does not help, log out and "
                 "in again."));
  return G_SOURCE_REMOVE;
}

static void
start_waiting (DossierSpeechService *self)
{
  g_clear_handle_id (&self->wait_source, g_source_remove);
  self->wait_source = g_timeout_add_seconds (self->patience, waited_cb, self);
}

/* ---- out ---- */

static void send_more (DossierSpeechService *self);

static void
lose_in_the_middle (DossierSpeechService *self)
{
  lose (self, _ ("The speech service Speech Dispatcher has ended. Reading aloud again starts it anew."));
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierSpeechService) self = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_sent = g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = g_object_ref (data);
  g_clear_pointer (&self->sending, g_bytes_unref);
  if (is_sent)
    send_more (self);
  else
    lose_in_the_middle (self);
}

static void
send_more (DossierSpeechService *self)
{
  if (self->sending != NULL || self->to_send->len == 0)
    return;
  self->sending = g_bytes_new (self->to_send->str, self->to_send->len);
  g_string_truncate (self->to_send, 0);
  g_output_stream_write_all_async (g_io_stream_get_output_stream (G_IO_STREAM (self->connection)),
                                   g_bytes_get_data (self->sending, NULL), g_bytes_get_size (self->sending),
                                   G_PRIORITY_DEFAULT, self->cancellable, sent_cb, self);
}

static void
send_words (DossierSpeechService *self, const char *words)
{
  g_string_append (self->to_send, words);
  start_waiting (self);
  send_more (self);
}

static void
give_orders (DossierSpeechService *self)
{
  if (self->connection == NULL || self->order != NULL)
    return;
  self->order = g_queue_pop_head (&self->orders);
  if (self->order != NULL)
    send_words (self, self->order->line);
}

/* ---- in ---- */

static void
end_message (DossierSpeechService *self, guint64 number, gboolean is_whole)
{
  if (number != 0 && number == self->speaking)
    end (self, is_whole);
  else
    {
      self->early = number;
      self->early_whole = is_whole;
    }
}

static void
take_event (DossierSpeechService *self, const DossierSpeechAnswer *event)
{
  if (event->code == DOSSIER_SPEECH_END || event->code == DOSSIER_SPEECH_CANCELED)
    end_message (self, event->number, event->code == DOSSIER_SPEECH_END);
}

/* Whether the text that the service answered about is what is wanted: by now it may be another one, or none. */
static gboolean
is_still_wanted (DossierSpeechService *self)
{
  return self->is_wanted && g_queue_is_empty (&self->orders);
}

static void
take_number (DossierSpeechService *self, guint64 number)
{
  self->speaking = number;
  if (self->early == number)
    end (self, self->early_whole);
}

static void
refuse (DossierSpeechService *self)
{
  g_autoptr (GError) error
      = g_error_new_literal (DOSSIER_SPEECH_ERROR, DOSSIER_SPEECH_ERROR_REFUSED,
                             _ ("The speech service Speech Dispatcher does not take the text. See whether it has a "
                                "voice that works: “spd-say hello” in a terminal tells."));

  fail (self, error);
}

static void
take_answer (DossierSpeechService *self, const DossierSpeechAnswer *answer)
{
  g_autoptr (Order) order = NULL;

  if (self->order == NULL) /* to nothing that was asked */
    return;
  g_clear_handle_id (&self->wait_source, g_source_remove);
  if (self->order->text != NULL && answer->code == DOSSIER_SPEECH_RECEIVING)
    {
      g_autofree char *text = g_steal_pointer (&self->order->text);

      send_words (self, text);
      return;
    }
  order = g_steal_pointer (&self->order);
  if (order->speaks && is_still_wanted (self))
    {
      if (answer->code == DOSSIER_SPEECH_QUEUED)
        take_number (self, answer->number);
      else
        refuse (self);
    }
  give_orders (self);
}

static gboolean
take_line (DossierSpeechService *self, const char *line)
{
  gboolean            is_whole;
  DossierSpeechAnswer answer;

  if (!dossier_speech_answer_add (&self->answer, line, &is_whole))
    return FALSE;
  if (!is_whole)
    return TRUE;
  answer = self->answer;
  self->answer = (DossierSpeechAnswer){ 0 };
  if (answer.code >= DOSSIER_SPEECH_FIRST_EVENT)
    take_event (self, &answer);
  else
    take_answer (self, &answer);
  return TRUE;
}

/* FALSE when what came is none of the service's lines. Whoever hears of an end may close the connection. */
static gboolean
take_lines (DossierSpeechService *self)
{
  char *end_of_line;

  while ((end_of_line = memchr (self->received->str, '\n', self->received->len)) != NULL)
    {
      gsize            length = end_of_line - self->received->str;
      g_autofree char *line = g_strchomp (g_strndup (self->received->str, length));

      g_string_erase (self->received, 0, length + 1);
      if (!take_line (self, line))
        return FALSE;
    }
  return self->received->len <= DOSSIER_SPEECH_MAX_LINE;
}

static void
received_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierSpeechService) self = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = g_object_ref (data);
  if (bytes == NULL || g_bytes_get_size (bytes) == 0)
    {
      lose_in_the_middle (self);
      return;
    }
  g_string_append_len (self->received, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (take_lines (self))
    receive (self);
  else
    lose (self, _ ("What listens in the place of the speech service Speech Dispatcher is something else. See what the "
                   "variable SPEECHD_ADDRESS says."));
}

static void
receive (DossierSpeechService *self)
{
  if (self->connection != NULL)
    g_input_stream_read_bytes_async (g_io_stream_get_input_stream (G_IO_STREAM (self->connection)),
                                     DOSSIER_SPEECH_MAX_LINE, G_PRIORITY_DEFAULT, self->cancellable, received_cb, self);
}

/* ---- connecting ---- */

static void
connected_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierSpeechService) self = NULL;
  g_autoptr (GError) error = NULL;
  GSocketConnection *connection = dossier_speech_connect_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = g_object_ref (data);
  if (connection == NULL)
    {
      close_connection (self);
      fail (self, error);
      return;
    }
  g_clear_handle_id (&self->wait_source, g_source_remove);
  self->connection = connection;
  receive (self);
  give_orders (self);
}

static void
need_connection (DossierSpeechService *self)
{
  if (self->cancellable != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  add_order (self, dossier_speech_order_name (g_get_user_name ()), TRUE);
  add_order (self, g_strdup ("SET SELF NOTIFICATION END on\r\n"), TRUE);
  add_order (self, g_strdup ("SET SELF NOTIFICATION CANCEL on\r\n"), TRUE);
  add_order (self, g_strdup ("SET SELF PRIORITY TEXT\r\n"), TRUE);
  start_waiting (self);
  dossier_speech_connect_async (self->path, self->program, self->cancellable, connected_cb, self);
}

/* ---- the speaker ---- */

static void
stop (DossierSpeaker *speaker)
{
  DossierSpeechService *self = DOSSIER_SPEECH_SERVICE (speaker);
  gboolean              has_text = self->speaking != 0 || (self->order != NULL && self->order->speaks);

  drop_orders (self, FALSE);
  self->is_wanted = FALSE;
  self->speaking = 0;
  if (has_text)
    add_order (self, g_strdup ("CANCEL SELF\r\n"), TRUE);
  give_orders (self);
}

static char *
make_language_order (const char *language)
{
  const char *const *names = g_get_language_names ();
  char              *order = language != NULL ? dossier_speech_order_language (language) : NULL;

  for (guint i = 0; names[i] != NULL && order == NULL; i++)
    if (g_ascii_strcasecmp (names[i], "C") != 0 && !g_str_has_prefix (names[i], "C."))
      order = dossier_speech_order_language (names[i]);
  return order != NULL ? order : dossier_speech_order_language ("en");
}

static void
say (DossierSpeaker *speaker, const char *text, const char *language, int rate)
{
  DossierSpeechService *self = DOSSIER_SPEECH_SERVICE (speaker);

  stop (speaker);
  need_connection (self);
  self->is_wanted = TRUE;
  self->early = 0;
  add_order (self, make_language_order (language), FALSE);
  add_order (self, dossier_speech_order_rate (rate), FALSE);
  add_speak (self, text);
  give_orders (self);
}

static void
speaker_init (DossierSpeakerInterface *iface)
{
  iface->say = say;
  iface->stop = stop;
}

static void
dossier_speech_service_dispose (GObject *object)
{
  close_connection (DOSSIER_SPEECH_SERVICE (object));
  G_OBJECT_CLASS (dossier_speech_service_parent_class)->dispose (object);
}

static void
dossier_speech_service_finalize (GObject *object)
{
  DossierSpeechService *self = DOSSIER_SPEECH_SERVICE (object);

  g_string_free (self->to_send, TRUE);
  g_string_free (self->received, TRUE);
  g_free (self->path);
  g_free (self->program);
  G_OBJECT_CLASS (dossier_speech_service_parent_class)->finalize (object);
}

static void
dossier_speech_service_class_init (DossierSpeechServiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_speech_service_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_speech_service_finalize;
}

static void
dossier_speech_service_init (DossierSpeechService *self)
{
  g_queue_init (&self->orders);
  self->to_send = g_string_new (NULL);
  self->received = g_string_new (NULL);
}

DossierSpeaker *
dossier_speech_service_new (const char *path, const char *program, guint patience)
{
  DossierSpeechService *self = g_object_new (DOSSIER_TYPE_SPEECH_SERVICE, NULL);

  self->path = g_strdup (path);
  self->program = g_strdup (program);
  self->patience = patience;
  return DOSSIER_SPEAKER (self);
}

DossierSpeaker *
dossier_speaker_new (void)
{
  g_autofree char *path = dossier_speech_dup_address ();

  return dossier_speech_service_new (path, "speech-dispatcher", DOSSIER_SPEECH_MAX_WAIT);
}
