/* dossier-sidebar-searches.h - the saved searches of the sidebar, and when their day ends
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Those of @searches (element-type DossierSavedSearch) whose names have @search (NULL: all); borrowed from it. */
GPtrArray *dossier_sidebar_searches_pick (GPtrArray *searches, const char *search);

/* What "today" is by the local calendar: another number each day. */
gint64 dossier_sidebar_searches_get_day (void);

G_END_DECLS
