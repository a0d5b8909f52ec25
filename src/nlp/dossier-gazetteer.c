/* dossier-gazetteer.c - which phrases are known, and as what.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-gazetteer-private.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* A power of two. */
#define FIRST_SLOT_BITS 8
#define FIRST_PHRASES 64

static guint64
join (guint64 before, guint64 word)
{
  guint64 mixed = (before ^ (word + 0x9e3779b97f4a7c15u)) * 0xbf58476d1ce4e5b9u;

  return mixed ^ (mixed >> 31);
}

/* --- either kind --- */

/* The same phrase in other case, or 0. */
static inline guint32
get_next (const DossierGazetteer *self, guint32 i)
{
  if (self->bytes == NULL)
    return self->phrases[i].next;
  return self->packed[i].more ? i + 1 : 0;
}

static inline guint32
get_classes (const DossierGazetteer *self, guint32 i)
{
  return self->bytes == NULL ? self->phrases[i].entry.classes : self->entries[self->codes[i]].classes;
}

/* When it has numbers, the entries of others in its bucket come before its own. */
static const DossierGazetteerEntry *
get_entry (const DossierGazetteer *self, guint32 i, guint64 folded)
{
  const DossierGazetteerBucket *bucket;
  const DossierGazetteerEntry  *entry;

  if (self->bytes == NULL)
    return &self->phrases[i].entry;
  if (self->codes[i] < self->n_plain)
    return &self->entries[self->codes[i]];
  bucket = &self->buckets[dossier_gazetteer_bucket_of (folded, self->bucket_bits)];
  entry = &self->entries[bucket->entry];
  for (guint32 before = bucket->phrase; before < i; before++)
    entry += self->codes[before] >= self->n_plain;
  return entry;
}

static inline gboolean
goes_on (const DossierGazetteer *self, guint32 head)
{
  return self->bytes == NULL ? self->phrases[head].longer : self->packed[head].longer;
}

/* Is it written so? */
static inline gboolean
is_exact (const DossierGazetteer *self, guint32 i, guint64 folded, guint64 exact)
{
  return self->bytes == NULL ? self->phrases[i].exact == exact
                             : self->packed[i].exact == dossier_gazetteer_shorten (folded, exact, self->shift);
}

/* --- looking up --- */

static guint
find_slot (const DossierGazetteer *self, guint64 folded)
{
  guint at = (guint) (dossier_gazetteer_mix (folded) >> (64 - self->slot_bits)), last = (1u << self->slot_bits) - 1;

  while (self->slots[at] != 0 && self->phrases[self->slots[at]].folded != folded)
    at = (at + 1) & last;
  return at;
}

/* The first of the phrases from @place up to @end with this key, or 0. */
static inline guint32
find_key (const DossierGazetteer *self, guint32 place, guint32 end, guint32 key)
{
#ifdef __SSE2__
  const __m128i keys = _mm_set1_epi32 ((1 << DOSSIER_GAZETTEER_KEY_BITS) - 1), wanted = _mm_set1_epi32 ((int) key);

  for (; place < end; place += 8) /* behind the last phrase are the shapes */
    {
      const __m128i *at = (const __m128i *) (gconstpointer) &self->packed[place];
      __m128i        low = _mm_cmpeq_epi32 (_mm_and_si128 (_mm_loadu_si128 (at), keys), wanted);
      __m128i        high = _mm_cmpeq_epi32 (_mm_and_si128 (_mm_loadu_si128 (at + 1), keys), wanted);
      guint          matches = (guint) _mm_movemask_epi8 (_mm_packs_epi16 (_mm_packs_epi32 (low, high), keys)) & 0xFF;

      matches &= (2u << MIN (end - place - 1, 7)) - 1;
      if (matches != 0)
        return place + (guint) __builtin_ctz (matches);
    }
  return 0;
#else
  while (place < end && self->packed[place].key != key)
    place++;
  return place < end ? place : 0;
#endif
}

static inline guint32
find_packed (const DossierGazetteer *self, guint64 folded)
{
  const DossierGazetteerBucket *bucket = &self->buckets[dossier_gazetteer_bucket_of (folded, self->bucket_bits)];
  guint32                       key = dossier_gazetteer_key_of (folded, self->bucket_bits, self->shift);

  if ((bucket->keys & dossier_gazetteer_key_bit (key)) == 0)
    return 0;
  return find_key (self, bucket[0].phrase, bucket[1].phrase, key);
}

static guint32
find_head (const DossierGazetteer *self, guint64 folded)
{
  return self->bytes == NULL ? self->slots[find_slot (self, folded)] : find_packed (self, folded);
}

void
dossier_gazetteer_find_heads (const DossierGazetteer *self, const guint64 *folded, guint n, guint32 *heads)
{
  if (self->bytes == NULL)
    {
      for (guint i = 0; i < n; i++)
        heads[i] = find_head (self, folded[i]);
      return;
    }
  for (guint i = 0; i < n; i++)
    __builtin_prefetch (&self->buckets[dossier_gazetteer_bucket_of (folded[i], self->bucket_bits)]);
  for (guint i = 0; i < n; i++)
    {
      guint32 place = self->buckets[dossier_gazetteer_bucket_of (folded[i], self->bucket_bits)].phrase;

      __builtin_prefetch (&self->packed[place]);
      __builtin_prefetch (&self->codes[place]);
    }
  for (guint i = 0; i < n; i++)
    heads[i] = find_packed (self, folded[i]);
}

/* --- filling --- */

DossierGazetteer *
dossier_gazetteer_new (void)
{
  DossierGazetteer *self = g_new0 (DossierGazetteer, 1);

  self->slot_bits = FIRST_SLOT_BITS;
  self->slots = g_new0 (guint32, (gsize) 1 << self->slot_bits);
  self->allocated = FIRST_PHRASES;
  self->phrases = g_new (DossierGazetteerPhrase, self->allocated);
  self->phrases[0] = (DossierGazetteerPhrase){ 0 };
  self->n_phrases = 1;
  return self;
}

void
dossier_gazetteer_free (DossierGazetteer *self)
{
  if (self == NULL)
    return;
  g_free (self->slots);
  g_free (self->phrases);
  g_free (self->buckets);
  g_free (self->entries);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

/* Of a phrase that has a slot, or is to have the next free one. */
static void
set_head (DossierGazetteer *self, guint64 folded, guint32 head)
{
  guint at = find_slot (self, folded);

  self->used += self->slots[at] == 0;
  self->slots[at] = head;
}

static void
grow (DossierGazetteer *self)
{
  g_autofree guint32 *before = self->slots;
  gsize               n = (gsize) 1 << self->slot_bits;

  self->slot_bits++;
  self->slots = g_new0 (guint32, (gsize) 1 << self->slot_bits);
  self->used = 0;
  for (gsize i = 0; i < n; i++)
    if (before[i] != 0)
      set_head (self, self->phrases[before[i]].folded, before[i]);
}

/* A new first one of the phrase. */
static guint32
add_phrase (DossierGazetteer *self, guint64 folded, guint64 exact, guint32 head)
{
  DossierGazetteerPhrase phrase = { .folded = folded, .exact = exact, .next = head };

  g_assert (self->n_phrases < DOSSIER_GAZETTEER_MAX_ENTRIES);
  phrase.longer = self->phrases[head].longer;
  if (self->n_phrases == self->allocated)
    {
      self->allocated *= 2;
      self->phrases = g_renew (DossierGazetteerPhrase, self->phrases, self->allocated);
    }
  if (((gsize) self->used + 1) * 2 > (gsize) 1 << self->slot_bits)
    grow (self);
  self->phrases[self->n_phrases] = phrase;
  set_head (self, folded, self->n_phrases);
  return self->n_phrases++;
}

static void
note_longer (DossierGazetteer *self, guint64 folded)
{
  guint32 head = find_head (self, folded);

  if (head == 0)
    head = add_phrase (self, folded, 0, 0);
  self->phrases[head].longer = TRUE;
}

static DossierGazetteerEntry *
make_entry (DossierGazetteer *self, guint64 folded, guint64 exact)
{
  guint32 head = find_head (self, folded);

  for (guint32 i = head; i != 0; i = self->phrases[i].next)
    if (self->phrases[i].exact == exact)
      return &self->phrases[i].entry;
  head = add_phrase (self, folded, exact, head); /* which may move them */
  return &self->phrases[head].entry;
}

DossierGazetteerEntry *
dossier_gazetteer_add (DossierGazetteer *self, const DossierWordHash *words, guint n, guint32 classes)
{
  DossierGazetteerEntry *entry;
  guint64                folded, exact;

  g_return_val_if_fail (self->bytes == NULL, NULL);
  if (n == 0 || n > DOSSIER_GAZETTEER_MAX_WORDS)
    return NULL;
  folded = words[0].folded;
  exact = words[0].exact;
  for (guint i = 1; i < n; i++)
    {
      note_longer (self, folded);
      folded = join (folded, words[i].folded);
      exact = join (exact, words[i].exact);
    }
  entry = make_entry (self, folded, exact);
  entry->classes |= classes;
  return entry;
}

/* --- reading --- */

/* The one of this case; else, when @fold, the first of any case with one of the classes; or 0. */
static inline guint32
choose (const DossierGazetteer *self, guint32 head, guint64 folded, guint64 exact, guint32 classes, gboolean fold,
        gboolean *exactly)
{
  guint32 other = 0;

  for (guint32 i = head; i != 0; i = get_next (self, i))
    {
      if ((get_classes (self, i) & classes) == 0)
        continue;
      *exactly = is_exact (self, i, folded, exact);
      if (*exactly)
        return i;
      other = other != 0 ? other : i;
    }
  return fold ? other : 0;
}

guint32
dossier_gazetteer_classes_of (const DossierGazetteer *self, guint32 head, const DossierWordHash *word, guint32 any_case)
{
  guint32 classes = 0;

  for (guint32 i = head; i != 0; i = get_next (self, i))
    {
      guint32 all = get_classes (self, i);

      classes |= (all & ~any_case) == 0 || is_exact (self, i, word->folded, word->exact) ? all : all & any_case;
    }
  return classes;
}

guint32
dossier_gazetteer_classes (const DossierGazetteer *self, const DossierWordHash *word, guint32 any_case)
{
  return dossier_gazetteer_classes_of (self, find_head (self, word->folded), word, any_case);
}

gboolean
dossier_gazetteer_goes_on (const DossierGazetteer *self, guint32 head)
{
  return head != 0 && goes_on (self, head);
}

static inline void
answer (const DossierGazetteer *self, guint32 head, const DossierWordHash *words, guint n,
        const DossierGazetteerQuestion *questions, guint n_questions, DossierGazetteerMatch *matches)
{
  guint64 folded = words[0].folded, exact = words[0].exact;

  for (guint i = 1; head != 0 && i <= n; i++)
    {
      for (guint k = 0; k < n_questions; k++)
        {
          gboolean exactly = FALSE;
          guint32  found = choose (self, head, folded, exact, questions[k].classes, questions[k].fold, &exactly);

          if (found != 0)
            matches[k] = (DossierGazetteerMatch){ i, exactly, get_entry (self, found, folded) };
        }
      if (!goes_on (self, head) || i == MIN (n, DOSSIER_GAZETTEER_MAX_WORDS))
        break;
      folded = join (folded, words[i].folded);
      exact = join (exact, words[i].exact);
      head = find_head (self, folded);
    }
}

void
dossier_gazetteer_answer_from (const DossierGazetteer *self, guint32 head, const DossierWordHash *words, guint n,
                               const DossierGazetteerQuestion *questions, guint n_questions,
                               DossierGazetteerMatch *matches)
{
  for (guint k = 0; k < n_questions; k++)
    matches[k] = (DossierGazetteerMatch){ 0 };
  answer (self, head, words, n, questions, n_questions, matches);
}

DossierGazetteerMatch
dossier_gazetteer_match_from (const DossierGazetteer *self, guint32 head, const DossierWordHash *words, guint n,
                              guint32 classes, gboolean fold)
{
  const DossierGazetteerQuestion question = { classes, fold };
  DossierGazetteerMatch          match = { 0 };

  answer (self, head, words, n, &question, 1, &match);
  return match;
}

DossierGazetteerMatch
dossier_gazetteer_match (const DossierGazetteer *self, const DossierWordHash *words, guint n, guint32 classes,
                         gboolean fold)
{
  return dossier_gazetteer_match_from (self, n > 0 ? find_head (self, words[0].folded) : 0, words, n, classes, fold);
}
