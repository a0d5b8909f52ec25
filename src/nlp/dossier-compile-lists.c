/* dossier-compile-lists.c - part of building: dossier-compile-lists FOLDER LISTS CLAIMS writes to the two files what
 * the program has of the tables in FOLDER.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-claim-tables-private.h"
#include "dossier-lists-private.h"

/* @bytes: taken, or NULL when they could not be made. */
static gboolean
save (GBytes *bytes, const char *file, GError **error)
{
  g_autoptr (GBytes) saved = bytes;

  return saved != NULL
         && g_file_set_contents (file, g_bytes_get_data (saved, NULL), (gssize) g_bytes_get_size (saved), error);
}

static GBytes *
read_table (const char *folder, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  char            *text;
  gsize            length;

  return g_file_get_contents (path, &text, &length, error) ? g_bytes_new_take (text, length) : NULL;
}

static GBytes *
compile_claims (const char *folder, GError **error)
{
  g_autoptr (GBytes) patterns = read_table (folder, "claim-patterns.tsv", error);
  g_autoptr (GBytes) roles = patterns != NULL ? read_table (folder, "role-words.tsv", error) : NULL;

  return roles != NULL ? dossier_claim_tables_compile (patterns, roles, error) : NULL;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  gboolean fine = FALSE;

  if (argc != 4)
    g_printerr ("%s FOLDER LISTS CLAIMS\n", argv[0]);
  else
    fine = save (dossier_lists_compile (argv[1], &error), argv[2], &error)
           && save (compile_claims (argv[1], &error), argv[3], &error);
  if (error != NULL)
    g_printerr ("%s\n", error->message);
  return fine ? 0 : 1;
}
