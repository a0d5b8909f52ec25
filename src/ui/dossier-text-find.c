/* dossier-text-find.c - words in a text as a person means them
 *
 * Both are folded: taken apart, marks and case away. A sign of the text may become several; a place begins and ends
 * between signs of the text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-text-find.h"

#include <string.h>

/* Most code points that one becomes: that of U+FDFA. */
#define MAX_PARTS 18

/* A folded sign, and which sign of the text it is of. */
typedef struct
{
  gunichar sign;
  guint    of;
} Sign;

struct _DossierTextFind
{
  GArray *words; /* of Sign */
  GArray *text;  /* likewise, for use again */
};

static gunichar
fold_sign (gunichar c)
{
  static const struct
  {
    gunichar sign, as;
  } signs[] = {
    { 0x2018, '\'' }, { 0x2019, '\'' }, { 0x201A, '\'' }, { 0x201C, '"' }, { 0x201D, '"' }, { 0x201E, '"' },
    { 0x00AB, '"' },  { 0x00BB, '"' },  { 0x2010, '-' },  { 0x2011, '-' }, { 0x2012, '-' }, { 0x2013, '-' },
    { 0x2014, '-' },  { 0x2212, '-' },  { 0x00DF, 's' },  { 0x00F8, 'o' }, { 0x0142, 'l' }, { 0x0111, 'd' },
  };

  if (g_unichar_isspace (c))
    return ' ';
  c = g_unichar_tolower (c);
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (signs[i].sign == c)
      return signs[i].as;
  return c;
}

/* Also a soft hyphen, and what only joins. */
static gboolean
is_unseen (gunichar c)
{
  return g_unichar_ismark (c) || c == 0xAD || c == 0x200B || c == 0x200C || c == 0x200D || c == 0x2060;
}

static void
add_folded (GArray *folded, gunichar c, guint of)
{
  gunichar parts[MAX_PARTS];
  gsize    n = g_unichar_fully_decompose (c, TRUE, parts, MAX_PARTS);

  for (gsize i = 0; i < n; i++)
    {
      Sign sign = { fold_sign (parts[i]), of };

      if (is_unseen (parts[i]))
        continue;
      g_array_append_val (folded, sign);
      if (c == 0xDF) /* two letters in other books */
        g_array_append_val (folded, sign);
    }
}

static void
fold (GArray *folded, const char *text)
{
  guint at = 0;

  g_array_set_size (folded, 0);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), at++)
    {
      Sign sign = { (guchar) *p, at };

      if (sign.sign >= 0x80)
        {
          add_folded (folded, g_utf8_get_char (p), at);
          continue;
        }
      sign.sign = g_ascii_isspace (*p) ? ' ' : (gunichar) g_ascii_tolower (*p);
      g_array_append_val (folded, sign);
    }
}

DossierTextFind *
dossier_text_find_new (const char *words)
{
  DossierTextFind *self = g_new (DossierTextFind, 1);

  self->words = g_array_new (FALSE, FALSE, sizeof (Sign));
  self->text = g_array_new (FALSE, FALSE, sizeof (Sign));
  fold (self->words, words);
  return self;
}

void
dossier_text_find_free (DossierTextFind *self)
{
  g_array_unref (self->words);
  g_array_unref (self->text);
  g_free (self);
}

static gboolean
is_at (DossierTextFind *self, guint i)
{
  for (guint j = 0; j < self->words->len; j++)
    if (g_array_index (self->text, Sign, i + j).sign != g_array_index (self->words, Sign, j).sign)
      return FALSE;
  return TRUE;
}

void
dossier_text_find_run (DossierTextFind *self, const char *text, GArray *places)
{
  guint n = self->words->len, next = 0;

  if (n == 0)
    return;
  fold (self->text, text);
  for (guint i = 0; i + n <= self->text->len; i++)
    {
      DossierTextPlace place;

      if (g_array_index (self->text, Sign, i).of < next || !is_at (self, i))
        continue;
      place.start = g_array_index (self->text, Sign, i).of;
      place.end = g_array_index (self->text, Sign, i + n - 1).of + 1;
      next = place.end;
      g_array_append_val (places, place);
    }
}
