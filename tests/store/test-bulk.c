/* test-bulk.c - a change of many stories is one change, tells how far it is, and can be stopped
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-bulk.h"
#include "dossier-story-addresses.h"
#include "store-fixture.h"

#define N_STORIES 400

static void
save_many (Fixture *fixture, gint64 *ids)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);
  g_autoptr (GArray) saved = NULL;

  for (guint i = 0; i < N_STORIES; i++)
    {
      g_autofree char *title = g_strdup_printf ("Story %u", i);

      g_ptr_array_add (drafts, make_draft (title, "Words.", (int) i));
    }
  saved = dossier_store_save (fixture->store, drafts, FALSE, NULL);
  for (guint i = 0; i < N_STORIES; i++)
    ids[i] = g_array_index (saved, DossierSaveResult, i).story;
}

static gint64
count_entries (Fixture *fixture)
{
  return run_sql (fixture->path, "SELECT count (*) FROM journal");
}

/* Each kind is one entry, and one undo takes it back. */
static void
test_each_kind_is_one_change (Fixture *fixture, gconstpointer data)
{
  static const char *const sql[] = {
    "SELECT count (*) FROM story_state WHERE is_read = 1",
    "SELECT count (*) FROM story_state WHERE is_starred = 1",
    "SELECT count (*) FROM story_tag",
    "SELECT count (*) FROM story_state WHERE is_deleted = 1",
  };
  gint64 ids[N_STORIES];

  save_many (fixture, ids);
  for (guint i = 0; i < G_N_ELEMENTS (sql); i++)
    {
      g_autoptr (DossierBulk) bulk = dossier_bulk_new ();
      g_autoptr (DossierChange) change = i == 0   ? dossier_change_set_read (ids, N_STORIES, TRUE)
                                         : i == 1 ? dossier_change_set_starred (ids, N_STORIES, TRUE)
                                         : i == 2 ? dossier_change_add_tag (ids, N_STORIES, "chips")
                                                  : dossier_change_delete (ids, N_STORIES);
      g_autoptr (GError) error = NULL;
      gint64 entries = count_entries (fixture);

      g_assert_true (dossier_store_apply_bulk (fixture->store, change, bulk, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (dossier_bulk_get_done (bulk), ==, N_STORIES);
      g_assert_true (dossier_bulk_has_changed (bulk));
      g_assert_cmpint (run_sql (fixture->path, sql[i]), ==, N_STORIES);
      g_assert_cmpint (count_entries (fixture), ==, entries + 1);
      g_free (dossier_store_undo (fixture->store, NULL));
      g_assert_cmpint (run_sql (fixture->path, sql[i]), ==, 0);
    }
  assert_sound (fixture->store);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GError **error = data;

  g_assert_false (dossier_store_apply_bulk_finish (DOSSIER_STORE (source), result, error));
}

static void
test_stopped_is_not_begun (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierBulk) bulk = dossier_bulk_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (DossierChange) change = NULL;
  g_autoptr (GError) error = NULL;
  gint64 ids[N_STORIES];

  save_many (fixture, ids);
  change = dossier_change_set_read (ids, N_STORIES, TRUE);
  g_cancellable_cancel (cancellable);
  dossier_store_apply_bulk_async (fixture->store, change, bulk, cancellable, applied_cb, &error);
  while (error == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (dossier_bulk_get_done (bulk), ==, 0);
  g_assert_cmpint (count_entries (fixture), ==, 0);
}

/* In their order, the deleted one and who is not there left out. */
static void
test_named_often_is_changed_once (Fixture *fixture, gconstpointer data)
{
  enum
  {
    TIMES = 7
  };
  g_autoptr (DossierBulk) bulk = dossier_bulk_new ();
  g_autoptr (DossierChange) change = NULL;
  gint64 ids[N_STORIES * TIMES];

  save_many (fixture, ids);
  for (guint i = N_STORIES; i < G_N_ELEMENTS (ids); i++)
    ids[i] = i == N_STORIES ? 12345 : ids[i % N_STORIES];
  apply (fixture->store, dossier_change_delete (ids, 1));
  change = dossier_change_set_starred (ids, G_N_ELEMENTS (ids), TRUE);
  g_assert_true (dossier_store_apply_bulk (fixture->store, change, bulk, NULL, NULL));
  g_assert_cmpint (run_sql (fixture->path, "SELECT count (*) FROM story_state WHERE is_starred = 1"), ==,
                   N_STORIES - 1);
  g_assert_cmpint (run_sql (fixture->path, "SELECT length (stories) / 8 FROM journal ORDER BY id DESC LIMIT 1"), ==,
                   N_STORIES - 1);
  g_assert_cmpuint (read_counts (fixture->store).starred, ==, N_STORIES - 1);
  assert_sound (fixture->store);
}

static gpointer
stop_on_the_way (gpointer data)
{
  gpointer *both = data;

  while (dossier_bulk_get_done (both[0]) < 3)
    g_thread_yield ();
  g_cancellable_cancel (both[1]);
  return NULL;
}

/* What was so before is no change: there is nothing to undo. */
static void
test_the_same_again_is_none (Fixture *fixture, gconstpointer data)
{
  gint64 ids[N_STORIES];

  save_many (fixture, ids);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (DossierBulk) bulk = dossier_bulk_new ();
      g_autoptr (DossierChange) change = dossier_change_set_archived (ids, N_STORIES, TRUE);

      g_assert_true (dossier_store_apply_bulk (fixture->store, change, bulk, NULL, NULL));
      g_assert_cmpint (dossier_bulk_has_changed (bulk), ==, i == 0);
      g_assert_cmpint (count_entries (fixture), ==, 1);
    }
}

/* Whether it is stopped in time or not: all of it has happened or nothing. */
static void
test_stopped_on_the_way_is_whole (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierBulk) bulk = dossier_bulk_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (DossierChange) change = NULL;
  g_autoptr (GError) error = NULL;
  gpointer both[] = { bulk, cancellable };
  gint64   ids[N_STORIES];
  GThread *thread;
  gboolean done;

  save_many (fixture, ids);
  change = dossier_change_set_read (ids, N_STORIES, TRUE);
  thread = g_thread_new ("stop", stop_on_the_way, both);
  done = dossier_store_apply_bulk (fixture->store, change, bulk, cancellable, &error);
  g_thread_join (thread);
  if (!done)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (run_sql (fixture->path, "SELECT count (*) FROM story_state WHERE is_read = 1"), ==,
                   done ? N_STORIES : 0);
  g_assert_cmpint (count_entries (fixture), ==, done ? 1 : 0);
  g_assert_cmpuint (read_counts (fixture->store).unread, ==, done ? 0 : N_STORIES);
  assert_sound (fixture->store);
}

/* In the order asked for, without those that have none or are not there. */
static void
test_addresses_are_joined (Fixture *fixture, gconstpointer data)
{
  DossierDraft *bare = make_draft ("Bare", "Words without a page.", 1);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *lines = NULL;
  gint64           all[4] = { 0, 0, 12345, 0 };
  guint            n = 0;

  g_clear_pointer (&bare->uri, g_free);
  all[0] = save_one (fixture->store, make_draft ("B", "One.", 2)).story;
  all[1] = save_one (fixture->store, bare).story;
  all[3] = save_one (fixture->store, make_draft ("A", "Two.", 3)).story;
  g_array_append_vals (ids, all, G_N_ELEMENTS (all));
  lines = dossier_store_join_addresses (fixture->store, ids, &n, NULL);
  g_assert_cmpstr (lines, ==, "https://example.org/B\nhttps://example.org/A\n");
  g_assert_cmpuint (n, ==, 2);
}

typedef struct
{
  gboolean is_over;
  guint    n; /* G_MAXUINT: it failed */
} Few;

static void
few_applied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  Few *few = data;

  if (!dossier_store_apply_few_finish (DOSSIER_STORE (source), result, &few->n, &error))
    {
      g_assert_nonnull (error);
      few->n = G_MAXUINT;
    }
  few->is_over = TRUE;
}

static guint
apply_few (Fixture *fixture, GPtrArray *changes)
{
  Few few = { 0 };

  dossier_store_apply_few_async (fixture->store, changes, NULL, few_applied_cb, &few);
  while (!few.is_over)
    g_main_context_iteration (NULL, TRUE);
  return few.n;
}

/* Undone together; and where one fails, nothing has happened. */
static void
test_few_changes_are_one (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_change_free);
  gint64 ids[N_STORIES];

  save_many (fixture, ids);
  g_ptr_array_add (changes, dossier_change_set_starred (ids, 1, TRUE));
  g_ptr_array_add (changes, dossier_change_add_tag (&ids[1], 1, "chips"));
  g_assert_cmpuint (apply_few (fixture, changes), ==, 2);
  g_assert_cmpuint (read_counts (fixture->store).starred, ==, 1);
  g_free (dossier_store_undo (fixture->store, NULL));
  g_assert_cmpuint (read_counts (fixture->store).starred, ==, 0);
  g_assert_null (dossier_store_undo (fixture->store, NULL));

  g_ptr_array_add (changes, dossier_change_follow (4711, 0, TRUE));
  g_assert_cmpuint (apply_few (fixture, changes), ==, G_MAXUINT);
  g_assert_cmpuint (read_counts (fixture->store).starred, ==, 0);
}

/* A library that lacks a part says so, where a sentence is waited for. */
static void
test_few_changes_of_a_damaged_library_are_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_change_free);
  DossierAnnotationRow row = { .length = 5, .note = (char *) "A note" };

  row.story = save_one (fixture->store, make_draft ("One", "Words.", 1)).story;
  g_ptr_array_add (changes, dossier_change_edit_annotation (apply (fixture->store, dossier_change_annotate (&row)),
                                                            DOSSIER_COLOUR_GREEN, "Another note"));
  run_sql (fixture->path, "DELETE FROM story");
  g_assert_cmpuint (apply_few (fixture, changes), ==, G_MAXUINT);
  g_assert_cmpint (count_entries (fixture), ==, 1);
}

/* What was so before is none of them: undo would take back what came before it. */
static void
test_of_few_changes_those_count_that_change (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_change_free);
  gint64 ids[N_STORIES];

  save_many (fixture, ids);
  apply (fixture->store, dossier_change_follow (0, DOSSIER_CLAIM_LEFT, TRUE));
  g_ptr_array_add (changes, dossier_change_follow (0, DOSSIER_CLAIM_LEFT, TRUE));
  g_assert_cmpuint (apply_few (fixture, changes), ==, 0);
  g_assert_cmpint (count_entries (fixture), ==, 1);
  g_ptr_array_add (changes, dossier_change_set_starred (ids, 1, TRUE));
  g_ptr_array_add (changes, dossier_change_set_starred (ids, 1, TRUE));
  g_assert_cmpuint (apply_few (fixture, changes), ==, 1);
  g_assert_cmpint (count_entries (fixture), ==, 2);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*run) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "each kind is one change", test_each_kind_is_one_change },
    { "stopped before it begins, nothing happens", test_stopped_is_not_begun },
    { "what was so before is no change", test_the_same_again_is_none },
    { "named often is changed once", test_named_often_is_changed_once },
    { "addresses are joined", test_addresses_are_joined },
    { "few changes are one", test_few_changes_are_one },
    { "few changes of a damaged library are told", test_few_changes_of_a_damaged_library_are_told },
    { "of few changes those count that change something", test_of_few_changes_those_count_that_change },
    { "stopped on the way, all or nothing happens", test_stopped_on_the_way_is_whole },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/bulk/", tests[i].name, NULL);

      g_test_add (path, Fixture, NULL, fixture_set_up, tests[i].run, fixture_tear_down);
    }
  return g_test_run ();
}
