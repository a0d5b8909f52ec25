/* dossier-citation-bibtex.c - a story for BibTeX and biblatex
 *
 * "year" and "month" are for BibTeX's own styles, "date" and "urldate" for biblatex.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-citation-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>
#include "dossier-escape.h"

/* BibTeX counts braces, escaped ones too: those of a text are written by name. */
static void
append_letter (GString *out, const char *p)
{
  switch (*p)
    {
    case '\\': g_string_append (out, "\\textbackslash{}"); break;
    case '{': g_string_append (out, "\\textbraceleft{}"); break;
    case '}': g_string_append (out, "\\textbraceright{}"); break;
    case '~': g_string_append (out, "\\textasciitilde{}"); break;
    case '^': g_string_append (out, "\\textasciicircum{}"); break;
    case '%':
    case '&':
    case '#':
    case '$':
    case '_': g_string_append_printf (out, "\\%c", *p); break;
    default: g_string_append_len (out, p, g_utf8_next_char (p) - p); break;
    }
}

static void
append_text (GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    append_letter (out, p);
}

static gboolean
has_capital (const char *text, gsize length)
{
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    if (g_unichar_isupper (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* Words with capitals stand in braces: styles that write titles small leave them as they are. */
static void
append_title (GString *out, const char *title)
{
  for (const char *p = title; *p != '\0';)
    {
      gsize            length = strcspn (p, " ");
      g_autofree char *word = g_strndup (p, length);
      gboolean         is_kept = has_capital (p, length);

      g_string_append (out, is_kept ? "{" : "");
      append_text (out, word);
      g_string_append (out, is_kept ? "}" : "");
      p += length;
      for (; *p == ' '; p++)
        g_string_append_c (out, ' ');
    }
}

/* Opens a field; the entry is open. */
static void
begin_field (GString *out, const char *name)
{
  g_string_append_printf (out, ",\n  %s = {", name);
}

static void
append_field (GString *out, const char *name, const char *text)
{
  g_autofree char *line = dossier_citation_dup_line (text);

  if (*line == '\0')
    return;
  begin_field (out, name);
  append_text (out, line);
  g_string_append_c (out, '}');
}

/* A part of a name that BibTeX would take apart stands in braces. */
static void
append_name (GString *out, const char *name, gboolean is_whole)
{
  gboolean is_kept = is_whole || strchr (name, ',') != NULL || strstr (name, " and ") != NULL;

  g_string_append (out, is_kept ? "{" : "");
  append_text (out, name);
  g_string_append (out, is_kept ? "}" : "");
}

static void
append_authors (GString *out, const DossierStoryRow *story)
{
  g_autoptr (GPtrArray) authors = dossier_citation_split_authors (story->author, story->source);

  for (guint i = 0; i < authors->len; i++)
    {
      const DossierAuthor *author = authors->pdata[i];

      if (i == 0)
        begin_field (out, "author");
      else
        g_string_append (out, " and ");
      append_name (out, author->family, author->given == NULL);
      if (author->given == NULL)
        continue;
      g_string_append (out, ", ");
      append_name (out, author->given, FALSE);
    }
  if (authors->len > 0)
    g_string_append_c (out, '}');
}

static void
append_day (GString *out, const DossierCitationDay *day)
{
  g_string_append_printf (out, "%04d", day->year);
  if (day->month > 0)
    g_string_append_printf (out, "-%02d", day->month);
  if (day->day > 0)
    g_string_append_printf (out, "-%02d", day->day);
}

static void
append_date (GString *out, const DossierStoryRow *story)
{
  static const char *const months[]
      = { "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec" };
  DossierCitationDay first, last;
  gboolean           is_range = story->published.precision == DOSSIER_PRECISION_RANGE;

  if (!dossier_citation_find_day (&story->published, &first, &last))
    return;
  begin_field (out, "date");
  append_day (out, &first);
  if (is_range)
    {
      g_string_append_c (out, '/');
      append_day (out, &last);
    }
  g_string_append_c (out, '}');
  if (first.year == last.year)
    g_string_append_printf (out, ",\n  year = {%04d}", first.year);
  if (first.month > 0 && !is_range)
    g_string_append_printf (out, ",\n  month = %s", months[first.month - 1]);
}

static void
append_access (GString *out, const DossierStoryRow *story, gboolean has_address)
{
  DossierDate        saved = dossier_date_from_time (story->saved);
  DossierCitationDay day, last;

  if (story->saved == 0 || !dossier_citation_find_day (&saved, &day, &last))
    return;
  if (has_address)
    {
      begin_field (out, "urldate");
      append_day (out, &day);
    }
  else
    {
      g_autoptr (GString) written = g_string_new (NULL);
      g_autofree char *words = NULL;

      append_day (written, &day);
      /* TRANSLATORS: %s is a day: 2024-08-06 */
      words = g_strdup_printf (_ ("Saved on %s"), written->str);
      begin_field (out, "note");
      append_text (out, words);
    }
  g_string_append_c (out, '}');
}

void
dossier_citation_add_bibtex (GString *out, const DossierStoryRow *story, const char *key)
{
  const char      *uri = dossier_web_address (story->uri);
  g_autofree char *title = dossier_citation_dup_title (story);

  g_string_append_printf (out, "@%s{%s", uri != NULL ? "online" : "misc", key);
  append_authors (out, story);
  begin_field (out, "title");
  append_title (out, title);
  g_string_append_c (out, '}');
  append_field (out, uri != NULL ? "organization" : "howpublished", story->source);
  append_date (out, story);
  if (uri != NULL)
    {
      begin_field (out, "url");
      dossier_escape_address (out, uri);
      g_string_append_c (out, '}');
    }
  append_access (out, story, uri != NULL);
  g_string_append (out, "\n}\n");
}
