/* dossier-sidebar.h - views, saved searches, feeds, tags, organizations and people to read about
 *
 * What is clicked becomes what the list is of, through the window's actions; with Ctrl it is added to it by "and", with
 * Shift by "or", with both by "not"; Enter and Space with these keys do the same. Reads the
 * store in the background, at most six questions at a time, and again some moments after the store has news.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-icon-shelf.h"
#include "dossier-library.h"
#include "dossier-sidebar-row.h"

G_BEGIN_DECLS

/* Rows of a section at first, and after "Show more" or in a search. */
#define DOSSIER_SIDEBAR_FEW 8
#define DOSSIER_SIDEBAR_MANY 50
/* Most rows of feeds and folders. */
#define DOSSIER_SIDEBAR_MAX_FEEDS 1000
/* Milliseconds from the store's news to the reload. */
#define DOSSIER_SIDEBAR_PAUSE 200

#define DOSSIER_TYPE_SIDEBAR (dossier_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (DossierSidebar, dossier_sidebar, DOSSIER, SIDEBAR, AdwBin)

GtkWidget *dossier_sidebar_new (DossierLibrary *library);

/* Marks the rows of what is shown: the view and terms of @query, or the one row of @page where that is MOVES,
 * FOLLOWING or REVIEW. */
void dossier_sidebar_set_query (DossierSidebar *self, DossierQuery *query, DossierSidebarKind page);
/* How many questions there are. */
void dossier_sidebar_set_questions (DossierSidebar *self, guint n);

/* Opens the search for names. */
void dossier_sidebar_search (DossierSidebar *self);

/* The subscriptions as last heard of (element-type DossierFeed), by folder and title; NULL before. Borrowed. */
GPtrArray *dossier_sidebar_get_feeds (DossierSidebar *self);
/* The saved searches as last heard of, in their order (element-type DossierSavedSearch); NULL before. Borrowed. */
GPtrArray *dossier_sidebar_get_searches (DossierSidebar *self);
/* One of the feeds, or NULL. Borrowed. */
DossierFeed *dossier_sidebar_get_feed (DossierSidebar *self, gint64 feed);
/* Its title, or NULL. Owned by the caller. */
char *dossier_sidebar_dup_feed_title (DossierSidebar *self, gint64 feed);

/* Shows at @feed, and at its folder where that is closed, that it is being asked for news; some moments later. */
void dossier_sidebar_show_asking (DossierSidebar *self, gint64 feed, gboolean is_asked);

/* How far a refresh of the feeds is; once it is over no feed is being asked. */
void dossier_sidebar_show_refresh (DossierSidebar *self, gboolean is_busy, guint done, guint total);
void dossier_sidebar_show_pages (DossierSidebar *self, guint done, guint total);

/* The icons of the feeds. Borrowed. */
DossierIconShelf *dossier_sidebar_get_icons (DossierSidebar *self);

AdwHeaderBar *dossier_sidebar_get_header (DossierSidebar *self);

GMenuModel *dossier_sidebar_get_menu (DossierSidebar *self);
/* Opens the main menu. */
void dossier_sidebar_open_menu (DossierSidebar *self);

/* The number of rows, and the row at @i from the top, NULL past the end: for tests. */
GtkListBoxRow *dossier_sidebar_get_row (DossierSidebar *self, int i);

G_END_DECLS
