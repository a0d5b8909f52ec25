/* dossier-story-text.h - why a story has the text it has, and how a person makes it another one: by the blocks of its
 * page, anew from the page, as it was before, or by one that the person brings.
 *
 * The plain calls block: on any thread but never on the main one of a window, for which the _async ones are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-block-choices.h"
#include "dossier-library.h"
#include "dossier-versions.h"
#include "dossier-word-diff.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray           *blocks; /* (element-type DossierBlock) of the page, in order */
  DossierBlockChoices *choices;
  gint64               fetched;  /* the page, Unix seconds */
  gboolean             is_other; /* the story's text is not that of these blocks */
} DossierExplanation;

void dossier_explanation_free (DossierExplanation *explanation);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierExplanation, dossier_explanation_free)

/* Errors: NOT_FOUND of the store; EMPTY when no page of the story is kept: a sentence that says why, and what to do. */
DossierExplanation *dossier_library_explain (DossierLibrary *self, gint64 story, GError **error);

/* The text is that of the page's blocks as @choices say from now on, also when the page is read anew; undoable.
 * Errors: as above; EMPTY when no block is left. */
gboolean dossier_library_set_blocks (DossierLibrary *self, gint64 story, const DossierBlockChoices *choices,
                                     DossierTextSaved *saved, GError **error);

/* Finds the text in the kept page anew, with the person's choices; a text with fewer words only becomes a version. */
gboolean dossier_library_extract_again (DossierLibrary *self, gint64 story, DossierTextSaved *saved, GError **error);

/* The text of @revision is the story's; undoable. */
gboolean dossier_library_use_version (DossierLibrary *self, gint64 story, gint64 revision, DossierTextSaved *saved,
                                      GError **error);

/* Bytes of a text that a person brings; of bare words DOSSIER_LIBRARY_MAX_PASTE. */
#define DOSSIER_GIVEN_MAX_BYTES (10 * 1024 * 1024)

/* What it is. */
typedef enum
{
  DOSSIER_GIVEN_TEXT, /* bare words, or Markdown */
  DOSSIER_GIVEN_HTML, /* a piece of a page: all that it shows */
  DOSSIER_GIVEN_FILE, /* told by its content; of a page its article */
} DossierGivenKind;

/* @bytes as the text of @story, for a look at it; the story's title at the top is not repeated in it. Never without
 * words. Errors: NOT_FOUND of the store; EMPTY, TOO_LARGE, NOT_TEXT, UNSUPPORTED: sentences that say what to do. */
DossierDocument *dossier_library_read_given (DossierLibrary *self, gint64 story, GBytes *bytes, DossierGivenKind kind,
                                             GError **error);

/* The same becomes the text of @story, with the origin PERSON: what its page or feed says later is a version beside it.
 * Title, address, date and what a person did with the story stay; undoable. */
gboolean dossier_library_give_text (DossierLibrary *self, gint64 story, GBytes *bytes, DossierGivenKind kind,
                                    DossierTextSaved *saved, GError **error);

/* What came of it, a sentence for the person (translated). Owned by the caller. */
char *dossier_text_saved_dup_words (const DossierTextSaved *saved);

/* What one version has and another has not. */
typedef struct
{
  GPtrArray *pieces;                  /* (element-type DossierDiffPiece) */
  GPtrArray *appeared, *vanished;     /* (element-type DossierClaim) claims of the one alone; without ids */
  GStrv      new_names, former_names; /* people and organizations, never NULL */
} DossierVersionDiff;

void dossier_version_diff_free (DossierVersionDiff *diff);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierVersionDiff, dossier_version_diff_free)

/* From @before to @after, revisions of @story. Errors: NOT_FOUND of the store. */
DossierVersionDiff *dossier_library_compare_versions (DossierLibrary *self, gint64 story, gint64 before, gint64 after,
                                                      GError **error);

/* ---- the same, for a main loop ---- */

void                dossier_library_explain_async (DossierLibrary *self, gint64 story, GCancellable *cancellable,
                                                   GAsyncReadyCallback callback, gpointer user_data);
DossierExplanation *dossier_library_explain_finish (DossierLibrary *self, GAsyncResult *result, GError **error);

void dossier_library_set_blocks_async (DossierLibrary *self, gint64 story, const DossierBlockChoices *choices,
                                       GAsyncReadyCallback callback, gpointer user_data);
void dossier_library_extract_again_async (DossierLibrary *self, gint64 story, GAsyncReadyCallback callback,
                                          gpointer user_data);
void dossier_library_use_version_async (DossierLibrary *self, gint64 story, gint64 revision,
                                        GAsyncReadyCallback callback, gpointer user_data);
void dossier_library_give_text_async (DossierLibrary *self, gint64 story, GBytes *bytes, DossierGivenKind kind,
                                      GAsyncReadyCallback callback, gpointer user_data);
/* For the four. */
gboolean dossier_library_save_text_finish (DossierLibrary *self, GAsyncResult *result, DossierTextSaved *saved,
                                           GError **error);

void dossier_library_read_given_async (DossierLibrary *self, gint64 story, GBytes *bytes, DossierGivenKind kind,
                                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
DossierDocument *dossier_library_read_given_finish (DossierLibrary *self, GAsyncResult *result, GError **error);

/* (element-type DossierVersion) */
void       dossier_library_list_versions_async (DossierLibrary *self, gint64 story, GCancellable *cancellable,
                                                GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *dossier_library_list_versions_finish (DossierLibrary *self, GAsyncResult *result, GError **error);

/* The text of @revision. Errors: NOT_FOUND of the store. */
void dossier_library_load_version_async (DossierLibrary *self, gint64 story, gint64 revision, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer user_data);
DossierDocument *dossier_library_load_version_finish (DossierLibrary *self, GAsyncResult *result, GError **error);

void dossier_library_compare_versions_async (DossierLibrary *self, gint64 story, gint64 before, gint64 after,
                                             GCancellable *cancellable, GAsyncReadyCallback callback,
                                             gpointer user_data);
DossierVersionDiff *dossier_library_compare_versions_finish (DossierLibrary *self, GAsyncResult *result,
                                                             GError **error);

G_END_DECLS
