/* million-make.c - a library of made-up stories
 *
 * One thread makes stories up and packs them, another one writes them by the parts of the store that write a story's
 * rows. What saving does beside that is left out, as nothing is known twice here: looking for the same story, asking
 * who is meant by a name. What is done with the stories afterwards goes by way of the store.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "million-make.h"

#include "dossier-claims-table.h"
#include "dossier-entities-table.h"
#include "dossier-feeds-table.h"
#include "dossier-search-rows.h"
#include "dossier-tags-table.h"
#include "dossier-texts-table.h"
#include "dossier-work.h"
#include "million-drafts.h"

#define SEED 42
/* Stories a transaction: larger pieces of the full-text index are merged less often. */
#define AT_ONCE 5000
#define BATCHES_UNDERWAY 2
#define STARRED_EVERY 200
#define HIGHLIGHT_EVERY 100
#define TAGGED_EVERY 40
#define HIGHLIGHT_LENGTH 34

/* ---- made up and packed ---- */

typedef struct
{
  GPtrArray *drafts, *prepared;
} Batch;

typedef struct
{
  MillionMaker *maker;
  guint         n_stories;
  GAsyncQueue  *ready, *taken; /* of Batch; of anything: one for each batch that may be made */
  int           is_enough;     /* atomic */
} Making;

static void
batch_free (Batch *batch)
{
  g_clear_pointer (&batch->prepared, g_ptr_array_unref);
  g_clear_pointer (&batch->drafts, g_ptr_array_unref);
  g_free (batch);
}

static Batch *
make_batch (MillionMaker *maker, guint n)
{
  Batch *batch = g_new (Batch, 1);

  batch->drafts = g_ptr_array_new_full (n, (GDestroyNotify) dossier_draft_free);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (batch->drafts, million_maker_make (maker));
  batch->prepared = dossier_prepared_sort (batch->drafts, g_get_real_time () / G_USEC_PER_SEC);
  for (guint i = 0; i < n; i++)
    dossier_prepared_pack (batch->prepared->pdata[i]);
  return batch;
}

static gpointer
make_batches (gpointer data)
{
  Making *making = data;

  for (guint done = 0; done < making->n_stories && !g_atomic_int_get (&making->is_enough); done += AT_ONCE)
    {
      g_async_queue_pop (making->taken);
      g_async_queue_push (making->ready, make_batch (making->maker, MIN (AT_ONCE, making->n_stories - done)));
    }
  g_async_queue_push (making->ready, g_new0 (Batch, 1)); /* the end */
  return NULL;
}

/* ---- writing ---- */

typedef struct
{
  DossierDb    *db;
  DossierNames *names;
  DossierMemory memory;
  GHashTable   *entities; /* name -> id */
  GRand        *random;
  gint64        tags[MILLION_TAGS];
  guint         n_written;
} Writer;

static void
writer_open (Writer *writer, const char *path, GError **error)
{
  writer->db = dossier_db_open (path, DOSSIER_DB_WRITE, error);
  g_assert_no_error (*error);
  writer->names = dossier_names_new ();
  dossier_memory_init (&writer->memory);
  writer->entities = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  writer->random = g_rand_new_with_seed (SEED + 1);
  /* Nothing is lost when this fails half way. An index is made, and entities are counted, faster at once. */
  dossier_db_exec (writer->db,
                   "PRAGMA synchronous = OFF; PRAGMA cache_size = -400000; PRAGMA wal_autocheckpoint = 40000;"
                   "DROP INDEX story_entity_entity;",
                   error);
  g_assert_no_error (*error);
}

static void
writer_close (Writer *writer, GError **error)
{
  dossier_db_exec (writer->db,
                   "CREATE INDEX story_entity_entity ON story_entity (entity, story);"
                   "UPDATE entity_count SET (n_stories, newest) = (SELECT count(*), coalesce (max (e.story), 0)"
                   " FROM story_entity e WHERE e.entity = entity_count.entity);"
                   "UPDATE total SET n = (SELECT count(*) FROM entity_count WHERE n_stories > 0"
                   " AND kind = CASE name WHEN 'people' THEN 1 ELSE 2 END) WHERE name IN ('people', 'organizations');",
                   error);
  g_assert_no_error (*error);
  dossier_memory_clear (&writer->memory);
  g_hash_table_unref (writer->entities);
  g_rand_free (writer->random);
  dossier_names_free (writer->names);
  dossier_db_free (writer->db);
}

static gboolean
add_known (Writer *writer, DossierWork *work, GError **error)
{
  for (guint i = 0; i < MILLION_ENTITIES; i++)
    {
      char  *name = million_name (i);
      gint64 id = dossier_entities_table_create (work, million_kind (i), DOSSIER_SUBTYPE_NONE, name, error);

      g_hash_table_insert (writer->entities, name, g_memdup2 (&id, sizeof id));
      if (id == 0)
        return FALSE;
    }
  for (guint i = 0; i < MILLION_TAGS; i++)
    {
      g_autofree char *name = g_strdup_printf ("tag %u", i);

      writer->tags[i] = dossier_tags_table_ensure (work, name, error);
      if (writer->tags[i] == 0)
        return FALSE;
    }
  return TRUE;
}

/* The ids of the entities of @recognition. */
static GArray *
find_entities (Writer *writer, const DossierRecognition *recognition)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < recognition->entities->len; i++)
    {
      const DossierFoundEntity *found = recognition->entities->pdata[i];

      g_array_append_val (ids, *(gint64 *) g_hash_table_lookup (writer->entities, found->name));
    }
  return ids;
}

static gboolean
write_names (DossierWork *work, gint64 story, const DossierRecognition *recognition, GArray *ids, GError **error)
{
  static const char sql_mention[]
      = "INSERT INTO mention (story, start, length, entity, confidence) VALUES (?1, ?2, ?3, ?4, ?5)";
  static const char sql_entity[] = "INSERT INTO story_entity (story, entity, salience) VALUES (?1, ?2, ?3)";

  for (guint i = 0; i < recognition->mentions->len; i++)
    {
      const DossierMention *mention = &g_array_index (recognition->mentions, DossierMention, i);

      if (!dossier_db_run (work->db, sql_mention, error, "iuuiu", story, mention->start, mention->length,
                           g_array_index (ids, gint64, mention->entity), mention->confidence))
        return FALSE;
    }
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      double salience = ((DossierFoundEntity *) recognition->entities->pdata[i])->salience;

      if (!dossier_db_run (work->db, sql_entity, error, "iiu", story, id, (guint) (salience * 1000)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_tags (Writer *writer, DossierWork *work, gint64 story, GError **error)
{
  guint tag = 0;

  if (g_rand_int (writer->random) % TAGGED_EVERY != 0)
    return TRUE;
  while (tag + 1 < MILLION_TAGS && g_rand_boolean (writer->random))
    tag++;
  return dossier_tags_table_set (work, story, writer->tags[tag], TRUE, NULL, error);
}

/* Of the older half all but a tenth are read, of the others two thirds. */
static gboolean
draw_read (Writer *writer, guint n_stories)
{
  return g_rand_int (writer->random) % 30 < (writer->n_written < n_stories / 2 ? 27 : 20);
}

static gboolean
write_story (Writer *writer, DossierWork *work, const DossierPrepared *prepared, guint n_stories, GError **error)
{
  static const char sql_story[]
      = "INSERT INTO story (id, uid, feed, source, title, author, uri, summary, language, published_from,"
        " published_until, precision, updated, saved, n_words, n_facts, revision, claim)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, 0, ?13, ?14, ?15, ?16, ?17)";
  static const char   sql_state[] = "INSERT INTO story_state (story, is_read, is_starred) VALUES (?1, ?2, ?3)";
  const DossierDraft *draft = prepared->draft;
  gint64              id = dossier_story_id_first (prepared->seconds), source = 0, top = 0, revision;
  DossierStoryState   state = { .feed = draft->feed_id };
  g_autofree char    *uid = dossier_prepared_dup_uid (prepared, NULL);
  g_autoptr (GArray) ids = find_entities (writer, draft->recognition);

  state.is_read = draw_read (writer, n_stories);
  state.is_starred = writer->n_written++ % STARRED_EVERY == 0;
  revision = dossier_texts_table_add (work->db, id, prepared, error);
  if (revision == 0 || !write_names (work, id, draft->recognition, ids, error)
      || !dossier_claims_table_add (work->db, id, prepared, ids, &top, &state.n_facts, error)
      || !dossier_feeds_table_resolve_source (work, prepared->source, &source, error)
      || !dossier_db_run (work->db, sql_story, error, "isiisssssiiuiuuik", id, uid, draft->feed_id, source,
                          prepared->title, prepared->author, prepared->uri, prepared->summary, prepared->language,
                          draft->published.from, draft->published.until, draft->published.precision, prepared->saved,
                          prepared->n_words, state.n_facts, revision, top)
      || !dossier_db_run (work->db, sql_state, error, "iuu", id, !!state.is_read, !!state.is_starred)
      || !write_tags (writer, work, id, error))
    return FALSE;
  dossier_search_rows_add_later (work, id, prepared->title, prepared->text);
  dossier_work_count_story (work, &state, 1);
  return TRUE;
}

/* A transaction of @batch, or NULL: of who and what is known before. */
static void
write_batch (Writer *writer, const Batch *batch, guint n_stories)
{
  g_autoptr (GError) error = NULL;
  DossierWork work;
  gboolean    done;

  dossier_work_init (&work, writer->db, writer->names, &writer->memory);
  done = dossier_work_begin (&work, &error) && (batch != NULL || add_known (writer, &work, &error));
  for (guint i = 0; done && batch != NULL && i < batch->prepared->len; i++)
    done = write_story (writer, &work, batch->prepared->pdata[i], n_stories, &error);
  done = done && dossier_work_commit (&work, &error);
  g_assert_no_error (error);
  g_assert_true (done);
  dossier_work_clear (&work);
}

static void
write_all (const char *path, guint n_stories, double seconds, MillionMade *made)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autoptr (MillionMaker) maker = million_maker_new (random, n_stories);
  Making   making = { maker, n_stories, g_async_queue_new (), g_async_queue_new (), FALSE };
  Writer   writer = { 0 };
  GThread *thread;
  gint64   start = g_get_monotonic_time ();

  writer_open (&writer, path, &error);
  write_batch (&writer, NULL, n_stories);
  thread = g_thread_new ("maker", make_batches, &making);
  for (guint i = 0; i < BATCHES_UNDERWAY; i++)
    g_async_queue_push (making.taken, maker);
  for (gboolean is_end = FALSE; !is_end;)
    {
      Batch *batch = g_async_queue_pop (making.ready);

      is_end = batch->prepared == NULL;
      if (!is_end)
        write_batch (&writer, batch, n_stories);
      batch_free (batch);
      g_async_queue_push (making.taken, maker);
      if (seconds > 0 && (double) (g_get_monotonic_time () - start) > seconds * G_USEC_PER_SEC)
        g_atomic_int_set (&making.is_enough, TRUE);
    }
  g_thread_join (thread);
  writer_close (&writer, &error);
  made->seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  made->n = writer.n_written;
  made->size = million_maker_get_size (maker);
  g_async_queue_unref (making.ready);
  g_async_queue_unref (making.taken);
}

/* ---- by way of the store ---- */

static void
add_feeds (DossierStore *store)
{
  for (guint i = 0; i < MILLION_FEEDS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *uri = g_strdup_printf ("https://www.site%u.example/feed/%u", i % MILLION_SITES, i);
      g_autofree char *title = g_strdup_printf ("Source %u", i);
      g_autofree char *folder = g_strdup_printf ("Folder %u", i % MILLION_FOLDERS);
      gint64           id = dossier_store_add_feed (store, uri, title, NULL, folder, &error);

      g_assert_no_error (error);
      g_assert_cmpint (id, ==, i + 1);
    }
}

static void
add_highlights (DossierStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierQuery) all = dossier_query_new (DOSSIER_VIEW_ALL);
  g_autoptr (GArray) ids = dossier_store_find (store, all, 0, &error);
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_change_free);
  g_autofree char *whole = g_uuid_string_random ();

  g_assert_no_error (error);
  for (guint i = 1; i < ids->len; i += HIGHLIGHT_EVERY)
    {
      DossierAnnotationRow row = { .story = g_array_index (ids, gint64, i),
                                   .start = i % 1000,
                                   .length = HIGHLIGHT_LENGTH,
                                   .colour = i / HIGHLIGHT_EVERY % DOSSIER_N_COLOURS,
                                   .note = i % (3 * HIGHLIGHT_EVERY) == 1 ? (char *) "to be looked up" : NULL };

      g_ptr_array_add (changes, dossier_change_annotate (&row));
    }
  dossier_store_apply_parts (store, changes, whole, &error);
  g_assert_no_error (error);
}

static void
add_searches (DossierStore *store)
{
  g_autofree char *rare = million_word (MILLION_RARE), *middle = million_word (MILLION_MIDDLE),
                  *common = million_word (MILLION_COMMON), *who = million_name (0);
  g_autofree char *of_words = g_strdup_printf ("%s %s", middle, common);
  g_autofree char *of_somebody = g_strdup_printf ("who:\"%s\" is:unread", who);
  const char      *queries[] = { rare, middle, of_words, of_somebody, "move:joined" };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierSavedSearch) search = dossier_saved_search_new (0, queries[i], queries[i]);
      g_autoptr (DossierChange) change = dossier_change_edit_search (0, search);

      dossier_store_apply (store, change, NULL, &error);
      g_assert_no_error (error);
    }
}

static DossierStore *
open_store (const char *path)
{
  g_autoptr (GError) error = NULL;
  DossierStore *store = dossier_store_open (path, DOSSIER_STORE_CREATE, &error);

  g_assert_no_error (error);
  return store;
}

static void
close_store (DossierStore *store)
{
  dossier_store_close (store);
  g_object_unref (store);
}

void
million_make (const char *path, guint n_stories, double seconds, MillionMade *made)
{
  DossierStore *store = open_store (path);

  add_feeds (store);
  close_store (store);
  write_all (path, n_stories, seconds, made);
  store = open_store (path);
  add_highlights (store);
  add_searches (store);
  close_store (store);
}
