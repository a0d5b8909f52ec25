/* dossier-feed-properties.h - how a feed stands: its addresses, when it is asked, what it answered
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-store.h"

G_BEGIN_DECLS

/* Answers that are shown. */
#define DOSSIER_FEED_PROPERTIES_ANSWERS 8

/* A modal window over @parent; the answers come in from @store a moment later. */
GtkWindow *dossier_feed_properties_new (DossierStore *store, DossierFeed *feed, GtkWindow *parent);

/* "3 minutes ago", "in 2 hours", "never" for 0: Unix seconds, seen from @now. Owned by the caller. */
char *dossier_feed_time_words (gint64 time, gint64 now);

/* What an answer was: "2 new stories", "Nothing new", or its error. Owned by the caller. */
char *dossier_feed_answer_words (const DossierFeedAnswer *answer);

G_END_DECLS
