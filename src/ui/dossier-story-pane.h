/* dossier-story-pane.h - the stories of a query, found while the person types
 *
 * What is listed is the base query (view, people, organizations, feeds: shown as chips) and the words typed on top
 * of it. A new query is a new list; the one before stays on screen until the answer is there. The chosen story stays
 * chosen where the new list has it.
 *
 * Signals:
 *   "story-selected"  (gint64)  the choice moved to another story
 *   "story-activated" (gint64)  a click or Enter: it wants to be read
 *   "query-changed"             the base query is another one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-date-strip.h"
#include "dossier-library.h"
#include "dossier-story-list.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_STORY_PANE (dossier_story_pane_get_type ())
G_DECLARE_FINAL_TYPE (DossierStoryPane, dossier_story_pane, DOSSIER, STORY_PANE, AdwBin)

GtkWidget *dossier_story_pane_new (DossierLibrary *library);

/* Borrowed; never NULL. */
DossierQuery *dossier_story_pane_get_query (DossierStoryPane *self);
void          dossier_story_pane_set_query (DossierStoryPane *self, DossierQuery *query);

/* The list on screen, or NULL before the first answer. */
DossierStoryList *dossier_story_pane_get_list (DossierStoryPane *self);

/* What is typed into the search field; borrowed. */
const char *dossier_story_pane_get_search (DossierStoryPane *self);

void dossier_story_pane_search (DossierStoryPane *self);       /* into the search field */
void dossier_story_pane_clear_search (DossierStoryPane *self); /* all words away */
void dossier_story_pane_focus_list (DossierStoryPane *self);

gint64 dossier_story_pane_get_selected (DossierStoryPane *self); /* 0: none */

/* Chooses @story and scrolls to it without a signal; FALSE, and nothing chosen, when it is not in the list. */
gboolean dossier_story_pane_select (DossierStoryPane *self, gint64 story);

/* Chooses the story @n places further on (back when negative), from where the last choice was. FALSE at the ends. */
gboolean dossier_story_pane_step (DossierStoryPane *self, int n);

/* Whether the button that leads to the sidebar is there. */
void dossier_story_pane_set_can_go_back (DossierStoryPane *self, gboolean can_go_back);

AdwHeaderBar *dossier_story_pane_get_header (DossierStoryPane *self);

/* When the stories are of, above the list. Borrowed. */
DossierDateStrip *dossier_story_pane_get_strip (DossierStoryPane *self);
/* Opens what the list can be narrowed down to. */
void dossier_story_pane_narrow (DossierStoryPane *self);

G_END_DECLS
