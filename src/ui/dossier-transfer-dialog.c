/* dossier-transfer-dialog.c - what another program has kept is looked at, then taken over
 *
 * busy:   the cancellable of the work; NULL when nothing is done.
 * again:  the choice was changed while the file was looked at: once more, then.
 * rows:   (element-type GtkWidget) of the groups, borrowed, each in the group beside it in @owners.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-transfer-dialog.h"

#include "dossier-accessible.h"
#include "dossier-import.h"

#include <glib/gi18n.h>

/* Milliseconds between the beats of a bar that knows no end. */
#define PULSE_PAUSE 120

struct _DossierTransferDialog
{
  AdwWindow parent;

  DossierLibrary      *library;
  char                *path;
  DossierTransferState state;
  GCancellable        *busy;
  gboolean             is_again, is_closed;
  guint                pulse_id;
  GPtrArray           *rows, *owners;

  AdwWindowTitle *window_title;
  GtkButton      *cancel_button;
  GtkWidget      *start_button;
  GtkProgressBar *progress;
  GtkWidget      *form;
  GtkLabel       *error_label;
  GtkWidget      *sum_group;
  GtkWidget      *fetch_group;
  GtkSwitch      *fetch_switch;
  GtkWidget      *left_group;
  GtkWidget      *story_group;
};

G_DEFINE_FINAL_TYPE (DossierTransferDialog, dossier_transfer_dialog, ADW_TYPE_WINDOW)

/* ---- what is shown ---- */

static gboolean
pulse_cb (gpointer data)
{
  gtk_progress_bar_pulse (DOSSIER_TRANSFER_DIALOG (data)->progress);

  return G_SOURCE_CONTINUE;
}

static const char *
cancel_words (DossierTransferState state)
{
  switch (state)
    {
    case DOSSIER_TRANSFER_LOOKING:
    case DOSSIER_TRANSFER_ASKING: return _ ("_Cancel");
    case DOSSIER_TRANSFER_WORKING: return _ ("_Stop");
    case DOSSIER_TRANSFER_DONE:
    case DOSSIER_TRANSFER_FAILED: return _ ("_Close");
    }
  g_assert_not_reached ();
}

static void
set_state (DossierTransferDialog *self, DossierTransferState state)
{
  gboolean is_busy = state == DOSSIER_TRANSFER_LOOKING || state == DOSSIER_TRANSFER_WORKING;

  self->state = state;
  gtk_button_set_label (self->cancel_button, cancel_words (state));
  gtk_widget_set_visible (self->start_button, state < DOSSIER_TRANSFER_DONE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "transfer.start", state == DOSSIER_TRANSFER_ASKING);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), is_busy);
  gtk_widget_set_sensitive (self->form, state != DOSSIER_TRANSFER_WORKING);
  g_clear_handle_id (&self->pulse_id, g_source_remove);
  if (is_busy)
    self->pulse_id = g_timeout_add (PULSE_PAUSE, pulse_cb, self);
}

static void
clear_rows (DossierTransferDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->owners->pdata[i], self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->owners, 0);
}

/* @words may be NULL: then @title alone. */
static void
add_row (DossierTransferDialog *self, GtkWidget *group, const char *title, const char *words)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (words != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  gtk_widget_set_visible (group, TRUE);
  g_ptr_array_add (self->rows, row);
  g_ptr_array_add (self->owners, group);
}

static void
add_rows (DossierTransferDialog *self, GtkWidget *group, GPtrArray *sentences)
{
  for (guint i = 0; i < sentences->len; i++)
    add_row (self, group, sentences->pdata[i], NULL);
}

/* What is to be said of an entry, NULL when all of it came. Owned by the caller. */
static char *
dup_trouble (const DossierImportLine *line)
{
  if (line->problem != NULL)
    return g_strdup (line->problem);
  if (line->n_lost == 0)
    return NULL;

  return g_strdup_printf (ngettext ("%u highlight was not found in the text and has no place there",
                                    "%u highlights were not found in the text and have no place there", line->n_lost),
                          line->n_lost);
}

static void
add_stories (DossierTransferDialog *self, const DossierImportResult *result)
{
  guint n = 0;

  for (guint i = 0; i < result->lines->len; i++)
    {
      const DossierImportLine *line = result->lines->pdata[i];
      g_autofree char         *trouble = dup_trouble (line);

      if (trouble != NULL && n++ < DOSSIER_TRANSFER_MAX_TOLD)
        add_row (self, self->story_group, line->title != NULL ? line->title : _ ("Untitled"), trouble);
    }
  if (n > DOSSIER_TRANSFER_MAX_TOLD)
    {
      guint            n_more = n - DOSSIER_TRANSFER_MAX_TOLD;
      g_autofree char *words = g_strdup_printf (ngettext ("%u more", "%u more", n_more), n_more);

      add_row (self, self->story_group, words, NULL);
    }
}

static void
show_result (DossierTransferDialog *self, const DossierImportResult *result, gboolean dry_run)
{
  g_autoptr (GPtrArray) sentences = dossier_import_result_tell (result, dry_run);
  gboolean has_links = result->n_to_fetch > 0 || result->n_outcomes[DOSSIER_IMPORTED_LINK] > 0;

  clear_rows (self);
  gtk_widget_set_visible (self->left_group, FALSE);
  gtk_widget_set_visible (self->story_group, FALSE);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->sum_group), result->program);
  add_rows (self, self->sum_group, sentences);
  add_rows (self, self->left_group, result->refused);
  add_rows (self, self->left_group, result->remarks);
  if (!dry_run)
    add_stories (self, result);
  gtk_widget_set_visible (self->fetch_group, dry_run && has_links);
}

static void
show_error (DossierTransferDialog *self, const char *words)
{
  gtk_label_set_label (self->error_label, words);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), TRUE);
  set_state (self, DOSSIER_TRANSFER_FAILED);
}

/* ---- looking, then working ---- */

static void start (DossierTransferDialog *self, gboolean dry_run);

static void
end_looking (DossierTransferDialog *self, const DossierImportResult *result)
{
  if (self->is_again)
    {
      start (self, TRUE);
      return;
    }
  show_result (self, result, TRUE);
  set_state (self, DOSSIER_TRANSFER_ASKING);
  gtk_widget_grab_focus (self->start_button);
}

static void
end_working (DossierTransferDialog *self, const DossierImportResult *result)
{
  guint n = result->n_outcomes[DOSSIER_IMPORTED_STORY] + result->n_outcomes[DOSSIER_IMPORTED_LINK]
            + result->n_outcomes[DOSSIER_IMPORTED_RETURNED];

  show_result (self, result, FALSE);
  set_state (self, DOSSIER_TRANSFER_DONE);
  gtk_widget_grab_focus (GTK_WIDGET (self->cancel_button));
  g_signal_emit_by_name (self, "imported", n);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DossierTransferDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierImportResult) imported = dossier_library_import_finish (DOSSIER_LIBRARY (source), result, &error);

  g_clear_object (&self->busy);
  if (self->is_closed)
    return;
  if (imported == NULL)
    show_error (self, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                          ? _ ("It was stopped before anything was kept.")
                          : error->message);
  else if (self->state == DOSSIER_TRANSFER_LOOKING)
    end_looking (self, imported);
  else
    end_working (self, imported);
}

static void
progress_cb (guint done, guint total, gpointer data)
{
  DossierTransferDialog *self = data;

  if (self->busy == NULL || self->is_closed || total == 0)
    return;
  g_clear_handle_id (&self->pulse_id, g_source_remove);
  gtk_progress_bar_set_fraction (self->progress, MIN (1, (double) done / total));
}

static void
start (DossierTransferDialog *self, gboolean dry_run)
{
  DossierImportOptions options
      = { .dry_run = dry_run, .no_fetch = !gtk_switch_get_active (self->fetch_switch), .allow_private = FALSE };

  self->is_again = FALSE;
  self->busy = g_cancellable_new ();
  set_state (self, dry_run ? DOSSIER_TRANSFER_LOOKING : DOSSIER_TRANSFER_WORKING);
  dossier_library_import_async (self->library, self->path, &options, self->busy, progress_cb, self, imported_cb,
                                g_object_ref (self));
}

static void
transfer_start (GtkWidget *widget, const char *action, GVariant *parameter)
{
  start (DOSSIER_TRANSFER_DIALOG (widget), FALSE);
}

static void
choice_cb (DossierTransferDialog *self)
{
  if (self->state == DOSSIER_TRANSFER_ASKING)
    start (self, TRUE);
  else
    self->is_again = self->state == DOSSIER_TRANSFER_LOOKING;
}

/* ---- object ---- */

/* What is under way is stopped first; then the window says what came until then. */
static gboolean
dossier_transfer_dialog_close_request (GtkWindow *window)
{
  DossierTransferDialog *self = DOSSIER_TRANSFER_DIALOG (window);

  if (self->busy != NULL)
    g_cancellable_cancel (self->busy);
  if (self->state == DOSSIER_TRANSFER_WORKING)
    return TRUE;
  self->is_closed = TRUE;
  g_clear_handle_id (&self->pulse_id, g_source_remove);

  return GTK_WINDOW_CLASS (dossier_transfer_dialog_parent_class)->close_request (window);
}

static void
dossier_transfer_dialog_dispose (GObject *object)
{
  DossierTransferDialog *self = DOSSIER_TRANSFER_DIALOG (object);

  self->is_closed = TRUE;
  if (self->busy != NULL)
    g_cancellable_cancel (self->busy);
  g_clear_handle_id (&self->pulse_id, g_source_remove);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (dossier_transfer_dialog_parent_class)->dispose (object);
}

static void
dossier_transfer_dialog_finalize (GObject *object)
{
  DossierTransferDialog *self = DOSSIER_TRANSFER_DIALOG (object);

  g_clear_object (&self->busy);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->owners);
  g_free (self->path);
  G_OBJECT_CLASS (dossier_transfer_dialog_parent_class)->finalize (object);
}

static void
dossier_transfer_dialog_class_init (DossierTransferDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_transfer_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_transfer_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = dossier_transfer_dialog_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, DOSSIER_RESOURCE_PATH "/dossier-transfer-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierTransferDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, DossierTransferDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, DossierTransferDialog, start_button);
  gtk_widget_class_bind_template_child (widget_class, DossierTransferDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, DossierTransferDialog, form);
  gtk_widget_class_bind_template_child (widget_class, DossierTransferDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, DossierTransferDialog, sum_group);
  gtk_widget_class_bind_template_child (widget_class, DossierTransferDialog, fetch_group);
  gtk_widget_class_bind_template_child (widget_class, DossierTransferDialog, fetch_switch);
  gtk_widget_class_bind_template_child (widget_class, DossierTransferDialog, left_group);
  gtk_widget_class_bind_template_child (widget_class, DossierTransferDialog, story_group);
  gtk_widget_class_install_action (widget_class, "transfer.start", NULL, transfer_start);
  g_signal_new ("imported", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_UINT);
}

static void
dossier_transfer_dialog_init (DossierTransferDialog *self)
{
  self->rows = g_ptr_array_new ();
  self->owners = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  dossier_accessible_name_within (GTK_WIDGET (self->sum_group), GTK_TYPE_LIST_BOX, _ ("What is in it"));
  dossier_accessible_name_within (GTK_WIDGET (self->fetch_group), GTK_TYPE_LIST_BOX, _ ("Pages"));
  g_signal_connect_object (self->fetch_switch, "notify::active", G_CALLBACK (choice_cb), self, G_CONNECT_SWAPPED);
}

GtkWindow *
dossier_transfer_dialog_new (DossierLibrary *library, const char *path, GtkWindow *parent)
{
  DossierTransferDialog *self = g_object_new (DOSSIER_TYPE_TRANSFER_DIALOG, "transient-for", parent, NULL);
  g_autofree char       *name = g_filename_display_basename (path);

  self->library = g_object_ref (library);
  self->path = g_strdup (path);
  adw_window_title_set_subtitle (self->window_title, name);
  start (self, TRUE);

  return GTK_WINDOW (self);
}

DossierTransferState
dossier_transfer_dialog_get_state (DossierTransferDialog *self)
{
  return self->state;
}

void
dossier_transfer_dialog_set_fetches (DossierTransferDialog *self, gboolean fetches)
{
  gtk_switch_set_active (self->fetch_switch, fetches);
}
