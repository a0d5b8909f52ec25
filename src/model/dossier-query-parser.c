/* dossier-query-parser.c - what a person types into the search box -> a query
 *
 * Grammar:  query = { term };  term = [ "-" ] [ field ":" ] value;  value = word [ "*" ] | '"' text '"'
 * Some fields are known for claims only, and their values have forms of their own (dossier-query-private.h).
 * A colon after anything but a known field is part of the word: "12:30" and "GPT-4:" stay searchable.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-query-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char       *word;
  DossierTermField  field;
  DossierEntityKind kind;
  gboolean          is_of_claims;
} fields[] = {
  { "who", DOSSIER_TERM_NAME, 0, FALSE },
  { "person", DOSSIER_TERM_NAME, DOSSIER_ENTITY_PERSON, FALSE },
  { "org", DOSSIER_TERM_NAME, DOSSIER_ENTITY_ORGANIZATION, FALSE },
  { "feed", DOSSIER_TERM_SOURCE, 0, FALSE },
  { "tag", DOSSIER_TERM_TAGGED, 0, FALSE },
  { "is", DOSSIER_TERM_STATE, 0, FALSE },
  { "title", DOSSIER_TERM_TITLE, 0, FALSE },
  { "note", DOSSIER_TERM_NOTE, 0, FALSE },
  { "move", DOSSIER_TERM_MOVE, 0, TRUE },
  { "from", DOSSIER_TERM_FROM, 0, TRUE },
  { "to", DOSSIER_TERM_TO, 0, TRUE },
  { "role", DOSSIER_TERM_ROLE, 0, TRUE },
  { "amount", DOSSIER_TERM_AMOUNT, 0, TRUE },
  { "as-of", DOSSIER_TERM_AS_OF, 0, TRUE },
  { "date", DOSSIER_TERM_DATE, 0, TRUE },
  { "certainty", DOSSIER_TERM_CERTAINTY, 0, TRUE },
};

/* "read" is the opposite of unread. */
static const struct
{
  const char *word;
  DossierView view;
  gboolean    negated;
} states[] = {
  { "unread", DOSSIER_VIEW_UNREAD, FALSE },
  { "read", DOSSIER_VIEW_UNREAD, TRUE },
  { "starred", DOSSIER_VIEW_STARRED, FALSE },
  { "annotated", DOSSIER_VIEW_HIGHLIGHTS, FALSE },
};

typedef struct
{
  const char *text, *at;
  gboolean    as_you_type;
  gboolean    of_claims;
  gint64      now;
} Reader;

static int
column (const Reader *reader, const char *at)
{
  return g_utf8_pointer_to_offset (reader->text, at) + 1;
}

static void
read_field (Reader *reader, DossierTerm *term)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      gsize length = strlen (fields[i].word);

      if (fields[i].is_of_claims && !reader->of_claims)
        continue;
      if (g_ascii_strncasecmp (reader->at, fields[i].word, length) == 0 && reader->at[length] == ':')
        {
          term->field = fields[i].field;
          term->kind = fields[i].kind;
          reader->at += length + 1;
          return;
        }
    }
  term->field = DOSSIER_TERM_WORDS;
}

/* Whether the value is words or a name, whose beginning may be meant. */
static gboolean
has_words (DossierTermField field)
{
  return field != DOSSIER_TERM_STATE && field != DOSSIER_TERM_MOVE && field != DOSSIER_TERM_CERTAINTY
         && field != DOSSIER_TERM_AMOUNT && field != DOSSIER_TERM_DATE && field != DOSSIER_TERM_AS_OF;
}

/* The value, unquoted; NULL and @error when a quote stays open (but not while it is being typed). */
static char *
read_value (Reader *reader, DossierTerm *term, GError **error)
{
  const char *start = reader->at, *end;

  if (*start == '"')
    {
      end = strchr (++start, '"');
      if (end == NULL && !reader->as_you_type)
        {
          g_set_error (error, DOSSIER_QUERY_ERROR, DOSSIER_QUERY_ERROR_SYNTAX,
                       _ ("The quotation mark in column %d is not closed. Add a second one."),
                       column (reader, start - 1));
          return NULL;
        }
      if (end == NULL)
        end = start + strlen (start);
      reader->at = *end == '"' ? end + 1 : end;
      return g_strndup (start, end - start);
    }
  for (end = start; *end != '\0' && !g_unichar_isspace (g_utf8_get_char (end)) && *end != '"';)
    end = g_utf8_next_char (end);
  reader->at = end;
  if (end > start + 1 && end[-1] == '*' && has_words (term->field))
    {
      term->is_prefix = TRUE;
      end--;
    }
  else if (reader->as_you_type && *reader->at == '\0' && has_words (term->field))
    term->is_prefix = TRUE;
  return g_strndup (start, end - start);
}

static gboolean
set_state (Reader *reader, DossierTerm *term, const char *at, const char *word, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_ascii_strcasecmp (word, states[i].word) == 0)
      {
        term->view = states[i].view;
        if (states[i].negated)
          term->op = term->op == DOSSIER_TERM_NOT ? DOSSIER_TERM_AND : DOSSIER_TERM_NOT;
        return TRUE;
      }
  g_set_error (error, DOSSIER_QUERY_ERROR, DOSSIER_QUERY_ERROR_SYNTAX,
               _ ("“is:%s” in column %d is not known. Write is:unread, is:read, is:starred or is:annotated."), word,
               column (reader, at));
  return FALSE;
}

/* A last word that is still being typed may become something sensible. */
static gboolean
may_go_on (const Reader *reader)
{
  return reader->as_you_type && *reader->at == '\0';
}

static gboolean
set_kinds (Reader *reader, DossierTerm *term, const char *at, const char *value, GError **error)
{
  g_autofree char *unknown = NULL, *known = NULL;

  term->bits = dossier_query_read_kinds (value, may_go_on (reader), &unknown);
  if (term->bits != 0)
    return TRUE;
  known = dossier_query_list_kinds ();
  g_set_error (error, DOSSIER_QUERY_ERROR, DOSSIER_QUERY_ERROR_SYNTAX,
               /* TRANSLATORS: a word, a number, and words that are not translated */
               _ ("“%s” behind “move:” in column %d is no kind of move. Write one or more of: %s."), unknown,
               column (reader, at), known);
  return FALSE;
}

static gboolean
set_certainties (Reader *reader, DossierTerm *term, const char *at, const char *value, GError **error)
{
  g_autofree char *unknown = NULL, *known = NULL;

  term->bits = dossier_query_read_certainties (value, may_go_on (reader), &unknown);
  if (term->bits != 0)
    return TRUE;
  known = dossier_query_list_certainties ();
  g_set_error (error, DOSSIER_QUERY_ERROR, DOSSIER_QUERY_ERROR_SYNTAX,
               /* TRANSLATORS: a word, a number, and words that are not translated */
               _ ("“%s” behind “certainty:” in column %d does not say how sure. Write one or more of: %s."), unknown,
               column (reader, at), known);
  return FALSE;
}

static gboolean
set_amount (Reader *reader, DossierTerm *term, const char *at, const char *value, GError **error)
{
  if (dossier_amount_range_parse (value, &term->amount))
    return TRUE;
  g_set_error (error, DOSSIER_QUERY_ERROR, DOSSIER_QUERY_ERROR_SYNTAX,
               _ ("“%s” in column %d is no amount. Write amount:>100M, amount:$1bn or amount:100M..1bn."), value,
               column (reader, at));
  return FALSE;
}

static gboolean
set_span (Reader *reader, DossierTerm *term, const char *at, const char *value, GError **error)
{
  if (dossier_query_read_span (value, reader->now, &term->span))
    return TRUE;
  g_set_error (error, DOSSIER_QUERY_ERROR, DOSSIER_QUERY_ERROR_SYNTAX,
               _ ("“%s” in column %d is no date. Write 2024-05-31, 2024-05, 2024, 2024-05..2024-07 or \"last week\"."),
               value, column (reader, at));
  return FALSE;
}

/* What the fields ask for whose values have a form. FALSE with @error: a mistake; without: nothing yet. */
static gboolean
set_details (Reader *reader, DossierTerm *term, const char *at, const char *value, GError **error)
{
  GError  *local_error = NULL;
  gboolean is_set = TRUE, may_wait = FALSE;

  if (term->field == DOSSIER_TERM_STATE)
    is_set = set_state (reader, term, at, value, &local_error);
  else if (term->field == DOSSIER_TERM_MOVE)
    is_set = set_kinds (reader, term, at, value, &local_error);
  else if (term->field == DOSSIER_TERM_CERTAINTY)
    is_set = set_certainties (reader, term, at, value, &local_error);
  else if (term->field == DOSSIER_TERM_AMOUNT)
    {
      is_set = set_amount (reader, term, at, value, &local_error);
      may_wait = may_go_on (reader);
    }
  else if (term->field == DOSSIER_TERM_DATE || term->field == DOSSIER_TERM_AS_OF)
    {
      is_set = set_span (reader, term, at, value, &local_error);
      may_wait = may_go_on (reader);
    }
  if (may_wait)
    g_clear_error (&local_error);
  else if (local_error != NULL)
    g_propagate_error (error, local_error);
  return is_set;
}

/* Adds the term at the reader to @query, and returns the new query; takes @query. */
static DossierQuery *
read_term (Reader *reader, DossierQuery *query, GError **error)
{
  g_autoptr (DossierQuery) before = query;
  g_autofree char *value = NULL;
  const char      *start = reader->at;
  DossierTerm      term = { 0 };
  GError          *local_error = NULL;

  if (*reader->at == '-' && reader->at[1] != '\0' && !g_ascii_isspace (reader->at[1]))
    {
      term.op = DOSSIER_TERM_NOT;
      reader->at++;
    }
  read_field (reader, &term);
  value = read_value (reader, &term, error);
  if (value == NULL)
    return NULL;
  if (*value == '\0' && (reader->as_you_type || term.field == DOSSIER_TERM_WORDS))
    return g_steal_pointer (&before);
  if (*value == '\0')
    {
      g_set_error (error, DOSSIER_QUERY_ERROR, DOSSIER_QUERY_ERROR_SYNTAX,
                   _ ("In column %d something must follow the colon."), column (reader, start));
      return NULL;
    }
  if (!set_details (reader, &term, start, value, &local_error))
    {
      if (local_error == NULL)
        return g_steal_pointer (&before);
      g_propagate_error (error, local_error);
      return NULL;
    }
  if (dossier_query_get_n_terms (before) >= DOSSIER_QUERY_MAX_TERMS)
    {
      g_set_error (error, DOSSIER_QUERY_ERROR, DOSSIER_QUERY_ERROR_SYNTAX,
                   _ ("A search has at most %d words; this one is longer."), DOSSIER_QUERY_MAX_TERMS);
      return NULL;
    }
  if (term.field != DOSSIER_TERM_STATE)
    term.value = value;
  return dossier_query_with_term (before, &term);
}

static DossierQuery *
parse (Reader reader, GError **error)
{
  DossierQuery *query = dossier_query_new (DOSSIER_VIEW_ALL);
  const char   *text = reader.text;

  if (strlen (text) > DOSSIER_QUERY_MAX_LENGTH || !g_utf8_validate (text, -1, NULL))
    {
      dossier_query_unref (query);
      g_set_error (error, DOSSIER_QUERY_ERROR, DOSSIER_QUERY_ERROR_SYNTAX,
                   _ ("The search is too long or is not text. Shorten it to a few words."));
      return NULL;
    }
  while (query != NULL)
    {
      while (*reader.at != '\0' && g_unichar_isspace (g_utf8_get_char (reader.at)))
        reader.at = g_utf8_next_char (reader.at);
      if (*reader.at == '\0')
        break;
      query = read_term (&reader, query, error);
    }
  return query;
}

DossierQuery *
dossier_query_parse (const char *text, gboolean as_you_type, GError **error)
{
  return parse ((Reader){ text, text, as_you_type, FALSE, 0 }, error);
}

DossierQuery *
dossier_query_parse_claims (const char *text, gboolean as_you_type, gint64 now, GError **error)
{
  return parse ((Reader){ text, text, as_you_type, TRUE, now }, error);
}
