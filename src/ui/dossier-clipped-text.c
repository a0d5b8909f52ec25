/* dossier-clipped-text.c - text of as many lines as it has, up to a limit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-clipped-text.h"

/* Pixels of a letter in text that has hardly anything but narrow ones. */
#define NARROW_LETTER 4
#define MINIMUM_WIDTH 40

struct _DossierClippedText
{
  GtkWidget parent;

  GtkWidget *inscription;
  guint      max_lines;
  guint      n_lines; /* at counted_width; 0: not counted yet */
  int        counted_width;
};

G_DEFINE_FINAL_TYPE (DossierClippedText, dossier_clipped_text, GTK_TYPE_WIDGET)

static guint
count_lines (DossierClippedText *self, int width)
{
  const char *text = dossier_clipped_text_get (self);
  g_autoptr (PangoLayout) layout = NULL;

  if (text == NULL || self->max_lines < 2)
    return 1;
  if (g_utf8_strlen (text, -1) * NARROW_LETTER > (glong) self->max_lines * width)
    return self->max_lines;
  layout = gtk_widget_create_pango_layout (self->inscription, text);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return CLAMP ((guint) pango_layout_get_line_count (layout), 1, self->max_lines);
}

static int
measure_line (DossierClippedText *self)
{
  int height;

  gtk_widget_measure (self->inscription, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  return height;
}

static GtkSizeRequestMode
dossier_clipped_text_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dossier_clipped_text_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                              int *minimum_baseline, int *natural_baseline)
{
  DossierClippedText *self = DOSSIER_CLIPPED_TEXT (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = MINIMUM_WIDTH;
      return;
    }
  if (for_size >= 0 && (self->n_lines == 0 || for_size != self->counted_width))
    {
      self->counted_width = for_size;
      self->n_lines = count_lines (self, for_size);
    }
  *minimum = *natural = measure_line (self) * (for_size >= 0 ? (int) self->n_lines : 1);
}

static void
dossier_clipped_text_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_size_allocate (DOSSIER_CLIPPED_TEXT (widget)->inscription, &(GtkAllocation){ 0, 0, width, height }, -1);
}

static void
dossier_clipped_text_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  DOSSIER_CLIPPED_TEXT (widget)->n_lines = 0;
  GTK_WIDGET_CLASS (dossier_clipped_text_parent_class)->css_changed (widget, change);
}

static void
dossier_clipped_text_dispose (GObject *object)
{
  g_clear_pointer (&DOSSIER_CLIPPED_TEXT (object)->inscription, gtk_widget_unparent);
  G_OBJECT_CLASS (dossier_clipped_text_parent_class)->dispose (object);
}

static void
dossier_clipped_text_class_init (DossierClippedTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_clipped_text_dispose;
  widget_class->get_request_mode = dossier_clipped_text_get_request_mode;
  widget_class->measure = dossier_clipped_text_measure;
  widget_class->size_allocate = dossier_clipped_text_size_allocate;
  widget_class->css_changed = dossier_clipped_text_css_changed;
}

static void
dossier_clipped_text_init (DossierClippedText *self)
{
  self->inscription = gtk_inscription_new (NULL);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (self->inscription), 1);
  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (self->inscription), 1);
  gtk_inscription_set_wrap_mode (GTK_INSCRIPTION (self->inscription), PANGO_WRAP_WORD_CHAR);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (self->inscription), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_yalign (GTK_INSCRIPTION (self->inscription), 0);
  gtk_widget_set_parent (self->inscription, GTK_WIDGET (self));
}

GtkWidget *
dossier_clipped_text_new (guint max_lines, const char *style)
{
  DossierClippedText *self = g_object_new (DOSSIER_TYPE_CLIPPED_TEXT, NULL);

  self->max_lines = max_lines;
  gtk_widget_add_css_class (GTK_WIDGET (self), style);
  return GTK_WIDGET (self);
}

void
dossier_clipped_text_set (DossierClippedText *self, const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text != NULL ? text : ""), "\r\n\t", ' ');

  gtk_widget_set_visible (GTK_WIDGET (self), *line != '\0');
  if (g_strcmp0 (line, dossier_clipped_text_get (self)) == 0)
    return;
  gtk_inscription_set_text (GTK_INSCRIPTION (self->inscription), line);
  self->n_lines = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

const char *
dossier_clipped_text_get (DossierClippedText *self)
{
  return gtk_inscription_get_text (GTK_INSCRIPTION (self->inscription));
}
