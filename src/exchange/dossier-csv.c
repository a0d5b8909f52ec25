/* dossier-csv.c - a table as text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-csv.h"

#include <string.h>

#include "dossier-exchange-limits.h"

/* The one of the separators that stands most often in the first line, outside of quotes. */
static char
find_separator (const char *at, const char *end)
{
  static const char separators[] = { ',', ';', '\t' };
  guint             counts[G_N_ELEMENTS (separators)] = { 0 }, best = 0;
  gboolean          is_quoted = FALSE;

  for (; at < end && (is_quoted || (*at != '\n' && *at != '\r')); at++)
    {
      is_quoted ^= *at == '"';
      for (guint i = 0; !is_quoted && i < G_N_ELEMENTS (separators); i++)
        counts[i] += *at == separators[i];
    }
  for (guint i = 1; i < G_N_ELEMENTS (separators); i++)
    if (counts[i] > counts[best])
      best = i;
  return separators[best];
}

DossierCsv *
dossier_csv_new (const char *text, gsize length)
{
  DossierCsv *self = g_new0 (DossierCsv, 1);

  self->at = text;
  self->end = text + length;
  self->separator = find_separator (self->at, self->end);
  self->values = g_string_new (NULL);
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  return self;
}

void
dossier_csv_free (DossierCsv *self)
{
  if (self == NULL)
    return;
  g_string_free (self->values, TRUE);
  g_array_unref (self->starts);
  g_free (self);
}

/* @length bytes from @from on, as far as there is room. */
static void
append (DossierCsv *self, const char *from, gsize length)
{
  gsize room = DOSSIER_CSV_MAX_RECORD_BYTES - MIN (self->values->len, DOSSIER_CSV_MAX_RECORD_BYTES);

  g_string_append_len (self->values, from, (gssize) MIN (length, room));
}

/* From behind the first quote to behind the last one; two of them are one of the text. */
static void
read_quoted (DossierCsv *self)
{
  while (self->at < self->end)
    {
      const char *quote = memchr (self->at, '"', (gsize) (self->end - self->at));
      const char *stop = quote != NULL ? quote : self->end;

      append (self, self->at, (gsize) (stop - self->at));
      self->at = quote != NULL ? quote + 1 : self->end;
      if (quote == NULL || self->at == self->end || *self->at != '"')
        return;
      append (self, "\"", 1);
      self->at++;
    }
}

static gboolean
is_line_end (char c)
{
  return c == '\n' || c == '\r';
}

/* What stands unquoted, also behind a quoted part. */
static void
read_bare (DossierCsv *self)
{
  const char *start = self->at;

  while (self->at < self->end && *self->at != self->separator && !is_line_end (*self->at))
    self->at++;
  append (self, start, (gsize) (self->at - start));
}

static void
read_field (DossierCsv *self)
{
  gsize start = self->values->len;

  if (self->at < self->end && *self->at == '"')
    {
      self->at++;
      read_quoted (self);
    }
  read_bare (self);
  if (self->starts->len >= DOSSIER_CSV_MAX_COLUMNS)
    {
      g_string_truncate (self->values, start);
      return;
    }
  g_array_append_val (self->starts, start);
  g_string_append_c (self->values, '\0');
}

gboolean
dossier_csv_next (DossierCsv *self)
{
  g_string_truncate (self->values, 0);
  g_array_set_size (self->starts, 0);
  while (self->at < self->end && is_line_end (*self->at))
    self->at++;
  if (self->at == self->end)
    return FALSE;
  read_field (self);
  while (self->at < self->end && *self->at == self->separator)
    {
      self->at++;
      read_field (self);
    }
  return TRUE;
}

guint
dossier_csv_count (const DossierCsv *self)
{
  return self->starts->len;
}

const char *
dossier_csv_get (const DossierCsv *self, guint column)
{
  return column < self->starts->len ? self->values->str + g_array_index (self->starts, gsize, column) : "";
}

/* ---- writing ---- */

/* Spreadsheets calculate what begins so, also when it stands in quotes. */
static gboolean
is_formula (const char *text)
{
  return *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;
}

void
dossier_csv_append (GString *out, const char *field, gboolean is_for_spreadsheets)
{
  const char *text = field != NULL ? field : "";
  gboolean    is_kept = is_for_spreadsheets && is_formula (text + strspn (text, "'"));
  gboolean    is_quoted = strpbrk (text, ",;\"\r\n\t") != NULL || *text == ' ' || is_kept;

  g_string_append (out, is_quoted ? "\"" : "");
  g_string_append (out, is_kept ? "'" : "");
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append (out, is_quoted ? "\"" : "");
}

const char *
dossier_csv_skip_apostrophe (const char *text)
{
  return *text == '\'' && is_formula (text + strspn (text, "'")) ? text + 1 : text;
}
