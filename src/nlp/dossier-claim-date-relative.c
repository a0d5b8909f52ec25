/* dossier-claim-date-relative.c - dates that are told from the day a text was written: "last June", "two years ago".
 *
 * What such words leave open stays open: "two years ago" is a year, half of it before and half of it after that day.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-claim-date-private.h"

#include <string.h>

#define DAY_SECONDS (24 * 60 * 60)
#define MAX_AGO 100 /* units */

static const char *const weekdays[] = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" };
static const char *const spans[] = { "year", "month", "week" };
static const char *const seasons[] = { "winter", "spring", "summer", "fall", "", "", "", "autumn" };
static const char *const numbers[]
    = { "a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "an", "few", "several" };
#define N_EXACT 11 /* of the numbers, by their index; "a" is one */
static const char *const units[] = { "day", "days", "week", "weeks", "month", "months", "year", "years", "decade" };

typedef enum
{
  UNIT_DAY,
  UNIT_WEEK,
  UNIT_MONTH,
  UNIT_YEAR,
} Unit;

#define IS_ONE_OF(tokens, i, words) dossier_claim_date_is_one_of (tokens, i, words, G_N_ELEMENTS (words))

/* --- which words --- */

static gboolean
is_count (const DossierTokens *tokens, guint i)
{
  const DossierToken *token = &tokens->tokens[i];

  return IS_ONE_OF (tokens, i, numbers)
         || (token->length <= 2 && g_ascii_isdigit (tokens->text[token->start])
             && g_ascii_isdigit (tokens->text[token->start + token->length - 1]));
}

/* Cheaply: may the token be a unit? */
static gboolean
may_be_unit (const DossierTokens *tokens, guint i, guint end)
{
  return i < end && strchr ("dwmyDWMY", tokens->text[tokens->tokens[i].start]) != NULL;
}

/* "two years ago", "a few months earlier", "a week later". */
static guint
match_ago (const DossierTokens *tokens, guint i, guint end)
{
  static const char *const which[] = { "ago", "earlier", "later", "before", "prior" };
  guint                    at = i;

  if (!may_be_unit (tokens, i + 1, end) && !may_be_unit (tokens, i + 2, end))
    return 0;
  while (at < end && at < i + 2 && is_count (tokens, at))
    at++;
  if (at == i || at + 1 >= end || !IS_ONE_OF (tokens, at, units) || !IS_ONE_OF (tokens, at + 1, which))
    return 0;
  return at + 2 - i;
}

static guint
match_weekday (const DossierTokens *tokens, guint i, guint end)
{
  static const char *const times[] = { "morning", "afternoon", "evening", "night" };

  if (i >= end || !IS_ONE_OF (tokens, i, weekdays))
    return 0;
  return i + 1 < end && IS_ONE_OF (tokens, i + 1, times) ? 2 : 1;
}

/* "this year", "earlier this week", "last June", "next summer", "last Friday". */
static guint
match_span (const DossierTokens *tokens, guint i, guint end)
{
  static const char *const which[] = { "this", "last", "next" };
  static const char *const before[] = { "earlier", "later", "early", "late" };
  guint                    at = i, n;

  if (IS_ONE_OF (tokens, at, before))
    at++;
  if (at + 1 >= end || !IS_ONE_OF (tokens, at, which))
    return 0;
  n = match_weekday (tokens, at + 1, end);
  if (n == 0
      && (IS_ONE_OF (tokens, at + 1, spans) || IS_ONE_OF (tokens, at + 1, seasons)
          || dossier_claim_date_month_at (tokens, at + 1) != 0))
    n = 1;
  return n > 0 ? at + 1 + n - i : 0;
}

guint
dossier_claim_date_match_relative (const DossierTokens *tokens, guint i, guint end)
{
  static const char *const days[] = { "yesterday", "today", "tonight" };
  guint                    n;

  if (IS_ONE_OF (tokens, i, days))
    return 1;
  n = match_weekday (tokens, i, end);
  if (n == 0)
    n = match_span (tokens, i, end);
  return n > 0 ? n : match_ago (tokens, i, end);
}

/* --- what they mean --- */

/* A day as a person in the story's time counts it. */
typedef struct
{
  int year, month, weekday; /* 1 to 12; 0 Monday to 6 */
} Day;

static gboolean
read_day (gint64 seconds, Day *day)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_utc (seconds);

  if (then == NULL)
    return FALSE;
  day->year = g_date_time_get_year (then);
  day->month = g_date_time_get_month (then);
  day->weekday = g_date_time_get_day_of_week (then) - 1;
  return TRUE;
}

static DossierDate
range (gint64 from, gint64 until)
{
  return from < until ? (DossierDate){ from, until, DOSSIER_PRECISION_RANGE } : DOSSIER_DATE_UNKNOWN;
}

static DossierDate
day_away (const DossierDate *written, int days)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_utc (written->from + (gint64) days * DAY_SECONDS);
  int year, month, day;

  if (then == NULL)
    return DOSSIER_DATE_UNKNOWN;
  g_date_time_get_ymd (then, &year, &month, &day);
  return dossier_date_from_ymd (year, month, day);
}

/* @months may be negative or beyond December. */
static DossierDate
month_away (const Day *day, int months)
{
  int count = day->year * 12 + day->month - 1 + months;

  return dossier_date_from_ymd (count / 12, count % 12 + 1, 0);
}

/* The weekday before @written, or that day itself; the one behind it when it is to come. */
static DossierDate
read_weekday (const DossierTokens *tokens, guint i, const DossierDate *written, const Day *day, gboolean ahead)
{
  for (int k = 0; k < 7; k++)
    if (dossier_tokens_is (tokens, i, weekdays[k]))
      return day_away (written, ahead ? (k - day->weekday + 6) % 7 + 1 : -((day->weekday - k + 7) % 7));
  return DOSSIER_DATE_UNKNOWN;
}

static DossierDate
read_ago (const DossierTokens *tokens, guint i, guint n, const DossierDate *written)
{
  static const int    half[] = { 0, 4, 15, 182 }, whole[] = { 1, 7, 30, 365 }; /* days of a unit, about */
  const DossierToken *count = &tokens->tokens[i];
  int                 away = 0;
  gint64              middle;
  Unit                unit = UNIT_DAY;

  if (!dossier_tokens_is (tokens, i + n - 1, "ago") || n != 3)
    return DOSSIER_DATE_UNKNOWN; /* "a year later": than what? "a few": how many? */
  for (guint k = 0; k + 1 < G_N_ELEMENTS (units); k++)
    if (dossier_tokens_is (tokens, i + 1, units[k]))
      unit = (Unit) (k / 2);
  for (int k = 0; k < (int) G_N_ELEMENTS (numbers); k++)
    if (dossier_tokens_is (tokens, i, numbers[k]))
      away = k < N_EXACT ? MAX (k, 1) : k == N_EXACT ? 1 : MAX_AGO;
  for (guint k = 0; k < count->length && g_ascii_isdigit (tokens->text[count->start + k]); k++)
    away = away * 10 + (tokens->text[count->start + k] - '0');
  if (away == 0 || away >= MAX_AGO || dossier_tokens_is (tokens, i + 1, "decade"))
    return DOSSIER_DATE_UNKNOWN;
  if (unit == UNIT_DAY)
    return day_away (written, -away);
  middle = written->from - (gint64) away * whole[unit] * DAY_SECONDS;
  return range (middle - half[unit] * DAY_SECONDS, middle + half[unit] * DAY_SECONDS);
}

/* Winter is said of the year in which it begins. */
static DossierDate
read_season (const DossierTokens *tokens, guint i, const Day *day, int way)
{
  int season = 0, year = day->year;

  for (int k = 0; k < (int) G_N_ELEMENTS (seasons); k++)
    if (*seasons[k] != '\0' && dossier_tokens_is (tokens, i, seasons[k]))
      season = k % 4;
  if (season == 0)
    year -= way < 0 || day->month < 3 ? 1 : 0;
  else if (way < 0 && day->month < season * 3 + 3)
    year--;
  else if (way > 0 && day->month >= season * 3)
    year++;
  return range (dossier_date_from_ymd (year, season == 0 ? 12 : season * 3, 0).from,
                dossier_date_from_ymd (season == 0 ? year + 1 : year, season == 0 ? 2 : season * 3 + 2, 0).until);
}

static DossierDate
read_month (int month, const Day *day, int way)
{
  int year = day->year;

  if (way < 0 && month >= day->month)
    year--;
  else if (way > 0 && month <= day->month)
    year++;
  return dossier_date_from_ymd (year, month, 0);
}

/* A whole year or month is one; "earlier this year" ends on the day it is said, "later" begins there. */
static DossierDate
cut_span (DossierDate span, const DossierDate *written, int way, gboolean opened, gboolean later)
{
  if (way == 0 && later)
    return range (written->until, span.until);
  if (way == 0)
    return range (span.from, MIN (span.until, written->until));
  return opened ? range (span.from, span.until) : span;
}

static DossierDate
read_span (const DossierTokens *tokens, guint i, guint n, const DossierDate *written, const Day *day, gboolean ahead)
{
  static const char *const before[] = { "earlier", "later", "early", "late" };
  gboolean                 opened = IS_ONE_OF (tokens, i, before);
  gboolean                 later = ahead || dossier_tokens_is (tokens, i, "later");
  guint                    which = i + (opened ? 1 : 0), what = which + 1;
  int way = dossier_tokens_is (tokens, which, "last") ? -1 : dossier_tokens_is (tokens, which, "next") ? 1 : 0;

  if (dossier_claim_date_month_at (tokens, what) != 0)
    return read_month (dossier_claim_date_month_at (tokens, what), day, way);
  if (IS_ONE_OF (tokens, what, seasons))
    return read_season (tokens, what, day, way);
  if (IS_ONE_OF (tokens, what, weekdays))
    return way > 0 ? DOSSIER_DATE_UNKNOWN : read_weekday (tokens, what, written, day, ahead && way == 0);
  if (dossier_tokens_is (tokens, what, "year"))
    return cut_span (dossier_date_from_ymd (day->year + way, 0, 0), written, way, opened, later);
  if (written->precision == DOSSIER_PRECISION_YEAR)
    return DOSSIER_DATE_UNKNOWN;
  if (dossier_tokens_is (tokens, what, "month"))
    return cut_span (month_away (day, way), written, way, opened, later);
  if (written->precision == DOSSIER_PRECISION_MONTH)
    return DOSSIER_DATE_UNKNOWN;
  if (way == 0)
    return later ? range (written->from, written->from + 7 * DAY_SECONDS)
                 : range (written->from - 7 * DAY_SECONDS, written->until);
  return way < 0 ? range (written->from - 14 * DAY_SECONDS, written->from)
                 : range (written->until, written->until + 14 * DAY_SECONDS);
}

DossierDate
dossier_claim_date_read_relative (const DossierTokens *tokens, guint i, guint n, const DossierDate *written,
                                  gboolean ahead)
{
  gboolean exact = written->precision == DOSSIER_PRECISION_DAY || written->precision == DOSSIER_PRECISION_TIME;
  Day      day;

  if (written->precision == DOSSIER_PRECISION_UNKNOWN || written->precision == DOSSIER_PRECISION_RANGE
      || !read_day (written->from, &day))
    return DOSSIER_DATE_UNKNOWN;
  if (match_span (tokens, i, i + n) == n && (exact || !IS_ONE_OF (tokens, i + n - 1, weekdays)))
    return read_span (tokens, i, n, written, &day, ahead);
  if (!exact)
    return DOSSIER_DATE_UNKNOWN;
  if (dossier_tokens_is (tokens, i, "today") || dossier_tokens_is (tokens, i, "tonight"))
    return day_away (written, 0);
  if (dossier_tokens_is (tokens, i, "yesterday"))
    return day_away (written, -1);
  return match_weekday (tokens, i, i + n) == n ? read_weekday (tokens, i, written, &day, ahead)
                                               : read_ago (tokens, i, n, written);
}
