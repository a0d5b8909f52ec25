/* bench-million.c - a large library, JSON lines on stdout:
 *
 * bench-million make FILE N [SECONDS]   makes it of N stories, or as many as fit into the time
 * bench-million list FILE               opens it and lists all stories: time and memory
 * bench-million measure FILE [FILTER]   asks it
 * bench-million change FILE [FILTER]    changes it
 * bench-million groups FILE [FILTER]    lists it grouped by event
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "million-make.h"
#include "million-measure.h"

#include <stdlib.h>
#include <sys/resource.h>

static void
make (const char *path, guint n_stories, double seconds)
{
  MillionMade made;

  million_make (path, n_stories, seconds, &made);
  million_print ("stories", made.n, "", 0, 0);
  million_print ("made and written", made.n / made.seconds, "stories/s", 0, 4500);
  million_print ("text", (double) made.size / 1e6, "MB", 0, 0);
}

static void
list (const char *path)
{
  struct rusage usage;

  million_list (path);
  getrusage (RUSAGE_SELF, &usage);
  million_print ("peak memory", (double) usage.ru_maxrss / 1024, "MB", 0, 150);
}

static void
run (const char *path, const char *filter, void (*measure) (DossierStore *store, const char *filter))
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = dossier_store_open (path, DOSSIER_STORE_CREATE, &error);

  g_assert_no_error (error);
  measure (store, filter);
  dossier_store_close (store);
}

int
main (int argc, char **argv)
{
  const char *what = argc > 2 ? argv[1] : "", *filter = argc > 3 ? argv[3] : NULL;

  if (g_str_equal (what, "make") && argc >= 4)
    make (argv[2], (guint) atoi (argv[3]), argc > 4 ? atof (argv[4]) : 0);
  else if (g_str_equal (what, "list") && argc == 3)
    list (argv[2]);
  else if (g_str_equal (what, "measure"))
    run (argv[2], filter, million_measure);
  else if (g_str_equal (what, "change"))
    run (argv[2], filter, million_change);
  else if (g_str_equal (what, "groups"))
    run (argv[2], filter, million_groups);
  else
    return 2;
  return 0;
}
