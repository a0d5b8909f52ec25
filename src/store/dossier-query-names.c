/* dossier-query-names.c - the names that may stand behind a field of a search
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-query-names.h"

#include "dossier-db-functions.h"
#include "dossier-store-private.h"
#include "dossier-story-tag.h"

#include <string.h>

/* Behind all that begins with the same. */
#define LAST "\364\217\277\277"

typedef struct
{
  DossierQueryNames names;
  char             *typed;
} Wanted;

/* What is typed as it is kept, and what comes behind all that begins so. The statements borrow them. */
typedef struct
{
  char *first, *last;
} Sought;

static void
wanted_free (gpointer data)
{
  g_free (((Wanted *) data)->typed);
  g_free (data);
}

static char *
fold (const Wanted *wanted)
{
  char *folded = wanted->names == DOSSIER_NAMES_TAG || wanted->names == DOSSIER_NAMES_HIGHLIGHT_TAG
                     ? dossier_story_tag_fold_name (wanted->typed)
                 : wanted->names == DOSSIER_NAMES_AUTHOR ? dossier_db_fold_words (wanted->typed)
                                                         : dossier_names_fold_plain (wanted->typed);

  return folded != NULL ? folded : g_strdup ("");
}

/* ---- each kind ---- */

static sqlite3_stmt *
ask_for_entities (DossierDb *db, const Sought *sought, DossierEntityKind kind, GError **error)
{
  /* Nothing is typed: those that most stories name. */
  static const char sql_most[] = "SELECT e.name FROM entity_count c JOIN entity e ON e.id = c.entity"
                                 " WHERE (?1 = 0 OR c.kind = ?1) AND c.n_stories > 0"
                                 " ORDER BY c.n_stories DESC, e.name LIMIT ?2";
  static const char sql_like[] = "SELECT e.name FROM entity_name n JOIN entity b ON b.id = n.entity"
                                 " JOIN entity e ON e.id = coalesce (b.now, b.id)"
                                 " JOIN entity_count c ON c.entity = e.id"
                                 " WHERE n.folded >= ?1 AND n.folded < ?2 AND n.is_link >= 0"
                                 " AND (?3 = 0 OR e.kind = ?3) AND c.n_stories > 0"
                                 " GROUP BY e.id ORDER BY c.n_stories DESC, e.name LIMIT ?4";

  if (*sought->first == '\0')
    return dossier_db_query (db, sql_most, error, "uu", kind, DOSSIER_QUERY_NAMES_MAX);
  return dossier_db_query (db, sql_like, error, "ssuu", sought->first, sought->last, kind, DOSSIER_QUERY_NAMES_MAX);
}

static sqlite3_stmt *
ask_for_feeds (DossierDb *db, const Sought *sought, GError **error)
{
  static const char sql_feeds[] = "SELECT name FROM (SELECT f.title AS name, c.n_stories AS n FROM feed f"
                                  " JOIN feed_count c ON c.feed = f.id WHERE instr (fold_name (f.title), ?1) > 0"
                                  " UNION ALL SELECT name, 0 FROM source WHERE instr (folded, ?1) > 0)"
                                  " WHERE name <> '' GROUP BY name ORDER BY max (n) DESC, name LIMIT ?2";

  return dossier_db_query (db, sql_feeds, error, "su", sought->first, DOSSIER_QUERY_NAMES_MAX);
}

static sqlite3_stmt *
ask_for_folders (DossierDb *db, const Sought *sought, GError **error)
{
  static const char sql_folders[]
      = "SELECT name FROM folder WHERE instr (fold_name (name), ?1) = 1 ORDER BY name LIMIT ?2";

  return dossier_db_query (db, sql_folders, error, "su", sought->first, DOSSIER_QUERY_NAMES_MAX);
}

static sqlite3_stmt *
ask_for_tags (DossierDb *db, const Sought *sought, gboolean of_highlights, GError **error)
{
  static const char sql_tags[] = "SELECT g.name FROM tag g JOIN tag_count c ON c.tag = g.id WHERE c.n_stories > 0"
                                 " AND instr (g.folded, ?1) = 1 ORDER BY c.n_stories DESC, g.name LIMIT ?2";
  static const char sql_of_highlights[]
      = "SELECT min (g.name) FROM annotation_tag g JOIN annotation n ON n.id = g.annotation WHERE n.is_deleted = 0"
        " AND instr (g.folded, ?1) = 1 GROUP BY g.folded ORDER BY count (*) DESC, g.folded LIMIT ?2";

  return dossier_db_query (db, of_highlights ? sql_of_highlights : sql_tags, error, "su", sought->first,
                           DOSSIER_QUERY_NAMES_MAX);
}

static sqlite3_stmt *
ask_for_authors (DossierDb *db, const Sought *sought, GError **error)
{
  static const char sql_authors[]
      = "SELECT author FROM (SELECT author, count (*) AS n FROM story INDEXED BY story_author"
        " WHERE author IS NOT NULL GROUP BY author)"
        " WHERE ?1 = '' OR holds_words (?1, 1, author) ORDER BY n DESC, author LIMIT ?2";

  return dossier_db_query (db, sql_authors, error, "su", sought->first, DOSSIER_QUERY_NAMES_MAX);
}

static sqlite3_stmt *
ask (DossierDb *db, DossierQueryNames names, const Sought *sought, GError **error)
{
  switch (names) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_NAMES_ANYBODY: return ask_for_entities (db, sought, 0, error);
    case DOSSIER_NAMES_PERSON: return ask_for_entities (db, sought, DOSSIER_ENTITY_PERSON, error);
    case DOSSIER_NAMES_ORGANIZATION: return ask_for_entities (db, sought, DOSSIER_ENTITY_ORGANIZATION, error);
    case DOSSIER_NAMES_FEED: return ask_for_feeds (db, sought, error);
    case DOSSIER_NAMES_FOLDER: return ask_for_folders (db, sought, error);
    case DOSSIER_NAMES_TAG: return ask_for_tags (db, sought, FALSE, error);
    case DOSSIER_NAMES_HIGHLIGHT_TAG: return ask_for_tags (db, sought, TRUE, error);
    case DOSSIER_NAMES_AUTHOR: return ask_for_authors (db, sought, error);
    case DOSSIER_NAMES_NONE: break;
    }
  g_assert_not_reached ();
}

/* ---- the calls ---- */

static gpointer
list_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  const Wanted *wanted = args;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *first = fold (wanted), *last = g_strconcat (first, LAST, NULL);
  const Sought     sought = { first, last };
  sqlite3_stmt    *row;

  if (wanted->names == DOSSIER_NAMES_NONE || strlen (wanted->typed) > DOSSIER_QUERY_NAMES_MAX_TYPED)
    return g_steal_pointer (&found);
  row = ask (db, wanted->names, &sought, error);
  if (row == NULL)
    return NULL;
  while (dossier_db_next (db, row, error))
    g_ptr_array_add (found, dossier_db_dup_text (row, 0));
  return dossier_db_failed (db) ? NULL : g_steal_pointer (&found);
}

static const DossierCallKind list_kind = { list_call, FALSE, wanted_free, (GDestroyNotify) g_ptr_array_unref };

GPtrArray *
dossier_store_list_query_names (DossierStore *self, DossierQueryNames names, const char *typed, GError **error)
{
  Wanted wanted = { names, (char *) typed };

  return dossier_store_call (self, &list_kind, &wanted, error);
}

void
dossier_store_list_query_names_async (DossierStore *self, DossierQueryNames names, const char *typed,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Wanted *wanted = g_new0 (Wanted, 1);

  wanted->names = names;
  wanted->typed = g_strdup (typed);
  dossier_store_call_async (self, &list_kind, wanted, cancellable, callback, user_data);
}

GPtrArray *
dossier_store_list_query_names_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_call_finish (self, &list_kind, result, error);
}
