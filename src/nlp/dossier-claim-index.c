/* dossier-claim-index.c - which patterns a sentence may match at all, by what it has in it.
 *
 * by_feature: for each feature the patterns whose narrowest need it meets; those without a need are in all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-claim-index.h"

#include <string.h>

#define N_FEATURES (DOSSIER_CLAIM_FEATURE_WORDS * 64)

struct _DossierClaimIndex
{
  guint    n_words; /* of a set */
  guint64 *by_feature;
  guint64 *always;
};

DossierClaimIndex *
dossier_claim_index_new (const GPtrArray *patterns)
{
  DossierClaimIndex *self = g_new0 (DossierClaimIndex, 1);

  g_assert (patterns->len <= DOSSIER_CLAIM_MAX_PATTERNS);
  self->n_words = (patterns->len + 63) / 64;
  self->by_feature = g_new0 (guint64, (gsize) self->n_words * N_FEATURES);
  self->always = g_new0 (guint64, MAX (self->n_words, 1));
  for (guint p = 0; p < patterns->len; p++)
    {
      const DossierClaimFeatures *need = dossier_claim_pattern_get_need (patterns->pdata[p]);
      guint64                     bit = G_GUINT64_CONSTANT (1) << (p % 64);

      if (need == NULL)
        self->always[p / 64] |= bit;
      for (guint w = 0; need != NULL && w < DOSSIER_CLAIM_FEATURE_WORDS; w++)
        for (guint64 rest = need->bits[w]; rest != 0; rest &= rest - 1)
          self->by_feature[(w * 64 + (guint) __builtin_ctzll (rest)) * self->n_words + p / 64] |= bit;
    }
  return self;
}

void
dossier_claim_index_free (DossierClaimIndex *self)
{
  if (self == NULL)
    return;
  g_free (self->by_feature);
  g_free (self->always);
  g_free (self);
}

guint
dossier_claim_index_find (const DossierClaimIndex *self, const DossierClaimSentence *sentence,
                          DossierClaimPatternSet *found)
{
  memcpy (found->bits, self->always, self->n_words * sizeof (guint64));
  for (guint w = 0; w < DOSSIER_CLAIM_FEATURE_WORDS; w++)
    for (guint64 rest = sentence->features.bits[w]; rest != 0; rest &= rest - 1)
      {
        const guint64 *set = &self->by_feature[(w * 64 + (guint) __builtin_ctzll (rest)) * self->n_words];

        for (guint i = 0; i < self->n_words; i++)
          found->bits[i] |= set[i];
      }
  return self->n_words;
}
