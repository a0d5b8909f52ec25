/* dossier-name-lanes-private.h - arithmetic with one number a tag: 16 at once.
 *
 * Numbers have 16 bits; what would be too much is the largest or least of them. Whole numbers only: the same
 * everywhere. Each has a twin in plain C, for the tests and where there is no SSE2.
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

/* --- in plain C --- */

static inline gint16
dossier_name_lane_add (int x, int y)
{
  return (gint16) CLAMP (x + y, G_MININT16, G_MAXINT16);
}

static inline void
dossier_name_lanes_add_plainly (gint16 *numbers, const gint16 *others)
{
  for (guint k = 0; k < DOSSIER_NAME_N_LANES; k++)
    numbers[k] = dossier_name_lane_add (numbers[k], others[k]);
}

static inline void
dossier_name_lanes_add_row_plainly (gint16 *numbers, const gint8 *row)
{
  for (guint k = 0; k < DOSSIER_NAME_N_LANES; k++)
    numbers[k] = dossier_name_lane_add (numbers[k], row[k]);
}

static inline void
dossier_name_lanes_max_plainly (gint16 *numbers, const gint16 *others)
{
  for (guint k = 0; k < DOSSIER_NAME_N_LANES; k++)
    numbers[k] = MAX (numbers[k], others[k]);
}

static inline gint16
dossier_name_lanes_top_plainly (const gint16 *numbers)
{
  gint16 top = numbers[0];

  for (guint k = 1; k < DOSSIER_NAME_N_LANES; k++)
    top = MAX (top, numbers[k]);
  return top;
}

/* The first of the numbers that is @number; one of them is. */
static inline guint
dossier_name_lanes_find_plainly (const gint16 *numbers, gint16 number)
{
  guint k = 0;

  while (numbers[k] != number)
    k++;
  return k;
}

/* --- all at once --- */

typedef struct
{
#ifdef __SSE2__
  __m128i low, high;
#else
  gint16 each[DOSSIER_NAME_N_LANES];
#endif
} DossierNameLanes;

static inline DossierNameLanes
dossier_name_lanes_load (const gint16 *numbers)
{
  DossierNameLanes lanes;

  memcpy (&lanes, numbers, sizeof lanes);
  return lanes;
}

static inline void
dossier_name_lanes_store (gint16 *numbers, DossierNameLanes lanes)
{
  memcpy (numbers, &lanes, sizeof lanes);
}

/* The number in all of them. */
static inline DossierNameLanes
dossier_name_lanes_fill (gint16 number)
{
  DossierNameLanes lanes;

#ifdef __SSE2__
  lanes.low = lanes.high = _mm_set1_epi16 (number);
#else
  for (guint k = 0; k < DOSSIER_NAME_N_LANES; k++)
    lanes.each[k] = number;
#endif
  return lanes;
}

static inline DossierNameLanes
dossier_name_lanes_add (DossierNameLanes x, DossierNameLanes y)
{
#ifdef __SSE2__
  return (DossierNameLanes){ _mm_adds_epi16 (x.low, y.low), _mm_adds_epi16 (x.high, y.high) };
#else
  dossier_name_lanes_add_plainly (x.each, y.each);
  return x;
#endif
}

static inline DossierNameLanes
dossier_name_lanes_max (DossierNameLanes x, DossierNameLanes y)
{
#ifdef __SSE2__
  return (DossierNameLanes){ _mm_max_epi16 (x.low, y.low), _mm_max_epi16 (x.high, y.high) };
#else
  dossier_name_lanes_max_plainly (x.each, y.each);
  return x;
#endif
}

/* The largest of @lanes and @number + @steps, for each. */
static inline DossierNameLanes
dossier_name_lanes_raise (DossierNameLanes lanes, gint16 number, const gint16 *steps)
{
  DossierNameLanes raised = dossier_name_lanes_add (dossier_name_lanes_load (steps), dossier_name_lanes_fill (number));

  return dossier_name_lanes_max (lanes, raised);
}

/* Adds a row of weights: 16 numbers. */
static inline DossierNameLanes
dossier_name_lanes_add_row (DossierNameLanes lanes, const gint8 *row)
{
#ifdef __SSE2__
  __m128i weights = _mm_loadu_si128 ((const __m128i *) (gconstpointer) row);

  lanes.low = _mm_adds_epi16 (lanes.low, _mm_srai_epi16 (_mm_unpacklo_epi8 (weights, weights), 8));
  lanes.high = _mm_adds_epi16 (lanes.high, _mm_srai_epi16 (_mm_unpackhi_epi8 (weights, weights), 8));
#else
  dossier_name_lanes_add_row_plainly (lanes.each, row);
#endif
  return lanes;
}

/* The largest of the numbers. */
static inline gint16
dossier_name_lanes_top (DossierNameLanes lanes)
{
#ifdef __SSE2__
  __m128i top = _mm_max_epi16 (lanes.low, lanes.high);

  top = _mm_max_epi16 (top, _mm_shuffle_epi32 (top, _MM_SHUFFLE (1, 0, 3, 2)));
  top = _mm_max_epi16 (top, _mm_shuffle_epi32 (top, _MM_SHUFFLE (2, 3, 0, 1)));
  top = _mm_max_epi16 (top, _mm_shufflelo_epi16 (top, _MM_SHUFFLE (2, 3, 0, 1)));
  return (gint16) _mm_extract_epi16 (top, 0);
#else
  return dossier_name_lanes_top_plainly (lanes.each);
#endif
}

/* The first lane that is @number; one is. */
static inline guint
dossier_name_lanes_find (DossierNameLanes lanes, gint16 number)
{
#ifdef __SSE2__
  __m128i wanted = _mm_set1_epi16 (number);
  __m128i are = _mm_packs_epi16 (_mm_cmpeq_epi16 (lanes.low, wanted), _mm_cmpeq_epi16 (lanes.high, wanted));

  return (guint) __builtin_ctz ((guint) _mm_movemask_epi8 (are));
#else
  return dossier_name_lanes_find_plainly (lanes.each, number);
#endif
}

/* With the least number there is in lane @k. */
static inline DossierNameLanes
dossier_name_lanes_drop (DossierNameLanes lanes, guint k)
{
#ifdef __SSE2__
  const __m128i least = _mm_set1_epi16 (G_MININT16), numbers = _mm_set_epi16 (7, 6, 5, 4, 3, 2, 1, 0);
  __m128i       low = _mm_cmpeq_epi16 (numbers, _mm_set1_epi16 ((gint16) k));
  __m128i       high = _mm_cmpeq_epi16 (numbers, _mm_set1_epi16 ((gint16) k - 8));

  lanes.low = _mm_or_si128 (_mm_andnot_si128 (low, lanes.low), _mm_and_si128 (low, least));
  lanes.high = _mm_or_si128 (_mm_andnot_si128 (high, lanes.high), _mm_and_si128 (high, least));
#else
  lanes.each[k] = G_MININT16;
#endif
  return lanes;
}

/* Numbers 0 to 3 of the first row, 4 to 7 of the second, and so on. */
static inline DossierNameLanes
dossier_name_lanes_load_fours (const gint16 *a, const gint16 *b, const gint16 *c, const gint16 *d)
{
#ifdef __SSE2__
  __m128i low = _mm_loadl_epi64 ((const __m128i *) (gconstpointer) a);
  __m128i high = _mm_loadl_epi64 ((const __m128i *) (gconstpointer) (c + 8));

  low = _mm_unpacklo_epi64 (low, _mm_loadl_epi64 ((const __m128i *) (gconstpointer) (b + 4)));
  high = _mm_unpacklo_epi64 (high, _mm_loadl_epi64 ((const __m128i *) (gconstpointer) (d + 12)));
  return (DossierNameLanes){ low, high };
#else
  gint16 numbers[DOSSIER_NAME_N_LANES];

  memcpy (numbers, a, 4 * sizeof *a);
  memcpy (numbers + 4, b + 4, 4 * sizeof *b);
  memcpy (numbers + 8, c + 8, 4 * sizeof *c);
  memcpy (numbers + 12, d + 12, 4 * sizeof *d);
  return dossier_name_lanes_load (numbers);
#endif
}

/* The @k-th of each four in all of their places. */
static G_ALWAYS_INLINE inline DossierNameLanes
dossier_name_lanes_spread (DossierNameLanes x, const guint k)
{
#ifdef __SSE2__
#define SPREAD(half, k) _mm_shufflehi_epi16 (_mm_shufflelo_epi16 (half, (k) *0x55), (k) *0x55)
  switch (k)
    {
    case 0: return (DossierNameLanes){ SPREAD (x.low, 0), SPREAD (x.high, 0) };
    case 1: return (DossierNameLanes){ SPREAD (x.low, 1), SPREAD (x.high, 1) };
    case 2: return (DossierNameLanes){ SPREAD (x.low, 2), SPREAD (x.high, 2) };
    default: return (DossierNameLanes){ SPREAD (x.low, 3), SPREAD (x.high, 3) };
    }
#undef SPREAD
#else
  for (guint i = 0; i < DOSSIER_NAME_N_LANES; i += 4)
    x.each[i] = x.each[i + 1] = x.each[i + 2] = x.each[i + 3] = x.each[i + k];
  return x;
#endif
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

G_END_DECLS
