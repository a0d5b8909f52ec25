/* dossier-note-view.c - a note as it is read: its Markdown shown, a label for each block
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-note-view.h"

#include <string.h>
#include "dossier-note.h"

/* Spans within each other that are shown. */
#define MAX_DEPTH 8
/* Pixels a level of a list stands in. */
#define INDENT 16
#define MAX_LEVEL 6

struct _DossierNoteView
{
  AdwBin parent;

  GtkWidget *box;
  guint      max_blocks;
  char      *shown; /* the note, or NULL */
};

G_DEFINE_FINAL_TYPE (DossierNoteView, dossier_note_view, ADW_TYPE_BIN)

/* A block of a document: a line of its text. */
typedef struct
{
  DossierDocument   *document;
  const DossierSpan *spans;
  guint              n_spans;
  guint              start, end; /* code points */
} Block;

/* ---- words with their looks ---- */

static const char *
closing_of (DossierSpanKind kind)
{
  switch (kind) /* no default: -Wswitch finds what is missing */
    {
    case DOSSIER_SPAN_EMPHASIS: return "</i>";
    case DOSSIER_SPAN_STRONG: return "</b>";
    case DOSSIER_SPAN_CODE: return "</tt>";
    case DOSSIER_SPAN_LINK: return "</a>";
    case DOSSIER_SPAN_HEADING:
    case DOSSIER_SPAN_QUOTE:
    case DOSSIER_SPAN_LIST_ITEM:
    case DOSSIER_SPAN_CODE_BLOCK:
    case DOSSIER_SPAN_CAPTION:
    case DOSSIER_SPAN_TABLE:
    case DOSSIER_SPAN_ANCHOR:
    case DOSSIER_SPAN_IMAGE: return NULL;
    }
  g_assert_not_reached ();
}

static void
append_opening (GString *out, const DossierSpan *span)
{
  if (span->kind == DOSSIER_SPAN_LINK)
    {
      g_autofree char *uri = g_markup_escape_text (span->value != NULL ? span->value : "", -1);

      g_string_append_printf (out, "<a href=\"%s\">", uri);
    }
  else
    g_string_append (out, span->kind == DOSSIER_SPAN_EMPHASIS ? "<i>"
                          : span->kind == DOSSIER_SPAN_STRONG ? "<b>"
                                                              : "<tt>");
}

static void
append_words (GString *out, const Block *block, guint from, guint until)
{
  g_autofree char *words = dossier_document_dup_slice (block->document, from, until - from);
  g_autofree char *escaped = g_markup_escape_text (words, -1);

  g_string_append (out, escaped);
}

/* Spans that are open, the innermost last. */
typedef struct
{
  guint       end[MAX_DEPTH];
  const char *closing[MAX_DEPTH];
  guint       n;
} Open;

/* The words from @at up to @until, with what closes on the way. */
static guint
append_until (GString *out, const Block *block, Open *open, guint at, guint until)
{
  while (open->n > 0 && open->end[open->n - 1] <= until)
    {
      append_words (out, block, at, open->end[open->n - 1]);
      at = open->end[open->n - 1];
      g_string_append (out, open->closing[--open->n]);
    }
  append_words (out, block, at, until);
  return until;
}

static char *
dup_markup (const Block *block)
{
  GString *out = g_string_new (NULL);
  Open     open = { .n = 0 };
  guint    at = block->start;

  for (guint i = 0; i < block->n_spans && block->spans[i].start < block->end; i++)
    {
      const DossierSpan *span = &block->spans[i];
      const char        *closing = closing_of (span->kind);
      guint              end = MIN (span->start + span->length, block->end);

      if (closing == NULL || end <= block->start || open.n == MAX_DEPTH)
        continue;
      at = append_until (out, block, &open, at, MAX (span->start, block->start));
      append_opening (out, span);
      open.end[open.n] = open.n > 0 ? MIN (end, open.end[open.n - 1]) : end;
      open.closing[open.n++] = closing;
    }
  append_until (out, block, &open, at, block->end);
  return g_string_free (out, FALSE);
}

/* ---- blocks ---- */

static const DossierSpan *
find_span (const Block *block, DossierSpanKind kind)
{
  const DossierSpan *found = NULL;

  for (guint i = 0; i < block->n_spans && block->spans[i].start <= block->start; i++)
    if (block->spans[i].kind == kind && block->start < block->spans[i].start + block->spans[i].length)
      found = &block->spans[i];
  return found;
}

static gboolean
link_cb (GtkLabel *label, const char *uri, DossierNoteView *self)
{
  g_signal_emit_by_name (self, "activate-link", uri);
  return GDK_EVENT_STOP;
}

static GtkWidget *
label_new (DossierNoteView *self, const char *markup)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  g_signal_connect_object (label, "activate-link", G_CALLBACK (link_cb), self, 0);
  return label;
}

/* An image is named and not fetched. */
static char *
dup_block_markup (const Block *block)
{
  const DossierSpan *image = find_span (block, DOSSIER_SPAN_IMAGE);

  if (image != NULL)
    return g_markup_escape_text (image->alt != NULL ? image->alt : image->value != NULL ? image->value : "", -1);
  return dup_markup (block);
}

/* @label with its sign before it, which only the first line of an item has. */
static GtkWidget *
item_new (const DossierSpan *item, GtkWidget *label, gboolean is_first)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *sign = gtk_label_new (item->value != NULL ? item->value : item->level % 2 == 1 ? "•" : "◦");

  gtk_widget_set_valign (sign, GTK_ALIGN_START);
  gtk_widget_set_opacity (sign, is_first ? 1 : 0);
  gtk_widget_set_margin_start (row, ((int) CLAMP (item->level, 1, MAX_LEVEL) - 1) * INDENT);
  gtk_box_append (GTK_BOX (row), sign);
  gtk_box_append (GTK_BOX (row), label);
  return row;
}

static GtkWidget *
block_new (DossierNoteView *self, const Block *block)
{
  const DossierSpan *item = find_span (block, DOSSIER_SPAN_LIST_ITEM);
  g_autofree char   *markup = dup_block_markup (block);
  GtkWidget         *label = label_new (self, markup), *widget;

  if (find_span (block, DOSSIER_SPAN_HEADING) != NULL)
    gtk_widget_add_css_class (label, "heading");
  if (find_span (block, DOSSIER_SPAN_CODE_BLOCK) != NULL)
    gtk_widget_add_css_class (label, "note-code");
  widget = item != NULL ? item_new (item, label, item->start == block->start) : label;
  if (find_span (block, DOSSIER_SPAN_QUOTE) != NULL)
    gtk_widget_add_css_class (widget, "note-quote");
  return widget;
}

static void
add_blocks (DossierNoteView *self, DossierDocument *document)
{
  Block       block = { .document = document };
  const char *line = dossier_document_get_text (document);
  guint       n_blocks = 0;

  block.spans = dossier_document_get_spans (document, &block.n_spans);
  for (const char *end; *line != '\0'; line = *end == '\n' ? end + 1 : end)
    {
      end = line + strcspn (line, "\n");
      block.end = block.start + (guint) g_utf8_strlen (line, end - line);
      if (n_blocks++ == self->max_blocks)
        {
          gtk_box_append (GTK_BOX (self->box), label_new (self, "…"));
          return;
        }
      gtk_box_append (GTK_BOX (self->box), block_new (self, &block));
      block.start = block.end + 1;
    }
}

/* The beginning of a long note. */
static char *
dup_beginning (const char *note)
{
  const char *end = note + DOSSIER_NOTE_VIEW_MAX_BYTES;

  if (strlen (note) <= DOSSIER_NOTE_VIEW_MAX_BYTES)
    return g_strdup (note);
  end = g_utf8_find_prev_char (note, end);
  return g_strdup_printf ("%.*s…", (int) (end - note), note);
}

void
dossier_note_view_set (DossierNoteView *self, const char *note)
{
  g_autofree char *beginning = NULL;
  g_autoptr (DossierDocument) document = NULL;
  GtkWidget *child;

  if (g_strcmp0 (note, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_strdup (note);
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  if (note == NULL)
    return;
  beginning = dup_beginning (note);
  document = dossier_note_read (beginning);
  add_blocks (self, document);
}

static void
dossier_note_view_finalize (GObject *object)
{
  g_free (DOSSIER_NOTE_VIEW (object)->shown);
  G_OBJECT_CLASS (dossier_note_view_parent_class)->finalize (object);
}

static void
dossier_note_view_class_init (DossierNoteViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_note_view_finalize;
  g_signal_new ("activate-link", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_STRING);
}

static void
dossier_note_view_init (DossierNoteView *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_add_css_class (GTK_WIDGET (self), "note-view");
  adw_bin_set_child (ADW_BIN (self), self->box);
}

GtkWidget *
dossier_note_view_new (guint max_blocks)
{
  DossierNoteView *self = g_object_new (DOSSIER_TYPE_NOTE_VIEW, NULL);

  self->max_blocks = max_blocks != 0 ? max_blocks : DOSSIER_NOTE_VIEW_MAX_BLOCKS;
  return GTK_WIDGET (self);
}
