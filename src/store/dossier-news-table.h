/* dossier-news-table.h - what arrived lately of what is followed.
 *
 * Walks what arrived, newest first, by its indices: the work grows with what is new, not with the library, and has an
 * end even so.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-db.h"
#include "dossier-follows.h"

G_BEGIN_DECLS

/* Inside a transaction, so that all is of one moment. */
DossierNews *dossier_news_table_load (DossierDb *db, const DossierNewsFilter *filter, GError **error);

G_END_DECLS
