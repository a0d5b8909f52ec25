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

/* The mails in @mailbox, each as it was sent: (element-type GBytes). At most DOSSIER_MAILBOX_MAX; @n_left_out: how many
 * there are beyond. Never fails. */
GPtrArray *dossier_mailbox_split (GBytes *mailbox, guint *n_left_out);

G_END_DECLS
