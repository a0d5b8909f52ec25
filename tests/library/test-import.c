/* test-import.c - what other programs have kept comes in: whole, once, and with a way back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-import.h"
#include "dossier-story-tags.h"

#include <string.h>

#include "fault-server.h"
#include "library-fixture.h"
#include "zip-fixture.h"

#define OK "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/html\r\n\r\n"
#define WORDS                                                                                                          \
  "Jan Leike, who led a safety team at OpenAI until this month, said on Tuesday that he has joined its rival "         \
  "Anthropic, where he will lead a new team of researchers who look at how systems can be overseen."

static const FaultAnswer answers[] = {
  { "/one",
    OK "<html><head><title>One</title></head><body><article><h1>One</h1><p>" WORDS "</p></article></body></html>",
    FAULT_NONE },
  { "/gone", "HTTP/1.1 410 Gone\r\nConnection: close\r\n\r\n", FAULT_NONE },
  { NULL },
};

typedef struct
{
  TestLibrary  library;
  FaultServer *server;
  char        *path;
} Desk;

static void
set_up (Desk *desk, gconstpointer data)
{
  test_library_open (&desk->library);
  desk->server = fault_server_start (answers);
  desk->path = g_build_filename (desk->library.folder, "export", NULL);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  fault_server_stop (desk->server);
  test_library_close (&desk->library);
  g_free (desk->path);
}

/* "PORT" in @words is the server's. */
static DossierImportResult *
import_file (Desk *desk, const char *words, const DossierImportOptions *options, GCancellable *cancellable)
{
  g_autofree char *port = g_strdup_printf ("%u", fault_server_get_port (desk->server));
  g_auto (GStrv) parts = g_strsplit (words, "PORT", -1);
  g_autofree char *text = g_strjoinv (port, parts);
  g_autoptr (GError) error = NULL;
  DossierImportResult *result;

  g_assert_true (g_file_set_contents (desk->path, text, -1, NULL));
  result = dossier_library_import (desk->library.library, desk->path, options, NULL, NULL, cancellable, &error);
  g_assert_no_error (error);
  return result;
}

static DossierCounts
count (Desk *desk)
{
  DossierCounts counts;

  g_assert_true (dossier_store_count (desk->library.store, &counts, NULL));
  return counts;
}

static DossierStoryContent *
load (Desk *desk, const DossierImportResult *result, guint i)
{
  const DossierImportLine *line = result->lines->pdata[i];
  g_autoptr (GError) error = NULL;
  DossierStoryContent *content = dossier_store_load_content (desk->library.store, line->story, &error);

  g_assert_no_error (error);
  return content;
}

/* "start+length “quote” note", a line each. */
static char *
write_annotations (DossierStoryContent *content)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < content->annotations->len; i++)
    {
      const DossierAnnotationRow *row = dossier_annotation_get_row (content->annotations->pdata[i]);

      g_string_append_printf (out, "%u+%u “%s” %s\n", row->start, row->length, row->quote,
                              row->note != NULL ? row->note : "-");
    }
  return g_string_free (out, FALSE);
}

static void
assert_sound (Desk *desk)
{
  g_autoptr (GPtrArray) problems = dossier_store_check (desk->library.store, NULL);

  g_assert_cmpuint (problems->len, ==, 0);
}

#define WALLABAG                                                                                                       \
  "[{\"url\":\"https://a.example/one?utm_source=x\",\"title\":\"One\",\"is_archived\":1,\"is_starred\":1,"             \
  "\"created_at\":\"2024-05-28T09:30:00+00:00\",\"content\":\"<p>" WORDS "</p>\",\"annotations\":["                    \
  "{\"quote\":\"joined  its rival\",\"text\":\"Since when?\"},{\"quote\":\"nobody wrote this\",\"text\":\"\"},"        \
  "{\"quote\":\"\",\"text\":\"About all of it\"}]},"                                                                   \
  "{\"url\":\"https://b.example/two\",\"title\":\"Two\",\"is_archived\":0,\"is_starred\":0,\"content\":\"\","          \
  "\"annotations\":[{\"quote\":\"of a page\",\"text\":null}]}]"

#define ANNOTATIONS_OF_ONE "0+0 “nobody wrote this” -\n0+0 “” About all of it\n89+16 “joined its rival” Since when?\n"

static void
test_everything_comes_and_goes_at_once (Desk *desk, gconstpointer data)
{
  DossierImportOptions options = { .no_fetch = TRUE };
  g_autoptr (DossierImportResult) result = import_file (desk, WALLABAG, &options, NULL);
  g_autoptr (DossierStoryContent) one = load (desk, result, 0), two = load (desk, result, 1);
  g_autofree char       *of_one = write_annotations (one), *of_two = write_annotations (two), *undone = NULL;
  g_autofree char       *done = NULL;
  const DossierStoryRow *row = dossier_story_get_row (one->story);

  g_assert_cmpstr (result->program, ==, "wallabag");
  g_assert_cmpuint (result->n_outcomes[DOSSIER_IMPORTED_STORY], ==, 1);
  g_assert_cmpuint (result->n_outcomes[DOSSIER_IMPORTED_LINK], ==, 1);
  g_assert_cmpuint (result->n_placed, ==, 1);
  g_assert_cmpuint (result->n_lost, ==, 2);
  g_assert_cmpuint (result->n_notes, ==, 1);
  g_assert_cmpstr (of_one, ==, ANNOTATIONS_OF_ONE);
  g_assert_cmpstr (of_two, ==, "0+0 “of a page” -\n");
  g_assert_cmpstr (row->uri, ==, "https://a.example/one");
  g_assert_cmpint (row->saved, ==, 1716888600);
  g_assert_true (row->is_read && row->is_starred);
  g_assert_cmpuint (one->claims->len, >, 0);
  g_assert_cmpstr (dossier_document_get_text (two->document), ==, "Two");
  assert_sound (desk);

  undone = dossier_store_undo (desk->library.store, NULL);
  g_assert_cmpstr (undone, ==, "The import was undone");
  g_assert_cmpuint (count (desk).stories, ==, 0);
  g_assert_cmpuint (count (desk).annotated, ==, 0);
  g_assert_null (dossier_store_undo (desk->library.store, NULL));
  assert_sound (desk);
  done = dossier_store_redo (desk->library.store, NULL);
  g_assert_cmpstr (done, ==, "The import was done again");
  g_assert_cmpuint (count (desk).stories, ==, 2);
  g_assert_cmpuint (count (desk).annotated, ==, 2);
  g_assert_cmpuint (count (desk).starred, ==, 1);
  g_assert_cmpuint (count (desk).unread, ==, 1);
  assert_sound (desk);
}

#define POCKET                                                                                                         \
  "title,url,time_added,tags,status\nOne,https://a.example/1,1600000000,x,archive\n"                                   \
  "Two,https://a.example/2,1600000001,,unread\nTwo again,http://a.example/2?utm_source=y,1600000002,,\n"
#define READWISE                                                                                                       \
  "Highlight,Title,Author,Note,Location\nThe first words,A book,Ada Doe,Mine,1\n,A book,Ada Doe,About it,2\n"          \
  "The second words,A book,Ada Doe,,3\n"
#define KARAKEEP                                                                                                       \
  "{\"bookmarks\":[{\"title\":\"A note\",\"content\":{\"type\":\"text\",\"text\":\"Some words of mine\"},"             \
  "\"note\":\"Keep\",\"archived\":true},{\"title\":\"Page\",\"content\":{\"url\":\"https://a.example/\"}}]}"
#define HYPOTHESIS                                                                                                     \
  "{\"rows\":[{\"uri\":\"https://a.example/\",\"text\":\"Hm\",\"target\":[{\"selector\":[{\"type\":"                   \
  "\"TextQuoteSelector\",\"exact\":\"words\"}]}]},{\"uri\":\"https://a.example/\",\"text\":\"All\",\"target\":[]}]}"

static const struct
{
  const char *name, *words;
  guint       n_stories;
} files[] = {
  { "wallabag", WALLABAG, 2 }, { "Pocket", POCKET, 2 },         { "Readwise", READWISE, 1 },
  { "Karakeep", KARAKEEP, 2 }, { "Hypothesis", HYPOTHESIS, 1 },
};

static char *
sum_up (const DossierImportResult *result)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (result->n_outcomes); i++)
    g_string_append_printf (out, "%u ", result->n_outcomes[i]);
  g_string_append_printf (out, "| %u %u %u %u | %u %u %u | %u", result->n_placed, result->n_lost, result->n_notes,
                          result->n_known, result->n_read, result->n_starred, result->n_tagged, result->refused->len);
  return g_string_free (out, FALSE);
}

static void
test_a_dry_run_tells_what_comes_and_again_nothing_does (Desk *desk, gconstpointer data)
{
  gsize                i = GPOINTER_TO_SIZE (data);
  DossierImportOptions dry = { .no_fetch = TRUE, .dry_run = TRUE }, real = { .no_fetch = TRUE };
  g_autoptr (DossierImportResult) told = import_file (desk, files[i].words, &dry, NULL), came = NULL, again = NULL;
  g_autofree char *words_told = sum_up (told), *words_came = NULL, *undone = NULL;

  g_assert_cmpuint (count (desk).stories, ==, 0);
  g_assert_null (dossier_store_undo (desk->library.store, NULL));
  came = import_file (desk, files[i].words, &real, NULL);
  words_came = sum_up (came);
  g_assert_cmpstr (words_came, ==, words_told);
  g_assert_cmpuint (count (desk).stories, ==, files[i].n_stories);

  again = import_file (desk, files[i].words, &real, NULL);
  g_assert_cmpuint (again->n_outcomes[DOSSIER_IMPORTED_SAME], ==, files[i].n_stories);
  g_assert_cmpuint (again->n_placed + again->n_lost + again->n_notes + again->n_tagged, ==, 0);
  g_assert_cmpuint (again->n_known, ==, came->n_placed + came->n_lost + came->n_notes);
  g_assert_cmpuint (count (desk).stories, ==, files[i].n_stories);
  undone = dossier_store_undo (desk->library.store, NULL); /* of the first one: the second has done nothing */
  g_assert_cmpuint (count (desk).stories, ==, 0);
  assert_sound (desk);
}

#define TAGGED                                                                                                         \
  "title,url,time_added,tags,status\nOne,https://a.example/1,1600000000,labs|To Read,unread\n"                         \
  "Two,https://a.example/2,1600000001,LABS,unread\nThree,https://a.example/3,1600000002,,unread\n"
#define FOLDERS                                                                                                        \
  "<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><DT><H3>Labs</H3><DL><DT><A HREF='https://a.example/1'>One</A></DL>"         \
  "<DT><H3>News</H3><DL><DT><A HREF='https://a.example/3'>Three</A></DL></DL>"

/* "labs 2, To Read 1" */
static void
assert_tags (Desk *desk, const char *want)
{
  g_autoptr (GPtrArray) tags = dossier_store_list_tags (desk->library.store, NULL);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < tags->len; i++)
    g_string_append_printf (words, "%s%s %u", i > 0 ? ", " : "", dossier_story_tag_get_name (tags->pdata[i]),
                            dossier_story_tag_get_n_stories (tags->pdata[i]));
  g_assert_cmpstr (words->str, ==, want);
  assert_sound (desk);
}

static void
test_tags_come_with_their_stories_and_go_with_them (Desk *desk, gconstpointer data)
{
  DossierImportOptions options = { .no_fetch = TRUE };
  g_autoptr (DossierImportResult) result = import_file (desk, TAGGED, &options, NULL);
  g_autofree char *undone = NULL, *done = NULL;

  g_assert_cmpuint (result->n_tagged, ==, 2);
  g_assert_cmpuint (result->remarks->len, ==, 0);
  assert_tags (desk, "labs 2, To Read 1");
  undone = dossier_store_undo (desk->library.store, NULL);
  g_assert_cmpstr (undone, ==, "The import was undone");
  assert_tags (desk, "");
  done = dossier_store_redo (desk->library.store, NULL);
  assert_tags (desk, "labs 2, To Read 1");
}

/* Folders become tags of stories that were there, which keep their own. */
static void
test_stories_that_are_there_get_missing_tags (Desk *desk, gconstpointer data)
{
  DossierImportOptions options = { .no_fetch = TRUE }, dry = { .no_fetch = TRUE, .dry_run = TRUE };
  G_GNUC_UNUSED        g_autoptr (DossierImportResult) first = import_file (desk, TAGGED, &options, NULL);
  g_autoptr (DossierImportResult) told = import_file (desk, FOLDERS, &dry, NULL), came = NULL, again = NULL;
  g_autofree char *undone = NULL;

  g_assert_cmpuint (told->n_tagged, ==, 1);
  assert_tags (desk, "labs 2, To Read 1");
  came = import_file (desk, FOLDERS, &options, NULL);
  g_assert_cmpuint (came->n_tagged, ==, 1);
  assert_tags (desk, "labs 2, News 1, To Read 1");
  again = import_file (desk, FOLDERS, &options, NULL);
  g_assert_cmpuint (again->n_tagged, ==, 0);
  undone = dossier_store_undo (desk->library.store, NULL);
  g_assert_cmpstr (undone, ==, "Adding the tag “News” was undone");
  assert_tags (desk, "labs 2, To Read 1");
}

/* A deleted one comes back with its own, and a name that is too long is cut. */
static void
test_tags_have_their_limits (Desk *desk, gconstpointer data)
{
  DossierImportOptions options = { .no_fetch = TRUE };
  g_autofree char     *name = g_strnfill (DOSSIER_STORY_TAG_MAX_LENGTH + 1, 'x');
  g_autofree char     *file = g_strconcat (TAGGED, "Four,https://a.example/4,1600000003,", name, ",\n", NULL);
  g_autoptr (DossierImportResult) first = import_file (desk, FOLDERS, &options, NULL), second = NULL;
  gint64 one = ((DossierImportLine *) first->lines->pdata[0])->story;
  g_autoptr (DossierChange) change = dossier_change_delete (&one, 1);
  g_autofree char *want = NULL;

  g_assert_true (dossier_store_apply (desk->library.store, change, NULL, NULL));
  second = import_file (desk, file, &options, NULL);
  g_assert_cmpuint (second->n_tagged, ==, 3);
  name[DOSSIER_STORY_TAG_MAX_LENGTH] = '\0';
  want = g_strdup_printf ("Labs 2, News 1, To Read 1, %s 1", name);
  assert_tags (desk, want);
}

#define LINKS                                                                                                          \
  "{\"rows\":[{\"uri\":\"http://127.0.0.1:PORT/one\",\"text\":\"\",\"document\":{\"title\":[\"Link one\"]},"           \
  "\"target\":[{\"selector\":[{\"type\":\"TextQuoteSelector\",\"exact\":\"joined its rival\"}]}]},"                    \
  "{\"uri\":\"http://127.0.0.2:PORT/gone\",\"text\":\"Was good\",\"document\":{\"title\":[\"Gone\"]},\"target\":[]}]}"

static void
test_pages_are_fetched_and_what_fails_is_kept (Desk *desk, gconstpointer data)
{
  DossierImportOptions options = { .allow_private = TRUE };
  g_autoptr (DossierImportResult) result = import_file (desk, LINKS, &options, NULL);
  const DossierImportLine *gone = result->lines->pdata[1];
  g_autoptr (DossierStoryContent) one = load (desk, result, 0), two = load (desk, result, 1);
  g_autofree char *of_one = write_annotations (one), *of_two = write_annotations (two);

  g_assert_cmpuint (result->n_outcomes[DOSSIER_IMPORTED_STORY], ==, 1);
  g_assert_cmpuint (result->n_outcomes[DOSSIER_IMPORTED_LINK], ==, 1);
  g_assert_cmpstr (of_one, ==, "89+16 “joined its rival” -\n");
  g_assert_cmpstr (of_two, ==, "0+0 “” Was good\n");
  g_assert_cmpstr (dossier_story_get_row (one->story)->title, ==, "One");
  g_assert_nonnull (gone->problem);
  g_assert_cmpuint (fault_server_count (desk->server, "/one"), ==, 1);
  assert_sound (desk);
}

/* First without the pages, then with them: the text comes, and the highlight finds its words. */
static void
test_a_second_import_fetches_what_was_missing (Desk *desk, gconstpointer data)
{
  DossierImportOptions links = { .no_fetch = TRUE }, pages = { .allow_private = TRUE };
  g_autoptr (DossierImportResult) first = import_file (desk, LINKS, &links, NULL), second = NULL, third = NULL;
  g_autoptr (DossierStoryContent) one = NULL;
  g_autofree char *of_one = NULL;

  g_assert_cmpuint (first->n_outcomes[DOSSIER_IMPORTED_LINK], ==, 2);
  g_assert_cmpuint (first->n_lost, ==, 1);
  g_assert_cmpuint (fault_server_count (desk->server, "/one"), ==, 0);
  second = import_file (desk, LINKS, &pages, NULL);
  g_assert_cmpuint (second->n_outcomes[DOSSIER_IMPORTED_COMPLETED], ==, 1);
  g_assert_cmpuint (second->n_known, ==, 2);
  one = load (desk, second, 0);
  of_one = write_annotations (one);
  g_assert_cmpstr (of_one, ==, "89+16 “joined its rival” -\n");
  g_assert_cmpuint (count (desk).stories, ==, 2);

  third = import_file (desk, LINKS, &pages, NULL);
  g_assert_cmpuint (fault_server_count (desk->server, "/one"), ==, 1);
  g_assert_cmpuint (third->n_outcomes[DOSSIER_IMPORTED_SAME], ==, 2);
  assert_sound (desk);
}

static void
test_pages_inside_are_not_asked_unless_that_is_said (Desk *desk, gconstpointer data)
{
  g_autoptr (DossierImportResult) result = import_file (desk, LINKS, NULL, NULL);

  g_assert_cmpuint (fault_server_count (desk->server, "/one"), ==, 0);
  g_assert_cmpuint (result->n_outcomes[DOSSIER_IMPORTED_LINK], ==, 2);
  g_assert_cmpuint (result->remarks->len, ==, 1);
}

static void
test_stopped_before_the_pages_came (Desk *desk, gconstpointer data)
{
  DossierImportOptions options = { .allow_private = TRUE };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_autoptr (DossierImportResult) first = import_file (desk, LINKS, &options, NULL);
  G_GNUC_UNUSED g_autofree char *undone = dossier_store_undo (desk->library.store, NULL);

  g_assert_nonnull (first);
  g_cancellable_cancel (cancellable);
  g_assert_null (dossier_library_import (desk->library.library, desk->path, &options, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count (desk).stories, ==, 0);
}

static void
stop_cb (guint done, guint total, gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
}

/* What has come until then is kept; the rest comes with the next import. */
static void
test_stopped_between_two_pages (Desk *desk, gconstpointer data)
{
  static const char    two[] = "title,url,time_added\nOne,http://127.0.0.1:%u/one,1\nTwo,http://127.0.0.1:%u/gone,2\n";
  DossierImportOptions options = { .allow_private = TRUE };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierImportResult) result = NULL, again = NULL;
  guint            port = fault_server_get_port (desk->server);
  g_autofree char *text = g_strdup_printf (two, port, port);

  g_assert_true (g_file_set_contents (desk->path, text, -1, NULL));
  result
      = dossier_library_import (desk->library.library, desk->path, &options, stop_cb, cancellable, cancellable, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->n_outcomes[DOSSIER_IMPORTED_STORY], ==, 1);
  g_assert_cmpuint (result->n_outcomes[DOSSIER_IMPORTED_STOPPED], ==, 1);
  g_assert_cmpuint (fault_server_count (desk->server, "/gone"), ==, 0);
  g_assert_cmpuint (count (desk).stories, ==, 1);
  again = import_file (desk, text, &options, NULL);
  g_assert_cmpuint (again->n_outcomes[DOSSIER_IMPORTED_SAME], ==, 1);
  g_assert_cmpuint (again->n_outcomes[DOSSIER_IMPORTED_LINK], ==, 1);
  assert_sound (desk);
}

/* The person has the story, with another text, from elsewhere: it keeps that, and the highlights are laid on it. */
static void
test_a_story_that_is_there_keeps_its_text (Desk *desk, gconstpointer data)
{
  static const char    other[] = "[{\"url\":\"https://a.example/one\",\"title\":\"Other\",\"is_archived\":0,"
                                 "\"content\":\"<p>He joined its rival, and more was said.</p>\"}]";
  DossierImportOptions options = { .no_fetch = TRUE };
  g_autoptr (DossierImportResult) first = import_file (desk, other, &options, NULL);
  g_autoptr (DossierImportResult) second = import_file (desk, WALLABAG, &options, NULL);
  g_autoptr (DossierStoryContent) one = load (desk, second, 0);
  g_autofree char *annotations = write_annotations (one), *undone = NULL;

  g_assert_cmpuint (first->n_outcomes[DOSSIER_IMPORTED_STORY], ==, 1);
  g_assert_cmpuint (second->n_outcomes[DOSSIER_IMPORTED_SAME], ==, 1);
  g_assert_cmpstr (dossier_story_get_row (one->story)->title, ==, "Other");
  g_assert_false (dossier_story_get_row (one->story)->is_read);
  g_assert_cmpstr (dossier_document_get_text (one->document), ==, "He joined its rival, and more was said.");
  g_assert_cmpstr (annotations, ==,
                   "0+0 “nobody wrote this” -\n0+0 “” About all of it\n3+16 “joined its rival” Since when?\n");
  undone = dossier_store_undo (desk->library.store, NULL);
  g_assert_cmpuint (count (desk).stories, ==, 1);
  g_assert_cmpuint (count (desk).annotated, ==, 0);
  assert_sound (desk);
}

static void
test_more_highlights_of_a_book_make_no_other_book (Desk *desk, gconstpointer data)
{
  g_autoptr (DossierImportResult) first = import_file (desk, READWISE, NULL, NULL);
  g_autoptr (DossierImportResult) second
      = import_file (desk, READWISE "The third words,A book,Ada Doe,,4\n", NULL, NULL);
  g_autoptr (DossierStoryContent) book = load (desk, second, 0);
  g_autofree char *annotations = write_annotations (book);

  g_assert_cmpuint (first->n_placed, ==, 2);
  g_assert_cmpuint (second->n_placed, ==, 1);
  g_assert_cmpuint (second->n_outcomes[DOSSIER_IMPORTED_COMPLETED], ==, 1);
  g_assert_cmpuint (count (desk).stories, ==, 1);
  g_assert_cmpstr (
      annotations, ==,
      "0+15 “The first words” Mine\n0+0 “” About it\n16+16 “The second words” -\n33+15 “The third words” -\n");
  assert_sound (desk);
}

/* Everything that belonged to it comes back with it, and what of the export was not there. */
static void
test_a_deleted_story_comes_back (Desk *desk, gconstpointer data)
{
  DossierImportOptions options = { .no_fetch = TRUE }, dry = { .no_fetch = TRUE, .dry_run = TRUE };
  g_autoptr (DossierImportResult) first = import_file (desk, WALLABAG, &options, NULL), told = NULL, came = NULL;
  gint64 story = ((DossierImportLine *) first->lines->pdata[0])->story;
  g_autoptr (DossierChange) change = dossier_change_delete (&story, 1);
  g_autoptr (DossierStoryContent) content = NULL;
  g_autofree char *words_told = NULL, *words_came = NULL, *annotations = NULL, *undone = NULL;

  g_assert_true (dossier_store_apply (desk->library.store, change, NULL, NULL));
  told = import_file (desk, WALLABAG, &dry, NULL);
  g_assert_cmpuint (count (desk).stories, ==, 1);
  came = import_file (desk, WALLABAG, &options, NULL);
  words_told = sum_up (told);
  words_came = sum_up (came);
  g_assert_cmpstr (words_came, ==, words_told);
  g_assert_cmpuint (came->n_outcomes[DOSSIER_IMPORTED_RETURNED], ==, 1);
  g_assert_cmpuint (came->n_known, ==, 4);
  g_assert_cmpuint (count (desk).stories, ==, 2);
  content = load (desk, came, 0);
  annotations = write_annotations (content);
  g_assert_cmpstr (annotations, ==, ANNOTATIONS_OF_ONE);
  g_assert_true (dossier_story_get_row (content->story)->is_starred);
  assert_sound (desk);

  undone = dossier_store_undo (desk->library.store, NULL);
  g_assert_nonnull (undone);
  g_assert_cmpuint (count (desk).stories, ==, 1);
  assert_sound (desk);
}

/* An import that was undone comes once more, whole: stories, highlights and all. */
static void
test_what_was_undone_is_imported_again (Desk *desk, gconstpointer data)
{
  gsize                i = GPOINTER_TO_SIZE (data);
  DossierImportOptions options = { .no_fetch = TRUE };
  g_autoptr (DossierImportResult) first = import_file (desk, files[i].words, &options, NULL), again = NULL;
  guint            n_annotated = count (desk).annotated;
  g_autofree char *undone = dossier_store_undo (desk->library.store, NULL), *once_more = NULL;

  g_assert_nonnull (undone);
  g_assert_cmpuint (count (desk).stories, ==, 0);
  again = import_file (desk, files[i].words, &options, NULL);
  g_assert_cmpuint (again->n_outcomes[DOSSIER_IMPORTED_RETURNED], ==, files[i].n_stories);
  g_assert_cmpuint (again->n_placed, ==, first->n_placed);
  g_assert_cmpuint (again->n_lost, ==, first->n_lost);
  g_assert_cmpuint (again->n_notes, ==, first->n_notes);
  g_assert_cmpuint (count (desk).stories, ==, files[i].n_stories);
  g_assert_cmpuint (count (desk).annotated, ==, n_annotated);
  assert_sound (desk);
  once_more = dossier_store_undo (desk->library.store, NULL);
  g_assert_cmpuint (count (desk).stories, ==, 0);
  g_assert_cmpuint (count (desk).annotated, ==, 0);
  assert_sound (desk);
}

/* ---- more than is in memory at once ---- */

#define MANY (2 * DOSSIER_IMPORT_PART_ENTRIES + 7)

/* Every tenth entry is a link without a text. */
static char *
write_many (void)
{
  GString *all = g_string_new ("[");

  for (guint i = 0; i < MANY; i++)
    g_string_append_printf (all,
                            "%s{\"url\":\"https://a.example/%u\",\"title\":\"Entry %u\",\"is_archived\":1,"
                            "\"content\":\"%s\",\"annotations\":[{\"quote\":\"words\",\"text\":\"\"}]}",
                            i > 0 ? "," : "", i, i, i % 10 == 0 ? "" : "<p>Some words of it.</p>");
  g_string_append_c (all, ']');
  return g_string_free (all, FALSE);
}

static void
test_many_come_in_the_order_of_the_file (Desk *desk, gconstpointer data)
{
  DossierImportOptions options = { .no_fetch = TRUE }, dry = { .no_fetch = TRUE, .dry_run = TRUE };
  g_autofree char     *text = write_many (), *words_told = NULL, *words_came = NULL, *undone = NULL;
  g_autoptr (DossierImportResult) told = import_file (desk, text, &dry, NULL);
  g_autoptr (DossierImportResult) came = import_file (desk, text, &options, NULL), again = NULL;
  guint n_links = (MANY + 9) / 10;

  words_told = sum_up (told);
  words_came = sum_up (came);
  g_assert_cmpstr (words_came, ==, words_told);
  g_assert_cmpuint (came->n_outcomes[DOSSIER_IMPORTED_LINK], ==, n_links);
  g_assert_cmpuint (came->n_outcomes[DOSSIER_IMPORTED_STORY], ==, MANY - n_links);
  g_assert_cmpuint (came->n_read, ==, MANY);
  g_assert_cmpuint (came->n_placed, ==, MANY - n_links);
  for (guint i = 0; i < MANY; i++)
    {
      const DossierImportLine *line = came->lines->pdata[i];
      g_autoptr (DossierStory) story = dossier_store_load_story (desk->library.store, line->story, NULL);
      g_autofree char *title = g_strdup_printf ("Entry %u", i);

      g_assert_cmpstr (line->title, ==, title);
      g_assert_cmpstr (dossier_story_get_row (story)->title, ==, title);
    }
  again = import_file (desk, text, &options, NULL);
  g_assert_cmpuint (again->n_outcomes[DOSSIER_IMPORTED_SAME], ==, MANY);
  undone = dossier_store_undo (desk->library.store, NULL);
  g_assert_cmpuint (count (desk).stories, ==, 0);
  g_assert_cmpuint (count (desk).annotated, ==, 0);
  g_assert_null (dossier_store_undo (desk->library.store, NULL));
  assert_sound (desk);
}

static void
test_stopped_between_two_parts (Desk *desk, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  DossierImportOptions options = { .no_fetch = TRUE };
  g_autofree char     *text = write_many (), *undone = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierImportResult) result = NULL;

  g_assert_true (g_file_set_contents (desk->path, text, -1, NULL));
  result
      = dossier_library_import (desk->library.library, desk->path, &options, stop_cb, cancellable, cancellable, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->n_outcomes[DOSSIER_IMPORTED_STORY], ==, DOSSIER_IMPORT_PART_ENTRIES);
  g_assert_cmpuint (result->n_outcomes[DOSSIER_IMPORTED_STOPPED], ==, MANY - DOSSIER_IMPORT_PART_ENTRIES);
  g_assert_cmpuint (count (desk).stories, ==, DOSSIER_IMPORT_PART_ENTRIES);
  undone = dossier_store_undo (desk->library.store, NULL);
  g_assert_cmpuint (count (desk).stories, ==, 0);
  assert_sound (desk);
}

/* The last article in it is damaged: of it the title is kept. */
static void
test_an_archive_is_read_article_by_article (Desk *desk, gconstpointer data)
{
  static const ZipFile entries[]
      = { { "metadata_0_to_20.json",
            "[{\"slug\":\"a\",\"url\":\"https://a.example/a\",\"title\":\"A\",\"savedAt\":\"2024-05-28T09:30:00Z\"},"
            "{\"slug\":\"b\",\"url\":\"https://a.example/b\",\"title\":\"B\",\"savedAt\":\"2024-05-28T09:30:00Z\"},"
            "{\"slug\":\"c\",\"url\":\"https://a.example/c\",\"title\":\"C\",\"savedAt\":\"2024-05-28T09:30:00Z\"}]",
            TRUE, 0 },
          { "content/a.html", "<p>She joined the lab.</p>", TRUE, 0 },
          { "content/b.html", "<p>He left it, and that was all.</p>", FALSE, 0 },
          { "content/c.html", "<p>Broken.</p>", TRUE, 500 },
          { "highlights/a.md", "> joined the lab\n\nWhen?\n", FALSE, 0 } };
  DossierImportOptions options = { .no_fetch = TRUE };
  g_autoptr (GByteArray) zip = zip_fixture_new (entries, G_N_ELEMENTS (entries));
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierImportResult) result = NULL;
  g_autoptr (DossierStoryContent) a = NULL, b = NULL;

  g_assert_true (g_file_set_contents (desk->path, (const char *) zip->data, zip->len, NULL));
  result = dossier_library_import (desk->library.library, desk->path, &options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->n_outcomes[DOSSIER_IMPORTED_STORY], ==, 2);
  g_assert_cmpuint (result->n_outcomes[DOSSIER_IMPORTED_LINK], ==, 1);
  g_assert_cmpuint (result->n_placed, ==, 1);
  a = load (desk, result, 0);
  b = load (desk, result, 1);
  g_assert_cmpstr (dossier_document_get_text (a->document), ==, "She joined the lab.");
  g_assert_cmpstr (dossier_document_get_text (b->document), ==, "He left it, and that was all.");
  assert_sound (desk);
}

static void
test_several_files_are_one_change (Desk *desk, gconstpointer data)
{
  DossierImportOptions options = { .no_fetch = TRUE, .whole = "5c1a3a0e-0000-4000-8000-000000000001" };
  g_autoptr (DossierImportResult) first = import_file (desk, WALLABAG, &options, NULL);
  g_autoptr (DossierImportResult) second = import_file (desk, READWISE, &options, NULL);
  g_autofree char *undone = NULL;

  g_assert_nonnull (first);
  g_assert_nonnull (second);
  g_assert_cmpuint (count (desk).stories, ==, 3);
  undone = dossier_store_undo (desk->library.store, NULL);
  g_assert_cmpstr (undone, ==, "The import was undone");
  g_assert_cmpuint (count (desk).stories, ==, 0);
  g_assert_null (dossier_store_undo (desk->library.store, NULL));
  assert_sound (desk);
}

/* Who adds an export is told how it is imported; texts that only look like one are stories. */
static void
test_an_export_is_no_story (Desk *desk, gconstpointer data)
{
  static const struct
  {
    const char *name, *words;
    gboolean    is_export;
  } added[] = {
    { "p.csv", POCKET, TRUE },
    { "w.json", WALLABAG, TRUE },
    { "h.json", HYPOTHESIS, TRUE },
    { "marked.csv", "\xef\xbb\xbf" POCKET, TRUE },
    { "list.csv", "name,price\nTea,3\n", FALSE },
    { "some.json", "{\"a\": 1}", FALSE },
    { "note.txt", "[1] A footnote comes first.\n", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (added); i++)
    {
      g_autofree char *path = g_build_filename (desk->library.folder, added[i].name, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierAddResult) result = NULL;

      g_assert_true (g_file_set_contents (path, added[i].words, -1, NULL));
      result = dossier_library_add (desk->library.library, path, NULL, &error);
      g_assert_true ((result == NULL) == added[i].is_export);
      if (added[i].is_export)
        g_assert_error (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_UNSUPPORTED);
    }
  g_assert_cmpuint (count (desk).stories, ==, 3);
}

static const struct
{
  const char *name, *words, *want;
} broken[] = {
  { "nothing at all", "", "no export that is known" },
  { "a story", "Some words.\n", "no export that is known" },
  { "JSON that was cut off", "[{\"is_archived\":", "cannot be read as JSON" },
  { "an export of nothing", "{\"bookmarks\":[]}", "nothing in it" },
  { "an export of what cannot be taken", "title,url,time_added\nX,javascript:x,1\n", "nothing in it" },
};

static void
test_what_cannot_be_imported_is_said (Desk *desk, gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (desk->path, broken[i].words, -1, NULL));
  g_assert_null (dossier_library_import (desk->library.library, desk->path, NULL, NULL, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, broken[i].want));
  g_assert_cmpuint (count (desk).stories, ==, 0);
}

#define ADD(path, data, test) g_test_add (path, Desk, data, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/import/everything comes and goes at once", NULL, test_everything_comes_and_goes_at_once);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path
          = g_strdup_printf ("/import/a dry run tells what comes, and again nothing does/%s", files[i].name);

      ADD (path, GSIZE_TO_POINTER (i), test_a_dry_run_tells_what_comes_and_again_nothing_does);
    }
  ADD ("/import/tags come with their stories and go with them", NULL,
       test_tags_come_with_their_stories_and_go_with_them);
  ADD ("/import/stories that are there get missing tags", NULL, test_stories_that_are_there_get_missing_tags);
  ADD ("/import/tags have their limits", NULL, test_tags_have_their_limits);
  ADD ("/import/pages are fetched and what fails is kept", NULL, test_pages_are_fetched_and_what_fails_is_kept);
  ADD ("/import/a second import fetches what was missing", NULL, test_a_second_import_fetches_what_was_missing);
  ADD ("/import/pages inside are not asked unless that is said", NULL,
       test_pages_inside_are_not_asked_unless_that_is_said);
  ADD ("/import/stopped before the pages came", NULL, test_stopped_before_the_pages_came);
  ADD ("/import/stopped between two pages", NULL, test_stopped_between_two_pages);
  ADD ("/import/a story that is there keeps its text", NULL, test_a_story_that_is_there_keeps_its_text);
  ADD ("/import/more highlights of a book make no other book", NULL, test_more_highlights_of_a_book_make_no_other_book);
  ADD ("/import/a deleted story comes back", NULL, test_a_deleted_story_comes_back);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strdup_printf ("/import/what was undone is imported again/%s", files[i].name);

      ADD (path, GSIZE_TO_POINTER (i), test_what_was_undone_is_imported_again);
    }
  ADD ("/import/many come in the order of the file", NULL, test_many_come_in_the_order_of_the_file);
  ADD ("/import/stopped between two parts", NULL, test_stopped_between_two_parts);
  ADD ("/import/an archive is read article by article", NULL, test_an_archive_is_read_article_by_article);
  ADD ("/import/several files are one change", NULL, test_several_files_are_one_change);
  ADD ("/import/an export is no story", NULL, test_an_export_is_no_story);
  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *path = g_strdup_printf ("/import/what cannot be imported is said/%s", broken[i].name);

      ADD (path, GSIZE_TO_POINTER (i), test_what_cannot_be_imported_is_said);
    }
  return g_test_run ();
}
