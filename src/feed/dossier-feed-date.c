/* dossier-feed-date.c - the date dialects of feeds
 *
 * Two readers share one set of parts: a positional one for dates that start with numbers and dashes (ISO 8601,
 * W3CDTF, RFC 3339), and a word by word one for everything else (RFC 822, asctime, and their misspellings).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-feed-date.h"

#include <string.h>

#include "dossier-feed-date-private.h"
#include "dossier-feed-limits.h"

#define UNSET G_MININT

typedef struct
{
  int      year, month, day; /* UNSET when not said */
  int      hour, minute, second;
  int      offset; /* minutes east of UTC */
  int      half;   /* 0 none, 1 morning, 2 afternoon */
  gboolean has_time, has_offset;
  gboolean is_month_first; /* the month was the first word: it may have been a weekday, as "mar" is in Spanish */
} Parts;

/* Beginnings of the month's names, in lower case: English first, then the other languages met in feeds. */
static const char *const months[12] = {
  "jan,ene,gen,janv,ιαν",
  "feb,fev,fév,febr,φεβ",
  "mar,mär,mrz,maa,márc,μάρ,μαρ,mrt",
  "apr,abr,avr,ápr,απρ",
  "may,mai,mag,maj,mei,máj,μάι,μαϊ,μαι",
  "jun,giu,juin,jún,ιούν,ιουν,ιον",
  "jul,lug,juil,júl,ιούλ,ιουλ,ιολ",
  "aug,ago,aoû,aou,αύγ,αυγ",
  "sep,set,szep,σεπ",
  "oct,okt,out,ott,οκτ",
  "nov,νοέ,νοε",
  "dec,dez,dic,déc,δεκ",
};

static const struct
{
  const char *name;
  int         minutes;
} zones[] = {
  { "gmt", 0 },     { "ut", 0 },     { "utc", 0 },    { "z", 0 },      { "wet", 0 },    { "west", 60 },
  { "bst", 60 },    { "cet", 60 },   { "met", 60 },   { "mez", 60 },   { "cest", 120 }, { "mest", 120 },
  { "mesz", 120 },  { "eet", 120 },  { "eest", 180 }, { "msk", 180 },  { "msd", 240 },  { "ist", 330 },
  { "sgt", 480 },   { "hkt", 480 },  { "awst", 480 }, { "kst", 540 },  { "jst", 540 },  { "aest", 600 },
  { "aedt", 660 },  { "nzst", 720 }, { "nzdt", 780 }, { "ast", -240 }, { "adt", -180 }, { "est", -300 },
  { "edt", -240 },  { "et", -300 },  { "cst", -360 }, { "cdt", -300 }, { "ct", -360 },  { "mst", -420 },
  { "mdt", -360 },  { "mt", -420 },  { "pst", -480 }, { "pdt", -420 }, { "pt", -480 },  { "akst", -540 },
  { "akdt", -480 }, { "hst", -600 }, { "brt", -180 }, { "art", -180 }, { "nst", -210 }, { "ndt", -150 },
};

static int
find_month (const char *word)
{
  for (int i = 0; i < 12; i++)
    for (const char *name = months[i]; name != NULL;)
      {
        const char *end = strchr (name, ',');
        gsize       length = end != NULL ? (gsize) (end - name) : strlen (name);

        if (strncmp (word, name, length) == 0)
          return i + 1;
        name = end != NULL ? end + 1 : NULL;
      }
  return 0;
}

static gboolean
is_weekday (const char *word)
{
  static const char *const days[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (g_str_has_prefix (word, days[i]))
      return TRUE;
  return FALSE;
}

/* At most @most digits as a number; moves @at behind them. FALSE when there is none. */
static gboolean
read_number (const char **at, guint most, int *number, guint *digits)
{
  guint n = 0;
  int   value = 0;

  for (; n < most && g_ascii_isdigit ((*at)[n]); n++)
    value = value * 10 + ((*at)[n] - '0');
  if (n == 0)
    return FALSE;
  *at += n;
  *number = value;
  if (digits != NULL)
    *digits = n;
  return TRUE;
}

/* "+02:00", "-0500", "+2"; the sign is there. */
static gboolean
read_offset (const char **at, Parts *parts)
{
  int   sign = **at == '-' ? -1 : 1, hours = 0, minutes = 0;
  guint digits;

  (*at)++;
  if (!read_number (at, 2, &hours, &digits))
    return FALSE;
  if (**at == ':')
    {
      (*at)++;
      if (!read_number (at, 2, &minutes, NULL))
        return FALSE;
    }
  else if (g_ascii_isdigit (**at) && !read_number (at, 2, &minutes, NULL))
    return FALSE;
  if (g_ascii_isdigit (**at) || hours > 23 || minutes > 59)
    return FALSE;
  parts->offset = sign * (hours * 60 + minutes);
  parts->has_offset = TRUE;
  return TRUE;
}

/* A name of a zone, "Etc/GMT", "GMT+1", or am and pm. FALSE when it is none of them. */
static gboolean
read_zone_word (const char *word, Parts *parts)
{
  const char *slash = strrchr (word, '/');
  gsize       length;

  if (slash != NULL)
    word = slash + 1;
  if (g_str_equal (word, "am") || g_str_equal (word, "a.m.") || g_str_equal (word, "pm") || g_str_equal (word, "p.m."))
    {
      parts->half = word[0] == 'a' ? 1 : 2;
      return TRUE;
    }
  length = strcspn (word, "+-");
  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    if (strlen (zones[i].name) == length && strncmp (word, zones[i].name, length) == 0)
      {
        parts->offset = zones[i].minutes;
        parts->has_offset = TRUE;
        word += length;
        return *word == '\0' || (read_offset (&word, parts) && *word == '\0');
      }
  return FALSE;
}

/* "10:14", "10:14:55.123Z", "9:15-05:00", "10:00pm". The whole of @word. */
static gboolean
read_time (const char *word, Parts *parts)
{
  parts->minute = parts->second = 0;
  if (!read_number (&word, 2, &parts->hour, NULL) || (*word != ':' && *word != '\0' && !g_ascii_isalpha (*word)))
    return FALSE;
  if (*word == ':')
    {
      word++;
      if (!read_number (&word, 2, &parts->minute, NULL))
        return FALSE;
    }
  if (*word == ':')
    {
      word++;
      if (!read_number (&word, 2, &parts->second, NULL))
        return FALSE;
      if (*word == '.' || *word == ',')
        for (word++; g_ascii_isdigit (*word); word++)
          ;
    }
  parts->has_time = TRUE;
  if (*word == '+' || *word == '-')
    return read_offset (&word, parts) && *word == '\0';
  return *word == '\0' || read_zone_word (word, parts);
}

/* "101455" or "1014" behind a compact day. */
static gboolean
read_compact_time (const char *word, Parts *parts)
{
  guint digits = strspn (word, "0123456789");

  parts->minute = parts->second = 0;
  if ((digits != 4 && digits != 6) || !read_number (&word, 2, &parts->hour, NULL)
      || !read_number (&word, 2, &parts->minute, NULL)
      || (digits == 6 && !read_number (&word, 2, &parts->second, NULL)))
    return FALSE;
  parts->has_time = TRUE;
  if (*word == '+' || *word == '-')
    return read_offset (&word, parts) && *word == '\0';
  return *word == '\0' || read_zone_word (word, parts);
}

static int
full_year (int year)
{
  return year + (year < 70 ? 2000 : 1900);
}

static gboolean
take_ordinal (Parts *parts, int year, int day)
{
  GDate date;

  if (year < 1 || day < 1 || day > (g_date_is_leap_year (year) ? 366 : 365))
    return FALSE;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, G_DATE_JANUARY, year);
  g_date_add_days (&date, day - 1);
  parts->year = year;
  parts->month = g_date_get_month (&date);
  parts->day = g_date_get_day (&date);
  return TRUE;
}

/* A day written as digits alone: 2003, 031231, 2003335, 20031231. */
static gboolean
read_compact_day (const char *word, guint digits, Parts *parts)
{
  int ordinal;

  switch (digits)
    {
    case 4: return read_number (&word, 4, &parts->year, NULL);
    case 6:
      return read_number (&word, 2, &parts->year, NULL) && (parts->year = full_year (parts->year), TRUE)
             && read_number (&word, 2, &parts->month, NULL) && read_number (&word, 2, &parts->day, NULL);
    case 7:
      return read_number (&word, 4, &parts->year, NULL) && read_number (&word, 3, &ordinal, NULL)
             && take_ordinal (parts, parts->year, ordinal);
    case 8:
      return read_number (&word, 4, &parts->year, NULL) && read_number (&word, 2, &parts->month, NULL)
             && read_number (&word, 2, &parts->day, NULL);
    default: return FALSE;
    }
}

/* Years with a century left out: "-0312", "-03-12". */
static gboolean
read_short_year (const char *word, Parts *parts)
{
  if (!read_number (&word, 2, &parts->year, NULL))
    return FALSE;
  parts->year = full_year (parts->year);
  if (*word == '-')
    word++;
  return read_number (&word, 2, &parts->month, NULL) && *word == '\0';
}

/* The month behind "2004-": a number of one or two digits, or a name. */
static gboolean
read_iso_month (const char **at, Parts *parts)
{
  char *name;
  gsize length;

  if (g_ascii_isdigit (**at))
    return read_number (at, 2, &parts->month, NULL);
  length = strcspn (*at, "-");
  name = g_strndup (*at, length);
  parts->month = find_month (name);
  g_free (name);
  *at += length;
  return parts->month != 0;
}

/* What stands behind the day, blanks between its words. */
static gboolean
read_iso_rest (const char *rest, Parts *parts)
{
  g_auto (GStrv) words = g_strsplit_set (rest, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *word = words[i];

      if (*word == '\0')
        continue;
      if (!parts->has_time && g_ascii_isdigit (*word))
        {
          if (!read_time (word, parts))
            return FALSE;
        }
      else if (*word == '+' || *word == '-')
        {
          if (!read_offset (&word, parts) || *word != '\0')
            return FALSE;
        }
      else if (!read_zone_word (word, parts))
        return FALSE;
    }
  return TRUE;
}

/* Dates that start with a year, or with the dash of a left out century. */
static gboolean
read_iso (const char *text, Parts *parts)
{
  guint digits = strspn (text, "0123456789");
  int   ordinal;

  if (text[0] == '-')
    return read_short_year (text + 1, parts);
  if (digits == 14)
    return read_compact_day (text, 8, parts) && read_compact_time (text + 8, parts);
  if (text[digits] == '\0')
    return read_compact_day (text, digits, parts);
  if (digits == 8 && text[8] == 't')
    return read_compact_day (text, 8, parts)
           && (strchr (text, ':') != NULL ? read_time (text + 9, parts) : read_compact_time (text + 9, parts));
  if (digits != 4 || (text[4] != '-' && text[4] != '/' && text[4] != '.'))
    return FALSE;
  read_number (&text, 4, &parts->year, NULL);
  text++;
  if (strspn (text, "0123456789") == 3 && text[3] == '\0')
    return read_number (&text, 3, &ordinal, NULL) && take_ordinal (parts, parts->year, ordinal);
  if (!read_iso_month (&text, parts))
    return FALSE;
  if (*text == '\0')
    return TRUE;
  text++;
  if (!read_number (&text, 2, &parts->day, NULL))
    return FALSE;
  if (*text == '\0' || *text == ' ')
    return read_iso_rest (text, parts);
  if (*text == 't' || *text == '_')
    return read_iso_rest (text + 1, parts);
  if ((*text == '+' || *text == '-') && strchr (text, ':') != NULL)
    return read_offset (&text, parts) && *text == '\0';
  return *text == 'z' && text[1] == '\0';
}

/* "2006/09/15", "15-Mar-2004", "9/15/2006", "15.9.2006". */
static gboolean
read_joined_day (const char *word, Parts *parts)
{
  g_auto (GStrv) pieces = g_strsplit_set (word, "/-.", -1);
  int number[3];

  if (g_strv_length (pieces) != 3)
    return FALSE;
  for (guint i = 0; i < 3; i++)
    {
      const char *at = pieces[i];

      if (i == 1 && find_month (at) != 0)
        number[1] = find_month (at);
      else if (!read_number (&at, 4, &number[i], NULL) || *at != '\0')
        return FALSE;
    }
  if (strlen (pieces[0]) == 4)
    parts->year = number[0], parts->month = number[1], parts->day = number[2];
  else
    {
      gboolean month_first = strchr (word, '/') != NULL && number[0] <= 12;

      parts->year = strlen (pieces[2]) <= 2 ? full_year (number[2]) : number[2];
      parts->month = number[month_first ? 0 : 1];
      parts->day = number[month_first ? 1 : 0];
    }
  return TRUE;
}

/* A day or a year; "4th" is a day. */
static gboolean
read_numeral (const char *word, Parts *parts)
{
  int   number;
  guint digits;

  if (!read_number (&word, 4, &number, &digits))
    return FALSE;
  if (*word != '\0' && !g_str_equal (word, "st") && !g_str_equal (word, "nd") && !g_str_equal (word, "rd")
      && !g_str_equal (word, "th") && !g_str_equal (word, "."))
    return FALSE;
  if (digits <= 2 && parts->day == UNSET)
    parts->day = number;
  else if (parts->year == UNSET)
    parts->year = digits <= 2 ? full_year (number) : number;
  else
    return FALSE;
  return TRUE;
}

static gboolean
read_word (const char *word, gboolean is_first, Parts *parts)
{
  if (*word == '(' || *word == '\0')
    return TRUE;
  if (*word == '+' || *word == '-')
    return read_offset (&word, parts) && *word == '\0';
  if (g_ascii_isdigit (*word))
    {
      if (strchr (word, ':') != NULL)
        return !parts->has_time && read_time (word, parts);
      if (strpbrk (word, "/-") != NULL || (strchr (word, '.') != NULL && strchr (word, '.')[1] != '\0'))
        return read_joined_day (word, parts);
      return read_numeral (word, parts);
    }
  if ((parts->month == UNSET || parts->is_month_first) && find_month (word) != 0)
    {
      parts->month = find_month (word);
      parts->is_month_first = is_first;
      return TRUE;
    }
  if (read_zone_word (word, parts))
    return TRUE;
  if (is_first || is_weekday (word))
    return TRUE; /* a day of the week, in whatever language */
  if (g_str_equal (word, "of") || g_str_equal (word, "de") || g_str_equal (word, "at"))
    return TRUE;
  return parts->has_time && g_ascii_isalpha (*word); /* a zone nobody knows: as good as UTC */
}

static gboolean
read_words (const char *text, Parts *parts)
{
  g_auto (GStrv) words = g_strsplit_set (text, " ,", -1);
  gboolean is_first = TRUE;

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (words[i][0] == '\0')
        continue;
      if (!read_word (words[i], is_first, parts))
        return FALSE;
      is_first = FALSE;
    }
  return parts->month != UNSET && parts->year != UNSET;
}

/* Lower case, blanks folded, and the Korean words for year, month, day, morning and afternoon put as others do. */
static char *
normalise (const char *text, gboolean *is_korean)
{
  static const struct
  {
    const char *from, *to;
  } words[] = { { "년 ", "-" },   { "월 ", "-" },   { "년", "-" },    { "월", "-" },   { "일", " " },
                { "오전", "am" }, { "오후", "pm" }, { "午前", "am" }, { "午後", "pm" } };
  g_autofree char *lower = g_utf8_strdown (text, -1);
  GString         *out = g_string_new (NULL);

  for (const char *at = lower; *at != '\0'; at++)
    if (!g_ascii_isspace (*at))
      g_string_append_c (out, *at);
    else if (out->len > 0 && out->str[out->len - 1] != ' ')
      g_string_append_c (out, ' ');
  if (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_string_replace (out, words[i].from, words[i].to, 0) > 0)
      *is_korean = TRUE;
  return g_string_free (out, FALSE);
}

static gboolean
is_valid (const Parts *parts)
{
  return parts->year >= 1 && parts->year <= 9999 && parts->month >= 1 && parts->month <= 12 && parts->day >= 1
         && parts->day <= g_date_get_days_in_month (parts->month, parts->year) && parts->hour <= 24
         && parts->minute <= 59 && parts->second <= 60 && (parts->half == 0 || parts->hour <= 12 || parts->half == 2);
}

/* Unix seconds of parts that are a real day. Counted from 0000-03-01, leap days at the end of the year. */
static gint64
to_seconds (const Parts *parts)
{
  GDate  date;
  gint64 days;
  int    hour = parts->hour;

  if (parts->half == 2 && hour < 12)
    hour += 12;
  else if (parts->half == 1 && hour == 12)
    hour = 0;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, parts->day, parts->month, parts->year);
  days = (gint64) g_date_get_julian (&date) - 719163; /* 1970-01-01 */
  return days * 86400 + hour * 3600 + parts->minute * 60 + parts->second - parts->offset * 60;
}

DossierDate
dossier_feed_date_read (const char *text)
{
  g_autofree char *normal = NULL;
  gboolean         is_korean = FALSE, is_read;
  Parts            parts = { UNSET, UNSET, UNSET };
  DossierPrecision precision = DOSSIER_PRECISION_TIME;

  if (text == NULL || strlen (text) > DOSSIER_FEED_MAX_DATE_BYTES || !g_utf8_validate (text, -1, NULL))
    return DOSSIER_DATE_UNKNOWN;
  normal = normalise (text, &is_korean);
  if (strlen (normal) == 10 && strspn (normal, "0123456789") == 10)
    return dossier_date_from_time (g_ascii_strtoll (normal, NULL, 10));
  is_read = read_iso (normal, &parts);
  if (!is_read && g_ascii_isdigit (normal[0]) && strspn (normal, "0123456789-") == strlen (normal))
    return DOSSIER_DATE_UNKNOWN;
  if (!is_read)
    {
      parts = (Parts){ UNSET, UNSET, UNSET };
      is_read = read_words (normal, &parts);
    }
  if (!is_read)
    return DOSSIER_DATE_UNKNOWN;
  if (!parts.has_time && !parts.has_offset)
    precision = parts.month == UNSET ? DOSSIER_PRECISION_YEAR
                : parts.day == UNSET ? DOSSIER_PRECISION_MONTH
                                     : DOSSIER_PRECISION_DAY;
  if (is_korean && !parts.has_offset)
    parts.offset = 9 * 60;
  parts.month = parts.month == UNSET ? 1 : parts.month;
  parts.day = parts.day == UNSET ? 1 : parts.day;
  if (!is_valid (&parts))
    return DOSSIER_DATE_UNKNOWN;
  if (precision == DOSSIER_PRECISION_TIME || is_korean)
    return dossier_date_from_time (to_seconds (&parts));
  return dossier_date_from_ymd (parts.year, precision == DOSSIER_PRECISION_YEAR ? 0 : parts.month,
                                precision == DOSSIER_PRECISION_DAY ? parts.day : 0);
}

gboolean
dossier_feed_date_parse (const char *text, gint64 *seconds)
{
  DossierDate date = dossier_feed_date_read (text);

  if (date.precision == DOSSIER_PRECISION_UNKNOWN)
    return FALSE;
  *seconds = date.from;
  return TRUE;
}
