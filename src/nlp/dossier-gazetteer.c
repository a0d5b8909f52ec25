/* dossier-gazetteer.c - which phrases are known, and as what.
 *
 * slots:   open addressing over the folded hash of a phrase or of its beginning; never more than half full. 0, or the
 *          number of the first entry in the upper bits and a piece of the hash below, which tells most strangers apart.
 * entries: what is known; number 0 is none. A phrase in several cases is a chain, the last one added first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-gazetteer.h"

#include <string.h>

/* A power of two. */
#define FIRST_SLOT_BITS 8
#define FIRST_ENTRIES 64
#define PIECE_BITS 12
#define PIECE_MASK ((1u << PIECE_BITS) - 1)
#define MAGIC 0x7A65747465657231u
/* Slots of the largest table that is read. */
#define MAX_SLOT_BITS 24

struct _DossierGazetteer
{
  GBytes                      *bytes; /* NULL: slots and entries are its own */
  const guint32               *slots;
  const DossierGazetteerEntry *entries;
  guint32                     *own_slots;
  DossierGazetteerEntry       *own_entries;
  guint                        slot_bits, used, n_entries, allocated;
};

/* Slots and entries follow. The magic number reads otherwise on another kind of machine. */
typedef struct
{
  guint64 magic;
  guint32 slot_bits, used, n_entries, entry_size;
  guint64 reserved;
} Header;

DossierWordHash
dossier_word_hash (const char *text, gsize length)
{
  guint64 folded = 0xcbf29ce484222325u, exact = folded;

  if (length >= 2 && text[length - 1] == '.')
    length--;
  for (gsize i = 0; i < length; i++)
    {
      guchar c = text[i];

      if (c == 0xE2 && i + 2 < length && (guchar) text[i + 1] == 0x80 && ((guchar) text[i + 2] & 0xFE) == 0x98)
        {
          c = '\'';
          i += 2;
        }
      else if (c == 0xC2 && i + 1 < length && (guchar) text[i + 1] == 0xAD)
        {
          i++;
          continue;
        }
      exact = (exact ^ c) * 0x100000001b3u;
      folded = (folded ^ (c >= 'A' && c <= 'Z' ? c | 0x20u : c)) * 0x100000001b3u;
    }
  return (DossierWordHash){ folded ^ (folded >> 29), exact ^ (exact >> 29) };
}

static guint64
join (guint64 before, guint64 word)
{
  guint64 mixed = (before ^ (word + 0x9e3779b97f4a7c15u)) * 0xbf58476d1ce4e5b9u;

  return mixed ^ (mixed >> 31);
}

static void
own (DossierGazetteer *self, guint slot_bits)
{
  self->slot_bits = slot_bits;
  self->slots = self->own_slots = g_new0 (guint32, (gsize) 1 << slot_bits);
}

DossierGazetteer *
dossier_gazetteer_new (void)
{
  DossierGazetteer *self = g_new0 (DossierGazetteer, 1);

  own (self, FIRST_SLOT_BITS);
  self->allocated = FIRST_ENTRIES;
  self->entries = self->own_entries = g_new (DossierGazetteerEntry, self->allocated);
  self->own_entries[0] = (DossierGazetteerEntry){ 0 };
  self->n_entries = 1;
  return self;
}

void
dossier_gazetteer_free (DossierGazetteer *self)
{
  if (self == NULL)
    return;
  g_free (self->own_slots);
  g_free (self->own_entries);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

/* --- as bytes --- */

GBytes *
dossier_gazetteer_to_bytes (const DossierGazetteer *self)
{
  Header      header = { MAGIC, self->slot_bits, self->used, self->n_entries, sizeof (DossierGazetteerEntry), 0 };
  GByteArray *bytes = g_byte_array_new ();

  g_byte_array_append (bytes, (const guint8 *) &header, sizeof header);
  g_byte_array_append (bytes, (const guint8 *) self->entries, self->n_entries * sizeof self->entries[0]);
  g_byte_array_append (bytes, (const guint8 *) self->slots, sizeof self->slots[0] << self->slot_bits);
  return g_byte_array_free_to_bytes (bytes);
}

static gboolean
is_whole (const Header *header, gsize length)
{
  return header->magic == MAGIC && header->entry_size == sizeof (DossierGazetteerEntry)
         && header->slot_bits <= MAX_SLOT_BITS && header->n_entries <= DOSSIER_GAZETTEER_MAX_ENTRIES
         && length
                == sizeof *header + header->n_entries * sizeof (DossierGazetteerEntry)
                       + (sizeof (guint32) << header->slot_bits);
}

/* The bytes where numbers may be read from them: as they lie, but for a copy when they lie askew. */
static GBytes *
align (GBytes *bytes)
{
  gsize         length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  return (gsize) data % G_ALIGNOF (Header) == 0 ? g_bytes_ref (bytes) : g_bytes_new (data, length);
}

DossierGazetteer *
dossier_gazetteer_new_from_bytes (GBytes *bytes)
{
  g_autoptr (GBytes) even = align (bytes);
  gsize             length;
  const Header     *header = g_bytes_get_data (even, &length);
  DossierGazetteer *self;

  if (length < sizeof *header || !is_whole (header, length))
    return NULL;
  self = g_new0 (DossierGazetteer, 1);
  self->bytes = g_steal_pointer (&even);
  self->slot_bits = header->slot_bits;
  self->used = header->used;
  self->n_entries = header->n_entries;
  self->entries = (const DossierGazetteerEntry *) (header + 1);
  self->slots = (const guint32 *) (self->entries + self->n_entries);
  return self;
}

/* --- looking up --- */

static inline guint
home_of (const DossierGazetteer *self, guint64 folded)
{
  return (guint) (folded * 0x9e3779b97f4a7c15u >> (64 - self->slot_bits));
}

/* The first slot from @at on that is free or has the piece of the hash. */
static inline guint
probe (const DossierGazetteer *self, guint at, guint64 folded)
{
  guint last = (1u << self->slot_bits) - 1;

  while (self->slots[at] != 0 && ((self->slots[at] ^ (guint32) folded) & PIECE_MASK) != 0)
    at = (at + 1) & last;
  return at;
}

void
dossier_gazetteer_expect (const DossierGazetteer *self, guint64 folded)
{
  __builtin_prefetch (&self->slots[home_of (self, folded)]);
}

guint32
dossier_gazetteer_locate (const DossierGazetteer *self, guint64 folded)
{
  guint at = probe (self, home_of (self, folded), folded);

  __builtin_prefetch (&self->entries[self->slots[at] >> PIECE_BITS]);
  return at;
}

guint32
dossier_gazetteer_confirm (const DossierGazetteer *self, guint32 place, guint64 folded)
{
  guint last = (1u << self->slot_bits) - 1;

  while (self->slots[place] != 0)
    {
      guint32 head = self->slots[place] >> PIECE_BITS;

      if (self->entries[head].folded == folded)
        return head;
      place = probe (self, (place + 1) & last, folded);
    }
  return 0;
}

static guint32
find_head (const DossierGazetteer *self, guint64 folded)
{
  return dossier_gazetteer_confirm (self, probe (self, home_of (self, folded), folded), folded);
}

/* --- filling --- */

static guint32
make_slot (guint32 head, guint64 folded)
{
  return head << PIECE_BITS | ((guint32) folded & PIECE_MASK);
}

/* Of a phrase that has a slot, or is to have the next free one. */
static void
set_head (DossierGazetteer *self, guint64 folded, guint32 head)
{
  guint at = home_of (self, folded), last = (1u << self->slot_bits) - 1;

  while (self->slots[at] != 0 && self->entries[self->slots[at] >> PIECE_BITS].folded != folded)
    at = (at + 1) & last;
  self->used += self->slots[at] == 0;
  self->own_slots[at] = make_slot (head, folded);
}

static void
grow (DossierGazetteer *self)
{
  g_autofree guint32 *before = self->own_slots;
  gsize               n = (gsize) 1 << self->slot_bits;

  own (self, self->slot_bits + 1);
  self->used = 0;
  for (gsize i = 0; i < n; i++)
    if (before[i] != 0)
      set_head (self, self->entries[before[i] >> PIECE_BITS].folded, before[i] >> PIECE_BITS);
}

/* A new first entry of the phrase. */
static guint32
add_entry (DossierGazetteer *self, guint64 folded, guint64 exact, guint32 head)
{
  DossierGazetteerEntry entry = { .folded = folded, .exact = exact, .next = head };

  g_assert (self->n_entries < DOSSIER_GAZETTEER_MAX_ENTRIES);
  entry.longer = self->entries[head].longer;
  if (self->n_entries == self->allocated)
    {
      self->allocated *= 2;
      self->entries = self->own_entries = g_renew (DossierGazetteerEntry, self->own_entries, self->allocated);
    }
  if (((gsize) self->used + 1) * 2 > (gsize) 1 << self->slot_bits)
    grow (self);
  self->own_entries[self->n_entries] = entry;
  set_head (self, folded, self->n_entries);
  return self->n_entries++;
}

static void
note_longer (DossierGazetteer *self, guint64 folded)
{
  guint32 head = find_head (self, folded);

  if (head == 0)
    head = add_entry (self, folded, 0, 0);
  self->own_entries[head].longer = TRUE;
}

static DossierGazetteerEntry *
get_entry (DossierGazetteer *self, guint64 folded, guint64 exact)
{
  guint32 head = find_head (self, folded);

  for (guint32 i = head; i != 0; i = self->entries[i].next)
    if (self->entries[i].exact == exact)
      return &self->own_entries[i];
  head = add_entry (self, folded, exact, head); /* which may move them */
  return &self->own_entries[head];
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
  entry = get_entry (self, folded, exact);
  entry->classes |= classes;
  return entry;
}

/* --- reading --- */

/* The entry of this case; else, when @fold, the first of any case with one of the classes. */
static const DossierGazetteerEntry *
choose (const DossierGazetteer *self, guint32 head, guint64 exact, guint32 classes, gboolean fold)
{
  const DossierGazetteerEntry *other = NULL;

  for (guint32 i = head; i != 0; i = self->entries[i].next)
    {
      const DossierGazetteerEntry *entry = &self->entries[i];

      if ((entry->classes & classes) == 0)
        continue;
      if (entry->exact == exact)
        return entry;
      other = other != NULL ? other : entry;
    }
  return fold ? other : NULL;
}

guint32
dossier_gazetteer_classes_of (const DossierGazetteer *self, guint32 head, const DossierWordHash *word, guint32 any_case)
{
  guint32 classes = 0;

  for (guint32 i = head; i != 0; i = self->entries[i].next)
    classes |= self->entries[i].classes & (self->entries[i].exact == word->exact ? G_MAXUINT32 : any_case);
  return classes;
}

guint32
dossier_gazetteer_classes (const DossierGazetteer *self, const DossierWordHash *word, guint32 any_case)
{
  return dossier_gazetteer_classes_of (self, find_head (self, word->folded), word, any_case);
}

DossierGazetteerMatch
dossier_gazetteer_match_from (const DossierGazetteer *self, guint32 head, const DossierWordHash *words, guint n,
                              guint32 classes, gboolean fold)
{
  DossierGazetteerMatch match = { 0 };
  guint64               folded = words[0].folded, exact = words[0].exact;

  for (guint i = 1; head != 0 && i <= n; i++)
    {
      const DossierGazetteerEntry *entry = choose (self, head, exact, classes, fold);

      if (entry != NULL)
        match = (DossierGazetteerMatch){ i, entry->exact == exact, entry };
      if (!self->entries[head].longer || i == MIN (n, DOSSIER_GAZETTEER_MAX_WORDS))
        break;
      folded = join (folded, words[i].folded);
      exact = join (exact, words[i].exact);
      head = find_head (self, folded);
    }
  return match;
}

DossierGazetteerMatch
dossier_gazetteer_match (const DossierGazetteer *self, const DossierWordHash *words, guint n, guint32 classes,
                         gboolean fold)
{
  return dossier_gazetteer_match_from (self, n > 0 ? find_head (self, words[0].folded) : 0, words, n, classes, fold);
}
