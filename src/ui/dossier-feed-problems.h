/* dossier-feed-problems.h - the feeds that could not be read the last time, and why
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* @feeds (element-type DossierFeed), or NULL. */
GtkWindow *dossier_feed_problems_new (GPtrArray *feeds, GtkWindow *parent);

G_END_DECLS
