/* dossier-import-dialog.h - a list of feeds is looked at before it is taken
 *
 * Shows what will come, by folder, what is there already, what was left out and why; feeds inside the person's own
 * network are asked about. Nothing is fetched here.
 *
 * Signals: "subscribed" (uint, boolean): to how many feeds, and whether the pages are to be saved as stories; the
 * window closes then. "cancelled": it was closed without.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-feed-list.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_IMPORT_DIALOG (dossier_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierImportDialog, dossier_import_dialog, DOSSIER, IMPORT_DIALOG, AdwWindow)

/* @list (taken) was looked up; @name: of the file. */
GtkWindow *dossier_import_dialog_new (DossierLibrary *library, DossierFeedList *list, const char *name,
                                      GtkWindow *parent);

/* How many feeds are checked that are not subscriptions yet. */
guint dossier_import_dialog_count_checked (DossierImportDialog *self);

/* The rows: (element-type DossierImportItem). Borrowed. */
GListModel *dossier_import_dialog_get_items (DossierImportDialog *self);

G_END_DECLS
