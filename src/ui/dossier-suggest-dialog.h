/* dossier-suggest-dialog.h - feeds to subscribe to, with a mark for each
 *
 * Nothing is fetched here: subscribing only writes the feeds down, in a folder for each group.
 *
 * Signal "subscribed" (uint): how many feeds, once they are kept; the window closes then.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-library.h"

G_BEGIN_DECLS

/* @feeds: the subscriptions there are (element-type DossierFeed), or NULL. */
GtkWindow *dossier_suggest_dialog_new (DossierLibrary *library, GPtrArray *feeds, GtkWindow *parent);

/* How many are marked and not subscribed to yet. */
guint dossier_suggest_dialog_count_marked (GtkWindow *dialog);

G_END_DECLS
