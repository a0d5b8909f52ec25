/* dossier-sidebar-feeds.h - subscriptions in the order of the sidebar: folders with their feeds, then the others
 *
 * Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-feed.h"

G_BEGIN_DECLS

/* With at most so many feeds, folders stand open until they are closed. */
#define DOSSIER_SIDEBAR_OPEN_FEEDS 12

/* A folder, or a feed. What is borrowed is the feeds'. */
typedef struct
{
  DossierFeed *feed;   /* NULL for a folder */
  const char  *folder; /* its name, or that of the folder around the feed, or NULL */
  gboolean     is_open;
  guint        n_feeds, n_unread, n_failing; /* of a folder */
} DossierSidebarFeed;

/* @feeds (element-type DossierFeed) are by folder and title. @toggled: names of folders that are the other way than
 * they stand by themselves. @search: only feeds with it in their title, all folders open; or NULL.
 * (element-type DossierSidebarFeed) */
GArray *dossier_sidebar_feeds_arrange (GPtrArray *feeds, GHashTable *toggled, const char *search);

/* The title, or the address of a feed that has none. */
const char *dossier_feed_row_get_name (const DossierFeedRow *feed);

G_END_DECLS
