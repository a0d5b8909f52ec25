/* test-format.c - what bytes are, whatever they are called, and the best of an icon file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-image-format.h"

#include <string.h>

#include "image-fixture.h"

#define TEXT(words) words, sizeof words - 1

static const struct
{
  const char        *name;
  const char        *data;
  gsize              length;
  DossierImageFormat want;
} cases[] = {
  { "PNG", TEXT ("\x89PNG\r\n\x1a\n...."), DOSSIER_IMAGE_FORMAT_PNG },
  { "JPEG", TEXT ("\xff\xd8\xff\xe0\0\x10JFIF..."), DOSSIER_IMAGE_FORMAT_JPEG },
  { "GIF", TEXT ("GIF89a......"), DOSSIER_IMAGE_FORMAT_GIF },
  { "BMP", TEXT ("BM.........."), DOSSIER_IMAGE_FORMAT_BMP },
  { "an icon file", TEXT ("\0\0\1\0\1\0......"), DOSSIER_IMAGE_FORMAT_ICO },
  { "a cursor is no icon", TEXT ("\0\0\2\0\1\0......"), DOSSIER_IMAGE_FORMAT_UNKNOWN },
  { "WebP", TEXT ("RIFF....WEBPVP8 "), DOSSIER_IMAGE_FORMAT_WEBP },
  { "an animated cursor is not", TEXT ("RIFF....ACON...."), DOSSIER_IMAGE_FORMAT_UNKNOWN },
  { "a drawing", TEXT ("<svg xmlns='x'/>"), DOSSIER_IMAGE_FORMAT_SVG },
  { "a drawing after all that may come first",
    TEXT ("\xef\xbb\xbf <?xml version='1.0'?><!-- <svg --> <!DOCTYPE svg SYSTEM 'x'>\n<svg>"),
    DOSSIER_IMAGE_FORMAT_SVG },
  { "a page with a drawing in it", TEXT ("<!doctype html><p><svg width='1'></svg>"), DOSSIER_IMAGE_FORMAT_UNKNOWN },
  { "a word that begins like one", TEXT ("<svgs xmlns='x'/>"), DOSSIER_IMAGE_FORMAT_UNKNOWN },
  { "a comment without end", TEXT ("<!-- <svg xmlns='x'/>"), DOSSIER_IMAGE_FORMAT_UNKNOWN },
  { "a drawing that ends in its name", TEXT ("<?xml ?>    <svg"), DOSSIER_IMAGE_FORMAT_UNKNOWN },
  { "TIFF is not read", TEXT ("II*\0............"), DOSSIER_IMAGE_FORMAT_UNKNOWN },
  { "XPM is not read", TEXT ("/* XPM */ static char"), DOSSIER_IMAGE_FORMAT_UNKNOWN },
  { "too few bytes", TEXT ("GIF89a"), DOSSIER_IMAGE_FORMAT_UNKNOWN },
  { "nothing", TEXT (""), DOSSIER_IMAGE_FORMAT_UNKNOWN },
};

static void
test_sniff (gconstpointer data)
{
  guint            i = GPOINTER_TO_UINT (data);
  g_autofree char *copy = g_memdup2 (cases[i].data, cases[i].length);
  g_autoptr (GBytes) bytes = g_bytes_new (copy, cases[i].length);

  g_assert_cmpint (dossier_image_format_sniff (bytes), ==, cases[i].want);
}

static const struct
{
  const char *name;
  guint       sides[5]; /* of the pictures, ended by 0 */
  guint       size;
  guint       want; /* which of them */
} choices[] = {
  { "the one that fits", { 16, 32, 48, 64, 0 }, 32, 1 },
  { "the next larger one", { 16, 64, 48, 128, 0 }, 33, 2 },
  { "the largest of small ones", { 16, 48, 32, 24, 0 }, 64, 1 },
  { "the first of two alike", { 32, 32, 32, 0 }, 64, 0 },
  { "the only one", { 255, 0 }, 16, 0 },
};

static void
test_choice (gconstpointer data)
{
  guint       i = GPOINTER_TO_UINT (data), n = 0;
  GBytes     *pictures[5];
  gsize       length;
  const char *chosen;
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GBytes) best = NULL;

  for (; choices[i].sides[n] != 0; n++)
    pictures[n] = image_make_bmp (1, 1, n, TRUE);
  file = image_make_ico (pictures, choices[i].sides, n);
  best = dossier_image_format_choose_icon (file, choices[i].size);
  g_assert_nonnull (best);
  g_assert_cmpint (dossier_image_format_sniff (best), ==, DOSSIER_IMAGE_FORMAT_ICO);
  chosen = g_bytes_get_data (best, &length);
  g_assert_cmpuint (length, ==, 6 + 16 + g_bytes_get_size (pictures[0]));
  g_assert_cmpint (chosen[6 + 16 + 40], ==, (int) choices[i].want); /* blue comes first */
  for (guint k = 0; k < n; k++)
    g_bytes_unref (pictures[k]);
}

static void
test_a_png_in_an_icon_file_comes_out_as_it_is (void)
{
  g_autoptr (GBytes) png = image_make_png (2, 2, 0xff0000ff);
  const guint side = 32;
  g_autoptr (GBytes) file = image_make_ico (&png, &side, 1);
  g_autoptr (GBytes) best = dossier_image_format_choose_icon (file, 16);

  g_assert_true (g_bytes_equal (best, png));
}

/* What is said of the picture is changed byte by byte, and the file cut at every place. */
static void
test_icon_files_that_lie_lead_nowhere (void)
{
  g_autoptr (GBytes) picture = image_make_bmp (2, 2, 7, TRUE);
  const guint side = 2;
  g_autoptr (GBytes) file = image_make_ico (&picture, &side, 1);
  gsize         length;
  const guint8 *data = g_bytes_get_data (file, &length);

  for (gsize cut = 0; cut < length; cut++)
    {
      g_autofree guint8 *copy = g_memdup2 (data, cut);
      g_autoptr (GBytes) part = g_bytes_new (copy, cut);

      g_assert_null (dossier_image_format_choose_icon (part, 16));
    }
  for (guint at = 4; at < 6 + 16; at++)
    for (guint value = 0; value < 256; value += 5)
      {
        g_autofree guint8 *copy = g_memdup2 (data, length);
        g_autoptr (GBytes) lie = NULL;
        g_autoptr (GBytes) best = NULL;

        copy[at] = (guint8) value;
        lie = g_bytes_new_take (g_steal_pointer (&copy), length);
        best = dossier_image_format_choose_icon (lie, 16);
        g_assert_true (best == NULL || g_bytes_get_size (best) <= length);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/image/format/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_sniff);
    }
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_autofree char *path = g_strconcat ("/image/format/icon: ", choices[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_choice);
    }
  g_test_add_func ("/image/format/a PNG in an icon file comes out as it is",
                   test_a_png_in_an_icon_file_comes_out_as_it_is);
  g_test_add_func ("/image/format/icon files that lie lead nowhere", test_icon_files_that_lie_lead_nowhere);
  return g_test_run ();
}
