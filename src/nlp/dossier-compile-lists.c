/* dossier-compile-lists.c - part of building: dossier-compile-lists FOLDER FILE writes the lists of FOLDER's tables.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-lists-private.h"

static gboolean
compile (const char *folder, const char *file, GError **error)
{
  g_autoptr (GBytes) lists = dossier_lists_compile (folder, error);

  return lists != NULL
         && g_file_set_contents (file, g_bytes_get_data (lists, NULL), (gssize) g_bytes_get_size (lists), error);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  if (argc != 3)
    g_printerr ("%s FOLDER FILE\n", argv[0]);
  else if (!compile (argv[1], argv[2], &error))
    g_printerr ("%s\n", error->message);
  return argc == 3 && error == NULL ? 0 : 1;
}
