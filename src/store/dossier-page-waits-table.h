/* dossier-page-waits-table.h - stories whose page is to be read, in the order of their waiting.
 *
 * A queue that outlives the program: a story gets in with the words that ask for it, in one transaction, and out when
 * its page was read. A page that failed DOSSIER_PAGE_MAX_TRIES times is left, until the feed has new words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-page-waits.h"
#include "dossier-work.h"

G_BEGIN_DECLS

/* Lets @story wait from @now on, as if for the first time, when its feed is kept with its pages and it has a page. */
gboolean dossier_page_waits_table_add (DossierDb *db, gint64 story, gint64 now, GError **error);

/* The same for the stories of @feed of the last DOSSIER_PAGE_OLDEST_DAYS that have less than DOSSIER_PAGE_SHORT_WORDS
 * words: for a feed that is kept with its pages from now on. */
gboolean dossier_page_waits_table_add_short (DossierDb *db, gint64 feed, gint64 now, GError **error);

gboolean dossier_page_waits_table_remove (DossierDb *db, gint64 story, GError **error);

gboolean dossier_page_waits_table_note_failure (DossierDb *db, const DossierPageFailure *failure, GError **error);

/* (element-type DossierPageWait): those that may be read at @now, at most DOSSIER_PAGE_MAX_AT_ONCE of a feed, the
 * longest waiting first. @feed: of this one alone, unless 0. */
GPtrArray *dossier_page_waits_table_list (DossierDb *db, gint64 now, gint64 feed, GError **error);

/* As if @story waited. NOT_FOUND when there is no such story. */
DossierPageWait *dossier_page_waits_table_look_at (DossierDb *db, gint64 story, GError **error);

G_END_DECLS
