/* dossier-evidence.c - what the words around a name, and the other names of the text, say of its kind.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-candidates-private.h"

/* How far behind a comma an apposition's noun is looked for. */
#define APPOSITION_REACH 8
/* A phrase's scores are the sum over the text, held within these bounds so that one habit of a text is no proof. */
#define MAX_SUM 60

typedef struct
{
  const DossierReading   *reading;
  const DossierSentence  *sentence;
  guint                   end; /* of the sentence */
  DossierCandidate       *candidate;
} Weighing;

#define is(i, word)     dossier_reading_is (reading, (i), (word))
#define has(i, classes) dossier_reading_has (reading, (i), (classes))

static void
speak_for (Weighing *w, DossierNameKind kind, int weight)
{
  w->candidate->scores[kind] += weight;
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
    speak_for (w, DOSSIER_NAME_ORGANIZATION, 3);
  if (has (i, DOSSIER_WORD_TAKES_PERSON))
    speak_for (w, DOSSIER_NAME_PERSON, 3);
}

static void
weigh_before (Weighing *w)
{
  const DossierReading *reading = w->reading;
  guint                 i = w->candidate->first;

  while (i > w->sentence->first && (is_quote (reading, i - 1) || is (i - 1, "(")))
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
  else if (is (i, "in"))
    speak_for (w, DOSSIER_NAME_OTHER, 2);
  else if (is (i, "from") || is (i, "with") || is (i, "by"))
    speak_for (w, DOSSIER_NAME_ORGANIZATION, 1);
  else if (reading->tokens->tokens[i].kind == DOSSIER_TOKEN_POSSESSIVE)
    speak_for (w, DOSSIER_NAME_OTHER, 2);
  if (i > w->sentence->first && has (i - 1, DOSSIER_WORD_ROLE))
    {
      if (is (i, "of") || is (i, "at") || is (i, "for"))
        speak_for (w, DOSSIER_NAME_ORGANIZATION, 4);
      else if (is (i, ","))
        speak_for (w, DOSSIER_NAME_PERSON, 3);
    }
}

static void
weigh_word_after (Weighing *w, guint i)
{
  const DossierReading *reading = w->reading;

  if (has (i, DOSSIER_WORD_PERSON_VERB))
    speak_for (w, DOSSIER_NAME_PERSON, 2);
  if (has (i, DOSSIER_WORD_ORGANIZATION_VERB))
    speak_for (w, DOSSIER_NAME_ORGANIZATION, 2);
  if (has (i, DOSSIER_WORD_HELD))
    speak_for (w, DOSSIER_NAME_ORGANIZATION, 4);
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

  while (i < w->end && is_quote (reading, i) && reading->tokens->tokens[i].kind == DOSSIER_TOKEN_PUNCTUATION)
    i++;
  if (i >= w->end)
    return;
  if (reading->tokens->tokens[i].kind == DOSSIER_TOKEN_POSSESSIVE)
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
  else if (is (i, ",") || is (i, "—") || is (i, "–") || is (i, "("))
    {
      kind = read_apposition (w, i + 1);
      if (kind != DOSSIER_NAME_OTHER)
        speak_for (w, kind, 4);
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

/* --- judging --- */

typedef struct
{
  int    scores[DOSSIER_N_NAME_KINDS];
  guint  n;
  guint8 kind;
} Sum;

static Sum *
get_sum (GHashTable *sums, guint64 *key)
{
  Sum *sum = g_hash_table_lookup (sums, key);

  if (sum == NULL)
    {
      sum = g_new0 (Sum, 1);
      g_hash_table_insert (sums, key, sum);
    }
  return sum;
}

/* Scores are told for each place, but what the words of the name tell counts once: hence the mean, and a little more
 * for what is said often. */
static void
decide (Sum *sum)
{
  sum->kind = DOSSIER_NAME_OTHER;
  if (sum->scores[DOSSIER_NAME_PERSON] > sum->scores[DOSSIER_NAME_OTHER])
    sum->kind = DOSSIER_NAME_PERSON;
  if (sum->scores[DOSSIER_NAME_ORGANIZATION] > MAX (sum->scores[DOSSIER_NAME_OTHER], sum->scores[DOSSIER_NAME_PERSON]))
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

static void
judge_lists (const DossierReading *reading, GArray *candidates, Sum **sums)
{
  for (guint i = 1; i < candidates->len; i++)
    {
      Sum *a = sums[i - 1], *b = sums[i];

      if (a == b
          || !are_listed (reading, &g_array_index (candidates, DossierCandidate, i - 1),
                          &g_array_index (candidates, DossierCandidate, i)))
        continue;
      if (a->kind != DOSSIER_NAME_OTHER)
        b->scores[a->kind] += a->kind == DOSSIER_NAME_PERSON ? 4 : 3;
      if (b->kind != DOSSIER_NAME_OTHER)
        a->scores[b->kind] += b->kind == DOSSIER_NAME_PERSON ? 4 : 3;
    }
}

void
dossier_candidates_judge (const DossierReading *reading, GArray *candidates)
{
  g_autoptr (GHashTable) sums = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  g_autofree Sum       **of = g_new (Sum *, MAX (candidates->len, 1));

  for (guint i = 0; i < candidates->len; i++)
    {
      DossierCandidate *candidate = &g_array_index (candidates, DossierCandidate, i);
      Sum              *sum = of[i] = get_sum (sums, &candidate->key);

      sum->n++;
      for (guint k = 0; k < DOSSIER_N_NAME_KINDS; k++)
        sum->scores[k] = CLAMP (sum->scores[k] + candidate->scores[k], -MAX_SUM, MAX_SUM);
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
