/* dossier-story-text-private.h - between the files that give a story another text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-draft.h"
#include "dossier-story-text.h"

G_BEGIN_DECLS

/* What the text of @story can be found anew from; an error also where nothing can be kept. */
DossierTextSource *dossier_story_text_load_source (DossierLibrary *self, gint64 story, GError **error);

/* Finds names and claims in @draft, and gives it to the story of @source. */
gboolean dossier_story_text_save (DossierLibrary *self, const DossierTextSource *source, DossierDraft *draft,
                                  DossierTextChange change, const char *choices, DossierTextSaved *saved,
                                  GError **error);

G_END_DECLS
