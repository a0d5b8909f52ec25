/* dossier-link-waits-table.c - links that a person takes out of the queue, and lets wait again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-link-waits-table.h"

gboolean
dossier_link_waits_table_remove (DossierWork *work, const char *const *uris, guint n, GArray *links, GError **error)
{
  static const char sql_remove[] = "UPDATE link_wait SET is_removed = 1 WHERE uri = ?1 AND is_removed = 0 RETURNING id";

  g_assert (dossier_db_is_mine (work->db));
  for (guint i = 0; i < n; i++)
    {
      gint64 id = 0;

      if (!dossier_db_get (work->db, sql_remove, &id, error, "s", uris[i]))
        return FALSE;
      if (id != 0)
        g_array_append_val (links, id);
    }
  work->links_changed |= links->len > 0;
  return TRUE;
}

gboolean
dossier_link_waits_table_set_removed (DossierWork *work, GArray *links, gboolean is_removed, GError **error)
{
  static const char sql_set[] = "UPDATE link_wait SET is_removed = ?2 WHERE id = ?1";

  g_assert (dossier_db_is_mine (work->db));
  work->links_changed = TRUE;
  for (guint i = 0; i < links->len; i++)
    if (!dossier_db_run (work->db, sql_set, error, "iu", g_array_index (links, gint64, i), (guint) !!is_removed))
      return FALSE;
  return TRUE;
}

gboolean
dossier_link_waits_table_count (DossierDb *db, guint *n, GError **error)
{
  static const char sql_count[] = "SELECT count(*) FROM link_wait WHERE is_removed = 0 AND error IS NOT NULL";
  gint64            found = 0;

  if (!dossier_db_get (db, sql_count, &found, error, ""))
    return FALSE;
  *n = (guint) found;
  return TRUE;
}
