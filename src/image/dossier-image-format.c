/* dossier-image-format.c - what kind of picture some bytes are, whatever they are called
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-image-format.h"

#include <string.h>

#define PNG_MAGIC "\x89PNG\r\n\x1a\n"
/* Of an icon file: its head, and the line for each picture. */
#define ICO_HEAD 6
#define ICO_ENTRY 16
#define ICO_BITS_AT 6
#define ICO_LENGTH_AT 8
#define ICO_START_AT 12

static const struct
{
  DossierImageFormat format;
  const char        *name;
  const char        *magic; /* at the start */
  gsize              length;
  const char        *further; /* eight bytes on, or NULL */
} formats[] = {
  { DOSSIER_IMAGE_FORMAT_PNG, "png", PNG_MAGIC, 8, NULL },
  { DOSSIER_IMAGE_FORMAT_JPEG, "jpeg", "\xff\xd8\xff", 3, NULL },
  { DOSSIER_IMAGE_FORMAT_GIF, "gif", "GIF8", 4, NULL },
  { DOSSIER_IMAGE_FORMAT_BMP, "bmp", "BM", 2, NULL },
  { DOSSIER_IMAGE_FORMAT_ICO, "ico", "\0\0\1\0", 4, NULL },
  { DOSSIER_IMAGE_FORMAT_WEBP, "webp", "RIFF", 4, "WEBP" },
  { DOSSIER_IMAGE_FORMAT_SVG, "svg", NULL, 0, NULL },
};

const char *
dossier_image_format_get_name (DossierImageFormat format)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (formats[i].format == format)
      return formats[i].name;
  return NULL;
}

/* After what may stand before the first element: white space, <? ... ?>, <!-- ... -->, <!DOCTYPE ... >. */
static const char *
skip_prolog (const char *text, const char *end)
{
  static const char *const parts[][2] = { { "<?", "?>" }, { "<!--", "-->" }, { "<!", ">" } };

  for (;;)
    {
      const char *close = NULL;
      guint       i = 0;

      while (text < end && g_ascii_isspace (*text))
        text++;
      for (; i < G_N_ELEMENTS (parts); i++)
        if ((gsize) (end - text) >= strlen (parts[i][0]) && memcmp (text, parts[i][0], strlen (parts[i][0])) == 0)
          break;
      if (i == G_N_ELEMENTS (parts))
        return text;
      close = g_strstr_len (text, end - text, parts[i][1]);
      if (close == NULL)
        return end;
      text = close + strlen (parts[i][1]);
    }
}

/* A page with a drawing in it is none. */
static gboolean
is_svg (const char *text, gsize length)
{
  const char *end = text + length;

  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    text += 3;
  text = skip_prolog (text, end);
  return end - text > 4 && memcmp (text, "<svg", 4) == 0 && (g_ascii_isspace (text[4]) || text[4] == '>');
}

DossierImageFormat
dossier_image_format_sniff (GBytes *bytes)
{
  gsize       length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (length < 12)
    return DOSSIER_IMAGE_FORMAT_UNKNOWN;
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (formats[i].magic != NULL && memcmp (data, formats[i].magic, formats[i].length) == 0
        && (formats[i].further == NULL || memcmp (data + 8, formats[i].further, 4) == 0))
      return formats[i].format;
  return is_svg (data, length) ? DOSSIER_IMAGE_FORMAT_SVG : DOSSIER_IMAGE_FORMAT_UNKNOWN;
}

/* ---- icon files ---- */

typedef struct
{
  const guint8 *entry; /* NULL: none */
  guint         side, bits;
  gsize         start, length;
} Icon;

static guint
read_number (const guint8 *data, guint bytes)
{
  guint n = 0;

  while (bytes-- > 0)
    n = n << 8 | data[bytes];
  return n;
}

static gboolean
read_icon (const guint8 *data, gsize length, guint i, Icon *icon)
{
  const guint8 *entry = data + ICO_HEAD + i * ICO_ENTRY;

  if (ICO_HEAD + (i + 1) * ICO_ENTRY > length)
    return FALSE;
  icon->entry = entry;
  icon->side = MAX (entry[0] == 0 ? 256 : entry[0], entry[1] == 0 ? 256 : entry[1]);
  icon->bits = read_number (entry + ICO_BITS_AT, 2);
  icon->length = read_number (entry + ICO_LENGTH_AT, 4);
  icon->start = read_number (entry + ICO_START_AT, 4);
  return icon->length > 0 && icon->start <= length && icon->length <= length - icon->start;
}

static gboolean
is_better (const Icon *icon, const Icon *best, guint size)
{
  if (best->entry == NULL || icon->side == best->side)
    return best->entry == NULL || icon->bits > best->bits;
  if (icon->side >= size && best->side >= size)
    return icon->side < best->side;
  return icon->side > best->side;
}

/* @data of an icon file with @icon alone in it. */
static GBytes *
wrap_icon (const guint8 *data, const Icon *icon)
{
  static const guint8 head[ICO_HEAD] = { 0, 0, 1, 0, 1, 0 };
  static const guint8 start[4] = { ICO_HEAD + ICO_ENTRY };
  GByteArray         *file = g_byte_array_new ();

  g_byte_array_append (file, head, sizeof head);
  g_byte_array_append (file, icon->entry, ICO_START_AT);
  g_byte_array_append (file, start, sizeof start);
  g_byte_array_append (file, data + icon->start, (guint) icon->length);
  return g_byte_array_free_to_bytes (file);
}

GBytes *
dossier_image_format_choose_icon (GBytes *icons, guint size)
{
  gsize         length;
  const guint8 *data = g_bytes_get_data (icons, &length);
  guint         n = length >= ICO_HEAD ? MIN (read_number (data + 4, 2), DOSSIER_IMAGE_MAX_ICONS) : 0;
  Icon          best = { NULL };

  for (guint i = 0; i < n; i++)
    {
      Icon icon;

      if (read_icon (data, length, i, &icon) && is_better (&icon, &best, size))
        best = icon;
    }
  if (best.entry == NULL)
    return NULL;
  if (best.length >= 8 && memcmp (data + best.start, PNG_MAGIC, 8) == 0)
    return g_bytes_new_from_bytes (icons, best.start, best.length);
  return wrap_icon (data, &best);
}
