/* dossier-highlights-name.c - names of files and tags that any disk and any program for notes takes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-highlights-note.h"

#include <string.h>

/* Of a story's uid in its file's name: 48 bits, when it is hexadecimal. */
#define UID_SIGNS 12

/* What some disk does not take in a name, or would hide; and what ends a [[link]]. */
static gboolean
is_forbidden (gunichar c)
{
  return g_unichar_iscntrl (c) || g_unichar_type (c) == G_UNICODE_FORMAT || c == 0x2028 || c == 0x2029
         || (c < 0x80 && strchr ("/\\:*?\"<>|#^[]%", (int) c) != NULL);
}

/* Windows has devices by these names, with any ending. */
static gboolean
is_device (const char *name)
{
  static const char *const devices[] = { "con", "prn", "aux", "nul", "com", "lpt" };
  gsize                    length = strcspn (name, ".");

  for (guint i = 0; i < G_N_ELEMENTS (devices); i++)
    if (g_ascii_strncasecmp (name, devices[i], 3) == 0
        && (length == 3 || (i >= 4 && length == 4 && g_ascii_isdigit (name[3]))))
      return TRUE;
  return FALSE;
}

/* No more than @most bytes, and no blank or dot at the end, which some disks drop. */
static void
trim (GString *name, gsize most)
{
  if (name->len > most)
    g_string_truncate (name, (gsize) (g_utf8_find_prev_char (name->str, name->str + most + 1) - name->str));
  while (name->len > 0 && strchr (" .", name->str[name->len - 1]) != NULL)
    g_string_truncate (name, name->len - 1);
}

char *
dossier_highlights_clean_name (const char *name, gsize most)
{
  g_autofree char *composed = g_utf8_normalize (name, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  GString         *clean = g_string_new (NULL);

  for (const char *p = composed != NULL ? composed : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        c = ' ';
      else if (is_forbidden (c))
        c = '-';
      if ((c == ' ' || c == '.') && (clean->len == 0 || (c == ' ' && clean->str[clean->len - 1] == ' ')))
        continue;
      g_string_append_unichar (clean, c);
    }
  trim (clean, most);
  if (clean->len == 0 || is_device (clean->str))
    g_string_prepend_c (clean, '_');
  return g_string_free (clean, FALSE);
}

char *
dossier_highlights_note_make_ending (const DossierStoryRow *story)
{
  g_autoptr (GString) signs = g_string_new (NULL);

  for (const char *p = story->uid; *p != '\0' && signs->len < UID_SIGNS; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (signs, g_ascii_tolower (*p));
  return g_strdup_printf (" - %s.md", signs->str);
}

char *
dossier_highlights_note_make_name (const DossierStoryRow *story)
{
  g_autofree char *ending = dossier_highlights_note_make_ending (story);
  g_autofree char *name = dossier_highlights_clean_name (story->title != NULL ? story->title : "",
                                                         DOSSIER_HIGHLIGHTS_MAX_NAME - strlen (ending));

  return g_strconcat (name, ending, NULL);
}

char *
dossier_highlights_clean_tag (const char *tag)
{
  GString *clean = g_string_new (NULL);
  gboolean has_letter = FALSE;

  for (const char *p = tag; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean is_word = g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '_' || c == '/';

      if (!is_word && (clean->len == 0 || clean->str[clean->len - 1] == '-'))
        continue;
      g_string_append_unichar (clean, is_word ? c : '-');
      has_letter |= is_word && !g_unichar_isdigit (c) && c != '/';
    }
  while (clean->len > 0 && strchr ("-/", clean->str[clean->len - 1]) != NULL)
    g_string_truncate (clean, clean->len - 1);
  if (clean->len == 0)
    {
      g_string_free (clean, TRUE);
      return NULL;
    }
  if (!has_letter)
    g_string_prepend_c (clean, '_');
  return g_string_free (clean, FALSE);
}

const char *
dossier_highlights_note_find_own (const char *old)
{
  for (const char *line = old; line != NULL; line = strchr (line, '\n'))
    {
      line += *line == '\n' ? 1 : 0;
      if (g_str_has_prefix (line, DOSSIER_HIGHLIGHTS_MARKER))
        {
          const char *end = strchr (line, '\n');

          return end != NULL ? end + 1 : line + strlen (line);
        }
    }
  return NULL;
}
