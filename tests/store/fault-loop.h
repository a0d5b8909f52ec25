/* fault-loop.h - each scene again and again, while the first, the second, … thing that it needs fails
 *
 * DOSSIER_TORTURE in the environment: at every single one; else at the first ones and at some of the others.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "fault-scenes.h"

G_BEGIN_DECLS

/* What fails. */
typedef struct
{
  const char *name;
  void (*arm) (gpointer what, guint n, gboolean for_ever); /* the @n-th from now on, 0: none */
  guint (*disarm) (gpointer what, guint *n_hits);          /* how many there were; all goes well again */
  gpointer what;
  gboolean is_cold; /* before each turn another program writes, so that nothing is remembered */
  gboolean only_for_ever;
  int      code;     /* of DOSSIER_STORE_ERROR: what it must be told as; -1: as anything but damage */
  guint    n_others; /* of the later ones, so many are tried */
} FaultKind;

typedef struct
{
  guint n_cases, n_hits, n_told; /* in which something failed; that were told, and not made up for */
} FaultCount;

/* Runs @scene on @desk for each of @n @kinds, and adds to its count. */
void fault_loop (Desk *desk, const Scene *scene, const FaultKind *kinds, guint n, FaultCount *count);

/* A fixture whose own library is closed: it would be another one that is open. */
void fault_loop_set_up (Fixture *fixture, gconstpointer data);

/* Adds @test below @path for each scene, which is its data. */
void fault_loop_add_scenes (const char *path, void (*test) (Fixture *fixture, gconstpointer scene));

/* A copy of the day that fails behind our back is no failure of the test. */
void fault_loop_expect_warnings (void);

/* Is every single one tried? */
gboolean fault_loop_is_torture (void);

/* Asserts that it says what failed, why, and what to do. @code: as in FaultKind. */
void assert_fault_words (const GError *error, const char *folder, int code);

G_END_DECLS
