/* dossier-yaml.c - the front matter of a Markdown file
 *
 * https://yaml.org/spec/1.2.2/, section 5.7: every sign that is not for print has an escape in double quotes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-yaml-private.h"

/* c-printable without what ends a line. */
static gboolean
is_printable (gunichar c)
{
  return (c >= 0x20 && c < 0x7f) || (c >= 0xa0 && c < 0x2028) || (c > 0x2029 && c < 0xfeff)
         || (c > 0xfeff && c < 0xfffe) || c > 0xffff;
}

void
dossier_yaml_append_string (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '"' || c == '\\')
        g_string_append_printf (out, "\\%c", (int) c);
      else if (c == '\n')
        g_string_append (out, "\\n");
      else if (c == '\t')
        g_string_append (out, "\\t");
      else if (is_printable (c))
        g_string_append_unichar (out, c);
      else
        g_string_append_printf (out, "\\u%04x", c);
    }
  g_string_append_c (out, '"');
}

void
dossier_yaml_append_member (GString *out, const char *name, const char *text)
{
  if (text == NULL)
    return;
  g_string_append_printf (out, "%s: ", name);
  dossier_yaml_append_string (out, text);
  g_string_append_c (out, '\n');
}

void
dossier_yaml_append_list (GString *out, const char *name, GPtrArray *texts)
{
  if (texts->len == 0)
    return;
  g_string_append_printf (out, "%s:\n", name);
  for (guint i = 0; i < texts->len; i++)
    {
      g_string_append (out, "  - ");
      dossier_yaml_append_string (out, texts->pdata[i]);
      g_string_append_c (out, '\n');
    }
}
