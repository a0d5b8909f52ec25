/* dossier-summary.h - a dossier as it was known at a moment: facts, what they add up to, money, connections
 *
 * A value; thread-safe as long as nobody changes the claims and entities that it was made of.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-known.h"

G_BEGIN_DECLS

typedef struct
{
  gint64     as_of;       /* Unix seconds, 0: now */
  GPtrArray *facts;       /* (element-type DossierFact), newest first */
  GPtrArray *known;       /* (element-type DossierKnown) */
  GPtrArray *money;       /* (element-type DossierMoney) */
  GPtrArray *connections; /* (element-type DossierConnection) */
  GPtrArray *entities;    /* (element-type DossierEntity), those that connections borrow */
} DossierSummary;

/* @as_of 0: all that is told; what is dated after @now has not happened yet. Else only what stories of that moment or
 * before tell, as they stood then; connections are then by facts alone, as nobody knows who was named beside whom.
 * @entities, @n_shared: as for dossier_connections_new (). */
DossierSummary *dossier_summary_new (gint64 entity, DossierEntityKind kind, GPtrArray *claims, GPtrArray *entities,
                                     GArray *n_shared, gint64 as_of, gint64 now);
void            dossier_summary_free (DossierSummary *summary);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierSummary, dossier_summary_free)

/* The last second of the day, month or year that @text names ("2024-08-06", "2024-08", "2024"), or the moment; 0 for
 * what is no date. */
gint64 dossier_summary_parse_as_of (const char *text);

G_END_DECLS
