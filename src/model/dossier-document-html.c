/* dossier-document-html.c - a document as HTML of our own making
 *
 * Blocks come in text order; the spans that touch the present block are kept in `active`, so that the
 * whole is linear in blocks + spans.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-document.h"

#include <string.h>

/* Spans inside one cell that are told to go on in the next. */
#define MAX_CARRIED 32

typedef struct
{
  DossierDocument   *document;
  GString           *html;
  GPtrArray         *active; /* (element-type DossierSpan), borrowed: those that touch the present block */
  guint              quote_depth;
  GPtrArray         *lists; /* open lists, outer first: "ul" or "ol" */
  const DossierSpan *table; /* whose rows are being written, or NULL */
  guint              row;   /* of them, the present one */
} Writer;

static void
append_escaped (GString *html, const char *text, gssize length)
{
  g_autofree char *escaped = g_markup_escape_text (text, length);

  g_string_append (html, escaped);
}

static const DossierSpan *
find_active (Writer *writer, DossierSpanKind kind)
{
  for (guint i = writer->active->len; i > 0; i--)
    {
      const DossierSpan *span = g_ptr_array_index (writer->active, i - 1);

      if (span->kind == kind)
        return span;
    }
  return NULL;
}

static const char *
inline_tag (DossierSpanKind kind)
{
  switch ((int) kind)
    {
    case DOSSIER_SPAN_EMPHASIS: return "em";
    case DOSSIER_SPAN_STRONG: return "strong";
    case DOSSIER_SPAN_CODE: return "code";
    case DOSSIER_SPAN_LINK: return "a";
    case DOSSIER_SPAN_ANCHOR: return "span";
    }
  return NULL;
}

static void
open_inline (Writer *writer, const DossierSpan *span)
{
  g_string_append_printf (writer->html, "<%s", inline_tag (span->kind));
  if (span->kind == DOSSIER_SPAN_LINK && span->value != NULL)
    {
      g_string_append (writer->html, " href=\"");
      append_escaped (writer->html, span->value, -1);
      g_string_append_c (writer->html, '"');
    }
  if (span->kind == DOSSIER_SPAN_ANCHOR && span->value != NULL)
    {
      g_string_append (writer->html, " id=\"");
      append_escaped (writer->html, span->value, -1);
      g_string_append_c (writer->html, '"');
    }
  g_string_append_c (writer->html, '>');
}

static const char *
cell_tag (const Writer *writer)
{
  return writer->row < dossier_span_get_headings (writer->table) ? "th" : "td";
}

/* The end of a cell: what is open is closed, and opened again in the next one. */
static void
write_border (Writer *writer, GPtrArray *stack)
{
  for (guint i = stack->len; i > 0; i--)
    g_string_append_printf (writer->html, "</%s>", inline_tag (((const DossierSpan *) stack->pdata[i - 1])->kind));
  g_string_append_printf (writer->html, "</%s><%s>", cell_tag (writer), cell_tag (writer));
  if (stack->len > MAX_CARRIED)
    g_ptr_array_set_size (stack, 0);
  for (guint i = 0; i < stack->len; i++)
    open_inline (writer, stack->pdata[i]);
}

/* The characters [start, end) at @text, with the inline spans that are active. */
static void
write_inline (Writer *writer, const char *text, guint start, guint end)
{
  g_autoptr (GPtrArray) stack = g_ptr_array_new ();
  guint next = 0;

  for (guint at = start;; at++, text = g_utf8_next_char (text))
    {
      while (stack->len > 0)
        {
          const DossierSpan *top = g_ptr_array_index (stack, stack->len - 1);

          if (at < end && top->start + top->length > at)
            break;
          g_string_append_printf (writer->html, "</%s>", inline_tag (top->kind));
          g_ptr_array_set_size (stack, stack->len - 1);
        }
      if (at >= end)
        return;
      for (; next < writer->active->len; next++)
        {
          const DossierSpan *span = g_ptr_array_index (writer->active, next);

          if (span->start > at)
            break;
          if (inline_tag (span->kind) == NULL)
            continue;
          open_inline (writer, span);
          g_ptr_array_add (stack, (gpointer) span);
        }
      if (*text == '\t' && writer->table != NULL)
        write_border (writer, stack);
      else if (g_utf8_get_char (text) == 0x2028)
        g_string_append_c (writer->html, '\n');
      else
        append_escaped (writer->html, text, g_utf8_next_char (text) - text);
    }
}

/* One that is kept as one sign. */
static void
write_table (Writer *writer, const DossierSpan *table)
{
  g_autoptr (GPtrArray) rows = dossier_document_table_rows (writer->document, table);

  g_string_append (writer->html, "<table>");
  for (guint i = 0; i < rows->len; i++)
    {
      const char *tag = i < dossier_span_get_headings (table) ? "th" : "td";

      g_string_append (writer->html, "<tr>");
      for (char **cell = g_ptr_array_index (rows, i); *cell != NULL; cell++)
        {
          g_string_append_printf (writer->html, "<%s>", tag);
          append_escaped (writer->html, *cell, -1);
          g_string_append_printf (writer->html, "</%s>", tag);
        }
      g_string_append (writer->html, "</tr>");
    }
  g_string_append (writer->html, "</table>\n");
}

/* Ends the table whose rows were written, unless it is @table, or begins that. */
static void
set_table (Writer *writer, const DossierSpan *table)
{
  if (writer->table == table)
    {
      writer->row++;
      return;
    }
  if (writer->table != NULL)
    g_string_append (writer->html, "</table>\n");
  writer->table = table;
  writer->row = 0;
}

static void
write_row (Writer *writer, const char *text, guint start, guint end)
{
  g_string_append_printf (writer->html, "%s<tr><%s>", writer->row == 0 ? "<table>" : "", cell_tag (writer));
  write_inline (writer, text, start, end);
  g_string_append_printf (writer->html, "</%s></tr>", cell_tag (writer));
}

static void
write_image (Writer *writer, const DossierSpan *image)
{
  g_string_append (writer->html, "<p><img src=\"");
  append_escaped (writer->html, image->value != NULL ? image->value : "", -1);
  g_string_append (writer->html, "\" alt=\"");
  append_escaped (writer->html, image->alt != NULL ? image->alt : "", -1);
  g_string_append (writer->html, "\"></p>\n");
}

static void
close_lists (Writer *writer, guint depth)
{
  while (writer->lists->len > depth)
    {
      g_string_append_printf (writer->html, "</%s>\n",
                              (const char *) g_ptr_array_index (writer->lists, writer->lists->len - 1));
      g_ptr_array_set_size (writer->lists, writer->lists->len - 1);
    }
}

/* Opens and closes quotes and lists until their depths are those of the present block. */
static void
set_depths (Writer *writer)
{
  const DossierSpan *quote = find_active (writer, DOSSIER_SPAN_QUOTE);
  const DossierSpan *item = find_active (writer, DOSSIER_SPAN_LIST_ITEM);
  guint              quote_depth = quote != NULL ? CLAMP (quote->level, 1, 32) : 0;
  guint              list_depth = item != NULL ? CLAMP (item->level, 1, 32) : 0;

  close_lists (writer, quote_depth != writer->quote_depth ? 0 : list_depth);
  for (; writer->quote_depth > quote_depth; writer->quote_depth--)
    g_string_append (writer->html, "</blockquote>\n");
  for (; writer->quote_depth < quote_depth; writer->quote_depth++)
    g_string_append (writer->html, "<blockquote>\n");
  while (writer->lists->len < list_depth)
    {
      const char *tag = item->value != NULL ? "ol" : "ul";

      g_string_append_printf (writer->html, "<%s>\n", tag);
      g_ptr_array_add (writer->lists, (gpointer) tag);
    }
}

static void
write_block (Writer *writer, const char *text, guint start, guint end)
{
  const DossierSpan *span = find_active (writer, DOSSIER_SPAN_TABLE);
  gboolean           is_object = span != NULL && dossier_span_is_object (span);
  char               tag[16] = "p";

  set_table (writer, is_object ? NULL : span);
  set_depths (writer);
  if (span != NULL)
    {
      if (is_object)
        write_table (writer, span);
      else
        write_row (writer, text, start, end);
      return;
    }
  if ((span = find_active (writer, DOSSIER_SPAN_IMAGE)) != NULL)
    {
      write_image (writer, span);
      return;
    }
  if ((span = find_active (writer, DOSSIER_SPAN_HEADING)) != NULL)
    g_snprintf (tag, sizeof tag, "h%u", CLAMP (span->level, 1, 6));
  else if (find_active (writer, DOSSIER_SPAN_CODE_BLOCK) != NULL)
    g_strlcpy (tag, "pre", sizeof tag);
  else if (find_active (writer, DOSSIER_SPAN_CAPTION) != NULL)
    g_strlcpy (tag, "figcaption", sizeof tag);
  else if (find_active (writer, DOSSIER_SPAN_LIST_ITEM) != NULL)
    g_strlcpy (tag, "li", sizeof tag);

  g_string_append_printf (writer->html, "<%s>", tag);
  write_inline (writer, text, start, end);
  g_string_append_printf (writer->html, "</%s>\n", tag);
}

static void
drop_passed (GPtrArray *active, guint start)
{
  for (guint i = active->len; i > 0; i--)
    {
      const DossierSpan *span = g_ptr_array_index (active, i - 1);

      if (span->start + span->length <= start)
        g_ptr_array_remove_index (active, i - 1);
    }
}

char *
dossier_document_to_html (DossierDocument *self)
{
  g_autoptr (GPtrArray) active = g_ptr_array_new ();
  g_autoptr (GPtrArray) lists = g_ptr_array_new ();
  Writer             writer = { .document = self, .html = g_string_new (NULL), .active = active, .lists = lists };
  guint              n_spans, next = 0, start = 0;
  const DossierSpan *spans = dossier_document_get_spans (self, &n_spans);

  for (const char *text = dossier_document_get_text (self); *text != '\0';)
    {
      const char *line_end = strchr (text, '\n');
      guint       length = line_end != NULL ? g_utf8_strlen (text, line_end - text) : g_utf8_strlen (text, -1);

      drop_passed (active, start);
      for (; next < n_spans && spans[next].start < start + length; next++)
        g_ptr_array_add (active, (gpointer) &spans[next]);
      write_block (&writer, text, start, start + length);
      start += length + 1;
      if (line_end == NULL)
        break;
      text = line_end + 1;
    }
  g_ptr_array_set_size (active, 0);
  set_table (&writer, NULL);
  set_depths (&writer);
  return g_string_free (writer.html, FALSE);
}
