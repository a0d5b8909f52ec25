/* dossier-feed-dialog.h - asks for the name or the folder of a feed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* @name: what was said, without blanks around it; for a folder "" is none of them. Not called when it was left. */
typedef void (*DossierFeedDialogAnswer) (const char *name, gpointer data);

/* @data is freed by @free_data with the dialog, answered or not. Both dialogs are presented, and returned for tests:
 * the response "ok" answers. */
GtkWidget *dossier_feed_dialog_ask_name (GtkWindow *parent, const char *heading, const char *name,
                                         DossierFeedDialogAnswer answer, gpointer data, GDestroyNotify free_data);

/* @folders (element-type utf8): the names there are; @folder: the present one, or NULL. */
GtkWidget *dossier_feed_dialog_ask_folder (GtkWindow *parent, const char *heading, GPtrArray *folders,
                                           const char *folder, DossierFeedDialogAnswer answer, gpointer data,
                                           GDestroyNotify free_data);

G_END_DECLS
