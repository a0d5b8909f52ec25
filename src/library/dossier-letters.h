/* dossier-letters.h - a mail or a mailbox becomes stories: the stages of the pipeline that differ for it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-pipeline.h"

G_BEGIN_DECLS

/* The bytes of @batch as drafts: source (the list, else who wrote), author, date, identity (Message-ID), and the words
 * as they came. Mails of a mailbox that cannot be taken are refused with a sentence each; FALSE and @error when none
 * can. Says what is not kept. */
gboolean dossier_letters_list (DossierBatch *batch, GCancellable *cancellable, GError **error);

/* Gives @draft its document, its page's address and its summary, and takes the words away. Pure and thread-safe. */
gboolean dossier_letters_extract (DossierDraft *draft, GError **error);

G_END_DECLS
