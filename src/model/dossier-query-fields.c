/* dossier-query-fields.c - the fields of the query language: where each is meant, and how its value is read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-query-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define STORIES (1 << DOSSIER_QUERY_STORIES)
#define CLAIMS (1 << DOSSIER_QUERY_CLAIMS)
#define HIGHLIGHTS (1 << DOSSIER_QUERY_HIGHLIGHTS)
#define ALL (STORIES | CLAIMS | HIGHLIGHTS)

/* Bytes of the longest word that is taken for a field with a mistake in it. */
#define MAX_GUESS 12

gboolean
dossier_query_may_go_on (const DossierQueryReader *reader)
{
  return reader->as_you_type && *reader->at == '\0';
}

/* ---- is: ---- */

/* "read" is the opposite of unread. */
static const struct
{
  const char      *word;
  DossierTermField field;
  DossierView      view;
  gboolean         is_negated;
  guint            domains;
} states[] = {
  { "unread", DOSSIER_TERM_STATE, DOSSIER_VIEW_UNREAD, FALSE, ALL },
  { "read", DOSSIER_TERM_STATE, DOSSIER_VIEW_UNREAD, TRUE, ALL },
  { "starred", DOSSIER_TERM_STATE, DOSSIER_VIEW_STARRED, FALSE, ALL },
  { "annotated", DOSSIER_TERM_STATE, DOSSIER_VIEW_HIGHLIGHTS, FALSE, ALL },
  { "archived", DOSSIER_TERM_STATE, DOSSIER_VIEW_ARCHIVED, FALSE, ALL },
  { "lost", DOSSIER_TERM_LOST, DOSSIER_VIEW_ALL, FALSE, HIGHLIGHTS },
};

const char *
dossier_query_name_state (guint i, DossierQueryDomain domain)
{
  for (guint k = 0; k < G_N_ELEMENTS (states); k++)
    if ((states[k].domains & (1u << domain)) != 0 && i-- == 0)
      return states[k].word;
  return NULL;
}

static gboolean
read_state (const DossierQueryReader *reader, DossierTerm *term, int column, const char *word, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if ((states[i].domains & (1u << reader->domain)) != 0 && g_ascii_strcasecmp (word, states[i].word) == 0)
      {
        term->field = states[i].field;
        term->view = states[i].view;
        if (states[i].is_negated)
          term->op = term->op == DOSSIER_TERM_NOT ? DOSSIER_TERM_AND : DOSSIER_TERM_NOT;
        return TRUE;
      }
  g_set_error (error, DOSSIER_QUERY_ERROR, DOSSIER_QUERY_ERROR_SYNTAX,
               reader->domain == DOSSIER_QUERY_HIGHLIGHTS
                   ? _ ("“is:%s” in column %d is not known. Write is:lost, is:unread, is:read or is:starred.")
                   : _ ("“is:%s” in column %d is not known. Write is:unread, is:read, is:starred, is:archived or "
                        "is:annotated."),
               word, column);
  return FALSE;
}

/* ---- words that are known ---- */

/* @words: a sentence with the word that is none, the column, and those that are. */
static gboolean
read_bits (const DossierQueryReader *reader, DossierTerm *term, DossierQueryNameOf name_of, const char *value,
           char **unknown, char **known)
{
  term->bits = dossier_query_read_bits (name_of, value, dossier_query_may_go_on (reader), unknown);
  if (term->bits != 0)
    return TRUE;
  *known = dossier_query_list_bits (name_of, G_MAXUINT, ", ");
  return FALSE;
}

static gboolean
read_kinds (const DossierQueryReader *reader, DossierTerm *term, int column, const char *value, GError **error)
{
  g_autofree char *unknown = NULL, *known = NULL;

  if (read_bits (reader, term, dossier_query_name_kind, value, &unknown, &known))
    return TRUE;
  g_set_error (error, DOSSIER_QUERY_ERROR, DOSSIER_QUERY_ERROR_SYNTAX,
               /* TRANSLATORS: a word, a number, and words that are not translated */
               _ ("“%s” behind “move:” in column %d is no kind of move. Write one or more of: %s."), unknown, column,
               known);
  return FALSE;
}

static gboolean
read_certainties (const DossierQueryReader *reader, DossierTerm *term, int column, const char *value, GError **error)
{
  g_autofree char *unknown = NULL, *known = NULL;

  if (read_bits (reader, term, dossier_query_name_certainty, value, &unknown, &known))
    return TRUE;
  g_set_error (error, DOSSIER_QUERY_ERROR, DOSSIER_QUERY_ERROR_SYNTAX,
               /* TRANSLATORS: a word, a number, and words that are not translated */
               _ ("“%s” behind “certainty:” in column %d does not say how sure. Write one or more of: %s."), unknown,
               column, known);
  return FALSE;
}

static gboolean
read_colours (const DossierQueryReader *reader, DossierTerm *term, int column, const char *value, GError **error)
{
  g_autofree char *unknown = NULL, *known = NULL;

  if (read_bits (reader, term, dossier_query_name_colour, value, &unknown, &known))
    return TRUE;
  g_set_error (error, DOSSIER_QUERY_ERROR, DOSSIER_QUERY_ERROR_SYNTAX,
               /* TRANSLATORS: a word, a number, and words that are not translated */
               _ ("“%s” in column %d is no colour of a highlight. Write one or more of: %s."), unknown, column, known);
  return FALSE;
}

static gboolean
read_has (const DossierQueryReader *reader, DossierTerm *term, int column, const char *value, GError **error)
{
  gboolean         of_stories = reader->domain == DOSSIER_QUERY_STORIES;
  g_autofree char *unknown = NULL, *known = NULL;

  if (read_bits (reader, term, of_stories ? dossier_query_name_story_has : dossier_query_name_has, value, &unknown,
                 &known))
    return TRUE;
  g_set_error (error, DOSSIER_QUERY_ERROR, DOSSIER_QUERY_ERROR_SYNTAX,
               of_stories
                   /* TRANSLATORS: a word, a number, and words that are not translated */
                   ? _ ("“%s” behind “has:” in column %d is nothing that a story has. Write one or more of: %s.")
                   /* TRANSLATORS: a word, a number, and words that are not translated */
                   : _ ("“%s” behind “has:” in column %d is nothing that a highlight has. Write one or more of: %s."),
               unknown, column, known);
  return FALSE;
}

/* ---- amounts, dates, languages ---- */

static gboolean
read_amount (const DossierQueryReader *reader, DossierTerm *term, int column, const char *value, GError **error)
{
  if (dossier_amount_range_parse (value, &term->amount))
    return TRUE;
  g_set_error (error, DOSSIER_QUERY_ERROR, DOSSIER_QUERY_ERROR_SYNTAX,
               _ ("“%s” in column %d is no amount. Write amount:>100M, amount:$1bn or amount:100M..1bn."), value,
               column);
  return FALSE;
}

static gboolean
read_span (const DossierQueryReader *reader, DossierTerm *term, int column, const char *value, GError **error)
{
  if (dossier_query_read_span (value, reader->now, &term->span))
    return TRUE;
  g_set_error (error, DOSSIER_QUERY_ERROR, DOSSIER_QUERY_ERROR_SYNTAX,
               _ ("“%s” in column %d is no date. Write 2024-05-31, 2024-05, 2024, 2024-05..2024-07 or \"last week\"."),
               value, column);
  return FALSE;
}

static gboolean
read_language (const DossierQueryReader *reader, DossierTerm *term, int column, const char *value, GError **error)
{
  gsize n = 0;

  while (g_ascii_isalpha (value[n]))
    n++;
  if (n >= 2 && n <= 3 && (value[n] == '\0' || value[n] == '-' || value[n] == '_'))
    {
      while (g_ascii_isalnum (value[n]) || value[n] == '-' || value[n] == '_')
        n++;
      if (value[n] == '\0' && g_ascii_isalnum (value[n - 1]))
        return TRUE;
    }
  g_set_error (error, DOSSIER_QUERY_ERROR, DOSSIER_QUERY_ERROR_SYNTAX,
               _ ("“%s” in column %d is no language. Write its letters: lang:en, lang:de, lang:pt-BR."), value, column);
  return FALSE;
}

/* ---- the table ---- */

static const DossierQueryField fields[] = {
  { "who", DOSSIER_TERM_NAME, 0, ALL, NULL, FALSE },
  { "person", DOSSIER_TERM_NAME, DOSSIER_ENTITY_PERSON, ALL, NULL, FALSE },
  { "org", DOSSIER_TERM_NAME, DOSSIER_ENTITY_ORGANIZATION, ALL, NULL, FALSE },
  { "story-who", DOSSIER_TERM_STORY_NAME, 0, HIGHLIGHTS, NULL, FALSE },
  { "feed", DOSSIER_TERM_SOURCE, 0, ALL, NULL, FALSE },
  { "folder", DOSSIER_TERM_FOLDER, 0, STORIES | HIGHLIGHTS, NULL, FALSE },
  { "tag", DOSSIER_TERM_TAGGED, 0, ALL, NULL, FALSE },
  { "title", DOSSIER_TERM_TITLE, 0, ALL, NULL, FALSE },
  { "note", DOSSIER_TERM_NOTE, 0, ALL, NULL, FALSE },
  { "quote", DOSSIER_TERM_QUOTE, 0, HIGHLIGHTS, NULL, FALSE },
  { "author", DOSSIER_TERM_AUTHOR, 0, STORIES, NULL, FALSE },
  { "site", DOSSIER_TERM_SITE, 0, STORIES, NULL, FALSE },
  { "lang", DOSSIER_TERM_LANGUAGE, 0, STORIES, read_language, TRUE },
  { "is", DOSSIER_TERM_STATE, 0, ALL, read_state, FALSE },
  { "has", DOSSIER_TERM_HAS, 0, STORIES | HIGHLIGHTS, read_has, FALSE },
  { "date", DOSSIER_TERM_DATE, 0, ALL, read_span, TRUE },
  { "saved", DOSSIER_TERM_SAVED, 0, STORIES | HIGHLIGHTS, read_span, TRUE },
  { "colour", DOSSIER_TERM_COLOUR, 0, HIGHLIGHTS, read_colours, FALSE },
  { "color", DOSSIER_TERM_COLOUR, 0, HIGHLIGHTS, read_colours, FALSE },
  { "move", DOSSIER_TERM_MOVE, 0, STORIES | CLAIMS, read_kinds, FALSE },
  { "from", DOSSIER_TERM_FROM, 0, STORIES | CLAIMS, NULL, FALSE },
  { "to", DOSSIER_TERM_TO, 0, STORIES | CLAIMS, NULL, FALSE },
  { "role", DOSSIER_TERM_ROLE, 0, STORIES | CLAIMS, NULL, FALSE },
  { "amount", DOSSIER_TERM_AMOUNT, 0, STORIES | CLAIMS, read_amount, TRUE },
  { "as-of", DOSSIER_TERM_AS_OF, 0, STORIES | CLAIMS, read_span, TRUE },
  { "certainty", DOSSIER_TERM_CERTAINTY, 0, STORIES | CLAIMS, read_certainties, FALSE },
  { NULL, DOSSIER_TERM_WORDS, 0, 0, NULL, FALSE },
};

const DossierQueryField *
dossier_query_get_fields (void)
{
  return fields;
}

const DossierQueryField *
dossier_query_find_field (const char *text, DossierQueryDomain domain)
{
  for (const DossierQueryField *field = fields; field->word != NULL; field++)
    {
      gsize length = strlen (field->word);

      if ((field->domains & (1u << domain)) != 0 && g_ascii_strncasecmp (text, field->word, length) == 0
          && text[length] == ':')
        return field;
    }
  return NULL;
}

const DossierQueryField *
dossier_query_field_of (const DossierTerm *term)
{
  DossierTermField wanted = term->field == DOSSIER_TERM_ENTITY ? DOSSIER_TERM_NAME
                            : term->field == DOSSIER_TERM_FEED ? DOSSIER_TERM_SOURCE
                            : term->field == DOSSIER_TERM_TAG  ? DOSSIER_TERM_TAGGED
                                                               : term->field;

  for (const DossierQueryField *field = fields; field->word != NULL; field++)
    if (field->field == wanted && field->kind == term->kind)
      return field;
  return NULL;
}

/* ---- what may have been meant ---- */

/* Letters that are to be put in, left out, exchanged or swapped with their neighbour, to make one word of the other.
 * Both have at most MAX_GUESS letters. */
static guint
count_slips (const char *a, gsize n, const char *b, gsize m)
{
  guint rows[MAX_GUESS + 1][MAX_GUESS + 1];

  for (gsize i = 0; i <= n; i++)
    for (gsize j = 0; j <= m; j++)
      {
        gboolean is_same = i > 0 && j > 0 && g_ascii_tolower (a[i - 1]) == b[j - 1];

        rows[i][j] = i == 0 ? j : j == 0 ? i : MIN (rows[i - 1][j], rows[i][j - 1]) + 1;
        if (i > 0 && j > 0)
          rows[i][j] = MIN (rows[i][j], rows[i - 1][j - 1] + (is_same ? 0 : 1));
        if (i > 1 && j > 1 && g_ascii_tolower (a[i - 1]) == b[j - 2] && g_ascii_tolower (a[i - 2]) == b[j - 1])
          rows[i][j] = MIN (rows[i][j], rows[i - 2][j - 2] + 1);
      }
  return rows[n][m];
}

const DossierQueryField *
dossier_query_guess_field (const char *word, gsize length, DossierQueryDomain domain)
{
  const DossierQueryField *best = NULL;
  guint                    fewest = length < 6 ? 2 : 3; /* that are too many */

  if (length < 3 || length > MAX_GUESS)
    return NULL;
  for (const DossierQueryField *field = fields; field->word != NULL; field++)
    {
      guint n = (field->domains & (1u << domain)) != 0 ? count_slips (word, length, field->word, strlen (field->word))
                                                       : G_MAXUINT;

      if (n < fewest)
        {
          best = field;
          fewest = n;
        }
    }
  return best;
}
