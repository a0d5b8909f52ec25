/* dossier-paper.h - a dossier to be handed on: every line with footnotes, which say who told it, when, where, and in
 * which words
 *
 * The same dossier gives the same bytes, in one language and one time zone: the words are those of the window, and
 * moments are days of the place where it is read.
 *
 * A value made from others, which it borrows. Thread-safe as long as nobody changes them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-annotation.h"
#include "dossier-story.h"
#include "dossier-summary.h"

G_BEGIN_DECLS

/* Footnotes of one line; how many sources more there are is said. */
#define DOSSIER_PAPER_MAX_NOTES 6

/* What a paper is made of, all borrowed. */
typedef struct
{
  const DossierEntityRow *entity; /* with aliases */
  const DossierSummary   *summary;
  GPtrArray              *annotations; /* (element-type DossierAnnotation), in the order in which they are listed */
  GHashTable             *stories;     /* (element-type gint64 DossierStory): those that footnotes point to; of one
                                          that is missing the address is not known */
  gint64 when;                         /* the moment of which it is true, Unix seconds */
} DossierPaperMatter;

typedef enum
{
  DOSSIER_PAPER_HEADING,
  DOSSIER_PAPER_YEAR,     /* a heading below it */
  DOSSIER_PAPER_CONFLICT, /* the lines that follow cannot both be right */
  DOSSIER_PAPER_LINE,
  DOSSIER_PAPER_QUOTE, /* highlighted words, with a person's note as its detail */
  DOSSIER_PAPER_WORDS, /* a person's own, any number of lines */
} DossierPaperKind;

typedef struct
{
  DossierPaperKind kind;
  char            *text;
  char            *detail; /* how sure it is, who denies it, a note; or NULL */
  GArray          *notes;  /* of guint, from 1 */
} DossierPaperPart;

/* A footnote; all borrowed. */
typedef struct
{
  const char *title, *publication, *uri; /* or NULL */
  const char *quote;                     /* the sentence, or NULL for the story as a whole */
  DossierDate published;
} DossierPaperNote;

typedef struct
{
  char      *title;
  GPtrArray *leads; /* (element-type utf8): what it is, of which day */
  GPtrArray *parts; /* (element-type DossierPaperPart), in reading order */
  GArray    *notes; /* of DossierPaperNote, by number */
} DossierPaper;

DossierPaper *dossier_paper_new (const DossierPaperMatter *matter);
void          dossier_paper_free (DossierPaper *paper);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierPaper, dossier_paper_free)

/* CommonMark with footnotes ("[^1]"). Owned by the caller. */
char *dossier_paper_to_markdown (const DossierPaper *paper);

/* A page that stands alone: no scripts, nothing fetched, for the screen (light and dark) and for paper. Owned by the
 * caller. */
char *dossier_paper_to_html (const DossierPaper *paper);

/* An object; dates are "2024", "2024-08", "2024-08-06", "2023-01..2023-06" or a moment, null when unknown:
 *   format "dossier-1", as_of (null: now),
 *   entity {uid, name, kind, subtype, aliases, note},
 *   known [{sort, name, role, amount, is_founder, is_over, is_disputed, since, until, sources}],
 *   timeline [{kind, nature, certainty, is_former, subject, object, role, amount, date, is_denied, conflicts,
 * sources}], money [{is_given, is_acquisition, amount, date, parties, sources}], connections [{uid, name, kind,
 * stories, facts}], highlights [{quote, note, colour, created, source}], sources [{title, publication, published, url,
 * sentence, flags}] "sources" of a line are indices into the list at the end; all tellings are there. Owned by the
 * caller. */
char *dossier_paper_to_json (const DossierPaperMatter *matter);

G_END_DECLS
