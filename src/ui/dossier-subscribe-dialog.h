/* dossier-subscribe-dialog.h - finds the feeds of a site, feed or list by its address, shows them, and subscribes
 *
 * Nothing is asked before the person says so, and nothing inside the own computer or network before they say it twice.
 * Closing stops what is under way and keeps what was typed and found; only what was subscribed to is cleared.
 *
 * Signal "subscribed" (GArray of gint64): the feeds, once they are kept; the window closes then.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-library.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_SUBSCRIBE_DIALOG (dossier_subscribe_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierSubscribeDialog, dossier_subscribe_dialog, DOSSIER, SUBSCRIBE_DIALOG, AdwWindow)

GtkWindow *dossier_subscribe_dialog_new (DossierLibrary *library, GtkWindow *parent);

/* The subscriptions there are (element-type DossierFeed), or NULL: for the folders, and to say what is there. */
void dossier_subscribe_dialog_set_feeds (DossierSubscribeDialog *self, GPtrArray *feeds);

/* Puts what was copied into the empty box when it is one address, marked so that typing replaces it. */
void dossier_subscribe_dialog_offer_clipboard (DossierSubscribeDialog *self);

/* Looks for the feeds at @address, as if it had been typed. */
void dossier_subscribe_dialog_find (DossierSubscribeDialog *self, const char *address);

gboolean    dossier_subscribe_dialog_is_busy (DossierSubscribeDialog *self);
const char *dossier_subscribe_dialog_get_error (DossierSubscribeDialog *self); /* "" when all is well */
/* What is shown: "hints", "busy", "inside", "found" or "list"; static. */
const char *dossier_subscribe_dialog_get_page (DossierSubscribeDialog *self);
guint       dossier_subscribe_dialog_count_marked (DossierSubscribeDialog *self);

G_END_DECLS
