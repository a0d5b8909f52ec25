/* bench-million.c - a large library: bench-million make FILE N, or bench-million measure FILE, JSON lines on stdout.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "million-make.h"

#include <stdio.h>
#include <stdlib.h>

static void
make (const char *path, guint n_stories)
{
  MillionMade made;

  million_make (path, n_stories, &made);
  printf ("{\"name\": \"made and saved\", \"value\": %.0f, \"unit\": \"stories/s\"}\n", n_stories / made.seconds);
  printf ("{\"name\": \"text\", \"value\": %.1f, \"unit\": \"MB\"}\n", (double) made.size / 1e6);
}

int
main (int argc, char **argv)
{
  if (argc == 4 && g_str_equal (argv[1], "make"))
    make (argv[2], (guint) atoi (argv[3]));
  else
    return 2;
  return 0;
}
