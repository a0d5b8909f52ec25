/* dossier-book.h - stories as one book: EPUB 3.3, a chapter a story
 *
 * Nothing is fetched where it is read. The same stories give the same bytes, in one language and one time zone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-edition-image.h"
#include "dossier-edition.h"

G_BEGIN_DECLS

/* Chapters of a book, and bytes of its text before packing: it is made in memory. */
#define DOSSIER_BOOK_MAX_CHAPTERS 2000
#define DOSSIER_BOOK_MAX_BYTES (256 * 1024 * 1024)
/* Bytes of its images, too. */
#define DOSSIER_BOOK_MAX_IMAGE_BYTES (128 * 1024 * 1024)

typedef struct _DossierBook DossierBook;

/* @title is copied. */
DossierBook *dossier_book_new (const char *title);
void         dossier_book_free (DossierBook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierBook, dossier_book_free)

/* Adds @edition as the last chapter; it is not needed afterwards. G_IO_ERROR_NO_SPACE, a sentence, when there are too
 * many or they are too long. */
gboolean dossier_book_add (DossierBook *self, const DossierEdition *edition, GError **error);

/* Where a page of the book finds this image, which is in the book from now on; NULL when books have none of its kind,
 * or there is no room for it. Owned by the caller. */
char *dossier_book_add_image (DossierBook *self, const DossierEditionImage *kind, GBytes *bytes);

/* The book, which must have a chapter. G_IO_ERROR_FAILED: there is not memory enough. */
GBytes *dossier_book_finish (DossierBook *self, GError **error);

G_END_DECLS
