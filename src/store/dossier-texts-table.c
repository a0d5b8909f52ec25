/* dossier-texts-table.c - the texts of stories, one row a revision
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-texts-table.h"

#include <glib/gi18n-lib.h>
#include "dossier-versions.h"

static gboolean
find_same (DossierDb *db, gint64 story, const DossierPrepared *prepared, gint64 *revision, GError **error)
{
  static const char sql_same[] = "SELECT id FROM story_text WHERE story = ?1 AND hash = ?2 AND size = ?3";

  return dossier_db_get (db, sql_same, revision, error, "ibu", story, prepared->hash, prepared->text_size);
}

/* NULL when it is not known. */
static const char *
get_language (const DossierPrepared *prepared)
{
  const DossierRecognition *recognition = prepared->draft->recognition;

  return recognition != NULL && *recognition->language != '\0' ? recognition->language : NULL;
}

/* The same words may be marked otherwise: with other headings and links. */
static gboolean
take_again (DossierDb *db, gint64 revision, const DossierPrepared *prepared, GError **error)
{
  static const char sql_take[] = "UPDATE story_text SET packing = ?2, text = ?3, spans = ?4, spans_size = ?5,"
                                 " origin = ?6, language = ?7 WHERE id = ?1";

  return dossier_db_run (db, sql_take, error, "iubbuus", revision, prepared->packing, prepared->packed_text,
                         prepared->packed_spans, prepared->spans_size, prepared->draft->origin,
                         get_language (prepared));
}

gint64
dossier_texts_table_add (DossierDb *db, gint64 story, const DossierPrepared *prepared, GError **error)
{
  static const char sql_add[] = "INSERT INTO story_text (story, hash, size, packing, text, spans, spans_size, created,"
                                " origin, language) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";

  gint64 known = 0;

  g_assert (dossier_db_is_mine (db));
  if (!find_same (db, story, prepared, &known, error))
    return 0;
  if (known != 0)
    return take_again (db, known, prepared, error) ? known : 0;
  if (!dossier_db_run (db, sql_add, error, "ibuubbuius", story, prepared->hash, prepared->text_size, prepared->packing,
                       prepared->packed_text, prepared->packed_spans, prepared->spans_size, prepared->saved,
                       prepared->draft->origin, get_language (prepared)))
    return 0;
  return dossier_db_get_last_id (db);
}

gboolean
dossier_texts_table_add_beside (DossierDb *db, gint64 story, const DossierPrepared *prepared, GError **error)
{
  return dossier_texts_table_add (db, story, prepared, error) != 0 && dossier_texts_table_prune (db, story, error);
}

static gboolean
fail_damaged (DossierDb *db, GError **error)
{
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED,
               _ ("The text of this story cannot be read: the library “%s” is damaged. Restore a backup."),
               dossier_db_get_path (db));
  return FALSE;
}

static char *
unpack_column (sqlite3_stmt *row, int column, int packing_column, int size_column)
{
  gint64 size = sqlite3_column_int64 (row, size_column);

  if (size < 0 || size > DOSSIER_DB_MAX_VALUE)
    return NULL;
  return dossier_packing_unpack (sqlite3_column_int (row, packing_column), sqlite3_column_blob (row, column),
                                 sqlite3_column_bytes (row, column), size);
}

/* Text and, when @spans is not NULL, the spans' bytes (NULL for none). */
static gboolean
load (DossierDb *db, gint64 revision, char **text, GBytes **spans, GError **error)
{
  static const char sql_load[] = "SELECT packing, text, size, spans, spans_size FROM story_text WHERE id = ?1";
  sqlite3_stmt     *row = dossier_db_query (db, sql_load, error, "i", revision);
  gboolean          is_whole;

  if (row == NULL)
    return FALSE;
  if (!dossier_db_next (db, row, error))
    return dossier_db_failed (db) ? FALSE : fail_damaged (db, error);
  *text = unpack_column (row, 1, 0, 2);
  is_whole = *text != NULL && g_utf8_validate (*text, -1, NULL);
  if (is_whole && spans != NULL && sqlite3_column_type (row, 3) != SQLITE_NULL)
    {
      char *bytes = unpack_column (row, 3, 0, 4);

      if (bytes != NULL)
        *spans = g_bytes_new_take (bytes, sqlite3_column_int64 (row, 4));
      is_whole = bytes != NULL;
    }
  dossier_db_end (row);
  if (is_whole)
    return TRUE;
  g_clear_pointer (text, g_free);
  return fail_damaged (db, error);
}

char *
dossier_texts_table_load_text (DossierDb *db, gint64 revision, GError **error)
{
  char *text = NULL;

  return load (db, revision, &text, NULL, error) ? text : NULL;
}

DossierDocument *
dossier_texts_table_load_document (DossierDb *db, gint64 revision, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GBytes) spans = NULL;
  DossierDocument *document;

  if (!load (db, revision, &text, &spans, error))
    return NULL;
  document = dossier_document_new_from_parts (text, spans);
  if (document == NULL)
    fail_damaged (db, error);
  return document;
}

gboolean
dossier_texts_table_get_origin (DossierDb *db, gint64 revision, DossierTextOrigin *origin, gint64 *created,
                                GError **error)
{
  static const char sql_get[] = "SELECT " DOSSIER_TEXTS_TABLE_ORIGIN
                                ", x.created FROM story_text x JOIN story s ON s.id = x.story WHERE x.id = ?1";
  sqlite3_stmt *row = dossier_db_query (db, sql_get, error, "i", revision);

  if (row == NULL || !dossier_db_next (db, row, error))
    return FALSE;
  *origin = (DossierTextOrigin) sqlite3_column_int (row, 0);
  *created = sqlite3_column_int64 (row, 1);
  dossier_db_end (row);
  return TRUE;
}

gboolean
dossier_texts_table_get_language (DossierDb *db, gint64 revision, char **language, GError **error)
{
  static const char sql_get[] = "SELECT language FROM story_text WHERE id = ?1";
  sqlite3_stmt     *row = dossier_db_query (db, sql_get, error, "i", revision);

  if (row == NULL || !dossier_db_next (db, row, error))
    return FALSE;
  *language = g_strdup ((const char *) sqlite3_column_text (row, 0));
  dossier_db_end (row);
  return TRUE;
}

gboolean
dossier_texts_table_prune (DossierDb *db, gint64 story, GError **error)
{
  static const char sql_prune[]
      = "DELETE FROM story_text WHERE id IN (SELECT x.id FROM story_text x WHERE x.story = ?1"
        " AND NOT EXISTS (SELECT 1 FROM story WHERE id = ?1 AND revision = x.id)"
        " AND NOT EXISTS (SELECT 1 FROM annotation WHERE made_on = x.id)"
        " AND NOT EXISTS (SELECT 1 FROM annotation WHERE revision = x.id)"
        " AND NOT EXISTS (SELECT 1 FROM shelf_text WHERE revision = x.id) ORDER BY x.id DESC LIMIT -1 OFFSET ?2)";

  return dossier_db_run (db, sql_prune, error, "iu", story, DOSSIER_VERSIONS_MAX);
}

static gboolean
count_words (DossierDb *db, GPtrArray *versions, GError **error)
{
  for (guint i = 0; i < versions->len; i++)
    {
      DossierVersion *version = versions->pdata[i];
      g_autoptr (DossierDocument) document = dossier_texts_table_load_document (db, version->revision, error);

      if (document == NULL)
        return FALSE;
      version->n_words = dossier_document_count_words (document);
    }
  return TRUE;
}

GPtrArray *
dossier_texts_table_list (DossierDb *db, gint64 story, GError **error)
{
  static const char sql_list[] = "SELECT x.id, x.created, " DOSSIER_TEXTS_TABLE_ORIGIN ", x.id = s.revision,"
                                 " (SELECT count(*) FROM annotation a WHERE a.revision = x.id AND a.is_deleted = 0)"
                                 " FROM story_text x JOIN story s ON s.id = x.story WHERE x.story = ?1"
                                 " ORDER BY x.id DESC";
  g_autoptr (GPtrArray) versions = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *row = dossier_db_query (db, sql_list, error, "i", story);

  if (row == NULL)
    return NULL;
  while (dossier_db_next (db, row, error))
    {
      DossierVersion *version = g_new0 (DossierVersion, 1);

      version->revision = sqlite3_column_int64 (row, 0);
      version->created = sqlite3_column_int64 (row, 1);
      version->origin = (DossierTextOrigin) sqlite3_column_int (row, 2);
      version->is_present = sqlite3_column_int (row, 3);
      version->n_annotations = (guint) sqlite3_column_int (row, 4);
      g_ptr_array_add (versions, version);
    }
  return !dossier_db_failed (db) && count_words (db, versions, error) ? g_steal_pointer (&versions) : NULL;
}

gboolean
dossier_texts_table_has (DossierDb *db, gint64 story, gint64 revision, gboolean *has, GError **error)
{
  static const char sql_has[] = "SELECT 1 FROM story_text WHERE id = ?1 AND story = ?2";
  gint64            found = 0;
  gboolean          done = dossier_db_get (db, sql_has, &found, error, "ii", revision, story);

  *has = found != 0;
  return done;
}
