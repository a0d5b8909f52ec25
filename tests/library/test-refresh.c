/* test-refresh.c - how feeds are asked: politely, and nothing is lost
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <sqlite3.h>
#include <string.h>

#include "dossier-refresh.h"
#include "fault-server.h"
#include "library-fixture.h"

#define OK "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/rss+xml\r\n"
#define ITEM(n, words) "<item><title>Story " #n "</title><guid>" #n "</guid><description>" words "</description></item>"
#define FEED(items)                                                                                                    \
  "<rss version='2.0'><channel><title>Daily</title><link>https://d.example/</link>" items "</channel></rss>"
#define MARKS "ETag: W/\"a\\ ~,b\"\r\nLast-Modified: yesterday at noon\r\n"
#define UNCHANGED "HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n"
#define BUSY "HTTP/1.1 429 Too Many\r\nRetry-After: 7200\r\nConnection: close\r\n\r\n"
#define MOVED(status) "HTTP/1.1 " status "\r\nLocation: /new\r\nConnection: close\r\n\r\n"

static const FaultAnswer answers[] = {
  { "/feed", OK MARKS "\r\n" FEED (ITEM (1, "First words.") ITEM (2, "Second words.")), FAULT_NONE },
  { "/other", OK "\r\n" FEED (ITEM (1, "Other words.")), FAULT_NONE },
  { "/new", OK "\r\n" FEED (ITEM (1, "First words.")), FAULT_NONE },
  { "/old", MOVED ("301 Moved"), FAULT_NONE },
  { "/elsewhere", MOVED ("302 Found"), FAULT_NONE },
  { "/rare", OK "Cache-Control: max-age=86400\r\n\r\n" FEED (ITEM (1, "Rare words.")), FAULT_NONE },
  { "/silent", "", FAULT_SILENT },
  { NULL },
};

typedef struct
{
  TestLibrary  desk;
  FaultServer *server;
  gint64       now; /* goes on by a minute with each refresh */
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  test_library_open (&self->desk);
  self->server = fault_server_start (answers);
  self->now = g_get_real_time () / G_USEC_PER_SEC;
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  test_library_close (&self->desk);
  fault_server_stop (self->server);
}

static gint64
subscribe (Fixture *self, const char *path)
{
  g_autofree char *uri = g_strdup_printf ("http://127.0.0.1:%u%s", fault_server_get_port (self->server), path);

  return test_library_subscribe (&self->desk, uri);
}

static DossierRefreshResult *
refresh (Fixture *self, gboolean all)
{
  DossierRefreshOptions options = { .all = all, .header_seconds = 5, .total_seconds = 5, .now = self->now };
  g_autoptr (GError) error = NULL;
  DossierRefreshResult *result = dossier_library_refresh (self->desk.library, &options, NULL, NULL, NULL, &error);

  self->now += DOSSIER_REFRESH_LEAST;
  g_assert_no_error (error);
  return result;
}

static void
assert_asked (Fixture *self, gboolean all, guint n_asked, guint n_unchanged, guint n_failed, guint n_new)
{
  g_autoptr (DossierRefreshResult) result = refresh (self, all);

  g_assert_cmpuint (result->n_asked, ==, n_asked);
  g_assert_cmpuint (result->n_unchanged, ==, n_unchanged);
  g_assert_cmpuint (result->n_failed, ==, n_failed);
  g_assert_cmpuint (result->n_new, ==, n_new);
}

static void
assert_requested (Fixture *self, const char *path, const char *words)
{
  g_autofree char *request = fault_server_dup_request (self->server, path);

  g_test_message ("%s", request);
  g_assert_nonnull (strstr (request, words));
}

static void
test_unchanged_feeds_are_not_sent_again (Fixture *self, gconstpointer data)
{
  subscribe (self, "/feed");
  assert_asked (self, FALSE, 1, 0, 0, 2);
  assert_asked (self, FALSE, 0, 0, 0, 0);
  for (guint i = 0; i < 3; i++)
    {
      fault_server_set (self->server, "/feed", i == 1 ? "HTTP/1.1 500 Oh\r\nConnection: close\r\n\r\n" : UNCHANGED);
      assert_asked (self, TRUE, 1, i != 1, i == 1, 0);
      assert_requested (self, "/feed", "\r\nIf-None-Match: W/\"a\\ ~,b\"\r\n");
      assert_requested (self, "/feed", "\r\nIf-Modified-Since: yesterday at noon\r\n");
    }
}

static void
test_servers_that_want_peace_have_it (Fixture *self, gconstpointer data)
{
  subscribe (self, "/feed");
  subscribe (self, "/other");
  fault_server_set (self->server, "/feed", BUSY);
  fault_server_set (self->server, "/other", BUSY);
  assert_asked (self, FALSE, 1, 0, 1, 0);
  assert_asked (self, FALSE, 0, 0, 0, 0);
  assert_asked (self, TRUE, 0, 0, 0, 0);
  g_assert_cmpuint (fault_server_count (self->server, "/feed") + fault_server_count (self->server, "/other"), ==, 1);
}

static void
test_feeds_that_have_gone_are_left_until_asked_for (Fixture *self, gconstpointer data)
{
  subscribe (self, "/feed");
  fault_server_set (self->server, "/feed", "HTTP/1.1 410 Gone\r\nConnection: close\r\n\r\n");
  assert_asked (self, TRUE, 1, 0, 1, 0);
  assert_asked (self, FALSE, 0, 0, 0, 0);
  self->now += 24 * 60 * 60;
  assert_asked (self, FALSE, 1, 0, 1, 0);
  self->now += 48 * 60 * 60;
  assert_asked (self, TRUE, 0, 0, 0, 0);
  subscribe (self, "/feed");
  assert_asked (self, FALSE, 1, 0, 1, 0);
}

static void
assert_lives_at (Fixture *self, const char *path)
{
  g_autoptr (GPtrArray) feeds = dossier_store_list_feeds (self->desk.store, NULL);
  const DossierFeedRow *row = dossier_feed_get_row (feeds->pdata[0]);

  g_assert_cmpuint (feeds->len, ==, 1);
  g_assert_true (g_str_has_suffix (row->uri, path));
  g_assert_cmpstr (row->title, ==, "Daily");
  g_assert_cmpstr (row->site, ==, "https://d.example/");
}

static void
test_feeds_that_moved_for_good_are_followed (Fixture *self, gconstpointer data)
{
  subscribe (self, "/old");
  assert_asked (self, TRUE, 1, 0, 0, 1);
  assert_lives_at (self, "/new");
  assert_asked (self, TRUE, 1, 0, 0, 0);
  g_assert_cmpuint (fault_server_count (self->server, "/old"), ==, 1);
  subscribe (self, "/old");
  assert_lives_at (self, "/new");
}

static void
test_feeds_that_moved_for_now_are_not (Fixture *self, gconstpointer data)
{
  subscribe (self, "/elsewhere");
  assert_asked (self, TRUE, 1, 0, 0, 1);
  assert_lives_at (self, "/elsewhere");
}

static void
test_a_login_page_replaces_nothing (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) feeds = NULL;

  subscribe (self, "/feed");
  assert_asked (self, TRUE, 1, 0, 0, 2);
  fault_server_set (self->server, "/feed", OK "ETag: \"portal\"\r\n\r\n<!doctype html><title>Log in</title><p>Pay.");
  assert_asked (self, TRUE, 1, 0, 1, 0);
  feeds = dossier_store_list_feeds (self->desk.store, NULL);
  g_assert_cmpuint (dossier_feed_get_row (feeds->pdata[0])->n_stories, ==, 2);
  g_assert_nonnull (strstr (dossier_feed_get_row (feeds->pdata[0])->last_error, "web page"));
  fault_server_set (self->server, "/feed", UNCHANGED);
  assert_asked (self, TRUE, 1, 1, 0, 0);
  assert_requested (self, "/feed", "If-None-Match: W/\"a");
}

static void
test_changed_stories_get_a_new_text (Fixture *self, gconstpointer data)
{
  g_autoptr (DossierRefreshResult) result = NULL;

  subscribe (self, "/feed");
  assert_asked (self, TRUE, 1, 0, 0, 2);
  fault_server_set (self->server, "/feed",
                    OK "\r\n" FEED (ITEM (1, "First words, mended.") ITEM (2, "Second words.") ITEM (3, "Third.")));
  result = refresh (self, TRUE);
  g_assert_cmpuint (result->n_new, ==, 1);
  g_assert_cmpuint (result->n_revised, ==, 1);
}

static void
test_requests_say_who_asks_and_no_more (Fixture *self, gconstpointer data)
{
  static const char *const never[] = { "Cookie:", "Referer:", "Authorization:", "If-None-Match:" };
  g_autofree char         *request = NULL;

  subscribe (self, "/feed");
  assert_asked (self, TRUE, 1, 0, 0, 2);
  assert_requested (self, "/feed", "\r\nUser-Agent: Dossier/");
  assert_requested (self, "/feed", "\r\nAccept-Encoding: gzip");
  request = fault_server_dup_request (self->server, "/feed");
  g_assert_true (g_str_has_prefix (request, "GET /feed HTTP/1.1\r\n"));
  for (guint i = 0; i < G_N_ELEMENTS (never); i++)
    g_assert_null (strstr (request, never[i]));
}

static void
test_cancelling_blames_no_feed (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) feeds = NULL;

  subscribe (self, "/feed");
  g_cancellable_cancel (cancellable);
  g_assert_null (dossier_library_refresh (self->desk.library, NULL, cancellable, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  feeds = dossier_store_list_feeds (self->desk.store, NULL);
  g_assert_null (dossier_feed_get_row (feeds->pdata[0])->last_error);
  assert_asked (self, FALSE, 1, 0, 0, 2);
}

static void
refreshed_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (answer);
}

static void
note_progress (guint done, guint total, gpointer data)
{
  guint *told = data;

  g_assert_cmpuint (done, <=, total);
  told[0] = done;
  told[1] = total;
}

static void
test_a_refresh_runs_beside_the_main_loop (Fixture *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (DossierRefreshResult) result = NULL;
  guint told[2] = { 0 };

  subscribe (self, "/feed");
  subscribe (self, "/other");
  dossier_library_refresh_async (self->desk.library, NULL, NULL, note_progress, told, refreshed_cb, &answer);
  while (answer == NULL)
    g_main_context_iteration (NULL, TRUE);
  result = dossier_library_refresh_finish (self->desk.library, answer, NULL);
  g_assert_cmpuint (result->n_new, ==, 3);
  g_assert_cmpuint (told[0], ==, 2);
  g_assert_cmpuint (told[1], ==, 2);
}

static void
choose (Fixture *self, gint64 feed, DossierFeedOption option, int value)
{
  g_autoptr (DossierChange) change = dossier_change_set_feed_option (feed, option, value);
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_store_apply (self->desk.store, change, NULL, &error));
  g_assert_no_error (error);
}

/* What a list of somebody else's leads to inside is not asked before the person says so; then it is, at once. */
static void
test_the_own_network_is_asked_when_allowed (Fixture *self, gconstpointer data)
{
  gint64 feed = subscribe (self, "/feed");
  g_autoptr (GPtrArray) feeds = NULL;

  choose (self, feed, DOSSIER_FEED_OPTION_PRIVATE, FALSE);
  assert_asked (self, FALSE, 1, 0, 1, 0);
  g_assert_cmpuint (fault_server_count (self->server, "/feed"), ==, 0);
  feeds = dossier_store_list_feeds (self->desk.store, NULL);
  g_assert_nonnull (strstr (dossier_feed_get_row (feeds->pdata[0])->last_error, "properties"));
  assert_asked (self, FALSE, 0, 0, 0, 0);
  choose (self, feed, DOSSIER_FEED_OPTION_PRIVATE, TRUE);
  assert_asked (self, FALSE, 1, 0, 0, 2);
}

static void
test_only_by_hand_is_not_by_itself (Fixture *self, gconstpointer data)
{
  gint64                feed = subscribe (self, "/feed");
  DossierRefreshOptions options = { .feed = feed };
  g_autoptr (DossierRefreshResult) result = NULL;

  choose (self, feed, DOSSIER_FEED_OPTION_ASK_MINUTES, DOSSIER_FEED_ASK_BY_HAND);
  assert_asked (self, FALSE, 0, 0, 0, 0);
  assert_asked (self, TRUE, 1, 0, 0, 2);
  result = dossier_library_refresh (self->desk.library, &options, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (result->n_asked, ==, 1);
}

static void
test_a_chosen_rhythm_is_the_next_one (Fixture *self, gconstpointer data)
{
  gint64 feed = subscribe (self, "/feed"), now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr (DossierRefreshResult) result = NULL;
  const DossierFeedNews *news;

  choose (self, feed, DOSSIER_FEED_OPTION_ASK_MINUTES, 20);
  result = refresh (self, FALSE);
  news = result->feeds->pdata[0];
  g_assert_cmpint (news->next_check, >=, now + 20 * 60);
  g_assert_cmpint (news->next_check, <, now + 45 * 60);
}

static guint
count_stories (Fixture *self)
{
  DossierCounts counts = { 0 };

  g_assert_true (dossier_store_count (self->desk.store, &counts, NULL));
  return counts.stories;
}

/* As if they had been saved @days ago. */
static void
age_stories (Fixture *self, int days)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE story SET saved = saved - %d * 86400", days);
  sqlite3         *handle;

  g_assert_cmpint (sqlite3_open (self->desk.path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
}

/* The feed still has the story that it keeps no longer: it neither stays nor comes back. */
static void
test_stories_kept_no_longer_go_after_a_refresh (Fixture *self, gconstpointer data)
{
  gint64 feed = subscribe (self, "/feed");
  g_autoptr (GPtrArray) feeds = NULL;

  choose (self, feed, DOSSIER_FEED_OPTION_MUTED, TRUE);
  choose (self, feed, DOSSIER_FEED_OPTION_KEEP_DAYS, 30);
  assert_asked (self, TRUE, 1, 0, 0, 2);
  g_assert_cmpuint (count_stories (self), ==, 2);
  age_stories (self, 40);
  assert_asked (self, TRUE, 1, 0, 0, 0);
  g_assert_cmpuint (count_stories (self), ==, 0);
  fault_server_set (self->server, "/feed", OK "\r\n" FEED (ITEM (1, "First words.") ITEM (3, "Third words.")));
  assert_asked (self, TRUE, 1, 0, 0, 1);
  g_assert_cmpuint (count_stories (self), ==, 1);
  feeds = dossier_store_list_feeds (self->desk.store, NULL);
  g_assert_cmpuint (dossier_feed_get_row (feeds->pdata[0])->n_expired, ==, 2);
  g_assert_cmpuint (dossier_feed_get_row (feeds->pdata[0])->n_unread, ==, 0);
}

static void
note_first (guint done, guint total, gpointer data)
{
  Fixture *self = data;

  if (done == 1)
    g_assert_cmpuint (fault_server_count (self->server, "/rare"), ==, 2);
}

/* As many as are asked at a time, known to say nothing, and due before the other: it does not wait for them. */
static void
test_silent_servers_hold_nobody_up (Fixture *self, gconstpointer data)
{
  DossierRefreshOptions options = { .all = TRUE, .header_seconds = 1, .now = self->now };
  g_autoptr (DossierRefreshResult) first = NULL;
  g_autoptr (DossierRefreshResult) second = NULL;

  subscribe (self, "/rare");
  for (guint i = 1; i <= 64; i++)
    {
      g_autofree char *uri = g_strdup_printf ("http://127.5.0.%u:%u/silent", i, fault_server_get_port (self->server));

      test_library_subscribe (&self->desk, uri);
    }
  first = dossier_library_refresh (self->desk.library, &options, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (first->n_failed, ==, 64);
  options.now += DOSSIER_REFRESH_LEAST;
  second = dossier_library_refresh (self->desk.library, &options, NULL, note_first, self, NULL);
  g_assert_cmpuint (second->n_failed, ==, 64);
}

static void
note_step (gint64 feed, gboolean is_underway, gpointer data)
{
  g_string_append_printf (data, "%s%" G_GINT64_FORMAT " ", is_underway ? "+" : "-", feed);
}

static void
test_each_feed_under_way_is_named (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) steps = g_string_new (NULL);
  DossierRefreshOptions options = { .step = note_step, .step_data = steps };
  gint64                first = subscribe (self, "/feed"), second = subscribe (self, "/missing");
  g_autofree char      *want
      = g_strdup_printf ("+%" G_GINT64_FORMAT " -%" G_GINT64_FORMAT " +%" G_GINT64_FORMAT " -%" G_GINT64_FORMAT " ",
                         first, first, second, second);
  g_autoptr (DossierRefreshResult) result
      = dossier_library_refresh (self->desk.library, &options, NULL, NULL, NULL, NULL);
  g_auto (GStrv) got = NULL;

  g_assert_cmpuint (result->n_asked, ==, 2);
  got = g_strsplit (steps->str, " ", -1);
  g_assert_cmpuint (g_strv_length (got), ==, 5);
  for (guint i = 0; i < 4; i++)
    g_assert_nonnull (strstr (want, got[i]));
}

/* A feed whose server says nothing is told of as being asked; whoever stops hears no more of it. */
static void
test_a_slow_feed_is_told_of_until_it_is_stopped (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) steps = g_string_new (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (GError) error = NULL;
  DossierRefreshOptions options = { .step = note_step, .step_data = steps };
  gint64                feed = subscribe (self, "/silent");
  g_autofree char      *want = g_strdup_printf ("+%" G_GINT64_FORMAT " ", feed);
  gsize                 length;

  dossier_library_refresh_async (self->desk.library, &options, cancellable, NULL, NULL, refreshed_cb, &answer);
  while (steps->len == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (steps->str, ==, want);
  g_cancellable_cancel (cancellable);
  while (answer == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (dossier_library_refresh_finish (self->desk.library, answer, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  length = steps->len;
  for (gint64 until = g_get_monotonic_time () + 2 * DOSSIER_REFRESH_STEP_PAUSE * 1000; g_get_monotonic_time () < until;)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (steps->len, ==, length);
}

#define ADD(name, function) g_test_add ("/library/refresh/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  ADD ("unchanged feeds are not sent again", test_unchanged_feeds_are_not_sent_again);
  ADD ("servers that want peace have it", test_servers_that_want_peace_have_it);
  ADD ("feeds that have gone are left until asked for", test_feeds_that_have_gone_are_left_until_asked_for);
  ADD ("feeds that moved for good are followed", test_feeds_that_moved_for_good_are_followed);
  ADD ("feeds that moved for now are not", test_feeds_that_moved_for_now_are_not);
  ADD ("a login page replaces nothing", test_a_login_page_replaces_nothing);
  ADD ("changed stories get a new text", test_changed_stories_get_a_new_text);
  ADD ("requests say who asks and no more", test_requests_say_who_asks_and_no_more);
  ADD ("cancelling blames no feed", test_cancelling_blames_no_feed);
  ADD ("the own network is asked when allowed", test_the_own_network_is_asked_when_allowed);
  ADD ("only by hand is not by itself", test_only_by_hand_is_not_by_itself);
  ADD ("a chosen rhythm is the next one", test_a_chosen_rhythm_is_the_next_one);
  ADD ("stories kept no longer go after a refresh", test_stories_kept_no_longer_go_after_a_refresh);
  ADD ("silent servers hold nobody up", test_silent_servers_hold_nobody_up);
  ADD ("a refresh runs beside the main loop", test_a_refresh_runs_beside_the_main_loop);
  ADD ("each feed under way is named", test_each_feed_under_way_is_named);
  ADD ("a slow feed is told of until it is stopped", test_a_slow_feed_is_told_of_until_it_is_stopped);
  return g_test_run ();
}
