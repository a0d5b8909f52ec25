/* dossier-search-rows.c - the rows of the full-text index
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-search-rows.h"

#include "dossier-prepared.h"

/* As in schema/031-rows.sql. */
#define IN_MINUTE 100
/* Of them, of the full minute; of each other second one. */
#define IN_FULL_MINUTE 41
#define FIRST_CROWDED (G_GINT64_CONSTANT (1) << 53)
#define IN_SECOND ((1 << DOSSIER_STORY_ID_SHIFT) - 1)

/* ---- numbers ---- */

/* The lowest row of the second that @story is in, and how many it has. */
static gint64
find_second (gint64 story, gint64 *n_places)
{
  gint64 seconds = story >> DOSSIER_STORY_ID_SHIFT, minute = seconds / 60 * IN_MINUTE, second = seconds % 60;

  *n_places = second == 0 ? IN_FULL_MINUTE : 1;
  return second == 0 ? minute : minute + IN_FULL_MINUTE - 1 + second;
}

static gint64
number_row (gint64 story)
{
  gint64 place = story & IN_SECOND, n_places, first = find_second (story, &n_places);

  return place < n_places ? first + place : story | FIRST_CROWDED;
}

gint64
dossier_search_rows_bound (DossierSearchRows rows, gint64 story)
{
  gint64 place = story & IN_SECOND, n_places, first;

  if (rows == DOSSIER_SEARCH_ROWS_CROWDED)
    return CLAMP (story, 0, G_MAXINT64 - FIRST_CROWDED) + FIRST_CROWDED;
  if (story < 0)
    return 0;
  first = find_second (story, &n_places);
  return MIN (first + MIN (place, n_places), FIRST_CROWDED);
}

gboolean
dossier_search_rows_exist (DossierDb *db, DossierSearchRows rows, gboolean *exist, GError **error)
{
  static const char sql_crowded[] = "SELECT 1 FROM story_fts_docsize WHERE id >= ?1 LIMIT 1";
  gint64            found = 0;

  *exist = rows == DOSSIER_SEARCH_ROWS_SPACED;
  if (*exist)
    return TRUE;
  if (!dossier_db_get (db, sql_crowded, &found, error, "i", FIRST_CROWDED))
    return FALSE;
  *exist = found != 0;
  return TRUE;
}

/* ---- rows ---- */

gboolean
dossier_search_rows_add (DossierDb *db, gint64 story, const char *title, const char *text, const char *notes,
                         GError **error)
{
  static const char sql_add[] = "INSERT INTO story_fts (rowid, title, text, notes) VALUES (?1, ?2, ?3, ?4)";

  return dossier_db_run (db, sql_add, error, "isss", number_row (story), title, text, notes);
}

gboolean
dossier_search_rows_remove (DossierWork *work, gint64 story, const char *title, const char *text, const char *notes,
                            GError **error)
{
  static const char sql_remove[]
      = "INSERT INTO story_fts (story_fts, rowid, title, text, notes) VALUES ('delete', ?1, ?2, ?3, ?4)";

  /* It may still be among those that wait. */
  return dossier_search_rows_write (work, error)
         && dossier_db_run (work->db, sql_remove, error, "isss", number_row (story), title, text, notes);
}

void
dossier_search_rows_add_later (DossierWork *work, gint64 story, const char *title, const char *text)
{
  DossierNewWords words = { story, title, text };

  g_array_append_val (work->new_words, words);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  gint64 first = number_row (((const DossierNewWords *) a)->story);
  gint64 second = number_row (((const DossierNewWords *) b)->story);

  return (first > second) - (first < second);
}

gboolean
dossier_search_rows_write (DossierWork *work, GError **error)
{
  g_array_sort (work->new_words, compare_rows);
  for (guint i = 0; i < work->new_words->len; i++)
    {
      const DossierNewWords *words = &g_array_index (work->new_words, DossierNewWords, i);

      if (!dossier_search_rows_add (work->db, words->story, words->title, words->text, "", error))
        return FALSE;
    }
  g_array_set_size (work->new_words, 0);
  return TRUE;
}
