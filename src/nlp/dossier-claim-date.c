/* dossier-claim-date.c - when something is said to have happened: "in late 2006", "on February 29, 2024", "last month".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-claim-date.h"

#include <string.h>

#define DAY_SECONDS (24 * 60 * 60)

static const char *const months[]
    = { "january", "february", "march",    "april", "may",  "june",  "july", "august", "september",
        "october", "november", "december", "jan",   "feb",  "mar",   "apr",  "",       "jun",
        "jul",     "aug",      "sept",     "oct",   "nov",  "dec",   "jan.", "feb.",   "mar.",
        "apr.",    "",         "jun.",     "jul.",  "aug.", "sept.", "oct.", "nov.",   "dec." };
static const char *const weekdays[] = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" };
static const char *const parts[] = { "early", "late", "mid", "spring", "summer", "fall", "autumn", "winter" };
static const char *const openers[]
    = { "january",   "february", "march",    "april",    "may",       "june",  "july",    "august", "september",
        "october",   "november", "december", "jan",      "feb",       "mar",   "apr",     "jun",    "jul",
        "aug",       "sept",     "oct",      "nov",      "dec",       "jan.",  "feb.",    "mar.",   "apr.",
        "jun.",      "jul.",     "aug.",     "sept.",    "oct.",      "nov.",  "dec.",    "monday", "tuesday",
        "wednesday", "thursday", "friday",   "saturday", "sunday",    "early", "late",    "mid",    "spring",
        "summer",    "fall",     "autumn",   "winter",   "yesterday", "today", "earlier", "later",  "this",
        "last",      "next",     NULL };
static const char *const before_years[]
    = { "in",     "since", "until",  "by",    "to",      "from",    "of",   "during",
        "around", "year",  "before", "after", "through", "between", "till", "and" };

static gboolean
is_one_of (const DossierTokens *tokens, guint i, const char *const *words, guint n)
{
  for (guint k = 0; k < n; k++)
    if (*words[k] != '\0' && dossier_tokens_is (tokens, i, words[k]))
      return TRUE;
  return FALSE;
}

/* 1 to 12; 0 when it is none. "may" and "march" are months only with a capital. */
static int
month_at (const DossierTokens *tokens, guint i)
{
  const DossierToken *token = &tokens->tokens[i];

  if (token->kind != DOSSIER_TOKEN_WORD || !g_ascii_isupper (tokens->text[token->start]))
    return 0;
  for (guint k = 0; k < G_N_ELEMENTS (months); k++)
    if (*months[k] != '\0' && dossier_tokens_is (tokens, i, months[k]))
      return (int) (k % 12) + 1;
  return 0;
}

/* The number at @i when it has @low to @high digits, or -1. */
static int
number_at (const DossierTokens *tokens, guint i, guint low, guint high)
{
  const DossierToken *token = &tokens->tokens[i];
  int                 value = 0;

  if (token->length < low || token->length > high + 2)
    return -1;
  for (guint k = 0; k < token->length; k++)
    {
      char c = tokens->text[token->start + k];

      if (!g_ascii_isdigit (c))
        return k > 0 && k <= high && k + 2 == token->length && g_ascii_isalpha (c) && high == 2 ? value : -1;
      if (k == high)
        return -1;
      value = value * 10 + (c - '0');
    }
  return value;
}

static int
year_at (const DossierTokens *tokens, guint i)
{
  int year = number_at (tokens, i, 4, 4);

  return year >= 1900 && year < 2100 ? year : 0;
}

static int
day_at (const DossierTokens *tokens, guint i)
{
  int day = number_at (tokens, i, 1, 2);

  return day >= 1 && day <= 31 ? day : 0;
}

/* "this year", "last month", "earlier this week", "yesterday", "Tuesday". */
static guint
match_relative (const DossierTokens *tokens, guint i, guint end)
{
  static const char *const which[] = { "this", "last", "next" };
  static const char *const spans[] = { "year", "month", "week" };
  static const char *const days[] = { "yesterday", "today" };
  guint                    at = i;

  if (is_one_of (tokens, at, days, G_N_ELEMENTS (days)) || is_one_of (tokens, at, weekdays, G_N_ELEMENTS (weekdays)))
    return 1;
  if (dossier_tokens_is (tokens, at, "earlier") || dossier_tokens_is (tokens, at, "later"))
    at++;
  if (at + 1 < end && is_one_of (tokens, at, which, G_N_ELEMENTS (which))
      && (is_one_of (tokens, at + 1, spans, G_N_ELEMENTS (spans))
          || is_one_of (tokens, at + 1, weekdays, G_N_ELEMENTS (weekdays))))
    return at + 2 - i;
  return 0;
}

/* [early|late|the fall of] Month [Day] [, Year] | Day Month [Year] | Year. */
static guint
match_absolute (const DossierTokens *tokens, guint i, guint end)
{
  guint at = i;

  if (is_one_of (tokens, at, parts, G_N_ELEMENTS (parts)))
    {
      at++;
      while (at < end && (dossier_tokens_is (tokens, at, "-") || dossier_tokens_is (tokens, at, "of")))
        at++;
    }
  if (at < end && year_at (tokens, at) != 0
      && (at > i || (i > 0 && is_one_of (tokens, i - 1, before_years, G_N_ELEMENTS (before_years)))))
    return at + 1 - i;
  if (at + 1 < end && day_at (tokens, at) != 0 && month_at (tokens, at + 1) != 0)
    at++;
  else if (at >= end || month_at (tokens, at) == 0)
    return 0;
  at++;
  if (at < end && year_at (tokens, at) == 0 && day_at (tokens, at) != 0)
    at++;
  if (at + 1 < end && (dossier_tokens_is (tokens, at, ",") || dossier_tokens_is (tokens, at, "of"))
      && year_at (tokens, at + 1) != 0)
    at += 2;
  else if (at < end && year_at (tokens, at) != 0)
    at++;
  return at - i;
}

const char *const *
dossier_claim_date_openers (void)
{
  return openers;
}

guint
dossier_claim_date_match (const DossierTokens *tokens, guint i, guint end)
{
  guint n = match_absolute (tokens, i, end);

  return n > 0 ? n : match_relative (tokens, i, end);
}

int
dossier_claim_date_year (const DossierTokens *tokens, guint i, guint n)
{
  for (guint k = i; k < i + n; k++)
    if (year_at (tokens, k) != 0)
      return year_at (tokens, k);
  return 0;
}

static DossierDate
range (gint64 from, gint64 until)
{
  return from < until ? (DossierDate){ from, until, DOSSIER_PRECISION_RANGE } : DOSSIER_DATE_UNKNOWN;
}

static DossierDate
day_before (const DossierDate *written, int days)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_utc (written->from - (gint64) days * DAY_SECONDS);
  int year, month, day;

  if (then == NULL)
    return DOSSIER_DATE_UNKNOWN;
  g_date_time_get_ymd (then, &year, &month, &day);
  return dossier_date_from_ymd (year, month, day);
}

/* @written is known to the day. */
static DossierDate
read_weekday (const DossierTokens *tokens, guint i, const DossierDate *written)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_utc (written->from);

  for (int k = 0; then != NULL && k < 7; k++)
    if (dossier_tokens_is (tokens, i, weekdays[k]))
      return day_before (written, (g_date_time_get_day_of_week (then) - 1 - k + 7) % 7);
  return DOSSIER_DATE_UNKNOWN;
}

static DossierDate
read_span (const DossierTokens *tokens, guint i, guint n, const DossierDate *written)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_utc (written->from);
  gboolean    last = dossier_tokens_is (tokens, i + n - 2, "last");
  gboolean    whole = n == 2 && last;
  DossierDate span;
  int         year, month;

  if (then == NULL || dossier_tokens_is (tokens, i, "later") || dossier_tokens_is (tokens, i + n - 2, "next"))
    return DOSSIER_DATE_UNKNOWN;
  year = g_date_time_get_year (then);
  month = g_date_time_get_month (then);
  if (dossier_tokens_is (tokens, i + n - 1, "year"))
    {
      span = dossier_date_from_ymd (year - (last ? 1 : 0), 0, 0);
      return whole ? span : range (span.from, MIN (span.until, written->until));
    }
  if (written->precision == DOSSIER_PRECISION_YEAR)
    return DOSSIER_DATE_UNKNOWN;
  if (dossier_tokens_is (tokens, i + n - 1, "month"))
    {
      month -= last ? 1 : 0;
      span = dossier_date_from_ymd (month == 0 ? year - 1 : year, month == 0 ? 12 : month, 0);
      return whole ? span : range (span.from, MIN (span.until, written->until));
    }
  if (written->precision == DOSSIER_PRECISION_MONTH)
    return DOSSIER_DATE_UNKNOWN;
  return last ? range (written->from - 14 * DAY_SECONDS, written->from)
              : range (written->from - 7 * DAY_SECONDS, written->until);
}

static DossierDate
read_relative (const DossierTokens *tokens, guint i, guint n, const DossierDate *written)
{
  gboolean day = written->precision == DOSSIER_PRECISION_DAY || written->precision == DOSSIER_PRECISION_TIME;

  if (written->precision == DOSSIER_PRECISION_UNKNOWN || written->precision == DOSSIER_PRECISION_RANGE)
    return DOSSIER_DATE_UNKNOWN;
  if (dossier_tokens_is (tokens, i, "today") || dossier_tokens_is (tokens, i, "yesterday"))
    return day ? day_before (written, dossier_tokens_is (tokens, i, "today") ? 0 : 1) : DOSSIER_DATE_UNKNOWN;
  if (is_one_of (tokens, i + n - 1, weekdays, G_N_ELEMENTS (weekdays)))
    return day && !dossier_tokens_is (tokens, i, "next") ? read_weekday (tokens, i + n - 1, written)
                                                         : DOSSIER_DATE_UNKNOWN;
  return read_span (tokens, i, n, written);
}

/* The year of a month without one: the one last spoken of, else the latest such month not after @written. */
static int
guess_year (int month, const DossierDate *written, int year)
{
  g_autoptr (GDateTime) then = NULL;

  if (year != 0)
    return year;
  if (written->precision == DOSSIER_PRECISION_UNKNOWN || written->precision == DOSSIER_PRECISION_YEAR
      || written->precision == DOSSIER_PRECISION_RANGE)
    return 0;
  then = g_date_time_new_from_unix_utc (written->from);
  if (then == NULL)
    return 0;
  return g_date_time_get_year (then) - (month > g_date_time_get_month (then) ? 1 : 0);
}

DossierDate
dossier_claim_date_read (const DossierTokens *tokens, guint i, guint n, const DossierDate *written, int year)
{
  int month = 0, day = 0, named = dossier_claim_date_year (tokens, i, n);

  for (guint k = i; k < i + n; k++)
    {
      month = month_at (tokens, k) != 0 ? month_at (tokens, k) : month;
      day = year_at (tokens, k) == 0 && day_at (tokens, k) != 0 ? day_at (tokens, k) : day;
    }
  if (month == 0 && named == 0)
    return read_relative (tokens, i, n, written);
  if (named == 0)
    named = guess_year (month, written, year);
  if (named == 0)
    return DOSSIER_DATE_UNKNOWN;
  if (month == 0)
    return dossier_date_from_ymd (named, 0, 0);
  return dossier_date_from_ymd (named, month, day);
}
