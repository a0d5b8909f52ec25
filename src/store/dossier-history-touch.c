/* dossier-history-touch.c - what a change of the journal touches
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-history-touch.h"

guint
dossier_touch_hash (gconstpointer touch)
{
  const DossierTouch *self = touch;

  return g_int64_hash (&self->id) * 31 + g_int64_hash (&self->other) * 17 + (guint) self->respect;
}

gboolean
dossier_touch_equal (gconstpointer a, gconstpointer b)
{
  const DossierTouch *first = a, *second = b;

  return first->respect == second->respect && first->id == second->id && first->other == second->other;
}

static void
add (GArray *touches, DossierTouchRespect respect, gint64 id, gint64 other)
{
  DossierTouch touch = { respect, id, other };

  if (touches != NULL)
    g_array_append_val (touches, touch);
}

/* All ids of the entry, in one respect. */
static void
add_all (GArray *touches, DossierTouchRespect respect, const DossierJournalEntry *entry, gint64 other)
{
  for (guint i = 0; entry->stories != NULL && i < entry->stories->len; i++)
    add (touches, respect, g_array_index (entry->stories, gint64, i), other);
}

/* What it sets of its stories or feeds, and that they are there. */
static void
touch_all (const DossierJournalEntry *entry, DossierTouchRespect respect, DossierTouchRespect whole, GArray *holds,
           GArray *uses)
{
  add_all (holds, respect, entry, 0);
  add_all (uses, respect, entry, 0);
  add_all (uses, whole, entry, 0);
}

static void
touch_one (gint64 id, DossierTouchRespect respect, DossierTouchRespect whole, gint64 other, GArray *holds, GArray *uses)
{
  add (holds, respect, id, other);
  add (uses, respect, id, other);
  add (uses, whole, id, 0);
}

static gboolean
touch_annotation (DossierDb *db, gint64 annotation, GArray *holds, GArray *uses, GError **error)
{
  static const char sql_story[] = "SELECT story FROM annotation WHERE id = ?1";
  gint64            story = 0;

  if (!dossier_db_get (db, sql_story, &story, error, "i", annotation))
    return FALSE;
  touch_one (annotation, DOSSIER_TOUCH_ANNOTATION, DOSSIER_TOUCH_ANNOTATION, 0, holds, uses);
  add (uses, DOSSIER_TOUCH_STORY, story, 0);
  add (uses, DOSSIER_TOUCH_TEXT, story, 0);
  return TRUE;
}

static gboolean
touch_annotations (DossierDb *db, const DossierJournalEntry *entry, GArray *holds, GArray *uses, GError **error)
{
  for (guint i = 0; i < entry->stories->len; i++)
    if (!touch_annotation (db, g_array_index (entry->stories, gint64, i), holds, uses, error))
      return FALSE;
  return TRUE;
}

static gint64
get_other (const DossierJournalEntry *entry)
{
  return entry->after != NULL ? g_ascii_strtoll (entry->after, NULL, 10) : 0;
}

/* Notes and pins go along with those who become one, and the kind is that of both. */
static void
touch_merge (gint64 entity, GArray *holds, GArray *uses)
{
  add (uses, DOSSIER_TOUCH_WHO, entity, 0);
  touch_one (entity, DOSSIER_TOUCH_KIND, DOSSIER_TOUCH_KIND, 0, holds, uses);
  touch_one (entity, DOSSIER_TOUCH_WORDS, DOSSIER_TOUCH_WORDS, 0, holds, uses);
  touch_one (entity, DOSSIER_TOUCH_PIN, DOSSIER_TOUCH_PIN, 0, holds, uses);
  touch_one (entity, DOSSIER_TOUCH_FOLLOW, DOSSIER_TOUCH_FOLLOW, 0, holds, uses);
}

/* @entity is @other in @story. @is_new: the other one came with it. */
static void
touch_told (gint64 story, gint64 entity, gint64 other, gboolean is_new, GArray *holds, GArray *uses)
{
  touch_one (story, DOSSIER_TOUCH_TOLD, DOSSIER_TOUCH_STORY, entity, holds, uses);
  add (uses, DOSSIER_TOUCH_WHO, entity, 0);
  if (other == 0)
    return;
  touch_one (story, DOSSIER_TOUCH_TOLD, DOSSIER_TOUCH_STORY, other, holds, uses);
  add (uses, DOSSIER_TOUCH_WHO, other, 0);
  if (!is_new)
    return;
  add (holds, DOSSIER_TOUCH_WHO, other, 0);
  add (holds, DOSSIER_TOUCH_WORDS, other, 0);
  add (holds, DOSSIER_TOUCH_PIN, other, 0);
}

static gboolean
touch_answer (DossierDb *db, const DossierJournalEntry *entry, GArray *holds, GArray *uses, GError **error)
{
  static const char sql_story[] = "SELECT story FROM review WHERE id = ?1";
  static const char sql_entity[] = "SELECT entity FROM review WHERE id = ?1";
  gint64            story = 0, entity = 0;

  if (!dossier_db_get (db, sql_story, &story, error, "i", entry->subject)
      || !dossier_db_get (db, sql_entity, &entity, error, "i", entry->subject))
    return FALSE;
  touch_one (entry->subject, DOSSIER_TOUCH_REVIEW, DOSSIER_TOUCH_REVIEW, 0, holds, uses);
  touch_told (story, entity, get_other (entry), entry->before != NULL, holds, uses);
  return TRUE;
}

/* Of people and organizations. */
static gboolean
touch_who (DossierDb *db, const DossierJournalEntry *entry, GArray *holds, GArray *uses, GError **error)
{
  gint64 id = entry->subject, other = get_other (entry);

  switch ((int) entry->kind)
    {
    case DOSSIER_CHANGE_RENAME_ENTITY:
    case DOSSIER_CHANGE_ADD_NAME: touch_one (id, DOSSIER_TOUCH_NAMES, DOSSIER_TOUCH_WHO, 0, holds, uses); break;
    case DOSSIER_CHANGE_REMOVE_NAME:
      touch_one (id, DOSSIER_TOUCH_NAMES, DOSSIER_TOUCH_WHO, 0, holds, uses);
      touch_all (entry, DOSSIER_TOUCH_NAMES, DOSSIER_TOUCH_WHO, holds, uses);
      break;
    case DOSSIER_CHANGE_SET_ENTITY_KIND:
      touch_one (id, DOSSIER_TOUCH_KIND, DOSSIER_TOUCH_WHO, 0, holds, uses);
      touch_one (id, DOSSIER_TOUCH_NAMES, DOSSIER_TOUCH_WHO, 0, holds, uses);
      break;
    case DOSSIER_CHANGE_SET_ENTITY_NOTE:
      touch_one (id, DOSSIER_TOUCH_WORDS, DOSSIER_TOUCH_WORDS, 0, holds, uses);
      break;
    case DOSSIER_CHANGE_SET_PINNED:
    case DOSSIER_CHANGE_ADD_ENTITY: touch_one (id, DOSSIER_TOUCH_PIN, DOSSIER_TOUCH_PIN, 0, holds, uses); break;
    case DOSSIER_CHANGE_MERGE_ENTITIES: touch_merge (other, holds, uses); G_GNUC_FALLTHROUGH;
    case DOSSIER_CHANGE_REJECT_ENTITY: touch_merge (id, holds, uses); break;
    case DOSSIER_CHANGE_SPLIT_ENTITY:
      for (guint i = 0; i < entry->stories->len; i++)
        touch_told (g_array_index (entry->stories, gint64, i), id, other, entry->before != NULL, holds, uses);
      break;
    case DOSSIER_CHANGE_ANSWER_REVIEW: return touch_answer (db, entry, holds, uses, error);
    }
  return TRUE;
}

/* What was seen was seen of what is followed. */
static void
touch_follow (const DossierJournalEntry *entry, GArray *holds, GArray *uses)
{
  if (entry->kind == DOSSIER_CHANGE_SEE_NEWS)
    {
      touch_one (-2, DOSSIER_TOUCH_FOLLOW, DOSSIER_TOUCH_FOLLOW, 0, holds, uses);
      add (uses, DOSSIER_TOUCH_FOLLOW, -1, 0);
      return;
    }
  touch_one (entry->subject, DOSSIER_TOUCH_FOLLOW, DOSSIER_TOUCH_FOLLOW, 0, holds, uses);
  add (holds, DOSSIER_TOUCH_FOLLOW, -1, 0);
  add (uses, DOSSIER_TOUCH_FOLLOW, -2, 0);
}

static void
touch_tags (const DossierJournalEntry *entry, GArray *holds, GArray *uses)
{
  add (uses, DOSSIER_TOUCH_TAGS, 0, 0);
  if (entry->kind == DOSSIER_CHANGE_RENAME_TAG)
    {
      add (holds, DOSSIER_TOUCH_TAGS, 0, 0);
      return;
    }
  add_all (holds, DOSSIER_TOUCH_TAGGED, entry, entry->subject);
  add_all (uses, DOSSIER_TOUCH_TAGGED, entry, entry->subject);
  add_all (uses, DOSSIER_TOUCH_STORY, entry, 0);
}

gboolean
dossier_history_touch (DossierDb *db, const DossierJournalEntry *entry, GArray *holds, GArray *uses, GError **error)
{
  switch (entry->kind)
    {
    case DOSSIER_CHANGE_SET_READ: touch_all (entry, DOSSIER_TOUCH_READ, DOSSIER_TOUCH_STORY, holds, uses); break;
    case DOSSIER_CHANGE_SET_ARCHIVED: touch_all (entry, DOSSIER_TOUCH_READ, DOSSIER_TOUCH_STORY, holds, uses); break;
    case DOSSIER_CHANGE_SET_STARRED: touch_all (entry, DOSSIER_TOUCH_STARRED, DOSSIER_TOUCH_STORY, holds, uses); break;
    case DOSSIER_CHANGE_ADD:
    case DOSSIER_CHANGE_RESTORE: add_all (holds, DOSSIER_TOUCH_STORY, entry, 0); G_GNUC_FALLTHROUGH;
    case DOSSIER_CHANGE_DELETE: touch_all (entry, DOSSIER_TOUCH_SHOWN, DOSSIER_TOUCH_STORY, holds, uses); break;
    case DOSSIER_CHANGE_ANNOTATE:
    case DOSSIER_CHANGE_EDIT_ANNOTATION:
    case DOSSIER_CHANGE_DELETE_ANNOTATION: return touch_annotation (db, entry->subject, holds, uses, error);
    case DOSSIER_CHANGE_EDIT_ANNOTATIONS: return touch_annotations (db, entry, holds, uses, error);
    case DOSSIER_CHANGE_SET_TEXT: touch_all (entry, DOSSIER_TOUCH_TEXT, DOSSIER_TOUCH_STORY, holds, uses); break;
    case DOSSIER_CHANGE_SUBSCRIBE:
    case DOSSIER_CHANGE_UNSUBSCRIBE: touch_all (entry, DOSSIER_TOUCH_FEED, DOSSIER_TOUCH_FEED, holds, uses); break;
    case DOSSIER_CHANGE_RENAME_FEED:
      touch_one (entry->subject, DOSSIER_TOUCH_FEED_NAME, DOSSIER_TOUCH_FEED, 0, holds, uses);
      break;
    case DOSSIER_CHANGE_MOVE_FEEDS: touch_all (entry, DOSSIER_TOUCH_FOLDER, DOSSIER_TOUCH_FEED, holds, uses); break;
    case DOSSIER_CHANGE_SET_FEED_OPTION:
      touch_one (entry->subject, DOSSIER_TOUCH_OPTION, DOSSIER_TOUCH_FEED, entry->flag, holds, uses);
      break;
    case DOSSIER_CHANGE_ADD_TAG:
    case DOSSIER_CHANGE_REMOVE_TAG:
    case DOSSIER_CHANGE_RENAME_TAG:
    case DOSSIER_CHANGE_DELETE_TAG: touch_tags (entry, holds, uses); break;
    case DOSSIER_CHANGE_QUEUE: break; /* what came later is merged */
    case DOSSIER_CHANGE_REMOVE_LINKS: touch_all (entry, DOSSIER_TOUCH_LINK, DOSSIER_TOUCH_LINK, holds, uses); break;
    case DOSSIER_CHANGE_FOLLOW:
    case DOSSIER_CHANGE_UNFOLLOW:
    case DOSSIER_CHANGE_SEE_NEWS: touch_follow (entry, holds, uses); break;
    case DOSSIER_CHANGE_DECIDE_CLAIM:
      touch_one (entry->subject, DOSSIER_TOUCH_DECISION, DOSSIER_TOUCH_DECISION, 0, holds, uses);
      break;
    case DOSSIER_CHANGE_EDIT_SEARCH:
    case DOSSIER_CHANGE_ORDER_SEARCHES:
      touch_one (entry->subject, DOSSIER_TOUCH_SEARCH, DOSSIER_TOUCH_SEARCH, 0, holds, uses);
      break;
    case DOSSIER_CHANGE_EDIT_RULE:
    case DOSSIER_CHANGE_ORDER_RULES:
      touch_one (entry->subject, DOSSIER_TOUCH_RULE, DOSSIER_TOUCH_RULE, 0, holds, uses);
      break;
    case DOSSIER_CHANGE_RENAME_ENTITY:
    case DOSSIER_CHANGE_SET_ENTITY_NOTE:
    case DOSSIER_CHANGE_SET_PINNED:
    case DOSSIER_CHANGE_MERGE_ENTITIES:
    case DOSSIER_CHANGE_REJECT_ENTITY:
    case DOSSIER_CHANGE_SET_ENTITY_KIND:
    case DOSSIER_CHANGE_ADD_ENTITY:
    case DOSSIER_CHANGE_SPLIT_ENTITY:
    case DOSSIER_CHANGE_ADD_NAME:
    case DOSSIER_CHANGE_REMOVE_NAME:
    case DOSSIER_CHANGE_ANSWER_REVIEW: return touch_who (db, entry, holds, uses, error);
    }
  return TRUE;
}
