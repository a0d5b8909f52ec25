/* dossier-entities-merge.h - two that are one, and what is nobody.
 *
 * Stories, places, names and claims of the one that is gone become those of the one that is kept; what is no name
 * loses them, and keeps its names so that it can be told again. What undoing needs is kept beside it: it brings back
 * what stands in the texts that were there; what came since stays where it is.
 *
 * Writer thread only, inside a transaction.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-work.h"

G_BEGIN_DECLS

/* @kept 0: @gone is no name. */
gboolean dossier_entities_merge (DossierWork *work, gint64 gone, gint64 kept, GError **error);

/* The opposite. */
gboolean dossier_entities_part (DossierWork *work, gint64 gone, GError **error);

/* Whether @entity is gone, into another one or as no name. */
gboolean dossier_entities_is_gone (DossierDb *db, gint64 entity, gboolean *is_gone, GError **error);

/* The words of a story go: nothing of them can be brought back any more. Before its claims go. */
gboolean dossier_entities_merge_forget (DossierDb *db, gint64 story, GError **error);

/* What was found in a text that is put away, as it would be now. */
gboolean dossier_entities_merge_shelf (DossierDb *db, gint64 revision, GError **error);

G_END_DECLS
