/* dossier-page-copy.c - a page as it was fetched, packed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-page-copy.h"

/* A sixth smaller than the fastest; few pages come at once. */
#define LEVEL 6
/* Bytes more that a page may take that cannot be packed. */
#define ROOM(size) ((size) / 8 + 64)

/* @size bytes of room; NULL when it does not suffice or the bytes are wrong. */
static GBytes *
convert (GConverter *converter, GBytes *bytes, gsize room)
{
  g_autofree char *converted = g_malloc (room);
  gsize            length, n_read = 0, n_written = 0;
  gconstpointer    data = g_bytes_get_data (bytes, &length);

  if (g_converter_convert (converter, data, length, converted, room, G_CONVERTER_INPUT_AT_END, &n_read, &n_written,
                           NULL)
      != G_CONVERTER_FINISHED)
    return NULL;
  return g_bytes_new_take (g_realloc (g_steal_pointer (&converted), MAX (n_written, 1)), n_written);
}

DossierPageCopy *
dossier_page_copy_new (GBytes *html, const char *content_type, const char *uri)
{
  gsize size = g_bytes_get_size (html);
  g_autoptr (GZlibCompressor) compressor = NULL;
  g_autoptr (GBytes) packed = NULL;

  if (size == 0 || size > DOSSIER_PAGE_COPY_MAX_BYTES)
    return NULL;
  compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, LEVEL);
  packed = convert (G_CONVERTER (compressor), html, size + ROOM (size));
  if (packed == NULL || g_bytes_get_size (packed) > DOSSIER_PAGE_COPY_MAX_PACKED)
    return NULL;
  return dossier_page_copy_new_from_packed (packed, size, content_type, uri);
}

DossierPageCopy *
dossier_page_copy_new_from_packed (GBytes *packed, gsize size, const char *content_type, const char *uri)
{
  DossierPageCopy *copy = g_new0 (DossierPageCopy, 1);

  copy->packed = g_bytes_ref (packed);
  copy->size = size;
  copy->content_type = g_strdup (content_type);
  copy->uri = g_strdup (uri);
  return copy;
}

void
dossier_page_copy_free (DossierPageCopy *copy)
{
  while (copy != NULL)
    {
      DossierPageCopy *next = copy->next;

      g_bytes_unref (copy->packed);
      g_free (copy->content_type);
      g_free (copy->uri);
      g_free (copy);
      copy = next;
    }
}

gboolean
dossier_page_copy_append (DossierPageCopy *copy, DossierPageCopy *next)
{
  gsize packed = g_bytes_get_size (copy->packed) + g_bytes_get_size (next->packed);

  for (; copy->next != NULL; copy = copy->next)
    packed += g_bytes_get_size (copy->next->packed);
  if (packed > DOSSIER_PAGE_COPIES_MAX_PACKED)
    {
      dossier_page_copy_free (next);
      return FALSE;
    }
  copy->next = next;
  return TRUE;
}

GBytes *
dossier_page_copy_unpack (const DossierPageCopy *copy)
{
  g_autoptr (GZlibDecompressor) decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW);
  g_autoptr (GBytes) html = NULL;

  if (copy->size == 0 || copy->size > DOSSIER_PAGE_COPY_MAX_BYTES || g_bytes_get_size (copy->packed) == 0)
    return NULL;
  html = convert (G_CONVERTER (decompressor), copy->packed, copy->size + 1);
  return html != NULL && g_bytes_get_size (html) == copy->size ? g_steal_pointer (&html) : NULL;
}
