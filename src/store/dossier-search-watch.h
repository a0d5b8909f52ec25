/* dossier-search-watch.h - which stories saved searches may find otherwise than before.
 *
 * Whatever writes: triggers of the writer's connection note the stories whose words, names, tags or state change, and
 * the names that other stories may be found by. They are temporary tables: touched_story (story), touched_name (folded;
 * "*": any). Nothing is noted while there is no saved search.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-db.h"

G_BEGIN_DECLS

/* Of a connection that writes, once its tables are the present ones. */
gboolean dossier_search_watch_start (DossierDb *db, GError **error);

/* What was noted, of the stories no more than @most: (element-type gint64) and (element-type utf8). */
GArray    *dossier_search_watch_list_stories (DossierDb *db, guint most, GError **error);
GPtrArray *dossier_search_watch_list_names (DossierDb *db, GError **error);

gboolean dossier_search_watch_clear (DossierDb *db, GError **error);

G_END_DECLS
