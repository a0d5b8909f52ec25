/* dossier-reading.c - the tokens of a text with what is known of each word.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-reading-private.h"

/* Words that a text has room for at first, if it is long. */
#define MAX_FIRST_WORDS 4000
#define SLOTS_A_WORD 2
/* What names that are written small begin with. */
#define BEGINS_NAMES (DOSSIER_WORD_GROUP | DOSSIER_WORD_ORGANIZATION | DOSSIER_WORD_PARTICLE)
/* Tokens of sentences that are read together, unless one alone has more. */
#define TOKENS_TOGETHER 128

static guint32 *
find_slot (const DossierReading *self, guint64 exact)
{
  guint last = SLOTS_A_WORD * self->n_words - 1, at = (guint) (exact >> 5) & last;

  while (self->slots[at] > self->base && self->seen[self->slots[at] - self->base - 1].hash.exact != exact)
    at = (at + 1) & last;
  return &self->slots[at];
}

/* For so many words, a power of two. Few slots for a short text: they are near then. */
static void
make_room (DossierReading *self, guint n_words)
{
  DossierWordMemory *memory = self->memory;

  if (n_words > memory->allocated)
    {
      memory->allocated = n_words;
      memory->seen = g_renew (DossierReadWord, memory->seen, n_words);
      g_free (memory->slots);
      memory->slots = g_new0 (guint32, SLOTS_A_WORD * n_words);
    }
  self->seen = memory->seen;
  self->slots = memory->slots;
  self->n_words = n_words;
  self->base += self->n_seen;
  if (self->base > G_MAXUINT32 / 2)
    {
      memset (self->slots, 0, SLOTS_A_WORD * memory->allocated * sizeof *self->slots);
      self->base = 0;
    }
  for (guint i = 0; i < self->n_seen; i++)
    *find_slot (self, self->seen[i].hash.exact) = self->base + i + 1;
}

static void
take_room (DossierReading *self)
{
  guint wanted = MIN (self->tokens->n_tokens / 2 + TOKENS_TOGETHER, MAX_FIRST_WORDS);

  self->memory = dossier_vocabulary_take_memory (self->vocabulary);
  self->base = self->memory->base;
  make_room (self, 1u << g_bit_storage (wanted));
}

static void
give_room (DossierReading *self)
{
  DossierWordMemory *memory = g_steal_pointer (&self->memory);

  memory->base = self->base + self->n_seen;
  if (memory->allocated > DOSSIER_WORD_MEMORY_MAX_ROOM)
    {
      g_clear_pointer (&memory->seen, g_free);
      g_clear_pointer (&memory->slots, g_free);
      memory->allocated = 0;
    }
  dossier_vocabulary_give_memory (self->vocabulary, memory);
}

/* Of the tokens from @first up to @end. The next new word is always written, and often for nothing: whether a word is
 * new nobody foretells. Until it is looked up its classes are the token. */
static void
count_some (DossierReading *self, guint first, guint end, gboolean *is_inside, gboolean counts)
{
  const DossierToken    *tokens = self->tokens->tokens;
  const DossierWordHash *hashes = self->hashes;
  DossierReadWord       *seen;
  guint32               *slots, *words = self->words;
  guint32                base;
  guint                  n_seen = self->n_seen, inside = *is_inside, last;

  if (n_seen + (end - first) >= self->n_words)
    make_room (self, 2 * self->n_words);
  seen = self->seen;
  slots = self->slots;
  base = self->base;
  last = SLOTS_A_WORD * self->n_words - 1;
  for (guint i = first; i < end; i++)
    {
      guint32 *slot = &slots[(guint) (hashes[i].exact >> 5) & last], number;

      seen[n_seen] = (DossierReadWord){ .hash = hashes[i], .classes = i };
      number = MIN (*slot - base - 1, n_seen); /* also of what was there before */
      if (G_UNLIKELY (seen[number].hash.exact != hashes[i].exact))
        {
          slot = find_slot (self, hashes[i].exact);
          number = MIN (*slot - base - 1, n_seen);
        }
      *slot = base + number + 1;
      n_seen += number == n_seen;
      words[i] = number;
      seen[number].n++;
      seen[number].n_inside += inside;
      inside = counts & (tokens[i].kind != DOSSIER_TOKEN_PUNCTUATION);
    }
  self->n_seen = n_seen;
  *is_inside = inside;
}

static void
count_words (DossierReading *self, const DossierSentence *sentence)
{
  gboolean inside = FALSE;

  for (guint i = sentence->first, end = i + sentence->n; i < end; i += TOKENS_TOGETHER)
    count_some (self, i, MIN (i + TOKENS_TOGETHER, end), &inside, !sentence->headline);
}

/* Of words that are looked up; those with capitals begin names anyway. */
static void
mark_begins (DossierReading *self, guint first, guint end)
{
  const DossierToken *tokens = self->tokens->tokens;

  for (guint i = first; i < end; i++)
    {
      guint32 classes = self->seen[self->words[i]].classes;

      if (G_LIKELY ((classes & (BEGINS_NAMES | DOSSIER_WORD_LEGAL)) == 0))
        continue;
      if ((classes & BEGINS_NAMES) != 0 && tokens[i].kind <= DOSSIER_TOKEN_NUMBER)
        self->begins[i / 64] |= (guint64) 1 << i % 64;
      if ((classes & DOSSIER_WORD_LEGAL) != 0 && i > first && tokens[i - 1].kind == DOSSIER_TOKEN_NUMBER)
        self->begins[(i - 1) / 64] |= (guint64) 1 << (i - 1) % 64;
    }
}

/* Of a new word its classes only tell so far which case matters. */
static inline guint32
begin_classes (const DossierToken *token)
{
  gboolean fold = (token->flags & DOSSIER_TOKEN_ALL_CAPS) != 0 && token->length > 4;
  guint32  classes = fold ? G_MAXUINT32 : DOSSIER_WORD_ANY_CASE;

  return token->kind == DOSSIER_TOKEN_WORD ? classes : 0;
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
  guint64            key = key_of (word);
  DossierListedWord *kept = dossier_word_memory_get (self->memory, key);

  if (kept->key != key)
    return FALSE;
  kept->spared = FALSE;
  word->classes = kept->classes;
  word->head = kept->head;
  word->longer = kept->longer;
  return TRUE;
}

/* For the next text. A word that is kept may stay once when another one comes. */
static inline void
keep (DossierReading *self, guint64 key, const DossierReadWord *word)
{
  DossierListedWord *kept = dossier_word_memory_get (self->memory, key);

  if (kept->key != 0 && !kept->spared)
    kept->spared = TRUE;
  else
    *kept = (DossierListedWord){ .key = key, .classes = word->classes, .head = word->head, .longer = word->longer };
}

static void
look_up (DossierReading *self, DossierReadWord *word, guint32 head)
{
  guint64 key = key_of (word);

  word->head = head;
  word->longer = dossier_gazetteer_goes_on (self->gazetteer, word->head);
  if (word->classes != 0)
    word->classes = dossier_gazetteer_classes_of (self->gazetteer, word->head, &word->hash, word->classes);
  keep (self, key, word);
}

/* Of the words from number @first up to @end, which are no more than are read together. */
static void
look_up_some (DossierReading *self, guint first, guint end)
{
  DossierReadWord *missing[TOKENS_TOGETHER];
  guint64          folded[TOKENS_TOGETHER];
  guint32          heads[TOKENS_TOGETHER];
  guint            n = 0;

  for (guint i = first; i < end; i++)
    {
      self->seen[i].classes = begin_classes (&self->tokens->tokens[self->seen[i].classes]);
      folded[n] = self->seen[i].hash.folded;
      missing[n] = &self->seen[i];
      n += !recall (self, &self->seen[i]);
    }
  if (n > 0)
    dossier_gazetteer_find_heads (self->gazetteer, folded, n, heads);
  for (guint k = 0; k < n; k++)
    look_up (self, missing[k], heads[k]);
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
  mark_begins (self, sentences[0].first, sentences[n - 1].first + sentences[n - 1].n);
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
  self->capitals = tokens->capitals;
  self->begins = g_memdup2 (tokens->capitals, DOSSIER_TOKENS_BIT_WORDS (n) * sizeof (guint64));
  take_room (self);
  for (guint s = 0, together; s < tokens->n_sentences; s += together)
    {
      together = count_together (&tokens->sentences[s], tokens->n_sentences - s);
      read_sentences (self, &tokens->sentences[s], together);
    }
}

void
dossier_reading_clear (DossierReading *self)
{
  g_free (self->words);
  g_free (self->begins);
  give_room (self);
}

guint
dossier_reading_count_small (const DossierReading *self, guint i)
{
  const guint32 *slot;

  if (self->hashes[i].exact == self->hashes[i].folded)
    return self->seen[self->words[i]].n;
  slot = find_slot (self, self->hashes[i].folded);
  return *slot > self->base ? self->seen[*slot - self->base - 1].n : 0;
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
