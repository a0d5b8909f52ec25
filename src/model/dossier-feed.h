/* dossier-feed.h - a subscription
 *
 * The row is what the store keeps of it, copied in; property "row" notifies when the store has news.
 * Lives on the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib-object.h>
#include "dossier-date.h"
#include "dossier-kinds.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  char  *uri;    /* where it is fetched */
  char  *title;  /* the user's name for it, else its own */
  char  *site;   /* its home page, or NULL */
  char  *folder; /* the folder's name, or NULL */
  guint  n_stories, n_unread;
  gint64 checked;    /* last answer, Unix seconds, 0 never */
  char  *last_error; /* words for the user, NULL when all is well */
} DossierFeedRow;

#define DOSSIER_TYPE_FEED (dossier_feed_get_type ())
G_DECLARE_FINAL_TYPE (DossierFeed, dossier_feed, DOSSIER, FEED, GObject)

DossierFeed *dossier_feed_new (const DossierFeedRow *row);

/* Borrowed, valid until the next set_row. */
const DossierFeedRow *dossier_feed_get_row (DossierFeed *self);
void                  dossier_feed_set_row (DossierFeed *self, const DossierFeedRow *row);

G_END_DECLS
