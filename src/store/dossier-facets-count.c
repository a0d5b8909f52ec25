/* dossier-facets-count.c - how many stories of a list have what, by ids
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-facets-count.h"

#include "dossier-facets.h"
#include "dossier-prepared.h"

#define SECONDS_A_DAY 86400
/* Stories, or rows, after which it is asked whether anybody still wants to know. */
#define STRIDE 1024
/* Looking one story up costs as much as reading so many in a row. */
#define LOOK_UP_COST 4

/* --- tables --- */

static GHashTable *
counts_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
}

void
dossier_facet_counts_init (DossierFacetCounts *self)
{
  *self = (DossierFacetCounts){
    counts_new (), counts_new (), counts_new (), counts_new (), counts_new (), counts_new ()
  };
}

void
dossier_facet_counts_clear (DossierFacetCounts *self)
{
  g_hash_table_unref (self->entities);
  g_hash_table_unref (self->feeds);
  g_hash_table_unref (self->sources);
  g_hash_table_unref (self->tags);
  g_hash_table_unref (self->months);
  g_hash_table_unref (self->moves);
}

static void
count_many (GHashTable *counts, gint64 id, guint n)
{
  DossierFacetCount *found = g_hash_table_lookup (counts, &id);

  if (found == NULL)
    {
      found = g_new (DossierFacetCount, 1);
      *found = (DossierFacetCount){ .id = id };
      g_hash_table_insert (counts, &found->id, found);
    }
  found->n += n;
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const DossierFacetCount *first = *(const DossierFacetCount *const *) a;
  const DossierFacetCount *second = *(const DossierFacetCount *const *) b;

  if (first->n != second->n)
    return first->n > second->n ? -1 : 1;
  return first->id < second->id ? -1 : first->id > second->id;
}

GPtrArray *
dossier_facet_counts_sort (GHashTable *counts)
{
  GPtrArray     *sorted = g_ptr_array_sized_new (g_hash_table_size (counts));
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (sorted, value);
  g_ptr_array_sort (sorted, compare_counts);
  return sorted;
}

/* --- months: the ids tell --- */

/* The months since year 0 that Unix second @time is in; it ends at *@end. */
static int
month_of (gint64 time, gint64 *end)
{
  DossierDate month;
  GDate       date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) (time / SECONDS_A_DAY + 719163)); /* 1970-01-01 */
  month = dossier_date_from_ymd (g_date_get_year (&date), g_date_get_month (&date), 0);
  *end = month.until;
  return g_date_get_year (&date) * 12 + g_date_get_month (&date) - 1;
}

static void
count_months (GArray *ids, guint n, GHashTable *counts)
{
  gint64 end = G_MININT64;
  int    month = 0;
  guint  of_month = 0;

  for (guint i = n; i-- > 0;) /* oldest first */
    {
      gint64 time = dossier_story_id_to_time (g_array_index (ids, gint64, i));

      if (time >= end)
        {
          if (of_month > 0)
            count_many (counts, month, of_month);
          month = month_of (time, &end);
          of_month = 0;
        }
      of_month++;
    }
  if (of_month > 0)
    count_many (counts, month, of_month);
}

/* --- one by one --- */

/* The first column of each @row (NULL: it failed) goes into @counts. */
static gboolean
count_rows (DossierDb *db, sqlite3_stmt *row, GHashTable *counts, GError **error)
{
  if (row == NULL)
    return FALSE;
  while (dossier_db_next (db, row, error))
    count_many (counts, sqlite3_column_int64 (row, 0), 1);
  return !dossier_db_failed (db);
}

/* From its feed, or else its source: columns @at and after it. */
static void
count_origin (sqlite3_stmt *row, int at, DossierFacetCounts *self)
{
  if (sqlite3_column_type (row, at) != SQLITE_NULL)
    count_many (self->feeds, sqlite3_column_int64 (row, at), 1);
  else if (sqlite3_column_type (row, at + 1) != SQLITE_NULL)
    count_many (self->sources, sqlite3_column_int64 (row, at + 1), 1);
}

/* Each kind once, and none that is unknown. */
static gboolean
count_moves (DossierDb *db, gint64 story, GHashTable *moves, GError **error)
{
  static const char sql_moves[]
      = "SELECT DISTINCT kind FROM claim WHERE story = ?1 AND (flags & ?2) = 0 AND kind BETWEEN 1 AND ?3";
  sqlite3_stmt *row
      = dossier_db_query (db, sql_moves, error, "iuu", story, DOSSIER_CLAIM_NO_FACT, DOSSIER_N_CLAIM_KINDS);

  return count_rows (db, row, moves, error);
}

static gboolean
look_up (DossierDb *db, gint64 story, DossierFacetCounts *self, GError **error)
{
  static const char sql_origin[] = "SELECT feed, source FROM story WHERE id = ?1";
  static const char sql_entities[] = "SELECT entity FROM story_entity WHERE story = ?1";
  static const char sql_tags[] = "SELECT tag FROM story_tag WHERE story = ?1";
  sqlite3_stmt     *row = dossier_db_query (db, sql_origin, error, "i", story);

  if (row == NULL)
    return FALSE;
  while (dossier_db_next (db, row, error))
    count_origin (row, 0, self);
  return !dossier_db_failed (db)
         && count_rows (db, dossier_db_query (db, sql_entities, error, "i", story), self->entities, error)
         && count_rows (db, dossier_db_query (db, sql_tags, error, "i", story), self->tags, error)
         && count_moves (db, story, self->moves, error);
}

static gboolean
look_up_each (DossierDb *db, GArray *ids, guint n, DossierFacetCounts *self, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < n; i++)
    if ((i % STRIDE == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        || !look_up (db, g_array_index (ids, gint64, i), self, error))
      return FALSE;
  return TRUE;
}

/* --- in a row --- */

/* Rows are read from the oldest story on; those of the first @n of @ids are taken. */
typedef struct
{
  GArray             *ids;
  guint               n;
  DossierFacetCounts *counts;
  gint64              last;  /* the story of the last row that was taken */
  guint               kinds; /* of its moves: bits */
} Pass;

static void
take_entity (Pass *pass, sqlite3_stmt *row)
{
  count_many (pass->counts->entities, sqlite3_column_int64 (row, 1), 1);
}

static void
take_tag (Pass *pass, sqlite3_stmt *row)
{
  count_many (pass->counts->tags, sqlite3_column_int64 (row, 1), 1);
}

static void
take_origin (Pass *pass, sqlite3_stmt *row)
{
  count_origin (row, 1, pass->counts);
}

/* Each kind once a story. */
static void
take_move (Pass *pass, sqlite3_stmt *row)
{
  gint64 story = sqlite3_column_int64 (row, 0), kind = sqlite3_column_int64 (row, 1);

  if (kind < 1 || kind > DOSSIER_N_CLAIM_KINDS)
    return;
  if (story != pass->last)
    pass->kinds = 0;
  pass->last = story;
  if ((pass->kinds & (1u << kind)) == 0)
    count_many (pass->counts->moves, kind, 1);
  pass->kinds |= 1u << kind;
}

static gboolean
read_in_a_row (DossierDb *db, const char *sql, Pass *pass, void (*take) (Pass *pass, sqlite3_stmt *row),
               GCancellable *cancellable, GError **error)
{
  guint         i = pass->n, n_rows = 0;
  gint64        oldest = g_array_index (pass->ids, gint64, pass->n - 1), newest = g_array_index (pass->ids, gint64, 0);
  sqlite3_stmt *row = dossier_db_query (db, sql, error, "iiu", oldest, newest, DOSSIER_CLAIM_NO_FACT);

  if (row == NULL)
    return FALSE;
  while (dossier_db_next (db, row, error))
    {
      gint64 story = sqlite3_column_int64 (row, 0);

      if (n_rows++ % STRIDE == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          dossier_db_end (row);
          return FALSE;
        }
      while (i > 0 && g_array_index (pass->ids, gint64, i - 1) < story)
        i--;
      if (i > 0 && g_array_index (pass->ids, gint64, i - 1) == story)
        take (pass, row);
    }
  return !dossier_db_failed (db);
}

/* All of them take the same three values, whether they need the third or not. */
#define BETWEEN " >= ?1 AND story <= ?2"
#define SQL_MOVES                                                                                                      \
  "SELECT story, kind FROM claim INDEXED BY claim_story WHERE story" BETWEEN " AND (flags & ?3) = 0 ORDER BY story"

static gboolean
read_all (DossierDb *db, GArray *ids, guint n, DossierFacetCounts *self, GCancellable *cancellable, GError **error)
{
  static const char sql_entities[]
      = "SELECT story, entity FROM story_entity WHERE story" BETWEEN " AND ?3 = ?3 ORDER BY story";
  static const char sql_tags[] = "SELECT story, tag FROM story_tag WHERE story" BETWEEN " AND ?3 = ?3 ORDER BY story";
  static const char sql_origin[]
      = "SELECT id, feed, source FROM story WHERE id >= ?1 AND id <= ?2 AND ?3 = ?3 ORDER BY id";
  static const char sql_moves[] = SQL_MOVES;
  Pass              pass = { ids, n, self, 0, 0 };

  return read_in_a_row (db, sql_entities, &pass, take_entity, cancellable, error)
         && read_in_a_row (db, sql_tags, &pass, take_tag, cancellable, error)
         && read_in_a_row (db, sql_origin, &pass, take_origin, cancellable, error)
         && read_in_a_row (db, sql_moves, &pass, take_move, cancellable, error);
}

/* --- all of the library --- */

/* Each row of @sql is an id and how many stories it has. */
static gboolean
take_kept (DossierDb *db, const char *sql, GHashTable *counts, GError **error)
{
  sqlite3_stmt *row = dossier_db_query (db, sql, error, "");

  if (row == NULL)
    return FALSE;
  while (dossier_db_next (db, row, error))
    count_many (counts, sqlite3_column_int64 (row, 0), (guint) sqlite3_column_int64 (row, 1));
  return !dossier_db_failed (db);
}

static gboolean
count_sources (DossierDb *db, gint64 total, DossierFacetCounts *self, GError **error)
{
  static const char sql_of_feeds[] = "SELECT sum (n_stories) FROM feed_count";
  static const char sql_sources[]
      = "SELECT source, count(*) FROM story s INDEXED BY story_saved WHERE feed IS NULL AND source IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM story_state t INDEXED BY story_state_deleted WHERE t.is_deleted = 1"
        " AND t.story = s.id) GROUP BY source";
  gint64 of_feeds = 0;

  return dossier_db_get (db, sql_of_feeds, &of_feeds, error, "")
         && (of_feeds == total || take_kept (db, sql_sources, self->sources, error));
}

/* What is kept is of @total stories; moves are of @ids alone. */
static gboolean
take_all_kept (DossierDb *db, GArray *ids, gint64 total, DossierFacetCounts *self, GCancellable *cancellable,
               GError **error)
{
  static const char sql_entities[] = "SELECT entity, n_stories FROM entity_count WHERE n_stories > 0";
  static const char sql_feeds[] = "SELECT feed, n_stories FROM feed_count WHERE n_stories > 0";
  static const char sql_tags[] = "SELECT tag, n_stories FROM tag_count WHERE n_stories > 0";
  static const char sql_moves[] = SQL_MOVES;
  Pass              pass = { ids, ids->len, self, 0, 0 };

  return take_kept (db, sql_entities, self->entities, error) && take_kept (db, sql_feeds, self->feeds, error)
         && take_kept (db, sql_tags, self->tags, error) && count_sources (db, total, self, error)
         && read_in_a_row (db, sql_moves, &pass, take_move, cancellable, error);
}

/* --- all but what is archived --- */

/* Those that are archived, newest first, when @ids is all others of @total; NULL when it is not, or there are more than
 * can be counted. Owned by the caller. */
static gboolean
find_archived (DossierDb *db, GArray *ids, gint64 total, GArray **archived, GError **error)
{
  static const char sql_n[] = "SELECT n FROM total WHERE name = 'archived'";
  static const char sql_archived[] = "SELECT story FROM story_state INDEXED BY story_state_archived"
                                     " WHERE is_archived = 1 AND is_deleted = 0 ORDER BY story DESC";
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *row;
  gint64        n = 0;
  guint         i = 0;
  gboolean      is_apart = TRUE;

  *archived = NULL;
  if (!dossier_db_get (db, sql_n, &n, error, ""))
    return FALSE;
  if (n == 0 || n > DOSSIER_FACETS_MAX_STORIES || n > ids->len || ids->len != total - n)
    return TRUE;
  row = dossier_db_query (db, sql_archived, error, "");
  if (row == NULL)
    return FALSE;
  while (dossier_db_next (db, row, error))
    {
      gint64 story = sqlite3_column_int64 (row, 0);

      while (i < ids->len && g_array_index (ids, gint64, i) > story)
        i++;
      is_apart = is_apart && (i == ids->len || g_array_index (ids, gint64, i) != story);
      g_array_append_val (found, story);
    }
  if (dossier_db_failed (db))
    return FALSE;
  *archived = is_apart ? g_steal_pointer (&found) : NULL;
  return TRUE;
}

static void
take_away (GHashTable *counts, GHashTable *less)
{
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, less);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const DossierFacetCount *left_out = value;
      DossierFacetCount       *found = g_hash_table_lookup (counts, &left_out->id);

      if (found != NULL && found->n > left_out->n)
        found->n -= left_out->n;
      else
        g_hash_table_remove (counts, &left_out->id);
    }
}

static gboolean count_each (DossierDb *db, GArray *ids, guint n, DossierFacetCounts *self, GCancellable *cancellable,
                            GError **error);

static gboolean
take_kept_without (DossierDb *db, GArray *ids, gint64 total, GArray *archived, DossierFacetCounts *self,
                   GCancellable *cancellable, GError **error)
{
  DossierFacetCounts less;
  gboolean           done;

  dossier_facet_counts_init (&less);
  done = take_all_kept (db, ids, total, self, cancellable, error)
         && count_each (db, archived, archived->len, &less, cancellable, error);
  if (done)
    {
      take_away (self->entities, less.entities);
      take_away (self->feeds, less.feeds);
      take_away (self->sources, less.sources);
      take_away (self->tags, less.tags);
    }
  dossier_facet_counts_clear (&less);
  return done;
}

/* --- which way --- */

/* The first @n of @ids. */
static gboolean
count_each (DossierDb *db, GArray *ids, guint n, DossierFacetCounts *self, GCancellable *cancellable, GError **error)
{
  static const char sql_between[] = "SELECT count(*) FROM story_state WHERE story >= ?1 AND story <= ?2";
  gint64            between = 0;

  if (!dossier_db_get (db, sql_between, &between, error, "ii", g_array_index (ids, gint64, n - 1),
                       g_array_index (ids, gint64, 0)))
    return FALSE;
  return (gint64) n * LOOK_UP_COST > between ? read_all (db, ids, n, self, cancellable, error)
                                             : look_up_each (db, ids, n, self, cancellable, error);
}

gboolean
dossier_facet_counts_add (DossierDb *db, GArray *ids, DossierFacetCounts *self, guint *n, GCancellable *cancellable,
                          GError **error)
{
  static const char sql_total[] = "SELECT n FROM total WHERE name = 'stories'";
  g_autoptr (GArray) archived = NULL;
  gint64 total = 0;

  *n = 0;
  if (!dossier_db_get (db, sql_total, &total, error, ""))
    return FALSE;
  if (ids->len == 0)
    return TRUE;
  if (!find_archived (db, ids, total, &archived, error))
    return FALSE;
  *n = ids->len == total || archived != NULL ? ids->len : MIN (ids->len, DOSSIER_FACETS_MAX_STORIES);
  count_months (ids, *n, self->months);
  if (ids->len == total)
    return take_all_kept (db, ids, total, self, cancellable, error);
  if (archived != NULL)
    return take_kept_without (db, ids, total, archived, self, cancellable, error);
  return count_each (db, ids, *n, self, cancellable, error);
}
