/* test-cli.c - the command line as a person or a script meets it: the built program, a library of its own
 *
 * argv[1] is the program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <fcntl.h>
#include <string.h>
#include <unistd.h>
#include <glib/gstdio.h>

#include "cli-desk.h"
#include "fault-server.h"

static const char feed_rss[]
    = "<?xml version='1.0' encoding='UTF-8'?><rss version='2.0'><channel><title>The Daily Model</title>"
      "<link>https://daily.example/</link><description>News</description>"
      "<item><title>Jan Leike joins Anthropic</title><link>https://daily.example/1</link><guid>d1</guid>"
      "<author>mia@daily.example (Mia Berg)</author><category>people</category>"
      "<enclosure url='https://daily.example/1.mp3' type='audio/mpeg' length='17'/>"
      "<pubDate>Tue, 28 May 2024 10:00:00 GMT</pubDate>"
      "<description>&lt;p onclick='x()'&gt;Jan Leike, who left OpenAI this month, has joined "
      "Anthropic.&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;</description></item>"
      "<item><title>A round for Mistral AI</title><link>https://daily.example/2</link><guid>d2</guid>"
      "<pubDate>Tue, 11 Jun 2024 10:00:00 GMT</pubDate>"
      "<description>Mistral AI raised 600 million euros, led by General Catalyst.</description></item>"
      "</channel></rss>";

static const char opml[] = "<?xml version='1.0'?><opml version='2.0'><body><outline text='AI'>"
                           "<outline text='Daily' xmlUrl='https://daily.example/rss' htmlUrl='https://daily.example/'/>"
                           "</outline><outline text='Weekly' xmlUrl='https://weekly.example/rss'/></body></opml>";

static const char page[]
    = "<!doctype html><html lang=en><head><title>Leike goes to Anthropic</title>"
      "<meta property='article:published_time' content='2024-05-28T10:00:00Z'></head><body><article>"
      "<h1>Leike goes to Anthropic</h1><p>Jan Leike, who led a safety team at OpenAI until this month, said on Tuesday "
      "that he has joined its rival Anthropic, where he will lead a new team of "
      "researchers.</p></article></body></html>";

static const char words[] = "John Schulman leaves OpenAI for Anthropic\n\nOpenAI co-founder John Schulman has left the "
                            "company to join Anthropic, he wrote on Monday. Schulman helped to build ChatGPT.\n";

static JsonObject *
inner (JsonObject *object, const char *array, guint i)
{
  JsonArray *found = json_object_get_array_member (object, array);

  g_assert_nonnull (found);
  g_assert_cmpuint (json_array_get_length (found), >, i);
  return json_array_get_object_element (found, i);
}

/* Adds the paste; the story's number, owned by the caller. */
static char *
add_words (CliDesk *desk)
{
  g_assert_cmpint (cli_run_with (desk, words, "add - --json"), ==, DOSSIER_EXIT_DONE);
  return g_strdup (json_array_get_string_element (json_object_get_array_member (cli_line (desk, 0), "stories"), 0));
}

/* ---- use ---- */

static void
test_help_names_every_command (CliDesk *desk, gconstpointer data)
{
  static const char *const names[]
      = { "add",  "feeds", "find",  "show",   "who",   "moves", "annotate", "star",      "read", "delete",
          "undo", "redo",  "check", "backup", "stats", "parse", "extract",  "recognise", "tag" };

  g_assert_cmpint (cli_run (desk, "--help"), ==, DOSSIER_EXIT_DONE);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_nonnull (strstr (desk->out, names[i]));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *usage = g_strdup_printf ("dossier %s [OPTION", names[i]);

      g_assert_cmpint (cli_run (desk, "%s --help", names[i]), ==, DOSSIER_EXIT_DONE);
      g_assert_nonnull (strstr (desk->out, usage));
      g_assert_nonnull (strstr (desk->out, "--json"));
    }
  g_assert_cmpint (cli_run (desk, "--version"), ==, DOSSIER_EXIT_DONE);
  g_assert_true (g_str_has_prefix (desk->out, "Dossier "));
  g_assert_false (g_file_test (desk->library, G_FILE_TEST_EXISTS));
}

static const struct
{
  const char *name, *command;
  int         status;
  const char *words; /* on standard error */
} answers[] = {
  { "a slip of the finger", "fnd x", DOSSIER_EXIT_USAGE, "find" },
  { "no such command", "frobnicate", DOSSIER_EXIT_USAGE, "frobnicate" },
  { "no such option", "--frobnicate", DOSSIER_EXIT_USAGE, "frobnicate" },
  { "no such option of a command", "find --frobnicate", DOSSIER_EXIT_USAGE, "dossier find --help" },
  { "add without anything", "add", DOSSIER_EXIT_USAGE, "what to add" },
  { "add with a date that is none", "add x.txt --date someday", DOSSIER_EXIT_USAGE, "date" },
  { "one title for two", "add x y --title T", DOSSIER_EXIT_USAGE, "--title" },
  { "add what is not there", "add nowhere.txt", DOSSIER_EXIT_FAILED, "no file" },
  { "add a folder", "add /etc", DOSSIER_EXIT_FAILED, "folder" },
  { "add another protocol", "add ftp://example.org/", DOSSIER_EXIT_FAILED, "https" },
  { "add what does not answer", "add http://127.0.0.1:1/", DOSSIER_EXIT_FAILED, "127.0.0.1" },
  { "find in an empty library", "find OpenAI", DOSSIER_EXIT_NOTHING, "Nothing" },
  { "find with a broken query", "find '\"OpenAI'", DOSSIER_EXIT_USAGE, "" },
  { "show without a story", "show", DOSSIER_EXIT_USAGE, "which story" },
  { "show a story that is not there", "show 12345", DOSSIER_EXIT_NOTHING, "12345" },
  { "who without a name", "who", DOSSIER_EXIT_USAGE, "who" },
  { "who is nobody", "who Nobody", DOSSIER_EXIT_NOTHING, "Nobody" },
  { "moves in an empty library", "moves", DOSSIER_EXIT_NOTHING, "Nothing" },
  { "moves of no kind", "moves --kind danced", DOSSIER_EXIT_USAGE, "kind" },
  { "moves with a mistake in the query", "moves move:left amount:lots", DOSSIER_EXIT_USAGE, "column 11" },
  { "moves in no order", "moves --sort beauty", DOSSIER_EXIT_USAGE, "--sort" },
  { "moves in no format", "moves --export xls x", DOSSIER_EXIT_USAGE, "markdown" },
  { "moves to no file", "moves --export csv", DOSSIER_EXIT_USAGE, "which file" },
  { "moves to nowhere", "moves --export csv /nowhere/at/all", DOSSIER_EXIT_FAILED, "nowhere" },
  { "annotate without words", "annotate 1", DOSSIER_EXIT_USAGE, "--quote" },
  { "annotate in no color", "annotate 1 --quote x --color grey", DOSSIER_EXIT_USAGE, "yellow" },
  { "annotate the zeroth", "annotate 1 --quote x --nth 0", DOSSIER_EXIT_USAGE, "--nth" },
  { "star nothing", "star", DOSSIER_EXIT_USAGE, "which story" },
  { "star what is not there", "star 12345", DOSSIER_EXIT_NOTHING, "12345" },
  { "undo nothing", "undo", DOSSIER_EXIT_NOTHING, "nothing to undo" },
  { "redo nothing", "redo", DOSSIER_EXIT_NOTHING, "nothing" },
  { "check too much", "check it", DOSSIER_EXIT_USAGE, "too many" },
  { "feeds with another verb", "feeds dance", DOSSIER_EXIT_USAGE, "list" },
  { "set of a feed that is not there", "feeds set 77 --mute", DOSSIER_EXIT_NOTHING, "77" },
  { "set of no feed", "feeds set --mute", DOSSIER_EXIT_USAGE, "set NUMBER" },
  { "set nothing of a feed", "feeds set 1", DOSSIER_EXIT_USAGE, "set NUMBER" },
  { "set of feeds that are listed", "feeds --mute", DOSSIER_EXIT_USAGE, "set NUMBER" },
  { "set both of two opposites", "feeds set 1 --mute --no-mute", DOSSIER_EXIT_USAGE, "opposites" },
  { "keep stories for no time", "feeds set 1 --keep 0", DOSSIER_EXIT_USAGE, "forever" },
  { "keep stories for a word", "feeds set 1 --keep long", DOSSIER_EXIT_USAGE, "forever" },
  { "ask too often", "feeds set 1 --every 14", DOSSIER_EXIT_USAGE, "15" },
  { "ask too rarely", "feeds set 1 --every 44641", DOSSIER_EXIT_USAGE, "44640" },
  { "one title for two feeds", "feeds set 1 2 --title T", DOSSIER_EXIT_USAGE, "--title" },
  { "set of a feed by its name", "feeds set Daily --mute", DOSSIER_EXIT_USAGE, "number" },
  { "feeds add what is no list", "feeds add /dev/null", DOSSIER_EXIT_FAILED, "empty" },
  { "feeds export with an argument", "feeds export x", DOSSIER_EXIT_USAGE, "export" },
  { "--output for another verb", "feeds list --output x", DOSSIER_EXIT_USAGE, "--output" },
  { "feeds export to nowhere", "feeds export --output /nowhere/at/all", DOSSIER_EXIT_FAILED, "nowhere" },
  { "remove a feed that is not there", "feeds remove 77", DOSSIER_EXIT_NOTHING, "77" },
  { "parse nothing", "parse", DOSSIER_EXIT_USAGE, "files" },
  { "extract nothing", "extract", DOSSIER_EXIT_USAGE, "files" },
  { "recognise nothing", "recognise", DOSSIER_EXIT_USAGE, "--jsonl" },
  { "the window without a display", "", -1, "dossier --help" },
};

static void
test_wrong_use_is_answered_in_words (CliDesk *desk, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      cli_run (desk, "%s", answers[i].command);
      g_test_message ("%s: %d %s", answers[i].name, desk->status, desk->err);
      if (answers[i].status >= 0)
        g_assert_cmpint (desk->status, ==, answers[i].status);
      else
        g_assert_cmpint (desk->status, !=, 0);
      g_assert_cmpstr (desk->out, ==, "");
      g_assert_nonnull (strstr (desk->err, answers[i].words));
      g_assert_true (g_str_has_prefix (desk->err, "dossier: "));
    }
}

/* ---- taking in ---- */

static void
test_adding_prints_what_was_found (CliDesk *desk, gconstpointer data)
{
  JsonObject *added;

  cli_write_file (desk, "feed.xml", feed_rss, -1);
  g_assert_cmpint (cli_run (desk, "add feed.xml --json"), ==, DOSSIER_EXIT_DONE);
  added = cli_line (desk, 0);
  g_assert_cmpstr (cli_text_of (added, "input"), ==, "feed.xml");
  g_assert_cmpstr (cli_text_of (added, "title"), ==, "The Daily Model");
  g_assert_cmpint (json_object_get_int_member (added, "new"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (added, "people"), >=, 1);
  g_assert_cmpint (json_object_get_int_member (added, "organizations"), >=, 3);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (added, "stories")), ==, 2);

  g_assert_cmpint (cli_run (desk, "add feed.xml --json"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (json_object_get_int_member (cli_line (desk, 0), "new"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (cli_line (desk, 0), "same"), ==, 2);

  g_assert_cmpint (cli_run_with (desk, words, "add - --title Mine --date 2024-08"), ==, DOSSIER_EXIT_DONE);
  g_assert_nonnull (strstr (desk->out, "Mine"));
  g_assert_nonnull (strstr (desk->out, "1 story saved"));
}

static void
test_one_bad_file_does_not_stop_the_others (CliDesk *desk, gconstpointer data)
{
  cli_write_file (desk, "image.txt", "\x89PNG\r\n\x1a\n", 8);
  cli_write_file (desk, "words.txt", words, -1);
  g_assert_cmpint (cli_run (desk, "add image.txt words.txt --json"), ==, DOSSIER_EXIT_FAILED);
  g_assert_cmpuint (desk->lines->len, ==, 2);
  g_assert_false (json_object_get_boolean_member (cli_line (desk, 0), "ok"));
  g_assert_nonnull (strstr (cli_text_of (cli_line (desk, 0), "error"), "image"));
  g_assert_true (json_object_get_boolean_member (cli_line (desk, 1), "ok"));
}

static void
test_a_huge_file_is_refused (CliDesk *desk, gconstpointer data)
{
  g_autofree char *path = g_build_filename (desk->folder, "huge.txt", NULL);
  int              fd = g_open (path, O_CREAT | O_WRONLY, 0600);

  g_assert_cmpint (ftruncate (fd, 200 * 1024 * 1024), ==, 0);
  close (fd);
  g_assert_cmpint (cli_run (desk, "add huge.txt"), ==, DOSSIER_EXIT_FAILED);
  g_assert_nonnull (strstr (desk->err, "too large"));
}

static void
test_subscriptions (CliDesk *desk, gconstpointer data)
{
  cli_write_file (desk, "feeds.opml", opml, -1);
  g_assert_cmpint (cli_run (desk, "add feeds.opml"), ==, DOSSIER_EXIT_FAILED);
  g_assert_nonnull (strstr (desk->err, "2 feeds"));
  g_assert_cmpint (cli_run (desk, "feeds add feeds.opml"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (cli_run (desk, "feeds --json"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpuint (desk->lines->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    if (g_strcmp0 (cli_text_of (cli_line (desk, i), "title"), "Daily") == 0)
      {
        g_autofree char *id = g_strdup (cli_text_of (cli_line (desk, i), "id"));

        g_assert_cmpstr (cli_text_of (cli_line (desk, i), "xml_url"), ==, "https://daily.example/rss");
        g_assert_cmpstr (cli_text_of (cli_line (desk, i), "folder"), ==, "AI");
        g_assert_cmpint (cli_run (desk, "feeds remove %s", id), ==, DOSSIER_EXIT_DONE);
        break;
      }
  g_assert_cmpint (cli_run (desk, "feeds list --json"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpuint (desk->lines->len, ==, 1);
}

static const char inner_opml[]
    = "<?xml version='1.0'?><opml version='2.0'><body><outline text='Out' xmlUrl='https://out.example/rss'/>"
      "<outline text='Shelf' xmlUrl='http://192.168.7.7/rss'/><outline text='Attic' xmlUrl='http://nas/rss'/>"
      "</body></opml>";

static JsonObject *
feed_called (CliDesk *desk, const char *title)
{
  g_assert_cmpint (cli_run (desk, "feeds --json"), ==, DOSSIER_EXIT_DONE);
  for (guint i = 0; i < desk->lines->len; i++)
    if (g_strcmp0 (cli_text_of (cli_line (desk, i), "title"), title) == 0)
      return cli_line (desk, i);
  return NULL;
}

static void
test_subscriptions_are_set_up (CliDesk *desk, gconstpointer data)
{
  g_autofree char *out = NULL, *shelf = NULL;

  cli_write_file (desk, "inner.opml", inner_opml, -1);
  g_assert_cmpint (cli_run (desk, "feeds add inner.opml"), ==, DOSSIER_EXIT_DONE);
  g_assert_nonnull (strstr (desk->err, "2 feeds are inside"));
  g_assert_false (json_object_get_boolean_member (feed_called (desk, "Out"), "private"));
  g_assert_true (json_object_get_boolean_member (feed_called (desk, "Attic"), "private"));
  shelf = g_strdup (cli_text_of (feed_called (desk, "Shelf"), "id"));
  out = g_strdup (cli_text_of (feed_called (desk, "Out"), "id"));

  g_assert_cmpint (
      cli_run (desk, "feeds set %s %s --folder 'My shelf' --mute --full-text --images --keep 90 --every 30 --json",
               shelf, out),
      ==, DOSSIER_EXIT_DONE);
  g_assert_cmpuint (desk->lines->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpstr (cli_text_of (cli_line (desk, i), "folder"), ==, "My shelf");
      g_assert_true (json_object_get_boolean_member (cli_line (desk, i), "muted"));
      g_assert_true (json_object_get_boolean_member (cli_line (desk, i), "full_text"));
      g_assert_true (json_object_get_boolean_member (cli_line (desk, i), "images"));
      g_assert_cmpint (json_object_get_int_member (cli_line (desk, i), "keep_days"), ==, 90);
      g_assert_cmpint (json_object_get_int_member (cli_line (desk, i), "ask_minutes"), ==, 30);
      g_assert_cmpint (json_object_get_int_member (cli_line (desk, i), "expired"), ==, 0);
    }
  g_assert_cmpint (cli_run (desk,
                            "feeds set %s --title Board --folder '' --no-mute --no-full-text --no-images --keep forever"
                            " --every hand --no-private --json",
                            shelf),
                   ==, DOSSIER_EXIT_DONE);
  g_assert_cmpstr (cli_text_of (cli_line (desk, 0), "title"), ==, "Board");
  g_assert_null (cli_text_of (cli_line (desk, 0), "folder"));
  g_assert_false (json_object_get_boolean_member (cli_line (desk, 0), "muted"));
  g_assert_false (json_object_get_boolean_member (cli_line (desk, 0), "full_text"));
  g_assert_false (json_object_get_boolean_member (cli_line (desk, 0), "images"));
  g_assert_false (json_object_get_boolean_member (cli_line (desk, 0), "private"));
  g_assert_cmpint (json_object_get_int_member (cli_line (desk, 0), "keep_days"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (cli_line (desk, 0), "ask_minutes"), ==, -1);
  g_assert_cmpint (cli_run (desk, "feeds set %s --every auto --private --json", shelf), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (json_object_get_int_member (cli_line (desk, 0), "ask_minutes"), ==, 0);
  g_assert_true (json_object_get_boolean_member (cli_line (desk, 0), "private"));
}

static void
test_subscriptions_can_be_taken_back (CliDesk *desk, gconstpointer data)
{
  g_autofree char *out = NULL, *shelf = NULL;

  cli_write_file (desk, "inner.opml", inner_opml, -1);
  g_assert_cmpint (cli_run (desk, "feeds add inner.opml"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (cli_run (desk, "undo"), ==, DOSSIER_EXIT_DONE);
  g_assert_nonnull (strstr (desk->out, "3 feeds"));
  g_assert_null (feed_called (desk, "Out"));
  g_assert_cmpint (cli_run (desk, "redo"), ==, DOSSIER_EXIT_DONE);
  shelf = g_strdup (cli_text_of (feed_called (desk, "Shelf"), "id"));
  out = g_strdup (cli_text_of (feed_called (desk, "Out"), "id"));
  g_assert_cmpint (cli_run (desk, "feeds remove %s 77 %s", shelf, out), ==, DOSSIER_EXIT_NOTHING);
  g_assert_nonnull (feed_called (desk, "Shelf"));
  g_assert_cmpint (cli_run (desk, "feeds remove %s %s", shelf, out), ==, DOSSIER_EXIT_DONE);
  g_assert_null (feed_called (desk, "Shelf"));
  g_assert_cmpint (cli_run (desk, "undo"), ==, DOSSIER_EXIT_DONE);
  g_assert_nonnull (feed_called (desk, "Shelf"));
  g_assert_nonnull (feed_called (desk, "Out"));
}

static const char bookmarks[]
    = "<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><DT><H3>Labs</H3><DL><DT><A HREF='https://lab.example/feed'>Lab</A>"
      "<DT><A HREF='https://lab.example/about'>About</A></DL><DT><A HREF='http://localhost/rss'>Here</A>"
      "<DT><A HREF='javascript:a'>J</A><DT><A HREF='javascript:b'>J</A></DL>";

static void
test_feeds_of_bookmarks_come_and_go_as_a_list (CliDesk *desk, gconstpointer data)
{
  g_autofree char *path = g_build_filename (desk->folder, "out.opml", NULL), *written = NULL;

  cli_write_file (desk, "bookmarks.html", bookmarks, -1);
  g_assert_cmpint (cli_run (desk, "feeds add bookmarks.html"), ==, DOSSIER_EXIT_FAILED);
  g_assert_cmpstr (desk->out, ==, "2 subscriptions\n");
  g_assert_nonnull (strstr (desk->err, "2 addresses that begin with “javascript:”"));
  g_assert_nonnull (strstr (desk->err, "1 link is a page"));
  g_assert_nonnull (strstr (desk->err, "1 feed is inside your own computer"));

  g_assert_cmpint (cli_run (desk, "feeds export"), ==, DOSSIER_EXIT_DONE);
  g_assert_true (g_str_has_prefix (desk->out, "<?xml"));
  g_assert_cmpint (cli_run (desk, "feeds export --output out.opml"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpstr (desk->out, ==, "");
  g_assert_true (g_file_get_contents (path, &written, NULL, NULL));
  g_assert_nonnull (strstr (written, "xmlUrl=\"https://lab.example/feed\""));
  g_assert_nonnull (strstr (written, "text=\"Labs\""));

  g_assert_cmpint (cli_run (desk, "undo"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (cli_run (desk, "feeds"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpstr (desk->out, ==, "");
  g_assert_cmpint (cli_run (desk, "feeds add out.opml"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpstr (desk->out, ==, "2 subscriptions\n");
}

/* Nobody is asked: the only page is inside the own network. */
static void
test_pages_of_bookmarks_are_stories (CliDesk *desk, gconstpointer data)
{
  cli_write_file (desk, "bookmarks.html",
                  "<!DOCTYPE NETSCAPE-Bookmark-file-1><A HREF='http://127.0.0.1:9/page' TAGS=x>P</A>"
                  "<A HREF='https://lab.example/feed'>F</A>",
                  -1);
  g_assert_cmpint (cli_run (desk, "add bookmarks.html --json"), ==, DOSSIER_EXIT_FAILED);
  g_assert_cmpint (json_object_get_int_member (cli_line (desk, 0), "new"), ==, 0);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (cli_line (desk, 0), "refused")), ==, 1);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (cli_line (desk, 0), "remarks")), ==, 3);
  g_assert_cmpint (cli_run (desk, "add bookmarks.html"), ==, DOSSIER_EXIT_FAILED);
  g_assert_nonnull (strstr (desk->err, "http://127.0.0.1:9/page: "));
  g_assert_nonnull (strstr (desk->err, "feeds add"));
}

/* Two files are one change; a dry run keeps nothing. */
static void
test_other_programs_are_imported (CliDesk *desk, gconstpointer data)
{
  cli_write_file (desk, "w.json",
                  "[{\"url\":\"https://a.example/1\",\"title\":\"One\",\"is_archived\":1,\"content\":"
                  "\"<p>Jan Leike has joined Anthropic.</p>\",\"annotations\":[{\"quote\":\"has joined\",\"text\":"
                  "\"When?\"},{\"quote\":\"not there\",\"text\":null}]}]",
                  -1);
  cli_write_file (desk, "p.csv", "title,url,time_added,tags,status\nTwo,https://a.example/2,1600000000,,unread\n", -1);
  cli_write_file (desk, "t.txt", "Only words.\n", -1);
  g_assert_cmpint (cli_run (desk, "import w.json p.csv --dry-run --no-fetch"), ==, DOSSIER_EXIT_DONE);
  g_assert_nonnull (strstr (desk->out, "wallabag\n  1 new story\n"));
  g_assert_nonnull (strstr (desk->out, "Pocket\n  1 new story\n"));
  g_assert_cmpint (cli_run (desk, "find --json"), ==, DOSSIER_EXIT_NOTHING);

  g_assert_cmpint (cli_run (desk, "import w.json p.csv --no-fetch --json"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpuint (desk->lines->len, ==, 4);
  g_assert_cmpstr (json_object_get_string_member (cli_line (desk, 0), "outcome"), ==, "new");
  g_assert_cmpint (json_object_get_int_member (cli_line (desk, 0), "placed"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (cli_line (desk, 0), "lost"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (cli_line (desk, 1), "program"), ==, "wallabag");
  g_assert_cmpint (json_object_get_int_member (cli_line (desk, 1), "read"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (cli_line (desk, 2), "outcome"), ==, "link");
  g_assert_cmpint (cli_run (desk, "find note:When"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (cli_run (desk, "undo"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (cli_run (desk, "find"), ==, DOSSIER_EXIT_NOTHING);

  g_assert_cmpint (cli_run (desk, "import t.txt"), ==, DOSSIER_EXIT_FAILED);
  g_assert_nonnull (strstr (desk->err, "t.txt: "));
  g_assert_cmpint (cli_run (desk, "import missing.csv"), ==, DOSSIER_EXIT_FAILED);
  g_assert_cmpint (cli_run (desk, "import"), ==, DOSSIER_EXIT_USAGE);
}

/* ---- showing ---- */

static void
test_finding_and_showing (CliDesk *desk, gconstpointer data)
{
  g_autofree char *id = add_words (desk);

  g_assert_cmpint (cli_run (desk, "find Schulman --json"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpuint (desk->lines->len, ==, 1);
  g_assert_cmpstr (cli_text_of (cli_line (desk, 0), "id"), ==, id);
  g_assert_cmpstr (cli_text_of (cli_line (desk, 0), "title"), ==, "John Schulman leaves OpenAI for Anthropic");
  g_assert_null (cli_text_of (cli_line (desk, 0), "published"));
  g_assert_false (json_object_get_boolean_member (cli_line (desk, 0), "read"));
  g_assert_cmpint (cli_run (desk, "find ''"), ==, DOSSIER_EXIT_DONE);
  g_assert_true (g_str_has_prefix (desk->out, id));
  g_assert_cmpint (cli_run (desk, "find Hinton"), ==, DOSSIER_EXIT_NOTHING);

  g_assert_cmpint (cli_run (desk, "show %s --json", id), ==, DOSSIER_EXIT_DONE);
  g_assert_nonnull (strstr (cli_text_of (cli_line (desk, 0), "text"), "helped to build ChatGPT"));
  g_assert_cmpstr (cli_text_of (inner (cli_line (desk, 0), "people", 0), "name"), ==, "John Schulman");
  g_assert_cmpint (json_object_get_int_member (inner (cli_line (desk, 0), "people", 0), "mentions"), >=, 2);
  g_assert_nonnull (cli_text_of (inner (cli_line (desk, 0), "organizations", 0), "name"));
  g_assert_nonnull (cli_text_of (inner (cli_line (desk, 0), "moves", 0), "sentence"));
  g_assert_cmpint (cli_run (desk, "show %s", id), ==, DOSSIER_EXIT_DONE);
  g_assert_nonnull (strstr (desk->out, "People: John Schulman"));
  g_assert_nonnull (strstr (desk->out, "Moves"));
}

static void
test_dossiers_and_moves (CliDesk *desk, gconstpointer data)
{
  g_autofree char *id = add_words (desk);

  g_assert_cmpint (cli_run (desk, "who john schulman --json"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpstr (cli_text_of (cli_line (desk, 0), "name"), ==, "John Schulman");
  g_assert_cmpstr (cli_text_of (cli_line (desk, 0), "type"), ==, "person");
  g_assert_cmpstr (cli_text_of (inner (cli_line (desk, 0), "stories", 0), "id"), ==, id);
  g_assert_nonnull (cli_text_of (inner (cli_line (desk, 0), "connected", 0), "name"));
  g_assert_cmpint (cli_run (desk, "who Schul"), ==, DOSSIER_EXIT_NOTHING);
  g_assert_nonnull (strstr (desk->err, "John Schulman"));

  g_assert_cmpint (cli_run (desk, "moves --json"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpstr (cli_text_of (cli_line (desk, 0), "story"), ==, id);
  g_assert_nonnull (strstr (cli_text_of (cli_line (desk, 0), "sentence"), "Schulman"));
  g_assert_cmpint (cli_run (desk, "moves --kind acquired"), ==, DOSSIER_EXIT_NOTHING);
  g_assert_cmpint (cli_run (desk, "moves Schulman"), ==, DOSSIER_EXIT_DONE);
  g_assert_nonnull (strstr (desk->out, "John Schulman -> "));
}

static void
test_moves_are_asked_for_and_written (CliDesk *desk, gconstpointer data)
{
  g_autofree char *id = add_words (desk), *path = g_build_filename (desk->folder, "moves.csv", NULL), *csv = NULL;
  gsize            length = 0;

  g_assert_cmpint (cli_run (desk, "moves person:'\"john schulman\"' move:joined,left"), ==, DOSSIER_EXIT_DONE);
  g_assert_nonnull (strstr (desk->out, "John Schulman -> "));
  g_assert_cmpint (cli_run (desk, "moves person:Nobody"), ==, DOSSIER_EXIT_NOTHING);
  g_assert_cmpint (cli_run (desk, "moves to:Anthropic -- -who:Anthropic"), ==, DOSSIER_EXIT_NOTHING);
  g_assert_cmpint (cli_run (desk, "moves --sort who --reverse --limit 1 --json"), ==, DOSSIER_EXIT_DONE);
  g_assert_nonnull (cli_text_of (cli_line (desk, 0), "subject"));

  g_assert_cmpint (cli_run (desk, "moves --export csv moves.csv who:Anthropic"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpstr (desk->out, ==, "");
  g_assert_true (g_file_get_contents (path, &csv, &length, NULL));
  g_assert_true (g_str_has_prefix (csv, "who,what,whom,"));
  g_assert_nonnull (strstr (csv, "Anthropic"));
  g_assert_cmpint (cli_run (desk, "moves --export json - who:Anthropic"), ==, DOSSIER_EXIT_DONE);
  g_assert_nonnull (strstr (desk->out, id));
  g_assert_cmpint (cli_run (desk, "moves --export markdown - who:Nobody"), ==, DOSSIER_EXIT_DONE);
  g_assert_true (g_str_has_prefix (desk->out, "| Who |"));
}

/* ---- changing ---- */

static gboolean
flag_of (CliDesk *desk, const char *id, const char *name)
{
  g_assert_cmpint (cli_run (desk, "show %s --json", id), ==, DOSSIER_EXIT_DONE);
  return json_object_get_boolean_member (cli_line (desk, 0), name);
}

static void
test_every_change_can_be_taken_back (CliDesk *desk, gconstpointer data)
{
  g_autofree char *id = add_words (desk);

  g_assert_cmpint (cli_run (desk, "star %s", id), ==, DOSSIER_EXIT_DONE);
  g_assert_true (flag_of (desk, id, "starred"));
  g_assert_cmpint (cli_run (desk, "undo"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpuint (strlen (desk->out), >, 3);
  g_assert_false (flag_of (desk, id, "starred"));
  g_assert_cmpint (cli_run (desk, "redo --json"), ==, DOSSIER_EXIT_DONE);
  g_assert_true (flag_of (desk, id, "starred"));
  g_assert_cmpint (cli_run (desk, "star %s --off", id), ==, DOSSIER_EXIT_DONE);
  g_assert_false (flag_of (desk, id, "starred"));
  g_assert_cmpint (cli_run (desk, "archive %s", id), ==, DOSSIER_EXIT_DONE);
  g_assert_true (flag_of (desk, id, "archived") && flag_of (desk, id, "read"));
  g_assert_cmpint (cli_run (desk, "find is:archived --json"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (cli_run (desk, "find -- -is:archived"), ==, DOSSIER_EXIT_NOTHING);
  g_assert_cmpint (cli_run (desk, "archive %s --off", id), ==, DOSSIER_EXIT_DONE);
  g_assert_true (!flag_of (desk, id, "archived") && flag_of (desk, id, "read"));
  g_assert_cmpint (cli_run (desk, "archive %s", id), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (cli_run (desk, "read %s --off", id), ==, DOSSIER_EXIT_DONE);
  g_assert_false (flag_of (desk, id, "archived") || flag_of (desk, id, "read"));
  g_assert_cmpint (cli_run (desk, "undo"), ==, DOSSIER_EXIT_DONE);
  g_assert_true (flag_of (desk, id, "archived") && flag_of (desk, id, "read"));
  g_assert_cmpint (cli_run (desk, "undo"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (cli_run (desk, "read %s", id), ==, DOSSIER_EXIT_DONE);
  g_assert_true (flag_of (desk, id, "read"));

  g_assert_cmpint (cli_run (desk, "annotate %s --quote 'helped to build' --note 'how?' --color pink --json", id), ==,
                   DOSSIER_EXIT_DONE);
  g_assert_nonnull (cli_text_of (cli_line (desk, 0), "id"));
  g_assert_true (flag_of (desk, id, "annotated"));
  g_assert_cmpstr (cli_text_of (inner (cli_line (desk, 0), "highlights", 0), "quote"), ==, "helped to build");
  g_assert_cmpstr (cli_text_of (inner (cli_line (desk, 0), "highlights", 0), "note"), ==, "how?");
  g_assert_cmpstr (cli_text_of (inner (cli_line (desk, 0), "highlights", 0), "color"), ==, "pink");
  g_assert_cmpint (cli_run (desk, "annotate %s --quote 'not in there'", id), ==, DOSSIER_EXIT_NOTHING);

  g_assert_cmpint (cli_run (desk, "delete %s", id), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (cli_run (desk, "find Schulman"), ==, DOSSIER_EXIT_NOTHING);
  g_assert_cmpint (cli_run (desk, "undo"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (cli_run (desk, "find Schulman"), ==, DOSSIER_EXIT_DONE);
}

static void
test_care (CliDesk *desk, gconstpointer data)
{
  g_autofree char *id = add_words (desk);
  g_autofree char *copy = g_build_filename (desk->folder, "copy.db", NULL);

  g_assert_nonnull (id);
  g_assert_cmpint (cli_run (desk, "check --json"), ==, DOSSIER_EXIT_DONE);
  g_assert_true (json_object_get_boolean_member (cli_line (desk, 0), "ok"));
  g_assert_cmpint (cli_run (desk, "stats --json"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (json_object_get_int_member (cli_line (desk, 0), "stories"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (cli_line (desk, 0), "people"), ==, 1);
  g_assert_cmpint (cli_run (desk, "backup copy.db"), ==, DOSSIER_EXIT_DONE);
  g_free (desk->library);
  desk->library = g_steal_pointer (&copy);
  g_assert_cmpint (cli_run (desk, "find Schulman"), ==, DOSSIER_EXIT_DONE);
}

static void
test_a_file_that_is_no_library_is_left_alone (CliDesk *desk, gconstpointer data)
{
  g_autofree char *after = NULL;

  cli_write_file (desk, "library.db", words, -1);
  g_assert_cmpint (cli_run (desk, "stats"), ==, DOSSIER_EXIT_FAILED);
  g_assert_true (g_str_has_prefix (desk->err, "dossier: "));
  g_assert_true (g_file_get_contents (desk->library, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, words);
}

static void
test_a_full_disk_is_a_failure (CliDesk *desk, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("sh -c '\"%s\" --help > /dev/full 2> /dev/null'", desk->program);
  int              status = 0;

  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, &status, NULL));
  g_assert_false (g_spawn_check_wait_status (status, NULL));
}

static void
test_a_reader_that_leaves_is_no_failure (CliDesk *desk, gconstpointer data)
{
  g_autofree char *id = add_words (desk);
  g_autofree char *command
      = g_strdup_printf ("sh -c '\"%s\" --library \"%s\" find | true'", desk->program, desk->library);
  g_autofree char *err = NULL;

  g_assert_nonnull (id);
  g_assert_true (g_spawn_command_line_sync (command, NULL, &err, NULL, NULL));
  g_assert_cmpstr (err, ==, "");
}

/* ---- without a library ---- */

static void
test_parsing_feeds (CliDesk *desk, gconstpointer data)
{
  JsonObject *feed, *entry;

  cli_write_file (desk, "feed.xml", feed_rss, -1);
  cli_write_file (desk, "bad.xml", "no feed at all", -1);
  g_assert_cmpint (cli_run (desk, "parse bad.xml feed.xml missing.xml --json --url https://daily.example/rss "
                                  "--header 'content-type: application/rss+xml; charset=utf-8'"),
                   ==, DOSSIER_EXIT_FAILED);
  g_assert_cmpuint (desk->lines->len, ==, 3);
  g_assert_cmpstr (cli_text_of (cli_line (desk, 0), "file"), ==, "bad.xml");
  g_assert_false (json_object_get_boolean_member (cli_line (desk, 0), "ok"));
  g_assert_nonnull (cli_text_of (cli_line (desk, 0), "error"));
  g_assert_cmpstr (cli_text_of (cli_line (desk, 2), "file"), ==, "missing.xml");

  feed = cli_line (desk, 1);
  g_assert_true (json_object_get_boolean_member (feed, "ok"));
  g_assert_nonnull (cli_text_of (feed, "encoding"));
  g_assert_cmpstr (cli_text_of (json_object_get_object_member (feed, "feed"), "title"), ==, "The Daily Model");
  entry = inner (feed, "entries", 0);
  g_assert_cmpstr (cli_text_of (entry, "title"), ==, "Jan Leike joins Anthropic");
  g_assert_cmpstr (cli_text_of (entry, "link"), ==, "https://daily.example/1");
  g_assert_cmpstr (cli_text_of (entry, "id"), ==, "d1");
  g_assert_cmpstr (cli_text_of (entry, "published"), ==, "2024-05-28T10:00:00Z");
  g_assert_null (cli_text_of (entry, "updated"));
  g_assert_null (strstr (desk->out, "onclick"));
  g_assert_null (strstr (desk->out, "x()"));
  g_assert_cmpstr (cli_text_of (inner (entry, "enclosures", 0), "url"), ==, "https://daily.example/1.mp3");
  g_assert_cmpint (json_object_get_int_member (inner (entry, "enclosures", 0), "length"), ==, 17);
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (entry, "tags"), 0), ==, "people");
  g_assert_false (g_file_test (desk->library, G_FILE_TEST_EXISTS));
}

static void
test_parsing_lists_and_dates (CliDesk *desk, gconstpointer data)
{
  JsonObject *feed;

  cli_write_file (desk, "feeds.opml", opml, -1);
  g_assert_cmpint (cli_run (desk, "parse --opml feeds.opml --json"), ==, DOSSIER_EXIT_DONE);
  feed = inner (cli_line (desk, 0), "feeds", 0);
  g_assert_cmpstr (cli_text_of (feed, "title"), ==, "Daily");
  g_assert_cmpstr (cli_text_of (feed, "xml_url"), ==, "https://daily.example/rss");
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (feed, "folder"), 0), ==, "AI");

  g_assert_cmpint (cli_run (desk, "parse --json --date 'Tue, 28 May 2024 10:00:00 GMT' 'no date'"), ==,
                   DOSSIER_EXIT_FAILED);
  g_assert_cmpstr (cli_text_of (cli_line (desk, 0), "utc"), ==, "2024-05-28T10:00:00Z");
  g_assert_null (cli_text_of (cli_line (desk, 1), "utc"));
}

static void
test_extracting_articles (CliDesk *desk, gconstpointer data)
{
  JsonObject *article;

  cli_write_file (desk, "page.html", page, -1);
  g_assert_cmpint (cli_run (desk, "extract page.html missing.html --json --url https://daily.example/leike"), ==,
                   DOSSIER_EXIT_FAILED);
  article = cli_line (desk, 0);
  g_assert_cmpstr (cli_text_of (article, "title"), ==, "Leike goes to Anthropic");
  g_assert_cmpstr (cli_text_of (article, "published"), ==, "2024-05-28T10:00:00Z");
  g_assert_nonnull (cli_text_of (article, "published_raw"));
  g_assert_cmpstr (cli_text_of (article, "lang"), ==, "en");
  g_assert_nonnull (strstr (cli_text_of (article, "text"), "new team of researchers"));
  g_assert_nonnull (strstr (cli_text_of (article, "html"), "<p>"));
  g_assert_cmpint (json_object_get_int_member (article, "kept"), >, 0);
  g_assert_true (json_object_has_member (article, "dropped"));
  g_assert_cmpstr (cli_text_of (article, "headline"), ==, "Leike goes to Anthropic");
  g_assert_cmpstr (cli_text_of (json_object_get_object_member (article, "sources"), "published"), ==, "opengraph");
  g_assert_false (json_object_get_boolean_member (article, "paywall"));
  g_assert_false (json_object_get_boolean_member (cli_line (desk, 1), "ok"));
}

static void
test_a_paywall_is_said (CliDesk *desk, gconstpointer data)
{
  cli_write_file (desk, "page.html", "<p>Leike goes.</p><p>Subscribe to continue reading.</p>", -1);
  g_assert_cmpint (cli_run (desk, "extract page.html"), ==, DOSSIER_EXIT_DONE);
  g_assert_nonnull (strstr (desk->err, "those who pay"));
}

static void
test_recognising_texts (CliDesk *desk, gconstpointer data)
{
  JsonObject *mention, *move;

  cli_write_file (desk, "words.txt", words, -1);
  g_assert_cmpint (cli_run (desk, "recognise words.txt --json"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpstr (cli_text_of (cli_line (desk, 0), "id"), ==, "words.txt");
  mention = inner (cli_line (desk, 0), "mentions", 0);
  g_assert_cmpstr (cli_text_of (mention, "type"), ==, "PERSON");
  g_assert_cmpstr (cli_text_of (mention, "entity"), ==, "John Schulman");
  g_assert_cmpint (json_object_get_int_member (mention, "start"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (mention, "end"), ==, 13);
  move = inner (cli_line (desk, 0), "moves", 0);
  g_assert_nonnull (cli_text_of (move, "kind"));
  g_assert_true (json_object_has_member (move, "subject") && json_object_has_member (move, "object")
                 && json_object_has_member (move, "role") && json_object_has_member (move, "date")
                 && json_object_has_member (move, "amount") && json_object_has_member (move, "flags")
                 && json_object_has_member (move, "sentence") && json_object_has_member (move, "cue"));

  g_assert_cmpint (cli_run_with (desk,
                                 "{\"id\":\"é\",\"text\":\"Ünal met Sam Altman of OpenAI.\",\"date\":\"2024-08\"}\n"
                                 "{broken\n\n{\"id\":7,\"text\":\"\"}\n",
                                 "recognise --jsonl --json"),
                   ==, DOSSIER_EXIT_FAILED);
  g_assert_cmpuint (desk->lines->len, ==, 3);
  g_assert_cmpstr (cli_text_of (cli_line (desk, 0), "id"), ==, "é");
  g_assert_nonnull (cli_text_of (cli_line (desk, 1), "error"));
  g_assert_cmpint (json_object_get_int_member (cli_line (desk, 2), "id"), ==, 7);
}

static const FaultAnswer icon_answers[] = {
  { "/feed",
    "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n<rss version='2.0'><channel><title>Daily</title></channel></rss>",
    FAULT_NONE },
  { NULL },
};

static void
assert_icon_requests (CliDesk *desk, const char *command, guint want)
{
  FaultServer     *server = fault_server_start (icon_answers);
  g_autofree char *list = g_strdup_printf ("<opml version='2.0'><body><outline text='Daily' "
                                           "xmlUrl='http://127.0.0.1:%u/feed'/></body></opml>",
                                           fault_server_get_port (server));

  cli_write_file (desk, "list.opml", list, -1);
  g_assert_cmpint (cli_run (desk, "feeds add list.opml"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (cli_run (desk, "feeds set 1 --private"), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpint (cli_run (desk, "%s", command), ==, DOSSIER_EXIT_DONE);
  g_assert_cmpuint (fault_server_count (server, "/feed"), ==, 1);
  g_assert_cmpuint (fault_server_count (server, "/favicon.ico"), ==, want);
  fault_server_stop (server);
}

static void
test_icons_are_looked_for (CliDesk *desk, gconstpointer data)
{
  assert_icon_requests (desk, "refresh --icons", 1);
}

static void
test_icons_are_left_when_unwanted (CliDesk *desk, gconstpointer data)
{
  assert_icon_requests (desk, "refresh", 0);
}

#define ADD(name, function) g_test_add ("/cli/" name, CliDesk, argv[1], cli_desk_set_up, function, cli_desk_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (argc < 2)
    return g_printerr ("usage: test-cli PROGRAM\n"), 1;
  ADD ("help names every command", test_help_names_every_command);
  ADD ("wrong use is answered in words", test_wrong_use_is_answered_in_words);
  ADD ("adding prints what was found", test_adding_prints_what_was_found);
  ADD ("one bad file does not stop the others", test_one_bad_file_does_not_stop_the_others);
  ADD ("a huge file is refused", test_a_huge_file_is_refused);
  ADD ("subscriptions", test_subscriptions);
  ADD ("subscriptions are set up", test_subscriptions_are_set_up);
  ADD ("subscriptions can be taken back", test_subscriptions_can_be_taken_back);
  ADD ("feeds of bookmarks come and go as a list", test_feeds_of_bookmarks_come_and_go_as_a_list);
  ADD ("pages of bookmarks are stories", test_pages_of_bookmarks_are_stories);
  ADD ("other programs are imported", test_other_programs_are_imported);
  ADD ("icons are looked for", test_icons_are_looked_for);
  ADD ("icons are left when unwanted", test_icons_are_left_when_unwanted);
  ADD ("finding and showing", test_finding_and_showing);
  ADD ("dossiers and moves", test_dossiers_and_moves);
  ADD ("moves are asked for and written", test_moves_are_asked_for_and_written);
  ADD ("every change can be taken back", test_every_change_can_be_taken_back);
  ADD ("care", test_care);
  ADD ("a file that is no library is left alone", test_a_file_that_is_no_library_is_left_alone);
  ADD ("a full disk is a failure", test_a_full_disk_is_a_failure);
  ADD ("a reader that leaves is no failure", test_a_reader_that_leaves_is_no_failure);
  ADD ("parsing feeds", test_parsing_feeds);
  ADD ("parsing lists and dates", test_parsing_lists_and_dates);
  ADD ("extracting articles", test_extracting_articles);
  ADD ("a paywall is said", test_a_paywall_is_said);
  ADD ("recognising texts", test_recognising_texts);
  return g_test_run ();
}
