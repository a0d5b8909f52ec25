/* dossier-html-table-private.h - which tables hold data, and their cells.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-node-private.h"

G_BEGIN_DECLS

/* (element-type GStrv), the heading row first; NULL for a table that only lays out a page. Owned by the caller. */
GPtrArray *dossier_html_table_rows (const DossierNode *table);

G_END_DECLS
