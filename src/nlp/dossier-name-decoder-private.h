/* dossier-name-decoder-private.h - the names of a text that a model finds likeliest.
 *
 * Pure and thread-safe. Whole numbers only: the same on every machine.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-name-model-private.h"

G_BEGIN_DECLS

typedef struct
{
  guint first, n, sentence;
  guint kind;   /* DossierNameKind; a place is OTHER */
  int   margin; /* how much less the best reading without this very name is worth, in the model's units */
} DossierDecodedName;

/* Appends the names to @names (of DossierDecodedName), in text order, without overlaps; and sets the doubt of each of
 * @candidates (of DossierCandidate, those of @signs) that is a person or organization. */
void dossier_name_decoder_run (const DossierNameModel *model, const DossierNameSigns *signs, GArray *candidates,
                               GArray *names);

/* How much the best reading is worth in which @name is a person, is an organization, and in which its first word
 * belongs to neither. FALSE when no run has the whole name. */
gboolean dossier_name_decoder_weigh (const DossierNameModel *model, const DossierNameSigns *signs,
                                     const DossierCandidate *name, int worth[DOSSIER_N_NAME_KINDS]);

/* The tag of word @k of @n of a person's or an organization's name. */
guint dossier_name_tag_of (guint kind, guint k, guint n);

G_END_DECLS
