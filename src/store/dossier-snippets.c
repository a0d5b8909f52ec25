/* dossier-snippets.c - where stories hold what a search asks for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-snippets.h"

#include "dossier-query-tree.h"
#include "dossier-search-stories.h"
#include "dossier-spotter.h"
#include "dossier-store-private.h"
#include "dossier-texts-table.h"

#include <string.h>

typedef struct
{
  DossierQuery *query;
  GArray       *stories;
} Wanted;

static Wanted *
wanted_new (DossierQuery *query, GArray *stories)
{
  Wanted *wanted = g_new0 (Wanted, 1);

  wanted->query = dossier_query_ref (query);
  wanted->stories = g_array_ref (stories);
  return wanted;
}

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  dossier_query_unref (wanted->query);
  g_array_unref (wanted->stories);
  g_free (wanted);
}

/* ---- what can be shown ---- */

static gboolean
has_place (const DossierQueryNode *node)
{
  if (node->kind == DOSSIER_NODE_NOT)
    return FALSE;
  if (node->kind == DOSSIER_NODE_TERM)
    return dossier_search_stories_is_words (node->term) || node->term->field == DOSSIER_TERM_ENTITY
           || node->term->field == DOSSIER_TERM_NAME || node->term->field == DOSSIER_TERM_FROM
           || node->term->field == DOSSIER_TERM_TO;
  for (guint i = 0; i < node->parts->len; i++)
    if (has_place (node->parts->pdata[i]))
      return TRUE;
  return FALSE;
}

gboolean
dossier_snippets_can_be_of (DossierQuery *query)
{
  g_autoptr (DossierQueryNode) tree = dossier_query_dup_tree (query, dossier_search_stories_asks_nothing);

  return tree != NULL && has_place (tree);
}

/* ---- one story ---- */

/* All that is cut out has its marks: a code point has four bytes at most. */
static const DossierSpotterEnough enough = { DOSSIER_SNIPPET_WINDOW, DOSSIER_SNIPPET_LENGTH * 4 };

/* Up to @most bytes, between code points. */
static gsize
limit (const char *text, gsize most)
{
  gsize size = strlen (text);

  return size <= most ? size : (gsize) (g_utf8_find_prev_char (text, text + most + 1) - text);
}

/* What stands in @text comes into the snippet, when more of what is asked for stands there than @n_terms. */
static void
offer (DossierSnippet *snippet, DossierSnippetSource source, const char *text, GArray *marks, guint *n_terms)
{
  guint first, n;

  if (marks->len == 0)
    return;
  dossier_spotter_sort (marks);
  first = dossier_snippet_choose (marks, &n);
  if (n <= *n_terms)
    return;
  *n_terms = n;
  g_free (snippet->text);
  g_array_set_size (snippet->marks, 0);
  snippet->source = source;
  snippet->text = dossier_snippet_cut (text, marks, first, snippet->marks);
}

/* Takes @problem. One text that cannot be read is nothing to show of that story, and of no other. */
static gboolean
bear_damage (GError *problem, GError **error)
{
  gboolean is_damage = g_error_matches (problem, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED);

  if (is_damage)
    g_error_free (problem);
  else
    g_propagate_error (error, problem);
  return is_damage;
}

static gboolean
look_in_text (DossierDb *db, DossierSpotter *spotter, gint64 revision, DossierSnippet *snippet, guint *n_terms,
              GError **error)
{
  GError          *problem = NULL;
  g_autofree char *text = dossier_texts_table_load_text (db, revision, &problem);
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (DossierMark));
  gsize size;

  if (text == NULL)
    return bear_damage (problem, error);
  size = limit (text, DOSSIER_SNIPPETS_MAX_TEXT);
  dossier_spotter_run (spotter, DOSSIER_PART_TEXT, text, size, &enough, marks);
  if (!dossier_spotter_add_mentions (spotter, snippet->story, text, size, marks, error))
    return FALSE;
  offer (snippet, DOSSIER_SNIPPET_TEXT, text, marks, n_terms);
  return TRUE;
}

static void
look_in_notes (DossierSpotter *spotter, const char *text, DossierSnippetSource source, DossierSnippet *snippet,
               guint *n_terms)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (DossierMark));

  if (text == NULL)
    return;
  dossier_spotter_run (spotter, DOSSIER_PART_NOTES, text, limit (text, DOSSIER_SNIPPETS_MAX_TEXT), &enough, marks);
  offer (snippet, source, text, marks, n_terms);
}

static gboolean
look_in_highlights (DossierDb *db, DossierSpotter *spotter, DossierSnippet *snippet, guint *n_terms, GError **error)
{
  static const char sql_notes[]
      = "SELECT note, quote FROM annotation WHERE story = ?1 AND is_deleted = 0 ORDER BY id LIMIT ?2";
  sqlite3_stmt *row = dossier_db_query (db, sql_notes, error, "iu", snippet->story, DOSSIER_SNIPPETS_MAX_HIGHLIGHTS);

  if (row == NULL)
    return FALSE;
  while (dossier_db_next (db, row, error))
    {
      g_autofree char *note = dossier_db_dup_text (row, 0), *quote = dossier_db_dup_text (row, 1);

      look_in_notes (spotter, note, DOSSIER_SNIPPET_NOTE, snippet, n_terms);
      look_in_notes (spotter, quote, DOSSIER_SNIPPET_HIGHLIGHT, snippet, n_terms);
    }
  return !dossier_db_failed (db);
}

static gboolean
look_in_title (DossierDb *db, DossierSpotter *spotter, DossierSnippet *snippet, gint64 *revision, GError **error)
{
  static const char sql_story[] = "SELECT title, revision FROM story WHERE id = ?1";
  sqlite3_stmt     *row = dossier_db_query (db, sql_story, error, "i", snippet->story);

  if (row == NULL)
    return FALSE;
  if (!dossier_db_next (db, row, error))
    return !dossier_db_failed (db);
  snippet->title = dossier_db_dup_text (row, 0);
  *revision = sqlite3_column_int64 (row, 1);
  dossier_db_end (row);
  dossier_spotter_run (spotter, DOSSIER_PART_TITLE, snippet->title, limit (snippet->title, DOSSIER_SNIPPETS_MAX_TEXT),
                       0, snippet->title_marks);
  dossier_spotter_sort (snippet->title_marks);
  dossier_snippet_join (snippet->title_marks);
  return TRUE;
}

static gboolean
look (DossierDb *db, DossierSpotter *spotter, DossierSnippet *snippet, GError **error)
{
  gint64 revision = 0;
  guint  n_terms = 0;

  if (!look_in_title (db, spotter, snippet, &revision, error)
      || (revision != 0 && !look_in_text (db, spotter, revision, snippet, &n_terms, error)))
    return FALSE;
  return n_terms == dossier_spotter_get_n_terms (spotter) || look_in_highlights (db, spotter, snippet, &n_terms, error);
}

/* ---- the calls ---- */

static gpointer
list_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  const Wanted *wanted = args;
  g_autoptr (GPtrArray) snippets = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_snippet_unref);
  g_autoptr (DossierSpotter) spotter = dossier_spotter_new (db, dossier_store_get_names (self), wanted->query, error);

  for (guint i = 0; spotter != NULL && i < wanted->stories->len; i++)
    {
      g_ptr_array_add (snippets, dossier_snippet_new (g_array_index (wanted->stories, gint64, i)));
      if (!look (db, spotter, snippets->pdata[i], error))
        return NULL;
    }
  return spotter != NULL ? g_steal_pointer (&snippets) : NULL;
}

static const DossierCallKind list_kind = { list_call, FALSE, wanted_free, (GDestroyNotify) g_ptr_array_unref };

GPtrArray *
dossier_store_list_snippets (DossierStore *self, DossierQuery *query, GArray *stories, GError **error)
{
  Wanted wanted = { query, stories };

  return dossier_store_call (self, &list_kind, &wanted, error);
}

void
dossier_store_list_snippets_async (DossierStore *self, DossierQuery *query, GArray *stories, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data)
{
  dossier_store_call_async (self, &list_kind, wanted_new (query, stories), cancellable, callback, user_data);
}

GPtrArray *
dossier_store_list_snippets_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_call_finish (self, &list_kind, result, error);
}

/* @marks are sorted, none within another. */
static GArray *
to_code_points (const char *text, GArray *marks)
{
  GArray     *places = g_array_sized_new (FALSE, FALSE, sizeof (DossierPlaceFound), marks->len);
  const char *at = text;
  glong       n = 0;

  for (guint i = 0; i < marks->len; i++)
    {
      const DossierMark *mark = &g_array_index (marks, DossierMark, i);
      DossierPlaceFound  place;

      n += g_utf8_strlen (at, text + mark->start - at);
      at = text + mark->start;
      place = (DossierPlaceFound){ (guint) n, (guint) g_utf8_strlen (at, mark->end - mark->start) };
      g_array_append_val (places, place);
    }
  return places;
}

static gpointer
places_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  static const char sql_revision[] = "SELECT revision FROM story WHERE id = ?1";
  const Wanted     *wanted = args;
  gint64            story = g_array_index (wanted->stories, gint64, 0), revision = 0;
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (DossierMark));
  g_autoptr (DossierSpotter) spotter = dossier_spotter_new (db, dossier_store_get_names (self), wanted->query, error);
  g_autofree char *text = NULL;
  gsize            size;

  if (spotter == NULL || !dossier_db_get (db, sql_revision, &revision, error, "i", story))
    return NULL;
  text = revision != 0 ? dossier_texts_table_load_text (db, revision, error) : g_strdup ("");
  if (text == NULL)
    return NULL;
  size = limit (text, DOSSIER_PLACES_MAX_TEXT);
  dossier_spotter_run (spotter, DOSSIER_PART_TEXT, text, size, NULL, marks);
  dossier_spotter_sort (marks);
  dossier_snippet_join (marks);
  return to_code_points (text, marks);
}

static const DossierCallKind places_kind = { places_call, FALSE, wanted_free, (GDestroyNotify) g_array_unref };

static GArray *
one_story (gint64 story)
{
  GArray *one = g_array_new (FALSE, FALSE, sizeof story);

  return g_array_append_val (one, story);
}

GArray *
dossier_store_list_places (DossierStore *self, DossierQuery *query, gint64 story, GError **error)
{
  g_autoptr (GArray) one = one_story (story);
  Wanted wanted = { query, one };

  return dossier_store_call (self, &places_kind, &wanted, error);
}

void
dossier_store_list_places_async (DossierStore *self, DossierQuery *query, gint64 story, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GArray) one = one_story (story);

  dossier_store_call_async (self, &places_kind, wanted_new (query, one), cancellable, callback, user_data);
}

GArray *
dossier_store_list_places_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_call_finish (self, &places_kind, result, error);
}
