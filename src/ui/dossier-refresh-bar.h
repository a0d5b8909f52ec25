/* dossier-refresh-bar.h - how far a refresh of the feeds is, and the button that stops it; seen while there is one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_REFRESH_BAR (dossier_refresh_bar_get_type ())
G_DECLARE_FINAL_TYPE (DossierRefreshBar, dossier_refresh_bar, DOSSIER, REFRESH_BAR, AdwBin)

/* @done of @total feeds; 0: not known yet. */
void dossier_refresh_bar_set (DossierRefreshBar *self, gboolean is_busy, guint done, guint total);

/* Afterwards: @done of @total pages of stories. */
void dossier_refresh_bar_set_pages (DossierRefreshBar *self, guint done, guint total);

G_END_DECLS
