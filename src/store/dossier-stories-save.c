/* dossier-stories-save.c - a draft becomes rows
 *
 * A story is known by its uid. New: all rows. Known with the same words and title: nothing. Known with others: a new
 * revision, its mentions, claims and search rows in the place of the old ones; the old text stays when it was
 * annotated.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-stories-table.h"

#include "dossier-annotations-table.h"
#include "dossier-claims-table.h"
#include "dossier-entities-table.h"
#include "dossier-feeds-table.h"
#include "dossier-search-rows.h"
#include "dossier-store.h"
#include "dossier-texts-table.h"

/* The next free id of the second that the story's date falls in; full seconds run over into the next. */
static gboolean
find_free_id (DossierDb *db, gint64 seconds, gint64 *id, GError **error)
{
  static const char sql_last[] = "SELECT max (id) FROM story WHERE id >= ?1 AND id < ?2";
  gint64            last = 0;

  for (;; seconds++)
    {
      gint64 first = dossier_story_id_first (seconds), end = dossier_story_id_first (seconds + 1);

      last = 0;
      if (!dossier_db_get (db, sql_last, &last, error, "ii", first, end))
        return FALSE;
      *id = last == 0 ? first : last + 1;
      if (*id < end)
        return TRUE;
    }
}

/* What the rows of a story's words came to. */
typedef struct
{
  gint64 revision, top_claim;
  guint  n_facts;
} Words;

/* Text, entities, claims and search row of the words that @prepared has. */
static gboolean
write_words (DossierWork *work, gint64 id, const DossierPrepared *prepared, const char *notes, Words *words,
             GError **error)
{
  g_autoptr (GArray) entities = NULL;

  words->revision = dossier_texts_table_add (work->db, id, prepared, error);
  if (words->revision == 0)
    return FALSE;
  entities = dossier_entities_table_add_recognition (work, id, prepared, error);
  return entities != NULL
         && dossier_claims_table_add (work->db, id, prepared, entities, &words->top_claim, &words->n_facts, error)
         && dossier_search_rows_add (work->db, id, prepared->title, prepared->text, notes, error);
}

static gboolean
insert_story (DossierWork *work, const DossierPrepared *prepared, const char *uid, gint64 id, const Words *words,
              gboolean is_read, gboolean is_kept, GError **error)
{
  static const char sql_story[]
      = "INSERT INTO story (id, uid, feed, source, title, author, uri, guid, summary, language, published_from,"
        " published_until, precision, updated, saved, n_words, n_facts, revision, claim)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)";
  static const char   sql_state[] = "INSERT INTO story_state (story, is_read, is_kept) VALUES (?1, ?2, ?3)";
  const DossierDraft *draft = prepared->draft;
  gint64              source = 0;

  if (prepared->source != NULL && !dossier_feeds_table_resolve_source (work, prepared->source, &source, error))
    return FALSE;
  return dossier_db_run (work->db, sql_story, error, "iskkssssssiiuiiuuik", id, uid, draft->feed_id, source,
                         prepared->title, prepared->author, prepared->uri, prepared->guid, prepared->summary,
                         prepared->language, draft->published.from, draft->published.until, draft->published.precision,
                         draft->updated, prepared->saved, prepared->n_words, words->n_facts, words->revision,
                         words->top_claim)
         && dossier_db_run (work->db, sql_state, error, "iuu", id, !!is_read, !!is_kept);
}

/* What comes from a muted feed is not in the way of what is to be read. */
static gboolean
comes_read (DossierDb *db, gint64 feed, gboolean *is_read, GError **error)
{
  static const char sql_muted[] = "SELECT is_muted FROM feed WHERE id = ?1";
  gint64            is_muted = 0;

  if (feed != 0 && !dossier_db_get (db, sql_muted, &is_muted, error, "i", feed))
    return FALSE;
  *is_read = is_muted != 0;
  return TRUE;
}

static gboolean
save_new (DossierWork *work, const DossierPrepared *prepared, const char *uid, gboolean by_hand, gint64 *story,
          GError **error)
{
  DossierStoryState state = { .feed = prepared->draft->feed_id };
  Words             words = { 0 };

  if (!comes_read (work->db, state.feed, &state.is_read, error)
      || !find_free_id (work->db, prepared->seconds, story, error)
      || !write_words (work, *story, prepared, "", &words, error)
      || !insert_story (work, prepared, uid, *story, &words, state.is_read, by_hand, error))
    return FALSE;
  state.n_facts = words.n_facts;
  dossier_work_count_story (work, &state, 1);
  g_array_append_val (work->added, *story);
  return TRUE;
}

/* The old words go; whoever is named only there is counted out. */
static gboolean
forget_words (DossierWork *work, gint64 id, const char *title, gint64 revision, const char *notes, GError **error)
{
  static const char sql_claim[] = "UPDATE story SET claim = NULL, revision = NULL WHERE id = ?1";
  g_autofree char  *text = dossier_texts_table_load_text (work->db, revision, error);

  return text != NULL && dossier_search_rows_remove (work->db, id, title, text, notes, error)
         && dossier_db_run (work->db, sql_claim, error, "i", id) && dossier_claims_table_remove (work->db, id, error)
         && dossier_entities_table_remove_recognition (work, id, error);
}

static gboolean
revise (DossierWork *work, const DossierPrepared *prepared, gint64 id, const char *title, gint64 revision,
        GError **error)
{
  static const char sql_story[]
      = "UPDATE story SET title = ?2, summary = ?3, author = coalesce (?4, author), updated = ?5, n_words = ?6,"
        " n_facts = ?7, revision = ?8, claim = ?9 WHERE id = ?1";
  g_autofree char  *notes = dossier_annotations_table_dup_notes (work->db, id, error);
  DossierStoryState state = { 0 };
  Words             words = { 0 };

  if (notes == NULL || !dossier_stories_table_get_state (work->db, id, &state, error))
    return FALSE;
  dossier_work_count_story (work, &state, -1);
  if (!forget_words (work, id, title, revision, notes, error) || !write_words (work, id, prepared, notes, &words, error)
      || !dossier_db_run (work->db, sql_story, error, "isssiuuik", id, prepared->title, prepared->summary,
                          prepared->author, prepared->draft->updated, prepared->n_words, words.n_facts, words.revision,
                          words.top_claim)
      || !dossier_annotations_table_move (work->db, id, words.revision, prepared->text, error)
      || !dossier_texts_table_drop_unused (work->db, revision, error))
    return FALSE;
  state.n_facts = words.n_facts;
  dossier_work_count_story (work, &state, 1);
  g_array_append_val (work->changed, id);
  return TRUE;
}

typedef struct
{
  gint64   id, revision;
  gboolean is_deleted, is_expired;
  char    *title;
} KnownStory;

static gboolean
find_known (DossierDb *db, const char *uid, KnownStory *known, GError **error)
{
  static const char sql_known[] = "SELECT s.id, s.revision, t.is_deleted, t.is_expired, s.title FROM story s"
                                  " JOIN story_state t ON t.story = s.id WHERE s.uid = ?1";
  sqlite3_stmt     *row = dossier_db_query (db, sql_known, error, "s", uid);

  if (row == NULL)
    return FALSE;
  if (!dossier_db_next (db, row, error))
    return !dossier_db_failed (db);
  known->id = sqlite3_column_int64 (row, 0);
  known->revision = sqlite3_column_int64 (row, 1);
  known->is_deleted = sqlite3_column_int (row, 2);
  known->is_expired = sqlite3_column_int (row, 3);
  known->title = dossier_db_dup_text (row, 4);
  dossier_db_end (row);
  return TRUE;
}

/* What the library has of @prepared, and what saving it would be. */
static gboolean
look_up (DossierDb *db, const DossierPrepared *prepared, gboolean by_hand, char **uid, KnownStory *known, guint *saved,
         GError **error)
{
  g_autofree char *feed_uri = NULL;
  gboolean         is_same = FALSE;

  g_assert (dossier_db_is_mine (db));
  if (prepared->draft->feed_id != 0 && !dossier_feeds_table_dup_uri (db, prepared->draft->feed_id, &feed_uri, error))
    return FALSE;
  *uid = dossier_prepared_dup_uid (prepared, feed_uri != NULL ? feed_uri : prepared->draft->feed_uri);
  if (!find_known (db, *uid, known, error))
    return FALSE;
  *saved = known->id == 0 || (known->is_expired && by_hand) ? DOSSIER_SAVED_NEW : DOSSIER_SAVED_DELETED;
  if (known->id == 0 || known->is_deleted)
    return TRUE;
  if (!dossier_texts_table_is_same (db, known->revision, prepared, &is_same, error))
    return FALSE;
  *saved = is_same && g_str_equal (known->title, prepared->title) ? DOSSIER_SAVED_SAME : DOSSIER_SAVED_REVISED;
  return TRUE;
}

gboolean
dossier_stories_table_peek (DossierDb *db, const DossierPrepared *prepared, gboolean by_hand, gint64 *story,
                            guint *saved, GError **error)
{
  g_autofree char *uid = NULL;
  KnownStory       known = { 0 };
  gboolean         done = look_up (db, prepared, by_hand, &uid, &known, saved, error);

  *story = known.id;
  g_free (known.title);
  return done;
}

gboolean
dossier_stories_table_save (DossierWork *work, const DossierPrepared *prepared, gboolean by_hand, gint64 *story,
                            guint *saved, GError **error)
{
  g_autofree char *uid = NULL;
  g_autofree char *title = NULL;
  KnownStory       known = { 0 };
  gboolean         done = look_up (work->db, prepared, by_hand, &uid, &known, saved, error);

  title = known.title;
  *story = known.id;
  if (!done)
    return FALSE;
  if (known.id == 0)
    return save_new (work, prepared, uid, by_hand, story, error);
  if (known.is_expired && by_hand && !dossier_stories_table_bring_back (work, known.id, error))
    return FALSE;
  return *saved == DOSSIER_SAVED_SAME || *saved == DOSSIER_SAVED_DELETED
         || revise (work, prepared, known.id, title, known.revision, error);
}
