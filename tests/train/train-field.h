/* train-field.h - a conditional random field over the signs of runs of tokens.
 *
 * J. Lafferty, A. McCallum and F. Pereira, "Conditional random fields" (2001); steps after J. Duchi, E. Hazan and
 * Y. Singer, "Adaptive subgradient methods" (2011). One thread, the same figures on each run.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-name-model-private.h"

G_BEGIN_DECLS

typedef struct
{
  guint32 first_sign, n_signs; /* in signs */
  guint8  tag, link;
} FieldToken;

typedef struct
{
  guint32 first, n; /* in tokens */
} FieldRun;

/* Labelled runs; signs as numbers of their own, 0 .. keys->len - 1. */
typedef struct
{
  GArray  *signs;  /* of guint32 */
  GArray  *tokens; /* of FieldToken */
  GArray  *runs;   /* of FieldRun */
  GArray  *keys;   /* of guint64 */
  GArray  *counts; /* of guint32: places with the sign */
  guint32 *slots;  /* open addressing: number + 1 */
  guint    n_slots;
} FieldData;

FieldData *field_data_new (void);
void       field_data_free (FieldData *self);
/* To the last token; only the bits of DOSSIER_NAME_SIGN_MASK count. */
void field_data_add_sign (FieldData *self, guint64 sign);
/* Forgets signs that @keep does not have, and numbers the others anew. */
void field_data_keep (FieldData *self, const gboolean *keep);

typedef struct
{
  float (*weights)[2][DOSSIER_NAME_N_TAGS]; /* one a sign: weights, and the sums of their squared slopes */
  float steps[DOSSIER_NAME_N_LINKS][DOSSIER_NAME_N_TAGS][DOSSIER_NAME_N_TAGS];
} Field;

/* Weights are written as levels, so many from 0 to 1. */
#define FIELD_LEVELS_OF_ONE 8

/* In the second half of the epochs the field reads with the levels next to its weights, so that it learns what they
 * will be worth. After M. Courbariaux, Y. Bengio and J. David, "BinaryConnect" (2015). */
Field *field_train (const FieldData *data, guint n_epochs, GRand *random);
void   field_free (Field *self);

/* How much each sign is worth: the sum of its weights' sizes, times the root of their squared slopes. */
double field_worth (const Field *self, guint sign);

G_END_DECLS
