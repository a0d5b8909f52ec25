/* test-open.c - opening libraries and other files, two at once, checks and backups
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-schema.h"
#include "dossier-store-private.h"
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void
assert_opens_with (const char *path, DossierStoreFlags flags, DossierStoreError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dossier_store_open (path, flags, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, (int) code);
  /* What failed, why, what to do. */
  g_assert_true (strstr (error->message, "“") != NULL);
  g_assert_cmpuint (strlen (error->message), >, 25);
}

static guint
mode_of (const char *path)
{
  struct stat status;

  g_assert_cmpint (stat (path, &status), ==, 0);
  return status.st_mode & 0777;
}

static void
test_created (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "a", "b", "new.db", NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (DossierStore) store = dossier_store_open (path, DOSSIER_STORE_CREATE, NULL);
  static const struct
  {
    const char *sql;
    gint64      value;
  } cases[] = {
    { "PRAGMA application_id", 0x446f7372 },
    { "PRAGMA user_version", 31 },
    { "PRAGMA page_size", 8192 },
    { "SELECT journal_mode = 'wal' FROM pragma_journal_mode", 1 },
  };

  g_assert_nonnull (store);
  g_assert_cmpstr (dossier_store_get_path (store), ==, path);
  g_assert_false (dossier_store_is_read_only (store));
  g_assert_cmpuint (mode_of (path), ==, 0600);
  g_assert_cmpuint (mode_of (folder), ==, 0700);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (run_sql (path, cases[i].sql), ==, cases[i].value);
  assert_sound (store);
}

static void
test_one_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);

  save_one (fixture->store, make_draft ("A", "B", 1));
  g_clear_object (&fixture->store);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  fixture_reopen (fixture);
  g_assert_cmpuint (read_counts (fixture->store).stories, ==, 1);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_build_filename (fixture->folder, "letter.txt", NULL);
  g_autofree char *foreign = g_build_filename (fixture->folder, "foreign.db", NULL);
  g_autofree char *missing = g_build_filename (fixture->folder, "missing.db", NULL);
  g_autofree char *below_file = g_build_filename (text, "library.db", NULL);
  g_autofree char *content = g_strnfill (5000, 'x');
  g_autofree char *after = NULL;
  sqlite3         *handle;

  g_assert_true (g_file_set_contents (text, content, -1, NULL));
  assert_opens_with (text, DOSSIER_STORE_CREATE, DOSSIER_STORE_ERROR_FOREIGN);
  assert_opens_with (text, DOSSIER_STORE_READ_ONLY, DOSSIER_STORE_ERROR_FOREIGN);
  assert_opens_with (missing, DOSSIER_STORE_READ_ONLY, DOSSIER_STORE_ERROR_NOT_FOUND);
  assert_opens_with (fixture->folder, DOSSIER_STORE_CREATE, DOSSIER_STORE_ERROR_FOREIGN);
  assert_opens_with (below_file, DOSSIER_STORE_CREATE, DOSSIER_STORE_ERROR_READ_ONLY);
  assert_opens_with ("/proc/dossier/library.db", DOSSIER_STORE_CREATE, DOSSIER_STORE_ERROR_READ_ONLY);
  /* It was not touched. */
  g_assert_true (g_file_get_contents (text, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, content);

  g_assert_cmpint (sqlite3_open (foreign, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "CREATE TABLE diary (day)", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
  assert_opens_with (foreign, DOSSIER_STORE_CREATE, DOSSIER_STORE_ERROR_FOREIGN);
}

static void
test_newer (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->store);
  run_sql (fixture->path, "PRAGMA user_version = 999");
  assert_opens_with (fixture->path, DOSSIER_STORE_CREATE, DOSSIER_STORE_ERROR_NEWER);
  assert_opens_with (fixture->path, DOSSIER_STORE_READ_ONLY, DOSSIER_STORE_ERROR_NEWER);
  g_assert_cmpint (run_sql (fixture->path, "PRAGMA user_version"), ==, 999);
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierStore) reader = NULL;
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);
  g_autoptr (GError) error = NULL;
  gint64 id = save_one (fixture->store, make_draft ("A", "some words", 1)).story;
  g_autoptr (DossierChange) change = dossier_change_set_read (&id, 1, TRUE);
  g_autoptr (GArray) found = NULL;

  g_clear_object (&fixture->store);
  reader = dossier_store_open (fixture->path, DOSSIER_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_true (dossier_store_is_read_only (reader));
  found = find_text (reader, "words");
  g_assert_cmpuint (found->len, ==, 1);
  g_ptr_array_add (drafts, make_draft ("B", "B", 1));
  g_assert_null (dossier_store_save (reader, drafts, FALSE, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (dossier_store_apply (reader, change, NULL, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_null (dossier_store_undo (reader, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_READ_ONLY);
}

static void
test_permissions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierStore) reader = NULL;
  g_autoptr (GError) error = NULL;

  if (geteuid () == 0)
    {
      g_test_skip ("permissions do not hold for root");
      return;
    }
  save_one (fixture->store, make_draft ("A", "B", 1));
  g_clear_object (&fixture->store);
  g_chmod (fixture->path, 0400);
  g_chmod (fixture->folder, 0500);
  assert_opens_with (fixture->path, DOSSIER_STORE_CREATE, DOSSIER_STORE_ERROR_READ_ONLY);
  reader = dossier_store_open (fixture->path, DOSSIER_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read_counts (reader).stories, ==, 1);
  g_chmod (fixture->folder, 0700);
}

static void
test_locked (Fixture *fixture, gconstpointer data)
{
  gint64 id = save_one (fixture->store, make_draft ("A", "some words", 1)).story;
  g_autoptr (DossierChange) change = dossier_change_set_read (&id, 1, TRUE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) found = NULL;
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_false (dossier_store_apply (fixture->store, change, NULL, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_BUSY);
  /* Reading goes on. */
  found = find_text (fixture->store, "words");
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpint (sqlite3_exec (handle, "ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
  g_clear_error (&error);
  g_assert_true (dossier_store_apply (fixture->store, change, NULL, &error));
  g_assert_no_error (error);
}

/* A full disk: the change fails with words, what was there stays, and it works again with room. */
static void
test_full (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) saved = NULL;
  gint64 pages;

  save_one (fixture->store, make_draft ("Before", "some words", 1));
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *title = g_strdup_printf ("Story %u", i);
      GString         *text = g_string_new (NULL);

      for (guint k = 0; k < 300; k++)
        g_string_append_printf (text, "word%u ", i * 1000 + k);
      g_ptr_array_add (drafts, make_draft (title, text->str, i));
      g_string_free (text, TRUE);
    }
  pages = run_sql (fixture->path, "PRAGMA page_count");
  g_assert_cmpint (pages, >, 0);
  dossier_store_set_max_pages (fixture->store, pages + 10);
  g_assert_null (dossier_store_save (fixture->store, drafts, FALSE, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FULL);
  g_clear_error (&error);
  assert_sound (fixture->store);
  dossier_store_set_max_pages (fixture->store, 0);
  saved = dossier_store_save (fixture->store, drafts, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read_counts (fixture->store).stories, ==, 301);
  assert_sound (fixture->store);
}

static void
fill_with_stories (DossierStore *store, guint n)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = g_strdup_printf ("Story %u", i);
      DossierDraft    *draft = make_draft (title, "Ferrum has news that fill a line or two of text.", i);

      add_entity (draft, DOSSIER_ENTITY_ORGANIZATION, "Ferrum", NULL);
      g_ptr_array_add (drafts, draft);
    }
  g_array_unref (dossier_store_save (store, drafts, FALSE, NULL));
}

/* Trashed pages: no crash, and each damage is told when opening, when asking or by the check. */
static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autofree char *whole = NULL;
  gsize            length = 0;

  fill_with_stories (fixture->store, 200);
  g_clear_object (&fixture->store);
  g_assert_true (g_file_get_contents (fixture->path, &whole, &length, NULL));
  for (guint round = 0; round < 25; round++)
    {
      g_autofree char *damaged = g_memdup2 (whole, length);
      g_autofree char *path = g_strdup_printf ("%s/damaged-%u.db", fixture->folder, round);
      gsize            page = (gsize) g_rand_int_range (random, 0, length / 8192) * 8192;
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierStore) store = NULL;
      g_autoptr (GPtrArray) problems = NULL;

      for (gsize i = 0; i < 8192; i++)
        damaged[page + i] = (char) g_rand_int (random);
      g_assert_true (g_file_set_contents (path, damaged, length, NULL));
      store = dossier_store_open (path, DOSSIER_STORE_CREATE, &error);
      if (store == NULL)
        {
          g_assert_true (error->domain == DOSSIER_STORE_ERROR);
          continue;
        }
      problems = dossier_store_check (store, NULL);
      g_assert_true (problems == NULL || problems->len > 0);
      for (guint i = 1; i < 200; i += 20)
        {
          g_autoptr (DossierQuery) query = dossier_query_parse ("ferrum", FALSE, NULL);
          g_autoptr (GArray) found = dossier_store_find (store, query, 0, NULL);

          if (found != NULL && i < found->len)
            dossier_story_content_free (dossier_store_load_content (store, g_array_index (found, gint64, i), NULL));
        }
    }
}

static void
test_wrong_counts (Fixture *fixture, gconstpointer data)
{
  static const char *const wrongs[] = {
    "UPDATE total SET n = n + 1 WHERE name = 'stories'",
    "UPDATE total SET n = n + 1 WHERE name = 'people'",
    "UPDATE entity_count SET n_stories = 7",
    "UPDATE entity_count SET newest = 5",
    "UPDATE story_state SET n_annotations = 3 WHERE story = (SELECT min (story) FROM story_state)",
    "UPDATE claim SET story = 99",
    "DELETE FROM story_fts_docsize WHERE id = (SELECT min (id) FROM story_fts_docsize)",
    "UPDATE story_text SET story = 77",
  };
  DossierDraft *draft = make_draft ("Claim", "Ferrum is gone.", 5);

  add_claim (draft, DOSSIER_CLAIM_DISBANDED, 0, DOSSIER_NO_ENTITY,
             add_entity (draft, DOSSIER_ENTITY_ORGANIZATION, "Ferrum", NULL));
  save_one (fixture->store, draft);
  g_clear_object (&fixture->store);
  for (guint i = 0; i < G_N_ELEMENTS (wrongs); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/wrong-%u.db", fixture->folder, i);
      g_autofree char *whole = NULL;
      gsize            length = 0;
      g_autoptr (DossierStore) store = NULL;
      g_autoptr (GPtrArray) problems = NULL;

      g_assert_true (g_file_get_contents (fixture->path, &whole, &length, NULL));
      g_assert_true (g_file_set_contents (path, whole, length, NULL));
      run_sql (path, wrongs[i]);
      store = dossier_store_open (path, DOSSIER_STORE_CREATE, NULL);
      problems = dossier_store_check (store, NULL);
      g_test_message ("%s", wrongs[i]);
      g_assert_cmpuint (problems->len, >, 0);
    }
}

static void
test_backup (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.db", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "no", "copy.db", NULL);
  g_autoptr (DossierStore) second = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  fill_with_stories (fixture->store, 120);
  g_assert_true (g_file_set_contents (copy, "an older backup", -1, NULL));
  dossier_store_backup (fixture->store, copy, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mode_of (copy), ==, 0600);
  second = dossier_store_open (copy, DOSSIER_STORE_CREATE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read_counts (second).stories, ==, 120);
  assert_sound (second);

  g_assert_false (dossier_store_backup (fixture->store, nowhere, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (dossier_store_backup (fixture->store, fixture->path, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED);
  g_assert_cmpuint (read_counts (fixture->store).stories, ==, 120);
  /* Nothing unfinished is left behind. */
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_null (strstr (name, ".part"));
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static DossierStore *
open_and_iterate (const char *path, DossierStoreFlags flags, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dossier_store_open_async (path, flags, cancellable, keep_result_cb, &result);
  g_assert_null (result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return dossier_store_open_finish (result, error);
}

static void
count_call (guint *n)
{
  ++*n;
}

/* Opened by another thread, the store is this thread's all the same: point reads and signals. */
static void
test_opened_async (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "other", "new.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = open_and_iterate (path, DOSSIER_STORE_CREATE, NULL, &error);
  DossierSaveResult saved;
  guint             n_signals = 0;

  g_assert_no_error (error);
  g_assert_nonnull (dossier_store_get_main_db (store));
  g_signal_connect_swapped (store, "stories-added", G_CALLBACK (count_call), &n_signals);
  saved = save_one (store, make_draft ("A", "B", 1));
  settle (store);
  g_assert_cmpuint (n_signals, ==, 1);
  g_assert_cmpuint (read_counts (store).stories, ==, 1);
  g_object_unref (dossier_store_load_story (store, saved.story, &error));
  g_assert_no_error (error);
}

static void
test_not_opened_async (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "missing.db", NULL);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (open_and_iterate (path, DOSSIER_STORE_READ_ONLY, NULL, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_cancellable_cancel (cancelled);
  g_assert_null (open_and_iterate (fixture->path, DOSSIER_STORE_CREATE, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The command line beside the window. */
static void
test_two (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierStore) second = dossier_store_open (fixture->path, DOSSIER_STORE_CREATE, NULL);
  DossierDraft *draft;

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *title = g_strdup_printf ("Story %u", i);
      DossierStore    *store = i % 2 ? second : fixture->store;

      draft = make_draft (title, "Ada Quill is seen in both.", i);
      add_entity (draft, DOSSIER_ENTITY_PERSON, "Ada Quill", NULL);
      save_one (store, draft);
    }
  g_assert_cmpuint (read_counts (fixture->store).stories, ==, 60);
  g_assert_cmpuint (read_counts (second).people, ==, 1);
  assert_sound (second);
  assert_sound (fixture->store);
}

static gpointer
save_many (gpointer data)
{
  fill_with_stories (data, 300);
  return NULL;
}

/* Both write at the same time from their own threads: nobody is told to wait, nothing is lost. */
static void
test_at_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierStore) second = dossier_store_open (fixture->path, DOSSIER_STORE_CREATE, NULL);
  GThread *a = g_thread_new ("a", save_many, fixture->store);
  GThread *b = g_thread_new ("b", save_many, second);

  g_thread_join (a);
  g_thread_join (b);
  g_assert_cmpuint (read_counts (fixture->store).stories, ==, 300);
  assert_sound (second);
}

static void
test_feeds (Fixture *fixture, gconstpointer data)
{
  gint64 zeta = dossier_store_add_feed (fixture->store, "https://z.example/feed", "Zeta", NULL, "News", NULL);
  gint64 alpha
      = dossier_store_add_feed (fixture->store, "https://a.example/feed", "Alpha", "https://a.example", "News", NULL);
  gint64 loose = dossier_store_add_feed (fixture->store, "https://l.example/feed", NULL, NULL, NULL, NULL);
  g_autoptr (GPtrArray) feeds = NULL;
  g_autoptr (DossierChange) again = NULL;
  g_autoptr (GError) error = NULL;
  DossierDraft         *draft = make_draft ("A", "B", 1);
  const DossierFeedRow *row;

  g_assert_cmpint (dossier_store_add_feed (fixture->store, "https://z.example/feed", "Other", NULL, NULL, NULL), ==,
                   zeta);
  draft->feed_id = alpha;
  draft->guid = g_strdup ("1");
  save_one (fixture->store, draft);
  feeds = dossier_store_list_feeds (fixture->store, NULL);
  g_assert_cmpuint (feeds->len, ==, 3);
  row = dossier_feed_get_row (g_ptr_array_index (feeds, 0));
  g_assert_cmpint (row->id, ==, alpha);
  g_assert_cmpstr (row->folder, ==, "News");
  g_assert_cmpuint (row->n_stories, ==, 1);
  g_assert_cmpuint (row->n_unread, ==, 1);
  row = dossier_feed_get_row (g_ptr_array_index (feeds, 2));
  g_assert_cmpint (row->id, ==, loose);
  g_assert_cmpstr (row->title, ==, "https://l.example/feed");

  apply (fixture->store, dossier_change_unsubscribe (&alpha, 1));
  again = dossier_change_unsubscribe (&alpha, 1);
  g_assert_false (dossier_store_apply (fixture->store, again, NULL, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
  g_assert_cmpuint (read_counts (fixture->store).feeds, ==, 2);
  g_assert_cmpuint (read_counts (fixture->store).stories, ==, 1);
  g_assert_cmpint (dossier_store_add_feed (fixture->store, "https://a.example/feed", NULL, NULL, NULL, NULL), ==,
                   alpha);
  g_assert_cmpuint (read_counts (fixture->store).feeds, ==, 3);
  assert_sound (fixture->store);
}

/* One statement after the other on @path, as an older program would have left it. */
static void
make_version_2 (const char *path)
{
  static const char *const steps[] = { "schema/001-library.sql", "schema/002-feed-manners.sql" };
  sqlite3                 *handle;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "PRAGMA page_size = 8192; PRAGMA journal_mode = WAL", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (GBytes) sql = dossier_schema_load_resource (steps[i]);
      g_autofree char *text = g_strndup (g_bytes_get_data (sql, NULL), g_bytes_get_size (sql));

      g_assert_cmpint (sqlite3_exec (handle, text, NULL, NULL, NULL), ==, SQLITE_OK);
    }
  g_assert_cmpint (sqlite3_exec (handle,
                                 "INSERT INTO feed (id, uid, uri, title, created, pause_minutes)"
                                 " VALUES (7, 'u', 'http://192.168.1.2/feed', 'Shelf', 1, 90);"
                                 "INSERT INTO feed_count (feed, n_stories, n_unread) VALUES (7, 0, 0);"
                                 "UPDATE total SET n = 1 WHERE name = 'feeds';"
                                 "PRAGMA application_id = 1148154738; PRAGMA user_version = 2",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (handle);
}

/* A subscription of an older library goes on as it was, also one in the person's own network. */
static void
test_stepped_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "older.db", NULL);
  g_autofree char *copy = g_strconcat (path, ".before-31", NULL);
  g_autoptr (DossierStore) store = NULL;
  g_autoptr (GPtrArray) feeds = NULL;
  g_autoptr (GPtrArray) states = NULL;
  g_autoptr (GError) error = NULL;
  const DossierFeedRow *row;

  make_version_2 (path);
  store = dossier_store_open (path, DOSSIER_STORE_CREATE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (run_sql (path, "PRAGMA user_version"), ==, 31);
  g_assert_cmpint (run_sql (copy, "PRAGMA user_version"), ==, 2);
  feeds = dossier_store_list_feeds (store, &error);
  g_assert_cmpuint (feeds->len, ==, 1);
  row = dossier_feed_get_row (g_ptr_array_index (feeds, 0));
  g_assert_true (row->may_be_private);
  g_assert_false (row->is_muted || row->has_full_text);
  g_assert_cmpint (row->keep_days, ==, 0);
  g_assert_cmpint (row->ask_minutes, ==, 0);
  g_assert_cmpuint (row->n_expired, ==, 0);
  states = dossier_store_list_feed_states (store, 1000, FALSE, 0, &error);
  g_assert_true (((DossierFeedState *) states->pdata[0])->may_be_private);
  g_assert_cmpuint (((DossierFeedState *) states->pdata[0])->rhythm.pause_minutes, ==, 90);
  assert_sound (store);
}

static void
test_closed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DossierCounts counts;

  dossier_store_close (fixture->store);
  dossier_store_close (fixture->store);
  g_assert_false (dossier_store_count (fixture->store, &counts, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/open/a-new-library-is-private-and-marked", test_created);
  ADD ("/open/a-closed-library-is-one-file", test_one_file);
  ADD ("/open/other-files-are-refused-untouched", test_refused);
  ADD ("/open/a-newer-library-is-refused", test_newer);
  ADD ("/open/for-reading-nothing-is-written", test_read_only);
  ADD ("/open/without-permission-it-can-be-read", test_permissions);
  ADD ("/open/a-held-library-is-told-and-works-again", test_locked);
  ADD ("/open/a-full-disk-is-told-and-works-again", test_full);
  ADD ("/open/damage-is-told-never-a-crash", test_damaged);
  ADD ("/open/the-check-finds-wrong-counts", test_wrong_counts);
  ADD ("/open/a-backup-is-checked-and-whole", test_backup);
  ADD ("/open/opened-without-blocking-it-belongs-to-who-asked", test_opened_async);
  ADD ("/open/what-cannot-be-opened-is-told-without-blocking", test_not_opened_async);
  ADD ("/open/two-stores-on-one-file", test_two);
  ADD ("/open/two-write-at-once", test_at_once);
  ADD ("/open/feeds-are-kept-by-address", test_feeds);
  ADD ("/open/an-older-library-is-stepped-up", test_stepped_up);
  ADD ("/open/a-closed-store-says-so", test_closed);
  return g_test_run ();
}
