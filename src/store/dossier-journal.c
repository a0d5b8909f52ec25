/* dossier-journal.c - every change a person makes, with its way back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-journal.h"

#include <glib/gi18n-lib.h>
#include "dossier-annotations-table.h"
#include "dossier-decisions-table.h"
#include "dossier-entities-table.h"
#include "dossier-journal-annotations.h"
#include "dossier-journal-archive.h"
#include "dossier-journal-claims.h"
#include "dossier-journal-entities.h"
#include "dossier-journal-feeds.h"
#include "dossier-journal-names.h"
#include "dossier-journal-queue.h"
#include "dossier-journal-follows.h"
#include "dossier-journal-searches.h"
#include "dossier-journal-tags.h"
#include "dossier-journal-words.h"
#include "dossier-link-waits-table.h"
#include "dossier-pages-table.h"
#include "dossier-store.h"
#include "dossier-stories-table.h"
#include "dossier-texts-shelf.h"

/* Bytes of stories in one entry that get no more: what is added to it is written with all of it. The rest of them is a
 * part of the same change. */
#define FULL_ENTRY ((guint) (5000 * sizeof (gint64)))

void
dossier_journal_entry_clear (DossierJournalEntry *entry)
{
  g_clear_pointer (&entry->stories, g_array_unref);
  g_clear_pointer (&entry->before, g_free);
  g_clear_pointer (&entry->after, g_free);
  g_clear_pointer (&entry->whole, g_free);
  g_clear_pointer (&entry->by_rule, g_free);
}

/* --- carrying out, forwards and backwards --- */

static gboolean
set_name (DossierWork *work, gint64 entity, const char *name, GError **error)
{
  static const char sql_name[] = "UPDATE entity SET name = ?2 WHERE id = ?1";

  work->entities_changed = TRUE;
  dossier_work_forget (work);
  return dossier_db_run (work->db, sql_name, error, "is", entity, name);
}

static gboolean
get_kind (DossierDb *db, gint64 entity, gint64 *kind, GError **error)
{
  static const char sql_kind[] = "SELECT kind FROM entity WHERE id = ?1";

  if (!dossier_db_get (db, sql_kind, kind, error, "i", entity))
    return FALSE;
  if (*kind != 0)
    return TRUE;
  g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND,
                       _ ("This person or organization is not in the library any more."));
  return FALSE;
}

static gboolean
add_own_name (DossierWork *work, gint64 entity, const char *name, DossierNameState *state, GError **error)
{
  gint64 kind = 0;

  return get_kind (work->db, entity, &kind, error)
         && dossier_journal_names_give (work, entity, (DossierEntityKind) kind, name, state, error);
}

static gboolean
rename_entity (DossierWork *work, const DossierJournalEntry *entry, gboolean back, GError **error)
{
  if (back)
    return set_name (work, entry->subject, entry->before, error)
           && dossier_journal_names_take (work, entry->subject, entry->after, (DossierNameState) entry->flag, error);
  return set_name (work, entry->subject, entry->after, error)
         && add_own_name (work, entry->subject, entry->after, NULL, error);
}

static gboolean
set_note (DossierWork *work, gint64 entity, const char *note, GError **error)
{
  static const char sql_note[] = "UPDATE entity SET note = ?2 WHERE id = ?1";

  work->entities_changed = TRUE;
  return dossier_db_run (work->db, sql_note, error, "is", entity, note);
}

/* before and after of a text: the digits of its revision; and, on the lines after that, what was chosen of its page. */
static char *
pack_text (const DossierJournalText *text)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT "\n%s", text->revision, text->choices != NULL ? text->choices : "");
}

/* The choices of older entries, which have no second line, stay as they are. */
static gboolean
exchange_text (DossierWork *work, const DossierJournalEntry *entry, gboolean back, GError **error)
{
  const char *packed = back ? entry->before : entry->after;
  char       *rest = NULL;
  gint64      story, revision;

  if (entry->stories->len == 0 || packed == NULL)
    return TRUE;
  story = g_array_index (entry->stories, gint64, 0);
  revision = g_ascii_strtoll (packed, &rest, 10);
  return dossier_texts_shelf_exchange (work, story, revision, error)
         && (*rest != '\n'
             || dossier_pages_table_set_choices (work->db, story, rest[1] != '\0' ? rest + 1 : NULL, error));
}

/* Does what the entry says, or its opposite. */
static gboolean
carry_out (DossierWork *work, const DossierJournalEntry *entry, gboolean back, GError **error)
{
  gboolean flag = back ? !entry->flag : entry->flag;

  switch (entry->kind)
    {
    case DOSSIER_CHANGE_SET_READ:
    case DOSSIER_CHANGE_SET_ARCHIVED: return dossier_journal_archive_carry_out (work, entry, back, error);
    case DOSSIER_CHANGE_SET_STARRED:
      return dossier_stories_table_set_flags (work, entry->stories, DOSSIER_STATE_STARRED, flag, NULL, error);
    case DOSSIER_CHANGE_DELETE:
      return dossier_stories_table_set_flags (work, entry->stories, DOSSIER_STATE_DELETED, !back, NULL, error);
    case DOSSIER_CHANGE_RESTORE:
    case DOSSIER_CHANGE_ADD:
      return dossier_stories_table_set_flags (work, entry->stories, DOSSIER_STATE_DELETED, back, NULL, error);
    case DOSSIER_CHANGE_ANNOTATE:
    case DOSSIER_CHANGE_EDIT_ANNOTATION:
    case DOSSIER_CHANGE_DELETE_ANNOTATION:
    case DOSSIER_CHANGE_EDIT_ANNOTATIONS: return dossier_journal_annotations_carry_out (work, entry, back, error);
    case DOSSIER_CHANGE_RENAME_ENTITY: return rename_entity (work, entry, back, error);
    case DOSSIER_CHANGE_SET_ENTITY_NOTE:
      return set_note (work, entry->subject, back ? entry->before : entry->after, error);
    case DOSSIER_CHANGE_SET_PINNED: return dossier_work_set_pinned (work, entry->subject, flag, error);
    case DOSSIER_CHANGE_SUBSCRIBE:
    case DOSSIER_CHANGE_UNSUBSCRIBE:
    case DOSSIER_CHANGE_RENAME_FEED:
    case DOSSIER_CHANGE_MOVE_FEEDS:
    case DOSSIER_CHANGE_SET_FEED_OPTION: return dossier_journal_feeds_carry_out (work, entry, back, error);
    case DOSSIER_CHANGE_ADD_TAG:
    case DOSSIER_CHANGE_REMOVE_TAG:
    case DOSSIER_CHANGE_RENAME_TAG:
    case DOSSIER_CHANGE_DELETE_TAG: return dossier_journal_tags_carry_out (work, entry, back, error);
    case DOSSIER_CHANGE_MERGE_ENTITIES:
    case DOSSIER_CHANGE_REJECT_ENTITY:
    case DOSSIER_CHANGE_SET_ENTITY_KIND:
    case DOSSIER_CHANGE_ADD_ENTITY:
    case DOSSIER_CHANGE_SPLIT_ENTITY:
    case DOSSIER_CHANGE_ADD_NAME:
    case DOSSIER_CHANGE_REMOVE_NAME:
    case DOSSIER_CHANGE_ANSWER_REVIEW: return dossier_journal_entities_carry_out (work, entry, back, error);
    case DOSSIER_CHANGE_FOLLOW:
    case DOSSIER_CHANGE_UNFOLLOW:
    case DOSSIER_CHANGE_SEE_NEWS: return dossier_journal_follows_carry_out (work, entry, back, error);
    case DOSSIER_CHANGE_DECIDE_CLAIM: return dossier_journal_claims_carry_out (work, entry, back, error);
    case DOSSIER_CHANGE_SET_TEXT: return exchange_text (work, entry, back, error);
    case DOSSIER_CHANGE_QUEUE: return dossier_journal_queue_carry_out (work, entry, back, error);
    case DOSSIER_CHANGE_EDIT_SEARCH:
    case DOSSIER_CHANGE_ORDER_SEARCHES:
    case DOSSIER_CHANGE_EDIT_RULE:
    case DOSSIER_CHANGE_ORDER_RULES: return dossier_journal_searches_carry_out (work, entry, back, error);
    case DOSSIER_CHANGE_REMOVE_LINKS: return dossier_link_waits_table_set_removed (work, entry->stories, !back, error);
    }
  return TRUE;
}

/* --- the table --- */

static GBytes *
pack_stories (GArray *stories)
{
  g_autofree gint64 *packed = NULL;

  if (stories == NULL)
    return NULL;
  packed = g_new (gint64, stories->len);
  for (guint i = 0; i < stories->len; i++)
    packed[i] = GINT64_TO_LE (g_array_index (stories, gint64, i));
  return g_bytes_new (packed, stories->len * sizeof (gint64));
}

static GArray *
unpack_stories (sqlite3_stmt *row, int column)
{
  GArray *stories = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint   n = sqlite3_column_bytes (row, column) / sizeof (gint64);

  if (n > 0)
    g_array_append_vals (stories, sqlite3_column_blob (row, column), n);
  for (guint i = 0; i < n; i++)
    g_array_index (stories, gint64, i) = GINT64_FROM_LE (g_array_index (stories, gint64, i));
  return stories;
}

/* The stories of the entry that was written tell of it. */
static gboolean
note_acts (DossierWork *work, const DossierJournalEntry *entry, GError **error)
{
  static const char sql_act[] = "INSERT INTO rule_act (story, entry) VALUES (?1, ?2)";
  gint64            id = dossier_db_get_last_id (work->db);

  for (guint i = 0; entry->stories != NULL && i < entry->stories->len; i++)
    if (!dossier_db_run (work->db, sql_act, error, "ii", g_array_index (entry->stories, gint64, i), id))
      return FALSE;
  return TRUE;
}

/* Writes a new entry; what was undone cannot be done again any more. */
static gboolean
write_entry_as (DossierWork *work, const char *uid, const DossierJournalEntry *entry, GError **error)
{
  static const char sql_drop[] = "UPDATE journal SET is_dropped = 1 WHERE is_undone = 1 AND is_dropped = 0";
  static const char sql_add[]
      = "INSERT INTO journal (uid, created, kind, stories, subject, flag, before, after, part_of, by_rule, on_arrival)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
  g_autoptr (GBytes) stories = pack_stories (entry->stories);

  work->journal_changed = TRUE;
  return (work->on_arrival || dossier_db_run (work->db, sql_drop, error, ""))
         && dossier_db_run (work->db, sql_add, error, "sisbkussssu", uid, g_get_real_time () / G_USEC_PER_SEC,
                            dossier_change_kind_to_string (entry->kind), stories, entry->subject, entry->flag,
                            entry->before, entry->after, work->part_of, work->by_rule, !!work->on_arrival)
         && (work->by_rule == NULL || note_acts (work, entry, error));
}

static gboolean
write_entry (DossierWork *work, const DossierJournalEntry *entry, GError **error)
{
  g_autofree char *uid = g_uuid_string_random ();

  return write_entry_as (work, uid, entry, error);
}

gboolean
dossier_journal_add_saved (DossierWork *work, GArray *stories, const char *uid, GError **error)
{
  static const char   sql_more[] = "UPDATE journal SET stories = CAST (stories || ?2 AS BLOB)"
                                   " WHERE uid = ?1 AND length (stories) < ?3 RETURNING id";
  static const char   sql_full[] = "SELECT id FROM journal WHERE uid = ?1";
  DossierJournalEntry entry = { .kind = DOSSIER_CHANGE_ADD, .stories = stories, .flag = TRUE };
  g_autoptr (GBytes) more = pack_stories (stories);
  gint64   id = 0;
  gboolean done;

  if (!dossier_db_get (work->db, sql_more, &id, error, "sbu", uid, more, FULL_ENTRY))
    return FALSE;
  if (id != 0)
    return TRUE;
  if (!dossier_db_get (work->db, sql_full, &id, error, "s", uid))
    return FALSE;
  if (id == 0)
    return write_entry_as (work, uid, &entry, error);
  work->part_of = uid;
  done = write_entry (work, &entry, error);
  work->part_of = NULL;
  return done;
}

gboolean
dossier_journal_add_subscribed (DossierWork *work, GArray *feeds, GError **error)
{
  DossierJournalEntry entry = { .kind = DOSSIER_CHANGE_SUBSCRIBE, .stories = feeds, .flag = TRUE };

  return write_entry (work, &entry, error);
}

gboolean
dossier_journal_add_text (DossierWork *work, gint64 story, DossierTextChange change, const DossierJournalText *before,
                          const DossierJournalText *after, GError **error)
{
  g_auto (DossierJournalEntry) entry = { .kind = DOSSIER_CHANGE_SET_TEXT, .flag = (int) change };

  entry.stories = g_array_new (FALSE, FALSE, sizeof story);
  g_array_append_val (entry.stories, story);
  entry.before = pack_text (before);
  entry.after = pack_text (after);
  return write_entry (work, &entry, error);
}

/* --- applying: what is there before decides what the entry says --- */

static gboolean
apply_to_stories (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry, DossierStateFlag flag,
                  gboolean value, GError **error)
{
  guint         n = 0;
  const gint64 *ids = dossier_change_get_stories (change, &n);
  g_autoptr (GArray) stories = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);

  g_array_append_vals (stories, ids, n);
  entry->flag = value;
  entry->stories = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!dossier_stories_table_set_flags (work, stories, flag, value, entry->stories, error))
    return FALSE;
  return entry->stories->len == 0 || dossier_change_is_incidental (change) || write_entry (work, entry, error);
}

static gboolean
apply_restore (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry, GError **error)
{
  if (!apply_to_stories (work, change, entry, DOSSIER_STATE_DELETED, FALSE, error))
    return FALSE;
  for (guint i = 0; dossier_change_get_flag (change) && i < entry->stories->len; i++)
    if (!dossier_stories_table_keep (work->db, g_array_index (entry->stories, gint64, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
apply_annotate (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry, GError **error)
{
  const DossierAnnotationRow *annotation = dossier_change_get_annotation (change);

  if (!dossier_stories_table_bring_back (work, annotation->story, error))
    return FALSE;
  entry->subject = dossier_annotations_table_add (work, annotation, error);
  return entry->subject != 0 && write_entry (work, entry, error);
}

static gboolean
apply_edit_annotations (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry, GError **error)
{
  gboolean changed = FALSE;

  return dossier_journal_annotations_apply (work, change, entry, &changed, error)
         && (!changed || write_entry (work, entry, error));
}

/* Name or note of the entity as it is, NULL for none; NOT_FOUND when there is no such entity. */
static gboolean
dup_text (DossierDb *db, const char *sql, gint64 entity, char **text, GError **error)
{
  sqlite3_stmt *row;
  gint64        kind = 0;

  if (!get_kind (db, entity, &kind, error))
    return FALSE;
  row = dossier_db_query (db, sql, error, "i", entity);
  if (row == NULL || !dossier_db_next (db, row, error))
    return FALSE;
  *text = dossier_db_dup_text (row, 0);
  dossier_db_end (row);
  return TRUE;
}

static gboolean
apply_rename (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry, GError **error)
{
  static const char sql_name[] = "SELECT name FROM entity WHERE id = ?1";
  DossierNameState  state = DOSSIER_NAME_WAS_THERE;

  entry->subject = dossier_change_get_entity (change);
  entry->after = dossier_names_clean (dossier_change_get_text (change));
  if (entry->after == NULL)
    {
      g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED, _ ("A name needs some letters."));
      return FALSE;
    }
  if (!dup_text (work->db, sql_name, entry->subject, &entry->before, error))
    return FALSE;
  if (g_strcmp0 (entry->before, entry->after) == 0)
    return TRUE;
  if (!add_own_name (work, entry->subject, entry->after, &state, error))
    return FALSE;
  entry->flag = (int) state;
  return set_name (work, entry->subject, entry->after, error) && write_entry (work, entry, error);
}

static gboolean
apply_entity_note (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry, GError **error)
{
  static const char sql_note[] = "SELECT note FROM entity WHERE id = ?1";
  const char       *note = dossier_change_get_text (change);

  entry->subject = dossier_change_get_entity (change);
  entry->after = note != NULL && note[0] != '\0' ? g_utf8_make_valid (note, -1) : NULL;
  if (!dup_text (work->db, sql_note, entry->subject, &entry->before, error))
    return FALSE;
  if (g_strcmp0 (entry->before, entry->after) == 0)
    return TRUE;
  return carry_out (work, entry, FALSE, error) && write_entry (work, entry, error);
}

static gboolean
apply_pinned (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry, GError **error)
{
  static const char sql_pinned[] = "SELECT is_pinned FROM entity_count WHERE entity = ?1";
  gint64            kind = 0, is_pinned = 0;

  entry->subject = dossier_change_get_entity (change);
  entry->flag = dossier_change_get_flag (change);
  if (!get_kind (work->db, entry->subject, &kind, error)
      || !dossier_db_get (work->db, sql_pinned, &is_pinned, error, "i", entry->subject))
    return FALSE;
  if (!is_pinned == !entry->flag)
    return TRUE;
  return carry_out (work, entry, FALSE, error) && write_entry (work, entry, error);
}

static gboolean
apply_to_feeds (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry, GError **error)
{
  gboolean changed = FALSE;

  return dossier_journal_feeds_apply (work, change, entry, &changed, error)
         && (!changed || write_entry (work, entry, error));
}

/* Where there are two entries, they are parts of one change. */
static gboolean
write_both (DossierWork *work, const DossierJournalEntry *first, const DossierJournalEntry *second, GError **error)
{
  g_autofree char *whole = work->part_of == NULL ? g_uuid_string_random () : NULL;
  gboolean         written;

  if (whole != NULL)
    work->part_of = whole;
  written = write_entry (work, first, error) && write_entry (work, second, error);
  if (whole != NULL)
    work->part_of = NULL;
  return written;
}

static gboolean
apply_to_tags (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry, GError **error)
{
  g_auto (DossierJournalEntry) other = { 0 };
  gboolean changed = FALSE;

  if (!dossier_journal_tags_apply (work, change, entry, &other, &changed, error))
    return FALSE;
  if (other.kind != 0)
    return write_both (work, &other, entry, error);
  return !changed || write_entry (work, entry, error);
}

static gboolean
apply_remove_links (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry, GError **error)
{
  guint              n = 0;
  const char *const *uris = dossier_change_get_links (change, &n);

  entry->stories = g_array_new (FALSE, FALSE, sizeof (gint64));
  return dossier_link_waits_table_remove (work, uris, n, entry->stories, error)
         && (entry->stories->len == 0 || write_entry (work, entry, error));
}

static gboolean
apply_to_entities (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry, GError **error)
{
  gboolean changed = FALSE;

  return dossier_journal_entities_apply (work, change, entry, &changed, error)
         && (!changed || write_entry (work, entry, error));
}

static gboolean
apply_to_follows (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry, GError **error)
{
  gboolean changed = FALSE;

  return dossier_journal_follows_apply (work, change, entry, &changed, error)
         && (!changed || write_entry (work, entry, error));
}

static gboolean
apply_to_claims (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry, GError **error)
{
  gboolean changed = FALSE;

  return dossier_journal_claims_apply (work, change, entry, &changed, error)
         && (!changed || write_entry (work, entry, error));
}

static gboolean
apply_to_queue (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry, GError **error)
{
  gboolean changed = FALSE;

  return dossier_journal_queue_apply (work, change, entry, &changed, error)
         && (!changed || dossier_change_is_incidental (change) || write_entry (work, entry, error));
}

static gboolean
apply_archive (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry, GError **error)
{
  gboolean changed = FALSE;

  return dossier_journal_archive_apply (work, change, entry, &changed, error)
         && (!changed || dossier_change_is_incidental (change) || write_entry (work, entry, error));
}

static gboolean
apply_to_searches (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry, GError **error)
{
  gboolean changed = FALSE;

  return dossier_journal_searches_apply (work, change, entry, &changed, error)
         && (!changed || write_entry (work, entry, error));
}

static gboolean
apply_kind (DossierWork *work, const DossierChange *change, DossierJournalEntry *entry, GError **error)
{
  switch (entry->kind)
    {
    case DOSSIER_CHANGE_SET_READ:
    case DOSSIER_CHANGE_SET_ARCHIVED: return apply_archive (work, change, entry, error);
    case DOSSIER_CHANGE_SET_STARRED:
      return apply_to_stories (work, change, entry, DOSSIER_STATE_STARRED, dossier_change_get_flag (change), error);
    case DOSSIER_CHANGE_DELETE: return apply_to_stories (work, change, entry, DOSSIER_STATE_DELETED, TRUE, error);
    case DOSSIER_CHANGE_RESTORE:
    case DOSSIER_CHANGE_ADD: return apply_restore (work, change, entry, error);
    case DOSSIER_CHANGE_ANNOTATE: return apply_annotate (work, change, entry, error);
    case DOSSIER_CHANGE_EDIT_ANNOTATION:
    case DOSSIER_CHANGE_DELETE_ANNOTATION: break; /* of older journals only */
    case DOSSIER_CHANGE_EDIT_ANNOTATIONS: return apply_edit_annotations (work, change, entry, error);
    case DOSSIER_CHANGE_RENAME_ENTITY: return apply_rename (work, change, entry, error);
    case DOSSIER_CHANGE_SET_ENTITY_NOTE: return apply_entity_note (work, change, entry, error);
    case DOSSIER_CHANGE_SET_PINNED: return apply_pinned (work, change, entry, error);
    case DOSSIER_CHANGE_SUBSCRIBE: break; /* dossier_journal_add_subscribed writes these */
    case DOSSIER_CHANGE_UNSUBSCRIBE:
    case DOSSIER_CHANGE_RENAME_FEED:
    case DOSSIER_CHANGE_MOVE_FEEDS:
    case DOSSIER_CHANGE_SET_FEED_OPTION: return apply_to_feeds (work, change, entry, error);
    case DOSSIER_CHANGE_ADD_TAG:
    case DOSSIER_CHANGE_REMOVE_TAG:
    case DOSSIER_CHANGE_RENAME_TAG:
    case DOSSIER_CHANGE_DELETE_TAG: return apply_to_tags (work, change, entry, error);
    case DOSSIER_CHANGE_MERGE_ENTITIES:
    case DOSSIER_CHANGE_REJECT_ENTITY:
    case DOSSIER_CHANGE_SET_ENTITY_KIND:
    case DOSSIER_CHANGE_ADD_ENTITY:
    case DOSSIER_CHANGE_SPLIT_ENTITY:
    case DOSSIER_CHANGE_ADD_NAME:
    case DOSSIER_CHANGE_REMOVE_NAME:
    case DOSSIER_CHANGE_ANSWER_REVIEW: return apply_to_entities (work, change, entry, error);
    case DOSSIER_CHANGE_FOLLOW:
    case DOSSIER_CHANGE_UNFOLLOW:
    case DOSSIER_CHANGE_SEE_NEWS: return apply_to_follows (work, change, entry, error);
    case DOSSIER_CHANGE_DECIDE_CLAIM: return apply_to_claims (work, change, entry, error);
    case DOSSIER_CHANGE_QUEUE: return apply_to_queue (work, change, entry, error);
    case DOSSIER_CHANGE_SET_TEXT: break; /* comes with its text only */
    case DOSSIER_CHANGE_EDIT_SEARCH:
    case DOSSIER_CHANGE_ORDER_SEARCHES:
    case DOSSIER_CHANGE_EDIT_RULE:
    case DOSSIER_CHANGE_ORDER_RULES: return apply_to_searches (work, change, entry, error);
    case DOSSIER_CHANGE_REMOVE_LINKS: return apply_remove_links (work, change, entry, error);
    }
  g_assert_not_reached ();
}

gboolean
dossier_journal_apply (DossierWork *work, const DossierChange *change, gint64 *new_id, GError **error)
{
  g_auto (DossierJournalEntry) entry = { .kind = dossier_change_get_kind (change) };

  g_assert (dossier_db_is_mine (work->db));
  if (!apply_kind (work, change, &entry, error))
    return FALSE;
  if (new_id != NULL
      && (entry.kind == DOSSIER_CHANGE_ANNOTATE || entry.kind == DOSSIER_CHANGE_ADD_ENTITY
          || entry.kind == DOSSIER_CHANGE_EDIT_SEARCH || entry.kind == DOSSIER_CHANGE_EDIT_RULE))
    *new_id = entry.subject;
  if (new_id != NULL && entry.kind == DOSSIER_CHANGE_SPLIT_ENTITY && entry.after != NULL)
    *new_id = g_ascii_strtoll (entry.after, NULL, 10);
  if (new_id != NULL && entry.kind == DOSSIER_CHANGE_QUEUE)
    *new_id = entry.after != NULL;
  if (new_id != NULL && entry.kind == DOSSIER_CHANGE_DECIDE_CLAIM && entry.subject != 0)
    return dossier_decisions_get_claim (work->db, entry.subject, new_id, error);
  return TRUE;
}

void
dossier_journal_read (sqlite3_stmt *row, DossierJournalEntry *entry)
{
  entry->id = sqlite3_column_int64 (row, 0);
  entry->kind = dossier_change_kind_from_string ((const char *) sqlite3_column_text (row, 1));
  entry->stories = unpack_stories (row, 2);
  entry->subject = sqlite3_column_int64 (row, 3);
  entry->flag = sqlite3_column_int (row, 4);
  entry->before = dossier_db_dup_text (row, 5);
  entry->after = dossier_db_dup_text (row, 6);
  entry->whole = dossier_db_dup_text (row, 7);
  entry->by_rule = dossier_db_dup_text (row, 8);
}

/* FALSE without @error when there is none. */
static gboolean
load_next (DossierDb *db, gboolean redo, DossierJournalEntry *entry, GError **error)
{
  static const char sql_undo[] = "SELECT " DOSSIER_JOURNAL_COLUMNS
                                 " FROM journal WHERE is_undone = 0 AND on_arrival = 0 ORDER BY id DESC LIMIT 1";
  static const char sql_redo[]
      = "SELECT " DOSSIER_JOURNAL_COLUMNS " FROM journal WHERE is_undone = 1 AND is_dropped = 0 AND on_arrival = 0"
        " ORDER BY id LIMIT 1";
  sqlite3_stmt *row = dossier_db_query (db, redo ? sql_redo : sql_undo, error, "");

  if (row == NULL || !dossier_db_next (db, row, error))
    return FALSE;
  dossier_journal_read (row, entry);
  dossier_db_end (row);
  return TRUE;
}

gboolean
dossier_journal_mark (DossierWork *work, const DossierJournalEntry *entry, gboolean redo, GError **error)
{
  static const char sql_mark[] = "UPDATE journal SET is_undone = ?2 WHERE id = ?1";

  work->journal_changed = TRUE;
  return carry_out (work, entry, !redo, error) && dossier_db_run (work->db, sql_mark, error, "iu", entry->id, !redo);
}

/* The next entry, when it is a part of @whole (NULL: of anything). FALSE without @error when there is none. */
static gboolean
step_once (DossierWork *work, gboolean redo, const char *whole, DossierJournalEntry *entry, GError **error)
{
  return load_next (work->db, redo, entry, error) && (whole == NULL || g_str_equal (whole, entry->whole))
         && dossier_journal_mark (work, entry, redo, error);
}

static char *
dup_sentence (const DossierJournalEntry *entry, guint n_parts, gboolean of_tags, gboolean redo)
{
  if (entry->by_rule != NULL)
    return dossier_journal_words_dup_rule (entry->by_rule, redo);
  if (n_parts > 1 && entry->kind == DOSSIER_CHANGE_EDIT_SEARCH)
    return dossier_journal_searches_dup_import (redo);
  if (n_parts > 1 && entry->kind == DOSSIER_CHANGE_MERGE_ENTITIES)
    return dossier_journal_words_dup_merges (redo);
  return n_parts > 1 ? dossier_journal_words_dup_whole (of_tags, redo) : dossier_journal_words_dup (entry, redo);
}

char *
dossier_journal_step (DossierWork *work, gboolean redo, GError **error)
{
  g_auto (DossierJournalEntry) first = { 0 };
  g_autoptr (GError) problem = NULL;
  gboolean of_tags;
  guint    n_parts = 1;

  g_assert (dossier_db_is_mine (work->db));
  if (!step_once (work, redo, NULL, &first, error))
    return NULL;
  of_tags = dossier_journal_tags_is_of (first.kind);
  for (;; n_parts++)
    {
      g_auto (DossierJournalEntry) part = { 0 };

      if (!step_once (work, redo, first.whole, &part, &problem))
        break;
      of_tags = of_tags && dossier_journal_tags_is_of (part.kind);
    }
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  return dup_sentence (&first, n_parts, of_tags, redo);
}

char *
dossier_journal_dup_undone (const DossierJournalEntry *entry, guint n_parts, gboolean of_tags)
{
  return dup_sentence (entry, n_parts, of_tags, FALSE);
}
