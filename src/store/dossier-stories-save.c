/* dossier-stories-save.c - a draft becomes rows
 *
 * A story is known by its uid. New: all rows. Known with the same words and title: nothing. Known with others: a new
 * revision, its mentions, claims and search rows in the place of the old ones; the old text stays as a version. When
 * the present text is that of the story's page and the feed has no more words than that, only what a list shows is new;
 * feed_hash tells what the feed said. A story that nobody has under its uid may still be one that came by another way:
 * dossier-stories-kin.h. One that was deleted stays so, unless it is saved by hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-stories-private.h"

#include "dossier-annotations-table.h"
#include "dossier-claims-table.h"
#include "dossier-decisions-table.h"
#include "dossier-entities-table.h"
#include "dossier-events-table.h"
#include "dossier-feeds-table.h"
#include "dossier-follows-table.h"
#include "dossier-page-waits-table.h"
#include "dossier-pages-table.h"
#include "dossier-search-rows.h"
#include "dossier-store.h"
#include "dossier-stories-kin.h"
#include "dossier-stories-table.h"
#include "dossier-texts-shelf.h"
#include "dossier-texts-table.h"
#include "dossier-told.h"

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

/* Text, entities and claims of the words that @prepared has. */
static gboolean
write_words (DossierWork *work, gint64 id, const DossierPrepared *prepared, Words *words, GError **error)
{
  g_autoptr (GArray) entities = NULL;

  words->revision = dossier_texts_table_add (work->db, id, prepared, error);
  if (words->revision == 0)
    return FALSE;
  entities = dossier_entities_table_add_recognition (work, id, prepared, error);
  return entities != NULL
         && dossier_claims_table_add (work->db, id, prepared, entities, &words->top_claim, &words->n_facts, error)
         && dossier_decisions_lay_on (work->db, id, prepared->text, &words->top_claim, &words->n_facts, error);
}

static gboolean
insert_story (DossierWork *work, const DossierPrepared *prepared, const char *uid, gint64 id, const Words *words,
              gboolean is_read, gboolean is_kept, GError **error)
{
  static const char sql_story[]
      = "INSERT INTO story (id, uid, feed, source, title, author, uri, guid, summary, language, published_from,"
        " published_until, precision, updated, saved, n_words, n_facts, revision, claim, original_uri, page)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)";
  static const char   sql_state[] = "INSERT INTO story_state (story, is_read, is_kept) VALUES (?1, ?2, ?3)";
  const DossierDraft *draft = prepared->draft;
  gint64              source = 0, saved = 0;

  if ((prepared->source != NULL && !dossier_feeds_table_resolve_source (work, prepared->source, &source, error))
      || !dossier_follows_table_arrive (work->db, prepared, &saved, error))
    return FALSE;
  return dossier_db_run (work->db, sql_story, error, "iskkssssssiiuiiuuiksk", id, uid, draft->feed_id, source,
                         prepared->title, prepared->author, prepared->uri, prepared->guid, prepared->summary,
                         prepared->language, draft->published.from, draft->published.until, draft->published.precision,
                         draft->updated, saved, prepared->n_words, words->n_facts, words->revision, words->top_claim,
                         prepared->original_uri, prepared->page)
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
      || !write_words (work, *story, prepared, &words, error)
      || !insert_story (work, prepared, uid, *story, &words, state.is_read, by_hand, error)
      || !dossier_pages_table_save (work->db, *story, prepared, error))
    return FALSE;
  dossier_events_table_place_later (work, *story);
  dossier_search_rows_add_later (work, *story, prepared->title, prepared->text);
  state.n_facts = words.n_facts;
  dossier_work_count_story (work, &state, 1);
  g_array_append_val (work->added, *story);
  g_array_append_val (work->arrived, *story);
  return dossier_told_apply (work, *story, error);
}

/* The old words go; whoever is named only there is counted out. */
gboolean
dossier_stories_forget_words (DossierWork *work, const DossierKnownStory *known, const char *notes, GError **error)
{
  static const char sql_claim[] = "UPDATE story SET claim = NULL, revision = NULL WHERE id = ?1";
  g_autofree char  *text = dossier_texts_table_load_text (work->db, known->revision, error);

  return text != NULL && dossier_search_rows_remove (work, known->id, known->title, text, notes, error)
         && dossier_db_run (work->db, sql_claim, error, "i", known->id)
         && dossier_told_forget (work->db, known->id, error) && dossier_claims_table_remove (work->db, known->id, error)
         && dossier_entities_table_remove_recognition (work, known->id, error);
}

GBytes *
dossier_known_story_dup_feed_hash (const DossierKnownStory *known, GBytes *hash)
{
  GBytes *said = known->feed_hash != NULL               ? known->feed_hash
                 : known->origin == DOSSIER_ORIGIN_FEED ? known->hash
                                                        : NULL;

  return said == NULL || g_bytes_equal (said, hash) ? NULL : g_bytes_ref (said);
}

/* Where it is not said where a text comes from, it stands for what the feed says. */
static gboolean
is_of_feed (const DossierPrepared *prepared)
{
  return !prepared->is_asked_for
         && (prepared->draft->origin == DOSSIER_ORIGIN_FEED || prepared->draft->origin == DOSSIER_ORIGIN_UNKNOWN);
}

/* Whoever was found in the old words is meant by the same names in the new ones. */
static gboolean
exchange_words (DossierWork *work, const DossierKnownStory *known, const DossierPrepared *prepared, const char *notes,
                Words *words, GError **error)
{
  g_autofree char *text = dossier_texts_table_load_text (work->db, known->revision, error);
  g_autoptr (GArray) former = text != NULL ? dossier_told_list_former (work->db, known->id, text, error) : NULL;
  gboolean done;

  if (former == NULL || !dossier_stories_forget_words (work, known, notes, error))
    return FALSE;
  work->former = former;
  done = write_words (work, known->id, prepared, words, error);
  work->former = NULL;
  return done;
}

gboolean
dossier_stories_revise (DossierWork *work, const DossierPrepared *prepared, const DossierKnownStory *known,
                        gint64 *revision, GError **error)
{
  static const char sql_story[]
      = "UPDATE story SET title = ?2, summary = coalesce (?3, summary), author = coalesce (?4, author),"
        " updated = coalesce (nullif (?5, 0), updated), n_words = ?6, n_facts = ?7, revision = ?8, claim = ?9,"
        " feed_hash = ?10 WHERE id = ?1";
  gint64           id = known->id;
  g_autofree char *notes = dossier_annotations_table_dup_notes (work->db, id, error);
  g_autoptr (GBytes) feed_hash
      = is_of_feed (prepared) ? NULL : dossier_known_story_dup_feed_hash (known, prepared->hash);
  DossierStoryState state = { 0 };
  Words             words = { 0 };

  if (notes == NULL || !dossier_decisions_lift (work, id, error)
      || !dossier_stories_table_get_state (work->db, id, &state, error))
    return FALSE;
  dossier_work_count_story (work, &state, -1);
  if (!exchange_words (work, known, prepared, notes, &words, error)
      || !dossier_search_rows_add (work->db, id, prepared->title, prepared->text, notes, error)
      || !dossier_db_run (work->db, sql_story, error, "isssiuuikb", id, prepared->title, prepared->summary,
                          prepared->author, prepared->draft->updated, prepared->n_words, words.n_facts, words.revision,
                          words.top_claim, feed_hash)
      || !dossier_annotations_table_move (work->db, id, words.revision, prepared->text, error)
      || !dossier_texts_shelf_clear (work->db, words.revision, error)
      || !dossier_pages_table_save (work->db, id, prepared, error) || !dossier_texts_table_prune (work->db, id, error))
    return FALSE;
  state.n_facts = words.n_facts;
  dossier_work_count_story (work, &state, 1);
  g_array_append_val (work->changed, id);
  if (revision != NULL)
    *revision = words.revision;
  dossier_events_table_place_later (work, id);
  return dossier_told_apply (work, id, error);
}

/* The feed has news of a story whose page says more: only what a list shows is taken over. */
static gboolean
retell (DossierWork *work, const DossierPrepared *prepared, const DossierKnownStory *known, GError **error)
{
  static const char sql_story[]
      = "UPDATE story SET title = ?2, summary = coalesce (?3, summary), author = coalesce (?4, author),"
        " updated = coalesce (nullif (?5, 0), updated), feed_hash = ?6 WHERE id = ?1";
  g_autofree char *notes = dossier_annotations_table_dup_notes (work->db, known->id, error);
  g_autofree char *text = notes != NULL ? dossier_texts_table_load_text (work->db, known->revision, error) : NULL;

  if (text == NULL || !dossier_search_rows_remove (work, known->id, known->title, text, notes, error)
      || !dossier_search_rows_add (work->db, known->id, prepared->title, text, notes, error)
      || !dossier_db_run (work->db, sql_story, error, "isssib", known->id, prepared->title, prepared->summary,
                          prepared->author, prepared->draft->updated, prepared->hash))
    return FALSE;
  g_array_append_val (work->changed, known->id);
  return TRUE;
}

static gboolean
has_more (const DossierKnownStory *known, const DossierPrepared *prepared)
{
  return known->origin == DOSSIER_ORIGIN_PAGE && prepared->draft->origin == DOSSIER_ORIGIN_FEED
         && prepared->n_words <= known->n_words;
}

/* What a feed or a page says is no reason to give up what a person gave. */
static gboolean
is_own (const DossierKnownStory *known, const DossierPrepared *prepared)
{
  return known->origin == DOSSIER_ORIGIN_PERSON
         && (prepared->draft->origin == DOSSIER_ORIGIN_FEED || prepared->draft->origin == DOSSIER_ORIGIN_PAGE);
}

/* A text that a person chose block by block is not given up for what a feed says. */
static gboolean
is_chosen (DossierDb *db, gint64 story, const DossierPrepared *prepared, gboolean *is, GError **error)
{
  g_autofree char *choices = NULL;

  *is = FALSE;
  if (prepared->draft->origin != DOSSIER_ORIGIN_FEED)
    return TRUE;
  if (!dossier_pages_table_get_choices (db, story, &choices, error))
    return FALSE;
  *is = choices != NULL;
  return TRUE;
}

static gboolean
is_told (const DossierKnownStory *known, const DossierPrepared *prepared)
{
  return g_bytes_equal (known->hash, prepared->hash)
         || (known->feed_hash != NULL && g_bytes_equal (known->feed_hash, prepared->hash));
}

void
dossier_known_story_clear (DossierKnownStory *known)
{
  g_clear_pointer (&known->title, g_free);
  g_clear_pointer (&known->hash, g_bytes_unref);
  g_clear_pointer (&known->feed_hash, g_bytes_unref);
}

static GBytes *
dup_blob (sqlite3_stmt *row, int column)
{
  if (sqlite3_column_type (row, column) == SQLITE_NULL)
    return NULL;
  return g_bytes_new (sqlite3_column_blob (row, column), (gsize) sqlite3_column_bytes (row, column));
}

#define SELECT_KNOWN                                                                                                   \
  "SELECT s.id, s.revision, t.is_deleted, t.is_expired, s.title, s.n_words, " DOSSIER_TEXTS_TABLE_ORIGIN               \
  ", x.hash, s.feed_hash"                                                                                              \
  " FROM story s JOIN story_state t ON t.story = s.id JOIN story_text x ON x.id = s.revision "

gboolean
dossier_stories_find_known (DossierDb *db, const char *uid, gint64 id, DossierKnownStory *known, GError **error)
{
  static const char sql_uid[] = SELECT_KNOWN "WHERE s.uid = ?1";
  static const char sql_id[] = SELECT_KNOWN "WHERE s.id = ?1";
  sqlite3_stmt     *row
      = uid != NULL ? dossier_db_query (db, sql_uid, error, "s", uid) : dossier_db_query (db, sql_id, error, "i", id);

  if (row == NULL)
    return FALSE;
  if (!dossier_db_next (db, row, error))
    return !dossier_db_failed (db);
  known->id = sqlite3_column_int64 (row, 0);
  known->revision = sqlite3_column_int64 (row, 1);
  known->is_deleted = sqlite3_column_int (row, 2);
  known->is_expired = sqlite3_column_int (row, 3);
  known->title = dossier_db_dup_text (row, 4);
  known->n_words = (guint) sqlite3_column_int (row, 5);
  known->origin = (DossierTextOrigin) sqlite3_column_int (row, 6);
  known->hash = dup_blob (row, 7);
  known->feed_hash = dup_blob (row, 8);
  dossier_db_end (row);
  return TRUE;
}

/* What the library has of a draft, and what saving the draft would be. */
typedef struct
{
  DossierKnownStory known;
  DossierKin        kin;
  gboolean          is_told; /* it says nothing that the library does not have */
  char             *uid;     /* that the draft's story has, or would have */
} Found;

static void
found_clear (Found *found)
{
  dossier_known_story_clear (&found->known);
  g_free (found->uid);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Found, found_clear)

static gboolean
find (DossierDb *db, const DossierPrepared *prepared, gboolean by_hand, Found *found, GError **error)
{
  const DossierDraft *draft = prepared->draft;
  g_autofree char    *feed_uri = NULL;

  if (draft->feed_id != 0 && !dossier_feeds_table_dup_uri (db, draft->feed_id, &feed_uri, error))
    return FALSE;
  found->uid = dossier_prepared_dup_uid (prepared, feed_uri != NULL ? feed_uri : draft->feed_uri);
  found->kin = DOSSIER_KIN_SELF;
  return dossier_stories_find_known (db, found->uid, 0, &found->known, error)
         && (found->known.id != 0
             || dossier_stories_find_kin (db, prepared, by_hand, &found->known, &found->kin, error));
}

static gboolean
look_up (DossierDb *db, DossierPrepared *prepared, gboolean by_hand, Found *found, guint *saved, GError **error)
{
  const DossierKnownStory *known = &found->known;

  g_assert (dossier_db_is_mine (db));
  if (!find (db, prepared, by_hand, found, error))
    return FALSE;
  if (known->id != 0)
    dossier_prepared_hash (prepared);
  found->is_told = known->id != 0 && found->kin != DOSSIER_KIN_SAVED && is_told (known, prepared)
                   && (found->kin == DOSSIER_KIN_FEED || g_str_equal (known->title, prepared->title));
  if (known->id == 0 || (known->is_expired && by_hand))
    *saved = DOSSIER_SAVED_NEW;
  else if (known->is_deleted)
    *saved = by_hand ? DOSSIER_SAVED_RETURNED : DOSSIER_SAVED_DELETED;
  else
    *saved = found->is_told ? DOSSIER_SAVED_SAME : DOSSIER_SAVED_REVISED;
  return TRUE;
}

gboolean
dossier_stories_table_peek (DossierDb *db, DossierPrepared *prepared, gboolean by_hand, gint64 *story, guint *saved,
                            GError **error)
{
  g_auto (Found) found = { 0 };
  gboolean done = look_up (db, prepared, by_hand, &found, saved, error);

  *story = found.known.id;
  return done;
}

/* New words of a feed that is to be kept with its pages: this one waits to be read. */
static gboolean
ask_for_page (DossierWork *work, const DossierPrepared *prepared, gint64 story, GError **error)
{
  const DossierDraft *draft = prepared->draft;

  return draft->feed_id == 0 || draft->origin != DOSSIER_ORIGIN_FEED
         || dossier_page_waits_table_add (work->db, story, prepared->saved, error);
}

/* The page of a feed's story takes the place of the feed's words, unless that would be a loss. */
static gboolean
join_feed (DossierWork *work, DossierPrepared *prepared, gint64 story, gboolean by_hand, guint *saved, GError **error)
{
  DossierPageSaved page = DOSSIER_PAGE_GONE;

  if (!dossier_stories_table_save_page (work, story, prepared, by_hand, &page, error))
    return FALSE;
  if (*saved == DOSSIER_SAVED_REVISED && page != DOSSIER_PAGE_TAKEN)
    *saved = DOSSIER_SAVED_SAME;
  return TRUE;
}

/* Other words of a story that is there. */
static gboolean
save_known (DossierWork *work, const DossierPrepared *prepared, const Found *found, guint *saved, GError **error)
{
  const DossierKnownStory *known = &found->known;
  gboolean                 keeps = FALSE;

  if (found->kin == DOSSIER_KIN_SAVED && !dossier_stories_adopt (work, prepared, known, found->uid, error))
    return FALSE;
  if (!is_chosen (work->db, known->id, prepared, &keeps, error))
    return FALSE;
  if (is_own (known, prepared))
    {
      keeps = TRUE;
      if (prepared->draft->origin == DOSSIER_ORIGIN_PAGE)
        *saved = DOSSIER_SAVED_SAME;
      if (!dossier_texts_table_add_beside (work->db, known->id, prepared, error))
        return FALSE;
    }
  if (!(keeps || has_more (known, prepared) ? retell (work, prepared, known, error)
                                            : dossier_stories_revise (work, prepared, known, NULL, error)))
    return FALSE;
  return is_told (known, prepared) || ask_for_page (work, prepared, known->id, error);
}

/* What somebody deleted and saved again is not put away by its feed either. */
static gboolean
undelete (DossierWork *work, gint64 story, GError **error)
{
  gboolean changed;

  return dossier_stories_table_set_flag (work, story, DOSSIER_STATE_DELETED, FALSE, &changed, error)
         && dossier_stories_table_keep (work->db, story, error);
}

gboolean
dossier_stories_table_save (DossierWork *work, DossierPrepared *prepared, gboolean by_hand, gint64 *story, guint *saved,
                            GError **error)
{
  g_auto (Found) found = { 0 };
  const DossierKnownStory *known = &found.known;
  gboolean                 done = look_up (work->db, prepared, by_hand, &found, saved, error);

  *story = known->id;
  if (!done)
    return FALSE;
  if (known->id == 0)
    return save_new (work, prepared, found.uid, by_hand, story, error) && ask_for_page (work, prepared, *story, error);
  if (known->is_expired && by_hand && !dossier_stories_table_bring_back (work, known->id, error))
    return FALSE;
  if (*saved == DOSSIER_SAVED_RETURNED && !undelete (work, known->id, error))
    return FALSE;
  if (found.kin == DOSSIER_KIN_FEED && by_hand && !dossier_stories_table_keep (work->db, known->id, error))
    return FALSE;
  if (found.is_told || *saved == DOSSIER_SAVED_DELETED)
    return TRUE;
  return found.kin == DOSSIER_KIN_FEED ? join_feed (work, prepared, known->id, by_hand, saved, error)
                                       : save_known (work, prepared, &found, saved, error);
}
