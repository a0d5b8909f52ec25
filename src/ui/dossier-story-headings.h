/* dossier-story-headings.h - the headings of a story as buttons that lead there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-document.h"

G_BEGIN_DECLS

/* Headings that are listed at most. */
#define DOSSIER_STORY_HEADINGS_MAX 200

/* Buttons in text order that activate "reader.show-place"; NULL when there is no heading. */
GtkWidget *dossier_story_headings_new (DossierDocument *document);

G_END_DECLS
