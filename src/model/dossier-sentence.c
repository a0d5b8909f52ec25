/* dossier-sentence.c - the sentence around some words of a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-sentence.h"

#include <string.h>

/* Letters of a word with a capital that a point shortens. */
#define SHORT_WORD 3

static gboolean
is_closing (gunichar c)
{
  return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x2019 || c == 0x201d || c == 0xbb;
}

/* Whether @point shortens a word: "Inc.", "U.S." */
static gboolean
is_short_word (const char *text, const char *point)
{
  const char *first = point;
  guint       n = 0;

  for (; first > text && n <= SHORT_WORD; n++)
    {
      const char *previous = g_utf8_prev_char (first);

      if (!g_unichar_isalpha (g_utf8_get_char (previous)))
        break;
      first = previous;
    }
  return n > 0 && n <= SHORT_WORD && g_unichar_isupper (g_utf8_get_char (first));
}

/* Behind the last word of a block, or of a cell. */
static gboolean
is_block_end (char c)
{
  return c == '\n' || c == '\t';
}

/* Whether a sentence ends between @place and the character before it. */
static gboolean
is_border (const char *text, const char *place)
{
  const char *end = place > text ? g_utf8_prev_char (place) : place;
  gunichar    mark;

  if (place == text || *place == '\0' || is_block_end (*end))
    return TRUE;
  if (!g_unichar_isspace (g_utf8_get_char (end)))
    return FALSE;
  while (end > text && (g_unichar_isspace (g_utf8_get_char (end)) || is_closing (g_utf8_get_char (end))))
    end = g_utf8_prev_char (end);
  mark = g_utf8_get_char (end);
  return mark == '!' || mark == '?' || mark == 0x3002 || (mark == '.' && !is_short_word (text, end));
}

gboolean
dossier_sentence_find (const char *text, guint *start, guint *length)
{
  guint       whole = (guint) g_utf8_strlen (text, -1);
  const char *first, *end;

  if (*start > whole || *length > whole - *start)
    return FALSE;
  first = g_utf8_offset_to_pointer (text, *start);
  end = g_utf8_offset_to_pointer (first, *length);
  while (first < end && g_unichar_isspace (g_utf8_get_char (first)))
    first = g_utf8_next_char (first);
  while (end > first && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  if (first == end)
    return FALSE;
  for (guint i = 0; i < DOSSIER_SENTENCE_MAX_SIDE && !is_border (text, first); i++)
    first = g_utf8_prev_char (first);
  for (guint i = 0; i < DOSSIER_SENTENCE_MAX_SIDE && !is_block_end (*end) && !is_border (text, end); i++)
    end = g_utf8_next_char (end);
  while (end > first && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  *start = (guint) g_utf8_pointer_to_offset (text, first);
  *length = (guint) g_utf8_pointer_to_offset (first, end);
  return TRUE;
}
