/* dossier-age.c - how old a story is, in as few words as a list has room for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-age.h"

#include <glib/gi18n.h>

#define MINUTE 60
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

/* Whole days between two moments as the calendar on the wall counts them. */
static int
count_days (GDateTime *then, GDateTime *now)
{
  GDate a, b;

  g_date_clear (&a, 1);
  g_date_clear (&b, 1);
  g_date_set_dmy (&a, g_date_time_get_day_of_month (then), g_date_time_get_month (then), g_date_time_get_year (then));
  g_date_set_dmy (&b, g_date_time_get_day_of_month (now), g_date_time_get_month (now), g_date_time_get_year (now));

  return g_date_days_between (&a, &b);
}

static char *
format_day (GDateTime *then, GDateTime *now)
{
  if (g_date_time_get_year (then) == g_date_time_get_year (now))
    /* TRANSLATORS: a day of this year, as strftime writes it: "6 Aug" */
    return g_date_time_format (then, _ ("%-e %b"));

  /* TRANSLATORS: a day of another year, as strftime writes it: "6 Aug 2024" */
  return g_date_time_format (then, _ ("%-e %b %Y"));
}

GDateTime *
dossier_age_to_local (gint64 moment, GDateTime *other)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (moment);

  return utc != NULL ? g_date_time_to_timezone (utc, g_date_time_get_timezone (other)) : NULL;
}

static char *
format_moment (gint64 from, GDateTime *now_time, gboolean to_the_second)
{
  g_autoptr (GDateTime) then_time = dossier_age_to_local (from, now_time);
  gint64 age = g_date_time_to_unix (now_time) - from;
  int    days;

  if (then_time == NULL)
    return NULL;

  days = count_days (then_time, now_time);
  if (age < 0 || days > 6)
    return format_day (then_time, now_time);
  if (to_the_second && age < MINUTE)
    return g_strdup (C_ ("age", "now"));
  if (to_the_second && age < HOUR)
    /* TRANSLATORS: age of a story in minutes, short */
    return g_strdup_printf (ngettext ("%d min", "%d min", (int) (age / MINUTE)), (int) (age / MINUTE));
  if (to_the_second && (days == 0 || age < 12 * HOUR))
    /* TRANSLATORS: age of a story in hours, short */
    return g_strdup_printf (ngettext ("%d h", "%d h", (int) (age / HOUR)), (int) (age / HOUR));
  if (days == 0)
    return g_strdup (_ ("Today"));
  if (days == 1)
    return g_strdup (_ ("Yesterday"));

  /* TRANSLATORS: age of a story in days, short */
  return g_strdup_printf (ngettext ("%d d", "%d d", days), days);
}

/* Days, months and years are kept as UTC midnights: they must not slip into the day before. */
static char *
format_calendar (gint64 from, const char *format)
{
  g_autoptr (GDateTime) day = g_date_time_new_from_unix_utc (from);

  return day == NULL ? NULL : g_date_time_format (day, format);
}

static gint64
local_midnight (gint64 utc_midnight, GDateTime *now)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (utc_midnight);
  g_autoptr (GDateTime) local = NULL;

  if (utc == NULL)
    return utc_midnight;
  local = g_date_time_new (g_date_time_get_timezone (now), g_date_time_get_year (utc), g_date_time_get_month (utc),
                           g_date_time_get_day_of_month (utc), 0, 0, 0);

  return local == NULL ? utc_midnight : g_date_time_to_unix (local);
}

char *
dossier_age_words (const DossierDate *date, gint64 now)
{
  g_autoptr (GDateTime) local = NULL;

  if (date->precision == DOSSIER_PRECISION_TIME || date->precision == DOSSIER_PRECISION_DAY)
    {
      local = g_date_time_new_from_unix_local (now);
      if (local == NULL)
        return NULL;
    }
  switch (date->precision)
    {
    case DOSSIER_PRECISION_UNKNOWN: return NULL;
    case DOSSIER_PRECISION_TIME: return format_moment (date->from, local, TRUE);
    case DOSSIER_PRECISION_DAY: return format_moment (local_midnight (date->from, local), local, FALSE);
    case DOSSIER_PRECISION_YEAR: return format_calendar (date->from, "%Y");
    case DOSSIER_PRECISION_MONTH:
    case DOSSIER_PRECISION_RANGE:
      /* TRANSLATORS: a month, as strftime writes it: "Aug 2024" */
      return format_calendar (date->from, _ ("%b %Y"));
    }

  return NULL;
}
