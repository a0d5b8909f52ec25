/* dossier-search-names.h - the people and organizations that names in a search mean
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-db.h"
#include "dossier-names.h"
#include "dossier-query-tree.h"

G_BEGIN_DECLS

/* Whom a name may mean, when it is exchanged for them. */
#define DOSSIER_SEARCH_NAMES_MAX 4

/* @tree (which it takes; may be NULL) with each name that means somebody, and no more than a few, exchanged for them:
 * their stories are read in order, as for what the sidebar asks for. What fails leaves names as they are. */
DossierQueryNode *dossier_search_names_exchange (DossierQueryNode *tree, DossierDb *db, const DossierNames *names);

G_END_DECLS
