/* dossier-document-builder.c - text flows in, blocks and spans are opened and closed around it
 *
 * open:   spans that are not closed yet, outer first. A span's start is NOT_YET until
 *         the first visible character after it is known: blanks never belong to a span's edge. It stays NEVER when it
 *         is a block in a cell, which is none.
 * column: cells of the present row that have begun; 0 outside of rows.
 * length: code points in text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-document-private.h"

#include <string.h>

#define NOT_YET G_MAXUINT
#define NEVER (G_MAXUINT - 1)
#define OBJECT 0xFFFC
#define REPLACEMENT 0xFFFD
#define LINE_SEPARATOR 0x2028

struct _DossierDocumentBuilder
{
  GString   *text;
  guint      length;
  GArray    *spans;
  GArray    *open;
  guint      n_unstarted; /* open spans whose start is NOT_YET */
  GPtrArray *anchors;     /* (element-type utf8): names that wait for a character */
  guint      code_depth;  /* open code blocks */
  guint      table_depth; /* open tables; rows and cells are those of the outermost */
  guint      column;
  guint      tabs_due; /* ends of cells that wait for a character, or for the end of the row */
  guint      words;    /* in the present block */
  gunichar   last;     /* last character written, 0 at a block's start */
  gboolean   in_block;
  gboolean   blank_due; /* a folded blank waits for the next character */
  gboolean   full;
};

DossierDocumentBuilder *
dossier_document_builder_new (void)
{
  DossierDocumentBuilder *self = g_new0 (DossierDocumentBuilder, 1);

  self->text = g_string_new (NULL);
  self->spans = dossier_document_spans_new ();
  self->open = dossier_document_spans_new ();
  self->anchors = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
dossier_document_builder_free (DossierDocumentBuilder *self)
{
  if (self == NULL)
    return;
  g_string_free (self->text, TRUE);
  g_array_unref (self->spans);
  g_array_unref (self->open);
  g_ptr_array_unref (self->anchors);
  g_free (self);
}

static gboolean
is_block (DossierSpanKind kind)
{
  return kind <= DOSSIER_SPAN_IMAGE;
}

/* All that wait, or only those of blocks. */
static void
start_spans (DossierDocumentBuilder *self, gboolean only_blocks)
{
  for (guint i = self->open->len; i > 0 && self->n_unstarted > 0; i--)
    {
      DossierSpan *span = &g_array_index (self->open, DossierSpan, i - 1);

      if (span->start == NOT_YET && (!only_blocks || is_block (span->kind)))
        {
          span->start = self->length;
          self->n_unstarted--;
        }
    }
}

static void
set_anchors (DossierDocumentBuilder *self)
{
  for (guint i = 0; i < self->anchors->len && self->spans->len < DOSSIER_DOCUMENT_MAX_SPANS; i++)
    {
      DossierSpan span = {
        .kind = DOSSIER_SPAN_ANCHOR, .start = self->length, .length = 1, .value = g_strdup (self->anchors->pdata[i])
      };

      g_array_append_val (self->spans, span);
    }
  g_ptr_array_set_size (self->anchors, 0);
}

static void
write_char (DossierDocumentBuilder *self, gunichar c)
{
  if (c < 0x80)
    g_string_append_c (self->text, (char) c);
  else
    g_string_append_unichar (self->text, c);
  self->length++;
}

static void
write_tabs (DossierDocumentBuilder *self)
{
  if (self->tabs_due > 0)
    start_spans (self, TRUE);
  for (; self->tabs_due > 0; self->tabs_due--)
    write_char (self, '\t');
}

/* A visible character (or U+FFFC), with the blank or the end of a block or of cells that is due before it. */
static void
put (DossierDocumentBuilder *self, gunichar c)
{
  if (self->table_depth > 0 && self->column == 0)
    dossier_document_builder_add_cell (self);
  if (self->length + self->tabs_due + 2 > DOSSIER_DOCUMENT_MAX_LENGTH)
    {
      self->full = TRUE;
      return;
    }
  if (!self->in_block)
    {
      if (self->length > 0)
        write_char (self, '\n');
      self->in_block = TRUE;
      self->words = 0;
    }
  else if (self->blank_due && self->tabs_due == 0)
    {
      write_char (self, ' ');
      self->words++;
    }
  self->blank_due = FALSE;
  write_tabs (self);
  start_spans (self, FALSE);
  if (self->anchors->len > 0)
    set_anchors (self);
  write_char (self, c);
  self->last = c;
}

/* As put for each of the visible ASCII characters from @text on, of which there is one: most text is words of them.
 * What comes after them. */
static const char *
put_word (DossierDocumentBuilder *self, const char *text, const char *end)
{
  const char *rest = text + 1, *p = rest;
  gsize       room;

  put (self, (guchar) *text);
  while (p < end && g_ascii_isgraph (*p))
    p++;
  if (self->full || p == rest)
    return p;
  room = DOSSIER_DOCUMENT_MAX_LENGTH - MIN (self->length + 1, DOSSIER_DOCUMENT_MAX_LENGTH);
  self->full = (gsize) (p - rest) > room;
  room = MIN (room, (gsize) (p - rest));
  g_string_append_len (self->text, rest, (gssize) room);
  self->length += (guint) room;
  self->last = (guchar) self->text->str[self->text->len - 1];
  return p;
}

static gboolean
ends_sentence (gunichar c)
{
  return c == '.' || c == '!' || c == '?' || c == 0x201D || c == 0x3002;
}

static void
end_block (DossierDocumentBuilder *self)
{
  self->in_block = FALSE;
  self->blank_due = FALSE;
  self->last = 0;
}

static void
put_blank (DossierDocumentBuilder *self)
{
  if (self->in_block && self->words >= DOSSIER_DOCUMENT_MAX_BLOCK_WORDS && ends_sentence (self->last)
      && self->column == 0)
    end_block (self);
  else if (self->in_block)
    self->blank_due = TRUE;
}

static void
put_code (DossierDocumentBuilder *self, gunichar c)
{
  if (c == '\n')
    c = LINE_SEPARATOR;
  else if (c == '\t' || (c != LINE_SEPARATOR && g_unichar_isspace (c)))
    c = ' ';
  else if (g_unichar_iscntrl (c))
    return;
  if (self->in_block || (c != LINE_SEPARATOR && c != ' '))
    put (self, c);
}

void
dossier_document_builder_add_text (DossierDocumentBuilder *self, const char *text, gssize length)
{
  g_autofree char *valid = NULL;
  const char      *end;

  if (length < 0)
    length = strlen (text);
  if (!g_utf8_validate (text, length, NULL))
    {
      text = valid = g_utf8_make_valid (text, length);
      length = strlen (text);
    }
  end = text + length;
  for (const char *p = text, *next; p < end && !self->full; p = next)
    {
      gunichar c = g_utf8_get_char (p);

      next = g_utf8_next_char (p);
      if (c == OBJECT)
        c = REPLACEMENT;
      if (self->code_depth > 0 && self->table_depth == 0)
        put_code (self, c);
      else if (g_ascii_isgraph (*p))
        next = put_word (self, p, end);
      else if (c == ' ' || g_unichar_isspace (c))
        put_blank (self);
      else if (!g_unichar_iscntrl (c))
        put (self, c);
    }
}

void
dossier_document_builder_break (DossierDocumentBuilder *self)
{
  if (self->column > 0)
    put_blank (self);
  else
    end_block (self);
}

void
dossier_document_builder_add_cell (DossierDocumentBuilder *self)
{
  if (self->table_depth != 1 || self->column == DOSSIER_DOCUMENT_MAX_COLUMNS)
    {
      put_blank (self);
      return;
    }
  if (self->column == 0)
    end_block (self);
  else
    self->tabs_due++;
  self->column++;
  self->blank_due = FALSE;
}

void
dossier_document_builder_end_row (DossierDocumentBuilder *self)
{
  if (self->table_depth != 1)
    {
      put_blank (self);
      return;
    }
  if (self->in_block && self->length + self->tabs_due <= DOSSIER_DOCUMENT_MAX_LENGTH)
    write_tabs (self);
  self->tabs_due = 0;
  self->column = 0;
  end_block (self);
}

void
dossier_document_builder_open (DossierDocumentBuilder *self, DossierSpanKind kind, guint level, const char *value)
{
  gboolean    is_none = self->column > 0 && is_block (kind);
  DossierSpan span = { .kind = kind, .start = is_none ? NEVER : NOT_YET, .level = level, .value = g_strdup (value) };

  if (is_block (kind))
    dossier_document_builder_break (self);
  self->code_depth += kind == DOSSIER_SPAN_CODE_BLOCK;
  self->table_depth += kind == DOSSIER_SPAN_TABLE;
  self->n_unstarted += !is_none;
  g_array_append_val (self->open, span);
}

/* Keeps @span, or lets it vanish when it holds nothing or there are too many. Takes its strings. */
static void
keep_span (DossierDocumentBuilder *self, DossierSpan *span)
{
  if (span->start != NOT_YET && span->start < self->length && self->spans->len < DOSSIER_DOCUMENT_MAX_SPANS)
    {
      span->length = self->length - span->start;
      g_array_append_vals (self->spans, span, 1);
      return;
    }
  if (span->start == NOT_YET)
    self->n_unstarted--;
  g_free (span->value);
  g_free (span->alt);
}

void
dossier_document_builder_close (DossierDocumentBuilder *self)
{
  DossierSpan span;

  g_return_if_fail (self->open->len > 0);

  span = g_array_index (self->open, DossierSpan, self->open->len - 1);
  g_array_index (self->open, DossierSpan, self->open->len - 1) = (DossierSpan){ 0 };
  g_array_set_size (self->open, self->open->len - 1);
  if (span.kind == DOSSIER_SPAN_TABLE && self->table_depth == 1)
    dossier_document_builder_end_row (self);
  self->code_depth -= span.kind == DOSSIER_SPAN_CODE_BLOCK;
  self->table_depth -= span.kind == DOSSIER_SPAN_TABLE;
  if (is_block (span.kind))
    dossier_document_builder_break (self);
  keep_span (self, &span);
}

void
dossier_document_builder_add_anchor (DossierDocumentBuilder *self, const char *name)
{
  if (self->spans->len + self->anchors->len >= DOSSIER_DOCUMENT_MAX_SPANS)
    return;
  if (*name != '\0' && strlen (name) <= DOSSIER_DOCUMENT_MAX_ANCHOR && g_utf8_validate (name, -1, NULL))
    g_ptr_array_add (self->anchors, g_strdup (name));
}

void
dossier_document_builder_add_image (DossierDocumentBuilder *self, const char *address, const char *alt)
{
  DossierSpan span = { .kind = DOSSIER_SPAN_IMAGE, .start = NOT_YET };

  dossier_document_builder_break (self);
  if (self->table_depth > 0)
    return;
  span.value = g_strdup (address);
  span.alt = g_strdup (alt);
  self->n_unstarted++;
  g_array_append_val (self->open, span);
  if (!self->full)
    put (self, OBJECT);
  dossier_document_builder_close (self);
}

gboolean
dossier_document_builder_is_full (DossierDocumentBuilder *self)
{
  return self->full;
}

DossierDocument *
dossier_document_builder_end (DossierDocumentBuilder *self)
{
  DossierDocument *document;

  while (self->open->len > 0)
    dossier_document_builder_close (self);

  document = dossier_document_new_take (g_string_free (self->text, FALSE), self->length, self->spans, self->full);
  self->text = g_string_new (NULL);
  self->spans = dossier_document_spans_new ();
  self->length = 0;
  self->full = FALSE;
  g_ptr_array_set_size (self->anchors, 0);
  dossier_document_builder_break (self);
  return document;
}
