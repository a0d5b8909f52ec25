/* dossier-extract-words.c - the words around dates, names and pages, in many languages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-extract-words-private.h"

#include <string.h>

#include "dossier-extract-data-private.h"

/* Letters of a month's name that tell it. */
#define MIN_MONTH 3
/* Bytes of a text that is looked at for the word it begins with, or is. */
#define REACH 80

typedef struct
{
  GPtrArray  *words[DOSSIER_WORDS_N];
  GHashTable *months; /* every name and every beginning of it -> 1 to 12 */
} Words;

static void
add_month (GHashTable *months, const char *name, int month)
{
  const char *end = g_utf8_strlen (name, -1) < MIN_MONTH ? NULL : g_utf8_offset_to_pointer (name, MIN_MONTH);

  for (; end != NULL; end = *end != '\0' ? g_utf8_next_char (end) : NULL)
    {
      char *part = g_strndup (name, (gsize) (end - name));

      /* What an earlier name begins with keeps it, unless this is a whole name. */
      if (*end == '\0' || !g_hash_table_contains (months, part))
        g_hash_table_insert (months, part, GINT_TO_POINTER (month));
      else
        g_free (part);
    }
}

static Words *
load_words (void)
{
  static const char *const names[] = { "by", "published", "updated", "next", "wall", "day" };
  Words                   *self = g_new0 (Words, 1);
  g_autoptr (GPtrArray) rows = dossier_extract_data_load ("words");

  self->months = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < DOSSIER_WORDS_N; i++)
    self->words[i] = g_ptr_array_new ();
  for (guint i = 0; i < rows->len; i++)
    {
      GStrv row = g_ptr_array_index (rows, i);

      if (strcmp (row[0], "month") == 0)
        add_month (self->months, row[1], atoi (row[2]));
      for (guint kind = 0; kind < DOSSIER_WORDS_N; kind++)
        if (strcmp (row[0], names[kind]) == 0)
          g_ptr_array_add (self->words[kind], (char *) g_intern_string (row[1]));
    }
  return self;
}

static const Words *
get_words (void)
{
  static Words *words = NULL;

  if (g_once_init_enter (&words))
    g_once_init_leave (&words, load_words ());
  return words;
}

GPtrArray *
dossier_extract_words (DossierWords kind)
{
  return get_words ()->words[kind];
}

gboolean
dossier_extract_words_has (DossierWords kind, const char *text)
{
  const GPtrArray *words = get_words ()->words[kind];
  g_autofree char *lower = NULL;

  if (strlen (text) > REACH)
    return FALSE;
  lower = g_utf8_strdown (text, -1);
  for (guint i = 0; i < words->len; i++)
    if (strcmp (lower, g_ptr_array_index (words, i)) == 0)
      return TRUE;
  return FALSE;
}

/* Bytes at the beginning of @text that are @word in any case. */
static gsize
match (const char *text, const char *word)
{
  const char *at = text;

  for (; *word != '\0'; word = g_utf8_next_char (word), at = g_utf8_next_char (at))
    if (*at == '\0' || g_unichar_tolower (g_utf8_get_char (at)) != g_utf8_get_char (word))
      return 0;
  return (gsize) (at - text);
}

gsize
dossier_extract_words_begin (DossierWords kind, const char *text)
{
  const GPtrArray *words = get_words ()->words[kind];
  gsize            longest = 0;

  for (guint i = 0; i < words->len; i++)
    {
      gsize length = match (text, g_ptr_array_index (words, i));

      if (length > longest && !g_unichar_isalnum (g_utf8_get_char (text + length)))
        longest = length;
    }
  return longest == 0 ? 0 : longest + strspn (text + longest, " :");
}

int
dossier_extract_month (const char *word, gsize length)
{
  g_autofree char *lower = length <= REACH ? g_utf8_strdown (word, (gssize) length) : NULL;

  return lower == NULL ? 0 : GPOINTER_TO_INT (g_hash_table_lookup (get_words ()->months, lower));
}
