/* test-date-bins.c - days of stories put together to bars, and keys that choose among them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-date-bins.h"
#include "dossier-facets.h"

/* Days since 1970-01-01 of "2024-02-29". */
static int
day_of (const char *words)
{
  DossierDate date;

  g_assert_true (dossier_date_parse (words, &date));
  return (int) (date.from / 86400);
}

/* From one day to the other, which is not in it. */
static DossierDays
read_days (const char *from, const char *until)
{
  return (DossierDays){ day_of (from), day_of (until) };
}

static const struct
{
  const char    *name, *from, *until;
  DossierBinStep step;
  guint          n_bins;
  const char    *first; /* day of the first bar */
} views[] = {
  { "a month is of days", "2024-02-01", "2024-03-01", DOSSIER_BIN_DAY, 29, "2024-02-01" },
  { "one day is one bar", "2024-02-29", "2024-03-01", DOSSIER_BIN_DAY, 1, "2024-02-29" },
  { "a year is of weeks from Monday on", "2024-01-03", "2024-12-30", DOSSIER_BIN_WEEK, 52, "2024-01-01" },
  { "a Sunday is of the week before", "2024-03-03", "2024-08-05", DOSSIER_BIN_WEEK, 23, "2024-02-26" },
  { "five years are of months", "2020-02-10", "2025-01-15", DOSSIER_BIN_MONTH, 60, "2020-02-01" },
  { "thirty years are of years", "1996-06-01", "2026-06-01", DOSSIER_BIN_YEAR, 31, "1996-01-01" },
  { "before 1970 there are weeks too", "1969-01-01", "1970-01-05", DOSSIER_BIN_WEEK, 53, "1968-12-30" },
};

static void
test_views (void)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (DossierDayCount));

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      DossierDays    view = read_days (views[i].from, views[i].until);
      DossierBinStep step = dossier_bins_choose_step (view);
      g_autoptr (GArray) bins = dossier_bins_new (none, view, step);
      const DossierBin *last = &g_array_index (bins, DossierBin, bins->len - 1);

      g_test_message ("%s", views[i].name);
      g_assert_cmpint (step, ==, views[i].step);
      g_assert_cmpuint (bins->len, ==, views[i].n_bins);
      g_assert_cmpint (g_array_index (bins, DossierBin, 0).days.from, ==, day_of (views[i].first));
      g_assert_cmpint (last->days.from, <, view.until);
      g_assert_cmpint (last->days.until, >=, view.until);
      for (guint b = 1; b < bins->len; b++)
        g_assert_cmpint (g_array_index (bins, DossierBin, b - 1).days.until, ==,
                         g_array_index (bins, DossierBin, b).days.from);
    }
}

static GArray *
make_counts (void)
{
  GArray *counts = g_array_new (FALSE, FALSE, sizeof (DossierDayCount));

  for (guint i = 0; i < 400; i += 3)
    {
      DossierDayCount count = { day_of ("2023-01-01") + (int) i, 1 + i % 5, i % 2 };

      g_array_append_val (counts, count);
    }
  return counts;
}

static void
test_bars_sum_up_to_all (void)
{
  g_autoptr (GArray) counts = make_counts ();
  DossierDays all = read_days ("2023-01-01", "2024-03-01");
  DossierBin  whole = dossier_bins_sum (counts, all);
  guint       n_all = 0, n_unread = 0;

  for (guint i = 0; i < counts->len; i++)
    {
      n_all += g_array_index (counts, DossierDayCount, i).n;
      n_unread += g_array_index (counts, DossierDayCount, i).n_unread;
    }
  g_assert_cmpuint (whole.n, ==, n_all);
  for (int step = DOSSIER_BIN_DAY; step <= DOSSIER_BIN_YEAR; step++)
    {
      g_autoptr (GArray) bins = dossier_bins_new (counts, all, step);
      guint n = 0, unread = 0;

      for (guint b = 0; b < bins->len; b++)
        {
          n += g_array_index (bins, DossierBin, b).n;
          unread += g_array_index (bins, DossierBin, b).n_unread;
        }
      g_assert_cmpuint (n, ==, n_all);
      g_assert_cmpuint (unread, ==, n_unread);
    }
  g_assert_cmpuint (dossier_bins_sum (counts, read_days ("2020-01-01", "2022-01-01")).n, ==, 0);
}

static const struct
{
  const char *name;
  guint       n;
  double      width, x;
  gboolean    rtl;
  guint       want;
} places[] = {
  { "the first at the left", 10, 100, 0, FALSE, 0 },
  { "the last at the right", 10, 100, 99.9, FALSE, 9 },
  { "past the end the last", 10, 100, 150, FALSE, 9 },
  { "before the start the first", 10, 100, -5, FALSE, 0 },
  { "right to left the first at the right", 10, 100, 99.9, TRUE, 0 },
  { "right to left the last at the left", 10, 100, 0, TRUE, 9 },
  { "in the middle", 7, 70, 35, FALSE, 3 },
  { "of none", 0, 100, 50, FALSE, 0 },
  { "without room", 10, 0, 50, FALSE, 0 },
};

static void
test_places (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_test_message ("%s", places[i].name);
      g_assert_cmpuint (dossier_bins_find (places[i].n, places[i].width, places[i].x, places[i].rtl), ==,
                        places[i].want);
    }
}

/* What is drawn is what is found. */
static void
test_places_are_where_bars_are (void)
{
  for (int rtl = 0; rtl < 2; rtl++)
    for (guint n = 1; n < 130; n += 7)
      for (guint i = 0; i < n; i++)
        {
          double x, width;

          dossier_bins_place (n, 333, i, rtl, &x, &width);
          g_assert_cmpuint (dossier_bins_find (n, 333, x + width / 2, rtl), ==, i);
        }
}

static const struct
{
  const char      *name;
  DossierBinChoice from;
  guint            key;
  gboolean         extends, rtl, is_taken;
  DossierBinChoice want;
} keys[] = {
  { "the first arrow chooses the last bar", { -1, -1 }, GDK_KEY_Left, FALSE, FALSE, TRUE, { 9, 9 } },
  { "Home chooses the first", { -1, -1 }, GDK_KEY_Home, FALSE, FALSE, TRUE, { 0, 0 } },
  { "left goes back in time", { 5, 5 }, GDK_KEY_Left, FALSE, FALSE, TRUE, { 4, 4 } },
  { "right goes on", { 5, 5 }, GDK_KEY_KP_Right, FALSE, FALSE, TRUE, { 6, 6 } },
  { "right to left it is the other way", { 5, 5 }, GDK_KEY_Left, FALSE, TRUE, TRUE, { 6, 6 } },
  { "Shift extends", { 5, 5 }, GDK_KEY_Right, TRUE, FALSE, TRUE, { 5, 6 } },
  { "Shift extends over the anchor", { 5, 5 }, GDK_KEY_Home, TRUE, FALSE, TRUE, { 5, 0 } },
  { "an arrow alone drops what was extended", { 5, 8 }, GDK_KEY_Left, FALSE, FALSE, TRUE, { 7, 7 } },
  { "it ends at the end", { 9, 9 }, GDK_KEY_Right, FALSE, FALSE, TRUE, { 9, 9 } },
  { "it ends at the start", { 3, 0 }, GDK_KEY_Left, TRUE, FALSE, TRUE, { 3, 0 } },
  { "letters are for others", { 5, 5 }, GDK_KEY_a, FALSE, FALSE, FALSE, { 5, 5 } },
};

static void
test_keys (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      DossierBinChoice choice = keys[i].from;

      g_test_message ("%s", keys[i].name);
      g_assert_cmpint (dossier_bin_choice_move (&choice, 10, keys[i].key, keys[i].extends, keys[i].rtl), ==,
                       keys[i].is_taken);
      g_assert_cmpint (choice.anchor, ==, keys[i].want.anchor);
      g_assert_cmpint (choice.head, ==, keys[i].want.head);
    }
}

static void
test_no_bars_take_no_keys (void)
{
  DossierBinChoice choice = { -1, -1 };

  g_assert_false (dossier_bin_choice_move (&choice, 0, GDK_KEY_Left, FALSE, FALSE));
  g_assert_cmpint (choice.anchor, ==, -1);
}

static const struct
{
  const char *name;
  DossierDays view;
  int         at;
  double      factor;
  DossierDays want;
} zooms[] = {
  { "nearer, about the middle", { 0, 1000 }, 500, .5, { 250, 750 } },
  { "nearer, about the start", { 0, 1000 }, 0, .5, { 0, 500 } },
  { "nearer, about the end", { 0, 1000 }, 1000, .5, { 500, 1000 } },
  { "farther, not beyond all", { 250, 750 }, 500, 10, { 0, 1000 } },
  { "farther, at the edge", { 0, 100 }, 50, 2, { 0, 200 } },
  { "never nearer than some days", { 100, 120 }, 110, .01, { 103, 117 } },
};

static void
test_zooms (void)
{
  DossierDays all = { 0, 1000 }, few = { 10, 15 }, got;

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      got = dossier_bins_zoom (zooms[i].view, all, zooms[i].at, zooms[i].factor);
      g_test_message ("%s", zooms[i].name);
      g_assert_cmpint (got.from, ==, zooms[i].want.from);
      g_assert_cmpint (got.until, ==, zooms[i].want.until);
    }
  got = dossier_bins_zoom (few, few, 12, .5);
  g_assert_cmpint (got.until - got.from, ==, 5);
  got = dossier_bins_pan ((DossierDays){ 100, 200 }, all, -500);
  g_assert_cmpint (got.from, ==, 0);
  g_assert_cmpint (got.until, ==, 100);
  got = dossier_bins_pan ((DossierDays){ 100, 200 }, all, 5000);
  g_assert_cmpint (got.from, ==, 900);
  g_assert_cmpint (got.until, ==, 1000);
}

static const struct
{
  const char *from, *until, *words, *value;
} spans[] = {
  { "2024-03-01", "2024-04-01", "March 2024", "2024-03" },
  { "2024-03-01", "2024-06-01", "March 2024 to May 2024", "2024-03..2024-05" },
  { "2023-01-01", "2024-01-01", "2023", "2023" },
  { "2021-01-01", "2024-01-01", "2021 to 2023", "2021..2023" },
  { "2024-02-29", "2024-03-01", "29 February 2024", "2024-02-29" },
  { "2024-02-26", "2024-03-04", "26 February 2024 to 3 March 2024", "2024-02-26..2024-03-03" },
};

static void
test_spans_have_words (void)
{
  DossierDate      open = { G_MININT64, 0, DOSSIER_PRECISION_RANGE };
  g_autofree char *until = NULL, *since = NULL, *value = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      DossierDays      days = read_days (spans[i].from, spans[i].until), again;
      DossierDate      span = dossier_days_to_date (days), typed;
      g_autofree char *words = dossier_span_words (&span);
      g_autofree char *typed_value = dossier_span_value (&span);

      g_assert_cmpstr (words, ==, spans[i].words);
      g_assert_cmpstr (typed_value, ==, spans[i].value);
      again = dossier_days_from_date (&span);
      g_assert_cmpint (again.from, ==, days.from);
      g_assert_cmpint (again.until, ==, days.until);
      g_assert_true (dossier_date_parse (typed_value, &typed));
      g_assert_cmpint (typed.from, ==, span.from);
      g_assert_cmpint (typed.until, ==, span.until);
    }
  open.until = day_of ("2024-06-01") * G_GINT64_CONSTANT (86400);
  until = dossier_span_words (&open);
  value = dossier_span_value (&open);
  g_assert_cmpstr (until, ==, "until May 2024");
  g_assert_cmpstr (value, ==, "..2024-05");
  open = (DossierDate){ open.until, G_MAXINT64, DOSSIER_PRECISION_RANGE };
  since = dossier_span_words (&open);
  g_assert_cmpstr (since, ==, "since 1 June 2024");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date-bins/views have bars without a gap", test_views);
  g_test_add_func ("/date-bins/bars sum up to all", test_bars_sum_up_to_all);
  g_test_add_func ("/date-bins/places are found", test_places);
  g_test_add_func ("/date-bins/places are where bars are", test_places_are_where_bars_are);
  g_test_add_func ("/date-bins/keys move and extend", test_keys);
  g_test_add_func ("/date-bins/no bars take no keys", test_no_bars_take_no_keys);
  g_test_add_func ("/date-bins/zooms stay within all", test_zooms);
  g_test_add_func ("/date-bins/spans have words", test_spans_have_words);

  return g_test_run ();
}
