/* dossier-pages-table.h - the pages that texts were found in, and what a person chose of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-db.h"
#include "dossier-page-copy.h"
#include "dossier-prepared.h"

G_BEGIN_DECLS

/* Keeps the page that @prepared comes from, if it has one, with those that follow it, in the place of the former ones.
 */
gboolean dossier_pages_table_save (DossierDb *db, gint64 story, const DossierPrepared *prepared, GError **error);

/* NULL without @error when none is kept. */
DossierPageCopy *dossier_pages_table_load (DossierDb *db, gint64 story, gint64 *fetched, GError **error);

/* What a person chose: NULL when all is as Dossier chose. */
gboolean dossier_pages_table_get_choices (DossierDb *db, gint64 story, char **choices, GError **error);
gboolean dossier_pages_table_set_choices (DossierDb *db, gint64 story, const char *choices, GError **error);

G_END_DECLS
