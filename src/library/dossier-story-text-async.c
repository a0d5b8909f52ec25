/* dossier-story-text-async.c - texts and versions of stories, for a main loop
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-story-text.h"

typedef struct
{
  gint64               story, before, after;
  DossierBlockChoices *choices;
  GBytes              *bytes; /* given; or NULL */
  DossierGivenKind     kind;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  dossier_block_choices_free (job->choices);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_free (job);
}

static void
start (DossierLibrary *self, Job job, gpointer tag, GTaskThreadFunc run, GCancellable *cancellable,
       GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, g_memdup2 (&job, sizeof job), free_job);
  g_task_run_in_thread (task, run);
}

/* Takes @result or @error. */
static void
answer (GTask *task, gpointer result, GDestroyNotify free_result, GError *error)
{
  if (result != NULL)
    g_task_return_pointer (task, result, free_result);
  else
    g_task_return_error (task, error);
}

static gpointer
finish (DossierLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
run_explain (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  GError    *error = NULL;
  gpointer   result = dossier_library_explain (source, job->story, &error);

  answer (task, result, (GDestroyNotify) dossier_explanation_free, error);
}

void
dossier_library_explain_async (DossierLibrary *self, gint64 story, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  start (self, (Job){ .story = story }, dossier_library_explain_async, run_explain, cancellable, callback, user_data);
}

DossierExplanation *
dossier_library_explain_finish (DossierLibrary *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, error);
}

static void
run_list (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  GError    *error = NULL;
  gpointer   result = dossier_store_list_versions (dossier_library_get_store (source), job->story, &error);

  answer (task, result, (GDestroyNotify) g_ptr_array_unref, error);
}

void
dossier_library_list_versions_async (DossierLibrary *self, gint64 story, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data)
{
  start (self, (Job){ .story = story }, dossier_library_list_versions_async, run_list, cancellable, callback,
         user_data);
}

GPtrArray *
dossier_library_list_versions_finish (DossierLibrary *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, error);
}

static void
run_load_version (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  GError    *error = NULL;
  gpointer   result = dossier_store_load_version (dossier_library_get_store (source), job->story, job->after, &error);

  answer (task, result, (GDestroyNotify) dossier_document_unref, error);
}

void
dossier_library_load_version_async (DossierLibrary *self, gint64 story, gint64 revision, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data)
{
  start (self, (Job){ .story = story, .after = revision }, dossier_library_load_version_async, run_load_version,
         cancellable, callback, user_data);
}

DossierDocument *
dossier_library_load_version_finish (DossierLibrary *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, error);
}

static void
run_compare (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  GError    *error = NULL;
  gpointer   result = dossier_library_compare_versions (source, job->story, job->before, job->after, &error);

  answer (task, result, (GDestroyNotify) dossier_version_diff_free, error);
}

void
dossier_library_compare_versions_async (DossierLibrary *self, gint64 story, gint64 before, gint64 after,
                                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  start (self, (Job){ .story = story, .before = before, .after = after }, dossier_library_compare_versions_async,
         run_compare, cancellable, callback, user_data);
}

DossierVersionDiff *
dossier_library_compare_versions_finish (DossierLibrary *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, error);
}

static void
run_read_given (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  GError    *error = NULL;
  gpointer   result = dossier_library_read_given (source, job->story, job->bytes, job->kind, &error);

  answer (task, result, (GDestroyNotify) dossier_document_unref, error);
}

void
dossier_library_read_given_async (DossierLibrary *self, gint64 story, GBytes *bytes, DossierGivenKind kind,
                                  GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  start (self, (Job){ .story = story, .bytes = g_bytes_ref (bytes), .kind = kind }, dossier_library_read_given_async,
         run_read_given, cancellable, callback, user_data);
}

DossierDocument *
dossier_library_read_given_finish (DossierLibrary *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, error);
}

/* ---- saving: what was saved is saved, so it cannot be cancelled ---- */

static void
answer_saved (GTask *task, gboolean done, const DossierTextSaved *saved, GError *error)
{
  answer (task, done ? g_memdup2 (saved, sizeof *saved) : NULL, g_free, error);
}

static void
run_set_blocks (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job       *job = data;
  GError          *error = NULL;
  DossierTextSaved saved;
  gboolean         done = dossier_library_set_blocks (source, job->story, job->choices, &saved, &error);

  answer_saved (task, done, &saved, error);
}

void
dossier_library_set_blocks_async (DossierLibrary *self, gint64 story, const DossierBlockChoices *choices,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  g_autofree char *text = dossier_block_choices_to_string (choices);

  start (self, (Job){ .story = story, .choices = dossier_block_choices_parse (text) }, dossier_library_save_text_finish,
         run_set_blocks, NULL, callback, user_data);
}

static void
run_extract_again (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job       *job = data;
  GError          *error = NULL;
  DossierTextSaved saved;
  gboolean         done = dossier_library_extract_again (source, job->story, &saved, &error);

  answer_saved (task, done, &saved, error);
}

void
dossier_library_extract_again_async (DossierLibrary *self, gint64 story, GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  start (self, (Job){ .story = story }, dossier_library_save_text_finish, run_extract_again, NULL, callback, user_data);
}

static void
run_use_version (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job       *job = data;
  GError          *error = NULL;
  DossierTextSaved saved;
  gboolean         done = dossier_library_use_version (source, job->story, job->after, &saved, &error);

  answer_saved (task, done, &saved, error);
}

void
dossier_library_use_version_async (DossierLibrary *self, gint64 story, gint64 revision, GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  start (self, (Job){ .story = story, .after = revision }, dossier_library_save_text_finish, run_use_version, NULL,
         callback, user_data);
}

static void
run_give_text (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job       *job = data;
  GError          *error = NULL;
  DossierTextSaved saved;
  gboolean         done = dossier_library_give_text (source, job->story, job->bytes, job->kind, &saved, &error);

  answer_saved (task, done, &saved, error);
}

void
dossier_library_give_text_async (DossierLibrary *self, gint64 story, GBytes *bytes, DossierGivenKind kind,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  start (self, (Job){ .story = story, .bytes = g_bytes_ref (bytes), .kind = kind }, dossier_library_save_text_finish,
         run_give_text, NULL, callback, user_data);
}

gboolean
dossier_library_save_text_finish (DossierLibrary *self, GAsyncResult *result, DossierTextSaved *saved, GError **error)
{
  g_autofree DossierTextSaved *answered = finish (self, result, error);

  if (answered != NULL)
    *saved = *answered;
  return answered != NULL;
}
