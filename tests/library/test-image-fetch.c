/* test-image-fetch.c - the images of stories: who is asked for them, who is not, and what is kept
 *
 * 127.0.0.1 is the host of the stories; 127.0.0.2 stands for somebody else inside the person's own network.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <string.h>

#include "dossier-image-fetch.h"
#include "dossier-subscriptions.h"
#include "fault-server.h"
#include "library-fixture.h"

#define HEAD(status) "HTTP/1.1 " status "\r\nConnection: close\r\n"
#define OK HEAD ("200 OK") "\r\n"
#define SVG "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='30'><rect width='40' height='30'/></svg>"
#define MB (1024 * 1024)

static const FaultAnswer answers[] = {
  { "/a.svg", OK SVG, FAULT_NONE },
  { "/b.svg", HEAD ("200 OK") "Set-Cookie: who=you; Max-Age=9999\r\n\r\n" SVG, FAULT_NONE },
  { "/moved.svg", HEAD ("302 Found") "Location: /a.svg\r\n\r\n", FAULT_NONE },
  { "/counted.svg", HEAD ("302 Found") "Location: /pixel.gif\r\n\r\n", FAULT_NONE },
  { "/pixel.gif", OK SVG, FAULT_NONE },
  { "/gone.svg", HEAD ("404 Not Found") "\r\n" SVG, FAULT_NONE },
  { "/page.svg", OK "<!doctype html><html><body>This is no image at all", FAULT_NONE },
  { "/empty.svg", OK, FAULT_NONE },
  { "/cut.svg", HEAD ("200 OK") "Content-Length: 50000\r\n\r\n" SVG, FAULT_NONE },
  { "/bomb.svg", "", FAULT_BOMB },
  { "/silent1.svg", "", FAULT_SILENT },
  { "/silent2.svg", "", FAULT_SILENT },
  { NULL },
};

typedef struct
{
  TestLibrary  desk;
  FaultServer *server;
  gint64       feed; /* may be in the own network */
  GArray      *done; /* of guint: what the progress said */
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *uri = NULL;

  test_library_open (&self->desk);
  self->server = fault_server_start (answers);
  uri = g_strdup_printf ("http://127.0.0.1:%u/feed", fault_server_get_port (self->server));
  self->feed = test_library_subscribe_inside (&self->desk, uri);
  self->done = g_array_new (FALSE, FALSE, sizeof (guint));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  test_library_close (&self->desk);
  fault_server_stop (self->server);
  g_array_unref (self->done);
}

/* "PATH" on 127.0.0.1, or a whole address with "@" for the port. */
static char *
dup_uri (Fixture *self, const char *place)
{
  g_autofree char *port = g_strdup_printf ("%u", fault_server_get_port (self->server));
  GString         *uri = g_string_new (*place == '/' ? "http://127.0.0.1:@" : "");

  g_string_append (uri, place);
  g_string_replace (uri, "@", port, 0);
  return g_string_free (uri, FALSE);
}

/* A story of @feed (0: saved by hand) at @page with images at @places, ended by NULL. */
static gint64
add_story (Fixture *self, gint64 feed, const char *page, const char *const *places)
{
  g_autoptr (DossierDocumentBuilder) builder = dossier_document_builder_new ();
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);
  g_autoptr (GArray) saved = NULL;
  g_autoptr (GError) error = NULL;
  DossierDraft *draft = dossier_draft_new ();

  dossier_document_builder_add_text (builder, "Words before the images of ", -1);
  dossier_document_builder_add_text (builder, page, -1);
  for (guint i = 0; places[i] != NULL; i++)
    {
      g_autofree char *uri = dup_uri (self, places[i]);

      dossier_document_builder_add_image (builder, uri, "An image");
    }
  draft->uri = dup_uri (self, page);
  draft->feed_id = feed;
  draft->title = g_strdup (page);
  draft->document = dossier_document_builder_end (builder);
  draft->recognition = dossier_recognition_new ();
  g_ptr_array_add (drafts, draft);
  saved = dossier_store_save (self->desk.store, drafts, FALSE, &error);
  g_assert_no_error (error);
  return g_array_index (saved, DossierSaveResult, 0).story;
}

static void
note_progress (guint done, guint total, gpointer data)
{
  Fixture *self = data;

  g_assert_cmpuint (done, <=, total);
  g_array_append_val (self->done, done);
}

static DossierImagesFetched
fetch (Fixture *self, gint64 story, gboolean again)
{
  DossierImagesFetched fetched = { 0 };
  g_autoptr (GError) error = NULL;

  g_array_set_size (self->done, 0);
  dossier_library_fetch_images (self->desk.library, story, again, note_progress, self, NULL, &fetched, &error);
  g_assert_no_error (error);
  return fetched;
}

static guint
count (Fixture *self, const char *path)
{
  return fault_server_count (self->server, path);
}

/* The states in order: "kept missing unasked". */
static char *
describe (Fixture *self, gint64 story)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStoryImages) images = dossier_store_list_story_images (self->desk.store, story, &error);
  GString *words = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < images->images->len; i++)
    {
      const DossierStoryImage *image = images->images->pdata[i];

      g_string_append_printf (words, "%s%s", i > 0 ? " " : "", dossier_image_state_to_string (image->state));
      g_assert_cmpint (image->state == DOSSIER_IMAGE_MISSING, ==, image->reason != NULL);
      if (image->reason != NULL)
        g_assert_cmpuint (strlen (image->reason), >, 20);
    }
  return g_string_free (words, FALSE);
}

static const struct
{
  const char *name, *page;
  gboolean    of_feed;
  const char *places[4];
  const char *want;
  const char *asked[4], *unasked[4]; /* paths */
} cases[] = {
  { "what is there is kept", "/p", TRUE, { "/a.svg", "/b.svg" }, "kept kept", { "/a.svg", "/b.svg" }, { NULL } },
  { "one that stands twice is asked for once", "/p", TRUE, { "/a.svg", "/a.svg" }, "kept", { "/a.svg" }, { NULL } },
  { "one that has moved is kept", "/p", TRUE, { "/moved.svg" }, "kept", { "/moved.svg", "/a.svg" }, { NULL } },
  { "one that leads to a counter of readers is missing",
    "/p",
    TRUE,
    { "/counted.svg" },
    "missing",
    { "/counted.svg" },
    { "/pixel.gif" } },
  { "what is gone is missing", "/p", TRUE, { "/gone.svg", "/a.svg" }, "missing kept", { "/a.svg" }, { NULL } },
  { "a page is no image", "/p", TRUE, { "/page.svg" }, "missing", { "/page.svg" }, { NULL } },
  { "nothing is no image", "/p", TRUE, { "/empty.svg" }, "missing", { "/empty.svg" }, { NULL } },
  { "half of one is none", "/p", TRUE, { "/cut.svg" }, "missing", { "/cut.svg" }, { NULL } },
  { "a bomb is none", "/p", TRUE, { "/bomb.svg" }, "missing", { "/bomb.svg" }, { NULL } },
  { "a story that was saved by hand has the images of its own host",
    "/p",
    FALSE,
    { "/a.svg" },
    "kept",
    { "/a.svg" },
    { NULL } },
  { "others inside the own network are not asked",
    "/p",
    TRUE,
    { "http://127.0.0.2:@/a.svg" },
    "missing",
    { NULL },
    { "/a.svg" } },
  { "nor for a story from outside",
    "https://example.org/p",
    FALSE,
    { "/a.svg", "http://localhost:@/a.svg", "http://[::ffff:127.0.0.1]:@/a.svg" },
    "missing missing missing",
    { NULL },
    { "/a.svg" } },
};

static void
test_each_image_is_kept_or_says_why_not (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = NULL, *page = g_strdup_printf ("%s%u", cases[i].page, i);
      guint            before[2][4] = { { 0 } };
      gint64           story;

      g_test_message ("%s", cases[i].name);
      g_assert_true (dossier_store_forget_images (self->desk.store, NULL));
      story = add_story (self, cases[i].of_feed ? self->feed : 0, page, cases[i].places);
      for (guint p = 0; p < 4; p++)
        {
          before[0][p] = cases[i].asked[p] != NULL ? count (self, cases[i].asked[p]) : 0;
          before[1][p] = cases[i].unasked[p] != NULL ? count (self, cases[i].unasked[p]) : 0;
        }
      fetch (self, story, TRUE);
      found = describe (self, story);
      g_assert_cmpstr (found, ==, cases[i].want);
      for (guint p = 0; p < 4; p++)
        {
          if (cases[i].asked[p] != NULL)
            g_assert_cmpuint (count (self, cases[i].asked[p]), ==, before[0][p] + 1);
          if (cases[i].unasked[p] != NULL)
            g_assert_cmpuint (count (self, cases[i].unasked[p]), ==, before[1][p]);
        }
    }
}

static void
test_a_feed_that_may_not_be_private_stays_outside (Fixture *self, gconstpointer data)
{
  const char *places[] = { "/a.svg", NULL };
  g_autoptr (DossierChange) change = dossier_change_set_feed_option (self->feed, DOSSIER_FEED_OPTION_PRIVATE, 0);
  gint64           story = add_story (self, self->feed, "/p", places);
  g_autofree char *found = NULL;

  g_assert_true (dossier_store_apply (self->desk.store, change, NULL, NULL));
  fetch (self, story, TRUE);
  found = describe (self, story);
  g_assert_cmpstr (found, ==, "missing");
  g_assert_cmpuint (count (self, "/a.svg"), ==, 0);
}

/* Stories that are opened, listed and read ask nobody, however their images are called. */
static void
test_200_stories_are_opened_and_nobody_is_asked (Fixture *self, gconstpointer data)
{
  const char *places[] = { "/a.svg", "/b.svg", "/moved.svg", NULL };

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *page = g_strdup_printf ("/story-%u", i);
      gint64           story = add_story (self, self->feed, page, places);
      g_autoptr (DossierStoryContent) content = dossier_store_load_content (self->desk.store, story, NULL);
      g_autofree char *found = describe (self, story);

      g_assert_nonnull (content);
      g_assert_cmpstr (found, ==, "unasked unasked unasked");
      g_assert_cmpuint (count (self, page), ==, 0);
    }
  for (guint i = 0; places[i] != NULL; i++)
    g_assert_cmpuint (count (self, places[i]), ==, 0);
}

static void
test_nobody_learns_who_reads_what (Fixture *self, gconstpointer data)
{
  static const char *const places[] = { "/b.svg", "/a.svg", "/moved.svg", NULL };
  gint64                   story = add_story (self, self->feed, "/secret-story", places);

  fetch (self, story, FALSE);
  g_assert_true (dossier_store_forget_images (self->desk.store, NULL));
  fetch (self, story, FALSE); /* after it was given a cookie */
  for (guint i = 0; places[i] != NULL; i++)
    {
      g_autofree char *request = fault_server_dup_request (self->server, places[i]);
      g_autofree char *lower = g_ascii_strdown (request, -1);

      g_assert_cmpuint (count (self, places[i]), >=, 2);
      g_assert_true (g_str_has_prefix (lower, "get "));
      g_assert_null (strstr (lower, "\r\nreferer"));
      g_assert_null (strstr (lower, "\r\ncookie"));
      g_assert_null (strstr (lower, "secret-story"));
    }
}

static const char *const trackers[] = {
  "/google-analytics.com/c.gif",
  "/www.googletagmanager.com/a",
  "/ad.doubleclick.net/i.gif",
  "/facebook.com/tr?id=1",
  "/pixel.quantserve.com/p",
  "/feeds.feedburner.com/~r/x",
  "/feedads.g.doubleclick/x",
  "/rss.feedsportal.com/1.gif",
  "/feedblitz.com/~/i.gif",
  "/~r/feed/~4/x",
  "/rss.buysellads.com/i",
  "/ads.pheedo.com/img",
  "/track/open/abc",
  "/wf/open?upn=1",
  "/open.aspx?x=1",
  "/e/o/abc",
  "/x.list-manage.com/track/open",
  "/mailchimp.com/track/x",
  "/emltrk.com/1",
  "/rdcpix/1",
  "/piwik.php?idsite=1",
  "/matomo.php?idsite=1",
  "/medium.com/_/stat?x=1",
  "/beacon?x=1",
  "/pixel.gif",
  "/pixel.png?who=me",
  "/1x1.gif",
  "/1x1.png",
  "/spacer.gif",
  "/blank.gif",
  "/transparent.gif",
  "/PIXEL.GIF",
};

/* Also in a text that came in before these were known. */
static void
test_30_ways_to_count_readers_are_not_asked_for (Fixture *self, gconstpointer data)
{
  gsize                   n = G_N_ELEMENTS (trackers);
  g_autofree const char **places = g_new0 (const char *, n + 2);
  gint64                  story;
  DossierImagesFetched    fetched;

  g_assert_cmpuint (n, >=, 30);
  for (gsize i = 0; i < n; i++)
    places[i] = trackers[i];
  places[n] = "/a.svg";
  story = add_story (self, self->feed, "/p", places);
  fetched = fetch (self, story, TRUE);
  g_assert_cmpuint (fetched.n_kept, ==, 1);
  g_assert_cmpuint (fetched.n_missing, ==, n);
  g_assert_cmpuint (count (self, "/a.svg"), ==, 1);
  for (gsize i = 0; i < n; i++)
    g_assert_cmpuint (count (self, trackers[i]), ==, 0);
}

static void
test_what_is_kept_is_asked_for_no_more (Fixture *self, gconstpointer data)
{
  const char *places[] = { "/a.svg", "/gone.svg", NULL };
  gint64 first = add_story (self, self->feed, "/one", places), second = add_story (self, self->feed, "/two", places);
  g_autofree char *of_first = NULL, *of_second = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char  *uri = dup_uri (self, "/a.svg");
  DossierKeptImages kept;

  fetch (self, first, FALSE);
  g_assert_cmpuint (self->done->len, ==, 2);
  fetch (self, first, FALSE);
  g_assert_cmpuint (count (self, "/a.svg"), ==, 1);
  g_assert_cmpuint (count (self, "/gone.svg"), ==, 1); /* not again by itself so soon */
  fetch (self, first, TRUE);
  g_assert_cmpuint (count (self, "/gone.svg"), ==, 2);
  of_second = describe (self, second);
  g_assert_cmpstr (of_second, ==, "unasked unasked"); /* nobody wanted to see them there */
  fetch (self, second, TRUE);
  g_assert_cmpuint (count (self, "/a.svg"), ==, 1);
  of_first = describe (self, second);
  g_assert_cmpstr (of_first, ==, "kept missing");
  bytes = dossier_store_load_image (self->desk.store, uri, NULL);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), SVG, strlen (SVG));
  g_assert_true (dossier_store_measure_images (self->desk.store, &kept, NULL));
  g_assert_cmpint (kept.n, ==, 1);
  g_assert_cmpint (kept.bytes, ==, strlen (SVG));
}

static void
serve_large (Fixture *self, const char *path, gsize size)
{
  g_autoptr (GString) answer = g_string_sized_new (size + 200);
  gsize start;

  g_string_append (answer, OK);
  start = answer->len;
  g_string_append (answer, "<svg xmlns='http://www.w3.org/2000/svg' width='4' height='3'><!--");
  while (answer->len - start < size)
    g_string_append_c (answer, 'x');
  fault_server_set (self->server, path, answer->str);
}

static void
test_an_image_over_the_limit_is_refused (Fixture *self, gconstpointer data)
{
  const char      *places[] = { "/over.svg", "/just.svg", NULL };
  gint64           story = add_story (self, self->feed, "/p", places);
  g_autofree char *found = NULL;

  serve_large (self, "/over.svg", DOSSIER_STORY_IMAGES_MAX_BYTES + 1);
  serve_large (self, "/just.svg", DOSSIER_STORY_IMAGES_MAX_BYTES);
  fetch (self, story, TRUE);
  found = describe (self, story);
  g_assert_cmpstr (found, ==, "missing kept");
}

static void
test_all_images_of_a_story_have_a_limit (Fixture *self, gconstpointer data)
{
  const char *places[] = { "/1.svg", "/2.svg", "/3.svg", "/4.svg", "/5.svg", "/6.svg", "/7.svg", "/8.svg", NULL };
  gint64      story = add_story (self, self->feed, "/p", places);
  DossierImagesFetched fetched;
  DossierKeptImages    kept;

  for (guint i = 0; places[i] != NULL; i++)
    serve_large (self, places[i], 5 * MB);
  fetched = fetch (self, story, TRUE);
  g_assert_cmpuint (fetched.n_kept, ==, 6);
  g_assert_cmpuint (fetched.n_missing, ==, 2);
  g_assert_true (dossier_store_measure_images (self->desk.store, &kept, NULL));
  g_assert_cmpint (kept.bytes, ==, DOSSIER_IMAGE_FETCH_MAX_BYTES);
}

static void
test_40_images_are_enough (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (g_free);
  gint64               story;
  DossierImagesFetched fetched;

  for (guint i = 0; i < DOSSIER_IMAGE_FETCH_MAX + 1; i++)
    {
      g_ptr_array_add (places, g_strdup_printf ("/n-%u.svg", i));
      fault_server_set (self->server, places->pdata[i], OK SVG);
    }
  g_ptr_array_add (places, NULL);
  story = add_story (self, self->feed, "/p", (const char *const *) places->pdata);
  fetched = fetch (self, story, TRUE);
  g_assert_cmpuint (fetched.n_images, ==, DOSSIER_IMAGE_FETCH_MAX);
  g_assert_cmpuint (fetched.n_kept, ==, DOSSIER_IMAGE_FETCH_MAX);
  g_assert_cmpuint (count (self, "/n-39.svg"), ==, 1);
  g_assert_cmpuint (count (self, "/n-40.svg"), ==, 0);
}

typedef struct
{
  Fixture      *fixture;
  GCancellable *cancellable;
} Watch;

static gpointer
cancel_when_asked (gpointer data)
{
  Watch *watch = data;

  while (count (watch->fixture, "/silent1.svg") == 0 || count (watch->fixture, "/silent2.svg") == 0)
    g_usleep (1000);
  g_cancellable_cancel (watch->cancellable);
  return NULL;
}

static void
test_a_story_that_is_left_asks_for_nothing_more (Fixture *self, gconstpointer data)
{
  const char *places[] = { "/a.svg", "/silent1.svg", "/silent2.svg", "/b.svg", NULL };
  gint64      story = add_story (self, self->feed, "/p", places);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char     *found = NULL;
  DossierImagesFetched fetched;
  Watch                watch = { self, cancellable };
  GThread             *thread = g_thread_new ("watch", cancel_when_asked, &watch);

  g_assert_false (
      dossier_library_fetch_images (self->desk.library, story, TRUE, NULL, NULL, cancellable, &fetched, &error));
  g_thread_join (thread);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  found = describe (self, story);
  g_assert_cmpstr (found, ==, "kept unasked unasked unasked");
  g_assert_cmpuint (count (self, "/b.svg"), ==, 0); /* no more than two of a host at once */
}

static void
test_what_cannot_be_had_at_all_is_an_error (Fixture *self, gconstpointer data)
{
  DossierImagesFetched fetched;
  g_autoptr (GError) error = NULL;

  g_assert_false (dossier_library_fetch_images (self->desk.library, 12345, TRUE, NULL, NULL, NULL, &fetched, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
test_beside_a_main_loop (Fixture *self, gconstpointer data)
{
  const char *places[] = { "/a.svg", "/b.svg", NULL };
  gint64      story = add_story (self, self->feed, "/p", places);
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (GError) error = NULL;
  DossierImagesFetched fetched;

  dossier_library_fetch_images_async (self->desk.library, story, FALSE, note_progress, self, NULL, fetched_cb, &answer);
  while (answer == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (dossier_library_fetch_images_finish (self->desk.library, answer, &fetched, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (fetched.n_kept, ==, 2);
  g_assert_cmpuint (self->done->len, >=, 1); /* the newest is told */
  g_assert_cmpuint (g_array_index (self->done, guint, self->done->len - 1), ==, 2);
}

#define ADD(name, function) g_test_add ("/library/image-fetch/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  ADD ("each image is kept or says why not", test_each_image_is_kept_or_says_why_not);
  ADD ("a feed that may not be private stays outside", test_a_feed_that_may_not_be_private_stays_outside);
  ADD ("200 stories are opened and nobody is asked", test_200_stories_are_opened_and_nobody_is_asked);
  ADD ("nobody learns who reads what", test_nobody_learns_who_reads_what);
  ADD ("30 ways to count readers are not asked for", test_30_ways_to_count_readers_are_not_asked_for);
  ADD ("what is kept is asked for no more", test_what_is_kept_is_asked_for_no_more);
  ADD ("an image over the limit is refused", test_an_image_over_the_limit_is_refused);
  ADD ("all images of a story have a limit", test_all_images_of_a_story_have_a_limit);
  ADD ("40 images are enough", test_40_images_are_enough);
  ADD ("a story that is left asks for nothing more", test_a_story_that_is_left_asks_for_nothing_more);
  ADD ("what cannot be had at all is an error", test_what_cannot_be_had_at_all_is_an_error);
  ADD ("beside a main loop", test_beside_a_main_loop);
  return g_test_run ();
}
