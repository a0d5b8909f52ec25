/* dossier-citation.h - stories as other people's work cites them: BibTeX, RIS, CSL-JSON, and one plain sentence.
 *
 * Pure and thread-safe. All is UTF-8. A date is written as far as it is known; the day of access is the one on which
 * the story was saved, in UTC.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-story.h"

G_BEGIN_DECLS

/* Authors of one story that are told apart, and bytes of a title; the rest is cut. The plain sentence names the first
 * and the others as such when there are more than MAX_NAMED. */
#define DOSSIER_CITATION_MAX_AUTHORS 200
#define DOSSIER_CITATION_MAX_NAMED 3
#define DOSSIER_CITATION_MAX_TITLE 4096

typedef struct
{
  char *family; /* "van der Berg", or the whole name of an organization or of somebody with one name */
  char *given;  /* NULL: the name is not to be taken apart */
} DossierAuthor;

/* Who wrote it, in the order of the byline @text ("A, B and C"; "Last, First; Last, First"): (element-type
 * DossierAuthor). @source: whoever bears its name is an organization; may be NULL. */
GPtrArray *dossier_citation_split_authors (const char *text, const char *source);

/* The keys of the stories of one list. A key is author-year-word, made of the story alone; the stories that would share
 * one have a part of their uid behind it, whatever their order. */
typedef struct _DossierCitationKeys DossierCitationKeys;

DossierCitationKeys *dossier_citation_keys_new (void);
void                 dossier_citation_keys_free (DossierCitationKeys *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierCitationKeys, dossier_citation_keys_free)

/* All stories are added before the first one is written. */
void dossier_citation_keys_add (DossierCitationKeys *self, const DossierStoryRow *story);
/* Owned by the caller. */
char *dossier_citation_keys_dup (DossierCitationKeys *self, const DossierStoryRow *story);

typedef struct
{
  const char *format; /* "bibtex" */
  const char *begin, *between, *end;
  void (*add) (GString *out, const DossierStoryRow *story, const char *key);
} DossierCitationWriter;

/* "bibtex": for BibTeX and biblatex, @online with an address and @misc without. "ris": lines end in CR LF. "csl-json":
 * an array of items (CSL 1.0.2). "sentence": one line a story, translated. NULL for another word. */
const DossierCitationWriter *dossier_citation_writer_find (const char *format);

/* Its title, or the first words of its text in brackets. Owned by the caller. */
char *dossier_citation_dup_title (const DossierStoryRow *story);

G_END_DECLS
