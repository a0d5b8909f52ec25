/* dossier-letters.h - a mail becomes a story: the stages of the pipeline that differ for it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-pipeline.h"

G_BEGIN_DECLS

/* The one mail that @bytes are as a draft: source (the list, else who wrote), author, date, identity (Message-ID), and
 * the words as they came. @n_attachments that are not kept are counted, and when not all of the words are kept, @n_cut
 * is; their names are added to @attachments (element-type utf8; may be NULL). Errors: DOSSIER_MAIL_ERROR. */
DossierDraft *dossier_letters_read (GBytes *bytes, guint *n_attachments, guint *n_cut, GPtrArray *attachments,
                                    GError **error);

/* The bytes of @batch, one mail, as its draft. Says what is not kept. */
gboolean dossier_letters_list (DossierBatch *batch, GError **error);

/* Adds to @remarks (element-type utf8) that so many mails were cut, unless none was. */
void dossier_letters_tell_cut (GPtrArray *remarks, guint n_cut);

/* Gives @draft its document, its page's address and its summary, and takes the words away. Pure and thread-safe. */
gboolean dossier_letters_extract (DossierDraft *draft, GError **error);

G_END_DECLS
