/* dossier-sidebar-row.h - a line of the sidebar: a view, a feed, a tag, a person or organization, or the way to more of
 * them
 *
 * The number is that of the stories; of feeds and their folders, that of the unread ones; of saved searches both. A row
 * is reused for what comes to stand in its place, so that a reload moves neither focus nor scrolling.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-entity.h"
#include "dossier-feed.h"
#include "dossier-feed-picture.h"
#include "dossier-query.h"
#include "dossier-saved-search.h"
#include "dossier-sidebar-feeds.h"
#include "dossier-story-tag.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_SIDEBAR_VIEWS,
  DOSSIER_SIDEBAR_SEARCHES,
  DOSSIER_SIDEBAR_FEEDS,
  DOSSIER_SIDEBAR_TAGS,
  DOSSIER_SIDEBAR_ORGANIZATIONS,
  DOSSIER_SIDEBAR_PEOPLE,
} DossierSidebarSection;

#define DOSSIER_N_SIDEBAR_SECTIONS 6

typedef enum
{
  DOSSIER_SIDEBAR_VIEW,
  DOSSIER_SIDEBAR_MOVES,
  DOSSIER_SIDEBAR_FOLLOWING,
  DOSSIER_SIDEBAR_REVIEW,   /* questions about names and moves */
  DOSSIER_SIDEBAR_NOTEBOOK, /* the highlights; the row is one of the views */
  DOSSIER_SIDEBAR_LINKS,    /* that wait to be saved */
  DOSSIER_SIDEBAR_SAVED,    /* search */
  DOSSIER_SIDEBAR_FOLDER,   /* of feeds */
  DOSSIER_SIDEBAR_FEED,
  DOSSIER_SIDEBAR_TAG,
  DOSSIER_SIDEBAR_ENTITY,
  DOSSIER_SIDEBAR_MORE,   /* shows more of its section */
  DOSSIER_SIDEBAR_SEARCH, /* leads to the search for what has no row */
} DossierSidebarKind;

#define DOSSIER_TYPE_SIDEBAR_ROW (dossier_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierSidebarRow, dossier_sidebar_row, DOSSIER, SIDEBAR_ROW, GtkListBoxRow)

GtkWidget *dossier_sidebar_row_new (DossierSidebarSection section);

/* What it stands for from now on. */
void dossier_sidebar_row_set_view (DossierSidebarRow *self, DossierView view, guint count);
void dossier_sidebar_row_set_moves (DossierSidebarRow *self, guint count);
void dossier_sidebar_row_set_following (DossierSidebarRow *self, guint n_news);
void dossier_sidebar_row_set_review (DossierSidebarRow *self, guint count);
void dossier_sidebar_row_set_links (DossierSidebarRow *self, guint count);
void dossier_sidebar_row_set_feed (DossierSidebarRow *self, const DossierSidebarFeed *feed); /* or a folder */
/* For a feed alone: the picture of its own; NULL for the one of all feeds. */
void dossier_sidebar_row_set_picture (DossierSidebarRow *self, GdkTexture *picture, DossierFeedTone tone);
void dossier_sidebar_row_set_search (DossierSidebarRow *self, const DossierSavedSearch *search);
void dossier_sidebar_row_set_tag (DossierSidebarRow *self, DossierStoryTag *tag);
void dossier_sidebar_row_set_entity (DossierSidebarRow *self, const DossierEntityRow *entity);
void dossier_sidebar_row_set_more (DossierSidebarRow *self, gboolean by_search);

/* Whether the list is of it. */
void dossier_sidebar_row_set_on (DossierSidebarRow *self, gboolean is_on);
/* Whether it is being asked for news: something turns in the place of its icon, or stands there where nothing may move.
 */
void dossier_sidebar_row_set_asked (DossierSidebarRow *self, gboolean is_asked);

DossierSidebarSection dossier_sidebar_row_get_section (DossierSidebarRow *self);
DossierSidebarKind    dossier_sidebar_row_get_kind (DossierSidebarRow *self);
DossierView           dossier_sidebar_row_get_view (DossierSidebarRow *self);
gint64      dossier_sidebar_row_get_id (DossierSidebarRow *self); /* of the feed, tag, entity or search, else 0 */
const char *dossier_sidebar_row_get_name (DossierSidebarRow *self);
/* Of a saved search: what it asks for, or NULL; borrowed. */
DossierQuery     *dossier_sidebar_row_get_query (DossierSidebarRow *self);
const char       *dossier_sidebar_row_get_folder (DossierSidebarRow *self);      /* around a feed, or NULL */
DossierEntityKind dossier_sidebar_row_get_entity_kind (DossierSidebarRow *self); /* of a person or organization */
gboolean          dossier_sidebar_row_is_pinned (DossierSidebarRow *self);
gboolean          dossier_sidebar_row_is_followed (DossierSidebarRow *self);
gboolean          dossier_sidebar_row_is_muted (DossierSidebarRow *self); /* a feed */
gboolean          dossier_sidebar_row_is_open (DossierSidebarRow *self);  /* a folder */
gboolean          dossier_sidebar_row_is_asked (DossierSidebarRow *self); /* as it was set */

/* The picture, or NULL: for tests. */
GdkPaintable *dossier_sidebar_row_get_picture (DossierSidebarRow *self);

/* "All stories", "Unread", "Starred", "Highlights", "Archive"; static. */
const char *dossier_view_words (DossierView view);

G_END_DECLS
