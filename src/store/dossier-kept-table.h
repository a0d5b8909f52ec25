/* dossier-kept-table.h - the rows of saved searches and of rules, as the journal keeps them.
 *
 * A row as one text: its uid, a line end, its position, a line end, and what dossier_saved_search_pack () or
 * dossier_arrival_rule_pack () makes of the rest. Written back, a row has the id it had.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-work.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_KEPT_SEARCH,
  DOSSIER_KEPT_RULE,
} DossierKept;

/* NULL without @error when there is none with that id. Owned by the caller. */
char *dossier_kept_table_dup (DossierDb *db, DossierKept kept, gint64 id, GError **error);

/* @row NULL: it is there no more. *@id 0: a new one, whose id is told. */
gboolean dossier_kept_table_set (DossierWork *work, DossierKept kept, gint64 *id, const char *row, GError **error);

/* The one with that name, upper or lower case; 0 without @error for none. */
gboolean dossier_kept_table_find (DossierDb *db, DossierKept kept, const char *name, gint64 *id, GError **error);

gboolean dossier_kept_table_count (DossierDb *db, DossierKept kept, gint64 *n, GError **error);
/* The position behind all. */
gboolean dossier_kept_table_get_end (DossierDb *db, DossierKept kept, gint64 *position, GError **error);

/* Their ids in their order: (element-type gint64). */
GArray *dossier_kept_table_list (DossierDb *db, DossierKept kept, GError **error);
/* Those of @ids stand in this order from now on, the others behind them as they stood. */
gboolean dossier_kept_table_order (DossierWork *work, DossierKept kept, GArray *ids, GError **error);

/* A rule is disabled as @problem says. */
gboolean dossier_kept_table_disable_rule (DossierWork *work, gint64 rule, const char *problem, GError **error);

G_END_DECLS
