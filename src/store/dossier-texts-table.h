/* dossier-texts-table.h - the texts of stories, one row a revision.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-db.h"
#include "dossier-document.h"
#include "dossier-prepared.h"

G_BEGIN_DECLS

/* Of story s with text x: older texts do not say it, but one that came from a feed is known by its story. */
#define DOSSIER_TEXTS_TABLE_ORIGIN                                                                                     \
  "CASE WHEN x.origin <> 0 THEN x.origin ELSE s.feed IS NOT NULL OR s.guid IS NOT NULL END"

/* Adds a revision and returns its id; 0 on error. Words that the story has had before are that revision again. */
gint64 dossier_texts_table_add (DossierDb *db, gint64 story, const DossierPrepared *prepared, GError **error);

/* Adds one that is not to be the story's text: beside it, for the person to choose. */
gboolean dossier_texts_table_add_beside (DossierDb *db, gint64 story, const DossierPrepared *prepared, GError **error);

/* The words, or the whole document, of a revision; NULL on error. */
char            *dossier_texts_table_load_text (DossierDb *db, gint64 revision, GError **error);
DossierDocument *dossier_texts_table_load_document (DossierDb *db, gint64 revision, GError **error);

/* Where a revision comes from, and when it was kept (Unix seconds). */
gboolean dossier_texts_table_get_origin (DossierDb *db, gint64 revision, DossierTextOrigin *origin, gint64 *created,
                                         GError **error);

/* As it was found, NULL when it is not known. Owned by the caller. */
gboolean dossier_texts_table_get_language (DossierDb *db, gint64 revision, char **language, GError **error);

/* Drops the oldest texts of @story that nothing needs: no annotation was made on them, undoing does not bring them
 * back, and they are not among the newest DOSSIER_VERSIONS_MAX of this kind. */
gboolean dossier_texts_table_prune (DossierDb *db, gint64 story, GError **error);

/* The newest first: (element-type DossierVersion). */
GPtrArray *dossier_texts_table_list (DossierDb *db, gint64 story, GError **error);

/* Whether @story has such a text. */
gboolean dossier_texts_table_has (DossierDb *db, gint64 story, gint64 revision, gboolean *has, GError **error);

G_END_DECLS
