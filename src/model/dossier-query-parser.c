/* dossier-query-parser.c - what a person types into the search box -> a query
 *
 * Grammar:  query = { term };  term = [ "-" ] [ field ":" ] value;  value = word [ "*" ] | '"' text '"'
 * A colon after anything but a known field is part of the word: "12:30" and "GPT-4:" stay searchable.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-query.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char       *word;
  DossierTermField  field;
  DossierEntityKind kind;
} fields[] = {
  { "who", DOSSIER_TERM_NAME, 0 },
  { "person", DOSSIER_TERM_NAME, DOSSIER_ENTITY_PERSON },
  { "org", DOSSIER_TERM_NAME, DOSSIER_ENTITY_ORGANIZATION },
  { "feed", DOSSIER_TERM_SOURCE, 0 },
  { "tag", DOSSIER_TERM_TAGGED, 0 },
  { "is", DOSSIER_TERM_STATE, 0 },
  { "title", DOSSIER_TERM_TITLE, 0 },
  { "note", DOSSIER_TERM_NOTE, 0 },
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
  if (end > start + 1 && end[-1] == '*')
    {
      term->is_prefix = TRUE;
      end--;
    }
  else if (reader->as_you_type && *reader->at == '\0' && term->field != DOSSIER_TERM_STATE)
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

/* Adds the term at the reader to @query, and returns the new query; takes @query. */
static DossierQuery *
read_term (Reader *reader, DossierQuery *query, GError **error)
{
  g_autoptr (DossierQuery) before = query;
  g_autofree char *value = NULL;
  const char      *start = reader->at;
  DossierTerm      term = { 0 };

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
  if (term.field == DOSSIER_TERM_STATE && !set_state (reader, &term, start, value, error))
    return NULL;
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

DossierQuery *
dossier_query_parse (const char *text, gboolean as_you_type, GError **error)
{
  DossierQuery *query = dossier_query_new (DOSSIER_VIEW_ALL);
  Reader        reader = { text, text, as_you_type };

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
