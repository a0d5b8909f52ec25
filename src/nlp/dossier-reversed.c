/* dossier-reversed.c - people whose surname comes first.
 *
 * "Paris, France and Berlin, Germany" and "Jensen Huang, Sam Altman and Ilya, Greg" have the same commas: outside of a
 * field of authors the lists of names have to agree, for two neighbours.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-reversed-private.h"

#include "dossier-phrases-private.h"

#define MAX_PART DOSSIER_REVERSED_MAX_PART

#define has(i, classes) dossier_reading_has (reading, (i), (classes))
#define is(i, word) dossier_reading_is (reading, (i), (word))

typedef struct
{
  DossierReversedName name;
  guint               first, given, end; /* tokens: the first names begin at given */
  gboolean            initials;          /* no first name is written out */
} Unit;

static gboolean
is_word_of_name (const DossierReading *reading, guint i)
{
  return dossier_reading_is_capital (reading, i)
         && (reading->tokens->tokens[i].flags & (DOSSIER_TOKEN_DIGIT | DOSSIER_TOKEN_ALL_CAPS)) == 0;
}

/* How many tokens of a surname are at @i. */
static guint
count_surname (const DossierReading *reading, guint i, guint end)
{
  guint at = i;

  while (at < end && at - i < MAX_PART
         && (has (at, DOSSIER_WORD_PARTICLE)
             || (is_word_of_name (reading, at) && !dossier_phrase_is_initial (reading, at))))
    at++;
  return at > i && is_word_of_name (reading, at - 1) ? at - i : 0;
}

static Unit
read_unit (const DossierReading *reading, const DossierSentence *sentence, guint i)
{
  guint end = sentence->first + sentence->n, n = count_surname (reading, i, end), at;
  Unit  unit = { .first = i, .given = i + n + 1, .initials = TRUE };

  if (n == 0 || unit.given >= end || !is (i + n, ","))
    return (Unit){ 0 };
  for (at = unit.given; at < end && at - unit.given < MAX_PART; at++)
    if (!dossier_phrase_is_initial (reading, at))
      {
        if (!is_word_of_name (reading, at))
          break;
        unit.initials = FALSE;
      }
  if (at == unit.given || dossier_reading_is_capital (reading, at))
    return (Unit){ 0 };
  unit.end = at;
  unit.name = (DossierReversedName){ at - i, n };
  return unit;
}

/* Where the next name of the list begins, or 0. */
static guint
skip_separator (const DossierReading *reading, const DossierSentence *sentence, const Unit *unit)
{
  guint    end = sentence->first + sentence->n, at = unit->end;
  gboolean comma = is (at, ",");

  if (is (at, ";"))
    return at + 1 < end ? at + 1 : 0;
  at += comma;
  if (is (at, "and") || is (at, "&"))
    at++;
  else if (!comma || !unit->initials)
    return 0;
  return at < end ? at : 0;
}

/* May it be a person, going by what its words are elsewhere? Not "Jensen Huang, Sam" or "By Moss, Ada". */
static gboolean
is_possible (const DossierReading *reading, const Unit *unit)
{
  const guint32 others = DOSSIER_WORD_PLACE | DOSSIER_WORD_ORGANIZATION | DOSSIER_WORD_PRODUCT | DOSSIER_WORD_DEMONYM
                         | DOSSIER_WORD_NEVER;
  guint surname = unit->given - 2, last = unit->end - 1;

  if (has (unit->first, others) && !has (surname, DOSSIER_WORD_SURNAME))
    return FALSE;
  if (has (unit->given, others) && (!has (unit->given, DOSSIER_WORD_FIRST) || has (unit->first, others)))
    return FALSE;
  if (surname > unit->first && !has (unit->first, DOSSIER_WORD_PARTICLE)
      && has (unit->first, DOSSIER_WORD_FIRST | DOSSIER_WORD_FREQUENT))
    return FALSE;
  return last == unit->given || dossier_phrase_is_initial (reading, last) || has (last, DOSSIER_WORD_FIRST)
         || !has (last, DOSSIER_WORD_SURNAME);
}

static gboolean
is_likely (const DossierReading *reading, const Unit *unit)
{
  return unit->end > 0 && is_possible (reading, unit)
         && (unit->initials || (has (unit->given, DOSSIER_WORD_FIRST) && has (unit->given - 2, DOSSIER_WORD_SURNAME)));
}

/* Does "author = {" or the like stand before @i? */
static gboolean
begins_field (const DossierReading *reading, const DossierSentence *sentence, guint i)
{
  return i >= sentence->first + 3 && (is (i - 1, "{") || is (i - 1, "\"")) && is (i - 2, "=")
         && (is (i - 3, "author") || is (i - 3, "editor"));
}

static gboolean
begins_list (const DossierReading *reading, const DossierSentence *sentence, const Unit *unit)
{
  guint next = skip_separator (reading, sentence, unit);
  Unit  second;

  if (!is_likely (reading, unit))
    return FALSE;
  if (unit->initials && has (unit->given - 2, DOSSIER_WORD_SURNAME) && is (unit->end, "(")
      && unit->end + 1 < sentence->first + sentence->n
      && reading->tokens->tokens[unit->end + 1].kind == DOSSIER_TOKEN_NUMBER)
    return TRUE;
  if (next == 0)
    return FALSE;
  second = read_unit (reading, sentence, next);
  return is_likely (reading, &second);
}

/* Behind an author who is written otherwise, an organization mostly, a field goes on. */
static guint
skip_other_author (const DossierReading *reading, const DossierSentence *sentence, guint i)
{
  guint end = sentence->first + sentence->n, at = i;

  while (at < end && at - i < MAX_PART && dossier_reading_is_capital (reading, at))
    at++;
  return at > i && at + 1 < end && is (at, "and") ? at + 1 : 0;
}

DossierReversedName
dossier_reversed_match (const DossierReading *reading, const DossierSentence *sentence, guint i,
                        DossierReversedList *list)
{
  gboolean goes_on = list->next > 0 && list->next == i;
  Unit     unit = read_unit (reading, sentence, i);
  gboolean is_field = (goes_on && list->is_field) || begins_field (reading, sentence, i);

  if (unit.end == 0 && is_field)
    *list = (DossierReversedList){ skip_other_author (reading, sentence, i), TRUE };
  if (unit.end == 0
      || !(is_field || (goes_on && is_possible (reading, &unit)) || begins_list (reading, sentence, &unit)))
    return (DossierReversedName){ 0 };
  *list = (DossierReversedList){ skip_separator (reading, sentence, &unit), is_field };
  return unit.name;
}

/* --- the usual order --- */

guint64
dossier_reversed_key (const DossierReading *reading, guint first, guint n, guint n_surname)
{
  guint   given = first + n_surname + 1;
  guint64 key = dossier_reading_key (reading, given, n - n_surname - 1);

  return dossier_reading_extend_key (reading, key, first, n_surname);
}

char *
dossier_reversed_dup (const DossierReading *reading, guint first, guint n, guint n_surname)
{
  g_autofree char *given = dossier_tokens_dup (reading->tokens, first + n_surname + 1, n - n_surname - 1);
  g_autofree char *surname = dossier_tokens_dup (reading->tokens, first, n_surname);

  return g_strconcat (given, " ", surname, NULL);
}
