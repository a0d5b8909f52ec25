/* dossier-name-lanes-private.h - arithmetic with one number a tag: 16 at once.
 *
 * GCC's vectors become the machine's own (SSE2, NEON) or plain code where there are none. Whole numbers only: the same
 * everywhere. Each has a twin in plain C for the tests.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

#define DOSSIER_NAME_N_LANES 16

typedef gint32 DossierNameQuad __attribute__ ((vector_size (16)));

/* Four by four, each by its name: so they stay in registers. */
typedef struct
{
  DossierNameQuad a, b, c, d;
} DossierNameLanes;

static inline DossierNameLanes
dossier_name_lanes_load (const gint32 *numbers)
{
  DossierNameLanes lanes;

  memcpy (&lanes, numbers, sizeof lanes);
  return lanes;
}

static inline void
dossier_name_lanes_store (gint32 *numbers, DossierNameLanes lanes)
{
  memcpy (numbers, &lanes, sizeof lanes);
}

static inline DossierNameLanes
dossier_name_lanes_add (DossierNameLanes x, DossierNameLanes y)
{
  return (DossierNameLanes){ x.a + y.a, x.b + y.b, x.c + y.c, x.d + y.d };
}

static inline DossierNameLanes
dossier_name_lanes_add_number (DossierNameLanes x, gint32 number)
{
  DossierNameQuad quad = { number, number, number, number };

  return (DossierNameLanes){ x.a + quad, x.b + quad, x.c + quad, x.d + quad };
}

static inline DossierNameQuad
dossier_name_quad_max (DossierNameQuad x, DossierNameQuad y)
{
  DossierNameQuad more = x > y;

  return (x & more) | (y & ~more);
}

static inline DossierNameLanes
dossier_name_lanes_max (DossierNameLanes x, DossierNameLanes y)
{
  return (DossierNameLanes){ dossier_name_quad_max (x.a, y.a), dossier_name_quad_max (x.b, y.b),
                             dossier_name_quad_max (x.c, y.c), dossier_name_quad_max (x.d, y.d) };
}

/* The largest of the numbers. */
static inline gint32
dossier_name_lanes_top (DossierNameLanes lanes)
{
  DossierNameQuad top
      = dossier_name_quad_max (dossier_name_quad_max (lanes.a, lanes.b), dossier_name_quad_max (lanes.c, lanes.d));

  return MAX (MAX (top[0], top[1]), MAX (top[2], top[3]));
}

/* numbers[k] = MAX (numbers[k], number + steps[k]), for each. */
static inline void
dossier_name_lanes_raise_plainly (gint32 *numbers, gint32 number, const gint32 *steps)
{
  for (guint k = 0; k < DOSSIER_NAME_N_LANES; k++)
    numbers[k] = MAX (numbers[k], number + steps[k]);
}

static inline DossierNameLanes
dossier_name_lanes_raise (DossierNameLanes lanes, gint32 number, const gint32 *steps)
{
  return dossier_name_lanes_max (lanes, dossier_name_lanes_add_number (dossier_name_lanes_load (steps), number));
}

static inline gint32
dossier_name_lanes_top_plainly (const gint32 *numbers)
{
  gint32 top = numbers[0];

  for (guint k = 1; k < DOSSIER_NAME_N_LANES; k++)
    top = MAX (top, numbers[k]);
  return top;
}

G_END_DECLS
