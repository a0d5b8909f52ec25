/* dossier-store-read.c - the public calls that ask the library
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-store-private.h"

#include <glib/gi18n-lib.h>
#include "dossier-annotations-table.h"
#include "dossier-arrivals.h"
#include "dossier-claims-table.h"
#include "dossier-entities-table.h"
#include "dossier-feeds-table.h"
#include "dossier-link-waits-table.h"
#include "dossier-reading-table.h"
#include "dossier-search.h"
#include "dossier-stories-table.h"
#include "dossier-tags-table.h"
#include "dossier-texts-table.h"

/* What a dossier's page shows at most. */
#define MAX_DOSSIER_STORIES 200
#define MAX_DOSSIER_CONNECTED 100
#define MAX_DOSSIER_CLAIMS 5000
#define MAX_DOSSIER_ANNOTATIONS 500

/* --- finding --- */

typedef struct
{
  DossierQuery *query;
  GArray       *among; /* NULL: all */
  guint         limit;
} Find;

static Find *
find_new (DossierQuery *query, GArray *among, guint limit)
{
  Find *find = g_new0 (Find, 1);

  find->query = dossier_query_ref (query);
  find->among = among != NULL ? g_array_ref (among) : NULL;
  find->limit = limit;
  return find;
}

static void
find_free (gpointer data)
{
  Find *find = data;

  dossier_query_unref (find->query);
  g_clear_pointer (&find->among, g_array_unref);
  g_free (find);
}

static gpointer
find_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  Find *find = args;

  return dossier_search_find (db, dossier_store_get_names (self), find->query, find->among, find->limit, error);
}

static const DossierCallKind find_kind = { find_call, FALSE, find_free, (GDestroyNotify) g_array_unref };

GArray *
dossier_store_find (DossierStore *self, DossierQuery *query, guint limit, GError **error)
{
  Find find = { .query = query, .limit = limit };

  return dossier_store_call (self, &find_kind, &find, error);
}

void
dossier_store_find_async (DossierStore *self, DossierQuery *query, guint limit, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  dossier_store_call_async (self, &find_kind, find_new (query, NULL, limit), cancellable, callback, user_data);
}

GArray *
dossier_store_find_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_call_finish (self, &find_kind, result, error);
}

GArray *
dossier_store_find_among (DossierStore *self, DossierQuery *query, GArray *among, GError **error)
{
  Find find = { .query = query, .among = among };

  return dossier_store_call (self, &find_kind, &find, error);
}

void
dossier_store_find_among_async (DossierStore *self, DossierQuery *query, GArray *among, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  dossier_store_call_async (self, &find_kind, find_new (query, among, 0), cancellable, callback, user_data);
}

GArray *
dossier_store_find_among_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_call_finish (self, &find_kind, result, error);
}

/* --- counts --- */

static gboolean
read_counts (DossierDb *db, DossierCounts *counts, GError **error)
{
  static const char sql_total[] = "SELECT n FROM total WHERE name = ?1";
  guint *const      fields[DOSSIER_N_TOTALS] = {
         &counts->stories, &counts->unread,        &counts->starred, &counts->annotated, &counts->claims,
         &counts->people,  &counts->organizations, &counts->feeds,   &counts->archived,
  };

  for (DossierTotal i = 0; i < DOSSIER_N_TOTALS; i++)
    {
      gint64 n = 0;

      if (!dossier_db_get (db, sql_total, &n, error, "s", dossier_total_to_string (i)))
        return FALSE;
      *fields[i] = (guint) n;
    }
  return dossier_link_waits_table_count (db, &counts->links, error);
}

static gpointer
count_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  return GINT_TO_POINTER (read_counts (db, args, error));
}

static const DossierCallKind count_kind = { count_call, FALSE, NULL, NULL };

gboolean
dossier_store_count (DossierStore *self, DossierCounts *counts, GError **error)
{
  DossierDb *db = dossier_store_get_main_db (self);

  *counts = (DossierCounts){ 0 };
  return db != NULL ? read_counts (db, counts, error) : dossier_store_call (self, &count_kind, counts, error) != NULL;
}

static gpointer
count_new_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  g_autofree DossierCounts *counts = g_new0 (DossierCounts, 1);

  return read_counts (db, counts, error) ? g_steal_pointer (&counts) : NULL;
}

static const DossierCallKind count_new_kind = { .call = count_new_call, .free_result = g_free };

void
dossier_store_count_async (DossierStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  dossier_store_call_async (self, &count_new_kind, NULL, cancellable, callback, user_data);
}

gboolean
dossier_store_count_finish (DossierStore *self, GAsyncResult *result, DossierCounts *counts, GError **error)
{
  g_autofree DossierCounts *found = dossier_store_call_finish (self, &count_new_kind, result, error);

  if (found != NULL)
    *counts = *found;
  return found != NULL;
}

/* --- lists --- */

typedef struct
{
  DossierEntityKind kind;
  char             *search;
  guint             limit;
} ListEntities;

static void
list_entities_free (gpointer data)
{
  g_free (((ListEntities *) data)->search);
  g_free (data);
}

static gpointer
list_entities_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  ListEntities *list = args;

  return dossier_entities_table_list (db, list->kind, list->search, list->limit, error);
}

static const DossierCallKind list_entities_kind
    = { list_entities_call, FALSE, list_entities_free, (GDestroyNotify) g_ptr_array_unref };

GPtrArray *
dossier_store_list_entities (DossierStore *self, DossierEntityKind kind, const char *search, guint limit,
                             GError **error)
{
  ListEntities list = { kind, (char *) search, limit };

  return dossier_store_call (self, &list_entities_kind, &list, error);
}

void
dossier_store_list_entities_async (DossierStore *self, DossierEntityKind kind, const char *search, guint limit,
                                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  ListEntities list = { kind, g_strdup (search), limit };

  dossier_store_call_async (self, &list_entities_kind, g_memdup2 (&list, sizeof list), cancellable, callback,
                            user_data);
}

GPtrArray *
dossier_store_list_entities_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_call_finish (self, &list_entities_kind, result, error);
}

static gpointer
list_feeds_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  return dossier_feeds_table_list (db, error);
}

static const DossierCallKind list_feeds_kind = { list_feeds_call, FALSE, NULL, (GDestroyNotify) g_ptr_array_unref };

GPtrArray *
dossier_store_list_feeds (DossierStore *self, GError **error)
{
  return dossier_store_call (self, &list_feeds_kind, NULL, error);
}

void
dossier_store_list_feeds_async (DossierStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data)
{
  dossier_store_call_async (self, &list_feeds_kind, NULL, cancellable, callback, user_data);
}

GPtrArray *
dossier_store_list_feeds_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_call_finish (self, &list_feeds_kind, result, error);
}

typedef struct
{
  gint64   now, feed;
  gboolean all;
} StatesArgs;

static gpointer
list_feed_states_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  const StatesArgs *wanted = args;

  return dossier_feeds_table_list_states (db, wanted->now, wanted->all, wanted->feed, error);
}

static const DossierCallKind list_feed_states_kind
    = { list_feed_states_call, FALSE, NULL, (GDestroyNotify) g_ptr_array_unref };

GPtrArray *
dossier_store_list_feed_states (DossierStore *self, gint64 now, gboolean all, gint64 feed, GError **error)
{
  StatesArgs args = { now, feed, all };

  return dossier_store_call (self, &list_feed_states_kind, &args, error);
}

static gpointer
list_feed_waits_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  return dossier_feeds_table_list_waits (db, *(gint64 *) args, error);
}

static const DossierCallKind list_feed_waits_kind
    = { list_feed_waits_call, FALSE, NULL, (GDestroyNotify) g_ptr_array_unref };

GPtrArray *
dossier_store_list_feed_waits (DossierStore *self, gint64 now, GError **error)
{
  return dossier_store_call (self, &list_feed_waits_kind, &now, error);
}

static gpointer
list_claims_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  return dossier_claims_table_list (db, args, error);
}

static const DossierCallKind list_claims_kind = { list_claims_call, FALSE, g_free, (GDestroyNotify) g_ptr_array_unref };

GPtrArray *
dossier_store_list_claims (DossierStore *self, const DossierClaimFilter *filter, GError **error)
{
  return dossier_store_call (self, &list_claims_kind, (gpointer) filter, error);
}

void
dossier_store_list_claims_async (DossierStore *self, const DossierClaimFilter *filter, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  dossier_store_call_async (self, &list_claims_kind, g_memdup2 (filter, sizeof *filter), cancellable, callback,
                            user_data);
}

GPtrArray *
dossier_store_list_claims_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_call_finish (self, &list_claims_kind, result, error);
}

/* --- one thing --- */

/* Sets NOT_FOUND when nothing else went wrong; returns NULL. */
static gpointer
fail_not_found (const char *sentence, GError *local_error, GError **error)
{
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  else
    g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND, sentence);
  return NULL;
}

static DossierStory *
load_story (DossierDb *db, gint64 id, gboolean even_deleted, GError **error)
{
  GError       *local_error = NULL;
  DossierStory *story = dossier_stories_table_load (db, id, even_deleted, &local_error);

  if (story != NULL)
    return story;
  return fail_not_found (_ ("This story is not in the library any more."), local_error, error);
}

static gpointer
load_story_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  return load_story (db, *(gint64 *) args, FALSE, error);
}

static gpointer
load_entity_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  GError        *local_error = NULL;
  DossierEntity *entity = dossier_entities_table_load (db, *(gint64 *) args, &local_error);

  if (entity != NULL)
    return entity;
  return fail_not_found (_ ("This person or organization is not in the library any more."), local_error, error);
}

static gpointer
resolve_story_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  gint64 id = dossier_stories_table_resolve (db, args, error);

  return id != 0 ? g_memdup2 (&id, sizeof id) : NULL;
}

static const DossierCallKind load_story_kind = { load_story_call, FALSE, NULL, g_object_unref };
static const DossierCallKind load_entity_kind = { load_entity_call, FALSE, NULL, g_object_unref };
static const DossierCallKind resolve_story_kind = { resolve_story_call, FALSE, NULL, g_free };

/* On the opener's thread at once, on others through the reader. */
static gpointer
point_read (DossierStore *self, const DossierCallKind *kind, gpointer args, GError **error)
{
  DossierDb *db = dossier_store_get_main_db (self);

  return db != NULL ? kind->call (self, db, args, error) : dossier_store_call (self, kind, args, error);
}

DossierStory *
dossier_store_load_story (DossierStore *self, gint64 id, GError **error)
{
  return point_read (self, &load_story_kind, &id, error);
}

DossierEntity *
dossier_store_load_entity (DossierStore *self, gint64 id, GError **error)
{
  return point_read (self, &load_entity_kind, &id, error);
}

gint64
dossier_store_resolve_story (DossierStore *self, const char *word, GError **error)
{
  g_autofree gint64 *id = point_read (self, &resolve_story_kind, (gpointer) word, error);

  return id != NULL ? *id : 0;
}

typedef struct
{
  const char       *name;
  DossierEntityKind kind;
} FindEntities;

static gpointer
find_entities_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  FindEntities *find = args;

  return dossier_entities_table_find (db, dossier_store_get_names (self), find->name, find->kind, error);
}

static const DossierCallKind find_entities_kind
    = { find_entities_call, FALSE, NULL, (GDestroyNotify) g_ptr_array_unref };

GPtrArray *
dossier_store_find_entities (DossierStore *self, const char *name, DossierEntityKind kind, GError **error)
{
  FindEntities find = { name, kind };

  return dossier_store_call (self, &find_entities_kind, &find, error);
}

/* --- a story with everything --- */

gboolean
dossier_stored_mention_is_unsure (const DossierStoredMention *mention)
{
  return mention->confidence > 0 && mention->confidence < DOSSIER_CONFIDENCE_SURE;
}

void
dossier_story_content_free (DossierStoryContent *content)
{
  if (content == NULL)
    return;
  g_clear_object (&content->story);
  g_free (content->language);
  g_clear_pointer (&content->document, dossier_document_unref);
  g_clear_pointer (&content->mentions, g_array_unref);
  g_clear_pointer (&content->entities, g_ptr_array_unref);
  g_clear_pointer (&content->claims, g_ptr_array_unref);
  g_clear_pointer (&content->annotations, g_ptr_array_unref);
  g_clear_pointer (&content->tags, g_ptr_array_unref);
  g_clear_pointer (&content->rule_acts, g_ptr_array_unref);
  g_free (content);
}

static GPtrArray *
list_tags (DossierDb *db, gint64 story, GError **error)
{
  g_autoptr (GArray) stories = g_array_new (FALSE, FALSE, sizeof story);

  g_array_append_val (stories, story);
  return dossier_tags_table_list_of_stories (db, stories, error);
}

/* The parts belong to one state of the library: they are read in one transaction. */
static gboolean
read_content (DossierDb *db, gint64 id, gboolean even_deleted, DossierStoryContent *content, GError **error)
{
  static const char  sql_revision[] = "SELECT revision FROM story WHERE id = ?1";
  DossierClaimFilter filter = { .story = id, .with_no_facts = TRUE, .limit = G_MAXUINT };

  content->story = load_story (db, id, even_deleted, error);
  return content->story != NULL && dossier_db_get (db, sql_revision, &content->revision, error, "i", id)
         && dossier_texts_table_get_origin (db, content->revision, &content->origin, &content->fetched, error)
         && dossier_texts_table_get_language (db, content->revision, &content->language, error)
         && (content->document = dossier_texts_table_load_document (db, content->revision, error)) != NULL
         && dossier_reading_table_find (db, id, content->document, &content->place, error)
         && (content->mentions = dossier_entities_table_list_mentions (db, id, error)) != NULL
         && (content->entities = dossier_entities_table_list_of_story (db, id, error)) != NULL
         && (content->claims = dossier_claims_table_list (db, &filter, error)) != NULL
         && (content->annotations = dossier_annotations_table_list_of_story (db, id, error)) != NULL
         && (content->tags = list_tags (db, id, error)) != NULL
         && (content->rule_acts = dossier_arrivals_list_acts (db, id, error)) != NULL;
}

static DossierStoryContent *
load_content (DossierDb *db, gint64 story, gboolean even_deleted, GError **error)
{
  g_autoptr (DossierStoryContent) content = g_new0 (DossierStoryContent, 1);
  gboolean done;

  if (!dossier_db_exec (db, "BEGIN", error))
    return NULL;
  done = read_content (db, story, even_deleted, content, error) || dossier_db_fail_missing (db, error);
  dossier_db_rollback (db);
  return done ? g_steal_pointer (&content) : NULL;
}

static gpointer
load_content_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  return load_content (db, *(gint64 *) args, FALSE, error);
}

static gpointer
load_kept_content_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  return load_content (db, *(gint64 *) args, TRUE, error);
}

static const DossierCallKind load_content_kind
    = { load_content_call, FALSE, g_free, (GDestroyNotify) dossier_story_content_free };
static const DossierCallKind load_kept_content_kind
    = { load_kept_content_call, FALSE, NULL, (GDestroyNotify) dossier_story_content_free };

DossierStoryContent *
dossier_store_load_content (DossierStore *self, gint64 story, GError **error)
{
  return dossier_store_call (self, &load_content_kind, &story, error);
}

DossierStoryContent *
dossier_store_load_kept_content (DossierStore *self, gint64 story, GError **error)
{
  return dossier_store_call (self, &load_kept_content_kind, &story, error);
}

void
dossier_store_load_content_async (DossierStore *self, gint64 story, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  dossier_store_call_async (self, &load_content_kind, g_memdup2 (&story, sizeof story), cancellable, callback,
                            user_data);
}

DossierStoryContent *
dossier_store_load_content_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_call_finish (self, &load_content_kind, result, error);
}

/* --- a dossier --- */

void
dossier_entity_content_free (DossierEntityContent *content)
{
  if (content == NULL)
    return;
  g_clear_object (&content->entity);
  g_clear_pointer (&content->claims, g_ptr_array_unref);
  g_clear_pointer (&content->stories, g_ptr_array_unref);
  g_clear_pointer (&content->connected, g_ptr_array_unref);
  g_clear_pointer (&content->n_shared, g_array_unref);
  g_clear_pointer (&content->annotations, g_ptr_array_unref);
  g_free (content);
}

static gboolean
read_dossier (DossierStore *self, DossierDb *db, gint64 id, DossierEntityContent *content, GError **error)
{
  DossierClaimFilter filter = { .entity = id, .with_no_facts = TRUE, .limit = MAX_DOSSIER_CLAIMS };

  return (content->entity = load_entity_call (self, db, &id, error)) != NULL
         && (content->claims = dossier_claims_table_list (db, &filter, error)) != NULL
         && (content->stories = dossier_stories_table_list_of_entity (db, id, MAX_DOSSIER_STORIES, error)) != NULL
         && (content->connected
             = dossier_entities_table_list_connected (db, id, MAX_DOSSIER_CONNECTED, &content->n_shared, error))
                != NULL
         && (content->annotations = dossier_annotations_table_list_of_entity (db, id, MAX_DOSSIER_ANNOTATIONS, error))
                != NULL;
}

static gpointer
load_dossier_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  g_autoptr (DossierEntityContent) content = g_new0 (DossierEntityContent, 1);
  gboolean done;

  if (!dossier_db_exec (db, "BEGIN", error))
    return NULL;
  done = read_dossier (self, db, *(gint64 *) args, content, error) || dossier_db_fail_missing (db, error);
  dossier_db_rollback (db);
  return done ? g_steal_pointer (&content) : NULL;
}

static const DossierCallKind load_dossier_kind
    = { load_dossier_call, FALSE, g_free, (GDestroyNotify) dossier_entity_content_free };

DossierEntityContent *
dossier_store_load_dossier (DossierStore *self, gint64 entity, GError **error)
{
  return dossier_store_call (self, &load_dossier_kind, &entity, error);
}

void
dossier_store_load_dossier_async (DossierStore *self, gint64 entity, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  dossier_store_call_async (self, &load_dossier_kind, g_memdup2 (&entity, sizeof entity), cancellable, callback,
                            user_data);
}

DossierEntityContent *
dossier_store_load_dossier_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  return dossier_store_call_finish (self, &load_dossier_kind, result, error);
}
