/* dossier-gazetteer-private.h - how known phrases lie in memory, while they are gathered and afterwards.
 *
 * While it is filled:
 * slots:   open addressing over the folded hash of a phrase or of its beginning; never more than half full. 0, or the
 *          number of the first phrase.
 * phrases: what is known; number 0 is none. A phrase in several cases is a chain, the last one added first.
 *
 * As bytes, a fifth as many; they are used where they lie, but for the buckets, which are counted out at the start, and
 * the entries, which are written out then:
 * packed:  4 bytes a phrase, by buckets (upper bits of the mixed hash); number 0 is none. A chain is one behind the
 *          other.
 * shapes:  what phrases are known as, apart from the numbers of those they name: few. Those with numbers come last.
 * numbers: of the phrases that name somebody, one behind the other.
 * codes:   a byte a phrase: its shape.
 * counts:  a byte a bucket: how many phrases it has.
 * entries: one a shape, and behind them one for each phrase whose shape has numbers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-gazetteer.h"

G_BEGIN_DECLS

/* Reads otherwise on another kind of machine. */
#define DOSSIER_GAZETTEER_MAGIC 0x7A65747465657233u
#define DOSSIER_GAZETTEER_MAX_BUCKET_BITS 20
#define DOSSIER_GAZETTEER_N_SHAPES 256
#define DOSSIER_GAZETTEER_KEY_BITS 20
#define DOSSIER_GAZETTEER_EXACT_BITS 10
/* So that bits are left for the key. */
#define DOSSIER_GAZETTEER_MAX_SHIFT 24

typedef struct
{
  guint64               folded, exact; /* exact is 0 where a phrase only begins */
  guint32               next;          /* the same phrase in other case, or 0 */
  gboolean              longer;        /* of the first of them: a phrase goes on behind it */
  DossierGazetteerEntry entry;
} DossierGazetteerPhrase;

typedef struct
{
  guint32 key : DOSSIER_GAZETTEER_KEY_BITS; /* of the mixed hash, below the bucket's */
  guint32 longer : 1;
  guint32 more : 1;                             /* the next one is the same phrase in other case */
  guint32 exact : DOSSIER_GAZETTEER_EXACT_BITS; /* by which all cases of a phrase are told apart */
} DossierGazetteerPacked;

/* Whose numbers an entry has; they come in this order. */
typedef enum
{
  DOSSIER_GAZETTEER_HAS_ORGANIZATION = 1 << 0,
  DOSSIER_GAZETTEER_HAS_PERSON = 1 << 1,
  DOSSIER_GAZETTEER_HAS_SURNAME = 1 << 2,
  DOSSIER_GAZETTEER_HAS_ANY = 7,
} DossierGazetteerHas;

typedef struct
{
  guint32 classes;
  guint8  subtype, has;
  guint16 nothing; /* so that no gap is left */
} DossierGazetteerShape;

/* Where the phrases of a bucket begin, and the entries of those whose shape has numbers. Most phrases that are looked
 * for are in none: there is a bit for some bits of the keys of those that are. */
typedef struct
{
  guint32 phrase, entry, keys;
} DossierGazetteerBucket;

/* The parts follow in the order of their names above. */
typedef struct
{
  guint64 magic;
  guint32 bucket_bits, shift, n_packed, n_numbers;
  guint32 n_plain; /* shapes without numbers */
  guint32 nothing; /* so that no gap is left */
} DossierGazetteerHeader;

struct _DossierGazetteer
{
  /* while it is filled */
  guint32                *slots;
  DossierGazetteerPhrase *phrases;
  guint                   slot_bits, used, n_phrases, allocated;

  /* from bytes */
  GBytes                       *bytes; /* NULL: it can be filled */
  guint                         bucket_bits, shift, n_plain;
  DossierGazetteerBucket       *buckets; /* one more than there are */
  DossierGazetteerEntry        *entries;
  const DossierGazetteerPacked *packed;
  const DossierGazetteerShape  *shapes;
  const guint16                *numbers;
  const guint8                 *codes;
};

static inline guint64
dossier_gazetteer_mix (guint64 folded)
{
  return folded * 0x9e3779b97f4a7c15u;
}

static inline guint
dossier_gazetteer_bucket_of (guint64 folded, guint bucket_bits)
{
  return (guint) (dossier_gazetteer_mix (folded) >> (64 - bucket_bits));
}

static inline guint32
dossier_gazetteer_key_of (guint64 folded, guint bucket_bits, guint shift)
{
  return (guint32) (dossier_gazetteer_mix (folded) >> (64 - DOSSIER_GAZETTEER_KEY_BITS - bucket_bits - shift))
         & ((1u << DOSSIER_GAZETTEER_KEY_BITS) - 1);
}

/* Its bit in a bucket. */
static inline guint32
dossier_gazetteer_key_bit (guint32 key)
{
  return 1u << key % 32;
}

/* 0 stands for small letters alone, which no other case is taken for. */
static inline guint32
dossier_gazetteer_shorten (guint64 folded, guint64 exact, guint shift)
{
  guint32 bits = (guint32) (exact >> shift) & ((1u << DOSSIER_GAZETTEER_EXACT_BITS) - 1);

  if (exact == folded)
    return 0;
  return bits != 0 ? bits : 1;
}

G_END_DECLS
