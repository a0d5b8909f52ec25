/* dossier-search-window.h - the newest stories, among which some are looked for before they are among all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-db.h"

G_BEGIN_DECLS

/* Among how many of the newest stories so many as @limit are looked for first. */
guint dossier_search_window_first (guint limit);
/* Among how many next, when @found (less than @limit) were found among @n; 0: among all. */
guint dossier_search_window_widen (guint n, guint found, guint limit);

/* The id of the first of the newest @n stories below @before (0: of all); 0 when there are no more, and for @n 0. */
gboolean dossier_search_window_find (DossierDb *db, gint64 before, guint n, gint64 *since, GError **error);

G_END_DECLS
