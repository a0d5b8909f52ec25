/* dossier-folder-choice.h - which folder feeds are put into: none, one there is, or a new one
 *
 * Signal "changed": something else is chosen or typed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_FOLDER_CHOICE (dossier_folder_choice_get_type ())
G_DECLARE_FINAL_TYPE (DossierFolderChoice, dossier_folder_choice, DOSSIER, FOLDER_CHOICE, AdwBin)

/* @folders (element-type utf8): the names there are. @has_own: the feeds bring folders of their own, and that is what
 * is chosen then; else none is. */
void dossier_folder_choice_fill (DossierFolderChoice *self, GPtrArray *folders, gboolean has_own);

/* NULL: each its own; "": none. Owned by the caller. */
char *dossier_folder_choice_dup (DossierFolderChoice *self);

/* FALSE while a new folder has no name. */
gboolean dossier_folder_choice_is_complete (DossierFolderChoice *self);

/* Forgets the name of the new folder. */
void dossier_folder_choice_clear (DossierFolderChoice *self);

G_END_DECLS
