/* pack.c - bytes as a server packs them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "pack.h"

#include <brotli/encode.h>

static GBytes *
pack_brotli (const char *data, gsize length)
{
  size_t   size = BrotliEncoderMaxCompressedSize (length);
  uint8_t *packed = g_malloc (size);

  g_assert_true (BrotliEncoderCompress (5, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_GENERIC, length, (const uint8_t *) data,
                                        &size, packed));
  return g_bytes_new_take (packed, size);
}

GBytes *
pack (const char *data, gsize length, PackKind kind)
{
  GZlibCompressorFormat format = G_ZLIB_COMPRESSOR_FORMAT_GZIP;

  if (kind == PACK_PLAIN)
    return g_bytes_new (data, length);
  if (kind == PACK_BROTLI)
    return pack_brotli (data, length);
  if (kind == PACK_ZLIB)
    format = G_ZLIB_COMPRESSOR_FORMAT_ZLIB;
  else if (kind == PACK_DEFLATE)
    format = G_ZLIB_COMPRESSOR_FORMAT_RAW;

  g_autoptr (GZlibCompressor) zip = g_zlib_compressor_new (format, 9);
  g_autoptr (GInputStream) plain = g_memory_input_stream_new_from_data (data, (gssize) length, NULL);
  g_autoptr (GInputStream) packed = g_converter_input_stream_new (plain, G_CONVERTER (zip));
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();

  g_output_stream_splice (out, packed, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}
