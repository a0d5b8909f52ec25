/* dossier-name-runs-private.h - which tokens of a text a model reads for names.
 *
 * A run is capitals, and what the rules take for names, with up to three tokens between two of them. To learn, that is
 * all of it. To read, what is surely no part of a name is left out: a plain word in small letters or a bracket ends a
 * run, and the plain word that a sentence begins with is in none, unless a capital follows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-name-signs-private.h"

G_BEGIN_DECLS

/* Appends the runs of a sentence to those of @signs, which have room for one for each token that is wanted; lists and
 * rules are marked. @wanted: a bit a token, set for capitals and where the rules see a name; one word more than the
 * bits. */
void dossier_name_runs_find (DossierNameSigns *signs, guint sentence, const guint64 *wanted, gboolean to_learn);

G_END_DECLS
