/* dossier-order-private.h - between the files that put stories in order. Reader thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-db.h"
#include "dossier-names.h"
#include "dossier-order.h"

G_BEGIN_DECLS

/* Puts @ids (of gint64, newest first) in @order: any but RELEVANCE. */
gboolean dossier_order_sort (DossierDb *db, GArray *ids, DossierOrder order, GError **error);

/* The first @n of @ids (newest first), by how relevant they are to the words of @query. */
gboolean dossier_order_rank (DossierDb *db, const DossierNames *names, DossierQuery *query, GArray *ids, guint n,
                             GError **error);

/* Where @id stands in @ids (newest first); G_MAXUINT: nowhere. */
guint dossier_order_find_id (GArray *ids, gint64 id);

G_END_DECLS
