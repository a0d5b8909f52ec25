/* dossier-feed-list.h - lists of feeds that people bring from elsewhere, and take there.
 *
 * Reading keeps nothing: a list is looked at first. Thread-safe; the calls block, so not on the main loop.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-library.h"

G_BEGIN_DECLS

/* What stands between the names of folders that lie in one another, where there is one name for them. */
#define DOSSIER_FEED_LIST_SEPARATOR " / "

typedef struct
{
  GPtrArray *feeds;   /* (element-type DossierListedFeed), in the list's order, each address once, http or https */
  GPtrArray *refused; /* (element-type utf8): what could not be taken, a sentence for each kind */
  guint      n_pages; /* bookmarks of pages, which dossier_library_add () saves as stories */
} DossierFeedList;

void dossier_feed_list_free (DossierFeedList *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierFeedList, dossier_feed_list_free)

/* The feeds in @bytes: OPML, or bookmarks as browsers export them. @name: of the file, for words; or NULL. NULL and
 * @error when it is no list. */
DossierFeedList *dossier_feed_list_read (GBytes *bytes, const char *name, GError **error);

/* One name for the folders of @feed; NULL for none. Owned by the caller. */
char *dossier_feed_list_dup_folder (const DossierListedFeed *feed);

/* Finds out which feeds of @self are subscriptions already, and which are inside the person's own network. */
gboolean dossier_feed_list_look_up (DossierFeedList *self, DossierStore *store, GError **error);

/* "3 links are pages: …", or NULL when there are none. Owned by the caller. */
char *dossier_feed_list_dup_pages_words (const DossierFeedList *self);

/* All subscriptions as an OPML list, folders in one another, in the order in which they came. @now: Unix seconds; @n
 * (out, may be NULL): how many there are. Owned by the caller; NULL and @error when they cannot be read. */
char *dossier_feed_list_write (DossierStore *store, gint64 now, guint *n, GError **error);

G_END_DECLS
