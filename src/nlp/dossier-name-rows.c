/* dossier-name-rows.c - the weights of a model in three bits each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-name-rows-private.h"

#include <string.h>

#define MAX_BITS DOSSIER_NAME_MAX_CODE_BITS
#define N_WINDOWS (1u << MAX_BITS)
/* Weights of a window. */
#define AT_ONCE 6

/* What a window of bits begins with: whole codes only. */
typedef struct
{
  gint8  weights[AT_ONCE];
  guint8 n, n_bits;
} Window;

/* A level's number and the length of its code; 0 when the window begins with none. */
typedef struct
{
  guint8 level, n_bits;
} First;

void
dossier_name_codes_init (guint16 codes[DOSSIER_NAME_N_LEVELS], const guint8 lengths[DOSSIER_NAME_N_LEVELS])
{
  guint code = 0;

  for (guint n_bits = 1; n_bits <= MAX_BITS; n_bits++, code <<= 1)
    for (guint level = 0; level < DOSSIER_NAME_N_LEVELS; level++)
      if (lengths[level] == n_bits)
        codes[level] = (guint16) code++;
}

/* Is each code told from the others? */
static gboolean
are_lengths (const guint8 *lengths)
{
  guint taken = 0;

  for (guint level = 0; level < DOSSIER_NAME_N_LEVELS; level++)
    {
      if (lengths[level] > MAX_BITS)
        return FALSE;
      if (lengths[level] > 0)
        taken += N_WINDOWS >> lengths[level];
    }
  return taken <= N_WINDOWS;
}

static void
fill_firsts (First *firsts, const guint8 *lengths)
{
  guint16 codes[DOSSIER_NAME_N_LEVELS];

  dossier_name_codes_init (codes, lengths);
  for (guint level = 0; level < DOSSIER_NAME_N_LEVELS; level++)
    if (lengths[level] > 0)
      for (guint i = 0, from = (guint) codes[level] << (MAX_BITS - lengths[level]); i < N_WINDOWS >> lengths[level];
           i++)
        firsts[from + i] = (First){ (guint8) level, lengths[level] };
}

static Window
read_window (const First *firsts, guint bits, int step)
{
  Window window = { .n = 0 };

  while (window.n < AT_ONCE)
    {
      First first = firsts[bits << window.n_bits & (N_WINDOWS - 1)];

      if (first.n_bits == 0 || window.n_bits + first.n_bits > MAX_BITS)
        break;
      window.weights[window.n++] = (gint8) ((first.level + DOSSIER_NAME_LEAST_LEVEL) * step);
      window.n_bits += first.n_bits;
    }
  return window;
}

static inline guint64
read_bits (const guint8 *bytes)
{
  guint64 bits;

  memcpy (&bits, bytes, sizeof bits);
  return GUINT64_FROM_BE (bits);
}

gint8 *
dossier_name_rows_read (const guint8 lengths[DOSSIER_NAME_N_LEVELS], guint step, const guint8 *bytes, gsize n_bytes,
                        gsize n)
{
  g_autofree First  *firsts = g_new0 (First, N_WINDOWS);
  g_autofree Window *windows = g_new (Window, N_WINDOWS);
  g_autofree gint8  *weights = NULL;
  gsize              at = 0, bit = 0;

  if (step > DOSSIER_NAME_MAX_LEVEL_STEP || !are_lengths (lengths))
    return NULL;
  fill_firsts (firsts, lengths);
  for (guint i = 0; i < N_WINDOWS; i++)
    windows[i] = read_window (firsts, i, (int) step);
  weights = g_malloc (n + sizeof (Window));
  while (at < n)
    {
      const Window *window;

      if (bit / 8 + DOSSIER_NAME_CODE_ROOM > n_bytes)
        return NULL;
      window = &windows[read_bits (bytes + bit / 8) << bit % 8 >> (64 - MAX_BITS)];
      if (window->n == 0)
        return NULL;
      memcpy (weights + at, window, sizeof *window);
      at += window->n;
      bit += window->n_bits;
    }
  return g_steal_pointer (&weights);
}
