/* dossier-page-choice.c - whether a page is the one that a story links to
 *
 * Every site words its login differently, but none of them names what the story is about. Words are looked for as parts
 * of words, so that endings do no harm; of scripts without spaces each character is one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-page-choice.h"

#include <string.h>

/* Shorter words stand on every page. */
#define MIN_LETTERS 4

typedef struct
{
  GPtrArray  *words; /* of utf8, each once */
  GHashTable *seen;  /* borrows them */
} Words;

static void
add_word (Words *words, const char *start, gsize length)
{
  char *word;

  if (words->words->len >= DOSSIER_PAGE_CHOICE_MAX_WORDS)
    return;
  word = g_strndup (start, length);
  if (g_hash_table_contains (words->seen, word))
    {
      g_free (word);
      return;
    }
  g_ptr_array_add (words->words, word);
  g_hash_table_add (words->seen, word);
}

/* Letters and digits folded, one blank for everything between them. */
static char *
fold (const char *text)
{
  g_autofree char *normal = text != NULL ? g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE) : NULL;
  g_autofree char *folded = normal != NULL ? g_utf8_casefold (normal, -1) : g_strdup ("");
  GString         *words = g_string_sized_new (strlen (folded) + 1);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (words, g_utf8_get_char (p));
    else if (words->len > 0 && words->str[words->len - 1] != ' ')
      g_string_append_c (words, ' ');
  return g_string_free (words, FALSE);
}

static void
collect (Words *words, const char *text)
{
  g_autofree char *folded = fold (text);
  const char      *start = folded;
  guint            n = 0;

  for (const char *p = folded;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c != 0 && g_unichar_iswide (c))
        add_word (words, p, (gsize) (g_utf8_next_char (p) - p));
      if (c != 0 && c != ' ' && !g_unichar_iswide (c))
        {
          if (n++ == 0)
            start = p;
          continue;
        }
      if (n >= MIN_LETTERS)
        add_word (words, start, (gsize) (p - start));
      n = 0;
      if (c == 0)
        return;
    }
}

static guint
count_in (const Words *words, const char *page)
{
  guint n = 0;

  for (guint i = 0; i < words->words->len; i++)
    n += strstr (page, words->words->pdata[i]) != NULL;
  return n;
}

gboolean
dossier_page_choice_is_about (const char *page_title, const char *page_text, const char *title, const char *summary)
{
  g_autofree char *page_words
      = g_strconcat (page_title != NULL ? page_title : "", " ", page_text != NULL ? page_text : "", NULL);
  g_autofree char *page = fold (page_words);
  Words            words = { g_ptr_array_new_with_free_func (g_free), g_hash_table_new (g_str_hash, g_str_equal) };
  gboolean         is_about;

  collect (&words, title);
  is_about = words.words->len > 0 && count_in (&words, page) * 2 >= words.words->len;
  if (!is_about)
    {
      collect (&words, summary);
      is_about = count_in (&words, page) * 3 >= words.words->len;
    }
  g_hash_table_unref (words.seen);
  g_ptr_array_unref (words.words);
  return is_about;
}
