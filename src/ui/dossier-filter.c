/* dossier-filter.c - how people, organizations, feeds and tags are put together to what a list is of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-filter.h"

static void
replace (DossierQuery **query, DossierQuery *by)
{
  dossier_query_unref (*query);
  *query = by;
}

/* The index of the only OR term; -1 when there is none or more than one. */
static int
find_lonely_or (DossierQuery *query)
{
  int found = -1;

  for (guint i = 0; i < dossier_query_get_n_terms (query); i++)
    if (dossier_query_get_term (query, i)->op == DOSSIER_TERM_OR)
      {
        if (found >= 0)
          return -1;
        found = (int) i;
      }

  return found;
}

/* The AND term next to @i, before it if there is one; -1 for none. */
static int
find_neighbour (DossierQuery *query, int i)
{
  int n = (int) dossier_query_get_n_terms (query);

  for (int k = i - 1; k >= 0; k--)
    if (dossier_query_get_term (query, k)->op == DOSSIER_TERM_AND)
      return k;
  for (int k = i + 1; k < n; k++)
    if (dossier_query_get_term (query, k)->op == DOSSIER_TERM_AND)
      return k;

  return -1;
}

/* Takes @query. A lonely OR term gets company when the person has just asked for it, and is "and" otherwise. */
static DossierQuery *
settle (DossierQuery *query, gboolean wants_or)
{
  int lonely = find_lonely_or (query);
  int neighbour = lonely < 0 || !wants_or ? -1 : find_neighbour (query, lonely);

  if (lonely < 0)
    return query;
  if (neighbour >= 0)
    replace (&query, dossier_query_with_op (query, neighbour, DOSSIER_TERM_OR));
  else
    replace (&query, dossier_query_with_op (query, lonely, DOSSIER_TERM_AND));

  return query;
}

static DossierQuery *
append (DossierQuery *query, DossierTermField field, gint64 id, const char *value, DossierTermOp op)
{
  DossierTerm term = { .field = field, .op = op, .id = id, .value = (char *) value };

  return dossier_query_with_term (query, &term);
}

DossierQuery *
dossier_filter_only (DossierTermField field, gint64 id, const char *value)
{
  g_autoptr (DossierQuery) everything = dossier_query_new (DOSSIER_VIEW_ALL);

  return append (everything, field, id, value, DOSSIER_TERM_AND);
}

DossierQuery *
dossier_filter_add (DossierQuery *query, DossierTermField field, gint64 id, const char *value, DossierTermOp op)
{
  for (guint i = 0; i < dossier_query_get_n_terms (query); i++)
    {
      const DossierTerm *term = dossier_query_get_term (query, i);

      if (term->field != field || term->id != id)
        continue;
      if (term->op == op || (term->op == DOSSIER_TERM_OR && op == DOSSIER_TERM_AND))
        return dossier_filter_remove (query, i);
      return dossier_filter_set_op (query, i, op);
    }

  return settle (append (query, field, id, value, op), op == DOSSIER_TERM_OR);
}

DossierQuery *
dossier_filter_set_op (DossierQuery *query, guint i, DossierTermOp op)
{
  return settle (dossier_query_with_op (query, i, op), op == DOSSIER_TERM_OR);
}

DossierQuery *
dossier_filter_remove (DossierQuery *query, guint i)
{
  return settle (dossier_query_without_term (query, i), FALSE);
}

gboolean
dossier_filter_parse_op (const char *word, DossierTermOp *op)
{
  static const char *const words[] = {
    [DOSSIER_TERM_AND] = "and",
    [DOSSIER_TERM_OR] = "or",
    [DOSSIER_TERM_NOT] = "not",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (words[i], word) == 0)
      {
        *op = (DossierTermOp) i;
        return TRUE;
      }

  return FALSE;
}
