/* dossier-events-table.c - which stories tell of the same event
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-events-table.h"

#include "dossier-event-window.h"
#include "dossier-title-words.h"

/* Stories of one page that are looked at. */
#define MAX_OF_PAGE "16"

static gboolean
is_same_title (DossierEventWindow *window, const char *one, const char *other)
{
  DossierTitleWords a, b;
  guint             which;

  if (g_strcmp0 (one, other) == 0)
    return TRUE;
  dossier_title_words_collect (one, dossier_event_window_get_plain (window), &a);
  dossier_title_words_collect (other, dossier_event_window_get_plain (window), &b);
  return dossier_title_words_share (&a, &b, &which) * 2 > MIN (a.n, b.n) && !dossier_title_words_disagree (&a, &b);
}

/* Another way to the same page. Pages that many stories share, as the front page of a site, tell nothing. */
static gboolean
find_of_page (DossierWork *work, gint64 story, gint64 *other, GError **error)
{
  static const char sql[]
      = "SELECT o.id, s.title, o.title FROM story s JOIN story o ON o.page = s.page AND o.id <> s.id"
        " WHERE s.id = ?1 AND s.page IS NOT NULL LIMIT " MAX_OF_PAGE;
  sqlite3_stmt *row = dossier_db_query (work->db, sql, error, "i", story);

  if (row == NULL)
    return FALSE;
  while (dossier_db_next (work->db, row, error))
    {
      g_autofree char *title = dossier_db_dup_text (row, 1), *others = dossier_db_dup_text (row, 2);

      if (*other == 0 && is_same_title (work->memory->window, title, others))
        *other = sqlite3_column_int64 (row, 0);
    }
  return !dossier_db_failed (work->db);
}

void
dossier_events_table_tell (DossierWork *work, gint64 story, gint64 event)
{
  DossierEventStory both[] = { { event, event }, { story, event } };

  g_array_append_vals (work->grouped, both, G_N_ELEMENTS (both));
}

static gboolean
join (DossierWork *work, gint64 story, gint64 other, GError **error)
{
  static const char sql_event[] = "SELECT event FROM story_event WHERE story = ?1";
  static const char sql_join[] = "INSERT OR IGNORE INTO story_event (story, event) VALUES (?1, ?2)";
  gint64            event = other;

  if (!dossier_db_get (work->db, sql_event, &event, error, "i", other)
      || !dossier_db_run (work->db, sql_join, error, "ii", other, event)
      || !dossier_db_run (work->db, sql_join, error, "ii", story, event))
    return FALSE;
  dossier_events_table_tell (work, story, event);
  return TRUE;
}

static gboolean
place (DossierWork *work, gint64 story, GError **error)
{
  static const char sql_waits[]
      = "SELECT count(*) FROM story WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM story_event WHERE story = ?1)";
  gint64 waits = 0, other = 0;

  return dossier_db_get (work->db, sql_waits, &waits, error, "i", story)
         && (waits == 0
             || (find_of_page (work, story, &other, error)
                 && (other != 0 || dossier_event_window_find (work->memory->window, work->db, story, &other, error))
                 && (other == 0 || join (work, story, other, error))));
}

void
dossier_events_table_place_later (DossierWork *work, gint64 story)
{
  g_array_append_val (work->unplaced, story);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return (first < second) - (first > second);
}

gboolean
dossier_events_table_place (DossierWork *work, GError **error)
{
  if (work->unplaced->len == 0)
    return TRUE;
  if (work->memory->window == NULL)
    work->memory->window = dossier_event_window_new ();
  g_array_sort (work->unplaced, compare_newest_first);
  for (guint i = 0; i < work->unplaced->len; i++)
    if (!place (work, g_array_index (work->unplaced, gint64, i), error))
      return FALSE;
  g_array_set_size (work->unplaced, 0);
  return TRUE;
}
