/* dossier-text-lines.c - how far each paragraph of a story stands in, and on which side
 *
 * A tag for each way to stand, made when the first paragraph stands so: "stand-2-1-rtl", "stand-0-0-“".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-text-lines.h"

#include "dossier-text-view-tags.h"

/* Used until somebody says which. */
#define DEFAULT_SIZE 17
/* So much of a paragraph says in which direction it is written, in bytes. */
#define MAX_LOOKED_AT 400

/* How a paragraph stands. mark: a quotation mark that hangs, 0 none. */
typedef struct
{
  guint    quote, item;
  gboolean is_rtl, is_code;
  gunichar mark;
} Stand;

struct _DossierTextLines
{
  GtkTextTagTable *tags;
  GHashTable      *stands; /* GtkTextTag, borrowed -> Stand */
  GtkTextTag      *last;   /* borrowed: of the paragraph that ends a quote or a list */
  GtkWidget       *view;   /* or NULL; lives as long as this */
  int              size;
};

DossierTextLines *
dossier_text_lines_new (GtkTextTagTable *tags)
{
  DossierTextLines *self = g_new0 (DossierTextLines, 1);

  self->tags = g_object_ref (tags);
  self->stands = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->size = DEFAULT_SIZE;
  self->last = gtk_text_tag_new ("stand-last");
  gtk_text_tag_table_add (tags, self->last);
  g_object_unref (self->last); /* the table holds it */
  return self;
}

void
dossier_text_lines_free (DossierTextLines *self)
{
  g_hash_table_unref (self->stands);
  g_object_unref (self->tags);
  g_free (self);
}

/* ---- pixels ---- */

/* @pixels are meant for letters of the usual size. */
static int
grow (DossierTextLines *self, int pixels)
{
  return MAX (pixels * self->size / DEFAULT_SIZE, pixels);
}

int
dossier_text_lines_get_indent (DossierTextLines *self, guint quote, guint item)
{
  int indent = (int) quote * grow (self, DOSSIER_TEXT_QUOTE_INDENT);

  if (item > 0)
    indent += (int) (item - 1) * grow (self, DOSSIER_TEXT_LIST_INDENT) + grow (self, DOSSIER_TEXT_ITEM_INDENT);
  return indent;
}

static int
measure_mark (DossierTextLines *self, gunichar mark)
{
  g_autoptr (PangoLayout) layout = NULL;
  g_autoptr (PangoFontDescription) font = NULL;
  char utf8[7] = "";
  int  width;

  if (self->view == NULL)
    return 0;
  g_unichar_to_utf8 (mark, utf8);
  layout = gtk_widget_create_pango_layout (self->view, utf8);
  font = pango_font_description_copy (pango_context_get_font_description (pango_layout_get_context (layout)));
  pango_font_description_set_absolute_size (font, self->size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

static void
place_tag (DossierTextLines *self, GtkTextTag *tag, const Stand *stand)
{
  int indent = dossier_text_lines_get_indent (self, stand->quote, stand->item);
  int hangs = stand->mark != 0 ? MIN (measure_mark (self, stand->mark), DOSSIER_TEXT_MARGIN / 2) : 0;
  int edge = DOSSIER_TEXT_MARGIN + (stand->is_code ? DOSSIER_TEXT_CODE_INDENT : 0);

  g_object_set (tag, "left-margin", edge + (stand->is_rtl ? 0 : indent) - hangs, "right-margin",
                edge + (stand->is_rtl ? indent : 0), NULL);
  if (hangs > 0)
    g_object_set (tag, "indent", -hangs, NULL);
}

void
dossier_text_lines_set_look (DossierTextLines *self, GtkWidget *view, const DossierTextLook *look)
{
  GHashTableIter iter;
  gpointer       tag, stand;

  self->view = view;
  self->size = look->size;
  g_object_set (self->last, "pixels-below-lines", dossier_text_look_get_paragraph_gap (look), NULL);
  g_hash_table_iter_init (&iter, self->stands);
  while (g_hash_table_iter_next (&iter, &tag, &stand))
    place_tag (self, tag, stand);
}

/* ---- marking ---- */

static gunichar
find_mark (const char *text)
{
  static const gunichar marks[] = { 0x201C, 0x2018, 0x201E, 0x201A, 0x00AB, 0x2039, '"' };
  gunichar              c = g_utf8_get_char (text);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (marks[i] == c)
      return c;
  return 0;
}

static gboolean
is_rtl_script (gunichar c)
{
  static const GUnicodeScript scripts[]
      = { G_UNICODE_SCRIPT_ARABIC, G_UNICODE_SCRIPT_HEBREW, G_UNICODE_SCRIPT_SYRIAC,         G_UNICODE_SCRIPT_THAANA,
          G_UNICODE_SCRIPT_NKO,    G_UNICODE_SCRIPT_ADLAM,  G_UNICODE_SCRIPT_HANIFI_ROHINGYA };

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    if (g_unichar_get_script (c) == scripts[i])
      return TRUE;
  return FALSE;
}

gboolean
dossier_text_is_rtl (const char *text)
{
  for (const char *p = text; *p != '\0' && p - text < MAX_LOOKED_AT; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return is_rtl_script (g_utf8_get_char (p));
  return FALSE;
}

static GtkTextTag *
get_tag (DossierTextLines *self, const Stand *stand)
{
  g_autofree char *name = NULL;
  char             mark[7] = "";
  GtkTextTag      *tag;

  if (stand->mark != 0)
    g_unichar_to_utf8 (stand->mark, mark);
  name = g_strdup_printf ("stand-%u-%u-%s%s%s", stand->quote, stand->item, stand->is_rtl ? "rtl" : "",
                          stand->is_code ? "code" : "", mark);
  tag = gtk_text_tag_table_lookup (self->tags, name);
  if (tag != NULL)
    return tag;
  tag = gtk_text_tag_new (name);
  gtk_text_tag_table_add (self->tags, tag);
  g_hash_table_insert (self->stands, tag, g_memdup2 (stand, sizeof *stand));
  place_tag (self, tag, stand);
  g_object_unref (tag); /* the table holds it */
  return tag;
}

/* The block spans that touch [from, until), outer before inner. */
static GArray *
find_blocks (DossierDocument *document, guint from, guint until)
{
  GArray            *blocks = g_array_new (FALSE, FALSE, sizeof (DossierSpan));
  guint              n_spans;
  const DossierSpan *spans = dossier_document_get_spans (document, &n_spans);

  for (guint i = 0; i < n_spans && spans[i].start < until; i++)
    if (spans[i].kind <= DOSSIER_SPAN_IMAGE && spans[i].start + spans[i].length > from)
      g_array_append_val (blocks, spans[i]);
  return blocks;
}

/* FALSE when the paragraph at @offset stands as the others. */
static gboolean
find_stand (GArray *blocks, guint offset, const char *text, Stand *stand)
{
  gboolean is_plain = TRUE;

  *stand = (Stand){ 0 };
  for (guint i = 0; i < blocks->len; i++)
    {
      const DossierSpan *span = &g_array_index (blocks, DossierSpan, i);

      if (span->start > offset)
        break;
      if (span->start + span->length <= offset)
        continue;
      if (span->kind == DOSSIER_SPAN_QUOTE)
        stand->quote = CLAMP (span->level, 1, DOSSIER_TEXT_MAX_LEVEL);
      else if (span->kind == DOSSIER_SPAN_LIST_ITEM)
        stand->item = CLAMP (span->level, 1, DOSSIER_TEXT_MAX_LEVEL);
      else
        is_plain = FALSE;
      stand->is_code |= span->kind == DOSSIER_SPAN_CODE_BLOCK;
    }
  stand->is_rtl = (stand->quote > 0 || stand->item > 0) && dossier_text_is_rtl (text);
  if (is_plain && stand->item == 0 && !dossier_text_is_rtl (text))
    stand->mark = find_mark (text);
  return stand->quote > 0 || stand->item > 0 || stand->mark != 0;
}

/* Whether the paragraph at @offset is of a quote or a list. */
static gboolean
stands_in (GArray *blocks, guint offset)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      const DossierSpan *span = &g_array_index (blocks, DossierSpan, i);

      if ((span->kind == DOSSIER_SPAN_QUOTE || span->kind == DOSSIER_SPAN_LIST_ITEM) && span->start <= offset
          && span->start + span->length > offset)
        return TRUE;
    }
  return FALSE;
}

static void
mark_paragraph (DossierTextLines *self, GtkTextBuffer *buffer, GArray *blocks, guint base, const GtkTextIter *first)
{
  g_autofree char *text = NULL;
  GtkTextIter      last = *first;
  Stand            stand;

  if (!gtk_text_iter_ends_line (&last))
    gtk_text_iter_forward_to_line_end (&last);
  text = gtk_text_iter_get_slice (first, &last);
  gtk_text_iter_forward_char (&last); /* with its end: the space below is that of the whole paragraph */
  if (!find_stand (blocks, (guint) gtk_text_iter_get_offset (first) - base, text, &stand))
    return;
  gtk_text_buffer_apply_tag (buffer, get_tag (self, &stand), first, &last);
  if ((stand.quote > 0 || stand.item > 0) && !stands_in (blocks, (guint) gtk_text_iter_get_offset (&last) - base))
    gtk_text_buffer_apply_tag (buffer, self->last, first, &last);
}

void
dossier_text_lines_mark (DossierTextLines *self, GtkTextBuffer *buffer, guint base, DossierDocument *document,
                         guint from, guint until)
{
  g_autoptr (GArray) blocks = find_blocks (document, from, until + 1);
  GtkTextIter first;

  gtk_text_buffer_get_iter_at_offset (buffer, &first, (int) (base + from));
  if (!gtk_text_iter_starts_line (&first) && !gtk_text_iter_forward_line (&first))
    return;
  while (gtk_text_iter_get_offset (&first) < (int) (base + until))
    {
      mark_paragraph (self, buffer, blocks, base, &first);
      if (!gtk_text_iter_forward_line (&first))
        break;
    }
}
