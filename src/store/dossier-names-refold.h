/* dossier-names-refold.h - libraries whose names were folded by older rules.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-db.h"

G_BEGIN_DECLS

/* Most pairs that become one at once. */
#define DOSSIER_NAMES_REFOLD_MAX 1000

/* Folds all names of a library anew when that is due, in one transaction. Who has the same own name only by the new
 * rules becomes one; that is in the journal, as one change, and can be undone. @db can write. */
gboolean dossier_names_refold (DossierDb *db, GError **error);

G_END_DECLS
