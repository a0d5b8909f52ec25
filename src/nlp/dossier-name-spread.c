/* dossier-name-spread.c - what is surely a name in one place of a text is one in its other places.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-name-spread-private.h"

/* From these leads on a name is sure, in tenths of a weight of one; chosen on texts that the model was not trained on.
 */
#define SURE_PERSON 20
#define SURE_ORGANIZATION 10

/* Is token @i a thing that is called after somebody ("law", "hypothesis")? */
static gboolean
is_called_after (const DossierReading *reading, guint i)
{
  static const char *const things[]
      = { "law",     "laws",      "theorem", "hypothesis", "conjecture", "lemma",   "inequality",
          "paradox", "equations", "razor",   "disease",    "syndrome",   "diagram", "zeta" };

  return dossier_reading_is_any (reading, i, things, G_N_ELEMENTS (things));
}

static gboolean
is_possessive (const DossierReading *reading, guint i)
{
  return i < reading->tokens->n_tokens && reading->tokens->tokens[i].kind == DOSSIER_TOKEN_POSSESSIVE;
}

gboolean
dossier_name_is_eponym (const DossierReading *reading, guint kind, guint first, guint n)
{
  guint end = first + n;

  if (n >= 3 && is_possessive (reading, end - 2) && is_called_after (reading, end - 1))
    return TRUE;
  return kind == DOSSIER_NAME_PERSON && n == 1 && is_called_after (reading, end + is_possessive (reading, end));
}

static gboolean
is_sure (const DossierCandidate *candidate)
{
  return candidate->kind != DOSSIER_NAME_OTHER
         && candidate->lead >= (candidate->kind == DOSSIER_NAME_PERSON ? SURE_PERSON : SURE_ORGANIZATION);
}

/* "Artificial Intelligence" may be a part of somebody's name in one place, and what it says in the next. */
static gboolean
is_plain (const DossierReading *reading, const DossierCandidate *candidate)
{
  for (guint i = candidate->first; i < candidate->first + candidate->n; i++)
    if (!dossier_reading_has (reading, i, DOSSIER_WORD_COMMON))
      return FALSE;
  return TRUE;
}

/* May the name stand there? Not a thing that is called after it, nor the "Qwintex" of "Qwintex 5". */
static gboolean
fits (const DossierReading *reading, const DossierCandidate *candidate, guint kind)
{
  guint end = candidate->first + candidate->n;

  return !is_plain (reading, candidate) && !dossier_name_is_eponym (reading, kind, candidate->first, candidate->n)
         && (end >= reading->tokens->n_tokens || reading->tokens->tokens[end].kind != DOSSIER_TOKEN_NUMBER);
}

void
dossier_name_spread (const DossierReading *reading, GArray *candidates)
{
  g_autoptr (GHashTable) kinds = NULL;

  for (guint c = 0; c < candidates->len; c++)
    {
      DossierCandidate *candidate = &g_array_index (candidates, DossierCandidate, c);

      if (!is_sure (candidate))
        continue;
      if (kinds == NULL)
        kinds = g_hash_table_new (g_int64_hash, g_int64_equal);
      g_hash_table_insert (kinds, &candidate->key, GUINT_TO_POINTER (candidate->kind));
    }
  for (guint c = 0; kinds != NULL && c < candidates->len; c++)
    {
      DossierCandidate *candidate = &g_array_index (candidates, DossierCandidate, c);
      guint             kind;

      if (candidate->kind != DOSSIER_NAME_OTHER)
        continue;
      kind = GPOINTER_TO_UINT (g_hash_table_lookup (kinds, &candidate->key));
      if (kind != DOSSIER_NAME_OTHER && fits (reading, candidate, kind))
        candidate->kind = kind;
    }
}
