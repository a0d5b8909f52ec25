/* dossier-feed-encoding.c - the bytes of a feed -> UTF-8
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-feed-encoding-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <uchardet.h>

#include "dossier-feed-limits.h"
#include "dossier-feed-parser.h"
#include "dossier-feed-text-private.h"

#define DECLARATION_BYTES 1024   /* how far an XML declaration is looked for */
#define GUESS_BYTES (256 * 1024) /* how much the guess looks at */

typedef struct
{
  const char *data;
  gsize       length;
} Bytes;

static const struct
{
  const char *mark;
  guint       length, skip;
  const char *encoding;
} marks[] = {
  { "\x00\x00\xFE\xFF", 4, 4, "utf-32be" }, { "\xFF\xFE\x00\x00", 4, 4, "utf-32le" },
  { "\x00\x00\x00<", 4, 0, "utf-32be" },    { "<\x00\x00\x00", 4, 0, "utf-32le" },
  { "\xFE\xFF", 2, 2, "utf-16be" },         { "\xFF\xFE", 2, 2, "utf-16le" },
  { "\x00<\x00", 3, 0, "utf-16be" },        { "<\x00", 2, 0, "utf-16le" },
  { "\xEF\xBB\xBF", 3, 3, "utf-8" },        { "\x4C\x6F\xA7\x94", 4, 0, "cp037" },
};

/* Encodings whose name promises less than writers mean by it. */
static const struct
{
  const char *said, *meant;
} supersets[] = {
  { "iso-8859-1", "windows-1252" },
  { "iso8859-1", "windows-1252" },
  { "latin1", "windows-1252" },
  { "latin-1", "windows-1252" },
  { "us-ascii", "windows-1252" },
  { "ascii", "windows-1252" },
  { "iso-8859-9", "windows-1254" },
  { "iso-8859-11", "windows-874" },
  { "gb2312", "gb18030" },
  { "gbk", "gb18030" },
  { "x-gbk", "gb18030" },
  { "ks_c_5601-1987", "cp949" },
  { "euc-kr", "cp949" },
  { "shift_jis", "cp932" },
  { "shift-jis", "cp932" },
  { "x-sjis", "cp932" },
  { "big5", "big5-hkscs" },
  { "unicode", "utf-16" },
};

/* The value of charset= in a header, or of encoding= in an XML declaration; NULL without one. In lower case. */
static char *
find_value (const char *text, const char *key)
{
  g_autofree char *lower = g_ascii_strdown (text, -1);
  const char      *at = strstr (lower, key);
  gsize            length;

  if (at == NULL)
    return NULL;
  at += strlen (key);
  at += strspn (at, " \t\r\n");
  if (*at++ != '=')
    return NULL;
  at += strspn (at, " \t\r\n\"'");
  length = strcspn (at, " \t\r\n\"';,?>");
  return length > 0 && length < 40 ? g_strndup (at, length) : NULL;
}

static char *
find_declared (Bytes in)
{
  g_autofree char *head = g_strndup (in.data, MIN (in.length, DECLARATION_BYTES));
  const char      *at = strstr (head, "<?xml");
  const char      *end = at != NULL ? strstr (at, "?>") : NULL;
  g_autofree char *declaration = end != NULL ? g_strndup (at, end - at) : NULL;

  return declaration != NULL ? find_value (declaration, "encoding") : NULL;
}

static char *
guess (Bytes in)
{
  uchardet_t detector = uchardet_new ();
  char      *name = NULL;

  if (uchardet_handle_data (detector, in.data, MIN (in.length, GUESS_BYTES)) == 0)
    {
      uchardet_data_end (detector);
      name = g_ascii_strdown (uchardet_get_charset (detector), -1);
    }
  uchardet_delete (detector);
  if (name != NULL && *name == '\0')
    g_clear_pointer (&name, g_free);
  return name;
}

/* NULL when @in is not in @encoding, or nobody knows such an encoding. */
static char *
convert (Bytes in, const char *encoding, gsize *length)
{
  char *text;

  if (g_str_equal (encoding, "utf-8") || g_str_equal (encoding, "utf8"))
    {
      if (!g_utf8_validate_len (in.data, in.length, NULL))
        return NULL;
      *length = in.length;
      return g_strndup (in.data, in.length);
    }
  text = g_convert (in.data, in.length, "UTF-8", encoding, NULL, length, NULL);
  if (text != NULL && !g_utf8_validate_len (text, *length, NULL))
    g_clear_pointer (&text, g_free);
  return text;
}

static char *
convert_as_meant (Bytes in, const char *encoding, gsize *length)
{
  for (guint i = 0; i < G_N_ELEMENTS (supersets); i++)
    if (g_str_equal (encoding, supersets[i].said))
      {
        char *text = convert (in, supersets[i].meant, length);

        return text != NULL ? text : convert (in, encoding, length);
      }
  return convert (in, encoding, length);
}

static gboolean
is_ascii (Bytes in)
{
  for (gsize i = 0; i < in.length; i++)
    if ((in.data[i] & 0x80) != 0)
      return FALSE;
  return TRUE;
}

/* Latin letters one after another that happen to be UTF-8 are UTF-8: writers name the encoding of another file. */
static gboolean
is_mislabelled (Bytes in, const char *encoding)
{
  static const char *const latin[]
      = { "iso-8859-1", "iso8859-1", "latin1", "latin-1", "windows-1252", "cp1252", "us-ascii", "ascii" };

  for (guint i = 0; i < G_N_ELEMENTS (latin); i++)
    if (g_str_equal (encoding, latin[i]))
      return !is_ascii (in) && g_utf8_validate_len (in.data, in.length, NULL);
  return FALSE;
}

/* RFC 3023: XML sent as text without a charset is US-ASCII. Only believed when it is true. */
static gboolean
is_plain_ascii (Bytes in, const char *content_type, const char *charset)
{
  g_autofree char *type = NULL;

  if (content_type == NULL || charset != NULL)
    return FALSE;
  type = g_ascii_strdown (content_type, strcspn (content_type, "; "));
  return g_str_has_prefix (type, "text/") && strstr (type, "xml") != NULL && is_ascii (in);
}

/* TRUE when the bytes that are not ASCII are UTF-8 but for a few: a text put together out of several. */
static gboolean
is_mostly_utf8 (Bytes in)
{
  gsize good = 0, bad = 0;

  for (const char *at = in.data, *end = in.data + in.length; at < end;)
    if ((*at & 0x80) == 0)
      at++;
    else if ((gint32) g_utf8_get_char_validated (at, end - at) >= 0)
      {
        good++;
        at = g_utf8_next_char (at);
      }
    else
      {
        bad++;
        at++;
      }
  return good > bad;
}

/* UTF-8 where it is, windows-1252 byte by byte where it is not. */
static char *
convert_mixed (Bytes in, gsize *length)
{
  GString *out = g_string_sized_new (in.length);

  for (const char *at = in.data, *end = in.data + in.length, *stop; at < end;)
    if (g_utf8_validate_len (at, end - at, &stop) || stop > at)
      {
        g_string_append_len (out, at, stop - at);
        at = stop;
      }
    else
      g_string_append_unichar (out, dossier_feed_windows_character ((guchar) *at++));
  *length = out->len;
  return g_string_free (out, FALSE);
}

/* Whatever stands there, what cannot be read as question marks. */
static char *
convert_by_force (Bytes in, const char *encoding, gsize *length)
{
  gsize unit = g_str_has_prefix (encoding, "utf-16") ? 2 : 4;
  char *text;

  if (unit == 4 && !g_str_has_prefix (encoding, "utf-32"))
    return convert_mixed (in, length);
  text = g_convert_with_fallback (in.data, in.length - in.length % unit, "UTF-8", encoding, "?", NULL, length, NULL);
  if (text == NULL)
    *length = 0;
  return text != NULL ? text : g_strdup ("");
}

/* @in without its NUL bytes, which no text has. */
static char *
drop_nul (Bytes *in)
{
  char *copy = g_malloc (in->length + 1);
  gsize n = 0;

  for (gsize i = 0; i < in->length; i++)
    if (in->data[i] != '\0')
      copy[n++] = in->data[i];
  copy[n] = '\0';
  *in = (Bytes){ copy, n };
  return copy;
}

/* An XML declaration cannot be right about UTF-16 when it could be read as single bytes. */
static gboolean
is_wide (const char *encoding)
{
  return g_str_has_prefix (encoding, "utf-16") || g_str_has_prefix (encoding, "utf-32")
         || g_str_has_prefix (encoding, "ucs-") || g_str_has_prefix (encoding, "iso-10646")
         || g_str_equal (encoding, "u16") || g_str_equal (encoding, "u32");
}

/* The encoding that the first bytes of @in give away, its mark taken off @in; NULL when they do not. */
static const char *
take_mark (Bytes *in)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (in->length >= marks[i].length && memcmp (in->data, marks[i].mark, marks[i].length) == 0)
      {
        in->data += marks[i].skip;
        in->length -= marks[i].skip;
        return marks[i].encoding;
      }
  return NULL;
}

static char *
decode (Bytes in, const char *content_type, gsize *length, char **encoding)
{
  const char                    *mark = take_mark (&in);
  gboolean                       is_marked_wide = mark != NULL && !g_str_equal (mark, "utf-8");
  G_GNUC_UNUSED g_autofree char *without_nul /* owns what in points to */
      = !is_marked_wide && in.length > 0 && memchr (in.data, '\0', in.length) != NULL ? drop_nul (&in) : NULL;
  g_autofree char *header = content_type != NULL ? find_value (content_type, "charset") : NULL;
  g_autofree char *declared = find_declared (in), *guessed = NULL;
  const char      *ascii = mark == NULL && is_plain_ascii (in, content_type, header) ? "us-ascii" : NULL;
  const char      *named[] = { mark, ascii, header, declared, "utf-8" };
  char            *text;

  for (guint i = 0; i < (is_marked_wide ? 1 : G_N_ELEMENTS (named)); i++)
    if (named[i] != NULL && (i == 0 || !is_wide (named[i])) && !is_mislabelled (in, named[i])
        && (text = convert_as_meant (in, named[i], length)) != NULL)
      {
        *encoding = g_strdup (g_str_equal (named[i], "gb2312") ? "gb18030" : named[i]);
        return text;
      }
  guessed = is_marked_wide || is_mostly_utf8 (in) ? NULL : guess (in);
  if (guessed != NULL && (text = convert_as_meant (in, guessed, length)) != NULL)
    {
      *encoding = g_steal_pointer (&guessed);
      return text;
    }
  *encoding = g_strdup (is_marked_wide ? mark : "utf-8");
  return convert_by_force (in, *encoding, length);
}

char *
dossier_feed_decode (GBytes *bytes, const char *content_type, gsize *length, char **encoding, GError **error)
{
  Bytes            in;
  g_autofree char *text = NULL;

  in.data = g_bytes_get_data (bytes, &in.length);
  if (in.data == NULL)
    in.data = "";
  if (in.length <= DOSSIER_FEED_MAX_BYTES)
    text = decode (in, content_type, length, encoding);
  if (text == NULL || *length > DOSSIER_FEED_MAX_BYTES)
    {
      if (text != NULL)
        g_clear_pointer (encoding, g_free);
      g_set_error (error, DOSSIER_FEED_ERROR, DOSSIER_FEED_ERROR_LIMIT, _ ("The feed is longer than %d megabytes"),
                   DOSSIER_FEED_MAX_BYTES / (1024 * 1024));
      return NULL;
    }
  return g_steal_pointer (&text);
}
