/* dossier-filter.c - how people, organizations, feeds and tags are put together to what a list is of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-filter.h"

#include "dossier-date-bins.h"

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

/* A stretch of time beside somebody's name is another question, not one more answer to it. */
static gboolean
may_be_company (DossierQuery *query, int i, int of)
{
  const DossierTerm *term = dossier_query_get_term (query, (guint) i);
  gboolean           is_date = dossier_query_get_term (query, (guint) of)->field == DOSSIER_TERM_DATE;

  return term->op == DOSSIER_TERM_AND && (term->field == DOSSIER_TERM_DATE) == is_date;
}

/* The AND term next to @i, before it if there is one; -1 for none. */
static int
find_neighbour (DossierQuery *query, int i)
{
  int n = (int) dossier_query_get_n_terms (query);

  for (int k = i - 1; k >= 0; k--)
    if (may_be_company (query, k, i))
      return k;
  for (int k = i + 1; k < n; k++)
    if (may_be_company (query, k, i))
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

DossierQuery *
dossier_filter_only (DossierTermField field, gint64 id, const char *value)
{
  g_autoptr (DossierQuery) everything = dossier_query_new (DOSSIER_VIEW_ALL);
  DossierTerm term = { .field = field, .id = id, .value = (char *) value };

  return dossier_query_with_term (everything, &term);
}

static gboolean
says_the_same (const DossierTerm *a, const DossierTerm *b)
{
  gboolean has_value = a->id == 0 && a->bits == 0 && a->span.until == a->span.from;

  return a->field == b->field && a->id == b->id && a->bits == b->bits && a->span.from == b->span.from
         && a->span.until == b->span.until && (!has_value || g_strcmp0 (a->value, b->value) == 0);
}

int
dossier_filter_find (DossierQuery *query, const DossierTerm *term)
{
  for (guint i = 0; i < dossier_query_get_n_terms (query); i++)
    if (says_the_same (dossier_query_get_term (query, i), term))
      return (int) i;

  return -1;
}

DossierQuery *
dossier_filter_add_term (DossierQuery *query, const DossierTerm *term, DossierTermOp op)
{
  int         i = dossier_filter_find (query, term);
  DossierTerm joined = *term;

  if (i >= 0)
    {
      DossierTermOp present = dossier_query_get_term (query, (guint) i)->op;

      if (present == op || (present == DOSSIER_TERM_OR && op == DOSSIER_TERM_AND))
        return dossier_filter_remove (query, (guint) i);
      return dossier_filter_set_op (query, (guint) i, op);
    }
  joined.op = op;

  return settle (dossier_query_with_term (query, &joined), op == DOSSIER_TERM_OR);
}

DossierQuery *
dossier_filter_add (DossierQuery *query, DossierTermField field, gint64 id, const char *value, DossierTermOp op)
{
  DossierTerm term = { .field = field, .id = id, .value = (char *) value };

  return dossier_filter_add_term (query, &term, op);
}

/* -1: there is none. */
static int
find_span (DossierQuery *query)
{
  for (guint i = 0; i < dossier_query_get_n_terms (query); i++)
    {
      const DossierTerm *term = dossier_query_get_term (query, i);

      if (term->field == DOSSIER_TERM_DATE && term->op == DOSSIER_TERM_AND)
        return (int) i;
    }

  return -1;
}

const DossierDate *
dossier_filter_get_span (DossierQuery *query)
{
  int i = find_span (query);

  return i < 0 ? NULL : &dossier_query_get_term (query, (guint) i)->span;
}

DossierQuery *
dossier_filter_set_span (DossierQuery *query, const DossierDate *span)
{
  DossierQuery    *other = dossier_query_ref (query);
  g_autofree char *value = span != NULL ? dossier_span_value (span) : NULL;
  DossierTerm      term = { .field = DOSSIER_TERM_DATE, .value = value };

  for (int i = find_span (other); i >= 0; i = find_span (other))
    replace (&other, dossier_query_without_term (other, (guint) i));
  if (span != NULL)
    {
      term.span = *span;
      replace (&other, dossier_query_with_term (other, &term));
    }

  return other;
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
dossier_filter_is_place (DossierQuery *query)
{
  for (guint i = 0; i < dossier_query_get_n_terms (query); i++)
    {
      const DossierTerm *term = dossier_query_get_term (query, i);

      if ((term->field != DOSSIER_TERM_FEED && term->field != DOSSIER_TERM_DATE) || term->op == DOSSIER_TERM_NOT)
        return FALSE;
    }

  return dossier_query_get_view (query) == DOSSIER_VIEW_ALL;
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
