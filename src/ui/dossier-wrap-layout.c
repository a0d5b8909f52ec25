/* dossier-wrap-layout.c - children side by side like words, broken into lines
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-wrap-layout.h"

struct _DossierWrapLayout
{
  GtkLayoutManager parent;
  int              spacing;
};

G_DEFINE_FINAL_TYPE (DossierWrapLayout, dossier_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

static int
measure_child (GtkWidget *child, GtkOrientation orientation, int for_size, gboolean minimum)
{
  int smallest, natural;

  gtk_widget_measure (child, orientation, for_size, &smallest, &natural, NULL, NULL);
  return minimum ? smallest : natural;
}

/* Walks through the lines of a box @width wide; allocates when @allocate. The height of all lines. */
static int
flow (DossierWrapLayout *self, GtkWidget *widget, int width, gboolean allocate)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int      x = 0, y = 0, line = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_width, child_height;

      if (!gtk_widget_should_layout (child))
        continue;
      child_width = MIN (measure_child (child, GTK_ORIENTATION_HORIZONTAL, -1, FALSE), width);
      child_width = MAX (child_width, measure_child (child, GTK_ORIENTATION_HORIZONTAL, -1, TRUE));
      child_height = measure_child (child, GTK_ORIENTATION_VERTICAL, child_width, FALSE);
      if (x > 0 && x + child_width > width)
        {
          x = 0;
          y += line + self->spacing;
          line = 0;
        }
      if (allocate)
        gtk_widget_size_allocate (
            child, &(GtkAllocation){ rtl ? width - x - child_width : x, y, child_width, child_height }, -1);
      x += child_width + self->spacing;
      line = MAX (line, child_height);
    }
  return y + line;
}

static void
dossier_wrap_layout_measure (GtkLayoutManager *layout, GtkWidget *widget, GtkOrientation orientation, int for_size,
                             int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  DossierWrapLayout *self = DOSSIER_WRAP_LAYOUT (layout);
  int                widest = 0, together = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      {
        widest = MAX (widest, measure_child (child, GTK_ORIENTATION_HORIZONTAL, -1, TRUE));
        together += measure_child (child, GTK_ORIENTATION_HORIZONTAL, -1, FALSE) + (together > 0 ? self->spacing : 0);
      }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = widest;
      *natural = MAX (widest, together);
    }
  else
    *minimum = *natural = flow (self, widget, for_size < 0 ? MAX (widest, together) : for_size, FALSE);
}

static void
dossier_wrap_layout_allocate (GtkLayoutManager *layout, GtkWidget *widget, int width, int height, int baseline)
{
  flow (DOSSIER_WRAP_LAYOUT (layout), widget, width, TRUE);
}

static GtkSizeRequestMode
dossier_wrap_layout_get_request_mode (GtkLayoutManager *layout, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dossier_wrap_layout_class_init (DossierWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = dossier_wrap_layout_measure;
  layout_class->allocate = dossier_wrap_layout_allocate;
  layout_class->get_request_mode = dossier_wrap_layout_get_request_mode;
}

static void
dossier_wrap_layout_init (DossierWrapLayout *self)
{
}

GtkLayoutManager *
dossier_wrap_layout_new (int spacing)
{
  DossierWrapLayout *self = g_object_new (DOSSIER_TYPE_WRAP_LAYOUT, NULL);

  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}
