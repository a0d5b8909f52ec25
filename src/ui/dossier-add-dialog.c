/* dossier-add-dialog.c - takes in what somebody has: words, addresses, files
 *
 * files:   (element-type filename) shown in the list of files.
 * jobs:    what is being taken in, one after the other; the first n_done are over.
 * failed:  jobs that were refused, put back when all are over. Of links those that were stopped; the others have rows.
 * apart:   what is being taken in is not what stands in the form, which is left alone.
 * busy:    the cancellable of the work; NULL when nothing is done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-add-dialog.h"

#include "dossier-import-dialog.h"
#include "dossier-link-list.h"
#include "dossier-subscribe.h"
#include "dossier-wrap-layout.h"

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

struct _DossierAddDialog
{
  AdwWindow parent;

  DossierLibrary *library;
  GPtrArray      *files;
  GPtrArray      *jobs;
  GPtrArray      *failed;
  guint           n_done;
  guint           n_unsaved; /* links */
  gboolean        is_apart;
  GCancellable   *busy;
  guint           pulse_id;
  char           *clipboard_address; /* that was offered last */
  gboolean        has_clipboard_address;

  DossierAddSums sums;
  GArray        *saved;
  GString       *errors;

  GtkButton       *cancel_button;
  GtkProgressBar  *progress;
  GtkWidget       *text_box;
  GtkLabel        *error_label;
  GtkTextView     *text_view;
  GtkWidget       *placeholder;
  GtkWidget       *subscribe_button;
  GtkWidget       *clipboard_button;
  GtkLabel        *clipboard_label;
  DossierLinkList *links;
  GtkListBox      *file_list;
  GtkWidget       *sources;
  GtkWidget       *details;
  GtkEditable     *title_row;
  GtkEditable     *date_row;
};

G_DEFINE_FINAL_TYPE (DossierAddDialog, dossier_add_dialog, ADW_TYPE_WINDOW)

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

/* ---- what is offered ---- */

/* What is typed when it is one address alone, else NULL: perhaps its feed is meant, not the page. */
static char *
dup_only_address (DossierAddDialog *self)
{
  g_autofree char *text = dossier_add_dialog_dup_text (self);
  g_auto (GStrv) addresses = dossier_add_addresses (text);

  return addresses != NULL && addresses[1] == NULL ? g_strdup (addresses[0]) : NULL;
}

static void
update (DossierAddDialog *self)
{
  gboolean         has_text = gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (self->text_view)) > 0;
  gboolean         is_busy = self->busy != NULL;
  gboolean         is_linking = is_busy && dossier_link_list_is_busy (self->links, NULL, NULL);
  g_autofree char *address = dup_only_address (self);

  gtk_widget_set_visible (self->placeholder, !has_text);
  gtk_widget_set_visible (self->subscribe_button, address != NULL && !is_linking);
  gtk_widget_set_visible (self->clipboard_button, self->has_clipboard_address && !has_text && !is_busy);
  gtk_widget_set_visible (self->text_box, !is_linking);
  gtk_widget_set_visible (self->sources, !is_linking);
  gtk_widget_set_visible (self->details, !is_linking);
  gtk_widget_set_visible (GTK_WIDGET (self->file_list), self->files->len > 0);
  gtk_widget_set_sensitive (self->text_box, !is_busy);
  gtk_widget_set_sensitive (self->sources, !is_busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->file_list), !is_busy);
  gtk_widget_set_sensitive (self->details, !is_busy);
  gtk_widget_set_sensitive (self->subscribe_button, !is_busy);
  gtk_button_set_label (self->cancel_button, is_busy ? _ ("_Stop") : _ ("_Cancel"));
  gtk_widget_set_visible (GTK_WIDGET (self->progress), is_busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.add", !is_busy && (has_text || self->files->len > 0));
}

char *
dossier_add_dialog_dup_text (DossierAddDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);
  GtkTextIter    start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static void
set_text (DossierAddDialog *self, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_view), text, -1);
}

static void
show_error (DossierAddDialog *self, const char *words)
{
  gtk_label_set_label (self->error_label, words);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), words[0] != '\0');
}

static void show_files (DossierAddDialog *self);

static void
remove_file_cb (GtkButton *button, DossierAddDialog *self)
{
  const char *path = g_object_get_data (G_OBJECT (button), "path");
  guint       i;

  if (g_ptr_array_find_with_equal_func (self->files, path, g_str_equal, &i))
    g_ptr_array_remove_index (self->files, i);
  show_files (self);
}

static GtkWidget *
make_file_row (DossierAddDialog *self, const char *path)
{
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *button = gtk_button_new_from_icon_name ("edit-clear-symbolic");
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);
  /* TRANSLATORS: %s is a file's name */
  g_autofree char *label = g_strdup_printf (_ ("Leave “%s” out"), name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), folder);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (button), "path", g_strdup (path), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_file_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return row;
}

static void
show_files (DossierAddDialog *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->file_list))) != NULL)
    gtk_list_box_remove (self->file_list, row);
  for (guint i = 0; i < self->files->len; i++)
    gtk_list_box_append (self->file_list, make_file_row (self, g_ptr_array_index (self->files, i)));
  update (self);
}

void
dossier_add_dialog_offer_text (DossierAddDialog *self, const char *text)
{
  g_autofree char *before = dossier_add_dialog_dup_text (self);
  g_autofree char *both = NULL;

  if (self->busy != NULL || text[0] == '\0')
    return;
  both = before[0] == '\0' ? g_strdup (text) : g_strconcat (before, "\n", text, NULL);
  set_text (self, both);
}

void
dossier_add_dialog_offer_file (DossierAddDialog *self, const char *path)
{
  if (self->busy != NULL || self->files->len >= DOSSIER_ADD_MAX_FILES
      || g_ptr_array_find_with_equal_func (self->files, path, g_str_equal, NULL))
    return;
  g_ptr_array_add (self->files, g_strdup (path));
  show_files (self);
}

void
dossier_add_dialog_offer_dropped (DossierAddDialog *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file), *uri = g_file_get_uri (file);

  if (path != NULL)
    dossier_add_dialog_offer_file (self, path);
  else
    dossier_add_dialog_offer_text (self, uri);
}

/* ---- the clipboard ---- */

/* One address there is offered, once, and never written over what is here. */
static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierAddDialog) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_auto (GStrv) addresses = text != NULL ? dossier_add_addresses (text) : NULL;
  const char *rest;

  if (self->library == NULL || addresses == NULL || addresses[1] != NULL
      || g_strcmp0 (addresses[0], self->clipboard_address) == 0)
    return;
  g_free (self->clipboard_address);
  self->clipboard_address = g_strdup (addresses[0]);
  rest = strstr (addresses[0], "://");
  gtk_label_set_label (self->clipboard_label, rest != NULL ? rest + 3 : addresses[0]);
  self->has_clipboard_address = TRUE;
  update (self);
}

static void
look_into_clipboard (DossierAddDialog *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));

  self->has_clipboard_address = FALSE;
  update (self);
  if (gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), G_TYPE_STRING)
      || gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), "text/plain;charset=utf-8"))
    gdk_clipboard_read_text_async (clipboard, NULL, looked_cb, g_object_ref (self));
}

/* ---- taking in ---- */

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
  set_text (self, text->str);
  show_files (self);
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
  show_error (self, self->errors->str);
  update (self);
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
      update (self);
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
  show_error (self, "");
  gtk_progress_bar_set_fraction (self->progress, 0);
  self->pulse_id = g_timeout_add (PULSE_PAUSE, pulse_cb, self);
  update (self);
  run_next (self);
}

void
dossier_add_dialog_start (DossierAddDialog *self)
{
  if (self->busy != NULL)
    return;
  collect_jobs (self);
  if (self->jobs->len == 0)
    show_error (self, _ ("There is nothing to add yet."));
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

/* ---- actions ---- */

static void
dialog_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dossier_add_dialog_start (DOSSIER_ADD_DIALOG (widget));
}

/* Stops the work, and only then closes. */
static void
dialog_cancel (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierAddDialog *self = DOSSIER_ADD_DIALOG (widget);

  if (self->busy != NULL)
    g_cancellable_cancel (self->busy);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierAddDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);

  if (self->library == NULL)
    return;
  if (text == NULL || text[0] == '\0')
    show_error (self, _ ("The clipboard holds no text."));
  else
    dossier_add_dialog_offer_text (self, text);
}

void
dossier_add_dialog_paste (DossierAddDialog *self)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, pasted_cb, g_object_ref (self));
}

static void
dialog_paste (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dossier_add_dialog_paste (DOSSIER_ADD_DIALOG (widget));
}

static void
dialog_take_clipboard (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierAddDialog *self = DOSSIER_ADD_DIALOG (widget);

  if (self->has_clipboard_address)
    dossier_add_dialog_offer_text (self, self->clipboard_address);
}

/* The window does it: it knows which feeds there are. */
static void
dialog_suggest_feeds (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  gtk_window_close (GTK_WINDOW (widget));
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.suggest-feeds", NULL);
}

/* Likewise; what was typed goes with it. */
static void
dialog_subscribe (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierAddDialog *self = DOSSIER_ADD_DIALOG (widget);
  GtkWindow        *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));
  g_autofree char  *address = dup_only_address (self);

  if (parent == NULL || address == NULL || self->busy != NULL)
    return;
  set_text (self, "");
  gtk_window_close (GTK_WINDOW (widget));
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.subscribe-to", "s", address);
}

static void
chosen_cb (GtkNativeDialog *chooser, int response, DossierAddDialog *self)
{
  g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));

  for (guint i = 0; response == GTK_RESPONSE_ACCEPT && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      g_autofree char *path = g_file_get_path (file);

      if (path != NULL)
        dossier_add_dialog_offer_file (self, path);
    }
  gtk_native_dialog_destroy (chooser);
  g_object_unref (chooser);
}

void
dossier_add_dialog_choose_files (DossierAddDialog *self)
{
  GtkFileChooserNative    *chooser = gtk_file_chooser_native_new (_ ("Choose Files"), GTK_WINDOW (self),
                                                                  GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), NULL);
  static const char *const patterns[]
      = { "*.txt", "*.md", "*.html", "*.htm", "*.xml", "*.rss", "*.atom", "*.json", "*.opml", "*.eml", "*.mbox" };
  g_autoptr (GtkFileFilter) stories = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (stories, _ ("Text, pages, mails, feeds and lists of feeds"));
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    gtk_file_filter_add_pattern (stories, patterns[i]);
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), stories);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), all);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
dialog_choose_files (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dossier_add_dialog_choose_files (DOSSIER_ADD_DIALOG (widget));
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, DossierAddDialog *self)
{
  for (GSList *link = g_value_get_boxed (value); link != NULL; link = link->next)
    dossier_add_dialog_offer_dropped (self, link->data);

  return TRUE;
}

/* ---- object ---- */

static void
dossier_add_dialog_dispose (GObject *object)
{
  DossierAddDialog *self = DOSSIER_ADD_DIALOG (object);

  if (self->busy != NULL)
    g_cancellable_cancel (self->busy);
  g_clear_object (&self->busy);
  g_clear_handle_id (&self->pulse_id, g_source_remove);
  g_clear_object (&self->library);
  if (self->links != NULL)
    dossier_link_list_set_library (self->links, NULL);
  G_OBJECT_CLASS (dossier_add_dialog_parent_class)->dispose (object);
}

static void
dossier_add_dialog_finalize (GObject *object)
{
  DossierAddDialog *self = DOSSIER_ADD_DIALOG (object);

  g_free (self->clipboard_address);
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->jobs);
  g_ptr_array_unref (self->failed);
  g_array_unref (self->saved);
  g_string_free (self->errors, TRUE);
  G_OBJECT_CLASS (dossier_add_dialog_parent_class)->finalize (object);
}

static void
dossier_add_dialog_class_init (DossierAddDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DOSSIER_TYPE_LINK_LIST);
  G_OBJECT_CLASS (klass)->dispose = dossier_add_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_add_dialog_finalize;

  g_signal_new ("added", DOSSIER_TYPE_ADD_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                G_TYPE_POINTER, G_TYPE_ARRAY);

  gtk_widget_class_install_action (widget_class, "dialog.add", NULL, dialog_add);
  gtk_widget_class_install_action (widget_class, "dialog.cancel", NULL, dialog_cancel);
  gtk_widget_class_install_action (widget_class, "dialog.paste", NULL, dialog_paste);
  gtk_widget_class_install_action (widget_class, "dialog.take-clipboard", NULL, dialog_take_clipboard);
  gtk_widget_class_install_action (widget_class, "dialog.choose-files", NULL, dialog_choose_files);
  gtk_widget_class_install_action (widget_class, "dialog.subscribe", NULL, dialog_subscribe);
  gtk_widget_class_install_action (widget_class, "dialog.suggest-feeds", NULL, dialog_suggest_feeds);

  gtk_widget_class_set_template_from_resource (widget_class, DOSSIER_RESOURCE_PATH "/dossier-add-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierAddDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, DossierAddDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, DossierAddDialog, text_box);
  gtk_widget_class_bind_template_child (widget_class, DossierAddDialog, links);
  gtk_widget_class_bind_template_child (widget_class, DossierAddDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, DossierAddDialog, text_view);
  gtk_widget_class_bind_template_child (widget_class, DossierAddDialog, placeholder);
  gtk_widget_class_bind_template_child (widget_class, DossierAddDialog, subscribe_button);
  gtk_widget_class_bind_template_child (widget_class, DossierAddDialog, clipboard_button);
  gtk_widget_class_bind_template_child (widget_class, DossierAddDialog, clipboard_label);
  gtk_widget_class_bind_template_child (widget_class, DossierAddDialog, file_list);
  gtk_widget_class_bind_template_child (widget_class, DossierAddDialog, sources);
  gtk_widget_class_bind_template_child (widget_class, DossierAddDialog, details);
  gtk_widget_class_bind_template_child (widget_class, DossierAddDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, DossierAddDialog, date_row);
}

static void
dossier_add_dialog_init (DossierAddDialog *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->files = g_ptr_array_new_with_free_func (g_free);
  self->jobs = g_ptr_array_new_with_free_func ((GDestroyNotify) job_free);
  self->failed = g_ptr_array_new_with_free_func ((GDestroyNotify) job_free);
  self->saved = g_array_new (FALSE, FALSE, sizeof (DossierSaveResult));
  self->errors = g_string_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->sources, dossier_wrap_layout_new (6));

  /* Before the text view, which would take the files for words. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drop), GTK_PHASE_CAPTURE);
  g_signal_connect (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  g_signal_connect_object (self->links, "saved", G_CALLBACK (link_saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->links, "changed", G_CALLBACK (links_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->links, "ended", G_CALLBACK (links_ended_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "map", G_CALLBACK (dossier_link_list_reload), self->links, G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (look_into_clipboard), NULL);
  g_signal_connect_object (gtk_text_view_get_buffer (self->text_view), "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

GtkWindow *
dossier_add_dialog_new (DossierLibrary *library, GtkWindow *parent)
{
  DossierAddDialog *self = g_object_new (DOSSIER_TYPE_ADD_DIALOG, "transient-for", parent, NULL);

  self->library = g_object_ref (library);
  dossier_link_list_set_library (self->links, library);

  return GTK_WINDOW (self);
}

gboolean
dossier_add_dialog_is_busy (DossierAddDialog *self)
{
  return self->busy != NULL;
}

const char *
dossier_add_dialog_get_error (DossierAddDialog *self)
{
  return gtk_label_get_label (self->error_label);
}
