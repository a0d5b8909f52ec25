/* dossier-free-aside.c - large things are given back beside the thread that needs them no more
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-free-aside.h"

/* Elements of which giving them back takes hardly any time. */
#define SMALL 50000

static void
free_array (gpointer array, gpointer user_data)
{
  g_array_unref (array);
}

static gpointer
make_pool (gpointer data)
{
  return g_thread_pool_new (free_array, NULL, 1, FALSE, NULL);
}

void
dossier_free_aside (GArray *array)
{
  static GOnce once = G_ONCE_INIT;

  if (array == NULL)
    return;
  if (array->len <= SMALL)
    g_array_unref (array);
  else
    g_thread_pool_push (g_once (&once, make_pool, NULL), array, NULL);
}
