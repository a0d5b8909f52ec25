/* dossier-name-signs.c - what each place of a text tells about the names there, as numbers for a model.
 *
 * Which signs are worth having: L. Ratinov and D. Roth, "Design challenges and misconceptions in named entity
 * recognition" (2009).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-name-sign-private.h"

#include "dossier-array-private.h"
#include "dossier-letters-private.h"
#include "dossier-name-runs-private.h"
#include "dossier-phrases-private.h"
#include "dossier-word-letters-private.h"

#include <string.h>

#define LONGEST_AFFIX 4

typedef enum
{
  LISTED_ORGANIZATION = 1,
  LISTED_PERSON,
  LISTED_PRODUCT,
  LISTED_PLACE,
  LISTED_DEMONYM,
} Listed;

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

/* Of a word of ASCII letters alone that is small, large or begins with a capital; 0 for any other one. */
static inline guint64
find_plain_shape (const DossierNameSigns *self, const char *at, const char *end)
{
  const DossierTokens *tokens = self->reading->tokens;
  const DossierToken  *last = &tokens->tokens[tokens->n_tokens - 1];
  const guint64        upper = dossier_sign_mix (0, DOSSIER_LETTER_UPPER);
  DossierWordLetters   letters = dossier_word_letters_read (at, tokens->text + last->start + last->length);

  if (at + letters.n != end || (letters.flags & DOSSIER_TOKEN_MIXED) != 0)
    return 0;
  if (letters.flags == 0)
    return dossier_sign_mix (0, DOSSIER_LETTER_LOWER);
  return letters.n == 1 || (letters.flags & DOSSIER_TOKEN_ALL_CAPS) != 0
             ? upper
             : dossier_sign_mix (upper, DOSSIER_LETTER_LOWER);
}

/* "Aa" for Anthropic, "AaA" for OpenAI, "A-0" for GPT-4. */
static guint64
find_shape (const DossierNameSigns *self, guint i)
{
  const DossierToken *token = token_at (self, i);
  const char         *at = self->reading->tokens->text + token->start, *end = word_end (self, token);
  guint64             shape = find_plain_shape (self, at, end);
  guint               last = 0, length;

  if (shape != 0)
    return shape;
  for (; at < end; at += MAX (length, 1))
    {
      DossierLetter letter = dossier_letter_of (at, end, &length);
      guint         now = letter != DOSSIER_LETTER_NONE ? letter : 16u + (guchar) *at;

      if (now != last)
        shape = dossier_sign_mix (shape, now);
      last = now;
      while (now == DOSSIER_LETTER_LOWER && at + length < end && g_ascii_islower (at[length])) /* mostly */
        length++;
    }
  return shape;
}

static guint64
shape_of (const DossierNameSigns *self, guint i)
{
  return self->about[self->reading->words[i]].shape;
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
      prefix = dossier_sign_mix (prefix, dossier_letter_to_small (text[k]));
      suffix = dossier_sign_mix (suffix, dossier_letter_to_small (end[-1 - (int) k]));
      signs[n++] = dossier_sign_make (DOSSIER_SIGN_PREFIX, prefix);
      signs[n++] = dossier_sign_make (DOSSIER_SIGN_SUFFIX, suffix);
    }
  return n;
}

/* How many forks of a path are told, from coarse to fine. */
static guint
add_paths (guint32 path, DossierSign what, guint64 *signs)
{
  static const guint forks[] = { 4, 6, 10, 20 };
  guint32            last = 0;
  guint              n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (forks); i++)
    {
      guint32 begin = dossier_name_path_begin (path, forks[i]);

      if (begin != last)
        signs[n++] = dossier_sign_make (what, begin);
      last = begin;
    }
  return n;
}

guint
dossier_name_signs_of_kind (const DossierNameSigns *self, guint i, int offset, guint64 *signs)
{
  guint32 classes = classes_of (self, i);
  guint   at = offset + DOSSIER_NAME_REACH, n = 0;

  signs[n++] = dossier_sign_make (DOSSIER_SIGN_CLASSES + at, classes);
  signs[n++] = dossier_sign_make (DOSSIER_SIGN_SHAPE + at, shape_of (self, i));
  for (guint32 left = classes; left != 0; left &= left - 1)
    signs[n++] = dossier_sign_make (DOSSIER_SIGN_CLASS + at, left & -left);
  return n + add_paths (self->about[self->reading->words[i]].path, DOSSIER_SIGN_PATH + at, signs + n);
}

guint64
dossier_name_signs_kind_key (const DossierNameSigns *self, guint i, int offset)
{
  const DossierNameAbout *about = &self->about[self->reading->words[i]];
  guint64                 classes = classes_of (self, i);
  guint64                 seen = dossier_sign_mix (classes << 32 | about->path, about->shape);

  return dossier_sign_make (DOSSIER_SIGN_CLASSES + offset + DOSSIER_NAME_REACH, seen) | 1;
}

static guint64
make_word (const DossierNameSigns *self, guint i, int offset)
{
  return dossier_sign_make (DOSSIER_SIGN_WORD + offset + DOSSIER_NAME_REACH, self->reading->hashes[i].folded);
}

/* Of the place's own word. */
static guint
add_letters (const DossierNameSigns *self, guint i, guint64 *signs)
{
  signs[0] = dossier_sign_make (DOSSIER_SIGN_EXACT, self->reading->hashes[i].exact);
  return 1 + add_affixes (self, i, signs + 1);
}

guint
dossier_name_signs_of_letters (const DossierNameSigns *self, guint i, int offset, guint64 *signs)
{
  signs[0] = make_word (self, i, offset);
  return offset == 0 ? 1 + add_letters (self, i, signs + 1) : 1;
}

guint
dossier_name_signs_of_word (const DossierNameSigns *self, guint i, int offset, guint64 *signs)
{
  guint n = 1;

  signs[0] = make_word (self, i, offset);
  n += dossier_name_signs_of_kind (self, i, offset, signs + n);
  return offset == 0 ? n + add_letters (self, i, signs + n) : n;
}

/* All that the signs are made of: the hashes leave out a dot, soft hyphens and the shape of an apostrophe, of which
 * the shape and the letters at both ends know. */
guint64
dossier_name_signs_word_key (const DossierNameSigns *self, guint i)
{
  const DossierToken *token = token_at (self, i);
  const char         *text = self->reading->tokens->text + token->start, *end = word_end (self, token);
  guint64             key = dossier_sign_mix (self->reading->hashes[i].exact, shape_of (self, i));
  guint64             ends = 0;

  for (guint k = 0; k < MIN (LONGEST_AFFIX, end - text); k++)
    ends = ends << 16 | (guint64) (guchar) text[k] << 8 | (guchar) end[-1 - (int) k];
  key = dossier_sign_mix (dossier_sign_mix (key, ends), classes_of (self, i));
  return key != 0 ? key : 1;
}

/* --- links --- */

#define BYTES_2(a, b) ((guint32) (guchar) (a) << 8 | (guchar) (b))
#define BYTES_3(a, b, c) (BYTES_2 (a, b) << 8 | (guchar) (c))

/* Of a token of so many bytes, in small letters, up to three. */
static DossierNameLink
link_of_bytes (guint32 bytes)
{
  switch (bytes)
    {
    case BYTES_2 ('o', 'f'): return DOSSIER_NAME_LINK_OF;
    case BYTES_3 ('t', 'h', 'e'): return DOSSIER_NAME_LINK_THE;
    case BYTES_3 ('a', 'n', 'd'):
    case '&': return DOSSIER_NAME_LINK_AND;
    case BYTES_3 ('f', 'o', 'r'):
    case BYTES_2 ('i', 'n'):
    case BYTES_2 ('o', 'n'): return DOSSIER_NAME_LINK_FOR;
    case '-':
    case BYTES_3 (0xE2, 0x80, 0x93):
    case BYTES_3 (0xE2, 0x80, 0x94): return DOSSIER_NAME_LINK_DASH;
    case ',': return DOSSIER_NAME_LINK_COMMA;
    case '.': return DOSSIER_NAME_LINK_DOT;
    case '(':
    case ')':
    case '[':
    case ']': return DOSSIER_NAME_LINK_BRACKET;
    case BYTES_2 ('d', 'e'):
    case BYTES_3 ('v', 'a', 'n'):
    case BYTES_3 ('v', 'o', 'n'):
    case BYTES_2 ('a', 'l'): return DOSSIER_NAME_LINK_PARTICLE;
    case '"':
    case BYTES_3 (0xE2, 0x80, 0x9C):
    case BYTES_3 (0xE2, 0x80, 0x9D): return DOSSIER_NAME_LINK_QUOTE;
    default: return DOSSIER_NAME_LINK_OTHER;
    }
}

DossierNameLink
dossier_name_signs_link (const DossierNameSigns *self, guint i)
{
  const DossierToken *token = token_at (self, i);
  guint32             bytes = 0;

  if (token->kind == DOSSIER_TOKEN_POSSESSIVE)
    return DOSSIER_NAME_LINK_POSSESSIVE;
  if (token->kind == DOSSIER_TOKEN_NUMBER)
    return DOSSIER_NAME_LINK_NUMBER;
  if (dossier_reading_is_capital (self->reading, i))
    return DOSSIER_NAME_LINK_CAPITAL;
  if (token->length > 3)
    return DOSSIER_NAME_LINK_OTHER;
  for (guint k = 0; k < token->length; k++)
    bytes = bytes << 8 | dossier_letter_to_small (self->reading->tokens->text[token->start + k]);
  return link_of_bytes (bytes);
}

/* --- a text --- */

static DossierNamePart
part_of (guint k, guint n)
{
  if (n == 1)
    return DOSSIER_NAME_PART_ONLY;
  return k == 0 ? DOSSIER_NAME_PART_BEGIN : k == n - 1 ? DOSSIER_NAME_PART_LAST : DOSSIER_NAME_PART_INSIDE;
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

  const guint64 *capitals = self->reading->capitals;
  guint          end = sentence->first + sentence->n, i = sentence->first;

  while ((i = dossier_reading_next_bit (capitals, i, end)) < end)
    {
      DossierGazetteerMatch match = dossier_phrase_match_known (self->reading, sentence, i, classes);

      for (guint k = 0; k < match.n; k++)
        self->lists[i + k] = listed_as (match.entry->classes) * DOSSIER_NAME_N_PARTS + part_of (k, match.n);
      i += MAX (match.n, 1);
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

/* @wanted: a bit a token, set where the rules see a name. */
static void
mark_rules (DossierNameSigns *self, const GArray *candidates, guint64 *wanted)
{
  for (guint c = 0; c < candidates->len; c++)
    {
      const DossierCandidate *candidate = &g_array_index (candidates, DossierCandidate, c);
      guint8                  known = candidate->organization != 0 || candidate->person != 0 ? 64 : 0;

      for (guint k = 0; k < candidate->n; k++)
        wanted[(candidate->first + k) / 64] |= (guint64) 1 << (candidate->first + k) % 64;
      for (guint k = 0; k < candidate->n; k++)
        self->rules[candidate->first + k]
            = 128 | known | sureness (candidate) << 4 | (guint) candidate->kind << 2 | part_of (k, candidate->n);
    }
}

/* How the text writes the word elsewhere. */
static guint8
count_word (const DossierNameSigns *self, guint i)
{
  const DossierReadWord *word = &self->reading->seen[self->reading->words[i]];

  return (dossier_reading_count_small (self->reading, i) > 0 ? 1 : 0) | (word->n_inside > 0 ? 2 : 0)
         | MIN (word->n, 3) << 2;
}

/* At the words that a run sees. Writes the first tokens of those that no run saw before to @met; returns how many. */
static guint
look_around (DossierNameSigns *self, const DossierNameClusters *clusters, const DossierNameRun *run, guint32 *met)
{
  const DossierSentence *sentence = &self->reading->tokens->sentences[run->sentence];
  guint                  from = run->first - MIN (run->first - sentence->first, DOSSIER_NAME_REACH);
  guint                  end = MIN (run->first + run->n + DOSSIER_NAME_REACH, sentence->first + sentence->n), n = 0;

  for (guint i = from; i < end; i++)
    {
      DossierNameAbout *about = &self->about[self->reading->words[i]];

      if (about->is_met)
        continue;
      about->is_met = TRUE;
      about->shape = find_shape (self, i);
      about->counts = count_word (self, i);
      if (clusters != NULL)
        dossier_name_clusters_expect (clusters, self->reading->hashes[i].folded);
      met[n++] = i;
    }
  return n;
}

static void
look_around_all (DossierNameSigns *self, const DossierNameClusters *clusters)
{
  g_autofree guint32 *met = g_new (guint32, MAX (self->reading->n_seen, 1));
  guint               n = 0;

  for (guint r = 0; r < self->runs->len; r++)
    n += look_around (self, clusters, &g_array_index (self->runs, DossierNameRun, r), met + n);
  for (guint k = 0; clusters != NULL && k < n; k++)
    self->about[self->reading->words[met[k]]].path
        = dossier_name_clusters_find (clusters, self->reading->hashes[met[k]].folded);
}

static void
init (DossierNameSigns *self, const DossierReading *reading, const DossierNameClusters *clusters,
      const GArray *candidates, gboolean to_learn)
{
  guint               n = MAX (reading->tokens->n_tokens, 1);
  gsize               size = DOSSIER_TOKENS_BIT_WORDS (n) * sizeof (guint64);
  g_autofree guint64 *wanted = g_memdup2 (reading->capitals, size);

  *self = (DossierNameSigns){ .reading = reading, .lists = g_new0 (guint8, n), .rules = g_new0 (guint8, n) };
  self->about = g_new0 (DossierNameAbout, MAX (reading->n_seen, 1));
  self->runs = g_array_new (FALSE, FALSE, sizeof (DossierNameRun));
  mark_rules (self, candidates, wanted);
  dossier_array_make_room (self->runs, dossier_reading_count_all_bits (wanted, n));
  for (guint s = 0; s < reading->tokens->n_sentences; s++)
    {
      mark_lists (self, &reading->tokens->sentences[s]);
      dossier_name_runs_find (self, s, wanted, to_learn);
    }
  look_around_all (self, clusters);
}

void
dossier_name_signs_init (DossierNameSigns *self, const DossierReading *reading, const DossierNameClusters *clusters,
                         const GArray *candidates)
{
  init (self, reading, clusters, candidates, FALSE);
}

void
dossier_name_signs_init_to_learn (DossierNameSigns *self, const DossierReading *reading,
                                  const DossierNameClusters *clusters, const GArray *candidates)
{
  init (self, reading, clusters, candidates, TRUE);
}

void
dossier_name_signs_clear (DossierNameSigns *self)
{
  g_free (self->about);
  g_free (self->lists);
  g_free (self->rules);
  g_array_unref (self->runs);
}
