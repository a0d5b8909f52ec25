/* dossier-linker-private.h - which names of a text mean the same person or organization.
 *
 * One run per text; pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-candidates-private.h"
#include "dossier-recognition.h"

G_BEGIN_DECLS

/* Sets the kinds of the judged @candidates anew, as far as other names of the text tell: see below. */
void dossier_linker_settle (const DossierReading *reading, GArray *candidates);

/* Reads the judged @candidates (of DossierCandidate); sets some kinds anew: a surname alone is a person when the text
 * has the full name. Appends to @names (of DossierNamedTokens), in text order, and to @entities (element-type
 * DossierFoundEntity), in the order of their first names. */
void dossier_linker_run (const DossierReading *reading, GArray *candidates, GArray *names, GPtrArray *entities);

G_END_DECLS
