/* dossier-search-help.h - what can be asked for in a search, with examples that can be tried.
 *
 * A popover. Signal "example" (text of a search): the person wants to try it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <adwaita.h>
#include "dossier-query.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_SEARCH_HELP (dossier_search_help_get_type ())
G_DECLARE_FINAL_TYPE (DossierSearchHelp, dossier_search_help, DOSSIER, SEARCH_HELP, GtkPopover)

GtkWidget *dossier_search_help_new (DossierQueryDomain domain);

/* The @i-th example of @domain, NULL behind the last; static. */
const char *dossier_search_help_get_example (DossierQueryDomain domain, guint i);

G_END_DECLS
