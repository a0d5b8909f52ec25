/* dossier-story-snippets.h - the words around what a search found, for the rows of the list that are seen
 *
 * They are asked for a few rows at a time, on the reader thread; what is no longer seen before its turn is called off.
 * Where they cannot be had the rows show the opening words of their stories.
 *
 * Signal "arrived": more of them are there, or some have gone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-snippets.h"

G_BEGIN_DECLS

/* Rows of one question, and those whose words are kept. */
#define DOSSIER_STORY_SNIPPETS_AT_ONCE 12
#define DOSSIER_STORY_SNIPPETS_KEPT 600

#define DOSSIER_TYPE_STORY_SNIPPETS (dossier_story_snippets_get_type ())
G_DECLARE_FINAL_TYPE (DossierStorySnippets, dossier_story_snippets, DOSSIER, STORY_SNIPPETS, GObject)

DossierStorySnippets *dossier_story_snippets_new (DossierStore *store);

/* What found the stories; NULL: nothing did. Until the words of another search are there, those of the one before stay:
 * rows do not flicker while one types. */
void dossier_story_snippets_set_query (DossierStorySnippets *self, DossierQuery *query);

/* Whether there is anything to ask for. */
gboolean dossier_story_snippets_has_query (DossierStorySnippets *self);

/* Borrowed; NULL: none is there. */
DossierSnippet *dossier_story_snippets_get (DossierStorySnippets *self, gint64 story);

/* Asks for those of @stories (of gint64: the rows that are seen, from the top) that are not there yet. */
void dossier_story_snippets_ask (DossierStorySnippets *self, GArray *stories);

G_END_DECLS
