/* image-fixture.c - pictures made on the spot, honest ones and others
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "image-fixture.h"

#include <string.h>

static void
put32be (GByteArray *file, guint32 n)
{
  guint32 bytes = GUINT32_TO_BE (n);

  g_byte_array_append (file, (const guint8 *) &bytes, 4);
}

static void
put_le (GByteArray *file, guint32 n, guint bytes)
{
  guint32 all = GUINT32_TO_LE (n);

  g_byte_array_append (file, (const guint8 *) &all, bytes);
}

/* As in the PNG specification, annex D. */
static guint32
checksum (const guint8 *data, gsize length)
{
  guint32 crc = 0xffffffff;

  for (gsize i = 0; i < length; i++)
    {
      crc ^= data[i];
      for (guint bit = 0; bit < 8; bit++)
        crc = crc & 1 ? 0xedb88320 ^ crc >> 1 : crc >> 1;
    }
  return ~crc;
}

static void
put_chunk (GByteArray *file, const char *type, const guint8 *data, guint length)
{
  guint start;

  put32be (file, length);
  start = file->len;
  g_byte_array_append (file, (const guint8 *) type, 4);
  if (length > 0)
    g_byte_array_append (file, data, length);
  put32be (file, checksum (file->data + start, file->len - start));
}

/* @type: PNG's colour type. */
static GByteArray *
start_png (guint32 width, guint32 height, guint8 bits, guint8 type)
{
  GByteArray *file = g_byte_array_new ();
  g_autoptr (GByteArray) head = g_byte_array_new ();
  const guint8 rest[] = { bits, type, 0, 0, 0 };

  put32be (head, width);
  put32be (head, height);
  g_byte_array_append (head, rest, sizeof rest);
  g_byte_array_append (file, (const guint8 *) "\x89PNG\r\n\x1a\n", 8);
  put_chunk (file, "IHDR", head->data, head->len);
  return file;
}

/* @row @height times, compressed. */
static GBytes *
pack_rows (const guint8 *row, gsize length, guint height)
{
  g_autoptr (GZlibCompressor) zip = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) packed = g_converter_output_stream_new (memory, G_CONVERTER (zip));

  for (guint y = 0; y < height; y++)
    g_assert_true (g_output_stream_write_all (packed, row, length, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (packed, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static GBytes *
end_png (GByteArray *file, const guint8 *row, gsize length, guint height)
{
  g_autoptr (GBytes) packed = pack_rows (row, length, height);

  put_chunk (file, "IDAT", g_bytes_get_data (packed, NULL), (guint) g_bytes_get_size (packed));
  put_chunk (file, "IEND", NULL, 0);
  return g_byte_array_free_to_bytes (file);
}

GBytes *
image_make_png (guint width, guint height, guint32 colour)
{
  gsize              length = 1 + (gsize) width * 4;
  g_autofree guint8 *row = g_malloc0 (length);
  guint32            pixel = GUINT32_TO_BE (colour);

  for (guint x = 0; x < width; x++)
    memcpy (row + 1 + x * 4, &pixel, 4);
  return end_png (start_png (width, height, 8, 6), row, length, height);
}

GBytes *
image_make_bomb (guint width, guint height)
{
  gsize              length = 1 + ((gsize) width + 7) / 8;
  g_autofree guint8 *row = g_malloc0 (length);

  return end_png (start_png (width, height, 1, 0), row, length, height);
}

GBytes *
image_make_png_head (guint32 width, guint32 height)
{
  return g_byte_array_free_to_bytes (start_png (width, height, 8, 6));
}

GBytes *
image_make_gif (void)
{
  static const guint8 file[] = {
    'G',  'I',  'F', '8', '9', 'a', 1, 0, 1, 0, 0x80, 0, 0,    0xff, 0xff, 0xff, 0, 0, 0, /* two colours */
    0x2c, 0,    0,   0,   0,   1,   0, 1, 0, 0, 2,    2, 0x44, 1,    0,                   /* the first of them */
    0x21, 0xf9, 4,   0,   10,  0,   0, 0,                                                 /* a tenth of a second */
    0x2c, 0,    0,   0,   0,   1,   0, 1, 0, 0, 2,    2, 0x4c, 1,    0,                   /* the second */
    0x3b,
  };

  return g_bytes_new_static (file, sizeof file);
}

GBytes *
image_make_bmp (guint width, guint height, guint32 colour, gboolean in_icon)
{
  GByteArray *file = g_byte_array_new ();
  guint       size = width * height * 4, mask = in_icon ? (width + 31) / 32 * 4 * height : 0;

  if (!in_icon)
    {
      g_byte_array_append (file, (const guint8 *) "BM", 2);
      put_le (file, 14 + 40 + size, 4);
      put_le (file, 0, 4);
      put_le (file, 14 + 40, 4);
    }
  put_le (file, 40, 4);
  put_le (file, width, 4);
  put_le (file, in_icon ? height * 2 : height, 4);
  put_le (file, 1, 2);
  put_le (file, 32, 2);
  put_le (file, 0, 4);
  put_le (file, size, 4);
  for (guint i = 0; i < 4; i++)
    put_le (file, 0, 4);
  for (guint i = 0; i < width * height; i++)
    put_le (file, 0xff000000 | colour, 4);
  for (guint i = 0; i < mask; i++)
    put_le (file, 0, 1);
  return g_byte_array_free_to_bytes (file);
}

GBytes *
image_make_ico (GBytes *const *pictures, const guint *sides, guint n)
{
  GByteArray *file = g_byte_array_new ();
  guint32     start = 6 + 16 * n;

  put_le (file, 0, 2);
  put_le (file, 1, 2);
  put_le (file, n, 2);
  for (guint i = 0; i < n; i++)
    {
      put_le (file, sides[i], 1);
      put_le (file, sides[i], 1);
      put_le (file, 0, 2);
      put_le (file, 1, 2);
      put_le (file, 32, 2);
      put_le (file, (guint32) g_bytes_get_size (pictures[i]), 4);
      put_le (file, start, 4);
      start += (guint32) g_bytes_get_size (pictures[i]);
    }
  for (guint i = 0; i < n; i++)
    g_byte_array_append (file, g_bytes_get_data (pictures[i], NULL), (guint) g_bytes_get_size (pictures[i]));
  return g_byte_array_free_to_bytes (file);
}
