/* dossier-candidates.c - where names may stand in a text.
 *
 * At each capitalised word the longest of what could begin there wins: a known name, a person's name, a name that
 * ends or begins with words for organizations; else the run of capitalised words, of which only the words around it
 * can tell what it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-candidates-private.h"

#include "dossier-array-private.h"
#include "dossier-phrases-private.h"
#include "dossier-reversed-private.h"
#include "dossier-word-private.h"

#include <string.h>

/* Words of an unknown name. */
#define MAX_UNKNOWN 5

#define KNOWN                                                                                                          \
  (DOSSIER_WORD_ORGANIZATION | DOSSIER_WORD_PERSON | DOSSIER_WORD_PRODUCT | DOSSIER_WORD_PLACE | DOSSIER_WORD_DEMONYM  \
   | DOSSIER_WORD_CALENDAR | DOSSIER_WORD_NEVER)

typedef struct
{
  const DossierReading  *reading;
  const DossierSentence *sentence;
  guint                  number; /* of the sentence */
  guint                  end;
  GArray                *candidates;
  DossierReversedList    authors;
} Finder;

#define has(i, classes) dossier_reading_has (finder->reading, (i), (classes))
#define is_capital(i) ((i) < finder->end && dossier_reading_is_capital (finder->reading, (i)))

static DossierCandidate *
add (Finder *finder, guint first, guint n, DossierNameKind kind, int score)
{
  DossierCandidate *candidate = dossier_array_add (finder->candidates, DossierCandidate);

  *candidate = (DossierCandidate){
    .first = first, .n = n, .sentence = finder->number, .key = dossier_reading_key (finder->reading, first, n)
  };
  candidate->scores[kind] = score;
  return candidate;
}

/* Does case say nothing at @i: the first word of a sentence, or a headline? */
static gboolean
case_is_mute (const Finder *finder, guint i)
{
  return finder->sentence->headline || i == finder->sentence->first
         || (i == finder->sentence->first + 1
             && finder->reading->tokens->tokens[i - 1].kind == DOSSIER_TOKEN_PUNCTUATION);
}

/* How sure a word of the lists is, alone: many are words of the language, too. */
static int
score_known (const Finder *finder, guint i, const DossierGazetteerMatch *match)
{
  const DossierReading  *reading = finder->reading;
  const DossierReadWord *word = &reading->seen[reading->words[i]];

  if (match->n > 1)
    return 14;
  if ((word->classes & DOSSIER_WORD_COMMON) != 0)
    {
      int score = (word->classes & DOSSIER_WORD_FREQUENT) != 0 ? 6 : 8;

      if (!case_is_mute (finder, i))
        return score;
      return word->n_inside > 0 || (word->n > 1 && dossier_reading_count_small (reading, i) == 0) ? score - 1
                                                                                                  : score - 4;
    }
  return (word->classes & (DOSSIER_WORD_FIRST | DOSSIER_WORD_SURNAME | DOSSIER_WORD_PLACE)) != 0 ? 7 : 10;
}

static guint
add_organization (Finder *finder, guint i, const DossierPhrase *phrase)
{
  DossierCandidate *candidate;
  guint             n = phrase->n + dossier_phrase_skip_comma_ending (finder->reading, finder->sentence, i + phrase->n);
  guint             article = n > 1 && dossier_reading_is (finder->reading, i, "the") ? 1 : 0;

  candidate = add (finder, i + article, n - article, DOSSIER_NAME_ORGANIZATION, phrase->weak ? 5 : 9);
  candidate->subtype = phrase->subtype;
  return n;
}

/* "Time magazine" is called Time; an "AI researcher" of Google is not one of Google AI; NYU has a Center for Data. */
static guint
count_known (const Finder *finder, guint i, const DossierGazetteerMatch *match)
{
  const DossierReading *reading = finder->reading;
  guint                 n = match->n, last = i + n - 1;

  if (n > 1 && !is_capital (last) && has (last, DOSSIER_WORD_ORGANIZATION_NOUN))
    return n - 1;
  if (n == 2 && dossier_reading_is (reading, last, "AI") && has (last + 1, DOSSIER_WORD_ROLE | DOSSIER_WORD_HELD)
      && has (i, DOSSIER_WORD_ORGANIZATION))
    return 1;
  if (n == 1 && i + 1 < finder->end && dossier_reading_is (reading, i + 1, "AI") && !is_capital (i + 2)
      && (i + 2 >= finder->end || reading->tokens->tokens[i + 2].kind != DOSSIER_TOKEN_WORD
          || has (i + 2, DOSSIER_WORD_ORGANIZATION_VERB | DOSSIER_WORD_PERSON_VERB))
      && has (i, DOSSIER_WORD_ORGANIZATION))
    return 2;
  return dossier_phrase_skip_of (reading, finder->sentence, i + n) - i;
}

/* A known name or place before "Center for X" or "School of X" belongs to it. */
static guint
count_before_institute (const Finder *finder, guint i, const DossierGazetteerMatch *match)
{
  static const char *const heads[]
      = { "Center", "Centre", "School", "Institute", "College", "Department", "Faculty", "Laboratory", "Academy" };
  guint at = i + match->n;

  DossierPhrase phrase;

  if (!is_capital (at) || !dossier_reading_is_any (finder->reading, at, heads, G_N_ELEMENTS (heads)))
    return 0;
  phrase = dossier_phrase_match_prefixed (finder->reading, finder->sentence, at);
  return phrase.n > 0 ? match->n + phrase.n : 0;
}

static guint
add_known_organization (Finder *finder, guint i, const DossierGazetteerMatch *match)
{
  DossierPhrase     phrase = { count_known (finder, i, match), match->entry->subtype, FALSE };
  guint             n = add_organization (finder, i, &phrase);
  DossierCandidate *candidate = &g_array_index (finder->candidates, DossierCandidate, finder->candidates->len - 1);

  candidate->scores[DOSSIER_NAME_ORGANIZATION] = score_known (finder, i, match);
  candidate->organization = match->entry->organization;
  return n;
}

static guint
add_person (Finder *finder, guint i, guint n, const DossierGazetteerEntry *entry)
{
  DossierCandidate *candidate = add (finder, i, n, DOSSIER_NAME_PERSON, 9);

  if (entry != NULL)
    candidate->person = entry->person;
  else if (!has (i + n - 1, DOSSIER_WORD_SURNAME))
    candidate->scores[DOSSIER_NAME_PERSON] = has (i, DOSSIER_WORD_COMMON | DOSSIER_WORD_PLACE) ? 4 : 7;
  return n;
}

/* Does something that is known by itself begin at @i, so that an unknown run ends there? */
static gboolean
ends_unknown (const Finder *finder, guint i)
{
  DossierGazetteerMatch match;

  if ((finder->sentence->headline && has (i, DOSSIER_WORD_COMMON)) || has (i, DOSSIER_WORD_ROLE | DOSSIER_WORD_TITLE))
    return TRUE;
  if (has (i, DOSSIER_WORD_FIRST) && dossier_phrase_match_person (finder->reading, finder->sentence, i) > 1)
    return TRUE;
  if (!has (i, KNOWN))
    return dossier_phrase_match_known (finder->reading, finder->sentence, i, DOSSIER_WORD_PERSON).n > 1;
  match = dossier_phrase_match_known (finder->reading, finder->sentence, i, KNOWN);
  return match.n > 1
         || (match.n == 1 && (match.entry->classes & (DOSSIER_WORD_ORGANIZATION | DOSSIER_WORD_DEMONYM)) != 0
             && !has (i, DOSSIER_WORD_COMMON));
}

/* "al-Hathloul" */
static gboolean
is_joined_particle (const DossierReading *reading, guint i)
{
  const DossierToken *token = &reading->tokens->tokens[i];
  const char         *text = reading->tokens->text + token->start;

  return token->length > 4 && text[2] == '-' && (strncmp (text, "al-", 3) == 0 || strncmp (text, "el-", 3) == 0);
}

/* Does the word end as many nouns, verbs and adjectives do, and few names? */
static gboolean
ends_as_plain_word (const DossierReading *reading, guint i)
{
  const DossierToken *token = &reading->tokens->tokens[i];
  const char         *end = reading->tokens->text + token->start + token->length;

#define ENDS(text) (token->length > sizeof text + 1 && memcmp (end + 1 - sizeof text, text, sizeof text - 1) == 0)
  switch (end[-1])
    {
    case 'd': return ENDS ("ized") || ENDS ("Based");
    case 'e': return ENDS ("able") || ENDS ("ible") || ENDS ("ware");
    case 'g': return ENDS ("ing");
    case 'l': return ENDS ("ical");
    case 'n': return ENDS ("tion") || ENDS ("sion");
    case 's': return ENDS ("tions") || ENDS ("ness") || ENDS ("ments") || ENDS ("ities");
    case 't': return ENDS ("ment") || ENDS ("n't") || ENDS ("n’t");
    case 'y': return ENDS ("ally") || ENDS ("ity") || ENDS ("ology");
    default: return FALSE;
    }
#undef ENDS
}

/* KiYoung, LeBron: capitals inside, but not at the end as in OpenAI. */
static gboolean
is_plain_name (const DossierReading *reading, guint i)
{
  const DossierToken *token = &reading->tokens->tokens[i];
  const char         *text = reading->tokens->text + token->start;

  if ((token->flags & DOSSIER_TOKEN_CAPITALISED) != 0)
    return TRUE;
  return (token->flags & DOSSIER_TOKEN_MIXED) != 0 && (token->flags & DOSSIER_TOKEN_DIGIT) == 0
         && g_ascii_isupper (text[0]) && !g_ascii_isupper (text[token->length - 1]);
}

static void
score_unknown (const Finder *finder, DossierCandidate *candidate)
{
  const DossierToken *tokens = finder->reading->tokens->tokens;
  guint               last = candidate->first + candidate->n - 1, plain = 0, common = 0;
  gint16             *scores = candidate->scores;

  for (guint i = candidate->first; i <= last; i++)
    {
      plain += is_plain_name (finder->reading, i) || has (i, DOSSIER_WORD_PARTICLE)
               || is_joined_particle (finder->reading, i);
      common += has (i, DOSSIER_WORD_COMMON) || ends_as_plain_word (finder->reading, i);
      if ((tokens[i].flags & DOSSIER_TOKEN_DIGIT) != 0)
        scores[DOSSIER_NAME_OTHER] += 2;
      if (has (i, DOSSIER_WORD_NEVER | DOSSIER_WORD_CALENDAR))
        scores[DOSSIER_NAME_OTHER] += 3;
      if (dossier_phrase_has_plus (finder->reading, i))
        scores[DOSSIER_NAME_OTHER] += 8;
    }
  scores[DOSSIER_NAME_OTHER] += 4 + 2 * common;
  if (candidate->n == 1)
    {
      if ((tokens[last].flags & DOSSIER_TOKEN_MIXED) != 0)
        scores[DOSSIER_NAME_ORGANIZATION] += 2;
      if ((tokens[last].flags & DOSSIER_TOKEN_ALL_CAPS) != 0)
        scores[DOSSIER_NAME_OTHER] += 1;
      if (has (last, DOSSIER_WORD_SURNAME) && common == 0)
        scores[DOSSIER_NAME_PERSON] += has (last, DOSSIER_WORD_KNOWN_SURNAME) ? 8 : 5;
      else if (has (last, DOSSIER_WORD_FIRST) && common == 0)
        scores[DOSSIER_NAME_PERSON] += 5;
      if (common > 0 && case_is_mute (finder, last))
        scores[DOSSIER_NAME_OTHER] += finder->reading->seen[finder->reading->words[last]].n_inside > 0 ? 1 : 6;
      if (dossier_reading_count_small (finder->reading, last) > 0)
        scores[DOSSIER_NAME_OTHER] += 4;
    }
  else if (plain == candidate->n && candidate->n <= 3 && common == 0)
    scores[DOSSIER_NAME_PERSON] += has (last, DOSSIER_WORD_SURNAME)          ? 6
                                   : case_is_mute (finder, candidate->first) ? 3
                                                                             : 5;
  else if (has (last, DOSSIER_WORD_WEAK))
    scores[DOSSIER_NAME_ORGANIZATION] += 2;
}

static guint
add_unknown (Finder *finder, guint i)
{
  guint at = i + 1;

  while (at - i < MAX_UNKNOWN)
    {
      if (is_capital (at) && !ends_unknown (finder, at))
        at++;
      else if (at + 1 < finder->end && dossier_reading_is (finder->reading, at, "&") && is_capital (at + 1))
        at += 2;
      else if (has (at, DOSSIER_WORD_PARTICLE) && is_capital (at + 1) && !has (i, DOSSIER_WORD_COMMON)
               && !ends_unknown (finder, at + 1))
        at += 2;
      else
        break;
    }
  add (finder, i, at - i, DOSSIER_NAME_OTHER, 0);
  score_unknown (finder, &g_array_index (finder->candidates, DossierCandidate, finder->candidates->len - 1));
  return at - i;
}

/* A name among the known ones begins at @i: take it, or the longer name that it begins. */
static guint
take_known (Finder *finder, guint i, const DossierGazetteerMatch *match, guint person, const DossierPhrase *suffixed)
{
  guint32 classes = match->entry->classes;
  guint   institute;

  if ((classes & DOSSIER_WORD_PERSON) != 0)
    return add_person (finder, i, finder->sentence->headline ? match->n : MAX (match->n, person), match->entry);
  if ((classes & (DOSSIER_WORD_ORGANIZATION | DOSSIER_WORD_PLACE)) != 0
      && (institute = count_before_institute (finder, i, match)) > 0)
    return add_organization (finder, i, &(DossierPhrase){ institute, DOSSIER_SUBTYPE_LAB, FALSE });
  if ((classes & DOSSIER_WORD_ORGANIZATION) != 0)
    {
      if (suffixed->n > match->n && !suffixed->weak
          && !(finder->sentence->headline && suffixed->n == match->n + 1
               && has (i + suffixed->n - 1, DOSSIER_WORD_COMMON)))
        return add_organization (finder, i, suffixed);
      if (person > match->n && (match->n == 1 || has (i, DOSSIER_WORD_FIRST)))
        return add_person (finder, i, person, NULL);
      return add_known_organization (finder, i, match);
    }
  if (suffixed->n > match->n && !((classes & DOSSIER_WORD_PRODUCT) != 0 && suffixed->weak)
      && !(suffixed->weak && (classes & (DOSSIER_WORD_NEVER | DOSSIER_WORD_CALENDAR | DOSSIER_WORD_DEMONYM)) != 0))
    return add_organization (finder, i, suffixed);
  if (person > match->n && ((classes & DOSSIER_WORD_PRODUCT) == 0 || has (i + person - 1, DOSSIER_WORD_SURNAME)))
    return add_person (finder, i, person, NULL);
  if ((classes & (DOSSIER_WORD_PLACE | DOSSIER_WORD_DEMONYM)) != 0 && i + match->n < finder->end
      && dossier_reading_is (finder->reading, i + match->n, "government"))
    return add_organization (finder, i, &(DossierPhrase){ match->n + 1, DOSSIER_SUBTYPE_GOVERNMENT, FALSE });
  if ((classes & (DOSSIER_WORD_PLACE | DOSSIER_WORD_PRODUCT)) != 0 && match->n == 1
      && (has (i, DOSSIER_WORD_SURNAME) || (is_capital (i + 1) && !ends_unknown (finder, i + 1))))
    {
      guint             n = add_unknown (finder, i);
      DossierCandidate *last = &g_array_index (finder->candidates, DossierCandidate, finder->candidates->len - 1);

      if (n == 1 || !has (i + n - 1, DOSSIER_WORD_SURNAME) || has (i + n - 1, DOSSIER_WORD_COMMON | DOSSIER_WORD_PLACE))
        last->scores[DOSSIER_NAME_OTHER] += 4;
      return n;
    }
  return match->n;
}

static gboolean
begins_sentences (const Finder *finder, guint i)
{
  const DossierTokens *tokens = finder->reading->tokens;
  const char          *at = tokens->text + tokens->tokens[i].start;

  return dossier_word_begins_sentences (at, at + tokens->tokens[i].length);
}

/* How many tokens the name or the word at @i takes. */
static guint
take (Finder *finder, guint i)
{
  const DossierReading *reading = finder->reading;
  DossierPhraseMatches  matches = dossier_phrase_match_all (reading, finder->sentence, i, KNOWN);
  DossierGazetteerMatch known = matches.known;
  DossierPhrase prefixed = dossier_phrase_go_on_from_prefix (reading, finder->sentence, i, &matches.prefix), suffixed;
  guint         person, role;

  if (known.n == 0 && prefixed.n == 0 && i == finder->sentence->first && begins_sentences (finder, i))
    return 1;
  suffixed = dossier_phrase_match_suffixed (reading, finder->sentence, i);
  person = dossier_phrase_match_person (reading, finder->sentence, i);
  role = known.n > 1 ? 0 : matches.role.n;
  if (prefixed.n > MAX (known.n, suffixed.n) || (prefixed.n > 0 && prefixed.n == suffixed.n && known.n < prefixed.n))
    return add_organization (finder, i, &prefixed);
  if (known.n > 0 && (role <= 1 || known.n > 1)
      && !(role == 1 && known.n == 1
           && (known.entry->classes & (DOSSIER_WORD_ORGANIZATION | DOSSIER_WORD_PERSON)) == 0))
    return take_known (finder, i, &known, person, &suffixed);
  if (suffixed.n > role && suffixed.n >= person && (!suffixed.weak || suffixed.n > person))
    return add_organization (finder, i, &suffixed);
  if (person > 0)
    return add_person (finder, i, person, NULL);
  if (role > 0)
    return role;
  if (case_is_mute (finder, i) && has (i, DOSSIER_WORD_FREQUENT) && !has (i, DOSSIER_WORD_SURNAME))
    return 1;
  if (case_is_mute (finder, i) && has (i, DOSSIER_WORD_COMMON))
    {
      add (finder, i, 1, DOSSIER_NAME_OTHER, 0);
      score_unknown (finder, &g_array_index (finder->candidates, DossierCandidate, finder->candidates->len - 1));
      return 1;
    }
  return add_unknown (finder, i);
}

/* May "Moss, Ada" stand at @i, going by the comma and by what is read before it? */
static inline gboolean
may_be_reversed (const Finder *finder, guint i)
{
  const DossierTokens *tokens = finder->reading->tokens;
  guint                behind = i + dossier_reading_count_bits (finder->reading->begins, i, DOSSIER_REVERSED_MAX_PART);
  char                 before = i > finder->sentence->first ? tokens->text[tokens->tokens[i - 1].start] : ' ';

  if (behind < finder->end && tokens->text[tokens->tokens[behind].start] == ',')
    return TRUE;
  return i == finder->authors.next || before == '{' || before == '"';
}

/* "Moss, Ada" in a list of such names; 0 when there is none. */
static guint
take_reversed (Finder *finder, guint i)
{
  DossierReversedName name = dossier_reversed_match (finder->reading, finder->sentence, i, &finder->authors);
  DossierCandidate   *candidate;

  if (name.n == 0)
    return 0;
  candidate = add (finder, i, name.n, DOSSIER_NAME_PERSON, 14);
  candidate->n_surname = name.n_surname;
  candidate->key = dossier_reversed_key (finder->reading, i, name.n, name.n_surname);
  return name.n;
}

/* Names in small letters: known ones with a dot or a digit (comma.ai, a16z), and teams. */
static guint
take_small (Finder *finder, guint i)
{
  const DossierReading *reading = finder->reading;
  const DossierToken   *token = &reading->tokens->tokens[i];
  guint                 n;

  if (token->kind == DOSSIER_TOKEN_WORD && !has (i, DOSSIER_WORD_GROUP | DOSSIER_WORD_ORGANIZATION))
    return 1;
  if (has (i, DOSSIER_WORD_GROUP) && (n = dossier_phrase_match_team (reading, finder->sentence, i)) > 0)
    {
      add (finder, i, n, DOSSIER_NAME_ORGANIZATION, 12)->subtype = DOSSIER_SUBTYPE_TEAM;
      return n;
    }
  if (has (i, DOSSIER_WORD_ORGANIZATION)
      && ((token->flags & DOSSIER_TOKEN_DIGIT) != 0
          || memchr (reading->tokens->text + token->start, '.', token->length) != NULL))
    {
      DossierGazetteerMatch match
          = dossier_phrase_match_known (reading, finder->sentence, i, DOSSIER_WORD_ORGANIZATION);

      if (match.n > 0)
        return add_known_organization (finder, i, &match);
    }
  if (token->kind == DOSSIER_TOKEN_NUMBER && is_capital (i + 1) && has (i + 1, DOSSIER_WORD_LEGAL))
    {
      DossierPhrase phrase = dossier_phrase_match_suffixed (reading, finder->sentence, i);

      if (phrase.n > 0 && !phrase.weak)
        return add_organization (finder, i, &phrase);
    }
  return 1;
}

void
dossier_candidates_find (const DossierReading *reading, GArray *candidates)
{
  const DossierTokens *tokens = reading->tokens;

  dossier_array_make_room (candidates, dossier_reading_count_all_bits (reading->begins, tokens->n_tokens));
  for (guint s = 0; s < tokens->n_sentences; s++)
    {
      Finder finder
          = { reading, &tokens->sentences[s], s, tokens->sentences[s].first + tokens->sentences[s].n, candidates };

      for (guint i = tokens->sentences[s].first, n;
           (i = dossier_reading_next_bit (reading->begins, i, finder.end)) < finder.end; i += n)
        if (!may_be_reversed (&finder, i) || (n = take_reversed (&finder, i)) == 0)
          n = dossier_reading_is_capital (reading, i) ? take (&finder, i) : take_small (&finder, i);
    }
}
