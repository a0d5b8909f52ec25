/* dossier-image-decoder.c - pictures from outside as pixels, decoded in a process of their own
 *
 * One Decoding a call, owned by its GTask: (wait) -> start -> write -> read the header -> read the rows -> wait for the
 * end -> answer. Whatever goes wrong on the way, the end of the process is waited for: it says why.
 *
 * limit: cancels what runs, for the caller's cancellable or the deadline; is_late says which.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-image-decoder.h"

#include <gio/gunixoutputstream.h>
#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <string.h>

#include "dossier-image-protocol.h"

#define PROGRAM "dossier-image"

G_STATIC_ASSERT (DOSSIER_IMAGE_DECODER_MAX_SIZE == DOSSIER_IMAGE_MAX_SIZE);
G_STATIC_ASSERT (DOSSIER_IMAGE_DECODER_MAX_BYTES == DOSSIER_IMAGE_MAX_BYTES);

struct _DossierImageDecoder
{
  GObject parent_instance;
  char   *program;
  GQueue  waiting; /* of GTask, owned */
  guint   n_running;
};

G_DEFINE_FINAL_TYPE (DossierImageDecoder, dossier_image_decoder, G_TYPE_OBJECT)

typedef struct
{
  GBytes            *bytes;
  guint              size;
  GSubprocess       *process; /* NULL: not started */
  GCancellable      *limit, *caller;
  gulong             caller_id;
  GSource           *deadline;
  gboolean           is_late;
  DossierImageHeader header;
  guint8            *rows; /* NULL: the header was none */
  gsize              length, n_read;
} Decoding;

void
dossier_image_free (DossierImage *image)
{
  if (image == NULL)
    return;
  g_bytes_unref (image->rgba);
  g_free (image);
}

static void
decoding_free (gpointer data)
{
  Decoding *self = data;

  g_cancellable_disconnect (self->caller, self->caller_id);
  if (self->deadline != NULL)
    g_source_destroy (self->deadline);
  g_clear_pointer (&self->deadline, g_source_unref);
  g_bytes_unref (self->bytes);
  g_clear_object (&self->process);
  g_clear_object (&self->limit);
  g_clear_object (&self->caller);
  g_free (self->rows);
  g_free (self);
}

/* ---- the end ---- */

static GError *
unreadable (const char *sentence)
{
  return g_error_new_literal (DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_UNREADABLE, sentence);
}

/* Why the process ended without an answer. */
static GError *
words_for_end (GSubprocess *process)
{
  int status = g_subprocess_get_if_exited (process) ? g_subprocess_get_exit_status (process) : -1;

  if (status == DOSSIER_IMAGE_UNKNOWN)
    return g_error_new_literal (DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_UNSUPPORTED,
                                _ ("This is no picture that can be read here. PNG, JPEG, GIF, BMP, ICO and SVG can."));
  if (status == DOSSIER_IMAGE_TOO_LARGE || status == DOSSIER_IMAGE_TOO_MANY_BYTES)
    return g_error_new_literal (DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_TOO_LARGE,
                                _ ("The picture is too large. It was not opened."));
  if (status == DOSSIER_IMAGE_DAMAGED)
    return unreadable (_ ("The picture is damaged, or not what it says it is."));
  if (status == DOSSIER_IMAGE_NOT_SAFE)
    return unreadable (_ ("The picture was not opened: this system does not let pictures be opened safely."));
  return unreadable (_ ("The picture could not be read: it would have taken more time or memory than a picture may."));
}

static void start_next (DossierImageDecoder *self);

/* Takes @task. */
static void
end (GTask *task)
{
  DossierImageDecoder *decoder = g_task_get_source_object (task);
  Decoding            *self = g_task_get_task_data (task);
  DossierImage        *image;

  decoder->n_running -= self->process != NULL;
  if (g_task_return_error_if_cancelled (task))
    ;
  else if (self->is_late)
    g_task_return_error (task, unreadable (_ ("The picture could not be read in time.")));
  else if (self->rows == NULL || self->n_read < self->length || !g_subprocess_get_successful (self->process))
    g_task_return_error (task, words_for_end (self->process));
  else
    {
      image = g_new0 (DossierImage, 1);
      image->width = self->header.width;
      image->height = self->header.height;
      image->rgba = g_bytes_new_take (g_steal_pointer (&self->rows), self->length);
      g_task_return_pointer (task, image, (GDestroyNotify) dossier_image_free);
    }
  start_next (decoder);
  g_object_unref (task);
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_subprocess_wait_finish (G_SUBPROCESS (source), result, NULL);
  end (data);
}

/* When all has been said, or nothing more is wanted. */
static void
wait_for_end (GTask *task, gboolean is_over)
{
  Decoding *self = g_task_get_task_data (task);

  if (is_over)
    g_subprocess_force_exit (self->process);
  g_subprocess_wait_async (self->process, NULL, ended_cb, task);
}

/* ---- the answer ---- */

static void
rows_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Decoding *self = g_task_get_task_data (data);
  gboolean  is_good = g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &self->n_read, NULL);

  wait_for_end (data, !is_good);
}

static gboolean
is_believable (const Decoding *self)
{
  const DossierImageHeader *header = &self->header;

  return memcmp (header->magic, DOSSIER_IMAGE_MAGIC, sizeof header->magic) == 0 && header->width >= 1
         && header->height >= 1 && header->width <= self->size && header->height <= self->size;
}

static void
header_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Decoding *self = g_task_get_task_data (data);
  gsize     n = 0;
  gboolean  is_good = g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &n, NULL);

  if (!is_good || n < sizeof self->header || !is_believable (self))
    {
      wait_for_end (data, !is_good || n == sizeof self->header);
      return;
    }
  self->length = (gsize) self->header.width * self->header.height * 4;
  self->rows = g_malloc (self->length);
  g_input_stream_read_all_async (G_INPUT_STREAM (source), self->rows, self->length, G_PRIORITY_DEFAULT_IDLE,
                                 self->limit, rows_read_cb, data);
}

/* A process that has seen enough need not read to the end. */
static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Decoding *self = g_task_get_task_data (data);

  g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, NULL);
  g_output_stream_close (G_OUTPUT_STREAM (source), NULL, NULL);
  g_input_stream_read_all_async (g_subprocess_get_stdout_pipe (self->process), &self->header, sizeof self->header,
                                 G_PRIORITY_DEFAULT_IDLE, self->limit, header_read_cb, data);
}

/* ---- the start ---- */

static gboolean
deadline_cb (gpointer data)
{
  Decoding *self = data;

  self->is_late = TRUE;
  g_subprocess_force_exit (self->process);
  g_cancellable_cancel (self->limit);
  return G_SOURCE_REMOVE;
}

/* Nothing of ours but where the system's own modules are. */
static GStrv
make_environment (void)
{
  static const char *const kept[] = { "GDK_PIXBUF_MODULE_FILE", "GDK_PIXBUF_MODULEDIR", "LD_LIBRARY_PATH" };
  GStrv                    environment = g_new0 (char *, 1);

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    if (g_getenv (kept[i]) != NULL)
      environment = g_environ_setenv (environment, kept[i], g_getenv (kept[i]), TRUE);
  environment = g_environ_setenv (environment, "LC_ALL", "C", TRUE);
  return g_environ_setenv (environment, "GIO_USE_VFS", "local", TRUE);
}

static GSubprocess *
spawn (const char *program, guint size, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_auto (GStrv) environment = make_environment ();
  g_autofree char *side = g_strdup_printf ("%u", size);

  g_subprocess_launcher_set_environ (launcher, environment);
  return g_subprocess_launcher_spawn (launcher, error, program, side, NULL);
}

/* Takes @task. */
static void
start (GTask *task)
{
  DossierImageDecoder *decoder = g_task_get_source_object (task);
  Decoding            *self = g_task_get_task_data (task);
  g_autoptr (GError) problem = NULL;
  GOutputStream *in;
  gsize          length;
  gconstpointer  data = g_bytes_get_data (self->bytes, &length);

  self->process = spawn (decoder->program, self->size, &problem);
  if (self->process == NULL)
    {
      g_task_return_new_error (task, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_UNREADABLE,
                               /* TRANSLATORS: the path of a program, and why it could not be started */
                               _ ("The program that reads pictures, “%s”, could not be started: %s. Install Dossier "
                                  "again."),
                               decoder->program, problem->message);
      g_object_unref (task);
      return;
    }
  decoder->n_running++;
  self->deadline = g_timeout_source_new_seconds (DOSSIER_IMAGE_SECONDS);
  g_source_set_callback (self->deadline, deadline_cb, self, NULL);
  g_source_attach (self->deadline, g_main_context_get_thread_default ());
  in = g_subprocess_get_stdin_pipe (self->process);
  /* A pipe that has room for a byte would have us wait for room for all of them. */
  g_unix_set_fd_nonblocking (g_unix_output_stream_get_fd (G_UNIX_OUTPUT_STREAM (in)), TRUE, NULL);
  g_output_stream_write_all_async (in, data, length, G_PRIORITY_DEFAULT_IDLE, self->limit, written_cb, task);
}

static void
start_next (DossierImageDecoder *self)
{
  while (self->n_running < DOSSIER_IMAGE_DECODER_MAX && !g_queue_is_empty (&self->waiting))
    {
      GTask *task = g_queue_pop_head (&self->waiting);

      if (g_task_return_error_if_cancelled (task))
        g_object_unref (task);
      else
        start (task);
    }
}

static void
caller_cancelled_cb (GCancellable *caller, gpointer limit)
{
  g_cancellable_cancel (limit);
}

void
dossier_image_decoder_decode_async (DossierImageDecoder *self, GBytes *bytes, guint size, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data)
{
  GTask    *task = g_task_new (self, cancellable, callback, user_data);
  Decoding *decoding = g_new0 (Decoding, 1);

  g_return_if_fail (size >= 1 && size <= DOSSIER_IMAGE_DECODER_MAX_SIZE);
  g_task_set_source_tag (task, dossier_image_decoder_decode_async);
  g_task_set_task_data (task, decoding, decoding_free);
  decoding->bytes = g_bytes_ref (bytes);
  decoding->size = size;
  decoding->limit = g_cancellable_new ();
  if (cancellable != NULL)
    {
      decoding->caller = g_object_ref (cancellable);
      decoding->caller_id = g_cancellable_connect (cancellable, G_CALLBACK (caller_cancelled_cb),
                                                   g_object_ref (decoding->limit), g_object_unref);
    }
  if (g_bytes_get_size (bytes) > DOSSIER_IMAGE_DECODER_MAX_BYTES)
    {
      g_task_return_new_error (task, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_TOO_LARGE,
                               _ ("The picture is too large. It was not opened."));
      g_object_unref (task);
      return;
    }
  g_queue_push_tail (&self->waiting, task);
  start_next (self);
}

DossierImage *
dossier_image_decoder_decode_finish (DossierImageDecoder *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- object ---- */

/* Whoever waits holds the decoder: nobody waits here. */
static void
dossier_image_decoder_finalize (GObject *object)
{
  g_free (DOSSIER_IMAGE_DECODER (object)->program);
  G_OBJECT_CLASS (dossier_image_decoder_parent_class)->finalize (object);
}

static void
dossier_image_decoder_class_init (DossierImageDecoderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_image_decoder_finalize;
  /* A process may end before it has read all. GIO does the same for its sockets: there is no narrower way. */
  signal (SIGPIPE, SIG_IGN);
}

static void
dossier_image_decoder_init (DossierImageDecoder *self)
{
  g_queue_init (&self->waiting);
}

DossierImageDecoder *
dossier_image_decoder_new (const char *program)
{
  DossierImageDecoder *self = g_object_new (DOSSIER_TYPE_IMAGE_DECODER, NULL);
  const char          *folder = g_getenv ("DOSSIER_LIBEXECDIR"); /* a build that is not installed has it there */

  self->program = program != NULL ? g_strdup (program)
                                  : g_build_filename (folder != NULL ? folder : DOSSIER_LIBEXECDIR, PROGRAM, NULL);
  return self;
}
