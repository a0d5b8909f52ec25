/* dossier-handout.h - stories handed on: their texts with highlights and notes, or how they are cited
 *
 * Files are written whole or not at all, a folder too: until it is done it has another name beside the one it will
 * have.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-library.h"

G_BEGIN_DECLS

/* Most stories of which a citation is copied; of one format for many see dossier-book.h. */
#define DOSSIER_HANDOUT_MAX_COPIED 500

/* Images of one story; and bytes of those that stand in a page itself. */
#define DOSSIER_HANDOUT_MAX_IMAGES 200
#define DOSSIER_HANDOUT_MAX_IMAGE_BYTES (24 * 1024 * 1024)

typedef enum
{
  DOSSIER_HANDOUT_NONE,
  DOSSIER_HANDOUT_HTML, /* a file a story */
  DOSSIER_HANDOUT_MARKDOWN,
  DOSSIER_HANDOUT_TEXT,
  DOSSIER_HANDOUT_EPUB,   /* one book */
  DOSSIER_HANDOUT_BIBTEX, /* citations: one file */
  DOSSIER_HANDOUT_RIS,
  DOSSIER_HANDOUT_CSL_JSON,
  DOSSIER_HANDOUT_SENTENCE, /* a line a story, for people */
} DossierHandoutFormat;

/* Stable words: "html", "markdown", "text", "epub", "bibtex", "ris", "csl-json", "sentence"; NONE for any other. */
DossierHandoutFormat dossier_handout_format_from_string (const char *word);
gboolean             dossier_handout_format_is_citation (DossierHandoutFormat format);
/* Whether @n stories make as many files, in a folder. */
gboolean dossier_handout_makes_folder (DossierHandoutFormat format, guint n);

/* "A move.epub", fit for any disk; of a folder without an ending. Owned by the caller. */
char *dossier_handout_make_name (const char *title, DossierHandoutFormat format, gboolean is_folder);

/* What is written. */
typedef struct
{
  DossierHandoutFormat format;
  GArray              *ids;   /* of gint64: the stories, in their order; at least one */
  const char          *title; /* of a book of several; NULL: "Stories" */
} DossierHandoutOrder;

/* What came of it. Images are looked for where they can be: in pages and books, and in Markdown that goes to a folder.
 */
typedef struct
{
  guint n_stories;     /* that are there; the others are gone meanwhile */
  guint n_images_left; /* of their images, not in it: never kept in the library, of a kind that is not shown there, or
                          too large */
} DossierHandoutCounts;

/* Into @path: a file ("-": standard output); or a folder, where the format makes one or @path is a folder or ends in
 * "/". A folder must not be there yet, or be empty. Stories that are gone meanwhile are left out. @counts may be
 * NULL. No image is fetched for it. @progress (may be NULL) is told in this thread. Blocks until done; any thread.
 * NOT_FOUND of the store: none of them is there; INVALID_ARGUMENT of G_IO_ERROR: many files do not go to standard
 * output; otherwise the store's errors and those of dossier-export-file.h. */
gboolean dossier_handout_write (DossierStore *store, const DossierHandoutOrder *order, const char *path,
                                DossierHandoutCounts *counts, DossierProgress progress, gpointer progress_data,
                                GCancellable *cancellable, GError **error);

/* The same in a thread of its own. @progress is told in the main context of the caller. */
void     dossier_handout_write_async (DossierStore *store, const DossierHandoutOrder *order, const char *path,
                                      DossierProgress progress, gpointer progress_data, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
gboolean dossier_handout_write_finish (DossierStore *store, GAsyncResult *result, DossierHandoutCounts *counts,
                                       GError **error);

/* How the stories @ids (of gint64) are cited, in a thread: @format is one of citations. Errors as above, and
 * INVALID_ARGUMENT, a sentence, when they are more than DOSSIER_HANDOUT_MAX_COPIED. Owned by the caller. */
void  dossier_handout_cite_async (DossierStore *store, GArray *ids, DossierHandoutFormat format,
                                  GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
char *dossier_handout_cite_finish (DossierStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
