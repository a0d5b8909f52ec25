/* test-age.c - how old a story is, in few words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-age.h"

/* 2024-08-06 15:00:00 UTC, a Tuesday. */
#define NOW 1722956400

static const struct
{
  const char *name;
  const char *date;
  const char *want; /* NULL: nothing is said */
} cases[] = {
  { "nothing known", "", NULL },
  { "seconds ago", "2024-08-06T14:59:30Z", "now" },
  { "minutes ago", "2024-08-06T14:55:00Z", "5 min" },
  { "an hour ago", "2024-08-06T13:30:00Z", "1 h" },
  { "this morning", "2024-08-06T00:00:01Z", "14 h" },
  { "last night is yesterday", "2024-08-05T23:00:00Z", "Yesterday" },
  { "before dawn", "2024-08-06T03:30:00Z", "11 h" },
  { "yesterday morning", "2024-08-05T09:00:00Z", "Yesterday" },
  { "days ago", "2024-08-02T09:00:00Z", "4 d" },
  { "a week ago is a day of the year", "2024-07-30T09:00:00Z", "30 Jul" },
  { "another year says so", "2023-12-31T09:00:00Z", "31 Dec 2023" },
  { "ahead is its day", "2024-08-07T09:00:00Z", "7 Aug" },
  { "a day alone, today", "2024-08-06", "Today" },
  { "a day alone, yesterday", "2024-08-05", "Yesterday" },
  { "a day alone, long ago", "2020-02-29", "29 Feb 2020" },
  { "a month alone", "2024-07", "Jul 2024" },
  { "a year alone", "2019", "2019" },
  { "a range is its first month", "2023-01..2023-06", "Jan 2023" },
};

static void
test_age (gconstpointer data)
{
  guint            i = GPOINTER_TO_UINT (data);
  DossierDate      date = DOSSIER_DATE_UNKNOWN;
  g_autofree char *words = NULL;

  if (cases[i].date[0] != '\0')
    g_assert_true (dossier_date_parse (cases[i].date, &date));
  words = dossier_age_words (&date, NOW);
  g_assert_cmpstr (words, ==, cases[i].want);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/age/%s", cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_age);
    }

  return g_test_run ();
}
