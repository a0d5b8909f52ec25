/* dossier-image.c - a process that decodes one picture from outside, and can do nothing else
 *
 * limits -> read all -> load what the format takes -> close the doors -> decode -> write. Ends by _exit (): nothing of
 * what a picture may have done to this process runs any more.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "dossier-image-decode.h"
#include "dossier-image-sandbox.h"

#define READ_BYTES 65536

/* All of standard input, NULL when that is too much or breaks off. */
static GBytes *
read_all (DossierImageExit *problem)
{
  g_autoptr (GByteArray) all = g_byte_array_new ();
  g_autofree guint8 *block = g_malloc (READ_BYTES);
  gssize             n;

  *problem = DOSSIER_IMAGE_DAMAGED;
  while ((n = read (STDIN_FILENO, block, READ_BYTES)) != 0)
    {
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return NULL;
      if (all->len + (gsize) n > DOSSIER_IMAGE_MAX_BYTES)
        {
          *problem = DOSSIER_IMAGE_TOO_MANY_BYTES;
          return NULL;
        }
      g_byte_array_append (all, block, (guint) n);
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&all));
}

static gboolean
write_all (const void *data, gsize length)
{
  const char *next = data;

  while (length > 0)
    {
      gssize n = write (STDOUT_FILENO, next, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      next += n;
      length -= (gsize) n;
    }
  return TRUE;
}

static gboolean
write_pixels (GdkPixbuf *pixbuf)
{
  DossierImageHeader header
      = { .width = (guint32) gdk_pixbuf_get_width (pixbuf), .height = (guint32) gdk_pixbuf_get_height (pixbuf) };
  const guint8 *rows = gdk_pixbuf_read_pixels (pixbuf);

  memcpy (header.magic, DOSSIER_IMAGE_MAGIC, sizeof header.magic);
  if (!write_all (&header, sizeof header))
    return FALSE;
  for (guint32 y = 0; y < header.height; y++)
    if (!write_all (rows + (gsize) y * (gsize) gdk_pixbuf_get_rowstride (pixbuf), (gsize) header.width * 4))
      return FALSE;
  return TRUE;
}

static DossierImageExit
run (guint size)
{
  DossierImageExit   problem;
  GBytes            *bytes = read_all (&problem);
  DossierImageFormat format;
  GdkPixbuf         *pixbuf;

  if (bytes == NULL)
    return problem;
  format = dossier_image_format_sniff (bytes);
  problem = dossier_image_decode_prepare (format);
  if (problem != DOSSIER_IMAGE_DONE)
    return problem;
  if (!dossier_image_sandbox_close ())
    return DOSSIER_IMAGE_NOT_SAFE;
  problem = dossier_image_decode (bytes, format, size, &pixbuf);
  if (problem != DOSSIER_IMAGE_DONE)
    return problem;
  return write_pixels (pixbuf) ? DOSSIER_IMAGE_DONE : DOSSIER_IMAGE_DAMAGED;
}

int
main (int argc, char *argv[])
{
  guint64 size;

  if (argc != 2 || !g_ascii_string_to_unsigned (argv[1], 10, 1, DOSSIER_IMAGE_MAX_SIZE, &size, NULL))
    _exit (DOSSIER_IMAGE_USAGE);
  if (!dossier_image_sandbox_limit ())
    _exit (DOSSIER_IMAGE_NOT_SAFE);
  _exit ((int) run ((guint) size));
}
