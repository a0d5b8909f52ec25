/* test-story-tags.c - tags of stories: changed, taken back, counted, listed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "store-fixture.h"

#include <string.h>
#include "dossier-story-tags.h"

#define N_STORIES 6

typedef struct
{
  Fixture base;
  gint64  ids[N_STORIES];
} Desk;

static void
desk_set_up (Desk *desk, gconstpointer data)
{
  fixture_set_up (&desk->base, NULL);
  for (guint i = 0; i < N_STORIES; i++)
    {
      g_autofree char *title = g_strdup_printf ("Story %u", i);

      desk->ids[i] = save_one (desk->base.store, make_draft (title, "It has news.", i)).story;
    }
}

static void
desk_tear_down (Desk *desk, gconstpointer data)
{
  fixture_tear_down (&desk->base, NULL);
}

/* "Chips 2, to read 1" */
static char *
describe (GPtrArray *tags)
{
  GString *words = g_string_new (NULL);

  g_assert_nonnull (tags);
  for (guint i = 0; i < tags->len; i++)
    g_string_append_printf (words, "%s%s %u", i > 0 ? ", " : "", dossier_story_tag_get_name (tags->pdata[i]),
                            dossier_story_tag_get_n_stories (tags->pdata[i]));
  return g_string_free (words, FALSE);
}

static void
assert_tags (Desk *desk, const char *want)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tags = dossier_store_list_tags (desk->base.store, &error);
  g_autofree char *words = NULL;

  g_assert_no_error (error);
  words = describe (tags);
  g_assert_cmpstr (words, ==, want);
  assert_sound (desk->base.store);
}

/* The tags of the @n stories from @first on. */
static void
assert_tags_of (Desk *desk, guint first, guint n, const char *want)
{
  g_autoptr (GArray) stories = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) tags = NULL;
  g_autofree char *words = NULL;

  g_array_append_vals (stories, desk->ids + first, n);
  tags = dossier_store_list_tags_of_stories (desk->base.store, stories, NULL);
  words = describe (tags);
  g_assert_cmpstr (words, ==, want);
}

static void
add (Desk *desk, guint first, guint n, const char *name)
{
  apply (desk->base.store, dossier_change_add_tag (desk->ids + first, n, name));
}

static gint64
find (Desk *desk, const char *name)
{
  g_autoptr (GError) error = NULL;
  gint64 tag = dossier_store_find_tag (desk->base.store, name, &error);

  g_assert_no_error (error);
  return tag;
}

static void
assert_step (Desk *desk, gboolean redo, const char *want)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence
      = redo ? dossier_store_redo (desk->base.store, &error) : dossier_store_undo (desk->base.store, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (sentence, ==, want);
}

/* Carries @change (taken) out, which must fail with @code. */
static void
assert_fails (Desk *desk, DossierChange *change, GQuark domain, int code)
{
  g_autoptr (DossierChange) owned = change;
  g_autoptr (GError) error = NULL;

  g_assert_false (dossier_store_apply (desk->base.store, owned, NULL, &error));
  g_assert_error (error, domain, code);
  g_assert_true (g_utf8_strlen (error->message, -1) > 0);
}

static void
test_add (Desk *desk, gconstpointer data)
{
  assert_tags (desk, "");
  add (desk, 0, 3, "  to  read ");
  add (desk, 2, 2, "Chips");
  add (desk, 0, 2, "CHIPS");
  assert_tags (desk, "Chips 4, to read 3");
  assert_tags_of (desk, 0, 1, "Chips 1, to read 1");
  assert_tags_of (desk, 1, 3, "Chips 3, to read 2");
  assert_tags_of (desk, 4, 2, "");
}

/* What was different is taken back, no more. */
static void
test_undo (Desk *desk, gconstpointer data)
{
  add (desk, 0, 2, "Chips");
  add (desk, 1, 3, "chips");
  apply (desk->base.store, dossier_change_remove_tag (desk->ids, 2, find (desk, "chips")));
  assert_tags (desk, "Chips 2");
  assert_step (desk, FALSE, "Removing the tag “Chips” was undone");
  assert_tags (desk, "Chips 4");
  assert_step (desk, FALSE, "Adding the tag “chips” was undone");
  assert_tags_of (desk, 0, N_STORIES, "Chips 2");
  assert_step (desk, FALSE, "Adding the tag “Chips” was undone");
  assert_tags (desk, "");
  assert_step (desk, TRUE, "The tag “Chips” was added again");
  assert_step (desk, TRUE, "The tag “chips” was added again");
  assert_step (desk, TRUE, "The tag “Chips” was removed again");
  assert_tags_of (desk, 2, 2, "Chips 2");
  assert_tags (desk, "Chips 2");
}

/* A change that changes nothing is no step back. */
static void
test_nothing (Desk *desk, gconstpointer data)
{
  add (desk, 0, 1, "Chips");
  add (desk, 0, 1, "chips");
  apply (desk->base.store, dossier_change_remove_tag (desk->ids + 1, 1, find (desk, "Chips")));
  apply (desk->base.store, dossier_change_rename_tag (find (desk, "Chips"), " Chips"));
  assert_step (desk, FALSE, "Adding the tag “Chips” was undone");
  assert_step (desk, FALSE, NULL);
}

static void
test_deleted_story (Desk *desk, gconstpointer data)
{
  add (desk, 0, 2, "Chips");
  add (desk, 0, 1, "Labs");
  apply (desk->base.store, dossier_change_delete (desk->ids, 1));
  assert_tags (desk, "Chips 1");
  add (desk, 0, 1, "Late"); /* it is not there */
  assert_tags (desk, "Chips 1");
  assert_step (desk, FALSE, "Deleting 1 story was undone");
  assert_tags (desk, "Chips 2, Labs 1");
}

static void
test_rename (Desk *desk, gconstpointer data)
{
  add (desk, 0, 2, "Chips");
  apply (desk->base.store, dossier_change_rename_tag (find (desk, "Chips"), "Silicon"));
  assert_tags (desk, "Silicon 2");
  assert_step (desk, FALSE, "Renaming “Chips” to “Silicon” was undone");
  assert_tags (desk, "Chips 2");
  assert_step (desk, TRUE, "“Chips” was renamed to “Silicon” again");
  apply (desk->base.store, dossier_change_rename_tag (find (desk, "silicon"), "SILICON"));
  assert_tags (desk, "SILICON 2");
}

/* Renamed to a name that is there: one tag, and two again. */
static void
test_merge (Desk *desk, gconstpointer data)
{
  add (desk, 0, 3, "Chips");
  add (desk, 2, 2, "Silicon");
  apply (desk->base.store, dossier_change_delete (desk->ids, 1));
  apply (desk->base.store, dossier_change_rename_tag (find (desk, "Chips"), "silicon"));
  assert_tags (desk, "Silicon 3");
  assert_step (desk, FALSE, "Changing the tags was undone");
  assert_tags (desk, "Chips 2, Silicon 2");
  assert_step (desk, FALSE, "Deleting 1 story was undone");
  assert_tags (desk, "Chips 3, Silicon 2");
  assert_step (desk, TRUE, "1 story was deleted again");
  assert_step (desk, TRUE, "The tags were changed again");
  assert_tags (desk, "Silicon 3");
  assert_step (desk, TRUE, NULL);
}

static void
test_delete (Desk *desk, gconstpointer data)
{
  add (desk, 0, 3, "Chips");
  add (desk, 0, 1, "Labs");
  apply (desk->base.store, dossier_change_delete_tag (find (desk, "Chips")));
  assert_tags (desk, "Labs 1");
  assert_step (desk, FALSE, "Deleting the tag “Chips” was undone");
  assert_tags (desk, "Chips 3, Labs 1");
  assert_step (desk, TRUE, "The tag “Chips” was deleted again");
  assert_tags (desk, "Labs 1");
  add (desk, 4, 1, "CHIPS"); /* nobody has it: it is written as now */
  assert_tags (desk, "CHIPS 1, Labs 1");
}

static void
test_parts (Desk *desk, gconstpointer data)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_change_free);

  g_ptr_array_add (changes, dossier_change_add_tag (desk->ids, 2, "Chips"));
  g_ptr_array_add (changes, dossier_change_add_tag (desk->ids, 1, "Labs"));
  g_assert_true (dossier_store_apply_parts (desk->base.store, changes, "one-of-a-kind", NULL));
  assert_tags (desk, "Chips 2, Labs 1");
  assert_step (desk, FALSE, "Changing the tags was undone");
  assert_tags (desk, "");
  assert_step (desk, TRUE, "The tags were changed again");
  assert_tags (desk, "Chips 2, Labs 1");
}

static void
test_mistakes (Desk *desk, gconstpointer data)
{
  gint64 chips;

  add (desk, 0, 1, "Chips");
  chips = find (desk, "Chips");
  assert_fails (desk, dossier_change_add_tag (desk->ids, 1, " "), DOSSIER_STORY_TAG_ERROR,
                DOSSIER_STORY_TAG_ERROR_NAME);
  assert_fails (desk, dossier_change_add_tag (desk->ids, 1, "a\x02"), DOSSIER_STORY_TAG_ERROR,
                DOSSIER_STORY_TAG_ERROR_NAME);
  assert_fails (desk, dossier_change_rename_tag (chips, ""), DOSSIER_STORY_TAG_ERROR, DOSSIER_STORY_TAG_ERROR_NAME);
  assert_fails (desk, dossier_change_rename_tag (chips + 1, "b"), DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
  assert_fails (desk, dossier_change_delete_tag (chips + 1), DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
  assert_fails (desk, dossier_change_remove_tag (desk->ids, 1, chips + 1), DOSSIER_STORE_ERROR,
                DOSSIER_STORE_ERROR_NOT_FOUND);
  assert_tags (desk, "Chips 1");
  assert_step (desk, FALSE, "Adding the tag “Chips” was undone");
}

static void
test_find (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) never = NULL, no_more = NULL;
  g_autofree char *name = NULL;
  gint64           chips;

  add (desk, 0, 1, "Chips");
  chips = find (desk, "cHIPS");
  name = dossier_store_dup_tag_name (desk->base.store, chips, NULL);
  g_assert_cmpstr (name, ==, "Chips");
  g_assert_cmpint (dossier_store_find_tag (desk->base.store, "Labs", &never), ==, 0);
  g_assert_error (never, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
  apply (desk->base.store, dossier_change_delete_tag (chips));
  g_assert_cmpint (dossier_store_find_tag (desk->base.store, "Chips", NULL), ==, 0);
  g_assert_null (dossier_store_dup_tag_name (desk->base.store, chips, &no_more));
  g_assert_error (no_more, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
}

static void
count_cb (guint *n)
{
  ++*n;
}

static void
test_signal (Desk *desk, gconstpointer data)
{
  guint n_tags = 0, n_stories = 0;

  settle (desk->base.store);
  g_signal_connect_swapped (desk->base.store, "tags-changed", G_CALLBACK (count_cb), &n_tags);
  g_signal_connect_swapped (desk->base.store, "stories-changed", G_CALLBACK (count_cb), &n_stories);
  add (desk, 0, 2, "Chips");
  settle (desk->base.store);
  g_assert_cmpuint (n_tags, ==, 1);
  g_assert_cmpuint (n_stories, ==, 1);
  apply (desk->base.store, dossier_change_set_read (desk->ids, 1, TRUE));
  settle (desk->base.store);
  g_assert_cmpuint (n_tags, ==, 1);
}

/* Kept through closing, and through a copy. */
static void
test_kept (Desk *desk, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (desk->base.folder, "copy.db", NULL);

  add (desk, 0, 2, "Chips");
  g_assert_true (dossier_store_backup (desk->base.store, copy, NULL));
  fixture_reopen (&desk->base);
  assert_tags (desk, "Chips 2");
  g_assert_cmpint (run_sql (copy, "SELECT count(*) FROM story_tag"), ==, 2);
}

static void
test_check (Desk *desk, gconstpointer data)
{
  g_autoptr (GPtrArray) problems = NULL;

  add (desk, 0, 2, "Chips");
  run_sql (desk->base.path, "UPDATE tag_count SET n_stories = 9");
  problems = dossier_store_check (desk->base.store, NULL);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_nonnull (strstr (problems->pdata[0], "number of stories of a tag"));
}

#define ADD(name, function) g_test_add ("/store/story-tags/" name, Desk, NULL, desk_set_up, function, desk_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("stories get tags, by whatever case", test_add);
  ADD ("what was different is taken back and done again", test_undo);
  ADD ("a change that changes nothing is no step back", test_nothing);
  ADD ("a deleted story does not count", test_deleted_story);
  ADD ("a tag is renamed", test_rename);
  ADD ("a tag becomes one with another, and two again", test_merge);
  ADD ("a tag is deleted from all stories", test_delete);
  ADD ("several changes are one", test_parts);
  ADD ("mistakes change nothing", test_mistakes);
  ADD ("a tag is found by its name", test_find);
  ADD ("changes are told", test_signal);
  ADD ("tags are kept", test_kept);
  ADD ("a wrong count is found", test_check);
  return g_test_run ();
}
