/* dossier-edition-text.c - the text of a story as HTML that is XML too
 *
 * Blocks come one after the other; quotes and lists are opened and closed until they are those of the next block. A
 * list item stays open until something comes that is not in it, so that lists in it are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-edition-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>
#include "dossier-escape.h"

/* An open list, whose last item is open. */
typedef struct
{
  const char        *tag;  /* "ul" or "ol" */
  const DossierSpan *item; /* NULL: it is there for a list in it alone */
} List;

typedef struct
{
  GString              *out;
  const DossierEdition *edition;
  guint                 quote_depth;
  GArray               *lists; /* of List, outer first */
  gboolean              is_book;
  const DossierSpan    *table; /* whose rows are being written, or NULL */
} Writer;

/* ---- inside a block ---- */

static const struct
{
  DossierSpanKind kind;
  const char     *tag;
} styles[] = {
  { DOSSIER_SPAN_STRONG, "strong" },
  { DOSSIER_SPAN_EMPHASIS, "em" },
  { DOSSIER_SPAN_CODE, "code" },
};

/* @text for XML with its line ends. */
static void
escape_lines (GString *out, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_string_append (out, i > 0 ? "\n" : "");
      dossier_escape_xml (out, lines[i]);
    }
}

static void
append_link (GString *out, const char *link)
{
  g_autoptr (GString) address = g_string_new (NULL);

  dossier_escape_address (address, link);
  g_string_append (out, "<a rel=\"noreferrer\" href=\"");
  dossier_escape_xml (out, address->str);
  g_string_append (out, "\">");
}

static void
append_references (Writer *writer, const DossierRun *run)
{
  for (guint i = 0; run->notes != NULL && i < run->notes->len; i++)
    {
      guint number = g_array_index (run->notes, guint, i);

      g_string_append_printf (writer->out, "<sup><a %srole=\"doc-noteref\" id=\"r%u\" href=\"#n%u\">%u</a></sup>",
                              writer->is_book ? "epub:type=\"noteref\" " : "", number, number, number);
    }
}

static void
append_run (Writer *writer, const DossierRun *run, gboolean is_code)
{
  g_autofree char *text = dossier_run_dup_text (run);

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    if ((run->styles & DOSSIER_STYLE (styles[i].kind)) != 0)
      g_string_append_printf (writer->out, "<%s>", styles[i].tag);
  if (is_code)
    escape_lines (writer->out, text);
  else
    dossier_escape_xml (writer->out, text);
  for (guint i = G_N_ELEMENTS (styles); i > 0; i--)
    if ((run->styles & DOSSIER_STYLE (styles[i - 1].kind)) != 0)
      g_string_append_printf (writer->out, "</%s>", styles[i - 1].tag);
}

/* Whether highlight and link of @run are those of the run before it, which no reference parts from it. */
static gboolean
goes_on (const DossierRun *before, const DossierRun *run)
{
  return before != NULL && run != NULL && before->notes == NULL && before->mark == run->mark
         && before->link == run->link;
}

/* Those in [from, until). */
static void
append_some_runs (Writer *writer, const DossierPassage *passage, guint from, guint until)
{
  const DossierRun *before = NULL;

  for (guint i = from; i < until; i++)
    {
      const DossierRun *run = &g_array_index (passage->runs, DossierRun, i);
      const DossierRun *next = i + 1 < until ? run + 1 : NULL;
      const char       *link = dossier_edition_safe_link (run->link);

      if (!goes_on (before, run) && run->mark != NULL)
        g_string_append_printf (writer->out, "<mark class=\"%s\">", dossier_colour_to_string (run->mark->colour));
      if (!goes_on (before, run) && link != NULL)
        append_link (writer->out, link);
      append_run (writer, run, passage->kind == DOSSIER_SPAN_CODE_BLOCK);
      if (!goes_on (run, next))
        g_string_append_printf (writer->out, "%s%s", link != NULL ? "</a>" : "", run->mark != NULL ? "</mark>" : "");
      append_references (writer, run);
      before = run;
    }
}

static void
append_runs (Writer *writer, const DossierPassage *passage)
{
  append_some_runs (writer, passage, 0, passage->runs->len);
}

static void
append_own_references (Writer *writer, const DossierPassage *passage)
{
  for (guint i = 0; i < passage->runs->len; i++)
    append_references (writer, &g_array_index (passage->runs, DossierRun, i));
}

/* ---- tables and images ---- */

static void
append_table (Writer *writer, const DossierPassage *passage)
{
  g_autoptr (GPtrArray) rows = dossier_document_table_rows (writer->edition->passages->document, passage->object);
  const DossierRun *run = &g_array_index (passage->runs, DossierRun, 0);
  gboolean          has_notes = run->notes != NULL;

  g_string_append (writer->out, "<table>");
  if (has_notes)
    {
      g_string_append (writer->out, "<caption>");
      append_own_references (writer, passage);
      g_string_append (writer->out, "</caption>");
    }
  for (guint i = 0; i < rows->len; i++)
    {
      const char *tag = i == 0 ? "th" : "td";

      g_string_append (writer->out, "\n<tr>");
      for (char **cell = rows->pdata[i]; *cell != NULL; cell++)
        {
          g_string_append_printf (writer->out, "<%s>", tag);
          dossier_escape_xml (writer->out, *cell);
          g_string_append_printf (writer->out, "</%s>", tag);
        }
      g_string_append (writer->out, "</tr>");
    }
  g_string_append (writer->out, "\n</table>\n");
}

/* Ends the table whose rows were written, unless @passage is one of them. */
static void
leave_table (Writer *writer, const DossierPassage *passage)
{
  if (writer->table != NULL && (passage == NULL || passage->table != writer->table))
    g_string_append (writer->out, "\n</table>\n");
  if (passage == NULL || passage->table != writer->table)
    writer->table = NULL;
}

static void
append_row (Writer *writer, const DossierPassage *passage)
{
  const char *tag = passage->row < dossier_span_get_headings (passage->table) ? "th" : "td";

  g_string_append_printf (writer->out, "%s\n<tr>", writer->table == NULL ? "<table>" : "");
  writer->table = passage->table;
  for (guint from = 0, until = 0; until <= passage->runs->len; until++)
    {
      gboolean          is_end = until == passage->runs->len;
      const DossierRun *run = is_end ? NULL : &g_array_index (passage->runs, DossierRun, until);

      if (!is_end && !dossier_run_is_border (run))
        continue;
      g_string_append_printf (writer->out, "<%s dir=\"auto\">", tag);
      append_some_runs (writer, passage, from, until);
      if (!is_end)
        append_references (writer, run);
      g_string_append_printf (writer->out, "</%s>", tag);
      from = until + 1;
    }
  g_string_append (writer->out, "</tr>");
}

static void
append_image (Writer *writer, const DossierPassage *passage)
{
  const char      *address = dossier_web_address (passage->object->value);
  const char      *place = dossier_edition_find_image (writer->edition, passage->object);
  g_autofree char *words = place != NULL ? dossier_edition_dup_alternative (passage->object)
                                         : dossier_edition_dup_image_words (passage->object);

  g_string_append (writer->out, "<p class=\"image\" dir=\"auto\">");
  if (address != NULL)
    append_link (writer->out, address);
  g_string_append (writer->out, place != NULL ? "<img alt=\"" : "");
  dossier_escape_xml (writer->out, words);
  if (place != NULL)
    g_string_append_printf (writer->out, "\" src=\"%s\"/>", place);
  g_string_append (writer->out, address != NULL ? "</a>" : "");
  append_own_references (writer, passage);
  g_string_append (writer->out, "</p>\n");
}

/* ---- blocks ---- */

static void
close_lists (Writer *writer, guint depth)
{
  while (writer->lists->len > depth)
    {
      g_string_append_printf (writer->out, "</li></%s>\n",
                              g_array_index (writer->lists, List, writer->lists->len - 1).tag);
      g_array_set_size (writer->lists, writer->lists->len - 1);
    }
}

/* Opens <li>, with its number where it has one of its own. */
static void
open_item (Writer *writer, const DossierSpan *item)
{
  guint64 number = 0;

  if (item == NULL || item->value == NULL || (number = g_ascii_strtoull (item->value, NULL, 10)) == 0
      || number > G_MAXINT)
    g_string_append (writer->out, "<li>");
  else
    g_string_append_printf (writer->out, "<li value=\"%u\">", (guint) number);
}

static void
open_list (Writer *writer, const DossierSpan *item, const char *tag)
{
  List list = { tag, item };

  g_string_append_printf (writer->out, "<%s>", tag);
  open_item (writer, item);
  g_array_append_val (writer->lists, list);
}

static void
enter_item (Writer *writer, const DossierSpan *item)
{
  guint       depth = CLAMP (item->level, 1, DOSSIER_EDITION_MAX_DEPTH);
  const char *tag = item->value != NULL ? "ol" : "ul";
  List       *list;

  close_lists (writer, depth);
  if (writer->lists->len == depth)
    {
      list = &g_array_index (writer->lists, List, depth - 1);
      if (list->item == item)
        return;
      if (strcmp (list->tag, tag) == 0)
        {
          g_string_append (writer->out, "</li>\n");
          open_item (writer, item);
          list->item = item;
          return;
        }
      close_lists (writer, depth - 1);
    }
  while (writer->lists->len < depth - 1)
    open_list (writer, NULL, tag);
  open_list (writer, item, tag);
}

static void
enter (Writer *writer, const DossierPassage *passage)
{
  guint depth = passage != NULL ? MIN (passage->quote_depth, DOSSIER_EDITION_MAX_DEPTH) : 0;

  if (passage == NULL || passage->item == NULL || depth != writer->quote_depth)
    close_lists (writer, 0);
  for (; writer->quote_depth > depth; writer->quote_depth--)
    g_string_append (writer->out, "</blockquote>\n");
  for (; writer->quote_depth < depth; writer->quote_depth++)
    g_string_append (writer->out, "<blockquote>\n");
  if (passage != NULL && passage->item != NULL)
    enter_item (writer, passage->item);
}

static void
append_element (Writer *writer, const char *tag, const char *attributes, const DossierPassage *passage)
{
  g_string_append_printf (writer->out, "<%s%s dir=\"auto\">", tag, attributes);
  append_runs (writer, passage);
  g_string_append_printf (writer->out, "</%s>\n", tag);
}

static void
append_passage (Writer *writer, const DossierPassage *passage)
{
  char heading[] = "h2";

  leave_table (writer, passage);
  if (writer->table == NULL)
    enter (writer, passage);
  switch ((int) passage->kind)
    {
    case DOSSIER_SPAN_HEADING:
      heading[1] = (char) ('0' + MIN (passage->level + 1, 6)); /* the title is the first */
      append_element (writer, heading, "", passage);
      return;
    case DOSSIER_SPAN_CODE_BLOCK:
      g_string_append (writer->out, "<pre><code>");
      append_runs (writer, passage);
      g_string_append (writer->out, "</code></pre>\n");
      return;
    case DOSSIER_SPAN_CAPTION: append_element (writer, "p", " class=\"caption\"", passage); return;
    case DOSSIER_SPAN_TABLE:
      if (passage->table != NULL)
        append_row (writer, passage);
      else
        append_table (writer, passage);
      return;
    case DOSSIER_SPAN_IMAGE: append_image (writer, passage); return;
    }
  append_element (writer, "p", "", passage);
}

void
dossier_edition_append_text (GString *out, const DossierEdition *edition, gboolean is_book)
{
  const DossierPassages *passages = edition->passages;
  g_autoptr (GArray) lists = g_array_new (FALSE, FALSE, sizeof (List));
  Writer writer = { .out = out, .edition = edition, .lists = lists, .is_book = is_book };

  for (guint i = 0; i < passages->items->len; i++)
    append_passage (&writer, passages->items->pdata[i]);
  leave_table (&writer, NULL);
  enter (&writer, NULL);
}
