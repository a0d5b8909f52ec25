/* test-feed-picture.c - the icon of a feed as a texture, and on which ground it is lost
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-feed-picture.h"

/* An icon whose pixels are given as "0xRRGGBBAA", a row after the other. */
static DossierFeedIcon *
make_icon (guint width, guint height, const guint32 *pixels)
{
  g_autoptr (GByteArray) rgba = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < width * height; i++)
    {
      guint32 pixel = GUINT32_TO_BE (pixels[i]);

      g_byte_array_append (rgba, (const guint8 *) &pixel, 4);
    }
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&rgba));

  return dossier_feed_icon_new (1, 0, width, height, bytes);
}

/* The pixel of @picture, its colours multiplied with its opacity. */
static guint32
get_pixel (GdkTexture *picture, int x, int y)
{
  gsize              stride = (gsize) gdk_texture_get_width (picture) * 4;
  g_autofree guint8 *data = g_malloc (stride * (gsize) gdk_texture_get_height (picture));
  guint32            pixel; /* 0xAARRGGBB */

  gdk_texture_download (picture, data, stride);
  pixel = ((guint32 *) data)[y * gdk_texture_get_width (picture) + x];

  return pixel << 8 | pixel >> 24;
}

static void
test_a_pixel_is_the_mean_of_what_it_covers (void)
{
  static const guint32 board[] = {
    0xff0000ff, 0xff0000ff, 0x000000ff, 0xffffffff, /* two by two: red */
    0xff0000ff, 0xff0000ff, 0xffffffff, 0x000000ff, /* grey */
    0x00ff00ff, 0x00ff0000, 0x00000000, 0x00000000, /* half a green: what cannot be seen has no colour */
    0x00ff00ff, 0xffffff00, 0x00000000, 0x00000000, /* nothing */
  };
  g_autoptr (DossierFeedIcon) icon = make_icon (4, 4, board);
  g_autoptr (GdkTexture) picture = dossier_feed_picture_new (icon, 2);

  g_assert_cmpint (gdk_texture_get_width (picture), ==, 2);
  g_assert_cmpint (gdk_texture_get_height (picture), ==, 2);
  g_assert_cmphex (get_pixel (picture, 0, 0), ==, 0xff0000ff);
  g_assert_cmphex (get_pixel (picture, 1, 0), ==, 0x808080ff);
  g_assert_cmphex (get_pixel (picture, 0, 1), ==, 0x00800080);
  g_assert_cmphex (get_pixel (picture, 1, 1), ==, 0);
}

static void
test_sizes (void)
{
  static const struct
  {
    guint width, height, side, want;
  } cases[] = { { 64, 64, 32, 32 }, { 48, 48, 32, 32 }, { 64, 32, 32, 32 }, { 16, 16, 32, 16 }, { 1, 1, 32, 1 },
                { 64, 1, 32, 32 },  { 1, 64, 32, 32 },  { 33, 33, 32, 32 }, { 64, 64, 64, 64 } };
  g_autofree guint32 *pixels = g_new (guint32, 64 * 64);

  for (guint i = 0; i < 64 * 64; i++)
    pixels[i] = 0x336699ff;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DossierFeedIcon) icon = make_icon (cases[i].width, cases[i].height, pixels);
      g_autoptr (GdkTexture) picture = dossier_feed_picture_new (icon, cases[i].side);
      int middle = (int) (cases[i].want - 1) / 2;

      g_assert_cmpint (gdk_texture_get_width (picture), ==, (int) cases[i].want);
      g_assert_cmpint (gdk_texture_get_height (picture), ==, (int) cases[i].want);
      g_assert_cmphex (get_pixel (picture, middle, middle), ==, 0x336699ff);
    }
}

static void
test_what_is_wide_stands_in_the_middle (void)
{
  static const guint32 bar[] = { 0xff0000ff, 0xff0000ff, 0xff0000ff, 0xff0000ff };
  g_autoptr (DossierFeedIcon) icon = make_icon (4, 1, bar);
  g_autoptr (GdkTexture) picture = dossier_feed_picture_new (icon, 4);

  for (int y = 0; y < 4; y++)
    g_assert_cmphex (get_pixel (picture, 2, y), ==, y == 1 ? 0xff0000ff : 0);
}

static void
test_tones (void)
{
  static const struct
  {
    const char     *name;
    guint32         pixels[4];
    DossierFeedTone want;
  } cases[] = {
    { "black letters", { 0x000000ff, 0, 0, 0x101010ff }, DOSSIER_FEED_TONE_DARK },
    { "dark blue ones", { 0x000050ff, 0, 0, 0x000050ff }, DOSSIER_FEED_TONE_DARK },
    { "white ones", { 0xffffffff, 0, 0, 0xf0f0f0ff }, DOSSIER_FEED_TONE_LIGHT },
    { "orange ones", { 0xff8800ff, 0, 0, 0xff8800ff }, DOSSIER_FEED_TONE_PLAIN },
    { "black and white ones", { 0x000000ff, 0xffffffff, 0, 0 }, DOSSIER_FEED_TONE_PLAIN },
    { "black on a ground of its own", { 0x000000ff, 0x000000ff, 0x000000ff, 0x000000ff }, DOSSIER_FEED_TONE_PLAIN },
    { "nothing", { 0, 0, 0, 0 }, DOSSIER_FEED_TONE_PLAIN },
    { "black where it cannot be seen", { 0xffffffff, 0, 0x00000000, 0xffffffff }, DOSSIER_FEED_TONE_LIGHT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DossierFeedIcon) icon = make_icon (2, 2, cases[i].pixels);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (dossier_feed_picture_get_tone (icon), ==, cases[i].want);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed-picture/a pixel is the mean of what it covers", test_a_pixel_is_the_mean_of_what_it_covers);
  g_test_add_func ("/feed-picture/sizes", test_sizes);
  g_test_add_func ("/feed-picture/what is wide stands in the middle", test_what_is_wide_stands_in_the_middle);
  g_test_add_func ("/feed-picture/tones", test_tones);

  return g_test_run ();
}
