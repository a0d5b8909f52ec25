/* dossier-mail-flowed.c - lines that were broken to fit a window become paragraphs again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include <string.h>

#include "dossier-mail-part-private.h"

/* Quoted this deep, or not at all; the line goes on behind the marks and the stuffed blank. */
static gsize
take_quotes (const char **line, gsize *length)
{
  gsize depth = 0;

  while (depth < *length && (*line)[depth] == '>')
    depth++;
  *line += depth;
  *length -= depth;
  if (*length > 0 && **line == ' ')
    {
      (*line)++;
      (*length)--;
    }
  return depth;
}

/* Ends the line that is open, if there is one, and begins another. */
static void
begin_line (GString *out, gsize depth)
{
  if (out->len > 0)
    g_string_append_c (out, '\n');
  for (gsize i = 0; i < MIN (depth, 8); i++)
    g_string_append_c (out, '>');
  if (depth > 0)
    g_string_append_c (out, ' ');
}

char *
dossier_mail_unflow (const char *text, gboolean delete_space)
{
  GString *out = g_string_new (NULL);
  gsize    before = 0;
  gboolean flows = FALSE;

  for (const char *next = text; *next != '\0';)
    {
      const char *line = next;
      gsize       length = strcspn (line, "\n"), depth;
      gboolean    is_signature;

      next = line + length + (line[length] == '\n');
      if (length > 0 && line[length - 1] == '\r')
        length--;
      depth = take_quotes (&line, &length);
      is_signature = length == 3 && memcmp (line, "-- ", 3) == 0;
      if (!flows || depth != before || is_signature)
        begin_line (out, depth);
      flows = length > 0 && line[length - 1] == ' ' && !is_signature;
      g_string_append_len (out, line, (gssize) (flows && delete_space ? length - 1 : length));
      before = depth;
    }
  return g_string_free (out, FALSE);
}
