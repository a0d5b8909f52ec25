/* dossier-html-decode.c - in which encoding the bytes of a page are, and the bytes as UTF-8.
 *
 * The order is the WHATWG Encoding standard's (byte order mark, transport, <meta>), with two lessons of the real
 * web: what is valid UTF-8 is UTF-8 whatever an 8-bit label says, and unlabelled bytes are guessed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <string.h>
#include <uchardet.h>

#include "dossier-html.h"

/* Bytes in which a <meta charset> is looked for, and bytes that a guess is made from. */
#define META_REACH 8192
#define GUESS_REACH 65536

/* Labels that name something else than they say (WHATWG Encoding standard, 4.2 "names and labels"). */
static const struct
{
  const char *label, *encoding;
} labels[] = {
  { "ISO-8859-1", "WINDOWS-1252" },
  { "ISO8859-1", "WINDOWS-1252" },
  { "LATIN1", "WINDOWS-1252" },
  { "ISO-8859-9", "WINDOWS-1254" },
  { "ASCII", "WINDOWS-1252" },
  { "US-ASCII", "WINDOWS-1252" },
  { "X-USER-DEFINED", "WINDOWS-1252" },
  { "GB2312", "GB18030" },
  { "GBK", "GB18030" },
  { "X-GBK", "GB18030" },
  { "SHIFT_JIS", "CP932" },
  { "SHIFT-JIS", "CP932" },
  { "X-SJIS", "CP932" },
  { "EUC-KR", "UHC" },
  { "KS_C_5601-1987", "UHC" },
  { "BIG5", "BIG5-HKSCS" },
  { "TIS-620", "WINDOWS-874" },
  { "UTF8", "UTF-8" },
  { "UNICODE-1-1-UTF-8", "UTF-8" },
};

static char *
normalize_label (const char *label, gsize length)
{
  g_autofree char *name = g_strstrip (g_ascii_strup (label, (gssize) length));

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (strcmp (name, labels[i].label) == 0)
      return g_strdup (labels[i].encoding);
  return g_steal_pointer (&name);
}

static gboolean
is_known (const char *encoding)
{
  GIConv converter;

  if (encoding == NULL || *encoding == '\0' || strlen (encoding) > 40)
    return FALSE;
  converter = g_iconv_open ("UTF-8", encoding);
  if (converter == (GIConv) -1)
    return FALSE;
  g_iconv_close (converter);
  return TRUE;
}

/* The value after "charset=" in the @length bytes at @text. */
static char *
find_charset (const char *text, gsize length)
{
  static const char word[] = "charset";

  for (gsize i = 0; i + sizeof word < length; i++)
    {
      gsize from, to;

      if (g_ascii_strncasecmp (text + i, word, sizeof word - 1) != 0)
        continue;
      for (from = i + sizeof word - 1; from < length && g_ascii_isspace (text[from]); from++)
        ;
      if (from >= length || text[from] != '=')
        continue;
      for (from++; from < length && (g_ascii_isspace (text[from]) || text[from] == '"' || text[from] == '\''); from++)
        ;
      for (to = from; to < length && (g_ascii_isalnum (text[to]) || strchr ("-_:.", text[to])) && text[to]; to++)
        ;
      if (to > from)
        return normalize_label (text + from, to - from);
    }
  return NULL;
}

static char *
find_meta (const char *text, gsize length)
{
  gsize reach = MIN (length, META_REACH);

  for (gsize i = 0; i + 6 < reach; i++)
    {
      const char *end;
      char       *found;

      if (text[i] != '<' || g_ascii_strncasecmp (text + i, "<meta", 5) != 0)
        continue;
      end = memchr (text + i, '>', reach - i);
      found = find_charset (text + i, end != NULL ? (gsize) (end - text) - i : reach - i);
      if (found != NULL)
        {
          /* A label that could be read byte by byte was not written in UTF-16. */
          if (!g_str_has_prefix (found, "UTF-16") && !g_str_has_prefix (found, "UTF-32"))
            return found;
          g_free (found);
          return g_strdup ("UTF-8");
        }
    }
  return NULL;
}

static char *
guess (const char *text, gsize length)
{
  uchardet_t       detector = uchardet_new ();
  g_autofree char *found = NULL;

  uchardet_handle_data (detector, text, MIN (length, GUESS_REACH));
  uchardet_data_end (detector);
  found = normalize_label (uchardet_get_charset (detector), strlen (uchardet_get_charset (detector)));
  uchardet_delete (detector);
  if (!is_known (found) || strcmp (found, "UTF-8") == 0)
    return g_strdup ("WINDOWS-1252");
  return g_steal_pointer (&found);
}

/* A few broken bytes do not make a page another encoding. */
static gboolean
is_mostly_utf8 (const char *text, gsize length)
{
  gsize       broken = 0, wide = 0;
  const char *at = text, *end = text + length;

  while (at < end)
    {
      const char *stop;

      if (g_utf8_validate_len (at, (gsize) (end - at), &stop))
        stop = end;
      for (; at < stop; at++)
        wide += ((guchar) *at >= 0xc0);
      if (stop < end)
        {
          broken += *stop != '\0';
          at = stop + 1;
        }
    }
  return broken == 0 || wide > 10 * broken;
}

static char *
choose (const char *text, gsize length, const char *content_type, gsize *skip)
{
  g_autofree char *said = NULL;
  const guchar    *bytes = (const guchar *) text;

  *skip = 0;
  if (length >= 3 && bytes[0] == 0xef && bytes[1] == 0xbb && bytes[2] == 0xbf)
    return *skip = 3, g_strdup ("UTF-8");
  if (length >= 2 && ((bytes[0] == 0xfe && bytes[1] == 0xff) || (bytes[0] == 0xff && bytes[1] == 0xfe)))
    return *skip = 2, g_strdup (bytes[0] == 0xfe ? "UTF-16BE" : "UTF-16LE");
  if (content_type != NULL)
    said = find_charset (content_type, strlen (content_type) + 1);
  if (!is_known (said))
    {
      g_free (said);
      said = find_meta (text, length);
    }
  if (said != NULL && (g_str_has_prefix (said, "UTF-16") || g_str_has_prefix (said, "UTF-32")))
    return g_steal_pointer (&said);
  if (is_mostly_utf8 (text, length))
    return g_strdup ("UTF-8");
  if (is_known (said) && strcmp (said, "UTF-8") != 0)
    return g_steal_pointer (&said);
  return guess (text, length);
}

static void
add_broken (GString *out)
{
  g_string_append (out, "\xef\xbf\xbd");
}

static char *
convert (const char *text, gsize length, const char *encoding)
{
  GIConv   converter = g_iconv_open ("UTF-8", encoding);
  GString *out = g_string_sized_new (length + length / 2);
  char     buffer[16384];
  char    *in = (char *) text;
  gsize    left = length;

  while (left > 0)
    {
      char *to = buffer;
      gsize room = sizeof buffer;
      gsize done = g_iconv (converter, &in, &left, &to, &room);
      int   problem = done == (gsize) -1 ? errno : 0;

      g_string_append_len (out, buffer, to - buffer);
      if (problem == EILSEQ || problem == EINVAL)
        {
          add_broken (out);
          in++;
          left--;
        }
      else if (problem != 0 && problem != E2BIG)
        break;
    }
  g_iconv_close (converter);
  return g_string_free (out, FALSE);
}

char *
dossier_html_decode (GBytes *bytes, const char *content_type, char **out_encoding)
{
  gsize            length, skip;
  const char      *text = g_bytes_get_data (bytes, &length);
  g_autofree char *encoding = NULL;
  g_autofree char *wide = NULL;
  char            *result;

  if (text == NULL)
    text = "";
  encoding = choose (text, length, content_type, &skip);
  if (strcmp (encoding, "UTF-8") != 0)
    {
      wide = convert (text + skip, length - skip, encoding);
      result = g_utf8_make_valid (wide, -1);
    }
  else
    result = g_utf8_make_valid (text + skip, (gssize) (length - skip));
  if (out_encoding != NULL)
    *out_encoding = g_steal_pointer (&encoding);
  return result;
}
