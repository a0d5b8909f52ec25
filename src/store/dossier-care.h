/* dossier-care.h - what looks after the library while it is open: on a thread and a connection of its own, so that
 * nobody waits for it.
 *
 * After a program that did not end by itself the file is checked. A library that is whole is copied once a day into
 * "backups" beside it: library.db-2026-11-24.db.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-db.h"

G_BEGIN_DECLS

/* Daily copies that are kept. */
#define DOSSIER_CARE_MAX_BACKUPS 7
/* Seconds the library is open before the day's copy is made: who only adds a story does not wait for it. */
#define DOSSIER_CARE_BACKUP_AFTER 20

typedef struct _DossierCare DossierCare;

/* The library is damaged: DOSSIER_STORE_ERROR_DAMAGED, taken by the callee. On the thread of the care. */
typedef void (*DossierCareDamaged) (GError *damage, gpointer user_data);

DossierCare *dossier_care_start (const char *path, gboolean with_check, DossierCareDamaged damaged, gpointer user_data);
/* Breaks off what is under way. */
void dossier_care_stop (DossierCare *self);

/* FALSE and DAMAGED when SQLite finds anything wrong with the file; other errors when it cannot be told. */
gboolean dossier_care_check (DossierDb *db, GError **error);

/* Makes the copy of the day of @now (Unix seconds, UTC) unless it is there, then removes the oldest ones. The copy is
 * checked before any goes. TRUE also when there is no room for it. */
gboolean dossier_care_back_up (DossierDb *db, gint64 now, GCancellable *cancellable, GError **error);

G_END_DECLS
