/* dossier-annotations-table.c - highlights and notes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-annotations-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "dossier-anchor.h"
#include "dossier-annotations-group.h"
#include "dossier-annotations-index.h"
#include "dossier-search-rows.h"
#include "dossier-stories-table.h"
#include "dossier-store.h"
#include "dossier-text-alignment.h"
#include "dossier-texts-table.h"
#include "dossier-valid-text.h"

gboolean
dossier_annotations_fail_not_found (GError **error)
{
  g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND,
                       _ ("This highlight is not in the library any more."));
  return FALSE;
}

gboolean
dossier_annotations_fail_outside (GError **error)
{
  g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED,
                       _ ("The highlight does not lie inside the story's text. Open the story again and mark the words "
                          "once more."));
  return FALSE;
}

gboolean
dossier_annotations_check_note (const char *note, GError **error)
{
  if (note == NULL || strlen (note) <= DOSSIER_ANNOTATION_MAX_NOTE)
    return TRUE;
  g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED, _ ("The note is too long."));
  return FALSE;
}

gboolean
dossier_annotations_forget_draft (DossierDb *db, gint64 annotation, GError **error)
{
  static const char sql_forget[] = "DELETE FROM annotation_draft WHERE annotation = ?1";

  return dossier_db_run (db, sql_forget, error, "i", annotation);
}

/* --- the words in the index --- */

char *
dossier_annotations_table_dup_notes (DossierDb *db, gint64 story, GError **error)
{
  static const char sql_notes[] = "SELECT quote, note FROM annotation WHERE story = ?1 AND is_deleted = 0 ORDER BY id";
  g_autoptr (GString) notes = g_string_new (NULL);
  sqlite3_stmt *row = dossier_db_query (db, sql_notes, error, "i", story);

  if (row == NULL)
    return NULL;
  while (dossier_db_next (db, row, error))
    {
      g_string_append (notes, (const char *) sqlite3_column_text (row, 0));
      g_string_append_c (notes, '\n');
      if (sqlite3_column_type (row, 1) != SQLITE_NULL)
        g_string_append (notes, (const char *) sqlite3_column_text (row, 1));
      g_string_append_c (notes, '\n');
    }
  return dossier_db_failed (db) ? NULL : g_string_free (g_steal_pointer (&notes), FALSE);
}

void
dossier_annotation_words_clear (DossierAnnotationWords *words)
{
  g_free (words->title);
  g_free (words->text);
  g_free (words->notes);
}

gboolean
dossier_annotation_words_take_out (DossierWork *work, gint64 story, DossierAnnotationWords *words, GError **error)
{
  static const char sql_title[] = "SELECT title, revision FROM story WHERE id = ?1";
  sqlite3_stmt     *row = dossier_db_query (work->db, sql_title, error, "i", story);
  gint64            revision;

  if (row == NULL || !dossier_db_next (work->db, row, error))
    return FALSE;
  words->story = story;
  words->title = dossier_db_dup_text (row, 0);
  revision = sqlite3_column_int64 (row, 1);
  dossier_db_end (row);
  words->text = dossier_texts_table_load_text (work->db, revision, error);
  words->notes = words->text != NULL ? dossier_annotations_table_dup_notes (work->db, story, error) : NULL;
  return words->notes != NULL
         && dossier_search_rows_remove (work, story, words->title, words->text, words->notes, error);
}

gboolean
dossier_annotation_words_put_back (DossierWork *work, const DossierAnnotationWords *words, GError **error)
{
  g_autofree char *notes = dossier_annotations_table_dup_notes (work->db, words->story, error);

  return notes != NULL && dossier_search_rows_add (work->db, words->story, words->title, words->text, notes, error);
}

/* --- changing --- */

/* Words that do not stand in the text, as they were handed over: they wait at its beginning for one that has them. */
static gboolean
is_lost (const DossierAnnotationRow *given)
{
  return given->length == 0 && given->quote != NULL && given->quote[0] != '\0';
}

gboolean
dossier_annotations_is_revision_of (DossierDb *db, gint64 revision, gint64 story, gboolean *is, GError **error)
{
  static const char sql_is[] = "SELECT 1 FROM story_text WHERE id = ?1 AND story = ?2";
  gint64            found = 0;

  if (!dossier_db_get (db, sql_is, &found, error, "ii", revision, story))
    return FALSE;
  *is = found != 0;
  return TRUE;
}

char *
dossier_annotations_slice (const char *text, guint start, guint end)
{
  const char *first = g_utf8_offset_to_pointer (text, start);

  return g_strndup (first, g_utf8_offset_to_pointer (first, end - start) - first);
}

/* The one of @given, unless an annotation has it that is there or was deleted: then a new one. NULL with @error. */
static char *
dup_uid (DossierDb *db, const DossierAnnotationRow *given, GError **error)
{
  static const char sql_taken[] = "SELECT 1 FROM annotation WHERE uid = ?1";
  gint64            is_taken = 0;

  if (given->uid != NULL && !dossier_db_get (db, sql_taken, &is_taken, error, "s", given->uid))
    return NULL;
  return given->uid != NULL && !is_taken ? g_strdup (given->uid) : g_uuid_string_random ();
}

static gboolean
insert (DossierWork *work, const DossierAnnotationRow *given, gint64 revision, const char *text, GError **error)
{
  static const char sql_add[]
      = "INSERT INTO annotation (uid, story, revision, made_on, start, length, quote, prefix, suffix, colour, note,"
        " created, modified) VALUES (?1, ?2, ?3, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
  guint            whole = g_utf8_strlen (text, -1);
  guint            end = given->start + given->length;
  gint64           now = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *uid = dup_uid (work->db, given, error);
  g_autofree char *quote = NULL;
  g_autofree char *prefix = NULL;
  g_autofree char *suffix = NULL;

  if (uid == NULL)
    return FALSE;
  if (given->start > whole || given->length > whole - given->start)
    return dossier_annotations_fail_outside (error);
  if (is_lost (given))
    {
      quote = g_utf8_make_valid (given->quote, -1);
      prefix = g_utf8_make_valid (given->prefix != NULL ? given->prefix : "", -1);
      suffix = g_utf8_make_valid (given->suffix != NULL ? given->suffix : "", -1);
    }
  else
    {
      quote = dossier_annotations_slice (text, given->start, end);
      prefix = dossier_annotations_slice (text, given->start - MIN (given->start, DOSSIER_ANNOTATION_CONTEXT),
                                          given->start);
      suffix = dossier_annotations_slice (text, end, MIN (whole, end + DOSSIER_ANNOTATION_CONTEXT));
    }
  return dossier_db_run (work->db, sql_add, error, "siiuusssusii", uid, given->story, revision, given->start,
                         given->length, quote, prefix, suffix, given->colour, given->note,
                         given->created != 0 ? given->created : now, given->modified != 0 ? given->modified : now);
}

gint64
dossier_annotations_table_add (DossierWork *work, const DossierAnnotationRow *given, GError **error)
{
  gint64 revision = dossier_stories_table_get_revision (work->db, given->story, error);
  g_auto (DossierAnnotationWords) words = { 0 };
  g_autofree char *text = NULL;
  gboolean         is_ours = TRUE;
  gint64           id;

  g_assert (dossier_db_is_mine (work->db));
  if (revision == 0 || !dossier_annotations_check_note (given->note, error))
    return 0;
  if (given->revision != 0)
    {
      revision = given->revision;
      if (!dossier_annotations_is_revision_of (work->db, revision, given->story, &is_ours, error))
        return 0;
      if (!is_ours)
        return dossier_annotations_fail_outside (error);
    }
  text = dossier_texts_table_load_text (work->db, revision, error);
  if (text == NULL || !dossier_annotation_words_take_out (work, given->story, &words, error)
      || !insert (work, given, revision, text, error))
    return 0;
  id = dossier_db_get_last_id (work->db);
  if (!dossier_annotations_index_add (work->db, id, error) || !dossier_annotations_state_keep (work, id, given, error)
      || !dossier_annotation_words_put_back (work, &words, error)
      || !dossier_stories_table_count_annotation (work, given->story, 1, error))
    return 0;
  return id;
}

/* The story of an annotation, deleted or not as asked for; 0 with NOT_FOUND otherwise. */
static gint64
find_story (DossierDb *db, gint64 annotation, gboolean is_deleted, GError **error)
{
  static const char sql_story[] = "SELECT story FROM annotation WHERE id = ?1 AND is_deleted = ?2";
  gint64            story = 0;

  if (dossier_db_get (db, sql_story, &story, error, "iu", annotation, is_deleted) && story == 0)
    dossier_annotations_fail_not_found (error);
  return story;
}

gboolean
dossier_annotations_table_set_deleted (DossierWork *work, gint64 annotation, gboolean is_deleted, GError **error)
{
  static const char sql_set[] = "UPDATE annotation SET is_deleted = ?2 WHERE id = ?1";
  gint64            story = find_story (work->db, annotation, !is_deleted, error);
  g_auto (DossierAnnotationWords) words = { 0 };

  return story != 0 && dossier_annotation_words_take_out (work, story, &words, error)
         && dossier_db_run (work->db, sql_set, error, "iu", annotation, is_deleted)
         && dossier_annotation_words_put_back (work, &words, error)
         && dossier_stories_table_count_annotation (work, story, is_deleted ? -1 : 1, error);
}

/* --- a new text --- */

/* Where @needle stands, in bytes, when it stands there exactly once; -1 otherwise. */
static gssize
find_once (const char *text, const char *needle)
{
  const char *first = needle[0] != '\0' ? strstr (text, needle) : NULL;

  if (first == NULL || strstr (first + 1, needle) != NULL)
    return -1;
  return first - text;
}

/* A text that places are looked for in. */
typedef struct
{
  DossierDb            *db;
  const char           *text;
  DossierAnchor        *anchor;    /* of the text, made at the first need */
  gint64                revision;  /* that the next is from */
  DossierTextAlignment *alignment; /* of that revision's text with this one, or NULL */
} Target;

static void
target_clear (Target *target)
{
  g_clear_pointer (&target->anchor, dossier_anchor_free);
  g_clear_pointer (&target->alignment, dossier_text_alignment_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Target, target_clear)

/* A place in a text, in code points. */
typedef struct
{
  gint64      id, revision;
  guint       start, length; /* no length: of the whole text, or the words were nowhere */
  const char *prefix, *quote, *suffix;
} Place;

/* As it is, with its context, then alone; then as the same words in another copy: never a guess. */
static gboolean
find_words (Target *target, Place *place)
{
  g_autofree char *whole = g_strconcat (place->prefix, place->quote, place->suffix, NULL);
  gssize           at = find_once (target->text, whole);

  at = at >= 0 ? at + (gssize) strlen (place->prefix) : find_once (target->text, place->quote);
  if (at >= 0)
    {
      place->start = (guint) g_utf8_pointer_to_offset (target->text, target->text + at);
      place->length = (guint) g_utf8_strlen (place->quote, -1);
      return TRUE;
    }
  if (target->anchor == NULL)
    target->anchor = dossier_anchor_new (target->text);
  return dossier_anchor_find (target->anchor, place->quote, place->prefix, place->suffix, &place->start,
                              &place->length);
}

static gboolean
align (Target *target, gint64 revision, GError **error)
{
  g_autofree char *text = NULL;

  if (target->alignment != NULL && target->revision == revision)
    return TRUE;
  g_clear_pointer (&target->alignment, dossier_text_alignment_free);
  text = dossier_texts_table_load_text (target->db, revision, error);
  if (text == NULL)
    return FALSE;
  target->revision = revision;
  target->alignment = dossier_text_alignment_new (text, target->text);
  return TRUE;
}

/* Where the words of a place have gone. What stood nowhere may have come. FALSE on error. */
static gboolean
find_place (Target *target, Place *place, gboolean *found, GError **error)
{
  if (place->quote[0] == '\0')
    {
      place->start = place->length = 0;
      *found = TRUE;
      return TRUE;
    }
  if (place->length == 0)
    {
      *found = find_words (target, place);
      return TRUE;
    }
  if (!align (target, place->revision, error))
    return FALSE;
  *found = dossier_text_alignment_find (target->alignment, &place->start, &place->length);
  return TRUE;
}

static Place
read_place (sqlite3_stmt *row)
{
  return (Place){ .id = sqlite3_column_int64 (row, 0),
                  .revision = sqlite3_column_int64 (row, 1),
                  .start = (guint) sqlite3_column_int (row, 2),
                  .length = (guint) sqlite3_column_int (row, 3),
                  .prefix = (const char *) sqlite3_column_text (row, 4),
                  .quote = (const char *) sqlite3_column_text (row, 5),
                  .suffix = (const char *) sqlite3_column_text (row, 6) };
}

gboolean
dossier_annotations_table_move (DossierDb *db, gint64 story, gint64 revision, const char *text, GError **error)
{
  static const char sql_list[] = "SELECT id, revision, start, length, prefix, quote, suffix FROM annotation"
                                 " WHERE story = ?1 AND (revision <> ?2 OR length = 0) ORDER BY revision";
  static const char sql_move[] = "UPDATE annotation SET revision = ?2, start = ?3, length = ?4 WHERE id = ?1";
  g_auto (Target) target = { .db = db, .text = text };
  sqlite3_stmt *row = dossier_db_query (db, sql_list, error, "ii", story, revision);

  if (row == NULL)
    return FALSE;
  while (dossier_db_next (db, row, error))
    {
      Place    place = read_place (row);
      gboolean found = FALSE;

      if (!find_place (&target, &place, &found, error)
          || (found && !dossier_db_run (db, sql_move, error, "iiuu", place.id, revision, place.start, place.length)))
        {
          dossier_db_end (row);
          return FALSE;
        }
    }
  return !dossier_db_failed (db);
}

gboolean
dossier_annotations_table_fit (DossierDb *db, gint64 story, const char *text, gboolean *fit, GError **error)
{
  /* Those without a place lose none. */
  static const char sql_list[] = "SELECT id, revision, start, length, prefix, quote, suffix FROM annotation"
                                 " WHERE story = ?1 AND is_deleted = 0 AND length > 0 ORDER BY revision";
  g_auto (Target) target = { .db = db, .text = text };
  sqlite3_stmt *row = dossier_db_query (db, sql_list, error, "i", story);

  if (row == NULL)
    return FALSE;
  *fit = TRUE;
  while (*fit && dossier_db_next (db, row, error))
    {
      Place place = read_place (row);

      if (!find_place (&target, &place, fit, error))
        {
          dossier_db_end (row);
          return FALSE;
        }
    }
  if (!*fit)
    dossier_db_end (row);
  return !dossier_db_failed (db);
}

/* --- reading --- */

GStrv
dossier_annotations_split_tags (const char *names)
{
  g_autofree char *valid = dossier_valid_text_dup (names);

  return valid != NULL ? g_strsplit (valid, "\n", -1) : NULL;
}

GPtrArray *
dossier_annotations_table_collect (DossierDb *db, sqlite3_stmt *row, GError **error)
{
  g_autoptr (GPtrArray) annotations = g_ptr_array_new_with_free_func (g_object_unref);

  if (row == NULL)
    return NULL;
  while (dossier_db_next (db, row, error))
    {
      g_auto (GStrv) tags = dossier_annotations_split_tags ((const char *) sqlite3_column_text (row, 13));
      DossierAnnotationRow annotation = {
        .id = sqlite3_column_int64 (row, 0),
        .uid = (char *) sqlite3_column_text (row, 1),
        .story = sqlite3_column_int64 (row, 2),
        .revision = sqlite3_column_int64 (row, 3),
        .start = sqlite3_column_int (row, 4),
        .length = sqlite3_column_int (row, 5),
        .quote = (char *) sqlite3_column_text (row, 6),
        .prefix = (char *) sqlite3_column_text (row, 7),
        .suffix = (char *) sqlite3_column_text (row, 8),
        .colour = sqlite3_column_int (row, 9),
        .note = (char *) sqlite3_column_text (row, 10),
        .created = sqlite3_column_int64 (row, 11),
        .modified = sqlite3_column_int64 (row, 12),
        .tags = tags,
        .entity = sqlite3_column_int64 (row, 14),
        .entity_name = (char *) sqlite3_column_text (row, 15),
        .claim = sqlite3_column_int64 (row, 16),
        .draft = (char *) sqlite3_column_text (row, 17),
        .claim_kind = sqlite3_column_int (row, 18),
        .claim_subject = sqlite3_column_int64 (row, 19),
        .claim_object = sqlite3_column_int64 (row, 20),
        .claim_subject_name = (char *) sqlite3_column_text (row, 21),
        .claim_object_name = (char *) sqlite3_column_text (row, 22),
        .claim_sentence = (char *) sqlite3_column_text (row, 23),
      };

      g_ptr_array_add (annotations, dossier_annotation_new (&annotation));
    }
  return dossier_db_failed (db) ? NULL : g_steal_pointer (&annotations);
}

GPtrArray *
dossier_annotations_table_list_of_story (DossierDb *db, gint64 story, GError **error)
{
  static const char sql_list[]
      = "SELECT " DOSSIER_ANNOTATION_COLUMNS " FROM " DOSSIER_ANNOTATION_FROM " WHERE n.story = ?1"
        " AND n.is_deleted = 0 ORDER BY n.start, n.length DESC, n.id";

  return dossier_annotations_table_collect (db, dossier_db_query (db, sql_list, error, "i", story), error);
}

GPtrArray *
dossier_annotations_table_list_of_entity (DossierDb *db, gint64 entity, guint limit, GError **error)
{
  static const char sql_list[]
      = "SELECT " DOSSIER_ANNOTATION_COLUMNS " FROM " DOSSIER_ANNOTATION_FROM " JOIN story s ON s.id = n.story"
        " JOIN story_state t ON t.story = n.story AND t.is_deleted = 0"
        " WHERE n.is_deleted = 0 AND (coalesce (ne.now, ne.id) = ?1 OR (n.revision = s.revision"
        " AND EXISTS (SELECT 1 FROM story_entity e WHERE e.story = n.story AND e.entity = ?1)"
        " AND EXISTS (SELECT 1 FROM mention m WHERE m.story = n.story AND m.entity = ?1"
        "  AND m.start < n.start + n.length AND m.start + m.length > n.start)))"
        " ORDER BY n.created DESC, n.id DESC LIMIT ?2";

  return dossier_annotations_table_collect (db, dossier_db_query (db, sql_list, error, "iu", entity, limit), error);
}

DossierAnnotation *
dossier_annotations_table_load (DossierDb *db, gint64 annotation, GError **error)
{
  static const char sql_load[] = "SELECT " DOSSIER_ANNOTATION_COLUMNS " FROM " DOSSIER_ANNOTATION_FROM
                                 " JOIN story_state t ON t.story = n.story AND t.is_deleted = 0"
                                 " WHERE n.id = ?1 AND n.is_deleted = 0";
  g_autoptr (GPtrArray) one
      = dossier_annotations_table_collect (db, dossier_db_query (db, sql_load, error, "i", annotation), error);

  return one != NULL && one->len > 0 ? g_object_ref (one->pdata[0]) : NULL;
}

gboolean
dossier_annotations_table_is_lost (DossierDb *db, gint64 annotation, gboolean *is_lost, GError **error)
{
  static const char sql_is[] = "SELECT " DOSSIER_ANNOTATIONS_IS_LOST " FROM annotation n JOIN story s ON s.id = n.story"
                               " WHERE n.id = ?1";
  gint64            lost = 0;

  if (!dossier_db_get (db, sql_is, &lost, error, "i", annotation))
    return FALSE;
  *is_lost = lost != 0;
  return TRUE;
}
