/* test-feed-list.c - lists of feeds that people bring from elsewhere, and take there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <string.h>

#include "dossier-feed-list.h"
#include "dossier-subscriptions.h"
#include "library-fixture.h"

#define NETSCAPE "<!DOCTYPE NETSCAPE-Bookmark-file-1>"

static DossierFeedList *
read_list (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  DossierFeedList *list = dossier_feed_list_read (bytes, "list", &error);

  g_assert_no_error (error);
  return list;
}

/* "folder: title <address> (site) attributes", a line each. */
static char *
write_down (GPtrArray *feeds)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < feeds->len; i++)
    {
      const DossierListedFeed *feed = feeds->pdata[i];
      g_autofree char         *folder = dossier_feed_list_dup_folder (feed);

      g_string_append_printf (out, "%s: %s <%s> (%s)%s%s\n", folder != NULL ? folder : "", feed->title, feed->uri,
                              feed->site != NULL ? feed->site : "", feed->attributes != NULL ? " " : "",
                              feed->attributes != NULL ? feed->attributes : "");
    }
  return g_string_free (out, FALSE);
}

static const struct
{
  const char *name, *text, *want;
  guint       n_refused, n_pages;
} cases[] = {
  { "OPML with folders in one another",
    "<opml><body><outline text='A'><outline text='B'><outline text='F' xmlUrl='https://f/' htmlUrl='https://s/'/>"
    "</outline></outline></body></opml>",
    "A / B: F <https://f/> (https://s/)\n", 0, 0 },
  { "a folder with the separator in its name",
    "<opml><body><outline text='A / B'><outline text='F' xmlUrl='https://f/'/></outline></body></opml>",
    "A/B: F <https://f/> ()\n", 0, 0 },
  { "a folder without a name is none",
    "<opml><body><outline text=''><outline text='F' xmlUrl='https://f/'/></outline></body></opml>",
    ": F <https://f/> ()\n", 0, 0 },
  { "feed: is http or https",
    "<opml><body><outline text='F' xmlUrl='feed://f/'/><outline text='G' xmlUrl='feed:http://g/'/></body></opml>",
    ": F <https://f/> ()\n: G <http://g/> ()\n", 0, 0 },
  { "each feed once, the first time counts",
    "<opml><body><outline text='F' xmlUrl='https://f/'/><outline text='Again' xmlUrl='https://f/'/>"
    "<outline text='feed' xmlUrl='feed://f/'/></body></opml>",
    ": F <https://f/> ()\n", 0, 0 },
  { "what was refused is told",
    "<opml><body><outline text='F' xmlUrl='|exec'/><outline text='G' xmlUrl='https://g/'/></body></opml>",
    ": G <https://g/> ()\n", 1, 0 },
  { "bookmarks: the feeds among them",
    NETSCAPE "<DL><DT><H3>A</H3><DL><DT><A HREF='https://f/news.rss'>F</A><DT><A HREF='https://p/'>Page</A>"
             "<DT><A HREF='https://s/' FEEDURL='https://s/x'>S</A></DL><DT><A HREF='javascript:x'>J</A></DL>",
    "A: F <https://f/news.rss> ()\nA: S <https://s/x> (https://s/)\n", 1, 1 },
  { "bookmarks without a feed", NETSCAPE "<DL><DT><A HREF='https://p/'>P</A><DT><A HREF='https://q/'>Q</A></DL>", "", 0,
    2 },
  { "bookmarks in another encoding",
    NETSCAPE "<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=iso-8859-1'>"
             "<DT><A HREF='https://f/feed'>Caf\xe9</A>",
    ": Caf\xc3\xa9 <https://f/feed> ()\n", 0, 0 },
};

static void
check_read (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (DossierFeedList) list = read_list (cases[i].text);
  g_autofree char *got = write_down (list->feeds);

  g_assert_cmpstr (got, ==, cases[i].want);
  g_assert_cmpuint (list->refused->len, ==, cases[i].n_refused);
  g_assert_cmpuint (list->n_pages, ==, cases[i].n_pages);
}

static void
what_is_no_list_is_refused (void)
{
  static const char *const texts[]
      = { "", "words", "<html><a href='https://f/rss'>F</a></html>", "<rss version='2.0'/>" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_bytes_new (texts[i], strlen (texts[i]));

      g_assert_null (dossier_feed_list_read (bytes, "file", &error));
      g_assert_nonnull (error);
    }
}

static void
what_is_there_already_and_what_is_inside_is_found_out (void)
{
  static const char text[]
      = "<opml><body><outline xmlUrl='https://known.example/'/>"
        "<outline xmlUrl='https://new.example/'/><outline xmlUrl='http://localhost/'/></body></opml>";
  TestLibrary test;
  g_autoptr (DossierFeedList) list = read_list (text);
  g_autoptr (GError) error = NULL;

  test_library_open (&test);
  g_assert_cmpint (dossier_store_add_feed (test.store, "https://known.example/", NULL, NULL, NULL, NULL), !=, 0);
  g_assert_true (dossier_feed_list_look_up (list, test.store, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < 3; i++)
    {
      const DossierListedFeed *feed = list->feeds->pdata[i];

      g_assert_cmpint (feed->is_known, ==, i == 0);
      g_assert_cmpint (feed->is_private, ==, i == 2);
    }
  test_library_close (&test);
}

/* Through the library and out again: the same list. */
static void
a_list_comes_out_as_it_went_in (void)
{
  static const char text[]
      = "<opml xmlns:frss='https://freshrss.org/opml'><body>"
        "<outline text='Z'><outline text='F' title='Long F' xmlUrl='https://f/' htmlUrl='https://s/'"
        " description='Words &amp; more' category='/a/b' language='de' type='atom' frss:priority='feed'/>"
        "<outline text='Inner'><outline text='G' xmlUrl='https://g/'/></outline>"
        "<outline text='H' xmlUrl='https://h/'/></outline>"
        "<outline text='I' xmlUrl='https://i/'/>"
        "<outline text='A'><outline text='J' xmlUrl='https://j/'/></outline></body></opml>";
  TestLibrary test;
  g_autoptr (DossierFeedList) list = read_list (text), again = NULL;
  g_autoptr (GPtrArray) feeds = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_feed_subscription_free);
  g_autofree char *before = write_down (list->feeds), *written = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  test_library_open (&test);
  for (guint i = 0; i < list->feeds->len; i++)
    g_ptr_array_add (feeds, dossier_listed_feed_to_subscription (list->feeds->pdata[i], FALSE));
  g_assert_true (dossier_store_subscribe (test.store, feeds, TRUE, NULL, &error));
  written = dossier_feed_list_write (test.store, 1719835200, &n, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 5);
  again = read_list (written);
  after = write_down (again->feeds);
  g_assert_cmpstr (after, ==, before);
  g_assert_nonnull (strstr (written, "text=\"F\" title=\"Long F\""));
  g_assert_nonnull (strstr (written, "<dateCreated>Mon, 01 Jul 2024 12:00:00 GMT</dateCreated>"));
  test_library_close (&test);
}

/* A feed that came later lies with the others of its folder; each folder is there once. */
static void
a_folder_is_written_once (void)
{
  static const struct
  {
    const char *uri, *folder;
  } feeds[] = { { "https://1/", "A / B" }, { "https://2/", NULL },    { "https://3/", "A" },
                { "https://4/", "C" },     { "https://5/", "A / B" }, { "https://6/", "A / D" } };
  static const char want[] = "A / B: https://1/ <https://1/> ()\nA / B: https://5/ <https://5/> ()\n"
                             "A: https://3/ <https://3/> ()\nA / D: https://6/ <https://6/> ()\n"
                             ": https://2/ <https://2/> ()\nC: https://4/ <https://4/> ()\n";
  TestLibrary       test;
  g_autofree char  *written = NULL, *got = NULL;
  g_autoptr (DossierFeedList) list = NULL;

  test_library_open (&test);
  for (guint i = 0; i < G_N_ELEMENTS (feeds); i++)
    dossier_store_add_feed (test.store, feeds[i].uri, NULL, NULL, feeds[i].folder, NULL);
  written = dossier_feed_list_write (test.store, 0, NULL, NULL);
  list = read_list (written);
  got = write_down (list->feeds);
  g_assert_cmpstr (got, ==, want);
  g_assert_null (strstr (strstr (written, "text=\"B\"") + 1, "text=\"B\""));
  test_library_close (&test);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/library/feed-list/%s", cases[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), check_read);
    }
  g_test_add_func ("/library/feed-list/what is no list is refused", what_is_no_list_is_refused);
  g_test_add_func ("/library/feed-list/what is there already and what is inside is found out",
                   what_is_there_already_and_what_is_inside_is_found_out);
  g_test_add_func ("/library/feed-list/a list comes out as it went in", a_list_comes_out_as_it_went_in);
  g_test_add_func ("/library/feed-list/a folder is written once", a_folder_is_written_once);
  return g_test_run ();
}
