/* dossier-claims-search.c - a query becomes SQL: the claims it asks for, in an order
 *
 * Everything that a person typed is bound as a value; what stands in the statement is ours.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-claims-search.h"

#include "dossier-claims-terms.h"
#include "dossier-db-functions.h"
#include "dossier-search.h"
#include "dossier-search-terms.h"

typedef DossierClaimsStatement Statement;

static void
append (Statement *self, const char *sql)
{
  g_string_append (self->sql, sql);
}

static void
bind (Statement *self, GVariant *value)
{
  g_ptr_array_add (self->values, g_variant_ref_sink (value));
}

/* ---- the whole ---- */

static gboolean
is_of_story (const DossierTerm *term)
{
  static const DossierTermField fields[] = {
    DOSSIER_TERM_FEED,  DOSSIER_TERM_SOURCE,   DOSSIER_TERM_FOLDER, DOSSIER_TERM_STATE,  DOSSIER_TERM_TITLE,
    DOSSIER_TERM_NOTE,  DOSSIER_TERM_TAG,      DOSSIER_TERM_TAGGED, DOSSIER_TERM_AUTHOR, DOSSIER_TERM_SITE,
    DOSSIER_TERM_SAVED, DOSSIER_TERM_LANGUAGE, DOSSIER_TERM_HAS,
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (term->field == fields[i])
      return TRUE;
  return FALSE;
}

/* Signs alone are no word and ask for nothing. */
static gboolean
asks_nothing (const DossierTerm *term)
{
  g_autofree char *words = NULL;

  if (term->field != DOSSIER_TERM_WORDS && term->field != DOSSIER_TERM_ROLE)
    return FALSE;
  words = dossier_db_fold_words (term->value);
  return words == NULL;
}

static void
append_term (gpointer data, const DossierTerm *term)
{
  Statement *self = data;

  if (!is_of_story (term))
    {
      dossier_claims_terms_append (self, term);
      return;
    }
  append (self, "c.story IN (");
  dossier_search_append_term (self->sql, self->values, self->names, term);
  append (self, ")");
}

/* The parts about stories alone are a search of their own. */
static void
append_stories (Statement *self, GPtrArray *parts)
{
  g_autoptr (GPtrArray) stories = g_ptr_array_new ();

  for (guint i = parts->len; i-- > 0;)
    if (dossier_search_terms_all (parts->pdata[i], is_of_story))
      g_ptr_array_add (stories, g_ptr_array_remove_index (parts, i));
  if (stories->len == 0)
    return;
  append (self, " AND c.story IN (");
  dossier_search_append (self->sql, self->values, self->names, stories);
  append (self, ")");
}

static void
append_parts (Statement *self, const DossierQueryNode *tree)
{
  g_autoptr (GPtrArray) parts = dossier_search_terms_list_parts (tree);
  g_autoptr (GPtrArray) over = dossier_claims_terms_list_over (parts);

  self->over = over;
  append_stories (self, parts);
  for (guint i = 0; i < parts->len; i++)
    {
      append (self, " AND ");
      dossier_search_terms_append_tree (self->sql, parts->pdata[i], append_term, self);
    }
  self->over = NULL;
}

/* Each name is folded once, not for each of its claims. */
#define RANKED " LEFT JOIN (SELECT id, rank () OVER (ORDER BY fold_name (name)) AS place FROM entity) r ON r.id = "

#define SELECT                                                                                                         \
  "SELECT c.id, (c.flags & ?) <> 0, %s AS k FROM claim c"                                                              \
  " JOIN story_state t ON t.story = c.story AND t.is_deleted = 0 JOIN story s ON s.id = c.story"                       \
  " LEFT JOIN source o ON o.id = s.source LEFT JOIN feed f ON f.id = s.feed"                                           \
  " LEFT JOIN entity a ON a.id = c.subject LEFT JOIN entity b ON b.id = c.object%s WHERE (c.flags & ?) = 0"

static void
build (Statement *self, const DossierClaimSearch *search)
{
  static const char *const keys[DOSSIER_N_CLAIM_ORDERS] = {
    [DOSSIER_CLAIM_ORDER_STORY] = "0",
    [DOSSIER_CLAIM_ORDER_WHO] = "r.place",
    [DOSSIER_CLAIM_ORDER_KIND] = "c.kind",
    [DOSSIER_CLAIM_ORDER_WHOM] = "r.place",
    [DOSSIER_CLAIM_ORDER_ROLE] = "fold_name (c.role)",
    [DOSSIER_CLAIM_ORDER_AMOUNT] = "amount_value (c.amount)",
    [DOSSIER_CLAIM_ORDER_DATE]
    = "CASE WHEN c.precision <> 0 THEN c.date_from WHEN s.precision <> 0 THEN s.published_from END",
    /* The flags in the order of their weight: negated, denied, hypothetical, rumoured, reported, planned. */
    [DOSSIER_CLAIM_ORDER_CERTAINTY]
    = ("CASE WHEN c.flags & 16 THEN 6 WHEN c.flags & 8 THEN 5 WHEN c.flags & 32 THEN 4 WHEN c.flags & 4 THEN 3"
       " WHEN c.flags & 2 THEN 2 WHEN c.flags & 1 THEN 1 ELSE 0 END"),
    [DOSSIER_CLAIM_ORDER_SOURCE] = "fold_name (coalesce (o.name, f.title))",
  };
  static const char *const joins[DOSSIER_N_CLAIM_ORDERS] = {
    [DOSSIER_CLAIM_ORDER_WHO] = RANKED "c.subject",
    [DOSSIER_CLAIM_ORDER_WHOM] = RANKED "c.object",
  };
  g_autoptr (DossierQueryNode) tree = dossier_query_dup_tree (search->query, asks_nothing);
  gboolean with_no_facts
      = search->with_no_facts || dossier_claims_terms_ask_for (tree, DOSSIER_TERM_CERTAINTY, DOSSIER_CLAIM_NO_FACT);

  g_string_append_printf (self->sql, SELECT, keys[search->order],
                          joins[search->order] != NULL ? joins[search->order] : "");
  bind (self, g_variant_new_int64 (DOSSIER_CLAIM_NO_FACT));
  bind (self, g_variant_new_int64 (with_no_facts ? DOSSIER_CLAIM_REJECTED : DOSSIER_CLAIM_NO_FACT));
  if (search->kinds != 0)
    {
      append (self, " AND ");
      dossier_claims_terms_append_kinds (self, "c", search->kinds);
    }
  append_parts (self, tree);
  append (self, " ORDER BY ");
  if (search->order != DOSSIER_CLAIM_ORDER_STORY)
    append (self, search->is_descending ? "k IS NULL, k DESC, " : "k IS NULL, k, ");
  append (self, "c.story DESC, c.start, c.id");
}

static DossierFoundClaims *
run (DossierDb *db, const Statement *statement, GError **error)
{
  sqlite3_stmt *row = dossier_db_prepare (db, statement->sql->str, error);
  g_autoptr (DossierFoundClaims) found = NULL;

  if (row == NULL)
    return NULL;
  dossier_search_bind (row, statement->values);
  found = g_new0 (DossierFoundClaims, 1);
  found->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  while (dossier_db_next (db, row, error))
    {
      gint64 id = sqlite3_column_int64 (row, 0);

      g_array_append_val (found->ids, id);
      found->n_no_facts += sqlite3_column_int (row, 1);
    }
  sqlite3_finalize (row);
  return dossier_db_failed (db) ? NULL : g_steal_pointer (&found);
}

DossierFoundClaims *
dossier_claims_search_run (DossierDb *db, const DossierNames *names, const DossierClaimSearch *search, GError **error)
{
  Statement           statement = { .names = names,
                                    .sql = g_string_new (NULL),
                                    .values = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref) };
  DossierFoundClaims *found;

  g_assert (dossier_db_is_mine (db));
  build (&statement, search);
  found = run (db, &statement, error);
  g_string_free (statement.sql, TRUE);
  g_ptr_array_unref (statement.values);
  return found;
}
