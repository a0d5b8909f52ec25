/* dossier-handout-private.h - the kinds of handouts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-book.h"
#include "dossier-edition-image.h"
#include "dossier-edition.h"
#include "dossier-export-file.h"
#include "dossier-handout.h"

G_BEGIN_DECLS

/* Puts an image where the handout has it: *@place is what an <img> says to find it there (owned by the caller), or
 * stays NULL when it is too much. FALSE: @error. */
typedef gboolean (*DossierHandoutPlace) (gpointer data, const DossierEditionImage *kind, GBytes *bytes, char **place,
                                         GError **error);

/* A handout under way. */
typedef struct
{
  DossierStore              *store;
  const DossierHandoutOrder *order;
  const char                *path;
  DossierProgress            progress; /* or NULL */
  gpointer                   progress_data;
  GCancellable              *cancellable;
  DossierHandoutPlace        place; /* of images; NULL: it has none */
  gpointer                   place_data;
  gsize                      n_image_bytes; /* in a page so far */
  guint                      n_done;
  DossierHandoutCounts       counts;
} DossierHandout;

/* The story and what its edition borrows. */
typedef struct
{
  DossierStoryContent *content;
  DossierPassages     *passages;
  GStrv                tags;
  GHashTable          *images;
  DossierEdition       edition;
} DossierHandoutStory;

void dossier_handout_story_clear (DossierHandoutStory *story);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DossierHandoutStory, dossier_handout_story_clear)

/* Loads the story @id into @story; of one that is gone its content is NULL. FALSE: @error. */
gboolean dossier_handout_load (DossierHandout *handout, gint64 id, DossierHandoutStory *story, GError **error);

/* The story's images, where the handout has them; dossier_handout_load does it. */
gboolean dossier_handout_add_images (DossierHandout *handout, DossierHandoutStory *story, GError **error);

/* @data: of a page, how many bytes of images are in it (a gsize); a DossierBook; the path of a folder. */
gboolean dossier_handout_place_in_page (gpointer data, const DossierEditionImage *kind, GBytes *bytes, char **place,
                                        GError **error);
gboolean dossier_handout_place_in_book (gpointer data, const DossierEditionImage *kind, GBytes *bytes, char **place,
                                        GError **error);
gboolean dossier_handout_place_in_folder (gpointer data, const DossierEditionImage *kind, GBytes *bytes, char **place,
                                          GError **error);

/* One more is done; FALSE: it was cancelled. */
gboolean dossier_handout_step (DossierHandout *handout, GError **error);

/* The inverse of dossier_handout_format_from_string (); static. */
const char *dossier_handout_format_to_string (DossierHandoutFormat format);

gboolean dossier_handout_write_citations (DossierHandout *handout, DossierExportFile *file, GError **error);
gboolean dossier_handout_write_book (DossierHandout *handout, DossierExportFile *file, GError **error);
gboolean dossier_handout_write_page (DossierHandout *handout, DossierExportFile *file, GError **error);
/* A file a story; in dossier-handout-folder.c. */
gboolean dossier_handout_write_folder (DossierHandout *handout, GError **error);

/* @edition in a format that is one of text. Owned by the caller. */
char *dossier_handout_make_text (DossierHandoutFormat format, const DossierEdition *edition);

/* NOT_FOUND, a sentence. FALSE. */
gboolean dossier_handout_fail_gone (GError **error);

G_END_DECLS
