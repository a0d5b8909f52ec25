/* dossier-search.c - a query becomes SQL
 *
 * One table leads and gives ids in falling order: the full-text index, an entity's stories, a state's index, a feed's,
 * or the union of such lists for an OR; all other conditions are looked up for each id. So the first page costs the
 * first page. Dates are ranges of the leading ids. What has to be sorted first is asked for among the newest stories.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-search.h"

#include "dossier-claims-terms.h"
#include "dossier-search-names.h"
#include "dossier-search-stories.h"
#include "dossier-search-terms.h"
#include "dossier-search-window.h"

#define ID DOSSIER_SEARCH_ID
/* Of more, each with a look for all before it, the union is put in order at once. */
#define MAX_FEW DOSSIER_SEARCH_NAMES_MAX

typedef DossierSearchStatement Statement;

/* What leads is among the parts that must all hold. */
typedef struct
{
  GPtrArray              *parts;  /* of DossierQueryNode, borrowed */
  char                   *match;  /* an expression of the full-text index that leads, or NULL */
  const DossierQueryNode *leader; /* or the part that does */
  gboolean                leaves_archived;
} Plan;

/* ---- kinds of parts ---- */

static gboolean
has_not (const DossierQueryNode *node)
{
  if (node->kind == DOSSIER_NODE_TERM || node->kind == DOSSIER_NODE_NOT)
    return node->kind == DOSSIER_NODE_NOT;
  for (guint i = 0; i < node->parts->len; i++)
    if (has_not (node->parts->pdata[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_words (const DossierQueryNode *node)
{
  return !has_not (node) && dossier_search_terms_all (node, dossier_search_stories_is_words);
}

static gboolean
is_not_words (const DossierQueryNode *node)
{
  return node->kind == DOSSIER_NODE_NOT && is_words (node->parts->pdata[0]);
}

/* One claim holds all parts like this. */
static gboolean
is_of_claim (const DossierQueryNode *node)
{
  return !has_not (node) && dossier_search_terms_all (node, dossier_search_stories_is_of_claim);
}

/* ---- conditions ---- */

static void
append_claim_term (gpointer data, const DossierTerm *term)
{
  dossier_claims_terms_append (data, term);
}

static gboolean
ask_for_no_facts (GPtrArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    if (dossier_claims_terms_ask_for (parts->pdata[i], DOSSIER_TERM_CERTAINTY, DOSSIER_CLAIM_NO_FACT))
      return TRUE;
  return FALSE;
}

/* There is a claim that holds all of @parts. */
static void
append_claim (Statement *self, GPtrArray *parts)
{
  g_autoptr (GPtrArray) over = dossier_claims_terms_list_over (parts);
  DossierClaimsStatement claims = { .names = self->names, .sql = self->sql, .values = self->values, .over = over };

  g_string_append_printf (self->sql,
                          "EXISTS (SELECT 1 FROM claim c JOIN story s ON s.id = c.story WHERE c.story = " ID
                          " AND (c.flags & %d) = 0",
                          ask_for_no_facts (parts) ? DOSSIER_CLAIM_REJECTED : DOSSIER_CLAIM_NO_FACT);
  for (guint i = 0; i < parts->len; i++)
    {
      g_string_append (self->sql, " AND ");
      dossier_search_terms_append_tree (self->sql, parts->pdata[i], append_claim_term, &claims);
    }
  g_string_append_c (self->sql, ')');
}

static void append_node (Statement *self, const DossierQueryNode *node);

/* All of @parts, with @joint before each. */
static void
append_all (Statement *self, GPtrArray *parts, const char *joint)
{
  g_autoptr (GPtrArray) of_claim = g_ptr_array_new ();

  for (guint i = 0; i < parts->len; i++)
    if (is_of_claim (parts->pdata[i]))
      g_ptr_array_add (of_claim, parts->pdata[i]);
    else
      {
        g_string_append (self->sql, joint);
        append_node (self, parts->pdata[i]);
      }
  if (of_claim->len == 0)
    return;
  g_string_append (self->sql, joint);
  append_claim (self, of_claim);
}

static void
append_any (Statement *self, const DossierQueryNode *node)
{
  for (guint i = 0; i < node->parts->len; i++)
    {
      g_string_append (self->sql, i > 0 ? " OR " : "(");
      append_node (self, node->parts->pdata[i]);
    }
  g_string_append_c (self->sql, ')');
}

static void
append_node (Statement *self, const DossierQueryNode *node)
{
  if (is_of_claim (node))
    {
      g_autoptr (GPtrArray) one = g_ptr_array_new ();

      g_ptr_array_add (one, (gpointer) node);
      append_claim (self, one);
      return;
    }
  if (is_words (node))
    {
      dossier_search_stories_append_words (self, node);
      return;
    }
  switch (node->kind) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_NODE_TERM: dossier_search_stories_append_condition (self, node->term); break;
    case DOSSIER_NODE_OR: append_any (self, node); break;
    case DOSSIER_NODE_AND:
      g_string_append (self->sql, "(TRUE");
      append_all (self, node->parts, " AND ");
      g_string_append_c (self->sql, ')');
      break;
    case DOSSIER_NODE_NOT:
      g_string_append (self->sql, "NOT ");
      append_node (self, node->parts->pdata[0]);
      break;
    }
}

/* ---- what leads ---- */

/* How few ids the list of a part is likely to have; 0: it cannot lead. */
static guint
rank_part (const DossierQueryNode *node, gboolean is_inner)
{
  guint rank = 0;

  switch (node->kind) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_NODE_TERM:
      /* The union of so many stories with others would have to be sorted for a first page. */
      return is_inner && (node->term->field == DOSSIER_TERM_STATE || node->term->field == DOSSIER_TERM_LANGUAGE)
                 ? 0
                 : dossier_search_stories_rank (node->term);
    case DOSSIER_NODE_NOT: return 0;
    case DOSSIER_NODE_AND:
    case DOSSIER_NODE_OR: break;
    }
  for (guint i = 0; i < node->parts->len; i++)
    {
      guint of_part = rank_part (node->parts->pdata[i], TRUE);

      if (node->kind == DOSSIER_NODE_OR && of_part == 0)
        return 0;
      if (of_part != 0 && (rank == 0 || (of_part < rank) == (node->kind == DOSSIER_NODE_AND)))
        rank = of_part;
    }
  return rank;
}

static const DossierQueryNode *
choose_part (GPtrArray *parts, gboolean is_inner)
{
  const DossierQueryNode *best = NULL;
  guint                   best_rank = G_MAXUINT;

  for (guint i = 0; i < parts->len; i++)
    {
      guint rank = rank_part (parts->pdata[i], is_inner);

      if (rank != 0 && rank < best_rank)
        {
          best = parts->pdata[i];
          best_rank = rank;
        }
    }
  return best;
}

static void
append_ends (Statement *self, const DossierQueryNode *node)
{
  if (node->kind != DOSSIER_NODE_TERM)
    {
      for (guint i = 0; i < node->parts->len; i++)
        append_ends (self, node->parts->pdata[i]);
      return;
    }
  if (node->term->field != DOSSIER_TERM_FROM && node->term->field != DOSSIER_TERM_TO)
    return;
  g_string_append (self->sql, " UNION SELECT id FROM (");
  dossier_search_stories_append_list (self, node->term);
  g_string_append_c (self->sql, ')');
}

/* Somebody went from there to there: his leaving may be told where only his joining leads to. */
static void
append_both_ways (Statement *self, GPtrArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    if (is_of_claim (parts->pdata[i]))
      append_ends (self, parts->pdata[i]);
}

static void append_part_list (Statement *self, const DossierQueryNode *node);

/* SELECT of ids that hold one of @parts, @node, or of some more; each once. */
static void
append_list_among (Statement *self, const DossierQueryNode *node, GPtrArray *parts)
{
  append_part_list (self, node);
  if (is_of_claim (node))
    append_both_ways (self, parts);
}

/* People or organizations by number, any of them. */
static gboolean
is_any_of_few (const DossierQueryNode *node)
{
  for (guint i = 0; i < node->parts->len; i++)
    {
      const DossierQueryNode *part = node->parts->pdata[i];

      if (part->kind != DOSSIER_NODE_TERM || part->term->field != DOSSIER_TERM_ENTITY)
        return FALSE;
    }
  return node->kind == DOSSIER_NODE_OR && node->parts->len <= MAX_FEW;
}

/* Lists that have no story in common, as each has none of those before it: they come newest first without sorting. */
static void
append_few_lists (Statement *self, const DossierQueryNode *node)
{
  for (guint i = 0; i < node->parts->len; i++)
    {
      g_string_append (self->sql, i > 0 ? " UNION ALL SELECT " ID " AS id FROM (" : "SELECT " ID " AS id FROM (");
      dossier_search_stories_append_list (self, ((DossierQueryNode *) node->parts->pdata[i])->term);
      g_string_append (self->sql, ") l WHERE TRUE");
      for (guint before = 0; before < i; before++)
        {
          g_string_append (self->sql, " AND NOT ");
          dossier_search_stories_append_condition (self, ((DossierQueryNode *) node->parts->pdata[before])->term);
        }
    }
}

static void
append_part_list (Statement *self, const DossierQueryNode *node)
{
  if (node->kind == DOSSIER_NODE_TERM)
    dossier_search_stories_append_list (self, node->term);
  else if (node->kind == DOSSIER_NODE_AND)
    append_list_among (self, choose_part (node->parts, TRUE), node->parts);
  else if (is_any_of_few (node))
    append_few_lists (self, node);
  else
    for (guint i = 0; i < node->parts->len; i++)
      {
        g_string_append (self->sql, i > 0 ? " UNION SELECT id FROM (" : "SELECT id FROM (");
        append_part_list (self, node->parts->pdata[i]);
        g_string_append_c (self->sql, ')');
      }
}

/* Whether what leads says all that the part says. */
static gboolean
is_exact (const DossierQueryNode *node)
{
  if (node->kind == DOSSIER_NODE_TERM)
    return !dossier_search_stories_is_of_claim (node->term);
  for (guint i = 0; i < node->parts->len && node->kind == DOSSIER_NODE_OR; i++)
    if (!is_exact (node->parts->pdata[i]))
      return FALSE;
  return node->kind == DOSSIER_NODE_OR;
}

/* All words that must occur, and those that must not, as one expression; NULL for none. */
static char *
join_words (DossierDb *db, GPtrArray *parts)
{
  g_autoptr (GString) match = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    if (is_words (parts->pdata[i]))
      {
        g_string_append (match, match->len > 0 ? " AND " : "");
        dossier_search_stories_append_match (match, db, parts->pdata[i]);
      }
  if (match->len == 0)
    return NULL;
  g_string_prepend_c (match, '(');
  g_string_append_c (match, ')');
  for (guint i = 0; i < parts->len; i++)
    if (is_not_words (parts->pdata[i]))
      {
        g_string_append (match, " NOT ");
        dossier_search_stories_append_match (match, db, ((DossierQueryNode *) parts->pdata[i])->parts->pdata[0]);
      }
  return g_string_free (g_steal_pointer (&match), FALSE);
}

char *
dossier_search_ids_to_json (GArray *ids)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", g_array_index (ids, gint64, i));
  g_string_append_c (json, ']');
  return g_string_free (json, FALSE);
}

/* "(SELECT ...) l" whose ids come from the newest on. */
static void
append_leader (Statement *self, const Plan *plan, const char *among)
{
  gboolean are_there = among == NULL && plan->match == NULL;

  g_string_append (self->sql, "SELECT " ID " FROM (");
  if (among != NULL)
    {
      g_string_append (self->sql, "SELECT DISTINCT value AS id FROM json_each (?)");
      dossier_search_stories_bind_text (self, among);
    }
  else if (plan->match != NULL)
    {
      g_string_append_printf (self->sql, "SELECT %s AS id, rowid AS row FROM story_fts WHERE story_fts MATCH ?",
                              self->rows == DOSSIER_SEARCH_ROWS_CROWDED ? DOSSIER_SEARCH_ROWS_STORY_CROWDED
                                                                        : DOSSIER_SEARCH_ROWS_STORY_SPACED);
      dossier_search_stories_bind_text (self, plan->match);
    }
  else if (plan->leader != NULL)
    {
      append_list_among (self, plan->leader, plan->parts);
      are_there = plan->leader->kind == DOSSIER_NODE_TERM && plan->leader->term->field == DOSSIER_TERM_STATE;
    }
  else
    g_string_append (self->sql,
                     plan->leaves_archived
                         ? "SELECT t.story AS id FROM story_state t WHERE t.is_deleted = 0 AND t.is_archived = 0"
                         : "SELECT t.story AS id FROM story_state t WHERE t.is_deleted = 0");
  if (are_there)
    g_string_append (self->sql, ") l WHERE TRUE"); /* these are not deleted */
  else
    /* By its index: as few look-ups as there are ids, however many stories their feeds keep no longer. */
    g_string_append (self->sql, ") l WHERE NOT EXISTS (SELECT 1 FROM story_state d INDEXED BY story_state_deleted"
                                " WHERE d.is_deleted = 1 AND d.story = " ID ")");
}

/* ---- the whole ---- */

static gboolean
is_not_archived (const DossierQueryNode *node)
{
  const DossierQueryNode *part = node->kind == DOSSIER_NODE_NOT ? node->parts->pdata[0] : NULL;

  return part != NULL && part->kind == DOSSIER_NODE_TERM && part->term->field == DOSSIER_TERM_STATE
         && part->term->view == DOSSIER_VIEW_ARCHIVED;
}

/* All stories are gone through: what is archived is left out on the way. */
static void
lead_with_all (Plan *plan)
{
  for (guint i = plan->parts->len; i-- > 0;)
    if (is_not_archived (plan->parts->pdata[i]))
      {
        plan->leaves_archived = TRUE;
        g_ptr_array_remove_index (plan->parts, i);
      }
}

/* Takes out of the parts what leads and needs no second look. */
static void
make_plan (Plan *plan, DossierDb *db, gboolean is_among)
{
  if (is_among)
    return;
  plan->match = join_words (db, plan->parts);
  if (plan->match == NULL)
    {
      plan->leader = choose_part (plan->parts, FALSE);
      if (plan->leader == NULL)
        lead_with_all (plan);
      else if (is_exact (plan->leader))
        g_ptr_array_remove (plan->parts, (gpointer) plan->leader);
      return;
    }
  for (guint i = plan->parts->len; i-- > 0;)
    if (is_words (plan->parts->pdata[i]) || is_not_words (plan->parts->pdata[i]))
      g_ptr_array_remove_index (plan->parts, i);
}

/* Which of the stories are asked for. */
typedef struct
{
  GArray *among;  /* of gint64; NULL: all */
  gint64  since;  /* no lower ids; 0: all; only for lists that are gathered */
  gint64  before; /* only lower ids; 0: all */
  guint   limit;  /* the newest; 0: all */
} Part;

static void
append_order (Statement *self)
{
  if (!self->words_lead)
    {
      g_string_append (self->sql, " ORDER BY " ID " DESC");
      return;
    }
  /* After the bounds of what is asked for: the index takes the first of each side. */
  g_string_append_printf (self->sql,
                          " AND " DOSSIER_SEARCH_ROW " %s " DOSSIER_SEARCH_ROWS_FIRST_CROWDED
                          " ORDER BY " DOSSIER_SEARCH_ROW " DESC",
                          self->rows == DOSSIER_SEARCH_ROWS_SPACED ? "<" : ">=");
}

static void
build (Statement *self, GPtrArray *parts, const Part *part)
{
  g_autofree char *json = part->among != NULL ? dossier_search_ids_to_json (part->among) : NULL;
  Plan             plan = { .parts = parts };

  make_plan (&plan, self->db, part->among != NULL);
  self->words_lead = plan.match != NULL;
  self->since = part->since;
  self->before = part->before;
  self->is_gathered = plan.leader != NULL && plan.leader->kind == DOSSIER_NODE_TERM
                      && dossier_search_stories_is_gathered (plan.leader->term);
  append_leader (self, &plan, json);
  if (part->before != 0)
    {
      g_string_append (self->sql, " AND ");
      dossier_search_stories_append_bound (self, "<", part->before);
    }
  append_all (self, plan.parts, " AND ");
  append_order (self);
  if (part->limit > 0)
    g_string_append_printf (self->sql, " LIMIT %u", part->limit);
  g_free (plan.match);
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
dossier_search_append (GString *sql, GPtrArray *values, const DossierNames *names, GPtrArray *parts)
{
  Statement statement = { .names = names, .sql = sql, .values = values };
  Part      all = { 0 };

  do
    {
      g_autoptr (GPtrArray) left = g_ptr_array_copy (parts, NULL, NULL);

      g_string_append (sql, statement.rows == DOSSIER_SEARCH_ROWS_SPACED ? "SELECT id FROM ("
                                                                         : " UNION ALL SELECT id FROM (");
      build (&statement, left, &all);
      g_string_append_c (sql, ')');
    }
  while (statement.words_lead && ++statement.rows < DOSSIER_SEARCH_N_ROWS);
}

void
dossier_search_append_term (GString *sql, GPtrArray *values, const DossierNames *names, const DossierTerm *term)
{
  DossierQueryNode node = { .kind = DOSSIER_NODE_TERM, .term = term };
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  g_ptr_array_add (parts, &node);
  dossier_search_append (sql, values, names, parts);
}

static void
build_query (Statement *statement, DossierQuery *query, const Part *part)
{
  g_autoptr (DossierQueryNode) tree = dossier_query_dup_tree (query, dossier_search_stories_asks_nothing);
  g_autoptr (GPtrArray) parts = NULL;

  tree = dossier_search_names_exchange (g_steal_pointer (&tree), statement->db, statement->names);
  parts = dossier_search_terms_list_parts (tree);
  build (statement, parts, part);
}

static void
statement_init (Statement *self, DossierDb *db, const DossierNames *names, DossierSearchRows rows)
{
  *self = (Statement){ .db = db,
                       .names = names,
                       .sql = g_string_new (NULL),
                       .values = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref),
                       .rows = rows };
}

char *
dossier_search_dup_sql (DossierDb *db, const DossierNames *names, DossierQuery *query)
{
  Statement statement;
  Part      all = { 0 };

  statement_init (&statement, db, names, DOSSIER_SEARCH_ROWS_SPACED);
  build_query (&statement, query, &all);
  g_ptr_array_unref (statement.values);
  return g_string_free (statement.sql, FALSE);
}

static void
statement_clear (Statement *self)
{
  g_string_free (self->sql, TRUE);
  g_ptr_array_unref (self->values);
}

static GArray *
find_rows (DossierDb *db, const DossierNames *names, DossierQuery *query, const Part *part, DossierSearchRows rows,
           GError **error)
{
  Statement statement;
  GArray   *ids;

  statement_init (&statement, db, names, rows);
  build_query (&statement, query, part);
  ids = run (db, &statement, error);
  statement_clear (&statement);
  return ids;
}

/* Those of both, newest first. */
static GArray *
merge (const GArray *some, const GArray *others, guint limit)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), some->len + others->len);
  guint   n = some->len + others->len;

  if (limit > 0)
    n = MIN (n, limit);
  for (guint i = 0, k = 0; i + k < n;)
    {
      gboolean is_other
          = i == some->len || (k < others->len && g_array_index (others, gint64, k) > g_array_index (some, gint64, i));

      g_array_append_val (ids, g_array_index (is_other ? others : some, gint64, is_other ? k : i));
      is_other ? k++ : i++;
    }
  return ids;
}

/* Among the newest stories first, then among more of them, as many as it takes for the limit. */
static GArray *
find_gathered (DossierDb *db, const DossierNames *names, DossierQuery *query, const Part *part, GError **error)
{
  Part    window = *part;
  guint   n = dossier_search_window_first (part->limit);
  GArray *ids = NULL;

  do
    {
      g_clear_pointer (&ids, g_array_unref);
      if (!dossier_search_window_find (db, part->before, n, &window.since, error))
        return NULL;
      ids = find_rows (db, names, query, &window, DOSSIER_SEARCH_ROWS_SPACED, error);
      if (ids != NULL)
        n = dossier_search_window_widen (n, ids->len, part->limit);
    }
  while (ids != NULL && ids->len < part->limit && window.since != 0);
  return ids;
}

/* @words_lead: whether there may be more among rows of the other kind. */
static GArray *
find_spaced (DossierDb *db, const DossierNames *names, DossierQuery *query, const Part *part, gboolean *words_lead,
             GError **error)
{
  Statement statement;
  GArray   *ids;

  statement_init (&statement, db, names, DOSSIER_SEARCH_ROWS_SPACED);
  build_query (&statement, query, part);
  *words_lead = statement.words_lead;
  ids = part->limit > 0 && statement.is_gathered ? find_gathered (db, names, query, part, error)
                                                 : run (db, &statement, error);
  statement_clear (&statement);
  return ids;
}

static GArray *
find_in_both (DossierDb *db, const DossierNames *names, DossierQuery *query, const Part *part, GError **error)
{
  gboolean has_more = FALSE;
  g_autoptr (GArray) ids = find_spaced (db, names, query, part, &has_more, error);
  g_autoptr (GArray) crowded = NULL;

  if (ids == NULL || !has_more)
    return g_steal_pointer (&ids);
  if (!dossier_search_rows_exist (db, DOSSIER_SEARCH_ROWS_CROWDED, &has_more, error))
    return NULL;
  if (!has_more)
    return g_steal_pointer (&ids);
  crowded = find_rows (db, names, query, part, DOSSIER_SEARCH_ROWS_CROWDED, error);
  return crowded != NULL ? merge (ids, crowded, part->limit) : NULL;
}

/* All its statements see the same library. */
static GArray *
find_part (DossierDb *db, const DossierNames *names, DossierQuery *query, const Part *part, GError **error)
{
  static const char sql_begin[] = "BEGIN";
  gboolean          is_inside = dossier_db_is_inside (db);
  GArray           *ids;

  g_assert (dossier_db_is_mine (db));
  if (!is_inside && !dossier_db_run (db, sql_begin, error, ""))
    return NULL;
  ids = find_in_both (db, names, query, part, error);
  if (!is_inside)
    dossier_db_rollback (db); /* nothing was changed */
  return ids;
}

GArray *
dossier_search_find (DossierDb *db, const DossierNames *names, DossierQuery *query, GArray *among, guint limit,
                     GError **error)
{
  Part part = { .among = among, .limit = limit };

  return find_part (db, names, query, &part, error);
}

GArray *
dossier_search_find_before (DossierDb *db, const DossierNames *names, DossierQuery *query, gint64 before, guint limit,
                            GError **error)
{
  Part part = { .before = before, .limit = limit };

  return find_part (db, names, query, &part, error);
}

gboolean
dossier_search_was_let_down (DossierDb *db)
{
  int code = sqlite3_errcode (dossier_db_get_handle (db)) & 0xff;

  return code == SQLITE_NOMEM || code == SQLITE_IOERR || code == SQLITE_CANTOPEN;
}
