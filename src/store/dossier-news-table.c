/* dossier-news-table.c - what arrived lately of what is followed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-news-table.h"

#include "dossier-claims-table.h"
#include "dossier-follows-table.h"
#include "dossier-stories-table.h"

typedef struct
{
  gint64           subject, object;
  DossierClaimKind kind; /* a plain one */
} Pair;

/* by_entity: entity (0: anybody) -> GArray of guint, numbers of follows.
 * pairs:     what may have news (a set of Pair); known: stories whose tellings are none (a set of gint64). */
typedef struct
{
  DossierDb               *db;
  const DossierNewsFilter *filter;
  GPtrArray               *follows;
  GHashTable              *by_entity, *pairs, *known;
  gint64                   floor; /* what arrived until then is news of nothing */
  gboolean                 is_cut;
} Search;

static guint
hash_pair (gconstpointer key)
{
  const Pair *pair = key;

  return (g_int64_hash (&pair->subject) * 31 + g_int64_hash (&pair->object)) * 31 + (guint) pair->kind;
}

static gboolean
equal_pairs (gconstpointer a, gconstpointer b)
{
  const Pair *first = a, *second = b;

  return first->subject == second->subject && first->object == second->object && first->kind == second->kind;
}

static void
search_clear (Search *search)
{
  g_clear_pointer (&search->follows, g_ptr_array_unref);
  g_clear_pointer (&search->by_entity, g_hash_table_unref);
  g_clear_pointer (&search->pairs, g_hash_table_unref);
  g_clear_pointer (&search->known, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static void
index_follows (Search *search)
{
  search->floor = G_MAXINT64;
  for (guint i = 0; i < search->follows->len; i++)
    {
      const DossierFollow *follow = g_ptr_array_index (search->follows, i);
      GArray              *numbers = g_hash_table_lookup (search->by_entity, &follow->entity);

      if (numbers == NULL)
        {
          numbers = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (search->by_entity, g_memdup2 (&follow->entity, sizeof follow->entity), numbers);
        }
      g_array_append_val (numbers, i);
      search->floor
          = MIN (search->floor, dossier_follow_get_floor (follow, search->filter->since, search->filter->after));
    }
}

/* --- moves --- */

static gboolean
is_news_of (const Search *search, gint64 entity, const Pair *pair, gint64 arrived)
{
  GArray *numbers = g_hash_table_lookup (search->by_entity, &entity);

  for (guint i = 0; numbers != NULL && i < numbers->len; i++)
    {
      const DossierFollow *follow = g_ptr_array_index (search->follows, g_array_index (numbers, guint, i));

      if (arrived > dossier_follow_get_floor (follow, search->filter->since, search->filter->after)
          && dossier_follow_matches (follow, pair->kind, pair->subject, pair->object))
        return TRUE;
    }
  return FALSE;
}

/* Of a feed that had not been asked before? */
static gboolean
is_first_fill (Search *search, gint64 story, gboolean *is_first, GError **error)
{
  static const char sql_first[]
      = "SELECT NOT EXISTS (SELECT 1 FROM feed_answer a WHERE a.feed = s.feed AND a.time <= ?2 AND a.error IS NULL)"
        " FROM story s WHERE s.id = ?1 AND s.feed IS NOT NULL";
  gint64 first = 0;

  *is_first = FALSE;
  if (!search->filter->without_first_fills)
    return TRUE;
  if (!dossier_db_get (search->db, sql_first, &first, error, "ii", story, search->filter->after))
    return FALSE;
  *is_first = first != 0;
  return TRUE;
}

/* A row of the walk. Between two of which none has a name nothing can be told apart. */
static gboolean
look_at_claim (Search *search, sqlite3_stmt *row, GError **error)
{
  gint64   arrived = sqlite3_column_int64 (row, 0);
  Pair     pair = { sqlite3_column_int64 (row, 1), sqlite3_column_int64 (row, 2),
                    dossier_news_plain_kind (sqlite3_column_int (row, 3)) };
  gboolean is_first = FALSE;

  if ((pair.subject == 0 && pair.object == 0) || g_hash_table_contains (search->pairs, &pair)
      || !(is_news_of (search, pair.subject, &pair, arrived) || is_news_of (search, pair.object, &pair, arrived)
           || is_news_of (search, 0, &pair, arrived)))
    return TRUE;
  if (!is_first_fill (search, sqlite3_column_int64 (row, 4), &is_first, error))
    return FALSE;
  if (is_first)
    return TRUE;
  if (g_hash_table_size (search->pairs) == DOSSIER_NEWS_MAX_PAIRS)
    search->is_cut = TRUE;
  else
    g_hash_table_add (search->pairs, g_memdup2 (&pair, sizeof pair));
  return TRUE;
}

static gboolean
find_pairs (Search *search, GError **error)
{
  static const char sql_walk[] = "SELECT arrived, subject, object, kind, story FROM claim WHERE arrived > ?1"
                                 " ORDER BY arrived DESC LIMIT ?2";
  sqlite3_stmt     *row
      = dossier_db_query (search->db, sql_walk, error, "iu", search->floor, (guint) DOSSIER_NEWS_MAX_LOOKED);
  guint n = 0;

  if (row == NULL)
    return FALSE;
  while (dossier_db_next (search->db, row, error))
    if (!look_at_claim (search, row, error))
      {
        dossier_db_end (row);
        return FALSE;
      }
    else
      n++;
  search->is_cut = search->is_cut || n == DOSSIER_NEWS_MAX_LOOKED;
  return !dossier_db_failed (search->db);
}

/* All claims of the pairs, in both directions: (element-type DossierClaim). */
static GPtrArray *
load_claims (Search *search, GError **error)
{
  g_autoptr (GPtrArray) claims = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer       key;

  g_hash_table_iter_init (&iter, search->pairs);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const Pair *pair = key;
      Pair        other = { pair->object, pair->subject, pair->kind };

      if (!dossier_claims_table_add_pair (search->db, pair->subject, pair->object, pair->kind,
                                          DOSSIER_NEWS_MAX_TELLINGS, claims, error))
        return NULL;
      if (pair->subject != pair->object && !g_hash_table_contains (search->pairs, &other)
          && !dossier_claims_table_add_pair (search->db, other.subject, other.object, pair->kind,
                                             DOSSIER_NEWS_MAX_TELLINGS, claims, error))
        return NULL;
    }
  return g_steal_pointer (&claims);
}

/* --- stories --- */

static gboolean
is_read (DossierDb *db, gint64 story, gboolean *answer, GError **error)
{
  static const char sql_read[] = "SELECT is_read FROM story_state WHERE story = ?1";
  gint64            read = 0;

  if (!dossier_db_get (db, sql_read, &read, error, "i", story))
    return FALSE;
  *answer = read != 0;
  return TRUE;
}

/* What has been seen otherwise: in stories that are read; and for those who want nothing of first fills, in these. */
static gboolean
find_seen (Search *search, GPtrArray *claims, GError **error)
{
  for (guint i = 0; i < claims->len; i++)
    {
      gint64   story = dossier_claim_get_row (g_ptr_array_index (claims, i))->story;
      gboolean seen = FALSE, is_first = FALSE;

      if ((search->filter->since == 0 && !is_read (search->db, story, &seen, error))
          || !is_first_fill (search, story, &is_first, error))
        return FALSE;
      if (seen || is_first)
        g_hash_table_add (search->known, g_memdup2 (&story, sizeof story));
    }
  return TRUE;
}

typedef struct
{
  DossierDb *db;
  GError   **error;
} Load;

static DossierStory *
load_story (gint64 story, gpointer user_data)
{
  Load *load = user_data;

  return dossier_stories_table_load (load->db, story, FALSE, load->error);
}

/* The first of the news' follows, with all that is told, that the story is news of; -1 for none. */
static int
find_follow (Search *search, const DossierNews *news, gint64 story, gint64 arrived, GError **error)
{
  static const char sql_names[] = "SELECT entity FROM story_entity WHERE story = ?1";
  sqlite3_stmt     *row = dossier_db_query (search->db, sql_names, error, "i", story);
  int               best = -1;

  if (row == NULL)
    return -1;
  while (dossier_db_next (search->db, row, error))
    {
      gint64  entity = sqlite3_column_int64 (row, 0);
      GArray *numbers = g_hash_table_lookup (search->by_entity, &entity);

      for (guint i = 0; numbers != NULL && i < numbers->len; i++)
        {
          guint                number = g_array_index (numbers, guint, i);
          const DossierFollow *follow = g_ptr_array_index (news->follows, number);

          if (follow->kind == 0
              && arrived > dossier_follow_get_floor (follow, search->filter->since, search->filter->after)
              && (best < 0 || (int) number < best))
            best = (int) number;
        }
    }
  return best;
}

static gboolean
look_at_story (Search *search, DossierNews *news, gint64 story, gint64 arrived, GError **error)
{
  Load     load = { search->db, error };
  gboolean is_first = FALSE;
  int      follow = find_follow (search, news, story, arrived, error);

  if (follow < 0)
    return !dossier_db_failed (search->db);
  if (!is_first_fill (search, story, &is_first, error))
    return FALSE;
  return is_first || dossier_news_add_story (news, (guint) follow, story, arrived, load_story, &load);
}

static gboolean
add_stories (Search *search, DossierNews *news, GError **error)
{
  static const char sql_walk[]
      = "SELECT s.id, s.saved FROM story s JOIN story_state t ON t.story = s.id WHERE s.saved > ?1"
        " AND t.is_deleted = 0 AND (?3 <> 0 OR t.is_read = 0) ORDER BY s.saved DESC, s.id DESC LIMIT ?2";
  sqlite3_stmt *row = dossier_db_query (search->db, sql_walk, error, "iui", search->floor,
                                        (guint) DOSSIER_NEWS_MAX_LOOKED_STORIES, search->filter->since);
  guint         n = 0;

  if (row == NULL)
    return FALSE;
  for (; dossier_db_next (search->db, row, error); n++)
    if (!look_at_story (search, news, sqlite3_column_int64 (row, 0), sqlite3_column_int64 (row, 1), error))
      {
        dossier_db_end (row);
        return FALSE;
      }
  search->is_cut = search->is_cut || n == DOSSIER_NEWS_MAX_LOOKED_STORIES;
  return !dossier_db_failed (search->db);
}

/* --- both --- */

DossierNews *
dossier_news_table_load (DossierDb *db, const DossierNewsFilter *filter, GError **error)
{
  g_auto (Search) search = { .db = db, .filter = filter };
  g_autoptr (GPtrArray) claims = NULL;
  g_autoptr (DossierNews) news = NULL;
  gint64 newest = 0;

  search.follows = dossier_follows_table_list (db, error);
  if (search.follows == NULL || !dossier_follows_table_get_newest (db, &newest, error))
    return NULL;
  search.by_entity = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  search.pairs = g_hash_table_new_full (hash_pair, equal_pairs, g_free, NULL);
  search.known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  dossier_news_sort_follows (search.follows);
  index_follows (&search);
  if (!find_pairs (&search, error))
    return NULL;
  claims = load_claims (&search, error);
  if (claims == NULL || !find_seen (&search, claims, error))
    return NULL;
  news = dossier_news_new (g_ptr_array_ref (search.follows), claims, filter->since, filter->after, search.known);
  if (!add_stories (&search, news, error))
    return NULL;
  dossier_news_end (news);
  news->newest = newest;
  news->is_cut = search.is_cut;
  return g_steal_pointer (&news);
}
