/* test-print.c - a story on pages: how many, in slices, and as PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <string.h>
#include <glib/gstdio.h>
#include "dossier-print.h"
#include "dossier-print-layout.h"
#include "dossier-story-images.h"
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
  layout = dossier_print_layout_new (load (fixture, fixture->story), NULL);
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
  g_autoptr (DossierPrintLayout) layout = dossier_print_layout_new (load (fixture, fixture->story), NULL);

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
  g_autoptr (DossierPrintLayout) layout = dossier_print_layout_new (load (fixture, story), NULL);
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

/* ---- images ---- */

#define RED 0xff7f7f

/* Where the red of images is on a page, in points. */
typedef struct
{
  int left, top, right, bottom; /* right and bottom: the first that are not */
} Box;

static const struct
{
  const char *name;
  int         pixels[2]; /* width and height; 0: it is not kept; -1: it is no image */
  gboolean    has_caption;
  guint       width, height; /* that it has on paper; 0: there are words for it */
} images[] = {
  { "A wide one is as wide as the page", { 3000, 1500 }, FALSE, 523, 262 },
  { "A small one has the size it has on a screen", { 120, 80 }, FALSE, 90, 60 },
  { "A tall one is as tall as a page", { 300, 3000 }, FALSE, 74, 742 },
  { "A tall one leaves room for its caption", { 300, 3000 }, TRUE, 71, 710 },
  { "One that is not kept is words", { 0, 0 }, FALSE, 0, 0 },
  { "One that cannot be decoded is words", { -1, -1 }, FALSE, 0, 0 },
  { "A dot that counts readers is words", { 1, 1 }, FALSE, 0, 0 },
};

static cairo_status_t
append_cb (void *bytes, const unsigned char *data, unsigned int n)
{
  g_byte_array_append (bytes, data, n);
  return CAIRO_STATUS_SUCCESS;
}

/* A red field through which half of the white is seen. */
static GBytes *
make_png (const int *pixels)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, pixels[0], pixels[1]);
  cairo_t         *cr = cairo_create (surface);
  GByteArray      *bytes = g_byte_array_new ();

  cairo_set_source_rgba (cr, 1, 0, 0, 128 / 255.0);
  cairo_paint (cr);
  g_assert_cmpint (cairo_surface_write_to_png_stream (surface, append_cb, bytes), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

static void
keep_image (UiFixture *fixture, gint64 story, const char *uri, const int *pixels)
{
  g_autoptr (GBytes) bytes = pixels[0] > 0 ? make_png (pixels) : g_bytes_new_static ("\211PNG?", 5);
  g_autoptr (GError) error = NULL;

  if (pixels[0] != 0)
    dossier_store_save_story_image (fixture->store, story, uri, 1, "png", bytes, NULL, &error);
  g_assert_no_error (error);
}

static gint64
add_pictured (UiFixture *fixture, guint i)
{
  g_autofree char *uri = g_strdup_printf ("https://example.org/%u", i);
  g_autoptr (DossierDocumentBuilder) builder = dossier_document_builder_new ();
  DossierDraft *draft = dossier_draft_new ();
  gint64        story;

  dossier_document_builder_add_text (builder, images[i].name, -1);
  dossier_document_builder_add_image (builder, uri, "A red field");
  if (images[i].has_caption)
    {
      dossier_document_builder_open (builder, DOSSIER_SPAN_CAPTION, 0, NULL);
      dossier_document_builder_add_text (builder, "A caption of an image.", -1);
      dossier_document_builder_close (builder);
    }
  dossier_document_builder_add_text (builder, "Behind it.", -1);
  draft->title = g_strdup (images[i].name);
  draft->document = dossier_document_builder_end (builder);
  draft->recognition = dossier_recognition_new ();
  story = ui_fixture_save (fixture, draft);
  keep_image (fixture, story, uri, images[i].pixels);
  return story;
}

static gboolean
are_ready (gpointer data)
{
  return dossier_print_images_are_ready (data);
}

/* FALSE: there is none on @page. */
static gboolean
find_red (DossierPrintLayout *layout, guint page, Box *box)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) WIDTH, (int) HEIGHT);
  cairo_t         *cr = cairo_create (surface);
  const guint32   *pixels;

  *box = (Box){ G_MAXINT, G_MAXINT, 0, 0 };
  dossier_print_layout_draw (layout, cr, page);
  cairo_surface_flush (surface);
  pixels = (const guint32 *) (gpointer) cairo_image_surface_get_data (surface);
  for (int y = 0; y < (int) HEIGHT; y++)
    for (int x = 0; x < (int) WIDTH; x++)
      if ((pixels[y * (int) WIDTH + x] & 0xffffff) == RED)
        *box = (Box){ MIN (box->left, x), MIN (box->top, y), MAX (box->right, x + 1), MAX (box->bottom, y + 1) };
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return box->right > 0;
}

static void
awaited_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(int *) data = dossier_print_images_wait_finish (result);
}

static gboolean
is_told (gpointer data)
{
  return *(int *) data >= 0;
}

/* Whoever waits is told, of images that come and of those that were called off. */
static void
wait_for (DossierPrintImages *loaded, gboolean is_wanted)
{
  int are_there = -1;

  dossier_print_images_wait_async (loaded, awaited_cb, &are_there);
  if (!is_wanted)
    dossier_print_images_free (loaded);
  ui_wait_until (is_told, &are_there);
  if (is_wanted)
    g_assert_true (are_there && dossier_print_images_are_ready (loaded));
}

/* Each on one page, whole, in its shape. */
static void
test_images (UiFixture *fixture, gconstpointer data)
{
  PangoContext *context = make_context ();

  for (guint i = 0; i < G_N_ELEMENTS (images); i++)
    {
      gint64              story = add_pictured (fixture, i);
      DossierPrintImages *loaded = dossier_print_images_new (fixture->store, story);
      g_autoptr (DossierPrintLayout) layout = dossier_print_layout_new (load (fixture, story), loaded);
      guint n_pages = 0;
      Box   box;

      dossier_print_layout_set_page (layout, context, WIDTH, HEIGHT);
      wait_for (loaded, TRUE);
      find_pages (layout, 1000000);
      for (guint page = 0; page < dossier_print_layout_count_pages (layout); page++)
        if (find_red (layout, page, &box))
          {
            n_pages++;
            g_assert_cmpint (ABS (box.right - box.left - (int) images[i].width), <=, 2);
            g_assert_cmpint (ABS (box.bottom - box.top - (int) images[i].height), <=, 2);
          }
      g_assert_cmpuint (n_pages, ==, images[i].width > 0);
    }
  g_object_unref (context);
}

/* What is printed of a story whose images the person does not want to see. */
static void
test_no_images (UiFixture *fixture, gconstpointer data)
{
  gint64        story = add_pictured (fixture, 0);
  PangoContext *context = make_context ();
  g_autoptr (DossierPrintLayout) layout = dossier_print_layout_new (load (fixture, story), NULL);
  Box box;

  dossier_print_layout_set_page (layout, context, WIDTH, HEIGHT);
  find_pages (layout, 1000000);
  g_assert_cmpuint (dossier_print_layout_count_pages (layout), ==, 1);
  g_assert_false (find_red (layout, 0, &box));
  g_object_unref (context);
}

/* Called off before it has begun, and once it is under way. */
static void
test_called_off (UiFixture *fixture, gconstpointer data)
{
  gint64              story = add_pictured (fixture, 0);
  DossierPrintImages *seen = dossier_print_images_new (fixture->store, story);

  dossier_print_images_free (dossier_print_images_new (fixture->store, story));
  wait_for (dossier_print_images_new (fixture->store, story), FALSE);
  dossier_print_layout_free (
      dossier_print_layout_new (load (fixture, story), dossier_print_images_new (fixture->store, story)));
  ui_wait_until (are_ready, seen);
  dossier_print_images_free (seen);
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
  DossierPrintImages *pictures;
  gboolean            is_done = FALSE;
  gint64              story;
  gsize               length;

  story = add_pictured (fixture, 3);
  annotate (fixture, story, "A tall one", "A note");
  pictures = dossier_print_images_new (fixture->store, story);
  wait_for (pictures, TRUE);
  operation = dossier_print_operation_new (load (fixture, story), pictures);
  gtk_print_operation_set_export_filename (operation, path);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), &is_done);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  ui_wait_until (is_set, &is_done);
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  g_assert_true (g_str_has_prefix (text, "%PDF-"));
  g_assert_nonnull (memmem (text, length, "/Subtype /Image", 15));
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
    { "/print/images whole, and as wide as the page", test_images },
    { "/print/without images there are words", test_no_images },
    { "/print/called off", test_called_off },
    { "/print/as PDF", test_pdf },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, UiFixture, NULL, ui_fixture_set_up, tests[i].run, ui_fixture_tear_down);
  return g_test_run ();
}
