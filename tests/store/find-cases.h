/* find-cases.h - searches of stories, and what becomes of each: how it is understood, how it is looked for, how many it
 * finds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *text;    /* as it is typed */
  const char *reads;   /* as it is written again; NULL: it is a mistake */
  const char *step;    /* how a step of SQLite's plan begins; of a mistake: words of its sentence, with the column */
  guint       n_found; /* in the library of find-desk.h */
} FindCase;

extern const FindCase find_cases[];
extern const guint    n_find_cases;

G_END_DECLS
