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
#ifdef __SSE2__
#include <emmintrin.h>
#endif

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

/* Numbers 0 to 3 of the first row, 4 to 7 of the second, and so on. */
static inline DossierNameLanes
dossier_name_lanes_load_fours (const gint32 *a, const gint32 *b, const gint32 *c, const gint32 *d)
{
  DossierNameLanes lanes;

  memcpy (&lanes.a, a, sizeof lanes.a);
  memcpy (&lanes.b, b + 4, sizeof lanes.b);
  memcpy (&lanes.c, c + 8, sizeof lanes.c);
  memcpy (&lanes.d, d + 12, sizeof lanes.d);
  return lanes;
}

/* The @k-th of each four in all of their places. */
static inline DossierNameLanes
dossier_name_lanes_spread (DossierNameLanes x, guint k)
{
  return (DossierNameLanes){ { x.a[k], x.a[k], x.a[k], x.a[k] },
                             { x.b[k], x.b[k], x.b[k], x.b[k] },
                             { x.c[k], x.c[k], x.c[k], x.c[k] },
                             { x.d[k], x.d[k], x.d[k], x.d[k] } };
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

/* --- sums of weights: 16 bits each --- */

typedef gint16 DossierNameHalf __attribute__ ((vector_size (16)));

typedef struct
{
  DossierNameHalf low, high;
} DossierNameHalves;

static inline DossierNameHalves
dossier_name_halves_load (const gint16 *sums)
{
  DossierNameHalves halves;

  memcpy (&halves, sums, sizeof halves);
  return halves;
}

static inline void
dossier_name_halves_store (gint16 *sums, DossierNameHalves halves)
{
  memcpy (sums, &halves, sizeof halves);
}

static inline DossierNameHalves
dossier_name_halves_add (DossierNameHalves x, DossierNameHalves y)
{
  return (DossierNameHalves){ x.low + y.low, x.high + y.high };
}

static inline void
dossier_name_row_add_plainly (gint16 *sums, const gint8 *row)
{
  for (guint k = 0; k < DOSSIER_NAME_N_LANES; k++)
    sums[k] += row[k];
}

/* Adds a row of weights: 16 numbers. */
static inline DossierNameHalves
dossier_name_halves_add_row (DossierNameHalves halves, const gint8 *row)
{
#if defined(__has_builtin) && __has_builtin(__builtin_convertvector) && __has_builtin(__builtin_shufflevector)
  typedef gint8  Row __attribute__ ((vector_size (16)));
  typedef gint16 Wide __attribute__ ((vector_size (32)));
  Row            weights;
  Wide           wide;

  memcpy (&weights, row, sizeof weights);
  wide = __builtin_convertvector(weights, Wide);
  halves.low += __builtin_shufflevector (wide, wide, 0, 1, 2, 3, 4, 5, 6, 7);
  halves.high += __builtin_shufflevector (wide, wide, 8, 9, 10, 11, 12, 13, 14, 15);
#else
  gint16 sums[DOSSIER_NAME_N_LANES];

  dossier_name_halves_store (sums, halves);
  dossier_name_row_add_plainly (sums, row);
  halves = dossier_name_halves_load (sums);
#endif
  return halves;
}

/* --- bytes --- */

/* A bit for each of 16 bytes that is @byte, the first one's lowest. */
static inline guint
dossier_name_bytes_match_plainly (const guint8 *bytes, guint8 byte)
{
  guint bits = 0;

  for (guint k = 0; k < 16; k++)
    bits |= (guint) (bytes[k] == byte) << k;
  return bits;
}

static inline guint
dossier_name_bytes_match (const guint8 *bytes, guint8 byte)
{
#ifdef __SSE2__
  __m128i all = _mm_loadu_si128 ((const __m128i *) (gconstpointer) bytes);

  return (guint) _mm_movemask_epi8 (_mm_cmpeq_epi8 (all, _mm_set1_epi8 ((char) byte)));
#else
  return dossier_name_bytes_match_plainly (bytes, byte);
#endif
}

/* --- both --- */

/* Adds sums to numbers of 32 bits. */
static inline DossierNameLanes
dossier_name_lanes_add_halves (DossierNameLanes lanes, DossierNameHalves halves)
{
  gint16 sums[DOSSIER_NAME_N_LANES];
  gint32 numbers[DOSSIER_NAME_N_LANES];

  dossier_name_halves_store (sums, halves);
  for (guint k = 0; k < DOSSIER_NAME_N_LANES; k++)
    numbers[k] = sums[k];
  return dossier_name_lanes_add (lanes, dossier_name_lanes_load (numbers));
}

G_END_DECLS
