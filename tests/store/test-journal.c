/* test-journal.c - changes, their way back, and the counts that go with them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "store-fixture.h"

#include <string.h>

#define N_STORIES 40

/* The library as a few arrays: what each operation should leave. */
typedef struct
{
  gboolean is_read[N_STORIES], is_starred[N_STORIES], is_archived[N_STORIES], is_deleted[N_STORIES];
  guint    n_annotations[N_STORIES];
  gboolean is_pinned;
} Model;

typedef struct
{
  Fixture base;
  gint64  ids[N_STORIES], entity;
  Model   now;
  GArray *past;   /* of Model: what undo goes back to */
  GArray *future; /* of Model: what redo goes on to */
} Desk;

static void
desk_set_up (Desk *desk, gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;

  fixture_set_up (&desk->base, NULL);
  memset (&desk->now, 0, sizeof desk->now);
  desk->past = g_array_new (FALSE, FALSE, sizeof (Model));
  desk->future = g_array_new (FALSE, FALSE, sizeof (Model));
  for (guint i = 0; i < N_STORIES; i++)
    {
      g_autofree char *title = g_strdup_printf ("Story %u", i);
      DossierDraft    *draft = make_draft (title, "Ferrum has news.", i);

      add_claim (draft, DOSSIER_CLAIM_DISBANDED, 0, DOSSIER_NO_ENTITY,
                 add_entity (draft, DOSSIER_ENTITY_ORGANIZATION, "Ferrum", NULL));
      desk->ids[i] = save_one (desk->base.store, draft).story;
    }
  found = dossier_store_find_entities (desk->base.store, "Ferrum", 0, NULL);
  desk->entity = dossier_entity_get_row (g_ptr_array_index (found, 0))->id;
}

static void
desk_tear_down (Desk *desk, gconstpointer data)
{
  g_array_unref (desk->past);
  g_array_unref (desk->future);
  fixture_tear_down (&desk->base, NULL);
}

static void
assert_equal (Desk *desk)
{
  DossierCounts counts = read_counts (desk->base.store), want = { 0 };
  g_autoptr (DossierEntity) entity = dossier_store_load_entity (desk->base.store, desk->entity, NULL);

  for (guint i = 0; i < N_STORIES; i++)
    {
      g_autoptr (DossierStory) story = dossier_store_load_story (desk->base.store, desk->ids[i], NULL);

      g_assert_true ((story == NULL) == desk->now.is_deleted[i]);
      if (story == NULL)
        continue;
      g_assert_true (dossier_story_get_row (story)->is_read == desk->now.is_read[i]);
      g_assert_true (dossier_story_get_row (story)->is_starred == desk->now.is_starred[i]);
      g_assert_true (dossier_story_get_row (story)->is_archived == desk->now.is_archived[i]);
      g_assert_true (dossier_story_get_row (story)->is_annotated == (desk->now.n_annotations[i] > 0));
      want.stories++;
      want.unread += !desk->now.is_read[i];
      want.starred += desk->now.is_starred[i];
      want.archived += desk->now.is_archived[i];
      want.annotated += desk->now.n_annotations[i] > 0;
    }
  g_assert_cmpuint (counts.stories, ==, want.stories);
  g_assert_cmpuint (counts.unread, ==, want.unread);
  g_assert_cmpuint (counts.starred, ==, want.starred);
  g_assert_cmpuint (counts.archived, ==, want.archived);
  g_assert_cmpuint (counts.annotated, ==, want.annotated);
  g_assert_cmpuint (counts.claims, ==, want.stories);
  g_assert_cmpuint (counts.organizations, ==, want.stories > 0 || desk->now.is_pinned);
  g_assert_cmpuint (dossier_entity_get_row (entity)->n_stories, ==, want.stories);
  g_assert_true (dossier_entity_get_row (entity)->is_pinned == desk->now.is_pinned);
}

/* Changes some stories at random in the model and the library; TRUE when anything was different. */
static gboolean
change_flags (Desk *desk, GRand *random, DossierChangeKind kind, gboolean *field, gboolean value)
{
  gint64   some[6];
  guint    n = g_rand_int_range (random, 1, 7);
  gboolean different = FALSE;

  for (guint i = 0; i < n; i++)
    {
      guint story = g_rand_int_range (random, 0, N_STORIES);

      some[i] = desk->ids[story];
      if (field[story] == value || (desk->now.is_deleted[story] && kind != DOSSIER_CHANGE_DELETE))
        continue;
      field[story] = value;
      different = TRUE;
      if (kind == DOSSIER_CHANGE_SET_ARCHIVED && value)
        desk->now.is_read[story] = TRUE;
      if (kind == DOSSIER_CHANGE_SET_READ && !value)
        desk->now.is_archived[story] = FALSE;
    }
  apply (desk->base.store, dossier_change_new_for_stories (kind, some, n, value));
  return different;
}

static gboolean
change_annotation (Desk *desk, GRand *random)
{
  guint                story = g_rand_int_range (random, 0, N_STORIES);
  DossierAnnotationRow row = { .story = desk->ids[story], .start = 0, .length = 6, .note = (char *) "mark" };
  DossierChange       *change = dossier_change_annotate (&row);
  GError              *error = NULL;
  gboolean             done = dossier_store_apply (desk->base.store, change, NULL, &error);

  dossier_change_free (change);
  g_assert_true (done == !desk->now.is_deleted[story]);
  if (!done)
    g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  desk->now.n_annotations[story] += done;
  return done;
}

static gboolean
change_something (Desk *desk, GRand *random)
{
  gboolean value = g_rand_int_range (random, 0, 2);

  switch (g_rand_int_range (random, 0, 6))
    {
    case 0: return change_flags (desk, random, DOSSIER_CHANGE_SET_READ, desk->now.is_read, value);
    case 1: return change_flags (desk, random, DOSSIER_CHANGE_SET_STARRED, desk->now.is_starred, value);
    case 2: return change_flags (desk, random, DOSSIER_CHANGE_DELETE, desk->now.is_deleted, TRUE);
    case 3: return change_annotation (desk, random);
    case 4: return change_flags (desk, random, DOSSIER_CHANGE_SET_ARCHIVED, desk->now.is_archived, value);
    default:
      apply (desk->base.store, dossier_change_set_pinned (desk->entity, value));
      if (desk->now.is_pinned == value)
        return FALSE;
      desk->now.is_pinned = value;
      return TRUE;
    }
}

/* Undo or redo in both worlds. */
static void
step (Desk *desk, gboolean redo)
{
  GError          *error = NULL;
  GArray          *from = redo ? desk->future : desk->past, *to = redo ? desk->past : desk->future;
  g_autofree char *sentence
      = redo ? dossier_store_redo (desk->base.store, &error) : dossier_store_undo (desk->base.store, &error);

  g_assert_no_error (error);
  g_assert_true ((sentence == NULL) == (from->len == 0));
  if (from->len == 0)
    return;
  g_array_append_val (to, desk->now);
  desk->now = g_array_index (from, Model, from->len - 1);
  g_array_set_size (from, from->len - 1);
}

static void
test_random (Desk *desk, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1956);

  for (guint i = 0; i < 1000; i++)
    {
      guint what = g_rand_int_range (random, 0, 10);

      if (what < 3)
        step (desk, FALSE);
      else if (what < 5)
        step (desk, TRUE);
      else
        {
          Model before = desk->now;

          if (change_something (desk, random))
            {
              g_array_append_val (desk->past, before);
              g_array_set_size (desk->future, 0);
            }
        }
      if (i % 10 == 0)
        assert_equal (desk);
    }
  assert_equal (desk);
  assert_sound (desk->base.store);
  while (desk->past->len > 0)
    step (desk, FALSE);
  assert_equal (desk);
  while (desk->future->len > 0)
    step (desk, TRUE);
  assert_equal (desk);
  assert_sound (desk->base.store);
}

static void
test_sentences (Desk *desk, gconstpointer data)
{
  DossierAnnotationRow     row = { .story = desk->ids[0], .start = 0, .length = 6 };
  gint64                   annotation;
  static const char *const undone[] = {
    "Marking 2 stories as read was undone",
    "Starring 1 story was undone",
    "Deleting 3 stories was undone",
    "The highlight was taken back",
    "Changing the note was undone",
    "Deleting 1 highlight was undone",
    "Renaming “Ferrum” to “Ferrum Works” was undone",
    "Changing the dossier's note was undone",
    "Pinning the dossier was undone",
  };

  apply (desk->base.store, dossier_change_set_read (desk->ids, 2, TRUE));
  apply (desk->base.store, dossier_change_set_starred (desk->ids, 1, TRUE));
  apply (desk->base.store, dossier_change_delete (desk->ids + 5, 3));
  annotation = apply (desk->base.store, dossier_change_annotate (&row));
  apply (desk->base.store, dossier_change_edit_annotation (annotation, DOSSIER_COLOUR_PINK, "so"));
  apply (desk->base.store, dossier_change_delete_annotation (annotation));
  apply (desk->base.store, dossier_change_rename_entity (desk->entity, "Ferrum Works"));
  apply (desk->base.store, dossier_change_set_entity_note (desk->entity, "A note"));
  apply (desk->base.store, dossier_change_set_pinned (desk->entity, TRUE));
  for (guint i = G_N_ELEMENTS (undone); i-- > 0;)
    {
      g_autofree char *sentence = dossier_store_undo (desk->base.store, NULL);

      g_assert_cmpstr (sentence, ==, undone[i]);
    }
  g_assert_null (dossier_store_undo (desk->base.store, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (undone); i++)
    {
      g_autofree char *sentence = dossier_store_redo (desk->base.store, NULL);

      g_assert_true (strstr (sentence, "again") != NULL);
    }
  g_assert_null (dossier_store_redo (desk->base.store, NULL));
  assert_sound (desk->base.store);
}

static void
test_rename_back (Desk *desk, gconstpointer data)
{
  g_autofree char *sentence = NULL;
  g_autoptr (DossierEntity) entity = NULL;
  g_autoptr (GPtrArray) found = NULL;

  apply (desk->base.store, dossier_change_rename_entity (desk->entity, "Ferrum Works"));
  sentence = dossier_store_undo (desk->base.store, NULL);
  entity = dossier_store_load_entity (desk->base.store, desk->entity, NULL);
  g_assert_cmpstr (dossier_entity_get_row (entity)->name, ==, "Ferrum");
  g_assert_cmpuint (g_strv_length (dossier_entity_get_row (entity)->aliases), ==, 0);
  found = dossier_store_find_entities (desk->base.store, "Ferrum Works", 0, NULL);
  g_assert_cmpuint (found->len, ==, 0);
}

/* What changes nothing is no entry, so that undo never seems to do nothing. */
static void
test_nothing (Desk *desk, gconstpointer data)
{
  gint64 nobody = 12345;

  apply (desk->base.store, dossier_change_set_read (desk->ids, 3, FALSE));
  apply (desk->base.store, dossier_change_set_read (&nobody, 1, TRUE));
  apply (desk->base.store, dossier_change_set_pinned (desk->entity, FALSE));
  apply (desk->base.store, dossier_change_rename_entity (desk->entity, "Ferrum"));
  apply (desk->base.store, dossier_change_set_entity_note (desk->entity, ""));
  g_assert_null (dossier_store_undo (desk->base.store, NULL));
}

static void
test_seen (Desk *desk, gconstpointer data)
{
  g_autoptr (DossierChange) star = dossier_change_set_starred (desk->ids, 1, TRUE);
  g_autoptr (DossierChange) seen = dossier_change_see (desk->ids[0]);
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL, *nothing = NULL;
  guint            before = read_counts (desk->base.store).unread;

  g_assert_true (dossier_store_apply (desk->base.store, star, NULL, &error));
  g_assert_true (dossier_store_apply (desk->base.store, seen, NULL, &error));
  g_assert_cmpuint (read_counts (desk->base.store).unread, ==, before - 1);
  undone = dossier_store_undo (desk->base.store, &error);
  g_assert_nonnull (undone);
  g_assert_cmpuint (read_counts (desk->base.store).starred, ==, 0);
  nothing = dossier_store_undo (desk->base.store, &error);
  g_assert_null (nothing);
  g_assert_no_error (error);
  g_assert_cmpuint (read_counts (desk->base.store).unread, ==, before - 1);
}

/* Seen: read, and no entry. */
static void
see (Desk *desk, guint story)
{
  apply (desk->base.store, dossier_change_see (desk->ids[story]));
}

static void
assert_archived_is_read (Desk *desk)
{
  g_assert_cmpint (run_sql (desk->base.path, "SELECT count(*) FROM story_state WHERE is_archived = 1 AND is_read = 0"),
                   ==, 0);
}

/* It was read when it was archived, because it had been opened; done again, nobody opens it. */
static void
test_seen_and_archived (Desk *desk, gconstpointer data)
{
  apply (desk->base.store, dossier_change_set_read (desk->ids, 1, TRUE));
  apply (desk->base.store, dossier_change_set_read (desk->ids, 1, FALSE));
  see (desk, 0);
  apply (desk->base.store, dossier_change_set_archived (desk->ids, 1, TRUE));
  for (guint i = 0; i < 2; i++)
    {
      g_free (dossier_store_undo (desk->base.store, NULL));
      g_free (dossier_store_undo (desk->base.store, NULL));
      desk->now.is_read[0] = TRUE;
      desk->now.is_archived[0] = FALSE;
      assert_equal (desk);
      g_free (dossier_store_redo (desk->base.store, NULL));
      desk->now.is_read[0] = FALSE;
      assert_equal (desk);
      g_free (dossier_store_redo (desk->base.store, NULL));
      desk->now.is_read[0] = desk->now.is_archived[0] = TRUE;
      assert_equal (desk);
    }
}

static void
test_random_seen (Desk *desk, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1962);

  for (guint i = 0; i < 400; i++)
    {
      guint    what = g_rand_int_range (random, 0, 10), story = g_rand_int_range (random, 0, 3);
      gint64  *ids = &desk->ids[story];
      gboolean value = g_rand_int_range (random, 0, 2);

      if (what < 2)
        see (desk, story);
      else if (what < 4)
        apply (desk->base.store, dossier_change_set_read (ids, 2, value));
      else if (what < 6)
        apply (desk->base.store, dossier_change_set_archived (ids, 2, value));
      else
        g_free (what < 8 ? dossier_store_undo (desk->base.store, NULL) : dossier_store_redo (desk->base.store, NULL));
      assert_archived_is_read (desk);
    }
  assert_sound (desk->base.store);
}

static void
test_new_after_undo (Desk *desk, gconstpointer data)
{
  apply (desk->base.store, dossier_change_set_read (desk->ids, 1, TRUE));
  g_free (dossier_store_undo (desk->base.store, NULL));
  apply (desk->base.store, dossier_change_set_starred (desk->ids, 1, TRUE));
  g_assert_null (dossier_store_redo (desk->base.store, NULL));
  g_assert_cmpint (run_sql (desk->base.path, "SELECT count(*) FROM journal"), ==, 2);
}

static void
test_reopened (Desk *desk, gconstpointer data)
{
  g_autofree char *sentence = NULL;

  apply (desk->base.store, dossier_change_set_read (desk->ids, 1, TRUE));
  fixture_reopen (&desk->base);
  sentence = dossier_store_undo (desk->base.store, NULL);
  g_assert_cmpstr (sentence, ==, "Marking 1 story as read was undone");
}

static void
test_unknown (Desk *desk, gconstpointer data)
{
  DossierChange *changes[] = {
    dossier_change_edit_annotation (99, DOSSIER_COLOUR_BLUE, NULL),
    dossier_change_delete_annotation (99),
    dossier_change_rename_entity (99, "X"),
    dossier_change_set_entity_note (99, "X"),
    dossier_change_set_pinned (99, TRUE),
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (dossier_store_apply (desk->base.store, changes[i], NULL, &error));
      g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
      dossier_change_free (changes[i]);
    }
  assert_sound (desk->base.store);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;

  g_assert_true (dossier_store_apply_finish (DOSSIER_STORE (source), result, user_data, &error));
  g_assert_no_error (error);
}

static void
test_async (Desk *desk, gconstpointer data)
{
  DossierAnnotationRow row = { .story = desk->ids[0], .start = 0, .length = 6 };
  DossierChange       *change = dossier_change_annotate (&row);
  gint64               id = 0;

  dossier_store_apply_async (desk->base.store, change, NULL, applied_cb, &id);
  dossier_change_free (change);
  while (id == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (read_counts (desk->base.store).annotated, ==, 1);
  settle (desk->base.store);
}

/* More than a transaction holds, between changes that stand alone. */
static void
test_parts_are_one (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_change_free);
  g_autoptr (GArray) saved = NULL;
  gint64           alone = save_one (fixture->store, make_draft ("Alone", "It stands alone.", 1)).story;
  g_autofree char *undone = NULL, *done = NULL, *before = NULL;

  apply (fixture->store, dossier_change_set_starred (&alone, 1, TRUE));
  for (int i = 0; i < 3; i++)
    {
      g_autofree char *title = g_strdup_printf ("Part %d", i);

      g_ptr_array_add (drafts, make_draft (title, "Some words of it.", i));
    }
  saved = dossier_store_save_part (fixture->store, drafts, "whole", NULL);
  for (guint i = 0; i < 250; i++)
    {
      DossierAnnotationRow row = { .story = g_array_index (saved, DossierSaveResult, i % 3).story, .length = 4 };

      g_ptr_array_add (changes, dossier_change_annotate (&row));
    }
  g_ptr_array_add (changes, dossier_change_set_read (&alone, 1, TRUE));
  g_assert_true (dossier_store_apply_parts (fixture->store, changes, "whole", NULL));
  g_assert_cmpuint (read_counts (fixture->store).annotated, ==, 3);

  undone = dossier_store_undo (fixture->store, NULL);
  g_assert_cmpstr (undone, ==, "The import was undone");
  g_assert_cmpuint (read_counts (fixture->store).stories, ==, 1);
  g_assert_cmpuint (read_counts (fixture->store).annotated, ==, 0);
  g_assert_cmpuint (read_counts (fixture->store).unread, ==, 1);
  g_assert_cmpuint (read_counts (fixture->store).starred, ==, 1);
  assert_sound (fixture->store);
  done = dossier_store_redo (fixture->store, NULL);
  g_assert_cmpstr (done, ==, "The import was done again");
  g_assert_cmpuint (read_counts (fixture->store).annotated, ==, 3);
  g_assert_cmpuint (read_counts (fixture->store).unread, ==, 3);
  g_assert_null (dossier_store_redo (fixture->store, NULL));
  g_free (dossier_store_undo (fixture->store, NULL));
  before = dossier_store_undo (fixture->store, NULL);
  g_assert_cmpstr (before, ==, "Starring 1 story was undone");
  assert_sound (fixture->store);
}

static void
test_more_stories_than_an_entry_holds_are_one_change (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);
  const guint n = 5250, n_at_once = 350;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = g_strdup_printf ("Story %u", i);

      g_ptr_array_add (drafts, make_draft (title, title, (int) i));
    }
  for (guint i = 0; i < n; i += n_at_once)
    {
      g_autoptr (GPtrArray) some = g_ptr_array_new ();
      g_autoptr (GArray) saved = NULL;

      for (guint j = i; j < i + n_at_once; j++)
        g_ptr_array_add (some, drafts->pdata[j]);
      saved = dossier_store_save_part (fixture->store, some, "whole", NULL);
      g_assert_nonnull (saved);
    }
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *undone = dossier_store_undo (fixture->store, NULL), *done = NULL;

      g_assert_nonnull (undone);
      g_assert_cmpuint (read_counts (fixture->store).stories, ==, 0);
      g_assert_null (dossier_store_undo (fixture->store, NULL));
      done = dossier_store_redo (fixture->store, NULL);
      g_assert_nonnull (done);
      g_assert_cmpuint (read_counts (fixture->store).stories, ==, n);
    }
  assert_sound (fixture->store);
}

/* One that cannot be carried out takes those of its transaction back, and is told. */
static void
test_a_part_that_fails (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_change_free);
  gint64               story = save_one (fixture->store, make_draft ("A", "Words.", 1)).story;
  DossierAnnotationRow row = { .story = story, .start = 99, .length = 4 };
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (changes, dossier_change_set_starred (&story, 1, TRUE));
  g_ptr_array_add (changes, dossier_change_annotate (&row));
  g_assert_false (dossier_store_apply_parts (fixture->store, changes, "whole", &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (read_counts (fixture->store).starred, ==, 0);
  assert_sound (fixture->store);
}

#define ADD(path, test) g_test_add (path, Desk, NULL, desk_set_up, test, desk_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/journal/what-was-only-seen-is-not-what-undo-takes-back", test_seen);
  ADD ("/journal/what-was-seen-and-archived-is-read-when-done-again", test_seen_and_archived);
  ADD ("/journal/what-is-archived-is-read-whatever-is-seen-and-undone", test_random_seen);
  ADD ("/journal/a-thousand-operations-equal-a-model", test_random);
  ADD ("/journal/each-change-has-its-sentence", test_sentences);
  ADD ("/journal/a-renaming-goes-back-whole", test_rename_back);
  ADD ("/journal/what-changes-nothing-is-no-entry", test_nothing);
  ADD ("/journal/something-new-drops-what-was-undone", test_new_after_undo);
  ADD ("/journal/undo-outlives-the-program", test_reopened);
  ADD ("/journal/unknown-rows-are-told", test_unknown);
  ADD ("/journal/without-waiting", test_async);
  g_test_add ("/journal/parts-are-one", Fixture, NULL, fixture_set_up, test_parts_are_one, fixture_tear_down);
  g_test_add ("/journal/more-than-an-entry-holds", Fixture, NULL, fixture_set_up,
              test_more_stories_than_an_entry_holds_are_one_change, fixture_tear_down);
  g_test_add ("/journal/a-part-that-fails", Fixture, NULL, fixture_set_up, test_a_part_that_fails, fixture_tear_down);
  return g_test_run ();
}
