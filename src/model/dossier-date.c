/* dossier-date.c - a day, a month, a stretch of time, or nothing known
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-date.h"

#include <stdio.h>
#include <string.h>

#define FIRST_SECOND (-G_GINT64_CONSTANT (62135596800)) /* 0001-01-01T00:00:00Z */
#define LAST_SECOND G_GINT64_CONSTANT (253402300799)    /* 9999-12-31T23:59:59Z */

DossierDate
dossier_date_from_time (gint64 seconds)
{
  if (seconds < FIRST_SECOND || seconds > LAST_SECOND)
    return DOSSIER_DATE_UNKNOWN;
  return (DossierDate){ seconds, seconds + 1, DOSSIER_PRECISION_TIME };
}

static gint64
midnight (int year, int month, int day)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (year, month, day, 0, 0, 0);

  return time != NULL ? g_date_time_to_unix (time) : 0;
}

DossierDate
dossier_date_from_ymd (int year, int month, int day)
{
  DossierDate date = DOSSIER_DATE_UNKNOWN;

  if (year < 1 || year > 9998 || month < 0 || month > 12 || (month == 0 && day != 0))
    return date;
  if (month == 0)
    return (DossierDate){ midnight (year, 1, 1), midnight (year + 1, 1, 1), DOSSIER_PRECISION_YEAR };
  if (day == 0)
    return (DossierDate){ midnight (year, month, 1),
                          month == 12 ? midnight (year + 1, 1, 1) : midnight (year, month + 1, 1),
                          DOSSIER_PRECISION_MONTH };
  if (!g_date_valid_dmy (day, month, year))
    return date;

  date.from = midnight (year, month, day);
  date.until = date.from + 24 * 60 * 60;
  date.precision = DOSSIER_PRECISION_DAY;
  return date;
}

/* One end of a range, or a whole date: year, month or day. */
static gboolean
parse_ymd (const char *text, DossierDate *date)
{
  int   year = 0, month = 0, day = 0, end = 0;
  gsize length = strlen (text);

  if (length == 4 && sscanf (text, "%4d%n", &year, &end) == 1 && end == 4)
    *date = dossier_date_from_ymd (year, 0, 0);
  else if (length == 7 && sscanf (text, "%4d-%2d%n", &year, &month, &end) == 2 && end == 7)
    *date = month == 0 ? DOSSIER_DATE_UNKNOWN : dossier_date_from_ymd (year, month, 0);
  else if (length == 10 && sscanf (text, "%4d-%2d-%2d%n", &year, &month, &day, &end) == 3 && end == 10)
    *date = month == 0 || day == 0 ? DOSSIER_DATE_UNKNOWN : dossier_date_from_ymd (year, month, day);
  else
    return FALSE;

  return date->precision != DOSSIER_PRECISION_UNKNOWN;
}

gboolean
dossier_date_parse (const char *text, DossierDate *date)
{
  const char *dots = strstr (text, "..");

  *date = DOSSIER_DATE_UNKNOWN;
  if (dots != NULL)
    {
      g_autofree char *first = g_strndup (text, dots - text);
      DossierDate      from, until;

      if (!parse_ymd (first, &from) || !parse_ymd (dots + 2, &until) || until.until <= from.from)
        return FALSE;
      *date = (DossierDate){ from.from, until.until, DOSSIER_PRECISION_RANGE };
      return TRUE;
    }
  if (parse_ymd (text, date))
    return TRUE;

  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, utc);

  if (time == NULL)
    return FALSE;
  *date = dossier_date_from_time (g_date_time_to_unix (time));
  return date->precision != DOSSIER_PRECISION_UNKNOWN;
}

/* The year in four digits, and @pattern behind it. */
static char *
format (gint64 seconds, const char *pattern)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);
  g_autofree char *rest = time != NULL ? g_date_time_format (time, pattern) : NULL;

  return rest != NULL ? g_strdup_printf ("%04d%s", g_date_time_get_year (time), rest) : NULL;
}

char *
dossier_date_to_string (const DossierDate *date)
{
  switch (date->precision)
    {
    case DOSSIER_PRECISION_YEAR: return format (date->from, "");
    case DOSSIER_PRECISION_MONTH: return format (date->from, "-%m");
    case DOSSIER_PRECISION_DAY: return format (date->from, "-%m-%d");
    case DOSSIER_PRECISION_TIME: return format (date->from, "-%m-%dT%H:%M:%SZ");
    case DOSSIER_PRECISION_RANGE:
      {
        g_autofree char *from = format (date->from, "-%m-%d");
        g_autofree char *until = format (date->until - 1, "-%m-%d");

        return g_strdup_printf ("%s..%s", from, until);
      }
    case DOSSIER_PRECISION_UNKNOWN: break;
    }
  return NULL;
}

char *
dossier_time_to_string (gint64 seconds)
{
  return seconds != 0 ? format (seconds, "-%m-%dT%H:%M:%SZ") : NULL;
}
