/* dossier-story-pane.h - the stories of a query, found while the person types
 *
 * What is listed is the base query (view, people, organizations, feeds: shown as chips) and the words typed on top
 * of it. A new query, or another order, is a new list; the one before stays on screen until the answer is there. The
 * chosen story stays chosen and where it stood on the screen when the new list has it, and one that only has another
 * state now (read, in a list of unread ones) stays in the list until one has moved on. A long list begins with its
 * newest stories and grows by the others: one that is chosen among those is so again then, wherever one has scrolled.
 *
 * With Ctrl, Shift, or while one is choosing, several stories are chosen at once; none of them is the chosen one then.
 *
 * Signals:
 *   "story-selected"  (gint64)  the choice moved to another story
 *   "story-activated" (gint64)  a click or Enter: it wants to be read
 *   "query-changed"             the base query is another one
 *   "chosen-changed"            more or fewer stories are chosen, or others of several; or one is choosing or not
 *   "list-changed"              another list is on screen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-date-strip.h"
#include "dossier-library.h"
#include "dossier-story-groups.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_STORY_PANE (dossier_story_pane_get_type ())
G_DECLARE_FINAL_TYPE (DossierStoryPane, dossier_story_pane, DOSSIER, STORY_PANE, AdwBin)

GtkWidget *dossier_story_pane_new (DossierLibrary *library);

/* Borrowed; never NULL. */
DossierQuery *dossier_story_pane_get_query (DossierStoryPane *self);
void          dossier_story_pane_set_query (DossierStoryPane *self, DossierQuery *query);

/* Where the orders of lists are kept, and how they look; may be called once. */
void dossier_story_pane_set_settings (DossierStoryPane *self, GSettings *settings);

/* The base query and the words that are typed; never NULL. Owned by the caller. */
DossierQuery *dossier_story_pane_dup_whole_query (DossierStoryPane *self);
/* Lists this kind of query in another order from now on. */
void dossier_story_pane_set_order (DossierStoryPane *self, DossierOrder order);

/* Asks once more for what could not be listed. */
void dossier_story_pane_list_again (DossierStoryPane *self);

/* The list on screen, or NULL before the first answer. */
DossierStoryList *dossier_story_pane_get_list (DossierStoryPane *self);
/* Its rows; NULL likewise. */
DossierStoryGroups *dossier_story_pane_get_groups (DossierStoryPane *self);

/* What is typed into the search field; borrowed. */
const char *dossier_story_pane_get_search (DossierStoryPane *self);

void dossier_story_pane_search (DossierStoryPane *self);       /* into the search field */
void dossier_story_pane_clear_search (DossierStoryPane *self); /* all words away */
void dossier_story_pane_focus_list (DossierStoryPane *self);

gint64 dossier_story_pane_get_selected (DossierStoryPane *self); /* 0: none, or several */

/* Several at once. While one is choosing, a press on a row chooses it beside the others or lets it go; when that ends,
 * the story that was chosen before is chosen again. */
void     dossier_story_pane_set_choosing (DossierStoryPane *self, gboolean is_choosing);
gboolean dossier_story_pane_is_choosing (DossierStoryPane *self); /* also when several are chosen */
guint    dossier_story_pane_count_chosen (DossierStoryPane *self);
/* The one row that is chosen stands for several stories. */
gboolean dossier_story_pane_is_folded (DossierStoryPane *self);
GArray  *dossier_story_pane_list_chosen (DossierStoryPane *self); /* of gint64, in the order of the list */
/* How far a change of many stories is, with a way to stop it; @n 0: it is over. */
void dossier_story_pane_show_changing (DossierStoryPane *self, guint done, guint n);
void dossier_story_pane_choose_all (DossierStoryPane *self);

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
