/* bench-faults.c - what bad servers cost a refresh, and the good feed that is asked along with them.
 *
 * bench-faults serve: the servers; prints the address of the good feed and of each fault, a line each, and stays until
 * its input ends. bench-faults refresh FOLDER: asks the addresses that come by its input, the first being the good
 * feed; JSON lines on stdout. Two processes, so that the servers' memory is not counted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#include "dossier-refresh.h"
#include "fault-site.h"
#include "library-fixture.h"
#include "test-tls.h"

#define N_STORIES 50
#define HEADER_SECONDS 5
#define TOTAL_SECONDS 8

static char *
make_feed (void)
{
  GString *feed = g_string_new ("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/rss+xml\r\n\r\n"
                                "<rss version='2.0'><channel><title>Good</title>");

  for (guint i = 0; i < N_STORIES; i++)
    g_string_append_printf (feed,
                            "<item><title>Story %u</title><guid>%u</guid><description>Ada Example left Example "
                            "Systems and joined Sample Labs, which raised $%u million.</description></item>",
                            i, i, i + 1);
  g_string_append (feed, "</channel></rss>");
  return g_string_free (feed, FALSE);
}

static void
serve (void)
{
  FaultSite       *site = fault_site_open ();
  FaultServer     *server = fault_site_get_server (site);
  g_autofree char *feed = make_feed ();

  fault_server_set (server, "/good", feed);
  printf ("http://127.4.0.1:%u/good\n", fault_server_get_port (server));
  for (const FaultCase *fault = fault_cases; fault->path != NULL; fault++)
    {
      g_autofree char *uri = fault_site_dup_uri (site, fault);

      printf ("%s\n", uri);
    }
  fflush (stdout);
  while (getchar () != EOF)
    ;
  fault_site_close (site);
}

typedef struct
{
  sqlite3_stmt *count;
  gint64        start, done; /* monotonic microseconds; done is 0 while the good feed is not in the library */
} Watch;

static void
progress_cb (guint done, guint total, gpointer data)
{
  Watch *watch = data;

  if (watch->done == 0 && sqlite3_step (watch->count) == SQLITE_ROW
      && sqlite3_column_int (watch->count, 0) == N_STORIES)
    watch->done = g_get_monotonic_time ();
  sqlite3_reset (watch->count);
}

static void
subscribe (DossierLibrary *library)
{
  TestLibrary desk = { .library = library, .store = dossier_library_get_store (library) };
  char        line[1024];

  while (fgets (line, sizeof line, stdin) != NULL)
    {
      g_strchomp (line);
      test_library_subscribe_inside (&desk, line);
    }
}

static void
refresh (const char *folder)
{
  DossierRefreshOptions options = { .header_seconds = HEADER_SECONDS, .total_seconds = TOTAL_SECONDS };
  g_autofree char      *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierLibrary) library = dossier_library_open (path, &error);
  g_autoptr (DossierRefreshResult) result = NULL;
  struct rusage usage;
  sqlite3      *db;
  Watch         watch = { 0 };

  g_assert_no_error (error);
  subscribe (library);
  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  sqlite3_prepare_v2 (db, "SELECT count(*) FROM story WHERE title GLOB 'Story *'", -1, &watch.count, NULL);
  watch.start = g_get_monotonic_time ();
  result = dossier_library_refresh (library, &options, NULL, progress_cb, &watch, &error);
  g_assert_no_error (error);
  g_assert_cmpint (watch.done, !=, 0);
  getrusage (RUSAGE_SELF, &usage);
  printf ("{\"feeds\":%u,\"failed\":%u,\"seconds\":%.3f,\"good\":%.3f,\"peak\":%.1f}\n", result->feeds->len,
          result->n_failed, result->seconds, (double) (watch.done - watch.start) / G_USEC_PER_SEC,
          (double) usage.ru_maxrss / 1024);
  sqlite3_finalize (watch.count);
  sqlite3_close (db);
  dossier_store_close (dossier_library_get_store (library));
}

int
main (int argc, char *argv[])
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  if (argc == 2 && strcmp (argv[1], "serve") == 0)
    serve ();
  else if (argc == 3 && strcmp (argv[1], "refresh") == 0)
    {
      test_tls_trust ();
      fake_names_install (fault_names);
      refresh (argv[2]);
    }
  else
    {
      fprintf (stderr, "bench-faults serve | refresh FOLDER\n");
      return 2;
    }
  return 0;
}
