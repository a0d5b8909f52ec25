/* dossier-annotations-index.h - the rows of the full-text index of highlights: quote and note of each.
 *
 * The index reads the words in the table itself: a row is removed before they change, and added after.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-db.h"

G_BEGIN_DECLS

gboolean dossier_annotations_index_add (DossierDb *db, gint64 annotation, GError **error);
gboolean dossier_annotations_index_remove (DossierDb *db, gint64 annotation, GError **error);

G_END_DECLS
