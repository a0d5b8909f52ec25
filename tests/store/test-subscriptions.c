/* test-subscriptions.c - names, folders and ends of subscriptions, and their last answers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-names.h"
#include "dossier-subscriptions.h"
#include "store-fixture.h"

#include <string.h>

static gint64
subscribe (Fixture *fixture, const char *uri, const char *folder)
{
  g_autoptr (GError) error = NULL;
  gint64 feed = dossier_store_add_feed (fixture->store, uri, "A feed", NULL, folder, &error);

  g_assert_no_error (error);

  return feed;
}

/* "title@folder" of all subscriptions, "@" alone for those without a folder. */
static char *
describe (Fixture *fixture)
{
  g_autoptr (GPtrArray) feeds = dossier_store_list_feeds (fixture->store, NULL);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < feeds->len; i++)
    {
      const DossierFeedRow *row = dossier_feed_get_row (g_ptr_array_index (feeds, i));

      g_string_append_printf (words, "%s%s@%s", i == 0 ? "" : " ", row->title, row->folder == NULL ? "" : row->folder);
    }

  return g_string_free (words, FALSE);
}

static void
assert_described (Fixture *fixture, const char *want)
{
  g_autofree char *words = describe (fixture);

  g_assert_cmpstr (words, ==, want);
}

/* Takes the change. */
static void
change (Fixture *fixture, DossierChange *wanted, const char *want)
{
  apply (fixture->store, wanted);
  assert_described (fixture, want);
}

static void
step (Fixture *fixture, gboolean redo, const char *sentence, const char *want)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *said
      = redo ? dossier_store_redo (fixture->store, &error) : dossier_store_undo (fixture->store, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (said, ==, sentence);
  assert_described (fixture, want);
}

static void
test_names_and_folders_change (Fixture *fixture, gconstpointer data)
{
  gint64 feed = subscribe (fixture, "https://example.org/feed", "Labs");

  change (fixture, dossier_change_rename_feed (feed, "Another\nname "), "Another name@Labs");
  change (fixture, dossier_change_move_feeds (&feed, 1, "News"), "Another name@News");
  change (fixture, dossier_change_move_feeds (&feed, 1, ""), "Another name@");
  change (fixture, dossier_change_move_feeds (&feed, 1, "News"), "Another name@News");
  change (fixture, dossier_change_move_feeds (&feed, 1, NULL), "Another name@");
  g_assert_cmpint (run_sql (fixture->path, "SELECT count(*) FROM folder"), ==, 0);
}

static void
test_a_long_name_is_cut_between_characters (Fixture *fixture, gconstpointer data)
{
  gint64           feed = subscribe (fixture, "https://example.org/feed", NULL);
  g_autofree char *fits = g_strnfill (DOSSIER_NAMES_MAX_LENGTH, 'x');
  g_autofree char *longer = g_strconcat (fits, "x", NULL);
  g_autofree char *wide = g_strdup (fits);
  g_autofree char *wider = NULL;
  g_autofree char *want = g_strconcat (fits, "@", NULL);
  g_autofree char *want_wide = NULL;

  change (fixture, dossier_change_rename_feed (feed, fits), want);
  change (fixture, dossier_change_rename_feed (feed, longer), want);
  wide[DOSSIER_NAMES_MAX_LENGTH - 1] = '\0';
  wider = g_strconcat (wide, "é", NULL); /* two bytes, the second one too many */
  want_wide = g_strconcat (wide, "@", NULL);
  change (fixture, dossier_change_rename_feed (feed, wider), want_wide);
}

/* Each change is refused, and nothing is in the journal but what made the feed. */
static void
test_what_cannot_change_is_told (Fixture *fixture, gconstpointer data)
{
  gint64 feed = subscribe (fixture, "https://example.org/feed", "Labs"), gone = 42;
  const struct
  {
    DossierChange *change;
    int            code;
  } cases[] = {
    { dossier_change_unsubscribe (&gone, 1), DOSSIER_STORE_ERROR_NOT_FOUND },
    { dossier_change_unsubscribe (&gone, 0), DOSSIER_STORE_ERROR_NOT_FOUND },
    { dossier_change_rename_feed (gone, "x"), DOSSIER_STORE_ERROR_NOT_FOUND },
    { dossier_change_rename_feed (feed, " "), DOSSIER_STORE_ERROR_FAILED },
    { dossier_change_rename_feed (feed, NULL), DOSSIER_STORE_ERROR_FAILED },
    { dossier_change_move_feeds (&gone, 1, "News"), DOSSIER_STORE_ERROR_NOT_FOUND },
    { dossier_change_set_feed_option (gone, DOSSIER_FEED_OPTION_MUTED, 1), DOSSIER_STORE_ERROR_NOT_FOUND },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (dossier_store_apply (fixture->store, cases[i].change, NULL, &error));
      g_assert_error (error, DOSSIER_STORE_ERROR, cases[i].code);
      dossier_change_free (cases[i].change);
    }
  assert_described (fixture, "A feed@Labs");
  g_assert_cmpint (run_sql (fixture->path, "SELECT count(*) FROM journal"), ==, 1);
  assert_sound (fixture->store);
}

static void
test_what_changes_nothing_is_no_entry (Fixture *fixture, gconstpointer data)
{
  gint64 feed = subscribe (fixture, "https://example.org/feed", "Labs");

  change (fixture, dossier_change_rename_feed (feed, "A feed"), "A feed@Labs");
  change (fixture, dossier_change_move_feeds (&feed, 1, "Labs"), "A feed@Labs");
  change (fixture, dossier_change_set_feed_option (feed, DOSSIER_FEED_OPTION_KEEP_DAYS, 0), "A feed@Labs");
  subscribe (fixture, "https://example.org/feed", "News");
  g_assert_cmpint (run_sql (fixture->path, "SELECT count(*) FROM journal"), ==, 1);
}

static GPtrArray *
new_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_feed_subscription_free);
}

/* Three feeds in two folders and none, and one that is there twice. */
static GPtrArray *
make_list (void)
{
  GPtrArray *list = new_list ();

  g_ptr_array_add (list, dossier_feed_subscription_new ("https://a.example/", "A", "https://a.example", "Labs", TRUE));
  g_ptr_array_add (list, dossier_feed_subscription_new ("https://b.example/", "B", NULL, "It's [a], 'b'", FALSE));
  g_ptr_array_add (list, dossier_feed_subscription_new ("https://c.example/", NULL, NULL, NULL, FALSE));
  g_ptr_array_add (list, dossier_feed_subscription_new ("https://a.example/", "Again", NULL, "News", FALSE));

  return list;
}

#define ALL_THREE "B@It's [a], 'b' A@Labs https://c.example/@"

static void
test_a_list_is_one_entry (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) list = make_list ();
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_store_subscribe (fixture->store, list, TRUE, &ids, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 4);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, g_array_index (ids, gint64, 3));
  assert_described (fixture, ALL_THREE);
  g_assert_cmpint (run_sql (fixture->path, "SELECT sum (may_be_private) FROM feed"), ==, 1);
  step (fixture, FALSE, "Subscribing to 3 feeds was undone", "");
  g_assert_cmpuint (read_counts (fixture->store).feeds, ==, 0);
  step (fixture, TRUE, "Subscribed to 3 feeds again", ALL_THREE);
  g_assert_true (dossier_store_subscribe (fixture->store, list, TRUE, &again, &error));
  g_assert_cmpmem (again->data, again->len * sizeof (gint64), ids->data, ids->len * sizeof (gint64));
  g_assert_cmpint (run_sql (fixture->path, "SELECT count(*) FROM journal"), ==, 1);
  assert_sound (fixture->store);
}

static void
test_what_comes_by_itself_is_not_in_the_journal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) list = make_list ();

  g_assert_true (dossier_store_subscribe (fixture->store, list, FALSE, NULL, NULL));
  assert_described (fixture, ALL_THREE);
  g_assert_null (dossier_store_undo (fixture->store, NULL));
  assert_described (fixture, ALL_THREE);
}

static void
test_each_feed_goes_back_to_its_own_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) list = make_list ();
  g_autoptr (GArray) ids = NULL;
  const gint64 *feeds;

  g_assert_true (dossier_store_subscribe (fixture->store, list, TRUE, &ids, NULL));
  feeds = (const gint64 *) (gpointer) ids->data;
  change (fixture, dossier_change_move_feeds (feeds, ids->len, "Labs"), "A@Labs B@Labs https://c.example/@Labs");
  step (fixture, FALSE, "Moving 2 feeds was undone", ALL_THREE);
  step (fixture, TRUE, "2 feeds were moved again", "A@Labs B@Labs https://c.example/@Labs");
  step (fixture, FALSE, "Moving 2 feeds was undone", ALL_THREE);
  change (fixture, dossier_change_move_feeds (feeds, ids->len, NULL), "A@ B@ https://c.example/@");
  step (fixture, FALSE, "Moving 2 feeds was undone", ALL_THREE);
  g_assert_cmpint (run_sql (fixture->path, "SELECT count(*) FROM folder"), ==, 2);
}

static void
test_leaving_goes_back_whole (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) list = make_list ();
  g_autoptr (GArray) ids = NULL;
  const gint64 *feeds;
  gint64        both[3] = { 0, 0, 42 };
  DossierDraft *draft = make_draft ("A", "B", 1);

  g_assert_true (dossier_store_subscribe (fixture->store, list, TRUE, &ids, NULL));
  feeds = (const gint64 *) (gpointer) ids->data;
  both[0] = feeds[0];
  both[1] = feeds[2];
  draft->feed_id = feeds[0];
  save_one (fixture->store, draft);
  change (fixture, dossier_change_rename_feed (feeds[0], "My name"),
          "B@It's [a], 'b' My name@Labs https://c.example/@");
  change (fixture, dossier_change_unsubscribe (both, 3), "B@It's [a], 'b'");
  g_assert_cmpuint (read_counts (fixture->store).feeds, ==, 1);
  g_assert_cmpuint (read_counts (fixture->store).stories, ==, 1);
  step (fixture, FALSE, "Unsubscribing from 2 feeds was undone", "B@It's [a], 'b' My name@Labs https://c.example/@");
  step (fixture, TRUE, "Unsubscribed from 2 feeds again", "B@It's [a], 'b'");
  step (fixture, FALSE, "Unsubscribing from 2 feeds was undone", "B@It's [a], 'b' My name@Labs https://c.example/@");
  step (fixture, FALSE, "Renaming “A” to “My name” was undone", ALL_THREE);
  step (fixture, TRUE, "“A” was renamed to “My name” again", "B@It's [a], 'b' My name@Labs https://c.example/@");
  assert_sound (fixture->store);
}

/* Somebody subscribes once more to what he had left: as it was, and undo leaves it again. */
static void
test_a_subscription_is_taken_up_again (Fixture *fixture, gconstpointer data)
{
  gint64 feed = subscribe (fixture, "https://example.org/feed", "Labs");

  change (fixture, dossier_change_rename_feed (feed, "My name"), "My name@Labs");
  change (fixture, dossier_change_unsubscribe (&feed, 1), "");
  g_assert_cmpint (subscribe (fixture, "https://example.org/feed", "News"), ==, feed);
  assert_described (fixture, "My name@Labs");
  step (fixture, FALSE, "Subscribing to 1 feed was undone", "");
  step (fixture, FALSE, "Unsubscribing from 1 feed was undone", "My name@Labs");
}

static gint64
read_option (Fixture *fixture, DossierFeedOption option)
{
  g_autoptr (GPtrArray) feeds = dossier_store_list_feeds (fixture->store, NULL);
  const DossierFeedRow *row = dossier_feed_get_row (g_ptr_array_index (feeds, 0));

  switch (option)
    {
    case DOSSIER_FEED_OPTION_MUTED: return row->is_muted;
    case DOSSIER_FEED_OPTION_FULL_TEXT: return row->has_full_text;
    case DOSSIER_FEED_OPTION_KEEP_DAYS: return row->keep_days;
    case DOSSIER_FEED_OPTION_ASK_MINUTES: return row->ask_minutes;
    case DOSSIER_FEED_OPTION_PRIVATE: return row->may_be_private;
    case DOSSIER_FEED_OPTION_IMAGES: return row->has_images;
    }
  g_assert_not_reached ();
}

static void
test_each_choice_is_kept_and_goes_back (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    DossierFeedOption option;
    int               value, want;
    const char       *undone, *redone;
  } cases[] = {
    { DOSSIER_FEED_OPTION_MUTED, 7, 1, "Muting the feed was undone", "The feed was muted again" },
    { DOSSIER_FEED_OPTION_FULL_TEXT, 1, 1, "Changing whether the feed's full texts are fetched was undone",
      "Whether the feed's full texts are fetched was changed again" },
    { DOSSIER_FEED_OPTION_KEEP_DAYS, 30, 30, "Changing how long the feed's stories are kept was undone",
      "How long the feed's stories are kept was changed again" },
    { DOSSIER_FEED_OPTION_KEEP_DAYS, 99999, DOSSIER_FEED_MOST_DAYS,
      "Changing how long the feed's stories are kept was undone",
      "How long the feed's stories are kept was changed again" },
    { DOSSIER_FEED_OPTION_ASK_MINUTES, 1, DOSSIER_FEED_LEAST_MINUTES, "Changing how often the feed is asked was undone",
      "How often the feed is asked was changed again" },
    { DOSSIER_FEED_OPTION_ASK_MINUTES, G_MAXINT, DOSSIER_FEED_MOST_MINUTES,
      "Changing how often the feed is asked was undone", "How often the feed is asked was changed again" },
    { DOSSIER_FEED_OPTION_ASK_MINUTES, -7, DOSSIER_FEED_ASK_BY_HAND, "Changing how often the feed is asked was undone",
      "How often the feed is asked was changed again" },
    { DOSSIER_FEED_OPTION_PRIVATE, 1, 1, "Changing whether the feed may be in your own network was undone",
      "Whether the feed may be in your own network was changed again" },
    { DOSSIER_FEED_OPTION_IMAGES, 1, 1, "Changing whether the feed's images are shown was undone",
      "Whether the feed's images are shown was changed again" },
  };
  gint64 feed = subscribe (fixture, "https://example.org/feed", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (read_option (fixture, cases[i].option), ==, 0);
      apply (fixture->store, dossier_change_set_feed_option (feed, cases[i].option, cases[i].value));
      g_assert_cmpint (read_option (fixture, cases[i].option), ==, cases[i].want);
      step (fixture, FALSE, cases[i].undone, "A feed@");
      g_assert_cmpint (read_option (fixture, cases[i].option), ==, 0);
      step (fixture, TRUE, cases[i].redone, "A feed@");
      g_assert_cmpint (read_option (fixture, cases[i].option), ==, cases[i].want);
      step (fixture, FALSE, cases[i].undone, "A feed@");
    }
  apply (fixture->store, dossier_change_set_feed_option (feed, DOSSIER_FEED_OPTION_MUTED, 1));
  apply (fixture->store, dossier_change_set_feed_option (feed, DOSSIER_FEED_OPTION_MUTED, 0));
  step (fixture, FALSE, "Unmuting the feed was undone", "A feed@");
  g_assert_cmpint (read_option (fixture, DOSSIER_FEED_OPTION_MUTED), ==, 1);
}

typedef struct
{
  GMainLoop *loop;
  gboolean   done;
  GArray    *ids;
  GError    *error;

  DossierFeedDetails *details;
} Answer;

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->done = dossier_store_apply_finish (DOSSIER_STORE (source), result, NULL, &answer->error);
  g_main_loop_quit (answer->loop);
}

static void
subscribed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->done = dossier_store_subscribe_finish (DOSSIER_STORE (source), result, &answer->ids, &answer->error);
  g_main_loop_quit (answer->loop);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->details = dossier_store_load_feed_details_finish (DOSSIER_STORE (source), result, &answer->error);
  g_main_loop_quit (answer->loop);
}

/* Takes the change. */
static void
change_async (Fixture *fixture, DossierChange *wanted, Answer *answer)
{
  dossier_store_apply_async (fixture->store, wanted, NULL, applied_cb, answer);
  dossier_change_free (wanted);
  g_main_loop_run (answer->loop);
}

static void
test_without_waiting (Fixture *fixture, gconstpointer data)
{
  Answer     answer = { .loop = g_main_loop_new (NULL, FALSE) };
  GPtrArray *list = make_list ();
  gint64     gone = 42, feed;

  dossier_store_subscribe_async (fixture->store, list, TRUE, NULL, subscribed_cb, &answer);
  g_ptr_array_unref (list);
  g_main_loop_run (answer.loop);
  g_assert_no_error (answer.error);
  g_assert_true (answer.done);
  g_assert_cmpuint (answer.ids->len, ==, 4);
  feed = g_array_index (answer.ids, gint64, 0);
  change_async (fixture, dossier_change_rename_feed (feed, "Z"), &answer);
  change_async (fixture, dossier_change_move_feeds (&feed, 1, NULL), &answer);
  change_async (fixture, dossier_change_set_feed_option (feed, DOSSIER_FEED_OPTION_KEEP_DAYS, 9), &answer);
  change_async (fixture, dossier_change_unsubscribe (&g_array_index (answer.ids, gint64, 1), 1), &answer);
  g_assert_no_error (answer.error);
  assert_described (fixture, "https://c.example/@ Z@");
  g_assert_cmpint (run_sql (fixture->path, "SELECT sum (keep_days) FROM feed"), ==, 9);
  change_async (fixture, dossier_change_unsubscribe (&gone, 1), &answer);
  g_assert_false (answer.done);
  g_assert_error (answer.error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
  g_clear_error (&answer.error);
  g_array_unref (answer.ids);
  g_main_loop_unref (answer.loop);
}

/* A journal that somebody else wrote: told, nothing lost. */
static void
test_a_damaged_entry_is_told (Fixture *fixture, gconstpointer data)
{
  gint64 feed = subscribe (fixture, "https://example.org/feed", "Labs");
  g_autoptr (GError) error = NULL;

  change (fixture, dossier_change_move_feeds (&feed, 1, "News"), "A feed@News");
  run_sql (fixture->path, "UPDATE journal SET before = '[''Labs'', ''too many'']' WHERE kind = 'move-feeds'");
  g_assert_null (dossier_store_undo (fixture->store, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED);
  assert_described (fixture, "A feed@News");
}

static void
test_the_last_answers_are_told (Fixture *fixture, gconstpointer data)
{
  gint64            feed = subscribe (fixture, "https://example.org/feed", NULL);
  Answer            answer = { .loop = g_main_loop_new (NULL, FALSE) };
  DossierFeedAnswer first = { .feed = feed, .time = 100, .status = 200, .n_new = 3, .next_check = 500 };
  DossierFeedAnswer second
      = { .feed = feed, .time = 600, .error = (char *) "No answer", .n_failures = 1, .next_check = 900 };
  g_autoptr (GPtrArray) answers = g_ptr_array_new ();
  const DossierFeedAnswer *told;

  g_ptr_array_add (answers, &first);
  g_ptr_array_add (answers, &second);
  g_assert_true (dossier_store_save_feed_answers (fixture->store, answers, NULL));
  dossier_store_load_feed_details_async (fixture->store, feed, NULL, loaded_cb, &answer);
  g_main_loop_run (answer.loop);
  g_assert_no_error (answer.error);
  g_assert_cmpint (answer.details->next_check, ==, 900);
  g_assert_cmpuint (answer.details->n_failures, ==, 1);
  g_assert_cmpuint (answer.details->answers->len, ==, 2);
  told = g_ptr_array_index (answer.details->answers, 0);
  g_assert_cmpstr (told->error, ==, "No answer");
  told = g_ptr_array_index (answer.details->answers, 1);
  g_assert_cmpuint (told->n_new, ==, 3);
  dossier_feed_details_free (answer.details);
  g_main_loop_unref (answer.loop);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "names and folders change", test_names_and_folders_change },
    { "a long name is cut between characters", test_a_long_name_is_cut_between_characters },
    { "what cannot change is told", test_what_cannot_change_is_told },
    { "what changes nothing is no entry", test_what_changes_nothing_is_no_entry },
    { "a list is one entry", test_a_list_is_one_entry },
    { "what comes by itself is not in the journal", test_what_comes_by_itself_is_not_in_the_journal },
    { "each feed goes back to its own folder", test_each_feed_goes_back_to_its_own_folder },
    { "leaving goes back whole", test_leaving_goes_back_whole },
    { "a subscription is taken up again", test_a_subscription_is_taken_up_again },
    { "each choice is kept and goes back", test_each_choice_is_kept_and_goes_back },
    { "without waiting", test_without_waiting },
    { "a damaged entry is told", test_a_damaged_entry_is_told },
    { "the last answers are told", test_the_last_answers_are_told },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/subscriptions/%s", tests[i].name);

      g_test_add (path, Fixture, NULL, fixture_set_up, tests[i].test, fixture_tear_down);
    }

  return g_test_run ();
}
