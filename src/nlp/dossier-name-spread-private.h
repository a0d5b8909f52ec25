/* dossier-name-spread-private.h - what is surely a name in one place of a text is one in its other places.
 *
 * Pure and thread-safe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-candidates-private.h"

G_BEGIN_DECLS

/* Gives those of the @candidates (of DossierCandidate, with their leads) that are OTHER the kind of a sure name of the
 * same words. A thing that is called after somebody and words of the language alone stay what they are. */
void dossier_name_spread (const DossierReading *reading, GArray *candidates);

/* "Moore" of "Moore's law", "Riemann" of "the Riemann hypothesis"; "Moore's Law" itself. */
gboolean dossier_name_is_eponym (const DossierReading *reading, guint kind, guint first, guint n);

G_END_DECLS
