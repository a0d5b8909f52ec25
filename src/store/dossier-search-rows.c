/* dossier-search-rows.c - the rows of the full-text index
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-search-rows.h"

gboolean
dossier_search_rows_add (DossierDb *db, gint64 story, const char *title, const char *text, const char *notes,
                         GError **error)
{
  static const char sql_add[] = "INSERT INTO story_fts (rowid, title, text, notes) VALUES (?1, ?2, ?3, ?4)";

  return dossier_db_run (db, sql_add, error, "isss", story, title, text, notes);
}

gboolean
dossier_search_rows_remove (DossierWork *work, gint64 story, const char *title, const char *text, const char *notes,
                            GError **error)
{
  static const char sql_remove[]
      = "INSERT INTO story_fts (story_fts, rowid, title, text, notes) VALUES ('delete', ?1, ?2, ?3, ?4)";

  /* It may still be among those that wait. */
  return dossier_search_rows_write (work, error)
         && dossier_db_run (work->db, sql_remove, error, "isss", story, title, text, notes);
}

void
dossier_search_rows_add_later (DossierWork *work, gint64 story, const char *title, const char *text)
{
  DossierNewWords words = { story, title, text };

  g_array_append_val (work->new_words, words);
}

static int
compare_stories (gconstpointer a, gconstpointer b)
{
  const DossierNewWords *first = a, *second = b;

  return first->story < second->story ? -1 : first->story > second->story;
}

gboolean
dossier_search_rows_write (DossierWork *work, GError **error)
{
  g_array_sort (work->new_words, compare_stories);
  for (guint i = 0; i < work->new_words->len; i++)
    {
      const DossierNewWords *words = &g_array_index (work->new_words, DossierNewWords, i);

      if (!dossier_search_rows_add (work->db, words->story, words->title, words->text, "", error))
        return FALSE;
    }
  g_array_set_size (work->new_words, 0);
  return TRUE;
}
