/* dossier-feed-words.h - when a feed is asked, what it answered, and what is chosen for it, in words
 *
 * Pure. Times are Unix seconds; what is returned as char * is owned by the caller.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-subscriptions.h"

G_BEGIN_DECLS

/* "3 minutes ago", "in 2 hours", "never" for 0, seen from @now. */
char *dossier_feed_time_words (gint64 time, gint64 now);

/* What an answer was: "2 new stories", "Nothing new", or its error. */
char *dossier_feed_answer_words (const DossierFeedAnswer *answer);

/* When a feed is asked again. @ask_minutes: as in DossierFeedRow. */
char *dossier_feed_next_words (const DossierFeedDetails *details, int ask_minutes, gint64 now);

/* How long stories are kept ("For 3 months"), and how often a feed is asked ("Every 6 hours"), as in DossierFeedRow. */
char *dossier_feed_keep_words (int days);
char *dossier_feed_ask_words (int minutes);

/* Where to look for a feed that is not at its address any more: its site, else the root of its host. */
char *dossier_feed_site_address (const DossierFeedRow *feed);

/* "3 May 2024", local time; for what is long ago. */
char *dossier_feed_day_words (gint64 time);

/* The values that are offered; static. */
const int *dossier_feed_keep_choices (guint *n);
const int *dossier_feed_ask_choices (guint *n);

G_END_DECLS
