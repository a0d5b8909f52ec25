/* dossier-claims-search.h - a query becomes SQL: the claims it asks for, in an order
 *
 * From and to go by what a kind of claim means: who left whom came from there, who joined whom went there; money, a
 * purchase and a lawsuit go from the subject to the object; what is mutual goes both ways. A query with both asks for
 * people who went from there to there: then leaving the one and joining the other are each found by the other claim.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-claims-find.h"
#include "dossier-db.h"
#include "dossier-names.h"

G_BEGIN_DECLS

DossierFoundClaims *dossier_claims_search_run (DossierDb *db, const DossierNames *names,
                                               const DossierClaimSearch *search, GError **error);

G_END_DECLS
