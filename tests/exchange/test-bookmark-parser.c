/* test-bookmark-parser.c - files of bookmarks as programs write them, as people break them, and too much of everything
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-bookmark-parser.h"

#include <string.h>

#include "dossier-exchange-limits.h"

static GPtrArray *
parse (const char *text, gssize length, GPtrArray *sentences)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierRefusals) refusals = dossier_refusals_new ();
  /* A copy without a NUL: reading past the end is then seen. */
  gsize            size = length < 0 ? strlen (text) : (gsize) length;
  g_autofree char *copy = g_memdup2 (text, size);
  GPtrArray       *bookmarks = dossier_bookmark_parser_run (size > 0 ? copy : "", size, refusals, &error);

  g_assert_no_error (error);
  if (sentences != NULL)
    dossier_refusals_tell (refusals, sentences);
  return bookmarks;
}

/* "folder/folder: title <address> [tags] @added (feed) -- note", a line each, then the refusals. */
static char *
write_down (GPtrArray *bookmarks, GPtrArray *sentences)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < bookmarks->len; i++)
    {
      const DossierBookmark *bookmark = bookmarks->pdata[i];
      g_autofree char       *folder = g_strjoinv ("/", bookmark->folder), *tags = g_strjoinv (",", bookmark->tags);

      g_string_append_printf (out, "%s: %s <%s> [%s] @%" G_GINT64_FORMAT, folder, bookmark->title, bookmark->uri, tags,
                              bookmark->added);
      if (bookmark->feed_uri != NULL)
        g_string_append_printf (out, " (%s)", bookmark->feed_uri);
      if (bookmark->note != NULL)
        g_string_append_printf (out, " -- %s", bookmark->note);
      g_string_append_c (out, '\n');
    }
  for (guint i = 0; i < sentences->len; i++)
    g_string_append_printf (out, "! %s\n", (char *) sentences->pdata[i]);
  return g_string_free (out, FALSE);
}

static const struct
{
  const char *file, *want;
} files[] = {
  { "firefox.html",
    "AI & Law: The EU's “AI Act”, explained <https://law.example/eu-act?a=1&b=2> [law,machine learning] @1716900004"
    " -- What applies when <and to whom>\n"
    "AI & Law/Courts: Court <https://court.example/> [] @1716900008\n"
    "AI & Law/Courts: Court news <https://court.example/news> [] @1716900009 (https://court.example/rss)\n"
    "Bookmarks Toolbar: A lab's blog <https://lab.example/blog/feed/> [] @1716900013\n"
    "! Left out “place:type=6&sort=14&maxResults=10”: only http, https and feed addresses are taken\n"
    "! Left out “javascript:alert(document.cookie)”: only http, https and feed addresses are taken\n" },
  { "chrome.html", "Bookmarks bar: Models <https://models.example/> [] @1700000002\n"
                   ": Bücher <https://xn--bcher-kva.example/%C3%BC> [] @1700000005\n"
                   "! Left out “chrome://settings/”: only http, https and feed addresses are taken\n" },
  { "safari.html", "Favourites: Fruit <https://apple.example/> [] @0\n"
                   "Reading List: A long read <https://long.example/read> [] @0\n" },
  { "pinboard.html", ": Scaling laws, again <https://paper.example/scaling> [paper,scaling] @1600000000"
                     " -- The second table is what matters.\n> a quotation\n"
                     ": https://paper.example/untitled <https://paper.example/untitled> [] @1600000001\n" },
  { "shaarli.html", ": A tool <https://tool.example/> [tool,web dev] @1719835200"
                    " -- Found through a friend.\nSecond line\n"
                    ": Wiki at home <http://192.168.0.7:8080/wiki> [home] @1719835201\n" },
  { "pocket.html", ": On agents <https://essay.example/agents> [agents,to read] @1650000000\n"
                   ": https://bare.example/ <https://bare.example/> [] @1650000001\n"
                   ": Old <https://old.example/> [] @1550000000\n" },
  { "explorer.html", "Links: Old © site <http://old.example/index.asp?id=1&name=x> [] @1200000001\n"
                     "Links: Wire <http://wire.example/news.rss> [] @1200000004 (http://wire.example/news.rss)\n" },
  { "minutes.html", "One: Bare &amp quoted <https://bare.example/a> [x,y,z] @1680000000\n"
                    "One: Single 'quotes' <https://single.example/> [] @1680000000\n"
                    "One/Two: Deep <https://deep.example/> [] @0 -- Never closed\n" },
  { "broken.html", ": Open < and bold & more <https://open.example/> [] @0\n"
                   ": https://next.example/ <https://next.example/> [] @0\n"
                   ": https://last.example/ <https://last.example/> [] @0\n"
                   "! Left out “/relative”: only http, https and feed addresses are taken\n"
                   "! Left out 1 address that is broken: “https://”\n" },
};

static void
check_file (gconstpointer data)
{
  gsize            i = GPOINTER_TO_SIZE (data), length;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "exchange", files[i].file, NULL);
  g_autofree char *text = NULL, *got = NULL;
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free), bookmarks = NULL;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  g_assert_true (dossier_bookmark_parser_is_meant (text));
  bookmarks = parse (text, (gssize) length, sentences);
  got = write_down (bookmarks, sentences);
  g_assert_cmpstr (got, ==, files[i].want);
}

static const struct
{
  const char *name, *text, *want;
} cases[] = {
  { "nothing at all", "", "" },
  { "the beginning of a tag", "<", "" },
  { "the beginning of an end tag", "<DL></", "" },
  { "a quote without an end", "<A HREF=\"https://a/>x<A HREF='https://b/'>",
    ": x <https://a/> [] @0\n: https://b/ <https://b/> [] @0\n" },
  { "a quote that another tag ends", "<A HREF=\"https://a/ >x<DT><A HREF=\"https://b/\">B",
    "! Left out 1 address that is broken: “https://a/ >x<DT><A HREF=”\n" },
  { "a comment without an end", "<!-- <A HREF=https://a/>A</A><A HREF=https://b/>B</A>", ": B <https://b/> [] @0\n" },
  { "hidden links are none", "<!-- <A HREF=https://a/>A</A> --><A HREF=https://b/>B</A>", ": B <https://b/> [] @0\n" },
  { "a scheme in capitals", "<A HREF='HTTPS://a/'>A", ": A <HTTPS://a/> [] @0\n" },
  { "a scheme parted by a line", "<A HREF='java\nscript:x'>A",
    "! Left out “java script:x”: only http, https and feed addresses are taken\n" },
  { "a scheme parted by a reference", "<A HREF='java&#1;script&colon;x'>A",
    "! Left out “javascript&colon;x”: only http, https and feed addresses are taken\n" },
  { "the like is counted together", "<A HREF='javascript:1'><A HREF='JavaScript:2'><A HREF='file:///etc/passwd'>",
    "! Left out 2 addresses that begin with “javascript:”: only http, https and feed addresses are taken\n"
    "! Left out “file:///etc/passwd”: only http, https and feed addresses are taken\n" },
  { "a feed that is no address", "<A HREF='https://a/' FEEDURL='|cmd'>A</A>",
    ": A <https://a/> [] @0\n! Left out “|cmd”: only http, https and feed addresses are taken\n" },
  { "a feed alone", "<A FEEDURL='https://a/rss'>A</A>", ": A <https://a/rss> [] @0 (https://a/rss)\n" },
  { "a page that runs something, with a feed", "<A HREF='javascript:x' FEEDURL='https://a/rss'>A</A>",
    "! Left out “javascript:x”: only http, https and feed addresses are taken\n" },
  { "a password", "<A HREF='https://joe:secret@a.example/x'>A",
    "! Left out 1 address that holds a user's name or password, at “a.example”: a library does not keep them\n" },
  { "a title turned around", "<A HREF='https://a/'>x\xE2\x80\xAEy", ": x\xE2\x80\xAEy <https://a/> [] @0\n" },
  { "an address turned around", "<A HREF='https://a/\xE2\x80\xAEx'>A",
    "! Left out 1 address with hidden signs in it, which could lead elsewhere than it seems: "
    "“https://a/\xEF\xBF\xBDx”\n" },
  { "the first attribute of a name counts", "<A HREF='https://a/' HREF='https://b/'>A", ": A <https://a/> [] @0\n" },
  { "no value", "<A HREF ADD_DATE>A", "" },
  { "a folder without a list is none", "<H3>F</H3><A HREF=https://a/>A</A><DL><A HREF=https://b/>B",
    ": A <https://a/> [] @0\nF: B <https://b/> [] @0\n" },
  { "a list without a folder is none", "<H3>F</H3><DL><DL><A HREF=https://a/>A</DL></DL><A HREF=https://b/>B",
    "F: A <https://a/> [] @0\n: B <https://b/> [] @0\n" },
  { "a note for each", "<A HREF=https://a/>A</A><DD>one<DD>two<DT><A HREF=https://b/>B</A>",
    ": A <https://a/> [] @0 -- one\n: B <https://b/> [] @0\n" },
  { "a note of a folder is no one's", "<A HREF=https://a/>A</A><H3>F</H3><DD>n<DL></DL>", ": A <https://a/> [] @0\n" },
  { "the note of what was refused is no one's", "<A HREF=https://a/>A</A><DT><A HREF=about:blank>B</A><DD>n",
    ": A <https://a/> [] @0\n! Left out “about:blank”: only http, https and feed addresses are taken\n" },
  { "a saved link after a note", "<A HREF=https://a/>A</A><DD>n<A HREF=https://b/ ADD_DATE=5>B</A>",
    ": A <https://a/> [] @0 -- n\n: B <https://b/> [] @5\n" },
  { "numbers of characters", "<A HREF=https://a/>&#65;&#x42;&#0;&#xD800;&#x110000;&#99999999999;&nope;&apos;",
    ": AB&nope;' <https://a/> [] @0\n" },
};

static void
check_case (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) bookmarks = parse (cases[i].text, -1, sentences);
  g_autofree char *got = write_down (bookmarks, sentences);

  g_assert_cmpstr (got, ==, cases[i].want);
}

/* ---- too much ---- */

static char *
repeat (const char *before, const char *part, guint n, const char *after)
{
  GString *text = g_string_new (before);

  for (guint i = 0; i < n; i++)
    g_string_append (text, part);
  g_string_append (text, after);
  return g_string_free (text, FALSE);
}

static void
links_past_the_limit_are_left_out_and_told (void)
{
  g_autofree char *text = repeat ("", "<DT><A HREF='https://a/'>A</A>", DOSSIER_BOOKMARKS_MAX + 3, "");
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) bookmarks = parse (text, -1, sentences);

  g_assert_cmpuint (bookmarks->len, ==, DOSSIER_BOOKMARKS_MAX);
  g_assert_cmpuint (sentences->len, ==, 1);
  g_assert_cmpstr (sentences->pdata[0], ==, "Left out 3 entries at the end: at most 20000 of one list are taken");
}

static void
deep_folders_lie_in_the_last_that_is_kept (void)
{
  g_autofree char *text = repeat ("", "<H3>F</H3><DL>", 100000, "<A HREF=https://a/>A</A>");
  g_autofree char *out = repeat (text, "</DL>", 100000, "<A HREF=https://b/>B</A>");
  g_autoptr (GPtrArray) bookmarks = parse (out, -1, NULL);

  g_assert_cmpuint (bookmarks->len, ==, 2);
  g_assert_cmpuint (g_strv_length (((DossierBookmark *) bookmarks->pdata[0])->folder), ==,
                    DOSSIER_BOOKMARKS_MAX_FOLDERS);
  g_assert_cmpuint (g_strv_length (((DossierBookmark *) bookmarks->pdata[1])->folder), ==, 0);
}

static void
long_words_are_cut_at_a_character (void)
{
  g_autofree char *folder = repeat ("<H3>", "ü", DOSSIER_BOOKMARKS_MAX_FOLDER_BYTES, "</H3><DL>");
  g_autofree char *title = repeat ("<A HREF=https://a/ TAGS='a,b,c'>", "ü", DOSSIER_BOOKMARKS_MAX_TITLE_BYTES, "</A>");
  g_autofree char *note = repeat ("<DD>", "ü", DOSSIER_BOOKMARKS_MAX_NOTE_BYTES, "");
  g_autofree char *text = g_strconcat (folder, title, note, NULL);
  g_autoptr (GPtrArray) bookmarks = parse (text, -1, NULL);
  const DossierBookmark *bookmark = bookmarks->pdata[0];

  g_assert_cmpuint (strlen (bookmark->folder[0]), <=, DOSSIER_BOOKMARKS_MAX_FOLDER_BYTES);
  g_assert_cmpuint (strlen (bookmark->title), <=, DOSSIER_BOOKMARKS_MAX_TITLE_BYTES);
  g_assert_cmpuint (strlen (bookmark->note), <=, DOSSIER_BOOKMARKS_MAX_NOTE_BYTES);
  g_assert_true (g_str_has_suffix (bookmark->title, "ü") && g_utf8_validate (bookmark->title, -1, NULL));
  g_assert_true (g_utf8_validate (bookmark->note, -1, NULL) && g_utf8_validate (bookmark->folder[0], -1, NULL));
}

static void
a_long_address_is_refused_and_a_picture_is_passed_over (void)
{
  g_autofree char *address = repeat ("<A HREF='https://a/", "x", 100000, "'>A</A>");
  g_autofree char *picture = repeat ("<A ICON='data:", "x", 1000000, "' HREF='https://b/'>B</A>");
  g_autofree char *tags = repeat ("<A HREF='https://c/' TAGS='", "x,", 1000, "'>C</A>");
  g_autofree char *attributes = repeat ("<A ", "x=y ", 1000000, "HREF='https://d/'>D</A>");
  g_autofree char *text = g_strconcat (address, picture, tags, attributes, NULL);
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) bookmarks = parse (text, -1, sentences);

  g_assert_cmpuint (bookmarks->len, ==, 2);
  g_assert_cmpstr (((DossierBookmark *) bookmarks->pdata[0])->uri, ==, "https://b/");
  g_assert_cmpuint (g_strv_length (((DossierBookmark *) bookmarks->pdata[1])->tags), ==, DOSSIER_BOOKMARKS_MAX_TAGS);
  g_assert_cmpuint (sentences->len, ==, 1);
  g_assert_nonnull (strstr (sentences->pdata[0], "too long"));
}

/* Each would take hours if anything were looked for twice. */
static void
what_never_ends_takes_one_pass (void)
{
  static const char *const parts[]
      = { "<!--", "<A HREF=\"", "<A HREF='", "<A ",  "<",   "</",         "<DL>", "<DD>", "<H3>",
          "<br>", "&",          "&#",        "<A =", "<A/", "<A HREF=x>", "<!",   "<?",   "</DL>" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *text = repeat ("", parts[i], 200000, "");
      g_autoptr (GPtrArray) bookmarks = parse (text, -1, NULL);

      g_assert_cmpuint (bookmarks->len, ==, 0);
    }
}

static void
a_file_that_is_too_large_is_refused (void)
{
  g_autofree char *text = g_malloc0 (DOSSIER_BOOKMARKS_MAX_BYTES + 1);
  g_autoptr (DossierRefusals) refusals = dossier_refusals_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (dossier_bookmark_parser_run (text, DOSSIER_BOOKMARKS_MAX_BYTES + 1, refusals, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE);
}

static void
pages_are_no_bookmarks (void)
{
  static const char *const texts[] = { "", "<!DOCTYPE html><title>Bookmarks</title><a href=https://a/>A</a>",
                                       "<opml><body/></opml>", "NETSCAPE-Bookmark-file-1", "<title>My Pocket Export" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_false (dossier_bookmark_parser_is_meant (texts[i]));
}

/* How many of the outermost folders are no choice of a person. */
static void
folders_that_every_browser_has_are_told (void)
{
  static const struct
  {
    const char *folders; /* around the link */
    guint       want;
  } places[] = {
    { "<H3>Law</H3><DL>", 0 },
    { "<H3 PERSONAL_TOOLBAR_FOLDER=\"true\">Bar</H3><DL>", 1 },
    { "<H3 UNFILED_BOOKMARKS_FOLDER=\"true\">Other</H3><DL><H3>Law</H3><DL>", 1 },
    { "<H3 FOLDED id=\"com.apple.ReadingList\">Reading List</H3><DL>", 1 },
    { "<H3>Law</H3><DL><H3 PERSONAL_TOOLBAR_FOLDER=\"true\">Bar</H3><DL>", 0 },
    { "<H3 PERSONAL_TOOLBAR_FOLDER=\"true\">Bar</H3><DL></DL><H3>Law</H3><DL>", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *file = g_strconcat ("<!DOCTYPE NETSCAPE-Bookmark-file-1><DL>", places[i].folders,
                                           "<DT><A HREF='https://a.example/'>A</A>", NULL);
      g_autoptr (GPtrArray) bookmarks = parse (file, -1, NULL);

      g_test_message ("%s", places[i].folders);
      g_assert_cmpuint (bookmarks->len, ==, 1);
      g_assert_cmpuint (((DossierBookmark *) bookmarks->pdata[0])->n_places, ==, places[i].want);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strdup_printf ("/exchange/bookmark-parser/%s", files[i].file);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), check_file);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/exchange/bookmark-parser/%s", cases[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), check_case);
    }
  g_test_add_func ("/exchange/bookmark-parser/links past the limit are left out and told",
                   links_past_the_limit_are_left_out_and_told);
  g_test_add_func ("/exchange/bookmark-parser/deep folders lie in the last that is kept",
                   deep_folders_lie_in_the_last_that_is_kept);
  g_test_add_func ("/exchange/bookmark-parser/long words are cut at a character", long_words_are_cut_at_a_character);
  g_test_add_func ("/exchange/bookmark-parser/a long address is refused and a picture is passed over",
                   a_long_address_is_refused_and_a_picture_is_passed_over);
  g_test_add_func ("/exchange/bookmark-parser/what never ends takes one pass", what_never_ends_takes_one_pass);
  g_test_add_func ("/exchange/bookmark-parser/a file that is too large is refused",
                   a_file_that_is_too_large_is_refused);
  g_test_add_func ("/exchange/bookmark-parser/folders that every browser has are told",
                   folders_that_every_browser_has_are_told);
  g_test_add_func ("/exchange/bookmark-parser/pages are no bookmarks", pages_are_no_bookmarks);
  return g_test_run ();
}
