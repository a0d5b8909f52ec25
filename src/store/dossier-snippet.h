/* dossier-snippet.h - the words of a story around what a search found in it
 *
 * Reference counted; may be shared between threads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Places that are told of a text. */
#define DOSSIER_MARKS_MAX 2000

/* A place [start, end) in a text, in bytes; term: which one of those that are looked for stands there. */
typedef struct
{
  guint start, end, term;
} DossierMark;

/* Code points that are cut out; within how many bytes what was found has to stand together; how many code points may
 * stand before it, as far as its sentence reaches, and when that is longer. */
#define DOSSIER_SNIPPET_LENGTH 240
#define DOSSIER_SNIPPET_WINDOW 180
#define DOSSIER_SNIPPET_BEFORE 60
#define DOSSIER_SNIPPET_WORDS_BEFORE 32

/* What the words are of. */
typedef enum
{
  DOSSIER_SNIPPET_NONE, /* there is no text */
  DOSSIER_SNIPPET_TEXT,
  DOSSIER_SNIPPET_HIGHLIGHT,
  DOSSIER_SNIPPET_NOTE,
} DossierSnippetSource;

/* Marks are of DossierMark, in bytes; in their order, none within another. */
typedef struct
{
  gint64               story;
  DossierSnippetSource source;
  char                *text; /* on one line; NULL: what is asked for stands in the title alone, or nowhere */
  GArray              *marks;
  char                *title; /* that title_marks are of; NULL: the story is gone */
  GArray              *title_marks;
} DossierSnippet;

DossierSnippet *dossier_snippet_new (gint64 story);
DossierSnippet *dossier_snippet_ref (DossierSnippet *self);
void            dossier_snippet_unref (DossierSnippet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierSnippet, dossier_snippet_unref)

/* Of @marks (of DossierMark, sorted): the first of those that stand within a window and are of most terms, the
 * earliest; @n_terms: of how many. Not for none. */
guint dossier_snippet_choose (GArray *marks, guint *n_terms);

/* @text around the @first of @marks, on one line, with signs of what is left out; the marks in it are added to
 * @cut_marks. Owned by the caller. */
char *dossier_snippet_cut (const char *text, GArray *marks, guint first, GArray *cut_marks);

/* Takes the places out of @marks (sorted) that are within others; those that touch become one. */
void dossier_snippet_join (GArray *marks);

G_END_DECLS
