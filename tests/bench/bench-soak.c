/* bench-soak.c - many hours of a desk that never closes: what memory and descriptors come to.
 *
 * bench-soak FOLDER FEEDS STORIES HOURS: FEEDS subscriptions of STORIES stories each, of a server in a process of its
 * own; one feed in ten has two new stories an hour. Each simulated hour the feeds are asked, and a person reads,
 * searches, filters, highlights, tags, undoes, and keeps a backup a day. JSON lines on stdout.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <libsoup/soup.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "dossier-refresh.h"
#include "library-fixture.h"

#define HOUR G_GINT64_CONSTANT (3600)
/* Monday, 2026-11-23 08:00 UTC. */
#define START G_GINT64_CONSTANT (1795420800)
/* Things done in an hour. */
#define READ 40
#define SEARCHED 10
#define ANNOTATED 10

static guint           n_stories;
static volatile guint *hour; /* shared with the server */

/* ---- the server ---- */

static guint
count_new (guint feed)
{
  return feed % 10 == 0 ? 2 * *hour : 0;
}

static void
append_item (GString *feed, guint number, guint item)
{
  static const char *const people[] = { "Ada Example", "Bo Sample", "Cleo Muster", "Dan Specimen", "Eve Trial" };
  static const char *const labs[] = { "Example Systems", "Sample Labs", "Muster AI", "Specimen Research" };
  guint                    seed = number * 7919 + item;

  g_string_append_printf (feed, "<item><title>Story %u of feed %u</title><guid>%u-%u</guid><description>", item, number,
                          number, item);
  for (guint i = 0; i < 12; i++)
    g_string_append_printf (feed, "%s left %s after %u years and joined %s, which raised $%u million from investors. ",
                            people[(seed + i) % 5], labs[(seed + i) % 4], (seed + i) % 9 + 1, labs[(seed + i + 1) % 4],
                            seed % 900 + 1);
  g_string_append (feed, "</description></item>");
}

static void
answer_cb (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data)
{
  guint            number = (guint) g_ascii_strtoull (path + 1, NULL, 10), n = count_new (number);
  g_autofree char *etag = g_strdup_printf ("\"%u\"", n);
  const char *known = soup_message_headers_get_one (soup_server_message_get_request_headers (message), "If-None-Match");
  GString    *feed;

  soup_message_headers_replace (soup_server_message_get_response_headers (message), "ETag", etag);
  if (g_strcmp0 (known, etag) == 0)
    {
      soup_server_message_set_status (message, SOUP_STATUS_NOT_MODIFIED, NULL);
      return;
    }
  feed = g_string_new ("<rss version='2.0'><channel><title>Feed</title>");
  for (guint item = n; item < n + n_stories; item++)
    append_item (feed, number, item);
  g_string_append (feed, "</channel></rss>");
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, "application/rss+xml", SOUP_MEMORY_TAKE, feed->str, feed->len);
  g_string_free (feed, FALSE);
}

static void
serve (int out)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  SoupServer *server = soup_server_new (NULL, NULL);
  GSList     *uris;
  guint       port;

  prctl (PR_SET_PDEATHSIG, SIGTERM);
  soup_server_add_handler (server, NULL, answer_cb, NULL, NULL);
  g_assert_true (soup_server_listen_all (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, NULL));
  uris = soup_server_get_uris (server);
  port = (guint) g_uri_get_port (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  g_assert_cmpint (write (out, &port, sizeof port), ==, sizeof port);
  g_main_loop_run (loop);
}

static guint
start_server (void)
{
  int   ends[2];
  guint port = 0;

  hour = mmap (NULL, sizeof *hour, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  g_assert_true (hour != MAP_FAILED && pipe (ends) == 0);
  if (fork () == 0)
    {
      serve (ends[1]);
      exit (0);
    }
  g_assert_cmpint (read (ends[0], &port, sizeof port), ==, sizeof port);
  close (ends[0]);
  close (ends[1]);
  return port;
}

/* ---- the desk ---- */

static void
apply (DossierStore *store, DossierChange *change)
{
  g_autoptr (DossierChange) owned = change;
  g_autoptr (GError) error = NULL;

  dossier_store_apply (store, owned, NULL, &error);
  g_assert_no_error (error);
}

static GArray *
find (DossierStore *store, const char *text, guint limit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierQuery) query = dossier_query_parse (text, FALSE, &error);
  GArray *stories = query != NULL ? dossier_store_find (store, query, limit, &error) : NULL;

  g_assert_no_error (error);
  return stories;
}

static void
read_stories (DossierStore *store, GRand *chance, GArray *stories)
{
  for (guint i = 0; i < READ; i++)
    {
      gint64 story = g_array_index (stories, gint64, (guint) g_rand_int_range (chance, 0, (gint32) stories->len));
      g_autoptr (DossierStoryContent) content = dossier_store_load_content (store, story, NULL);

      g_assert_nonnull (content);
      apply (store, dossier_change_see (story));
    }
}

static void
search_stories (DossierStore *store, GRand *chance)
{
  static const char *const queries[]
      = { "investors", "who:\"Ada Example\"", "is:unread years", "\"joined Sample Labs\"", "move:left", "millio*",
          "has:note",  "feed:Feed is:starred" };

  for (guint i = 0; i < SEARCHED; i++)
    g_array_unref (find (store, queries[g_rand_int_range (chance, 0, G_N_ELEMENTS (queries))], 2000));
}

static void
annotate_stories (DossierStore *store, GRand *chance, GArray *stories)
{
  for (guint i = 0; i < ANNOTATED; i++)
    {
      gint64 story = g_array_index (stories, gint64, (guint) g_rand_int_range (chance, 0, (gint32) stories->len));
      DossierAnnotationRow row = { .story = story, .start = i, .length = 30, .note = (char *) "A note about it." };

      apply (store, dossier_change_annotate (&row));
      apply (store, dossier_change_set_starred (&story, 1, i % 2 == 0));
      apply (store, dossier_change_add_tag (&story, 1, i % 2 == 0 ? "later" : "idea"));
      for (guint undone = 0; undone < i % 4; undone++)
        g_free (dossier_store_undo (store, NULL));
    }
}

static void
live_an_hour (TestLibrary *desk, GRand *chance, guint n_hour)
{
  DossierRefreshOptions options = { .now = START + n_hour * HOUR };
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierRefreshResult) result = NULL;
  g_autoptr (GArray) stories = NULL;

  *hour = n_hour;
  result = dossier_library_refresh (desk->library, &options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->n_failed, ==, 0);
  stories = find (desk->store, "", 5000);
  read_stories (desk->store, chance, stories);
  search_stories (desk->store, chance);
  annotate_stories (desk->store, chance, stories);
  if (n_hour % 24 == 0)
    {
      g_autofree char *path = g_strdup_printf ("%s/backup-%u.db", desk->folder, n_hour / 24);

      dossier_store_backup (desk->store, path, &error);
      g_assert_no_error (error);
      unlink (path);
    }
}

/* ---- figures ---- */

static double
resident (void)
{
  g_autofree char *text = NULL;
  gint64           pages = 0;

  if (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    pages = g_ascii_strtoll (strchr (text, ' '), NULL, 10);
  return (double) pages * (double) sysconf (_SC_PAGESIZE) / 1e6;
}

static guint
descriptors (void)
{
  g_autoptr (GDir) folder = g_dir_open ("/proc/self/fd", 0, NULL);
  guint n = 0;

  while (folder != NULL && g_dir_read_name (folder) != NULL)
    n++;
  return n - 1; /* the folder's own */
}

static void
say (const char *name, guint n_hour, double value, const char *unit)
{
  printf ("{\"name\":\"%s, hour %u\",\"value\":%.2f,\"unit\":\"%s\"}\n", name, n_hour, value, unit);
  fflush (stdout);
}

static void
soak (const char *folder, guint port, guint n_feeds, guint n_hours)
{
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) chance = g_rand_new_with_seed (1);
  TestLibrary desk = { .folder = (char *) folder, .path = path, .library = dossier_library_open (path, &error) };
  double      settled = 0;

  g_assert_no_error (error);
  desk.store = dossier_library_get_store (desk.library);
  for (guint feed = 0; feed < n_feeds; feed++)
    {
      g_autofree char *uri = g_strdup_printf ("http://127.6.%u.%u:%u/%u", feed / 250, feed % 250 + 1, port, feed);

      test_library_subscribe_inside (&desk, uri);
    }
  for (guint n_hour = 0; n_hour <= n_hours; n_hour++)
    {
      live_an_hour (&desk, chance, n_hour);
      if (n_hour == 2)
        settled = resident ();
      if (n_hour <= 2 || n_hour % 6 == 0 || n_hour == n_hours)
        {
          say ("memory", n_hour, resident (), "MB");
          say ("open descriptors", n_hour, descriptors (), "");
        }
    }
  say ("memory more than at hour 2", n_hours, (resident () / settled - 1) * 100, "%");
  dossier_store_close (desk.store);
  g_object_unref (desk.library);
}

int
main (int argc, char *argv[])
{
  if (argc != 5)
    {
      fprintf (stderr, "bench-soak FOLDER FEEDS STORIES HOURS\n");
      return 2;
    }
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  n_stories = (guint) g_ascii_strtoull (argv[3], NULL, 10);
  soak (argv[1], start_server (), (guint) g_ascii_strtoull (argv[2], NULL, 10),
        (guint) g_ascii_strtoull (argv[4], NULL, 10));
  return 0;
}
