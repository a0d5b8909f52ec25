/* dossier-citation.c - what every citation says of a story: its day, its title, its key
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-citation-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

/* Words of a text that stand for a title. */
#define TITLE_WORDS 8
/* Letters of a uid that tell two keys apart, and most letters of a part of a key. */
#define TAIL 8
#define KEY_PART 24

/* ---- words ---- */

char *
dossier_citation_dup_line (const char *text)
{
  GString *line = g_string_new (NULL);

  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean is_blank = g_unichar_isspace (c) || g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029;

      if (!is_blank && c != 0xfffe && c != 0xffff && c != 0xfffc)
        g_string_append_unichar (line, c);
      else if (is_blank && line->len > 0 && line->str[line->len - 1] != ' ')
        g_string_append_c (line, ' ');
    }
  if (line->len > 0 && line->str[line->len - 1] == ' ')
    g_string_truncate (line, line->len - 1);
  return g_string_free (line, FALSE);
}

/* Cuts at a letter. */
static void
cut (char *text, gsize most)
{
  if (strlen (text) > most)
    *g_utf8_find_prev_char (text, text + most + 1) = '\0';
}

/* "[The first words of it…]" */
static char *
dup_first_words (const char *text)
{
  g_autofree char *line = dossier_citation_dup_line (text);
  char            *p = line;

  if (*line == '\0')
    return g_strdup_printf ("[%s]", _ ("Untitled"));
  for (guint i = 0; i < TITLE_WORDS && p != NULL; i++)
    p = strchr (i == 0 ? p : p + 1, ' ');
  if (p != NULL)
    *p = '\0';
  cut (line, DOSSIER_CITATION_MAX_TITLE);
  return g_strdup_printf ("[%s%s]", line, p != NULL ? "…" : "");
}

char *
dossier_citation_dup_title (const DossierStoryRow *story)
{
  g_autofree char *title = dossier_citation_dup_line (story->title);

  if (*title == '\0')
    return dup_first_words (story->summary);
  cut (title, DOSSIER_CITATION_MAX_TITLE);
  return g_steal_pointer (&title);
}

/* ---- days ---- */

static DossierCitationDay
day_of (gint64 seconds, DossierPrecision precision)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (seconds);
  DossierCitationDay day = { 0 };

  if (moment == NULL)
    return day;
  day.year = g_date_time_get_year (moment);
  day.month = precision >= DOSSIER_PRECISION_MONTH ? g_date_time_get_month (moment) : 0;
  day.day = precision >= DOSSIER_PRECISION_DAY ? g_date_time_get_day_of_month (moment) : 0;
  return day;
}

gboolean
dossier_citation_find_day (const DossierDate *date, DossierCitationDay *first, DossierCitationDay *last)
{
  *first = *last = (DossierCitationDay){ 0 };
  if (date->precision == DOSSIER_PRECISION_UNKNOWN)
    return FALSE;
  *first = day_of (date->from, date->precision);
  *last = date->precision == DOSSIER_PRECISION_RANGE ? day_of (date->until - 1, date->precision) : *first;
  return first->year > 0;
}

/* ---- keys ---- */

struct _DossierCitationKeys
{
  GHashTable *times; /* key -> how many stories would have it */
};

DossierCitationKeys *
dossier_citation_keys_new (void)
{
  DossierCitationKeys *self = g_new (DossierCitationKeys, 1);

  self->times = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
dossier_citation_keys_free (DossierCitationKeys *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->times);
  g_free (self);
}

/* The letters and digits of @text, small and without accents: what every program takes in a key. Of other scripts
 * nothing is left. */
static void
append_plain (GString *out, const char *text)
{
  g_autofree char *plain = g_str_to_ascii (text, "C");
  gsize            from = out->len;

  for (const char *p = plain; *p != '\0' && out->len - from < KEY_PART; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (out, g_ascii_tolower (*p));
}

static gboolean
is_small_word (const char *word)
{
  static const char *const small[]
      = { "a",   "an",  "the", "of",  "on",  "in",  "to", "for", "and", "or",  "is", "are",
          "how", "why", "der", "die", "das", "ein", "le", "la",  "les", "une", "un", NULL };
  g_autofree char *lower = g_ascii_strdown (word, -1);

  return g_strv_contains (small, lower);
}

/* The first word of the title that says something. */
static void
append_word (GString *out, const char *title)
{
  g_autofree char *plain = g_str_to_ascii (title, "C");
  g_auto (GStrv) words = g_strsplit_set (plain, " -/:", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize before = out->len;

      if (is_small_word (words[i]))
        continue;
      append_plain (out, words[i]);
      if (out->len > before)
        return;
    }
}

/* "schulman2024move" */
static char *
make_key (const DossierStoryRow *story)
{
  g_autoptr (GPtrArray) authors = dossier_citation_split_authors (story->author, story->source);
  g_autoptr (GString) key = g_string_new (NULL);
  g_autofree char   *title = dossier_citation_dup_title (story);
  DossierCitationDay first, last;

  if (authors->len > 0)
    append_plain (key, ((const DossierAuthor *) authors->pdata[0])->family);
  if (key->len == 0)
    append_plain (key, story->source != NULL ? story->source : "");
  if (key->len == 0)
    g_string_append (key, "story");
  if (dossier_citation_find_day (&story->published, &first, &last))
    g_string_append_printf (key, "%d", first.year);
  else
    g_string_append (key, "nd");
  append_word (key, title);
  return g_string_free (g_steal_pointer (&key), FALSE);
}

void
dossier_citation_keys_add (DossierCitationKeys *self, const DossierStoryRow *story)
{
  char *key = make_key (story);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->times, key));

  g_hash_table_insert (self->times, key, GUINT_TO_POINTER (n + 1));
}

char *
dossier_citation_keys_dup (DossierCitationKeys *self, const DossierStoryRow *story)
{
  g_autofree char *key = make_key (story);
  g_autoptr (GString) tail = NULL;

  if (GPOINTER_TO_UINT (g_hash_table_lookup (self->times, key)) < 2 || story->uid == NULL)
    return g_steal_pointer (&key);
  tail = g_string_new (NULL);
  append_plain (tail, story->uid);
  g_string_truncate (tail, MIN (tail->len, TAIL));
  return g_strjoin ("-", key, tail->str, NULL);
}

/* ---- the formats ---- */

const DossierCitationWriter *
dossier_citation_writer_find (const char *format)
{
  static const DossierCitationWriter writers[] = {
    { "bibtex", "", "\n", "", dossier_citation_add_bibtex },
    { "ris", "", "\r\n", "", dossier_citation_add_ris },
    { "csl-json", "[\n", ",\n", "\n]\n", dossier_citation_add_csl },
    { "sentence", "", "", "", dossier_citation_add_sentence },
  };

  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    if (g_str_equal (format, writers[i].format))
      return &writers[i];
  return NULL;
}
