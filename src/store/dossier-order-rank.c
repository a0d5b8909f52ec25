/* dossier-order-rank.c - how relevant stories are to the words of a query
 *
 * The full-text index weighs the words (Okapi BM25); a story that is about somebody whose name the words are counts up
 * to twice as much, by how much it is about them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-order-private.h"

#include "dossier-search-terms.h"
#include "dossier-search-rows.h"
#include "dossier-search.h"

/* How much more a word in the title or in a note counts than one in the text. */
#define WEIGHTS "1.0, 10.0, 5.0"
/* People and organizations that the words may name, at most. */
#define MAX_NAMED 16

typedef struct
{
  gint64 id;
  double score; /* the higher the better */
} Hit;

static gboolean
is_word (const DossierTerm *term)
{
  return term->op != DOSSIER_TERM_NOT && term->value != NULL
         && (term->field == DOSSIER_TERM_WORDS || term->field == DOSSIER_TERM_TITLE || term->field == DOSSIER_TERM_NOTE)
         && dossier_search_terms_has_letters (term);
}

gboolean
dossier_order_has_words (DossierQuery *query)
{
  for (guint i = 0; i < dossier_query_get_n_terms (query); i++)
    if (is_word (dossier_query_get_term (query, i)))
      return TRUE;
  return FALSE;
}

/* All words: which of them must occur was asked before. */
static char *
dup_match (DossierQuery *query)
{
  GString *match = g_string_new (NULL);

  for (guint i = 0; i < dossier_query_get_n_terms (query); i++)
    {
      const DossierTerm *term = dossier_query_get_term (query, i);

      if (!is_word (term))
        continue;
      g_string_append (match, match->len > 0 ? " OR (" : "(");
      dossier_search_terms_append_match (match, term,
                                         term->field == DOSSIER_TERM_TITLE  ? "title"
                                         : term->field == DOSSIER_TERM_NOTE ? "notes"
                                                                            : NULL);
      g_string_append_c (match, ')');
    }
  return g_string_free (match, FALSE);
}

/* ---- who the words name ---- */

/* Appends the ids of whom @value names to @json, "1,2". */
static gboolean
add_named (DossierDb *db, const DossierNames *names, const char *value, GString *json, GError **error)
{
  DossierTerm term = { .field = DOSSIER_TERM_NAME, .value = (char *) value };
  g_autoptr (GString) sql = g_string_new ("SELECT DISTINCT * FROM ");
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  sqlite3_stmt *row;

  dossier_search_terms_append_named (sql, values, names, &term);
  g_string_append_printf (sql, " LIMIT %d", MAX_NAMED);
  row = dossier_db_prepare (db, sql->str, error);
  if (row == NULL)
    return FALSE;
  dossier_search_bind (row, values);
  while (dossier_db_next (db, row, error))
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, json->len > 1 ? "," : "",
                            (gint64) sqlite3_column_int64 (row, 0));
  sqlite3_finalize (row);
  return !dossier_db_failed (db);
}

/* The words one by one, and all of them as one name. NULL on error; "[]" for nobody. */
static char *
dup_named (DossierDb *db, const DossierNames *names, DossierQuery *query, GError **error)
{
  g_autoptr (GString) json = g_string_new ("[");
  g_autoptr (GString) all = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < dossier_query_get_n_terms (query); i++)
    {
      const DossierTerm *term = dossier_query_get_term (query, i);

      if (!is_word (term))
        continue;
      g_string_append_printf (all, "%s%s", n++ > 0 ? " " : "", term->value);
      if (!add_named (db, names, term->value, json, error))
        return NULL;
    }
  if (n > 1 && !add_named (db, names, all->str, json, error))
    return NULL;
  g_string_append_c (json, ']');
  return g_string_free (g_steal_pointer (&json), FALSE);
}

static gboolean
weigh_names (DossierDb *db, const DossierNames *names, DossierQuery *query, Hit *hits, guint n, GError **error)
{
  static const char sql_salience[] = "SELECT max (salience) FROM story_entity WHERE story = ?1"
                                     " AND entity IN (SELECT value FROM json_each (?2))";
  g_autofree char  *named = dup_named (db, names, query, error);

  if (named == NULL)
    return FALSE;
  for (guint i = 0; i < n && !g_str_equal (named, "[]"); i++)
    {
      gint64 salience = 0;

      if (hits[i].score > 0 && !dossier_db_get (db, sql_salience, &salience, error, "is", hits[i].id, named))
        return FALSE;
      hits[i].score *= 1 + CLAMP (salience, 0, 1000) / 1000.0;
    }
  return TRUE;
}

/* ---- the words ---- */

static gboolean
weigh_rows (DossierDb *db, const char *match, DossierSearchRows rows, GArray *ids, Hit *hits, guint n, GError **error)
{
  static const char sql_score[] = "SELECT " DOSSIER_SEARCH_ROWS_STORY ", -bm25 (story_fts, " WEIGHTS ") FROM story_fts"
                                  " WHERE story_fts MATCH ?1 AND rowid >= ?2 AND rowid < ?3 ORDER BY rowid DESC";
  sqlite3_stmt     *row = dossier_db_query (db, sql_score, error, "sii", match,
                                            dossier_search_rows_bound (rows, g_array_index (ids, gint64, n - 1)),
                                            dossier_search_rows_bound (rows, G_MAXINT64));

  if (row == NULL)
    return FALSE;
  while (dossier_db_next (db, row, error))
    {
      guint at = dossier_order_find_id (ids, (gint64) sqlite3_column_int64 (row, 0));

      if (at < n)
        hits[at].score = sqlite3_column_double (row, 1);
    }
  return !dossier_db_failed (db);
}

static gboolean
weigh_words (DossierDb *db, DossierQuery *query, GArray *ids, Hit *hits, guint n, GError **error)
{
  g_autofree char *match = dup_match (query);

  for (DossierSearchRows rows = 0; rows < DOSSIER_SEARCH_N_ROWS; rows++)
    {
      gboolean exist;

      if (!dossier_search_rows_exist (db, rows, &exist, error)
          || (exist && !weigh_rows (db, match, rows, ids, hits, n, error)))
        return FALSE;
    }
  return TRUE;
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const Hit *one = a, *other = b;
  int        order = (one->score < other->score) - (one->score > other->score);

  return order != 0 ? order : (one->id < other->id) - (one->id > other->id);
}

gboolean
dossier_order_rank (DossierDb *db, const DossierNames *names, DossierQuery *query, GArray *ids, guint n, GError **error)
{
  g_autofree Hit *hits = g_new0 (Hit, n);

  if (n == 0 || !dossier_order_has_words (query))
    return TRUE;
  for (guint i = 0; i < n; i++)
    hits[i].id = g_array_index (ids, gint64, i);
  if (!weigh_words (db, query, ids, hits, n, error) || !weigh_names (db, names, query, hits, n, error))
    return FALSE;
  qsort (hits, n, sizeof (Hit), compare_hits);
  for (guint i = 0; i < n; i++)
    g_array_index (ids, gint64, i) = hits[i].id;
  return TRUE;
}
