/* dossier-sum-private.h - a number that tells damaged bytes from whole ones.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

static inline guint64
dossier_sum_add (guint64 sum, guint64 word)
{
  sum = (sum ^ GUINT64_FROM_LE (word)) * 0x9e3779b97f4a7c15u;
  return sum ^ sum >> 32;
}

/* The same on all machines. */
static inline guint64
dossier_sum (const guint8 *data, gsize length)
{
  guint64 sum = length, word;
  gsize   i = 0;

  for (; length - i >= sizeof word; i += sizeof word)
    {
      memcpy (&word, data + i, sizeof word);
      sum = dossier_sum_add (sum, word);
    }
  if (i == length)
    return sum;
  word = 0;
  memcpy (&word, data + i, length - i);
  return dossier_sum_add (sum, word);
}

G_END_DECLS
