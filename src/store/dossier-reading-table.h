/* dossier-reading-table.h - the place in each story at which somebody stopped reading
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-db.h"
#include "dossier-document.h"

G_BEGIN_DECLS

/* Where the place of @story is in @document, code points; 0 when it has none. */
gboolean dossier_reading_table_find (DossierDb *db, gint64 story, DossierDocument *document, guint *place,
                                     GError **error);

/* @start 0 forgets the place. */
gboolean dossier_reading_table_keep (DossierDb *db, gint64 story, guint start, const char *words, GError **error);

G_END_DECLS
