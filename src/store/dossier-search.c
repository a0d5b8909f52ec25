/* dossier-search.c - a query becomes SQL
 *
 * One table leads and gives ids in falling order: the full-text index, an entity's stories, a state's index, a feed's;
 * all other conditions are looked up for each id. So the first page costs the first page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-search.h"

#include "dossier-prepared.h"
#include "dossier-search-terms.h"
#include "dossier-story-tag.h"

/* The id that the leading table gives. */
#define ID "l.id"

typedef struct
{
  GString   *sql;
  GPtrArray *values;     /* GVariant: "x" or "s" */
  gboolean   words_lead; /* the full-text index is the leading table */
} Statement;

static void
bind_id (Statement *statement, gint64 id)
{
  g_ptr_array_add (statement->values, g_variant_ref_sink (g_variant_new_int64 (id)));
}

static void
bind_text (Statement *statement, const char *text)
{
  g_ptr_array_add (statement->values, g_variant_ref_sink (g_variant_new_string (text)));
}

/* --- words --- */

static gboolean
is_words (const DossierTerm *term)
{
  return term->field == DOSSIER_TERM_WORDS || term->field == DOSSIER_TERM_TITLE || term->field == DOSSIER_TERM_NOTE;
}

/* Appends what the term asks of the full-text index. */
static void
append_match (GString *match, const DossierTerm *term)
{
  dossier_search_terms_append_match (match, term,
                                     term->field == DOSSIER_TERM_TITLE  ? "title"
                                     : term->field == DOSSIER_TERM_NOTE ? "notes"
                                                                        : NULL);
}

/* Of claims or highlights, and of nothing that a story has. */
static gboolean
is_of_parts (const DossierTerm *term)
{
  return term->field > DOSSIER_TERM_MOVE && term->field != DOSSIER_TERM_DATE;
}

/* Terms that ask for nothing of a story are left out. */
static gboolean
asks_nothing (const DossierTerm *term)
{
  if (is_of_parts (term))
    return TRUE;
  if (term->value == NULL)
    return is_words (term) || term->field == DOSSIER_TERM_NAME || term->field == DOSSIER_TERM_SOURCE
           || term->field == DOSSIER_TERM_TAGGED;
  return is_words (term) && !dossier_search_terms_has_letters (term);
}

/* All words that must occur, as one expression; NULL for none. */
static char *
join_words (DossierQuery *query)
{
  g_autoptr (GString) match = g_string_new (NULL);

  for (guint i = 0; i < dossier_query_get_n_terms (query); i++)
    {
      const DossierTerm *term = dossier_query_get_term (query, i);

      if (term->op != DOSSIER_TERM_AND || !is_words (term) || asks_nothing (term))
        continue;
      g_string_append (match, match->len > 0 ? " AND (" : "(");
      append_match (match, term);
      g_string_append_c (match, ')');
    }
  return match->len > 0 ? g_string_free (g_steal_pointer (&match), FALSE) : NULL;
}

/* --- one term as a list of ids, or as a condition on an id --- */

static void
append_view_condition (GString *sql, DossierView view)
{
  switch (view)
    {
    case DOSSIER_VIEW_ALL: break;
    case DOSSIER_VIEW_UNREAD: g_string_append (sql, " AND t.is_read = 0"); break;
    case DOSSIER_VIEW_STARRED: g_string_append (sql, " AND t.is_starred = 1"); break;
    case DOSSIER_VIEW_HIGHLIGHTS: g_string_append (sql, " AND t.n_annotations > 0"); break;
    }
}

/* The entities that a name may mean, as a subquery: of a whole name, as half of one may mean a thousand. */
static void
append_named (Statement *statement, const DossierNames *names, const DossierTerm *term)
{
  DossierTerm whole = *term;

  whole.is_prefix = FALSE;
  dossier_search_terms_append_named (statement->sql, statement->values, names, &whole);
}

/* The tags with that name, or whose names begin so, as the right side of a condition on one. */
static void
append_tags (Statement *statement, const DossierTerm *term)
{
  g_autofree char *folded = dossier_story_tag_fold_name (term->value);

  g_string_append (statement->sql, term->is_prefix ? " IN (SELECT id FROM tag WHERE instr (folded, ?) = 1)"
                                                   : " = (SELECT id FROM tag WHERE folded = ?)");
  bind_text (statement, folded);
}

/* SELECT of the ids (column "id") that hold the term. */
static void
append_list (Statement *statement, const DossierNames *names, const DossierTerm *term)
{
  g_autoptr (GString) match = NULL;
  g_autofree char *folded = NULL;

  switch (term->field)
    {
    case DOSSIER_TERM_ENTITY:
      g_string_append (statement->sql, "SELECT story AS id FROM story_entity WHERE entity = ?");
      bind_id (statement, term->id);
      break;
    case DOSSIER_TERM_NAME:
      g_string_append (statement->sql, "SELECT story AS id FROM story_entity WHERE entity IN ");
      append_named (statement, names, term);
      break;
    case DOSSIER_TERM_FEED:
      g_string_append (statement->sql, "SELECT id FROM story WHERE feed = ?");
      bind_id (statement, term->id);
      break;
    case DOSSIER_TERM_SOURCE:
      if (term->id != 0)
        {
          g_string_append (statement->sql, "SELECT id FROM story WHERE source = ? AND feed IS NULL");
          bind_id (statement, term->id);
          break;
        }
      folded = dossier_names_fold_plain (term->value);
      g_string_append (statement->sql, "SELECT id FROM story WHERE source IN (SELECT id FROM source WHERE"
                                       " instr (folded, ?) > 0) UNION SELECT id FROM story WHERE feed IN"
                                       " (SELECT id FROM feed WHERE lower (title) = ?)");
      bind_text (statement, folded);
      bind_text (statement, folded);
      break;
    case DOSSIER_TERM_STATE:
      g_string_append (statement->sql, "SELECT t.story AS id FROM story_state t WHERE t.is_deleted = 0");
      append_view_condition (statement->sql, term->view);
      break;
    case DOSSIER_TERM_WORDS:
    case DOSSIER_TERM_TITLE:
    case DOSSIER_TERM_NOTE:
      match = g_string_new (NULL);
      append_match (match, term);
      g_string_append (statement->sql, "SELECT rowid AS id FROM story_fts WHERE story_fts MATCH ?");
      bind_text (statement, match->str);
      break;
    case DOSSIER_TERM_TAG:
      g_string_append (statement->sql, "SELECT story AS id FROM story_tag WHERE tag = ?");
      bind_id (statement, term->id);
      break;
    case DOSSIER_TERM_TAGGED:
      g_string_append (statement->sql, term->is_prefix ? "SELECT DISTINCT story AS id FROM story_tag WHERE tag"
                                                       : "SELECT story AS id FROM story_tag WHERE tag");
      append_tags (statement, term);
      break;
    case DOSSIER_TERM_MOVE:
    case DOSSIER_TERM_DATE: g_assert_not_reached (); /* lead nothing */
    case DOSSIER_TERM_FROM:
    case DOSSIER_TERM_TO:
    case DOSSIER_TERM_ROLE:
    case DOSSIER_TERM_AMOUNT:
    case DOSSIER_TERM_AS_OF:
    case DOSSIER_TERM_CERTAINTY:
    case DOSSIER_TERM_QUOTE:
    case DOSSIER_TERM_FOLDER:
    case DOSSIER_TERM_STORY_NAME:
    case DOSSIER_TERM_COLOUR:
    case DOSSIER_TERM_SAVED:
    case DOSSIER_TERM_HAS:
    case DOSSIER_TERM_LOST: g_assert_not_reached (); /* asks nothing of a story */
    }
}

/* The first id that a story of Unix second @time may have: ids carry the date. */
static gint64
first_id_of (gint64 time)
{
  if (time <= DOSSIER_STORY_ID_EPOCH)
    return G_MININT64;
  return time - DOSSIER_STORY_ID_EPOCH > G_MAXUINT32 ? G_MAXINT64
                                                     : dossier_story_id_first (time - DOSSIER_STORY_ID_EPOCH);
}

/* A condition on the leading id that costs one look-up where that can be. */
static void
append_condition (Statement *statement, const DossierNames *names, const DossierTerm *term)
{
  switch (term->field)
    {
    case DOSSIER_TERM_ENTITY:
      g_string_append (statement->sql, "EXISTS (SELECT 1 FROM story_entity e WHERE e.story = " ID " AND e.entity = ?)");
      bind_id (statement, term->id);
      break;
    case DOSSIER_TERM_NAME:
      g_string_append (statement->sql, "EXISTS (SELECT 1 FROM story_entity e WHERE e.story = " ID " AND e.entity IN ");
      append_named (statement, names, term);
      g_string_append_c (statement->sql, ')');
      break;
    case DOSSIER_TERM_FEED:
      g_string_append (statement->sql, "EXISTS (SELECT 1 FROM story s WHERE s.id = " ID " AND s.feed = ?)");
      bind_id (statement, term->id);
      break;
    case DOSSIER_TERM_STATE:
      g_string_append (statement->sql,
                       "EXISTS (SELECT 1 FROM story_state t WHERE t.story = " ID " AND t.is_deleted = 0");
      append_view_condition (statement->sql, term->view);
      g_string_append_c (statement->sql, ')');
      break;
    case DOSSIER_TERM_TAG:
      g_string_append (statement->sql, "EXISTS (SELECT 1 FROM story_tag h WHERE h.story = " ID " AND h.tag = ?)");
      bind_id (statement, term->id);
      break;
    case DOSSIER_TERM_TAGGED:
      g_string_append (statement->sql, "EXISTS (SELECT 1 FROM story_tag h WHERE h.story = " ID " AND h.tag");
      append_tags (statement, term);
      g_string_append_c (statement->sql, ')');
      break;
    case DOSSIER_TERM_SOURCE:
    case DOSSIER_TERM_WORDS:
    case DOSSIER_TERM_TITLE:
    case DOSSIER_TERM_NOTE:
      /* The index answers MATCH only while it is read by it: "+" keeps SQLite from reading it by these ids. */
      g_string_append (statement->sql, statement->words_lead ? "+" ID " IN (" : ID " IN (");
      append_list (statement, names, term);
      g_string_append_c (statement->sql, ')');
      break;
    case DOSSIER_TERM_MOVE:
      g_string_append_printf (statement->sql,
                              "EXISTS (SELECT 1 FROM claim m WHERE m.story = " ID " AND (m.flags & %d) = 0"
                              " AND ((1 << m.kind) & ?) <> 0)",
                              DOSSIER_CLAIM_NO_FACT);
      bind_id (statement, term->bits);
      break;
    case DOSSIER_TERM_DATE:
      g_string_append (statement->sql, "(" ID " >= ? AND " ID " < ?)");
      bind_id (statement, first_id_of (term->span.from));
      bind_id (statement, first_id_of (term->span.until));
      break;
    case DOSSIER_TERM_FROM:
    case DOSSIER_TERM_TO:
    case DOSSIER_TERM_ROLE:
    case DOSSIER_TERM_AMOUNT:
    case DOSSIER_TERM_AS_OF:
    case DOSSIER_TERM_CERTAINTY:
    case DOSSIER_TERM_QUOTE:
    case DOSSIER_TERM_FOLDER:
    case DOSSIER_TERM_STORY_NAME:
    case DOSSIER_TERM_COLOUR:
    case DOSSIER_TERM_SAVED:
    case DOSSIER_TERM_HAS:
    case DOSSIER_TERM_LOST: g_assert_not_reached (); /* asks nothing of a story */
    }
}

/* --- the whole --- */

/* The term to lead: the one that is likely to have the fewest stories; NULL for none. */
static const DossierTerm *
choose_leader (DossierQuery *query)
{
  static const DossierTermField order[] = {
    DOSSIER_TERM_TAG,  DOSSIER_TERM_TAGGED, DOSSIER_TERM_ENTITY, DOSSIER_TERM_NAME,
    DOSSIER_TERM_FEED, DOSSIER_TERM_SOURCE, DOSSIER_TERM_STATE,
  };

  for (guint o = 0; o < G_N_ELEMENTS (order); o++)
    for (guint i = 0; i < dossier_query_get_n_terms (query); i++)
      {
        const DossierTerm *term = dossier_query_get_term (query, i);

        if (term->op == DOSSIER_TERM_AND && term->field == order[o] && !asks_nothing (term))
          return term;
      }
  return NULL;
}

/* "(SELECT ...) l" whose ids come from the newest on. */
static void
append_leader (Statement *statement, const DossierNames *names, DossierQuery *query, const DossierTerm *leader,
               const char *match, const char *among)
{
  g_string_append (statement->sql, "SELECT " ID " FROM (");
  if (among != NULL)
    {
      g_string_append (statement->sql, "SELECT value AS id FROM json_each (?)");
      bind_text (statement, among);
    }
  else if (match != NULL)
    {
      g_string_append (statement->sql, "SELECT rowid AS id FROM story_fts WHERE story_fts MATCH ?");
      bind_text (statement, match);
    }
  else if (leader != NULL)
    append_list (statement, names, leader);
  else
    {
      g_string_append (statement->sql, "SELECT t.story AS id FROM story_state t WHERE t.is_deleted = 0");
      append_view_condition (statement->sql, dossier_query_get_view (query));
    }
  if (among == NULL && match == NULL && (leader == NULL || leader->field == DOSSIER_TERM_STATE))
    g_string_append (statement->sql, ") l WHERE TRUE"); /* these are not deleted */
  else
    /* By its index: as few look-ups as there are ids, however many stories their feeds keep no longer. */
    g_string_append (statement->sql, ") l WHERE NOT EXISTS (SELECT 1 FROM story_state d INDEXED BY story_state_deleted"
                                     " WHERE d.is_deleted = 1 AND d.story = " ID ")");
}

/* The terms that are one by one, but for @leader and the words that lead already. */
static void
append_single_terms (Statement *statement, const DossierNames *names, DossierQuery *query, const DossierTerm *leader)
{
  for (guint i = 0; i < dossier_query_get_n_terms (query); i++)
    {
      const DossierTerm *term = dossier_query_get_term (query, i);

      if (term->op == DOSSIER_TERM_OR || term == leader || asks_nothing (term)
          || (statement->words_lead && term->op == DOSSIER_TERM_AND && is_words (term)))
        continue;
      g_string_append (statement->sql, term->op == DOSSIER_TERM_NOT ? " AND NOT " : " AND ");
      append_condition (statement, names, term);
    }
}

/* All OR terms are one condition. */
static void
append_or_terms (Statement *statement, const DossierNames *names, DossierQuery *query)
{
  guint n = 0;

  for (guint i = 0; i < dossier_query_get_n_terms (query); i++)
    {
      const DossierTerm *term = dossier_query_get_term (query, i);

      if (term->op != DOSSIER_TERM_OR || asks_nothing (term))
        continue;
      g_string_append (statement->sql, n++ == 0 ? " AND (" : " OR ");
      append_condition (statement, names, term);
    }
  if (n > 0)
    g_string_append_c (statement->sql, ')');
}

static char *
ids_to_json (GArray *ids)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", g_array_index (ids, gint64, i));
  g_string_append_c (json, ']');
  return g_string_free (json, FALSE);
}

static void
build (Statement *statement, const DossierNames *names, DossierQuery *query, GArray *among, guint limit)
{
  g_autofree char   *match = join_words (query);
  g_autofree char   *json = among != NULL ? ids_to_json (among) : NULL;
  const DossierTerm *leader = match == NULL && among == NULL ? choose_leader (query) : NULL;
  DossierView        view = dossier_query_get_view (query);

  statement->words_lead = match != NULL && among == NULL;
  append_leader (statement, names, query, leader, statement->words_lead ? match : NULL, json);
  if (view != DOSSIER_VIEW_ALL && (statement->words_lead || leader != NULL || among != NULL))
    {
      DossierTerm state = { .field = DOSSIER_TERM_STATE, .view = view };

      g_string_append (statement->sql, " AND ");
      append_condition (statement, names, &state);
    }
  append_single_terms (statement, names, query, leader);
  append_or_terms (statement, names, query);
  g_string_append (statement->sql, " ORDER BY " ID " DESC");
  if (limit > 0)
    g_string_append_printf (statement->sql, " LIMIT %u", limit);
}

void
dossier_search_bind (sqlite3_stmt *statement, GPtrArray *values)
{
  for (guint i = 0; i < values->len; i++)
    {
      GVariant *value = g_ptr_array_index (values, i);

      if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
        sqlite3_bind_int64 (statement, i + 1, g_variant_get_int64 (value));
      else if (g_variant_is_of_type (value, G_VARIANT_TYPE_DOUBLE))
        sqlite3_bind_double (statement, i + 1, g_variant_get_double (value));
      else
        sqlite3_bind_text (statement, i + 1, g_variant_get_string (value, NULL), -1, SQLITE_STATIC);
    }
}

static GArray *
run (DossierDb *db, const Statement *statement, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *row = dossier_db_prepare (db, statement->sql->str, error);

  if (row == NULL)
    return NULL;
  dossier_search_bind (row, statement->values);
  while (dossier_db_next (db, row, error))
    {
      gint64 id = sqlite3_column_int64 (row, 0);

      g_array_append_val (ids, id);
    }
  sqlite3_finalize (row);
  return dossier_db_failed (db) ? NULL : g_steal_pointer (&ids);
}

void
dossier_search_append (GString *sql, GPtrArray *values, const DossierNames *names, DossierQuery *query)
{
  Statement statement = { .sql = sql, .values = values };

  build (&statement, names, query, NULL, 0);
}

GArray *
dossier_search_find (DossierDb *db, const DossierNames *names, DossierQuery *query, GArray *among, guint limit,
                     GError **error)
{
  Statement statement
      = { .sql = g_string_new (NULL), .values = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref) };
  GArray *ids;

  g_assert (dossier_db_is_mine (db));
  build (&statement, names, query, among, limit);
  ids = run (db, &statement, error);
  g_string_free (statement.sql, TRUE);
  g_ptr_array_unref (statement.values);
  return ids;
}
