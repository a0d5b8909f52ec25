/* test-date.c - dates that never pretend
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-date.h"

static const struct
{
  const char      *name, *text;
  DossierPrecision precision;
  const char      *written; /* as it is written back, NULL: not a date */
} cases[] = {
  { "a year", "2024", DOSSIER_PRECISION_YEAR, "2024" },
  { "a month", "2024-08", DOSSIER_PRECISION_MONTH, "2024-08" },
  { "a day", "2024-08-06", DOSSIER_PRECISION_DAY, "2024-08-06" },
  { "a leap day", "2024-02-29", DOSSIER_PRECISION_DAY, "2024-02-29" },
  { "a time", "2024-08-06T10:11:12Z", DOSSIER_PRECISION_TIME, "2024-08-06T10:11:12Z" },
  { "a time elsewhere", "2024-08-06T10:11:12+02:00", DOSSIER_PRECISION_TIME, "2024-08-06T08:11:12Z" },
  { "a range of months", "2023-11..2024-02", DOSSIER_PRECISION_RANGE, "2023-11-01..2024-02-29" },
  { "a range of days", "2024-08-06..2024-08-06", DOSSIER_PRECISION_RANGE, "2024-08-06..2024-08-06" },
  { "a year of three digits", "0988", DOSSIER_PRECISION_YEAR, "0988" },
  { "a day long ago", "0004-07-13", DOSSIER_PRECISION_DAY, "0004-07-13" },
  { "the first moment of all, elsewhere", "0001-01-01T00:00:00+01:00", DOSSIER_PRECISION_UNKNOWN, NULL },
  { "the last moment of all", "9999-12-31T23:59:59Z", DOSSIER_PRECISION_TIME, "9999-12-31T23:59:59Z" },
  { "no leap day", "2023-02-29", DOSSIER_PRECISION_UNKNOWN, NULL },
  { "a thirteenth month", "2024-13", DOSSIER_PRECISION_UNKNOWN, NULL },
  { "month zero", "2024-00-10", DOSSIER_PRECISION_UNKNOWN, NULL },
  { "a range backwards", "2024..2023", DOSSIER_PRECISION_UNKNOWN, NULL },
  { "a word", "yesterday", DOSSIER_PRECISION_UNKNOWN, NULL },
  { "nothing", "", DOSSIER_PRECISION_UNKNOWN, NULL },
  { "a year with a tail", "2024x", DOSSIER_PRECISION_UNKNOWN, NULL },
};

static void
test_parse (gconstpointer data)
{
  guint            i = GPOINTER_TO_UINT (data);
  DossierDate      date;
  gboolean         ok = dossier_date_parse (cases[i].text, &date);
  g_autofree char *written = dossier_date_to_string (&date);

  g_assert_cmpint (ok, ==, cases[i].written != NULL);
  g_assert_cmpint (date.precision, ==, cases[i].precision);
  g_assert_cmpstr (written, ==, cases[i].written);
}

static void
test_bounds (void)
{
  DossierDate year = dossier_date_from_ymd (2024, 0, 0), december = dossier_date_from_ymd (2024, 12, 0);

  g_assert_cmpint (year.until - year.from, ==, 366 * 24 * 3600);
  g_assert_cmpint (december.until, ==, year.until);
  g_assert_cmpint (dossier_date_from_ymd (2024, 0, 3).precision, ==, DOSSIER_PRECISION_UNKNOWN);
  g_assert_cmpint (dossier_date_from_ymd (0, 1, 1).precision, ==, DOSSIER_PRECISION_UNKNOWN);
  g_assert_null (dossier_time_to_string (0));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/model/date/%s", cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_parse);
    }
  g_test_add_func ("/model/date/a month ends where its year ends", test_bounds);
  return g_test_run ();
}
