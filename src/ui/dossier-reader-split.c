/* dossier-reader-split.c - a story with its notes: beside it where there is room, else as a sheet below it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"
#include "dossier-reader-split.h"

/* Of the height, in hundredths, for a sheet. */
#define SHEET_SHARE 50

struct _DossierReaderSplit
{
  GtkWidget parent;

  GtkWidget *story, *notes; /* NULL once they are gone */
};

G_DEFINE_FINAL_TYPE (DossierReaderSplit, dossier_reader_split, GTK_TYPE_WIDGET)

static gboolean
has_notes (DossierReaderSplit *self)
{
  return self->notes != NULL && gtk_widget_get_visible (self->notes);
}

/* As narrow as the wider of the two: then one is below the other. */
static void
dossier_reader_split_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                              int *minimum_baseline, int *natural_baseline)
{
  DossierReaderSplit *self = DOSSIER_READER_SPLIT (widget);
  int                 least = 0, liked = 0;

  if (self->story != NULL)
    gtk_widget_measure (self->story, orientation, -1, minimum, natural, NULL, NULL);
  if (has_notes (self))
    gtk_widget_measure (self->notes, orientation, -1, &least, &liked, NULL, NULL);
  *minimum = MAX (*minimum, least);
  *natural = MAX (*natural, *minimum);
}

static void
allocate (GtkWidget *child, int x, int y, int width, int height)
{
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, width, height }, -1);
}

static void
dossier_reader_split_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DossierReaderSplit *self = DOSSIER_READER_SPLIT (widget);
  gboolean            is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int                 sheet = height * SHEET_SHARE / 100, side = DOSSIER_READER_SPLIT_SIDE;

  if (self->story == NULL)
    return;
  if (!has_notes (self))
    allocate (self->story, 0, 0, width, height);
  else if (width >= DOSSIER_READER_SPLIT_WIDE)
    {
      gtk_widget_remove_css_class (self->notes, "sheet");
      allocate (self->story, is_rtl ? side : 0, 0, width - side, height);
      allocate (self->notes, is_rtl ? 0 : width - side, 0, side, height);
    }
  else
    {
      gtk_widget_add_css_class (self->notes, "sheet");
      allocate (self->story, 0, 0, width, height - sheet);
      allocate (self->notes, 0, height - sheet, width, sheet);
    }
}

void
dossier_reader_split_set_shown (DossierReaderSplit *self, gboolean is_shown)
{
  gtk_widget_set_visible (self->notes, is_shown);
}

gboolean
dossier_reader_split_is_shown (DossierReaderSplit *self)
{
  return has_notes (self);
}

static void
dossier_reader_split_dispose (GObject *object)
{
  DossierReaderSplit *self = DOSSIER_READER_SPLIT (object);

  g_clear_pointer (&self->story, gtk_widget_unparent);
  g_clear_pointer (&self->notes, gtk_widget_unparent);
  G_OBJECT_CLASS (dossier_reader_split_parent_class)->dispose (object);
}

static void
dossier_reader_split_class_init (DossierReaderSplitClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_reader_split_dispose;
  widget_class->measure = dossier_reader_split_measure;
  widget_class->size_allocate = dossier_reader_split_size_allocate;
}

static void
dossier_reader_split_init (DossierReaderSplit *self)
{
}

GtkWidget *
dossier_reader_split_new (GtkWidget *story, GtkWidget *notes)
{
  DossierReaderSplit *self = g_object_new (DOSSIER_TYPE_READER_SPLIT, NULL);

  self->story = story;
  self->notes = notes;
  gtk_widget_set_visible (notes, FALSE);
  gtk_widget_set_parent (story, GTK_WIDGET (self));
  gtk_widget_set_parent (notes, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
