/* test-handout-images.c - stories are handed on with the images that the library has kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-handout.h"

#include <string.h>
#include <glib/gstdio.h>

#include "dossier-story-images.h"
#include "library-fixture.h"

#define CHART "https://example.org/chart.png"
#define PHOTO "https://example.org/photo.jpg"
#define DRAWING "https://example.org/drawing.svg"
#define LATER "https://example.org/later.png"

typedef struct
{
  TestLibrary library;
  char       *path;
  GArray     *ids;
} Desk;

/* A story with images at @uris, ended by NULL. */
static void
add_story (Desk *desk, const char *title, const char *const *uris)
{
  g_autoptr (DossierDocumentBuilder) builder = dossier_document_builder_new ();
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);
  g_autoptr (GArray) saved = NULL;
  g_autoptr (GError) error = NULL;
  DossierDraft *draft = dossier_draft_new ();

  dossier_document_builder_add_text (builder, title, -1);
  for (guint i = 0; uris[i] != NULL; i++)
    dossier_document_builder_add_image (builder, uris[i], "What it shows");
  draft->title = g_strdup (title);
  draft->document = dossier_document_builder_end (builder);
  draft->recognition = dossier_recognition_new ();
  g_ptr_array_add (drafts, draft);
  saved = dossier_store_save (desk->library.store, drafts, FALSE, &error);
  g_assert_no_error (error);
  g_array_append_val (desk->ids, g_array_index (saved, DossierSaveResult, 0).story);
}

static void
keep (Desk *desk, const char *uri, const char *format, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;

  dossier_store_save_story_image (desk->library.store, g_array_index (desk->ids, gint64, 0), uri, 1, format, bytes,
                                  NULL, &error);
  g_assert_no_error (error);
}

static void
keep_words (Desk *desk, const char *uri, const char *format, const char *words)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (words, strlen (words));

  keep (desk, uri, format, bytes);
}

/* Two stories of four and of one image: two kinds that every program shows, one that is never carried, and one that
 * nobody asked for. */
static void
set_up (Desk *desk, gconstpointer data)
{
  static const char *const four[] = { CHART, PHOTO, DRAWING, LATER, NULL };

  test_library_open (&desk->library);
  desk->path = g_build_filename (desk->library.folder, "out", NULL);
  desk->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  add_story (desk, "First", four);
  add_story (desk, "Second", &four[3]);
  keep_words (desk, CHART, "png", "a chart");
  keep_words (desk, PHOTO, "jpeg", "a photo");
  keep_words (desk, DRAWING, "svg", "<svg/>");
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  g_free (desk->path);
  g_array_unref (desk->ids);
  test_library_close (&desk->library);
}

/* Of the first @n stories; how many images are not in it. */
static guint
write_out (Desk *desk, DossierHandoutFormat format, guint n)
{
  g_autoptr (GArray) some = g_array_new (FALSE, FALSE, sizeof (gint64));
  DossierHandoutOrder  order = { format, some, NULL };
  DossierHandoutCounts counts;
  g_autoptr (GError) error = NULL;

  g_array_append_vals (some, desk->ids->data, n);
  dossier_handout_write (desk->library.store, &order, desk->path, &counts, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts.n_stories, ==, n);
  return counts.n_images_left;
}

static char *
read_file (const char *folder, const char *name)
{
  g_autofree char *path = name != NULL ? g_build_filename (folder, name, NULL) : g_strdup (folder);
  char            *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
assert_part (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in %s", part, text);
}

/* A page has them in itself; what it has not is words and an address as before. */
static void
test_page (Desk *desk, gconstpointer data)
{
  g_autofree char *text = NULL;

  g_assert_cmpuint (write_out (desk, DOSSIER_HANDOUT_HTML, 1), ==, 2);
  text = read_file (desk->path, NULL);
  assert_part (text, "<a rel=\"noreferrer\" href=\"" CHART "\">"
                     "<img alt=\"What it shows\" src=\"data:image/png;base64,YSBjaGFydA==\"/></a>");
  assert_part (text, "src=\"data:image/jpeg;base64,YSBwaG90bw==\"");
  assert_part (text, "href=\"" DRAWING "\">Image: What it shows</a>");
  assert_part (text, "href=\"" LATER "\">Image: What it shows</a>");
}

static const struct
{
  DossierHandoutFormat format;
  const char          *name, *before, *after; /* the file of the first story, and what stands around an image's name */
} folders[] = {
  { DOSSIER_HANDOUT_HTML, "First.html", "src=\"", "\"/>" },
  { DOSSIER_HANDOUT_MARKDOWN, "First.md", "![What it shows](", ")" },
};

/* A folder has them beside the stories, each once, under names that links find. */
static void
test_folder (Desk *desk, gconstpointer data)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "a chart", -1);
  g_autofree char *name = g_strdup_printf ("images/%.32s.png", sum);

  keep_words (desk, LATER, "png", "a chart");
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *text = NULL, *image = NULL,
                      *link = g_strconcat (folders[i].before, name, folders[i].after, NULL);
      g_autofree char *old = g_strdup_printf ("%s-%u", desk->path, i);
      g_autofree char *images = g_build_filename (desk->path, "images", NULL);
      g_autoptr (GDir) dir = NULL;
      guint n = 0;

      g_assert_cmpuint (write_out (desk, folders[i].format, 2), ==, 1);
      text = read_file (desk->path, folders[i].name);
      image = read_file (desk->path, name);
      assert_part (text, link);
      g_assert_cmpstr (image, ==, "a chart");
      dir = g_dir_open (images, 0, NULL);
      while (g_dir_read_name (dir) != NULL)
        n++;
      g_assert_cmpuint (n, ==, 2); /* the chart and the photo: of the same bytes there is one file */
      g_assert_cmpint (g_rename (desk->path, old), ==, 0);
    }
}

/* Plain text and a single Markdown file have none, and miss none. */
static void
test_without (Desk *desk, gconstpointer data)
{
  g_autofree char *text = NULL;

  g_assert_cmpuint (write_out (desk, DOSSIER_HANDOUT_TEXT, 1), ==, 0);
  g_assert_cmpuint (write_out (desk, DOSSIER_HANDOUT_MARKDOWN, 1), ==, 0);
  text = read_file (desk->path, NULL);
  assert_part (text, "[Image: What it shows](<" CHART ">)");
  g_assert_cmpuint (write_out (desk, DOSSIER_HANDOUT_BIBTEX, 2), ==, 0);
}

/* A book has those of its chapters; the drawing and the later one, twice, are not in it. */
static void
test_book (Desk *desk, gconstpointer data)
{
  g_autofree char *text = NULL;
  gsize            length = 0;

  g_assert_cmpuint (write_out (desk, DOSSIER_HANDOUT_EPUB, 2), ==, 3);
  g_assert_true (g_file_get_contents (desk->path, &text, &length, NULL));
  g_assert_nonnull (memmem (text, length, "EPUB/images/", strlen ("EPUB/images/")));
  g_assert_nonnull (memmem (text, length, "a chart", strlen ("a chart")));
  g_assert_nonnull (memmem (text, length, "a photo", strlen ("a photo")));
}

/* A page takes images up to its limit, and what is smaller still behind one that is too large. */
static void
test_limit_of_a_page (Desk *desk, gconstpointer data)
{
  const guint n_full = DOSSIER_HANDOUT_MAX_IMAGE_BYTES / DOSSIER_STORY_IMAGES_MAX_BYTES;
  g_autoptr (GPtrArray) uris = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;

  for (guint i = 0; i <= n_full; i++)
    g_ptr_array_add (uris, g_strdup_printf ("https://example.org/%u.gif", i));
  g_ptr_array_add (uris, g_strdup (CHART));
  g_ptr_array_add (uris, NULL);
  g_array_set_size (desk->ids, 0);
  add_story (desk, "Large ones", (const char *const *) uris->pdata);
  for (guint i = 0; i <= n_full; i++)
    {
      g_autoptr (GBytes) bytes
          = g_bytes_new_take (g_malloc0 (DOSSIER_STORY_IMAGES_MAX_BYTES), DOSSIER_STORY_IMAGES_MAX_BYTES);

      keep (desk, uris->pdata[i], "gif", bytes);
    }
  keep_words (desk, CHART, "png", "a chart");
  g_assert_cmpuint (write_out (desk, DOSSIER_HANDOUT_HTML, 1), ==, 1);
  text = read_file (desk->path, NULL);
  assert_part (text, "base64,YSBjaGFydA==");
}

static void
cancel_cb (guint done, guint total, gpointer data)
{
  g_cancellable_cancel (data);
}

/* Stopped in the middle, nothing of the images is left either. */
static void
test_cancelled (Desk *desk, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  DossierHandoutOrder order = { DOSSIER_HANDOUT_MARKDOWN, desk->ids, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_assert_false (dossier_handout_write (desk->library.store, &order, desk->path, NULL, cancel_cb, cancellable,
                                         cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  dir = g_dir_open (desk->library.folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_false (g_str_has_prefix (name, "out"));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*run) (Desk *desk, gconstpointer data);
  } tests[] = {
    { "a page has them in itself", test_page },
    { "a folder has them beside the stories", test_folder },
    { "text and a single Markdown file have none", test_without },
    { "a book has them", test_book },
    { "a page takes no more than its limit", test_limit_of_a_page },
    { "what is cancelled leaves no image", test_cancelled },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/handout-images/", tests[i].name, NULL);

      g_test_add (path, Desk, NULL, set_up, tests[i].run, tear_down);
    }
  return g_test_run ();
}
