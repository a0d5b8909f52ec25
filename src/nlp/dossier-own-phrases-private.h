/* dossier-own-phrases-private.h - what a person decided about names goes before what rules and model find.
 *
 * Constant and thread-safe after new.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-candidates-private.h"
#include "dossier-own-names.h"

G_BEGIN_DECLS

typedef struct _DossierOwnPhrases DossierOwnPhrases;

/* Holds on to @names. */
DossierOwnPhrases *dossier_own_phrases_new (DossierOwnNames *names);
void               dossier_own_phrases_free (DossierOwnPhrases *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierOwnPhrases, dossier_own_phrases_free)

/* Takes what is no name out of the judged @candidates (of DossierCandidate), and puts in what is one, where its words
 * stand as they are written, unless they are a part of a longer name. A single word of the language counts as a name
 * at the beginning of a sentence only if the text has it inside of one, too. */
void dossier_own_phrases_apply (const DossierOwnPhrases *self, const DossierReading *reading, GArray *candidates);

G_END_DECLS
