/* test-manners-days.c - thirty days of a desk that is open ten hours a day, as the servers see them
 *
 * The servers keep the book: what they would hold against a reader is a fault. Time is simulated; it goes on by
 * TICK while the desk is open.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <string.h>

#include "library-fixture.h"
#include "manners-server.h"
#include "dossier-refresh.h"

#define MINUTE G_GINT64_CONSTANT (60)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)
/* Monday, 2026-11-23 08:00 UTC. */
#define START G_GINT64_CONSTANT (1795420800)
#define N_DAYS 30
#define OPEN_HOURS 10
#define TICK (20 * MINUTE)

typedef enum
{
  PLAIN,
  BUSY,   /* 429 with seconds to each third question */
  CLOSED, /* 503 with a date on Tuesdays */
  BROKEN, /* 500 for good */
  GONE,   /* 410 from the third day on */
  MOVED,  /* 301 to the next site from the third day on */
  PORTAL, /* a log-in page on the fifth day */
} Temper;

typedef struct
{
  const char *path;
  Temper      temper;
  gint64      changes; /* seconds between two new stories */
  gboolean    has_etag, has_date;
  const char *cache; /* Cache-Control, or NULL */
  const char *inner; /* in the feed's head */
  guint32     skip_hours;
  guint       skip_days;   /* Monday is bit 0 */
  gint64      least_pause; /* by the schedule, as this site wants it */
  guint       most;        /* questions in all that are in order */
} Site;

/* The 300 hours that the desk is open bound them all; each bound below is what the manners make of it, and a little. */
static const Site sites[] = {
  { "/etag", PLAIN, 7 * HOUR, .has_etag = TRUE, .least_pause = HOUR, .most = 300 },
  { "/dated", PLAIN, 30 * HOUR, .has_date = TRUE, .least_pause = HOUR, .most = 300 },
  { "/both", PLAIN, HOUR, .has_etag = TRUE, .has_date = TRUE, .least_pause = HOUR, .most = 300 },
  { "/bare", PLAIN, 200 * HOUR, .least_pause = HOUR, .most = 130 },
  { "/ttl", PLAIN, 5 * HOUR, .has_etag = TRUE, .inner = "<ttl>180</ttl>", .least_pause = 3 * HOUR, .most = 130 },
  { "/max-age", PLAIN, 5 * HOUR, .has_etag = TRUE, .cache = "max-age=18000", .least_pause = 5 * HOUR, .most = 90 },
  { "/night", PLAIN, 9 * HOUR, .has_etag = TRUE, .least_pause = HOUR, .most = 250,
    .inner = "<skipHours><hour>10</hour><hour>11</hour><hour>12</hour></skipHours>", .skip_hours = 7u << 10 },
  { "/weekend", PLAIN, 9 * HOUR, .has_etag = TRUE, .least_pause = HOUR, .most = 230,
    .inner = "<skipDays><day>Saturday</day><day>Sunday</day></skipDays>", .skip_days = 3u << 5 },
  { "/busy", BUSY, 9 * HOUR, .has_etag = TRUE, .least_pause = HOUR, .most = 200 },
  { "/closed", CLOSED, 9 * HOUR, .has_date = TRUE, .least_pause = HOUR, .most = 290 },
  { "/broken", BROKEN, HOUR, .least_pause = 2 * HOUR, .most = 45 },
  { "/gone", GONE, 9 * HOUR, .has_etag = TRUE, .least_pause = HOUR, .most = 22 },
  { "/moved", MOVED, 9 * HOUR, .has_etag = TRUE, .least_pause = HOUR, .most = 22 },
  { "/moved-here", PLAIN, 9 * HOUR, .has_etag = TRUE, .least_pause = HOUR, .most = 290 },
  { "/portal", PORTAL, 9 * HOUR, .has_etag = TRUE, .least_pause = HOUR, .most = 300 },
};

/* What a site remembers. */
typedef struct
{
  guint  n, n_whole, n_same, n_failed, n_gone;
  gint64 last, wait_until;
  char  *etag, *date; /* given with the last feed; NULL: none was */
} Book;

/* @now and @by_hand are set between refreshes; the rest belongs to the server's thread until it has stopped. */
typedef struct
{
  gint64     now;
  gboolean   by_hand;
  Book       books[G_N_ELEMENTS (sites)];
  GPtrArray *faults; /* of sentences */
} World;

static void G_GNUC_PRINTF (3, 4) blame (World *world, const Site *site, const char *format, ...)
{
  g_autofree char *words = NULL;
  va_list          values;

  va_start (values, format);
  words = g_strdup_vprintf (format, values);
  va_end (values);
  g_ptr_array_add (world->faults, g_strdup_printf ("%s after %.2f days: %s", site->path,
                                                   (double) (world->now - START) / (double) DAY, words));
}

/* 1970-01-01 was a Thursday. */
static guint
day_of (gint64 time)
{
  return (guint) ((time / DAY + 3) % 7);
}

/* ---- what is held against a reader ---- */

static void
check_time (World *world, const Site *site, const Book *book)
{
  gint64 gap = world->now - book->last;

  if (world->now < book->wait_until)
    blame (world, site, "asked inside Retry-After");
  if (book->n_gone > 1)
    blame (world, site, "asked though it has gone twice");
  if (world->by_hand)
    return;
  if (site->temper == BROKEN && book->n_failed > 5 && gap < DAY)
    blame (world, site, "asked within a day after six failures");
  if (book->n > 0 && gap < site->least_pause)
    blame (world, site, "asked again after %" G_GINT64_FORMAT " s", gap);
  if ((site->skip_hours >> (world->now / HOUR % 24) & 1) != 0 || (site->skip_days >> day_of (world->now) & 1) != 0)
    blame (world, site, "asked in hours that are skipped");
}

static void
check_condition (World *world, const Site *site, const Book *book, SoupServerMessage *message)
{
  SoupMessageHeaders *told = soup_server_message_get_request_headers (message);

  if (g_strcmp0 (soup_message_headers_get_one (told, "If-None-Match"), book->etag) != 0
      || g_strcmp0 (soup_message_headers_get_one (told, "If-Modified-Since"), book->date) != 0)
    blame (world, site, "not asked with the validators of the last feed");
}

/* ---- answers ---- */

static char *
dup_http_date (gint64 time)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (time);

  return soup_date_time_to_string (date, SOUP_DATE_HTTP);
}

static void
replace_date (SoupServerMessage *message, const char *name, gint64 time)
{
  g_autofree char *date = dup_http_date (time);

  soup_message_headers_replace (soup_server_message_get_response_headers (message), name, date);
}

static void
answer_text (SoupServerMessage *message, const char *type, const char *text)
{
  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, type, SOUP_MEMORY_COPY, text, strlen (text));
}

static void
give_validators (const Site *site, Book *book, SoupServerMessage *message, gint64 edition)
{
  SoupMessageHeaders *head = soup_server_message_get_response_headers (message);

  g_clear_pointer (&book->etag, g_free);
  g_clear_pointer (&book->date, g_free);
  if (site->has_etag)
    book->etag = g_strdup_printf ("W/\"%" G_GINT64_FORMAT "\"", edition);
  if (site->has_date)
    book->date = dup_http_date (edition * site->changes);
  if (book->etag != NULL)
    soup_message_headers_replace (head, "ETag", book->etag);
  if (book->date != NULL)
    soup_message_headers_replace (head, "Last-Modified", book->date);
}

static gboolean
is_known (const Site *site, const Book *book, gint64 edition)
{
  g_autofree char *etag = g_strdup_printf ("W/\"%" G_GINT64_FORMAT "\"", edition);
  g_autofree char *date = dup_http_date (edition * site->changes);

  if (site->has_etag)
    return g_strcmp0 (book->etag, etag) == 0;
  return site->has_date && g_strcmp0 (book->date, date) == 0;
}

static void
answer_feed (World *world, const Site *site, Book *book, SoupServerMessage *message)
{
  gint64           edition = world->now / site->changes;
  g_autofree char *feed = NULL;

  if (site->cache != NULL)
    soup_message_headers_replace (soup_server_message_get_response_headers (message), "Cache-Control", site->cache);
  if (is_known (site, book, edition))
    {
      book->n_same++;
      soup_server_message_set_status (message, 304, NULL);
      return;
    }
  book->n_whole++;
  give_validators (site, book, message, edition);
  feed = g_strdup_printf ("<rss version='2.0'><channel><title>Daily</title>%s<item><title>Story %" G_GINT64_FORMAT
                          "</title><guid>%" G_GINT64_FORMAT "</guid><description>Words.</description></item>"
                          "</channel></rss>",
                          site->inner != NULL ? site->inner : "", edition, edition);
  answer_text (message, "application/rss+xml", feed);
}

static void
refuse (Book *book, SoupServerMessage *message, guint status)
{
  book->n_failed++;
  soup_server_message_set_status (message, status, NULL);
}

/* TRUE: the site was in a mood, and has answered. */
static gboolean
answer_by_temper (World *world, const Site *site, Book *book, SoupServerMessage *message)
{
  SoupMessageHeaders *head = soup_server_message_get_response_headers (message);
  gint64              day = (world->now - START) / DAY;

  switch (site->temper)
    {
    case BUSY:
      if (book->n % 3 != 2)
        return FALSE;
      book->wait_until = world->now + 3 * HOUR;
      soup_message_headers_replace (head, "Retry-After", "10800");
      refuse (book, message, 429);
      return TRUE;
    case CLOSED:
      if (day_of (world->now) != 1)
        return FALSE;
      book->wait_until = world->now + 30 * HOUR;
      replace_date (message, "Retry-After", book->wait_until);
      refuse (book, message, 503);
      return TRUE;
    case BROKEN: refuse (book, message, 500); return TRUE;
    case GONE:
      if (day < 2)
        return FALSE;
      book->n_gone++;
      refuse (book, message, 410);
      return TRUE;
    case MOVED:
      if (day < 2)
        return FALSE;
      soup_message_headers_replace (head, "Location", "/moved-here");
      soup_server_message_set_status (message, 301, NULL);
      return TRUE;
    case PORTAL:
      if (day != 4)
        return FALSE;
      book->n_failed++;
      answer_text (message, "text/html", "<!doctype html><title>Log in</title><p>Pay.");
      return TRUE;
    case PLAIN: break;
    }
  return FALSE;
}

static void
answer_cb (SoupServerMessage *message, const char *path, gpointer data)
{
  World *world = data;
  guint  i = 0;

  while (i < G_N_ELEMENTS (sites) && strcmp (sites[i].path, path) != 0)
    i++;
  g_assert_cmpuint (i, <, G_N_ELEMENTS (sites));
  check_time (world, &sites[i], &world->books[i]);
  /* The conditions of a feed that has just moved are those of its old address. */
  if (world->books[i].n > 0)
    check_condition (world, &sites[i], &world->books[i], message);
  replace_date (message, "Date", world->now);
  if (!answer_by_temper (world, &sites[i], &world->books[i], message))
    answer_feed (world, &sites[i], &world->books[i], message);
  world->books[i].n++;
  world->books[i].last = world->now;
}

/* ---- the desk ---- */

static void
subscribe (TestLibrary *desk, guint16 port)
{
  for (guint i = 0; i < G_N_ELEMENTS (sites); i++)
    {
      g_autofree char *uri = g_strdup_printf ("http://127.6.0.%u:%u%s", i + 1, port, sites[i].path);

      if (strcmp (sites[i].path, "/moved-here") != 0)
        test_library_subscribe (desk, uri);
    }
}

static void
refresh (TestLibrary *desk, World *world, gboolean by_hand)
{
  DossierRefreshOptions options = { .all = by_hand, .now = world->now, .header_seconds = 60, .total_seconds = 60 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierRefreshResult) result = NULL;

  world->by_hand = by_hand;
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

/* It opens a little later each day; on every third somebody presses the button at noon. */
static void
live_through_day (TestLibrary *desk, World *world, guint day)
{
  world->now = START + day * DAY + day * 7 * MINUTE;
  for (guint tick = 0; tick < OPEN_HOURS * HOUR / TICK; tick++)
    {
      refresh (desk, world, FALSE);
      if (day % 3 == 0 && tick == 12)
        {
          world->now += 5 * MINUTE;
          refresh (desk, world, TRUE);
          world->now -= 5 * MINUTE;
        }
      world->now += TICK;
    }
  close_and_open (desk);
}

static void
check_books (World *world)
{
  for (guint i = 0; i < world->faults->len; i++)
    g_test_message ("%s", (const char *) world->faults->pdata[i]);
  for (guint i = 0; i < G_N_ELEMENTS (sites); i++)
    {
      Book *book = &world->books[i];

      g_test_message ("%s: %u questions, %u whole, %u unchanged, %u failed", sites[i].path, book->n, book->n_whole,
                      book->n_same, book->n_failed);
      g_assert_cmpuint (book->n, >, 0);
      g_assert_cmpuint (book->n_gone, ==, sites[i].temper == GONE ? 2 : 0);
      g_assert_cmpuint (book->n, <=, sites[i].most);
      g_assert_cmpint (world->now - book->last, <,
                       sites[i].temper == GONE || sites[i].temper == MOVED ? 30 * DAY : 2 * DAY);
      g_free (book->etag);
      g_free (book->date);
    }
  g_assert_cmpuint (world->faults->len, ==, 0);
}

static void
test_thirty_days (void)
{
  World          world = { .now = START, .faults = g_ptr_array_new_with_free_func (g_free) };
  MannersServer *server = manners_server_start (answer_cb, &world);
  TestLibrary    desk;

  test_library_open (&desk);
  subscribe (&desk, manners_server_get_port (server));
  for (guint day = 0; day < N_DAYS; day++)
    live_through_day (&desk, &world, day);
  test_library_close (&desk);
  manners_server_stop (server);
  check_books (&world);
  g_ptr_array_unref (world.faults);
}

int
main (int argc, char *argv[])
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library/manners/thirty days pass without a fault", test_thirty_days);
  return g_test_run ();
}
