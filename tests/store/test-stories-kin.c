/* test-stories-kin.c - stories of one page that came by different ways
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "store-fixture.h"

#include "dossier-addresses.h"
#include "dossier-subscriptions.h"

#define SHORT "Ferrum opened its laboratory."
#define LONG "Ferrum opened its laboratory beside the mill, said Ada Lint on Monday."
#define OTHER "Whales sing all night, and nobody knows why they should."

/* A draft of the page with @key. @guid: it comes from the feed @feed, else it was saved by hand. */
static DossierDraft *
make_kin (const char *key, const char *uri, const char *text, gint64 feed, const char *guid)
{
  DossierDraft *draft = make_draft ("Ferrum opens", text, 3);

  g_free (draft->uri);
  draft->uri = g_strdup (uri);
  draft->page_key = g_strdup (key);
  draft->guid = g_strdup (guid);
  draft->feed_id = feed;
  draft->origin = guid != NULL ? DOSSIER_ORIGIN_FEED : DOSSIER_ORIGIN_PAGE;
  return draft;
}

static DossierDraft *
make_page (const char *text)
{
  return make_kin ("e.org/a", "https://e.org/a", text, 0, NULL);
}

static DossierDraft *
make_entry (gint64 feed, const char *text)
{
  return make_kin ("e.org/a", "https://e.org/a", text, feed, "a");
}

static gint64
add_feed (Fixture *fixture, const char *uri)
{
  return dossier_store_add_feed (fixture->store, uri, "Daily", NULL, NULL, NULL);
}

static DossierSaveResult
save_by_hand (Fixture *fixture, DossierDraft *draft)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);
  g_autoptr (GArray) peeked = NULL;
  g_autoptr (GArray) results = NULL;

  g_ptr_array_add (drafts, draft);
  peeked = dossier_store_peek (fixture->store, drafts, TRUE, NULL);
  results = dossier_store_save (fixture->store, drafts, TRUE, NULL);
  g_assert_cmpuint (results->len, ==, 1);
  g_assert_cmpint (g_array_index (peeked, DossierSaveResult, 0).saved == DOSSIER_SAVED_NEW, ==,
                   g_array_index (results, DossierSaveResult, 0).saved == DOSSIER_SAVED_NEW);
  return g_array_index (results, DossierSaveResult, 0);
}

static void
assert_story (Fixture *fixture, gint64 story, const char *text, gint64 feed)
{
  g_autoptr (DossierStoryContent) content = dossier_store_load_content (fixture->store, story, NULL);

  g_assert_cmpstr (dossier_document_get_text (content->document), ==, text);
  g_assert_cmpint (dossier_story_get_row (content->story)->feed_id, ==, feed);
}

static void
test_addresses (Fixture *fixture, gconstpointer data)
{
  DossierSaveResult first = save_by_hand (fixture, make_kin ("e.org/a", "https://e.org/a", LONG, 0, NULL));
  DossierSaveResult second = save_by_hand (fixture, make_kin ("e.org/a", "http://m.e.org/a/amp", LONG, 0, NULL));
  DossierSaveResult third = save_by_hand (fixture, make_kin ("e.org/b", "https://e.org/b", LONG, 0, NULL));

  g_assert_cmpint (first.saved, ==, DOSSIER_SAVED_NEW);
  g_assert_cmpint (second.saved, ==, DOSSIER_SAVED_SAME);
  g_assert_cmpint (second.story, ==, first.story);
  g_assert_cmpint (third.saved, ==, DOSSIER_SAVED_NEW);
  g_assert_cmpuint (read_counts (fixture->store).stories, ==, 2);
  assert_sound (fixture->store);
}

static void
test_original (Fixture *fixture, gconstpointer data)
{
  DossierDraft *draft = make_page (LONG), *plain = make_kin ("e.org/b", "https://e.org/b", LONG, 0, NULL);
  g_autoptr (DossierStory) story = NULL;
  g_autoptr (DossierStory) other = NULL;

  draft->original_uri = g_strdup ("https://e.org/a?utm_source=x");
  plain->original_uri = g_strdup ("https://e.org/b");
  story = dossier_store_load_story (fixture->store, save_one (fixture->store, draft).story, NULL);
  other = dossier_store_load_story (fixture->store, save_one (fixture->store, plain).story, NULL);
  g_assert_cmpstr (dossier_story_get_row (story)->uri, ==, "https://e.org/a");
  g_assert_cmpstr (dossier_story_get_row (story)->original_uri, ==, "https://e.org/a?utm_source=x");
  g_assert_null (dossier_story_get_row (other)->original_uri);
}

static void
test_page_joins (Fixture *fixture, gconstpointer data)
{
  gint64            feed = add_feed (fixture, "https://e.org/feed");
  DossierSaveResult entry = save_one (fixture->store, make_entry (feed, SHORT));
  DossierSaveResult page = save_by_hand (fixture, make_page (LONG));
  g_autofree char  *sentence = NULL;

  g_assert_cmpint (page.story, ==, entry.story);
  g_assert_cmpint (page.saved, ==, DOSSIER_SAVED_REVISED);
  assert_story (fixture, entry.story, LONG, feed);
  g_assert_cmpint (save_one (fixture->store, make_entry (feed, SHORT)).saved, ==, DOSSIER_SAVED_SAME);
  assert_sound (fixture->store);

  sentence = dossier_store_undo (fixture->store, NULL);
  g_assert_nonnull (sentence);
  assert_story (fixture, entry.story, SHORT, feed);
  g_assert_cmpuint (read_counts (fixture->store).stories, ==, 1);
  assert_sound (fixture->store);
}

/* The page has less than the feed: nothing is lost, and there is no twin. */
/* Its feed puts away what is old, but not what a person saved. */
static void
test_saved_page_is_kept (Fixture *fixture, gconstpointer data)
{
  gint64            feed = add_feed (fixture, "https://e.org/feed");
  DossierSaveResult first = save_one (fixture->store, make_entry (feed, SHORT));
  g_autoptr (DossierStory) story = NULL;
  g_autofree char *sql = g_strdup_printf ("UPDATE feed SET keep_days = 1 WHERE id = %" G_GINT64_FORMAT, feed);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (save_by_hand (fixture, make_page (LONG)).story, ==, first.story);
  run_sql (fixture->path, "UPDATE story_state SET is_read = 1");
  run_sql (fixture->path, "DELETE FROM claim");
  run_sql (fixture->path, sql);
  g_assert_true (dossier_store_expire_stories (fixture->store, g_get_real_time () / G_USEC_PER_SEC + 1000000, &error));
  g_assert_no_error (error);
  story = dossier_store_load_story (fixture->store, first.story, NULL);
  g_assert_nonnull (story);
  g_assert_cmpint (run_sql (fixture->path, "SELECT count(*) FROM story_state WHERE is_expired = 1"), ==, 0);
}

static void
test_shorter_page (Fixture *fixture, gconstpointer data)
{
  gint64            feed = add_feed (fixture, "https://e.org/feed");
  DossierSaveResult entry = save_one (fixture->store, make_entry (feed, LONG));
  DossierSaveResult page = save_by_hand (fixture, make_page (SHORT));

  g_assert_cmpint (page.story, ==, entry.story);
  g_assert_cmpint (page.saved, ==, DOSSIER_SAVED_SAME);
  assert_story (fixture, entry.story, LONG, feed);
  assert_sound (fixture->store);
}

static void
test_unlike_page (Fixture *fixture, gconstpointer data)
{
  gint64            feed = add_feed (fixture, "https://e.org/feed");
  DossierSaveResult entry = save_one (fixture->store, make_entry (feed, SHORT));
  DossierSaveResult page = save_by_hand (fixture, make_page (OTHER));

  g_assert_cmpint (page.saved, ==, DOSSIER_SAVED_NEW);
  g_assert_cmpint (page.story, !=, entry.story);
  assert_story (fixture, entry.story, SHORT, feed);
  assert_story (fixture, page.story, OTHER, 0);
  assert_sound (fixture->store);
}

static void
test_deleted_entry (Fixture *fixture, gconstpointer data)
{
  gint64            feed = add_feed (fixture, "https://e.org/feed");
  DossierSaveResult entry = save_one (fixture->store, make_entry (feed, SHORT)), page;

  apply (fixture->store, dossier_change_delete (&entry.story, 1));
  g_assert_cmpint (save_one (fixture->store, make_entry (feed, OTHER)).saved, ==, DOSSIER_SAVED_DELETED);
  g_assert_cmpuint (read_counts (fixture->store).stories, ==, 0);
  page = save_by_hand (fixture, make_page (LONG));
  g_assert_cmpint (page.saved, ==, DOSSIER_SAVED_RETURNED);
  g_assert_cmpint (page.story, ==, entry.story);
  assert_story (fixture, entry.story, LONG, feed);
  g_assert_cmpuint (read_counts (fixture->store).stories, ==, 1);
  g_assert_cmpint (run_sql (fixture->path, "SELECT is_kept FROM story_state"), ==, 1);
  assert_sound (fixture->store);
}

/* The page is there twice: it is the one that is seen. */
static void
test_deleted_twin (Fixture *fixture, gconstpointer data)
{
  gint64            feed = add_feed (fixture, "https://e.org/feed"), other = add_feed (fixture, "https://f.org/feed");
  DossierSaveResult deleted = save_one (fixture->store, make_entry (feed, SHORT));
  DossierSaveResult seen = save_one (fixture->store, make_entry (other, SHORT));

  apply (fixture->store, dossier_change_delete (&deleted.story, 1));
  g_assert_cmpint (save_by_hand (fixture, make_page (LONG)).story, ==, seen.story);
  g_assert_cmpuint (read_counts (fixture->store).stories, ==, 1);
  assert_sound (fixture->store);
}

static void
test_feed_comes_later (Fixture *fixture, gconstpointer data)
{
  gint64            feed = add_feed (fixture, "https://e.org/feed");
  DossierSaveResult page = save_by_hand (fixture, make_page (LONG));
  DossierSaveResult entry = save_one (fixture->store, make_entry (feed, SHORT));
  DossierSaveResult again = save_one (fixture->store, make_entry (feed, SHORT));

  g_assert_cmpint (entry.story, ==, page.story);
  g_assert_cmpint (entry.saved, ==, DOSSIER_SAVED_REVISED);
  assert_story (fixture, page.story, LONG, feed);
  g_assert_cmpint (again.story, ==, page.story);
  g_assert_cmpint (again.saved, ==, DOSSIER_SAVED_SAME);
  g_assert_cmpint (run_sql (fixture->path, "SELECT n_stories FROM feed_count"), ==, 1);
  assert_sound (fixture->store);
}

/* Word for word the same: the feed has the story all the same. */
static void
test_feed_says_the_same (Fixture *fixture, gconstpointer data)
{
  gint64            feed = add_feed (fixture, "https://e.org/feed");
  DossierSaveResult page = save_by_hand (fixture, make_page (LONG));

  g_assert_cmpint (save_one (fixture->store, make_entry (feed, LONG)).story, ==, page.story);
  assert_story (fixture, page.story, LONG, feed);
  assert_sound (fixture->store);
}

static void
test_two_feeds (Fixture *fixture, gconstpointer data)
{
  gint64 one = add_feed (fixture, "https://e.org/feed"), two = add_feed (fixture, "https://f.org/feed");

  save_one (fixture->store, make_entry (one, LONG));
  g_assert_cmpint (save_one (fixture->store, make_entry (two, LONG)).saved, ==, DOSSIER_SAVED_NEW);
  g_assert_cmpuint (read_counts (fixture->store).stories, ==, 2);
  assert_sound (fixture->store);
}

static void
set_text (char **text, char *to)
{
  g_free (*text);
  *text = to;
}

/* A story from before has no key: it gets one, and is found by it. */
static void
test_from_before (Fixture *fixture, gconstpointer data)
{
  DossierSaveResult before = save_one (fixture->store, make_kin (NULL, "https://e.org/a?utm_source=x", LONG, 0, NULL));
  g_autoptr (GPtrArray) addresses = dossier_store_list_unkeyed_addresses (fixture->store, NULL);
  g_autoptr (GPtrArray) rest = NULL;
  DossierStoryAddress *address;
  g_autoptr (DossierStory) story = NULL;

  g_assert_cmpuint (addresses->len, ==, 1);
  address = addresses->pdata[0];
  g_assert_cmpint (address->story, ==, before.story);
  address->original_uri = g_steal_pointer (&address->uri);
  set_text (&address->uri, g_strdup ("https://e.org/a"));
  set_text (&address->page_key, g_strdup ("e.org/a"));
  g_assert_true (dossier_store_save_addresses (fixture->store, addresses, NULL));
  rest = dossier_store_list_unkeyed_addresses (fixture->store, NULL);
  g_assert_cmpuint (rest->len, ==, 0);

  g_assert_cmpint (save_by_hand (fixture, make_page (LONG)).story, ==, before.story);
  story = dossier_store_load_story (fixture->store, before.story, NULL);
  g_assert_cmpstr (dossier_story_get_row (story)->uri, ==, "https://e.org/a");
  g_assert_cmpstr (dossier_story_get_row (story)->original_uri, ==, "https://e.org/a?utm_source=x");
  assert_sound (fixture->store);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/stories-kin/all-addresses-of-a-page-are-one-story", test_addresses);
  ADD ("/stories-kin/the-address-that-it-came-with-is-kept", test_original);
  ADD ("/stories-kin/a-saved-page-is-the-new-text-of-the-feeds-story", test_page_joins);
  ADD ("/stories-kin/a-saved-page-is-not-put-away-with-its-feed", test_saved_page_is_kept);
  ADD ("/stories-kin/a-page-with-less-than-the-feed-changes-nothing", test_shorter_page);
  ADD ("/stories-kin/a-page-about-something-else-stays-apart", test_unlike_page);
  ADD ("/stories-kin/what-was-deleted-comes-back-by-hand-alone", test_deleted_entry);
  ADD ("/stories-kin/what-is-seen-goes-before-what-was-deleted", test_deleted_twin);
  ADD ("/stories-kin/a-feed-takes-over-what-was-saved-before", test_feed_comes_later);
  ADD ("/stories-kin/a-feed-takes-over-also-the-same-words", test_feed_says_the_same);
  ADD ("/stories-kin/stories-of-two-feeds-stay-apart", test_two_feeds);
  ADD ("/stories-kin/a-story-from-before-comes-to-know-its-page", test_from_before);
  return g_test_run ();
}
