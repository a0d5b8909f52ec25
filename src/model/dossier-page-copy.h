/* dossier-page-copy.h - a page as it was fetched, packed: kept beside the text that was found in it.
 *
 * Immutable but for what follows it. Pure and thread-safe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Bytes of a page that is kept, packed and as it came. */
#define DOSSIER_PAGE_COPY_MAX_PACKED (2 * 1024 * 1024)
#define DOSSIER_PAGE_COPY_MAX_BYTES (10 * 1024 * 1024)

/* Packed bytes of all pages of one article. */
#define DOSSIER_PAGE_COPIES_MAX_PACKED (8 * 1024 * 1024)

typedef struct _DossierPageCopy DossierPageCopy;

struct _DossierPageCopy
{
  GBytes          *packed;             /* raw deflate */
  gsize            size;               /* of the page in bytes */
  char            *content_type, *uri; /* as the server said, and where it was; or NULL */
  DossierPageCopy *next;               /* owned: the next page of the same article; or NULL */
};

/* NULL for a page that is empty or too large to be kept. */
DossierPageCopy *dossier_page_copy_new (GBytes *html, const char *content_type, const char *uri);
/* From what was kept. */
DossierPageCopy *dossier_page_copy_new_from_packed (GBytes *packed, gsize size, const char *content_type,
                                                    const char *uri);
void             dossier_page_copy_free (DossierPageCopy *copy); /* with what follows it */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierPageCopy, dossier_page_copy_free)

/* Puts @next (taken) behind the last page of @copy. FALSE when they would be too large together: then it is freed. */
gboolean dossier_page_copy_append (DossierPageCopy *copy, DossierPageCopy *next);

/* The page; NULL when the bytes are not what they should be. */
GBytes *dossier_page_copy_unpack (const DossierPageCopy *copy);

G_END_DECLS
