/* dossier-names-private.h - the names of a text, as rules and what was learned together find them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-name-model-private.h"

G_BEGIN_DECLS

/* Appends the names of the text to @candidates (of DossierCandidate), judged, in text order, without overlaps; some are
 * of kind OTHER. @model: NULL when there are only the rules. Pure and thread-safe. */
void dossier_names_find (const DossierReading *reading, const DossierNameModel *model, GArray *candidates);

/* What only the rules find, in the same order and way. */
void dossier_names_find_by_rules (const DossierReading *reading, GArray *candidates);

/* The same for a text whose language neither the rules for the words around a name nor the model know: only names that
 * the lists have, people with a first name and a surname of theirs, and organizations with a legal suffix. */
void dossier_names_find_listed (const DossierReading *reading, GArray *candidates);

G_END_DECLS
