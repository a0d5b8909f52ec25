/* dossier-sidebar-asked.h - rows of the feeds that are being asked for news
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Of @rows (element-type DossierSidebarRow), those of the feeds in @asked (a set of gint64) show it, and the closed
 * folders around them; the others do not. @feeds (element-type DossierFeed, or NULL): where each one is. */
void dossier_sidebar_asked_mark (GPtrArray *rows, GPtrArray *feeds, GHashTable *asked);

G_END_DECLS
