/* dossier-extract-data.c - the tables in data/extract/, as they are built into the program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-extract-data-private.h"

#include "dossier-extract-resources.h"

GPtrArray *
dossier_extract_data_load (const char *name)
{
  GPtrArray       *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autofree char *path = g_strconcat (DOSSIER_RESOURCE_PATH "/extract/", name, ".tsv", NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (dossier_extract_get_resource (), path, 0, NULL);
  g_auto (GStrv) lines = NULL;

  g_assert (bytes != NULL);
  lines = g_strsplit (g_bytes_get_data (bytes, NULL), "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0' && lines[i][0] != '#')
      g_ptr_array_add (rows, g_strsplit (lines[i], "\t", -1));
  return rows;
}
