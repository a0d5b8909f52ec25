/* dossier-texts-table.h - the texts of stories, one row a revision.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-db.h"
#include "dossier-document.h"
#include "dossier-prepared.h"

G_BEGIN_DECLS

/* Adds a revision and returns its id; 0 on error. */
gint64 dossier_texts_table_add (DossierDb *db, gint64 story, const DossierPrepared *prepared, GError **error);

/* Whether the revision has the words of @prepared. */
gboolean dossier_texts_table_is_same (DossierDb *db, gint64 revision, const DossierPrepared *prepared,
                                      gboolean *is_same, GError **error);

/* The words, or the whole document, of a revision; NULL on error. */
char            *dossier_texts_table_load_text (DossierDb *db, gint64 revision, GError **error);
DossierDocument *dossier_texts_table_load_document (DossierDb *db, gint64 revision, GError **error);

/* Drops the revision unless an annotation was made on it. */
gboolean dossier_texts_table_drop_unused (DossierDb *db, gint64 revision, GError **error);

G_END_DECLS
