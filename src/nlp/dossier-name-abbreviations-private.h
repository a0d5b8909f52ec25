/* dossier-name-abbreviations-private.h - abbreviations of things are no names.
 *
 * Pure and thread-safe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-candidates-private.h"

G_BEGIN_DECLS

/* "A joint venture (JV) grew. The JV sold it.": where the words before the brackets give the letters and are plain
 * words, the abbreviation becomes OTHER in all its places among the @candidates (of DossierCandidate), unless a list
 * has it. */
void dossier_name_drop_abbreviations (const DossierReading *reading, GArray *candidates);

G_END_DECLS
