/* zip-fixture.c - zip archives as the tests need them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "zip-fixture.h"

#include <string.h>

static void
put (GByteArray *to, guint32 value, guint size)
{
  for (guint i = 0; i < size; i++, value >>= 8)
    g_byte_array_append (to, (const guint8[]){ value & 0xff }, 1);
}

static guint32
compute_checksum (const char *words)
{
  guint32 checksum = 0xffffffff;

  for (; *words != '\0'; words++)
    {
      checksum ^= (guint8) *words;
      for (guint bit = 0; bit < 8; bit++)
        checksum = checksum & 1 ? checksum >> 1 ^ 0xedb88320 : checksum >> 1;
    }
  return ~checksum;
}

static GByteArray *
pack (const char *words, gboolean is_packed)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 9);
  gsize            length = strlen (words), n_read, n_written;
  g_autofree char *to = g_malloc (length + 1024);
  GByteArray      *packed = g_byte_array_new ();

  if (!is_packed)
    return g_byte_array_append (packed, (const guint8 *) words, (guint) length);
  g_assert_cmpint (g_converter_convert (G_CONVERTER (compressor), words, length, to, length + 1024,
                                        G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL),
                   ==, G_CONVERTER_FINISHED);
  return g_byte_array_append (packed, (const guint8 *) to, (guint) n_written);
}

static void
put_sizes (GByteArray *to, const ZipFile *file, guint32 n_packed)
{
  put (to, compute_checksum (file->words), 4);
  put (to, n_packed, 4);
  put (to, file->claimed != 0 ? file->claimed : (guint32) strlen (file->words), 4);
  put (to, (guint32) strlen (file->name), 2);
  put (to, 0, 2);
}

static void
put_head (GByteArray *to, const ZipFile *file, const char *mark)
{
  g_byte_array_append (to, (const guint8 *) mark, 4);
  put (to, 20, 2);
  if (mark[2] == '\1')
    put (to, 20, 2);
  put (to, 0, 2);
  put (to, file->is_packed ? 8 : 0, 2);
  put (to, 0, 4);
}

GByteArray *
zip_fixture_new (const ZipFile *files, guint n)
{
  GByteArray *zip = g_byte_array_new ();
  g_autoptr (GByteArray) directory = g_byte_array_new ();
  guint32 start;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GByteArray) packed = pack (files[i].words, files[i].is_packed);
      guint32 offset = zip->len;

      put_head (zip, &files[i], "PK\3\4");
      put_sizes (zip, &files[i], packed->len);
      g_byte_array_append (zip, (const guint8 *) files[i].name, (guint) strlen (files[i].name));
      g_byte_array_append (zip, packed->data, packed->len);
      put_head (directory, &files[i], "PK\1\2");
      put_sizes (directory, &files[i], packed->len);
      put (directory, 0, 4);
      put (directory, 0, 4);
      put (directory, 0, 2);
      put (directory, offset, 4);
      g_byte_array_append (directory, (const guint8 *) files[i].name, (guint) strlen (files[i].name));
    }
  start = zip->len;
  g_byte_array_append (zip, directory->data, directory->len);
  g_byte_array_append (zip, (const guint8 *) "PK\5\6\0\0\0\0", 8);
  put (zip, n, 2);
  put (zip, n, 2);
  put (zip, directory->len, 4);
  put (zip, start, 4);
  put (zip, 0, 2);
  return zip;
}
