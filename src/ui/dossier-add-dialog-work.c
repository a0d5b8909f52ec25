/* dossier-add-dialog-work.c - what was given is taken in, one after the other; what was refused is put back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-add-dialog-private.h"

#include "dossier-import-dialog.h"
#include "dossier-subscribe.h"

#include <glib/gi18n.h>

/* Milliseconds between the beats of a bar that knows no end. */
#define PULSE_PAUSE 120

typedef enum
{
  JOB_WORDS,
  JOB_LINKS, /* addresses, one a line */
  JOB_FILE,
  JOB_PAGES, /* a file of bookmarks whose pages were asked for */
} JobKind;

typedef struct
{
  JobKind kind;
  char   *value;
} Job;

static Job *
job_new (JobKind kind, const char *value)
{
  Job *job = g_new0 (Job, 1);

  job->kind = kind;
  job->value = g_strdup (value);

  return job;
}

static gboolean
is_file (const Job *job)
{
  return job->kind == JOB_FILE || job->kind == JOB_PAGES;
}

static void
job_free (Job *job)
{
  g_free (job->value);
  g_free (job);
}

static void run_next (DossierAddDialog *self);

static void
collect_jobs (DossierAddDialog *self)
{
  g_autofree char *text = dossier_add_dialog_dup_text (self);
  g_auto (GStrv) addresses = dossier_add_addresses (text);

  g_ptr_array_set_size (self->jobs, 0);
  if (addresses != NULL)
    {
      g_autofree char *lines = g_strjoinv ("\n", addresses);

      g_ptr_array_add (self->jobs, job_new (JOB_LINKS, lines));
    }
  if (addresses == NULL && g_strstrip (text)[0] != '\0')
    {
      g_autofree char *whole = dossier_add_dialog_dup_text (self);

      g_ptr_array_add (self->jobs, job_new (JOB_WORDS, whole));
    }
  for (guint i = 0; i < self->files->len; i++)
    g_ptr_array_add (self->jobs, job_new (JOB_FILE, g_ptr_array_index (self->files, i)));
}

/* What was refused goes back to where it came from; the rest is done. */
static void
put_back (DossierAddDialog *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->is_apart)
    return;
  g_ptr_array_set_size (self->files, 0);
  for (guint i = 0; i < self->failed->len; i++)
    {
      Job *job = g_ptr_array_index (self->failed, i);

      if (is_file (job))
        g_ptr_array_add (self->files, g_strdup (job->value));
      else
        g_string_append_printf (text, "%s%s", text->len == 0 ? "" : "\n", job->value);
    }
  dossier_add_dialog_set_text (self, text->str);
  dossier_add_dialog_show_files (self);
  if (self->failed->len == 0)
    {
      gtk_editable_set_text (self->title_row, "");
      gtk_editable_set_text (self->date_row, "");
    }
}

static void
end (DossierAddDialog *self)
{
  gboolean is_clean = self->failed->len == 0 && self->n_unsaved == 0;

  g_clear_object (&self->busy);
  g_clear_handle_id (&self->pulse_id, g_source_remove);
  put_back (self);
  dossier_add_dialog_show_error (self, self->errors->str);
  dossier_add_dialog_update (self);
  if (is_clean && self->errors->len == 0)
    gtk_window_close (GTK_WINDOW (self));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
  if (self->saved->len > 0 || self->sums.n_feeds > 0)
    g_signal_emit_by_name (self, "added", &self->sums, self->saved);
}

static void
add_error (DossierAddDialog *self, const Job *job, const char *words)
{
  g_autofree char *name = NULL;

  if (self->errors->len > 0)
    g_string_append_c (self->errors, '\n');
  if (is_file (job))
    name = g_filename_display_basename (job->value);

  if (name != NULL && strstr (words, name) == NULL)
    g_string_append_printf (self->errors, "%s: ", name);
  g_string_append (self->errors, words);
}

/* What a link led to. Its row tells of the rest. */
static void
link_saved_cb (DossierAddDialog *self, const DossierAddResult *result)
{
  if (self->busy == NULL)
    {
      DossierAddSums sums = { 0 };

      dossier_add_sums_add (&sums, result);
      g_signal_emit_by_name (self, "added", &sums, result->saved);
      return;
    }
  dossier_add_sums_add (&self->sums, result);
  g_array_append_vals (self->saved, result->saved->data, result->saved->len);
  for (guint i = 0; i < result->refused->len; i++)
    g_string_append_printf (self->errors, "%s%s", self->errors->len > 0 ? "\n" : "",
                            (const char *) result->refused->pdata[i]);
}

static void
links_changed_cb (DossierAddDialog *self)
{
  guint done, total;

  if (self->busy == NULL || !dossier_link_list_is_busy (self->links, &done, &total) || total == 0)
    return;
  g_clear_handle_id (&self->pulse_id, g_source_remove);
  gtk_progress_bar_set_fraction (self->progress, (self->n_done + (double) done / total) / self->jobs->len);
}

static void
add_refused (DossierAddDialog *self, const Job *job, GPtrArray *refused)
{
  for (guint i = 0; refused != NULL && i < refused->len; i++)
    add_error (self, job, g_ptr_array_index (refused, i));
}

static void
keep_result (DossierAddDialog *self, const Job *job, const DossierAddResult *result)
{
  dossier_add_sums_add (&self->sums, result);
  if (result->saved != NULL)
    g_array_append_vals (self->saved, result->saved->data, result->saved->len);
  add_refused (self, job, result->refused);
}

static void
end_job (DossierAddDialog *self, const GError *error)
{
  Job *job = g_ptr_array_index (self->jobs, self->n_done++);

  if (error != NULL)
    g_ptr_array_add (self->failed, job_new (job->kind, job->value));
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    add_error (self, job, error->message);
  run_next (self);
}

static void
links_ended_cb (DossierAddDialog *self, char **stopped, guint n_failed, const char *why)
{
  g_autofree char *lines = g_strjoinv ("\n", stopped);

  if (self->busy == NULL)
    return;
  self->n_unsaved = n_failed;
  if (lines[0] != '\0')
    g_ptr_array_add (self->failed, job_new (JOB_LINKS, lines));
  if (why != NULL)
    add_error (self, g_ptr_array_index (self->jobs, self->n_done), why);
  end_job (self, NULL);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierAddDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierAddResult) added = dossier_library_add_finish (DOSSIER_LIBRARY (source), result, &error);

  if (self->library == NULL)
    return;
  if (added != NULL)
    keep_result (self, g_ptr_array_index (self->jobs, self->n_done), added);
  end_job (self, error);
}

static void
progress_cb (guint done, guint total, gpointer data)
{
  DossierAddDialog *self = data;
  double            of_job = total == 0 ? 0 : (double) done / total;

  if (self->busy == NULL || total == 0)
    return;
  g_clear_handle_id (&self->pulse_id, g_source_remove);
  gtk_progress_bar_set_fraction (self->progress, MIN (1, (self->n_done + of_job) / self->jobs->len));
}

static gboolean
pulse_cb (gpointer data)
{
  gtk_progress_bar_pulse (DOSSIER_ADD_DIALOG (data)->progress);

  return G_SOURCE_CONTINUE;
}

static const char *
text_or_null (GtkEditable *row)
{
  const char *text = gtk_editable_get_text (row);

  return text[0] == '\0' ? NULL : text;
}

/* One title is for one story; a date may be that of many. */
static void
add_story (DossierAddDialog *self, const Job *job)
{
  g_auto (GStrv) links = job->kind == JOB_LINKS ? g_strsplit (job->value, "\n", -1) : NULL;
  gboolean          is_one = self->jobs->len == 1 && (links == NULL || links[1] == NULL);
  DossierAddOptions options
      = { .title = is_one ? text_or_null (self->title_row) : NULL, .date = text_or_null (self->date_row) };

  if (links != NULL)
    {
      dossier_link_list_save (self->links, (const char *const *) links, &options, self->busy);
      dossier_add_dialog_update (self);
    }
  else if (job->kind == JOB_WORDS)
    dossier_library_add_text_async (self->library, job->value, &options, self->busy, added_cb, g_object_ref (self));
  else
    dossier_library_add_async (self->library, job->value, &options, self->busy, progress_cb, self, added_cb,
                               g_object_ref (self));
}

/* The pages among bookmarks come last: they are stories. */
static void
list_answered_cb (DossierAddDialog *self, guint n, gboolean with_pages)
{
  Job *job = g_ptr_array_index (self->jobs, self->n_done);

  self->sums.n_feeds += n;
  if (!with_pages)
    {
      end_job (self, NULL);
      return;
    }
  job->kind = JOB_PAGES;
  add_story (self, job);
}

/* It stays with the files. */
static void
list_cancelled_cb (DossierAddDialog *self)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "");

  end_job (self, error);
}

static void
show_list (DossierAddDialog *self, const Job *job, DossierFeedList *list)
{
  g_autofree char *name = g_filename_display_basename (job->value);
  GtkWindow       *dialog = dossier_import_dialog_new (self->library, list, name, GTK_WINDOW (self));

  g_signal_connect_object (dialog, "subscribed", G_CALLBACK (list_answered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "cancelled", G_CALLBACK (list_cancelled_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

/* A file that is no list of feeds is a story, or the stories of a feed. */
static void
list_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierAddDialog) self = data;
  g_autoptr (GError) error = NULL;
  DossierFeedList *list = dossier_subscribe_read_finish (DOSSIER_LIBRARY (source), result, &error);
  Job             *job;

  if (self->library == NULL)
    {
      g_clear_pointer (&list, dossier_feed_list_free);
      return;
    }
  job = g_ptr_array_index (self->jobs, self->n_done);
  if (error != NULL)
    end_job (self, error);
  else if (list != NULL)
    show_list (self, job, list);
  else
    add_story (self, job);
}

static void
run_next (DossierAddDialog *self)
{
  Job *job;

  if (g_cancellable_is_cancelled (self->busy))
    while (self->n_done < self->jobs->len)
      {
        job = g_ptr_array_index (self->jobs, self->n_done++);
        g_ptr_array_add (self->failed, job_new (job->kind, job->value));
      }
  if (self->n_done == self->jobs->len)
    {
      end (self);
      return;
    }

  job = g_ptr_array_index (self->jobs, self->n_done);
  if (job->kind == JOB_FILE)
    dossier_subscribe_read_async (self->library, job->value, self->busy, list_read_cb, g_object_ref (self));
  else
    add_story (self, job);
}

static void
begin (DossierAddDialog *self, gboolean is_apart)
{
  self->is_apart = is_apart;
  self->busy = g_cancellable_new ();
  self->n_done = 0;
  self->n_unsaved = 0;
  self->sums = (DossierAddSums){ 0 };
  g_array_set_size (self->saved, 0);
  g_ptr_array_set_size (self->failed, 0);
  g_string_truncate (self->errors, 0);
  dossier_add_dialog_show_error (self, "");
  gtk_progress_bar_set_fraction (self->progress, 0);
  self->pulse_id = g_timeout_add (PULSE_PAUSE, pulse_cb, self);
  dossier_add_dialog_update (self);
  run_next (self);
}

void
dossier_add_dialog_start (DossierAddDialog *self)
{
  if (self->busy != NULL)
    return;
  collect_jobs (self);
  if (self->jobs->len == 0)
    dossier_add_dialog_show_error (self, _ ("There is nothing to add yet."));
  else
    begin (self, FALSE);
}

void
dossier_add_dialog_add_pages (DossierAddDialog *self, const char *path)
{
  if (self->busy != NULL)
    return;
  g_ptr_array_set_size (self->jobs, 0);
  g_ptr_array_add (self->jobs, job_new (JOB_PAGES, path));
  begin (self, TRUE);
}

void
dossier_add_dialog_init_work (DossierAddDialog *self)
{
  self->jobs = g_ptr_array_new_with_free_func ((GDestroyNotify) job_free);
  self->failed = g_ptr_array_new_with_free_func ((GDestroyNotify) job_free);
  self->saved = g_array_new (FALSE, FALSE, sizeof (DossierSaveResult));
  self->errors = g_string_new (NULL);
  g_signal_connect_object (self->links, "saved", G_CALLBACK (link_saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->links, "changed", G_CALLBACK (links_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->links, "ended", G_CALLBACK (links_ended_cb), self, G_CONNECT_SWAPPED);
}

void
dossier_add_dialog_finalize_work (DossierAddDialog *self)
{
  g_ptr_array_unref (self->jobs);
  g_ptr_array_unref (self->failed);
  g_array_unref (self->saved);
  g_string_free (self->errors, TRUE);
}
