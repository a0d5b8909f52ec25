/* dossier-follows-table.h - whom a person follows, and until when the news of it are seen.
 *
 * What comes into the library arrives at a moment that is later than all that has been seen, so that nothing can slip
 * in behind it: a clock that is wrong, and a second in which much happens, make no difference.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-db.h"
#include "dossier-news.h"
#include "dossier-prepared.h"

G_BEGIN_DECLS

/* When what @prepared says arrives: now, or as long ago as its draft says that it was saved elsewhere. */
gboolean dossier_follows_table_arrive (DossierDb *db, const DossierPrepared *prepared, gint64 *arrived, GError **error);

/* When the newest of the library arrived, 0 for nothing. */
gboolean dossier_follows_table_get_newest (DossierDb *db, gint64 *newest, GError **error);

/* In the order of their names: (element-type DossierFollow). */
GPtrArray *dossier_follows_table_list (DossierDb *db, GError **error);

/* @created and @seen stay as they are when it is not followed. */
gboolean dossier_follows_table_get (DossierDb *db, gint64 entity, gint64 kind, gboolean *is_followed, gint64 *created,
                                    gint64 *seen, GError **error);
gboolean dossier_follows_table_set (DossierDb *db, gint64 entity, gint64 kind, gint64 created, gint64 seen,
                                    GError **error);
gboolean dossier_follows_table_remove (DossierDb *db, gint64 entity, gint64 kind, GError **error);

/* Two that are one are followed in all that one of them was, and nothing unseen of either becomes seen; part gives back
 * what was. @kept 0: nobody. Inside a transaction. */
gboolean dossier_follows_table_merge (DossierDb *db, gint64 gone, gint64 kept, GError **error);
gboolean dossier_follows_table_part (DossierDb *db, gint64 gone, gint64 kept, GError **error);

G_END_DECLS
