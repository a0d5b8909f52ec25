/* dossier-query-parser.c - what a person types into the search box -> a query
 *
 * Grammar:  query = { term };  term = [ "-" ] [ field ":" ] value;  value = word [ "*" ] | '"' text '"'
 * Some fields are known for claims or highlights only, and their values have forms of their own
 * (dossier-query-private.h).
 * A colon after anything but a known field is part of the word: "12:30" and "GPT-4:" stay searchable.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-query-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What is asked for. */
typedef enum
{
  STORIES = 1 << 0,
  CLAIMS = 1 << 1,
  NOTES = 1 << 2,
  ALL = STORIES | CLAIMS | NOTES,
} Language;

static const struct
{
  const char       *word;
  DossierTermField  field;
  DossierEntityKind kind;
  guint             languages;
} fields[] = {
  { "who", DOSSIER_TERM_NAME, 0, ALL },
  { "person", DOSSIER_TERM_NAME, DOSSIER_ENTITY_PERSON, ALL },
  { "org", DOSSIER_TERM_NAME, DOSSIER_ENTITY_ORGANIZATION, ALL },
  { "feed", DOSSIER_TERM_SOURCE, 0, ALL },
  { "tag", DOSSIER_TERM_TAGGED, 0, ALL },
  { "is", DOSSIER_TERM_STATE, 0, ALL },
  { "title", DOSSIER_TERM_TITLE, 0, ALL },
  { "note", DOSSIER_TERM_NOTE, 0, ALL },
  { "move", DOSSIER_TERM_MOVE, 0, CLAIMS },
  { "from", DOSSIER_TERM_FROM, 0, CLAIMS },
  { "to", DOSSIER_TERM_TO, 0, CLAIMS },
  { "role", DOSSIER_TERM_ROLE, 0, CLAIMS },
  { "amount", DOSSIER_TERM_AMOUNT, 0, CLAIMS },
  { "as-of", DOSSIER_TERM_AS_OF, 0, CLAIMS },
  { "date", DOSSIER_TERM_DATE, 0, CLAIMS | NOTES },
  { "certainty", DOSSIER_TERM_CERTAINTY, 0, CLAIMS },
  { "quote", DOSSIER_TERM_QUOTE, 0, NOTES },
  { "folder", DOSSIER_TERM_FOLDER, 0, NOTES },
  { "story-who", DOSSIER_TERM_STORY_NAME, 0, NOTES },
  { "colour", DOSSIER_TERM_COLOUR, 0, NOTES },
  { "color", DOSSIER_TERM_COLOUR, 0, NOTES },
  { "saved", DOSSIER_TERM_SAVED, 0, NOTES },
  { "has", DOSSIER_TERM_HAS, 0, NOTES },
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
  Language    language;
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

      if ((fields[i].languages & reader->language) == 0)
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
         && field != DOSSIER_TERM_AMOUNT && field != DOSSIER_TERM_DATE && field != DOSSIER_TERM_AS_OF
         && field != DOSSIER_TERM_COLOUR && field != DOSSIER_TERM_SAVED && field != DOSSIER_TERM_HAS;
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
  gboolean of_notes = reader->language == NOTES;

  if (of_notes && g_ascii_strcasecmp (word, "lost") == 0)
    {
      term->field = DOSSIER_TERM_LOST;
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_ascii_strcasecmp (word, states[i].word) == 0)
      {
        term->view = states[i].view;
        if (states[i].negated)
          term->op = term->op == DOSSIER_TERM_NOT ? DOSSIER_TERM_AND : DOSSIER_TERM_NOT;
        return TRUE;
      }
  g_set_error (error, DOSSIER_QUERY_ERROR, DOSSIER_QUERY_ERROR_SYNTAX,
               of_notes
                   ? _ ("“is:%s” in column %d is not known. Write is:lost, is:unread, is:read or is:starred.")
                   : _ ("“is:%s” in column %d is not known. Write is:unread, is:read, is:starred or is:annotated."),
               word, column (reader, at));
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

static gboolean
set_colours (Reader *reader, DossierTerm *term, const char *at, const char *value, GError **error)
{
  g_autofree char *unknown = NULL, *known = NULL;

  term->bits = dossier_query_read_colours (value, may_go_on (reader), &unknown);
  if (term->bits != 0)
    return TRUE;
  known = dossier_query_list_colours ();
  g_set_error (error, DOSSIER_QUERY_ERROR, DOSSIER_QUERY_ERROR_SYNTAX,
               /* TRANSLATORS: a word, a number, and words that are not translated */
               _ ("“%s” in column %d is no colour of a highlight. Write one or more of: %s."), unknown,
               column (reader, at), known);
  return FALSE;
}

static gboolean
set_has (Reader *reader, DossierTerm *term, const char *at, const char *value, GError **error)
{
  g_autofree char *unknown = NULL, *known = NULL;

  term->bits = dossier_query_read_has (value, may_go_on (reader), &unknown);
  if (term->bits != 0)
    return TRUE;
  known = dossier_query_list_has ();
  g_set_error (error, DOSSIER_QUERY_ERROR, DOSSIER_QUERY_ERROR_SYNTAX,
               /* TRANSLATORS: a word, a number, and words that are not translated */
               _ ("“%s” behind “has:” in column %d is nothing that a highlight has. Write one or more of: %s."),
               unknown, column (reader, at), known);
  return FALSE;
}

typedef gboolean (*SetDetails) (Reader *reader, DossierTerm *term, const char *at, const char *value, GError **error);

/* NULL: the value is words or a name. @may_wait: what is being typed is no mistake yet. */
static SetDetails
find_setter (DossierTermField field, gboolean *may_wait)
{
  static const struct
  {
    DossierTermField field;
    SetDetails       set;
    gboolean         may_wait;
  } setters[] = {
    { DOSSIER_TERM_STATE, set_state, FALSE },
    { DOSSIER_TERM_MOVE, set_kinds, FALSE },
    { DOSSIER_TERM_CERTAINTY, set_certainties, FALSE },
    { DOSSIER_TERM_COLOUR, set_colours, FALSE },
    { DOSSIER_TERM_HAS, set_has, FALSE },
    { DOSSIER_TERM_AMOUNT, set_amount, TRUE },
    { DOSSIER_TERM_DATE, set_span, TRUE },
    { DOSSIER_TERM_AS_OF, set_span, TRUE },
    { DOSSIER_TERM_SAVED, set_span, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (setters); i++)
    if (setters[i].field == field)
      {
        *may_wait = setters[i].may_wait;
        return setters[i].set;
      }
  return NULL;
}

/* What the fields ask for whose values have a form. FALSE with @error: a mistake; without: nothing yet. */
static gboolean
set_details (Reader *reader, DossierTerm *term, const char *at, const char *value, GError **error)
{
  gboolean   may_wait = FALSE;
  SetDetails set = find_setter (term->field, &may_wait);

  return set == NULL || set (reader, term, at, value, may_wait && may_go_on (reader) ? NULL : error);
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
  if (term.field != DOSSIER_TERM_STATE && term.field != DOSSIER_TERM_LOST)
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
  return parse ((Reader){ text, text, as_you_type, STORIES, 0 }, error);
}

DossierQuery *
dossier_query_parse_claims (const char *text, gboolean as_you_type, gint64 now, GError **error)
{
  return parse ((Reader){ text, text, as_you_type, CLAIMS, now }, error);
}

DossierQuery *
dossier_query_parse_notes (const char *text, gboolean as_you_type, gint64 now, GError **error)
{
  return parse ((Reader){ text, text, as_you_type, NOTES, now }, error);
}

char *
dossier_query_quote (const char *value)
{
  g_auto (GStrv) parts = g_strsplit (value, "\"", -1);
  g_autofree char *plain = g_strjoinv ("", parts);

  for (const char *c = plain; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_isspace (g_utf8_get_char (c)) || (c[0] == '*' && c[1] == '\0'))
      return g_strdup_printf ("\"%s\"", plain);
  return *plain != '\0' ? g_steal_pointer (&plain) : g_strdup ("\"\"");
}
