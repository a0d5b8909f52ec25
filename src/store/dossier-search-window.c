/* dossier-search-window.c - the newest stories, among which some are looked for before they are among all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-search-window.h"

/* One story in so many is expected. */
#define FIRST_SHARE 8
/* One in so many is so few that all of them are read sooner. */
#define SPARSE_SHARE 256

guint
dossier_search_window_first (guint limit)
{
  return limit < G_MAXUINT / FIRST_SHARE ? limit * FIRST_SHARE : 0;
}

/* Half as many again as it takes when the older ones are as the newer ones are. */
guint
dossier_search_window_widen (guint n, guint found, guint limit)
{
  guint64 wider;

  if (found < n / SPARSE_SHARE || found == 0)
    return 0;
  wider = (guint64) n * limit / found * 3 / 2;
  return wider < G_MAXINT ? (guint) wider : 0;
}

gboolean
dossier_search_window_find (DossierDb *db, gint64 before, guint n, gint64 *since, GError **error)
{
  static const char sql_find[] = "SELECT story FROM story_state WHERE story < ?1 ORDER BY story DESC LIMIT 1 OFFSET ?2";

  *since = 0;
  return n == 0 || dossier_db_get (db, sql_find, since, error, "iu", before != 0 ? before : G_MAXINT64, n - 1);
}
