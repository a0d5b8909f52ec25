/* dossier-saved-searches-table.h - what saved searches find, and how many.
 *
 * saved_search_story has the stories of each. At the end of a transaction those stories that it touched are asked for
 * again, among themselves; all are when the search is new or asks for another day, and when a name in it may mean
 * others than before.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-work.h"

G_BEGIN_DECLS

/* Stories touched by one transaction; when they are more, all are asked for again. */
#define DOSSIER_SAVED_SEARCHES_MAX_TOUCHED 5000

/* Brings them up to date with what @work did. Writer, once the words of new stories are in the index. */
gboolean dossier_saved_searches_table_follow (DossierWork *work, GError **error);

/* All are asked anew by the next follow. */
gboolean dossier_saved_searches_table_forget (DossierWork *work, GError **error);

/* In their order: (element-type DossierSavedSearch). What was not asked yet, or for another day, is counted now. */
GPtrArray *dossier_saved_searches_table_list (DossierDb *db, const DossierNames *names, GError **error);

/* Of the one called @what: how many were kept and how many there are; NULL for none that is wrong. */
typedef void (*DossierWrongCount) (const char *what, gint64 kept, gint64 right, gpointer data);
gboolean dossier_saved_searches_table_check (DossierDb *db, DossierWrongCount wrong, gpointer data, GError **error);

G_END_DECLS
