/* test-clocks.c - days of a desk whose clock is wrong for a while, that sleeps, and whose network is not what it seems
 *
 * Time is simulated; the servers know the true one and keep the book. A server gives only what is newer than what the
 * reader says it has: a mark that is kept without its stories loses them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <string.h>

#include "fake-names.h"
#include "library-fixture.h"
#include "manners-server.h"
#include "dossier-alarm.h"
#include "dossier-refresh.h"

#define MINUTE G_GINT64_CONSTANT (60)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)
#define YEAR (365 * DAY)
/* Monday, 2026-11-23 08:00 UTC, and half a day before Unix seconds need more than 31 bits. */
#define START G_GINT64_CONSTANT (1795420800)
#define LAST_OF_31_BITS (G_GINT64_CONSTANT (2147483648) - DAY / 2)
#define LENGTH (2 * DAY)
#define TICK (20 * MINUTE)
/* Seconds between two new stories. */
#define CHANGES (40 * MINUTE)
#define N_SITES 3
/* What no clock was wrong for: the time at which something happens to the desk, and at which it is over. */
#define BEGIN (20 * HOUR)
#define END (27 * HOUR)

static const char *const hosts[N_SITES] = { "plain.example", "busy.example", "night.example" };

typedef enum
{
  NOTHING,
  SLEEP,       /* the computer does */
  KILLED,      /* the program was, as soon as the feeds were to be asked */
  AWAY,        /* no name has an address */
  PORTAL,      /* 200 and a page for each address */
  PORTAL_XML,  /* the same, and it says that it is a feed */
  PORTAL_FEED, /* the same, 200 and nothing at all */
  PORTAL_302,  /* to a page that wants money */
  PORTAL_301,  /* the same, for good */
  PORTAL_511,
} Trouble;

typedef struct
{
  const char *name;
  gint64      start;
  gint64      jump;       /* seconds by which the clock is put on at BEGIN; put right at END */
  gboolean    is_noticed; /* the program runs on; else it is started anew */
  Trouble     trouble;    /* from BEGIN to END */
} Days;

static const Days days[] = {
  { "a clock that is right", START, 0, TRUE, NOTHING },
  { "twenty years on, seen by the program", START, 20 * YEAR, TRUE, NOTHING },
  { "twenty years back, seen by the program", START, -20 * YEAR, TRUE, NOTHING },
  { "twenty years on, and started anew", START, 20 * YEAR, FALSE, NOTHING },
  { "twenty years back, and started anew", START, -20 * YEAR, FALSE, NOTHING },
  { "twenty days on, and started anew", START, 20 * DAY, FALSE, NOTHING },
  { "twenty years on, and killed before it asks", START, 20 * YEAR, FALSE, KILLED },
  { "twenty days on, and killed before it asks", START, 20 * DAY, FALSE, KILLED },
  { "an hour on", START, HOUR, TRUE, NOTHING },
  { "an hour back", START, -HOUR, FALSE, NOTHING },
  { "the seconds of 31 bits are over", LAST_OF_31_BITS, 0, TRUE, NOTHING },
  { "asleep", START, 0, TRUE, SLEEP },
  { "the network is away", START, 0, TRUE, AWAY },
  { "a portal with a page", START, 0, TRUE, PORTAL },
  { "a portal that says it is a feed", START, 0, TRUE, PORTAL_XML },
  { "a portal with nothing", START, 0, TRUE, PORTAL_FEED },
  { "a portal elsewhere", START, 0, TRUE, PORTAL_302 },
  { "a portal elsewhere for good", START, 0, TRUE, PORTAL_301 },
  { "a portal that says so", START, 0, TRUE, PORTAL_511 },
};

typedef struct
{
  guint  n;       /* questions that were answered by the site itself */
  guint  edition; /* the last that was given: so many stories there are */
  gint64 last;    /* true time, 0: never */
  gint64 wait_until;
} Book;

/* Set between refreshes; the books belong to the server's thread until it has stopped. */
typedef struct
{
  const Days *days;
  gint64      now; /* true time */
  gint64      offset, uptime;
  gboolean    is_surprised; /* the clock was put on while nobody looked: all are asked once more */
  FakeName    names[N_SITES + 1];
  Book        books[N_SITES];
  GPtrArray  *faults; /* of sentences */
} World;

static gboolean
is_in_trouble (const World *world)
{
  return world->now >= world->days->start + BEGIN && world->now < world->days->start + END;
}

static void G_GNUC_PRINTF (3, 4) blame (World *world, guint site, const char *format, ...)
{
  g_autofree char *words = NULL;
  va_list          values;

  va_start (values, format);
  words = g_strdup_vprintf (format, values);
  va_end (values);
  g_ptr_array_add (world->faults, g_strdup_printf ("%s after %.2f hours: %s", hosts[site],
                                                   (double) (world->now - world->days->start) / HOUR, words));
}

/* ---- the sites ---- */

static void
answer_text (SoupServerMessage *message, guint status, const char *type, const char *text)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, type, SOUP_MEMORY_COPY, text, strlen (text));
}

static void
answer_as_portal (SoupServerMessage *message, Trouble trouble, const char *path)
{
  static const char page[] = "<!doctype html><title>Welcome</title><p>Please pay. <a href='/rss'>News</a>";
  gboolean          is_there = strcmp (path, "/pay") == 0;

  if (!is_there && (trouble == PORTAL_302 || trouble == PORTAL_301))
    {
      soup_message_headers_replace (soup_server_message_get_response_headers (message), "Location", "/pay");
      soup_server_message_set_status (message, trouble == PORTAL_301 ? 301 : 302, NULL);
    }
  else if (trouble == PORTAL_FEED)
    answer_text (message, 200, "application/rss+xml", "");
  else
    answer_text (message, trouble == PORTAL_511 ? 511 : 200,
                 trouble == PORTAL_XML ? "application/rss+xml" : "text/html", page);
}

static void
answer_feed (World *world, guint site, SoupServerMessage *message)
{
  const char *etag = soup_message_headers_get_one (soup_server_message_get_request_headers (message), "If-None-Match");
  SoupMessageHeaders *head = soup_server_message_get_response_headers (message);
  gint64              edition = 1 + (world->now - world->days->start) / CHANGES;
  gint64              known = etag != NULL ? g_ascii_strtoll (etag + 1, NULL, 10) : 0;
  g_autofree char    *mark = g_strdup_printf ("\"%" G_GINT64_FORMAT "\"", edition);
  GString            *feed = g_string_new ("<rss version='2.0'><channel><title>Daily</title>");

  if (site == 2)
    g_string_append (feed, "<skipHours><hour>1</hour><hour>2</hour><hour>3</hour></skipHours>");
  for (gint64 i = known + 1; i <= edition; i++)
    g_string_append_printf (feed,
                            "<item><title>Story %" G_GINT64_FORMAT "</title><guid>%" G_GINT64_FORMAT
                            "</guid><description>Words.</description></item>",
                            i, i);
  g_string_append (feed, "</channel></rss>");
  soup_message_headers_replace (head, "ETag", mark);
  if (known >= edition)
    soup_server_message_set_status (message, 304, NULL);
  else
    answer_text (message, 200, "application/rss+xml", feed->str);
  world->books[site].edition = (guint) edition;
  g_string_free (feed, TRUE);
}

static void
check_time (World *world, guint site)
{
  Book *book = &world->books[site];

  if (book->n > 0 && world->now - book->last < HOUR && !world->is_surprised)
    blame (world, site, "asked again after %" G_GINT64_FORMAT " s", world->now - book->last);
  if (world->now < book->wait_until && !world->is_surprised)
    blame (world, site, "asked inside Retry-After");
  if (book->n > 0 && world->now - book->last > DAY)
    blame (world, site, "not asked for %" G_GINT64_FORMAT " s", world->now - book->last);
}

static void
answer_cb (SoupServerMessage *message, const char *path, gpointer data)
{
  World *world = data;
  guint  site = 0;

  while (site < N_SITES && !g_str_equal (g_uri_get_host (soup_server_message_get_uri (message)), hosts[site]))
    site++;
  g_assert_cmpuint (site, <, N_SITES);
  if (is_in_trouble (world) && world->days->trouble >= PORTAL)
    {
      answer_as_portal (message, world->days->trouble, path);
      return;
    }
  check_time (world, site);
  world->books[site].n++;
  world->books[site].last = world->now;
  if (site == 1 && world->books[site].n % 5 == 0)
    {
      world->books[site].wait_until = world->now + 3 * HOUR;
      soup_message_headers_replace (soup_server_message_get_response_headers (message), "Retry-After", "10800");
      soup_server_message_set_status (message, 429, NULL);
    }
  else
    answer_feed (world, site, message);
}

/* ---- the desk ---- */

static void
refresh (TestLibrary *desk, World *world, gint64 moved)
{
  DossierRefreshOptions options
      = { .now = world->now + world->offset, .clock_moved = moved, .header_seconds = 60, .total_seconds = 60 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierRefreshResult) result = NULL;

  result = dossier_library_refresh (desk->library, &options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
close_and_open (TestLibrary *desk)
{
  g_autoptr (GError) error = NULL;

  dossier_store_close (desk->store);
  g_clear_object (&desk->library);
  desk->library = dossier_library_open (desk->path, &error);
  g_assert_no_error (error);
  desk->store = dossier_library_get_store (desk->library);
}

/* As a program leaves them that is killed after it has taken the feeds upon itself, and before it asks them. */
static void
die_before_asking (TestLibrary *desk, World *world)
{
  gint64 now = world->now + world->offset;
  g_autoptr (GPtrArray) states = dossier_store_list_feed_states (desk->store, now, TRUE, 0, NULL);
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_feed_answer_free);

  for (guint i = 0; i < states->len; i++)
    {
      DossierFeedAnswer *answer = g_new0 (DossierFeedAnswer, 1);

      answer->feed = ((DossierFeedState *) states->pdata[i])->id;
      answer->is_put_off = TRUE;
      answer->next_check = now + HOUR;
      answer->wait_until = ((DossierFeedState *) states->pdata[i])->wait_until;
      g_ptr_array_add (answers, answer);
    }
  g_assert_true (dossier_store_save_feed_answers (desk->store, answers, NULL));
}

/* Puts the clock on. Whoever runs on sees it by the time since the computer was started. */
static gint64
put_on (TestLibrary *desk, World *world, DossierAlarm *alarm, gint64 by)
{
  world->offset += by;
  if (!world->days->is_noticed)
    {
      close_and_open (desk);
      dossier_alarm_start (alarm, world->uptime, world->now + world->offset);
      world->is_surprised = by > 0;
      return 0;
    }
  dossier_alarm_look (alarm, HOUR, world->uptime, world->now + world->offset);
  g_assert_cmpint (alarm->moved, ==, by);
  return dossier_alarm_take_moved (alarm);
}

/* Nobody asks. */
static gboolean
is_off (const World *world)
{
  return (world->days->trouble == SLEEP || world->days->trouble == KILLED) && is_in_trouble (world);
}

static void
set_names (World *world)
{
  gboolean is_away = world->days->trouble == AWAY && is_in_trouble (world);

  for (guint i = 0; i < N_SITES; i++)
    world->names[i] = (FakeName){ hosts[i], is_away ? "" : "127.6.0.9" };
}

static void
live (TestLibrary *desk, World *world)
{
  DossierAlarm alarm;

  dossier_alarm_start (&alarm, 0, world->now);
  for (gint64 time = 0; time < LENGTH; time += TICK)
    {
      gint64 moved = 0;

      world->now = world->days->start + time;
      world->uptime = time;
      world->is_surprised = FALSE;
      set_names (world);
      if (world->days->jump != 0 && time == BEGIN)
        moved = put_on (desk, world, &alarm, world->days->jump);
      if (world->days->jump != 0 && time == END)
        moved = put_on (desk, world, &alarm, -world->days->jump);
      if (world->days->trouble == KILLED && time == BEGIN)
        die_before_asking (desk, world);
      dossier_alarm_look (&alarm, HOUR, world->uptime, world->now + world->offset);
      if (!is_off (world))
        refresh (desk, world, moved);
    }
}

static void
subscribe (TestLibrary *desk, guint16 port)
{
  for (guint i = 0; i < N_SITES; i++)
    {
      g_autofree char *uri = g_strdup_printf ("http://%s:%u/feed", hosts[i], port);

      test_library_subscribe_inside (desk, uri);
    }
}

/* No feed was replaced, no story is lost, and all were asked to the end. */
static void
check (TestLibrary *desk, World *world)
{
  g_autoptr (GPtrArray) feeds = dossier_store_list_feeds (desk->store, NULL);

  for (guint i = 0; i < world->faults->len; i++)
    g_test_message ("%s", (const char *) world->faults->pdata[i]);
  g_assert_cmpuint (world->faults->len, ==, 0);
  g_assert_cmpuint (feeds->len, ==, N_SITES);
  for (guint i = 0; i < N_SITES; i++)
    {
      const DossierFeedRow *row = dossier_feed_get_row (feeds->pdata[i]);
      guint                 site = 0;

      while (strstr (row->uri, hosts[site]) == NULL)
        site++;
      g_test_message ("%s: asked %u times, %u stories", row->uri, world->books[site].n, row->n_stories);
      g_assert_true (g_str_has_suffix (row->uri, "/feed"));
      g_assert_cmpstr (row->title, ==, "Daily");
      g_assert_cmpuint (row->n_stories, ==, world->books[site].edition);
      g_assert_cmpint (world->now - world->books[site].last, <=, 5 * HOUR);
    }
}

static void
test_days (gconstpointer data)
{
  World          world = { .days = data, .faults = g_ptr_array_new_with_free_func (g_free) };
  MannersServer *server;
  TestLibrary    desk;

  world.now = world.days->start;
  set_names (&world);
  fake_names_install (world.names);
  server = manners_server_start (answer_cb, &world);
  test_library_open (&desk);
  subscribe (&desk, manners_server_get_port (server));
  live (&desk, &world);
  check (&desk, &world);
  test_library_close (&desk);
  manners_server_stop (server);
  g_ptr_array_unref (world.faults);
}

int
main (int argc, char *argv[])
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *path = g_strconcat ("/library/clocks/", days[i].name, NULL);

      g_test_add_data_func (path, &days[i], test_days);
    }
  return g_test_run ();
}
