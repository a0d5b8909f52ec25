/* dossier-spotter.c - where a text holds what a search asks for
 *
 * phrases: what is looked for as words, some for one term. begun: bit k of it is set when the last k + 1 words of the
 *          text are the first k + 1 of the phrase.
 * bearers: whom the text may mention.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-spotter.h"

#include "dossier-index-words.h"
#include "dossier-query-tree.h"
#include "dossier-search.h"
#include "dossier-search-stories.h"
#include "dossier-search-terms.h"

#include <string.h>

#define ANYWHERE (DOSSIER_PART_TITLE | DOSSIER_PART_TEXT | DOSSIER_PART_NOTES)

typedef struct
{
  char    *words[DOSSIER_SPOTTER_MAX_WORDS];
  guint    n_words, parts, term;
  gboolean is_prefix;
  guint64  begun;
} Phrase;

typedef struct
{
  gint64 entity;
  guint  term;
} Bearer;

struct _DossierSpotter
{
  DossierDb         *db;
  DossierIndexWords *words;
  GPtrArray         *phrases;
  GArray            *bearers;
  guint              n_terms;
};

G_STATIC_ASSERT (DOSSIER_SPOTTER_MAX_WORDS <= 64 && DOSSIER_QUERY_MAX_TERMS <= 64); /* bits of a guint64 */

/* ---- what is looked for ---- */

static void
phrase_free (gpointer data)
{
  Phrase *phrase = data;

  for (guint i = 0; i < phrase->n_words; i++)
    g_free (phrase->words[i]);
  g_free (phrase);
}

static gboolean
take_word_of_phrase (gpointer data, const char *word, guint length, guint start, guint end)
{
  Phrase *phrase = data;

  phrase->words[phrase->n_words++] = g_strndup (word, length);
  return phrase->n_words < DOSSIER_SPOTTER_MAX_WORDS;
}

/* More than a query may have come from a filter and a search together: the last ones are one. */
static guint
get_term (DossierSpotter *self)
{
  return MIN (self->n_terms, DOSSIER_QUERY_MAX_TERMS - 1);
}

static void
add_phrase (DossierSpotter *self, const char *value, gboolean is_prefix, guint parts)
{
  g_autofree char *valid = g_utf8_make_valid (value, -1);
  Phrase          *phrase = g_new0 (Phrase, 1);

  phrase->is_prefix = is_prefix;
  phrase->parts = parts;
  phrase->term = get_term (self);
  dossier_index_words_run (self->words, valid, strlen (valid), take_word_of_phrase, phrase);
  if (phrase->n_words > 0)
    g_ptr_array_add (self->phrases, phrase);
  else
    phrase_free (phrase);
}

static gboolean
add_bearer (DossierSpotter *self, gint64 entity, GError **error)
{
  static const char sql_names[] = "SELECT name FROM entity_name WHERE entity = ?1 AND is_link >= 0 LIMIT ?2";
  Bearer            bearer = { entity, get_term (self) };
  sqlite3_stmt     *row = dossier_db_query (self->db, sql_names, error, "iu", entity, DOSSIER_SPOTTER_MAX_NAMES);

  if (row == NULL)
    return FALSE;
  while (dossier_db_next (self->db, row, error))
    add_phrase (self, (const char *) sqlite3_column_text (row, 0), FALSE, DOSSIER_PART_TITLE | DOSSIER_PART_NOTES);
  g_array_append_val (self->bearers, bearer);
  return !dossier_db_failed (self->db);
}

/* Those that a name may mean: (element-type gint64). */
static GArray *
list_named (DossierSpotter *self, const DossierNames *names, const DossierTerm *term, GError **error)
{
  g_autoptr (GArray) entities = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  g_autoptr (GString) sql = g_string_new ("SELECT DISTINCT * FROM ");
  sqlite3_stmt *row;

  dossier_search_terms_append_named (sql, values, names, term);
  g_string_append_printf (sql, " LIMIT %d", DOSSIER_SPOTTER_MAX_ENTITIES);
  row = dossier_db_prepare (self->db, sql->str, error);
  if (row == NULL)
    return NULL;
  dossier_search_bind (row, values);
  while (dossier_db_next (self->db, row, error))
    {
      gint64 entity = sqlite3_column_int64 (row, 0);

      g_array_append_val (entities, entity);
    }
  sqlite3_finalize (row);
  return dossier_db_failed (self->db) ? NULL : g_steal_pointer (&entities);
}

static gboolean
add_named (DossierSpotter *self, const DossierNames *names, const DossierTerm *term, GError **error)
{
  DossierTerm whole = *term;
  g_autoptr (GArray) entities = NULL;

  /* Stories are found by whole names, claims by their beginnings too. */
  if (term->field == DOSSIER_TERM_NAME)
    whole.is_prefix = FALSE;
  entities = list_named (self, names, &whole, error);
  for (guint i = 0; entities != NULL && i < entities->len; i++)
    if (self->bearers->len < DOSSIER_SPOTTER_MAX_ENTITIES
        && !add_bearer (self, g_array_index (entities, gint64, i), error))
      return FALSE;
  return entities != NULL;
}

/* All that has no place in the words of a story is passed over. */
static gboolean
add_term (DossierSpotter *self, const DossierNames *names, const DossierTerm *term, GError **error)
{
  gboolean is_added = TRUE;
  guint    n_before = self->phrases->len + self->bearers->len;

  if (term->field == DOSSIER_TERM_WORDS)
    add_phrase (self, term->value, dossier_search_terms_is_prefix (term), ANYWHERE);
  else if (term->field == DOSSIER_TERM_TITLE)
    add_phrase (self, term->value, dossier_search_terms_is_prefix (term), DOSSIER_PART_TITLE);
  else if (term->field == DOSSIER_TERM_NOTE)
    add_phrase (self, term->value, dossier_search_terms_is_prefix (term), DOSSIER_PART_NOTES);
  else if (term->field == DOSSIER_TERM_ENTITY)
    is_added = add_bearer (self, term->id, error);
  else if (term->field == DOSSIER_TERM_NAME || term->field == DOSSIER_TERM_FROM || term->field == DOSSIER_TERM_TO)
    is_added = add_named (self, names, term, error);
  if (self->phrases->len + self->bearers->len > n_before)
    self->n_terms = MIN (self->n_terms + 1, DOSSIER_QUERY_MAX_TERMS);
  return is_added;
}

static gboolean
add_node (DossierSpotter *self, const DossierNames *names, const DossierQueryNode *node, GError **error)
{
  if (node->kind == DOSSIER_NODE_NOT)
    return TRUE;
  if (node->kind == DOSSIER_NODE_TERM)
    return add_term (self, names, node->term, error);
  for (guint i = 0; i < node->parts->len; i++)
    if (!add_node (self, names, node->parts->pdata[i], error))
      return FALSE;
  return TRUE;
}

DossierSpotter *
dossier_spotter_new (DossierDb *db, const DossierNames *names, DossierQuery *query, GError **error)
{
  g_autoptr (DossierSpotter) self = g_new0 (DossierSpotter, 1);
  g_autoptr (DossierQueryNode) tree = dossier_query_dup_tree (query, dossier_search_stories_asks_nothing);

  self->db = db;
  self->phrases = g_ptr_array_new_with_free_func (phrase_free);
  self->bearers = g_array_new (FALSE, FALSE, sizeof (Bearer));
  self->words = dossier_index_words_new (db, error);
  if (self->words == NULL || (tree != NULL && !add_node (self, names, tree, error)))
    return NULL;
  return g_steal_pointer (&self);
}

void
dossier_spotter_free (DossierSpotter *self)
{
  g_clear_pointer (&self->words, dossier_index_words_free);
  g_ptr_array_unref (self->phrases);
  g_array_unref (self->bearers);
  g_free (self);
}

guint
dossier_spotter_get_n_terms (DossierSpotter *self)
{
  return self->n_terms;
}

/* ---- words in a text ---- */

/* starts: where the last words began, the word of number n in place n % MAX_WORDS.
 * wanted: the terms that may stand in this part; last: where each of them stood last, or -1.
 * until:  what stands behind it is not looked at; 0: not known yet. */
typedef struct
{
  DossierSpotter             *spotter;
  DossierStoryPart            part;
  guint                       starts[DOSSIER_SPOTTER_MAX_WORDS];
  guint                       n_words, until;
  const DossierSpotterEnough *enough;
  guint64                     wanted;
  gint64                      last[DOSSIER_QUERY_MAX_TERMS];
  GArray                     *marks;
} Run;

static gboolean
is_word (const Phrase *phrase, guint i, const char *word, guint length)
{
  const char *sought = phrase->words[i];
  gsize       size = strlen (sought);

  if (phrase->is_prefix && i + 1 == phrase->n_words)
    return size <= length && memcmp (sought, word, size) == 0;
  return size == length && memcmp (sought, word, size) == 0;
}

/* Whether the phrase ends with this word. */
static gboolean
go_on (Phrase *phrase, const char *word, guint length)
{
  guint64 begun = (phrase->begun << 1) | 1;

  phrase->begun = 0;
  for (guint i = 0; i < phrase->n_words; i++)
    if (((begun >> i) & 1) != 0 && is_word (phrase, i, word, length))
      phrase->begun |= G_GUINT64_CONSTANT (1) << i;
  return ((phrase->begun >> (phrase->n_words - 1)) & 1) != 0;
}

/* Once all terms stand near each other, the end is in sight. */
static void
look_for_end (Run *run, const DossierMark *mark)
{
  gint64 first = mark->start;

  run->last[mark->term] = mark->start;
  for (guint i = 0; i < DOSSIER_QUERY_MAX_TERMS; i++)
    if (((run->wanted >> i) & 1) != 0)
      first = MIN (first, run->last[i]);
  if (first >= 0 && mark->end - first <= run->enough->within)
    run->until = (guint) first + run->enough->reach;
}

static gboolean
take_word_of_text (gpointer data, const char *word, guint length, guint start, guint end)
{
  Run *run = data;

  if ((run->until > 0 && start > run->until) || run->marks->len >= DOSSIER_MARKS_MAX)
    return FALSE;
  run->starts[run->n_words++ % DOSSIER_SPOTTER_MAX_WORDS] = start;
  for (guint i = 0; i < run->spotter->phrases->len; i++)
    {
      Phrase     *phrase = run->spotter->phrases->pdata[i];
      DossierMark mark = { 0, end, phrase->term };

      if ((phrase->parts & run->part) == 0 || !go_on (phrase, word, length))
        continue;
      mark.start = run->starts[(run->n_words - phrase->n_words) % DOSSIER_SPOTTER_MAX_WORDS];
      g_array_append_val (run->marks, mark);
      if (run->enough != NULL && run->until == 0)
        look_for_end (run, &mark);
    }
  return TRUE;
}

void
dossier_spotter_run (DossierSpotter *self, DossierStoryPart part, const char *text, gsize size,
                     const DossierSpotterEnough *enough, GArray *marks)
{
  Run run = { .spotter = self, .part = part, .enough = enough, .marks = marks };

  for (guint i = 0; i < DOSSIER_QUERY_MAX_TERMS; i++)
    run.last[i] = -1;
  for (guint i = 0; i < self->phrases->len; i++)
    {
      Phrase *phrase = self->phrases->pdata[i];

      phrase->begun = 0;
      if (phrase->parts & part)
        run.wanted |= G_GUINT64_CONSTANT (1) << phrase->term;
    }
  if (run.wanted != 0)
    dossier_index_words_run (self->words, text, size, take_word_of_text, &run);
}

/* ---- mentions ---- */

/* -1: nobody who is looked for. */
static int
find_bearer (DossierSpotter *self, gint64 entity)
{
  for (guint i = 0; i < self->bearers->len; i++)
    if (g_array_index (self->bearers, Bearer, i).entity == entity)
      return (int) g_array_index (self->bearers, Bearer, i).term;
  return -1;
}

/* Goes on from @at by @n code points; @end at most. */
static const char *
step (const char *at, gint64 n, const char *end)
{
  while (n-- > 0 && at < end)
    at = g_utf8_next_char (at);
  return MIN (at, end);
}

gboolean
dossier_spotter_add_mentions (DossierSpotter *self, gint64 story, const char *text, gsize size, GArray *marks,
                              GError **error)
{
  static const char sql_mentions[] = "SELECT start, length, entity FROM mention WHERE story = ?1 ORDER BY start";
  const char       *at = text, *end = text + size;
  gint64            place = 0; /* of at, in code points */
  sqlite3_stmt     *row = self->bearers->len > 0 ? dossier_db_query (self->db, sql_mentions, error, "i", story) : NULL;

  if (row == NULL)
    return self->bearers->len == 0;
  while (dossier_db_next (self->db, row, error))
    {
      gint64      start = sqlite3_column_int64 (row, 0);
      int         term = find_bearer (self, sqlite3_column_int64 (row, 2));
      DossierMark mark;

      if (term < 0 || marks->len >= DOSSIER_MARKS_MAX)
        continue;
      at = step (at, start - place, end);
      place = start;
      mark = (DossierMark){ at - text, step (at, sqlite3_column_int64 (row, 1), end) - text, (guint) term };
      if (mark.end > mark.start)
        g_array_append_val (marks, mark);
    }
  return !dossier_db_failed (self->db);
}

/* ---- order ---- */

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const DossierMark *first = a, *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  return (first->end < second->end) - (first->end > second->end);
}

void
dossier_spotter_sort (GArray *marks)
{
  g_array_sort (marks, compare_marks);
}
