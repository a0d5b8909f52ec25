/* dossier-link-list.h - the links that are being saved and those that wait, one row each
 *
 * Hidden while there are none.
 *
 * Signals:
 *   "saved"   (const DossierAddResult *): a link's stories are kept
 *   "changed" busy or not, how far
 *   "ended"   (GStrv stopped, guint n_failed, utf8 why): what was given to save is over; addresses that were stopped
 *             before their turn, how many of the others are not saved, and why nothing was fetched (or NULL)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-library.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_LINK_LIST (dossier_link_list_get_type ())
G_DECLARE_FINAL_TYPE (DossierLinkList, dossier_link_list, DOSSIER, LINK_LIST, AdwBin)

void dossier_link_list_set_library (DossierLinkList *self, DossierLibrary *library);

/* Saves @uris, each with a row; what is in the list and over goes first. @options may be NULL. Stops with @cancellable.
 * Ends with "ended". */
void dossier_link_list_save (DossierLinkList *self, const char *const *uris, const DossierAddOptions *options,
                             GCancellable *cancellable);

/* Shows those that wait in the library, as they are now, and what failed; what is saved goes. */
void dossier_link_list_reload (DossierLinkList *self);

/* Links of the present saving that are over, of all; both may be NULL. FALSE when none is under way. */
gboolean dossier_link_list_is_busy (DossierLinkList *self, guint *done, guint *total);

/* Stops what the buttons of rows began, for good. */
void dossier_link_list_stop (DossierLinkList *self);

G_END_DECLS
