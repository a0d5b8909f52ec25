/* dossier-query-span.c - stretches of time as a person types them
 *
 * Days are those of the local calendar, kept as the store keeps days: from midnight to midnight, UTC.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-query-private.h"

#include <string.h>

/* Days that "last N days" reaches back at most. */
#define MAX_DAYS 36500

static void
set_days (DossierDate *span, const GDate *from, const GDate *until)
{
  span->from = dossier_date_from_ymd (g_date_get_year (from), g_date_get_month (from), g_date_get_day (from)).from;
  span->until = dossier_date_from_ymd (g_date_get_year (until), g_date_get_month (until), g_date_get_day (until)).from;
  span->precision = DOSSIER_PRECISION_RANGE;
}

static void
set_today (GDate *date, gint64 now)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (now);

  g_date_set_dmy (date, g_date_time_get_day_of_month (time), g_date_time_get_month (time), g_date_time_get_year (time));
}

/* "last 30 days": today is the last of them. 0 for anything else. */
static guint
count_days (const char *words)
{
  char   *end = NULL;
  guint64 n = g_str_has_prefix (words, "last ") ? g_ascii_strtoull (words + strlen ("last "), &end, 10) : 0;

  if (n == 0 || n > MAX_DAYS || (strcmp (end, " days") != 0 && strcmp (end, " day") != 0))
    return 0;
  return n;
}

typedef enum
{
  STEP_DAY,
  STEP_WEEK, /* from Monday on */
  STEP_MONTH,
  STEP_YEAR
} Step;

static void
go_back (GDate *date, Step step, guint n)
{
  switch (step) /* no default: -Wswitch finds what is missing */
    {
    case STEP_DAY: g_date_subtract_days (date, n); break;
    case STEP_WEEK:
      g_date_subtract_days (date, g_date_get_weekday (date) - G_DATE_MONDAY);
      g_date_subtract_days (date, n * 7);
      break;
    case STEP_MONTH:
      g_date_set_day (date, 1);
      g_date_subtract_months (date, n);
      break;
    case STEP_YEAR:
      g_date_set_dmy (date, 1, G_DATE_JANUARY, g_date_get_year (date));
      g_date_subtract_years (date, n);
      break;
    }
}

static void
go_on (GDate *date, Step step)
{
  switch (step) /* no default: -Wswitch finds what is missing */
    {
    case STEP_DAY: g_date_add_days (date, 1); break;
    case STEP_WEEK: g_date_add_days (date, 7); break;
    case STEP_MONTH: g_date_add_months (date, 1); break;
    case STEP_YEAR: g_date_add_years (date, 1); break;
    }
}

static const struct
{
  const char *words;
  Step        step;
  guint       back;
} known[] = {
  { "today", STEP_DAY, 0 },      { "yesterday", STEP_DAY, 1 },    { "this week", STEP_WEEK, 0 },
  { "last week", STEP_WEEK, 1 }, { "this month", STEP_MONTH, 0 }, { "last month", STEP_MONTH, 1 },
  { "this year", STEP_YEAR, 0 }, { "last year", STEP_YEAR, 1 },
};

const char *
dossier_query_name_span (guint i)
{
  return i < G_N_ELEMENTS (known) ? known[i].words : NULL;
}

static gboolean
read_words (const char *text, gint64 now, DossierDate *span)
{
  g_autofree char *words = g_ascii_strdown (text, -1);
  GDate            from, until;
  guint            n_days;

  g_strdelimit (words, "-_", ' ');
  n_days = count_days (words);
  g_date_clear (&from, 1);
  set_today (&from, now);
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (words, known[i].words))
      {
        go_back (&from, known[i].step, known[i].back);
        until = from;
        go_on (&until, known[i].step);
        set_days (span, &from, &until);
        return TRUE;
      }
  if (n_days == 0)
    return FALSE;
  until = from;
  g_date_add_days (&until, 1);
  g_date_subtract_days (&from, n_days - 1);
  set_days (span, &from, &until);
  return TRUE;
}

/* A date, or words for one. */
static gboolean
read_point (const char *text, gint64 now, DossierDate *span)
{
  return dossier_date_parse (text, span) || read_words (text, now, span);
}

static gboolean
read_ends (const char *first, const char *last, gint64 now, DossierDate *span)
{
  DossierDate from = { G_MININT64, 0, DOSSIER_PRECISION_RANGE }, until = { 0, G_MAXINT64, DOSSIER_PRECISION_RANGE };

  if ((*first != '\0' && !read_point (first, now, &from)) || (*last != '\0' && !read_point (last, now, &until))
      || (*first == '\0' && *last == '\0') || until.until <= from.from)
    return FALSE;
  *span = (DossierDate){ from.from, until.until, DOSSIER_PRECISION_RANGE };
  return TRUE;
}

static gboolean
read_compared (const char *text, gint64 now, DossierDate *span)
{
  char        sign = *text++;
  gboolean    is_closed = *text == '=';
  DossierDate point;

  if (!read_point (is_closed ? text + 1 : text, now, &point))
    return FALSE;
  *span = (DossierDate){ G_MININT64, G_MAXINT64, DOSSIER_PRECISION_RANGE };
  if (sign == '>')
    span->from = is_closed ? point.from : point.until;
  else
    span->until = is_closed ? point.until : point.from;
  return TRUE;
}

gboolean
dossier_query_read_span (const char *text, gint64 now, DossierDate *span)
{
  const char *dots = strstr (text, "..");

  *span = DOSSIER_DATE_UNKNOWN;
  if (dots != NULL)
    {
      g_autofree char *first = g_strndup (text, dots - text);

      return read_ends (first, dots + 2, now, span);
    }
  if (*text == '<' || *text == '>')
    return read_compared (text, now, span);
  return read_point (text, now, span);
}
