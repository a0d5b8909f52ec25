/* pack.h - bytes as a server packs them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  PACK_PLAIN,
  PACK_GZIP,
  PACK_ZLIB,    /* what "deflate" means */
  PACK_DEFLATE, /* what some servers take it to mean: without a head */
  PACK_BROTLI,
} PackKind;

/* Owned by the caller. */
GBytes *pack (const char *data, gsize length, PackKind kind);

G_END_DECLS
