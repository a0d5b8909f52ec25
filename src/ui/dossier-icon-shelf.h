/* dossier-icon-shelf.h - the icons of the feeds that are shown, read from the library when they are new
 *
 * Property "shown" (default TRUE): when it is not, there are none. Signal "changed": there are others than before.
 * For the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-feed-picture.h"
#include "dossier-store.h"

G_BEGIN_DECLS

/* Side of an icon in a list, in pixels of the desktop, and pixels of its texture: enough for twice the scale. */
#define DOSSIER_ICON_SHELF_SIZE 16
#define DOSSIER_ICON_SHELF_PIXELS 32
/* The icon of feeds without one. */
#define DOSSIER_ICON_SHELF_COMMON "application-rss+xml-symbolic"

#define DOSSIER_TYPE_ICON_SHELF (dossier_icon_shelf_get_type ())
G_DECLARE_FINAL_TYPE (DossierIconShelf, dossier_icon_shelf, DOSSIER, ICON_SHELF, GObject)

DossierIconShelf *dossier_icon_shelf_new (DossierStore *store);

/* Reads the icons of @feeds (element-type DossierFeed) that are not here as they are kept now, and lets go of others.
 */
void dossier_icon_shelf_update (DossierIconShelf *self, GPtrArray *feeds);

/* The picture of @feed, borrowed, and its @tone; NULL when there is none. */
GdkTexture *dossier_icon_shelf_get (DossierIconShelf *self, gint64 feed, DossierFeedTone *tone);

/* An image of @feed's icon, twice as large as in a list; the one of all feeds when there is none. */
GtkWidget *dossier_icon_shelf_make_portrait (DossierIconShelf *self, gint64 feed);

G_END_DECLS
