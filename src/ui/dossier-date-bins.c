/* dossier-date-bins.c - days of stories put together to bars
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-date-bins.h"

#include "dossier-claim-words.h"
#include "dossier-facets.h"

#include <glib/gi18n.h>

#define SECONDS_A_DAY G_GINT64_CONSTANT (86400)
/* 1970-01-01 in the days of GDate, and that it was a Thursday. */
#define GDATE_EPOCH 719163
#define DAYS_FROM_MONDAY 3
#define LAST_DAY 2932896 /* 9999-12-31 */

/* ---- the calendar ---- */

static void
set_date (GDate *date, int day)
{
  g_date_clear (date, 1);
  g_date_set_julian (date, (guint32) (CLAMP (day, 1 - GDATE_EPOCH, LAST_DAY) + GDATE_EPOCH));
}

static int
get_day (const GDate *date)
{
  return (int) g_date_get_julian (date) - GDATE_EPOCH;
}

/* The first day of the bar that @day is in. */
static int
floor_day (int day, DossierBinStep step)
{
  GDate date;

  set_date (&date, day);
  switch (step) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_BIN_DAY: break;
    case DOSSIER_BIN_WEEK: return day - (((day + DAYS_FROM_MONDAY) % 7) + 7) % 7;
    case DOSSIER_BIN_MONTH: g_date_set_day (&date, 1); break;
    case DOSSIER_BIN_YEAR: g_date_set_dmy (&date, 1, G_DATE_JANUARY, g_date_get_year (&date)); break;
    }

  return get_day (&date);
}

/* The first day of the next bar. @day is the first of its own. */
static int
next_day (int day, DossierBinStep step)
{
  GDate date;

  set_date (&date, day);
  switch (step) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_BIN_DAY: return day + 1;
    case DOSSIER_BIN_WEEK: return day + 7;
    case DOSSIER_BIN_MONTH: g_date_add_months (&date, 1); break;
    case DOSSIER_BIN_YEAR: g_date_add_years (&date, 1); break;
    }

  return get_day (&date);
}

/* ---- bars ---- */

DossierBinStep
dossier_bins_choose_step (DossierDays view)
{
  int n = view.until - view.from;

  if (n <= 92)
    return DOSSIER_BIN_DAY;
  if (n <= 92 * 7)
    return DOSSIER_BIN_WEEK;

  return n <= 120 * 31 ? DOSSIER_BIN_MONTH : DOSSIER_BIN_YEAR;
}

/* The place of the first of @counts that is not before @day. */
static guint
find_count (GArray *counts, int day)
{
  guint low = 0, high = counts->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (counts, DossierDayCount, middle).day < day)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

DossierBin
dossier_bins_sum (GArray *counts, DossierDays days)
{
  DossierBin bin = { .days = days };

  for (guint i = find_count (counts, days.from); i < counts->len; i++)
    {
      const DossierDayCount *count = &g_array_index (counts, DossierDayCount, i);

      if (count->day >= days.until)
        break;
      bin.n += count->n;
      bin.n_unread += count->n_unread;
    }

  return bin;
}

GArray *
dossier_bins_new (GArray *counts, DossierDays view, DossierBinStep step)
{
  GArray *bins = g_array_new (FALSE, FALSE, sizeof (DossierBin));

  for (int day = floor_day (view.from, step); day < MIN (view.until, LAST_DAY);)
    {
      DossierDays days = { day, next_day (day, step) };
      DossierBin  bin = dossier_bins_sum (counts, days);

      g_array_append_val (bins, bin);
      day = days.until;
    }

  return bins;
}

guint
dossier_bins_find (guint n_bins, double width, double x, gboolean rtl)
{
  double place = rtl ? width - x : x;

  if (n_bins == 0 || width <= 0 || place < 0)
    return 0;

  return MIN ((guint) (place * n_bins / width), n_bins - 1);
}

void
dossier_bins_place (guint n_bins, double width, guint i, gboolean rtl, double *x, double *bar_width)
{
  double left = width * i / MAX (n_bins, 1), right = width * (i + 1) / MAX (n_bins, 1);

  *x = rtl ? width - right : left;
  *bar_width = right - left;
}

/* ---- the view ---- */

DossierDays
dossier_bins_pan (DossierDays view, DossierDays all, int days)
{
  int n = view.until - view.from;
  int from = CLAMP (view.from + days, all.from, MAX (all.until - n, all.from));

  return (DossierDays){ from, MIN (from + n, all.until) };
}

DossierDays
dossier_bins_zoom (DossierDays view, DossierDays all, int at, double factor)
{
  int    n = view.until - view.from, whole = all.until - all.from;
  int    wanted = (int) CLAMP (n * factor, MIN (DOSSIER_BINS_MIN_DAYS, whole), whole);
  double share = n > 0 ? CLAMP ((at - view.from) / (double) n, 0, 1) : 0;
  int    from = at - (int) (share * wanted);

  return dossier_bins_pan ((DossierDays){ from, from + wanted }, all, 0);
}

/* ---- keys ---- */

static int
read_key (guint keyval, int head, int last, gboolean rtl)
{
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left: return head + (rtl ? 1 : -1);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right: return head + (rtl ? -1 : 1);
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home: return 0;
    case GDK_KEY_End:
    case GDK_KEY_KP_End: return last;
    default: return G_MININT;
    }
}

gboolean
dossier_bin_choice_move (DossierBinChoice *choice, guint n_bins, guint keyval, gboolean extends, gboolean rtl)
{
  int last = (int) n_bins - 1, head = read_key (keyval, choice->head, last, rtl);

  if (head == G_MININT || n_bins == 0)
    return FALSE;
  if (choice->anchor < 0)
    head = keyval == GDK_KEY_Home || keyval == GDK_KEY_KP_Home ? 0 : last;
  choice->head = CLAMP (head, 0, last);
  if (!extends || choice->anchor < 0)
    choice->anchor = choice->head;

  return TRUE;
}

/* ---- dates ---- */

DossierDate
dossier_days_to_date (DossierDays days)
{
  DossierDate span = { days.from * SECONDS_A_DAY, days.until * SECONDS_A_DAY, DOSSIER_PRECISION_RANGE };

  if (days.until == days.from + 1)
    span.precision = DOSSIER_PRECISION_DAY;
  else if (floor_day (days.from, DOSSIER_BIN_MONTH) == days.from
           && next_day (days.from, DOSSIER_BIN_MONTH) == days.until)
    span.precision = DOSSIER_PRECISION_MONTH;
  else if (floor_day (days.from, DOSSIER_BIN_YEAR) == days.from && next_day (days.from, DOSSIER_BIN_YEAR) == days.until)
    span.precision = DOSSIER_PRECISION_YEAR;

  return span;
}

/* The day of Unix second @time, downwards; open ends become the ends of the calendar. */
static int
day_of (gint64 time)
{
  gint64 day = time / SECONDS_A_DAY - (time % SECONDS_A_DAY < 0 ? 1 : 0);

  return (int) CLAMP (day, 1 - GDATE_EPOCH, LAST_DAY);
}

DossierDays
dossier_days_from_date (const DossierDate *date)
{
  return (DossierDays){ day_of (date->from), date->until == G_MAXINT64 ? LAST_DAY : day_of (date->until - 1) + 1 };
}

/* The first or last part of a range: the coarsest that begins, or ends, where it does. */
static DossierDate
end_of (DossierDays days, gboolean is_first)
{
  static const DossierBinStep steps[] = { DOSSIER_BIN_YEAR, DOSSIER_BIN_MONTH };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (floor_day (days.from, steps[i]) == days.from && floor_day (days.until, steps[i]) == days.until)
      {
        int from = is_first ? days.from : floor_day (days.until - 1, steps[i]);

        return dossier_days_to_date ((DossierDays){ from, next_day (from, steps[i]) });
      }

  return dossier_days_to_date (is_first ? (DossierDays){ days.from, days.from + 1 }
                                        : (DossierDays){ days.until - 1, days.until });
}

char *
dossier_span_words (const DossierDate *span)
{
  DossierDays      days = dossier_days_from_date (span);
  DossierDate      whole = dossier_days_to_date (days), first = end_of (days, TRUE), last = end_of (days, FALSE);
  g_autofree char *from = dossier_date_words (&first);
  g_autofree char *until = dossier_date_words (&last);

  if (span->from == G_MININT64)
    /* TRANSLATORS: the last day of the stories that are listed */
    return g_strdup_printf (_ ("until %s"), until);
  if (span->until == G_MAXINT64)
    /* TRANSLATORS: the first day of the stories that are listed */
    return g_strdup_printf (_ ("since %s"), from);
  if (whole.precision != DOSSIER_PRECISION_RANGE)
    return dossier_date_words (&whole);

  /* TRANSLATORS: two days, months or years: "March 2024 to May 2024" */
  return g_strdup_printf (_ ("%s to %s"), from, until);
}

char *
dossier_span_value (const DossierDate *span)
{
  DossierDays      days = dossier_days_from_date (span);
  DossierDate      whole = dossier_days_to_date (days), first = end_of (days, TRUE), last = end_of (days, FALSE);
  g_autofree char *from = span->from == G_MININT64 ? g_strdup ("") : dossier_date_to_string (&first);
  g_autofree char *until = span->until == G_MAXINT64 ? g_strdup ("") : dossier_date_to_string (&last);

  return whole.precision != DOSSIER_PRECISION_RANGE ? dossier_date_to_string (&whole)
                                                    : g_strconcat (from, "..", until, NULL);
}
