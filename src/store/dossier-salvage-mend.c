/* dossier-salvage-mend.c - a library whose rows are not complete becomes one in which everything belongs to something
 *
 * First what a person wrote gets back what it needs: a highlight its story, a story its text. Then rows that belong to
 * nothing go. At last counts and indexes are made from what is there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-salvage-mend.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "dossier-annotations-table.h"
#include "dossier-search-rows.h"
#include "dossier-texts-table.h"

/* Longest title that is made from a text's first line, in characters. */
#define MAX_TITLE 120
/* Rounds in which rows that belong to nothing take others with them. */
#define MAX_ROUNDS 16

/* Texts that cannot be unpacked are dropped before this. */
static const char *const sql_first[] = {
  /* Somebody of whom only a name is left, or the name only. */
  "INSERT INTO entity (id, uid, kind, subtype, name, created) SELECT entity, lower (hex (randomblob (16))), max (kind),"
  " 0, max (name), 0 FROM entity_name WHERE entity NOT IN (SELECT id FROM entity) GROUP BY entity",
  "INSERT INTO entity_name (folded, entity, kind, name, is_link, found_kind) SELECT lower (name), id, kind, name, 1,"
  " kind FROM entity WHERE id NOT IN (SELECT entity FROM entity_name)",
  /* Then names are folded anew when the library is opened. */
  "UPDATE name_folding SET version = 0 WHERE changes () > 0",
  "INSERT INTO name_folding (version) SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM name_folding)",
};

/* Stories of which only the text or highlights are left. */
static const char sql_make_stories[]
    = "INSERT INTO story (id, uid, title, published_from, published_until, precision, updated, saved, n_words, n_facts)"
      " SELECT story, lower (hex (randomblob (16))), '', 0, 0, 0, 0, coalesce (min (created), 0), 0, 0 FROM ("
      " SELECT story, created FROM story_text UNION ALL SELECT story, created FROM annotation)"
      " WHERE story NOT IN (SELECT id FROM story) GROUP BY story";

static const char *const sql_stories[] = {
  "INSERT INTO story_state (story, is_read) SELECT id, 1 FROM story WHERE id NOT IN (SELECT story FROM story_state)",
  ("UPDATE story SET revision = (SELECT max (x.id) FROM story_text x WHERE x.story = story.id)"
   " WHERE revision IS NULL OR revision NOT IN (SELECT x.id FROM story_text x WHERE x.story = story.id)"),
  "UPDATE story SET claim = NULL WHERE claim IS NOT NULL AND claim NOT IN (SELECT id FROM claim)",
};

/* Rows without a reference that SQLite knows of. */
static const char *const sql_loose[] = {
  "DELETE FROM mention WHERE story NOT IN (SELECT id FROM story) OR entity NOT IN (SELECT id FROM entity)",
  "DELETE FROM story_entity WHERE story NOT IN (SELECT id FROM story) OR entity NOT IN (SELECT id FROM entity)",
  "UPDATE story SET claim = NULL WHERE claim IS NOT NULL AND claim NOT IN (SELECT id FROM claim)",
  "DELETE FROM saved_search_story WHERE search NOT IN (SELECT id FROM saved_search)",
  "DELETE FROM rule_act WHERE story NOT IN (SELECT id FROM story)",
  "DELETE FROM follow WHERE entity <> 0 AND entity NOT IN (SELECT id FROM entity)",
};

/* In the order in which they count on each other. */
static const char *const sql_counts[] = {
  "UPDATE story_state SET n_annotations = (SELECT count(*) FROM annotation a WHERE a.story = story_state.story"
  " AND a.is_deleted = 0)",
  "UPDATE story_state SET is_deleted = 1 WHERE is_expired = 1",
  "UPDATE story_state SET is_archived = 0 WHERE is_archived = 1 AND is_read = 0",
  "UPDATE story SET n_facts = (SELECT count(*) FROM claim c WHERE c.story = story.id AND c.flags & 184 = 0)",
  "INSERT OR IGNORE INTO feed_count (feed, n_stories, n_unread) SELECT id, 0, 0 FROM feed",
  "UPDATE feed_count SET (n_stories, n_unread, n_expired) = (SELECT count(*) FILTER (WHERE t.is_deleted = 0),"
  " count(*) FILTER (WHERE t.is_deleted = 0 AND t.is_read = 0), count(*) FILTER (WHERE t.is_expired = 1)"
  " FROM story s JOIN story_state t ON t.story = s.id WHERE s.feed = feed_count.feed)",
  "INSERT OR IGNORE INTO entity_count (entity, kind, is_pinned, n_stories, newest) SELECT id, kind, 0, 0, 0 FROM "
  "entity",
  "UPDATE entity_count SET (n_stories, newest) = (SELECT count(*), coalesce (max (e.story), 0) FROM story_entity e"
  " JOIN story_state t ON t.story = e.story WHERE e.entity = entity_count.entity AND t.is_deleted = 0)",
  "INSERT OR IGNORE INTO tag_count (tag, n_stories) SELECT id, 0 FROM tag",
  "UPDATE tag_count SET n_stories = (SELECT count(*) FROM story_tag h JOIN story_state t ON t.story = h.story"
  " WHERE h.tag = tag_count.tag AND t.is_deleted = 0)",
  "UPDATE saved_search SET counted = 0",
  "INSERT OR IGNORE INTO total (name, n) VALUES ('stories', 0), ('unread', 0), ('starred', 0), ('annotated', 0),"
  " ('claims', 0), ('people', 0), ('organizations', 0), ('feeds', 0), ('archived', 0)",
  "UPDATE total SET n = CASE name"
  " WHEN 'stories' THEN (SELECT count(*) FROM story_state WHERE is_deleted = 0)"
  " WHEN 'unread' THEN (SELECT count(*) FROM story_state WHERE is_deleted = 0 AND is_read = 0)"
  " WHEN 'starred' THEN (SELECT count(*) FROM story_state WHERE is_deleted = 0 AND is_starred = 1)"
  " WHEN 'archived' THEN (SELECT count(*) FROM story_state WHERE is_deleted = 0 AND is_archived = 1)"
  " WHEN 'annotated' THEN (SELECT count(*) FROM story_state WHERE is_deleted = 0 AND n_annotations > 0)"
  " WHEN 'claims' THEN (SELECT count(*) FROM claim c JOIN story_state t ON t.story = c.story WHERE t.is_deleted = 0"
  " AND c.flags & 184 = 0)"
  " WHEN 'people' THEN (SELECT count(*) FROM entity_count WHERE kind = 1 AND (n_stories > 0 OR is_pinned))"
  " WHEN 'organizations' THEN (SELECT count(*) FROM entity_count WHERE kind = 2 AND (n_stories > 0 OR is_pinned))"
  " WHEN 'feeds' THEN (SELECT count(*) FROM feed WHERE is_removed = 0) ELSE n END",
};

static const char *const sql_indexes[] = {
  "INSERT INTO story_fts (story_fts) VALUES ('delete-all')",
  "INSERT INTO annotation_fts (annotation_fts) VALUES ('rebuild')",
};

static gboolean
run_all (DossierDb *db, const char *const *statements, gsize n, GError **error)
{
  for (gsize i = 0; i < n; i++)
    if (!dossier_db_exec (db, statements[i], error))
      return FALSE;
  return TRUE;
}

typedef gboolean (*MendOne) (DossierDb *db, gint64 id, DossierSalvage *salvage, GError **error);

static gboolean
mend_each (DossierDb *db, const char *sql, MendOne mend_one, GCancellable *cancellable, DossierSalvage *salvage,
           GError **error)
{
  g_autoptr (GArray) ids = dossier_db_list (db, sql, error, "");

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !mend_one (db, g_array_index (ids, gint64, i), salvage, error))
      return FALSE;
  return ids != NULL;
}

/* --- texts --- */

static gboolean
drop_if_unreadable (DossierDb *db, gint64 revision, DossierSalvage *salvage, GError **error)
{
  static const char sql_drop[] = "DELETE FROM story_text WHERE id = ?1";
  g_autoptr (GError) problem = NULL;
  g_autoptr (DossierDocument) document = dossier_texts_table_load_document (db, revision, &problem);

  return document != NULL || dossier_db_run (db, sql_drop, error, "i", revision);
}

/* What is left of the words of a story whose text is lost: how it began, and what was highlighted in it. */
static char *
dup_remains (DossierDb *db, gint64 story, GError **error)
{
  static const char sql_words[] = "SELECT summary FROM story WHERE id = ?1 UNION ALL SELECT words FROM (SELECT"
                                  " prefix || quote || suffix AS words FROM annotation WHERE story = ?1"
                                  " ORDER BY start) UNION ALL SELECT title FROM story WHERE id = ?1";
  g_autoptr (GString) remains = g_string_new (NULL);
  sqlite3_stmt *row = dossier_db_query (db, sql_words, error, "i", story);

  while (row != NULL && dossier_db_next (db, row, error))
    {
      const char *words = (const char *) sqlite3_column_text (row, 0);

      if (words != NULL && *words != '\0' && strstr (remains->str, words) == NULL)
        g_string_append_printf (remains, "%s\n", words);
    }
  return row != NULL && !dossier_db_failed (db) ? g_string_free (g_steal_pointer (&remains), FALSE) : NULL;
}

static gboolean
add_text (DossierDb *db, gint64 story, const char *words, GError **error)
{
  static const char sql_set[] = "UPDATE story SET revision = ?2, n_words = ?3 WHERE id = ?1";
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);
  g_autoptr (GPtrArray) sorted = NULL;
  DossierDraft    *draft = dossier_draft_new ();
  DossierPrepared *prepared;
  gint64           revision;

  draft->document = dossier_document_new_from_plain (words, -1);
  g_ptr_array_add (drafts, draft);
  sorted = dossier_prepared_sort (drafts, g_get_real_time () / G_USEC_PER_SEC);
  prepared = sorted->pdata[0];
  dossier_prepared_pack (prepared);
  revision = dossier_texts_table_add (db, story, prepared, error);
  return revision != 0 && dossier_db_run (db, sql_set, error, "iiu", story, revision, prepared->n_words);
}

static gboolean
give_text (DossierDb *db, gint64 story, DossierSalvage *salvage, GError **error)
{
  g_autofree char *remains = dup_remains (db, story, error);

  salvage->n_texts_lost++;
  return remains != NULL && add_text (db, story, *remains != '\0' ? remains : _ ("(text lost)"), error);
}

/* --- titles --- */

static gboolean
give_title (DossierDb *db, gint64 story, DossierSalvage *salvage, GError **error)
{
  static const char sql_revision[] = "SELECT revision FROM story WHERE id = ?1";
  static const char sql_title[] = "UPDATE story SET title = ?2 WHERE id = ?1";
  gint64            revision = 0;
  g_autofree char  *text = NULL, *title = NULL;

  salvage->n_stories_made++;
  if (!dossier_db_get (db, sql_revision, &revision, error, "i", story))
    return FALSE;
  text = dossier_texts_table_load_text (db, revision, error);
  if (text == NULL)
    return FALSE;
  *strchrnul (text, '\n') = '\0';
  title = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), MAX_TITLE));
  return dossier_db_run (db, sql_title, error, "is", story, *title != '\0' ? title : _ ("(title lost)"));
}

/* --- highlights --- */

/* Highlights of texts that are lost look for their words in the present one. */
static gboolean
move_highlights (DossierDb *db, gint64 story, DossierSalvage *salvage, GError **error)
{
  static const char sql_revision[] = "SELECT revision FROM story WHERE id = ?1";
  static const char sql_move[] = "UPDATE annotation SET revision = ?2, start = 0, length = 0 WHERE story = ?1"
                                 " AND revision NOT IN (SELECT id FROM story_text)";
  static const char sql_made[] = "UPDATE annotation SET made_on = revision WHERE story = ?1"
                                 " AND made_on NOT IN (SELECT id FROM story_text)";
  gint64            revision = 0;
  g_autofree char  *text = NULL;

  if (!dossier_db_get (db, sql_revision, &revision, error, "i", story)
      || !dossier_db_run (db, sql_move, error, "ii", story, revision)
      || !dossier_db_run (db, sql_made, error, "i", story))
    return FALSE;
  text = dossier_texts_table_load_text (db, revision, error);
  return text != NULL && dossier_annotations_table_move (db, story, revision, text, error);
}

/* --- references --- */

/* A reference that leads nowhere is taken out, or goes with its row where there must be one. */
static gboolean
mend_reference (DossierDb *db, sqlite3_stmt *reference, GError **error)
{
  const char      *table = (const char *) sqlite3_column_text (reference, 0);
  const char      *column = (const char *) sqlite3_column_text (reference, 1);
  const char      *parent = (const char *) sqlite3_column_text (reference, 2);
  const char      *key = (const char *) sqlite3_column_text (reference, 3);
  gboolean         must_be = sqlite3_column_int (reference, 4) != 0;
  g_autofree char *change = must_be ? g_strdup_printf ("DELETE FROM \"%s\"", table)
                                    : g_strdup_printf ("UPDATE \"%s\" SET \"%s\" = NULL", table, column);
  g_autofree char *sql = g_strdup_printf ("%s WHERE \"%s\" IS NOT NULL AND \"%s\" NOT IN (SELECT \"%s\" FROM \"%s\")",
                                          change, column, column, key, parent);

  return dossier_db_exec (db, sql, error);
}

static gboolean
mend_references (DossierDb *db, GError **error)
{
  static const char sql_references[]
      = "SELECT m.name, f.\"from\", f.\"table\", coalesce (f.\"to\", 'id'), c.\"notnull\" OR c.pk FROM sqlite_schema m,"
        " pragma_foreign_key_list (m.name) f JOIN pragma_table_info (m.name) c ON c.name = f.\"from\""
        " WHERE m.type = 'table'";
  sqlite3 *handle = dossier_db_get_handle (db);

  for (guint round = 0; round < MAX_ROUNDS; round++)
    {
      int           before = sqlite3_total_changes (handle);
      sqlite3_stmt *row = dossier_db_query (db, sql_references, error, "");

      while (row != NULL && dossier_db_next (db, row, error))
        if (!mend_reference (db, row, error))
          {
            dossier_db_end (row);
            return FALSE;
          }
      if (row == NULL || dossier_db_failed (db) || !run_all (db, sql_loose, G_N_ELEMENTS (sql_loose), error))
        return FALSE;
      if (sqlite3_total_changes (handle) == before)
        break;
    }
  return TRUE;
}

/* --- the full-text index --- */

static gboolean
add_search_row (DossierDb *db, gint64 story, DossierSalvage *salvage, GError **error)
{
  static const char sql_story[] = "SELECT title, revision FROM story WHERE id = ?1";
  g_autofree char  *title = NULL, *text = NULL, *notes = dossier_annotations_table_dup_notes (db, story, error);
  sqlite3_stmt     *row = notes != NULL ? dossier_db_query (db, sql_story, error, "i", story) : NULL;
  gint64            revision;

  if (row == NULL || !dossier_db_next (db, row, error))
    return FALSE;
  title = dossier_db_dup_text (row, 0);
  revision = sqlite3_column_int64 (row, 1);
  dossier_db_end (row);
  text = dossier_texts_table_load_text (db, revision, error);
  return text != NULL && dossier_search_rows_add (db, story, title, text, notes, error);
}

/* --- the whole --- */

static gboolean
mend (DossierDb *db, GCancellable *cancellable, DossierSalvage *salvage, GError **error)
{
  static const char sql_texts[] = "SELECT id FROM story_text";
  static const char sql_without_text[] = "SELECT id FROM story WHERE revision IS NULL";
  static const char sql_without_title[] = "SELECT id FROM story WHERE title = ''";
  static const char sql_annotated[] = "SELECT DISTINCT story FROM annotation WHERE revision NOT IN (SELECT id FROM"
                                      " story_text) OR made_on NOT IN (SELECT id FROM story_text)";
  static const char sql_all[] = "SELECT id FROM story ORDER BY id";

  return run_all (db, sql_first, G_N_ELEMENTS (sql_first), error)
         && mend_each (db, sql_texts, drop_if_unreadable, cancellable, salvage, error)
         && dossier_db_exec (db, sql_make_stories, error)
         && run_all (db, sql_stories, G_N_ELEMENTS (sql_stories), error)
         && mend_each (db, sql_without_text, give_text, cancellable, salvage, error)
         && mend_each (db, sql_without_title, give_title, cancellable, salvage, error)
         && mend_each (db, sql_annotated, move_highlights, cancellable, salvage, error) && mend_references (db, error)
         && run_all (db, sql_counts, G_N_ELEMENTS (sql_counts), error)
         && run_all (db, sql_indexes, G_N_ELEMENTS (sql_indexes), error)
         && mend_each (db, sql_all, add_search_row, cancellable, salvage, error);
}

gboolean
dossier_salvage_mend (DossierDb *db, GCancellable *cancellable, DossierSalvage *salvage, GError **error)
{
  g_assert (dossier_db_is_mine (db));
  if (!dossier_db_begin (db, error))
    return FALSE;
  if (mend (db, cancellable, salvage, error))
    return dossier_db_commit (db, error);
  dossier_db_rollback (db);
  return FALSE;
}
