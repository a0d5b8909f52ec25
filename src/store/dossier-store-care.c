/* dossier-store-care.c - the public calls that look after the library
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-store-private.h"

#include "dossier-backup.h"
#include "dossier-check.h"

/* The counts and what they count belong to one state of the library. */
static gpointer
check_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  GPtrArray *problems;

  if (!dossier_db_exec (db, "BEGIN", error))
    return NULL;
  problems = dossier_check_run (db, error);
  dossier_db_rollback (db);
  return problems;
}

static gpointer
backup_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  return GINT_TO_POINTER (dossier_backup_write (db, args, error));
}

static const DossierCallKind check_kind = { check_call, FALSE, NULL, (GDestroyNotify) g_ptr_array_unref };
static const DossierCallKind backup_kind = { backup_call, FALSE, NULL, NULL };

GPtrArray *
dossier_store_check (DossierStore *self, GError **error)
{
  return dossier_store_call (self, &check_kind, NULL, error);
}

gboolean
dossier_store_backup (DossierStore *self, const char *path, GError **error)
{
  return dossier_store_call (self, &backup_kind, (gpointer) path, error) != NULL;
}
