/* dossier-claims-export.h - claims written out for other programs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

/* Whether there is such a format: "csv", "json", "markdown". */
gboolean dossier_claims_export_knows (const char *format);

/* The claims with these ids (element-type gint64), in their order, as text; those that are gone meanwhile are left out.
 * @n (out, may be NULL): how many there are. Owned by the caller. Blocks: not on the main loop. */
char *dossier_claims_export_write (DossierStore *store, GArray *ids, const char *format, guint *n,
                                   GCancellable *cancellable, GError **error);

/* The same into @file, which is there whole afterwards or as it was. Finishes with how many there are, or -1. */
void dossier_claims_export_async (DossierStore *store, GArray *ids, const char *format, GFile *file,
                                  GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
int  dossier_claims_export_finish (DossierStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
