/* dossier-feed-properties.h - how a feed stands, and what is chosen for it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-icon-shelf.h"
#include "dossier-store.h"

G_BEGIN_DECLS

/* Answers that are shown. */
#define DOSSIER_FEED_PROPERTIES_ANSWERS 8

/* A modal window over @parent; what is chosen there goes through the actions of the window "win." below it. The answers
 * come in from @store a moment later, and all of it again when the store has news of feeds; it closes by itself when
 * there is no subscription any more. */
GtkWindow *dossier_feed_properties_new (DossierStore *store, DossierFeed *feed, DossierIconShelf *icons,
                                        GtkWindow *parent);

G_END_DECLS
