/* dossier-name-abbreviations.c - abbreviations of things are no names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-name-abbreviations-private.h"

#define MIN_LETTERS 2
#define MAX_LETTERS 8

#define is(i, word) dossier_reading_is (reading, (i), (word))

/* The letters of token @i, without the s of a plural; 0 when it is no abbreviation. */
static guint
count_letters (const DossierReading *reading, guint i)
{
  const DossierToken *token = &reading->tokens->tokens[i];
  const char         *text = reading->tokens->text + token->start;
  guint               n = 0;

  while (n < token->length && g_ascii_isupper (text[n]))
    n++;
  if (n < MIN_LETTERS || n > MAX_LETTERS || (n < token->length && (n + 1 < token->length || text[n] != 's')))
    return 0;
  return n;
}

/* Words that abbreviations leave out. */
static gboolean
is_left_out (const DossierReading *reading, guint i)
{
  return reading->tokens->tokens[i].kind == DOSSIER_TOKEN_PUNCTUATION || is (i, "of") || is (i, "and") || is (i, "for")
         || is (i, "the") || is (i, "in") || is (i, "to") || is (i, "a");
}

/* Is the word at @i written small, or one of the language that ends no organization's name? */
static gboolean
is_plain (const DossierReading *reading, guint i)
{
  const guint32 endings = DOSSIER_WORD_SUFFIX | DOSSIER_WORD_WEAK | DOSSIER_WORD_LEGAL;

  return !dossier_reading_is_capital (reading, i)
         || (dossier_reading_has (reading, i, DOSSIER_WORD_COMMON) && !dossier_reading_has (reading, i, endings));
}

/* Do plain words before the bracket @open, back to token @first at most, begin with the letters of the token behind it?
 */
static gboolean
is_of_plain_words (const DossierReading *reading, guint first, guint open)
{
  const DossierTokens *tokens = reading->tokens;
  const char          *letters = tokens->text + tokens->tokens[open + 1].start;
  guint                at = open;

  for (guint left = count_letters (reading, open + 1); left > 0;)
    {
      char letter;

      if (at-- == first)
        return FALSE;
      letter = g_ascii_toupper (tokens->text[tokens->tokens[at].start]);
      if (letter == letters[left - 1] && tokens->tokens[at].kind == DOSSIER_TOKEN_WORD)
        {
          if (!is_plain (reading, at))
            return FALSE;
          left--;
        }
      else if (!is_left_out (reading, at))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_in_brackets (const DossierReading *reading, const DossierCandidate *candidate)
{
  const DossierSentence *sentence = &reading->tokens->sentences[candidate->sentence];

  return candidate->n == 1 && candidate->first > sentence->first && is (candidate->first - 1, "(")
         && is (candidate->first + 1, ")") && count_letters (reading, candidate->first) > 0;
}

void
dossier_name_drop_abbreviations (const DossierReading *reading, GArray *candidates)
{
  g_autoptr (GHashTable) things = NULL;

  for (guint c = 0; c < candidates->len; c++)
    {
      DossierCandidate *candidate = &g_array_index (candidates, DossierCandidate, c);

      if (!is_in_brackets (reading, candidate)
          || !is_of_plain_words (reading, reading->tokens->sentences[candidate->sentence].first, candidate->first - 1))
        continue;
      if (things == NULL)
        things = g_hash_table_new (g_int64_hash, g_int64_equal);
      g_hash_table_add (things, &candidate->key);
    }
  for (guint c = 0; things != NULL && c < candidates->len; c++)
    {
      DossierCandidate *candidate = &g_array_index (candidates, DossierCandidate, c);

      if (candidate->n == 1 && candidate->organization == 0 && g_hash_table_contains (things, &candidate->key))
        candidate->kind = DOSSIER_NAME_OTHER;
    }
}
