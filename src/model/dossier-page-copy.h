/* dossier-page-copy.h - a page as it was fetched, packed: kept beside the text that was found in it.
 *
 * Immutable. Pure and thread-safe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Bytes of a page that is kept, packed and as it came. */
#define DOSSIER_PAGE_COPY_MAX_PACKED (2 * 1024 * 1024)
#define DOSSIER_PAGE_COPY_MAX_BYTES (10 * 1024 * 1024)

typedef struct
{
  GBytes *packed;             /* raw deflate */
  gsize   size;               /* of the page in bytes */
  char   *content_type, *uri; /* as the server said, and where it was; or NULL */
} DossierPageCopy;

/* NULL for a page that is empty or too large to be kept. */
DossierPageCopy *dossier_page_copy_new (GBytes *html, const char *content_type, const char *uri);
/* From what was kept. */
DossierPageCopy *dossier_page_copy_new_from_packed (GBytes *packed, gsize size, const char *content_type,
                                                    const char *uri);
void             dossier_page_copy_free (DossierPageCopy *copy);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierPageCopy, dossier_page_copy_free)

/* The page; NULL when the bytes are not what they should be. */
GBytes *dossier_page_copy_unpack (const DossierPageCopy *copy);

G_END_DECLS
