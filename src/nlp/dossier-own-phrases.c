/* dossier-own-phrases.c - what a person decided about names goes before what rules and model find.
 *
 * phrases: IS_NAME entries have in "organization" the number of their name in names, plus 1.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-own-phrases-private.h"

#include "dossier-phrases-private.h"
#include "dossier-recognition.h"

/* Classes of the phrases. */
#define IS_NAME 1u
#define IS_NO_NAME 2u

struct _DossierOwnPhrases
{
  DossierOwnNames  *names;
  DossierGazetteer *phrases;
  gboolean          begins_small; /* one of the names begins without a capital: any word may begin one */
};

static void
add_phrase (DossierOwnPhrases *self, guint i)
{
  const DossierOwnName *name = dossier_own_names_get (self->names, i);
  g_autoptr (DossierTokens) tokens = dossier_tokens_new (name->name, strlen (name->name));
  DossierWordHash        words[DOSSIER_GAZETTEER_MAX_WORDS];
  DossierGazetteerEntry *entry;

  if (tokens->n_tokens > DOSSIER_GAZETTEER_MAX_WORDS)
    return;
  if (name->entity != 0 && tokens->n_tokens > 0
      && (tokens->tokens[0].flags & (DOSSIER_TOKEN_CAPITALISED | DOSSIER_TOKEN_ALL_CAPS | DOSSIER_TOKEN_MIXED)) == 0)
    self->begins_small = TRUE;
  for (guint t = 0; t < tokens->n_tokens; t++)
    words[t] = dossier_word_hash (name->name + tokens->tokens[t].start, tokens->tokens[t].length);
  entry = dossier_gazetteer_add (self->phrases, words, tokens->n_tokens, name->entity != 0 ? IS_NAME : IS_NO_NAME);
  if (entry != NULL && name->entity != 0 && entry->organization == 0)
    entry->organization = i + 1;
}

DossierOwnPhrases *
dossier_own_phrases_new (DossierOwnNames *names)
{
  DossierOwnPhrases *self = g_new0 (DossierOwnPhrases, 1);

  self->names = dossier_own_names_ref (names);
  self->phrases = dossier_gazetteer_new ();
  for (guint i = 0; i < dossier_own_names_get_length (names); i++)
    add_phrase (self, i);
  return self;
}

void
dossier_own_phrases_free (DossierOwnPhrases *self)
{
  if (self == NULL)
    return;
  dossier_own_names_unref (self->names);
  dossier_gazetteer_free (self->phrases);
  g_free (self);
}

/* --- where names stand --- */

static gboolean
are_capital (const DossierReading *reading, guint first, guint n)
{
  for (guint i = first; i < first + n; i++)
    if (reading->tokens->tokens[i].kind == DOSSIER_TOKEN_WORD && !dossier_reading_is_capital (reading, i))
      return FALSE;
  return TRUE;
}

/* Is the word at @i one of the language that begins a sentence, as far as the text tells? */
static gboolean
may_be_plain (const DossierReading *reading, const DossierSentence *sentence, guint i)
{
  gboolean mute
      = sentence->headline || i == sentence->first || reading->tokens->tokens[i - 1].kind == DOSSIER_TOKEN_PUNCTUATION;

  return mute && dossier_reading_has (reading, i, DOSSIER_WORD_COMMON | DOSSIER_WORD_FREQUENT)
         && reading->seen[reading->words[i]].n_inside == 0;
}

/* The person's own name that begins at @i and how many tokens it takes, or NULL. */
static const DossierOwnName *
match_name (const DossierOwnPhrases *self, const DossierReading *reading, const DossierSentence *sentence, guint i,
            guint *n)
{
  const guint32 longer = DOSSIER_WORD_PLACE | DOSSIER_WORD_PRODUCT | DOSSIER_WORD_DEMONYM | DOSSIER_WORD_CALENDAR;
  guint         left = sentence->first + sentence->n - i;
  DossierGazetteerMatch match = dossier_gazetteer_match (self->phrases, &reading->hashes[i], left, IS_NAME, TRUE);

  if (match.n > 0 && !match.exact && (match.n == 1 || !are_capital (reading, i, match.n)))
    match = dossier_gazetteer_match (self->phrases, &reading->hashes[i], left, IS_NAME, FALSE);
  if (match.n == 0 || (match.n == 1 && may_be_plain (reading, sentence, i))
      || dossier_phrase_match_known (reading, sentence, i, longer).n > match.n)
    return NULL;
  *n = match.n;
  return dossier_own_names_get (self->names, match.entry->organization - 1);
}

/* --- merging --- */

typedef struct
{
  const DossierOwnPhrases *own;
  const DossierReading    *reading;
  GArray                  *candidates, *merged; /* of DossierCandidate */
  guint                    next;                /* candidate */
} Merger;

static gboolean
is_no_name (const Merger *merger, const DossierCandidate *candidate)
{
  DossierGazetteerMatch match = dossier_gazetteer_match (
      merger->own->phrases, &merger->reading->hashes[candidate->first], candidate->n, IS_NO_NAME, FALSE);

  return match.n == candidate->n;
}

static const DossierCandidate *
peek (const Merger *merger)
{
  return merger->next < merger->candidates->len ? &g_array_index (merger->candidates, DossierCandidate, merger->next)
                                                : NULL;
}

/* The candidates that end at @end or before. */
static void
take_until (Merger *merger, guint end)
{
  const DossierCandidate *candidate;

  while ((candidate = peek (merger)) != NULL && candidate->first + candidate->n <= end)
    {
      if (!is_no_name (merger, candidate))
        g_array_append_val (merger->merged, *candidate);
      merger->next++;
    }
}

/* Is the name at [@first, @end) a part of a longer one? Of a word of the language anything longer may be one. */
static gboolean
is_inside (const Merger *merger, guint first, guint end)
{
  const DossierCandidate *candidate = peek (merger);
  gboolean                plain = end == first + 1 && dossier_reading_has (merger->reading, first, DOSSIER_WORD_COMMON);

  return candidate != NULL && candidate->first <= first && candidate->first + candidate->n >= end
         && candidate->n > end - first && (candidate->kind != DOSSIER_NAME_OTHER || plain)
         && !is_no_name (merger, candidate);
}

/* @name stands at [@first, @end): what was found there yields. */
static void
put_name (Merger *merger, const DossierOwnName *name, const DossierSentence *sentence, guint first, guint end)
{
  DossierCandidate        candidate = { .first = first,
                                        .n = end - first,
                                        .sentence = (guint) (sentence - merger->reading->tokens->sentences),
                                        .key = dossier_reading_key (merger->reading, first, end - first) };
  const DossierCandidate *old;

  for (; (old = peek (merger)) != NULL && old->first < end; merger->next++)
    if (old->first == first && old->n == end - first)
      candidate = *old;
  candidate.kind = name->kind == DOSSIER_ENTITY_PERSON ? DOSSIER_NAME_PERSON : DOSSIER_NAME_ORGANIZATION;
  if (name->kind == DOSSIER_ENTITY_PERSON)
    candidate.organization = 0;
  else
    candidate.person = 0;
  candidate.subtype = name->subtype != DOSSIER_SUBTYPE_NONE ? name->subtype : candidate.subtype;
  candidate.own = name;
  candidate.confidence = DOSSIER_CONFIDENCE_CERTAIN;
  g_array_append_val (merger->merged, candidate);
}

static gboolean
may_begin (const Merger *merger, guint i)
{
  return dossier_reading_is_capital (merger->reading, i)
         || (merger->own->begins_small && merger->reading->tokens->tokens[i].kind <= DOSSIER_TOKEN_NUMBER);
}

static void
read_sentence (Merger *merger, const DossierSentence *sentence)
{
  guint end = sentence->first + sentence->n, n = 1;

  for (guint i = sentence->first; i < end; i += n)
    {
      const DossierOwnName *name
          = may_begin (merger, i) ? match_name (merger->own, merger->reading, sentence, i, &n) : NULL;

      if (name == NULL)
        {
          n = 1;
          continue;
        }
      take_until (merger, i);
      if (!is_inside (merger, i, i + n))
        put_name (merger, name, sentence, i, i + n);
    }
}

void
dossier_own_phrases_apply (const DossierOwnPhrases *self, const DossierReading *reading, GArray *candidates)
{
  g_autoptr (GArray) merged = g_array_sized_new (FALSE, FALSE, sizeof (DossierCandidate), candidates->len);
  Merger merger = { .own = self, .reading = reading, .candidates = candidates, .merged = merged };

  for (guint s = 0; s < reading->tokens->n_sentences; s++)
    read_sentence (&merger, &reading->tokens->sentences[s]);
  take_until (&merger, G_MAXUINT);
  g_array_set_size (candidates, 0);
  g_array_append_vals (candidates, merged->data, merged->len);
}
