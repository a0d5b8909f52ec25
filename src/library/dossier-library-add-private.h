/* dossier-library-add-private.h - between one addition, many, and the links.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-fetcher.h"
#include "dossier-pipeline.h"

G_BEGIN_DECLS

/* Whether something can be added, and as @options (may be NULL) say: FALSE and @error with what is wrong. */
gboolean dossier_library_check_options (DossierLibrary *self, const DossierAddOptions *options, GError **error);

/* Puts @input, an address or a file, into a new @batch, and says at which stage that is. FALSE and @error when it
 * cannot be taken. */
gboolean dossier_library_take_input (DossierBatch *batch, const char *input, DossierStage *first, GError **error);

/* The file or pipe at @path for @batch: its bytes, at most @most of them, or, of a mailbox, its source. FALSE and
 * @error when it cannot be read. */
gboolean dossier_batch_take_file (DossierBatch *batch, const char *path, gsize most, GError **error);

/* What came of asking for the address of @batch, for whoever fetches it otherwise: it has reached the stage PARSE.
 * FALSE and @error when the server did not give it. */
gboolean dossier_batch_take_fetched (DossierBatch *batch, const DossierFetchResult *fetched, GError **error);

G_END_DECLS
