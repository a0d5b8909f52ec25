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
  return g_test_run ();
}
