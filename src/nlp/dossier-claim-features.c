/* dossier-claim-features.c - what a pattern can ask of each item of a sentence, as bits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-claim-items.h"

#include <string.h>

static void
add_kind (DossierClaimSentence *self, DossierClaimItem *item)
{
  switch ((DossierClaimItemKind) item->kind)
    {
    case DOSSIER_ITEM_WORD:
    case DOSSIER_ITEM_MARK: break;
    case DOSSIER_ITEM_POSSESSIVE: dossier_claim_features_add (&item->features, DOSSIER_FEATURE_POSSESSIVE); break;
    case DOSSIER_ITEM_ROLE: dossier_claim_features_add (&item->features, DOSSIER_FEATURE_ROLE); break;
    case DOSSIER_ITEM_MONEY: dossier_claim_features_add (&item->features, DOSSIER_FEATURE_MONEY); break;
    case DOSSIER_ITEM_DATE: dossier_claim_features_add (&item->features, DOSSIER_FEATURE_DATE); break;
    case DOSSIER_ITEM_NAME:
    case DOSSIER_ITEM_REFERENCE:
      dossier_claim_features_add (&item->features, item->type == DOSSIER_ENTITY_PERSON ? DOSSIER_FEATURE_PERSON
                                                                                       : DOSSIER_FEATURE_ORGANIZATION);
      break;
    }
  if (item->head >= 0)
    dossier_claim_features_add (&item->features,
                                dossier_claim_item (self, (guint) item->head)->type == DOSSIER_ENTITY_PERSON
                                    ? DOSSIER_FEATURE_PERSON_PHRASE
                                    : DOSSIER_FEATURE_ORGANIZATION_PHRASE);
  /* "its" and "her" too stand before a noun */
  if (item->noun || item->kind == DOSSIER_ITEM_ROLE || item->kind == DOSSIER_ITEM_MONEY
      || item->reference == DOSSIER_CLASS_ITS || item->reference == DOSSIER_CLASS_HIS)
    dossier_claim_features_add (&item->features, DOSSIER_FEATURE_FILLING);
}

void
dossier_claim_sentence_find_features (DossierClaimSentence *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      DossierClaimItem *item = dossier_claim_item (self, i);

      memcpy (item->features.bits, item->sets.alone, sizeof item->sets.alone);
      if ((item->sets.begins[0] | item->sets.begins[1]) != 0)
        dossier_claim_lexicon_add_phrases (self->lexicon, &item->word, self->items->len - i, sizeof (DossierClaimItem),
                                           item->features.bits);
      if (item->sets.literal != 0)
        dossier_claim_features_add (&item->features, DOSSIER_FEATURE_LITERAL + item->sets.literal);
      add_kind (self, item);
      for (guint k = 0; k < DOSSIER_CLAIM_FEATURE_WORDS; k++)
        self->features.bits[k] |= item->features.bits[k];
    }
}
