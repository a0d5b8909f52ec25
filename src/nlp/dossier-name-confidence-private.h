/* dossier-name-confidence-private.h - how sure it is that a name is one, and of its kind.
 *
 * Pure and thread-safe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-name-decoder-private.h"

G_BEGIN_DECLS

/* Sets the confidence of each of @candidates (of DossierCandidate, in text order) that is a person or organization,
 * from what the model thinks of it. @names (of DossierDecodedName): what the model found by itself. */
void dossier_name_confidence_set (const DossierNameModel *model, const GArray *names, GArray *candidates);

/* The same from the scores alone. */
void dossier_name_confidence_set_by_rules (GArray *candidates);

/* The same for a text in a language of which only the lists are known: lower, as nobody has counted. */
void dossier_name_confidence_set_listed (const DossierReading *reading, GArray *candidates);

/* Gives those of @names (of DossierNamedTokens) that are names only because others of their entity are, "Schulman"
 * behind "John Schulman", a confidence of their own. */
void dossier_name_confidence_share (GArray *names, guint n_entities);

G_END_DECLS
