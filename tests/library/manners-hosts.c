/* manners-hosts.c - several feeds, several runs, crashes and clocks: the rows that take a story of their own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "manners.h"

#include <string.h>

#include "dossier-discovery.h"
#include "manners-crash.h"
#include "manners-server.h"

#define GOOD OK ("ETag: \"v1\"\r\n") FEED ("")
#define BUSY STATUS ("429 Slow", "Retry-After: 10800\r\n")

/* What "@-a" to "@-d" have been asked. */
static guint
count_all (MannersDesk *desk)
{
  guint n = 0;

  for (char letter = 'a'; letter <= 'd'; letter++)
    {
      const char path[] = { '@', '-', letter, '\0' };

      n += manners_desk_count (desk, path);
    }
  return n;
}

static void
assert_asks (MannersDesk *desk, MannersHow how, guint n)
{
  guint         before = count_all (desk);
  G_GNUC_UNUSED g_autoptr (DossierRefreshResult) result = manners_desk_refresh (desk, how);

  g_assert_cmpuint (count_all (desk) - before, ==, n);
}

static void
subscribe_to_four (MannersDesk *desk, const char *answer)
{
  for (char letter = 'a'; letter <= 'd'; letter++)
    {
      const char path[] = { '@', '-', letter, '\0' };

      manners_desk_say (desk, path, answer);
      desk->feed = manners_desk_subscribe (desk, path);
    }
}

/* ---- one host ---- */

static void
answer_feed (SoupServerMessage *message, const char *path, gpointer data)
{
  static const char feed[] = FEED ("");

  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "application/rss+xml", SOUP_MEMORY_STATIC, feed, strlen (feed));
}

static MannersSeen
ask_host_with_four_feeds (MannersDesk *desk)
{
  MannersServer *server = manners_server_start (answer_feed, NULL);
  MannersSeen    seen;
  g_autoptr (DossierRefreshResult) result = NULL;

  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *uri = g_strdup_printf ("http://127.5.0.1:%u/%u", manners_server_get_port (server), i);

      test_library_subscribe (&desk->library, uri);
    }
  result = manners_desk_refresh (desk, DUE);
  seen = manners_server_get_seen (server);
  g_test_message ("%u requests, %u at once, %u connections, least gap %" G_GINT64_FORMAT " us", seen.n_requests,
                  seen.most_at_once, seen.n_connections, seen.least_gap);
  g_assert_cmpuint (result->n_asked, ==, 4);
  g_assert_cmpuint (seen.n_requests, ==, 4);
  manners_server_stop (server);
  return seen;
}

static void
run_one_at_a_time (MannersDesk *desk)
{
  g_assert_cmpuint (ask_host_with_four_feeds (desk).most_at_once, ==, 1);
}

static void
run_one_connection (MannersDesk *desk)
{
  g_assert_cmpuint (ask_host_with_four_feeds (desk).n_connections, ==, 1);
}

/* Ours begins when the answer is read, so the server's is longer; clocks of timers count whole milliseconds. */
static void
run_moments_of_rest (MannersDesk *desk)
{
  g_assert_cmpint (ask_host_with_four_feeds (desk).least_gap, >=, (DOSSIER_REFRESH_HOST_PAUSE - 50) * 1000);
}

static void
run_peace_for_the_others (MannersDesk *desk)
{
  subscribe_to_four (desk, BUSY);
  assert_asks (desk, DUE, 1);
  desk->now += 2 * HOUR;
  assert_asks (desk, ALL, 0);
  desk->now += 2 * HOUR;
  assert_asks (desk, DUE, 1);
}

/* The others are not due when the first hears it. */
static void
run_peace_later (MannersDesk *desk)
{
  subscribe_to_four (desk, GOOD);
  assert_asks (desk, DUE, 4);
  desk->now += 10 * MINUTE;
  manners_desk_say (desk, "@-d", BUSY);
  assert_asks (desk, ONE, 1);
  desk->now += 2 * HOUR;
  assert_asks (desk, DUE, 0);
  desk->now += 2 * HOUR;
  assert_asks (desk, DUE, 4);
}

static void
assert_knocks (MannersDesk *desk, guint n_asked)
{
  g_autoptr (DossierRefreshResult) result = manners_desk_refresh (desk, DUE);

  g_assert_cmpuint (result->n_asked, ==, n_asked);
}

/* Port 1 takes no connections. */
static void
run_silence (MannersDesk *desk)
{
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *uri = g_strdup_printf ("http://127.5.0.2:1/%u", i);

      test_library_subscribe (&desk->library, uri);
    }
  assert_knocks (desk, 1);
  desk->now += 50 * MINUTE;
  assert_knocks (desk, 0);
  desk->now += 15 * MINUTE;
  assert_knocks (desk, 1);
}

/* ---- coming and going ---- */

static void
run_unsubscribed (MannersDesk *desk)
{
  subscribe_to_four (desk, GOOD);
  assert_asks (desk, DUE, 4);
  test_library_unsubscribe (&desk->library, desk->feed);
  desk->now += DAY;
  assert_asks (desk, DUE, 3);
  desk->now += DAY;
  assert_asks (desk, ONE, 0);
}

static void
run_subscribed_again (MannersDesk *desk)
{
  manners_desk_say (desk, "@-a", BUSY);
  desk->feed = manners_desk_subscribe (desk, "@-a");
  assert_asks (desk, DUE, 1);
  test_library_unsubscribe (&desk->library, desk->feed);
  desk->now += HOUR;
  desk->feed = manners_desk_subscribe (desk, "@-a");
  assert_asks (desk, ONE, 0);
  desk->now += 3 * HOUR;
  assert_asks (desk, DUE, 1);
}

static void
run_two_addresses (MannersDesk *desk)
{
  G_GNUC_UNUSED g_autoptr (GPtrArray) feeds = NULL;

  manners_desk_say (desk, "@-a", STATUS ("301 Moved", "Location: @-b\r\n"));
  manners_desk_say (desk, "@-b", STATUS ("302 Found", "Location: @-c\r\n"));
  manners_desk_say (desk, "@-c", GOOD);
  manners_desk_subscribe (desk, "@-a");
  assert_asks (desk, DUE, 3);
  desk->now += 2 * HOUR;
  assert_asks (desk, DUE, 2);
  g_assert_cmpuint (manners_desk_count (desk, "@-a"), ==, 1);
}

static void
run_added (MannersDesk *desk)
{
  g_autofree char *path = manners_desk_expand (desk, "@-a");
  g_autofree char *uri = g_strdup_printf ("http://127.4.0.1:%u%s", fault_server_get_port (desk->server), path);
  g_autoptr (GPtrArray) found = NULL;

  manners_desk_say (desk, "@-a", GOOD);
  found = dossier_library_find_feeds (desk->library.library, uri, NULL, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpuint (count_all (desk), ==, 1);
  desk->feed = manners_desk_subscribe (desk, "@-a");
  assert_asks (desk, ONE, 1);
  assert_asks (desk, ONE, 0);
}

/* ---- starts, crashes, clocks ---- */

static void
run_crash (MannersDesk *desk)
{
  subscribe_to_four (desk, GOOD);
  manners_crash (desk);
  g_assert_cmpuint (count_all (desk), >=, 1);
  desk->now += MINUTE;
  assert_asks (desk, DUE, 0);
  desk->now += 2 * HOUR;
  assert_asks (desk, DUE, 4);
}

static void
cancel_cb (guint done, guint total, gpointer data)
{
  if (done == 1)
    g_cancellable_cancel (data);
}

/* How many of the row's feeds have had an answer that is kept. */
static guint
count_answered (MannersDesk *desk)
{
  g_autoptr (GPtrArray) feeds = dossier_store_list_feeds (desk->library.store, NULL);
  guint n = 0;

  for (guint i = 0; i < feeds->len; i++)
    n += dossier_feed_get_row (feeds->pdata[i])->checked != 0;
  return n;
}

static void
run_cancelled (MannersDesk *desk)
{
  DossierRefreshOptions options = { .now = desk->now };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  subscribe_to_four (desk, GOOD);
  g_assert_null (
      dossier_library_refresh (desk->library.library, &options, cancellable, cancel_cb, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_answered (desk), >=, 1);
  g_assert_cmpuint (count_answered (desk), <, 4);
  desk->now += MINUTE;
  assert_asks (desk, DUE, 4 - count_answered (desk));
}

static void
run_clock_set_back (MannersDesk *desk)
{
  subscribe_to_four (desk, GOOD);
  assert_asks (desk, DUE, 4);
  desk->now -= 20 * 365 * DAY;
  assert_asks (desk, DUE, 0);
  desk->now += 50 * MINUTE;
  assert_asks (desk, DUE, 0);
  desk->now += HOUR;
  assert_asks (desk, DUE, 4);
}

static void
run_clock_keeps_peace (MannersDesk *desk)
{
  manners_desk_say (desk, "@-a", BUSY);
  desk->feed = manners_desk_subscribe (desk, "@-a");
  assert_asks (desk, DUE, 1);
  desk->now -= DAY;
  assert_asks (desk, ALL, 0);
  desk->now += 2 * HOUR;
  assert_asks (desk, ALL, 0);
  desk->now += HOUR + MINUTE;
  assert_asks (desk, ALL, 1);
}

static void
run_spread (MannersDesk *desk)
{
  g_autoptr (DossierRefreshResult) result = NULL;
  g_autoptr (GHashTable) moments = g_hash_table_new (NULL, NULL);

  subscribe_to_four (desk, GOOD);
  result = manners_desk_refresh (desk, DUE);
  g_assert_cmpuint (result->feeds->len, ==, 4);
  for (guint i = 0; i < result->feeds->len; i++)
    {
      const DossierFeedNews *news = result->feeds->pdata[i];

      g_hash_table_add (moments, GINT_TO_POINTER ((int) (news->next_check - desk->now)));
    }
  /* That chance gives four feeds one second of 360 happens once in fifty million times. */
  g_assert_cmpuint (g_hash_table_size (moments), >, 1);
}

const Manner manners_of_hosts[] = {
  { "feeds of one host are asked one after the other", .run = run_one_at_a_time },
  { "feeds of one host share a connection", .run = run_one_connection },
  { "a host rests a moment between two of its feeds", .run = run_moments_of_rest },
  { "what a host says goes for all its feeds", .run = run_peace_for_the_others },
  { "what a host says goes for its feeds that are due later", .run = run_peace_later },
  { "a host that is silent is not tried for each of its feeds", .run = run_silence },
  { "feeds do not come due together", .run = run_spread },
  { "nobody asks a feed that was unsubscribed", .run = run_unsubscribed },
  { "subscribing anew does not end a server's peace", .run = run_subscribed_again },
  { "of several steps those up to the first for now are remembered", .run = run_two_addresses },
  { "a new address is asked once",
    "It is asked to see what it is and to offer its feeds, and as a feed when one was chosen; the two are far apart.",
    .run = run_added },
  { "a crash in the middle makes nobody be asked twice", .run = run_crash },
  { "breaking off asks only the others afterwards", .run = run_cancelled },
  { "a clock set back starts no storm and loses no feed", .run = run_clock_set_back },
  { "a clock set back ends no server's peace", .run = run_clock_keeps_peace },
  { NULL },
};
