/* dossier-schema.c - from an empty file or an older library to the present tables
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-schema.h"

#include <glib/gi18n-lib.h>
#include "dossier-backup.h"
#include "dossier-schema-guard.h"
#include "dossier-store-resources.h"
#include "dossier-store.h"

#define RESOURCE_FOLDER DOSSIER_RESOURCE_PATH "/store/"
#define PAGE_SIZE "8192"

/* Asked for by its symbol, so that the linker keeps it in a static library. */
GBytes *
dossier_schema_load_resource (const char *name)
{
  g_autofree char *path = g_strconcat (RESOURCE_FOLDER, name, NULL);
  GBytes          *bytes = g_resource_lookup_data (dossier_store_get_resource (), path, 0, NULL);

  g_assert (bytes != NULL);
  return bytes;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* The names of the steps in their order. */
static GStrv
list_steps (guint *n)
{
  GStrv steps = g_resource_enumerate_children (dossier_store_get_resource (), RESOURCE_FOLDER "schema", 0, NULL);

  g_assert (steps != NULL);
  *n = g_strv_length (steps);
  qsort (steps, *n, sizeof (char *), compare_names);
  return steps;
}

static guint
step_version (const char *name)
{
  return (guint) g_ascii_strtoull (name, NULL, 10);
}

guint
dossier_schema_get_newest (void)
{
  guint n = 0;
  g_auto (GStrv) steps = list_steps (&n);

  return step_version (steps[n - 1]);
}

typedef struct
{
  gint64 application_id, version, n_tables;
} Stand;

static gboolean
read_stand (DossierDb *db, Stand *stand, GError **error)
{
  static const char sql_tables[] = "SELECT count(*) FROM sqlite_schema";
  static const char sql_application[] = "PRAGMA application_id";
  static const char sql_version[] = "PRAGMA user_version";

  return dossier_db_get (db, sql_tables, &stand->n_tables, error, "")
         && dossier_db_get (db, sql_application, &stand->application_id, error, "")
         && dossier_db_get (db, sql_version, &stand->version, error, "");
}

static gboolean
refuse_others (DossierDb *db, const Stand *stand, GError **error)
{
  if (stand->application_id != DOSSIER_SCHEMA_APPLICATION_ID && (stand->n_tables > 0 || stand->application_id != 0))
    {
      g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FOREIGN,
                   _ ("“%s” belongs to another program. It was left as it is; choose another file."),
                   dossier_db_get_path (db));
      return FALSE;
    }
  if (stand->version > dossier_schema_get_newest ())
    {
      g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NEWER,
                   _ ("The library “%s” was made by a newer Dossier. Install that version to open it; nothing was "
                      "changed."),
                   dossier_db_get_path (db));
      return FALSE;
    }
  return TRUE;
}

gboolean
dossier_schema_check_known (DossierDb *db, GError **error)
{
  Stand stand = { 0, 0, 0 };

  if (!read_stand (db, &stand, error) || !refuse_others (db, &stand, error))
    return FALSE;
  if (stand.application_id == DOSSIER_SCHEMA_APPLICATION_ID && stand.version > 0)
    return TRUE;
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FOREIGN,
               _ ("“%s” is not a Dossier library, or its beginning is damaged. Choose another file."),
               dossier_db_get_path (db));
  return FALSE;
}

gboolean
dossier_schema_check (DossierDb *db, GError **error)
{
  Stand stand = { 0, 0, 0 };

  if (!read_stand (db, &stand, error) || !refuse_others (db, &stand, error) || !dossier_schema_guard (db, error))
    return FALSE;
  if (stand.version == dossier_schema_get_newest ())
    return TRUE;
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_READ_ONLY,
               _ ("The library “%s” has to be brought up to date first, and cannot be written. Open it once where you "
                  "may write to it."),
               dossier_db_get_path (db));
  return FALSE;
}

/* Runs the step unless another program was faster. */
static gboolean
run_step (DossierDb *db, const char *name, GError **error)
{
  g_autofree char *file = g_strconcat ("schema/", name, NULL);
  g_autoptr (GBytes) sql = dossier_schema_load_resource (file);
  g_autofree char *text = g_strndup (g_bytes_get_data (sql, NULL), g_bytes_get_size (sql));
  g_autofree char *marks = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %u;",
                                            DOSSIER_SCHEMA_APPLICATION_ID, step_version (name));
  Stand            stand = { 0, 0, 0 };

  if (!dossier_db_begin (db, error))
    return FALSE;
  if (read_stand (db, &stand, error) && refuse_others (db, &stand, error)
      && (stand.version >= step_version (name)
          || (dossier_db_exec (db, text, error) && dossier_db_exec (db, marks, error))))
    return dossier_db_commit (db, error);
  dossier_db_rollback (db);
  return FALSE;
}

static gboolean
holds_older (const char *path, gint64 version)
{
  g_autoptr (DossierDb) copy = dossier_db_open (path, DOSSIER_DB_IMMUTABLE, NULL);
  Stand stand = { 0, 0, 0 };

  return copy != NULL && read_stand (copy, &stand, NULL) && stand.application_id == DOSSIER_SCHEMA_APPLICATION_ID
         && stand.version > 0 && stand.version < version;
}

/* What a way up that was broken off has left is of before its first step: it stays, and the next copy gets a number. */
static gboolean
keep_copy (DossierDb *db, gint64 stand, guint version, GError **error)
{
  const char      *path = dossier_db_get_path (db);
  g_autofree char *copy = g_strdup_printf ("%s.before-%u", path, version);

  for (guint i = 2; holds_older (copy, stand); i++)
    {
      g_free (copy);
      copy = g_strdup_printf ("%s.before-%u-%u", path, version, i);
    }
  return dossier_backup_write (db, copy, NULL, error);
}

/* From the version that it has to @version. */
static gboolean
run_steps (DossierDb *db, guint version, GError **error)
{
  guint n = 0;
  g_auto (GStrv) steps = list_steps (&n);
  Stand stand = { 0, 0, 0 };

  if (!read_stand (db, &stand, error) || !refuse_others (db, &stand, error) || !dossier_schema_guard (db, error))
    return FALSE;
  if (stand.version == 0 && !dossier_db_exec (db, "PRAGMA page_size = " PAGE_SIZE ";", error))
    return FALSE;
  if (!dossier_db_exec (db, "PRAGMA journal_mode = WAL;", error))
    return FALSE;
  if (stand.version > 0 && stand.version < version && !keep_copy (db, stand.version, version, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (step_version (steps[i]) > stand.version && step_version (steps[i]) <= version
        && !run_step (db, steps[i], error))
      return FALSE;
  return TRUE;
}

gboolean
dossier_schema_step_up (DossierDb *db, GError **error)
{
  return run_steps (db, dossier_schema_get_newest (), error);
}

gboolean
dossier_schema_step_to (DossierDb *db, guint version, GError **error)
{
  return run_steps (db, version, error);
}
