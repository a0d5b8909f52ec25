/* dossier-claim-bytes-private.h - claim patterns and their words as the program has them in it: made when it is built.
 *
 * Compiling the tables at each start would take longer than reading a story. Numbers are those of the machine:
 *
 *   header    DossierClaimHeader
 *   lexicon   dossier_claim_lexicon_write ()
 *   patterns  dossier_claim_patterns_write ()
 *
 * Nothing in it is aligned: it is copied out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

#define DOSSIER_CLAIM_BYTES_MAGIC G_GUINT64_CONSTANT (0x31736d69616c6364)

typedef struct
{
  guint64 magic;
  guint64 sum; /* dossier_sum () of all behind the header */
} DossierClaimHeader;

/* What is left to read. */
typedef struct
{
  const guint8 *at;
  gsize         n;
} DossierClaimBytes;

/* @n items of @size bytes, or NULL when there are fewer. */
static inline const guint8 *
dossier_claim_bytes_take (DossierClaimBytes *self, gsize n, gsize size)
{
  const guint8 *taken = self->at;

  if (n > self->n / size)
    return NULL;
  self->at += n * size;
  self->n -= n * size;
  return taken;
}

/* Copies one item. FALSE when there is none. */
static inline gboolean
dossier_claim_bytes_get (DossierClaimBytes *self, gpointer item, gsize size)
{
  const guint8 *taken = dossier_claim_bytes_take (self, 1, size);

  if (taken != NULL)
    memcpy (item, taken, size);
  return taken != NULL;
}

G_END_DECLS
