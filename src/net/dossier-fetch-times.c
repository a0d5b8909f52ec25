/* dossier-fetch-times.c - until when an answer holds, and until when its server wants peace
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-fetch-times-private.h"

#include <string.h>

#include "dossier-net-limits.h"

/* Seconds as digits and nothing else, however many; -1: it is not that. */
static gint64
read_seconds (const char *text)
{
  if (text == NULL || *text == '\0' || strspn (text, "0123456789") != strlen (text))
    return -1;
  return (gint64) MIN (g_ascii_strtoull (text, NULL, 10), (guint64) G_MAXINT32);
}

/* A date of HTTP as Unix seconds. FALSE: it is none. */
static gboolean
read_date (const char *text, gint64 *time)
{
  g_autoptr (GDateTime) date
      = text != NULL && strlen (text) <= DOSSIER_FETCH_MAX_HEADER ? soup_date_time_new_from_http_string (text) : NULL;

  if (date != NULL)
    *time = g_date_time_to_unix (date);
  return date != NULL;
}

/* The moment by our clock that the server's clock means by the date in @text. */
static gboolean
read_moment (SoupMessageHeaders *answer, const char *text, gint64 now, gint64 *moment)
{
  gint64 their_now = now;

  if (!read_date (text, moment))
    return FALSE;
  read_date (soup_message_headers_get_one (answer, "Date"), &their_now);
  *moment += now - their_now;
  return TRUE;
}

gint64
dossier_fetch_times_retry_after (SoupMessageHeaders *answer, gint64 now)
{
  const char *value = soup_message_headers_get_one (answer, "Retry-After");
  gint64      seconds = read_seconds (value), until = 0;

  if (seconds >= 0)
    until = now + seconds;
  else if (!read_moment (answer, value, now, &until))
    return 0;
  return CLAMP (until, 0, now + DOSSIER_FETCH_MAX_RETRY_AFTER);
}

/* Seconds that Cache-Control promises; -1: it says nothing. What cannot be read promises nothing. */
static gint64
read_cache_control (SoupMessageHeaders *answer)
{
  const char *value = soup_message_headers_get_list (answer, "Cache-Control");
  GHashTable *parts = value != NULL ? soup_header_parse_param_list (value) : NULL;
  gint64      seconds = -1;

  if (parts == NULL)
    return -1;
  if (g_hash_table_contains (parts, "no-cache") || g_hash_table_contains (parts, "no-store"))
    seconds = 0;
  else if (g_hash_table_contains (parts, "max-age"))
    seconds = MAX (read_seconds (g_hash_table_lookup (parts, "max-age")), 0);
  soup_header_free_param_list (parts);
  return seconds;
}

gint64
dossier_fetch_times_fresh_until (SoupMessageHeaders *answer, gint64 now)
{
  gint64 seconds = read_cache_control (answer), moment;

  if (seconds < 0 && read_moment (answer, soup_message_headers_get_one (answer, "Expires"), now, &moment))
    seconds = moment - now;
  seconds -= MAX (read_seconds (soup_message_headers_get_one (answer, "Age")), 0);
  return seconds > 0 ? now + MIN (seconds, DOSSIER_FETCH_MAX_FRESH) : 0;
}
