/* dossier-found-words.h - a feed that was found, in words
 *
 * Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-found-feed.h"

G_BEGIN_DECLS

/* "Atom · 25 stories · newest 3 h" at @now (Unix seconds); its problem; "" for one that nobody has looked at. Owned by
 * the caller. */
char *dossier_found_words (const DossierFoundFeed *feed, gint64 now);

/* The address without what goes without saying: "example.org/feed". Owned by the caller. */
char *dossier_found_address_words (const char *uri);

G_END_DECLS
