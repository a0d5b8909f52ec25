/* dossier-found-feed-private.h - within the library: what a feed's bytes say of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-draft.h"
#include "dossier-found-feed.h"

G_BEGIN_DECLS

/* Takes over what @draft says, and its title before one that others gave it; its newest entries lose their HTML. */
void dossier_found_feed_look (DossierFoundFeed *feed, DossierFeedDraft *draft);

G_END_DECLS
