/* dossier-link-waits-table.h - links that a person takes out of the queue, and lets wait again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-work.h"

G_BEGIN_DECLS

/* Those of @uris that wait do so no more; their ids are added to @links (of gint64). */
gboolean dossier_link_waits_table_remove (DossierWork *work, const char *const *uris, guint n, GArray *links,
                                          GError **error);

/* Whether @links wait; one that was saved meanwhile, or given anew, stays as it is. */
gboolean dossier_link_waits_table_set_removed (DossierWork *work, GArray *links, gboolean is_removed, GError **error);

/* How many wait after a try that failed. */
gboolean dossier_link_waits_table_count (DossierDb *db, guint *n, GError **error);

G_END_DECLS
