/* test-letters.c - what kind of letter a character is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-letters-private.h"

/* As Unicode has it. */
static DossierLetter
look_up (gunichar c)
{
  switch ((int) g_unichar_type (c))
    {
    case G_UNICODE_UPPERCASE_LETTER:
    case G_UNICODE_TITLECASE_LETTER: return DOSSIER_LETTER_UPPER;
    case G_UNICODE_LOWERCASE_LETTER:
    case G_UNICODE_MODIFIER_LETTER:
    case G_UNICODE_OTHER_LETTER: return DOSSIER_LETTER_LOWER;
    case G_UNICODE_DECIMAL_NUMBER: return DOSSIER_LETTER_DIGIT;
    case G_UNICODE_SPACING_MARK:
    case G_UNICODE_ENCLOSING_MARK:
    case G_UNICODE_NON_SPACING_MARK: return DOSSIER_LETTER_MARK;
    default: return c == '_' || c == 0xAD || c == 0x200D ? DOSSIER_LETTER_MARK : DOSSIER_LETTER_NONE;
    }
}

/* The short ways of frequent ones lead to the same. */
static void
test_all_characters (void)
{
  for (gunichar c = 0; c <= 0x10FFFF; c++)
    {
      char          text[6];
      int           n = g_unichar_validate (c) ? g_unichar_to_utf8 (c, text) : 0;
      guint         length;
      DossierLetter letter;

      if (n == 0)
        continue;
      letter = dossier_letter_of (text, text + n, &length);
      if (letter != look_up (c) || length != (guint) n)
        g_error ("U+%04X: %d, %u bytes", c, letter, length);
    }
}

/* Bytes that are cut off are none beyond the end. */
static void
test_cut_off (void)
{
  static const char *const texts[]
      = { "\xC3\x84", "\xD0\x94", "\xE3\x81\x82", "\xE4\xB8\xAD", "\xE5\xAD\x97", "\xE2\x80\x9C", "\xF0\x9D\x94\x98" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint n = 1; texts[i][n] != '\0'; n++)
      {
        guint length;

        (void) dossier_letter_of (texts[i], texts[i] + n, &length);
        g_assert_cmpuint (length, <=, n);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/letters/every-character-is-what-unicode-says", test_all_characters);
  g_test_add_func ("/letters/none-is-longer-than-the-text", test_cut_off);
  return g_test_run ();
}
