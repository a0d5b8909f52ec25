/* manners-crash.c - this program once more, as one that dies in the middle of a refresh
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "manners-crash.h"

#include <string.h>
#include <unistd.h>

#define WORD "--die-in-the-middle"
#define STATUS_DEAD 9

gboolean
manners_crash_is_wanted (int argc, char *argv[])
{
  return argc == 4 && strcmp (argv[1], WORD) == 0;
}

static void
die_cb (guint done, guint total, gpointer data)
{
  if (done == 1)
    _exit (STATUS_DEAD);
}

int
manners_crash_run (char *argv[])
{
  DossierRefreshOptions options = { .now = g_ascii_strtoll (argv[3], NULL, 10) };
  g_autoptr (DossierLibrary) library = dossier_library_open (argv[2], NULL);
  g_autoptr (DossierRefreshResult) result = NULL;

  result = dossier_library_refresh (library, &options, NULL, die_cb, NULL, NULL);
  return 0;
}

static void
reopen (MannersDesk *desk)
{
  g_autoptr (GError) error = NULL;

  desk->library.library = dossier_library_open (desk->library.path, &error);
  g_assert_no_error (error);
  desk->library.store = dossier_library_get_store (desk->library.library);
}

void
manners_crash (MannersDesk *desk)
{
  g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT, desk->now);
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  char            *argv[] = { self, (char *) WORD, desk->library.path, now, NULL };
  g_autoptr (GError) error = NULL;
  int status = 0;

  dossier_store_close (desk->library.store);
  g_clear_object (&desk->library.library);
  g_assert_true (g_spawn_sync (NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error));
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, STATUS_DEAD);
  reopen (desk);
}
