/* dossier-feeds-table.h - subscriptions, their folders, and the names of sources.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-feed.h"
#include "dossier-feed-state.h"
#include "dossier-work.h"

G_BEGIN_DECLS

/* Last answers kept of each feed. */
#define DOSSIER_FEEDS_TABLE_MAX_ANSWERS 20
/* Seconds that clocks are put right by without a word. */
#define DOSSIER_FEEDS_TABLE_CLOCK_SLACK 300
/* Seconds that a server may want to be left alone for, with a day to spare; that a feed is not asked for by itself,
 * with what chance adds, when nobody chose more; and until one is asked whose time was out of all bounds. */
#define DOSSIER_FEEDS_TABLE_MOST_WAIT (31 * 24 * 60 * 60)
#define DOSSIER_FEEDS_TABLE_MOST_PAUSE (27 * 60 * 60)
#define DOSSIER_FEEDS_TABLE_MENDED_PAUSE (60 * 60)

/* The id of the row for a source's name, made when missing. */
gboolean dossier_feeds_table_resolve_source (DossierWork *work, const char *name, gint64 *source, GError **error);

/* The address that a feed's stories are known by: its first one. NOT_FOUND when there is no such feed. */
gboolean dossier_feeds_table_dup_uri (DossierDb *db, gint64 feed, char **uri, GError **error);

/* A new subscription, or the one that has this address: left as it is, or taken up again when it had been removed.
 * @added: whether it was no subscription before. 0 on error. */
gint64 dossier_feeds_table_add (DossierWork *work, const DossierFeedSubscription *subscription, gboolean *added,
                                GError **error);

/* (element-type DossierFeed), by folder and title. */
GPtrArray *dossier_feeds_table_list (DossierDb *db, GError **error);

/* (element-type DossierFeedSubscription), in the order in which they came. */
GPtrArray *dossier_feeds_table_list_subscriptions (DossierDb *db, GError **error);

/* (element-type DossierFeedState) to be asked at @now: the due ones, or @all that have not gone or asked for a pause;
 * longest waiting first. @feed: this one alone, whatever its state, unless 0. */
GPtrArray *dossier_feeds_table_list_states (DossierDb *db, gint64 now, gboolean all, gint64 feed, GError **error);

/* (element-type DossierFeedState) with an address and a wait alone: the feeds whose server wants to be left alone at
 * @now, those that were removed too: their host is still the same. */
GPtrArray *dossier_feeds_table_list_waits (DossierDb *db, gint64 now, GError **error);

/* Feeds that were asked after @now were so by a clock that was wrong: their times are set back by as much. Times to be
 * asked next that lie farther ahead than any pause is long are of such a clock, too: they are taken back. */
gboolean dossier_feeds_table_mend_times (DossierDb *db, gint64 now, GError **error);

/* The clock was put on by @by seconds, back when that is less than 0: all times go with it. */
gboolean dossier_feeds_table_move_times (DossierDb *db, gint64 by, GError **error);

/* Keeps what came of asking a feed; one that was removed meanwhile stays as it is. */
gboolean dossier_feeds_table_save_answer (DossierWork *work, const DossierFeedAnswer *answer, GError **error);

G_END_DECLS
