/* dossier-claim-lexicon-bytes.c - the words and phrases of claim patterns, written when Dossier is built and read at
 * its start.
 *
 *   counts   Counts
 *   hashes   guint64 a word, from number 1 on
 *   sets     DossierClaimWordSets: each of those that words have, once
 *   words    Word a word, from number 0 on
 *   phrases  DossierClaimPhrase, from number 1 on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-claim-lexicon-private.h"

typedef struct
{
  guint32 n_words, n_sets, n_phrases; /* with numbers 0 */
} Counts;

typedef struct
{
  guint16 set, phrases;
} Word;

/* --- writing --- */

static guint64 *
list_hashes (const DossierClaimLexicon *self)
{
  guint64 *hashes = g_new0 (guint64, self->entries->len);

  for (guint i = 0; i < self->n_slots; i++)
    hashes[self->slots[i].word] = self->slots[i].hash;
  return hashes;
}

/* The number of @sets among @all, where they are put unless they are there. */
static guint16
find_sets (GArray *all, const DossierClaimWordSets *sets)
{
  guint i = 0;

  while (i < all->len && memcmp (&g_array_index (all, DossierClaimWordSets, i), sets, sizeof *sets) != 0)
    i++;
  if (i == all->len)
    g_array_append_vals (all, sets, 1);
  return (guint16) i;
}

void
dossier_claim_lexicon_write (const DossierClaimLexicon *self, GByteArray *bytes)
{
  g_autofree guint64 *hashes = list_hashes (self);
  g_autoptr (GArray) sets = g_array_new (FALSE, FALSE, sizeof (DossierClaimWordSets));
  g_autofree Word *words = g_new (Word, self->entries->len);
  Counts           counts = { self->entries->len, 0, self->phrases->len };

  for (guint i = 0; i < counts.n_words; i++)
    {
      const DossierClaimEntry *entry = &g_array_index (self->entries, DossierClaimEntry, i);

      words[i] = (Word){ find_sets (sets, &entry->sets), entry->phrases };
    }
  counts.n_sets = sets->len;
  g_byte_array_append (bytes, (const guint8 *) &counts, sizeof counts);
  g_byte_array_append (bytes, (const guint8 *) (hashes + 1), (counts.n_words - 1) * sizeof hashes[0]);
  g_byte_array_append (bytes, (const guint8 *) sets->data, counts.n_sets * sizeof (DossierClaimWordSets));
  g_byte_array_append (bytes, (const guint8 *) words, counts.n_words * sizeof words[0]);
  g_byte_array_append (bytes, (const guint8 *) &g_array_index (self->phrases, DossierClaimPhrase, 1),
                       (counts.n_phrases - 1) * sizeof (DossierClaimPhrase));
}

/* --- reading --- */

static void
read_slots (DossierClaimLexicon *self, const guint8 *hashes, guint n_words)
{
  guint n_slots = self->n_slots;

  while (n_words * 2 > n_slots)
    n_slots *= 2;
  if (n_slots > self->n_slots)
    {
      g_free (self->slots);
      self->slots = g_new0 (DossierClaimSlot, n_slots);
      self->n_slots = n_slots;
    }
  for (guint i = 1; i < n_words; i++)
    {
      DossierClaimSlot slot = { .word = i };

      memcpy (&slot.hash, hashes + (gsize) (i - 1) * sizeof slot.hash, sizeof slot.hash);
      *dossier_claim_slots_find (self->slots, self->n_slots, slot.hash) = slot;
    }
}

static gboolean
read_words (DossierClaimLexicon *self, const guint8 *sets, const guint8 *words, const Counts *counts)
{
  g_array_set_size (self->entries, counts->n_words);
  for (guint i = 0; i < counts->n_words; i++)
    {
      DossierClaimEntry *entry = &g_array_index (self->entries, DossierClaimEntry, i);
      Word               word;

      memcpy (&word, words + (gsize) i * sizeof word, sizeof word);
      if (word.set >= counts->n_sets || word.phrases >= counts->n_phrases)
        return FALSE;
      memcpy (&entry->sets, sets + (gsize) word.set * sizeof entry->sets, sizeof entry->sets);
      entry->phrases = word.phrases;
    }
  return TRUE;
}

static gboolean
read_parts (DossierClaimLexicon *self, DossierClaimBytes *bytes)
{
  Counts        counts;
  const guint8 *hashes, *sets, *words, *phrases;

  if (!dossier_claim_bytes_get (bytes, &counts, sizeof counts) || counts.n_words == 0 || counts.n_phrases == 0
      || counts.n_words > DOSSIER_CLAIM_MAX_WORDS + 1)
    return FALSE;
  hashes = dossier_claim_bytes_take (bytes, counts.n_words - 1, sizeof (guint64));
  sets = dossier_claim_bytes_take (bytes, counts.n_sets, sizeof (DossierClaimWordSets));
  words = dossier_claim_bytes_take (bytes, counts.n_words, sizeof (Word));
  phrases = dossier_claim_bytes_take (bytes, counts.n_phrases - 1, sizeof (DossierClaimPhrase));
  if (hashes == NULL || sets == NULL || words == NULL || phrases == NULL)
    return FALSE;
  read_slots (self, hashes, counts.n_words);
  g_array_append_vals (self->phrases, phrases, counts.n_phrases - 1);
  return read_words (self, sets, words, &counts);
}

DossierClaimLexicon *
dossier_claim_lexicon_read (DossierClaimBytes *bytes)
{
  g_autoptr (DossierClaimLexicon) self = dossier_claim_lexicon_new ();

  return read_parts (self, bytes) ? g_steal_pointer (&self) : NULL;
}
