/* dossier-restore.h - backups of a library, looked into and put back.
 *
 * Nothing is lost by it: the library that was there is kept among the backups, and at any moment, also of a power cut,
 * one whole library is in its place (where the disk knows second names for a file; else in its place or among them).
 * For libraries that no program has open to write; any thread, they block.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

/* What is in a backup. */
typedef struct
{
  char  *path;
  gint64 written;     /* when, Unix seconds */
  gint64 size;        /* bytes */
  gint64 last_change; /* when somebody changed something last, Unix seconds, 0: never */
  guint  stories, annotated, people, organizations, feeds;
} DossierBackup;

void dossier_backup_free (DossierBackup *backup);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierBackup, dossier_backup_free)

/* Looks into the backup at @path and checks it. NOT_FOUND; FOREIGN, NEWER or DAMAGED for what cannot be put back. */
DossierBackup *dossier_backup_look (const char *path, GError **error);

/* The files in the folder of backups of the @library, the newest first: (element-type filename). */
GPtrArray *dossier_backup_list (const char *library);

/* Makes one more, which no later one takes the place of, also while the library is open: its path, owned by the caller.
 */
char *dossier_backup_make (const char *library, GCancellable *cancellable, GError **error);

/* Puts a checked copy of the backup at @path in the place of @library (which may be damaged, or not there). @kept (may
 * be NULL): where the library that was there is now, owned by the caller; NULL when there was none. BUSY when a program
 * has it open to write. */
gboolean dossier_restore (const char *library, const char *path, GCancellable *cancellable, char **kept,
                          GError **error);

/* Ends what a program that was killed while it put a backup back has left: the copy takes the place of @library when
 * nothing is there, and else it goes, as does the second name that @library was kept by. For who has marked the
 * library, before it is opened. */
void dossier_restore_settle (const char *library);

G_END_DECLS
