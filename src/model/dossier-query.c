/* dossier-query.c - what a list is of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-query.h"

G_DEFINE_QUARK (dossier - query - error - quark, dossier_query_error)

struct _DossierQuery
{
  gatomicrefcount refs;
  DossierView     view;
  GArray         *terms; /* of DossierTerm */
};

G_DEFINE_BOXED_TYPE (DossierQuery, dossier_query, dossier_query_ref, dossier_query_unref)

static void
clear_term (gpointer data)
{
  g_free (((DossierTerm *) data)->value);
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

static gboolean
terms_equal (const DossierTerm *a, const DossierTerm *b)
{
  return a->field == b->field && a->op == b->op && a->id == b->id && a->kind == b->kind && a->view == b->view
         && a->is_prefix == b->is_prefix && g_strcmp0 (a->value, b->value) == 0 && details_equal (a, b);
}

gboolean
dossier_query_equal (DossierQuery *a, DossierQuery *b)
{
  if (a->view != b->view || a->terms->len != b->terms->len)
    return FALSE;
  for (guint i = 0; i < a->terms->len; i++)
    if (!terms_equal (dossier_query_get_term (a, i), dossier_query_get_term (b, i)))
      return FALSE;
  return TRUE;
}

static void
append_term (DossierQuery *self, const DossierTerm *term)
{
  DossierTerm copy = *term;

  if (self->terms->len >= DOSSIER_QUERY_MAX_TERMS)
    return;
  copy.value = g_strdup (term->value);
  g_array_append_val (self->terms, copy);
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

DossierQuery *
dossier_query_and (DossierQuery *self, DossierQuery *words)
{
  DossierQuery *copy = copy_without (self, G_MAXUINT);

  if (copy->view == DOSSIER_VIEW_ALL)
    copy->view = words->view;
  for (guint i = 0; i < words->terms->len; i++)
    append_term (copy, dossier_query_get_term (words, i));
  return copy;
}
