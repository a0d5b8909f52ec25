/* dossier-plain-title.c - a title for a text that has none: its first sentence, made short.
 *
 * "In a recent announcement, Ann Lee, founder of Acme, left the firm, which …" -> "Ann Lee left the firm".
 * Only whole clauses go: an opening one, an apposition after a name, and what comes after the last clause that fits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-plain.h"

#include <string.h>

#include "dossier-extract-limits.h"

/* Bytes of a first sentence that are looked at. */
#define REACH 1000
/* Characters of a clause that says enough to stand alone. */
#define MIN_CLAUSE 24
/* Words of an opening clause such as "In a recent announcement,". */
#define MAX_OPENING 7

static gboolean
ends_with_abbreviation (const char *from, const char *dot)
{
  static const char *const known[]
      = { "mr",  "mrs", "ms",  "dr",  "prof", "inc", "ltd", "corp", "co",   "st",  "jr",  "sr", "vs",
          "gen", "sen", "rep", "gov", "no",   "jan", "feb", "aug",  "sept", "oct", "nov", "dec" };
  const char *word = dot;

  while (word > from && g_ascii_isalpha (word[-1]))
    word--;
  if (dot - word <= 1)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (strlen (known[i]) == (gsize) (dot - word) && g_ascii_strncasecmp (word, known[i], (gsize) (dot - word)) == 0)
      return TRUE;
  return FALSE;
}

/* The first sentence or line, blanks folded. */
static char *
first_sentence (const char *text)
{
  GString *out = g_string_new (NULL);
  gboolean started = FALSE;

  for (const char *p = text; *p != '\0' && out->len < REACH; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gsize    n = (gsize) (g_utf8_next_char (p) - p);

      if (started && (*p == '\n' || c == 0x2028))
        break;
      if (g_unichar_isspace (c) || g_unichar_iscntrl (c) || c == 0xfffc)
        {
          if (out->len > 0 && out->str[out->len - 1] != ' ')
            g_string_append_c (out, ' ');
          continue;
        }
      started = TRUE;
      g_string_append_len (out, p, (gssize) n);
      if (c == 0x3002)
        break;
      if ((*p == '.' || *p == '!' || *p == '?') && (p[1] == '\0' || g_ascii_isspace (p[1]))
          && (*p != '.' || !ends_with_abbreviation (out->str, out->str + out->len - 1)))
        break;
    }
  return g_strchomp (g_string_free (out, FALSE));
}

static gboolean
is_lower_at (const char *p)
{
  return g_unichar_islower (g_utf8_get_char (p));
}

/* "In a recent announcement, John" begins at "John"; the sentence itself when it has no opening clause. */
static const char *
skip_opening (const char *sentence)
{
  static const char *const openers[]
      = { "in ",       "on ",      "at ",        "after ", "earlier ",  "according to ", "as ",
          "with ",     "during ",  "following ", "today",  "yesterday", "last ",         "this ",
          "meanwhile", "recently", "late ",      "by ",    "for ",      "since ",        "over " };
  const char *comma = strstr (sentence, ", ");
  guint       words = 1;
  gboolean    opens = FALSE;

  if (comma == NULL)
    return sentence;
  for (guint i = 0; i < G_N_ELEMENTS (openers); i++)
    opens = opens || g_ascii_strncasecmp (sentence, openers[i], strlen (openers[i])) == 0;
  for (const char *p = sentence; p < comma; p++)
    words += *p == ' ';
  return opens && words <= MAX_OPENING && g_unichar_isupper (g_utf8_get_char (comma + 2)) ? comma + 2 : sentence;
}

static gboolean
begins_with_word (const char *p, const char *const *words, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      gsize length = strlen (words[i]);

      if (g_ascii_strncasecmp (p, words[i], length) == 0 && !g_ascii_isalnum (p[length]))
        return TRUE;
    }
  return FALSE;
}

/* "Ann Lee, founder of Acme, left" -> "Ann Lee left": between the first two commas stands who somebody is. */
static char *
drop_apposition (const char *sentence)
{
  static const char *const joins[] = { "and", "or", "but", "nor", "while", "who", "which", "where", "when", "as" };
  const char              *first = strstr (sentence, ", ");
  const char              *second = first != NULL ? strstr (first + 2, ", ") : NULL;
  const char              *name = first;

  if (second == NULL || first - sentence > 60 || second - first > 80 || !is_lower_at (first + 2)
      || !is_lower_at (second + 2) || begins_with_word (first + 2, joins, G_N_ELEMENTS (joins))
      || begins_with_word (second + 2, joins, G_N_ELEMENTS (joins)))
    return g_strdup (sentence);
  while (name > sentence && name[-1] != ' ')
    name--;
  if (!g_unichar_isupper (g_utf8_get_char (name)))
    return g_strdup (sentence);
  return g_strdup_printf ("%.*s%s", (int) (first - sentence), sentence, second + 1);
}

/* Whether a clause ends before @p, which is at a blank. */
static gboolean
clause_ends (const char *sentence, const char *p)
{
  static const char *const openers[] = { "who", "which", "whose",  "where", "while",     "because", "although",
                                         "but", "after", "before", "amid",  "according", "saying",  "citing" };
  const char              *before = p > sentence ? g_utf8_prev_char (p) : p;

  if (strchr (",;:", *before) != NULL && *before != '\0')
    return TRUE;
  if (g_str_has_prefix (p + 1, "\xe2\x80\x94") || g_str_has_prefix (p + 1, "\xe2\x80\x93")
      || g_str_has_prefix (p + 1, "- "))
    return TRUE;
  return begins_with_word (p + 1, openers, G_N_ELEMENTS (openers));
}

static char *
strip_end (char *title)
{
  static const char *const weak[]
      = { " and", " or", " the", " a", " an", " of", " to", " in", " for", " with", " by", " at" };
  gboolean again = TRUE;

  while (again)
    {
      gsize n = strlen (title);

      again = FALSE;
      if (n > 0 && strchr (" ,;:.-(", title[n - 1]) != NULL && !g_str_has_suffix (title, ".."))
        {
          /* "U.S." keeps its point. */
          if (title[n - 1] == '.' && n > 3 && title[n - 3] == '.')
            return title;
          title[n - 1] = '\0';
          again = TRUE;
        }
      for (guint i = 0; !again && i < G_N_ELEMENTS (weak); i++)
        if (g_str_has_suffix (title, weak[i]))
          {
            title[strlen (title) - strlen (weak[i])] = '\0';
            again = TRUE;
          }
    }
  return title;
}

/* @sentence at the end of the last clause, else of the last word, that fits. Takes @sentence. */
static char *
shorten (char *sentence)
{
  const char *clause = NULL, *word = NULL;
  glong       n = 0;
  char       *title;

  if (g_utf8_strlen (sentence, -1) <= DOSSIER_PLAIN_TITLE_LENGTH + 1 && !g_str_has_suffix (sentence, ","))
    {
      gsize length = strlen (sentence);

      if (length > 1 && sentence[length - 1] == '.' && sentence[length - 2] != '.'
          && !ends_with_abbreviation (sentence, sentence + length - 1))
        sentence[length - 1] = '\0';
      if (g_utf8_strlen (sentence, -1) <= DOSSIER_PLAIN_TITLE_LENGTH)
        return sentence;
    }
  for (const char *p = sentence; *p != '\0' && n <= DOSSIER_PLAIN_TITLE_LENGTH; p = g_utf8_next_char (p), n++)
    if (*p == ' ')
      {
        if (n < DOSSIER_PLAIN_TITLE_LENGTH)
          word = p;
        if (n >= MIN_CLAUSE && clause_ends (sentence, p))
          clause = p;
      }
  if (clause != NULL)
    title = strip_end (g_strndup (sentence, (gsize) (clause - sentence)));
  else if (word != NULL)
    {
      g_autofree char *cut = strip_end (g_strndup (sentence, (gsize) (word - sentence)));

      title = g_strconcat (cut, "\xe2\x80\xa6", NULL);
    }
  else
    title = g_utf8_substring (sentence, 0, MIN (n, DOSSIER_PLAIN_TITLE_LENGTH - 1));
  g_free (sentence);
  return title;
}

char *
dossier_plain_dup_title (const char *text)
{
  g_autofree char *sentence = first_sentence (text);

  if (g_utf8_strlen (sentence, -1) <= DOSSIER_PLAIN_TITLE_LENGTH)
    return shorten (g_steal_pointer (&sentence));
  return shorten (drop_apposition (skip_opening (sentence)));
}
