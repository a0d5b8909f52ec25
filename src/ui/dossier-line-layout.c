/* dossier-line-layout.c - children side by side, of which the height is asked for a width and never the other way round
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-line-layout.h"

struct _DossierLineLayout
{
  GtkLayoutManager parent;
  int              spacing;
};

G_DEFINE_FINAL_TYPE (DossierLineLayout, dossier_line_layout, GTK_TYPE_LAYOUT_MANAGER)

/* (element-type GtkRequestedSize) of the children that are there, data: the child. */
static GArray *
list_sizes (GtkWidget *widget)
{
  GArray *sizes = g_array_new (FALSE, TRUE, sizeof (GtkRequestedSize));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkRequestedSize size = { .data = child };

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &size.minimum_size, &size.natural_size, NULL, NULL);
      g_array_append_val (sizes, size);
    }
  return sizes;
}

static int
total_spacing (DossierLineLayout *self, GArray *sizes)
{
  return sizes->len > 0 ? self->spacing * ((int) sizes->len - 1) : 0;
}

/* Sets the width that each child gets of @width, as its minimum. */
static void
distribute (DossierLineLayout *self, GArray *sizes, int width)
{
  GtkRequestedSize *each = (GtkRequestedSize *) (gpointer) sizes->data;
  int               rest = width - total_spacing (self, sizes), n_expand = 0;

  for (guint i = 0; i < sizes->len; i++)
    {
      rest -= each[i].minimum_size;
      n_expand += gtk_widget_compute_expand (each[i].data, GTK_ORIENTATION_HORIZONTAL);
    }
  rest = gtk_distribute_natural_allocation (MAX (rest, 0), sizes->len, each);
  for (guint i = 0; i < sizes->len && n_expand > 0; i++)
    if (gtk_widget_compute_expand (each[i].data, GTK_ORIENTATION_HORIZONTAL))
      {
        each[i].minimum_size += rest / n_expand;
        rest -= rest / n_expand--;
      }
}

static void
measure_width (DossierLineLayout *self, GArray *sizes, int *minimum, int *natural)
{
  *minimum = *natural = total_spacing (self, sizes);
  for (guint i = 0; i < sizes->len; i++)
    {
      *minimum += g_array_index (sizes, GtkRequestedSize, i).minimum_size;
      *natural += g_array_index (sizes, GtkRequestedSize, i).natural_size;
    }
}

static void
dossier_line_layout_measure (GtkLayoutManager *layout, GtkWidget *widget, GtkOrientation orientation, int for_size,
                             int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  DossierLineLayout *self = DOSSIER_LINE_LAYOUT (layout);
  g_autoptr (GArray) sizes = list_sizes (widget);
  int least, most;

  measure_width (self, sizes, &least, &most);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = most;
      return;
    }
  *minimum = *natural = 0;
  distribute (self, sizes, for_size < 0 ? most : for_size);
  for (guint i = 0; i < sizes->len; i++)
    {
      const GtkRequestedSize *size = &g_array_index (sizes, GtkRequestedSize, i);
      int                     low, high;

      gtk_widget_measure (size->data, GTK_ORIENTATION_VERTICAL, size->minimum_size, &low, &high, NULL, NULL);
      *minimum = MAX (*minimum, low);
      *natural = MAX (*natural, high);
    }
}

static void
dossier_line_layout_allocate (GtkLayoutManager *layout, GtkWidget *widget, int width, int height, int baseline)
{
  DossierLineLayout *self = DOSSIER_LINE_LAYOUT (layout);
  g_autoptr (GArray) sizes = list_sizes (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int      x = 0;

  distribute (self, sizes, width);
  for (guint i = 0; i < sizes->len; i++)
    {
      const GtkRequestedSize *size = &g_array_index (sizes, GtkRequestedSize, i);
      GtkAllocation           place = { rtl ? width - x - size->minimum_size : x, 0, size->minimum_size, height };

      gtk_widget_size_allocate (size->data, &place, -1);
      x += size->minimum_size + self->spacing;
    }
}

static GtkSizeRequestMode
dossier_line_layout_get_request_mode (GtkLayoutManager *layout, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dossier_line_layout_class_init (DossierLineLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = dossier_line_layout_measure;
  layout_class->allocate = dossier_line_layout_allocate;
  layout_class->get_request_mode = dossier_line_layout_get_request_mode;
}

static void
dossier_line_layout_init (DossierLineLayout *self)
{
}

GtkLayoutManager *
dossier_line_layout_new (int spacing)
{
  DossierLineLayout *self = g_object_new (DOSSIER_TYPE_LINE_LAYOUT, NULL);

  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}
