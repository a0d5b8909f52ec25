/* test-links.c - many links at once, and those that wait
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <string.h>

#include "dossier-link-waits.h"
#include "dossier-links.h"
#include "dossier-refresh.h"
#include "fault-server.h"
#include "library-fixture.h"

#define OK "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: "
#define PAGE(title)                                                                                                    \
  OK "text/html; charset=utf-8\r\n\r\n<!doctype html><html><head><title>" title                                        \
     "</title></head><body><article><h1>" title                                                                        \
     "</h1><p>The steel maker Ferrum has opened a laboratory for learning machines in Graz, the company said on "      \
     "Monday, and hired forty people for it.</p></article>"

static const FaultAnswer answers[] = {
  { "/one", PAGE ("The first story"), FAULT_NONE },
  { "/two", PAGE ("The second story"), FAULT_NONE },
  { "/paid",
    OK "text/html\r\n\r\n<!doctype html><html><head><title>Paid</title><script type='application/ld+json'>"
       "{\"@type\":\"NewsArticle\",\"headline\":\"Paid\",\"isAccessibleForFree\":false}</script></head><body>"
       "<article><h1>Paid</h1><p>The steel maker Ferrum has opened a laboratory in Graz.</p></article>",
    FAULT_NONE },
  { "/missing", "HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n", FAULT_NONE },
  { "/down", "HTTP/1.1 503 Busy\r\nConnection: close\r\n\r\n", FAULT_NONE },
  { "/later", "HTTP/1.1 503 Busy\r\nRetry-After: 86400\r\nConnection: close\r\n\r\n", FAULT_NONE },
  { "/reset", "HTTP/1.1 200 OK\r\nContent-Length: 50000\r\n\r\n<html>", FAULT_RESET },
  { "/picture", OK "image/png\r\n\r\n\x89PNG\r\n\x1a\n and so on", FAULT_NONE },
  { "/silent", "", FAULT_SILENT },
  { NULL },
};

typedef struct
{
  TestLibrary   desk;
  FaultServer  *server;
  GCancellable *cancellable;
  GPtrArray    *uris;
  GString      *heard; /* of each link, in the order of the news: "0 saved|" */
  guint         n_fetching;
  guint         n_remarks;
  gboolean      is_over; /* the asynchronous call */
  GThread      *thread;  /* where news have to come */
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  test_library_open (&self->desk);
  self->server = fault_server_start (answers);
  self->cancellable = g_cancellable_new ();
  self->uris = g_ptr_array_new_with_free_func (g_free);
  self->heard = g_string_new (NULL);
  self->thread = g_thread_self ();
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  test_library_close (&self->desk);
  fault_server_stop (self->server);
  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->uris);
  g_string_free (self->heard, TRUE);
}

static void
give (Fixture *self, const char *host, const char *path)
{
  g_ptr_array_add (self->uris, g_strdup_printf ("http://%s:%u%s", host, fault_server_get_port (self->server), path));
}

static void
heard_cb (const DossierLinkNews *news, gpointer data)
{
  static const char *const words[] = { [DOSSIER_LINK_FETCHING] = "fetching",
                                       [DOSSIER_LINK_SAVED] = "saved",
                                       [DOSSIER_LINK_WAITS] = "waits",
                                       [DOSSIER_LINK_FAILED] = "failed",
                                       [DOSSIER_LINK_STOPPED] = "stopped" };
  Fixture                 *self = data;

  g_assert_true (g_thread_self () == self->thread);
  g_assert_true ((news->result != NULL) == (news->state == DOSSIER_LINK_SAVED));
  g_assert_true ((news->why != NULL) == (news->state == DOSSIER_LINK_WAITS || news->state == DOSSIER_LINK_FAILED));
  if (news->result != NULL)
    self->n_remarks += news->result->remarks->len;
  if (news->state == DOSSIER_LINK_FETCHING)
    self->n_fetching++;
  else
    g_string_append_printf (self->heard, "%u %s|", news->i, words[news->state]);
  if (news->state == DOSSIER_LINK_FETCHING && strstr (news->uri, "/silent") != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
save (Fixture *self, const DossierAddOptions *options)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_library_save_links (self->desk.library, (const char *const *) self->uris->pdata,
                                             self->uris->len, options, heard_cb, self, self->cancellable, &error));
  g_assert_no_error (error);
}

static void
retry (Fixture *self, gint64 now, gboolean all)
{
  g_autoptr (GError) error = NULL;

  g_string_truncate (self->heard, 0);
  g_assert_true (dossier_library_retry_links (self->desk.library, now, all, heard_cb, self, self->cancellable, &error));
  g_assert_no_error (error);
}

static gint64
now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/* What came of link @i. */
static void
assert_heard (Fixture *self, guint i, const char *word)
{
  g_autofree char *words = g_strdup_printf ("%u %s|", i, word);

  if (strstr (self->heard->str, words) == NULL)
    g_error ("“%s” was not heard in “%s”", words, self->heard->str);
}

static GPtrArray *
list (Fixture *self)
{
  return dossier_store_list_link_waits (self->desk.store, NULL);
}

static guint
count_stories (Fixture *self)
{
  DossierCounts counts = { 0 };

  g_assert_true (dossier_store_count (self->desk.store, &counts, NULL));
  return counts.stories;
}

/* Half of them fail; what can be had later waits, and nothing else. */
static void
test_many (Fixture *self, gconstpointer data)
{
  static const char *const paths[] = { "/one", "/missing", "/down", "/two", "/picture", "/reset", "/one" };
  static const char *const want[] = { "saved", "failed", "waits", "saved", "failed", "waits", "saved" };
  g_autoptr (GPtrArray) waits = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    give (self, "127.0.0.1", paths[i]);
  save (self, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (want); i++)
    assert_heard (self, i, want[i]);
  g_assert_cmpuint (self->n_fetching, ==, G_N_ELEMENTS (paths));
  g_assert_cmpuint (count_stories (self), ==, 2);
  waits = list (self);
  g_assert_cmpuint (waits->len, ==, 2);
  g_assert_cmpstr (((DossierLinkWait *) waits->pdata[0])->uri, ==, self->uris->pdata[2]);
  g_assert_cmpuint (((DossierLinkWait *) waits->pdata[0])->tries, >, 0);
  g_assert_nonnull (((DossierLinkWait *) waits->pdata[0])->error);
  g_assert_cmpint (((DossierLinkWait *) waits->pdata[0])->next, >, now ());
}

/* The server comes back: the link is saved with what was said beside it. */
static void
test_comes_back (Fixture *self, gconstpointer data)
{
  DossierAddOptions options = { .title = "As I call it" };
  g_autoptr (DossierQuery) query = dossier_query_parse ("title:call", FALSE, NULL);
  g_autoptr (GArray) found = NULL;
  g_autoptr (GPtrArray) waits = NULL;

  give (self, "127.0.0.1", "/down");
  save (self, &options);
  retry (self, now () + 60, FALSE);
  g_assert_cmpstr (self->heard->str, ==, "");
  retry (self, now () + DOSSIER_LINKS_MOST_WAIT, FALSE);
  g_assert_cmpstr (self->heard->str, ==, "0 waits|");
  fault_server_set (self->server, "/down", PAGE ("The third story"));
  retry (self, now (), TRUE);
  g_assert_cmpstr (self->heard->str, ==, "0 saved|");
  found = dossier_store_find (self->desk.store, query, 0, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  waits = list (self);
  g_assert_cmpuint (waits->len, ==, 0);
}

static void
test_refresh (Fixture *self, gconstpointer data)
{
  DossierRefreshOptions options = { .now = now () + DOSSIER_LINKS_MOST_WAIT };
  g_autoptr (DossierRefreshResult) result = NULL;

  give (self, "127.0.0.1", "/down");
  save (self, NULL);
  fault_server_set (self->server, "/down", PAGE ("The third story"));
  result = dossier_library_refresh (self->desk.library, &options, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (result->n_links, ==, 1);
  g_assert_cmpuint (count_stories (self), ==, 1);
}

static void
test_given_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) waits = NULL;

  give (self, "127.0.0.1", "/down");
  save (self, NULL);
  retry (self, now () + DOSSIER_LINKS_GIVE_UP + 60, FALSE);
  g_assert_cmpstr (self->heard->str, ==, "0 failed|");
  waits = list (self);
  g_assert_true (((DossierLinkWait *) waits->pdata[0])->is_given_up);
  g_assert_nonnull (strstr (((DossierLinkWait *) waits->pdata[0])->error, "week"));
  retry (self, now () + 2 * DOSSIER_LINKS_GIVE_UP, FALSE);
  g_assert_cmpstr (self->heard->str, ==, "");
}

/* It had waited, and now there is nothing: that is kept to be seen. */
static void
test_gone (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) waits = NULL;

  give (self, "127.0.0.1", "/down");
  save (self, NULL);
  fault_server_set (self->server, "/down", "HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n");
  retry (self, now (), TRUE);
  g_assert_cmpstr (self->heard->str, ==, "0 failed|");
  waits = list (self);
  g_assert_true (((DossierLinkWait *) waits->pdata[0])->is_given_up);
}

static void
test_left_alone (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) waits = NULL;

  give (self, "127.0.0.1", "/later");
  give (self, "127.0.0.1", "/one");
  save (self, NULL);
  assert_heard (self, 0, "waits");
  assert_heard (self, 1, "waits");
  g_assert_cmpuint (fault_server_count (self->server, "/one"), ==, 0);
  waits = list (self);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (((DossierLinkWait *) waits->pdata[i])->next, >, now () + 80000);
  g_assert_cmpuint (((DossierLinkWait *) waits->pdata[1])->tries, ==, 0);
}

/* What was stopped is the person's again; what had waited goes on waiting. */
static void
test_stopped (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) waits = NULL;
  g_autoptr (GPtrArray) after = NULL;

  give (self, "127.0.0.1", "/silent");
  give (self, "127.0.0.1", "/one");
  save (self, NULL);
  g_assert_cmpstr (self->heard->str, ==, "0 stopped|1 stopped|");
  waits = list (self);
  g_assert_cmpuint (waits->len, ==, 0);

  g_cancellable_reset (self->cancellable);
  g_ptr_array_set_size (self->uris, 0);
  give (self, "127.0.0.1", "/down");
  save (self, NULL);
  g_cancellable_cancel (self->cancellable);
  retry (self, now (), TRUE);
  g_assert_cmpstr (self->heard->str, ==, "0 stopped|");
  after = list (self);
  g_assert_cmpuint (after->len, ==, 1);
}

static void
test_wrong_options (Fixture *self, gconstpointer data)
{
  DossierAddOptions options = { .date = "soon" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) waits = NULL;

  give (self, "127.0.0.1", "/one");
  g_assert_false (dossier_library_save_links (self->desk.library, (const char *const *) self->uris->pdata, 1, &options,
                                              heard_cb, self, NULL, &error));
  g_assert_error (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_UNSUPPORTED);
  waits = list (self);
  g_assert_cmpuint (waits->len, ==, 0);
}

static void
over_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *self = data;
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_library_links_finish (DOSSIER_LIBRARY (source), result, &error));
  g_assert_no_error (error);
  self->is_over = TRUE;
}

/* The words that are there are kept, and it is said that there are more. */
static void
test_paid (Fixture *self, gconstpointer data)
{
  give (self, "127.0.0.1", "/paid");
  give (self, "127.0.0.1", "/one");
  save (self, NULL);
  assert_heard (self, 0, "saved");
  assert_heard (self, 1, "saved");
  g_assert_cmpuint (self->n_remarks, ==, 1);
}

/* All news come before the end, in the caller's context. */
static void
test_async (Fixture *self, gconstpointer data)
{
  DossierAddOptions options = { .date = "2024-08-06" };

  give (self, "127.0.0.1", "/paid");
  give (self, "127.0.0.1", "/down");
  dossier_library_save_links_async (self->desk.library, (const char *const *) self->uris->pdata, 2, &options, heard_cb,
                                    self, self->cancellable, over_cb, self);
  while (!self->is_over)
    g_main_context_iteration (NULL, TRUE);
  assert_heard (self, 0, "saved");
  assert_heard (self, 1, "waits");
  g_assert_cmpuint (self->n_remarks, ==, 1);
  self->is_over = FALSE;
  g_string_truncate (self->heard, 0);
  dossier_library_retry_links_async (self->desk.library, now (), TRUE, heard_cb, self, NULL, over_cb, self);
  while (!self->is_over)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (self->heard->str, ==, "0 waits|");
}

static void
test_pauses (void)
{
  gint64 before = 0;

  for (guint i = 0; i < 100; i++)
    {
      gint64 wait = dossier_links_wait_after (i);

      g_assert_cmpint (wait, >=, MAX (before, DOSSIER_LINKS_FIRST_WAIT));
      g_assert_cmpint (wait, <=, DOSSIER_LINKS_MOST_WAIT);
      before = wait;
    }
  g_assert_cmpint (before, ==, DOSSIER_LINKS_MOST_WAIT);
}

static void
test_what_is_a_link (void)
{
  g_assert_true (dossier_library_is_link ("https://example.org/"));
  g_assert_true (dossier_library_is_link ("feed://example.org/rss"));
  g_assert_false (dossier_library_is_link ("story.txt"));
  g_assert_false (dossier_library_is_link ("file:///tmp/story.txt"));
  g_assert_false (dossier_library_is_link ("ftp://example.org/"));
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/links/of-many-each-has-its-own-end", test_many);
  ADD ("/links/one-whose-server-was-down-is-saved-later", test_comes_back);
  ADD ("/links/a-refresh-tries-those-that-wait", test_refresh);
  ADD ("/links/after-a-week-one-is-given-up", test_given_up);
  ADD ("/links/one-that-is-gone-is-told-of", test_gone);
  ADD ("/links/a-server-that-wants-to-be-left-alone-is", test_left_alone);
  ADD ("/links/stopped-in-the-middle", test_stopped);
  ADD ("/links/what-is-said-wrong-keeps-nothing", test_wrong_options);
  ADD ("/links/a-page-that-is-paid-for-says-so", test_paid);
  ADD ("/links/beside-a-main-loop", test_async);
  g_test_add_func ("/links/tries come at longer and longer distances", test_pauses);
  g_test_add_func ("/links/addresses are links and files are not", test_what_is_a_link);
  return g_test_run ();
}
