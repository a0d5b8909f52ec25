/* dossier-bookmark.h - one link of somebody's bookmarks. A plain value.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char    *title;       /* one line; the address when the file names none */
  char    *uri;         /* http, https or feed */
  char    *feed_uri;    /* of the feed that the file names for it; or NULL */
  char    *note;        /* or NULL */
  GStrv    folder;      /* names of the folders around it, outer first; never NULL */
  guint    n_places;    /* the first so many of them are no choice of a person: the toolbar, the unsorted ones */
  GStrv    tags;        /* never NULL */
  gint64   added;       /* when it was saved (not: published), Unix seconds; 0 when not said */
  gboolean is_archived; /* under Pocket's heading of what was read */
} DossierBookmark;

void dossier_bookmark_free (DossierBookmark *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierBookmark, dossier_bookmark_free)

/* The feed it is a link to: the one the file names, or its own address when that looks like a feed's (".rss", "/feed",
 * "feeds.example.org"). NULL for a page. Borrowed. */
const char *dossier_bookmark_get_feed (const DossierBookmark *self);

G_END_DECLS
