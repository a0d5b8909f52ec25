/* dossier-imported-time.c - times and dates as other programs write them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-imported.h"

#include <string.h>

/* The first second that is later than anything: larger times are milliseconds or microseconds. */
#define LAST_SECOND G_GINT64_CONSTANT (100000000000)

/* Of a time or a date that are looked at. */
#define MAX_DATE_BYTES 64

/* Of a time in microseconds. */
#define MAX_DIGITS 16

static gint64
read_number (const char *value)
{
  gint64 time = g_ascii_strtoll (value, NULL, 10);

  while (time >= LAST_SECOND)
    time /= 1000;
  return time;
}

gint64
dossier_imported_read_time (const char *value)
{
  g_autofree char *words = g_strstrip (g_strndup (value != NULL ? value : "", MAX_DATE_BYTES));
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = NULL;
  char *blank;

  if (*words != '\0' && words[strspn (words, "0123456789")] == '\0')
    return strlen (words) <= MAX_DIGITS ? read_number (words) : 0;
  if (strlen (words) == 10)
    {
      char *day = g_strconcat (words, "T00:00:00", NULL);

      g_free (words);
      words = day;
    }
  blank = strchr (words, ' ');
  if (blank != NULL)
    *blank = 'T';
  time = g_date_time_new_from_iso8601 (words, utc);
  return time != NULL ? MAX (g_date_time_to_unix (time), 0) : 0;
}

DossierDate
dossier_imported_read_date (const char *value)
{
  g_autofree char *words = g_strstrip (g_strndup (value != NULL ? value : "", MAX_DATE_BYTES));
  DossierDate      date;
  gint64           time;

  if (dossier_date_parse (words, &date))
    return date;
  time = dossier_imported_read_time (words);
  return time != 0 ? dossier_date_from_time (time) : DOSSIER_DATE_UNKNOWN;
}
