/* dossier-chosen.h - what can be done with the stories that are chosen: a bar below the list, or a page
 *
 * Its parts are the actions of the group "chosen": "stop", "all", "mark-read", "mark-unread", "star", "unstar",
 * "archive", "unarchive", "add-tag" (s), "untag", "follow", "mute", "copy-addresses", "copy-citations", "export" (s)
 * and "delete".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-store.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_CHOSEN (dossier_chosen_get_type ())
G_DECLARE_FINAL_TYPE (DossierChosen, dossier_chosen, DOSSIER, CHOSEN, AdwBin)

/* Floating. */
GtkWidget *dossier_chosen_bar_new (DossierStore *store);
GtkWidget *dossier_chosen_page_new (DossierStore *store);

/* The bar: a change has been made of @done of @n stories, and its first button stops it; @n 0: it is over. */
void dossier_chosen_show_changing (DossierChosen *self, guint done, guint n);

/* @n of the @n_all stories of the list are chosen. */
void dossier_chosen_set_count (DossierChosen *self, guint n, guint n_all);

G_END_DECLS
