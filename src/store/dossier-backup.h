/* dossier-backup.h - a copy of the library that has been opened and checked before it counts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-db.h"

G_BEGIN_DECLS

/* Writes a consistent copy of @db beside @path, checks it, and only then puts it in the place of @path. File mode 0600.
 * On failure, or when @cancellable (may be NULL) is, what was at @path is still there. */
gboolean dossier_backup_write (DossierDb *db, const char *path, GCancellable *cancellable, GError **error);

/* Removes what killed programs left of the unfinished copy at @path, and of other copies of @library in its folder. */
void dossier_backup_remove_parts (const char *path, const char *library);

/* Where the backups of @library are. Owned by the caller. */
char *dossier_backup_dup_folder (const char *library);

/* The names of files in the folder of @path are on the disk. */
void dossier_backup_sync_folder (const char *path);

G_END_DECLS
