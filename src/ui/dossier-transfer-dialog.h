/* dossier-transfer-dialog.h - what another program has kept is looked at, then taken over
 *
 * Says what would come before anything is kept or fetched; then, under way, how far it is; then what came of it.
 *
 * Signal "imported" (uint): so many stories came, or came back; one undo takes the import back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-library.h"

G_BEGIN_DECLS

/* Entries that are told of one by one. */
#define DOSSIER_TRANSFER_MAX_TOLD 200

typedef enum
{
  DOSSIER_TRANSFER_LOOKING, /* nothing is known yet */
  DOSSIER_TRANSFER_ASKING,
  DOSSIER_TRANSFER_WORKING,
  DOSSIER_TRANSFER_DONE,
  DOSSIER_TRANSFER_FAILED,
} DossierTransferState;

#define DOSSIER_TYPE_TRANSFER_DIALOG (dossier_transfer_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierTransferDialog, dossier_transfer_dialog, DOSSIER, TRANSFER_DIALOG, AdwWindow)

/* @path: of the export. Looks at it at once. */
GtkWindow *dossier_transfer_dialog_new (DossierLibrary *library, const char *path, GtkWindow *parent);

DossierTransferState dossier_transfer_dialog_get_state (DossierTransferDialog *self);

/* Whether the pages without a text are to be fetched. */
void dossier_transfer_dialog_set_fetches (DossierTransferDialog *self, gboolean fetches);

G_END_DECLS
