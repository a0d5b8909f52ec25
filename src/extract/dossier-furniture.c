/* dossier-furniture.c - lines that stand around an article and are none of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-furniture-private.h"

#include <string.h>

#include "dossier-extract-data-private.h"

/* Bytes of the longest line that can be furniture. */
#define MAX_LINE 240

typedef struct
{
  GHashTable *lines; /* phrase -> DossierFurniture */
  GPtrArray  *starts, *parts;
} Phrases;

static Phrases *
load_phrases (void)
{
  Phrases *self = g_new0 (Phrases, 1);
  g_autoptr (GPtrArray) rows = dossier_extract_data_load ("furniture");

  self->lines = g_hash_table_new (g_str_hash, g_str_equal);
  self->starts = g_ptr_array_new ();
  self->parts = g_ptr_array_new ();
  for (guint i = 0; i < rows->len; i++)
    {
      GStrv row = g_ptr_array_index (rows, i);
      char *phrase = (char *) g_intern_string (row[1]);

      if (strcmp (row[0], "start") == 0)
        g_ptr_array_add (self->starts, phrase);
      else if (strcmp (row[0], "has") == 0)
        g_ptr_array_add (self->parts, phrase);
      else
        g_hash_table_insert (self->lines, phrase,
                             GINT_TO_POINTER (strcmp (row[0], "end") == 0   ? DOSSIER_FURNITURE_END
                                              : strcmp (row[0], "any") == 0 ? DOSSIER_FURNITURE_ANY
                                                                            : DOSSIER_FURNITURE_EDGE));
    }
  return self;
}

static const Phrases *
get_phrases (void)
{
  static Phrases *phrases = NULL;

  if (g_once_init_enter (&phrases))
    g_once_init_leave (&phrases, load_phrases ());
  return phrases;
}

static gboolean
is_edge (gunichar c)
{
  return g_unichar_isspace (c) || (g_unichar_ispunct (c) && c != '(' && c != 0xa9) || c == '>' || c == '|'
         || c == 0x2192 || c == 0xbb || g_unichar_iscntrl (c);
}

/* Lower case, blanks folded, bullets and punctuation at both ends gone. */
static char *
normalize (const char *line)
{
  g_autofree char *lower = g_utf8_strdown (line, -1);
  GString         *out = g_string_new (NULL);
  const char      *end = lower + strlen (lower);
  const char      *p = lower;

  while (*p != '\0' && is_edge (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  while (end > p && is_edge (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  for (; p < end; p = g_utf8_next_char (p))
    {
      if (!g_unichar_isspace (g_utf8_get_char (p)))
        g_string_append_len (out, p, g_utf8_next_char (p) - p);
      else if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  return g_string_free (out, FALSE);
}

DossierFurniture
dossier_furniture_classify (const char *line)
{
  const Phrases   *phrases = get_phrases ();
  g_autofree char *plain = NULL;
  gpointer         found;

  if (strlen (line) > MAX_LINE)
    return DOSSIER_FURNITURE_NONE;
  plain = normalize (line);
  if (*plain == '\0')
    return DOSSIER_FURNITURE_NONE;
  found = g_hash_table_lookup (phrases->lines, plain);
  if (found != NULL)
    return (DossierFurniture) GPOINTER_TO_INT (found);
  for (guint i = 0; i < phrases->starts->len; i++)
    if (g_str_has_prefix (plain, g_ptr_array_index (phrases->starts, i)))
      return DOSSIER_FURNITURE_EDGE;
  for (guint i = 0; i < phrases->parts->len; i++)
    if (strstr (plain, g_ptr_array_index (phrases->parts, i)) != NULL)
      return DOSSIER_FURNITURE_EDGE;
  return DOSSIER_FURNITURE_NONE;
}

static gboolean
is_empty (const char *line)
{
  return line[strspn (line, " \t\r\f\v")] == '\0';
}

static gsize
count_bytes (GPtrArray *lines, guint from)
{
  gsize bytes = 0;

  for (guint i = from; i < lines->len; i++)
    bytes += strlen (g_ptr_array_index (lines, i));
  return bytes;
}

/* Everything from the line on that says the article is over, if most of the text stands before it. */
static void
cut_end (GPtrArray *lines)
{
  gsize all = count_bytes (lines, 0), before = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const char *line = g_ptr_array_index (lines, i);

      if (i > 0 && before * 5 >= all * 3 && dossier_furniture_classify (line) == DOSSIER_FURNITURE_END)
        {
          g_ptr_array_set_size (lines, (int) i);
          return;
        }
      before += strlen (line);
    }
}

void
dossier_furniture_trim (GPtrArray *lines)
{
  gsize all = count_bytes (lines, 0), kept;

  cut_end (lines);
  kept = count_bytes (lines, 0);
  while (lines->len > 1)
    {
      const char *line = g_ptr_array_index (lines, lines->len - 1);

      if (!is_empty (line)
          && (dossier_furniture_classify (line) == DOSSIER_FURNITURE_NONE || (kept - strlen (line)) * 2 < all))
        break;
      kept -= strlen (line);
      g_ptr_array_set_size (lines, (int) lines->len - 1);
    }
  while (lines->len > 1)
    {
      const char *line = g_ptr_array_index (lines, 0);

      if (!is_empty (line) && dossier_furniture_classify (line) == DOSSIER_FURNITURE_NONE)
        break;
      g_ptr_array_remove_index (lines, 0);
    }
  for (guint i = lines->len; i > 1; i--)
    if (dossier_furniture_classify (g_ptr_array_index (lines, i - 1)) == DOSSIER_FURNITURE_ANY)
      g_ptr_array_remove_index (lines, i - 1);
}
