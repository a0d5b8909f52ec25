/* dossier-annotations-search.c - a query becomes SQL: the highlights it asks for, in an order
 *
 * Everything that a person typed is bound as a value; what stands in the statement is ours. Highlights are few beside
 * stories: they lead, and all else is looked up for each of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-annotations-search.h"

#include "dossier-annotations-group.h"
#include "dossier-search-rows.h"
#include "dossier-search.h"
#include "dossier-search-terms.h"
#include "dossier-story-tag.h"

typedef struct
{
  const DossierNames *names;
  GString            *sql;
  GPtrArray          *values; /* GVariant: "x" or "s" */
} Statement;

static void
append (Statement *self, const char *sql)
{
  g_string_append (self->sql, sql);
}

static void
bind_id (Statement *self, gint64 id)
{
  g_ptr_array_add (self->values, g_variant_ref_sink (g_variant_new_int64 (id)));
}

static void
bind_text (Statement *self, const char *text)
{
  g_ptr_array_add (self->values, g_variant_ref_sink (g_variant_new_string (text)));
}

/* ---- who ---- */

/* "= ?" or "IN (...)": the entities that @term means. */
static void
append_meant (Statement *self, const DossierTerm *term)
{
  if (term->field == DOSSIER_TERM_ENTITY)
    {
      append (self, " = ?");
      bind_id (self, term->id);
      return;
    }
  append (self, " IN ");
  dossier_search_terms_append_named (self->sql, self->values, self->names, term);
}

/* It is about them, or they are named in its words. */
static void
append_who (Statement *self, const DossierTerm *term)
{
  append (self, "coalesce (w.now, w.id)");
  append_meant (self, term);
  append (self, " OR (n.revision = s.revision AND EXISTS (SELECT 1 FROM mention m WHERE m.story = n.story"
                " AND m.start < n.start + n.length AND m.start + m.length > n.start AND m.entity");
  append_meant (self, term);
  append (self, "))");
}

static void
append_story_who (Statement *self, const DossierTerm *term)
{
  append (self, "EXISTS (SELECT 1 FROM story_entity e WHERE e.story = n.story AND e.entity");
  append_meant (self, term);
  append (self, ")");
}

/* ---- one term ---- */

static void
append_words (Statement *self, const DossierTerm *term)
{
  g_autoptr (GString) match = g_string_new (NULL);

  dossier_search_terms_append_match (match, term,
                                     term->field == DOSSIER_TERM_QUOTE  ? "quote"
                                     : term->field == DOSSIER_TERM_NOTE ? "note"
                                                                        : NULL);
  append (self, "n.id IN (SELECT rowid FROM annotation_fts WHERE annotation_fts MATCH ?)");
  bind_text (self, match->str);
}

static void
append_title (Statement *self, const DossierTerm *term)
{
  g_autoptr (GString) match = g_string_new (NULL);

  dossier_search_terms_append_match (match, term, "title");
  append (self, "n.story IN (SELECT " DOSSIER_SEARCH_ROWS_STORY " FROM story_fts WHERE story_fts MATCH ?)");
  bind_text (self, match->str);
}

static void
append_tagged (Statement *self, const DossierTerm *term)
{
  g_autofree char *folded = dossier_story_tag_fold_name (term->value);

  append (self, "EXISTS (SELECT 1 FROM annotation_tag g WHERE g.annotation = n.id AND ");
  append (self, term->is_prefix ? "instr (g.folded, ?) = 1)" : "g.folded = ?)");
  bind_text (self, folded);
}

static void
append_source (Statement *self, const DossierTerm *term)
{
  append (self, "s.source IN ");
  dossier_search_terms_append_sources (self->sql, self->values, term);
  append (self, " OR s.feed IN ");
  dossier_search_terms_append_feeds (self->sql, self->values, term);
}

static void
append_folder (Statement *self, const DossierTerm *term)
{
  append (self, "s.feed IN ");
  dossier_search_terms_append_feeds_of_folder (self->sql, self->values, term);
}

static void
append_state (Statement *self, const DossierTerm *term)
{
  switch (term->view) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_VIEW_ALL:
    case DOSSIER_VIEW_HIGHLIGHTS: append (self, "TRUE"); break;
    case DOSSIER_VIEW_UNREAD: append (self, "t.is_read = 0"); break;
    case DOSSIER_VIEW_STARRED: append (self, "t.is_starred = 1"); break;
    case DOSSIER_VIEW_ARCHIVED: append (self, "t.is_archived = 1"); break;
    }
}

static void
append_saved (Statement *self, const DossierTerm *term)
{
  append (self, "n.created >= ? AND n.created < ?");
  bind_id (self, dossier_search_terms_localize (term->span.from));
  bind_id (self, dossier_search_terms_localize (term->span.until));
}

static void
append_date (Statement *self, const DossierTerm *term)
{
  append (self, "s.precision <> 0 AND s.published_from < ? AND s.published_until > ?");
  bind_id (self, term->span.until);
  bind_id (self, term->span.from);
}

static void
append_has (Statement *self, const DossierTerm *term)
{
  append (self, "FALSE");
  if (term->bits & DOSSIER_QUERY_HAS_NOTE)
    append (self, " OR coalesce (n.note, '') <> ''");
  if (term->bits & DOSSIER_QUERY_HAS_TAG)
    append (self, " OR EXISTS (SELECT 1 FROM annotation_tag g WHERE g.annotation = n.id)");
  if (term->bits & DOSSIER_QUERY_HAS_WHO)
    append (self, " OR coalesce (w.now, w.id, 0) <> 0");
}

static void
append_condition (gpointer data, const DossierTerm *term)
{
  Statement *self = data;

  switch (term->field) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_TERM_ENTITY:
    case DOSSIER_TERM_NAME: append_who (self, term); break;
    case DOSSIER_TERM_STORY_NAME: append_story_who (self, term); break;
    case DOSSIER_TERM_FEED:
      append (self, "s.feed = ?");
      bind_id (self, term->id);
      break;
    case DOSSIER_TERM_SOURCE: append_source (self, term); break;
    case DOSSIER_TERM_FOLDER: append_folder (self, term); break;
    case DOSSIER_TERM_STATE: append_state (self, term); break;
    case DOSSIER_TERM_WORDS:
    case DOSSIER_TERM_QUOTE:
    case DOSSIER_TERM_NOTE: append_words (self, term); break;
    case DOSSIER_TERM_TITLE: append_title (self, term); break;
    case DOSSIER_TERM_TAG:
      append (self, "EXISTS (SELECT 1 FROM story_tag h WHERE h.story = n.story AND h.tag = ?)");
      bind_id (self, term->id);
      break;
    case DOSSIER_TERM_TAGGED: append_tagged (self, term); break;
    case DOSSIER_TERM_COLOUR:
      append (self, "(? >> n.colour) & 1");
      bind_id (self, term->bits);
      break;
    case DOSSIER_TERM_SAVED: append_saved (self, term); break;
    case DOSSIER_TERM_DATE: append_date (self, term); break;
    case DOSSIER_TERM_HAS: append_has (self, term); break;
    case DOSSIER_TERM_LOST: append (self, DOSSIER_ANNOTATIONS_IS_LOST); break;
    case DOSSIER_TERM_MOVE:
    case DOSSIER_TERM_FROM:
    case DOSSIER_TERM_TO:
    case DOSSIER_TERM_ROLE:
    case DOSSIER_TERM_AMOUNT:
    case DOSSIER_TERM_AS_OF:
    case DOSSIER_TERM_CERTAINTY: g_assert_not_reached (); /* of claims */
    case DOSSIER_TERM_AUTHOR:
    case DOSSIER_TERM_SITE:
    case DOSSIER_TERM_LANGUAGE: g_assert_not_reached (); /* of stories */
    case DOSSIER_TERM_GROUP: g_assert_not_reached ();    /* the tree has none */
    }
}

/* ---- the whole ---- */

/* Signs alone are no word and ask for nothing. */
static gboolean
asks_nothing (const DossierTerm *term)
{
  return (term->field == DOSSIER_TERM_WORDS || term->field == DOSSIER_TERM_QUOTE || term->field == DOSSIER_TERM_NOTE
          || term->field == DOSSIER_TERM_TITLE)
         && !dossier_search_terms_has_letters (term);
}

static void
build (Statement *self, const DossierAnnotationSearch *search)
{
  static const char *const orders[DOSSIER_N_ANNOTATION_ORDERS] = {
    [DOSSIER_ANNOTATION_ORDER_NEWEST] = " ORDER BY n.created DESC, n.id DESC",
    [DOSSIER_ANNOTATION_ORDER_OLDEST] = " ORDER BY n.created, n.id",
    [DOSSIER_ANNOTATION_ORDER_STORY] = " ORDER BY n.story DESC, n.start, n.id",
  };

  g_autoptr (DossierQueryNode) tree = dossier_query_dup_tree (search->query, asks_nothing);

  append (self, "SELECT n.id, n.story, n.created FROM annotation n"
                " JOIN story_state t ON t.story = n.story AND t.is_deleted = 0 JOIN story s ON s.id = n.story"
                " LEFT JOIN entity w ON w.id = n.entity WHERE n.is_deleted = 0");
  if (tree != NULL)
    {
      append (self, " AND ");
      dossier_search_terms_append_tree (self->sql, tree, append_condition, self);
    }
  append (self, orders[search->order]);
}

static Statement
statement_new (const DossierNames *names, const DossierAnnotationSearch *search)
{
  Statement statement = { .names = names,
                          .sql = g_string_new (NULL),
                          .values = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref) };

  build (&statement, search);
  return statement;
}

/* (element-type DossierAnnotationHit), in order. */
static GArray *
list_hits (DossierDb *db, const Statement *statement, GError **error)
{
  sqlite3_stmt *row = dossier_db_prepare (db, statement->sql->str, error);
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (DossierAnnotationHit));

  if (row == NULL)
    return NULL;
  dossier_search_bind (row, statement->values);
  while (dossier_db_next (db, row, error))
    {
      DossierAnnotationHit hit = { .id = sqlite3_column_int64 (row, 0),
                                   .story = sqlite3_column_int64 (row, 1),
                                   .created = sqlite3_column_int64 (row, 2) };

      g_array_append_val (hits, hit);
    }
  sqlite3_finalize (row);
  return dossier_db_failed (db) ? NULL : g_steal_pointer (&hits);
}

DossierFoundAnnotations *
dossier_annotations_search_run (DossierDb *db, const DossierNames *names, const DossierAnnotationSearch *search,
                                GError **error)
{
  Statement statement = statement_new (names, search);
  g_autoptr (GArray) hits = NULL;

  g_assert (dossier_db_is_mine (db));
  hits = list_hits (db, &statement, error);
  g_string_free (statement.sql, TRUE);
  g_ptr_array_unref (statement.values);
  return hits != NULL ? dossier_annotations_group_run (db, search, hits, error) : NULL;
}

char *
dossier_annotations_search_dup_sql (const DossierNames *names, const DossierAnnotationSearch *search)
{
  Statement statement = statement_new (names, search);

  g_ptr_array_unref (statement.values);
  return g_string_free (statement.sql, FALSE);
}

/* ---- what they can be told apart by ---- */

static void
key_free (gpointer data)
{
  g_free (((DossierAnnotationKey *) data)->name);
  g_free (data);
}

void
dossier_annotation_keys_free (DossierAnnotationKeys *keys)
{
  g_clear_pointer (&keys->tags, g_ptr_array_unref);
  g_clear_pointer (&keys->who, g_ptr_array_unref);
  g_clear_pointer (&keys->feeds, g_ptr_array_unref);
  g_free (keys);
}

static GPtrArray *
collect (DossierDb *db, sqlite3_stmt *row, GError **error)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (key_free);

  if (row == NULL)
    return NULL;
  while (dossier_db_next (db, row, error))
    {
      DossierAnnotationKey *key = g_new (DossierAnnotationKey, 1);

      *key = (DossierAnnotationKey){ .id = sqlite3_column_int64 (row, 0),
                                     .name = dossier_db_dup_text (row, 1),
                                     .n = (guint) sqlite3_column_int (row, 2) };
      g_ptr_array_add (keys, key);
    }
  return dossier_db_failed (db) ? NULL : g_steal_pointer (&keys);
}

#define SEEN " JOIN story_state t ON t.story = n.story AND t.is_deleted = 0"

static GPtrArray *
list_tags (DossierDb *db, GError **error)
{
  static const char sql_tags[] = "SELECT 0, min (g.name), count (*) AS many FROM annotation n" SEEN
                                 " JOIN annotation_tag g ON g.annotation = n.id WHERE n.is_deleted = 0"
                                 " GROUP BY g.folded ORDER BY many DESC, g.folded LIMIT ?1";

  return collect (db, dossier_db_query (db, sql_tags, error, "u", DOSSIER_ANNOTATION_KEYS_MAX), error);
}

static GPtrArray *
list_who (DossierDb *db, GError **error)
{
  static const char sql_who[] = "SELECT e.id, e.name, count (*) AS many FROM"
                                " (" DOSSIER_ANNOTATIONS_WHO ") x JOIN annotation n ON n.id = x.id" SEEN
                                " JOIN entity e ON e.id = x.who WHERE n.is_deleted = 0"
                                " GROUP BY e.id ORDER BY many DESC, e.name, e.id LIMIT ?1";

  return collect (db, dossier_db_query (db, sql_who, error, "u", DOSSIER_ANNOTATION_KEYS_MAX), error);
}

static GPtrArray *
list_feeds (DossierDb *db, GError **error)
{
  static const char sql_feeds[] = "SELECT f.id, f.title, count (*) AS many FROM annotation n" SEEN
                                  " JOIN story s ON s.id = n.story JOIN feed f ON f.id = s.feed WHERE n.is_deleted = 0"
                                  " GROUP BY f.id ORDER BY many DESC, f.title, f.id LIMIT ?1";

  return collect (db, dossier_db_query (db, sql_feeds, error, "u", DOSSIER_ANNOTATION_KEYS_MAX), error);
}

DossierAnnotationKeys *
dossier_annotations_search_list_keys (DossierDb *db, GError **error)
{
  g_autoptr (DossierAnnotationKeys) keys = g_new0 (DossierAnnotationKeys, 1);

  g_assert (dossier_db_is_mine (db));
  if ((keys->tags = list_tags (db, error)) == NULL || (keys->who = list_who (db, error)) == NULL
      || (keys->feeds = list_feeds (db, error)) == NULL)
    return NULL;
  return g_steal_pointer (&keys);
}
