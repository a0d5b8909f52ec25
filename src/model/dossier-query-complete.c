/* dossier-query-complete.c - what may stand at a place in a search that is being typed
 *
 * The text is stepped through up to the cursor as the parser does it, without regard to mistakes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-query-complete.h"

#include "dossier-query-private.h"

#include <string.h>

/* ---- where the cursor stands ---- */

typedef struct
{
  DossierQueryDomain       domain;
  const char              *at, *end;                           /* end: the cursor */
  const DossierQueryField *outer[DOSSIER_QUERY_MAX_DEPTH + 1]; /* of the parentheses that are open */
  guint                    depth;
  const DossierQueryField *field; /* of the value at at, or NULL */
} Place;

static void
open_group (Place *place)
{
  place->depth = MIN (place->depth + 1, DOSSIER_QUERY_MAX_DEPTH);
  place->outer[place->depth] = place->field;
  place->at++;
}

/* Steps over signs of NOT and a field; at stands at a value then. */
static void
step_to_value (Place *place)
{
  const DossierQueryField *own;

  while (place->at < place->end && (*place->at == '-' || *place->at == '!'))
    place->at++;
  own = dossier_query_find_field (place->at, place->domain);
  place->field = place->outer[place->depth];
  if (own != NULL && place->at + strlen (own->word) < place->end)
    {
      place->field = own;
      place->at += strlen (own->word) + 1;
    }
}

/* The end of the value at @at: behind its quotation mark, or before what ends a word. */
static const char *
find_end (const char *at)
{
  const char *end;
  guint       n_open = 0;

  if (*at == '"')
    {
      end = strchr (at + 1, '"');
      return end != NULL ? end + 1 : at + strlen (at);
    }
  for (end = at; *end != '\0' && *end != '"' && !g_unichar_isspace (g_utf8_get_char (end));
       end = g_utf8_next_char (end))
    {
      if (*end == ')' && n_open-- == 0)
        break;
      if (*end == '(')
        n_open++;
    }
  return end;
}

/* Steps to the value in which the cursor stands, or behind which it stands. */
static void
step_to_cursor (Place *place)
{
  for (;;)
    {
      const char *end;

      while (place->at < place->end && (*place->at == ')' || g_unichar_isspace (g_utf8_get_char (place->at))))
        {
          place->depth -= *place->at == ')' && place->depth > 0;
          place->at = g_utf8_next_char (place->at);
        }
      step_to_value (place);
      if (place->at >= place->end)
        return;
      if (*place->at == '(')
        {
          open_group (place);
          continue;
        }
      end = find_end (place->at);
      if (end > place->end || (end == place->end && *place->at != '"') || *end == '\0')
        return;
      place->at = end;
    }
}

/* ---- what may stand there ---- */

static void
add_if (GStrvBuilder *words, const char *word, const char *typed, const char *behind)
{
  g_autofree char *quoted = dossier_query_quote (word), *whole = g_strconcat (quoted, behind, NULL);

  if (g_ascii_strncasecmp (word, typed, strlen (typed)) == 0)
    g_strv_builder_add (words, whole);
}

static void
add_fields (GStrvBuilder *words, DossierQueryDomain domain, const char *typed)
{
  for (const DossierQueryField *field = dossier_query_get_fields (); field->word != NULL; field++)
    if ((field->domains & (1u << domain)) != 0)
      add_if (words, field->word, typed, ":");
}

static void
add_values (GStrvBuilder *words, const DossierQueryField *field, DossierQueryDomain domain, const char *typed)
{
  DossierTerm        term = { .field = field->field };
  DossierQueryNameOf name_of = dossier_query_get_name_of (&term);
  const char        *word;
  guint              bit;

  if (field->field == DOSSIER_TERM_HAS)
    name_of = domain == DOSSIER_QUERY_STORIES ? dossier_query_name_story_has : dossier_query_name_has;
  for (guint i = 0; name_of != NULL && (word = name_of (i, &bit)) != NULL; i++)
    add_if (words, word, typed, NULL);
  if (field->field == DOSSIER_TERM_STATE)
    for (guint i = 0; (word = dossier_query_name_state (i, domain)) != NULL; i++)
      add_if (words, word, typed, NULL);
  if (field->field == DOSSIER_TERM_DATE || field->field == DOSSIER_TERM_SAVED || field->field == DOSSIER_TERM_AS_OF)
    for (guint i = 0; (word = dossier_query_name_span (i)) != NULL; i++)
      add_if (words, word, typed, NULL);
}

static DossierQueryNames
names_of (const DossierQueryField *field, DossierQueryDomain domain)
{
  static const struct
  {
    DossierTermField  field;
    DossierQueryNames names;
  } names[] = {
    { DOSSIER_TERM_NAME, DOSSIER_NAMES_ANYBODY }, { DOSSIER_TERM_STORY_NAME, DOSSIER_NAMES_ANYBODY },
    { DOSSIER_TERM_FROM, DOSSIER_NAMES_ANYBODY }, { DOSSIER_TERM_TO, DOSSIER_NAMES_ANYBODY },
    { DOSSIER_TERM_SOURCE, DOSSIER_NAMES_FEED },  { DOSSIER_TERM_FOLDER, DOSSIER_NAMES_FOLDER },
    { DOSSIER_TERM_TAGGED, DOSSIER_NAMES_TAG },   { DOSSIER_TERM_AUTHOR, DOSSIER_NAMES_AUTHOR },
  };

  if (field->kind != 0)
    return field->kind == DOSSIER_ENTITY_PERSON ? DOSSIER_NAMES_PERSON : DOSSIER_NAMES_ORGANIZATION;
  if (field->field == DOSSIER_TERM_TAGGED && domain == DOSSIER_QUERY_HIGHLIGHTS)
    return DOSSIER_NAMES_HIGHLIGHT_TAG;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i].field == field->field)
      return names[i].names;
  return DOSSIER_NAMES_NONE;
}

/* Several words with commas: the last one is being typed. */
static const char *
find_last (const DossierQueryField *field, const char *start, const char *cursor)
{
  DossierTerm term = { .field = field != NULL ? field->field : DOSSIER_TERM_WORDS };

  if (dossier_query_get_name_of (&term) == NULL)
    return start;
  for (const char *c = cursor; c > start; c--)
    if (c[-1] == ',')
      return c;
  return start;
}

DossierCompletion *
dossier_query_complete (DossierQueryDomain domain, const char *text, guint cursor)
{
  Place              place = { .domain = domain, .at = text, .end = text + MIN (cursor, strlen (text)) };
  DossierCompletion *self = g_new0 (DossierCompletion, 1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  gboolean    is_quoted;
  const char *start;

  step_to_cursor (&place);
  start = find_last (place.field, place.at, place.end);
  is_quoted = *start == '"' && start < place.end;
  self->start = (guint) (start - text);
  self->length = (guint) (MAX (find_end (start), place.end) - start);
  self->typed = g_strndup (start + is_quoted, place.end - start - is_quoted);
  if (place.field != NULL)
    {
      self->names = names_of (place.field, domain);
      add_values (words, place.field, domain, self->typed);
    }
  else if (!is_quoted)
    add_fields (words, domain, self->typed);
  self->words = g_strv_builder_end (words);
  return self;
}

void
dossier_completion_free (DossierCompletion *self)
{
  g_strfreev (self->words);
  g_free (self->typed);
  g_free (self);
}

/* ---- put in ---- */

/* A field waits for its value, all else is followed by a blank. */
char *
dossier_completion_put_word (const DossierCompletion *self, const char *text, const char *word, guint *cursor)
{
  const char *rest = text + self->start + self->length;
  gboolean    needs_blank = !g_str_has_suffix (word, ":") && *rest == '\0';

  *cursor = self->start + (guint) strlen (word) + needs_blank;
  return g_strdup_printf ("%.*s%s%s%s", (int) self->start, text, word, needs_blank ? " " : "", rest);
}

char *
dossier_completion_put_name (const DossierCompletion *self, const char *text, const char *name, guint *cursor)
{
  g_autofree char *quoted = dossier_query_quote (name);

  return dossier_completion_put_word (self, text, quoted, cursor);
}
