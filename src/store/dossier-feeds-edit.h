/* dossier-feeds-edit.h - what changes of a subscription: whether it is one, its name, folder and choices.
 *
 * Inside a transaction. Nothing here writes the journal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-feed.h"
#include "dossier-work.h"

G_BEGIN_DECLS

/* Always FALSE: NOT_FOUND. */
gboolean dossier_feeds_table_fail_missing (GError **error);

/* Whether @feed is a subscription now. */
gboolean dossier_feeds_table_is_there (DossierDb *db, gint64 feed, gboolean *is_there, GError **error);
gboolean dossier_feeds_table_set_removed (DossierWork *work, gint64 feed, gboolean is_removed, GError **error);

gboolean dossier_feeds_table_dup_title (DossierDb *db, gint64 feed, char **title, GError **error);
gboolean dossier_feeds_table_set_title (DossierWork *work, gint64 feed, const char *title, GError **error);

/* The folder's name, NULL for none. Set makes the folder when it is missing. */
gboolean dossier_feeds_table_dup_folder (DossierDb *db, gint64 feed, char **folder, GError **error);
gboolean dossier_feeds_table_set_folder (DossierWork *work, gint64 feed, const char *folder, GError **error);
/* Forgets folders that no feed is in. */
gboolean dossier_feeds_table_tidy_folders (DossierDb *db, GError **error);

/* The value is within the option's limits. One that lets a feed be asked earlier has it asked earlier. */
gboolean dossier_feeds_table_get_option (DossierDb *db, gint64 feed, DossierFeedOption option, gint64 *value,
                                         GError **error);
gboolean dossier_feeds_table_set_option (DossierWork *work, gint64 feed, DossierFeedOption option, gint64 value,
                                         GError **error);

G_END_DECLS
