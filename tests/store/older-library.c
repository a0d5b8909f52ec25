/* older-library.c - libraries as older programs left them, with rows of their time
 *
 * Two stories of one second: the first of a feed, starred, with a highlight and a claim; the second saved by hand and
 * read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "older-library.h"

#include "dossier-schema.h"
#include "store-fixture.h"

#define STORY "(820454400 << 20)"
/* One more than the rows of its second have places for. */
#define OTHER "((820454400 << 20) + 41)"
/* 820454400 << 20 in eight bytes, the lowest first. */
#define STORY_BYTES "X'00000040720E0300'"

/* What the program of this version and of those after it would have written, too. */
static const struct
{
  guint       since;
  const char *sql;
} rows[] = {
  { 1, "INSERT INTO folder (id, name) VALUES (1, 'News')" },
  { 1, "INSERT INTO feed (id, uid, uri, title, folder, etag, created)"
       " VALUES (7, 'f', 'https://f.example/feed', 'Shelf', 1, 'W/1', 1)" },
  { 1, "INSERT INTO source (id, name, folded) VALUES (1, 'Shelf', 'shelf')" },
  { 1, "INSERT INTO story (id, uid, feed, source, title, author, uri, guid, published_from, published_until, precision,"
       " updated, saved, n_words, n_facts, revision, claim) VALUES"
       " (" STORY
       ", 's', 7, 1, 'Moves', 'A. Pen', 'https://f.example/1', '1', 1767139200, 1767139200, 1, 0, 5, 4, 1, 1, 1),"
       " (" OTHER
       ", 't', NULL, NULL, 'Notes', NULL, 'https://g.example/2', NULL, 1767139200, 1767139200, 1, 0, 6, 2, 0, 2,"
       " NULL)" },
  { 1, "INSERT INTO story_text (id, story, hash, size, packing, text, spans_size, created) VALUES"
       " (1, " STORY ", X'00112233445566778899AABBCCDDEEFF', 24, 0, CAST ('Ada Quill joined Ferrum.' AS BLOB), 0, 5),"
       " (2, " OTHER ", X'01112233445566778899AABBCCDDEEFF', 10, 0, CAST ('Two words.' AS BLOB), 0, 6)" },
  { 1, "INSERT INTO story_state (story, is_read, is_starred, n_annotations) VALUES (" STORY ", 0, 1, 1),"
       " (" OTHER ", 1, 0, 0)" },
  { 1, "INSERT INTO entity (id, uid, kind, subtype, name, note, created) VALUES (1, 'a', 1, 0, 'Ada Quill', NULL, 5),"
       " (2, 'b', 2, 0, 'Ferrum', 'Iron works', 5)" },
  { 1, "INSERT INTO entity_name (folded, entity, kind, name, is_link) VALUES ('ada quill', 1, 1, 'Ada Quill', 1),"
       " ('ferrum', 2, 2, 'Ferrum', 1)" },
  { 1, "INSERT INTO mention (story, start, length, entity) VALUES (" STORY ", 0, 9, 1), (" STORY ", 17, 6, 2)" },
  { 1, "INSERT INTO story_entity (story, entity, salience) VALUES (" STORY ", 1, 1000), (" STORY ", 2, 500)" },
  { 1, "INSERT INTO claim (id, story, kind, flags, subject, object, date_from, date_until, precision, start, length,"
       " sentence_start, sentence_length, sentence) VALUES (1, " STORY ", 1, 0, 1, 2, 0, 0, 0, 10, 6, 0, 24,"
       " 'Ada Quill joined Ferrum.')" },
  { 1,
    "INSERT INTO annotation (id, uid, story, revision, made_on, start, length, quote, prefix, suffix, colour, note,"
    " created, modified) VALUES (1, 'n', " STORY ", 1, 1, 10, 6, 'joined', 'Ada Quill ', ' Ferrum.', 2, 'Since when?',"
    " 7, 8)" },
  { 1, "INSERT INTO journal (id, uid, created, kind, stories, flag) VALUES (1, 'j', 7, 'set-starred', " STORY_BYTES
       ", 1)" },
  { 1, "UPDATE total SET n = 1" },
  { 1, "UPDATE total SET n = 2 WHERE name = 'stories'" },
  { 1, "INSERT INTO feed_count (feed, n_stories, n_unread) VALUES (7, 1, 1)" },
  { 1, "INSERT INTO entity_count (entity, kind, is_pinned, n_stories, newest) VALUES (1, 1, 0, 1, " STORY "),"
       " (2, 2, 0, 1, " STORY ")" },
  { 1, "INSERT INTO story_fts (rowid, title, text, notes) VALUES"
       " (" STORY ", 'Moves', 'Ada Quill joined Ferrum.', 'Since when?'), (" OTHER ", 'Notes', 'Two words.', '')" },
  { 2, "UPDATE feed SET identity = 'https://e.example/feed', pause_minutes = 90" },
  { 2, "INSERT INTO feed_answer (feed, time, status, n_new) VALUES (7, 5, 200, 1)" },
  { 3, "UPDATE feed SET keep_days = 30, is_muted = 1" },
  { 3, "UPDATE story_state SET is_kept = 1 WHERE story = " OTHER },
  { 5, "INSERT INTO page_wait (story, tries, next) VALUES (" STORY ", 1, 9)" },
  { 6, "INSERT INTO feed_icon (feed, looked) VALUES (7, 5)" },
  { 8, "INSERT INTO image (id, uri, asked, reason) VALUES (1, 'https://f.example/i.png', 5, 'It is gone.')" },
  { 8, "INSERT INTO story_image (story, image) VALUES (" STORY ", 1)" },
  { 9, "UPDATE journal SET part_of = 'whole'" },
  { 10, "INSERT INTO link_wait (uri, title, added, tries, next, error) VALUES ('https://w.example/', 'Later', 5, 1, 9,"
        " 'No answer.')" },
  { 11, "INSERT INTO story_choice (story, blocks) VALUES (" OTHER ", '')" },
  { 12, "INSERT INTO tag (id, uid, name, folded) VALUES (1, 'g', 'Risk', 'risk')" },
  { 12, "INSERT INTO story_tag (story, tag) VALUES (" OTHER ", 1)" },
  { 12, "INSERT INTO tag_count (tag, n_stories) VALUES (1, 1)" },
  { 14, "UPDATE mention SET confidence = 90" },
  { 15, "INSERT INTO review (story, entity, state) VALUES (" STORY ", 1, 0)" },
  { 18, "UPDATE claim SET arrived = 5" },
  { 18, "INSERT INTO follow (entity, kind, created, seen) VALUES (2, 0, 5, 5)" },
  { 19, "UPDATE entity_name SET found_kind = kind" },
  { 20, "INSERT INTO annotation_tag (annotation, folded, name) VALUES (1, 'ask', 'Ask')" },
  { 20, "INSERT INTO annotation_draft (annotation, note, typed) VALUES (1, 'Since when, and wh', 9)" },
  { 21, "INSERT INTO reading_place (story, start, words) VALUES (" STORY ", 10, 'joined')" },
  { 22, "INSERT INTO annotation_fts (rowid, quote, note) SELECT id, quote, note FROM annotation" },
  { 23, "INSERT INTO saved_search (uid, position, name, query) VALUES ('q', 1, 'Iron', 'ferrum')" },
  { 26, "INSERT INTO aloud_queue (story, place) VALUES (" STORY ", 1)" },
  { 27, "UPDATE story_state SET is_archived = 1 WHERE story = " OTHER }, /* as many as the totals say */
  { 29, "INSERT INTO story_fts (story_fts) VALUES ('delete-all')" },
  { 29, "INSERT INTO story_fts (rowid, text, title, notes) VALUES"
        " (820454400 << 4, 'Ada Quill joined Ferrum.', 'Moves', 'Since when?'),"
        " (" OTHER " | (1 << 53), 'Two words.', 'Notes', '')" },
  { 30, "INSERT INTO event_wait (story) VALUES (" OTHER ")" },
  { 31, "INSERT INTO story_fts (story_fts) VALUES ('delete-all')" },
  { 31, "INSERT INTO story_fts (rowid, text, title, notes) VALUES"
        " (820454400 / 60 * 100, 'Ada Quill joined Ferrum.', 'Moves', 'Since when?'),"
        " (" OTHER " | (1 << 53), 'Two words.', 'Notes', '')" },
};

/* Of a library with the present tables. */
static const struct
{
  guint       since;
  const char *sql;
  gint64      answer;
} questions[] = {
  { 1, "SELECT count(*) FROM story JOIN story_text ON story_text.id = story.revision", 2 },
  { 1, "SELECT count(*) FROM story WHERE title = 'Moves' AND author = 'A. Pen' AND guid = '1' AND feed = 7", 1 },
  { 1, "SELECT count(*) FROM feed WHERE title = 'Shelf' AND folder = 1 AND etag = 'W/1' AND may_be_private < 2", 1 },
  { 1, "SELECT is_starred FROM story_state WHERE story = " STORY, 1 },
  { 1, "SELECT is_read FROM story_state WHERE story = " OTHER, 1 },
  { 1, "SELECT count(*) FROM annotation WHERE note = 'Since when?' AND quote = 'joined' AND colour = 2", 1 },
  { 1, "SELECT count(*) FROM annotation_fts WHERE annotation_fts MATCH 'since'", 1 },
  { 1, "SELECT count(*) FROM story_fts WHERE story_fts MATCH 'ferrum'", 1 },
  { 1, "SELECT rowid FROM story_fts WHERE story_fts MATCH 'title:moves text:\"ada quill\" notes:since'",
    G_GINT64_CONSTANT (820454400) / 60 * 100 },
  { 1, "SELECT rowid - " OTHER " FROM story_fts WHERE story_fts MATCH 'title:notes text:words'",
    G_GINT64_CONSTANT (1) << 53 },
  { 1, "SELECT count(*) FROM claim WHERE subject = 1 AND object = 2 AND arrived = 5", 1 },
  { 1, "SELECT count(*) FROM entity_name WHERE found_kind = kind", 2 },
  { 1, "SELECT count(*) FROM entity WHERE note = 'Iron works'", 1 },
  { 1, "SELECT count(*) FROM journal WHERE kind = 'set-starred' AND is_undone = 0", 1 },
  { 2, "SELECT pause_minutes FROM feed", 90 },
  { 2, "SELECT count(*) FROM feed_answer", 1 },
  { 3, "SELECT keep_days + is_muted FROM feed", 31 },
  { 5, "SELECT count(*) FROM page_wait", 1 },
  { 6, "SELECT count(*) FROM feed_icon", 1 },
  { 8, "SELECT count(*) FROM story_image JOIN image ON id = image WHERE reason IS NOT NULL", 1 },
  { 9, "SELECT count(*) FROM journal WHERE part_of = 'whole'", 1 },
  { 10, "SELECT count(*) FROM link_wait WHERE title = 'Later' AND is_removed = 0", 1 },
  { 11, "SELECT count(*) FROM story_choice", 1 },
  { 12, "SELECT count(*) FROM story_tag JOIN tag ON id = tag WHERE name = 'Risk'", 1 },
  { 14, "SELECT sum(confidence) FROM mention", 180 },
  { 15, "SELECT count(*) FROM review", 1 },
  { 18, "SELECT seen FROM follow WHERE entity = 2", 5 },
  { 20, "SELECT count(*) FROM annotation_tag WHERE name = 'Ask'", 1 },
  { 20, "SELECT count(*) FROM annotation_draft WHERE note = 'Since when, and wh'", 1 },
  { 21, "SELECT start FROM reading_place", 10 },
  { 23, "SELECT count(*) FROM saved_search WHERE query = 'ferrum'", 1 },
  { 26, "SELECT place FROM aloud_queue", 1 },
  { 1, "SELECT story - " OTHER " FROM event_wait", 0 },
};

GArray *
older_library_list_versions (void)
{
  GArray *versions = g_array_new (FALSE, FALSE, sizeof (guint));

  /* A number that was never given leads to no new version. */
  for (guint version = 1; version <= dossier_schema_get_newest (); version++)
    {
      g_autoptr (DossierDb) db = dossier_db_open (":memory:", DOSSIER_DB_WRITE, NULL);
      gint64 stand = 0;

      g_assert_true (dossier_schema_step_to (db, version, NULL));
      g_assert_true (dossier_db_get (db, "PRAGMA user_version", &stand, NULL, ""));
      if (stand == version)
        g_array_append_val (versions, version);
    }
  return versions;
}

void
older_library_make (const char *path, guint version)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDb) db = dossier_db_open (path, DOSSIER_DB_WRITE, &error);

  g_assert_no_error (error);
  dossier_schema_step_to (db, version, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (rows) && rows[i].since <= version; i++)
    {
      dossier_db_exec (db, rows[i].sql, &error);
      g_assert_no_error (error);
    }
}

void
older_library_assert_kept (const char *path, guint version)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDb) db = dossier_db_open (path, DOSSIER_DB_READ, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (questions) && questions[i].since <= version; i++)
    {
      gint64 answer = -1;

      dossier_db_get (db, questions[i].sql, &answer, &error, "");
      g_assert_no_error (error);
      if (answer != questions[i].answer)
        g_test_message ("version %u: %s", version, questions[i].sql);
      g_assert_cmpint (answer, ==, questions[i].answer);
    }
}
