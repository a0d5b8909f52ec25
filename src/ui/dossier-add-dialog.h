/* dossier-add-dialog.h - takes in what somebody has: words, addresses, files
 *
 * One box for all of it. Closing hides it and keeps what was typed; only what was taken in is cleared. What could not
 * be taken stays, with the reason in words.
 *
 * Signal "added" (const DossierAddSums *, GArray of DossierSaveResult): what was found, and the stories.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-add-words.h"

G_BEGIN_DECLS

/* Most files at once. */
#define DOSSIER_ADD_MAX_FILES 1000

#define DOSSIER_TYPE_ADD_DIALOG (dossier_add_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierAddDialog, dossier_add_dialog, DOSSIER, ADD_DIALOG, AdwWindow)

GtkWindow *dossier_add_dialog_new (DossierLibrary *library, GtkWindow *parent);

/* Puts @text into the box, behind what is there. */
void dossier_add_dialog_offer_text (DossierAddDialog *self, const char *text);
/* Adds a file to the list of files, once. */
void dossier_add_dialog_offer_file (DossierAddDialog *self, const char *path);

/* Either, as what was dropped is a file or the link of a page. */
void dossier_add_dialog_offer_dropped (DossierAddDialog *self, GFile *file);

void dossier_add_dialog_choose_files (DossierAddDialog *self);
void dossier_add_dialog_paste (DossierAddDialog *self);

/* Takes in what is there, as the button does. */
void dossier_add_dialog_start (DossierAddDialog *self);

/* Takes in the pages that the file of bookmarks at @path leads to, without asking about its feeds. */
void dossier_add_dialog_add_pages (DossierAddDialog *self, const char *path);

gboolean    dossier_add_dialog_is_busy (DossierAddDialog *self);
char       *dossier_add_dialog_dup_text (DossierAddDialog *self);
const char *dossier_add_dialog_get_error (DossierAddDialog *self); /* "" when all is well */

G_END_DECLS
