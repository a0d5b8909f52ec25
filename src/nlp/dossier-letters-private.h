/* dossier-letters-private.h - what kind of letter stands at a place in UTF-8 text.
 *
 * Pure and thread-safe. ASCII is answered without a table look-up in GLib.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_LETTER_NONE,  /* no letter: a mark, white space, the end */
  DOSSIER_LETTER_LOWER, /* also letters without case */
  DOSSIER_LETTER_UPPER,
  DOSSIER_LETTER_DIGIT,
  DOSSIER_LETTER_MARK, /* combining marks and what else only continues a word */
} DossierLetter;

/* ASCII capitals become small. */
static inline guchar
dossier_letter_to_small (char c)
{
  return (guchar) c + ((guchar) (c - 'A') < 26 ? 'a' - 'A' : 0);
}

/* Hiragana and katakana by the last two bytes behind 0xE3, without the marks among them. */
static inline gboolean
dossier_letter_is_kana (guchar second, guchar third)
{
  switch (second)
    {
    case 0x81: return third >= 0x81;
    case 0x82: return third <= 0x96 || third >= 0xA1;
    case 0x83: return third != 0xBB;
    default: return FALSE;
    }
}

static inline DossierLetter
dossier_letter_of_wide (const char *at, const char *end, guint *length)
{
  const guint32 marks
      = 1u << G_UNICODE_SPACING_MARK | 1u << G_UNICODE_ENCLOSING_MARK | 1u << G_UNICODE_NON_SPACING_MARK;
  guchar   first = (guchar) *at;
  gunichar c;
  guint32  type;

  if (first == 0xC3 && end - at >= 2) /* À to ÿ, with × and ÷ among them */
    {
      *length = 2;
      if (((guchar) at[1] & 0x1F) == 0x17)
        return DOSSIER_LETTER_NONE;
      return (guchar) at[1] < 0x9F ? DOSSIER_LETTER_UPPER : DOSSIER_LETTER_LOWER;
    }
  if (end - at >= 2 && (first == 0xD0 || (first == 0xD1 && (guchar) at[1] <= 0x9F))) /* Cyrillic, Ѐ to џ */
    {
      *length = 2;
      return first == 0xD0 && (guchar) at[1] < 0xB0 ? DOSSIER_LETTER_UPPER : DOSSIER_LETTER_LOWER;
    }
  if (end - at >= 3
      && ((first >= 0xE5 && first <= 0xE8) /* Han characters */
          || (first == 0xE3 && dossier_letter_is_kana ((guchar) at[1], (guchar) at[2]))))
    {
      *length = 3;
      return DOSSIER_LETTER_LOWER;
    }
  if (first == 0xE2 && end - at >= 3 && (guchar) at[1] == 0x80) /* dashes and quotes, and only one that joins */
    {
      *length = 3;
      return (guchar) at[2] == 0x8D ? DOSSIER_LETTER_MARK : DOSSIER_LETTER_NONE;
    }
  c = g_utf8_get_char (at);
  *length = MIN ((guint) g_utf8_skip[(guchar) *at], (guint) (end - at));
  type = 1u << g_unichar_type (c); /* asked once: it is a search */
  if ((type & (1u << G_UNICODE_UPPERCASE_LETTER | 1u << G_UNICODE_TITLECASE_LETTER)) != 0)
    return DOSSIER_LETTER_UPPER;
  if ((type & (1u << G_UNICODE_LOWERCASE_LETTER | 1u << G_UNICODE_MODIFIER_LETTER | 1u << G_UNICODE_OTHER_LETTER)) != 0)
    return DOSSIER_LETTER_LOWER;
  if (type == 1u << G_UNICODE_DECIMAL_NUMBER)
    return DOSSIER_LETTER_DIGIT;
  return (type & marks) != 0 || c == 0xAD || c == 0x200D ? DOSSIER_LETTER_MARK : DOSSIER_LETTER_NONE;
}

/* The letter at @at, and its bytes in @length; NONE (and 0) at @end. */
static inline DossierLetter
dossier_letter_of (const char *at, const char *end, guint *length)
{
  guchar c;

  if (at >= end)
    {
      *length = 0;
      return DOSSIER_LETTER_NONE;
    }
  c = (guchar) *at;
  *length = 1;
  if (c >= 'a' && c <= 'z')
    return DOSSIER_LETTER_LOWER;
  if (c >= 'A' && c <= 'Z')
    return DOSSIER_LETTER_UPPER;
  if (c >= '0' && c <= '9')
    return DOSSIER_LETTER_DIGIT;
  if (c == '_')
    return DOSSIER_LETTER_MARK;
  return c < 0x80 ? DOSSIER_LETTER_NONE : dossier_letter_of_wide (at, end, length);
}

/* Behind the letters, digits and marks that stand at @at. */
static inline const char *
dossier_letters_skip (const char *at, const char *end)
{
  for (guint length;; at += length)
    {
      while (at < end && *at >= 'a' && *at <= 'z') /* mostly */
        at++;
      if (dossier_letter_of (at, end, &length) == DOSSIER_LETTER_NONE)
        return at;
    }
}

/* Is there a letter or digit at @at? */
static inline gboolean
dossier_letters_begin (const char *at, const char *end)
{
  guint         length;
  DossierLetter letter = dossier_letter_of (at, end, &length);

  return letter != DOSSIER_LETTER_NONE && letter != DOSSIER_LETTER_MARK;
}

G_END_DECLS
