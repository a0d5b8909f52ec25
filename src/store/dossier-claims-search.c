/* dossier-claims-search.c - a query becomes SQL: the claims it asks for, in an order
 *
 * Everything that a person typed is bound as a value; what stands in the statement is ours.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-claims-search.h"

#include "dossier-db-functions.h"
#include "dossier-search.h"
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

typedef struct
{
  const DossierNames *names;
  GString            *sql;
  GPtrArray          *values;    /* GVariant: "x", "s" or "d" */
  gboolean            goes_over; /* the query asks for from and to */
} Statement;

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

/* --- who --- */

/* " IN (...)": the entities that the name of @term may mean. */
static void
append_named (Statement *self, const DossierTerm *term)
{
  append (self, " IN ");
  dossier_search_terms_append_named (self->sql, self->values, self->names, term);
}

static void
append_kinds (Statement *self, const char *claim, guint bits)
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
  append_kinds (self, claim, is_arrival ? ARRIVALS : DEPARTURES);
  g_string_append_printf (self->sql, " OR (%s.kind = %d AND (%s.flags & %d) %s 0))", claim, DOSSIER_CLAIM_WORKS_AT,
                          claim, DOSSIER_CLAIM_FORMER, is_arrival ? "=" : "<>");
}

/* @is_to: it goes to the one who is named, else from there. */
static void
append_way (Statement *self, const DossierTerm *term, gboolean is_to)
{
  append (self, "(");
  append_is_step (self, "c", is_to);
  append (self, " AND c.object");
  append_named (self, term);
  append (self, ") OR (");
  append_kinds (self, "c", FLOWS);
  append (self, is_to ? " AND c.object" : " AND c.subject");
  append_named (self, term);
  append (self, ") OR (");
  append_kinds (self, "c", MUTUAL);
  append (self, is_to ? " AND c.subject" : " AND c.object");
  append_named (self, term);
  append (self, ")");
  if (!self->goes_over || term->op == DOSSIER_TERM_NOT)
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

/* --- one term --- */

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

static void
append_condition (Statement *self, const DossierTerm *term)
{
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
    case DOSSIER_TERM_MOVE: append_kinds (self, "c", term->bits); break;
    case DOSSIER_TERM_FROM: append_way (self, term, FALSE); break;
    case DOSSIER_TERM_TO: append_way (self, term, TRUE); break;
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
    case DOSSIER_TERM_TAGGED: g_assert_not_reached (); /* of the story */
    case DOSSIER_TERM_QUOTE:
    case DOSSIER_TERM_FOLDER:
    case DOSSIER_TERM_STORY_NAME:
    case DOSSIER_TERM_COLOUR:
    case DOSSIER_TERM_SAVED:
    case DOSSIER_TERM_HAS:
    case DOSSIER_TERM_LOST: g_assert_not_reached (); /* of highlights */
    }
}

/* --- the whole --- */

static gboolean
is_of_story (const DossierTerm *term)
{
  return term->field == DOSSIER_TERM_FEED || term->field == DOSSIER_TERM_SOURCE || term->field == DOSSIER_TERM_STATE
         || term->field == DOSSIER_TERM_TITLE || term->field == DOSSIER_TERM_NOTE || term->field == DOSSIER_TERM_TAG
         || term->field == DOSSIER_TERM_TAGGED;
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

/* The terms about stories are a search of their own. */
static void
append_stories (Statement *self, DossierQuery *query)
{
  g_autoptr (DossierQuery) stories = dossier_query_new (dossier_query_get_view (query));

  for (guint i = 0; i < dossier_query_get_n_terms (query); i++)
    if (is_of_story (dossier_query_get_term (query, i)))
      {
        DossierQuery *more = dossier_query_with_term (stories, dossier_query_get_term (query, i));

        dossier_query_unref (stories);
        stories = more;
      }
  if (dossier_query_is_everything (stories))
    return;
  append (self, " AND c.story IN (");
  dossier_search_append (self->sql, self->values, self->names, stories);
  append (self, ")");
}

static void
append_terms (Statement *self, DossierQuery *query)
{
  for (guint i = 0; i < dossier_query_get_n_terms (query); i++)
    {
      const DossierTerm *term = dossier_query_get_term (query, i);

      if (is_of_story (term) || asks_nothing (term))
        continue;
      /* What has no subject, object or role is not unknown to be so: it is not so. */
      append (self, term->op == DOSSIER_TERM_NOT ? " AND NOT coalesce ((" : " AND ((");
      append_condition (self, term);
      append (self, term->op == DOSSIER_TERM_NOT ? "), 0)" : "))");
    }
}

static gboolean
asks_for (DossierQuery *query, DossierTermField field, guint bits)
{
  for (guint i = 0; i < dossier_query_get_n_terms (query); i++)
    {
      const DossierTerm *term = dossier_query_get_term (query, i);

      if (term->field == field && term->op != DOSSIER_TERM_NOT && (bits == 0 || (term->bits & bits) != 0))
        return TRUE;
    }
  return FALSE;
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
    = "CASE WHEN c.flags & 16 THEN 6 WHEN c.flags & 8 THEN 5 WHEN c.flags & 32 THEN 4 WHEN c.flags & 4 THEN 3"
      " WHEN c.flags & 2 THEN 2 WHEN c.flags & 1 THEN 1 ELSE 0 END",
    [DOSSIER_CLAIM_ORDER_SOURCE] = "fold_name (coalesce (o.name, f.title))",
  };
  static const char *const joins[DOSSIER_N_CLAIM_ORDERS] = {
    [DOSSIER_CLAIM_ORDER_WHO] = RANKED "c.subject",
    [DOSSIER_CLAIM_ORDER_WHOM] = RANKED "c.object",
  };
  gboolean with_no_facts
      = search->with_no_facts || asks_for (search->query, DOSSIER_TERM_CERTAINTY, DOSSIER_CLAIM_NO_FACT);

  self->goes_over = asks_for (search->query, DOSSIER_TERM_FROM, 0) && asks_for (search->query, DOSSIER_TERM_TO, 0);
  g_string_append_printf (self->sql, SELECT, keys[search->order],
                          joins[search->order] != NULL ? joins[search->order] : "");
  bind (self, g_variant_new_int64 (DOSSIER_CLAIM_NO_FACT));
  bind (self, g_variant_new_int64 (with_no_facts ? DOSSIER_CLAIM_REJECTED : DOSSIER_CLAIM_NO_FACT));
  if (search->kinds != 0)
    {
      append (self, " AND ");
      append_kinds (self, "c", search->kinds);
    }
  append_stories (self, search->query);
  append_terms (self, search->query);
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
