/* dossier-quote.c - finds the words a person marked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-quote.h"

#include <string.h>

static const char *
skip_space (const char *p)
{
  while (*p != '\0' && g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

/* Where in @text the @quote ends that begins there; NULL when it does not. */
static const char *
match_here (const char *text, const char *quote)
{
  while (*quote != '\0')
    {
      gunichar wanted = g_utf8_get_char (quote);

      if (*text == '\0')
        return NULL;
      if (g_unichar_isspace (wanted))
        {
          if (!g_unichar_isspace (g_utf8_get_char (text)))
            return NULL;
          quote = skip_space (quote);
          text = skip_space (text);
          continue;
        }
      if (g_utf8_get_char (text) != wanted)
        return NULL;
      quote = g_utf8_next_char (quote);
      text = g_utf8_next_char (text);
    }
  return text;
}

gboolean
dossier_quote_find (const char *text, const char *quote, guint nth, guint *start, guint *length)
{
  g_autofree char *wanted = g_strstrip (g_strdup (quote));
  guint            at = 0;

  if (*wanted == '\0')
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), at++)
    {
      const char *end = *p == *wanted ? match_here (p, wanted) : NULL;

      if (end == NULL || nth-- > 0)
        continue;
      *start = at;
      *length = (guint) g_utf8_strlen (p, end - p);
      return TRUE;
    }
  return FALSE;
}
