/* dossier-article-date.c - the dates that pages show, as moments.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <string.h>

#include "dossier-article-private.h"

typedef struct
{
  int year, month, day, hour, minute, second;
  int zone; /* seconds east of Greenwich */
} Parts;

static int
month_of (const char *word, gsize length)
{
  static const char *const months[] = { "january", "february", "march",     "april",   "may",      "june",
                                        "july",    "august",   "september", "october", "november", "december" };

  for (guint i = 0; length >= 3 && i < G_N_ELEMENTS (months); i++)
    if (g_ascii_strncasecmp (word, months[i], MIN (length, strlen (months[i]))) == 0
        && length <= strlen (months[i]) + 1)
      return (int) i + 1;
  return 0;
}

static gboolean
take_number (const char **at, guint min_digits, guint max_digits, int *number)
{
  guint n = 0;

  *number = 0;
  while (n < max_digits && g_ascii_isdigit ((*at)[n]))
    *number = *number * 10 + ((*at)[n++] - '0');
  *at += n;
  return n >= min_digits && !g_ascii_isdigit (**at);
}

static gint64
to_unix (const Parts *parts)
{
  g_autoptr (GDateTime) date = NULL;

  if (parts->year < 1980 || parts->year > 2100)
    return 0;
  date = g_date_time_new_utc (parts->year, parts->month, parts->day, parts->hour, parts->minute, parts->second);
  return date != NULL ? g_date_time_to_unix (date) - parts->zone : 0;
}

/* "Z", "+02:00", "+0200", "EST" */
static int
read_zone (const char *text)
{
  static const struct
  {
    const char *name;
    int         hours;
  } zones[] = { { "EST", -5 }, { "EDT", -4 }, { "CST", -6 }, { "CDT", -5 }, { "MST", -7 },
                { "MDT", -6 }, { "PST", -8 }, { "PDT", -7 }, { "CET", 1 },  { "CEST", 2 } };
  int hours, minutes = 0, sign;

  text += strspn (text, " ");
  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    if (g_str_has_prefix (text, zones[i].name) && !g_ascii_isalpha (text[strlen (zones[i].name)]))
      return zones[i].hours * 3600;
  if (*text != '+' && *text != '-')
    return 0;
  sign = *text++ == '-' ? -1 : 1;
  if (!g_ascii_isdigit (text[0]) || !g_ascii_isdigit (text[1]))
    return 0;
  hours = (text[0] - '0') * 10 + text[1] - '0';
  text += 2;
  text += *text == ':';
  if (g_ascii_isdigit (text[0]) && g_ascii_isdigit (text[1]))
    minutes = (text[0] - '0') * 10 + text[1] - '0';
  return hours > 14 || minutes > 59 ? 0 : sign * (hours * 3600 + minutes * 60);
}

/* "10:30", "10:30:05.123+02:00", "10:30 am EST" wherever it stands in @text. */
static void
read_clock (const char *text, Parts *parts)
{
  const char *colon = strchr (text, ':');
  const char *at;
  int         hour, minute, second = 0;

  if (colon == NULL || colon == text || !g_ascii_isdigit (colon[-1]))
    return;
  at = colon - 1;
  if (at > text && g_ascii_isdigit (at[-1]))
    at--;
  if (!take_number (&at, 1, 2, &hour) || *at++ != ':' || !take_number (&at, 2, 2, &minute))
    return;
  if (*at == ':')
    {
      at++;
      if (!take_number (&at, 2, 2, &second))
        return;
      if (*at == '.' || *at == ',')
        at += 1 + strspn (at + 1, "0123456789");
    }
  at += strspn (at, " ");
  if ((*at == 'p' || *at == 'P') && hour < 12)
    hour += 12;
  else if ((*at == 'a' || *at == 'A') && hour == 12)
    hour = 0;
  if (strchr ("aApP", *at) != NULL && *at != '\0')
    at += strspn (at, "aApPmM.");
  if (hour > 23 || minute > 59 || second > 59)
    return;
  parts->hour = hour;
  parts->minute = minute;
  parts->second = second;
  parts->zone = read_zone (at);
}

/* "2019-05-12", "2019/05/12", "20190512" at @at. */
static gboolean
read_numbers (const char *at, Parts *parts, const char **end)
{
  char divider;

  if (strspn (at, "0123456789") == 8)
    {
      int all = 0;

      for (guint i = 0; i < 8; i++)
        all = all * 10 + (at[i] - '0');
      *parts = (Parts){ all / 10000, all / 100 % 100, all % 100, 0, 0, 0, 0 };
      *end = at + 8;
      return parts->month >= 1 && parts->month <= 12 && parts->day >= 1 && parts->day <= 31;
    }
  if (!take_number (&at, 4, 4, &parts->year) || (*at != '-' && *at != '/' && *at != '.'))
    return FALSE;
  divider = *at++;
  if (!take_number (&at, 1, 2, &parts->month) || *at != divider)
    return FALSE;
  at++;
  *end = at;
  return take_number (end, 1, 2, &parts->day) && parts->month >= 1 && parts->month <= 12 && parts->day >= 1
         && parts->day <= 31;
}

/* "April 12", "12 April", "12th of April", but not "April Lee, 12 May". */
static gboolean
touches_number (const char *text, const char *word, gsize length)
{
  const char *after = word + length + strspn (word + length, " .,");
  const char *before = word;

  if (g_ascii_isdigit (*after))
    return TRUE;
  while (before > text && strchr (" .,-/", before[-1]) != NULL)
    before--;
  if (before - text > 3 && (g_str_has_prefix (before - 2, "of") || g_str_has_prefix (before - 2, "de")))
    for (before -= 2; before > text && before[-1] == ' ';)
      before--;
  if (before - text > 2 && g_ascii_isalpha (before[-1]) && g_ascii_isalpha (before[-2]) && g_ascii_isdigit (before[-3]))
    return TRUE;
  return before > text && g_ascii_isdigit (before[-1]);
}

/* "May 12, 2019", "12 May 2019", "Sunday 12th May, 2019" */
static gboolean
read_words (const char *text, Parts *parts, const char **end)
{
  for (const char *p = text; *p != '\0';)
    {
      gsize n = 0;

      while (g_ascii_isalpha (p[n]))
        n++;
      if (n > 0 && parts->month == 0 && touches_number (text, p, n) && (parts->month = month_of (p, n)) > 0)
        *end = p + n;
      else if (n == 0 && g_ascii_isdigit (*p))
        {
          const char *at = p;
          int         number;

          n = strspn (p, "0123456789");
          if (n == 4 && take_number (&at, 4, 4, &number) && parts->year == 0)
            {
              parts->year = number;
              *end = at;
            }
          else if (n <= 2 && parts->day == 0 && p[n] != ':' && (p == text || p[-1] != ':')
                   && take_number (&at, 1, 2, &number))
            {
              parts->day = number;
              *end = at;
            }
        }
      p += MAX (n, 1);
    }
  return parts->year > 0 && parts->month > 0 && parts->day > 0;
}

/* "05/12/2019": the month first, unless there is no such month. */
static gboolean
read_slashes (const char *text, Parts *parts, const char **end)
{
  const char *at = text + strcspn (text, "0123456789");
  int         first, second, year;
  char        divider;

  if (!take_number (&at, 1, 2, &first) || (*at != '/' && *at != '.'))
    return FALSE;
  divider = *at++;
  if (!take_number (&at, 1, 2, &second) || *at++ != divider || !take_number (&at, 4, 4, &year))
    return FALSE;
  *parts = (Parts){ year, first, second, 0, 0, 0, 0 };
  if (divider == '.' || first > 12)
    *parts = (Parts){ year, second, first, 0, 0, 0, 0 };
  *end = at;
  return parts->month >= 1 && parts->month <= 12;
}

static gint64
read_date (const char *text)
{
  Parts       parts = { 0 };
  const char *end = text, *at;

  at = text + strcspn (text, "0123456789");
  if (read_numbers (at, &parts, &end))
    {
      read_clock (end, &parts);
      return to_unix (&parts);
    }
  parts = (Parts){ 0 };
  if (read_slashes (text, &parts, &end) || (parts = (Parts){ 0 }, read_words (text, &parts, &end)))
    {
      read_clock (strchr (end, ':') != NULL ? end : text, &parts);
      return to_unix (&parts);
    }
  return 0;
}

/* The characters for year, month and day in Chinese and Japanese. */
static void
replace_marks (char *text)
{
  static const char *const marks[] = { "\xe5\xb9\xb4", "\xe6\x9c\x88", "\xe6\x97\xa5" };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    for (char *at = text; (at = strstr (at, marks[i])) != NULL; at++)
      {
        *at = i < 2 ? '-' : ' ';
        memmove (at + 1, at + 3, strlen (at + 3) + 1);
      }
}

gint64
dossier_article_read_date (const char *text)
{
  g_autofree char *plain = NULL;

  if (text == NULL || strlen (text) > 200)
    return 0;
  plain = g_strdup (text);
  replace_marks (plain);
  return read_date (plain);
}
