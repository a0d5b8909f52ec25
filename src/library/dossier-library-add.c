/* dossier-library-add.c - taking in: an address, a file, a paste, the starter library
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-library.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "dossier-library-add-private.h"
#include "dossier-library-private.h"
#include "dossier-library-resources.h"
#include "dossier-pipeline.h"
#include "dossier-progress-relay.h"

#define STARTER DOSSIER_RESOURCE_PATH "/library/starter.xml"

gboolean
dossier_library_check_options (DossierLibrary *self, const DossierAddOptions *options, GError **error)
{
  g_autofree char *feed = NULL;
  DossierDate      date;

  if (!dossier_library_check_writable (self, error))
    return FALSE;
  if (options == NULL)
    return TRUE;
  if (options->date != NULL && !dossier_date_parse (options->date, &date))
    {
      g_set_error (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_UNSUPPORTED,
                   _ ("“%s” is not a date. Write it like 2024-08-06, 2024-08 or 2024."), options->date);
      return FALSE;
    }
  if (options->feed != NULL && dossier_intake_classify (options->feed, &feed) != DOSSIER_INPUT_ADDRESS)
    {
      g_set_error (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_UNSUPPORTED,
                   _ ("“%s” is not a feed's address. It begins with https:// or http://"), options->feed);
      return FALSE;
    }
  return TRUE;
}

gboolean
dossier_batch_take_file (DossierBatch *batch, const char *path, gsize most, GError **error)
{
  g_autoptr (DossierSource) source = dossier_source_open (path, error);

  if (source == NULL)
    return FALSE;
  if (dossier_source_is_mailbox (source))
    {
      batch->kind = DOSSIER_CONTENT_MAILBOX;
      batch->source = g_steal_pointer (&source);
      return TRUE;
    }
  batch->bytes = dossier_source_read_all (source, most, error);
  return batch->bytes != NULL;
}

/* Files that come to us as an address keep nothing of it: the same words from two folders are one story. */
gboolean
dossier_library_take_input (DossierBatch *batch, const char *input, DossierStage *first, GError **error)
{
  g_autofree char *target = NULL;

  if (!dossier_library_check_options (batch->library, batch->options, error))
    return FALSE;
  switch (dossier_intake_classify (input, &target))
    {
    case DOSSIER_INPUT_ADDRESS:
      batch->uri = g_strdup (target);
      batch->name = g_strdup (target);
      *first = DOSSIER_STAGE_FETCH;
      return TRUE;
    case DOSSIER_INPUT_FILE:
      batch->name = g_filename_display_basename (target);
      *first = DOSSIER_STAGE_PARSE;
      return dossier_batch_take_file (batch, target, DOSSIER_LIBRARY_MAX_FILE, error);
    case DOSSIER_INPUT_FOREIGN:
      g_set_error (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_UNSUPPORTED,
                   _ ("“%s” cannot be fetched: only https:// and http:// addresses and files can."), input);
      return FALSE;
    }
  g_assert_not_reached ();
}

static DossierAddResult *
add_input (DossierLibrary *self, const char *input, const DossierAddOptions *options, DossierProgress progress,
           gpointer progress_data, GCancellable *cancellable, GError **error)
{
  g_autoptr (DossierBatch) batch = dossier_batch_new (self, options);
  DossierStage first = DOSSIER_STAGE_FETCH;

  batch->progress = progress;
  batch->progress_data = progress_data;
  if (!dossier_library_take_input (batch, input, &first, error))
    return NULL;
  return dossier_pipeline_run (batch, first, cancellable, error);
}

/* An address alone among blanks, as somebody copies it from a browser; NULL otherwise. */
static char *
dup_bare_address (const char *text, gsize length)
{
  g_autofree char *trimmed = length < 8192 && memchr (text, '\0', length) == NULL ? g_strndup (text, length) : NULL;
  g_autofree char *target = NULL;

  if (trimmed == NULL || strpbrk (g_strstrip (trimmed), " \t\r\n<>\"") != NULL
      || dossier_intake_classify (trimmed, &target) != DOSSIER_INPUT_ADDRESS)
    return NULL;
  return g_steal_pointer (&target);
}

static DossierAddResult *
add_words (DossierLibrary *self, const char *text, gssize length, const DossierAddOptions *options,
           GCancellable *cancellable, GError **error)
{
  gsize            size = length < 0 ? strlen (text) : (gsize) length;
  g_autofree char *address = dup_bare_address (text, size);
  g_autoptr (DossierBatch) batch = NULL;

  if (address != NULL)
    return add_input (self, address, options, NULL, NULL, cancellable, error);
  if (!dossier_library_check_options (self, options, error))
    return NULL;
  batch = dossier_batch_new (self, options);
  batch->bytes = g_bytes_new (text, size);
  batch->kind = dossier_intake_sniff (batch->bytes, NULL, NULL);
  if (size > DOSSIER_LIBRARY_MAX_PASTE && batch->kind != DOSSIER_CONTENT_FEED && batch->kind != DOSSIER_CONTENT_HTML
      && batch->kind != DOSSIER_CONTENT_BOOKMARKS)
    {
      g_autofree char *most = g_format_size_full (DOSSIER_LIBRARY_MAX_PASTE, G_FORMAT_SIZE_IEC_UNITS);

      g_set_error (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_TOO_LARGE,
                   _ ("The text is too large: at most %s can be pasted. Save it as a file and add that."), most);
      return NULL;
    }
  return dossier_pipeline_run (batch, DOSSIER_STAGE_PARSE, cancellable, error);
}

static DossierAddResult *
add_starter (DossierLibrary *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (DossierBatch) batch = dossier_batch_new (self, NULL);

  batch->journalled = FALSE;
  batch->name = g_strdup (_ ("the starter library"));
  batch->bytes = g_resource_lookup_data (dossier_library_get_resource (), STARTER, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (batch->bytes == NULL || !dossier_library_check_options (self, NULL, error))
    return NULL;
  return dossier_pipeline_run (batch, DOSSIER_STAGE_PARSE, cancellable, error);
}

DossierAddResult *
dossier_library_add (DossierLibrary *self, const char *input, const DossierAddOptions *options, GError **error)
{
  g_return_val_if_fail (DOSSIER_IS_LIBRARY (self) && dossier_library_get_store (self) != NULL, NULL);
  return add_input (self, input, options, NULL, NULL, NULL, error);
}

DossierAddResult *
dossier_library_add_text (DossierLibrary *self, const char *text, gssize length, const DossierAddOptions *options,
                          GError **error)
{
  g_return_val_if_fail (DOSSIER_IS_LIBRARY (self) && dossier_library_get_store (self) != NULL, NULL);
  return add_words (self, text, length, options, NULL, error);
}

DossierAddResult *
dossier_library_add_starter (DossierLibrary *self, GError **error)
{
  g_return_val_if_fail (DOSSIER_IS_LIBRARY (self) && dossier_library_get_store (self) != NULL, NULL);
  return add_starter (self, NULL, error);
}

/* ---- the same, for a main loop ---- */

typedef enum
{
  ADD_INPUT,
  ADD_TEXT,
  ADD_STARTER,
} AddKind;

typedef struct
{
  AddKind               kind;
  char                 *input;
  DossierAddOptions     options;
  char                 *title, *date, *feed;
  DossierProgressRelay *relay;
} AddJob;

static void
job_free (gpointer data)
{
  AddJob *job = data;

  g_free (job->input);
  g_free (job->title);
  g_free (job->date);
  g_free (job->feed);
  dossier_progress_relay_unref (job->relay);
  g_free (job);
}

static AddJob *
new_job (AddKind kind, const char *input, const DossierAddOptions *options)
{
  AddJob *job = g_new0 (AddJob, 1);

  job->kind = kind;
  job->input = g_strdup (input);
  if (options != NULL)
    {
      job->options.title = job->title = g_strdup (options->title);
      job->options.date = job->date = g_strdup (options->date);
      job->options.feed = job->feed = g_strdup (options->feed);
      job->options.allow_private = options->allow_private;
    }
  return job;
}

static void
run_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  DossierLibrary   *self = source;
  AddJob           *job = data;
  DossierAddResult *result = NULL;
  GError           *error = NULL;

  switch (job->kind)
    {
    case ADD_INPUT:
      result = add_input (self, job->input, &job->options, job->relay != NULL ? dossier_progress_relay_tell : NULL,
                          job->relay, cancellable, &error);
      break;
    case ADD_TEXT: result = add_words (self, job->input, -1, &job->options, cancellable, &error); break;
    case ADD_STARTER: result = add_starter (self, cancellable, &error); break;
    }
  if (result != NULL)
    g_task_return_pointer (task, result, (GDestroyNotify) dossier_add_result_free);
  else
    g_task_return_error (task, error);
}

static void
start_job (DossierLibrary *self, AddJob *job, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, start_job);
  /* What was saved is saved: a cancel that comes too late must not hide it. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, run_job);
}

void
dossier_library_add_async (DossierLibrary *self, const char *input, const DossierAddOptions *options,
                           GCancellable *cancellable, DossierProgress progress, gpointer progress_data,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  AddJob *job;

  g_return_if_fail (DOSSIER_IS_LIBRARY (self) && dossier_library_get_store (self) != NULL);
  job = new_job (ADD_INPUT, input, options);
  job->relay = dossier_progress_relay_new (progress, progress_data);
  start_job (self, job, cancellable, callback, user_data);
}

void
dossier_library_add_text_async (DossierLibrary *self, const char *text, const DossierAddOptions *options,
                                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DOSSIER_IS_LIBRARY (self) && dossier_library_get_store (self) != NULL);
  start_job (self, new_job (ADD_TEXT, text, options), cancellable, callback, user_data);
}

void
dossier_library_add_starter_async (DossierLibrary *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (DOSSIER_IS_LIBRARY (self) && dossier_library_get_store (self) != NULL);
  start_job (self, new_job (ADD_STARTER, NULL, NULL), cancellable, callback, user_data);
}

DossierAddResult *
dossier_library_add_finish (DossierLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
