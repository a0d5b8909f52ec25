/* dossier-search-guide.h - what stands below a search field: how the search is understood, and what may be typed next.
 *
 * Below the field a list offers fields, values and names at the cursor: Down and Up choose, Tab or Enter takes, Escape
 * closes. F1 in the field shows what can be asked for. What cannot be understood is said in the place of how it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-query.h"
#include "dossier-store.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_SEARCH_GUIDE (dossier_search_guide_get_type ())
G_DECLARE_FINAL_TYPE (DossierSearchGuide, dossier_search_guide, DOSSIER, SEARCH_GUIDE, AdwBin)

/* To be put below @entry, which must outlive it. */
GtkWidget *dossier_search_guide_new (DossierStore *store, DossierQueryDomain domain, GtkEditable *entry);

/* What the words in the field were understood as (NULL: nothing is said of them), or the @mistake (or NULL) for which
 * they could not be. */
void dossier_search_guide_set_query (DossierSearchGuide *self, DossierQuery *words, const GError *mistake);

/* A button that shows what can be asked for, to stand beside the field. Floating. */
GtkWidget *dossier_search_guide_help_button_new (DossierSearchGuide *self);

/* Shows what can be asked for, at the field. */
void dossier_search_guide_show_help (DossierSearchGuide *self);

/* The list of what is offered now, NULL when it is closed. For tests. */
GtkWidget *dossier_search_guide_get_offers (DossierSearchGuide *self);

G_END_DECLS
