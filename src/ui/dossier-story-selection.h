/* dossier-story-selection.h - which stories of a list are chosen, without reading any of them
 *
 * A GtkSelectionModel over a list: one story, several, or all of 1,000,000 at the price of a few numbers. What comes
 * and goes moves the choice along. While one is choosing, a plain press or step adds nothing and takes nothing away:
 * only what chooses on purpose does.
 *
 * A view makes 200 rows of whatever it gets at once, seen or not. So it is told of the first stories only, and of the
 * others when it is unfolded, or when one of them is chosen; what is chosen is always of all stories.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gtk/gtk.h>
#include "dossier-story-groups.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_STORY_SELECTION (dossier_story_selection_get_type ())
G_DECLARE_FINAL_TYPE (DossierStorySelection, dossier_story_selection, DOSSIER, STORY_SELECTION, GObject)

/* The view is told of @n_first of them at once. */
DossierStorySelection *dossier_story_selection_new (DossierStoryGroups *stories, guint n_first);

/* Tells the view of @n stories more. FALSE: it was told of all. */
gboolean dossier_story_selection_unfold (DossierStorySelection *self, guint n);
/* Tells it of all, unless it knows of that at @position. */
void dossier_story_selection_unfold_to (DossierStorySelection *self, guint position);

void dossier_story_selection_set_choosing (DossierStorySelection *self, gboolean is_choosing);
void dossier_story_selection_toggle (DossierStorySelection *self, guint position);

guint dossier_story_selection_count (DossierStorySelection *self);
/* The place of the first one that is chosen; GTK_INVALID_LIST_POSITION when none is. */
guint dossier_story_selection_get_first (DossierStorySelection *self);

/* The stories that are chosen: with a row all that are folded into it. */
guint dossier_story_selection_count_stories (DossierStorySelection *self);

/* The ids of these stories, in the order of the list: (element-type gint64). */
GArray *dossier_story_selection_list (DossierStorySelection *self);
/* Chooses the rows of those of @ids (of gint64) that are in the list, and nothing else. */
void dossier_story_selection_choose (DossierStorySelection *self, GArray *ids);

DossierStoryGroups *dossier_story_selection_get_groups (DossierStorySelection *self);

G_END_DECLS
