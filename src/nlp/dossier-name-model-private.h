/* dossier-name-model-private.h - what was learned of names: a weight for each sign and tag, in one block of bytes.
 *
 * Signs, weights and steps are written out at the start; clusters are used where they lie (data/nlp/names.model is part
 * of the program, which the system maps). Little-endian:
 *
 *   header    DossierNameHeader, below
 *   counts    uint8[2^14]: how many signs a bucket has
 *   rests     of the signs, 20 bits each, rising within a bucket
 *   lengths   uint8[64] and
 *   rows      of 16 weights a sign, a tag each: dossier-name-rows-private.h
 *   steps     int16[14][16][16]: a weight from tag to tag, by what the second token is
 *   clusters  of n_clustered words: dossier-name-clusters-private.h
 *
 * Of a sign the bits of DOSSIER_NAME_SIGN_MASK count: two signs with the same ones are one sign to the trainer, too.
 * Constant and thread-safe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-name-index-private.h"
#include "dossier-name-memory-private.h"
#include "dossier-name-rows-private.h"

G_BEGIN_DECLS

#define DOSSIER_NAME_MODEL_MAGIC "DOSSNAME"
#define DOSSIER_NAME_MODEL_VERSION 4
/* Signs of the largest model that is read. */
#define DOSSIER_NAME_MODEL_MAX_SIGNS 100000
#define DOSSIER_NAME_MODEL_BUCKET_BITS 14
#define DOSSIER_NAME_MODEL_REST_BITS 20
/* Where one stranger in 290,000 is taken for one of 60,000 signs. */
#define DOSSIER_NAME_SIGN_MASK (G_GUINT64_CONSTANT (3) << 62 | G_MAXUINT32)

/* Begin, inside, last and only token of a name of four kinds; what is neither person, organization nor place is told
 * apart less finely, so that a row is 16 bytes. */
typedef enum
{
  DOSSIER_NAME_TAG_NONE,
  DOSSIER_NAME_TAG_PERSON,           /* and the next three: begin, inside, last, only */
  DOSSIER_NAME_TAG_ORGANIZATION = 5, /* the same */
  DOSSIER_NAME_TAG_PLACE = 9,        /* the same */
  DOSSIER_NAME_TAG_OTHER = 13,       /* begin, inside or last, only */
  DOSSIER_NAME_N_TAGS = 16,
} DossierNameTag;

/* A step that is not allowed, and more than any path can make good: none is worth more than the best one before it by
 * this. */
#define DOSSIER_NAME_FORBIDDEN (-20000)

typedef struct
{
  char    magic[8];
  guint32 version, n_signs, n_row_bytes;
  guint32 unit; /* a weight of 1 in the trainer's figures */
  guint32 step; /* from one level of a weight to the next */
  guint32 n_clustered;
  guint64 checksum; /* dossier_sum () of all behind the header */
} DossierNameHeader;

/* Where a sign belongs: its bucket, and what tells it from others there. Bits of the mask only. */
static inline guint
dossier_name_sign_bucket (guint64 sign)
{
  return (guint32) sign >> (32 - DOSSIER_NAME_MODEL_BUCKET_BITS);
}

static inline guint32
dossier_name_sign_rest (guint64 sign)
{
  return ((guint32) sign << 2 & ((1u << DOSSIER_NAME_MODEL_REST_BITS) - 1)) | (guint32) (sign >> 62);
}

static inline guint64
dossier_name_sign_from (guint bucket, guint32 rest)
{
  return (guint64) (rest & 3) << 62 | (guint64) bucket << (32 - DOSSIER_NAME_MODEL_BUCKET_BITS) | rest >> 2;
}

typedef struct _DossierNameModel DossierNameModel;

/* Holds @bytes. NULL and DOSSIER_RECOGNISER_ERROR_DATA when they are no model, of another version, or damaged. */
DossierNameModel *dossier_name_model_new (GBytes *bytes, GError **error);
void              dossier_name_model_free (DossierNameModel *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierNameModel, dossier_name_model_free)

const DossierNameIndex *dossier_name_model_get_index (const DossierNameModel *self);

/* From each tag (first index) to each: of steps to a token that is @link. */
typedef gint16          DossierNameSteps[DOSSIER_NAME_N_TAGS][DOSSIER_NAME_N_TAGS];
const DossierNameSteps *dossier_name_model_get_steps (const DossierNameModel *self, guint link);

/* The same the other way round: to each tag (first index) from each. */
const DossierNameSteps *dossier_name_model_get_backward (const DossierNameModel *self, guint link);

guint dossier_name_model_get_unit (const DossierNameModel *self);

/* What earlier texts asked for, for one thread alone until it is given back: nobody waits for another one. */
DossierNameMemory *dossier_name_model_take_memory (const DossierNameModel *self);
void               dossier_name_model_give_memory (const DossierNameModel *self, DossierNameMemory *memory);

/* For the signs of a text that the model is to read. */
const DossierNameClusters *dossier_name_model_get_clusters (const DossierNameModel *self);

/* May @to stand behind @from? NONE also stands before and behind each run. */
gboolean dossier_name_tag_follows (guint from, guint to);

/* Does a name begin at the tag, and does one end? */
gboolean dossier_name_tag_begins (guint tag);
gboolean dossier_name_tag_ends (guint tag);

G_END_DECLS
