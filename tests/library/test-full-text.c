/* test-full-text.c - feeds that are kept with the pages of their stories
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <string.h>

#include "dossier-full-text.h"
#include "dossier-refresh.h"
#include "fault-server.h"
#include "library-fixture.h"

#define OK "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: "
#define RSS OK "application/rss+xml\r\n\r\n"
#define HTML OK "text/html; charset=utf-8\r\n\r\n"
#define PAGE(head, words) HTML "<!doctype html><html><head><title>Ferrum opens a lab</title>" head "</head><body>" words
#define ARTICLE(words) PAGE ("", "<article><h1>Ferrum opens a lab</h1>" words "</article>")
#define FIRST                                                                                                          \
  "<p>The steel maker Ferrum has opened a laboratory for learning machines in Graz, the company said on Monday, and "  \
  "hired forty people for it.</p>"
#define SECOND                                                                                                         \
  "<p>Ada Lint joined Ferrum as chief scientist. She had worked on furnaces that plan their own day, and wants to "    \
  "publish what the laboratory finds.</p>"
#define THIRD                                                                                                          \
  "<p>The laboratory stands beside the old mill, and visitors are welcome on the first day of each month.</p>"
#define FEED_WORDS "Ferrum has a laboratory now."

static const FaultAnswer answers[] = {
  { "/good", ARTICLE (FIRST SECOND), FAULT_NONE },
  { "/moved", "HTTP/1.1 302 Found\r\nLocation: /good\r\nConnection: close\r\n\r\n", FAULT_NONE },
  { "/text", OK "text/plain\r\n\r\nFerrum opens a lab\n\nThe laboratory is open, and there is much to be seen in it.",
    FAULT_NONE },
  { "/missing",
    "HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n"
    "<h1>Ferrum opens a lab</h1><p>Not here, not there, nowhere at all.",
    FAULT_NONE },
  { "/broken", "HTTP/1.1 500 Oh\r\nConnection: close\r\n\r\n", FAULT_NONE },
  { "/busy", "HTTP/1.1 503 Busy\r\nRetry-After: 7200\r\nConnection: close\r\n\r\n", FAULT_NONE },
  { "/stub",
    PAGE ("<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"isAccessibleForFree\": false}</script>",
          "<article><h1>Ferrum opens a lab</h1>" FIRST "<p>Subscribe to read the rest.</p></article>"),
    FAULT_NONE },
  { "/short", ARTICLE ("<p>Ferrum: lab.</p>"), FAULT_NONE },
  { "/login",
    HTML "<!doctype html><html><head><title>Welcome back</title></head><body><main><h1>Log in to go on</h1><p>Please "
         "enter the name and the password of your account, or make a new one within a minute. It costs nothing, and "
         "you can leave whenever you like.</p><form><input type='password'></form></main>",
    FAULT_NONE },
  { "/paper", OK "application/pdf\r\n\r\n%PDF-1.4 and so on", FAULT_NONE },
  { "/nothing", HTML, FAULT_NONE },
  { "/program", HTML "<!doctype html><html><body><div id='app'></div><script src='app.js'></script>", FAULT_NONE },
  { "/listing", RSS "<rss version='2.0'><channel><title>Ferrum opens a lab</title></channel></rss>", FAULT_NONE },
  { "/reset", "HTTP/1.1 200 OK\r\nContent-Length: 50000\r\n\r\n<html>", FAULT_RESET },
  { "/silent", "", FAULT_SILENT },
  { NULL },
};

typedef struct
{
  TestLibrary   desk;
  FaultServer  *server;
  gint64        feed;
  GCancellable *cancellable;
  guint         cancel_at; /* pages after which the refresh is broken off, 0: never */
  guint         n_done, n_total;
  gint64        now; /* of the newest refresh, Unix seconds */
} Fixture;

static char *
dup_uri (Fixture *self, const char *host, const char *path)
{
  return g_strdup_printf ("http://%s:%u%s", host, fault_server_get_port (self->server), path);
}

static void
set_option (Fixture *self, DossierFeedOption option, gint64 value)
{
  g_autoptr (DossierChange) change = dossier_change_set_feed_option (self->feed, option, value);

  g_assert_true (dossier_store_apply (self->desk.store, change, NULL, NULL));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *uri = NULL;

  test_library_open (&self->desk);
  self->server = fault_server_start (answers);
  uri = dup_uri (self, "127.0.0.1", "/feed");
  self->feed = dossier_store_add_feed (self->desk.store, uri, "Daily", NULL, NULL, NULL);
  set_option (self, DOSSIER_FEED_OPTION_PRIVATE, TRUE);
  set_option (self, DOSSIER_FEED_OPTION_FULL_TEXT, TRUE);
  self->cancellable = g_cancellable_new ();
  self->now = g_get_real_time () / G_USEC_PER_SEC;
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  test_library_close (&self->desk);
  fault_server_stop (self->server);
  g_object_unref (self->cancellable);
}

/* The feed has these stories from now on: "HOST PATH" each, with @words. */
static void
set_feed (Fixture *self, const char *const *pages, const char *words)
{
  g_autoptr (GString) body = g_string_new (RSS "<rss version='2.0'><channel><title>Daily</title>");

  for (guint i = 0; pages[i] != NULL; i++)
    {
      g_auto (GStrv) page = g_strsplit (pages[i], " ", 2);
      g_autofree char *uri = dup_uri (self, page[0], page[1]);

      g_string_append_printf (body,
                              "<item><title>Ferrum opens a lab</title><link>%s</link><guid>%u</guid>"
                              "<pubDate>Mon, 0%u Jan 2024 10:00:00 GMT</pubDate><description>%s</description></item>",
                              uri, i, 9 - MIN (i, 8), words);
    }
  g_string_append (body, "</channel></rss>");
  fault_server_set (self->server, "/feed", body->str);
}

static void
set_one (Fixture *self, const char *path, const char *words)
{
  g_autofree char *page = g_strconcat ("127.0.0.1 ", path, NULL);
  const char      *pages[] = { page, NULL };

  set_feed (self, pages, words);
}

static void
note_page (guint done, guint total, gpointer data)
{
  Fixture *self = data;

  g_assert_cmpuint (done, <=, total);
  self->n_done = done;
  self->n_total = total;
  if (done > 0 && done == self->cancel_at)
    g_cancellable_cancel (self->cancellable);
}

static DossierRefreshResult *
try_refresh (Fixture *self, GError **error)
{
  DossierRefreshOptions options = { .all = TRUE,
                                    .header_seconds = 2,
                                    .total_seconds = 2,
                                    .page_progress = note_page,
                                    .now = self->now += 2 * DOSSIER_REFRESH_LEAST };

  return dossier_library_refresh (self->desk.library, &options, self->cancellable, NULL, self, error);
}

static void
assert_refresh (Fixture *self, guint n_pages, guint n_failed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierRefreshResult) result = try_refresh (self, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < result->feeds->len; i++)
    g_test_message ("%s", ((const DossierFeedNews *) result->feeds->pdata[i])->error);
  g_assert_cmpuint (result->n_failed, ==, 0);
  g_assert_cmpuint (result->n_pages, ==, n_pages);
  g_assert_cmpuint (result->n_pages_failed, ==, n_failed);
}

/* The feed cannot be read. */
static void
refresh_in_vain (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierRefreshResult) result = try_refresh (self, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (result->n_failed, ==, 1);
}

static gint64
find_story (Fixture *self, guint i)
{
  g_autoptr (DossierQuery) all = dossier_query_new (DOSSIER_VIEW_ALL);
  g_autoptr (GArray) ids = dossier_store_find (self->desk.store, all, 0, NULL);

  g_assert_cmpuint (ids->len, >, i);
  return g_array_index (ids, gint64, i);
}

static DossierStoryContent *
load (Fixture *self, guint i)
{
  g_autoptr (GError) error = NULL;
  DossierStoryContent *content = dossier_store_load_content (self->desk.store, find_story (self, i), &error);

  g_assert_no_error (error);
  return content;
}

static void
assert_text (Fixture *self, guint i, const char *part, DossierTextOrigin origin)
{
  g_autoptr (DossierStoryContent) content = load (self, i);

  g_test_message ("%s", dossier_document_get_text (content->document));
  g_assert_nonnull (strstr (dossier_document_get_text (content->document), part));
  g_assert_cmpint (content->origin, ==, origin);
}

static void
assert_sound (Fixture *self)
{
  g_autoptr (GPtrArray) problems = dossier_store_check (self->desk.store, NULL);

  g_assert_cmpuint (problems->len, ==, 0);
}

static void
test_a_page_becomes_the_text (Fixture *self, gconstpointer data)
{
  g_autoptr (DossierStoryContent) content = NULL;
  const DossierStoryRow *row;

  set_one (self, "/moved", FEED_WORDS);
  assert_refresh (self, 1, 0);
  g_assert_cmpuint (self->n_done, ==, 1);
  g_assert_cmpuint (self->n_total, ==, 1);
  assert_text (self, 0, "chief scientist", DOSSIER_ORIGIN_PAGE);
  content = load (self, 0);
  row = dossier_story_get_row (content->story);
  g_assert_true (g_str_has_suffix (row->uri, "/moved"));
  g_assert_cmpstr (row->title, ==, "Ferrum opens a lab");
  g_assert_cmpstr (row->summary, ==, FEED_WORDS);
  g_assert_cmpstr (row->claim_subject, ==, "Ada Lint");
  g_assert_cmpint (row->claim_kind, ==, DOSSIER_CLAIM_JOINED);

  /* The feed says the same: nobody is asked again. */
  assert_refresh (self, 0, 0);
  g_assert_cmpuint (fault_server_count (self->server, "/good"), ==, 1);
  assert_text (self, 0, "chief scientist", DOSSIER_ORIGIN_PAGE);
  assert_sound (self);
}

static void
test_plain_text_is_a_page_too (Fixture *self, gconstpointer data)
{
  set_one (self, "/text", FEED_WORDS);
  assert_refresh (self, 1, 0);
  assert_text (self, 0, "much to be seen", DOSSIER_ORIGIN_PAGE);
}

static void
test_without_the_choice_no_page_is_asked (Fixture *self, gconstpointer data)
{
  set_option (self, DOSSIER_FEED_OPTION_FULL_TEXT, FALSE);
  set_one (self, "/good", FEED_WORDS);
  assert_refresh (self, 0, 0);
  g_assert_cmpuint (fault_server_count (self->server, "/good"), ==, 0);
  assert_text (self, 0, FEED_WORDS, DOSSIER_ORIGIN_FEED);
}

static const struct
{
  const char *path;
  gboolean    is_failure; /* tried again */
} worse[] = {
  { "/missing", TRUE }, { "/broken", TRUE },  { "/login", TRUE },   { "/paper", TRUE },
  { "/nothing", TRUE }, { "/program", TRUE }, { "/listing", TRUE }, { "/reset", TRUE },
  { "/silent", TRUE },  { "/busy", TRUE },    { "/stub", FALSE },   { "/short", FALSE },
};

static void
test_a_worse_page_changes_nothing (Fixture *self, gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  guint n_tries = !worse[i].is_failure || g_str_equal (worse[i].path, "/busy") ? 1 : DOSSIER_PAGE_MAX_TRIES;

  set_one (self, worse[i].path, FEED_WORDS);
  for (guint n = 1; n <= n_tries + 1; n++)
    {
      assert_refresh (self, 0, worse[i].is_failure && n <= n_tries);
      g_assert_cmpuint (fault_server_count (self->server, worse[i].path), ==, MIN (n, n_tries));
      assert_text (self, 0, FEED_WORDS, DOSSIER_ORIGIN_FEED);
    }
  assert_sound (self);
}

static void
test_a_whole_article_in_the_feed_stays (Fixture *self, gconstpointer data)
{
  set_one (self, "/good",
           "Ferrum opens a lab. &lt;p&gt;The feed has it all:&lt;/p&gt;"
           "&lt;p&gt;The steel maker Ferrum has opened a laboratory for learning machines in Graz, the company said on "
           "Monday, and hired forty people for it. Ada Lint joined Ferrum as chief scientist. She had worked on "
           "furnaces that plan their own day, and wants to publish what the laboratory finds. And there is more to it "
           "than that.&lt;/p&gt;");
  assert_refresh (self, 0, 0);
  assert_text (self, 0, "more to it than that", DOSSIER_ORIGIN_FEED);
}

static void
test_news_of_the_feed_lets_the_page_be_read_again (Fixture *self, gconstpointer data)
{
  set_one (self, "/good", FEED_WORDS);
  assert_refresh (self, 1, 0);
  fault_server_set (self->server, "/good", "HTTP/1.1 500 Oh\r\nConnection: close\r\n\r\n");
  set_one (self, "/good", "Ferrum has a laboratory and a date.");
  assert_refresh (self, 0, 1);
  assert_text (self, 0, "chief scientist", DOSSIER_ORIGIN_PAGE);
  fault_server_set (self->server, "/good", ARTICLE (FIRST SECOND THIRD));
  assert_refresh (self, 1, 0);
  assert_text (self, 0, "beside the old mill", DOSSIER_ORIGIN_PAGE);
  assert_sound (self);
}

static void
test_highlights_are_not_lost (Fixture *self, gconstpointer data)
{
  g_autoptr (DossierStoryContent) content = NULL;

  set_one (self, "/broken", FEED_WORDS);
  assert_refresh (self, 0, 1);
  g_assert_true (dossier_library_annotate (self->desk.library, find_story (self, 0), "a laboratory now", 0,
                                           DOSSIER_COLOUR_GREEN, NULL, NULL, NULL));
  fault_server_set (self->server, "/broken", ARTICLE (FIRST SECOND));
  assert_refresh (self, 0, 0);
  assert_text (self, 0, FEED_WORDS, DOSSIER_ORIGIN_FEED);
  content = load (self, 0);
  g_assert_cmpuint (content->annotations->len, ==, 1);
  g_assert_cmpint (dossier_annotation_get_row (content->annotations->pdata[0])->revision, ==, content->revision);
}

/* The feed has gone: only its pages are left to ask for. */
static void
make_feed_gone (Fixture *self)
{
  fault_server_set (self->server, "/feed", "HTTP/1.1 410 Gone\r\nConnection: close\r\n\r\n");
  set_option (self, DOSSIER_FEED_OPTION_FULL_TEXT, FALSE);
  refresh_in_vain (self);
  refresh_in_vain (self);
  set_option (self, DOSSIER_FEED_OPTION_FULL_TEXT, TRUE);
}

static void
test_addresses_inside_are_not_asked (Fixture *self, gconstpointer data)
{
  set_one (self, "/busy", FEED_WORDS);
  fault_server_set (self->server, "/busy", "HTTP/1.1 500 Oh\r\nConnection: close\r\n\r\n");
  assert_refresh (self, 0, 1);
  make_feed_gone (self);
  fault_server_set (self->server, "/busy", ARTICLE (FIRST SECOND));
  set_option (self, DOSSIER_FEED_OPTION_PRIVATE, FALSE);
  assert_refresh (self, 0, 1);
  g_assert_cmpuint (fault_server_count (self->server, "/busy"), ==, 1);
  assert_text (self, 0, FEED_WORDS, DOSSIER_ORIGIN_FEED);
  set_option (self, DOSSIER_FEED_OPTION_PRIVATE, TRUE);
  assert_refresh (self, 1, 0);
}

static void
test_a_host_that_wants_peace_has_it (Fixture *self, gconstpointer data)
{
  static const char *const pages[] = { "127.0.0.1 /busy", "127.0.0.1 /good", "127.0.0.2 /moved", NULL };

  set_feed (self, pages, FEED_WORDS);
  /* Of stories that wait equally long the oldest comes first: the one that the feed names last. */
  fault_server_set (self->server, "/good", "HTTP/1.1 503 Busy\r\nRetry-After: 7200\r\nConnection: close\r\n\r\n");
  assert_refresh (self, 0, 2);
  g_assert_cmpuint (fault_server_count (self->server, "/busy"), ==, 0);
  assert_refresh (self, 0, 0);
  g_assert_cmpuint (fault_server_count (self->server, "/good"), ==, 2);
}

static void
test_one_request_a_host (Fixture *self, gconstpointer data)
{
  static const char *const pages[] = { "127.0.0.1 /silent", "127.0.0.1 /silent?2", "127.0.0.2 /good", NULL };
  g_autoptr (GError) error = NULL;

  set_feed (self, pages, FEED_WORDS);
  self->cancel_at = 1;
  g_assert_null (try_refresh (self, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (fault_server_count (self->server, "/good"), ==, 1);
  g_assert_cmpuint (fault_server_count (self->server, "/silent") + fault_server_count (self->server, "/silent?2"), <=,
                    1);
}

static void
test_a_slow_host_holds_nobody_up (Fixture *self, gconstpointer data)
{
  static const char *const pages[] = { "127.0.0.2 /good", "127.0.0.3 /moved", "127.0.0.1 /silent", NULL };

  set_feed (self, pages, FEED_WORDS);
  assert_refresh (self, 2, 1);
  g_assert_cmpuint (self->n_done, ==, 3);
}

/* Four hosts are silent: the fifth is asked when the first of them was given up. */
static void
test_four_hosts_at_once (Fixture *self, gconstpointer data)
{
  static const char *const pages[]
      = { "127.0.0.5 /good", "127.0.0.4 /silent", "127.0.0.3 /silent", "127.0.0.2 /silent", "127.0.0.1 /silent", NULL };
  g_autoptr (GError) error = NULL;

  set_feed (self, pages, FEED_WORDS);
  self->cancel_at = 1;
  g_assert_null (try_refresh (self, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (fault_server_count (self->server, "/silent"), ==, 4);
  g_assert_cmpuint (fault_server_count (self->server, "/good"), ==, 0);
}

static void
test_what_was_broken_off_goes_on_after_a_restart (Fixture *self, gconstpointer data)
{
  static const char *const pages[] = { "127.0.0.1 /good", "127.0.0.1 /good?2", "127.0.0.1 /good?3", NULL };
  g_autoptr (GError) error = NULL;

  fault_server_set (self->server, "/good?2", ARTICLE (FIRST SECOND));
  fault_server_set (self->server, "/good?3", ARTICLE (FIRST SECOND));
  set_feed (self, pages, FEED_WORDS);
  self->cancel_at = 1;
  g_assert_null (try_refresh (self, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (self->n_done, ==, 1);
  g_assert_cmpuint (self->n_total, ==, 3);

  dossier_store_close (self->desk.store);
  g_object_unref (self->desk.library);
  self->desk.library = dossier_library_open (self->desk.path, NULL);
  self->desk.store = dossier_library_get_store (self->desk.library);
  g_cancellable_reset (self->cancellable);
  self->cancel_at = 0;
  assert_refresh (self, 2, 0);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *path = i == 0 ? g_strdup ("/good") : g_strdup_printf ("/good?%u", i + 1);

      assert_text (self, i, "chief scientist", DOSSIER_ORIGIN_PAGE);
      g_assert_cmpuint (fault_server_count (self->server, path), ==, 1);
    }
  assert_sound (self);
}

/* The feed has gone, so it is not asked, and no other server answers: that counts for no page. */
static void
test_while_the_network_is_away_no_page_is_to_blame (Fixture *self, gconstpointer data)
{
  static const char *const pages[] = { "127.0.0.1 /reset", "127.0.0.2 /reset", NULL };

  set_feed (self, pages, FEED_WORDS);
  assert_refresh (self, 0, 2);
  make_feed_gone (self);
  for (guint i = 0; i < 5; i++)
    assert_refresh (self, 0, 2);
}

/* ---- one story, because somebody asks for it ---- */

typedef struct
{
  const char      *path; /* NULL: a story without a link */
  DossierPageSaved saved;
  const char      *words; /* of the answer, or of the error */
  gboolean         is_error;
} Asked;

static const Asked asked[] = {
  { "/good", DOSSIER_PAGE_TAKEN, "whole text", FALSE },
  { "/short", DOSSIER_PAGE_LESS,
    "The page has less text than is kept. It is a version of the story now; your text stays as it is.", FALSE },
  { "/stub", DOSSIER_PAGE_PARTIAL, "subscribers", FALSE },
  { "/missing", DOSSIER_PAGE_GONE, "404", TRUE },
  { "/login", DOSSIER_PAGE_GONE, "something else", TRUE },
  { NULL, DOSSIER_PAGE_GONE, "no link", TRUE },
};

static gint64
add_story (Fixture *self, const char *path)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);
  g_autoptr (GArray) saved = NULL;
  DossierDraft *draft = dossier_draft_new ();

  draft->title = g_strdup ("Ferrum opens a lab");
  draft->summary = g_strdup (FEED_WORDS);
  draft->uri = path != NULL ? dup_uri (self, "127.0.0.1", path) : NULL;
  draft->document = dossier_document_new_from_plain (FEED_WORDS, -1);
  draft->recognition = dossier_recognition_new ();
  g_ptr_array_add (drafts, draft);
  saved = dossier_store_save (self->desk.store, drafts, FALSE, NULL);
  return g_array_index (saved, DossierSaveResult, 0).story;
}

static void
test_a_story_is_fetched (Fixture *self, gconstpointer data)
{
  const Asked     *want = data;
  gint64           story = add_story (self, want->path);
  DossierPageSaved saved = DOSSIER_PAGE_GONE;
  g_autoptr (GError) error = NULL;
  gboolean done = dossier_library_fetch_story (self->desk.library, story, &saved, NULL, &error);

  g_assert_cmpint (done, ==, !want->is_error);
  g_assert_nonnull (strstr (done ? dossier_page_saved_words (saved) : error->message, want->words));
  if (done)
    g_assert_cmpint (saved, ==, want->saved);
  assert_text (self, 0, saved == DOSSIER_PAGE_TAKEN ? "chief scientist" : FEED_WORDS,
               saved == DOSSIER_PAGE_TAKEN ? DOSSIER_ORIGIN_PAGE : DOSSIER_ORIGIN_UNKNOWN);
}

static void
fetched_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (answer);
}

static void
test_fetching_a_story_can_be_undone (Fixture *self, gconstpointer data)
{
  gint64 story = add_story (self, "/good");
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;
  DossierPageSaved saved = DOSSIER_PAGE_GONE;

  dossier_library_fetch_story_async (self->desk.library, story, NULL, fetched_cb, &answer);
  while (answer == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (dossier_library_fetch_story_finish (self->desk.library, answer, &saved, &error));
  g_assert_cmpint (saved, ==, DOSSIER_PAGE_TAKEN);
  undone = dossier_store_undo (self->desk.store, NULL);
  g_assert_cmpstr (undone, ==, "Fetching the whole text was undone");
  assert_text (self, 0, FEED_WORDS, DOSSIER_ORIGIN_UNKNOWN);
  assert_sound (self);
}

static void
test_fetching_a_story_can_be_called_off (Fixture *self, gconstpointer data)
{
  gint64 story = add_story (self, "/silent");
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (GError) error = NULL;
  DossierPageSaved saved = DOSSIER_PAGE_GONE;

  dossier_library_fetch_story_async (self->desk.library, story, self->cancellable, fetched_cb, &answer);
  while (fault_server_count (self->server, "/silent") == 0)
    g_thread_yield ();
  g_cancellable_cancel (self->cancellable);
  while (answer == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (dossier_library_fetch_story_finish (self->desk.library, answer, &saved, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(name, function) g_test_add ("/library/full-text/" name, Fixture, NULL, set_up, function, tear_down)

static void
add_tables (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (worse); i++)
    {
      g_autofree char *name
          = g_strdup_printf ("/library/full-text/a worse page changes nothing: %s", worse[i].path + 1);

      g_test_add (name, Fixture, GUINT_TO_POINTER (i), set_up, test_a_worse_page_changes_nothing, tear_down);
    }
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_autofree char *name = g_strdup_printf ("/library/full-text/a story is fetched: %s",
                                               asked[i].path != NULL ? asked[i].path + 1 : "without a link");

      g_test_add (name, Fixture, &asked[i], set_up, test_a_story_is_fetched, tear_down);
    }
}

int
main (int argc, char *argv[])
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  ADD ("a page becomes the text", test_a_page_becomes_the_text);
  ADD ("plain text is a page too", test_plain_text_is_a_page_too);
  ADD ("without the choice no page is asked", test_without_the_choice_no_page_is_asked);
  ADD ("a whole article in the feed stays", test_a_whole_article_in_the_feed_stays);
  ADD ("news of the feed lets the page be read again", test_news_of_the_feed_lets_the_page_be_read_again);
  ADD ("highlights are not lost", test_highlights_are_not_lost);
  ADD ("addresses inside are not asked", test_addresses_inside_are_not_asked);
  ADD ("a host that wants peace has it", test_a_host_that_wants_peace_has_it);
  ADD ("one request a host", test_one_request_a_host);
  ADD ("a slow host holds nobody up", test_a_slow_host_holds_nobody_up);
  ADD ("four hosts at once", test_four_hosts_at_once);
  ADD ("what was broken off goes on after a restart", test_what_was_broken_off_goes_on_after_a_restart);
  ADD ("while the network is away no page is to blame", test_while_the_network_is_away_no_page_is_to_blame);
  ADD ("fetching a story can be undone", test_fetching_a_story_can_be_undone);
  ADD ("fetching a story can be called off", test_fetching_a_story_can_be_called_off);
  add_tables ();
  return g_test_run ();
}
