/* test-untrusted.c - libraries that somebody else has made: nothing that they hold runs, and none makes us fall
 *
 * After "Untrusted SQLite Database Files" in https://www.sqlite.org/security.html.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-salvage.h"
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#define N_STORIES 12

typedef enum
{
  REFUSED, /* in words; nothing is changed */
  OPENED,  /* and nothing runs; what is asked is answered or refused in words */
  EITHER,  /* of the two */
} Outcome;

/* What is done to a library; "canary" is a table that what they hold would write to. */
static const struct
{
  const char *name, *sql;
  Outcome     outcome;
} files[] = {
  { "a trigger on saved stories", "CREATE TRIGGER evil AFTER INSERT ON story BEGIN INSERT INTO canary VALUES (1); END",
    REFUSED },
  { "a trigger on read stories",
    "CREATE TRIGGER evil BEFORE UPDATE ON story_state BEGIN INSERT INTO canary VALUES (2); END", REFUSED },
  { "a trigger that deletes",
    "CREATE TRIGGER evil AFTER INSERT ON journal BEGIN DELETE FROM annotation; INSERT INTO canary VALUES (3); END",
    REFUSED },
  { "a trigger that gives up", "CREATE TRIGGER evil BEFORE INSERT ON journal BEGIN SELECT RAISE (ABORT, 'no'); END",
    REFUSED },
  { "a trigger on counts that calls itself",
    "CREATE TRIGGER evil AFTER UPDATE ON total BEGIN INSERT INTO canary VALUES (4);"
    " UPDATE total SET n = n + 1; END",
    REFUSED },
  { "a trigger that loads a program",
    "CREATE TRIGGER evil AFTER INSERT ON story BEGIN SELECT load_extension ('evil'); END", REFUSED },
  { "a trigger on the steps to a newer version",
    "CREATE TRIGGER evil AFTER INSERT ON total BEGIN INSERT INTO canary VALUES (5); END; PRAGMA user_version = 25",
    REFUSED },
  { "a view in the place of a table",
    "ALTER TABLE story_state RENAME TO hidden; CREATE VIEW story_state AS SELECT * FROM hidden", REFUSED },
  { "a view without end",
    "DROP TABLE feed_count; CREATE VIEW feed_count AS WITH RECURSIVE c (feed) AS (SELECT 1 UNION ALL SELECT feed + 1"
    " FROM c) SELECT feed, 0 AS n_stories, 0 AS n_unread, 0 AS n_expired FROM c",
    REFUSED },
  { "a view with a trigger instead of it",
    "CREATE VIEW other AS SELECT * FROM story; CREATE TRIGGER evil INSTEAD OF INSERT ON other"
    " BEGIN INSERT INTO canary VALUES (6); END",
    REFUSED },
  { "a view that nobody asks", "CREATE VIEW other AS SELECT randomblob (1000000000)", REFUSED },
  { "a generated column", "ALTER TABLE story ADD COLUMN evil TEXT GENERATED ALWAYS AS (hex (title)) VIRTUAL", REFUSED },
  { "a generated column by its short form", "ALTER TABLE feed ADD COLUMN evil TEXT AS (upper (title))", REFUSED },
  { "a generated column of a table of its own",
    "CREATE TABLE evil (a INTEGER, b BLOB GENERATED ALWAYS AS (zeroblob (1000000000)) STORED)", REFUSED },
  { "a condition that calls a function",
    "ALTER TABLE feed ADD COLUMN evil TEXT CHECK (length (hex (zeroblob (1000))) > 0)", REFUSED },
  { "a condition of a table of its own", "CREATE TABLE evil (a, CHECK (random () > 0))", REFUSED },
  { "a condition behind a comment", "CREATE TABLE evil (a /* CHECK */ -- CHECK\n CHECK (abs (a)))", REFUSED },
  { "a default that is computed", "CREATE TABLE evil (a BLOB DEFAULT (randomblob (1000000000)))", REFUSED },
  { "an index of an expression", "CREATE INDEX evil ON story (upper (title))", REFUSED },
  { "an index with a condition that calls", "CREATE INDEX evil ON story (title) WHERE length (title) > 3", REFUSED },
  { "another full-text index", "CREATE VIRTUAL TABLE evil USING fts5 (x)", REFUSED },
  { "a look into the full-text index", "CREATE VIRTUAL TABLE evil USING fts5vocab (story_fts, row)", REFUSED },
  { "a table in the place of the full-text index", "DROP TABLE story_fts; CREATE TABLE story_fts (title, text, notes)",
    EITHER },
  { "a view in the place of the full-text index",
    "DROP TABLE story_fts; CREATE VIEW story_fts AS SELECT title, title AS text, '' AS notes FROM story", REFUSED },
  { "no full-text index", "DROP TABLE annotation_fts", EITHER },
  { "a table that is missing", "DROP TABLE claim", EITHER },
  { "a table with other columns", "DROP TABLE story_tag; CREATE TABLE story_tag (evil)", EITHER },
  { "a list of tables that is nonsense",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE x (' WHERE name = 'source'", REFUSED },
  { "a table that begins where another one does",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema"
    " WHERE name = 'annotation') WHERE name = 'story_state'",
    EITHER },
  { "an index that begins in a table",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema"
    " WHERE name = 'story') WHERE name = 'story_feed'",
    EITHER },
  { "an index that calls our functions",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE INDEX story_feed ON story (fold_name (title))'"
    " WHERE name = 'story_feed'",
    REFUSED },
  { "full-text rows of nonsense", "UPDATE story_fts_data SET block = randomblob (60)", EITHER },
  { "full-text rows that are cut", "UPDATE story_fts_data SET block = substr (block, 1, length (block) / 2)", EITHER },
  { "full-text rows that are huge", "UPDATE story_fts_data SET block = zeroblob (4000000) WHERE id > 10", EITHER },
  { "full-text rows of ones",
    "UPDATE story_fts_data SET block = CAST (replace (hex (zeroblob (50)), '00', x'ff') AS"
    " BLOB)",
    EITHER },
  { "a full-text index of another version", "UPDATE story_fts_config SET v = 99 WHERE k = 'version'", EITHER },
  { "full-text sizes of nonsense", "UPDATE story_fts_docsize SET sz = x'ffffffffffffffffff'", EITHER },
  { "full-text rows that lead into each other", "UPDATE story_fts_idx SET pgno = 1", EITHER },
  { "another application", "PRAGMA application_id = 7", REFUSED },
  { "a newer version", "PRAGMA user_version = 999", REFUSED },
  { "a version below all", "PRAGMA user_version = -5", REFUSED },
  { "no version", "PRAGMA user_version = 0", REFUSED },
  { "large pages", "PRAGMA journal_mode = DELETE; PRAGMA page_size = 65536; VACUUM", OPENED },
  { "small pages", "PRAGMA journal_mode = DELETE; PRAGMA page_size = 512; VACUUM", OPENED },
  { "a file that shrinks by itself", "PRAGMA auto_vacuum = FULL; VACUUM", OPENED },
  { "a value that is longer than all",
    "UPDATE story SET title = printf ('%70000000c', 'x') WHERE id ="
    " (SELECT min (id) FROM story)",
    EITHER },
  { "words that are no text",
    "UPDATE story SET title = CAST (x'fffe41c328' AS TEXT), summary = CAST (x'ff' AS TEXT);"
    " UPDATE entity SET name = CAST (x'c328' AS TEXT); UPDATE annotation SET note ="
    " CAST (x'ff' AS TEXT), quote = CAST (x'fe' AS TEXT)",
    OPENED },
  { "words with an end in them",
    "UPDATE story SET title = 'a' || char (0) || 'b'; UPDATE entity SET name ="
    " 'a' || char (0) || 'b'",
    OPENED },
  { "texts of a negative size", "UPDATE story_text SET size = -1, spans_size = -1", OPENED },
  { "texts that are larger than memory", "UPDATE story_text SET size = 9000000000000000000, packing = 1", OPENED },
  { "texts that are a little longer", "UPDATE story_text SET size = size + 1", OPENED },
  { "texts that are packed nonsense", "UPDATE story_text SET packing = 1, text = randomblob (100)", OPENED },
  { "texts packed in a way of their own", "UPDATE story_text SET packing = 77", OPENED },
  { "spans of nonsense", "UPDATE story_text SET spans = randomblob (64), spans_size = 64, packing = 0", OPENED },
  { "a journal of nonsense", "UPDATE journal SET stories = randomblob (13), before = 'x', after = CAST (x'ff' AS TEXT)",
    OPENED },
  { "a journal of unknown changes", "UPDATE journal SET kind = 'evil'", OPENED },
  { "highlights outside of their text", "UPDATE annotation SET start = -7, length = 2000000000", OPENED },
  { "names outside of their text", "UPDATE mention SET start = start + 4000000000, length = -1", OPENED },
  { "moves outside of their text",
    "UPDATE claim SET start = -1, length = 4000000000, sentence_start = -9, sentence_length = -1, kind = 99, flags = "
    "-1",
    OPENED },
  { "counts below nothing", "UPDATE total SET n = -9000000000000000000; UPDATE entity_count SET n_stories = -1",
    OPENED },
  { "somebody who is merged into himself", "UPDATE entity SET now = id", OPENED },
};

/* --- to make one --- */

static void
run_all (const char *path, const char *sql)
{
  sqlite3 *handle = NULL;
  char    *problem = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
  if (sqlite3_exec (handle, sql, NULL, NULL, &problem) != SQLITE_OK)
    g_error ("%s: %s", sql, problem);
  sqlite3_close (handle);
}

/* A value of the file as anybody reads it; -1: it cannot be read. */
static gint64
peek (const char *path, const char *sql)
{
  sqlite3      *handle = NULL;
  sqlite3_stmt *row = NULL;
  gint64        value = -1;

  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  if (sqlite3_prepare_v2 (handle, sql, -1, &row, NULL) == SQLITE_OK && sqlite3_step (row) == SQLITE_ROW)
    value = sqlite3_column_int64 (row, 0);
  sqlite3_finalize (row);
  sqlite3_close (handle);
  return value;
}

/* --- to use one --- */

static void
assert_words (const GError *error)
{
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static void
assert_text (const char *text)
{
  g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
}

static void
read_story (DossierStore *store, gint64 story)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStoryContent) content = dossier_store_load_content (store, story, &error);

  if (content == NULL)
    {
      assert_words (error);
      return;
    }
  assert_text (dossier_story_get_row (content->story)->title);
  assert_text (dossier_document_get_text (content->document));
  for (guint i = 0; i < content->annotations->len; i++)
    assert_text (dossier_annotation_get_row (content->annotations->pdata[i])->note);
  for (guint i = 0; i < content->entities->len; i++)
    {
      const DossierEntityRow *row = dossier_entity_get_row (content->entities->pdata[i]);

      assert_text (row->name);
      dossier_entity_content_free (dossier_store_load_dossier (store, row->id, NULL));
    }
}

static void
read_all (DossierStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierQuery) every = dossier_query_new (DOSSIER_VIEW_ALL);
  g_autoptr (DossierQuery) words = dossier_query_parse ("ferrum ada*", FALSE, NULL);
  g_autoptr (GArray) stories = dossier_store_find (store, every, 0, &error);
  G_GNUC_UNUSED g_autoptr (GArray) found = dossier_store_find (store, words, 0, NULL);
  G_GNUC_UNUSED g_autoptr (GPtrArray) people
      = dossier_store_list_entities (store, DOSSIER_ENTITY_PERSON, "ada", 0, NULL);
  G_GNUC_UNUSED g_autoptr (GPtrArray) problems = dossier_store_check (store, NULL);

  if (stories == NULL)
    assert_words (error);
  for (guint i = 0; stories != NULL && i < stories->len; i++)
    read_story (store, g_array_index (stories, gint64, i));
}

static void
change_some (DossierStore *store, gint64 story)
{
  DossierAnnotationRow row = { .story = story, .start = 0, .length = 3, .note = (char *) "note" };
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);
  g_autoptr (GArray) saved = NULL;
  DossierChange *changes[] = { dossier_change_set_read (&story, 1, TRUE), dossier_change_annotate (&row),
                               dossier_change_add_tag (&story, 1, "tag"), dossier_change_delete (&story, 1) };

  g_ptr_array_add (drafts, make_draft ("Another", "Ada Quill left Ferrum.", 30));
  saved = dossier_store_save (store, drafts, TRUE, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (GError) error = NULL;

      if (!dossier_store_apply (store, changes[i], NULL, &error))
        assert_words (error);
      dossier_change_free (changes[i]);
    }
  for (guint i = 0; i < 12; i++)
    g_free (dossier_store_undo (store, NULL));
}

/* TRUE: it was opened. */
static gboolean
use (const char *path, DossierStoreFlags flags, gint64 story)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = dossier_store_open (path, flags, &error);
  g_autofree char *copy = g_strconcat (path, ".copy", NULL);

  if (store == NULL)
    {
      assert_words (error);
      g_assert_true (error->domain == DOSSIER_STORE_ERROR);
      return FALSE;
    }
  read_all (store);
  if (flags == DOSSIER_STORE_CREATE)
    {
      change_some (store, story);
      read_all (store);
    }
  dossier_store_backup (store, copy, NULL);
  g_unlink (copy);
  return TRUE;
}

/* What can be saved of it is a library without anything of the kind. */
static gboolean
save_what_can_be (const char *path)
{
  g_autofree char *into = g_strconcat (path, ".saved", NULL);
  g_autoptr (GError) error = NULL;
  g_auto (DossierSalvage) salvage = { 0 };

  if (!dossier_salvage_write (path, into, NULL, &salvage, &error))
    {
      assert_words (error);
      return FALSE;
    }
  g_assert_cmpint (peek (into, "SELECT count(*) FROM sqlite_schema WHERE type IN ('trigger', 'view')"
                               " OR name IN ('evil', 'canary', 'hidden')"),
                   ==, 0);
  g_assert_true (use (into, DOSSIER_STORE_CREATE, 1));
  return TRUE;
}

static void
test_files (Fixture *fixture, gconstpointer data)
{
  g_autofree char *whole = NULL;
  gsize            length = 0;
  guint            n_refused = 0, n_saved = 0;
  gint64           story;

  fill_library (fixture->store, N_STORIES);
  story = run_sql (fixture->path, "SELECT min (id) FROM story");
  g_clear_object (&fixture->store);
  run_all (fixture->path, "CREATE TABLE canary (n INTEGER)");
  g_assert_true (g_file_get_contents (fixture->path, &whole, &length, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%u.db", fixture->folder, i);
      gboolean         is_read, is_opened;
      gint64           n_annotations;

      g_test_message ("%s", files[i].name);
      g_assert_true (g_file_set_contents (path, whole, (gssize) length, NULL));
      run_all (path, files[i].sql);
      n_annotations = peek (path, "SELECT count(*) FROM annotation WHERE is_deleted = 0");
      n_saved += save_what_can_be (path);
      is_read = use (path, DOSSIER_STORE_READ_ONLY, story);
      is_opened = use (path, DOSSIER_STORE_CREATE, story);
      n_refused += !is_opened;
      if (files[i].outcome != EITHER)
        {
          g_assert_cmpint (is_opened, ==, files[i].outcome == OPENED);
          g_assert_cmpint (is_read, ==, files[i].outcome == OPENED);
        }
      g_assert_cmpint (peek (path, "SELECT count(*) FROM canary"), <=, 0);
      if (!is_opened)
        g_assert_cmpint (peek (path, "SELECT count(*) FROM annotation WHERE is_deleted = 0"), ==, n_annotations);
      g_unlink (path);
    }
  g_test_message ("%u files: %u were refused, %u could be saved", (guint) G_N_ELEMENTS (files), n_refused, n_saved);
}

int
main (int argc, char **argv)
{
  fixture_use_memory ();
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/untrusted/nothing-that-a-file-holds-runs", Fixture, NULL, fixture_set_up, test_files,
              fixture_tear_down);
  return g_test_run ();
}
