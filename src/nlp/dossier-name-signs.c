/* dossier-name-signs.c - what each place of a text tells about the names there, as numbers for a model.
 *
 * Which signs are worth having: L. Ratinov and D. Roth, "Design challenges and misconceptions in named entity
 * recognition" (2009).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-name-signs-private.h"

#include "dossier-letters-private.h"
#include "dossier-phrases-private.h"

#include <string.h>

/* Tokens without a capital that a run bridges. */
#define MAX_GAP 3
/* From here on a run ends before the next name: only a text without small letters has such runs. */
#define MAX_RUN 4096
#define LONGEST_AFFIX 4
/* In place of a word where the sentence has none. */
#define EDGE 0x9ae16a3b2f90404fu
/* How far from a name its next plain word is looked for. */
#define CONTEXT_REACH 8
/* How far from a place the words are of interest, whichever order they stand in. */
#define NEAR_REACH 6

/* Parts of a name, as the lists and rules see it. */
typedef enum
{
  PART_BEGIN,
  PART_INSIDE,
  PART_LAST,
  PART_ONLY,
  N_PARTS,
} Part;

typedef enum
{
  LISTED_ORGANIZATION = 1,
  LISTED_PERSON,
  LISTED_PRODUCT,
  LISTED_PLACE,
  LISTED_DEMONYM,
} Listed;

/* What is told by a sign: part of its hash. Words at an offset have their own numbers each. */
typedef enum
{
  SIGN_CASE = 1,
  SIGN_COUNTS,
  SIGN_WORDS_BEFORE,
  SIGN_WORDS_AFTER,
  SIGN_WORDS_AROUND,
  SIGN_WORDS_FAR_BEFORE,
  SIGN_WORDS_FAR_AFTER,
  SIGN_SHAPES_BEFORE,
  SIGN_SHAPES_AFTER,
  SIGN_SHAPES,
  SIGN_LISTS,
  SIGN_LISTS_BEFORE,
  SIGN_LISTS_AFTER,
  SIGN_LIST_SHAPE,
  SIGN_CLASSES_BEFORE,
  SIGN_CLASSES_AFTER,
  SIGN_RULES,
  SIGN_RULE_KIND,
  SIGN_RULE_LIST,
  SIGN_RULE_SHAPE,
  SIGN_RULE_WORD,
  SIGN_RULES_BEFORE,
  SIGN_RULES_AFTER,
  SIGN_RULE_CASE,
  SIGN_LEFT,
  SIGN_RIGHT,
  SIGN_BOTH,
  SIGN_LEFT_SHAPE,
  SIGN_RIGHT_SHAPE,
  SIGN_LEFT_CLASSES,
  SIGN_RIGHT_CLASSES,
  SIGN_RUN_LENGTH,
  SIGN_LEFT_RULE,
  SIGN_RIGHT_RULE,
  SIGN_FAR_BEFORE,
  SIGN_FAR_AFTER,
  SIGN_LEFT_PAIR,
  SIGN_RIGHT_PAIR,
  SIGN_NEAR,
  SIGN_LEFT_PATH,
  SIGN_RIGHT_PATH,
  SIGN_WORD,
  SIGN_EXACT = SIGN_WORD + DOSSIER_NAME_OFFSETS,
  SIGN_SHAPE,
  SIGN_CLASSES = SIGN_SHAPE + DOSSIER_NAME_OFFSETS,
  SIGN_CLASS = SIGN_CLASSES + DOSSIER_NAME_OFFSETS,
  SIGN_PATH = SIGN_CLASS + DOSSIER_NAME_OFFSETS,
  SIGN_PREFIX = SIGN_PATH + DOSSIER_NAME_OFFSETS,
  SIGN_SUFFIX,
} Sign;

/* @a is spread first, so that two small numbers make many. */
static inline guint64
mix (guint64 a, guint64 b)
{
  guint64 x = (a * 0x9fb21c651e98df25u ^ (b + 0x9e3779b97f4a7c15u)) * 0xbf58476d1ce4e5b9u;

  return x ^ (x >> 31);
}

static inline guint64
sign (Sign what, guint64 value)
{
  return mix (what * 0x94d049bb133111ebu, value);
}

/* --- one word --- */

static const DossierToken *
token_at (const DossierNameSigns *self, guint i)
{
  return &self->reading->tokens->tokens[i];
}

/* Behind the word without the dot at its end: words are the same with and without it. */
static const char *
word_end (const DossierNameSigns *self, const DossierToken *token)
{
  const char *end = self->reading->tokens->text + token->start + token->length;

  return token->length >= 2 && end[-1] == '.' ? end - 1 : end;
}

/* "Aa" for Anthropic, "AaA" for OpenAI, "A-0" for GPT-4. */
static guint64
find_shape (const DossierNameSigns *self, guint i)
{
  const DossierToken *token = token_at (self, i);
  const char         *at = self->reading->tokens->text + token->start, *end = word_end (self, token);
  guint64             shape = 0;
  guint               last = 0, length;

  for (; at < end; at += MAX (length, 1))
    {
      DossierLetter letter = dossier_letter_of (at, end, &length);
      guint         now = letter != DOSSIER_LETTER_NONE ? letter : 16u + (guchar) *at;

      if (now != last)
        shape = mix (shape, now);
      last = now;
    }
  return shape;
}

static guint64
shape_of (const DossierNameSigns *self, guint i)
{
  return self->shapes[self->reading->words[i]];
}

static guint32
classes_of (const DossierNameSigns *self, guint i)
{
  return dossier_reading_classes (self->reading, i);
}

static guint
add_affixes (const DossierNameSigns *self, guint i, guint64 *signs)
{
  const DossierToken *token = token_at (self, i);
  const char         *text = self->reading->tokens->text + token->start, *end = word_end (self, token);
  guint64             prefix = 0, suffix = 0;
  guint               n = 0, longest = MIN (LONGEST_AFFIX, end - text);

  for (guint k = 0; k < longest; k++)
    {
      prefix = mix (prefix, (guchar) g_ascii_tolower (text[k]));
      suffix = mix (suffix, (guchar) g_ascii_tolower (end[-1 - (int) k]));
      signs[n++] = sign (SIGN_PREFIX, prefix);
      signs[n++] = sign (SIGN_SUFFIX, suffix);
    }
  return n;
}

/* How many forks of a path are told, from coarse to fine. */
static guint
add_paths (guint32 path, Sign what, guint64 *signs)
{
  static const guint forks[] = { 4, 6, 10, 20 };
  guint32            last = 0;
  guint              n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (forks); i++)
    {
      guint32 begin = dossier_name_path_begin (path, forks[i]);

      if (begin != last)
        signs[n++] = sign (what, begin);
      last = begin;
    }
  return n;
}

guint
dossier_name_signs_of_word (const DossierNameSigns *self, guint i, int offset, guint64 *signs)
{
  const DossierWordHash *hash = &self->reading->hashes[i];
  guint32                classes = classes_of (self, i);
  guint                  at = offset + DOSSIER_NAME_REACH, n = 0;

  signs[n++] = sign (SIGN_WORD + at, hash->folded);
  signs[n++] = sign (SIGN_CLASSES + at, classes);
  if (ABS (offset) == 2)
    return n;
  signs[n++] = sign (SIGN_SHAPE + at, shape_of (self, i));
  for (guint32 left = classes; left != 0; left &= left - 1)
    signs[n++] = sign (SIGN_CLASS + at, left & -left);
  n += add_paths (self->paths[self->reading->words[i]], SIGN_PATH + at, signs + n);
  if (offset != 0)
    return n;
  signs[n++] = sign (SIGN_EXACT, hash->exact);
  return n + add_affixes (self, i, signs + n);
}

/* All that the signs are made of: the hashes leave out a dot, soft hyphens and the shape of an apostrophe, of which
 * the shape and the letters at both ends know. */
guint64
dossier_name_signs_word_key (const DossierNameSigns *self, guint i)
{
  const DossierToken *token = token_at (self, i);
  const char         *text = self->reading->tokens->text + token->start, *end = word_end (self, token);
  guint64             key = mix (self->reading->hashes[i].exact, shape_of (self, i));
  guint64             ends = 0;

  for (guint k = 0; k < MIN (LONGEST_AFFIX, end - text); k++)
    ends = ends << 16 | (guint64) (guchar) text[k] << 8 | (guchar) end[-1 - (int) k];
  key = mix (mix (key, ends), classes_of (self, i));
  return key != 0 ? key : 1;
}

/* --- one place --- */

/* A token of the sentence, or what stands for its edge. */
typedef struct
{
  guint64 word, shape; /* no shape further than REACH from a run */
  guint32 classes, path;
  guint8  list, rule;
} Seen;

static inline Seen
see (const DossierNameSigns *self, const DossierSentence *sentence, gint64 i)
{
  if (i < sentence->first || i >= (gint64) sentence->first + sentence->n)
    return (Seen){ .word = EDGE, .shape = EDGE };
  return (Seen){ self->reading->hashes[i].folded,      shape_of (self, i), classes_of (self, i),
                 self->paths[self->reading->words[i]], self->lists[i],     self->rules[i] };
}

/* Case, beginning of the sentence and headline as one number. */
static guint
case_at (const DossierNameSigns *self, const DossierSentence *sentence, guint i)
{
  return (token_at (self, i)->flags & 15u) | (i == sentence->first ? 16 : 0) | (sentence->headline ? 32 : 0)
         | ((guint) token_at (self, i)->kind << 6);
}

/* How the text writes the word elsewhere. */
static guint
counts_at (const DossierNameSigns *self, guint i)
{
  const DossierReadWord *word = &self->reading->seen[self->reading->words[i]];

  return (dossier_reading_count_small (self->reading, i) > 0 ? 1 : 0) | (word->n_inside > 0 ? 2 : 0)
         | MIN (word->n, 3) << 2;
}

static guint
add_context (const DossierNameSigns *self, const DossierSentence *sentence, guint i, guint64 shape, guint64 *signs)
{
  guint from = i, to = i, end = sentence->first + sentence->n, n = 0, part;
  Seen  left, right, own = see (self, sentence, i);

  if (!dossier_reading_is_capital (self->reading, i))
    return 0;
  while (from > sentence->first && i - from < CONTEXT_REACH && dossier_reading_is_capital (self->reading, from - 1))
    from--;
  while (to + 1 < end && to - i < CONTEXT_REACH && dossier_reading_is_capital (self->reading, to + 1))
    to++;
  left = see (self, sentence, (gint64) from - 1);
  right = see (self, sentence, (gint64) to + 1);
  part = (from == i ? 1 : 0) | (to == i ? 2 : 0);
  signs[n++] = sign (SIGN_LEFT, mix (left.word, part));
  signs[n++] = sign (SIGN_RIGHT, mix (right.word, part));
  signs[n++] = sign (SIGN_BOTH, mix (mix (left.word, right.word), part));
  signs[n++] = sign (SIGN_LEFT_SHAPE, mix (left.word, shape));
  signs[n++] = sign (SIGN_RIGHT_SHAPE, mix (right.word, shape));
  signs[n++] = sign (SIGN_LEFT_CLASSES, mix (left.classes, part));
  signs[n++] = sign (SIGN_RIGHT_CLASSES, mix (right.classes, part));
  signs[n++] = sign (SIGN_LEFT_RULE, mix (left.word, own.rule));
  signs[n++] = sign (SIGN_RIGHT_RULE, mix (right.word, own.rule));
  signs[n++] = sign (SIGN_LEFT_PAIR, mix (mix (left.word, see (self, sentence, (gint64) from - 2).word), part));
  signs[n++] = sign (SIGN_RIGHT_PAIR, mix (mix (right.word, see (self, sentence, (gint64) to + 2).word), part));
  if (left.path != 0)
    signs[n++] = sign (SIGN_LEFT_PATH, mix (left.path, part));
  if (right.path != 0)
    signs[n++] = sign (SIGN_RIGHT_PATH, mix (right.path, part));
  signs[n++] = sign (SIGN_RUN_LENGTH, mix (MIN (to - from, 6), part));
  return n;
}

/* The plain words a little further off, on either side. */
static guint
add_near (const DossierNameSigns *self, const DossierSentence *sentence, guint i, guint64 *signs)
{
  guint from = i > sentence->first + NEAR_REACH ? i - NEAR_REACH : sentence->first;
  guint end = MIN (i + NEAR_REACH + 1, sentence->first + sentence->n), n = 0;

  for (guint k = from; k < end; k++)
    if ((k + DOSSIER_NAME_REACH < i || k > i + DOSSIER_NAME_REACH) && !dossier_reading_is_capital (self->reading, k))
      signs[n++] = sign (SIGN_NEAR, self->reading->hashes[k].folded);
  return n;
}

guint
dossier_name_signs_of_setting (const DossierNameSigns *self, const DossierNameRun *run, guint i, guint64 *signs)
{
  const DossierSentence *sentence = &self->reading->tokens->sentences[run->sentence];
  Seen                   before = see (self, sentence, (gint64) i - 1), after = see (self, sentence, (gint64) i + 1);
  Seen                   own = see (self, sentence, i);
  guint                  case_own = case_at (self, sentence, i), n = 0;

  signs[n++] = sign (SIGN_CASE, case_own);
  signs[n++] = sign (SIGN_COUNTS, mix (counts_at (self, i), case_own));
  signs[n++] = sign (SIGN_LISTS, own.list);
  signs[n++] = sign (SIGN_LISTS_BEFORE, mix (before.list, own.list));
  signs[n++] = sign (SIGN_LISTS_AFTER, mix (own.list, after.list));
  signs[n++] = sign (SIGN_RULES, own.rule);
  signs[n++] = sign (SIGN_RULE_KIND, own.rule & 15u);
  signs[n++] = sign (SIGN_RULE_LIST, mix (own.rule, own.list));
  signs[n++] = sign (SIGN_RULES_BEFORE, mix (before.rule, own.rule));
  signs[n++] = sign (SIGN_RULES_AFTER, mix (own.rule, after.rule));
  signs[n++] = sign (SIGN_RULE_CASE, mix (own.rule, case_own));
  return n;
}

/* Three bytes of lists and three of rules, 9 bits of case and 4 of counts, and the highest bit, so that it is never 0.
 */
guint64
dossier_name_signs_setting_key (const DossierNameSigns *self, const DossierNameRun *run, guint i)
{
  const DossierSentence *sentence = &self->reading->tokens->sentences[run->sentence];
  guint64                key = (guint64) counts_at (self, i) << 9 | case_at (self, sentence, i);
  gboolean               first = i == sentence->first, last = i + 1 == sentence->first + sentence->n;

  key = key << 8 | (first ? 0 : self->lists[i - 1]);
  key = key << 8 | self->lists[i];
  key = key << 8 | (last ? 0 : self->lists[i + 1]);
  key = key << 8 | (first ? 0 : self->rules[i - 1]);
  key = key << 8 | self->rules[i];
  key = key << 8 | (last ? 0 : self->rules[i + 1]);
  return key | (guint64) 1 << 63;
}

guint
dossier_name_signs_of_place (const DossierNameSigns *self, const DossierNameRun *run, guint i, guint64 *signs)
{
  const DossierSentence *sentence = &self->reading->tokens->sentences[run->sentence];
  Seen  far_before = see (self, sentence, (gint64) i - 2), far_after = see (self, sentence, (gint64) i + 2);
  Seen  before = see (self, sentence, (gint64) i - 1), after = see (self, sentence, (gint64) i + 1);
  Seen  own = see (self, sentence, i);
  guint n = 0;

  signs[n++] = sign (SIGN_WORDS_BEFORE, mix (before.word, own.word));
  signs[n++] = sign (SIGN_WORDS_AFTER, mix (own.word, after.word));
  signs[n++] = sign (SIGN_WORDS_AROUND, mix (before.word, after.word));
  signs[n++] = sign (SIGN_WORDS_FAR_BEFORE, mix (far_before.word, before.word));
  signs[n++] = sign (SIGN_WORDS_FAR_AFTER, mix (after.word, far_after.word));
  signs[n++] = sign (SIGN_SHAPES_BEFORE, mix (before.shape, own.shape));
  signs[n++] = sign (SIGN_SHAPES_AFTER, mix (own.shape, after.shape));
  signs[n++] = sign (SIGN_SHAPES, mix (mix (before.shape, own.shape), after.shape));
  signs[n++] = sign (SIGN_FAR_BEFORE, mix (mix (far_before.shape, before.word), own.shape));
  signs[n++] = sign (SIGN_FAR_AFTER, mix (mix (far_after.shape, after.word), own.shape));
  signs[n++] = sign (SIGN_LIST_SHAPE, mix (own.list, own.shape));
  signs[n++] = sign (SIGN_CLASSES_BEFORE, mix (before.classes, own.classes));
  signs[n++] = sign (SIGN_CLASSES_AFTER, mix (own.classes, after.classes));
  signs[n++] = sign (SIGN_RULE_SHAPE, mix (own.rule, own.shape));
  signs[n++] = sign (SIGN_RULE_WORD, mix (own.rule & 15u, own.word));
  n += add_context (self, sentence, i, own.shape, signs + n);
  n += add_near (self, sentence, i, signs + n);
  g_assert (n <= DOSSIER_NAME_MAX_PLACE_SIGNS);
  return n;
}

guint
dossier_name_signs_link (const DossierNameSigns *self, guint i)
{
  static const struct
  {
    const char *words;
    guint       link;
  } links[] = {
    { "|of|", 1 }, { "|the|", 2 }, { "|and|&|", 3 },   { "|for|in|on|", 4 },     { "|-|–|—|", 5 },
    { "|,|", 6 },  { "|.|", 7 },   { "|(|)|[|]|", 8 }, { "|de|van|von|al|", 9 }, { "|\"|“|”|", 10 },
  };
  const DossierToken *token = token_at (self, i);
  char                word[8] = "|";

  if (token->kind == DOSSIER_TOKEN_POSSESSIVE)
    return 11;
  if (token->kind == DOSSIER_TOKEN_NUMBER)
    return 12;
  if (dossier_reading_is_capital (self->reading, i))
    return 0;
  if (token->length > 3)
    return 13;
  for (guint k = 0; k < token->length; k++)
    word[k + 1] = g_ascii_tolower (self->reading->tokens->text[token->start + k]);
  word[token->length + 1] = '|';
  for (guint k = 0; k < G_N_ELEMENTS (links); k++)
    if (strstr (links[k].words, word) != NULL)
      return links[k].link;
  return 13;
}

/* --- a text --- */

static Part
part_of (guint k, guint n)
{
  if (n == 1)
    return PART_ONLY;
  return k == 0 ? PART_BEGIN : k == n - 1 ? PART_LAST : PART_INSIDE;
}

static Listed
listed_as (guint32 classes)
{
  if ((classes & DOSSIER_WORD_ORGANIZATION) != 0)
    return LISTED_ORGANIZATION;
  if ((classes & DOSSIER_WORD_PERSON) != 0)
    return LISTED_PERSON;
  if ((classes & DOSSIER_WORD_PRODUCT) != 0)
    return LISTED_PRODUCT;
  return (classes & DOSSIER_WORD_PLACE) != 0 ? LISTED_PLACE : LISTED_DEMONYM;
}

static void
mark_lists (DossierNameSigns *self, const DossierSentence *sentence)
{
  const guint32 classes = DOSSIER_WORD_ORGANIZATION | DOSSIER_WORD_PERSON | DOSSIER_WORD_PRODUCT | DOSSIER_WORD_PLACE
                          | DOSSIER_WORD_DEMONYM;

  for (guint i = sentence->first, step; i < sentence->first + sentence->n; i += step)
    {
      DossierGazetteerMatch match = { 0 };

      step = 1;
      if (dossier_reading_is_capital (self->reading, i))
        match = dossier_phrase_match_known (self->reading, sentence, i, classes);
      for (guint k = 0; k < match.n; k++)
        self->lists[i + k] = listed_as (match.entry->classes) * N_PARTS + part_of (k, match.n);
      step = MAX (match.n, 1);
    }
}

/* 0..3: how much more speaks for the kind than for the others. */
static guint
sureness (const DossierCandidate *candidate)
{
  int own = candidate->scores[candidate->kind] + candidate->context[candidate->kind], other = G_MININT, lead;

  for (guint k = 0; k < DOSSIER_N_NAME_KINDS; k++)
    if (k != candidate->kind)
      other = MAX (other, candidate->scores[k] + candidate->context[k]);
  lead = own - other;
  return lead <= 1 ? 0 : lead <= 4 ? 1 : lead <= 8 ? 2 : 3;
}

static void
mark_rules (DossierNameSigns *self, const GArray *candidates)
{
  for (guint c = 0; c < candidates->len; c++)
    {
      const DossierCandidate *candidate = &g_array_index (candidates, DossierCandidate, c);
      guint8                  known = candidate->organization != 0 || candidate->person != 0 ? 64 : 0;

      for (guint k = 0; k < candidate->n; k++)
        self->rules[candidate->first + k]
            = 128 | known | sureness (candidate) << 4 | (guint) candidate->kind << 2 | part_of (k, candidate->n);
    }
}

/* Does the token belong to no name of the rules that began before it? */
static gboolean
is_free (const DossierNameSigns *self, guint i)
{
  guint part = self->rules[i] % N_PARTS;

  return self->rules[i] == 0 || part == PART_BEGIN || part == PART_ONLY;
}

static void
find_runs (DossierNameSigns *self, guint sentence)
{
  const DossierSentence *bounds = &self->reading->tokens->sentences[sentence];
  DossierNameRun         run = { .sentence = sentence };

  for (guint i = bounds->first; i < bounds->first + bounds->n; i++)
    {
      if (!dossier_reading_is_capital (self->reading, i) && self->rules[i] == 0)
        continue;
      if (run.n > 0 && i - (run.first + run.n) <= MAX_GAP && !(run.n >= MAX_RUN && is_free (self, i)))
        run.n = i + 1 - run.first;
      else
        {
          if (run.n > 0)
            g_array_append_val (self->runs, run);
          run.first = i;
          run.n = 1;
        }
    }
  if (run.n > 0)
    g_array_append_val (self->runs, run);
}

/* Shapes and paths of the words that a run sees. */
static void
look_around (DossierNameSigns *self, const DossierNameClusters *clusters, const DossierNameRun *run)
{
  const DossierSentence *sentence = &self->reading->tokens->sentences[run->sentence];
  guint                  from = run->first - MIN (run->first - sentence->first, DOSSIER_NAME_REACH);
  guint                  end = MIN (run->first + run->n + DOSSIER_NAME_REACH, sentence->first + sentence->n);

  for (guint i = from; i < end; i++)
    if (shape_of (self, i) == 0)
      {
        self->shapes[self->reading->words[i]] = find_shape (self, i);
        if (clusters != NULL)
          self->paths[self->reading->words[i]] = dossier_name_clusters_find (clusters, self->reading->hashes[i].folded);
      }
}

void
dossier_name_signs_init (DossierNameSigns *self, const DossierReading *reading, const DossierNameClusters *clusters,
                         const GArray *candidates)
{
  guint n = MAX (reading->tokens->n_tokens, 1);

  *self = (DossierNameSigns){ .reading = reading, .lists = g_new0 (guint8, n), .rules = g_new0 (guint8, n) };
  self->shapes = g_new0 (guint64, MAX (reading->n_seen, 1));
  self->paths = g_new0 (guint32, MAX (reading->n_seen, 1));
  self->runs = g_array_new (FALSE, FALSE, sizeof (DossierNameRun));
  mark_rules (self, candidates);
  for (guint s = 0; s < reading->tokens->n_sentences; s++)
    {
      mark_lists (self, &reading->tokens->sentences[s]);
      find_runs (self, s);
    }
  for (guint r = 0; r < self->runs->len; r++)
    look_around (self, clusters, &g_array_index (self->runs, DossierNameRun, r));
}

void
dossier_name_signs_clear (DossierNameSigns *self)
{
  g_free (self->shapes);
  g_free (self->paths);
  g_free (self->lists);
  g_free (self->rules);
  g_array_unref (self->runs);
}
