/* test-library.c - adding anything, and what cannot be added
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-library.h"

#include <string.h>
#include <unistd.h>
#include <glib/gstdio.h>
#include <sqlite3.h>

static const char feed_rss[]
    = "<?xml version='1.0' encoding='UTF-8'?><rss version='2.0'><channel><title>The Daily Model</title>"
      "<link>https://daily.example/</link><description>News</description>"
      "<item><title>Jan Leike joins Anthropic</title><link>https://daily.example/1</link><guid>d1</guid>"
      "<pubDate>Tue, 28 May 2024 10:00:00 GMT</pubDate>"
      "<description>&lt;p&gt;Jan Leike, who left OpenAI this month, has joined "
      "Anthropic.&lt;/p&gt;</description></item>"
      "<item><title>A round for Mistral AI</title><link>https://daily.example/2</link><guid>d2</guid>"
      "<pubDate>Tue, 11 Jun 2024 10:00:00 GMT</pubDate>"
      "<description>&lt;p&gt;Mistral AI raised 600 million euros, led by General "
      "Catalyst.&lt;/p&gt;</description></item>"
      "<item><link>https://daily.example/3</link><guid>d3</guid><description>No title, one sentence.</description>"
      "</item></channel></rss>";

static const char page_html[]
    = "<!doctype html><html lang=en><head><title>Leike goes to Anthropic</title>"
      "<meta property='og:site_name' content='The Daily'></head><body><article><h1>Leike goes to Anthropic</h1>"
      "<p>Jan Leike, who led a safety team at OpenAI until this month, said on Tuesday that he has joined its rival "
      "Anthropic, where he will lead a new team of researchers.</p><p>The team will work on oversight of systems that "
      "are better than people at a task, according to the post, which many former colleagues answered.</p>"
      "</article></body></html>";

static const char words[] = "John Schulman leaves OpenAI for Anthropic\n\nOpenAI co-founder John Schulman has left the "
                            "company to join Anthropic, he wrote on Monday. Schulman helped to build ChatGPT.\n";

typedef struct
{
  char           *folder, *path;
  DossierLibrary *library;
} Desk;

static void
set_up (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  desk->folder = g_dir_make_tmp ("dossier-library-XXXXXX", NULL);
  desk->path = g_build_filename (desk->folder, "library.db", NULL);
  desk->library = dossier_library_open (desk->path, &error);
  g_assert_no_error (error);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      if (g_file_test (inner, G_FILE_TEST_IS_DIR))
        remove_folder (inner);
      else
        g_unlink (inner);
    }
  g_rmdir (path);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  if (desk->library != NULL)
    dossier_store_close (dossier_library_get_store (desk->library));
  g_clear_object (&desk->library);
  remove_folder (desk->folder);
  g_free (desk->folder);
  g_free (desk->path);
}

static char *
write_file (Desk *desk, const char *name, const char *data, gssize length)
{
  char *path = g_build_filename (desk->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, data, length, NULL));
  return path;
}

static guint
count_stories (Desk *desk)
{
  DossierCounts counts;
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_store_count (dossier_library_get_store (desk->library), &counts, &error));
  g_assert_no_error (error);
  return counts.stories;
}

static DossierStoryContent *
load (Desk *desk, const DossierAddResult *result, guint i)
{
  g_autoptr (GError) error = NULL;
  DossierStoryContent *content = dossier_store_load_content (
      dossier_library_get_store (desk->library), g_array_index (result->saved, DossierSaveResult, i).story, &error);

  g_assert_no_error (error);
  return content;
}

static gboolean
has_entity (const DossierStoryContent *content, const char *name)
{
  for (guint i = 0; i < content->entities->len; i++)
    if (g_strcmp0 (dossier_entity_get_row (content->entities->pdata[i])->name, name) == 0)
      return TRUE;
  return FALSE;
}

static void
test_a_paste_becomes_a_story (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierAddResult) result = dossier_library_add_text (desk->library, words, -1, NULL, &error);
  g_autoptr (DossierStoryContent) content = NULL;
  const DossierStoryRow *row;

  g_assert_no_error (error);
  g_assert_cmpuint (result->n_new, ==, 1);
  g_assert_cmpuint (result->saved->len, ==, 1);
  g_assert_cmpstr (result->title, ==, "John Schulman leaves OpenAI for Anthropic");
  content = load (desk, result, 0);
  row = dossier_story_get_row (content->story);
  g_assert_cmpint (row->published.precision, ==, DOSSIER_PRECISION_UNKNOWN);
  g_assert_cmpuint (result->n_people, >=, 1);
  g_assert_cmpuint (result->n_organizations, >=, 2);
  g_assert_true (has_entity (content, "John Schulman"));
  g_assert_true (has_entity (content, "OpenAI"));
  g_assert_true (has_entity (content, "Anthropic"));
}

static void
test_what_the_person_says_goes_first (Desk *desk, gconstpointer data)
{
  DossierAddOptions options = { .title = "My title", .date = "2024-08" };
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierAddResult) result = dossier_library_add_text (desk->library, words, -1, &options, &error);
  g_autoptr (DossierStoryContent) content = NULL;
  g_autofree char *date = NULL;

  g_assert_no_error (error);
  content = load (desk, result, 0);
  date = dossier_date_to_string (&dossier_story_get_row (content->story)->published);
  g_assert_cmpstr (dossier_story_get_row (content->story)->title, ==, "My title");
  g_assert_cmpstr (date, ==, "2024-08");
}

static void
test_a_feed_gives_all_its_stories (Desk *desk, gconstpointer data)
{
  g_autofree char *path = write_file (desk, "feed.txt", feed_rss, -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierAddResult) result = dossier_library_add (desk->library, path, NULL, &error);
  g_autoptr (DossierStoryContent) first = NULL;
  g_autoptr (DossierStoryContent) third = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (result->n_new, ==, 3);
  g_assert_cmpstr (result->title, ==, "The Daily Model");
  first = load (desk, result, 0);
  third = load (desk, result, 2);
  g_assert_cmpstr (dossier_story_get_row (first->story)->source, ==, "The Daily Model");
  g_assert_cmpstr (dossier_story_get_row (first->story)->title, ==, "Jan Leike joins Anthropic");
  g_assert_cmpint (dossier_story_get_row (first->story)->published.from, ==, 1716890400);
  g_assert_cmpint (dossier_story_get_row (first->story)->feed_id, ==, 0);
  g_assert_cmpstr (dossier_story_get_row (third->story)->title, ==, "No title, one sentence");
}

static void
test_a_feed_is_kept_under_its_subscription (Desk *desk, gconstpointer data)
{
  DossierAddOptions options = { .feed = "https://daily.example/rss" };
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierAddResult) result = dossier_library_add_text (desk->library, feed_rss, -1, &options, &error);
  g_autoptr (GPtrArray) feeds = NULL;
  g_autoptr (DossierStoryContent) content = NULL;
  const DossierFeedRow *feed;

  g_assert_no_error (error);
  feeds = dossier_store_list_feeds (dossier_library_get_store (desk->library), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (feeds->len, ==, 1);
  feed = dossier_feed_get_row (feeds->pdata[0]);
  g_assert_cmpstr (feed->uri, ==, "https://daily.example/rss");
  g_assert_cmpstr (feed->title, ==, "The Daily Model");
  g_assert_cmpuint (feed->n_stories, ==, 3);
  content = load (desk, result, 1);
  g_assert_cmpint (dossier_story_get_row (content->story)->feed_id, ==, feed->id);
}

static void
test_stories_of_one_name_are_told_apart (Desk *desk, gconstpointer data)
{
  static const char feed[]
      = "<rss version='2.0'><channel><title>Changes</title>"
        "<item><title>1.2</title><guid>v1.2</guid><pubDate>Wed, 03 Sep 2025 00:00:00 GMT</pubDate>"
        "<description>The second half.</description></item>"
        "<item><title>1.2</title><guid>v1.2</guid><pubDate>Fri, 29 Aug 2025 00:00:00 GMT</pubDate>"
        "<description>The first half.</description></item>"
        "<item><title>1.1</title><link>https://changes.example/</link><description>Older.</description></item>"
        "<item><title>1.0</title><link>https://changes.example/</link><description>Oldest.</description></item>"
        "</channel></rss>";

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierAddResult) result = dossier_library_add_text (desk->library, feed, -1, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (i == 0 ? result->n_new : result->n_same, ==, 4);
    }
}

static void
test_a_page_gives_its_article (Desk *desk, gconstpointer data)
{
  g_autofree char *path = write_file (desk, "page", page_html, -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierAddResult) result = dossier_library_add (desk->library, path, NULL, &error);
  g_autoptr (DossierStoryContent) content = NULL;

  g_assert_no_error (error);
  content = load (desk, result, 0);
  g_assert_cmpstr (dossier_story_get_row (content->story)->title, ==, "Leike goes to Anthropic");
  g_assert_cmpstr (dossier_story_get_row (content->story)->source, ==, "The Daily");
  g_assert_true (has_entity (content, "Jan Leike"));
}

static void
test_the_same_again_changes_nothing (Desk *desk, gconstpointer data)
{
  const char *const things[] = { words, feed_rss, page_html };

  for (guint i = 0; i < G_N_ELEMENTS (things); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierAddResult) first = dossier_library_add_text (desk->library, things[i], -1, NULL, &error);
      guint before = count_stories (desk);
      g_autoptr (DossierAddResult) second = dossier_library_add_text (desk->library, things[i], -1, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (second->n_new + second->n_revised, ==, 0);
      g_assert_cmpuint (second->n_same, ==, first->n_new);
      g_assert_cmpuint (count_stories (desk), ==, before);
      for (guint j = 0; j < first->saved->len; j++)
        g_assert_cmpint (g_array_index (first->saved, DossierSaveResult, j).story, ==,
                         g_array_index (second->saved, DossierSaveResult, j).story);
    }
}

#define MAIL                                                                                                           \
  "From: a@x.example\nDate: Sat, 28 Nov 2026 08:00:00 +0000\nMessage-ID: <1@x>\nSubject: One\n\nSome words.\n"
#define MAILBOX "From a@x.example Sat Nov 28 08:00:00 2026\n" MAIL

/* Whether it was deleted, or the addition undone: the same added again is there again, and goes again. */
static void
test_what_was_deleted_comes_back_by_hand (Desk *desk, gconstpointer data)
{
  const char *const things[] = { words, feed_rss, page_html, MAILBOX };
  DossierStore     *store = dossier_library_get_store (desk->library);

  for (guint i = 0; i < 2 * G_N_ELEMENTS (things); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = write_file (desk, "thing", things[i / 2], -1), *undone = NULL, *undone_again = NULL;
      g_autoptr (DossierAddResult) first = NULL, second = NULL;
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      guint before = count_stories (desk);

      first = dossier_library_add (desk->library, path, NULL, &error);
      g_assert_no_error (error);
      for (guint j = 0; j < first->saved->len; j++)
        g_array_append_val (ids, g_array_index (first->saved, DossierSaveResult, j).story);
      if (i % 2 == 0)
        undone = dossier_store_undo (store, NULL);
      else
        {
          g_autoptr (DossierChange) change = dossier_change_delete ((gint64 *) (gpointer) ids->data, ids->len);

          g_assert_true (dossier_store_apply (store, change, NULL, NULL));
        }
      g_assert_cmpuint (count_stories (desk), ==, before);
      second = dossier_library_add (desk->library, path, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (second->n_returned, ==, ids->len);
      g_assert_cmpuint (second->n_new + second->n_same + second->n_revised + second->n_deleted, ==, 0);
      g_assert_cmpuint (count_stories (desk), ==, before + ids->len);
      undone_again = dossier_store_undo (store, NULL);
      g_assert_cmpuint (count_stories (desk), ==, before);
    }
}

static void
test_the_starter_library_is_taken (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierAddResult) result = dossier_library_add_starter (desk->library, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (result->n_new, >, 0);
  g_assert_cmpuint (result->refused->len, ==, 0);
  g_assert_cmpuint (count_stories (desk), ==, result->n_new);
}

/* ---- what cannot be added ---- */

#define BYTES(literal) literal, sizeof literal - 1

static const struct
{
  const char *name, *data;
  gsize       length;
  const char *word; /* in the sentence */
} bad_pastes[] = {
  { "nothing", BYTES (""), "empty" },
  { "blanks", BYTES (" \n\n\t"), "empty" },
  { "an image", BYTES ("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), "image" },
  { "zero bytes", BYTES ("a\0b\0c\0\0\0\0"), "binary" },
  { "a list of feeds",
    BYTES ("<?xml version='1.0'?><opml version='2.0'><body><outline text='A' xmlUrl='https://a.example/f'/></body>"
           "</opml>"),
    "feeds add" },
  { "a feed without stories", BYTES ("<rss version='2.0'><channel><title>x</title></channel></rss>"), "no stories" },
};

static void
test_a_bad_paste_is_refused_in_words (Desk *desk, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad_pastes); i++)
    {
      g_autoptr (GError) error = NULL;
      DossierAddResult *result
          = dossier_library_add_text (desk->library, bad_pastes[i].data, (gssize) bad_pastes[i].length, NULL, &error);

      g_test_message ("%s: %s", bad_pastes[i].name, error != NULL ? error->message : "taken");
      g_assert_null (result);
      g_assert_nonnull (strstr (error->message, bad_pastes[i].word));
    }
  g_assert_cmpuint (count_stories (desk), ==, 0);
}

static void
test_a_bad_input_is_refused_in_words (Desk *desk, gconstpointer data)
{
  static const struct
  {
    const char *input, *word;
  } cases[] = {
    { "/nowhere/at/all", "no file" },
    { "/etc", "folder" },
    { "ftp://example.org/x", "https" },
    { "http://127.0.0.1:1/", "127.0.0.1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dossier_library_add (desk->library, cases[i].input, NULL, &error));
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, cases[i].word));
    }
}

static void
test_a_bad_option_is_refused_in_words (Desk *desk, gconstpointer data)
{
  static const DossierAddOptions cases[] = { { .date = "yesterday" }, { .feed = "not an address" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dossier_library_add_text (desk->library, words, -1, &cases[i], &error));
      g_assert_error (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_UNSUPPORTED);
    }
}

static void
test_a_paste_over_the_limit_is_refused (Desk *desk, gconstpointer data)
{
  g_autofree char *text = g_strnfill (DOSSIER_LIBRARY_MAX_PASTE + 1, 'a');
  g_autoptr (GError) error = NULL;

  g_assert_null (dossier_library_add_text (desk->library, text, -1, NULL, &error));
  g_assert_error (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_TOO_LARGE);
}

static void
test_a_hundred_thousand_nested_divs_are_survived (Desk *desk, gconstpointer data)
{
  g_autoptr (GString) page = g_string_new ("<!doctype html><body>");
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierAddResult) result = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (page, "<div>");
  g_string_append (page, "<p>Jan Leike, who led a safety team at OpenAI until this month, has joined Anthropic.</p>");
  result = dossier_library_add_text (desk->library, page->str, (gssize) page->len, NULL, &error);
  g_assert_true (result != NULL || error != NULL);
  if (result != NULL)
    g_assert_cmpuint (result->n_new, ==, 1);
}

static void
test_invalid_utf8_is_mended (Desk *desk, gconstpointer data)
{
  static const char broken[] = "A broken \xff\xfe text about OpenAI\n\nOpenAI said \xc3( nothing of it on Monday.";
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierAddResult) result
      = dossier_library_add_text (desk->library, broken, sizeof broken - 1, NULL, &error);
  g_autoptr (DossierStoryContent) content = NULL;

  g_assert_no_error (error);
  content = load (desk, result, 0);
  g_assert_true (g_utf8_validate (dossier_document_get_text (content->document), -1, NULL));
  g_assert_true (g_utf8_validate (dossier_story_get_row (content->story)->title, -1, NULL));
}

static void
test_a_read_only_library_says_so (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStore) store = NULL;
  g_autoptr (DossierLibrary) library = NULL;
  G_GNUC_UNUSED g_autoptr (DossierAddResult) kept = dossier_library_add_text (desk->library, words, -1, NULL, &error);

  g_assert_no_error (error);
  store = dossier_store_open (desk->path, DOSSIER_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  library = dossier_library_new (store);
  g_assert_null (dossier_library_add_text (library, page_html, -1, NULL, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_READ_ONLY);
  dossier_store_close (store);
}

static void
test_a_locked_library_says_so (Desk *desk, gconstpointer data)
{
  sqlite3 *other = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sqlite3_open (desk->path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_null (dossier_library_add_text (desk->library, words, -1, NULL, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_BUSY);
  g_test_message ("%s", error->message);
  sqlite3_close (other);
}

/* ---- annotations ---- */

static void
test_a_quote_becomes_a_highlight (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierAddResult) result = dossier_library_add_text (desk->library, words, -1, NULL, &error);
  gint64 story = g_array_index (result->saved, DossierSaveResult, 0).story, id = 0;
  g_autoptr (DossierStoryContent) content = NULL;
  const DossierAnnotationRow *row;

  g_assert_true (
      dossier_library_annotate (desk->library, story, "Schulman", 1, DOSSIER_COLOUR_GREEN, "again", &id, &error));
  g_assert_cmpint (id, !=, 0);
  content = load (desk, result, 0);
  g_assert_cmpuint (content->annotations->len, ==, 1);
  row = dossier_annotation_get_row (content->annotations->pdata[0]);
  g_assert_cmpstr (row->quote, ==, "Schulman");
  g_assert_cmpstr (row->note, ==, "again");
  g_assert_cmpint (row->colour, ==, DOSSIER_COLOUR_GREEN);
  g_assert_true (g_str_has_suffix (row->prefix, "on Monday. "));
  g_assert_true (g_str_has_prefix (row->suffix, " helped to build"));

  g_assert_false (
      dossier_library_annotate (desk->library, story, "Altman", 0, DOSSIER_COLOUR_GREEN, NULL, NULL, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
}

/* ---- for a main loop ---- */

typedef struct
{
  GMainLoop        *loop;
  DossierAddResult *result;
  GError           *error;
  GThread          *home;
  guint             told;
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

  g_assert_true (wait->home == g_thread_self ());
  g_assert_cmpuint (done, <=, total);
  wait->told++;
}

static void
test_a_file_is_added_beside_the_main_loop (Desk *desk, gconstpointer data)
{
  g_autofree char *path = write_file (desk, "feed.xml", feed_rss, -1);
  Wait             wait = { .loop = g_main_loop_new (NULL, FALSE), .home = g_thread_self () };

  dossier_library_add_async (desk->library, path, NULL, NULL, progress_cb, &wait, added_cb, &wait);
  g_main_loop_run (wait.loop);
  g_assert_no_error (wait.error);
  g_assert_cmpuint (wait.result->n_new, ==, 3);
  g_assert_cmpuint (wait.told, >, 0);
  dossier_add_result_free (wait.result);
  g_main_loop_unref (wait.loop);
}

static void
test_a_cancelled_addition_keeps_nothing (Desk *desk, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Wait wait = { .loop = g_main_loop_new (NULL, FALSE) };

  g_cancellable_cancel (cancellable);
  dossier_library_add_text_async (desk->library, feed_rss, NULL, cancellable, added_cb, &wait);
  g_main_loop_run (wait.loop);
  g_assert_null (wait.result);
  g_assert_error (wait.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_stories (desk), ==, 0);
  g_clear_error (&wait.error);
  g_main_loop_unref (wait.loop);
}

/* A server with one answer, in threads of its own. */
static gboolean
answer_cb (GThreadedSocketService *service, GSocketConnection *connection, GObject *source, gpointer data)
{
  char           request[4096];
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  const char    *answer = data;

  g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (connection)), request, sizeof request, NULL, NULL);
  g_output_stream_write_all (out, answer, strlen (answer), NULL, NULL, NULL);
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
  return TRUE;
}

static const struct
{
  const char *name, *head, *body, *title; /* @title NULL: refused with @words */
  guint       n_new;
  const char *words;
} fetched[] = {
  { "a page", "200 OK\r\nContent-Type: text/html", page_html, "Leike goes to Anthropic", 1, NULL },
  { "a feed", "200 OK\r\nContent-Type: application/rss+xml", feed_rss, "The Daily Model", 3, NULL },
  { "words", "200 OK\r\nContent-Type: text/plain", words, "John Schulman leaves OpenAI for Anthropic", 1, NULL },
  { "a page that is gone", "404 Not Found\r\nContent-Type: text/html", page_html, NULL, 0, "" },
  { "an image", "200 OK\r\nContent-Type: image/png", "\x89PNG\r\n", NULL, 0, "image" },
};

static void
test_an_address_is_fetched (Desk *desk, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (fetched); i++)
    {
      g_autoptr (GSocketService) service = g_threaded_socket_service_new (2);
      guint16          port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (service), NULL, NULL);
      g_autofree char *uri = g_strdup_printf ("http://127.0.0.1:%u/leike", port);
      char            *answer = g_strdup_printf ("HTTP/1.1 %s\r\nContent-Length: %zu\r\nConnection: close\r\n\r\n%s",
                                                 fetched[i].head, strlen (fetched[i].body), fetched[i].body);
      Wait             wait = { .loop = g_main_loop_new (NULL, FALSE), .home = g_thread_self () };

      /* The answer lives as long as a thread that gives it: longer than the question, sometimes. */
      g_signal_connect_data (service, "run", G_CALLBACK (answer_cb), answer, (GClosureNotify) (void (*) (void)) g_free,
                             0);
      dossier_library_add_async (desk->library, uri, NULL, NULL, NULL, NULL, added_cb, &wait);
      g_main_loop_run (wait.loop);
      g_test_message ("%s: %s", fetched[i].name, wait.error != NULL ? wait.error->message : wait.result->title);
      if (fetched[i].title != NULL)
        {
          g_assert_no_error (wait.error);
          g_assert_cmpstr (wait.result->title, ==, fetched[i].title);
          g_assert_cmpuint (wait.result->n_new, ==, fetched[i].n_new);
          dossier_add_result_free (wait.result);
        }
      else
        {
          g_assert_null (wait.result);
          g_assert_nonnull (strstr (wait.error->message, fetched[i].words));
        }
      g_clear_error (&wait.error);
      g_main_loop_unref (wait.loop);
      g_socket_service_stop (service);
      g_socket_listener_close (G_SOCKET_LISTENER (service));
    }
}

#define ADD(name, function) g_test_add ("/library/" name, Desk, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a paste becomes a story", test_a_paste_becomes_a_story);
  ADD ("what the person says goes first", test_what_the_person_says_goes_first);
  ADD ("a feed gives all its stories", test_a_feed_gives_all_its_stories);
  ADD ("a feed is kept under its subscription", test_a_feed_is_kept_under_its_subscription);
  ADD ("stories of one name are told apart", test_stories_of_one_name_are_told_apart);
  ADD ("a page gives its article", test_a_page_gives_its_article);
  ADD ("the same again changes nothing", test_the_same_again_changes_nothing);
  ADD ("what was deleted comes back by hand", test_what_was_deleted_comes_back_by_hand);
  ADD ("the starter library is taken", test_the_starter_library_is_taken);
  ADD ("a bad paste is refused in words", test_a_bad_paste_is_refused_in_words);
  ADD ("a bad input is refused in words", test_a_bad_input_is_refused_in_words);
  ADD ("a bad option is refused in words", test_a_bad_option_is_refused_in_words);
  ADD ("a paste over the limit is refused", test_a_paste_over_the_limit_is_refused);
  ADD ("a hundred thousand nested divs are survived", test_a_hundred_thousand_nested_divs_are_survived);
  ADD ("invalid UTF-8 is mended", test_invalid_utf8_is_mended);
  ADD ("a read-only library says so", test_a_read_only_library_says_so);
  ADD ("a locked library says so", test_a_locked_library_says_so);
  ADD ("a quote becomes a highlight", test_a_quote_becomes_a_highlight);
  ADD ("a file is added beside the main loop", test_a_file_is_added_beside_the_main_loop);
  ADD ("an address is fetched", test_an_address_is_fetched);
  ADD ("a cancelled addition keeps nothing", test_a_cancelled_addition_keeps_nothing);
  return g_test_run ();
}
