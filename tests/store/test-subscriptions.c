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
edit (Fixture *fixture, gint64 feed, const char *title, const char *folder, const char *want)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  g_assert_true (dossier_store_edit_feed (fixture->store, feed, title, folder, &error));
  g_assert_no_error (error);
  words = describe (fixture);
  g_assert_cmpstr (words, ==, want);
}

static void
test_names_and_folders_change (Fixture *fixture, gconstpointer data)
{
  gint64 feed = subscribe (fixture, "https://example.org/feed", "Labs");

  edit (fixture, feed, "Another name", NULL, "Another name@Labs");
  edit (fixture, feed, NULL, "News", "Another name@News");
  edit (fixture, feed, "", NULL, "Another name@News");
  edit (fixture, feed, "Third", "", "Third@");
  edit (fixture, feed, NULL, "News", "Third@News");
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

  edit (fixture, feed, fits, NULL, want);
  edit (fixture, feed, longer, NULL, want);
  wide[DOSSIER_NAMES_MAX_LENGTH - 1] = '\0';
  wider = g_strconcat (wide, "é", NULL); /* two bytes, the second one too many */
  want_wide = g_strconcat (wide, "@", NULL);
  edit (fixture, feed, wider, NULL, want_wide);
}

static void
test_a_feed_that_is_gone_cannot_change (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (dossier_store_edit_feed (fixture->store, 42, "x", NULL, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
}

typedef struct
{
  GMainLoop *loop;
  gboolean   done;
  GError    *error;

  DossierFeedDetails *details;
} Answer;

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->done = dossier_store_change_feed_finish (DOSSIER_STORE (source), result, &answer->error);
  g_main_loop_quit (answer->loop);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->details = dossier_store_load_feed_details_finish (DOSSIER_STORE (source), result, &answer->error);
  g_main_loop_quit (answer->loop);
}

static void
test_a_subscription_ends_and_is_taken_up_again (Fixture *fixture, gconstpointer data)
{
  gint64           feed = subscribe (fixture, "https://example.org/feed", "Labs");
  Answer           answer = { .loop = g_main_loop_new (NULL, FALSE) };
  g_autofree char *none = NULL;
  g_autofree char *again = NULL;

  edit (fixture, feed, "My name", NULL, "My name@Labs");
  dossier_store_remove_feed_async (fixture->store, feed, NULL, changed_cb, &answer);
  g_main_loop_run (answer.loop);
  g_assert_true (answer.done);
  none = describe (fixture);
  g_assert_cmpstr (none, ==, "");

  dossier_store_restore_feed_async (fixture->store, feed, NULL, changed_cb, &answer);
  g_main_loop_run (answer.loop);
  g_assert_no_error (answer.error);
  again = describe (fixture);
  g_assert_cmpstr (again, ==, "My name@Labs");

  dossier_store_remove_feed_async (fixture->store, 42, NULL, changed_cb, &answer);
  g_main_loop_run (answer.loop);
  g_assert_false (answer.done);
  g_assert_error (answer.error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
  g_clear_error (&answer.error);
  g_main_loop_unref (answer.loop);
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
    { "a feed that is gone cannot change", test_a_feed_that_is_gone_cannot_change },
    { "a subscription ends and is taken up again", test_a_subscription_ends_and_is_taken_up_again },
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
