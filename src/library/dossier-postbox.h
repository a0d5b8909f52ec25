/* dossier-postbox.h - a mailbox of any size becomes stories: some mails are read, saved and forgotten before the next.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-pipeline.h"

G_BEGIN_DECLS

/* What is in memory at once: as many mails, or mails with as many bytes of words, and one that is being read. */
#define DOSSIER_POSTBOX_MAX_LETTERS 64
#define DOSSIER_POSTBOX_MAX_WORDS (4 * 1024 * 1024)

/* Takes the stories out of the source of @batch, whose kind is MAILBOX: what came of it, as from
 * dossier_pipeline_run (). Mails that cannot be taken are refused with a sentence each; NULL and @error when none can,
 * or when nothing was kept before @cancellable stopped it. All are one change. Blocks. */
DossierAddResult *dossier_postbox_run (DossierBatch *batch, GCancellable *cancellable, GError **error);

G_END_DECLS
