/* dossier-feed-encoding-private.h - the bytes of a feed -> UTF-8.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @bytes as valid UTF-8 without a byte order mark, NUL-terminated, its length in @length. The encoding is what the
 * byte order mark says, else @content_type (an HTTP header, may be NULL), else the XML declaration, else UTF-8 when
 * the bytes are UTF-8, else a guess; one that the bytes contradict gives way to the next. @encoding: its name in lower
 * case, owned by the caller. NULL and DOSSIER_FEED_ERROR_LIMIT when the text would be too long. */
char *dossier_feed_decode (GBytes *bytes, const char *content_type, gsize *length, char **encoding, GError **error);

G_END_DECLS
