/* test-claim-date.c - when something is said to have happened, absolutely and from the day it was written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-claim-date.h"

#include <string.h>

/* A Tuesday. */
#define WRITTEN "2024-08-06"

static const struct
{
  const char *name, *text, *want; /* NULL: a date, but which one cannot be told; "": no date */
  gboolean    ahead;
} cases[] = {
  { "day", "February 9, 2021", "2021-02-09" },
  { "day-first", "9 February 2021", "2021-02-09" },
  { "month", "March 2020", "2020-03" },
  { "the-month-before", "October", "2023-10" },
  { "the-month-to-come", "October", "2024-10", TRUE },
  { "the-month-to-come-next-year", "May", "2025-05", TRUE },
  { "season-of-a-year", "summer of 2021", "2021" },
  { "today", "today", "2024-08-06" },
  { "yesterday", "yesterday", "2024-08-05" },
  { "weekday-before", "Friday", "2024-08-02" },
  { "weekday-with-its-time", "Friday morning", "2024-08-02" },
  { "weekday-to-come", "Friday", "2024-08-09", TRUE },
  { "this-year", "this year", "2024-01-01..2024-08-06" },
  { "later-this-year", "later this year", "2024-08-07..2024-12-31" },
  { "last-year", "last year", "2023" },
  { "next-year", "next year", "2025", TRUE },
  { "early-next-year", "early next year", "2025-01-01..2025-12-31", TRUE },
  { "last-month", "last month", "2024-07" },
  { "next-month", "next month", "2024-09", TRUE },
  { "last-week", "last week", "2024-07-23..2024-08-05" },
  { "next-week", "next week", "2024-08-07..2024-08-20", TRUE },
  { "last-of-a-month", "last June", "2024-06" },
  { "last-of-a-month-to-come", "last October", "2023-10" },
  { "next-of-a-month", "next June", "2025-06", TRUE },
  { "last-summer", "last summer", "2023-06-01..2023-08-31" },
  { "last-winter", "last winter", "2023-12-01..2024-02-29" },
  { "this-fall", "this fall", "2024-09-01..2024-11-30", TRUE },
  { "days-ago", "three days ago", "2024-08-03" },
  { "weeks-ago", "two weeks ago", "2024-07-19..2024-07-26" },
  { "months-ago", "2 months ago", "2024-05-23..2024-06-21" },
  { "a-year-ago", "a year ago", "2023-02-06..2024-02-04" },
  { "some-years-ago", "several years ago", NULL },
  { "a-decade-ago", "a decade ago", NULL },
  { "a-year-later", "a year later", NULL },
  { "next-weekday", "next Friday", NULL, TRUE },
  { "no-date", "a year of war", "" },
  { "no-month", "may leave", "" },
  { "no-count", "ago", "" },
};

static DossierDate
read_text (const char *text, const DossierDate *written, gboolean ahead, guint *n)
{
  g_autoptr (DossierTokens) tokens = dossier_tokens_new (text, strlen (text));

  *n = dossier_claim_date_match (tokens, 0, tokens->n_tokens);
  return *n > 0 ? dossier_claim_date_read (tokens, 0, *n, written, 0, ahead) : DOSSIER_DATE_UNKNOWN;
}

static void
test_dates (void)
{
  DossierDate written;

  g_assert_true (dossier_date_parse (WRITTEN, &written));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint            n;
      DossierDate      date = read_text (cases[i].text, &written, cases[i].ahead, &n);
      g_autofree char *found = dossier_date_to_string (&date);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (n > 0, ==, g_strcmp0 (cases[i].want, "") != 0);
      if (n > 0)
        g_assert_cmpstr (found, ==, cases[i].want);
    }
}

static void
test_nothing_relative_is_known_without_a_day (void)
{
  static const char *const written[] = { NULL, "2024", "2024-08" };

  for (guint k = 0; k < G_N_ELEMENTS (written); k++)
    {
      DossierDate date = DOSSIER_DATE_UNKNOWN;
      guint       n;

      g_assert_true (written[k] == NULL || dossier_date_parse (written[k], &date));
      g_assert_cmpint (read_text ("two days ago", &date, FALSE, &n).precision, ==, DOSSIER_PRECISION_UNKNOWN);
      g_assert_cmpint (read_text ("Friday", &date, FALSE, &n).precision, ==, DOSSIER_PRECISION_UNKNOWN);
      g_assert_cmpint (read_text ("last week", &date, FALSE, &n).precision, ==, DOSSIER_PRECISION_UNKNOWN);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions (); /* one wrong date does not hide the next one */
  g_test_add_func ("/claim-date/each-is-what-it-says", test_dates);
  g_test_add_func ("/claim-date/nothing-relative-is-known-without-a-day", test_nothing_relative_is_known_without_a_day);
  return g_test_run ();
}
