/* dossier-story-pane-empty.c - the page for an empty list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-story-pane-private.h"

#include <glib/gi18n.h>

#include "dossier-filter.h"

typedef struct
{
  const char *icon, *title, *advice;
  const char *button; /* NULL: none */
} Empty;

static const Empty empty_views[] = {
  [DOSSIER_VIEW_ALL] = { "view-list-bullet-symbolic", N_ ("No stories"), N_ ("Add an address, a file or some text."),
                         N_ ("_Add Stories…") },
  [DOSSIER_VIEW_UNREAD]
  = { "mail-unread-symbolic", N_ ("Everything is read"), N_ ("New stories will wait here until you open them."), NULL },
  [DOSSIER_VIEW_STARRED]
  = { "starred-symbolic", N_ ("No starred stories"), N_ ("Press S while you read, and the story stays here."), NULL },
  [DOSSIER_VIEW_HIGHLIGHTS] = { "document-edit-symbolic", N_ ("No highlights yet"),
                                N_ ("Select words in a story to mark them, or to write a note beside them."), NULL },
  [DOSSIER_VIEW_ARCHIVED]
  = { "dossier-archive-symbolic", N_ ("Nothing is archived"),
      N_ ("Press A when you are done with a story: it waits here, out of the way of others."), NULL },
};

static const Empty empty_search
    = { "edit-find-symbolic", N_ ("No story found"),
        N_ ("Try fewer words, or look at all stories. who:NAME finds a person or organization, a minus leaves out."),
        N_ ("_Clear Search") };

static const Empty empty_filter = { "edit-find-symbolic", N_ ("No story is about all of this"),
                                    N_ ("Take a filter away, or join them by “or”."), N_ ("_Show All Stories") };

static const Empty empty_place
    = { "dossier-archive-symbolic", N_ ("Nothing is left here"),
        N_ ("Stories that you are done with are in the archive. Searches find them, too."), N_ ("_Show the Archive") };

/* There are stories, and all of them are left out. */
static gboolean
may_be_archived (DossierStoryPane *self)
{
  DossierCounts counts = { 0 };

  return dossier_query_get_n_terms (self->base) == 0 && dossier_filter_is_place (self->base)
         && dossier_store_count (dossier_library_get_store (self->library), &counts, NULL) && counts.archived > 0;
}

void
dossier_story_pane_show_empty (DossierStoryPane *self)
{
  const Empty *empty = &empty_views[dossier_query_get_view (self->base)];

  if (dossier_story_pane_has_search (self))
    empty = &empty_search;
  else if (may_be_archived (self))
    empty = &empty_place;
  else if (dossier_query_get_n_terms (self->base) > 0)
    empty = &empty_filter;

  adw_status_page_set_icon_name (self->empty_page, empty->icon);
  adw_status_page_set_title (self->empty_page, _ (empty->title));
  adw_status_page_set_description (self->empty_page, _ (empty->advice));
  gtk_widget_set_visible (GTK_WIDGET (self->empty_button), empty->button != NULL);
  if (empty->button != NULL)
    gtk_button_set_label (self->empty_button, _ (empty->button));
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

void
dossier_story_pane_act_on_empty (DossierStoryPane *self)
{
  if (dossier_story_pane_has_search (self))
    dossier_story_pane_clear_search (self);
  else if (may_be_archived (self))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-archive", NULL);
  else if (dossier_query_get_n_terms (self->base) > 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-all", NULL);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.add", NULL);
}
