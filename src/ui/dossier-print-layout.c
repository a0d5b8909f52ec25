/* dossier-print-layout.c - a story on pages
 *
 * pages: where each begins: a piece, and a line in it. An image is a line.
 * y:     how much of the page under way is filled, while pages are found.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-print-layout.h"

#include <glib/gi18n.h>

/* Points at the bottom of a page, for its number. */
#define FOOT 28
/* A row's words keep this from its lines, and code from the edge of its ground. */
#define PADDING 4
/* Least points of text that stand below a heading on its page. */
#define HEADING_ROOM 48
/* Points that an image leaves for the caption below it. */
#define CAPTION_ROOM 32

typedef struct
{
  guint piece, line;
} Place;

struct _DossierPrintLayout
{
  DossierPrintPieces *pieces;
  DossierPrintImages *images; /* or NULL */
  PangoContext       *context;
  double              width, height; /* of the text */
  GArray             *pages;         /* of Place */
  guint               next;          /* the piece that is set next */
  double              y;
};

/* One piece, set. */
typedef struct
{
  PangoLayout    **layouts; /* one; of a row one a column; of an image none */
  guint            n_layouts, n_lines;
  double          *heights; /* of the lines */
  cairo_surface_t *picture; /* borrowed; or NULL */
} Setting;

DossierPrintLayout *
dossier_print_layout_new (DossierStoryContent *content, DossierPrintImages *images)
{
  DossierPrintLayout *self = g_new0 (DossierPrintLayout, 1);

  self->pieces = dossier_print_pieces_new (content);
  self->images = images;
  self->pages = g_array_new (FALSE, FALSE, sizeof (Place));
  return self;
}

void
dossier_print_layout_free (DossierPrintLayout *self)
{
  if (self == NULL)
    return;
  dossier_print_pieces_free (self->pieces);
  dossier_print_images_free (self->images);
  g_array_unref (self->pages);
  g_clear_object (&self->context);
  g_free (self);
}

void
dossier_print_layout_set_page (DossierPrintLayout *self, PangoContext *context, double width, double height)
{
  Place first = { 0, 0 };

  g_set_object (&self->context, context);
  self->width = MAX (width, 36);
  self->height = MAX (height - FOOT, 72);
  self->next = 0;
  self->y = 0;
  g_array_set_size (self->pages, 0);
  g_array_append_val (self->pages, first);
}

/* ---- one piece ---- */

static void
setting_clear (Setting *setting)
{
  for (guint i = 0; i < setting->n_layouts; i++)
    g_object_unref (setting->layouts[i]);
  g_free (setting->layouts);
  g_free (setting->heights);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Setting, setting_clear)

static const char *
find_font (const DossierPrintPiece *piece)
{
  static const char *const headings[] = { "Serif Bold 16", "Serif Bold 14", "Serif Bold 12.5", "Serif Bold 11.5" };

  switch (piece->kind) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_PRINT_TITLE: return "Serif Bold 20";
    case DOSSIER_PRINT_META: return "Serif 9";
    case DOSSIER_PRINT_HEADING: return headings[CLAMP (piece->level, 1, G_N_ELEMENTS (headings)) - 1];
    case DOSSIER_PRINT_TEXT: return "Serif 11";
    case DOSSIER_PRINT_CODE: return "Monospace 9";
    case DOSSIER_PRINT_CAPTION:
    case DOSSIER_PRINT_IMAGE: return "Serif Italic 9";
    case DOSSIER_PRINT_ROW: return piece->is_heading ? "Serif Bold 9.5" : "Serif 9.5";
    case DOSSIER_PRINT_NOTE: return "Serif 10";
    }
  return "Serif 11";
}

static PangoLayout *
make_layout (DossierPrintLayout *self, const char *font, double width)
{
  PangoLayout          *layout = pango_layout_new (self->context);
  PangoFontDescription *description = pango_font_description_from_string (font);

  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, (int) (MAX (width, 6) * PANGO_SCALE));
  return layout;
}

/* Where the words of @piece begin, and how wide they may be. */
static double
find_left (const DossierPrintLayout *self, const DossierPrintPiece *piece, double *width)
{
  double left = MIN (piece->indent, self->width / 2);

  if (piece->kind == DOSSIER_PRINT_CODE)
    left += PADDING;
  *width = self->width - left - (piece->kind == DOSSIER_PRINT_CODE ? PADDING : 0);
  return left;
}

/* The heights of the lines of @layout; a line that is in several columns is as high as the highest. */
static void
measure (Setting *setting, PangoLayout *layout)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  guint            n = (guint) pango_layout_get_line_count (layout), line = 0;

  if (n > setting->n_lines)
    {
      setting->heights = g_renew (double, setting->heights, n);
      for (guint i = setting->n_lines; i < n; i++)
        setting->heights[i] = 0;
      setting->n_lines = n;
    }
  do
    {
      PangoRectangle extents;

      pango_layout_iter_get_line_extents (iter, NULL, &extents);
      setting->heights[line] = MAX (setting->heights[line], (double) extents.height / PANGO_SCALE);
      line++;
    }
  while (line < n && pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
set_row (DossierPrintLayout *self, const DossierPrintPiece *piece, double width, Setting *setting)
{
  setting->layouts = g_new0 (PangoLayout *, piece->n_columns);
  for (guint i = 0; i < piece->n_columns; i++)
    {
      PangoAttrList   *attributes = NULL;
      g_autofree char *words = dossier_print_piece_dup_cell (piece, i, &attributes);
      PangoLayout     *layout;

      if (words == NULL)
        break;
      layout = make_layout (self, find_font (piece), piece->shares[i] * width - 2 * PADDING);
      pango_layout_set_text (layout, words, -1);
      pango_layout_set_attributes (layout, attributes);
      g_clear_pointer (&attributes, pango_attr_list_unref);
      setting->layouts[setting->n_layouts++] = layout;
      measure (setting, layout);
    }
  if (setting->n_lines == 0)
    return;
  setting->heights[setting->n_lines - 1] += 2 * PADDING; /* the words stand PADDING below the line */
}

/* As wide as there is room, on one page with its caption. FALSE: it is not to be had. */
static gboolean
set_image (DossierPrintLayout *self, const DossierPrintPiece *piece, double room, Setting *setting)
{
  double width, height, most = self->height - (piece->has_caption ? CAPTION_ROOM : 0);

  if (self->images == NULL || piece->image == NULL)
    return FALSE;
  setting->picture = dossier_print_images_get (self->images, piece->image, &width, &height);
  if (setting->picture == NULL)
    return FALSE;
  setting->heights = g_new (double, 1);
  setting->heights[0] = height * MIN (1, MIN (room / width, most / height));
  setting->n_lines = 1;
  return TRUE;
}

static void
set_piece (DossierPrintLayout *self, const DossierPrintPiece *piece, Setting *setting)
{
  PangoAttrList   *attributes;
  g_autofree char *text = NULL;
  double           width;

  find_left (self, piece, &width);
  if (piece->kind == DOSSIER_PRINT_ROW)
    {
      set_row (self, piece, width, setting);
      return;
    }
  if (set_image (self, piece, width, setting))
    return;
  text = dossier_print_piece_dup_text (piece, &attributes);
  setting->layouts = g_new0 (PangoLayout *, 1);
  setting->layouts[0] = make_layout (self, find_font (piece), width);
  setting->n_layouts = 1;
  if (piece->kind == DOSSIER_PRINT_TEXT)
    pango_layout_set_line_spacing (setting->layouts[0], 1.2f);
  pango_layout_set_text (setting->layouts[0], text, -1);
  pango_layout_set_attributes (setting->layouts[0], attributes);
  pango_attr_list_unref (attributes);
  measure (setting, setting->layouts[0]);
}

/* ---- finding pages ---- */

static void
begin_page (DossierPrintLayout *self, guint piece, guint line)
{
  Place place = { piece, line };

  g_array_append_val (self->pages, place);
  self->y = 0;
}

/* Points that must be left for @piece to begin on this page: two lines of it, all of a row, a heading with some text.
 */
static double
find_need (const DossierPrintPiece *piece, const Setting *setting)
{
  double need = 0;
  guint  n = piece->kind == DOSSIER_PRINT_ROW || piece->kind == DOSSIER_PRINT_HEADING ? setting->n_lines
                                                                                      : MIN (setting->n_lines, 2);

  for (guint i = 0; i < n; i++)
    need += setting->heights[i];
  if (piece->has_caption)
    need += CAPTION_ROOM;
  return piece->kind == DOSSIER_PRINT_HEADING ? need + HEADING_ROOM : need;
}

static void
place_piece (DossierPrintLayout *self, guint index)
{
  const DossierPrintPiece *piece = self->pieces->pieces->pdata[index];
  g_auto (Setting) setting = { 0 };

  set_piece (self, piece, &setting);
  if (self->y > 0 && self->y + piece->above + find_need (piece, &setting) > self->height)
    begin_page (self, index, 0);
  else if (self->y > 0)
    self->y += piece->above;
  for (guint line = 0; line < setting.n_lines; line++)
    {
      if (self->y > 0 && self->y + setting.heights[line] > self->height)
        begin_page (self, index, line);
      self->y += setting.heights[line];
    }
}

gboolean
dossier_print_layout_go_on (DossierPrintLayout *self, gint64 microseconds)
{
  gint64 end = g_get_monotonic_time () + microseconds;

  do
    {
      if (self->next >= self->pieces->pieces->len)
        return TRUE;
      place_piece (self, self->next++);
    }
  while (g_get_monotonic_time () < end);
  return self->next >= self->pieces->pieces->len;
}

guint
dossier_print_layout_count_pages (DossierPrintLayout *self)
{
  return self->pages->len;
}

/* ---- drawing ---- */

/* Lines [from, to) of one layout, the first at @y. */
static void
draw_lines (cairo_t *cr, PangoLayout *layout, const Setting *setting, guint from, guint to, double x, double y)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  guint            line = 0;

  do
    {
      PangoRectangle extents;

      if (line >= to)
        break;
      if (line++ < from)
        continue;
      pango_layout_iter_get_line_extents (iter, NULL, &extents);
      cairo_move_to (cr, x + (double) extents.x / PANGO_SCALE,
                     y + (double) (pango_layout_iter_get_baseline (iter) - extents.y) / PANGO_SCALE);
      pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (iter));
      y += setting->heights[line - 1];
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
draw_label (DossierPrintLayout *self, cairo_t *cr, const DossierPrintPiece *piece, double left, double y)
{
  g_autoptr (PangoLayout) layout = NULL;
  int width;

  if (piece->label == NULL)
    return;
  layout = make_layout (self, find_font (piece), self->width);
  if (piece->kind == DOSSIER_PRINT_TEXT)
    pango_layout_set_line_spacing (layout, 1.2f);
  pango_layout_set_width (layout, -1);
  pango_layout_set_text (layout, piece->label, -1);
  pango_layout_get_size (layout, &width, NULL);
  cairo_move_to (cr, MAX (left - 5 - (double) width / PANGO_SCALE, 0), y);
  pango_cairo_show_layout (cr, layout);
}

/* What is behind the words: the ground of code, the lines of quotes. */
static void
draw_ground (DossierPrintLayout *self, cairo_t *cr, const DossierPrintPiece *piece, double left, double y,
             double height)
{
  cairo_save (cr);
  if (piece->kind == DOSSIER_PRINT_CODE)
    {
      cairo_set_source_rgb (cr, 0.955, 0.955, 0.955);
      cairo_rectangle (cr, left - PADDING, y, self->width - left + PADDING, height);
      cairo_fill (cr);
    }
  cairo_set_source_rgb (cr, 0.6, 0.6, 0.6);
  for (guint i = 0; i < MIN (piece->quote_depth, 6); i++)
    {
      cairo_rectangle (cr, i * 14 + 3, y, 1.5, height);
      cairo_fill (cr);
    }
  cairo_restore (cr);
}

static void
draw_row (DossierPrintLayout *self, cairo_t *cr, const DossierPrintPiece *piece, const Setting *setting, guint from,
          guint to, double left, double width, double y, double height)
{
  double x = left, down = from == 0 ? PADDING : 0;

  cairo_save (cr);
  cairo_set_line_width (cr, 0.5);
  cairo_set_source_rgb (cr, 0.6, 0.6, 0.6);
  for (guint i = 0; i < piece->n_columns; i++)
    {
      cairo_rectangle (cr, x, y, piece->shares[i] * width, height);
      cairo_stroke (cr);
      x += piece->shares[i] * width;
    }
  cairo_restore (cr);
  x = left;
  for (guint i = 0; i < setting->n_layouts; i++)
    {
      draw_lines (cr, setting->layouts[i], setting, from, to, x + PADDING, y + down);
      x += piece->shares[i] * width;
    }
}

static void
draw_picture (cairo_t *cr, const Setting *setting, double left, double y)
{
  double scale = setting->heights[0] / cairo_image_surface_get_height (setting->picture);

  cairo_save (cr);
  cairo_translate (cr, left, y);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, setting->picture, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
}

/* Lines [from, to) of @piece at @y; how high they are. */
static double
draw_piece (DossierPrintLayout *self, cairo_t *cr, const DossierPrintPiece *piece, const Setting *setting, guint from,
            guint to, double y)
{
  double width, height = 0, left = find_left (self, piece, &width);

  for (guint i = from; i < to; i++)
    height += setting->heights[i];
  draw_ground (self, cr, piece, left, y, height);
  if (setting->picture != NULL)
    {
      draw_picture (cr, setting, left, y);
      return height;
    }
  if (piece->kind == DOSSIER_PRINT_META || piece->kind == DOSSIER_PRINT_CAPTION || piece->kind == DOSSIER_PRINT_IMAGE)
    cairo_set_source_rgb (cr, 0.3, 0.3, 0.3);
  else
    cairo_set_source_rgb (cr, 0, 0, 0);
  if (piece->kind == DOSSIER_PRINT_ROW)
    {
      draw_row (self, cr, piece, setting, from, to, left, width, y, height);
      return height;
    }
  if (from == 0)
    draw_label (self, cr, piece, left, y);
  draw_lines (cr, setting->layouts[0], setting, from, to, left, y);
  return height;
}

static void
draw_number (DossierPrintLayout *self, cairo_t *cr, guint page)
{
  g_autoptr (PangoLayout) layout = make_layout (self, "Serif 9", self->width);
  g_autofree char *text = g_strdup_printf ("%u / %u", page + 1, self->pages->len);

  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_text (layout, text, -1);
  cairo_set_source_rgb (cr, 0.3, 0.3, 0.3);
  cairo_move_to (cr, 0, self->height + FOOT / 2.0);
  pango_cairo_show_layout (cr, layout);
}

void
dossier_print_layout_draw (DossierPrintLayout *self, cairo_t *cr, guint page)
{
  Place  start = g_array_index (self->pages, Place, page);
  Place  end = { self->pieces->pieces->len, 0 };
  double y = 0;

  if (page + 1 < self->pages->len)
    end = g_array_index (self->pages, Place, page + 1);
  for (guint i = start.piece; i < end.piece || (i == end.piece && end.line > 0); i++)
    {
      const DossierPrintPiece *piece = self->pieces->pieces->pdata[i];
      g_auto (Setting) setting = { 0 };

      set_piece (self, piece, &setting);
      y += y > 0 ? piece->above : 0;
      y += draw_piece (self, cr, piece, &setting, i == start.piece ? start.line : 0,
                       i == end.piece ? end.line : setting.n_lines, y);
    }
  draw_number (self, cr, page);
}
