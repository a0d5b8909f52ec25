/* dossier-text-view-fill.c - brings a document into a text buffer piece by piece
 *
 * next, filled: where in the text the next piece begins, as pointer and as offset.
 * span:         the first span that does not begin before it.
 * ranges:       tags that wait for text that is still to come, whole or in part.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-text-view-fill.h"
#include "dossier-text-view-tags.h"

#include <string.h>

/* Longest number of a footnote, in code points. */
#define MAX_REFERENCE 5

typedef struct
{
  GtkTextTag *tag;
  guint       start, end;
} Range;

struct _DossierTextFill
{
  GtkTextView      *view;
  GtkTextBuffer    *buffer;
  DossierDocument  *document;
  DossierTextObject object;
  gpointer          user_data;
  guint             n_objects;

  guint       base;
  const char *next;
  guint       filled;
  guint       span;
  GArray     *ranges;
};

DossierTextFill *
dossier_text_fill_new (GtkTextView *view, DossierDocument *document, DossierTextObject object, gpointer user_data)
{
  DossierTextFill *self = g_new0 (DossierTextFill, 1);

  self->view = view;
  self->buffer = g_object_ref (gtk_text_view_get_buffer (view));
  self->document = dossier_document_ref (document);
  self->object = object;
  self->user_data = user_data;
  self->base = gtk_text_buffer_get_char_count (self->buffer);
  self->next = dossier_document_get_text (document);
  self->ranges = g_array_new (FALSE, FALSE, sizeof (Range));
  return self;
}

void
dossier_text_fill_free (DossierTextFill *self)
{
  g_array_unref (self->ranges);
  dossier_document_unref (self->document);
  g_object_unref (self->buffer);
  g_free (self);
}

guint
dossier_text_fill_get_filled (DossierTextFill *self)
{
  return self->filled;
}

guint
dossier_text_fill_get_base (DossierTextFill *self)
{
  return self->base;
}

/* The part of @range that lies in [from, until). */
static void
apply_range (DossierTextFill *self, const Range *range, guint from, guint until)
{
  guint       start = MAX (range->start, from), end = MIN (range->end, until);
  GtkTextIter first, last;

  if (start >= end)
    return;
  gtk_text_buffer_get_iter_at_offset (self->buffer, &first, self->base + start);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &last, self->base + end);
  gtk_text_buffer_apply_tag (self->buffer, range->tag, &first, &last);
}

void
dossier_text_fill_add_tag (DossierTextFill *self, const char *tag, guint start, guint length)
{
  Range range
      = { gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (self->buffer), tag), start, start + length };

  apply_range (self, &range, 0, self->filled);
  if (range.end > self->filled)
    g_array_append_val (self->ranges, range);
}

void
dossier_text_fill_remove_tag (DossierTextFill *self, const char *name)
{
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (self->buffer), name);
  GtkTextIter begin, end;

  gtk_text_buffer_get_bounds (self->buffer, &begin, &end);
  gtk_text_buffer_remove_tag (self->buffer, tag, &begin, &end);
  for (guint i = self->ranges->len; i > 0; i--)
    if (g_array_index (self->ranges, Range, i - 1).tag == tag)
      g_array_remove_index_fast (self->ranges, i - 1);
}

/* "1", "[12]", "*": a link within the text that is no word. */
static gboolean
is_reference (DossierTextFill *self, const DossierSpan *span)
{
  g_autofree char *text = NULL;

  if (span->kind != DOSSIER_SPAN_LINK || span->value == NULL || *span->value != '#' || span->length > MAX_REFERENCE)
    return FALSE;
  text = dossier_document_dup_slice (self->document, span->start, span->length);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

static void
add_span (DossierTextFill *self, const DossierSpan *span)
{
  guint       end = span->start + span->length;
  const char *tag = dossier_text_tags_of_span (span->kind, span->level);

  /* the line break behind a block belongs to it: margins and space below are those of the whole paragraph */
  if (span->kind <= DOSSIER_SPAN_IMAGE && end < dossier_document_get_length (self->document))
    end++;
  if (span->kind == DOSSIER_SPAN_TABLE && !dossier_span_is_object (span))
    tag = DOSSIER_TEXT_TAG_ROW;
  dossier_text_fill_add_tag (self, tag, span->start, end - span->start);
  if (is_reference (self, span))
    dossier_text_fill_add_tag (self, DOSSIER_TEXT_TAG_REFERENCE, span->start, span->length);
}

/* How many code points from here make the next piece; *@bytes is their length. */
static guint
measure_piece (DossierTextFill *self, guint limit, gsize *bytes)
{
  const char *p = self->next;
  guint       n = 0;

  while (*p != '\0' && n < limit && (n < DOSSIER_TEXT_FILL_STEP / 2 || p[-1] != '\n'))
    {
      p = g_utf8_next_char (p);
      n++;
    }
  *bytes = p - self->next;
  return n;
}

/* Gives every paragraph of [from, filled) a tag that begins with it. GTK keeps the last look it computed while it lays
 * out line after line, until a tag begins or ends: when a line between two invalid ones is valid already, the second
 * one would get the look of the first. */
static void
mark_paragraphs (DossierTextFill *self, guint from)
{
  GtkTextIter first, last;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &first, self->base + from);
  while (!gtk_text_iter_is_end (&first))
    {
      last = first;
      if (!gtk_text_iter_ends_line (&last))
        gtk_text_iter_forward_to_line_end (&last);
      gtk_text_buffer_apply_tag_by_name (self->buffer, DOSSIER_TEXT_TAG_PARAGRAPH, &first, &last);
      if (!gtk_text_iter_forward_line (&first))
        break;
    }
}

static void
insert_text (DossierTextFill *self, guint limit)
{
  GtkTextIter end;
  gsize       bytes;
  guint       n = measure_piece (self, limit, &bytes);

  gtk_text_buffer_get_end_iter (self->buffer, &end);
  gtk_text_buffer_insert (self->buffer, &end, self->next, bytes);
  self->next += bytes;
  self->filled += n;
  mark_paragraphs (self, self->filled - n);
}

/* One image, or table of old: one sign in the text, one in the buffer. */
static void
insert_object (DossierTextFill *self, const DossierSpan *span)
{
  GtkWidget          *widget = NULL;
  GtkTextChildAnchor *anchor;
  GtkTextIter         end;

  if (self->n_objects < DOSSIER_TEXT_FILL_MAX_OBJECTS)
    widget = self->object (span, self->user_data);
  gtk_text_buffer_get_end_iter (self->buffer, &end);
  if (widget != NULL)
    {
      anchor = gtk_text_buffer_create_child_anchor (self->buffer, &end);
      gtk_text_view_add_child_at_anchor (self->view, widget, anchor);
      self->n_objects++;
    }
  else
    gtk_text_buffer_insert (self->buffer, &end, "\302\240", -1); /* one code point as well */
  self->next = g_utf8_next_char (self->next);
  self->filled++;
}

/* Puts the waiting tags on what came in since @from, and forgets those that are complete. */
static void
apply_waiting (DossierTextFill *self, guint from)
{
  guint kept = 0;

  for (guint i = 0; i < self->ranges->len; i++)
    {
      Range range = g_array_index (self->ranges, Range, i);

      apply_range (self, &range, from, self->filled);
      if (range.end > self->filled)
        g_array_index (self->ranges, Range, kept++) = range;
    }
  g_array_set_size (self->ranges, kept);
}

gboolean
dossier_text_fill_step (DossierTextFill *self)
{
  guint              from = self->filled, until = self->filled + DOSSIER_TEXT_FILL_STEP, n_spans;
  const DossierSpan *spans = dossier_document_get_spans (self->document, &n_spans);

  while (*self->next != '\0' && self->filled < until)
    {
      guint              limit = until - self->filled;
      const DossierSpan *object = NULL;

      for (guint i = self->span; i < n_spans && spans[i].start < self->filled + limit && object == NULL; i++)
        if (dossier_span_is_object (&spans[i]) && spans[i].start >= self->filled)
          object = &spans[i];
      if (object != NULL)
        limit = object->start - self->filled;
      if (limit > 0)
        insert_text (self, limit);
      else
        insert_object (self, object);
      if (object == NULL)
        break;
    }
  apply_waiting (self, from);
  for (; self->span < n_spans && spans[self->span].start < self->filled; self->span++)
    add_span (self, &spans[self->span]);
  return *self->next != '\0';
}
