/* million-words.h - made-up words, names and the luck of the draw, the same each time.
 *
 * The word of a rank stands among all words as often as Zipf's law has it: of 1,000,000 stories of 420 words, about
 * 900,000 have the word of MILLION_COMMON, 6,000 that of MILLION_MIDDLE and 200 that of MILLION_RARE.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>
#include "dossier-kinds.h"

G_BEGIN_DECLS

#define MILLION_WORDS 200000
#define MILLION_COMMON 13
#define MILLION_ALSO_COMMON 15
#define MILLION_MIDDLE 5460
#define MILLION_RARE 164000

/* The first is in a tenth of the stories of a library, the last in one of 5,000. */
#define MILLION_ENTITIES 20000

/* Draws a number below n, each as often as its weight has it, in the same time for any n (A. J. Walker, "An Efficient
 * Method for Generating Discrete Random Variables with General Distributions", 1977). */
typedef struct
{
  guint32 share; /* how often, of 2^32 times, it is drawn itself when its place is */
  guint32 other; /* else */
} MillionPlace;

typedef struct
{
  guint         n;
  MillionPlace *places;
} MillionDraw;

/* The weight of rank r (from 0) is 1 / (r + 1) ^ @power. */
void  million_draw_init (MillionDraw *draw, guint n, double power);
void  million_draw_clear (MillionDraw *draw);
guint million_draw (const MillionDraw *draw, GRand *random);

/* Appends six letters; ranks from MILLION_WORDS on are in no text but as names. */
void  million_append_word (GString *text, guint rank);
char *million_word (guint rank);

/* Owned by the caller: "Beko Sodira" or "Sodira Labs". */
char             *million_name (guint entity);
DossierEntityKind million_kind (guint entity);

G_END_DECLS
