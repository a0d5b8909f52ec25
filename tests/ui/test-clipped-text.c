/* test-clipped-text.c - text is as high as its lines, up to a limit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-clipped-text.h"

#include <adwaita.h>

static int
height_at (GtkWidget *text, int width)
{
  int minimum, natural;

  gtk_widget_measure (text, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, natural);
  return natural;
}

static void
test_lines (void)
{
  GtkWidget       *text = g_object_ref_sink (dossier_clipped_text_new (3, "x"));
  g_autofree char *endless = g_strnfill (100000, 'm');
  int              line;

  dossier_clipped_text_set (DOSSIER_CLIPPED_TEXT (text), "one");
  line = height_at (text, 400);
  g_assert_cmpint (line, >, 0);
  g_assert_cmpint (height_at (text, -1), ==, line);
  dossier_clipped_text_set (DOSSIER_CLIPPED_TEXT (text), "some words that do not fit");
  g_assert_cmpint (height_at (text, 400), ==, line);
  g_assert_cmpint (height_at (text, 130), ==, 2 * line);
  g_assert_cmpint (height_at (text, 40), ==, 3 * line); /* no more than three */
  g_assert_cmpint (height_at (text, 400), ==, line);    /* and wide again */
  dossier_clipped_text_set (DOSSIER_CLIPPED_TEXT (text), endless);
  g_assert_cmpint (height_at (text, 400), ==, 3 * line);
  g_object_unref (text);
}

static void
test_text (void)
{
  GtkWidget          *widget = g_object_ref_sink (dossier_clipped_text_new (1, "x"));
  DossierClippedText *text = DOSSIER_CLIPPED_TEXT (widget);

  dossier_clipped_text_set (text, "two\nlines\tand\r\nmore");
  g_assert_cmpstr (dossier_clipped_text_get (text), ==, "two lines and  more");
  g_assert_true (gtk_widget_get_visible (widget));
  dossier_clipped_text_set (text, NULL);
  g_assert_false (gtk_widget_get_visible (widget));
  dossier_clipped_text_set (text, "again");
  g_assert_true (gtk_widget_get_visible (widget));
  dossier_clipped_text_set (text, "");
  g_assert_false (gtk_widget_get_visible (widget));
  g_object_unref (widget);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/clipped-text/as high as its lines", test_lines);
  g_test_add_func ("/clipped-text/on one line, or hidden", test_text);
  return g_test_run ();
}
