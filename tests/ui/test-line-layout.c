/* test-line-layout.c - children side by side: who gets which width, and what is never asked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <adwaita.h>
#include "dossier-line-layout.h"

#define SPACING 10

/* A child that is at least a third of its natural width, and higher the narrower it is: width * height is 10,000. */
#define TYPE_CHILD (child_get_type ())
G_DECLARE_FINAL_TYPE (Child, child, TEST, CHILD, GtkWidget)

struct _Child
{
  GtkWidget parent;
  int       natural;
  guint     n_asked_width_for_height;
};

G_DEFINE_FINAL_TYPE (Child, child, GTK_TYPE_WIDGET)

static void
child_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
               int *minimum_baseline, int *natural_baseline)
{
  Child *self = TEST_CHILD (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = 10000 / (for_size < 0 ? self->natural : for_size);
      return;
    }
  self->n_asked_width_for_height += for_size >= 0;
  *minimum = self->natural / 3;
  *natural = self->natural;
}

static GtkSizeRequestMode
child_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
child_class_init (ChildClass *klass)
{
  GTK_WIDGET_CLASS (klass)->measure = child_measure;
  GTK_WIDGET_CLASS (klass)->get_request_mode = child_get_request_mode;
}

static void
child_init (Child *self)
{
}

typedef struct
{
  GtkWidget *box, *children[2];
} Desk;

static void
set_up (Desk *desk, gconstpointer data)
{
  desk->box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  gtk_widget_set_layout_manager (desk->box, dossier_line_layout_new (SPACING));
  for (guint i = 0; i < 2; i++)
    {
      desk->children[i] = g_object_new (TYPE_CHILD, NULL);
      TEST_CHILD (desk->children[i])->natural = i == 0 ? 90 : 300;
      gtk_box_append (GTK_BOX (desk->box), desk->children[i]);
    }
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  g_object_unref (desk->box);
}

static void
assert_widths (Desk *desk, int width, int first, int second)
{
  int height;

  gtk_widget_measure (desk->box, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  gtk_widget_allocate (desk->box, width, height, -1, NULL);
  g_assert_cmpint (gtk_widget_get_width (desk->children[0]), ==, first);
  g_assert_cmpint (gtk_widget_get_width (desk->children[1]), ==, second);
  g_assert_cmpint (height, ==, MAX (10000 / MAX (first, 1), 10000 / MAX (second, 1)));
}

static void
test_widths (Desk *desk, gconstpointer data)
{
  int minimum, natural;

  gtk_widget_measure (desk->box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 30 + SPACING + 100);
  g_assert_cmpint (natural, ==, 90 + SPACING + 300);
  assert_widths (desk, minimum, 30, 100);
  assert_widths (desk, natural, 90, 300);
  assert_widths (desk, natural + 50, 90, 300); /* nobody expands */
}

static void
test_the_rest_expands (Desk *desk, gconstpointer data)
{
  gtk_widget_set_hexpand (desk->children[1], TRUE);
  assert_widths (desk, 600, 90, 600 - SPACING - 90);
  gtk_widget_set_hexpand (desk->children[0], TRUE);
  assert_widths (desk, 600, 90 + 100, 300 + 100);
}

static void
test_hidden_ones_take_no_room (Desk *desk, gconstpointer data)
{
  int natural;

  gtk_widget_set_visible (desk->children[0], FALSE);
  gtk_widget_measure (desk->box, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  g_assert_cmpint (natural, ==, 300);
  gtk_widget_set_visible (desk->children[1], FALSE);
  gtk_widget_measure (desk->box, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  g_assert_cmpint (natural, ==, 0);
}

static void
test_from_right_to_left (Desk *desk, gconstpointer data)
{
  graphene_rect_t place;

  gtk_widget_set_direction (desk->box, GTK_TEXT_DIR_RTL);
  assert_widths (desk, 400, 90, 300);
  g_assert_true (gtk_widget_compute_bounds (desk->children[0], desk->box, &place));
  g_assert_cmpint ((int) place.origin.x, ==, 400 - 90);
}

/* What a label that wraps takes longest to answer. */
static void
test_never_asks_for_the_width_of_a_height (Desk *desk, gconstpointer data)
{
  assert_widths (desk, 300, 90, 200);
  assert_widths (desk, 400, 90, 300);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpuint (TEST_CHILD (desk->children[i])->n_asked_width_for_height, ==, 0);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Desk *, gconstpointer);
  } tests[] = {
    { "/line-layout/widths", test_widths },
    { "/line-layout/the rest goes to those that expand", test_the_rest_expands },
    { "/line-layout/hidden ones take no room", test_hidden_ones_take_no_room },
    { "/line-layout/from right to left", test_from_right_to_left },
    { "/line-layout/never asks for the width of a height", test_never_asks_for_the_width_of_a_height },
  };

  gtk_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Desk, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
