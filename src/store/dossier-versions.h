/* dossier-versions.h - the texts a story has had, the page they were found in, and what a person makes of them.
 *
 * Of the texts that others took the place of, those with highlights and those that undoing may bring back stay, and
 * of the rest the newest DOSSIER_VERSIONS_MAX. Blocking calls: for worker threads and the command line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-page-copy.h"
#include "dossier-page-waits.h"

G_BEGIN_DECLS

/* Texts of a story that nothing else needs. */
#define DOSSIER_VERSIONS_MAX 10

typedef struct
{
  gint64            revision;
  gint64            created; /* Unix seconds */
  DossierTextOrigin origin;
  guint             n_words, n_annotations; /* those that stand in it */
  gboolean          is_present;
} DossierVersion;

/* The newest first: (element-type DossierVersion). Errors: NOT_FOUND. */
GPtrArray *dossier_store_list_versions (DossierStore *self, gint64 story, GError **error);

/* Errors: NOT_FOUND, when @story has no such revision. */
DossierDocument *dossier_store_load_version (DossierStore *self, gint64 story, gint64 revision, GError **error);

/* What a story's text can be found anew from. */
typedef struct
{
  gint64            story, revision;
  char             *title;
  DossierDate       published;
  DossierTextOrigin origin;  /* of the present text */
  DossierPageCopy  *page;    /* or NULL */
  gint64            fetched; /* the page, Unix seconds */
  char             *choices; /* as DossierBlockChoices writes them, or NULL */
} DossierTextSource;

void dossier_text_source_free (DossierTextSource *source);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierTextSource, dossier_text_source_free)

/* Errors: NOT_FOUND. */
DossierTextSource *dossier_store_load_text_source (DossierStore *self, gint64 story, GError **error);

/* What a person chose of the page of @story, for a page that was fetched again; NULL without @error for nothing. */
char *dossier_store_dup_choices (DossierStore *self, gint64 story, GError **error);

/* What a person did that gave a story another text; the numbers stand in the journal. */
typedef enum
{
  DOSSIER_TEXT_FETCHED = 1,
  DOSSIER_TEXT_CHOSEN,    /* blocks of its page */
  DOSSIER_TEXT_EXTRACTED, /* anew, from the page that is kept */
  DOSSIER_TEXT_USED,      /* one that it had before */
  DOSSIER_TEXT_GIVEN,     /* one that the person brought: pasted, or from a file */
} DossierTextChange;

typedef struct
{
  DossierPageSaved saved;  /* TAKEN, SAME, or LESS: then it is kept as a version */
  guint            n_left; /* highlights whose words do not stand in the text: they stay on theirs */
} DossierTextSaved;

/* Gives @story the text of @draft (document, origin and recognition set), undoably; highlights move with their words.
 * CHOSEN: @choices are what was chosen from now on. EXTRACTED: not when the text would lose words by that.
 * Errors: NOT_FOUND. */
gboolean dossier_store_save_text (DossierStore *self, gint64 story, DossierDraft *draft, DossierTextChange change,
                                  const char *choices, DossierTextSaved *saved, GError **error);

G_END_DECLS
