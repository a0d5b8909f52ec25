/* dossier-query-parser.c - what a person types into the search box -> a query
 *
 * Grammar:  level = part { [ "AND" ] part } { "OR" part { [ "AND" ] part } }
 *           part  = { "NOT" | "-" | "!" } ( [ field ":" ] "(" level ")" | term )
 *           term  = [ field ":" ] value;  value = word [ "*" ] | '"' text '"' [ "*" ] | "#" digits
 * The fields are those of dossier-query-fields.c. A colon after anything else is part of the word: "12:30" and "GPT-4:"
 * stay searchable. So are parentheses that open and close within a word.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-query-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef DossierQueryReader Reader;

static int
column (const Reader *reader, const char *at)
{
  return g_utf8_pointer_to_offset (reader->text, at) + 1;
}

static void
skip_space (Reader *reader)
{
  while (*reader->at != '\0' && g_unichar_isspace (g_utf8_get_char (reader->at)))
    reader->at = g_utf8_next_char (reader->at);
}

static gboolean
ends_word (const char *at)
{
  return *at == '\0' || *at == '(' || *at == ')' || *at == '"' || g_unichar_isspace (g_utf8_get_char (at));
}

/* Steps over @word when it stands there alone. */
static gboolean
take_word (Reader *reader, const char *word)
{
  gsize length = strlen (word);

  if (strncmp (reader->at, word, length) != 0 || !ends_word (reader->at + length))
    return FALSE;
  reader->at += length;
  return TRUE;
}

/* ---- values ---- */

typedef struct
{
  char    *text;
  gboolean is_quoted, is_prefix;
} Value;

/* Up to the quotation mark that closes it; while it is being typed, up to the end. */
static gboolean
read_quoted (Reader *reader, Value *value, GError **error)
{
  const char *start = reader->at + 1, *end = strchr (start, '"');

  if (end == NULL && !reader->as_you_type)
    {
      g_set_error (error, DOSSIER_QUERY_ERROR, DOSSIER_QUERY_ERROR_SYNTAX,
                   _ ("The quotation mark in column %d is not closed. Add a second one."), column (reader, reader->at));
      return FALSE;
    }
  if (end == NULL)
    end = start + strlen (start);
  value->text = g_strndup (start, end - start);
  value->is_quoted = TRUE;
  reader->at = *end == '"' ? end + 1 : end;
  if (*reader->at == '*')
    {
      value->is_prefix = TRUE;
      reader->at++;
    }
  return TRUE;
}

static void
read_unquoted (Reader *reader, Value *value, gboolean may_be_prefix)
{
  const char *start = reader->at, *end = start;
  guint       n_open = 0;

  for (; *end != '\0' && *end != '"' && !g_unichar_isspace (g_utf8_get_char (end)); end = g_utf8_next_char (end))
    {
      if (*end == ')' && n_open-- == 0)
        break;
      if (*end == '(')
        n_open++;
    }
  reader->at = end;
  if (may_be_prefix && end > start + 1 && end[-1] == '*')
    {
      value->is_prefix = TRUE;
      end--;
    }
  else if (may_be_prefix && dossier_query_may_go_on (reader))
    value->is_prefix = TRUE;
  value->text = g_strndup (start, end - start);
}

/* ---- terms ---- */

/* A word up to @end with a colon that is no field, but nearly one. */
static gboolean
check_field (const Reader *reader, const char *word, const char *end, GError **error)
{
  const char              *colon = memchr (word, ':', end - word);
  const DossierQueryField *meant = NULL;

  if (colon != NULL && colon + 1 < end && !dossier_query_may_go_on (reader))
    meant = dossier_query_guess_field (word, colon - word, reader->domain);
  if (meant == NULL)
    return TRUE;
  g_set_error (error, DOSSIER_QUERY_ERROR, DOSSIER_QUERY_ERROR_SYNTAX,
               /* TRANSLATORS: a word as typed, a number, and a word that is not translated */
               _ ("“%.*s:” in column %d is not known. Write “%s:”, or put quotation marks around the whole word to "
                  "search for it as it is."),
               (int) (colon - word), word, column (reader, word), meant->word);
  return FALSE;
}

/* "#12" stands for somebody, a feed or a tag by number. */
static void
read_number (DossierTerm *term, const Value *value)
{
  char  *end;
  gint64 id;

  if (value->is_quoted || value->text[0] != '#' || !g_ascii_isdigit (value->text[1])
      || (term->field != DOSSIER_TERM_NAME && term->field != DOSSIER_TERM_SOURCE && term->field != DOSSIER_TERM_TAGGED))
    return;
  id = g_ascii_strtoll (value->text + 1, &end, 10);
  if (*end != '\0' || id <= 0)
    return;
  term->field = term->field == DOSSIER_TERM_NAME     ? DOSSIER_TERM_ENTITY
                : term->field == DOSSIER_TERM_SOURCE ? DOSSIER_TERM_FEED
                                                     : DOSSIER_TERM_TAG;
  term->kind = 0;
  term->id = id;
  term->is_prefix = FALSE;
}

/* Appends @term, which asks @field (NULL: for words) for @value. */
static gboolean
add_term (Reader *reader, DossierQuery **query, DossierTerm *term, const Value *value, const DossierQueryField *field,
          GError **error)
{
  gboolean      has_form = field != NULL && field->read != NULL;
  GError       *local_error = NULL;
  DossierQuery *more;

  term->is_prefix = value->is_prefix && !has_form;
  if (has_form && !field->read (reader, term, column (reader, reader->start), value->text, &local_error))
    {
      gboolean waits = field->may_wait && dossier_query_may_go_on (reader);

      if (!waits)
        g_propagate_error (error, g_steal_pointer (&local_error));
      g_clear_error (&local_error);
      return waits;
    }
  if (++reader->n_terms > DOSSIER_QUERY_MAX_TERMS)
    {
      g_set_error (error, DOSSIER_QUERY_ERROR, DOSSIER_QUERY_ERROR_SYNTAX,
                   _ ("A search has at most %d words; this one is longer."), DOSSIER_QUERY_MAX_TERMS);
      return FALSE;
    }
  read_number (term, value);
  if (term->id == 0 && term->field != DOSSIER_TERM_STATE && term->field != DOSSIER_TERM_LOST)
    term->value = value->text;
  more = dossier_query_with_term (*query, term);
  dossier_query_unref (*query);
  *query = more;
  return TRUE;
}

/* @own: the field in front of the value, NULL for none. */
static gboolean
read_term (Reader *reader, DossierQuery **query, DossierTermOp op, const DossierQueryField *own, GError **error)
{
  const DossierQueryField *field = own != NULL ? own : reader->field;
  DossierTerm              term = { .field = DOSSIER_TERM_WORDS, .op = op };
  g_autofree char         *text = NULL;
  const char              *at = reader->at;
  Value                    value = { 0 };

  if (*at != '"')
    read_unquoted (reader, &value, field == NULL || field->read == NULL);
  else if (!read_quoted (reader, &value, error))
    return FALSE;
  text = value.text;
  if (*text == '\0' && (reader->as_you_type || own == NULL))
    return TRUE;
  if (*text == '\0')
    {
      g_set_error (error, DOSSIER_QUERY_ERROR, DOSSIER_QUERY_ERROR_SYNTAX,
                   _ ("In column %d something must follow the colon."), column (reader, reader->start));
      return FALSE;
    }
  if (field == NULL && !value.is_quoted && !check_field (reader, at, reader->at, error))
    return FALSE;
  if (field != NULL)
    {
      term.field = field->field;
      term.kind = field->kind;
    }
  return add_term (reader, query, &term, &value, field, error);
}

/* ---- groups ---- */

static DossierQuery *read_level (Reader *reader, GError **error);

static void
append_term (DossierQuery **query, const DossierTerm *term, DossierTermOp op)
{
  DossierTerm   copy = *term;
  DossierQuery *more;

  copy.op = op;
  more = dossier_query_with_term (*query, &copy);
  dossier_query_unref (*query);
  *query = more;
}

static gboolean
has_or (DossierQuery *query)
{
  return dossier_query_get_n_terms (query) > 0 && dossier_query_get_term (query, 0)->op == DOSSIER_TERM_OR;
}

/* What a pair of parentheses says, as simply as it can be said. */
static void
append_group (DossierQuery **query, DossierQuery *group, DossierTermOp op)
{
  guint       n = dossier_query_get_n_terms (group);
  DossierTerm term = { .field = DOSSIER_TERM_GROUP, .group = group };

  if (n == 1)
    {
      const DossierTerm *only = dossier_query_get_term (group, 0);

      append_term (query, only, only->op == op ? DOSSIER_TERM_AND : DOSSIER_TERM_NOT);
    }
  else if (op == DOSSIER_TERM_AND && !has_or (group))
    for (guint i = 0; i < n; i++)
      append_term (query, dossier_query_get_term (group, i), dossier_query_get_term (group, i)->op);
  else if (n > 0)
    append_term (query, &term, op);
}

static gboolean
close_group (Reader *reader, const char *start, GError **error)
{
  if (*reader->at == ')')
    reader->at++;
  else if (!reader->as_you_type)
    {
      g_set_error (error, DOSSIER_QUERY_ERROR, DOSSIER_QUERY_ERROR_SYNTAX,
                   _ ("The parenthesis in column %d is not closed. Add a second one."), column (reader, start));
      return FALSE;
    }
  return TRUE;
}

/* @field: of the values in it, or NULL. */
static gboolean
read_group (Reader *reader, DossierQuery **query, DossierTermOp op, const DossierQueryField *field, GError **error)
{
  g_autoptr (DossierQuery) group = NULL;
  const DossierQueryField *outer = reader->field;
  const char              *start = reader->at++;

  if (reader->depth == DOSSIER_QUERY_MAX_DEPTH)
    {
      g_set_error (error, DOSSIER_QUERY_ERROR, DOSSIER_QUERY_ERROR_SYNTAX,
                   _ ("In column %d more than %d parentheses are open. Take some away."), column (reader, start),
                   DOSSIER_QUERY_MAX_DEPTH);
      return FALSE;
    }
  skip_space (reader);
  if (*reader->at == ')' && !reader->as_you_type)
    {
      g_set_error (error, DOSSIER_QUERY_ERROR, DOSSIER_QUERY_ERROR_SYNTAX,
                   _ ("Nothing stands in the parentheses in column %d. Put a word there."), column (reader, start));
      return FALSE;
    }
  reader->depth++;
  reader->field = field;
  group = read_level (reader, error);
  reader->field = outer;
  reader->depth--;
  if (group == NULL || !close_group (reader, start, error))
    return FALSE;
  append_group (query, group, op);
  return TRUE;
}

/* ---- parts ---- */

static gboolean
is_sign_of_not (const char *at)
{
  return (*at == '-' || *at == '!') && at[1] != '\0' && at[1] != ')' && !g_unichar_isspace (g_utf8_get_char (at + 1));
}

/* "OR", "AND" or "NOT" in front of nothing. */
static gboolean
fail_lonely (const Reader *reader, const char *word, const char *at, GError **error)
{
  g_set_error (error, DOSSIER_QUERY_ERROR, DOSSIER_QUERY_ERROR_SYNTAX,
               /* TRANSLATORS: AND, OR or NOT, which are not translated, and a number */
               _ ("“%s” in column %d needs a word on each side that it joins. Add one, or put it in quotation marks."),
               word, column (reader, at));
  return FALSE;
}

static gboolean
stands_before_nothing (const Reader *reader)
{
  Reader ahead = *reader;

  return *ahead.at == '\0' || *ahead.at == ')' || take_word (&ahead, "OR") || take_word (&ahead, "AND");
}

/* All signs of NOT: an even number of them is none. */
static gboolean
read_op (Reader *reader, DossierTermOp *op, GError **error)
{
  for (;;)
    {
      const char *start = reader->at;

      if (take_word (reader, "NOT"))
        {
          skip_space (reader);
          if (stands_before_nothing (reader) && !dossier_query_may_go_on (reader))
            return fail_lonely (reader, "NOT", start, error);
        }
      else if (is_sign_of_not (reader->at))
        reader->at++;
      else
        return TRUE;
      *op = *op == DOSSIER_TERM_NOT ? DOSSIER_TERM_AND : DOSSIER_TERM_NOT;
    }
}

static gboolean
read_part (Reader *reader, DossierQuery **query, GError **error)
{
  const DossierQueryField *own;
  DossierTermOp            op = DOSSIER_TERM_AND;

  reader->start = reader->at;
  if (!read_op (reader, &op, error))
    return FALSE;
  own = dossier_query_find_field (reader->at, reader->domain);
  if (own != NULL)
    reader->at += strlen (own->word) + 1;
  if (*reader->at == '(')
    return read_group (reader, query, op, own != NULL ? own : reader->field, error);
  return read_term (reader, query, op, own, error);
}

/* ---- levels ---- */

typedef struct
{
  GPtrArray  *choices; /* of DossierQuery: what stands between the ORs */
  const char *joint;   /* the last AND or OR, while nothing stands behind it */
  gboolean    is_or;
} Level;

static void
add_choice (Level *level)
{
  g_ptr_array_add (level->choices, dossier_query_new (DOSSIER_VIEW_ALL));
}

/* AND or OR. FALSE with @error: nothing stands before it. */
static gboolean
read_joint (Reader *reader, Level *level, gboolean has_part, gboolean *is_joint, GError **error)
{
  const char *start = reader->at;
  gboolean    is_or = take_word (reader, "OR");

  *is_joint = is_or || take_word (reader, "AND");
  if (!*is_joint)
    return TRUE;
  if (!has_part || level->joint != NULL)
    return fail_lonely (reader, is_or ? "OR" : "AND", start, error);
  level->joint = start;
  level->is_or = is_or;
  if (is_or)
    add_choice (level);
  return TRUE;
}

static gboolean
read_parts (Reader *reader, Level *level, GError **error)
{
  gboolean has_part = FALSE, is_joint;

  for (skip_space (reader); *reader->at != '\0'; skip_space (reader))
    {
      if (*reader->at == ')' && reader->depth > 0)
        break;
      if (*reader->at == ')')
        {
          g_set_error (error, DOSSIER_QUERY_ERROR, DOSSIER_QUERY_ERROR_SYNTAX,
                       _ ("The parenthesis in column %d closes none. Take it away, or put the words in quotation "
                          "marks."),
                       column (reader, reader->at));
          return FALSE;
        }
      if (!read_joint (reader, level, has_part, &is_joint, error))
        return FALSE;
      if (is_joint)
        continue;
      if (!read_part (reader, (DossierQuery **) &level->choices->pdata[level->choices->len - 1], error))
        return FALSE;
      has_part = TRUE;
      level->joint = NULL;
    }
  if (level->joint != NULL && !dossier_query_may_go_on (reader))
    return fail_lonely (reader, level->is_or ? "OR" : "AND", level->joint, error);
  return TRUE;
}

/* The choices as terms of one level; takes nothing. */
static DossierQuery *
join_choices (const Level *level)
{
  DossierQuery *query = dossier_query_new (DOSSIER_VIEW_ALL);

  for (guint i = 0; i < level->choices->len; i++)
    {
      DossierQuery *choice = level->choices->pdata[i];
      DossierTerm   group = { .field = DOSSIER_TERM_GROUP, .group = choice };

      if (dossier_query_get_n_terms (choice) == 0)
        continue;
      if (dossier_query_get_n_terms (choice) == 1 && dossier_query_get_term (choice, 0)->op == DOSSIER_TERM_AND)
        append_term (&query, dossier_query_get_term (choice, 0), DOSSIER_TERM_OR);
      else
        append_term (&query, &group, DOSSIER_TERM_OR);
    }
  return query;
}

/* Up to the end, or to the parenthesis that closes it. */
static DossierQuery *
read_level (Reader *reader, GError **error)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_query_unref);
  Level level = { .choices = choices };
  guint n_full = 0;

  add_choice (&level);
  if (!read_parts (reader, &level, error))
    return NULL;
  for (guint i = choices->len; i-- > 0;)
    if (dossier_query_get_n_terms (choices->pdata[i]) == 0)
      g_ptr_array_remove_index (choices, i);
    else
      n_full++;
  if (n_full == 0)
    return dossier_query_new (DOSSIER_VIEW_ALL);
  return n_full == 1 ? dossier_query_ref (choices->pdata[0]) : join_choices (&level);
}

/* ---- the whole ---- */

DossierQuery *
dossier_query_parse_in (DossierQueryDomain domain, const char *text, gboolean as_you_type, gint64 now, GError **error)
{
  Reader reader = { .text = text, .at = text, .as_you_type = as_you_type, .domain = domain, .now = now };

  if (strlen (text) > DOSSIER_QUERY_MAX_LENGTH || !g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, DOSSIER_QUERY_ERROR, DOSSIER_QUERY_ERROR_SYNTAX,
                   _ ("The search is too long or is not text. Shorten it to a few words."));
      return NULL;
    }
  return read_level (&reader, error);
}

DossierQuery *
dossier_query_parse (const char *text, gboolean as_you_type, GError **error)
{
  return dossier_query_parse_in (DOSSIER_QUERY_STORIES, text, as_you_type, g_get_real_time () / G_USEC_PER_SEC, error);
}

DossierQuery *
dossier_query_parse_claims (const char *text, gboolean as_you_type, gint64 now, GError **error)
{
  return dossier_query_parse_in (DOSSIER_QUERY_CLAIMS, text, as_you_type, now, error);
}

DossierQuery *
dossier_query_parse_notes (const char *text, gboolean as_you_type, gint64 now, GError **error)
{
  return dossier_query_parse_in (DOSSIER_QUERY_HIGHLIGHTS, text, as_you_type, now, error);
}
