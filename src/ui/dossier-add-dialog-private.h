/* dossier-add-dialog-private.h - what the parts of the dialog share.
 *
 * files:   (element-type filename) shown in the list of files.
 * jobs:    what is being taken in, one after the other; the first n_done are over.
 * failed:  jobs that were refused, put back when all are over. Of links those that were stopped; the others have rows.
 * apart:   what is being taken in is not what stands in the form, which is left alone.
 * busy:    the cancellable of the work; NULL when nothing is done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-add-dialog.h"
#include "dossier-link-list.h"

G_BEGIN_DECLS

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

/* Shows how things stand. */
void dossier_add_dialog_update (DossierAddDialog *self);
void dossier_add_dialog_set_text (DossierAddDialog *self, const char *text);
/* "": there is none. */
void dossier_add_dialog_show_error (DossierAddDialog *self, const char *words);
void dossier_add_dialog_show_files (DossierAddDialog *self);

/* What is taken in: once, after the template and before anything else; and at the end. */
void dossier_add_dialog_init_work (DossierAddDialog *self);
void dossier_add_dialog_finalize_work (DossierAddDialog *self);

G_END_DECLS
