/* dossier-export-private.h - the two kinds of export
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-export-file.h"
#include "dossier-export.h"

G_BEGIN_DECLS

gboolean dossier_export_write_paper (DossierStore *store, const DossierExportOrder *order, DossierExportFile *file,
                                     GCancellable *cancellable, GError **error);

gboolean dossier_export_write_graph (DossierStore *store, const DossierExportOrder *order, DossierExportFile *file,
                                     DossierExportCounts *counts, GCancellable *cancellable, GError **error);

G_END_DECLS
