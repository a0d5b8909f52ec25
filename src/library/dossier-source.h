/* dossier-source.h - a file, a pipe or bytes, read from the beginning to the end, as much at a time as is wanted.
 *
 * For one thread at a time. The errors are DOSSIER_LIBRARY_ERROR, UNREADABLE unless something else is said, each a
 * sentence or two for the person who handed the file over.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DossierSource DossierSource;

/* The file or pipe at @path ("-": standard input, which stays open), with its first bytes read already. */
DossierSource *dossier_source_open (const char *path, GError **error);
DossierSource *dossier_source_new (GBytes *bytes);
void           dossier_source_free (DossierSource *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierSource, dossier_source_free)

/* Whether the first bytes are those of a mailbox. */
gboolean dossier_source_is_mailbox (const DossierSource *self);

/* The next bytes, at most @size, put into @buffer: how many there are, 0 at the end, -1 on error. */
gssize dossier_source_read (DossierSource *self, char *buffer, gsize size, GError **error);

/* All that is left, at most @most bytes; a larger file is refused by its size, without reading it. Also: TOO_LARGE. */
GBytes *dossier_source_read_all (DossierSource *self, gsize most, GError **error);

/* Bytes in it, 0 not known (a pipe); and how many of them were read. */
guint64 dossier_source_get_size (const DossierSource *self);
guint64 dossier_source_get_position (const DossierSource *self);

G_END_DECLS
