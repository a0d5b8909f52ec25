/* dossier-gazetteer.c - which phrases are known, and as what.
 *
 * While it is filled:
 * slots:   open addressing over the folded hash of a phrase or of its beginning; never more than half full. 0, or the
 *          number of the first phrase.
 * phrases: what is known; number 0 is none. A phrase in several cases is a chain, the last one added first.
 *
 * As bytes, a third as many:
 * starts:  where the phrases of a bucket (upper bits of the mixed hash) begin, and one more.
 * packed:  8 bytes a phrase, by buckets; number 0 is none. A chain is one behind the other.
 * entries: each only once, however many phrases have it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-gazetteer.h"

#include <string.h>

/* A power of two. */
#define FIRST_SLOT_BITS 8
#define FIRST_PHRASES 64
#define MAGIC 0x7A65747465657232u
/* Phrases of a bucket, at most in the mean: a line of memory. */
#define USUAL 8
#define MAX_BUCKET_BITS 20
#define KEY_BITS 30
#define MAX_SHIFT 48

typedef struct
{
  guint64               folded, exact; /* exact is 0 where a phrase only begins */
  guint32               next;          /* the same phrase in other case, or 0 */
  gboolean              longer;        /* of the first of them: a phrase goes on behind it */
  DossierGazetteerEntry entry;
} Phrase;

typedef struct
{
  guint32 key : KEY_BITS; /* of the mixed hash, below the bucket's */
  guint32 longer : 1;
  guint32 more : 1; /* the next one is the same phrase in other case */
  guint16 exact;    /* of its hash: bits by which all of a phrase are told apart */
  guint16 entry;
} Packed;

struct _DossierGazetteer
{
  /* while it is filled */
  guint32 *slots;
  Phrase  *phrases;
  guint    slot_bits, used, n_phrases, allocated;

  /* from bytes */
  GBytes                      *bytes; /* NULL: it can be filled */
  guint                        bucket_bits, shift;
  const guint32               *starts;
  const Packed                *packed;
  const DossierGazetteerEntry *entries;
};

/* Starts, packed ones and entries follow. The magic number reads otherwise on another kind of machine. */
typedef struct
{
  guint64 magic;
  guint32 bucket_bits, n_packed, n_entries, entry_size;
  guint32 shift, nothing; /* the latter so that no gap is left */
} Header;

static guint64
join (guint64 before, guint64 word)
{
  guint64 mixed = (before ^ (word + 0x9e3779b97f4a7c15u)) * 0xbf58476d1ce4e5b9u;

  return mixed ^ (mixed >> 31);
}

static guint64
mix (guint64 folded)
{
  return folded * 0x9e3779b97f4a7c15u;
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

static inline const DossierGazetteerEntry *
get_entry (const DossierGazetteer *self, guint32 i)
{
  return self->bytes == NULL ? &self->phrases[i].entry : &self->entries[self->packed[i].entry];
}

static inline gboolean
goes_on (const DossierGazetteer *self, guint32 head)
{
  return self->bytes == NULL ? self->phrases[head].longer : self->packed[head].longer;
}

static inline guint16
shorten (guint64 exact, guint shift)
{
  return (guint16) (exact >> shift);
}

/* Is it written so? */
static inline gboolean
is_exact (const DossierGazetteer *self, guint32 i, guint64 exact)
{
  return self->bytes == NULL ? self->phrases[i].exact == exact : self->packed[i].exact == shorten (exact, self->shift);
}

/* --- looking up --- */

static inline guint
bucket_of (const DossierGazetteer *self, guint64 folded)
{
  return (guint) (mix (folded) >> (64 - self->bucket_bits));
}

static inline guint32
key_of (guint bucket_bits, guint64 folded)
{
  return (guint32) (mix (folded) >> (64 - KEY_BITS - bucket_bits)) & ((1u << KEY_BITS) - 1);
}

void
dossier_gazetteer_expect (const DossierGazetteer *self, guint64 folded)
{
  if (self->bytes != NULL)
    __builtin_prefetch (&self->starts[bucket_of (self, folded)]);
}

guint32
dossier_gazetteer_locate (const DossierGazetteer *self, guint64 folded)
{
  guint32 place = 0;

  if (self->bytes != NULL)
    {
      place = self->starts[bucket_of (self, folded)];
      __builtin_prefetch (&self->packed[place]);
      __builtin_prefetch (&self->packed[place + USUAL / 2]);
    }
  return place;
}

static guint32
find_slot (const DossierGazetteer *self, guint64 folded)
{
  guint at = (guint) (mix (folded) >> (64 - self->slot_bits)), last = (1u << self->slot_bits) - 1;

  while (self->slots[at] != 0 && self->phrases[self->slots[at]].folded != folded)
    at = (at + 1) & last;
  return at;
}

guint32
dossier_gazetteer_confirm (const DossierGazetteer *self, guint32 place, guint64 folded)
{
  guint32 end, key;

  if (self->bytes == NULL)
    return self->slots[find_slot (self, folded)];
  end = self->starts[bucket_of (self, folded) + 1];
  key = key_of (self->bucket_bits, folded);
  while (place < end && self->packed[place].key != key)
    place++;
  return place < end ? place : 0;
}

static guint32
find_head (const DossierGazetteer *self, guint64 folded)
{
  guint32 place = self->bytes != NULL ? self->starts[bucket_of (self, folded)] : 0;

  return dossier_gazetteer_confirm (self, place, folded);
}

/* --- filling --- */

DossierGazetteer *
dossier_gazetteer_new (void)
{
  DossierGazetteer *self = g_new0 (DossierGazetteer, 1);

  self->slot_bits = FIRST_SLOT_BITS;
  self->slots = g_new0 (guint32, (gsize) 1 << self->slot_bits);
  self->allocated = FIRST_PHRASES;
  self->phrases = g_new (Phrase, self->allocated);
  self->phrases[0] = (Phrase){ 0 };
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
  Phrase phrase = { .folded = folded, .exact = exact, .next = head };

  g_assert (self->n_phrases < DOSSIER_GAZETTEER_MAX_ENTRIES);
  phrase.longer = self->phrases[head].longer;
  if (self->n_phrases == self->allocated)
    {
      self->allocated *= 2;
      self->phrases = g_renew (Phrase, self->phrases, self->allocated);
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

/* --- as bytes --- */

static int
compare_heads (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Phrase *phrases = user_data;
  guint64       x = mix (phrases[*(const guint32 *) a].folded), y = mix (phrases[*(const guint32 *) b].folded);

  return x < y ? -1 : x > y;
}

/* The first of each phrase, by mixed hash: of guint32. */
static GArray *
sort_heads (const DossierGazetteer *self)
{
  GArray *heads = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (gsize i = 0; i < (gsize) 1 << self->slot_bits; i++)
    if (self->slots[i] != 0)
      g_array_append_val (heads, self->slots[i]);
  g_array_sort_with_data (heads, compare_heads, self->phrases);
  return heads;
}

static guint
hash_entry (gconstpointer data)
{
  const DossierGazetteerEntry *entry = data;

  return (entry->classes * 31 + entry->organization) * 31 + entry->person * 31u + entry->surname + entry->subtype;
}

static gboolean
equal_entries (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (DossierGazetteerEntry)) == 0;
}

typedef struct
{
  const DossierGazetteer *from;
  guint                   bucket_bits, shift;
  GArray                 *packed;  /* of Packed */
  GArray                 *entries; /* of DossierGazetteerEntry */
  GHashTable             *numbers; /* entry -> its number + 1 */
} Packing;

static guint
number_entry (Packing *packing, const DossierGazetteerEntry *entry)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (packing->numbers, entry));

  if (number == 0)
    {
      g_array_append_vals (packing->entries, entry, 1);
      number = packing->entries->len;
      g_hash_table_insert (packing->numbers, (gpointer) entry, GUINT_TO_POINTER (number));
    }
  return number - 1;
}

/* FALSE when two that are written differently are no longer told apart, or there are too many. */
static gboolean
pack_phrase (Packing *packing, guint32 head)
{
  const Phrase *phrases = packing->from->phrases;
  guint         first = packing->packed->len;

  for (guint32 i = head; i != 0; i = phrases[i].next)
    {
      guint  number = number_entry (packing, &phrases[i].entry);
      Packed packed = { .key = key_of (packing->bucket_bits, phrases[i].folded),
                        .longer = phrases[head].longer,
                        .more = phrases[i].next != 0,
                        .exact = shorten (phrases[i].exact, packing->shift),
                        .entry = (guint16) number };

      if (number > G_MAXUINT16)
        return FALSE;
      for (guint k = first; k < packing->packed->len; k++)
        if (g_array_index (packing->packed, Packed, k).exact == packed.exact)
          return FALSE;
      g_array_append_val (packing->packed, packed);
    }
  return TRUE;
}

/* Phrases that come one behind the other have the same bits: FALSE. */
static gboolean
are_alike (guint bucket_bits, guint64 folded, guint64 last)
{
  return mix (folded) >> (64 - KEY_BITS - bucket_bits) == mix (last) >> (64 - KEY_BITS - bucket_bits);
}

/* @starts gets where each bucket begins. */
static gboolean
pack (Packing *packing, guint32 *starts)
{
  const DossierGazetteer *from = packing->from;
  g_autoptr (GArray) heads = sort_heads (from);
  const Packed none = { 0 };
  gsize        bucket = 0;

  g_array_append_val (packing->packed, none);
  for (guint i = 0; i < heads->len; i++)
    {
      guint32 head = g_array_index (heads, guint32, i);
      guint64 folded = from->phrases[head].folded;

      if (i > 0
          && are_alike (packing->bucket_bits, folded, from->phrases[g_array_index (heads, guint32, i - 1)].folded))
        return FALSE;
      while (bucket <= mix (folded) >> (64 - packing->bucket_bits))
        starts[bucket++] = packing->packed->len;
      if (!pack_phrase (packing, head))
        return FALSE;
    }
  while (bucket <= (gsize) 1 << packing->bucket_bits)
    starts[bucket++] = packing->packed->len;
  return TRUE;
}

static GBytes *
write_bytes (const Packing *packing, const guint32 *starts)
{
  gsize       n_starts = ((gsize) 1 << packing->bucket_bits) + 1;
  Header      header = { MAGIC,
                         packing->bucket_bits,
                         packing->packed->len,
                         packing->entries->len,
                         sizeof (DossierGazetteerEntry),
                         packing->shift,
                         0 };
  GByteArray *bytes = g_byte_array_new ();

  g_byte_array_append (bytes, (const guint8 *) &header, sizeof header);
  g_byte_array_append (bytes, (const guint8 *) packing->packed->data, packing->packed->len * sizeof (Packed));
  g_byte_array_append (bytes, (const guint8 *) packing->entries->data,
                       packing->entries->len * sizeof (DossierGazetteerEntry));
  g_byte_array_append (bytes, (const guint8 *) starts, n_starts * sizeof starts[0]);
  return g_byte_array_free_to_bytes (bytes);
}

GBytes *
dossier_gazetteer_to_bytes (const DossierGazetteer *self)
{
  Packing             packing = { .from = self, .bucket_bits = 1 };
  g_autofree guint32 *starts = NULL;
  GBytes             *bytes;
  gboolean            packed;

  g_return_val_if_fail (self->bytes == NULL, NULL);
  while (packing.bucket_bits < MAX_BUCKET_BITS && (gsize) USUAL << packing.bucket_bits < self->n_phrases)
    packing.bucket_bits++;
  starts = g_new (guint32, ((gsize) 1 << packing.bucket_bits) + 1);
  packing.packed = g_array_new (FALSE, FALSE, sizeof (Packed));
  packing.entries = g_array_new (FALSE, FALSE, sizeof (DossierGazetteerEntry));
  packing.numbers = g_hash_table_new (hash_entry, equal_entries);
  while (!(packed = pack (&packing, starts)) && packing.shift < MAX_SHIFT)
    {
      packing.shift++;
      g_array_set_size (packing.packed, 0);
    }
  bytes = packed ? write_bytes (&packing, starts) : NULL;
  g_array_unref (packing.packed);
  g_array_unref (packing.entries);
  g_hash_table_unref (packing.numbers);
  return bytes;
}

static gboolean
is_whole (const Header *header, gsize length)
{
  return header->magic == MAGIC && header->entry_size == sizeof (DossierGazetteerEntry) && header->bucket_bits >= 1
         && header->bucket_bits <= MAX_BUCKET_BITS && header->n_packed <= DOSSIER_GAZETTEER_MAX_ENTRIES
         && header->n_entries <= G_MAXUINT16 + 1u && header->shift <= MAX_SHIFT
         && length
                == sizeof *header + header->n_packed * sizeof (Packed)
                       + header->n_entries * sizeof (DossierGazetteerEntry)
                       + (((gsize) 1 << header->bucket_bits) + 1) * sizeof (guint32);
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
  self->bucket_bits = header->bucket_bits;
  self->shift = header->shift;
  self->packed = (const Packed *) (header + 1);
  self->entries = (const DossierGazetteerEntry *) (self->packed + header->n_packed);
  self->starts = (const guint32 *) (self->entries + header->n_entries);
  return self;
}

/* --- reading --- */

/* The one of this case; else, when @fold, the first of any case with one of the classes; or 0. */
static guint32
choose (const DossierGazetteer *self, guint32 head, guint64 exact, guint32 classes, gboolean fold)
{
  guint32 other = 0;

  for (guint32 i = head; i != 0; i = get_next (self, i))
    {
      if ((get_entry (self, i)->classes & classes) == 0)
        continue;
      if (is_exact (self, i, exact))
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
    classes |= get_entry (self, i)->classes & (is_exact (self, i, word->exact) ? G_MAXUINT32 : any_case);
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
      guint32 found = choose (self, head, exact, classes, fold);

      if (found != 0)
        match = (DossierGazetteerMatch){ i, is_exact (self, found, exact), get_entry (self, found) };
      if (!goes_on (self, head) || i == MIN (n, DOSSIER_GAZETTEER_MAX_WORDS))
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
