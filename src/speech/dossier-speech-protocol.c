/* dossier-speech-protocol.c - what is said to Speech Dispatcher, and how its answers are read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-speech-protocol.h"

#include <string.h>
#include "dossier-speech-limits.h"

/* Digits that begin every line. */
#define CODE 3

gboolean
dossier_speech_answer_add (DossierSpeechAnswer *answer, const char *line, gboolean *is_whole)
{
  guint code = 0;

  for (guint i = 0; i < CODE; i++)
    {
      if (!g_ascii_isdigit (line[i]))
        return FALSE;
      code = code * 10 + g_ascii_digit_value (line[i]);
    }
  if ((line[CODE] != ' ' && line[CODE] != '-') || (answer->n_lines > 0 && code != answer->code))
    return FALSE;
  answer->code = code;
  if (answer->n_lines == 0 && line[CODE] == '-')
    answer->number = g_ascii_strtoull (line + CODE + 1, NULL, 10);
  answer->n_lines++;
  *is_whole = line[CODE] == ' ';
  return TRUE;
}

char *
dossier_speech_order_name (const char *user)
{
  g_autofree char *name = g_strdup (user != NULL && *user != '\0' ? user : "somebody");

  g_strcanon (name, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "_-", '_'); /* a colon parts the three names */
  return g_strdup_printf ("SET SELF CLIENT_NAME %s:dossier:reader\r\n", name);
}

char *
dossier_speech_order_language (const char *language)
{
  g_autofree char *code = g_strndup (language, strcspn (language, ".@"));
  gsize            length = strlen (code);

  g_strdelimit (code, "_", '-');
  if (length < 2 || length > DOSSIER_SPEECH_MAX_LANGUAGE || strspn (code, G_CSET_a_2_z G_CSET_A_2_Z "-") != length)
    return NULL;
  return g_strdup_printf ("SET SELF LANGUAGE %s\r\n", code);
}

char *
dossier_speech_order_rate (int rate)
{
  return g_strdup_printf ("SET SELF RATE %d\r\n", rate);
}

char *
dossier_speech_make_text (const char *text)
{
  GString *line = g_string_new (*text == '.' ? "." : NULL); /* a lone point would end the text */

  for (const char *p = text; *p != '\0' && line->len < DOSSIER_SPEECH_MAX_TEXT; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (line, g_unichar_iscntrl (c) || c == 0xFFFC || c == 0x2028 || c == 0x2029 ? ' ' : c);
    }
  g_string_append (line, "\r\n.\r\n");
  return g_string_free (line, FALSE);
}
