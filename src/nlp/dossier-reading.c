/* dossier-reading.c - the tokens of a text with what is known of each word.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-reading-private.h"

/* Words that a text has room for at first: a power of two. */
#define FIRST_WORDS 512
/* Tokens of sentences that are read together, unless one alone has more. */
#define TOKENS_TOGETHER 128

static guint32 *
find_slot (const DossierReading *self, guint64 exact)
{
  guint at = (guint) (exact >> 5) & (self->n_slots - 1);

  while (self->slots[at] != 0 && self->seen[self->slots[at] - 1].hash.exact != exact)
    at = (at + 1) & (self->n_slots - 1);
  return &self->slots[at];
}

static void
grow (DossierReading *self)
{
  self->allocated *= 2;
  self->n_slots *= 2;
  self->seen = g_renew (DossierReadWord, self->seen, self->allocated);
  g_free (self->slots);
  self->slots = g_new0 (guint32, self->n_slots);
  for (guint i = 0; i < self->n_seen; i++)
    *find_slot (self, self->seen[i].hash.exact) = i + 1;
}

/* Of a new word its classes only tell so far which case matters. */
static DossierReadWord
begin_word (const DossierToken *token, const DossierWordHash *hash)
{
  DossierReadWord word = { .hash = *hash };
  gboolean        fold = (token->flags & DOSSIER_TOKEN_ALL_CAPS) != 0 && token->length > 4;

  if (token->kind == DOSSIER_TOKEN_WORD)
    word.classes = fold ? G_MAXUINT32 : DOSSIER_WORD_ANY_CASE;
  return word;
}

/* The number of the token's word. */
static inline guint32
intern (DossierReading *self, const DossierToken *token, const DossierWordHash *hash)
{
  guint32 *slot = find_slot (self, hash->exact);

  if (*slot != 0)
    return *slot - 1;
  if (self->n_seen == self->allocated)
    {
      grow (self);
      slot = find_slot (self, hash->exact);
    }
  self->seen[self->n_seen] = begin_word (token, hash);
  *slot = ++self->n_seen;
  return self->n_seen - 1;
}

static inline guint64
has_capital (const DossierToken *token)
{
  return token->kind == DOSSIER_TOKEN_WORD
         && (token->flags & (DOSSIER_TOKEN_CAPITALISED | DOSSIER_TOKEN_ALL_CAPS | DOSSIER_TOKEN_MIXED)) != 0;
}

static void
count_words (DossierReading *self, const DossierSentence *sentence)
{
  const DossierToken *tokens = self->tokens->tokens;
  gboolean            inside = FALSE;

  for (guint i = sentence->first, end = i + sentence->n; i < end; i++)
    {
      guint32          number = intern (self, &tokens[i], &self->hashes[i]);
      DossierReadWord *word = &self->seen[number];

      self->capitals[i / 64] |= has_capital (&tokens[i]) << (i % 64);
      self->words[i] = number;
      word->n++;
      word->n_inside += inside;
      inside = !sentence->headline && tokens[i].kind != DOSSIER_TOKEN_PUNCTUATION;
    }
}

/* Of a word that is not looked up yet. What its classes tell so far is part of it. */
static guint64
key_of (const DossierReadWord *word)
{
  guint64 key = (word->hash.exact ^ word->classes) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  return key != 0 ? key : 1;
}

/* Is it one that earlier texts asked for? */
static gboolean
recall (const DossierReading *self, DossierReadWord *word)
{
  guint64                  key = key_of (word);
  const DossierListedWord *kept = dossier_word_memory_get (self->memory, key);

  if (kept->key != key)
    return FALSE;
  word->classes = kept->classes;
  word->head = kept->head;
  word->longer = kept->longer;
  return TRUE;
}

/* Of a word whose head is its place in the gazetteer. */
static void
look_up (DossierReading *self, DossierReadWord *word)
{
  guint64 key = key_of (word);

  word->head = dossier_gazetteer_confirm (self->gazetteer, word->head, word->hash.folded);
  word->longer = dossier_gazetteer_goes_on (self->gazetteer, word->head);
  if (word->classes != 0)
    word->classes = dossier_gazetteer_classes_of (self->gazetteer, word->head, &word->hash, word->classes);
  *dossier_word_memory_get (self->memory, key) = (DossierListedWord){ key, word->classes, word->head, word->longer };
}

/* Of the words from number @first up to @end, which are no more than are read together: first all memory is asked for,
 * then all is read, twice. */
static void
look_up_some (DossierReading *self, guint first, guint end)
{
  DossierReadWord *missing[TOKENS_TOGETHER];
  guint            n = 0;

  for (guint i = first; i < end; i++)
    if (!recall (self, &self->seen[i]))
      missing[n++] = &self->seen[i];
  for (guint k = 0; k < n; k++)
    dossier_gazetteer_expect (self->gazetteer, missing[k]->hash.folded);
  for (guint k = 0; k < n; k++)
    missing[k]->head = dossier_gazetteer_locate (self->gazetteer, missing[k]->hash.folded);
  for (guint k = 0; k < n; k++)
    look_up (self, missing[k]);
}

/* Together, so that their words' entries are fetched at once. */
static void
read_sentences (DossierReading *self, const DossierSentence *sentences, guint n)
{
  guint n_before = self->n_seen;

  for (guint s = 0; s < n; s++)
    count_words (self, &sentences[s]);
  for (guint i = n_before; i < self->n_seen; i += TOKENS_TOGETHER)
    look_up_some (self, i, MIN (i + TOKENS_TOGETHER, self->n_seen));
}

/* The first of @sentences and those behind it that are read with it. */
static guint
count_together (const DossierSentence *sentences, guint n_sentences)
{
  guint n = 1;

  while (n < n_sentences && sentences[n].first + sentences[n].n - sentences[0].first <= TOKENS_TOGETHER)
    n++;
  return n;
}

void
dossier_reading_init (DossierReading *self, const DossierVocabulary *vocabulary, const DossierTokens *tokens)
{
  guint n = MAX (tokens->n_tokens, 1);

  *self = (DossierReading){ .vocabulary = vocabulary, .tokens = tokens };
  self->gazetteer = dossier_vocabulary_get_gazetteer (vocabulary);
  self->hashes = tokens->hashes;
  self->words = g_new (guint32, n);
  self->capitals = g_new0 (guint64, DOSSIER_READING_BIT_WORDS (n));
  self->allocated = FIRST_WORDS;
  self->n_slots = 2 * FIRST_WORDS;
  self->seen = g_new (DossierReadWord, self->allocated);
  self->slots = g_new0 (guint32, self->n_slots);
  self->memory = dossier_vocabulary_take_memory (vocabulary);
  for (guint s = 0, together; s < tokens->n_sentences; s += together)
    {
      together = count_together (&tokens->sentences[s], tokens->n_sentences - s);
      read_sentences (self, &tokens->sentences[s], together);
    }
  dossier_vocabulary_give_memory (vocabulary, g_steal_pointer (&self->memory));
}

void
dossier_reading_clear (DossierReading *self)
{
  g_free (self->words);
  g_free (self->capitals);
  g_free (self->seen);
  g_free (self->slots);
}

guint
dossier_reading_count_small (const DossierReading *self, guint i)
{
  const guint32 *slot = find_slot (self, self->hashes[i].folded);

  return *slot != 0 ? self->seen[*slot - 1].n : 0;
}

guint64
dossier_reading_extend_key (const DossierReading *self, guint64 key, guint first, guint n)
{
  for (guint i = first; i < first + n; i++)
    key = (key ^ self->hashes[i].exact) * 0xbf58476d1ce4e5b9u + (key >> 31);
  return key;
}

guint64
dossier_reading_key (const DossierReading *self, guint first, guint n)
{
  return dossier_reading_extend_key (self, self->hashes[first].exact, first + 1, n - 1);
}
