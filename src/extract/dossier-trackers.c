/* dossier-trackers.c - images that are there to count readers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-trackers.h"

#include <string.h>

#include "dossier-extract-data-private.h"

static GPtrArray *
get_patterns (void)
{
  static GPtrArray *patterns = NULL;

  if (g_once_init_enter (&patterns))
    g_once_init_leave (&patterns, dossier_extract_data_load ("trackers"));
  return patterns;
}

gboolean
dossier_trackers_match (const char *address)
{
  g_autofree char *lower = g_ascii_strdown (address, -1);
  GPtrArray       *patterns = get_patterns ();

  for (guint i = 0; i < patterns->len; i++)
    if (strstr (lower, ((GStrv) g_ptr_array_index (patterns, i))[0]) != NULL)
      return TRUE;
  return FALSE;
}
