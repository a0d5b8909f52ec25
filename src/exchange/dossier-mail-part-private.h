/* dossier-mail-part-private.h - the words in a mail's parts, and which of them to read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gmime/gmime.h>

#include "dossier-mail.h"

G_BEGIN_DECLS

/* Gives @mail the words and the attachments' names of @message. The mail that it is when nothing but a forwarded one
 * is in @message; else @message. Borrowed. */
GMimeMessage *dossier_mail_read_parts (DossierMail *mail, GMimeMessage *message);

/* @text as RFC 3676 flows it: one line a paragraph. Owned by the caller. */
char *dossier_mail_unflow (const char *text, gboolean delete_space);

G_END_DECLS
