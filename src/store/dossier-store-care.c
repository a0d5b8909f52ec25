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
  return GINT_TO_POINTER (dossier_backup_write (db, args, NULL, error));
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

static gpointer
set_max_pages_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  gint64           pages = *(gint64 *) args;
  g_autofree char *sql = g_strdup_printf ("PRAGMA max_page_count = %" G_GINT64_FORMAT,
                                          pages != 0 ? pages : G_GINT64_CONSTANT (4294967294));

  return GINT_TO_POINTER (dossier_db_exec (db, sql, error));
}

static const DossierCallKind set_max_pages_kind = { set_max_pages_call, TRUE, NULL, NULL };

void
dossier_store_set_max_pages (DossierStore *self, gint64 pages)
{
  dossier_store_call (self, &set_max_pages_kind, &pages, NULL);
}
