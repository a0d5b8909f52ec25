/* dossier-phrases.c - the shapes of names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-phrases-private.h"

/* Words of a name before the word that makes it an organization. */
#define MAX_HEAD 5
/* Words of a person's name, particles too. */
#define MAX_PERSON 6

#define has(i, classes) dossier_reading_has (reading, (i), (classes))
#define is_capital(i) ((i) < end && dossier_reading_is_capital (reading, (i)))

gboolean
dossier_phrase_is_initial (const DossierReading *reading, guint i)
{
  const DossierToken *token = &reading->tokens->tokens[i];
  const char         *text = reading->tokens->text + token->start;

  return token->length >= 2 && token->length <= 6 && text[1] == '.' && g_ascii_isupper (text[0])
         && text[token->length - 1] == '.';
}

gboolean
dossier_phrase_has_plus (const DossierReading *reading, guint i)
{
  const DossierToken *token = &reading->tokens->tokens[i];

  if (token->kind <= DOSSIER_TOKEN_NUMBER) /* which end with it */
    return reading->tokens->text[token->start + token->length - 1] == '+';
  return memchr (reading->tokens->text + token->start, '+', token->length) != NULL;
}

DossierPhraseMatches
dossier_phrase_match_all (const DossierReading *reading, const DossierSentence *sentence, guint i, guint32 classes)
{
  const gboolean                 fold = dossier_phrase_is_folded (reading, i);
  const guint32                  role = DOSSIER_WORD_ROLE | DOSSIER_WORD_TITLE;
  const DossierGazetteerQuestion questions[] = { { classes, fold }, { DOSSIER_WORD_PREFIX, fold }, { role, TRUE } };
  DossierGazetteerMatch          matches[G_N_ELEMENTS (questions)] = { 0 };

  if (fold || !dossier_phrase_is_out_of_question (reading, i, classes | DOSSIER_WORD_PREFIX | role))
    dossier_gazetteer_answer_from (reading->gazetteer, reading->seen[reading->words[i]].head, &reading->hashes[i],
                                   sentence->first + sentence->n - i, questions, G_N_ELEMENTS (questions), matches);
  return (DossierPhraseMatches){ matches[0], matches[1], matches[2] };
}

/* --- people --- */

/* May token @i be the second or a later word of a person's name? */
static gboolean
continues_person (const DossierReading *reading, const DossierSentence *sentence, guint i)
{
  guint               end = sentence->first + sentence->n;
  const DossierToken *token = &reading->tokens->tokens[i];
  guint32             classes;

  if (!is_capital (i) || (token->flags & DOSSIER_TOKEN_DIGIT) != 0)
    return FALSE;
  if (dossier_phrase_is_initial (reading, i))
    return TRUE;
  classes = dossier_reading_classes (reading, i);
  if ((token->flags & DOSSIER_TOKEN_ALL_CAPS) != 0 && !sentence->headline && (classes & DOSSIER_WORD_SURNAME) == 0)
    return FALSE;
  if ((classes & (DOSSIER_WORD_NEVER | DOSSIER_WORD_CALENDAR)) != 0 && (classes & DOSSIER_WORD_SURNAME) == 0)
    return (classes & DOSSIER_WORD_FIRST) != 0 && is_capital (i + 1);
  if ((classes & DOSSIER_WORD_SURNAME) != 0 && (classes & DOSSIER_WORD_LEGAL) == 0)
    return (classes & DOSSIER_WORD_FREQUENT) == 0 || !sentence->headline || !has (i - 1, DOSSIER_WORD_COMMON);
  if ((classes & DOSSIER_WORD_FIRST) != 0)
    return (classes & DOSSIER_WORD_COMMON) == 0;
  if ((classes
       & (DOSSIER_WORD_ORGANIZATION | DOSSIER_WORD_PRODUCT | DOSSIER_WORD_LEGAL | DOSSIER_WORD_WEAK
          | DOSSIER_WORD_DEMONYM | DOSSIER_WORD_ROLE))
      != 0)
    return FALSE;
  if ((classes & DOSSIER_WORD_COMMON) != 0
      && (sentence->headline || (classes & DOSSIER_WORD_FREQUENT) != 0 || has (i - 1, DOSSIER_WORD_COMMON)))
    return FALSE;
  return dossier_reading_count_small (reading, i) == 0;
}

static gboolean
begins_person (const DossierReading *reading, const DossierSentence *sentence, guint i)
{
  guint32 classes = dossier_reading_classes (reading, i);

  if (dossier_phrase_is_initial (reading, i) && (classes & DOSSIER_WORD_NEVER) == 0)
    return TRUE;
  if ((classes & DOSSIER_WORD_FIRST) == 0)
    return FALSE;
  if ((classes & DOSSIER_WORD_COMMON) == 0)
    return TRUE;
  /* "Will", "Mark", "Grant": only before a surname that is no other word. */
  return (classes & DOSSIER_WORD_FREQUENT) == 0 || (!sentence->headline && i > sentence->first)
         || (has (i + 1, DOSSIER_WORD_SURNAME) && !has (i + 1, DOSSIER_WORD_COMMON));
}

guint
dossier_phrase_match_person (const DossierReading *reading, const DossierSentence *sentence, guint i)
{
  guint end = sentence->first + sentence->n, at = i + 1, last = i;

  if (!is_capital (i) || !begins_person (reading, sentence, i))
    return 0;
  while (at < end && at - i < MAX_PERSON)
    {
      if (is_capital (at) && has (at, DOSSIER_WORD_NAME_SUFFIX) && last > i)
        last = at++;
      else if (continues_person (reading, sentence, at))
        last = at++;
      else if (has (at, DOSSIER_WORD_PARTICLE) && (is_capital (at + 1) || has (at + 1, DOSSIER_WORD_PARTICLE)))
        at++;
      else
        break;
    }
  if (last == i || dossier_phrase_is_initial (reading, last))
    return 0;
  return last + 1 - i;
}

/* --- organizations --- */

/* Does a name as @first to @last, without its ending, say more than common words do? */
static gboolean
is_head_of_name (const DossierReading *reading, const DossierSentence *sentence, guint first, guint last, gboolean weak)
{
  guint common = 0;

  if (has (first, DOSSIER_WORD_COMMON) && !has (first, DOSSIER_WORD_ORGANIZATION)
      && (sentence->headline
          || (first == sentence->first && has (first + 1, DOSSIER_WORD_ORGANIZATION)
              && !has (first + 1, DOSSIER_WORD_COMMON))))
    return FALSE;
  for (guint i = first; i < last; i++)
    {
      guint32 classes = dossier_reading_classes (reading, i);

      if ((classes & (DOSSIER_WORD_CALENDAR | DOSSIER_WORD_TITLE)) != 0 && (classes & DOSSIER_WORD_ORGANIZATION) == 0)
        return FALSE;
      if ((classes & DOSSIER_WORD_COMMON) != 0 && (classes & DOSSIER_WORD_ORGANIZATION) == 0)
        common++;
      else if ((classes & (DOSSIER_WORD_NEVER | DOSSIER_WORD_DEMONYM)) != 0
               || (weak && (classes & (DOSSIER_WORD_WEAK | DOSSIER_WORD_SUFFIX)) != 0))
        common++;
    }
  if (common < last - first)
    return TRUE;
  return !weak && !sentence->headline && first > sentence->first;
}

static gboolean
is_company_ending (const DossierReading *reading, guint i)
{
  return dossier_reading_is (reading, i, "Inc.") || dossier_reading_is (reading, i, "Inc")
         || dossier_reading_is (reading, i, "LLC") || dossier_reading_is (reading, i, "Ltd.");
}

guint
dossier_phrase_skip_comma_ending (const DossierReading *reading, const DossierSentence *sentence, guint i)
{
  return i + 1 < sentence->first + sentence->n && dossier_reading_is (reading, i, ",")
                 && is_company_ending (reading, i + 1)
             ? 2
             : 0;
}

/* The "and" of "Arts and Sciences", which are no names of their own? */
static gboolean
joins_plain_words (const DossierReading *reading, const DossierSentence *sentence, guint i)
{
  guint end = sentence->first + sentence->n;

  return dossier_reading_is (reading, i, "and") && !sentence->headline && is_capital (i + 1)
         && has (i + 1, DOSSIER_WORD_COMMON) && !has (i + 1, DOSSIER_WORD_ORGANIZATION | DOSSIER_WORD_PREFIX);
}

/* Behind "of the Pacific" in "College of the Pacific", or @i. */
guint
dossier_phrase_skip_of (const DossierReading *reading, const DossierSentence *sentence, guint i)
{
  static const char *const heads[]
      = { "Institute", "School",  "College",    "Academy",  "Center",      "Centre",  "Bureau",
          "Museum",    "Library", "Department", "Ministry", "Association", "Society", "Council",
          "Committee", "Faculty", "Court",      "Board",    "Office" };
  guint end = sentence->first + sentence->n, at = i + 1;

  if (sentence->headline || !(dossier_reading_is (reading, i, "of") || dossier_reading_is (reading, i, "for"))
      || !dossier_reading_is_any (reading, i - 1, heads, G_N_ELEMENTS (heads)))
    return i;
  if (dossier_reading_is (reading, at, "the"))
    at++;
  if (!is_capital (at))
    return i;
  while ((is_capital (at) && !has (at, DOSSIER_WORD_ROLE)) || joins_plain_words (reading, sentence, at))
    at++;
  if (dossier_reading_is (reading, at, "of") && is_capital (at + 1))
    return at + 2;
  return at;
}

DossierPhrase
dossier_phrase_match_suffixed (const DossierReading *reading, const DossierSentence *sentence, guint i)
{
  guint         end = sentence->first + sentence->n, at = i + 1;
  DossierPhrase best = { 0 };

  while (at < end && at - i <= MAX_HEAD)
    {
      DossierGazetteerMatch match = { 0 };

      if (!is_capital (at) && reading->tokens->tokens[at].kind != DOSSIER_TOKEN_PUNCTUATION) /* mostly */
        break;
      if (dossier_reading_is (reading, at, "&") && is_capital (at + 1))
        at++;
      if (dossier_phrase_skip_comma_ending (reading, sentence, at) > 0)
        return (DossierPhrase){ at + 2 - i, DOSSIER_SUBTYPE_COMPANY, FALSE };
      if (!is_capital (at))
        break;
      if (has (at, DOSSIER_WORD_SUFFIX | DOSSIER_WORD_LEGAL | DOSSIER_WORD_WEAK))
        match = dossier_phrase_match_known (reading, sentence, at,
                                            DOSSIER_WORD_SUFFIX | DOSSIER_WORD_LEGAL | DOSSIER_WORD_WEAK);
      if (match.n > 0 && match.exact)
        {
          gboolean weak = !has (at + match.n - 1, DOSSIER_WORD_LEGAL);

          if (is_head_of_name (reading, sentence, i, at, weak))
            best = (DossierPhrase){ at + match.n - i, match.entry->subtype, best.n > 0 ? best.weak && weak : weak };
          at += match.n;
          continue;
        }
      if (dossier_phrase_match_known (reading, sentence, at, DOSSIER_WORD_PREFIX).n > 1)
        break;
      if (sentence->headline && has (at, DOSSIER_WORD_COMMON))
        break;
      at++;
    }
  if (best.n > 0 && is_capital (i + best.n) && !has (i, DOSSIER_WORD_ORGANIZATION)
      && has (i + best.n, sentence->headline ? DOSSIER_WORD_PRODUCT_NOUN : DOSSIER_WORD_COMMON))
    return (DossierPhrase){ 0 };
  if (best.n > 0)
    best.n = dossier_phrase_skip_of (reading, sentence, i + best.n) - i;
  return best;
}

DossierPhrase
dossier_phrase_match_prefixed (const DossierReading *reading, const DossierSentence *sentence, guint i)
{
  DossierGazetteerMatch match = dossier_phrase_match_known (reading, sentence, i, DOSSIER_WORD_PREFIX);

  return dossier_phrase_go_on_from_prefix (reading, sentence, i, &match);
}

DossierPhrase
dossier_phrase_go_on_from_prefix (const DossierReading *reading, const DossierSentence *sentence, guint i,
                                  const DossierGazetteerMatch *prefix)
{
  DossierSubtype subtype;
  guint          end = sentence->first + sentence->n, at, last = 0;

  if (prefix->n == 0 || !prefix->exact || (prefix->n == 1 && prefix->entry->subtype != DOSSIER_SUBTYPE_UNIVERSITY))
    return (DossierPhrase){ 0 };
  subtype = prefix->entry->subtype;
  at = i + prefix->n;
  while (at < end && at - i < DOSSIER_GAZETTEER_MAX_WORDS)
    {
      gboolean joins = dossier_reading_is (reading, at, "of") || dossier_reading_is (reading, at, "for")
                       || dossier_reading_is (reading, at, "&")
                       || (dossier_reading_is (reading, at, "and") && subtype == DOSSIER_SUBTYPE_GOVERNMENT)
                       || joins_plain_words (reading, sentence, at) || has (at, DOSSIER_WORD_PARTICLE);

      if (is_capital (at) && !(sentence->headline && last > 0 && has (at, DOSSIER_WORD_COMMON)))
        last = at++;
      else if ((dossier_reading_is (reading, at, "the") && last == 0) || (joins && last > 0 && is_capital (at + 1)))
        at++;
      else
        break;
    }
  if (last == 0)
    return (DossierPhrase){ 0 };
  if (subtype == DOSSIER_SUBTYPE_UNIVERSITY && dossier_reading_is (reading, last + 1, ",") && is_capital (last + 2)
      && has (last + 2, DOSSIER_WORD_PLACE) && !dossier_reading_is (reading, last + 3, ","))
    last += 2;
  return (DossierPhrase){ last + 1 - i, subtype, FALSE };
}

guint
dossier_phrase_match_team (const DossierReading *reading, const DossierSentence *sentence, guint i)
{
  guint end = sentence->first + sentence->n, at = i;

  while (at < end && at - i < 3 && has (at, DOSSIER_WORD_GROUP))
    at++;
  if (at == i || at >= end || !has (at, DOSSIER_WORD_TEAM))
    return 0;
  if (!dossier_reading_is (reading, at, "team") && !dossier_reading_is (reading, at, "unit")
      && !dossier_reading_is (reading, at, "division") && !dossier_reading_is (reading, at, "group"))
    return 0;
  if (i == sentence->first || dossier_reading_is (reading, i - 1, "a") || dossier_reading_is (reading, i - 1, "an")
      || has (i - 1, DOSSIER_WORD_HEAD))
    return 0;
  return at + 1 - i;
}
