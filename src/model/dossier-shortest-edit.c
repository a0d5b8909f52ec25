/* dossier-shortest-edit.c - what two sequences of numbers have in common, in order
 *
 * What is alike at both ends is set aside before.
 *
 * front: how far along @before the walk has come on each diagonal (k = place before - place after).
 * trace: the fronts of all steps one after another; step d has 2 d + 1 places, from d * d on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-shortest-edit.h"

typedef struct
{
  const guint64 *before, *after;
  int            n, m; /* between what is alike at both ends */
  guint8        *is_kept, *has_kept;
} Match;

static void
set_ends_aside (Match *match)
{
  int start = 0;

  for (; start < MIN (match->n, match->m) && match->before[start] == match->after[start]; start++)
    match->is_kept[start] = match->has_kept[start] = TRUE;
  while (match->n > start && match->m > start && match->before[match->n - 1] == match->after[match->m - 1])
    match->is_kept[--match->n] = match->has_kept[--match->m] = TRUE;
  match->before += start;
  match->after += start;
  match->is_kept += start;
  match->has_kept += start;
  match->n -= start;
  match->m -= start;
}

/* Where step @d comes to on diagonal @k from the fronts of the step before, before it goes along what is alike. */
static int
enter_diagonal (const int *last, int d, int k)
{
  if (d == 0)
    return 0;
  if (k == -d || (k != d && last[k - 1 + d - 1] < last[k + 1 + d - 1]))
    return last[k + 1 + d - 1];
  return last[k - 1 + d - 1] + 1;
}

/* Back from the end along the fronts, noting what is in both. */
static void
walk_back (const Match *match, const int *trace, int d)
{
  int x = match->n, y = match->m;

  for (; d >= 0; d--)
    {
      const int *last = trace + (gssize) (d - 1) * (d - 1);
      int        k = x - y, from = enter_diagonal (last, d, k);

      while (x > from)
        {
          match->is_kept[--x] = TRUE;
          match->has_kept[--y] = TRUE;
        }
      if (d > 0 && (k == -d || (k != d && last[k - 1 + d - 1] < last[k + 1 + d - 1])))
        y--;
      else
        x--;
    }
}

gboolean
dossier_shortest_edit (const guint64 *before, guint n, const guint64 *after, guint m, guint most, guint8 *is_kept,
                       guint8 *has_kept)
{
  g_autoptr (GArray) trace = g_array_new (FALSE, TRUE, sizeof (int));
  Match match = { before, after, (int) n, (int) m, is_kept, has_kept };

  g_assert (most <= DOSSIER_SHORTEST_EDIT_MOST && n <= G_MAXINT / 2 && m <= G_MAXINT / 2);
  set_ends_aside (&match);
  for (int d = 0; d <= (int) MIN ((guint) (match.n + match.m), most); d++)
    {
      int *front, *last;

      g_array_set_size (trace, (guint) (d + 1) * (guint) (d + 1));
      front = (int *) (gpointer) trace->data + (gssize) d * d;
      last = d > 0 ? front - (2 * d - 1) : front;
      for (int k = -d; k <= d; k += 2)
        {
          int x = enter_diagonal (last, d, k);

          while (x < match.n && x - k < match.m && x >= 0 && x - k >= 0 && match.before[x] == match.after[x - k])
            x++;
          front[k + d] = x;
          if (x >= match.n && x - k >= match.m)
            {
              walk_back (&match, (int *) (gpointer) trace->data, d);
              return TRUE;
            }
        }
    }
  return FALSE;
}
