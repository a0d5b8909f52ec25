/* dossier-document.h - the text of a story as it is read, kept and marked: canonical text + spans.
 *
 * Canonical text: blocks joined by "\n"; every image is exactly one U+FFFC in a block of its own. Every row of a table
 * is a block, and its cells are parted by one tab each; there are no other tabs. A table that was kept before rows were
 * text is one U+FFFC like an image: both kinds are read. All offsets and lengths are Unicode code points in it, so an
 * offset here is an offset in the reader's text buffer. Immutable and reference counted: may be shared between threads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Longest canonical text, in code points; what is over is cut and the document says so. */
#define DOSSIER_DOCUMENT_MAX_LENGTH (4 * 1024 * 1024)
#define DOSSIER_DOCUMENT_MAX_SPANS 200000
/* Longest name of an anchor, in bytes. */
#define DOSSIER_DOCUMENT_MAX_ANCHOR 200
/* A block with more words than this is split at a sentence's end: one huge paragraph stalls a text view. */
#define DOSSIER_DOCUMENT_MAX_BLOCK_WORDS 1000
/* Cells of one row; what is in further ones flows into the last. */
#define DOSSIER_DOCUMENT_MAX_COLUMNS 64

typedef enum
{
  /* of whole blocks */
  DOSSIER_SPAN_HEADING = 1, /* level 1..6 */
  DOSSIER_SPAN_QUOTE,       /* level = depth of nesting, from 1 */
  DOSSIER_SPAN_LIST_ITEM,   /* level = depth from 1; value = "1." for a numbered one, NULL for a bullet */
  DOSSIER_SPAN_CODE_BLOCK,
  DOSSIER_SPAN_CAPTION, /* of the image or table before it */
  DOSSIER_SPAN_TABLE,   /* its rows, level = how many of them are headings; value = NULL.
                         * Of old: one U+FFFC, value = its cells, see dossier_document_table_rows () */
  DOSSIER_SPAN_IMAGE,   /* one U+FFFC; value = address; alt = what it shows, or NULL */
  /* inside a block */
  DOSSIER_SPAN_EMPHASIS,
  DOSSIER_SPAN_STRONG,
  DOSSIER_SPAN_CODE,
  DOSSIER_SPAN_LINK,   /* value = absolute http, https or mailto address, or "#" and the value of an anchor */
  DOSSIER_SPAN_ANCHOR, /* the first character of what links within the text lead to; value = its name */
} DossierSpanKind;

typedef struct
{
  DossierSpanKind kind;
  guint           start, length;
  guint           level;
  char           *value;
  char           *alt;
} DossierSpan;

typedef struct _DossierDocument DossierDocument;

#define DOSSIER_TYPE_DOCUMENT (dossier_document_get_type ())
GType dossier_document_get_type (void);

DossierDocument *dossier_document_ref (DossierDocument *self);
void             dossier_document_unref (DossierDocument *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierDocument, dossier_document_unref)

/* Plain text: each non-empty line is a block; a form feed, tabs and runs of blanks become one blank.
 * Invalid UTF-8 becomes U+FFFD. */
DossierDocument *dossier_document_new_from_plain (const char *text, gssize length);

const char *dossier_document_get_text (DossierDocument *self);
guint       dossier_document_get_length (DossierDocument *self); /* code points */
guint       dossier_document_count_words (DossierDocument *self);
gboolean    dossier_document_is_cut (DossierDocument *self);

/* In order of their start, outer before inner. Borrowed; @n_spans is set. */
const DossierSpan *dossier_document_get_spans (DossierDocument *self, guint *n_spans);

/* The code points [start, start + length) as UTF-8, clamped to the text. Owned by the caller. */
char *dossier_document_dup_slice (DossierDocument *self, guint start, guint length);

/* The rows of @table, one of @self's DOSSIER_SPAN_TABLE, whichever way it is kept: (element-type GStrv), heading rows
 * first; they need not have equally many cells. Owned by the caller. */
GPtrArray *dossier_document_table_rows (DossierDocument *self, const DossierSpan *table);

/* How many of the rows are headings; there may be fewer rows than that. */
guint dossier_span_get_headings (const DossierSpan *table);

/* An image, or a table that is kept as one sign: it is shown in place of its U+FFFC. */
gboolean dossier_span_is_object (const DossierSpan *span);

/* SHA-256 of the text, in hex: what makes two revisions the same. Owned by the caller. */
char *dossier_document_dup_hash (DossierDocument *self);

/* The spans as bytes for keeping beside the text (little-endian GVariant "a(yuuumsms)"),
 * and back; NULL when @spans are not such bytes or point outside @text. A link to anything but the web or mail is left
 * out, such an image has no address. */
GBytes          *dossier_document_spans_to_bytes (DossierDocument *self);
DossierDocument *dossier_document_new_from_parts (const char *text, GBytes *spans);

/* @more behind @self, without the blocks at its beginning that @self has: a heading that stands on every page. @self
 * itself, with a reference, when nothing of @more is new or it would become too long. */
DossierDocument *dossier_document_append (DossierDocument *self, DossierDocument *more);

/* The document as HTML of our own making: only p h1-h6 blockquote ul ol li pre code em strong a span img table
 * figcaption, all text escaped. Owned by the caller. */
char *dossier_document_to_html (DossierDocument *self);

/* --- building one: text flows in, blocks are opened and closed around it --- */

typedef struct _DossierDocumentBuilder DossierDocumentBuilder;

DossierDocumentBuilder *dossier_document_builder_new (void);
void                    dossier_document_builder_free (DossierDocumentBuilder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierDocumentBuilder, dossier_document_builder_free)

/* Adds text to the present block, starting one when there is none. White space is folded (leading and
 * trailing blanks of a block vanish) unless a DOSSIER_SPAN_CODE_BLOCK is open; there, every "\n" becomes U+2028
 * (line separator), so that a code block stays one block. @length -1: up to NUL. */
void dossier_document_builder_add_text (DossierDocumentBuilder *self, const char *text, gssize length);

/* Ends the present block, if it holds anything; in the cell of a table this is a blank. */
void dossier_document_builder_break (DossierDocumentBuilder *self);

/* Spans nest: close in the reverse order. Block kinds break before and after. An empty span vanishes. */
void dossier_document_builder_open (DossierDocumentBuilder *self, DossierSpanKind kind, guint level, const char *value);
void dossier_document_builder_close (DossierDocumentBuilder *self);

/* The next character becomes the anchor @name; a name that is empty or too long is none, nor is one beyond the last
 * span that there may be. */
void dossier_document_builder_add_anchor (DossierDocumentBuilder *self, const char *name);

/* One U+FFFC in a block of its own. */
void dossier_document_builder_add_image (DossierDocumentBuilder *self, const char *address, const char *alt);

/* In an open DOSSIER_SPAN_TABLE: the next cell of the present row begins, or that row ends. A row without words
 * vanishes. In a cell, blocks and images are none, and a table in it is only its words. */
void dossier_document_builder_add_cell (DossierDocumentBuilder *self);
void dossier_document_builder_end_row (DossierDocumentBuilder *self);

/* TRUE once the limits are reached: nothing more is taken. */
gboolean dossier_document_builder_is_full (DossierDocumentBuilder *self);

/* The document; the builder is empty afterwards. */
DossierDocument *dossier_document_builder_end (DossierDocumentBuilder *self);

G_END_DECLS
