/* dossier-found-list.h - many feeds, a mark and two lines each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A list view of @choices (of DossierFoundChoice; taken); activating a row turns its mark. */
GtkWidget *dossier_found_list_new (GListModel *choices);

G_END_DECLS
