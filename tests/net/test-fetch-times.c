/* test-fetch-times.c - until when an answer holds, and until when its server wants peace
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-fetch-times-private.h"

#include "dossier-net-limits.h"

/* 2026-11-23 10:00 UTC. The server's clock, where it tells, stands at the first of 2001. */
#define NOW G_GINT64_CONSTANT (1795428000)
#define THEIR_NOW "Mon, 01 Jan 2001 00:00:00 GMT"
#define AN_HOUR_ON "Mon, 01 Jan 2001 01:00:00 GMT"
#define AN_HOUR_AGO "Sun, 31 Dec 2000 23:00:00 GMT"
#define NEVER (-NOW) /* 0, as a pause from now */

typedef struct
{
  const char *name;
  const char *cache, *expires, *age, *retry, *date;
  gint64      fresh, wait; /* seconds from now */
} Case;

static const Case cases[] = {
  { "nothing is said", .fresh = NEVER, .wait = NEVER },
  { "max-age", .cache = "max-age=600", .fresh = 600, .wait = NEVER },
  { "max-age among others, in capitals and quotes", .cache = "public, Max-Age=\"600\"", .fresh = 600, .wait = NEVER },
  { "max-age of nothing", .cache = "max-age=0", .fresh = NEVER, .wait = NEVER },
  { "max-age that is no number", .cache = "max-age=ten", .expires = AN_HOUR_ON, .fresh = NEVER, .wait = NEVER },
  { "max-age below nothing", .cache = "max-age=-5", .fresh = NEVER, .wait = NEVER },
  { "max-age beyond all bounds", .cache = "max-age=99999999999999999999", .fresh = DOSSIER_FETCH_MAX_FRESH,
    .wait = NEVER },
  { "max-age that a cache used up in part", .cache = "max-age=600", .age = "500", .fresh = 100, .wait = NEVER },
  { "max-age that a cache used up", .cache = "max-age=600", .age = "600", .fresh = NEVER, .wait = NEVER },
  { "an Age that is no number", .cache = "max-age=600", .age = "old", .fresh = 600, .wait = NEVER },
  { "s-maxage alone", .cache = "s-maxage=600", .fresh = NEVER, .wait = NEVER },
  { "no-cache", .cache = "max-age=600, no-cache", .fresh = NEVER, .wait = NEVER },
  { "no-store", .cache = "no-store, max-age=600", .expires = AN_HOUR_ON, .fresh = NEVER, .wait = NEVER },
  { "Expires by the server's clock", .expires = AN_HOUR_ON, .date = THEIR_NOW, .fresh = 3600, .wait = NEVER },
  { "Expires in the past", .expires = AN_HOUR_AGO, .date = THEIR_NOW, .fresh = NEVER, .wait = NEVER },
  { "Expires that is no date", .expires = "0", .date = THEIR_NOW, .fresh = NEVER, .wait = NEVER },
  { "Expires by our clock when there is no other", .expires = "Mon, 23 Nov 2026 11:00:00 GMT", .fresh = 3600,
    .wait = NEVER },
  { "max-age comes before Expires", .cache = "max-age=600", .expires = AN_HOUR_ON, .date = THEIR_NOW, .fresh = 600,
    .wait = NEVER },
  { "Expires beside other words of Cache-Control", .cache = "public", .expires = AN_HOUR_ON, .date = THEIR_NOW,
    .fresh = 3600, .wait = NEVER },
  { "peace in seconds", .retry = "600", .fresh = NEVER, .wait = 600 },
  { "peace by the server's clock", .retry = AN_HOUR_ON, .date = THEIR_NOW, .fresh = NEVER, .wait = 3600 },
  { "peace that is over", .retry = AN_HOUR_AGO, .date = THEIR_NOW, .fresh = NEVER, .wait = -3600 },
  { "peace by our clock when the other cannot be read", .retry = "Mon, 23 Nov 2026 11:00:00 GMT", .date = "today",
    .fresh = NEVER, .wait = 3600 },
  { "peace in words", .retry = "soon", .fresh = NEVER, .wait = NEVER },
  { "peace of less than nothing", .retry = "-600", .fresh = NEVER, .wait = NEVER },
  { "peace beyond all bounds", .retry = "99999999999999999999", .fresh = NEVER, .wait = DOSSIER_FETCH_MAX_RETRY_AFTER },
  { "peace for a century by date", .retry = "Fri, 01 Jan 2100 00:00:00 GMT", .date = THEIR_NOW, .fresh = NEVER,
    .wait = DOSSIER_FETCH_MAX_RETRY_AFTER },
};

static void
set (SoupMessageHeaders *answer, const char *name, const char *value)
{
  if (value != NULL)
    soup_message_headers_append (answer, name, value);
}

static void
test_times (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SoupMessageHeaders *answer = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);

      g_test_message ("%s", cases[i].name);
      set (answer, "Cache-Control", cases[i].cache);
      set (answer, "Expires", cases[i].expires);
      set (answer, "Age", cases[i].age);
      set (answer, "Retry-After", cases[i].retry);
      set (answer, "Date", cases[i].date);
      g_assert_cmpint (dossier_fetch_times_fresh_until (answer, NOW) - NOW, ==, cases[i].fresh);
      g_assert_cmpint (dossier_fetch_times_retry_after (answer, NOW) - NOW, ==, cases[i].wait);
      soup_message_headers_unref (answer);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/net/fetch-times/what answers say of their time", test_times);
  return g_test_run ();
}
