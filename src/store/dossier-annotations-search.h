/* dossier-annotations-search.h - a query becomes SQL: the highlights it asks for, in an order and in groups
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-annotations-find.h"
#include "dossier-db.h"
#include "dossier-names.h"

G_BEGIN_DECLS

DossierFoundAnnotations *dossier_annotations_search_run (DossierDb *db, const DossierNames *names,
                                                         const DossierAnnotationSearch *search, GError **error);

/* The statement that finds them, owned by the caller: for a look at how SQLite runs it. */
char *dossier_annotations_search_dup_sql (const DossierNames *names, const DossierAnnotationSearch *search);

DossierAnnotationKeys *dossier_annotations_search_list_keys (DossierDb *db, GError **error);

G_END_DECLS
