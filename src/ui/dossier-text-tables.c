/* dossier-text-tables.c - where the columns of a story's tables stand, whose rows are text
 *
 * Each table has two tags of the view's, one for its rows and one for the first, and the next story has them again: a
 * table that is laid out anew changes its tags, not the text.
 *
 * at, text, span: how far the document has been looked through.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-text-tables.h"

#include <string.h>
#include "dossier-text-lines.h"
#include "dossier-text-view-tags.h"

/* Cells of a column that are measured: those with most letters. */
#define WIDEST 3
/* In sizes of the letters: between two columns, how far wrapped rows hang, and above a table. */
#define GAP 1.3
#define HANG 1.4
#define ABOVE 0.3
/* Above a table that is wrapped, in pixels: the button. */
#define BUTTON_ROOM 40
/* No letter on average is narrower, in sizes of the letters: what would not fit even so is not measured. */
#define NARROWEST 0.25
/* Signs of a number at most, and of ten cells so many must be numbers. */
#define NUMBER_LENGTH 18
#define NUMBER_CELLS 8

typedef struct
{
  const char *text;
  gsize       n_bytes;
  guint       n_letters;
  gboolean    is_heading;
} Cell;

typedef struct
{
  Cell  widest[WIDEST];
  guint n_cells, n_numbers; /* that are not empty, below the headings */
  int   width;
} Column;

typedef struct
{
  const DossierSpan *span;
  Column            *columns;
  guint              n_columns;
  gboolean           is_rtl, is_wrapped;
  int                size;         /* of the letters, as it was measured; 0 not yet */
  GtkTextTag        *rows, *first; /* borrowed */
} Table;

struct _DossierTextTables
{
  GtkTextTagTable *tags;
  GArray          *tables; /* of Table */
  GtkWidget       *view;   /* or NULL; lives as long as this */
  int              size, width;

  DossierDocument *document; /* or NULL */
  guint            at, span;
  const char      *text;
};

static void
table_clear (gpointer data)
{
  g_free (((Table *) data)->columns);
}

DossierTextTables *
dossier_text_tables_new (GtkTextTagTable *tags)
{
  DossierTextTables *self = g_new0 (DossierTextTables, 1);

  self->tags = g_object_ref (tags);
  self->tables = g_array_new (FALSE, TRUE, sizeof (Table));
  g_array_set_clear_func (self->tables, table_clear);
  return self;
}

void
dossier_text_tables_free (DossierTextTables *self)
{
  g_array_unref (self->tables);
  g_clear_pointer (&self->document, dossier_document_unref);
  g_object_unref (self->tags);
  g_free (self);
}

void
dossier_text_tables_begin (DossierTextTables *self, DossierDocument *document)
{
  g_array_set_size (self->tables, 0);
  g_clear_pointer (&self->document, dossier_document_unref);
  self->document = document != NULL ? dossier_document_ref (document) : NULL;
  self->text = document != NULL ? dossier_document_get_text (document) : NULL;
  self->at = self->span = 0;
}

/* ---- what is in a table ---- */

gboolean
dossier_text_tables_is_number (const char *text, gsize n_bytes)
{
  guint n_digits = 0, n_letters = 0, n_signs = 0;

  for (const char *p = text; p < text + n_bytes; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (++n_signs > NUMBER_LENGTH)
        return FALSE;
      n_digits += g_unichar_isdigit (c);
      n_letters += g_unichar_isalpha (c);
    }
  return n_digits > 0 && n_letters <= 2;
}

static void
keep_widest (Column *column, const Cell *cell)
{
  guint i = WIDEST;

  while (i > 0 && column->widest[i - 1].n_letters < cell->n_letters)
    i--;
  if (i == WIDEST)
    return;
  memmove (&column->widest[i + 1], &column->widest[i], (WIDEST - 1 - i) * sizeof (Cell));
  column->widest[i] = *cell;
}

static void
add_cell (Table *table, guint index, const Cell *cell)
{
  Column *column = &table->columns[index];

  table->n_columns = MAX (table->n_columns, index + 1);
  if (cell->n_letters == 0)
    return;
  keep_widest (column, cell);
  if (cell->is_heading)
    return;
  column->n_cells++;
  column->n_numbers += dossier_text_tables_is_number (cell->text, cell->n_bytes);
}

/* Where rows end that are told apart, in code points of the document. */
typedef struct
{
  guint first, headings; /* of the first row, and of the last heading */
} Ends;

/* Looks at the cells of @table, whose text begins at @text. Columns beyond those of a document are of somebody else's
 * making, and have no place of their own. */
static Ends
look_at_cells (Table *table, const char *text)
{
  guint n = MIN (table->span->length, DOSSIER_TEXT_MAX_TABLE_LOOK), row = 0, column = 0, headings = table->span->level;
  Ends  ends = { 0 };
  Cell  cell = { .text = text, .is_heading = headings > 0 };

  for (guint i = 0; i <= n; i++, text = g_utf8_next_char (text))
    {
      gboolean is_end = i == n;

      if (!is_end && *text != '\t' && *text != '\n')
        {
          cell.n_letters += (guchar) *text >= 0x80 && g_unichar_iswide (g_utf8_get_char (text)) ? 2 : 1;
          continue;
        }
      cell.n_bytes = (gsize) (text - cell.text);
      if (column < DOSSIER_DOCUMENT_MAX_COLUMNS)
        add_cell (table, column, &cell);
      column = is_end || *text == '\n' ? 0 : column + 1;
      if (column == 0 && row == 0)
        ends.first = table->span->start + i;
      if (column == 0 && row < headings)
        ends.headings = table->span->start + i;
      row += column == 0;
      if (is_end)
        break;
      cell = (Cell){ .text = text + 1, .is_heading = row < headings };
    }
  return ends;
}

/* Where the last row of @table begins; @end is where its text does. */
static guint
find_last_row (const Table *table, const char *end)
{
  guint n = 0;

  for (; n < table->span->length && *g_utf8_prev_char (end) != '\n'; n++)
    end = g_utf8_prev_char (end);
  return table->span->start + table->span->length - n;
}

/* ---- widths ---- */

static void
measure_column (PangoLayout *layout, Column *column)
{
  column->width = 0;
  for (guint i = 0; i < WIDEST && column->widest[i].n_letters > 0; i++)
    {
      PangoAttrList *attributes = pango_attr_list_new ();
      int            width;

      if (column->widest[i].is_heading)
        pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      pango_layout_set_attributes (layout, attributes);
      pango_attr_list_unref (attributes);
      pango_layout_set_text (layout, column->widest[i].text, (int) column->widest[i].n_bytes);
      pango_layout_get_pixel_size (layout, &width, NULL);
      column->width = MAX (column->width, width + width / 25 + 1); /* a word may be stronger than the others */
    }
}

static double
get_letter (const DossierTextTables *self)
{
  return self->size * DOSSIER_TEXT_ROW_SCALE;
}

static void
measure (DossierTextTables *self, Table *table)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (self->view, NULL);
  g_autoptr (PangoFontDescription) font
      = pango_font_description_copy (pango_context_get_font_description (pango_layout_get_context (layout)));

  pango_font_description_set_absolute_size (font, get_letter (self) * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  for (guint i = 0; i < table->n_columns; i++)
    measure_column (layout, &table->columns[i]);
  table->size = self->size;
}

/* So wide at least, by its letters. */
static double
guess_width (const DossierTextTables *self, const Table *table)
{
  double width = 0;

  for (guint i = 0; i < table->n_columns; i++)
    width += table->columns[i].widest[0].n_letters * get_letter (self) * NARROWEST;
  return width;
}

static int
get_gap (const DossierTextTables *self)
{
  return (int) (GAP * self->size);
}

static gboolean
fits (DossierTextTables *self, Table *table)
{
  int width = 0;

  if (table->n_columns > DOSSIER_DOCUMENT_MAX_COLUMNS || guess_width (self, table) > self->width)
    return FALSE;
  if (table->size != self->size)
    measure (self, table);
  for (guint i = 0; i < table->n_columns; i++)
    width += table->columns[i].width + (i > 0 ? get_gap (self) : 0);
  return width <= self->width;
}

static gboolean
is_of_numbers (const Column *column)
{
  return column->n_numbers > 0 && column->n_numbers * 10 >= column->n_cells * NUMBER_CELLS;
}

/* Where each column but the first begins; one of numbers, where it ends. */
static PangoTabArray *
make_stops (DossierTextTables *self, const Table *table)
{
  PangoTabArray *stops = pango_tab_array_new ((int) table->n_columns - 1, TRUE);
  int            x = 0;

  for (guint i = 1; i < table->n_columns; i++)
    {
      gboolean is_right = is_of_numbers (&table->columns[i]) && !table->is_rtl;

      x += table->columns[i - 1].width + get_gap (self);
      pango_tab_array_set_tab (stops, (int) i - 1, is_right ? PANGO_TAB_RIGHT : PANGO_TAB_LEFT,
                               is_right ? x + table->columns[i].width : x);
    }
  return stops;
}

static void
lay_out (DossierTextTables *self, Table *table)
{
  g_autoptr (PangoTabArray) stops = NULL;
  int above = (int) (ABOVE * self->size);

  if (self->view == NULL || self->width <= 0)
    return;
  table->is_wrapped = !fits (self, table);
  if (table->is_wrapped)
    {
      g_object_set (table->rows, "tabs-set", FALSE, "indent", -(int) (HANG * self->size), NULL);
      g_object_set (table->first, "pixels-above-lines", above + BUTTON_ROOM, NULL);
      return;
    }
  stops = make_stops (self, table);
  g_object_set (table->rows, "tabs", stops, "indent", 0, NULL);
  g_object_set (table->first, "pixels-above-lines", above, NULL);
}

int
dossier_text_tables_get_room (DossierTextTables *self)
{
  return BUTTON_ROOM;
}

void
dossier_text_tables_set_look (DossierTextTables *self, GtkWidget *view, const DossierTextLook *look)
{
  self->view = view;
  self->size = look->size;
  for (guint i = 0; i < self->tables->len; i++)
    {
      Table *table = &g_array_index (self->tables, Table, i);

      table->size = 0; /* the typeface may be another */
      lay_out (self, table);
    }
}

void
dossier_text_tables_fit (DossierTextTables *self, int width)
{
  if (width == self->width)
    return;
  self->width = width;
  for (guint i = 0; i < self->tables->len; i++)
    lay_out (self, &g_array_index (self->tables, Table, i));
}

/* ---- marking ---- */

static GtkTextTag *
get_tag (DossierTextTables *self, const char *kind, guint index)
{
  g_autofree char *name = g_strdup_printf ("table-%s-%u", kind, index);
  GtkTextTag      *tag = gtk_text_tag_table_lookup (self->tags, name);

  if (tag != NULL)
    return tag;
  tag = gtk_text_tag_new (name);
  gtk_text_tag_table_add (self->tags, tag);
  g_object_unref (tag); /* the table holds it */
  return tag;
}

static void
mark_part (DossierTextFill *fill, GtkTextTag *tag, guint start, guint end)
{
  g_autofree char *name = NULL;

  g_object_get (tag, "name", &name, NULL);
  dossier_text_fill_add_tag (fill, name, start, end - start);
}

static void
add_table (DossierTextTables *self, DossierTextFill *fill, const DossierSpan *span)
{
  guint       n = self->tables->len, end = span->start + span->length;
  Table       table = { .span = span };
  const char *stop;
  Ends        ends;

  self->text = g_utf8_offset_to_pointer (self->text, (glong) (span->start - self->at));
  self->at = span->start;
  table.columns = g_new0 (Column, DOSSIER_DOCUMENT_MAX_COLUMNS);
  table.is_rtl = dossier_text_is_rtl (self->text);
  table.rows = get_tag (self, "rows", n);
  table.first = get_tag (self, "first", n);
  ends = look_at_cells (&table, self->text);
  table.columns = g_renew (Column, table.columns, MAX (table.n_columns, 1));
  stop = g_utf8_offset_to_pointer (self->text, (glong) span->length);
  mark_part (fill, table.rows, span->start, end + 1);
  mark_part (fill, table.first, span->start, ends.first + 1);
  if (ends.headings > span->start)
    dossier_text_fill_add_tag (fill, DOSSIER_TEXT_TAG_ROW_HEADING, span->start, ends.headings + 1 - span->start);
  dossier_text_fill_add_tag (fill, DOSSIER_TEXT_TAG_ROW_LAST, find_last_row (&table, stop),
                             end + 1 - find_last_row (&table, stop));
  g_array_append_val (self->tables, table);
  lay_out (self, &g_array_index (self->tables, Table, n));
}

void
dossier_text_tables_mark (DossierTextTables *self, DossierTextFill *fill)
{
  guint              n_spans, filled = dossier_text_fill_get_filled (fill);
  const DossierSpan *spans = dossier_document_get_spans (self->document, &n_spans);

  for (; self->span < n_spans && spans[self->span].start < filled; self->span++)
    {
      const DossierSpan *span = &spans[self->span];

      if (span->kind == DOSSIER_SPAN_TABLE && span->length > 0 && !dossier_span_is_object (span)
          && self->tables->len < DOSSIER_TEXT_MAX_TABLES)
        add_table (self, fill, span);
    }
}

const DossierSpan *
dossier_text_tables_get (DossierTextTables *self, guint index, gboolean *is_wrapped)
{
  const Table *table;

  if (index >= self->tables->len)
    return NULL;
  table = &g_array_index (self->tables, Table, index);
  *is_wrapped = table->is_wrapped;
  return table->span;
}

gboolean
dossier_text_tables_is_wrapped (DossierTextTables *self, const DossierSpan *table)
{
  for (guint i = 0; i < self->tables->len; i++)
    if (g_array_index (self->tables, Table, i).span == table)
      return g_array_index (self->tables, Table, i).is_wrapped;
  return TRUE;
}
