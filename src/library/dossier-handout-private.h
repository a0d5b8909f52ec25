/* dossier-handout-private.h - the kinds of handouts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-edition.h"
#include "dossier-export-file.h"
#include "dossier-handout.h"

G_BEGIN_DECLS

/* A handout under way. */
typedef struct
{
  DossierStore              *store;
  const DossierHandoutOrder *order;
  const char                *path;
  DossierProgress            progress; /* or NULL */
  gpointer                   progress_data;
  GCancellable              *cancellable;
  guint                      n_done, n_written;
} DossierHandout;

/* The story and what its edition borrows. */
typedef struct
{
  DossierStoryContent *content;
  DossierPassages     *passages;
  GStrv                tags;
  DossierEdition       edition;
} DossierHandoutStory;

void dossier_handout_story_clear (DossierHandoutStory *story);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DossierHandoutStory, dossier_handout_story_clear)

/* Loads the story @id into @story; of one that is gone its content is NULL. FALSE: @error. */
gboolean dossier_handout_load (DossierHandout *handout, gint64 id, DossierHandoutStory *story, GError **error);

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
