/* dossier-claim-date.c - when something is said to have happened: "in late 2006", "on February 29, 2024", "last month".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-claim-date.h"
#include "dossier-claim-date-private.h"

#include <string.h>

static const char *const months[]
    = { "january", "february", "march",    "april", "may",  "june",  "july", "august", "september",
        "october", "november", "december", "jan",   "feb",  "mar",   "apr",  "",       "jun",
        "jul",     "aug",      "sept",     "oct",   "nov",  "dec",   "jan.", "feb.",   "mar.",
        "apr.",    "",         "jun.",     "jul.",  "aug.", "sept.", "oct.", "nov.",   "dec." };
static const char *const parts[] = { "early", "late", "mid", "spring", "summer", "fall", "autumn", "winter" };
static const char *const openers[]
    = { "january",   "february", "march",    "april",    "may",       "june",  "july",    "august", "september",
        "october",   "november", "december", "jan",      "feb",       "mar",   "apr",     "jun",    "jul",
        "aug",       "sept",     "oct",      "nov",      "dec",       "jan.",  "feb.",    "mar.",   "apr.",
        "jun.",      "jul.",     "aug.",     "sept.",    "oct.",      "nov.",  "dec.",    "monday", "tuesday",
        "wednesday", "thursday", "friday",   "saturday", "sunday",    "early", "late",    "mid",    "spring",
        "summer",    "fall",     "autumn",   "winter",   "yesterday", "today", "earlier", "later",  "this",
        "last",      "next",     "tonight",  "a",        "an",        "one",   "two",     "three",  "four",
        "five",      "six",      "seven",    "eight",    "nine",      "ten",   "several", "few",    NULL };
static const char *const before_years[]
    = { "in",     "since", "until",  "by",    "to",      "from",    "of",   "during",
        "around", "year",  "before", "after", "through", "between", "till", "and" };

gboolean
dossier_claim_date_is_one_of (const DossierTokens *tokens, guint i, const char *const *words, guint n)
{
  char first;

  if (i >= tokens->n_tokens)
    return FALSE;
  first = tokens->text[tokens->tokens[i].start];
  for (guint k = 0; k < n; k++)
    if (((*words[k] ^ first) & ~0x20) == 0 && dossier_tokens_is (tokens, i, words[k])) /* most begin otherwise */
      return TRUE;
  return FALSE;
}

int
dossier_claim_date_month_at (const DossierTokens *tokens, guint i)
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

/* [early|late|the fall of] Month [Day] [, Year] | Day Month [Year] | Year. */
static guint
match_absolute (const DossierTokens *tokens, guint i, guint end)
{
  guint at = i;

  if (dossier_claim_date_is_one_of (tokens, at, parts, G_N_ELEMENTS (parts)))
    {
      at++;
      while (at < end && (dossier_tokens_is (tokens, at, "-") || dossier_tokens_is (tokens, at, "of")))
        at++;
    }
  if (at < end && year_at (tokens, at) != 0
      && (at > i || (i > 0 && dossier_claim_date_is_one_of (tokens, i - 1, before_years, G_N_ELEMENTS (before_years)))))
    return at + 1 - i;
  if (at + 1 < end && day_at (tokens, at) != 0 && dossier_claim_date_month_at (tokens, at + 1) != 0)
    at++;
  else if (at >= end || dossier_claim_date_month_at (tokens, at) == 0)
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
  const DossierToken *token = &tokens->tokens[i];
  guint n = token->length > 1 || g_ascii_isdigit (tokens->text[token->start]) ? match_absolute (tokens, i, end)
                                                                              : 0; /* "a year ago" */

  return n > 0 ? n : dossier_claim_date_match_relative (tokens, i, end);
}

int
dossier_claim_date_year (const DossierTokens *tokens, guint i, guint n)
{
  for (guint k = i; k < i + n; k++)
    if (year_at (tokens, k) != 0)
      return year_at (tokens, k);
  return 0;
}

/* The year of a month without one: the one last spoken of, else that of the latest such month not after @written; of
 * what lies @ahead, the first one not before it. */
static int
guess_year (int month, const DossierDate *written, int year, gboolean ahead)
{
  g_autoptr (GDateTime) then = NULL;

  if (year != 0 && !ahead)
    return year;
  if (written->precision == DOSSIER_PRECISION_UNKNOWN || written->precision == DOSSIER_PRECISION_YEAR
      || written->precision == DOSSIER_PRECISION_RANGE)
    return year;
  then = g_date_time_new_from_unix_utc (written->from);
  if (then == NULL)
    return 0;
  if (ahead)
    return g_date_time_get_year (then) + (month < g_date_time_get_month (then) ? 1 : 0);
  return g_date_time_get_year (then) - (month > g_date_time_get_month (then) ? 1 : 0);
}

DossierDate
dossier_claim_date_read (const DossierTokens *tokens, guint i, guint n, const DossierDate *written, int year,
                         gboolean ahead)
{
  int month = 0, day = 0, named = dossier_claim_date_year (tokens, i, n);

  if (dossier_claim_date_match_relative (tokens, i, i + n) == n)
    return dossier_claim_date_read_relative (tokens, i, n, written, ahead);
  for (guint k = i; k < i + n; k++)
    {
      month = dossier_claim_date_month_at (tokens, k) != 0 ? dossier_claim_date_month_at (tokens, k) : month;
      day = year_at (tokens, k) == 0 && day_at (tokens, k) != 0 ? day_at (tokens, k) : day;
    }
  if (named == 0 && month != 0)
    named = guess_year (month, written, year, ahead);
  return named != 0 ? dossier_date_from_ymd (named, month, day) : DOSSIER_DATE_UNKNOWN;
}
