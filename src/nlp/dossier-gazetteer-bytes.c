/* dossier-gazetteer-bytes.c - known phrases as bytes, and from them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-gazetteer-private.h"

#include <string.h>

/* Phrases of a bucket, at most in the mean: half a line of memory. */
#define USUAL 8

typedef struct
{
  const DossierGazetteer *from;
  guint                   bucket_bits, shift;
  GArray                 *heads;  /* of guint32: the first of each phrase, by mixed hash */
  GArray                 *packed; /* of DossierGazetteerPacked */
  DossierGazetteerShape   shapes[DOSSIER_GAZETTEER_N_SHAPES];
  guint                   n_plain, n_others; /* the latter from the last one on */
  GArray                 *numbers;           /* of guint16 */
  GByteArray             *codes;
  guint8                 *counts; /* one a bucket */
} Packing;

/* --- one phrase --- */

static gboolean
push_number (Packing *packing, guint32 number)
{
  guint16 half = (guint16) number;

  if (number > 0 && number == half)
    g_array_append_val (packing->numbers, half);
  return number == half;
}

static DossierGazetteerShape
shape_of (const DossierGazetteerEntry *entry)
{
  DossierGazetteerShape shape = { .classes = entry->classes, .subtype = (guint8) entry->subtype };

  shape.has = (entry->organization != 0 ? DOSSIER_GAZETTEER_HAS_ORGANIZATION : 0)
              | (entry->person != 0 ? DOSSIER_GAZETTEER_HAS_PERSON : 0)
              | (entry->surname != 0 ? DOSSIER_GAZETTEER_HAS_SURNAME : 0);
  return shape;
}

/* Its code: from the first one on without numbers, from the last one on with them. FALSE when there are too many. */
static gboolean
number_shape (Packing *packing, DossierGazetteerShape shape, guint8 *code)
{
  guint *n = shape.has == 0 ? &packing->n_plain : &packing->n_others;
  guint  i = 0;

  for (; i < *n; i++)
    {
      *code = (guint8) (shape.has == 0 ? i : DOSSIER_GAZETTEER_N_SHAPES - 1 - i);
      if (memcmp (&packing->shapes[*code], &shape, sizeof shape) == 0)
        return TRUE;
    }
  if (packing->n_plain + packing->n_others == DOSSIER_GAZETTEER_N_SHAPES)
    return FALSE;
  *code = (guint8) (shape.has == 0 ? i : DOSSIER_GAZETTEER_N_SHAPES - 1 - i);
  packing->shapes[*code] = shape;
  *n += 1;
  return TRUE;
}

/* FALSE when it has figures that do not fit. */
static gboolean
pack_entry (Packing *packing, const DossierGazetteerEntry *entry)
{
  guint8 code = 0;

  if (entry->subtype > G_MAXUINT8 || !number_shape (packing, shape_of (entry), &code))
    return FALSE;
  g_byte_array_append (packing->codes, &code, 1);
  return push_number (packing, entry->organization) && push_number (packing, entry->person)
         && push_number (packing, entry->surname);
}

/* A mere beginning need not be told where the words are a phrase themselves. */
static guint32
skip_beginning (const DossierGazetteerPhrase *phrases, guint32 head, guint32 i)
{
  gboolean alone = i == head && phrases[i].next == 0;

  return i != 0 && phrases[i].exact == 0 && !alone ? phrases[i].next : i;
}

/* FALSE when two that are written differently are no longer told apart, or a figure does not fit. */
static gboolean
pack_phrase (Packing *packing, guint32 head)
{
  const DossierGazetteerPhrase *phrases = packing->from->phrases;
  guint                         first = packing->packed->len;

  for (guint32 next, i = skip_beginning (phrases, head, head); i != 0; i = next)
    {
      DossierGazetteerPacked packed
          = { .key = dossier_gazetteer_key_of (phrases[i].folded, packing->bucket_bits, packing->shift),
              .longer = phrases[head].longer,
              .exact = dossier_gazetteer_shorten (phrases[i].folded, phrases[i].exact, packing->shift) };

      next = skip_beginning (phrases, head, phrases[i].next);
      packed.more = next != 0;
      for (guint k = first; k < packing->packed->len; k++)
        if (g_array_index (packing->packed, DossierGazetteerPacked, k).exact == packed.exact)
          return FALSE;
      g_array_append_val (packing->packed, packed);
      if (!pack_entry (packing, &phrases[i].entry))
        return FALSE;
    }
  return TRUE;
}

/* --- all of them --- */

static int
compare_heads (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const DossierGazetteerPhrase *phrases = user_data;
  guint64                       x = dossier_gazetteer_mix (phrases[*(const guint32 *) a].folded);
  guint64                       y = dossier_gazetteer_mix (phrases[*(const guint32 *) b].folded);

  return x < y ? -1 : x > y;
}

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

/* Does another phrase of the bucket, from @first on, have the key of the one at @at? */
static gboolean
is_taken (const Packing *packing, guint first, guint at)
{
  guint32 key = g_array_index (packing->packed, DossierGazetteerPacked, at).key;

  for (guint i = first; i < at; i++)
    if (g_array_index (packing->packed, DossierGazetteerPacked, i).key == key)
      return TRUE;
  return FALSE;
}

/* FALSE when they are too many, or two have the same bits. */
static gboolean
pack_bucket (Packing *packing, gsize bucket, guint *next)
{
  guint first = packing->packed->len;

  for (; *next < packing->heads->len; (*next)++)
    {
      guint32 head = g_array_index (packing->heads, guint32, *next);
      guint   at = packing->packed->len;

      if (dossier_gazetteer_bucket_of (packing->from->phrases[head].folded, packing->bucket_bits) != bucket)
        break;
      if (!pack_phrase (packing, head) || is_taken (packing, first, at))
        return FALSE;
    }
  packing->counts[bucket] = (guint8) (packing->packed->len - first);
  return packing->packed->len - first <= G_MAXUINT8;
}

static gboolean
pack (Packing *packing)
{
  const DossierGazetteerPacked none = { 0 };
  const DossierGazetteerEntry  nothing = { 0 };
  guint                        next = 0;

  g_array_set_size (packing->packed, 0);
  memset (packing->shapes, 0, sizeof packing->shapes);
  packing->n_plain = packing->n_others = 0;
  g_array_set_size (packing->numbers, 0);
  g_byte_array_set_size (packing->codes, 0);
  g_array_append_val (packing->packed, none);
  pack_entry (packing, &nothing);
  for (gsize bucket = 0; bucket < (gsize) 1 << packing->bucket_bits; bucket++)
    if (!pack_bucket (packing, bucket, &next))
      return FALSE;
  return TRUE;
}

static void
append_array (GByteArray *bytes, const GArray *array, gsize size)
{
  g_byte_array_append (bytes, (const guint8 *) array->data, array->len * size);
}

static GBytes *
write_bytes (const Packing *packing)
{
  DossierGazetteerHeader header = { .magic = DOSSIER_GAZETTEER_MAGIC,
                                    .bucket_bits = packing->bucket_bits,
                                    .shift = packing->shift,
                                    .n_packed = packing->packed->len,
                                    .n_numbers = packing->numbers->len,
                                    .n_plain = packing->n_plain };
  GByteArray            *bytes = g_byte_array_new ();

  g_byte_array_append (bytes, (const guint8 *) &header, sizeof header);
  append_array (bytes, packing->packed, sizeof (DossierGazetteerPacked));
  g_byte_array_append (bytes, (const guint8 *) packing->shapes, sizeof packing->shapes);
  append_array (bytes, packing->numbers, sizeof (guint16));
  g_byte_array_append (bytes, packing->codes->data, packing->codes->len);
  g_byte_array_append (bytes, packing->counts, (gsize) 1 << packing->bucket_bits);
  return g_byte_array_free_to_bytes (bytes);
}

GBytes *
dossier_gazetteer_to_bytes (const DossierGazetteer *self)
{
  Packing  packing = { .from = self, .bucket_bits = 1 };
  GBytes  *bytes;
  gboolean packed;

  g_return_val_if_fail (self->bytes == NULL, NULL);
  while (packing.bucket_bits < DOSSIER_GAZETTEER_MAX_BUCKET_BITS
         && (gsize) USUAL << packing.bucket_bits < self->n_phrases)
    packing.bucket_bits++;
  packing.heads = sort_heads (self);
  packing.packed = g_array_new (FALSE, FALSE, sizeof (DossierGazetteerPacked));
  packing.numbers = g_array_new (FALSE, FALSE, sizeof (guint16));
  packing.codes = g_byte_array_new ();
  packing.counts = g_new0 (guint8, (gsize) 1 << packing.bucket_bits);
  while (!(packed = pack (&packing)) && packing.shift < DOSSIER_GAZETTEER_MAX_SHIFT)
    packing.shift++;
  bytes = packed ? write_bytes (&packing) : NULL;
  g_array_unref (packing.heads);
  g_array_unref (packing.packed);
  g_array_unref (packing.numbers);
  g_byte_array_unref (packing.codes);
  g_free (packing.counts);
  return bytes;
}

/* --- from bytes --- */

/* The bytes where numbers may be read from them: as they lie, but for a copy when they lie askew. */
static GBytes *
align (GBytes *bytes)
{
  gsize         length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  return (gsize) data % G_ALIGNOF (DossierGazetteerHeader) == 0 ? g_bytes_ref (bytes) : g_bytes_new (data, length);
}

static gboolean
is_whole (const DossierGazetteerHeader *header, gsize length)
{
  return header->magic == DOSSIER_GAZETTEER_MAGIC && header->bucket_bits >= 1
         && header->bucket_bits <= DOSSIER_GAZETTEER_MAX_BUCKET_BITS && header->shift <= DOSSIER_GAZETTEER_MAX_SHIFT
         && header->n_packed >= 1 && header->n_packed <= DOSSIER_GAZETTEER_MAX_ENTRIES
         && header->n_plain <= DOSSIER_GAZETTEER_N_SHAPES && header->n_numbers <= DOSSIER_GAZETTEER_MAX_ENTRIES
         && length
                == sizeof *header + header->n_packed * sizeof (DossierGazetteerPacked)
                       + DOSSIER_GAZETTEER_N_SHAPES * sizeof (DossierGazetteerShape)
                       + header->n_numbers * sizeof (guint16) + header->n_packed + ((gsize) 1 << header->bucket_bits);
}

typedef struct
{
  const guint16         *number, *last;
  DossierGazetteerEntry *entry, *last_entry;
  guint32                place;
} Writing;

/* FALSE when there are fewer numbers, or fewer entries than it takes for those that have some. */
static gboolean
write_entry (Writing *writing, const DossierGazetteerShape *shape)
{
  guint n = (guint) __builtin_popcount (shape->has & DOSSIER_GAZETTEER_HAS_ANY);

  if (writing->last - writing->number < n || writing->entry == writing->last_entry)
    return FALSE;
  *writing->entry = (DossierGazetteerEntry){ .classes = shape->classes, .subtype = shape->subtype };
  if (shape->has & DOSSIER_GAZETTEER_HAS_ORGANIZATION)
    writing->entry->organization = *writing->number++;
  if (shape->has & DOSSIER_GAZETTEER_HAS_PERSON)
    writing->entry->person = *writing->number++;
  if (shape->has & DOSSIER_GAZETTEER_HAS_SURNAME)
    writing->entry->surname = *writing->number++;
  writing->entry++;
  return TRUE;
}

/* Of the @n next phrases. */
static gboolean
write_entries (const DossierGazetteer *self, guint n, Writing *writing)
{
  const guint8 *code = self->codes + writing->place;

  for (guint i = 0; i < n; i++)
    if (code[i] >= self->n_plain && !write_entry (writing, &self->shapes[code[i]]))
      return FALSE;
  writing->place += n;
  return TRUE;
}

/* FALSE when the counts do not make up all phrases, or these not all numbers. */
static gboolean
write_out (DossierGazetteer *self, const DossierGazetteerHeader *header)
{
  const guint8 *counts = self->codes + header->n_packed;
  gsize         n = (gsize) 1 << self->bucket_bits, n_entries = DOSSIER_GAZETTEER_N_SHAPES + header->n_numbers;
  Writing       writing = { self->numbers, self->numbers + header->n_numbers, NULL, NULL, 1 };

  self->buckets = g_new (DossierGazetteerBucket, n + 1);
  self->entries = g_new (DossierGazetteerEntry, n_entries);
  writing.entry = self->entries + DOSSIER_GAZETTEER_N_SHAPES;
  writing.last_entry = self->entries + n_entries;
  for (guint i = 0; i < DOSSIER_GAZETTEER_N_SHAPES; i++)
    self->entries[i]
        = (DossierGazetteerEntry){ .classes = self->shapes[i].classes, .subtype = self->shapes[i].subtype };
  for (gsize i = 0; i <= n; i++)
    {
      self->buckets[i] = (DossierGazetteerBucket){ writing.place, (guint32) (writing.entry - self->entries), 0 };
      if (i < n && (header->n_packed - writing.place < counts[i] || !write_entries (self, counts[i], &writing)))
        return FALSE;
      for (guint32 k = self->buckets[i].phrase; k < writing.place; k++)
        self->buckets[i].keys |= dossier_gazetteer_key_bit (self->packed[k].key);
    }
  return writing.place == header->n_packed && writing.number == writing.last
         && !self->packed[header->n_packed - 1].more; /* nothing comes after it */
}

DossierGazetteer *
dossier_gazetteer_new_from_bytes (GBytes *bytes)
{
  g_autoptr (GBytes) even = align (bytes);
  gsize                         length;
  const DossierGazetteerHeader *header = g_bytes_get_data (even, &length);
  g_autoptr (DossierGazetteer) self = NULL;

  if (length < sizeof *header || !is_whole (header, length))
    return NULL;
  self = g_new0 (DossierGazetteer, 1);
  self->bytes = g_steal_pointer (&even);
  self->bucket_bits = header->bucket_bits;
  self->shift = header->shift;
  self->n_plain = header->n_plain;
  self->packed = (const DossierGazetteerPacked *) (header + 1);
  self->shapes = (const DossierGazetteerShape *) (self->packed + header->n_packed);
  self->numbers = (const guint16 *) (self->shapes + DOSSIER_GAZETTEER_N_SHAPES);
  self->codes = (const guint8 *) (self->numbers + header->n_numbers);
  return write_out (self, header) ? g_steal_pointer (&self) : NULL;
}
