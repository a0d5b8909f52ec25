/* test-bookmark-pages.c - a file of bookmarks becomes stories
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <string.h>

#include "fault-server.h"
#include "library-fixture.h"

#define OK "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/html\r\n\r\n"
#define PAGE(title, words)                                                                                             \
  OK "<!doctype html><html><head><title>" title "</title></head><body><article><h1>" title "</h1><p>" words            \
     "</p></article></body></html>"
#define WORDS                                                                                                          \
  "Jan Leike, who led a safety team at OpenAI until this month, said on Tuesday that he has joined its rival "         \
  "Anthropic, where he will lead a new team of researchers who look at how systems can be overseen."

static const FaultAnswer answers[] = {
  { "/one", PAGE ("One", WORDS), FAULT_NONE },
  { "/two", PAGE ("Two", WORDS " It was the second."), FAULT_NONE },
  { "/three", PAGE ("Three", WORDS " It was the third."), FAULT_NONE },
  { "/plain", "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/plain\r\n\r\n" WORDS, FAULT_NONE },
  { "/feed-after-all", OK "<rss version='2.0'><channel><title>F</title></channel></rss>", FAULT_NONE },
  { "/image", OK "\x89PNG\r\n", FAULT_NONE },
  { "/gone", "HTTP/1.1 410 Gone\r\nConnection: close\r\n\r\n", FAULT_NONE },
  { "/silent", "", FAULT_SILENT },
  { NULL },
};

typedef struct
{
  TestLibrary  library;
  FaultServer *server;
  char        *path; /* of the bookmarks */
  GString     *text;
} Desk;

static void
set_up (Desk *desk, gconstpointer data)
{
  test_library_open (&desk->library);
  desk->server = fault_server_start (answers);
  desk->path = g_build_filename (desk->library.folder, "bookmarks.html", NULL);
  desk->text = g_string_new ("<!DOCTYPE NETSCAPE-Bookmark-file-1><DL>");
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  fault_server_stop (desk->server);
  test_library_close (&desk->library);
  g_free (desk->path);
  g_string_free (desk->text, TRUE);
}

static void
add_link (Desk *desk, guint host, const char *path, const char *attributes)
{
  g_string_append_printf (desk->text, "<DT><A HREF='http://127.0.0.%u:%u%s' %s>Bookmark %s</A>\n", host,
                          fault_server_get_port (desk->server), path, attributes, path);
}

static DossierAddResult *
add (Desk *desk, gboolean allow_private, GError **error)
{
  DossierAddOptions options = { .allow_private = allow_private };

  g_assert_true (g_file_set_contents (desk->path, desk->text->str, -1, NULL));
  return dossier_library_add (desk->library.library, desk->path, &options, error);
}

static gboolean
holds (GPtrArray *sentences, const char *words)
{
  for (guint i = 0; i < sentences->len; i++)
    if (strstr (sentences->pdata[i], words) != NULL)
      return TRUE;
  return FALSE;
}

static guint
count_stories (Desk *desk)
{
  DossierCounts counts;

  g_assert_true (dossier_store_count (desk->library.store, &counts, NULL));
  return counts.stories;
}

static void
test_each_page_is_saved_in_one_change (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierAddResult) result = NULL;
  g_autoptr (DossierStory) story = NULL;
  g_autofree char *undone = NULL;

  add_link (desk, 1, "/one", "ADD_DATE='1600000000'");
  add_link (desk, 2, "/two", "TAGS='x'");
  add_link (desk, 1, "/plain", "");
  add_link (desk, 1, "/one", "");
  result = add (desk, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->n_new, ==, 3);
  g_assert_cmpuint (result->refused->len, ==, 0);
  g_assert_cmpuint (fault_server_count (desk->server, "/one"), ==, 1);
  g_assert_true (holds (result->remarks, "tags"));
  g_assert_cmpuint (result->n_people, >=, 1);

  story
      = dossier_store_load_story (desk->library.store, g_array_index (result->saved, DossierSaveResult, 0).story, NULL);
  g_assert_cmpstr (dossier_story_get_row (story)->title, ==, "One");
  g_assert_cmpint (dossier_story_get_row (story)->saved, ==, 1600000000);
  g_assert_cmpint (dossier_story_get_row (story)->published.precision, ==, DOSSIER_PRECISION_UNKNOWN);

  undone = dossier_store_undo (desk->library.store, NULL);
  g_assert_nonnull (undone);
  g_assert_cmpuint (count_stories (desk), ==, 0);
}

static void
test_what_cannot_be_had_is_told_one_by_one (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierAddResult) result = NULL;

  add_link (desk, 1, "/one", "");
  add_link (desk, 2, "/gone", "");
  add_link (desk, 3, "/missing", "");
  add_link (desk, 4, "/image", "");
  add_link (desk, 5, "/feed-after-all", "");
  add_link (desk, 6, "/news.rss", "");
  g_string_append (desk->text, "<DT><A HREF='javascript:x'>J</A>");
  result = add (desk, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->n_new, ==, 1);
  g_assert_cmpuint (result->refused->len, ==, 5);
  g_assert_true (holds (result->refused, "/gone: "));
  g_assert_true (holds (result->refused, "/missing: "));
  g_assert_true (holds (result->refused, "an image"));
  g_assert_true (holds (result->refused, "This is a feed"));
  g_assert_true (holds (result->refused, "javascript:x"));
  g_assert_true (holds (result->remarks, "1 link is a feed"));
  g_assert_cmpuint (fault_server_count (desk->server, "/news.rss"), ==, 0);
}

static void
test_the_own_network_is_asked_only_when_allowed (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierAddResult) result = NULL;

  add_link (desk, 1, "/one", "");
  result = add (desk, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->n_new, ==, 0);
  g_assert_cmpuint (result->refused->len, ==, 1);
  g_assert_true (holds (result->remarks, "--private"));
  g_assert_cmpuint (fault_server_count (desk->server, "/one"), ==, 0);
}

static void
test_bookmarks_without_a_page_say_what_to_do (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (add (desk, TRUE, &error));
  g_assert_error (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_EMPTY);
  g_clear_error (&error);
  add_link (desk, 1, "/news.rss", "");
  g_assert_null (add (desk, TRUE, &error));
  g_assert_error (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_EMPTY);
  g_assert_nonnull (strstr (error->message, "feeds add"));
}

static void
test_only_so_many_pages_are_fetched (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierAddResult) result = NULL;

  for (guint i = 0; i < DOSSIER_LIBRARY_MAX_PAGES + 2; i++)
    g_string_append_printf (desk->text, "<A HREF='http://127.0.0.1:%u/%u'>", fault_server_get_port (desk->server), i);
  result = add (desk, FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (holds (result->refused, "Left out 2 entries at the end: at most 1000"));
  g_assert_cmpuint (result->refused->len, ==, DOSSIER_LIBRARY_MAX_PAGES + 1);
}

/* ---- stopping ---- */

typedef struct
{
  GMainLoop        *loop;
  GCancellable     *cancellable;
  guint             stop_at, done, total;
  DossierAddResult *result;
  GError           *error;
} Wait;

static void
added_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Wait *wait = data;

  wait->result = dossier_library_add_finish (DOSSIER_LIBRARY (source), result, &wait->error);
  g_main_loop_quit (wait->loop);
}

static void
progress_cb (guint done, guint total, gpointer data)
{
  Wait *wait = data;

  wait->done = done;
  wait->total = total;
  if (done == wait->stop_at)
    g_cancellable_cancel (wait->cancellable);
}

static void
add_and_stop (Desk *desk, Wait *wait)
{
  DossierAddOptions options = { .allow_private = TRUE };

  wait->loop = g_main_loop_new (NULL, FALSE);
  wait->cancellable = g_cancellable_new ();
  g_assert_true (g_file_set_contents (desk->path, desk->text->str, -1, NULL));
  dossier_library_add_async (desk->library.library, desk->path, &options, wait->cancellable, progress_cb, wait,
                             added_cb, wait);
  if (wait->stop_at == 0)
    g_cancellable_cancel (wait->cancellable);
  g_main_loop_run (wait->loop);
  g_object_unref (wait->cancellable);
  g_main_loop_unref (wait->loop);
}

static void
test_what_came_before_it_was_stopped_is_kept (Desk *desk, gconstpointer data)
{
  Wait wait = { .stop_at = 2 };

  add_link (desk, 1, "/one", "");
  add_link (desk, 2, "/two", "");
  add_link (desk, 3, "/silent", "");
  add_link (desk, 3, "/three", "");
  add_and_stop (desk, &wait);
  g_assert_no_error (wait.error);
  g_assert_cmpuint (wait.total, ==, 4);
  g_assert_cmpuint (wait.result->n_new, ==, 2);
  g_assert_true (holds (wait.result->refused, "2 pages were not fetched any more"));
  g_assert_cmpuint (fault_server_count (desk->server, "/three"), ==, 0);
  dossier_add_result_free (wait.result);
}

static void
test_stopped_at_once_nothing_is_saved (Desk *desk, gconstpointer data)
{
  Wait wait = { .stop_at = 0 };

  add_link (desk, 1, "/silent", "");
  add_and_stop (desk, &wait);
  g_assert_error (wait.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (wait.result);
  g_assert_cmpuint (count_stories (desk), ==, 0);
  g_clear_error (&wait.error);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Desk *, gconstpointer);
  } tests[] = {
    { "each page is saved, in one change", test_each_page_is_saved_in_one_change },
    { "what cannot be had is told one by one", test_what_cannot_be_had_is_told_one_by_one },
    { "the own network is asked only when allowed", test_the_own_network_is_asked_only_when_allowed },
    { "bookmarks without a page say what to do", test_bookmarks_without_a_page_say_what_to_do },
    { "only so many pages are fetched", test_only_so_many_pages_are_fetched },
    { "what came before it was stopped is kept", test_what_came_before_it_was_stopped_is_kept },
    { "stopped at once, nothing is saved", test_stopped_at_once_nothing_is_saved },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/library/bookmark-pages/%s", tests[i].name);

      g_test_add (path, Desk, NULL, set_up, tests[i].test, tear_down);
    }
  return g_test_run ();
}
