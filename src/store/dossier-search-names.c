/* dossier-search-names.c - the people and organizations that names in a search mean
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-search-names.h"

#include "dossier-search-terms.h"
#include "dossier-search.h"

typedef struct
{
  DossierDb          *db;
  const DossierNames *names;
} Asking;

/* Of DossierTerm; NULL for nobody, and when that fails. */
static GArray *
list_terms (DossierDb *db, sqlite3_stmt *row)
{
  GArray *terms = NULL;

  while (dossier_db_next (db, row, NULL))
    {
      DossierTerm term = { .field = DOSSIER_TERM_ENTITY, .id = sqlite3_column_int64 (row, 0) };

      if (terms == NULL)
        terms = g_array_new (FALSE, FALSE, sizeof (DossierTerm));
      g_array_append_val (terms, term);
    }
  if (terms != NULL && (dossier_db_failed (db) || terms->len > DOSSIER_SEARCH_NAMES_MAX))
    g_clear_pointer (&terms, g_array_unref);
  return terms;
}

static GArray *
exchange_name (gpointer data, const DossierTerm *term)
{
  Asking     *asking = data;
  DossierTerm whole = *term;
  g_autoptr (GString) sql = g_string_new ("SELECT DISTINCT * FROM ");
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  sqlite3_stmt *row;
  GArray       *terms;

  if (term->field != DOSSIER_TERM_NAME)
    return NULL;
  whole.is_prefix = FALSE; /* as in dossier_search_stories_append_list () */
  dossier_search_terms_append_named (sql, values, asking->names, &whole);
  g_string_append_printf (sql, " LIMIT %d", DOSSIER_SEARCH_NAMES_MAX + 1);
  row = dossier_db_prepare (asking->db, sql->str, NULL);
  if (row == NULL)
    return NULL;
  dossier_search_bind (row, values);
  terms = list_terms (asking->db, row);
  sqlite3_finalize (row);
  return terms;
}

DossierQueryNode *
dossier_search_names_exchange (DossierQueryNode *tree, DossierDb *db, const DossierNames *names)
{
  Asking asking = { db, names };

  return tree != NULL ? dossier_query_tree_exchange (tree, exchange_name, &asking) : NULL;
}
