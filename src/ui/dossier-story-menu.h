/* dossier-story-menu.h - what can be done with the stories of a list, over it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Of those in @stories (of gint64), which are the chosen ones or those of one row. @is_archived: the first of them is,
 * which is pointed at. Owned by the caller. */
GMenuModel *dossier_story_menu_new (GArray *stories, gboolean are_chosen, gboolean is_archived);

/* Shows that menu over the rows of @list (within an AdwBin), each of which holds a DossierStoryLine, for a press of the
 * other mouse button and for the menu key: of all that are chosen when the row is one of them, else of the row's
 * stories. */
void dossier_story_menu_attach (GtkListView *list);

G_END_DECLS
