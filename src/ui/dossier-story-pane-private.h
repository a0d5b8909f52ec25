/* dossier-story-pane-private.h - what the files of the pane of stories share
 *
 * base:      what the sidebar and the chips say; never NULL.
 * list:      on screen, NULL before the first answer; the selection model holds it too.
 * groups:    its rows, which positions are about.
 * searching: the question on its way; a newer one cancels it.
 * position:  where the last choice was, for stepping on after it has left the list.
 * selected:  the one story that is chosen; before: the one that was so before several were.
 * sought:    the one that was chosen in the list before, and that this one may have only when it is whole.
 * parked:    what was chosen while the list rearranges itself; NULL: it does not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-story-pane.h"

#include "dossier-story-rows.h"
#include "dossier-story-selection.h"

G_BEGIN_DECLS

struct _DossierStoryPane
{
  AdwBin parent;

  DossierLibrary        *library;
  GSettings             *settings; /* or NULL */
  DossierQuery          *base;
  DossierStoryList      *list;
  DossierStoryGroups    *groups;
  DossierStorySelection *selection;
  DossierStoryRows      *rows;
  GCancellable          *searching;
  gint64                 selected, before, sought;
  guint                  position, n_chosen;
  gboolean               is_choosing, is_changing;
  gboolean               has_failed;   /* the last question */
  GArray                *parked;       /* of gint64 */
  gboolean               is_selecting; /* by code: no signal */
  guint                  age_id, busy_id;

  AdwHeaderBar   *header;
  AdwWindowTitle *title;
  GtkWidget      *back_button;
  GtkSearchEntry *search_entry;
  GtkBox         *search_box;
  char           *searched; /* the words that were asked for last */
  AdwBin         *guide_place;
  GtkWidget      *guide;
  AdwBin         *chip_place;
  GtkWidget      *chip_bar;
  AdwBin         *strip_place;
  GtkWidget      *strip;
  GtkMenuButton  *list_button, *order_button, *narrow_button;
  GMenuModel     *list_menu, *order_menu;
  GtkWidget      *facets; /* NULL before it was asked for */
  GtkStack       *stack;
  GtkListView    *list_view;
  GtkWidget      *scroller;
  AdwStatusPage  *empty_page;
  GtkButton      *empty_button;
  GtkSpinner     *busy;
  GtkRevealer    *chosen_place;
  GtkWidget      *chosen_bar; /* NULL before several stories were to be chosen */
};

/* Words are typed. */
gboolean dossier_story_pane_has_search (DossierStoryPane *self);

/* Says why no story is there, and what to do. In dossier-story-pane-empty.c; the second does it. */
void dossier_story_pane_show_empty (DossierStoryPane *self);
void dossier_story_pane_act_on_empty (DossierStoryPane *self);

/* Days, and what the stories have in common. In dossier-story-pane-narrow.c. */
void dossier_story_pane_add_narrowing (DossierStoryPane *self);

/* What presses on rows do. In dossier-story-pane-rows.c; activate: the list's own way. */
void dossier_story_pane_add_gestures (DossierStoryPane *self);
void dossier_story_pane_activate (DossierStoryPane *self, guint position);

G_END_DECLS
