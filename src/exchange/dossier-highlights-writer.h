/* dossier-highlights-writer.h - highlights and notes as other programs read them, a story at a time
 *
 * Written in pieces: begin, each story, end; what each gives is written one behind the other. The same highlights give
 * the same bytes.
 *   WEB_ANNOTATION  JSON-LD, a collection with one page: https://www.w3.org/TR/annotation-model/. A highlight is known
 * by urn:uuid:UID; its colour is the styleClass of its target ("dossier-yellow"), whose rule is in its stylesheet; tags
 * are bodies with the purpose "tagging", who it is about is one with "identifying", which move one with "linking" (see
 * dossier-highlights-move.h). Start and end of a
 * TextPositionSelector are code points of the text as Dossier keeps it; a highlight whose words are not in the present
 * text has none. A story without an address is urn:x-dossier:story:UID. HYPOTHESIS      JSON as its interface gives it,
 * {"rows": [...]}: words with what stands around them, without a place in the page's markup, which Dossier does not
 * keep; that format has no colours. MARKDOWN        one file with a heading for each story; see
 * dossier-highlights-note.h for a file a story. HTML            a page that stands alone: no scripts, nothing fetched.
 *   CSV             RFC 4180 with a line of names first: every field of a highlight and of its story. What a
 * spreadsheet would take as a formula has an apostrophe before it, which importing takes away. READWISE        CSV as
 * Readwise imports it: Highlight, Title, Author, URL, Note, Location, Date; tags are words behind a dot at the
 * beginning of the note. Made for a program, not for a spreadsheet: nothing is put before formulas. A note about a
 * whole story has no row's words there: it is left out, and counted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-annotation.h"
#include "dossier-claim.h"
#include "dossier-entity.h"
#include "dossier-story.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_HIGHLIGHTS_NONE,
  DOSSIER_HIGHLIGHTS_WEB_ANNOTATION,
  DOSSIER_HIGHLIGHTS_HYPOTHESIS,
  DOSSIER_HIGHLIGHTS_MARKDOWN,
  DOSSIER_HIGHLIGHTS_HTML,
  DOSSIER_HIGHLIGHTS_CSV,
  DOSSIER_HIGHLIGHTS_READWISE,
} DossierHighlightsFormat;

/* A story with its highlights; all borrowed. */
typedef struct
{
  const DossierStoryRow *story;
  const char            *language;    /* ISO 639-1, or NULL */
  gint64                 revision;    /* of its present text */
  gint64                 fetched;     /* when that text was kept, Unix seconds; 0: not known */
  GPtrArray             *annotations; /* (element-type DossierAnnotation), in text order */
  GPtrArray             *tags;        /* (element-type DossierStoryTag), of the story */
  GPtrArray             *claims;      /* (element-type DossierClaim), of its present text; NULL: none */
  GPtrArray             *entities; /* (element-type DossierEntity): who is named in it, most salient first, and whoever
                                      a highlight is about */
} DossierHighlightedStory;

/* What they are the highlights of; all borrowed. */
typedef struct
{
  const char             *title;  /* in a person's words */
  const DossierEntityRow *entity; /* with aliases; NULL: not of one dossier */
} DossierHighlightsHead;

typedef struct _DossierHighlightsWriter DossierHighlightsWriter;

/* @head must stay until @self is freed. */
DossierHighlightsWriter *dossier_highlights_writer_new (DossierHighlightsFormat      format,
                                                        const DossierHighlightsHead *head);
void                     dossier_highlights_writer_free (DossierHighlightsWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierHighlightsWriter, dossier_highlights_writer_free)

/* Each appends to @out. */
void dossier_highlights_writer_begin (DossierHighlightsWriter *self, GString *out);
void dossier_highlights_writer_add (DossierHighlightsWriter *self, const DossierHighlightedStory *story, GString *out);
void dossier_highlights_writer_end (DossierHighlightsWriter *self, GString *out);

/* So far: how many highlights and notes were written, and how many the format has no place for. */
guint dossier_highlights_writer_get_n_written (const DossierHighlightsWriter *self);
guint dossier_highlights_writer_get_n_left_out (const DossierHighlightsWriter *self);

/* Whether the words of @row stand in the present text of @story, or it is a note about the whole. */
gboolean dossier_highlight_is_placed (const DossierHighlightedStory *story, const DossierAnnotationRow *row);

G_END_DECLS
