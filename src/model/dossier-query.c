/* dossier-query.c - what a list is of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-query.h"

#include "dossier-query-tree.h"

G_DEFINE_QUARK (dossier - query - error - quark, dossier_query_error)

struct _DossierQuery
{
  gatomicrefcount refs;
  DossierView     view;
  GArray         *terms;   /* of DossierTerm */
  guint           n_parts; /* terms that are no groups, those in groups too */
};

G_DEFINE_BOXED_TYPE (DossierQuery, dossier_query, dossier_query_ref, dossier_query_unref)

static void
clear_term (gpointer data)
{
  DossierTerm *term = data;

  g_free (term->value);
  g_clear_pointer (&term->group, dossier_query_unref);
}

DossierQuery *
dossier_query_new (DossierView view)
{
  DossierQuery *self = g_new0 (DossierQuery, 1);

  g_atomic_ref_count_init (&self->refs);
  self->view = view;
  self->terms = g_array_new (FALSE, FALSE, sizeof (DossierTerm));
  g_array_set_clear_func (self->terms, clear_term);
  return self;
}

DossierQuery *
dossier_query_ref (DossierQuery *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
dossier_query_unref (DossierQuery *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_array_unref (self->terms);
  g_free (self);
}

DossierView
dossier_query_get_view (DossierQuery *self)
{
  return self->view;
}

guint
dossier_query_get_n_terms (DossierQuery *self)
{
  return self->terms->len;
}

const DossierTerm *
dossier_query_get_term (DossierQuery *self, guint i)
{
  g_return_val_if_fail (i < self->terms->len, NULL);
  return &g_array_index (self->terms, DossierTerm, i);
}

gboolean
dossier_query_is_everything (DossierQuery *self)
{
  return self->view == DOSSIER_VIEW_ALL && self->terms->len == 0;
}

static gboolean
details_equal (const DossierTerm *a, const DossierTerm *b)
{
  return a->bits == b->bits && a->span.from == b->span.from && a->span.until == b->span.until
         && a->amount.low == b->amount.low && a->amount.high == b->amount.high && a->amount.is_open == b->amount.is_open
         && g_str_equal (a->amount.currency, b->amount.currency);
}

/* Whether value is what the term asks for, not only how it was typed. */
static gboolean
goes_by_value (DossierTermField field)
{
  return field != DOSSIER_TERM_ENTITY && field != DOSSIER_TERM_FEED && field != DOSSIER_TERM_TAG
         && field != DOSSIER_TERM_MOVE && field != DOSSIER_TERM_CERTAINTY && field != DOSSIER_TERM_COLOUR
         && field != DOSSIER_TERM_HAS;
}

gboolean
dossier_query_terms_equal (const DossierTerm *a, const DossierTerm *b)
{
  return a->field == b->field && a->id == b->id && a->kind == b->kind && a->view == b->view
         && a->is_prefix == b->is_prefix && (!goes_by_value (a->field) || g_strcmp0 (a->value, b->value) == 0)
         && details_equal (a, b);
}

gboolean
dossier_query_equal (DossierQuery *a, DossierQuery *b)
{
  g_autoptr (DossierQueryNode) first = dossier_query_dup_tree (a, NULL), second = dossier_query_dup_tree (b, NULL);

  return dossier_query_node_equal (first, second);
}

static guint
count_parts (const DossierTerm *term)
{
  return term->group != NULL ? term->group->n_parts : 1;
}

static void
append_term (DossierQuery *self, const DossierTerm *term)
{
  DossierTerm copy = *term;

  self->n_parts += count_parts (term);
  copy.value = term->group != NULL ? dossier_query_to_string (term->group) : g_strdup (term->value);
  if (term->group != NULL)
    dossier_query_ref (term->group);
  g_array_append_val (self->terms, copy);
}

/* What would be too many is left out. */
static void
append_within (DossierQuery *self, const DossierTerm *term)
{
  if (self->n_parts + count_parts (term) <= DOSSIER_QUERY_MAX_TERMS)
    append_term (self, term);
}

/* A copy of @self but for term @skipped (G_MAXUINT: all of it). */
static DossierQuery *
copy_without (DossierQuery *self, guint skipped)
{
  DossierQuery *copy = dossier_query_new (self->view);

  for (guint i = 0; i < self->terms->len; i++)
    if (i != skipped)
      append_term (copy, dossier_query_get_term (self, i));
  return copy;
}

DossierQuery *
dossier_query_with_term (DossierQuery *self, const DossierTerm *term)
{
  DossierQuery *copy = copy_without (self, G_MAXUINT);

  append_within (copy, term);
  return copy;
}

DossierQuery *
dossier_query_with_own_term (DossierQuery *self, const DossierTerm *term)
{
  DossierQuery *copy = copy_without (self, G_MAXUINT);

  append_term (copy, term);
  return copy;
}

DossierQuery *
dossier_query_without_term (DossierQuery *self, guint i)
{
  return copy_without (self, i);
}

DossierQuery *
dossier_query_with_op (DossierQuery *self, guint i, DossierTermOp op)
{
  DossierQuery *copy = copy_without (self, G_MAXUINT);

  g_return_val_if_fail (i < copy->terms->len, copy);
  g_array_index (copy->terms, DossierTerm, i).op = op;
  return copy;
}

DossierQuery *
dossier_query_with_view (DossierQuery *self, DossierView view)
{
  DossierQuery *copy = copy_without (self, G_MAXUINT);

  copy->view = view;
  return copy;
}

static gboolean
has_or (DossierQuery *self)
{
  for (guint i = 0; i < self->terms->len; i++)
    if (dossier_query_get_term (self, i)->op == DOSSIER_TERM_OR)
      return TRUE;
  return FALSE;
}

DossierQuery *
dossier_query_and (DossierQuery *self, DossierQuery *words)
{
  DossierQuery *copy = copy_without (self, G_MAXUINT);

  if (copy->view == DOSSIER_VIEW_ALL)
    copy->view = words->view;
  if (has_or (self) && has_or (words))
    {
      DossierTerm group = { .field = DOSSIER_TERM_GROUP, .group = words };

      append_within (copy, &group);
      return copy;
    }
  for (guint i = 0; i < words->terms->len; i++)
    append_within (copy, dossier_query_get_term (words, i));
  return copy;
}
