/* dossier-refresher.h - asks the feeds for news: when told to, after the start, and on schedule
 *
 * By itself only when there are feeds and the settings "refresh-on-start" and "refresh-minutes" say so, only those that
 * are due, and not while the network is metered or the computer saves power. One refresh at a time. After it, quietly,
 * the icons of feeds, if the setting "feed-icons" says so. Links that wait are tried with it, and when there is a
 * network again. For the main thread.
 *
 * Signals:
 *   "changed"   busy or not, and how far
 *   "step"      (gint64 feed, gboolean is_underway): all of them have ended when it is not busy any more
 *   "finished"  (const DossierRefreshResult *, gboolean by_itself)
 *   "failed"    (utf8: why)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-refresh.h"

G_BEGIN_DECLS

/* Milliseconds from the window's first moment to the refresh after the start. */
#define DOSSIER_REFRESHER_PAUSE 3000

#define DOSSIER_TYPE_REFRESHER (dossier_refresher_get_type ())
G_DECLARE_FINAL_TYPE (DossierRefresher, dossier_refresher, DOSSIER, REFRESHER, GObject)

DossierRefresher *dossier_refresher_new (DossierLibrary *library, GSettings *settings);

/* @feed: this one alone, 0 for all. FALSE when a refresh is under way already. */
gboolean dossier_refresher_refresh (DossierRefresher *self, gint64 feed);
/* Those that are due, new ones among them; when a refresh is under way, once it is over. */
void dossier_refresher_refresh_due (DossierRefresher *self);
void dossier_refresher_cancel (DossierRefresher *self); /* also the search for icons */

/* TRUE while feeds are asked: @done of @total (0: not known yet). Then the same of pages. */
gboolean dossier_refresher_is_busy (DossierRefresher *self, guint *done, guint *total);
gboolean dossier_refresher_is_reading_pages (DossierRefresher *self);

G_END_DECLS
