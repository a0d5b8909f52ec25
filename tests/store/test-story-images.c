/* test-story-images.c - which images of a story are kept, for whom, and how they are forgotten
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-story-images.h"
#include "store-fixture.h"

#include <string.h>

#define NOW 1000000
#define ONE "https://example.org/one.png"
#define TWO "https://example.org/two.png"

static gint64
add_story (Fixture *fixture, const char *title, const char *const *uris)
{
  g_autoptr (DossierDocumentBuilder) builder = dossier_document_builder_new ();
  DossierDraft *draft = make_draft (title, "Replaced", 1);

  dossier_document_builder_add_text (builder, title, -1);
  for (guint i = 0; uris[i] != NULL; i++)
    dossier_document_builder_add_image (builder, uris[i], NULL);
  dossier_document_unref (draft->document);
  draft->document = dossier_document_builder_end (builder);
  return save_one (fixture->store, draft).story;
}

static void
save (Fixture *fixture, gint64 story, const char *uri, const char *bytes, const char *reason)
{
  g_autoptr (GBytes) taken = bytes != NULL ? g_bytes_new (bytes, strlen (bytes)) : NULL;
  g_autoptr (GError) error = NULL;

  dossier_store_save_story_image (fixture->store, story, uri, NOW, bytes != NULL ? "png" : NULL, taken, reason, &error);
  g_assert_no_error (error);
}

static DossierStoryImages *
list (Fixture *fixture, gint64 story)
{
  g_autoptr (GError) error = NULL;
  DossierStoryImages *images = dossier_store_list_story_images (fixture->store, story, &error);

  g_assert_no_error (error);
  return images;
}

/* "state bytes reason" of each. */
static char *
describe (Fixture *fixture, gint64 story)
{
  g_autoptr (DossierStoryImages) images = list (fixture, story);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < images->images->len; i++)
    {
      const DossierStoryImage *image = images->images->pdata[i];

      g_string_append_printf (words, "%s %" G_GINT64_FORMAT " %s;", dossier_image_state_to_string (image->state),
                              image->n_bytes, image->reason != NULL ? image->reason : "-");
    }
  return g_string_free (words, FALSE);
}

static void
test_each_story_has_those_that_were_asked_for_in_it (Fixture *fixture, gconstpointer data)
{
  static const char *const uris[] = { ONE, TWO, ONE, NULL };
  gint64                   first = add_story (fixture, "First", uris), second = add_story (fixture, "Second", uris);
  const struct
  {
    const char *uri, *bytes, *reason;
    gint64      story;
    const char *want_first, *want_second;
  } steps[] = {
    { ONE, "12345", NULL, first, "kept 5 -;unasked 0 -;", "unasked 5 -;unasked 0 -;" },
    { TWO, NULL, "Not there", first, "kept 5 -;missing 0 Not there;", "unasked 5 -;unasked 0 -;" },
    { ONE, NULL, NULL, second, "kept 5 -;missing 0 Not there;", "kept 5 -;unasked 0 -;" },
    /* One that cannot be had any more stays, and one that could not be had comes. */
    { ONE, NULL, "Gone by now", second, "kept 5 -;missing 0 Not there;", "kept 5 -;unasked 0 -;" },
    { TWO, "123", NULL, second, "kept 5 -;kept 3 -;", "kept 5 -;kept 3 -;" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *of_first = NULL, *of_second = NULL;

      save (fixture, steps[i].story, steps[i].uri, steps[i].bytes, steps[i].reason);
      of_first = describe (fixture, first);
      of_second = describe (fixture, second);
      g_assert_cmpstr (of_first, ==, steps[i].want_first);
      g_assert_cmpstr (of_second, ==, steps[i].want_second);
    }
  assert_sound (fixture->store);
}

static void
test_bytes_come_back_after_a_restart (Fixture *fixture, gconstpointer data)
{
  static const char *const uris[] = { ONE, NULL };
  gint64                   story = add_story (fixture, "A story", uris);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) none = NULL;
  g_autoptr (GError) error = NULL;

  save (fixture, story, ONE, "12345", NULL);
  fixture_reopen (fixture);
  bytes = dossier_store_load_image (fixture->store, ONE, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "12345", 5);
  none = dossier_store_load_image (fixture->store, TWO, &error);
  g_assert_null (none);
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
}

static void
test_forgotten (Fixture *fixture, gconstpointer data)
{
  static const char *const uris[] = { ONE, TWO, NULL };
  gint64                   story = add_story (fixture, "A story", uris);
  g_autofree char         *found = NULL;
  DossierKeptImages        kept;

  save (fixture, story, ONE, "12345", NULL);
  save (fixture, story, TWO, "123", NULL);
  g_assert_true (dossier_store_measure_images (fixture->store, &kept, NULL));
  g_assert_cmpint (kept.n, ==, 2);
  g_assert_cmpint (kept.bytes, ==, 8);
  g_assert_true (dossier_store_forget_images (fixture->store, NULL));
  g_assert_true (dossier_store_measure_images (fixture->store, &kept, NULL));
  g_assert_cmpint (kept.n, ==, 0);
  g_assert_cmpint (kept.bytes, ==, 0);
  found = describe (fixture, story);
  g_assert_cmpstr (found, ==, "unasked 0 -;unasked 0 -;");
  assert_sound (fixture->store);
}

static void
test_the_feed_says_what_may_be_asked (Fixture *fixture, gconstpointer data)
{
  static const char *const uris[] = { ONE, NULL };
  gint64 feed = dossier_store_add_feed (fixture->store, "https://example.org/feed", "A feed", NULL, NULL, NULL);
  gint64 lone = add_story (fixture, "By hand", uris), story;
  g_autoptr (DossierStoryImages) by_hand = list (fixture, lone);
  g_autoptr (DossierStoryImages) of_feed = NULL;
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);
  g_autoptr (GArray) saved = NULL;
  DossierDraft *draft = make_draft ("Of a feed", "Words", 1);

  g_assert_true (by_hand->may_be_private);
  g_assert_false (by_hand->has_images);
  g_assert_null (by_hand->feed_uri);
  g_assert_cmpuint (by_hand->images->len, ==, 1);
  draft->feed_id = feed;
  g_ptr_array_add (drafts, draft);
  saved = dossier_store_save (fixture->store, drafts, FALSE, NULL);
  story = g_array_index (saved, DossierSaveResult, 0).story;
  apply (fixture->store, dossier_change_set_feed_option (feed, DOSSIER_FEED_OPTION_IMAGES, 1));
  of_feed = list (fixture, story);
  g_assert_false (of_feed->may_be_private);
  g_assert_true (of_feed->has_images);
  g_assert_cmpstr (of_feed->feed_uri, ==, "https://example.org/feed");
  g_assert_cmpuint (of_feed->images->len, ==, 0);
}

static void
test_a_deleted_story_has_none (Fixture *fixture, gconstpointer data)
{
  static const char *const uris[] = { ONE, NULL };
  gint64                   story = add_story (fixture, "A story", uris);
  g_autoptr (GError) error = NULL;

  apply (fixture->store, dossier_change_delete (&story, 1));
  g_assert_null (dossier_store_list_story_images (fixture->store, story, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
}

/* A deleted one, and one that never was. */
static void
test_a_story_that_is_gone_keeps_none (Fixture *fixture, gconstpointer data)
{
  DossierKeptImages kept;

  save (fixture, 4711, ONE, "12345", NULL);
  g_assert_null (dossier_store_list_story_images (fixture->store, 4711, NULL));
  g_assert_true (dossier_store_measure_images (fixture->store, &kept, NULL));
  g_assert_cmpint (kept.bytes, ==, 5);
  assert_sound (fixture->store);
}

/* The pictures of one story are lost with its text, and the text is told to be damaged. */
static void
test_a_damaged_text (Fixture *fixture, gconstpointer data)
{
  static const char *const uris[] = { ONE, NULL };
  gint64                   story = add_story (fixture, "A story", uris);
  g_autoptr (GError) error = NULL;

  run_sql (fixture->path, "UPDATE story_text SET text = x'ff', packing = 0, size = 1");
  fixture_reopen (fixture);
  g_assert_null (dossier_store_list_story_images (fixture->store, story, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED);
}

static void
test_counted_by_their_state (Fixture *fixture, gconstpointer data)
{
  static const char *const uris[] = { ONE, TWO, "https://example.org/three.png", NULL };
  gint64                   story = add_story (fixture, "A story", uris);
  g_autoptr (DossierStoryImages) images = NULL;

  dossier_story_images_free (NULL);
  save (fixture, story, ONE, "12345", NULL);
  save (fixture, story, TWO, NULL, "Not there");
  images = list (fixture, story);
  g_assert_cmpuint (dossier_story_images_count (images, DOSSIER_IMAGE_UNASKED), ==, 1);
  g_assert_cmpuint (dossier_story_images_count (images, DOSSIER_IMAGE_KEPT), ==, 1);
  g_assert_cmpuint (dossier_story_images_count (images, DOSSIER_IMAGE_MISSING), ==, 1);
}

static void
test_beside_the_main_loop (Fixture *fixture, gconstpointer data)
{
  static const char *const uris[] = { ONE, NULL };
  DossierStore            *store = fixture->store;
  gint64                   story = add_story (fixture, "A story", uris);
  g_autofree char         *uri = g_strdup (ONE);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GAsyncResult) stopped = NULL, listed = NULL, loaded = NULL, measured = NULL, forgotten = NULL;
  g_autoptr (DossierStoryImages) images = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  DossierKeptImages kept = { 7, 7 };

  save (fixture, story, ONE, "12345", NULL);
  g_cancellable_cancel (cancelled);
  dossier_store_measure_images_async (store, cancelled, fixture_keep_result_cb, &stopped);
  g_assert_false (dossier_store_measure_images_finish (store, fixture_wait_for (&stopped), &kept, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (kept.bytes, ==, 7);

  dossier_store_list_story_images_async (store, story, NULL, fixture_keep_result_cb, &listed);
  images = dossier_store_list_story_images_finish (store, fixture_wait_for (&listed), NULL);
  g_assert_cmpuint (images->images->len, ==, 1);
  dossier_store_load_image_async (store, uri, NULL, fixture_keep_result_cb, &loaded);
  memset (uri, 'x', strlen (uri));
  bytes = dossier_store_load_image_finish (store, fixture_wait_for (&loaded), NULL);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 5);
  dossier_store_measure_images_async (store, NULL, fixture_keep_result_cb, &measured);
  g_assert_true (dossier_store_measure_images_finish (store, fixture_wait_for (&measured), &kept, NULL));
  g_assert_cmpint (kept.bytes, ==, 5);
  dossier_store_forget_images_async (store, NULL, fixture_keep_result_cb, &forgotten);
  g_assert_true (dossier_store_forget_images_finish (store, fixture_wait_for (&forgotten), NULL));
  g_assert_null (dossier_store_load_image (store, ONE, NULL));
}

#define ADD(path, test) g_test_add ("/story-images/" path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("each story has those that were asked for in it", test_each_story_has_those_that_were_asked_for_in_it);
  ADD ("bytes come back after a restart", test_bytes_come_back_after_a_restart);
  ADD ("forgotten", test_forgotten);
  ADD ("the feed says what may be asked", test_the_feed_says_what_may_be_asked);
  ADD ("a deleted story has none", test_a_deleted_story_has_none);
  ADD ("a story that is gone keeps none", test_a_story_that_is_gone_keeps_none);
  ADD ("a damaged text", test_a_damaged_text);
  ADD ("counted by their state", test_counted_by_their_state);
  ADD ("beside the main loop", test_beside_the_main_loop);
  return g_test_run ();
}
