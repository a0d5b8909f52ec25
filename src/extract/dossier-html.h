/* dossier-html.h - foreign bytes to a parsed tree that cannot hurt: size, depth and attributes are bounded
 * before the parser sees them.
 *
 * Pure and thread-safe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gio/gio.h>
#include <gumbo.h>

#include "dossier-extract-error.h"
#include "dossier-extract-limits.h"

G_BEGIN_DECLS

typedef struct
{
  char        *source; /* the bytes that were parsed: UTF-8 without NUL, bounded. The tree points into them. */
  gsize        length;
  char        *encoding;  /* as found out, upper case; "UTF-8" for a fragment that was already text */
  GPtrArray   *json_ld;   /* (element-type utf8): the page's JSON-LD blocks */
  gboolean     flattened; /* something was taken out to keep the bounds */
  GumboOutput *output;
} DossierHtml;

/* A page as it was fetched. @content_type is the header ("text/html; charset=x") or NULL.
 * The encoding is told from the byte order mark, the header, <meta>, and the bytes themselves, in this order.
 * Errors: TOO_LARGE, EMPTY, BINARY. */
DossierHtml *dossier_html_new_from_bytes (GBytes *bytes, const char *content_type, GError **error);

/* Text that is already UTF-8 (invalid sequences become U+FFFD). @length -1: up to NUL.
 * Errors: TOO_LARGE only; empty text is an empty tree. */
DossierHtml *dossier_html_new_from_text (const char *text, gssize length, GError **error);

void dossier_html_free (DossierHtml *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierHtml, dossier_html_free)

/* @bytes as UTF-8 text, invalid sequences as U+FFFD, without NUL and byte order mark. Owned by the caller.
 * @out_encoding, if given, is set to a new string. Errors: none; any bytes are some text. */
char *dossier_html_decode (GBytes *bytes, const char *content_type, char **out_encoding);

G_END_DECLS
