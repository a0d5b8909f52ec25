/* fuzz-main.c - a fuzz target over the seeds of its folder: what the fuzzer once found stays mended.
 *
 * Argument: the folder. Each file is a test of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "fuzz.h"

static void
run_seed (gconstpointer path)
{
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);

  g_autofree char *copy = size > 0 ? g_memdup2 (data, size) : NULL; /* its end is the end of its memory */

  g_assert_cmpint (LLVMFuzzerTestOneInput ((const uint8_t *) copy, size), ==, 0);
}

static void
run_nothing (void)
{
  g_assert_cmpint (LLVMFuzzerTestOneInput (NULL, 0), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/no-bytes", run_nothing);
  folder = g_dir_open (argc > 1 ? argv[1] : ".", 0, NULL);
  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *test = g_strconcat ("/seed/", name, NULL);

      if (!g_str_has_suffix (name, ".license"))
        g_test_add_data_func_full (test, g_build_filename (argv[1], name, NULL), run_seed, g_free);
    }
  return g_test_run ();
}
