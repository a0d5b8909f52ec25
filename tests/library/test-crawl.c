/* test-crawl.c - many pages are fetched politely, and each is told of once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <string.h>

#include "dossier-crawl.h"
#include "fault-server.h"

#define OK "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/plain\r\n\r\n"
#define PAUSE 40 /* milliseconds */

static const FaultAnswer answers[] = {
  { "/one", OK "one", FAULT_NONE },
  { "/two", OK "two", FAULT_NONE },
  { "/three", OK "three", FAULT_NONE },
  { "/busy", "HTTP/1.1 503 Busy\r\nConnection: close\r\nRetry-After: 3600\r\n\r\n", FAULT_NONE },
  { "/silent", "", FAULT_SILENT },
  { NULL },
};

typedef struct
{
  FaultServer        *server;
  GPtrArray          *uris, *pages;
  GString            *ended; /* the path of each page that was told of, in that order */
  DossierCrawlOptions options;
  GCancellable       *cancellable;
  const char         *stop_at, *cancel_at;
} Desk;

/* Pages say what they are called; a status above 400 cannot be read. */
static gboolean
read_page (DossierCrawlPage *page, gpointer data, GError **error)
{
  if (page->fetched->status < 400)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "status %u", page->fetched->status);
  return FALSE;
}

static gboolean
ended (DossierCrawlPage *page, gpointer data)
{
  Desk       *desk = data;
  const char *path = strrchr (page->uri, '/');

  g_string_append_printf (desk->ended, "%s%s ", path,
                          !page->was_asked      ? " put off"
                          : page->error != NULL ? " failed"
                                                : "");
  if (g_strcmp0 (path, desk->cancel_at) == 0)
    g_cancellable_cancel (desk->cancellable);
  return g_strcmp0 (path, desk->stop_at) != 0;
}

static void
set_up (Desk *desk, gconstpointer data)
{
  desk->server = fault_server_start (answers);
  desk->uris = g_ptr_array_new_with_free_func (g_free);
  desk->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_crawl_page_free);
  desk->ended = g_string_new (NULL);
  desk->cancellable = g_cancellable_new ();
  desk->options = (DossierCrawlOptions){
    .max_hosts = 4, .pause = 1, .header_seconds = 1, .read = read_page, .ended = ended, .user_data = desk
  };
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  fault_server_stop (desk->server);
  g_ptr_array_unref (desk->pages);
  g_ptr_array_unref (desk->uris);
  g_string_free (desk->ended, TRUE);
  g_object_unref (desk->cancellable);
}

static void
add_page (Desk *desk, guint host, const char *path, gboolean allow_private)
{
  char *uri = g_strdup_printf ("http://127.0.0.%u:%u%s", host, fault_server_get_port (desk->server), path);

  g_ptr_array_add (desk->uris, uri);
  g_ptr_array_add (desk->pages, dossier_crawl_page_new (uri, allow_private, NULL));
}

static guint
run (Desk *desk)
{
  return dossier_crawl_run (desk->pages, &desk->options, desk->cancellable);
}

static void
assert_ended (Desk *desk, const char *expected)
{
  g_assert_cmpstr (desk->ended->str, ==, expected);
}

/* The least that passed, in milliseconds. */
static gint64
time_run (Desk *desk)
{
  gint64 before = g_get_monotonic_time ();

  run (desk);
  return (g_get_monotonic_time () - before) / 1000;
}

static void
test_pages_of_one_host_come_in_their_order_with_pauses (Desk *desk, gconstpointer data)
{
  desk->options.pause = PAUSE;
  add_page (desk, 2, "/two", TRUE);
  add_page (desk, 2, "/one", TRUE);
  add_page (desk, 2, "/three", TRUE);
  g_assert_cmpint (time_run (desk), >=, 2 * PAUSE);
  assert_ended (desk, "/two /one /three ");
}

static void
test_this_computer_needs_no_pause (Desk *desk, gconstpointer data)
{
  desk->options.pause = G_MAXUINT;
  add_page (desk, 1, "/one", TRUE);
  add_page (desk, 1, "/two", TRUE);
  run (desk);
  assert_ended (desk, "/one /two ");
}

static void
test_who_was_never_asked_needs_no_pause (Desk *desk, gconstpointer data)
{
  desk->options.pause = G_MAXUINT;
  add_page (desk, 2, "/one", FALSE);
  add_page (desk, 2, "/two", FALSE);
  run (desk);
  assert_ended (desk, "/one failed /two failed ");
  g_assert_cmpuint (fault_server_count (desk->server, "/one"), ==, 0);
  g_assert_error (((DossierCrawlPage *) desk->pages->pdata[1])->error, DOSSIER_FETCH_ERROR,
                  DOSSIER_FETCH_ERROR_PRIVATE);
}

static void
test_hosts_are_counted_and_asked_side_by_side (Desk *desk, gconstpointer data)
{
  add_page (desk, 2, "/silent", TRUE);
  add_page (desk, 3, "/one", TRUE);
  add_page (desk, 3, "/two", TRUE);
  g_assert_cmpuint (run (desk), ==, 2);
  assert_ended (desk, "/one /two /silent failed ");
}

static void
test_a_busy_host_puts_off_its_other_pages_alone (Desk *desk, gconstpointer data)
{
  desk->options.max_hosts = 1;
  add_page (desk, 2, "/busy", TRUE);
  add_page (desk, 2, "/one", TRUE);
  add_page (desk, 3, "/two", TRUE);
  run (desk);
  assert_ended (desk, "/busy failed /one put off /two ");
  g_assert_cmpint (((DossierCrawlPage *) desk->pages->pdata[1])->wait_until, >, g_get_real_time () / G_USEC_PER_SEC);
  g_assert_cmpint (((DossierCrawlPage *) desk->pages->pdata[2])->wait_until, ==, 0);
  g_assert_cmpuint (fault_server_count (desk->server, "/one"), ==, 0);
}

static void
test_the_caller_ends_it (Desk *desk, gconstpointer data)
{
  desk->stop_at = "/one";
  add_page (desk, 2, "/one", TRUE);
  add_page (desk, 2, "/two", TRUE);
  run (desk);
  assert_ended (desk, "/one ");
  g_assert_false (((DossierCrawlPage *) desk->pages->pdata[1])->was_asked);
}

static void
test_cancelled_in_a_pause_it_ends_at_once (Desk *desk, gconstpointer data)
{
  desk->options.pause = G_MAXUINT;
  desk->cancel_at = "/one";
  add_page (desk, 2, "/one", TRUE);
  add_page (desk, 2, "/two", TRUE);
  run (desk);
  assert_ended (desk, "/one ");
}

static gpointer
cancel_in_thread (gpointer data)
{
  Desk *desk = data;

  while (fault_server_count (desk->server, "/silent") == 0)
    g_thread_yield ();
  g_cancellable_cancel (desk->cancellable);
  return NULL;
}

static void
test_cancelled_by_another_thread_nothing_is_told (Desk *desk, gconstpointer data)
{
  GThread *thread = g_thread_new ("cancel", cancel_in_thread, desk);

  desk->options.header_seconds = 60;
  add_page (desk, 2, "/silent", TRUE);
  add_page (desk, 2, "/one", TRUE);
  run (desk);
  g_thread_join (thread);
  assert_ended (desk, "");
}

static void
test_nothing_is_asked_when_cancelled_before (Desk *desk, gconstpointer data)
{
  g_cancellable_cancel (desk->cancellable);
  add_page (desk, 2, "/one", TRUE);
  g_assert_cmpuint (run (desk), ==, 1);
  assert_ended (desk, "");
  g_assert_cmpuint (fault_server_count (desk->server, "/one"), ==, 0);
}

static void
test_no_pages_are_no_hosts (Desk *desk, gconstpointer data)
{
  g_assert_cmpuint (run (desk), ==, 0);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    void (*test) (Desk *, gconstpointer);
  } tests[] = {
    { "pages of one host come in their order with pauses", test_pages_of_one_host_come_in_their_order_with_pauses },
    { "this computer needs no pause", test_this_computer_needs_no_pause },
    { "who was never asked needs no pause", test_who_was_never_asked_needs_no_pause },
    { "hosts are counted and asked side by side", test_hosts_are_counted_and_asked_side_by_side },
    { "a busy host puts off its other pages alone", test_a_busy_host_puts_off_its_other_pages_alone },
    { "the caller ends it", test_the_caller_ends_it },
    { "cancelled in a pause, it ends at once", test_cancelled_in_a_pause_it_ends_at_once },
    { "cancelled by another thread, nothing is told", test_cancelled_by_another_thread_nothing_is_told },
    { "nothing is asked when cancelled before", test_nothing_is_asked_when_cancelled_before },
    { "no pages are no hosts", test_no_pages_are_no_hosts },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/library/crawl/%s", tests[i].name);

      g_test_add (path, Desk, NULL, set_up, tests[i].test, tear_down);
    }
  return g_test_run ();
}
