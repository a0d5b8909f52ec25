/* dossier-article-date.c - the dates that pages show, as moments.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <string.h>

#include "dossier-article-private.h"
#include "dossier-extract-words-private.h"

typedef struct
{
  int year, month, day, hour, minute, second;
  int zone; /* seconds east of Greenwich */
} Parts;

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

/* The end of what stands before @at, without the ordinal's letters: "12th of", "1er", "6. de", "1º". */
static const char *
skip_back (const char *text, const char *at)
{
  while (at > text && strchr (" .,-/", at[-1]) != NULL)
    at--;
  if (at - text > 3 && (g_str_has_prefix (at - 2, "of") || g_str_has_prefix (at - 2, "de")) && at[-3] == ' ')
    for (at -= 2; at > text && at[-1] == ' ';)
      at--;
  if (at - text > 2 && (guchar) at[-2] == 0xc2 && ((guchar) at[-1] == 0xba || (guchar) at[-1] == 0xb0))
    at -= 2;
  else if (at - text > 2 && g_ascii_isalpha (at[-1]) && g_ascii_isalpha (at[-2]) && g_ascii_isdigit (at[-3]))
    at -= 2;
  return at;
}

/* "April 12", "12 April", "12th of April", but not "April Lee, 12 May". */
static gboolean
touches_number (const char *text, const char *word, gsize length)
{
  const char *before = skip_back (text, word);

  return g_ascii_isdigit (word[length + strspn (word + length, " .,")])
         || (before > text && g_ascii_isdigit (before[-1]));
}

static gsize
letters_at (const char *p)
{
  const char *at = p;

  while (g_unichar_isalpha (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return (gsize) (at - p);
}

/* A year or a day at @p, whichever is still missing. */
static void
take_part (const char *text, const char *p, Parts *parts, const char **end)
{
  gsize       digits = strspn (p, "0123456789");
  const char *at = p;
  int         number;

  if (digits == 4 && parts->year == 0 && take_number (&at, 4, 4, &number))
    parts->year = number;
  else if (digits <= 2 && parts->day == 0 && p[digits] != ':' && (p == text || p[-1] != ':')
           && take_number (&at, 1, 2, &number))
    parts->day = number;
  else
    return;
  *end = at;
}

/* "May 12, 2019", "12 May 2019", "Sonntag, 12. Mai 2019", "1er mai 2019" */
static gboolean
read_words (const char *text, Parts *parts, const char **end)
{
  for (const char *p = text; *p != '\0';)
    {
      gsize n = letters_at (p);

      if (n > 0 && parts->month == 0 && touches_number (text, p, n)
          && (parts->month = dossier_extract_month (p, n)) > 0)
        *end = p + n;
      else if (n == 0 && g_ascii_isdigit (*p))
        {
          take_part (text, p, parts, end);
          n = strspn (p, "0123456789");
        }
      p = n > 0 ? p + n : g_utf8_next_char (p);
    }
  return parts->year > 0 && parts->month > 0 && parts->day > 0;
}

/* Everywhere but in America. */
static gboolean
day_comes_first (const char *language)
{
  gsize length = language != NULL ? strlen (language) : 0;

  return length >= 2 && g_ascii_strcasecmp (language, "en") != 0
         && (length < 5 || g_ascii_strcasecmp (language + length - 2, "us") != 0);
}

/* "05/12/2019": the month first, unless there is no such month, or the day is where @language is spoken. */
static gboolean
read_slashes (const char *text, const char *language, Parts *parts, const char **end)
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
  if (divider == '.' || first > 12 || (second <= 12 && day_comes_first (language)))
    *parts = (Parts){ year, second, first, 0, 0, 0, 0 };
  *end = at;
  return parts->month >= 1 && parts->month <= 12;
}

static gint64
read_date (const char *text, const char *language)
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
  if (read_slashes (text, language, &parts, &end) || (parts = (Parts){ 0 }, read_words (text, &parts, &end)))
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

/* "1480416900", "1480416900000": seconds or milliseconds since 1970. */
static gint64
read_count (const char *text)
{
  gsize  digits = strspn (text, "0123456789");
  gint64 count = digits == 10 || digits == 13 ? g_ascii_strtoll (text, NULL, 10) : 0;

  return text[digits] != '\0' || *text == '0' ? 0 : digits == 13 ? count / 1000 : count;
}

gint64
dossier_article_read_date (const char *text, const char *language)
{
  g_autofree char *plain = NULL;

  if (text == NULL || strlen (text) > 200 || !g_utf8_validate (text, -1, NULL))
    return 0;
  if (read_count (text) != 0)
    return read_count (text);
  plain = g_strdup (text);
  replace_marks (plain);
  return read_date (plain, language);
}
