/* test-feed-date.c - the date dialects of feeds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-feed-date-private.h"
#include "dossier-feed-date.h"
#include "dossier-feed-limits.h"

#include <string.h>

static const struct
{
  const char *name, *text, *want; /* NULL: no date */
} cases[] = {
  { "rfc-822-with-a-zone-name", "Tue, 05 Mar 2024 10:20:30 EST", "2024-03-05T15:20:30Z" },
  { "rfc-822-with-an-offset", "Tue, 5 Mar 2024 10:20:30 +0530", "2024-03-05T04:50:30Z" },
  { "rfc-822-without-a-weekday", "05 Mar 2024 10:20 GMT", "2024-03-05T10:20:00Z" },
  { "rfc-822-with-a-year-of-two-digits", "Tue, 05 Mar 24 10:20:30 GMT", "2024-03-05T10:20:30Z" },
  { "year-of-two-digits-last-century", "Tue, 05 Mar 96 10:20:30 GMT", "1996-03-05T10:20:30Z" },
  { "blank-missing-behind-the-weekday", "Tue,05 Mar 2024 10:20:30 GMT", "2024-03-05T10:20:30Z" },
  { "offset-with-a-colon-and-a-name", "Tue, 05 Mar 2024 10:20:30 GMT+02:00", "2024-03-05T08:20:30Z" },
  { "zone-of-a-region", "Tue, 05 Mar 2024 10:20:30 Etc/UTC", "2024-03-05T10:20:30Z" },
  { "zone-nobody-knows-is-utc", "Tue, 05 Mar 2024 10:20:30 XYZT", "2024-03-05T10:20:30Z" },
  { "comment-behind-the-offset", "Tue, 05 Mar 2024 10:20:30 +0000 (UTC)", "2024-03-05T10:20:30Z" },
  { "month-before-day", "Tue, March 5, 2024 10:20 PM", "2024-03-05T22:20:00Z" },
  { "midnight-at-twelve", "March 5, 2024 12:05 am", "2024-03-05T00:05:00Z" },
  { "day-with-an-ending", "5th March 2024", "2024-03-05T00:00:00Z" },
  { "asctime", "Tue Mar  5 10:20:30 2024", "2024-03-05T10:20:30Z" },
  { "asctime-with-a-zone", "Tue Mar 05 10:20:30 -0800 2024", "2024-03-05T18:20:30Z" },
  { "german-month", "Di, 05 Mär 2024 10:20:30 MEZ", "2024-03-05T09:20:30Z" },
  { "spanish-month", "mar, 02 ene 2024 10:20:30 +0100", "2024-01-02T09:20:30Z" },
  { "greek", "Πέμ, 04 Απρ 2024 12:00:00 GMT", "2024-04-04T12:00:00Z" },
  { "hungarian", "2024-július-3T9:15-05:00", "2024-07-03T14:15:00Z" },
  { "korean-with-words", "2024년 03월 05일  11:20:30", "2024-03-05T02:20:30Z" },
  { "korean-afternoon", "2024-03-05 오후 01:20:30", "2024-03-05T04:20:30Z" },
  { "slashes-year-first", "2024/03/05 10:20:30 EDT", "2024-03-05T14:20:30Z" },
  { "slashes-month-first", "3/5/2024 10:20:30 AM", "2024-03-05T10:20:30Z" },
  { "slashes-day-first-when-it-must-be", "25/3/2024 10:20:30", "2024-03-25T10:20:30Z" },
  { "dots-day-first", "05.03.2024 10:20", "2024-03-05T10:20:00Z" },
  { "joined-with-dashes", "05-Mar-2024 10:20:30", "2024-03-05T10:20:30Z" },
  { "rfc-3339", "2024-03-05T10:20:30Z", "2024-03-05T10:20:30Z" },
  { "rfc-3339-with-fractions", "2024-03-05T10:20:30.123456+01:00", "2024-03-05T09:20:30Z" },
  { "rfc-3339-without-seconds", "2024-03-05T10:20Z", "2024-03-05T10:20:00Z" },
  { "rfc-3339-with-a-blank", "2024-03-05 10:20:30 +0100", "2024-03-05T09:20:30Z" },
  { "rfc-3339-in-lower-case", "2024-03-05t10:20:30z", "2024-03-05T10:20:30Z" },
  { "compact", "20240305T102030Z", "2024-03-05T10:20:30Z" },
  { "digits-to-the-second", "20240305102030", "2024-03-05T10:20:30Z" },
  { "day-alone", "2024-03-05", "2024-03-05T00:00:00Z" },
  { "day-with-an-offset", "2024-03-05+01:00", "2024-03-04T23:00:00Z" },
  { "month-alone", "2024-03", "2024-03-01T00:00:00Z" },
  { "year-alone", "2024", "2024-01-01T00:00:00Z" },
  { "compact-day", "20240305", "2024-03-05T00:00:00Z" },
  { "compact-day-short-year", "240305", "2024-03-05T00:00:00Z" },
  { "day-of-the-year", "2024-065", "2024-03-05T00:00:00Z" },
  { "compact-day-of-the-year", "2024366", "2024-12-31T00:00:00Z" },
  { "century-left-out", "-24-03", "2024-03-01T00:00:00Z" },
  { "unix-seconds", "1709634030", "2024-03-05T10:20:30Z" },
  { "end-of-the-day", "2024-03-05T24:00:00Z", "2024-03-06T00:00:00Z" },
  { "leap-second", "2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z" },
  { "before-1970", "Mon, 01 Jun 1964 00:00:01 GMT", "1964-06-01T00:00:01Z" },
  { "blanks-around", "  2024-03-05T10:20:30Z\n", "2024-03-05T10:20:30Z" },
  { "empty", "", NULL },
  { "blanks-only", "  \n ", NULL },
  { "words", "yesterday", NULL },
  { "no-such-day", "Thu, 31 Feb 2024 10:20:30 GMT", NULL },
  { "no-such-month", "2024-13-05", NULL },
  { "no-such-hour", "2024-03-05T25:20:30Z", NULL },
  { "no-such-minute", "2024-03-05T10:61:30Z", NULL },
  { "no-such-offset", "2024-03-05T10:20:30+99:99", NULL },
  { "letters-for-digits", "Tue, 05 Mar zz 10:20:30 GMT", NULL },
  { "letters-in-the-offset", "Tue, 05 Mar 2024 10:20:30 +zz:00", NULL },
  { "five-digits", "20243", NULL },
  { "too-many-parts", "2024-03-05-01", NULL },
  { "no-such-day-of-the-year", "2023366", NULL },
  { "day-29-of-a-short-february", "2023-02-29", NULL },
  { "not-utf-8", "2024-03-05\xff", NULL },
};

static void
check_date (gconstpointer data)
{
  const char      *text = cases[GPOINTER_TO_SIZE (data)].text, *want = cases[GPOINTER_TO_SIZE (data)].want;
  gint64           seconds = -1;
  gboolean         is_date = dossier_feed_date_parse (text, &seconds);
  g_autofree char *got = is_date ? dossier_time_to_string (seconds) : NULL;

  g_assert_cmpstr (got, ==, want);
}

static void
dates_keep_their_precision (void)
{
  g_assert_cmpint (dossier_feed_date_read ("2024").precision, ==, DOSSIER_PRECISION_YEAR);
  g_assert_cmpint (dossier_feed_date_read ("2024-03").precision, ==, DOSSIER_PRECISION_MONTH);
  g_assert_cmpint (dossier_feed_date_read ("5 March 2024").precision, ==, DOSSIER_PRECISION_DAY);
  g_assert_cmpint (dossier_feed_date_read ("2024-03-05T10:20Z").precision, ==, DOSSIER_PRECISION_TIME);
  g_assert_cmpint (dossier_feed_date_read (NULL).precision, ==, DOSSIER_PRECISION_UNKNOWN);
}

static void
long_texts_are_no_dates (void)
{
  g_autoptr (GString) text = g_string_new ("2024-03-05T10:20:30Z");
  gint64 seconds;

  while (text->len < DOSSIER_FEED_MAX_DATE_BYTES)
    g_string_append_c (text, ' ');
  g_assert_true (dossier_feed_date_parse (text->str, &seconds));
  g_string_append_c (text, ' ');
  g_assert_false (dossier_feed_date_parse (text->str, &seconds));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/feed/date/%s", cases[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), check_date);
    }
  g_test_add_func ("/feed/date/dates-keep-their-precision", dates_keep_their_precision);
  g_test_add_func ("/feed/date/long-texts-are-no-dates", long_texts_are_no_dates);
  return g_test_run ();
}
