/* dossier-story-rows.h - the rows of a list of stories: what they show, and the places they keep
 *
 * Work is done for the rows that GTK has made (some 200), never for all of the list. "more-clicked" (guint position)
 * tells that what the row there leads is to be opened or closed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gtk/gtk.h>
#include "dossier-story-groups.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_STORY_ROWS (dossier_story_rows_get_type ())
G_DECLARE_FINAL_TYPE (DossierStoryRows, dossier_story_rows, DOSSIER, STORY_ROWS, GObject)

/* Makes the rows of @view from now on; it has to outlive what is made here. */
DossierStoryRows *dossier_story_rows_new (GtkListView *view);

/* Rows of a list that words or names narrow show where these stand in their stories, as soon as they are seen. */
void dossier_story_rows_show_found (DossierStoryRows *self, DossierStore *store);

/* The list on screen, or NULL. */
void dossier_story_rows_set_groups (DossierStoryRows *self, DossierStoryGroups *groups);

/* To be called when the view has another model, a DossierStorySelection: rows that are not seen come frame by frame. */
void dossier_story_rows_unfold (DossierStoryRows *self);
/* How many rows the view can show, or some more. */
guint dossier_story_rows_count_seen (DossierStoryRows *self);

/* One line a story; headings above the first story of a day or a source. */
void dossier_story_rows_set_look (DossierStoryRows *self, gboolean is_compact, gboolean has_headings);

/* While several stories are or may be chosen, those that are bear a sign; to be called when the choice is another. */
void dossier_story_rows_set_choosing (DossierStoryRows *self, gboolean is_choosing);

/* Puts the headings where they belong, and says what rows lead, after something came or went; says all ages anew. */
void dossier_story_rows_refresh (DossierStoryRows *self);

/* The place of the row at (@x, @y) of the view; GTK_INVALID_LIST_POSITION for none. */
guint dossier_story_rows_find_at (DossierStoryRows *self, double x, double y);

/* Remembers where rows stand on the screen: @story (0: none), else those that are seen when @any. */
void dossier_story_rows_hold (DossierStoryRows *self, gint64 story, gboolean any);
/* Once the view has another list: brings what was held to where it stood; FALSE when none of it is there any more. */
gboolean dossier_story_rows_restore (DossierStoryRows *self);

G_END_DECLS
