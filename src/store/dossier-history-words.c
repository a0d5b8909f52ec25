/* dossier-history-words.c - what a person did, in a sentence
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-history-words.h"

#include <glib/gi18n-lib.h>
#include "dossier-feed.h"
#include "dossier-journal-archive.h"
#include "dossier-journal-queue.h"
#include "dossier-journal-searches.h"
#include "dossier-versions.h"

/* Most characters of a highlight that are shown. */
#define MAX_QUOTE 120

/* --- stories, feeds and links: how many --- */

static const char *
story_format (const DossierJournalEntry *entry, guint n)
{
  switch ((int) entry->kind)
    {
    case DOSSIER_CHANGE_SET_READ:
      return entry->flag ? ngettext ("Marked %u story as read", "Marked %u stories as read", n)
                         : ngettext ("Marked %u story as unread", "Marked %u stories as unread", n);
    case DOSSIER_CHANGE_SET_STARRED:
      return entry->flag ? ngettext ("Starred %u story", "Starred %u stories", n)
                         : ngettext ("Removed the star of %u story", "Removed the stars of %u stories", n);
    case DOSSIER_CHANGE_SET_ARCHIVED: return dossier_journal_archive_get_words (entry, n);
    case DOSSIER_CHANGE_DELETE: return ngettext ("Deleted %u story", "Deleted %u stories", n);
    case DOSSIER_CHANGE_RESTORE: return ngettext ("Restored %u story", "Restored %u stories", n);
    case DOSSIER_CHANGE_ADD: return ngettext ("Added %u story", "Added %u stories", n);
    }
  return NULL;
}

static const char *
counting_format (const DossierJournalEntry *entry, guint n)
{
  switch ((int) entry->kind)
    {
    case DOSSIER_CHANGE_SUBSCRIBE: return ngettext ("Subscribed to %u feed", "Subscribed to %u feeds", n);
    case DOSSIER_CHANGE_UNSUBSCRIBE: return ngettext ("Unsubscribed from %u feed", "Unsubscribed from %u feeds", n);
    case DOSSIER_CHANGE_MOVE_FEEDS: return ngettext ("Moved %u feed", "Moved %u feeds", n);
    case DOSSIER_CHANGE_REMOVE_LINKS:
      return ngettext ("Took %u link out of the queue", "Took %u links out of the queue", n);
    case DOSSIER_CHANGE_QUEUE: return dossier_journal_queue_get_words (entry, n);
    case DOSSIER_CHANGE_EDIT_ANNOTATIONS:
      return (entry->flag & DOSSIER_ANNOTATION_DELETED) != 0
                 ? ngettext ("Deleted %u highlight", "Deleted %u highlights", n)
                 : ngettext ("Changed %u highlight", "Changed %u highlights", n);
    }
  return story_format (entry, n);
}

/* --- people and organizations: who --- */

static char *
dup_text (DossierDb *db, const char *sql, gint64 id, GError **error)
{
  sqlite3_stmt *row = dossier_db_query (db, sql, error, "i", id);
  char         *text;

  if (row == NULL || !dossier_db_next (db, row, error))
    return row != NULL && !dossier_db_failed (db) ? g_strdup ("") : NULL;
  text = dossier_db_dup_text (row, 0);
  dossier_db_end (row);
  return text != NULL ? text : g_strdup ("");
}

static char *
dup_name (DossierDb *db, gint64 entity, GError **error)
{
  static const char sql_name[] = "SELECT name FROM entity WHERE id = ?1";

  return dup_text (db, sql_name, entity, error);
}

static guint
count_stories (const DossierJournalEntry *entry)
{
  return entry->stories != NULL ? entry->stories->len : 0;
}

static char *
split_words (DossierDb *db, const DossierJournalEntry *entry, const char *name, GError **error)
{
  gint64           other = g_ascii_strtoll (entry->after, NULL, 10);
  guint            n = count_stories (entry);
  g_autofree char *instead = other != 0 ? dup_name (db, other, error) : NULL;

  if (other == 0)
    /* TRANSLATORS: a number of stories, and a name */
    return g_strdup_printf (
        ngettext ("Said that %u story does not name “%s”", "Said that %u stories do not name “%s”", n), n, name);
  if (instead == NULL)
    return NULL;
  /* TRANSLATORS: a number of stories, and two names: who is named there, and who it is not */
  return g_strdup_printf (
      ngettext ("Said that %u story is of “%s”, not of “%s”", "Said that %u stories are of “%s”, not of “%s”", n), n,
      instead, name);
}

static char *
merge_words (DossierDb *db, const DossierJournalEntry *entry, const char *name, GError **error)
{
  g_autofree char *kept = dup_name (db, g_ascii_strtoll (entry->after, NULL, 10), error);

  if (kept == NULL)
    return NULL;
  /* TRANSLATORS: two names; the second is the one of the dossier that is kept */
  return g_strdup_printf (_ ("Made “%s” one with “%s”"), name, kept);
}

static const char *
claim_words (const DossierJournalEntry *entry)
{
  switch ((DossierDecision) entry->flag) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_DECISION_NONE: break;
    case DOSSIER_DECISION_CONFIRMED: return _ ("Confirmed a move");
    case DOSSIER_DECISION_REJECTED: return _ ("Rejected a move");
    case DOSSIER_DECISION_EDITED: return _ ("Corrected a move");
    case DOSSIER_DECISION_ADDED: return _ ("Added a move");
    }
  return _ ("Took back what was said about a move");
}

/* The sentences that say no more than a name. */
static const char *
name_format (const DossierJournalEntry *entry)
{
  /* TRANSLATORS: in each of these stands the name of a person or an organization */
  switch ((int) entry->kind)
    {
    case DOSSIER_CHANGE_SET_ENTITY_NOTE:
      return entry->after != NULL ? _ ("Changed the note of “%s”") : _ ("Removed the note of “%s”");
    case DOSSIER_CHANGE_SET_PINNED: return entry->flag ? _ ("Pinned “%s”") : _ ("Unpinned “%s”");
    case DOSSIER_CHANGE_ADD_ENTITY: return _ ("Added “%s”");
    case DOSSIER_CHANGE_REJECT_ENTITY: return _ ("Said that “%s” is no name");
    case DOSSIER_CHANGE_SET_ENTITY_KIND:
      return g_ascii_strtoull (entry->after, NULL, 10) == DOSSIER_ENTITY_PERSON
                 ? _ ("Said that “%s” is a person")
                 : _ ("Said that “%s” is an organization");
    }
  return NULL;
}

static char *
entity_words (DossierDb *db, const DossierJournalEntry *entry, GError **error)
{
  g_autofree char *name = dup_name (db, entry->subject, error);
  const char      *format = name_format (entry);

  if (name == NULL)
    return NULL;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  if (format != NULL)
    return g_strdup_printf (format, name);
#pragma GCC diagnostic pop
  switch ((int) entry->kind)
    {
    case DOSSIER_CHANGE_MERGE_ENTITIES: return merge_words (db, entry, name, error);
    case DOSSIER_CHANGE_SPLIT_ENTITY: return split_words (db, entry, name, error);
    case DOSSIER_CHANGE_ADD_NAME:
      /* TRANSLATORS: one more name, and the name of a dossier */
      return g_strdup_printf (_ ("Added the name “%s” to “%s”"), entry->after, name);
    case DOSSIER_CHANGE_REMOVE_NAME:
      /* TRANSLATORS: a name, and the name of a dossier */
      return g_strdup_printf (_ ("Took the name “%s” away from “%s”"), entry->before, name);
    }
  g_assert_not_reached ();
}

/* --- the rest --- */

static char *
option_words (DossierDb *db, const DossierJournalEntry *entry, GError **error)
{
  static const char sql_title[] = "SELECT title FROM feed WHERE id = ?1";
  g_autofree char  *title = dup_text (db, sql_title, entry->subject, error);

  if (title == NULL)
    return NULL;
  /* TRANSLATORS: the name of a feed */
  return g_strdup_printf (_ ("Changed how the feed “%s” is read"), title);
}

static char *
tag_words (const DossierJournalEntry *entry)
{
  guint n = count_stories (entry);

  if (entry->kind == DOSSIER_CHANGE_ADD_TAG)
    /* TRANSLATORS: the name of a tag, and a number of stories */
    return g_strdup_printf (ngettext ("Added the tag “%s” to %u story", "Added the tag “%s” to %u stories", n),
                            entry->after, n);
  if (entry->kind == DOSSIER_CHANGE_REMOVE_TAG)
    /* TRANSLATORS: the name of a tag, and a number of stories */
    return g_strdup_printf (ngettext ("Removed the tag “%s” from %u story", "Removed the tag “%s” from %u stories", n),
                            entry->before, n);
  /* TRANSLATORS: the name of a tag */
  return g_strdup_printf (_ ("Deleted the tag “%s”"), entry->before);
}

static const char *
text_words (const DossierJournalEntry *entry)
{
  switch ((DossierTextChange) entry->flag)
    {
    case DOSSIER_TEXT_FETCHED: break;
    case DOSSIER_TEXT_CHOSEN: return _ ("Chose the blocks of a story’s text");
    case DOSSIER_TEXT_EXTRACTED: return _ ("Found a story’s text anew");
    case DOSSIER_TEXT_USED: return _ ("Used another version of a story’s text");
    case DOSSIER_TEXT_GIVEN: return _ ("Gave a story a text");
    }
  return _ ("Fetched the whole text of a story");
}

char *
dossier_history_words_dup (DossierDb *db, const DossierJournalEntry *entry, GError **error)
{
  guint       n = count_stories (entry);
  const char *format = counting_format (entry, n);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  if (format != NULL)
    return g_strdup_printf (format, n);
#pragma GCC diagnostic pop
  switch ((int) entry->kind)
    {
    case DOSSIER_CHANGE_ANNOTATE: return g_strdup (_ ("Highlighted words"));
    case DOSSIER_CHANGE_EDIT_ANNOTATION: return g_strdup (_ ("Changed a highlight"));
    case DOSSIER_CHANGE_DELETE_ANNOTATION: return g_strdup (_ ("Deleted a highlight"));
    case DOSSIER_CHANGE_SET_TEXT: return g_strdup (text_words (entry));
    case DOSSIER_CHANGE_SET_FEED_OPTION: return option_words (db, entry, error);
    case DOSSIER_CHANGE_RENAME_FEED:
    case DOSSIER_CHANGE_RENAME_TAG:
    case DOSSIER_CHANGE_RENAME_ENTITY:
      /* TRANSLATORS: both are names of a person, an organization, a feed or a tag; the second is the new one. */
      return g_strdup_printf (_ ("Renamed “%s” to “%s”"), entry->before, entry->after);
    case DOSSIER_CHANGE_ADD_TAG:
    case DOSSIER_CHANGE_REMOVE_TAG:
    case DOSSIER_CHANGE_DELETE_TAG: return tag_words (entry);
    case DOSSIER_CHANGE_FOLLOW: return g_strdup (_ ("Followed somebody or something"));
    case DOSSIER_CHANGE_UNFOLLOW: return g_strdup (_ ("Stopped following somebody or something"));
    case DOSSIER_CHANGE_SEE_NEWS: return g_strdup (_ ("Marked the news as seen"));
    case DOSSIER_CHANGE_ANSWER_REVIEW: return g_strdup (_ ("Answered a question about a name"));
    case DOSSIER_CHANGE_DECIDE_CLAIM: return g_strdup (claim_words (entry));
    case DOSSIER_CHANGE_EDIT_SEARCH:
    case DOSSIER_CHANGE_ORDER_SEARCHES:
    case DOSSIER_CHANGE_EDIT_RULE:
    case DOSSIER_CHANGE_ORDER_RULES: return dossier_journal_searches_dup_done (entry);
    }
  return entity_words (db, entry, error);
}

char *
dossier_history_words_dup_whole (const DossierJournalEntry *entry, guint n_stories)
{
  if (entry->kind == DOSSIER_CHANGE_MERGE_ENTITIES)
    return g_strdup (_ ("Made the dossiers of the same names one"));
  if (entry->kind == DOSSIER_CHANGE_EDIT_SEARCH)
    return g_strdup (_ ("Saved searches from a list"));
  if (n_stories == 0)
    return g_strdup (_ ("Changed the tags"));
  return g_strdup_printf (ngettext ("Imported %u story", "Imported %u stories", n_stories), n_stories);
}

char *
dossier_history_words_dup_rule (DossierDb *db, const DossierJournalEntry *entry, guint n_parts, GError **error)
{
  g_autofree char *words = n_parts == 1 ? dossier_history_words_dup (db, entry, error) : NULL;

  if (n_parts > 1)
    /* TRANSLATORS: the name of a rule */
    return g_strdup_printf (_ ("Applied the rule “%s”"), entry->by_rule);
  if (words == NULL)
    return NULL;
  /* TRANSLATORS: what was done, as "Starred 3 stories", and the name of the rule that did it */
  return g_strdup_printf (_ ("%s, by the rule “%s”"), words, entry->by_rule);
}

/* --- details --- */

static gboolean
is_of_stories (DossierChangeKind kind)
{
  switch ((int) kind)
    {
    case DOSSIER_CHANGE_SET_READ:
    case DOSSIER_CHANGE_SET_STARRED:
    case DOSSIER_CHANGE_SET_ARCHIVED:
    case DOSSIER_CHANGE_DELETE:
    case DOSSIER_CHANGE_RESTORE:
    case DOSSIER_CHANGE_ADD:
    case DOSSIER_CHANGE_SET_TEXT:
    case DOSSIER_CHANGE_ADD_TAG:
    case DOSSIER_CHANGE_REMOVE_TAG:
    case DOSSIER_CHANGE_DELETE_TAG:
    case DOSSIER_CHANGE_QUEUE:
    case DOSSIER_CHANGE_SPLIT_ENTITY: return TRUE;
    }
  return FALSE;
}

static gboolean
is_of_annotation (DossierChangeKind kind)
{
  return kind == DOSSIER_CHANGE_ANNOTATE || kind == DOSSIER_CHANGE_EDIT_ANNOTATION
         || kind == DOSSIER_CHANGE_DELETE_ANNOTATION || kind == DOSSIER_CHANGE_EDIT_ANNOTATIONS;
}

/* The only one, or the first. */
static gint64
get_annotation (const DossierJournalEntry *entry)
{
  return entry->stories != NULL && entry->stories->len > 0 ? g_array_index (entry->stories, gint64, 0) : entry->subject;
}

/* On one line, and not too long. */
static char *
dup_short (const char *quote)
{
  g_autofree char *line = g_strdelimit (g_strdup (quote), "\n\t", ' ');
  g_autofree char *start = NULL;

  if (g_utf8_strlen (line, -1) <= MAX_QUOTE)
    return g_steal_pointer (&line);
  start = g_utf8_substring (line, 0, MAX_QUOTE);
  return g_strconcat (start, "…", NULL);
}

gboolean
dossier_history_words_get_detail (DossierDb *db, const DossierJournalEntry *entry, char **detail, GError **error)
{
  static const char sql_title[] = "SELECT title FROM story WHERE id = ?1";
  static const char sql_sentence[] = "SELECT sentence FROM claim_decision WHERE id = ?1";
  static const char sql_quote[] = "SELECT quote FROM annotation WHERE id = ?1";
  g_autofree char  *text = NULL;

  *detail = NULL;
  if (entry->kind == DOSSIER_CHANGE_DECIDE_CLAIM)
    text = dup_text (db, sql_sentence, entry->subject, error);
  else if (is_of_annotation (entry->kind))
    text = dup_text (db, sql_quote, get_annotation (entry), error);
  else if (is_of_stories (entry->kind) && entry->stories != NULL && entry->stories->len > 0)
    text = dup_text (db, sql_title, g_array_index (entry->stories, gint64, 0), error);
  else
    return TRUE;
  if (text != NULL && text[0] != '\0')
    *detail = dup_short (text);
  return text != NULL;
}
