/* dossier-store.c - the library's threads and signals
 *
 * writer, reader: a thread, its queue of jobs and its connection. A job with STOP ends the thread.
 * counter:        likewise, for what goes through very many stories; its connection is made once it is needed.
 * memory:         the writer's.
 * main_db:        the connection of the thread that opened the store.
 * context:        where signals are emitted.
 * marker, care:   tell whether the last end was a proper one, and look after the file; only when it can be written.
 * monitor:        of the write-ahead log, once a list wants to follow what other programs do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-store-private.h"

#include <glib/gi18n-lib.h>
#include "dossier-care.h"
#include "dossier-foreign.h"
#include "dossier-marker.h"
#include "dossier-restore.h"
#include "dossier-prepared.h"
#include "dossier-store-open.h"

/* Microseconds without anything to write after which the writer tidies up. */
#define QUIET_AFTER (2 * G_USEC_PER_SEC)
/* Microseconds after which a transaction takes no further parts: others wait for the file, and the first for its end.
 */
#define SHARED_FOR (G_USEC_PER_SEC / 2)
/* Milliseconds between two looks at what another program may have written. */
#define LOOK_EVERY 1000

typedef struct
{
  DossierStore *store;
  GThread      *thread;
  GAsyncQueue  *queue;
  gpointer      next; /* a Job that was taken from the queue too early, or NULL */
  DossierDb    *db;
} Worker;

struct _DossierStore
{
  GObject        parent_instance;
  char          *path;
  gboolean       is_read_only;
  DossierNames  *names;
  DossierMemory  memory;
  Worker         writer, reader, counter;
  DossierDb     *main_db;
  GMainContext  *context;
  GFileMonitor  *monitor;
  DossierMarker *marker;
  DossierCare   *care;
  GError        *damage;
};

G_DEFINE_FINAL_TYPE (DossierStore, dossier_store, G_TYPE_OBJECT)
G_DEFINE_QUARK (dossier - store - error - quark, dossier_store_error)

enum
{
  STORIES_ADDED,
  STORIES_REMOVED,
  STORIES_CHANGED,
  ENTITIES_CHANGED,
  FEEDS_CHANGED,
  TAGS_CHANGED,
  LINKS_CHANGED,
  JOURNAL_CHANGED,
  SEARCHES_CHANGED,
  STORIES_GROUPED,
  DAMAGED,
  N_SIGNALS,
};

static const char *const signal_names[N_SIGNALS] = {
  "stories-added", "stories-removed", "stories-changed",  "entities-changed", "feeds-changed", "tags-changed",
  "links-changed", "journal-changed", "searches-changed", "stories-grouped",  "damaged",
};

/* What runs: either somebody waits at @replies, or @task is answered in its context. */
typedef struct
{
  const DossierCallKind *kind; /* NULL: stop */
  gpointer               args;
  gpointer               result;
  GError                *error;
  GAsyncQueue           *replies;
  GTask                 *task;
} Job;

/* --- signals --- */

typedef struct
{
  GWeakRef store;
  GArray  *ids[STORIES_CHANGED + 1], *grouped;
  gboolean entities, feeds, tags, links, journal, searches;
} News;

static void
news_free (gpointer data)
{
  News *news = data;

  g_weak_ref_clear (&news->store);
  for (guint i = 0; i <= STORIES_CHANGED; i++)
    g_array_unref (news->ids[i]);
  g_array_unref (news->grouped);
  g_free (news);
}

static gboolean
emit_news_cb (gpointer user_data)
{
  News *news = user_data;
  g_autoptr (DossierStore) store = g_weak_ref_get (&news->store);

  if (store == NULL)
    return G_SOURCE_REMOVE;
  if (news->grouped->len > 0)
    g_signal_emit_by_name (store, signal_names[STORIES_GROUPED], news->grouped);
  for (guint i = 0; i <= STORIES_CHANGED; i++)
    if (news->ids[i]->len > 0)
      g_signal_emit_by_name (store, signal_names[i], news->ids[i]);
  if (news->entities)
    g_signal_emit_by_name (store, signal_names[ENTITIES_CHANGED]);
  if (news->feeds)
    g_signal_emit_by_name (store, signal_names[FEEDS_CHANGED]);
  if (news->tags)
    g_signal_emit_by_name (store, signal_names[TAGS_CHANGED]);
  if (news->links)
    g_signal_emit_by_name (store, signal_names[LINKS_CHANGED]);
  if (news->journal)
    g_signal_emit_by_name (store, signal_names[JOURNAL_CHANGED]);
  if (news->searches)
    g_signal_emit_by_name (store, signal_names[SEARCHES_CHANGED]);
  return G_SOURCE_REMOVE;
}

static void
invoke (GMainContext *context, GSourceFunc function, gpointer data, GDestroyNotify free_data)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, function, data, free_data);
  g_source_attach (source, context);
}

/* Newest first, each once: another program's changes are found in its texts and in its journal. */
static void
put_in_order (GArray *ids)
{
  guint n = 0;

  g_array_sort (ids, dossier_story_id_compare);
  for (guint i = 0; i < ids->len; i++)
    if (n == 0 || g_array_index (ids, gint64, n - 1) != g_array_index (ids, gint64, i))
      g_array_index (ids, gint64, n++) = g_array_index (ids, gint64, i);
  g_array_set_size (ids, n);
}

void
dossier_store_tell (DossierStore *self, DossierWork *work)
{
  News *news;

  if (!dossier_work_has_news (work))
    return;
  news = g_new0 (News, 1);
  g_weak_ref_init (&news->store, self);
  news->ids[STORIES_ADDED] = g_steal_pointer (&work->added);
  news->ids[STORIES_REMOVED] = g_steal_pointer (&work->removed);
  news->ids[STORIES_CHANGED] = g_steal_pointer (&work->changed);
  news->grouped = g_steal_pointer (&work->grouped);
  for (guint i = 0; i <= STORIES_CHANGED; i++)
    put_in_order (news->ids[i]);
  news->entities = work->entities_changed;
  news->feeds = work->feeds_changed;
  news->tags = work->tags_changed;
  news->links = work->links_changed;
  news->journal = work->journal_changed;
  news->searches = work->searches_changed;
  invoke (self->context, emit_news_cb, news, news_free);
}

/* --- damage --- */

typedef struct
{
  GWeakRef store;
  GError  *damage;
} Damage;

static void
damage_free (gpointer data)
{
  Damage *damage = data;

  g_weak_ref_clear (&damage->store);
  g_clear_error (&damage->damage);
  g_free (damage);
}

static gboolean
emit_damaged_cb (gpointer user_data)
{
  Damage *damage = user_data;
  g_autoptr (DossierStore) store = g_weak_ref_get (&damage->store);

  if (store == NULL)
    return G_SOURCE_REMOVE;
  g_clear_error (&store->damage);
  store->damage = g_steal_pointer (&damage->damage);
  g_signal_emit_by_name (store, signal_names[DAMAGED]);
  return G_SOURCE_REMOVE;
}

static void
tell_damage (GError *error, gpointer user_data)
{
  DossierStore *self = user_data;
  Damage       *damage = g_new0 (Damage, 1);

  g_weak_ref_init (&damage->store, self);
  damage->damage = error;
  invoke (self->context, emit_damaged_cb, damage, damage_free);
}

const GError *
dossier_store_get_damage (DossierStore *self)
{
  return self->damage;
}

/* --- jobs --- */

/* In the context of the caller, so that the thread never holds the last reference to the store. */
static gboolean
answer_cb (gpointer user_data)
{
  Job *job = user_data;

  if (job->error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (job->task, g_steal_pointer (&job->result), job->kind->free_result);
  return G_SOURCE_REMOVE;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  if (job->task != NULL && job->kind->free_args != NULL)
    job->kind->free_args (job->args);
  if (job->result != NULL && job->kind->free_result != NULL)
    job->kind->free_result (job->result);
  g_clear_error (&job->error);
  g_clear_object (&job->task);
  g_free (job);
}

static void
answer (Job *job)
{
  if (job->replies != NULL)
    g_async_queue_push (job->replies, job);
  else
    invoke (g_task_get_context (job->task), answer_cb, job, job_free);
}

static void
run_job (Worker *worker, Job *job)
{
  GCancellable *cancellable = job->task != NULL && !job->kind->writes ? g_task_get_cancellable (job->task) : NULL;

  if (!g_cancellable_set_error_if_cancelled (cancellable, &job->error) && dossier_db_settle (worker->db, &job->error))
    {
      dossier_db_set_cancellable (worker->db, cancellable);
      job->result = job->kind->call (worker->store, worker->db, job->args, &job->error);
      dossier_db_set_cancellable (worker->db, NULL);
    }
  answer (job);
}

/* --- jobs that share a transaction --- */

/* The next one, when it can share. */
static Job *
take_part (Worker *worker)
{
  Job *job = g_async_queue_try_pop (worker->queue);

  if (job == NULL || (job->kind != NULL && job->kind->part != NULL))
    return job;
  worker->next = job;
  return NULL;
}

/* Runs @first and what can share its transaction meanwhile, all of which goes to @jobs. FALSE and @error when one
 * fails: then nothing is done. */
static gboolean
run_together (Worker *worker, DossierWork *work, GPtrArray *jobs, Job *first, GError **error)
{
  gint64   end = g_get_monotonic_time () + SHARED_FOR;
  gboolean is_open;

  g_ptr_array_add (jobs, first);
  is_open = dossier_work_begin (work, error);
  for (Job *job = first; is_open && job != NULL; job = g_get_monotonic_time () < end ? take_part (worker) : NULL)
    {
      if (job != first)
        g_ptr_array_add (jobs, job);
      if (!job->kind->part (work, job->args, error))
        return dossier_work_rollback (work);
    }
  return is_open && dossier_work_commit (work, error);
}

/* One wait for the disk for all of them. When that fails, each is tried for itself: the others are not to blame. */
static void
run_shared (Worker *worker, Job *first)
{
  g_autoptr (GPtrArray) jobs = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  DossierWork work;
  gboolean    done;

  dossier_work_init (&work, worker->db, worker->store->names, &worker->store->memory);
  done = run_together (worker, &work, jobs, first, &error);
  if (done)
    dossier_store_tell (worker->store, &work);
  dossier_work_clear (&work);
  if (jobs->len > 1)
    dossier_db_expect_much (worker->db);
  for (guint i = 0; i < jobs->len; i++)
    {
      Job *job = jobs->pdata[i];

      if (!done && jobs->len == 1)
        job->error = g_steal_pointer (&error);
      job->result = GINT_TO_POINTER (
          done
          || (jobs->len > 1
              && dossier_store_run_work (worker->store, worker->db, job->kind->part, job->args, &job->error)));
      answer (job);
    }
}

static Job *
take_job (Worker *worker, gboolean has_written)
{
  if (worker->next != NULL)
    return g_steal_pointer (&worker->next);
  return has_written ? g_async_queue_timeout_pop (worker->queue, QUIET_AFTER) : g_async_queue_pop (worker->queue);
}

/* The counter's connection is made by its thread, when there is something to count. */
static gboolean
worker_connect (Worker *worker, GError **error)
{
  if (worker->db == NULL)
    worker->db = dossier_store_open_reader (worker->store->path, error);
  if (worker->db != NULL)
    dossier_db_adopt (worker->db);
  return worker->db != NULL;
}

static gpointer
work_through_queue (gpointer data)
{
  Worker  *worker = data;
  gboolean has_written = FALSE;

  for (;;)
    {
      Job *job = take_job (worker, has_written);

      has_written = job != NULL && job->kind != NULL && job->kind->writes;
      if (job == NULL)
        {
          dossier_db_tidy (worker->db);
          continue;
        }
      if (job->kind == NULL)
        {
          g_free (job);
          break;
        }
      if (!worker_connect (worker, &job->error))
        answer (job);
      else if (job->kind->part != NULL)
        run_shared (worker, job);
      else
        run_job (worker, job);
    }
  g_clear_pointer (&worker->db, dossier_db_free);
  return NULL;
}

static void
worker_start (Worker *worker, const char *name, DossierStore *store, DossierDb *db)
{
  worker->store = store;
  worker->db = db;
  worker->queue = g_async_queue_new ();
  worker->thread = g_thread_new (name, work_through_queue, worker);
}

static void
worker_stop (Worker *worker)
{
  if (worker->thread == NULL)
    return;
  g_async_queue_push (worker->queue, g_new0 (Job, 1));
  g_thread_join (worker->thread);
  worker->thread = NULL;
  g_clear_pointer (&worker->queue, g_async_queue_unref);
}

/* The worker for such calls, or NULL and @error. */
static Worker *
find_worker (DossierStore *self, const DossierCallKind *kind, GError **error)
{
  Worker *worker = kind->writes ? &self->writer : kind->counts ? &self->counter : &self->reader;

  if (worker->thread != NULL)
    return worker;
  if (kind->writes && self->is_read_only)
    g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_READ_ONLY,
                 _ ("Nothing was changed: the library “%s” was opened for reading only."), self->path);
  else
    g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED, _ ("The library has been closed."));
  return NULL;
}

gboolean
dossier_store_post (DossierStore *self, const DossierCallKind *kind, gpointer args, GAsyncQueue *replies,
                    GError **error)
{
  Worker *worker = find_worker (self, kind, error);
  Job    *job;

  if (worker == NULL)
    return FALSE;
  g_assert (worker->thread != g_thread_self ());
  job = g_new0 (Job, 1);
  job->kind = kind;
  job->args = args;
  job->replies = replies;
  g_async_queue_push (worker->queue, job);
  return TRUE;
}

gpointer
dossier_store_wait (GAsyncQueue *replies, GError **error)
{
  Job     *job = g_async_queue_pop (replies);
  gpointer result = g_steal_pointer (&job->result);

  if (job->error != NULL)
    g_propagate_error (error, g_steal_pointer (&job->error));
  job_free (job);
  return result;
}

gpointer
dossier_store_call (DossierStore *self, const DossierCallKind *kind, gpointer args, GError **error)
{
  g_autoptr (GAsyncQueue) replies = g_async_queue_new ();

  if (!dossier_store_post (self, kind, args, replies, error))
    return NULL;
  return dossier_store_wait (replies, error);
}

void
dossier_store_call_async (DossierStore *self, const DossierCallKind *kind, gpointer args, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GError *error = NULL;
  Worker *worker = find_worker (self, kind, &error);
  Job    *job;

  g_task_set_source_tag (task, (gpointer) kind);
  if (kind->writes)
    g_task_set_check_cancellable (task, FALSE); /* what was done must not look as if it was not */
  if (worker == NULL)
    {
      if (kind->free_args != NULL)
        kind->free_args (args);
      g_task_return_error (task, error);
      return;
    }
  job = g_new0 (Job, 1);
  job->kind = kind;
  job->args = args;
  job->task = g_steal_pointer (&task);
  g_async_queue_push (worker->queue, job);
}

gpointer
dossier_store_call_finish (DossierStore *self, const DossierCallKind *kind, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == kind, NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- beside other programs --- */

static gpointer
look_call (DossierStore *self, DossierDb *db, gpointer args, GError **error)
{
  static const char sql_version[] = "PRAGMA data_version";
  gint64            version = 0;
  DossierWork       work;

  if (!dossier_db_get (db, sql_version, &version, error, "") || version == self->memory.data_version)
    return NULL;
  dossier_work_init (&work, db, self->names, &self->memory);
  if (dossier_work_begin (&work, error) && dossier_work_commit (&work, error))
    dossier_store_tell (self, &work);
  dossier_work_clear (&work);
  return NULL;
}

static const DossierCallKind look_kind = { look_call, TRUE, NULL, NULL };

/* Our own writing comes here too: then the writer sees that nothing is new. */
static void
log_changed_cb (DossierStore *self)
{
  dossier_store_call_async (self, &look_kind, NULL, NULL, NULL, NULL);
}

void
dossier_store_watch (DossierStore *self)
{
  g_autofree char *path = g_strconcat (self->path, "-wal", NULL);
  g_autoptr (GFile) log = g_file_new_for_path (path);

  if (self->monitor != NULL || self->writer.thread == NULL)
    return;
  /* Without a monitor (some network file systems) the library works all the same. */
  self->monitor = g_file_monitor_file (log, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor == NULL)
    return;
  g_file_monitor_set_rate_limit (self->monitor, LOOK_EVERY);
  g_signal_connect_object (self->monitor, "changed", G_CALLBACK (log_changed_cb), self, G_CONNECT_SWAPPED);
}

/* --- the object --- */

const DossierNames *
dossier_store_get_names (DossierStore *self)
{
  return self->names;
}

DossierMemory *
dossier_store_get_memory (DossierStore *self)
{
  g_assert (self->writer.thread == g_thread_self ());
  return &self->memory;
}

DossierDb *
dossier_store_get_main_db (DossierStore *self)
{
  return self->main_db != NULL && dossier_db_is_mine (self->main_db) ? self->main_db : NULL;
}

const char *
dossier_store_get_path (DossierStore *self)
{
  return self->path;
}

gboolean
dossier_store_is_read_only (DossierStore *self)
{
  return self->is_read_only;
}

void
dossier_store_close (DossierStore *self)
{
  g_return_if_fail (DOSSIER_IS_STORE (self));
  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  g_clear_pointer (&self->care, dossier_care_stop);
  /* The writer last: then it puts the write-ahead log into the library, and there is one file. */
  worker_stop (&self->counter);
  worker_stop (&self->reader);
  g_clear_pointer (&self->main_db, dossier_db_free);
  worker_stop (&self->writer);
  g_clear_pointer (&self->marker, dossier_marker_free);
}

static void
dossier_store_dispose (GObject *object)
{
  dossier_store_close (DOSSIER_STORE (object));
  G_OBJECT_CLASS (dossier_store_parent_class)->dispose (object);
}

static void
dossier_store_finalize (GObject *object)
{
  DossierStore *self = DOSSIER_STORE (object);

  g_clear_pointer (&self->names, dossier_names_free);
  dossier_memory_clear (&self->memory);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->path, g_free);
  g_clear_error (&self->damage);
  G_OBJECT_CLASS (dossier_store_parent_class)->finalize (object);
}

static void
dossier_store_class_init (DossierStoreClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dossier_store_dispose;
  G_OBJECT_CLASS (class)->finalize = dossier_store_finalize;
  for (guint i = 0; i < N_SIGNALS; i++)
    {
      if (i <= STORIES_CHANGED || i == STORIES_GROUPED)
        g_signal_new (signal_names[i], DOSSIER_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                      G_TYPE_ARRAY);
      else
        g_signal_new (signal_names[i], DOSSIER_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
    }
}

static void
dossier_store_init (DossierStore *self)
{
  dossier_memory_init (&self->memory);
}

/* The connections first: what goes wrong goes wrong before there is a store. */
static DossierStore *
open_marked (const char *whole_path, DossierStoreFlags flags, GMainContext *context, GError **error)
{
  g_autoptr (DossierDb) writer = NULL;
  g_autoptr (DossierDb) reader = NULL;
  g_autoptr (DossierDb) main_db = NULL;
  DossierStore *self;

  if (!(flags & DOSSIER_STORE_READ_ONLY))
    {
      writer = dossier_store_open_writer (whole_path, error);
      if (writer == NULL)
        return NULL;
    }
  reader = dossier_store_open_reader (whole_path, error);
  main_db = reader != NULL ? dossier_store_open_reader (whole_path, error) : NULL;
  if (main_db == NULL)
    return NULL;

  self = g_object_new (DOSSIER_TYPE_STORE, NULL);
  self->path = g_strdup (whole_path);
  self->is_read_only = writer == NULL;
  self->names = dossier_names_new ();
  self->context = g_main_context_ref (context);
  self->main_db = g_steal_pointer (&main_db);
  if (writer != NULL && !dossier_foreign_mark (writer, &self->memory, error))
    {
      g_object_unref (self);
      return NULL;
    }
  if (writer != NULL)
    worker_start (&self->writer, "store-writer", self, g_steal_pointer (&writer));
  worker_start (&self->reader, "store-reader", self, g_steal_pointer (&reader));
  worker_start (&self->counter, "store-counter", self, NULL);
  return self;
}

/* Before the file is opened it is marked, so that no backup takes its place from then on. */
static DossierStore *
open_store (const char *path, DossierStoreFlags flags, GMainContext *context, GError **error)
{
  g_autofree char *whole_path = g_canonicalize_filename (path, NULL);
  gboolean         writes = (flags & DOSSIER_STORE_READ_ONLY) == 0, was_left = FALSE;
  DossierMarker   *marker = writes ? dossier_marker_new (whole_path, &was_left) : NULL;
  DossierStore    *self;

  if (marker != NULL)
    dossier_restore_settle (whole_path);
  self = open_marked (whole_path, flags, context, error);
  if (self == NULL)
    {
      if (was_left)
        dossier_marker_leave (marker);
      else
        dossier_marker_free (marker);
      return NULL;
    }
  if (!writes)
    return self;
  /* In a folder that was not there it is marked now. */
  self->marker = marker != NULL ? marker : dossier_marker_new (whole_path, &was_left);
  self->care = dossier_care_start (self->path, was_left, tell_damage, self);
  return self;
}

DossierStore *
dossier_store_open (const char *path, DossierStoreFlags flags, GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();

  return open_store (path, flags, context, error);
}

typedef struct
{
  char             *path;
  DossierStoreFlags flags;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_free (opening->path);
  g_free (opening);
}

static void
open_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Opening      *opening = data;
  GError       *error = NULL;
  DossierStore *self = open_store (opening->path, opening->flags, g_task_get_context (task), &error);

  if (self != NULL)
    g_task_return_pointer (task, self, g_object_unref);
  else
    g_task_return_error (task, error);
}

void
dossier_store_open_async (const char *path, DossierStoreFlags flags, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Opening *opening = g_new0 (Opening, 1);

  opening->path = g_strdup (path);
  opening->flags = flags;
  g_task_set_source_tag (task, dossier_store_open_async);
  g_task_set_task_data (task, opening, opening_free);
  g_task_run_in_thread (task, open_in_thread);
}

DossierStore *
dossier_store_open_finish (GAsyncResult *result, GError **error)
{
  DossierStore *self;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == dossier_store_open_async, NULL);
  self = g_task_propagate_pointer (G_TASK (result), error);
  if (self != NULL)
    dossier_db_adopt (self->main_db);
  return self;
}
