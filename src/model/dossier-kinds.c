/* dossier-kinds.c - the words of the closed lists
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-kinds.h"

static const char *const kinds[] = { NULL, "person", "organization" };

static const char *const subtypes[] = {
  NULL, "company", "lab", "university", "government", "nonprofit", "media", "investor", "team",
};

static const char *const claims[] = {
  NULL,       "joined",   "left",   "fired",    "appointed", "promoted",  "founded", "cofounded",
  "works_at", "invested", "funded", "acquired", "merged",    "partnered", "sued",    "disbanded",
};

static const char *const flags_words[] = {
  "planned", "reported", "rumoured", "denied", "negated", "hypothetical", "former", "rejected",
};

static const char *const decisions[] = { "none", "confirmed", "rejected", "edited", "added" };

G_STATIC_ASSERT (G_N_ELEMENTS (claims) == DOSSIER_N_CLAIM_KINDS + 1);

static int
find_word (const char *const *words, guint n, const char *word)
{
  for (guint i = 0; i < n; i++)
    if (words[i] != NULL && g_strcmp0 (words[i], word) == 0)
      return i;
  return -1;
}

const char *
dossier_entity_kind_to_string (DossierEntityKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kinds), NULL);
  return kinds[kind];
}

DossierEntityKind
dossier_entity_kind_from_string (const char *word)
{
  return MAX (find_word (kinds, G_N_ELEMENTS (kinds), word), 0);
}

const char *
dossier_subtype_to_string (DossierSubtype subtype)
{
  g_return_val_if_fail ((guint) subtype < G_N_ELEMENTS (subtypes), NULL);
  return subtypes[subtype];
}

DossierSubtype
dossier_subtype_from_string (const char *word)
{
  return MAX (find_word (subtypes, G_N_ELEMENTS (subtypes), word), 0);
}

const char *
dossier_claim_kind_to_string (DossierClaimKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (claims), NULL);
  return claims[kind];
}

DossierClaimKind
dossier_claim_kind_from_string (const char *word)
{
  return MAX (find_word (claims, G_N_ELEMENTS (claims), word), 0);
}

const char **
dossier_claim_flags_to_words (DossierClaimFlags flags)
{
  const char **words = g_new0 (const char *, G_N_ELEMENTS (flags_words) + 1);
  guint        n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (flags_words); i++)
    if (flags & (1 << i))
      words[n++] = flags_words[i];
  return words;
}

DossierClaimFlags
dossier_claim_flag_from_string (const char *word)
{
  int i = find_word (flags_words, G_N_ELEMENTS (flags_words), word);

  return i >= 0 ? 1 << i : 0;
}

const char *
dossier_decision_to_string (DossierDecision decision)
{
  g_return_val_if_fail ((guint) decision < G_N_ELEMENTS (decisions), NULL);
  return decisions[decision];
}
