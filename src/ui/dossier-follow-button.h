/* dossier-follow-button.h - a button that follows, or no longer, and says which of it is so
 *
 * It does "win.set-followed".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gtk/gtk.h>
#include "dossier-store.h"

G_BEGIN_DECLS

/* A GtkButton; floating. */
GtkWidget *dossier_follow_button_new (void);
void       dossier_follow_button_set (GtkButton *button, gint64 entity, DossierClaimKind kind, gboolean is_followed);

/* A button with a menu of the kinds of moves of @entity that can be followed alone; floating. */
GtkWidget *dossier_follow_menu_new (DossierStore *store, gint64 entity);

G_END_DECLS
