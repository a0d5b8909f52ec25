/* million-words.c - made-up words, names and the luck of the draw
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "million-words.h"

#include <math.h>

#define N_SYLLABLES 100
/* Prime: ranks beside each other begin with other letters. */
#define SCATTER 7919
#define FIRST_NAME 300000
#define FORENAMES 300

/* ---- drawing ---- */

/* Gives what is lacking at the places of less than one @share to them, by those of more. */
static void
level (MillionDraw *draw, double *share)
{
  g_autofree guint32 *poor = g_new (guint32, draw->n), *rich = g_new (guint32, draw->n);
  guint               n_poor = 0, n_rich = 0;

  for (guint i = 0; i < draw->n; i++)
    if (share[i] < 1)
      poor[n_poor++] = i;
    else
      rich[n_rich++] = i;
  while (n_poor > 0 && n_rich > 0)
    {
      guint32 lacking = poor[--n_poor], giver = rich[n_rich - 1];

      draw->places[lacking].other = giver;
      share[giver] -= 1 - share[lacking];
      if (share[giver] >= 1)
        continue;
      n_rich--;
      poor[n_poor++] = giver;
    }
}

void
million_draw_init (MillionDraw *draw, guint n, double power)
{
  g_autofree double *share = g_new (double, n);
  double             sum = 0;

  *draw = (MillionDraw){ n, g_new (MillionPlace, n) };
  for (guint i = 0; i < n; i++)
    sum += share[i] = pow (i + 1, -power);
  for (guint i = 0; i < n; i++)
    {
      share[i] *= n / sum;
      draw->places[i].other = i;
    }
  level (draw, share);
  for (guint i = 0; i < n; i++)
    draw->places[i].share = (guint32) (MIN (share[i], 1) * G_MAXUINT32);
}

void
million_draw_clear (MillionDraw *draw)
{
  g_free (draw->places);
}

guint
million_draw (const MillionDraw *draw, GRand *random)
{
  guint               at = (guint) ((g_rand_int (random) * (guint64) draw->n) >> 32);
  const MillionPlace *place = &draw->places[at];

  return g_rand_int (random) < place->share ? at : place->other;
}

/* ---- words ---- */

static void
append_syllable (GString *text, guint number)
{
  static const char consonants[] = "bdfgjklmnprstvzhcwxq", vowels[] = "aeiou";

  g_string_append_c (text, consonants[number / 5]);
  g_string_append_c (text, vowels[number % 5]);
}

void
million_append_word (GString *text, guint rank)
{
  guint code = (guint) ((guint64) rank * SCATTER % (N_SYLLABLES * N_SYLLABLES * N_SYLLABLES));

  append_syllable (text, code / (N_SYLLABLES * N_SYLLABLES));
  append_syllable (text, code / N_SYLLABLES % N_SYLLABLES);
  append_syllable (text, code % N_SYLLABLES);
}

char *
million_word (guint rank)
{
  GString *word = g_string_new (NULL);

  million_append_word (word, rank);
  return g_string_free (word, FALSE);
}

/* ---- names ---- */

DossierEntityKind
million_kind (guint entity)
{
  return entity % 2 == 0 ? DOSSIER_ENTITY_ORGANIZATION : DOSSIER_ENTITY_PERSON;
}

char *
million_name (guint entity)
{
  static const char *const what[] = { "Labs", "Systems", "Works", "Robotics", "Capital" };
  GString                 *name = g_string_new (NULL);
  gboolean                 is_person = million_kind (entity) == DOSSIER_ENTITY_PERSON;
  gsize                    at;

  if (is_person)
    {
      append_syllable (name, entity % FORENAMES % N_SYLLABLES);
      append_syllable (name, entity % FORENAMES * 7 % N_SYLLABLES);
      name->str[0] = g_ascii_toupper (name->str[0]);
      g_string_append_c (name, ' ');
    }
  at = name->len;
  million_append_word (name, FIRST_NAME + entity);
  name->str[at] = g_ascii_toupper (name->str[at]);
  if (!is_person)
    g_string_append_printf (name, " %s", what[entity % G_N_ELEMENTS (what)]);
  return g_string_free (name, FALSE);
}
