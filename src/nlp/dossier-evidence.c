/* dossier-evidence.c - what the words around a name, and the other names of the text, say of its kind.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-candidates-private.h"
#include "dossier-key-map-private.h"

#include <string.h>

/* How far behind a comma an apposition's noun is looked for. */
#define APPOSITION_REACH 8
/* Places of a phrase whose surroundings count in full. */
#define MAX_PLACES 4
/* What a neighbour in a list lends. */
#define LIST_WEIGHT 5
/* A name that is so sure by itself borrows nothing. */
#define SURE 7

typedef struct
{
  const DossierReading  *reading;
  const DossierSentence *sentence;
  guint                  end; /* of the sentence */
  DossierCandidate      *candidate;
} Weighing;

#define is(i, word) dossier_reading_is (reading, (i), (word))
#define has(i, classes) dossier_reading_has (reading, (i), (classes))

static void
speak_for (Weighing *w, DossierNameKind kind, int weight)
{
  w->candidate->context[kind] += weight;
}

static gboolean
is_quote (const DossierReading *reading, guint i)
{
  return is (i, "\"") || is (i, "“") || is (i, "”") || is (i, "‘") || is (i, "'") || is (i, "’");
}

/* What kind of noun begins within reach behind a comma: "a startup", "the chief executive of". */
static DossierNameKind
read_apposition (const Weighing *w, guint from)
{
  const DossierReading *reading = w->reading;
  guint                 stop = MIN (from + APPOSITION_REACH, w->end);
  gboolean              article = is (from, "a") || is (from, "an") || is (from, "the") || is (from, "its");

  if (is (from, "who") || is (from, "whose"))
    return DOSSIER_NAME_PERSON;
  for (guint i = from; i < stop; i++)
    {
      if (has (i, DOSSIER_WORD_ROLE) && !(article && has (i, DOSSIER_WORD_ORGANIZATION_NOUN)))
        return DOSSIER_NAME_PERSON;
      if (article && has (i, DOSSIER_WORD_ORGANIZATION_NOUN) && !has (i + 1, DOSSIER_WORD_ROLE | DOSSIER_WORD_HELD))
        return DOSSIER_NAME_ORGANIZATION;
      if (w->reading->tokens->tokens[i].kind == DOSSIER_TOKEN_PUNCTUATION && !is (i, "-"))
        break;
      if (!article && i > from + 2)
        break;
    }
  return DOSSIER_NAME_OTHER;
}

static void
weigh_noun_before (Weighing *w, guint i)
{
  const DossierReading *reading = w->reading;
  gboolean              person = w->candidate->scores[DOSSIER_NAME_PERSON] > 0;

  if (has (i, DOSSIER_WORD_TITLE))
    speak_for (w, DOSSIER_NAME_PERSON, has (i, DOSSIER_WORD_COMMON) ? 5 : 10);
  else if (has (i, DOSSIER_WORD_ROLE) && !(has (i, DOSSIER_WORD_ORGANIZATION_NOUN)))
    speak_for (w, DOSSIER_NAME_PERSON, person ? 5 : 4);
  else if (has (i, DOSSIER_WORD_ORGANIZATION_NOUN))
    speak_for (w, DOSSIER_NAME_ORGANIZATION, 5);
  else if (has (i, DOSSIER_WORD_PRODUCT_NOUN))
    speak_for (w, DOSSIER_NAME_OTHER, 3);
  if (has (i, DOSSIER_WORD_TAKES_ORGANIZATION))
    speak_for (w, DOSSIER_NAME_ORGANIZATION, is (i, "at") && w->candidate->n > 1 ? 5 : 3);
  if (has (i, DOSSIER_WORD_TAKES_PERSON))
    speak_for (w, DOSSIER_NAME_PERSON, 3);
}

static void
weigh_before (Weighing *w)
{
  const DossierReading *reading = w->reading;
  guint                 i = w->candidate->first;

  while (i > w->sentence->first && reading->tokens->tokens[i - 1].kind > DOSSIER_TOKEN_NUMBER
         && (is_quote (reading, i - 1) || is (i - 1, "(")))
    i--;
  if (i == w->sentence->first)
    return;
  i--;
  if (has (i, DOSSIER_WORD_ROLE | DOSSIER_WORD_TITLE | DOSSIER_WORD_ORGANIZATION_NOUN | DOSSIER_WORD_PRODUCT_NOUN
                  | DOSSIER_WORD_TAKES_ORGANIZATION | DOSSIER_WORD_TAKES_PERSON))
    weigh_noun_before (w, i);
  else if (is (i, "the"))
    {
      speak_for (w, DOSSIER_NAME_PERSON, -4);
      speak_for (w, DOSSIER_NAME_OTHER, w->candidate->organization != 0 ? 0 : 2);
    }
  else if (is (i, "a") || is (i, "an"))
    speak_for (w, DOSSIER_NAME_OTHER, 4);
  else if (is (i, "to") && (w->sentence->headline || has (w->candidate->first, DOSSIER_WORD_COMMON)))
    speak_for (w, DOSSIER_NAME_OTHER,
               w->candidate->organization != 0 && !has (w->candidate->first, DOSSIER_WORD_COMMON) ? 0 : 6);
  else if (is (i, "in"))
    speak_for (w, DOSSIER_NAME_OTHER, 2);
  else if (is (i, "from") || is (i, "with") || is (i, "by"))
    speak_for (w, DOSSIER_NAME_ORGANIZATION, 1);
  else if (reading->tokens->tokens[i].kind == DOSSIER_TOKEN_POSSESSIVE)
    speak_for (w, DOSSIER_NAME_OTHER,
               i + 2 < w->end
                       && reading->tokens->tokens[w->candidate->first + w->candidate->n].kind == DOSSIER_TOKEN_NUMBER
                   ? 8
                   : 2);
  else if (has (i, DOSSIER_WORD_ORGANIZATION) && w->candidate->n == 1 && !has (i, DOSSIER_WORD_COMMON)
           && dossier_reading_is_capital (reading, i))
    speak_for (w, DOSSIER_NAME_OTHER, 6);
  if (i > w->sentence->first && has (i - 1, DOSSIER_WORD_ROLE))
    {
      if (is (i, "of") || is (i, "at") || is (i, "for"))
        speak_for (w, DOSSIER_NAME_ORGANIZATION, 5);
      else if (is (i, ","))
        speak_for (w, DOSSIER_NAME_PERSON, 3);
    }
}

/* Is token @i made of the first letters of the name's words? */
static gboolean
are_initials (const DossierReading *reading, const DossierCandidate *candidate, guint i)
{
  const DossierTokens *tokens = reading->tokens;
  const DossierToken  *token = &tokens->tokens[i];
  guint                at = 0;

  for (guint k = candidate->first; k < candidate->first + candidate->n && at < token->length; k++)
    {
      const DossierToken *word = &tokens->tokens[k];
      guint               letters = (word->flags & DOSSIER_TOKEN_ALL_CAPS) != 0 ? word->length : 1;

      for (guint l = 0; l < letters && at < token->length; l++)
        if (g_ascii_toupper (tokens->text[word->start + l]) == tokens->text[token->start + at])
          at++;
    }
  return at == token->length && at >= 2;
}

/* "Single Word Error Rate (SWER)": a word of the language ends it that ends no organization's name. */
static gboolean
ends_as_thing (const Weighing *w)
{
  const DossierReading *reading = w->reading;
  guint                 last = w->candidate->first + w->candidate->n - 1;

  return w->candidate->scores[DOSSIER_NAME_ORGANIZATION] == 0 && has (last, DOSSIER_WORD_COMMON)
         && !has (last, DOSSIER_WORD_ORGANIZATION_NOUN | DOSSIER_WORD_WEAK | DOSSIER_WORD_SUFFIX | DOSSIER_WORD_LEGAL);
}

/* "raises $30 million" */
static gboolean
is_sum_of_money (const DossierReading *reading, guint i)
{
  return is (i, "$") || is (i, "€") || is (i, "£");
}

/* "has [joined]", "has also [raised]", "later [founded]": on to the verb. */
static guint
skip_helpers (const Weighing *w, guint i)
{
  static const char *const helpers[] = { "has", "had", "also", "later", "recently", "previously" };
  const DossierReading    *reading = w->reading;
  guint                    at = i;

  if (!dossier_reading_is_any (reading, i, helpers, G_N_ELEMENTS (helpers)))
    return i;
  for (guint k = 0; k < G_N_ELEMENTS (helpers) && at < i + 2; k++)
    if (is (at, helpers[k]))
      at++;
  return at < w->end && has (at, DOSSIER_WORD_PERSON_VERB | DOSSIER_WORD_ORGANIZATION_VERB) ? at : i;
}

static void
weigh_word_after (Weighing *w, guint i)
{
  const DossierReading *reading = w->reading;

  i = skip_helpers (w, i);
  if (has (i, DOSSIER_WORD_PERSON_VERB))
    speak_for (w, DOSSIER_NAME_PERSON, 2);
  if (has (i, DOSSIER_WORD_ORGANIZATION_VERB))
    speak_for (w, DOSSIER_NAME_ORGANIZATION, is_sum_of_money (reading, i + 1) ? 12 : 2);
  if (has (i, DOSSIER_WORD_HELD))
    speak_for (w, DOSSIER_NAME_ORGANIZATION, has (w->candidate->first, DOSSIER_WORD_COMMON) ? 2 : 6);
  if (has (i, DOSSIER_WORD_PRODUCT_NOUN))
    speak_for (w, DOSSIER_NAME_OTHER, w->candidate->organization != 0 ? 1 : 3);
  if (reading->tokens->tokens[i].kind == DOSSIER_TOKEN_NUMBER)
    speak_for (w, DOSSIER_NAME_OTHER, 1);
}

static void
weigh_after (Weighing *w)
{
  const DossierReading *reading = w->reading;
  guint                 i = w->candidate->first + w->candidate->n;
  DossierNameKind       kind;

  while (i < w->end && reading->tokens->tokens[i].kind == DOSSIER_TOKEN_PUNCTUATION && is_quote (reading, i))
    i++;
  if (i >= w->end)
    return;
  if (reading->tokens->tokens[i].kind <= DOSSIER_TOKEN_NUMBER) /* mostly */
    weigh_word_after (w, i);
  else if (reading->tokens->tokens[i].kind == DOSSIER_TOKEN_POSSESSIVE)
    {
      speak_for (w, DOSSIER_NAME_ORGANIZATION, 2);
      if (has (i + 1, DOSSIER_WORD_HELD))
        speak_for (w, DOSSIER_NAME_ORGANIZATION, 2);
    }
  else if (is (i, "-") && (reading->tokens->tokens[i].flags & DOSSIER_TOKEN_JOINED) != 0)
    {
      if (is (i + 1, "based") || is (i + 1, "born"))
        speak_for (w, DOSSIER_NAME_OTHER, 8);
      else if (is (i + 1, "backed") || is (i + 1, "owned") || is (i + 1, "led") || is (i + 1, "funded"))
        speak_for (w, DOSSIER_NAME_ORGANIZATION, 3);
    }
  else if (w->candidate->n > 1 && is (i, "(") && is (i + 2, ")") && i + 2 < w->end && !has (i + 1, DOSSIER_WORD_NEVER)
           && are_initials (reading, w->candidate, i + 1))
    speak_for (w, DOSSIER_NAME_ORGANIZATION, ends_as_thing (w) ? 4 : 14);
  else if (is (i, ",") || is (i, "—") || is (i, "–") || is (i, "("))
    {
      kind = read_apposition (w, i + 1);
      if (kind != DOSSIER_NAME_OTHER)
        speak_for (w, kind, 5);
    }
  else
    weigh_word_after (w, i);
}

void
dossier_candidates_weigh (const DossierReading *reading, GArray *candidates)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      DossierCandidate *candidate = &g_array_index (candidates, DossierCandidate, i);
      Weighing          w = { .reading = reading, .candidate = candidate };

      w.sentence = &reading->tokens->sentences[candidate->sentence];
      w.end = w.sentence->first + w.sentence->n;
      weigh_before (&w);
      weigh_after (&w);
    }
}

void
dossier_candidates_weigh_side (const DossierReading *reading, DossierCandidate *candidate, gboolean before)
{
  Weighing w = { .reading = reading, .candidate = candidate };

  w.sentence = &reading->tokens->sentences[candidate->sentence];
  w.end = w.sentence->first + w.sentence->n;
  if (before)
    weigh_before (&w);
  else
    weigh_after (&w);
}

/* --- judging --- */

typedef struct
{
  gint16 scores[DOSSIER_N_NAME_KINDS];  /* of the name: the best place counts */
  int    context[DOSSIER_N_NAME_KINDS]; /* of the words around it: all places */
  guint  n;
  guint8 kind;
} Sum;

/* How much the words of a name make it one. */
static int
surplus (const gint16 *scores)
{
  return MAX (scores[DOSSIER_NAME_PERSON], scores[DOSSIER_NAME_ORGANIZATION]) - scores[DOSSIER_NAME_OTHER];
}

/* What the words around say counts for up to MAX_PLACES places, in the mean of all. */
static int
add_up (const Sum *sum, DossierNameKind kind)
{
  int n = MAX (sum->n, 1);

  return sum->scores[kind] + sum->context[kind] * MIN (n, MAX_PLACES) / n;
}

static void
decide (Sum *sum)
{
  int other = add_up (sum, DOSSIER_NAME_OTHER), person = add_up (sum, DOSSIER_NAME_PERSON);
  int organization = add_up (sum, DOSSIER_NAME_ORGANIZATION);

  sum->kind = DOSSIER_NAME_OTHER;
  if (person > other)
    sum->kind = DOSSIER_NAME_PERSON;
  if (organization > MAX (other, person))
    sum->kind = DOSSIER_NAME_ORGANIZATION;
}

/* Are @a and @b, which stand in this order, items of one list? */
static gboolean
are_listed (const DossierReading *reading, const DossierCandidate *a, const DossierCandidate *b)
{
  guint i = a->first + a->n;

  if (a->sentence != b->sentence || b->first - i < 1 || b->first - i > 2)
    return FALSE;
  if (is (i, ","))
    i++;
  if (i < b->first && (is (i, "and") || is (i, "or")))
    i++;
  return i == b->first;
}

/* Behind "known as" and the like at @i. */
static guint
skip_called (const DossierReading *reading, guint i, gboolean *called)
{
  guint end = i;

  if (is (i, "known") && is (i + 1, "as"))
    end = i + 2;
  else if (is (i, "called") || is (i, "named"))
    end = i + 1;
  *called = end > i;
  return end;
}

gboolean
dossier_candidates_are_renamed (const DossierReading *reading, const DossierCandidate *a, const DossierCandidate *b)
{
  guint    i = a->first + a->n, behind = b->first + b->n;
  gboolean called;

  if (a->sentence != b->sentence || b->first < i + 2 || b->first > i + 4 || (!is (i, ",") && !is (i, "(")))
    return FALSE;
  i++;
  if ((!is (i, "formerly") && !is (i, "previously") && !is (i, "originally") && !is (i, "now"))
      || skip_called (reading, i + 1, &called) != b->first)
    return FALSE;
  return called || is (behind, ",") || is (behind, ")") || is (behind, ".") || behind == reading->tokens->n_tokens;
}

static void
judge_lists (const DossierReading *reading, GArray *candidates, Sum **sums)
{
  for (guint i = 1; i < candidates->len; i++)
    {
      const DossierCandidate *one = &g_array_index (candidates, DossierCandidate, i - 1);
      Sum                    *a = sums[i - 1], *b = sums[i];

      if (a == b || (!are_listed (reading, one, one + 1) && !dossier_candidates_are_renamed (reading, one, one + 1)))
        continue;
      if (a->kind != DOSSIER_NAME_OTHER && surplus (b->scores) < SURE)
        b->context[a->kind] += LIST_WEIGHT;
      if (b->kind != DOSSIER_NAME_OTHER && surplus (a->scores) < SURE)
        a->context[b->kind] += LIST_WEIGHT;
    }
}

/* Writes to @of the sum of each candidate: places of the same phrase have the same one. */
static void
group_by_phrase (const GArray *candidates, Sum *sums, Sum **of)
{
  DossierKeyMap numbers;

  dossier_key_map_init (&numbers, candidates->len);
  for (guint i = 0; i < candidates->len; i++)
    {
      guint64 key = g_array_index (candidates, DossierCandidate, i).key;
      int     number = dossier_key_map_get (&numbers, key);

      if (number == 0)
        dossier_key_map_set (&numbers, key, number = (int) i + 1);
      of[i] = &sums[number - 1];
    }
  dossier_key_map_clear (&numbers);
}

void
dossier_candidates_judge (const DossierReading *reading, GArray *candidates)
{
  g_autofree Sum  *sums = NULL;
  g_autofree Sum **of = NULL;

  if (candidates->len == 0)
    return;
  sums = g_new0 (Sum, candidates->len);
  of = g_new (Sum *, candidates->len);
  group_by_phrase (candidates, sums, of);
  for (guint i = 0; i < candidates->len; i++)
    {
      DossierCandidate *candidate = &g_array_index (candidates, DossierCandidate, i);
      Sum              *sum = of[i];

      sum->n++;
      for (guint k = 0; k < DOSSIER_N_NAME_KINDS; k++)
        sum->context[k] += candidate->context[k];
      if (sum->n == 1 || surplus (candidate->scores) > surplus (sum->scores))
        memcpy (sum->scores, candidate->scores, sizeof sum->scores);
    }
  for (guint i = 0; i < candidates->len; i++)
    decide (of[i]);
  judge_lists (reading, candidates, of);
  for (guint i = 0; i < candidates->len; i++)
    {
      decide (of[i]);
      g_array_index (candidates, DossierCandidate, i).kind = of[i]->kind;
    }
}
