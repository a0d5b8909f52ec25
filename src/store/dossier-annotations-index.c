/* dossier-annotations-index.c - the rows of the full-text index of highlights
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-annotations-index.h"

gboolean
dossier_annotations_index_add (DossierDb *db, gint64 annotation, GError **error)
{
  static const char sql_add[]
      = "INSERT INTO annotation_fts (rowid, quote, note) SELECT id, quote, note FROM annotation WHERE id = ?1";

  g_assert (dossier_db_is_mine (db));
  return dossier_db_run (db, sql_add, error, "i", annotation);
}

gboolean
dossier_annotations_index_remove (DossierDb *db, gint64 annotation, GError **error)
{
  static const char sql_remove[] = "INSERT INTO annotation_fts (annotation_fts, rowid, quote, note)"
                                   " SELECT 'delete', id, quote, note FROM annotation WHERE id = ?1";

  g_assert (dossier_db_is_mine (db));
  return dossier_db_run (db, sql_remove, error, "i", annotation);
}
