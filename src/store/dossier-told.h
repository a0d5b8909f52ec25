/* dossier-told.h - stories that tell of somebody else than was found, as a person said.
 *
 * Of such a story what was found is kept beside what is shown, and what is shown is made of it anew whenever a rule
 * comes or goes: places, salience, claims and counts. Claims of nobody are not shown.
 *
 * Writer thread only, inside a transaction.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-work.h"

G_BEGIN_DECLS

/* Shows @story as the rules say. Its row is there. */
gboolean dossier_told_apply (DossierWork *work, gint64 story, GError **error);

/* The same for all stories that @entity is shown in, or that the rules may make one of @entity's. */
gboolean dossier_told_apply_all (DossierWork *work, gint64 entity, GError **error);

/* Shows @story as it was found. */
gboolean dossier_told_revoke (DossierWork *work, gint64 story, GError **error);

/* The words of @story go, with what was found in them. Before its claims go. */
gboolean dossier_told_forget (DossierDb *db, gint64 story, GError **error);

/* Who was found in @story: (element-type gint64). */
GArray *dossier_told_list_found (DossierDb *db, gint64 story, GError **error);

/* Somebody who was found in a story, by words that stand in it. */
typedef struct
{
  gint64 entity;
  char  *words; /* as dossier_names_fold_plain folds them; "" for somebody without a place */
} DossierFormer;

/* By which words of @text, the present one of @story, who was found: (element-type DossierFormer), each once. */
GArray *dossier_told_list_former (DossierDb *db, gint64 story, const char *text, GError **error);

G_END_DECLS
