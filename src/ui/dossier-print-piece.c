/* dossier-print-piece.c - what is printed of a story
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-print-piece.h"

#include <string.h>
#include <glib/gi18n.h>
#include "dossier-claim-words.h"
#include "dossier-text-view-tags.h"

/* Points a list, and a quote, stand in from what is around them; deeper levels than MAX_DEPTH look the same. */
#define LIST_INDENT 18
#define QUOTE_INDENT 14
#define MAX_DEPTH 6

/* Letters of a cell that its column gets room for, at least and at most. */
#define LEAST_LETTERS 4
#define MOST_LETTERS 40
/* A table with more columns is printed row by row, without columns: there is no room for them. */
#define MOST_COLUMNS 12

static void
piece_free (gpointer data)
{
  DossierPrintPiece *piece = data;

  g_free (piece->text);
  g_free (piece->label);
  g_clear_pointer (&piece->table, g_ptr_array_unref);
  g_free (piece);
}

void
dossier_print_pieces_free (DossierPrintPieces *pieces)
{
  if (pieces == NULL)
    return;
  g_ptr_array_unref (pieces->pieces);
  g_ptr_array_unref (pieces->shares);
  dossier_passages_free (pieces->passages);
  dossier_story_content_free (pieces->content);
  g_free (pieces);
}

/* Takes @text. */
static DossierPrintPiece *
add (DossierPrintPieces *pieces, DossierPrintKind kind, double above, char *text)
{
  DossierPrintPiece *piece = g_new0 (DossierPrintPiece, 1);

  piece->kind = kind;
  piece->above = above;
  piece->text = text;
  g_ptr_array_add (pieces->pieces, piece);
  return piece;
}

/* ---- the head ---- */

static void
add_head (DossierPrintPieces *pieces)
{
  const DossierStoryRow *row = dossier_story_get_row (pieces->content->story);
  gboolean               has_title = row->title != NULL && *row->title != '\0';
  g_autofree char       *day = dossier_date_words (&row->published);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  add (pieces, DOSSIER_PRINT_TITLE, 0, g_strdup (has_title ? row->title : _ ("Untitled")));
  if (row->source != NULL)
    g_ptr_array_add (parts, row->source);
  if (row->author != NULL && g_strcmp0 (row->author, row->source) != 0)
    g_ptr_array_add (parts, row->author);
  g_ptr_array_add (parts, day);
  g_ptr_array_add (parts, NULL);
  add (pieces, DOSSIER_PRINT_META, 4, g_strjoinv (" · ", (char **) parts->pdata));
  if (row->uri != NULL)
    add (pieces, DOSSIER_PRINT_META, 2, g_strdup (row->uri));
}

/* ---- the text ---- */

/* How much of the width each column gets: by its longest cell. */
static double *
make_shares (GPtrArray *rows, guint n_columns)
{
  double *shares = g_new0 (double, n_columns);
  double  all = 0;

  for (guint i = 0; i < rows->len; i++)
    for (guint column = 0; column < n_columns && ((char **) rows->pdata[i])[column] != NULL; column++)
      shares[column] = MAX (shares[column], (double) g_utf8_strlen (((char **) rows->pdata[i])[column], -1));
  for (guint column = 0; column < n_columns; column++)
    all += shares[column] = CLAMP (shares[column], LEAST_LETTERS, MOST_LETTERS);
  for (guint column = 0; column < n_columns; column++)
    shares[column] /= all;
  return shares;
}

/* A table begins: its rows are set in columns of these widths. */
static void
begin_table (DossierPrintPieces *pieces, GPtrArray *rows)
{
  pieces->n_columns = 1;
  for (guint i = 0; i < rows->len; i++)
    {
      guint n = g_strv_length (rows->pdata[i]);

      pieces->n_columns = MAX (pieces->n_columns, n);
    }
  g_ptr_array_add (pieces->shares, make_shares (rows, pieces->n_columns));
}

static DossierPrintPiece *
add_row (DossierPrintPieces *pieces, const DossierPassage *passage, double above, double indent)
{
  gboolean           is_text = passage->table != NULL && pieces->n_columns > MOST_COLUMNS;
  DossierPrintPiece *piece = add (pieces, is_text ? DOSSIER_PRINT_TEXT : DOSSIER_PRINT_ROW, above, NULL);

  piece->indent = indent;
  piece->quote_depth = passage->quote_depth;
  piece->shares = pieces->shares->pdata[pieces->shares->len - 1];
  piece->n_columns = pieces->n_columns;
  return piece;
}

/* One that is kept as one sign. */
static void
add_table (DossierPrintPieces *pieces, const DossierPassage *passage, double above, double indent)
{
  g_autoptr (GPtrArray) rows = dossier_document_table_rows (pieces->passages->document, passage->object);

  begin_table (pieces, rows);
  for (guint i = 0; i < rows->len; i++)
    {
      DossierPrintPiece *piece = add_row (pieces, passage, i == 0 ? above : 0, indent);

      piece->cells = rows->pdata[i];
      piece->table = g_ptr_array_ref (rows);
      piece->is_heading = i < dossier_span_get_headings (passage->object);
    }
}

static void
add_text_row (DossierPrintPieces *pieces, const DossierPassage *passage, double above, double indent)
{
  DossierPrintPiece *piece;

  if (passage->row == 0)
    {
      g_autoptr (GPtrArray) rows = dossier_document_table_rows (pieces->passages->document, passage->table);

      begin_table (pieces, rows);
    }
  piece = add_row (pieces, passage, passage->row == 0 ? above : pieces->n_columns > MOST_COLUMNS ? 3 : 0, indent);
  piece->passage = passage;
  piece->is_heading = passage->row < dossier_span_get_headings (passage->table);
}

/* "[Image: a chart]" */
static char *
dup_image_words (const DossierSpan *image)
{
  g_autofree char *words = NULL;

  if (image->alt == NULL || *image->alt == '\0')
    return g_strdup_printf ("[%s]", _ ("Image"));
  /* TRANSLATORS: %s says what an image shows */
  words = g_strdup_printf (_ ("Image: %s"), image->alt);
  return g_strdup_printf ("[%s]", words);
}

static double
find_indent (const DossierPassage *passage)
{
  guint depth = passage->item != NULL ? CLAMP (passage->item->level, 1, MAX_DEPTH) : 0;

  return depth * LIST_INDENT + MIN (passage->quote_depth, MAX_DEPTH) * QUOTE_INDENT;
}

static void
add_passage (DossierPrintPieces *pieces, const DossierPassage *passage, const DossierPassage *before)
{
  gboolean           is_in_list = before != NULL && before->item != NULL && passage->item != NULL;
  double             above = is_in_list ? 3 : 8, indent = find_indent (passage);
  DossierPrintPiece *piece;
  char              *text = NULL;
  DossierPrintKind   kind = DOSSIER_PRINT_TEXT;

  switch ((int) passage->kind)
    {
    case DOSSIER_SPAN_HEADING: kind = DOSSIER_PRINT_HEADING; break;
    case DOSSIER_SPAN_CODE_BLOCK: kind = DOSSIER_PRINT_CODE; break;
    case DOSSIER_SPAN_CAPTION: kind = DOSSIER_PRINT_CAPTION; break;
    case DOSSIER_SPAN_TABLE:
      if (passage->table != NULL)
        add_text_row (pieces, passage, above, indent);
      else
        add_table (pieces, passage, above, indent);
      return;
    case DOSSIER_SPAN_IMAGE:
      kind = DOSSIER_PRINT_IMAGE;
      text = dup_image_words (passage->object);
      break;
    }
  piece = add (pieces, kind, kind == DOSSIER_PRINT_HEADING ? 16 : above, text);
  piece->level = passage->level;
  piece->indent = indent;
  piece->quote_depth = passage->quote_depth;
  piece->passage = text == NULL ? passage : NULL;
  if (kind == DOSSIER_PRINT_IMAGE)
    piece->image = passage->object->value;
  if (kind == DOSSIER_PRINT_CAPTION && before != NULL && before->kind == DOSSIER_SPAN_IMAGE)
    {
      ((DossierPrintPiece *) pieces->pieces->pdata[pieces->pieces->len - 2])->has_caption = TRUE;
      piece->above = 3;
    }
  if (passage->item != NULL && (before == NULL || before->item != passage->item))
    piece->label = g_strdup (passage->item->value != NULL ? passage->item->value : "•");
}

/* ---- what a person made of it ---- */

/* A note, and what else there is to say of its highlight; "" for nothing. Owned by the caller. */
static char *
dup_note (const DossierAnnotationRow *row)
{
  g_autofree char *details = dossier_passage_dup_details (row);
  gboolean         has_note = row->note != NULL && *row->note != '\0';

  return g_strconcat (has_note ? row->note : "", has_note && details != NULL ? "\n" : "", details, NULL);
}

static void
add_about (DossierPrintPieces *pieces)
{
  GPtrArray *about = pieces->passages->about;

  if (about->len > 0)
    add (pieces, DOSSIER_PRINT_META, 5, g_strdup (_ ("About the story")));
  for (guint i = 0; i < about->len; i++)
    add (pieces, DOSSIER_PRINT_NOTE, 3, dup_note (about->pdata[i]));
}

static void
add_notes (DossierPrintPieces *pieces)
{
  GPtrArray *notes = pieces->passages->notes;

  if (notes->len > 0 || pieces->passages->about->len > 0)
    add (pieces, DOSSIER_PRINT_HEADING, 20, g_strdup (_ ("Notes")))->level = 2;
  add_about (pieces);
  for (guint i = 0; i < notes->len; i++)
    {
      DossierPrintPiece *piece = add (pieces, DOSSIER_PRINT_NOTE, 5, dup_note (notes->pdata[i]));

      piece->label = g_strdup_printf ("%u", i + 1);
      piece->indent = LIST_INDENT;
    }
}

static void
add_lost (DossierPrintPieces *pieces)
{
  GPtrArray *lost = pieces->passages->lost;

  if (lost->len > 0)
    add (pieces, DOSSIER_PRINT_HEADING, 20, g_strdup (_ ("Highlights whose words are not in this text any more")))
        ->level
        = 2;
  for (guint i = 0; i < lost->len; i++)
    {
      const DossierAnnotationRow *row = lost->pdata[i];
      DossierPrintPiece          *piece = add (pieces, DOSSIER_PRINT_TEXT, 8, dossier_quote_dup_shown (row->quote));
      g_autofree char            *note = dup_note (row);

      piece->is_marked = TRUE;
      piece->colour = row->colour;
      if (*note != '\0')
        add (pieces, DOSSIER_PRINT_NOTE, 3, g_steal_pointer (&note));
    }
}

DossierPrintPieces *
dossier_print_pieces_new (DossierStoryContent *content)
{
  DossierPrintPieces   *pieces = g_new0 (DossierPrintPieces, 1);
  const DossierPassage *before = NULL;

  pieces->content = content;
  pieces->pieces = g_ptr_array_new_with_free_func (piece_free);
  pieces->shares = g_ptr_array_new_with_free_func (g_free);
  pieces->passages = dossier_passages_new (content->document, content->annotations, content->revision);
  add_head (pieces);
  for (guint i = 0; i < pieces->passages->items->len; i++)
    {
      const DossierPassage *passage = pieces->passages->items->pdata[i];

      add_passage (pieces, passage, before);
      before = passage;
    }
  add_notes (pieces);
  add_lost (pieces);
  return pieces;
}

/* ---- looks ---- */

static void
insert (PangoAttrList *attributes, PangoAttribute *attribute, gsize from, gsize to)
{
  attribute->start_index = (guint) from;
  attribute->end_index = (guint) to;
  pango_attr_list_insert (attributes, attribute);
}

static void
tint (PangoAttrList *attributes, DossierColour colour, gsize from, gsize to)
{
  const char *tint = dossier_text_tags_get_ground (colour);
  PangoColor  look;

  if (tint == NULL)
    insert (attributes, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), from, to);
  else if (pango_color_parse (&look, tint))
    insert (attributes, pango_attr_background_new (look.red, look.green, look.blue), from, to);
}

static void
style_run (PangoAttrList *attributes, const DossierRun *run, gsize from, gsize to)
{
  if ((run->styles & DOSSIER_STYLE (DOSSIER_SPAN_EMPHASIS)) != 0)
    insert (attributes, pango_attr_style_new (PANGO_STYLE_ITALIC), from, to);
  if ((run->styles & DOSSIER_STYLE (DOSSIER_SPAN_STRONG)) != 0)
    insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), from, to);
  if ((run->styles & DOSSIER_STYLE (DOSSIER_SPAN_CODE)) != 0)
    insert (attributes, pango_attr_family_new ("monospace"), from, to);
  if (run->mark != NULL)
    tint (attributes, run->mark->colour, from, to);
}

/* The numbers of the notes that end with @run, raised. */
static void
append_numbers (GString *text, PangoAttrList *attributes, const DossierRun *run)
{
  gsize from = text->len;

  for (guint i = 0; run->notes != NULL && i < run->notes->len; i++)
    g_string_append_printf (text, "%s%u", i > 0 ? " " : "", g_array_index (run->notes, guint, i));
  if (text->len == from)
    return;
  insert (attributes, pango_attr_scale_new (0.7), from, text->len);
  insert (attributes, pango_attr_rise_new (4 * PANGO_SCALE), from, text->len);
}

/* @border: what stands between two cells. */
static void
append_run (GString *text, PangoAttrList *attributes, const DossierRun *run, const char *border)
{
  gsize from = text->len;

  if (dossier_run_is_border (run))
    g_string_append (text, border);
  else
    g_string_append_len (text, run->text, (gssize) run->n_bytes);
  style_run (attributes, run, from, text->len);
  append_numbers (text, attributes, run);
}

char *
dossier_print_piece_dup_text (const DossierPrintPiece *piece, PangoAttrList **attributes)
{
  GString *text = g_string_new (piece->passage == NULL ? piece->text : NULL);

  *attributes = pango_attr_list_new ();
  if (piece->is_marked)
    tint (*attributes, piece->colour, 0, text->len);
  for (guint i = 0; piece->passage != NULL && i < piece->passage->runs->len; i++)
    {
      const DossierRun *run = &g_array_index (piece->passage->runs, DossierRun, i);

      append_run (text, *attributes, run, " · ");
    }
  return g_string_free (text, FALSE);
}

char *
dossier_print_piece_dup_cell (const DossierPrintPiece *piece, guint column, PangoAttrList **attributes)
{
  GString *text;
  guint    at = 0;

  if (piece->passage == NULL)
    return g_strdup (piece->cells[column]);
  text = g_string_new (NULL);
  *attributes = pango_attr_list_new ();
  for (guint i = 0; i < piece->passage->runs->len && at <= column; i++)
    {
      const DossierRun *run = &g_array_index (piece->passage->runs, DossierRun, i);

      if (at == column)
        append_run (text, *attributes, run, "");
      at += dossier_run_is_border (run);
    }
  if (at < column)
    {
      g_string_free (text, TRUE);
      return NULL;
    }
  return g_string_free (text, FALSE);
}
