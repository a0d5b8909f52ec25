/* dossier-claims-terms.c - what a term asks of a claim
 *
 * Everything that a person typed is bound as a value; what stands in the statement is ours.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-claims-terms.h"

#include "dossier-db-functions.h"
#include "dossier-search-terms.h"

#define BIT(kind) (1u << (kind))

/* Whom the object lost, and whom it won. */
#define DEPARTURES (BIT (DOSSIER_CLAIM_LEFT) | BIT (DOSSIER_CLAIM_FIRED))
#define ARRIVALS                                                                                                       \
  (BIT (DOSSIER_CLAIM_JOINED) | BIT (DOSSIER_CLAIM_APPOINTED) | BIT (DOSSIER_CLAIM_PROMOTED)                           \
   | BIT (DOSSIER_CLAIM_FOUNDED) | BIT (DOSSIER_CLAIM_COFOUNDED))
/* Both ways. */
#define MUTUAL (BIT (DOSSIER_CLAIM_MERGED) | BIT (DOSSIER_CLAIM_PARTNERED))
/* From the subject to the object. */
#define FLOWS                                                                                                          \
  (BIT (DOSSIER_CLAIM_INVESTED) | BIT (DOSSIER_CLAIM_FUNDED) | BIT (DOSSIER_CLAIM_ACQUIRED) | BIT (DOSSIER_CLAIM_SUED) \
   | BIT (DOSSIER_CLAIM_DISBANDED) | MUTUAL)

/* Any of the flags that say how sure it is. */
#define NOT_STATED (DOSSIER_CLAIM_PLANNED | DOSSIER_CLAIM_REPORTED | DOSSIER_CLAIM_RUMOURED | DOSSIER_CLAIM_NO_FACT)

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

static void
bind_text (Statement *self, const char *text)
{
  bind (self, g_variant_new_string (text));
}

/* ---- who ---- */

/* " IN (...)": the entities that the name of @term may mean. */
static void
append_named (Statement *self, const DossierTerm *term)
{
  append (self, " IN ");
  dossier_search_terms_append_named (self->sql, self->values, self->names, term);
}

void
dossier_claims_terms_append_kinds (Statement *self, const char *claim, guint bits)
{
  const char *comma = "";

  g_string_append_printf (self->sql, "%s.kind IN (", claim);
  for (guint kind = 1; kind <= DOSSIER_N_CLAIM_KINDS; kind++)
    if (bits & BIT (kind))
      {
        g_string_append_printf (self->sql, "%s%u", comma, kind);
        comma = ",";
      }
  append (self, ")");
}

/* Somebody comes to the object of @claim, or goes from it. */
static void
append_is_step (Statement *self, const char *claim, gboolean is_arrival)
{
  append (self, "(");
  dossier_claims_terms_append_kinds (self, claim, is_arrival ? ARRIVALS : DEPARTURES);
  g_string_append_printf (self->sql, " OR (%s.kind = %d AND (%s.flags & %d) %s 0))", claim, DOSSIER_CLAIM_WORKS_AT,
                          claim, DOSSIER_CLAIM_FORMER, is_arrival ? "=" : "<>");
}

/* @is_to: it goes to the one who is named, else from there. */
static void
append_way (Statement *self, const DossierTerm *term, gboolean is_to, gboolean goes_over)
{
  append (self, "(");
  append_is_step (self, "c", is_to);
  append (self, " AND c.object");
  append_named (self, term);
  append (self, ") OR (");
  dossier_claims_terms_append_kinds (self, "c", FLOWS);
  append (self, is_to ? " AND c.object" : " AND c.subject");
  append_named (self, term);
  append (self, ") OR (");
  dossier_claims_terms_append_kinds (self, "c", MUTUAL);
  append (self, is_to ? " AND c.subject" : " AND c.object");
  append_named (self, term);
  append (self, ")");
  if (!goes_over)
    return;
  append (self, " OR (");
  append_is_step (self, "c", !is_to);
  append (self, " AND EXISTS (SELECT 1 FROM claim d JOIN story_state u ON u.story = d.story AND u.is_deleted = 0"
                " WHERE d.subject = c.subject AND ");
  append_is_step (self, "d", is_to);
  append (self, " AND d.object");
  append_named (self, term);
  g_string_append_printf (self->sql, " AND (d.flags & %d) = 0))", DOSSIER_CLAIM_NO_FACT);
}

/* ---- one term ---- */

static void
append_words (Statement *self, const DossierTerm *term)
{
  g_autofree char *words = dossier_db_fold_words (term->value);

  g_string_append_printf (self->sql, "holds_words (?, %d, %s)", term->is_prefix,
                          term->field == DOSSIER_TERM_ROLE ? "c.role" : "a.name, b.name, c.role, c.sentence");
  bind_text (self, words);
}

/* The claim's own time, else its story's, and the term's have a moment in common. */
static void
append_span (Statement *self, const DossierTerm *term)
{
  append (self, "CASE WHEN c.precision <> 0 THEN c.date_from < ? AND c.date_until > ?"
                " ELSE s.precision <> 0 AND s.published_from < ? AND s.published_until > ? END");
  for (guint i = 0; i < 2; i++)
    {
      bind (self, g_variant_new_int64 (term->span.until));
      bind (self, g_variant_new_int64 (term->span.from));
    }
}

static void
append_amount (Statement *self, const DossierTerm *term)
{
  g_string_append_printf (self->sql, "amount_within (c.amount, ?, ?, ?, %d)", term->amount.is_open);
  bind_text (self, term->amount.currency);
  bind (self, g_variant_new_double (term->amount.low));
  bind (self, g_variant_new_double (term->amount.high));
}

static void
append_certainty (Statement *self, const DossierTerm *term)
{
  g_string_append_printf (self->sql, "(c.flags & %u) <> 0", term->bits & (DOSSIER_QUERY_STATED - 1));
  if (term->bits & DOSSIER_QUERY_STATED)
    g_string_append_printf (self->sql, " OR (c.flags & %d) = 0", NOT_STATED);
}

void
dossier_claims_terms_append (Statement *self, const DossierTerm *term)
{
  gboolean goes_over = self->over != NULL && g_ptr_array_find (self->over, term, NULL);

  switch (term->field) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_TERM_ENTITY:
      append (self, "? IN (c.subject, c.object)");
      bind (self, g_variant_new_int64 (term->id));
      break;
    case DOSSIER_TERM_NAME:
      append (self, "c.subject");
      append_named (self, term);
      append (self, " OR c.object");
      append_named (self, term);
      break;
    case DOSSIER_TERM_WORDS:
    case DOSSIER_TERM_ROLE: append_words (self, term); break;
    case DOSSIER_TERM_MOVE: dossier_claims_terms_append_kinds (self, "c", term->bits); break;
    case DOSSIER_TERM_FROM: append_way (self, term, FALSE, goes_over); break;
    case DOSSIER_TERM_TO: append_way (self, term, TRUE, goes_over); break;
    case DOSSIER_TERM_AMOUNT: append_amount (self, term); break;
    case DOSSIER_TERM_AS_OF:
      append (self, "s.precision <> 0 AND s.published_from < ?");
      bind (self, g_variant_new_int64 (term->span.until));
      break;
    case DOSSIER_TERM_DATE: append_span (self, term); break;
    case DOSSIER_TERM_CERTAINTY: append_certainty (self, term); break;
    case DOSSIER_TERM_FEED:
    case DOSSIER_TERM_SOURCE:
    case DOSSIER_TERM_STATE:
    case DOSSIER_TERM_TITLE:
    case DOSSIER_TERM_NOTE:
    case DOSSIER_TERM_TAG:
    case DOSSIER_TERM_TAGGED:
    case DOSSIER_TERM_FOLDER:
    case DOSSIER_TERM_SAVED:
    case DOSSIER_TERM_HAS:
    case DOSSIER_TERM_AUTHOR:
    case DOSSIER_TERM_SITE:
    case DOSSIER_TERM_LANGUAGE: g_assert_not_reached (); /* of the story */
    case DOSSIER_TERM_QUOTE:
    case DOSSIER_TERM_STORY_NAME:
    case DOSSIER_TERM_COLOUR:
    case DOSSIER_TERM_LOST:
    case DOSSIER_TERM_GROUP: g_assert_not_reached (); /* of highlights; the tree has no groups */
    }
}

/* ---- what a query asks for ---- */

gboolean
dossier_claims_terms_ask_for (const DossierQueryNode *node, DossierTermField field, guint bits)
{
  if (node == NULL || node->kind == DOSSIER_NODE_NOT)
    return FALSE;
  if (node->kind == DOSSIER_NODE_TERM)
    return node->term->field == field && (bits == 0 || (node->term->bits & bits) != 0);
  for (guint i = 0; i < node->parts->len; i++)
    if (dossier_claims_terms_ask_for (node->parts->pdata[i], field, bits))
      return TRUE;
  return FALSE;
}

/* One part asks for from, and another one for to. */
static gboolean
go_over (GPtrArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    for (guint k = 0; k < parts->len; k++)
      if (i != k && dossier_claims_terms_ask_for (parts->pdata[i], DOSSIER_TERM_FROM, 0)
          && dossier_claims_terms_ask_for (parts->pdata[k], DOSSIER_TERM_TO, 0))
        return TRUE;
  return FALSE;
}

static void
add_over (GPtrArray *over, const DossierQueryNode *node, gboolean goes_over)
{
  if (node->kind == DOSSIER_NODE_NOT)
    return;
  if (node->kind != DOSSIER_NODE_TERM)
    {
      goes_over = goes_over || (node->kind == DOSSIER_NODE_AND && go_over (node->parts));
      for (guint i = 0; i < node->parts->len; i++)
        add_over (over, node->parts->pdata[i], goes_over);
    }
  else if (goes_over && (node->term->field == DOSSIER_TERM_FROM || node->term->field == DOSSIER_TERM_TO))
    g_ptr_array_add (over, (gpointer) node->term);
}

GPtrArray *
dossier_claims_terms_list_over (GPtrArray *parts)
{
  GPtrArray *over = g_ptr_array_new ();
  gboolean   goes_over = go_over (parts);

  for (guint i = 0; i < parts->len; i++)
    add_over (over, parts->pdata[i], goes_over);
  return over;
}
