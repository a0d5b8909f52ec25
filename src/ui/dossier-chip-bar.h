/* dossier-chip-bar.h - what the list is of, as chips that can be taken away or turned round
 *
 * Those joined by "or" stand together as one condition. At a chip Delete takes it away, and &, | and - join it by and,
 * or, not; a click with the other button opens the same as a menu.
 *
 * Signal "changed" (DossierQuery): the person took a chip away or chose another operator.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-library.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_CHIP_BAR (dossier_chip_bar_get_type ())
G_DECLARE_FINAL_TYPE (DossierChipBar, dossier_chip_bar, DOSSIER, CHIP_BAR, AdwBin)

GtkWidget *dossier_chip_bar_new (DossierLibrary *library);

/* Chips for the view (unless it is all stories) and every term of @query. Hidden when a title says as much: for a view
 * alone, or one person, organization or feed. */
void dossier_chip_bar_set_query (DossierChipBar *self, DossierQuery *query);

guint dossier_chip_bar_get_n_chips (DossierChipBar *self);

/* What @term is of, in words: a name, a feed's title, words. Owned by the caller. */
char *dossier_term_words (DossierLibrary *library, const DossierTerm *term);

/* What @query is of, in few words: "OpenAI", "Unread", "3 filters". Owned by the caller. */
char *dossier_query_words (DossierLibrary *library, DossierQuery *query);

/* Whether a button behind the chips keeps them as a search. */
void dossier_chip_bar_set_can_save (DossierChipBar *self, gboolean can_save);

G_END_DECLS
