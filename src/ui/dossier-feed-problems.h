/* dossier-feed-problems.h - feeds that bring nothing: why, since when, and what to do about it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-store.h"

G_BEGIN_DECLS

/* A feed whose newest story is older is silent, in seconds. */
#define DOSSIER_FEED_PROBLEMS_SILENT (365 * 24 * 60 * 60)

/* A modal window over @parent; what is chosen there goes through the actions of the window "win." below it. The feeds
 * come in from @store a moment later, and again when it has news of feeds. */
GtkWindow *dossier_feed_problems_new (DossierStore *store, GtkWindow *parent);

G_END_DECLS
