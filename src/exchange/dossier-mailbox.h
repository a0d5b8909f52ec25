/* dossier-mailbox.h - a file of many mails (mbox, RFC 4155): where each of them begins.
 *
 * A mail begins with a line "From " after an empty one (or the file's start) that ends in a time, or says nothing more,
 * and is followed by a header. In the mails such lines stand behind a ">", which is taken away again ("mboxrd"; of
 * ">From " in "mboxo" nobody can tell whether it was there before).
 * Pure and thread-safe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether text that begins with @head, NUL-terminated, is a mailbox. */
gboolean dossier_mailbox_is_meant (const char *head);

/* Mails out of a file of any size, which is pushed piece by piece. Never holds more than a piece, a mail, and the mails
 * that ended in the last piece and were not taken. */
typedef struct _DossierMailbox DossierMailbox;

DossierMailbox *dossier_mailbox_new (void);
void            dossier_mailbox_free (DossierMailbox *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierMailbox, dossier_mailbox_free)

/* The next @length bytes of the file; 0: it ends here, and nothing may follow. */
void dossier_mailbox_push (DossierMailbox *self, const char *data, gsize length);

/* The next mail that is whole, as it was sent; NULL: more must be pushed first. Of one that is longer than
 * DOSSIER_MAIL_MAX_BYTES one byte more than that is there: parsing refuses it. Owned by the caller. */
GBytes *dossier_mailbox_take (DossierMailbox *self);

/* Mails beyond DOSSIER_MAILBOX_MAX that went by until now. */
guint dossier_mailbox_count_left_out (const DossierMailbox *self);

G_END_DECLS
