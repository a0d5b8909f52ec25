/* dossier-entities-merge.h - two that are one, and what is nobody.
 *
 * A rule for all stories, and who is pinned and noted. Names stay those of whom they were found for: stories that come
 * later are found as if nothing had been said, and told as the rules say. So undoing gives back everything, also what
 * came in between.
 *
 * Writer thread only, inside a transaction.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-work.h"

G_BEGIN_DECLS

/* @kept 0: @gone is no name. @again: it was so before, and undone. */
gboolean dossier_entities_merge (DossierWork *work, gint64 gone, gint64 kept, gboolean again, GError **error);

/* The opposite. */
gboolean dossier_entities_part (DossierWork *work, gint64 gone, GError **error);

G_END_DECLS
