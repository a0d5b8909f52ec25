/* dossier-backups-dialog.h - the backups of a library: what is in each, one more at once, and putting one back
 *
 * Putting back is the application's: action "app.restore-backup" (library, backup).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A modal window over @parent (or NULL), to be presented. @library: the path of one that may be damaged, or gone. */
GtkWindow *dossier_backups_dialog_new (const char *library, GtkWindow *parent);

G_END_DECLS
