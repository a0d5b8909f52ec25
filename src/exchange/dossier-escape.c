/* dossier-escape.c - text as HTML, XML and Markdown take it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-escape.h"

#include <string.h>

/* What XML 1.0 has no way to write. */
static gboolean
is_forbidden (gunichar c)
{
  return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7f && c < 0xa0) || c == 0xfffe || c == 0xffff;
}

static gboolean
is_line_end (gunichar c)
{
  return c == '\n' || c == '\r' || c == '\t' || c == 0x2028 || c == 0x2029;
}

void
dossier_escape_xml (GString *out, const char *text)
{
  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_line_end (c))
        g_string_append_c (out, ' ');
      else if (c == '&')
        g_string_append (out, "&amp;");
      else if (c == '<')
        g_string_append (out, "&lt;");
      else if (c == '>')
        g_string_append (out, "&gt;");
      else if (c == '"')
        g_string_append (out, "&quot;");
      else if (c == '\'')
        g_string_append (out, "&#39;");
      else if (!is_forbidden (c))
        g_string_append_unichar (out, c);
    }
}

/* A list, a heading or a rule begins with it. */
static gboolean
opens_block (const char *text)
{
  gsize n_digits = strspn (text, "0123456789");

  return strchr ("-+=:", *text) != NULL || (n_digits > 0 && (text[n_digits] == '.' || text[n_digits] == ')'));
}

/* @text as one line, without what cannot be written. */
static char *
dup_line (const char *text)
{
  GString *line = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_line_end (c))
        g_string_append_c (line, ' ');
      else if (!is_forbidden (c))
        g_string_append_unichar (line, c);
    }
  return g_strstrip (g_string_free (line, FALSE));
}

void
dossier_escape_markdown (GString *out, const char *text)
{
  g_autofree char *line = text != NULL ? dup_line (text) : g_strdup ("");
  const char      *opening = line + strspn (line, "0123456789"); /* what would make a block of it */

  if (*line == '\0' || !opens_block (line))
    opening = NULL;
  for (const char *p = line; *p != '\0'; p++)
    {
      if (p == opening || strchr ("\\`*_[]<>#&~|!$^", *p) != NULL)
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p);
    }
}

GPtrArray *
dossier_split_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit_set (text != NULL ? text : "", "\r\n", -1);
  GPtrArray *kept = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      g_ptr_array_add (kept, g_strdup (lines[i]));
  return kept;
}

void
dossier_escape_address (GString *out, const char *uri)
{
  const char *host = strstr (uri, "://");
  const char *path = host != NULL ? host + 3 + strcspn (host + 3, "/?#") : uri;

  for (const char *p = uri; *p != '\0'; p++)
    {
      gboolean is_kept = (guchar) *p > 0x7f || g_ascii_isalnum (*p) || strchr ("-._~:/?#@!$&'()*+,;=", *p) != NULL
                         || (p < path && (*p == '[' || *p == ']'))
                         || (*p == '%' && g_ascii_isxdigit (p[1]) && g_ascii_isxdigit (p[2]));

      if (is_kept)
        g_string_append_c (out, *p);
      else
        g_string_append_printf (out, "%%%02X", (guchar) *p);
    }
}

const char *
dossier_web_address (const char *uri)
{
  if (uri == NULL
      || (g_ascii_strncasecmp (uri, "https://", strlen ("https://")) != 0
          && g_ascii_strncasecmp (uri, "http://", strlen ("http://")) != 0))
    return NULL;
  return strpbrk (uri, " \t\r\n<>\"") == NULL ? uri : NULL;
}
