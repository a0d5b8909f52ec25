/* million-make.h - a library of made-up stories.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

#define MILLION_FOLDERS 30
/* The first is on an eightieth of the stories, each next one on half as many. */
#define MILLION_TAGS 50

typedef struct
{
  guint  n;       /* stories */
  double seconds; /* that making them up and writing them took */
  gint64 size;    /* of all texts, in bytes */
} MillionMade;

/* Makes the library @path, where no file is: feeds, stories, and what a person did with them. @seconds: after so many
 * there are stories enough; 0: they are @n_stories. */
void million_make (const char *path, guint n_stories, double seconds, MillionMade *made);

G_END_DECLS
