/* dossier-story-people.h - "In this story": its people, organizations, moves, highlights and headings as real buttons
 *
 * Also the way for keyboard and screen reader to what is only underlined in the text. Moves, highlights and headings go
 * to their place by "reader.show-place", people and organizations to their dossiers by "win.open-dossier".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-store.h"

G_BEGIN_DECLS

/* Buttons of each kind at first, and moves and highlights at all. */
#define DOSSIER_STORY_PEOPLE_FIRST 30
#define DOSSIER_STORY_PEOPLE_MAX 200

#define DOSSIER_TYPE_STORY_PEOPLE (dossier_story_people_get_type ())
G_DECLARE_FINAL_TYPE (DossierStoryPeople, dossier_story_people, DOSSIER, STORY_PEOPLE, AdwBin)

GtkWidget *dossier_story_people_new (const DossierStoryContent *content);

/* (element-type DossierClaim); replaces those that are listed. */
void dossier_story_people_set_claims (DossierStoryPeople *self, GPtrArray *claims);
/* (element-type DossierAnnotation); the same of those that stand in the text. */
void dossier_story_people_set_annotations (DossierStoryPeople *self, GPtrArray *annotations);

G_END_DECLS
