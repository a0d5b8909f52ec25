/* test-print.c - a story on pages: how many, in slices, and as PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <string.h>
#include <glib/gstdio.h>
#include "dossier-print.h"
#include "dossier-print-layout.h"
#include "ui-fixture.h"

/* A4 without the usual margins, in points. */
#define WIDTH 523.0
#define HEIGHT 770.0

static DossierStoryContent *
load (UiFixture *fixture, gint64 story)
{
  g_autoptr (GError) error = NULL;
  DossierStoryContent *content = dossier_store_load_content (fixture->store, story, &error);

  g_assert_no_error (error);
  return content;
}

static void
annotate (UiFixture *fixture, gint64 story, const char *quote, const char *note)
{
  g_autoptr (GError) error = NULL;

  dossier_library_annotate (fixture->library, story, quote, 0, DOSSIER_COLOUR_GREEN, note, NULL, &error);
  g_assert_no_error (error);
}

static PangoContext *
make_context (void)
{
  return pango_font_map_create_context (pango_cairo_font_map_get_default ());
}

/* How many slices it took. */
static guint
find_pages (DossierPrintLayout *layout, gint64 slice)
{
  guint n = 1;

  while (!dossier_print_layout_go_on (layout, slice))
    n++;
  return n;
}

/* Points of @page that are not white. */
static guint
count_ink (DossierPrintLayout *layout, guint page)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) WIDTH, (int) HEIGHT);
  cairo_t         *cr = cairo_create (surface);
  const guint32   *pixels;
  guint            n = 0;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  dossier_print_layout_draw (layout, cr, page);
  cairo_surface_flush (surface);
  pixels = (const guint32 *) (gpointer) cairo_image_surface_get_data (surface);
  for (guint i = 0; i < (guint) (WIDTH * HEIGHT); i++)
    n += (pixels[i] & 0xffffff) != 0xffffff;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return n;
}

static void
test_short (UiFixture *fixture, gconstpointer data)
{
  g_autoptr (DossierPrintLayout) layout = NULL;
  PangoContext *context = make_context ();

  annotate (fixture, fixture->story, "OpenAI", "A note\nof two lines");
  layout = dossier_print_layout_new (load (fixture, fixture->story));
  dossier_print_layout_set_page (layout, context, WIDTH, HEIGHT);
  find_pages (layout, 1000000);
  g_assert_cmpuint (dossier_print_layout_count_pages (layout), <=, 2);
  g_assert_cmpuint (count_ink (layout, 0), >, 1000);
  g_object_unref (context);
}

/* Every page has words on it, of whatever size the paper is. */
static void
test_sizes (UiFixture *fixture, gconstpointer data)
{
  static const struct
  {
    double width, height;
    guint  least;
  } cases[] = { { WIDTH, HEIGHT, 1 }, { 300, 200, 3 }, { 40, 100, 10 }, { 0, 0, 10 } };
  PangoContext *context = make_context ();
  g_autoptr (DossierPrintLayout) layout = dossier_print_layout_new (load (fixture, fixture->story));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      dossier_print_layout_set_page (layout, context, cases[i].width, cases[i].height);
      find_pages (layout, 1000000);
      g_assert_cmpuint (dossier_print_layout_count_pages (layout), >=, cases[i].least);
      for (guint page = 0; page < dossier_print_layout_count_pages (layout); page++)
        g_assert_cmpuint (count_ink (layout, page), >, 0);
    }
  g_object_unref (context);
}

static void
test_long (UiFixture *fixture, gconstpointer data)
{
  gint64        story = ui_fixture_save (fixture, ui_make_long_draft (200000));
  PangoContext *context = make_context ();
  g_autoptr (DossierPrintLayout) layout = dossier_print_layout_new (load (fixture, story));
  guint n_pages;

  dossier_print_layout_set_page (layout, context, WIDTH, HEIGHT);
  g_assert_cmpuint (find_pages (layout, 0), >, 100);
  n_pages = dossier_print_layout_count_pages (layout);
  g_assert_cmpuint (n_pages, >, 200);
  g_assert_cmpuint (count_ink (layout, n_pages - 1), >, 0);
  dossier_print_layout_set_page (layout, context, WIDTH, HEIGHT);
  find_pages (layout, 1000000);
  g_assert_cmpuint (dossier_print_layout_count_pages (layout), ==, n_pages);
  g_object_unref (context);
}

static gboolean
is_set (gpointer data)
{
  return *(gboolean *) data;
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, gboolean *is_done)
{
  g_assert_cmpint (result, ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  *is_done = TRUE;
}

static void
test_pdf (UiFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "story.pdf", NULL), *text = NULL;
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_done = FALSE;

  annotate (fixture, fixture->story, "OpenAI", "A note");
  operation = dossier_print_operation_new (load (fixture, fixture->story));
  gtk_print_operation_set_export_filename (operation, path);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), &is_done);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  ui_wait_until (is_set, &is_done);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "%PDF-"));
  g_unlink (path);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*run) (UiFixture *fixture, gconstpointer data);
  } tests[] = {
    { "/print/a short story", test_short },
    { "/print/every page has words, whatever its size", test_sizes },
    { "/print/200,000 words in slices", test_long },
    { "/print/as PDF", test_pdf },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, UiFixture, NULL, ui_fixture_set_up, tests[i].run, ui_fixture_tear_down);
  return g_test_run ();
}
