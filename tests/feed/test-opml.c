/* test-opml.c - lists of feeds in and out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-opml.h"

#include <libxml/parser.h>
#include <string.h>

#include "dossier-feed-limits.h"

static GPtrArray *
read_list (const char *text, GPtrArray *refused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  GPtrArray *list = dossier_opml_parse (bytes, refused, &error);

  g_assert_no_error (error);
  return list;
}

/* "folder/folder: title <address> (site)", a line each. */
static char *
write_down (GPtrArray *list)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const DossierOutline *outline = list->pdata[i];
      g_autofree char      *folder = g_strjoinv ("/", outline->folder);

      g_string_append_printf (out, "%s: %s <%s> (%s)\n", folder, outline->title, outline->xml_uri,
                              outline->html_uri != NULL ? outline->html_uri : "");
    }
  return g_string_free (out, FALSE);
}

static const struct
{
  const char *name, *body, *want;
} cases[] = {
  { "folders",
    "<outline text='A'><outline text='B'><outline text='F' xmlUrl='http://f/' htmlUrl='http://s/'/></outline>"
    "<outline title='G' xmlUrl='http://g/'/></outline><outline xmlUrl='http://h/'/>",
    "A/B: F <http://f/> (http://s/)\nA: G <http://g/> ()\n: http://h/ <http://h/> ()\n" },
  { "attribute-names-in-any-case", "<outline TEXT='F' xmlurl='http://f/'/>", ": F <http://f/> ()\n" },
  { "bare-ampersands", "<outline text='R & D' xmlUrl='http://f/?a=1&b=2'/>", ": R & D <http://f/?a=1&b=2> ()\n" },
  { "quotes-and-signs",
    "<outline text=\"The \"F\"\" title=\"The \"F\"\" description=\"a < b <i>c</i>\" "
    "xmlUrl=\"http://f/\"/><outline text=\"G\" xmlUrl=\"http://g/\"/>",
    ": The \"F\" <http://f/> ()\n: G <http://g/> ()\n" },
  { "outline-left-open", "<outline text='A'><outline text='F' xmlUrl='http://f/'>", "A: F <http://f/> ()\n" },
  { "blanks-are-folded", "<outline text=' F\n  F ' xmlUrl=' http://f/ '/>", ": F F <http://f/> ()\n" },
  { "twice-is-kept", "<outline xmlUrl='http://f/'/><outline xmlUrl='http://f/'/>",
    ": http://f/ <http://f/> ()\n: http://f/ <http://f/> ()\n" },
  { "feed-scheme", "<outline text='F' xmlUrl='feed:http://f/'/>", ": F <feed:http://f/> ()\n" },
  { "address-in-url", "<outline text='F' type='RSS' URL='http://f/'/><outline text='G' type='atom' url='http://g/'/>",
    ": F <http://f/> ()\n: G <http://g/> ()\n" },
  { "types-of-all-kinds",
    "<outline text='A' type='atom' xmlUrl='http://a/'/><outline text='B' type='' xmlUrl='http://b/'/>"
    "<outline text='C' type='rss1' xmlUrl='http://c/'/><outline text='D' type='folder' xmlUrl='http://d/'/>"
    "<outline text='E' type='link' xmlUrl='http://e/'/>",
    ": A <http://a/> ()\n: B <http://b/> ()\n: C <http://c/> ()\n: D <http://d/> ()\n: E <http://e/> ()\n" },
  { "title-goes-before-text", "<outline text='F' title='Title of F' xmlUrl='http://f/'/>",
    ": Title of F <http://f/> ()\n" },
  { "folder-entered-again",
    "<outline text='A'><outline text='F' xmlUrl='http://f/'/></outline><outline text='G' xmlUrl='http://g/'/>"
    "<outline text='A'><outline text='H' xmlUrl='http://h/'/></outline>",
    "A: F <http://f/> ()\n: G <http://g/> ()\nA: H <http://h/> ()\n" },
  { "folder-without-a-name", "<outline><outline text='F' xmlUrl='http://f/'/></outline>", ": F <http://f/> ()\n" },
  { "feed-that-holds-feeds", "<outline text='F' xmlUrl='http://f/'><outline text='G' xmlUrl='http://g/'/></outline>",
    ": F <http://f/> ()\nF: G <http://g/> ()\n" },
  { "site-that-is-no-page", "<outline text='F' xmlUrl='http://f/' htmlUrl='javascript:x'/>", ": F <http://f/> ()\n" },
  { "nothing", "", "" },
};

static void
check_list (gconstpointer data)
{
  gsize            i = GPOINTER_TO_SIZE (data);
  g_autofree char *text
      = g_strdup_printf ("<opml version='1.0'><head><title>T</title></head><body>%s</body></opml>", cases[i].body);
  g_autoptr (GPtrArray) list = read_list (text, NULL), again = NULL;
  g_autofree char *got = write_down (list), *written = dossier_opml_write (list, "My \"list\" & more", 0),
                  *second = NULL;

  g_assert_cmpstr (got, ==, cases[i].want);
  again = read_list (written, NULL);
  second = write_down (again);
  g_assert_cmpstr (second, ==, cases[i].want);
}

/* What OPML and FreshRSS say of a feed comes out again; what other readers would run does not. */
static const struct
{
  const char *name, *outline, *want; /* of the attributes, "; " between them; NULL: none */
} kept[] = {
  { "nothing", "type='rss' text='F' title='F'", NULL },
  { "type", "type='atom' text='F'", "type atom" },
  { "title-and-text", "text='Short' title='Long'", "title Long; text Short" },
  { "what-opml-names",
    "version='RSS2' language='de' Description='Words &amp; &quot;more&quot;' category='/AI/Law,news' created='x'",
    "version RSS2; language de; description Words & \"more\"; category /AI/Law,news; created x" },
  { "freshrss", "frss:priority='feed' frss:CssFullContent='main &gt; p'",
    "frss:priority feed; frss:CssFullContent main > p" },
  { "no-commands", "filtercmd='rm' exec='x' onclick='y' style='z' other:thing='a' frss:a:b='c'", NULL },
  { "once", "type='a' TYPE='b' category='c' Category='d'", "type a; category c" },
  { "one-line", "description='a&#10;b\tc'", "description a b c" },
};

static void
check_kept (gconstpointer data)
{
  gsize            i = GPOINTER_TO_SIZE (data);
  g_autofree char *text = g_strdup_printf ("<opml xmlns:frss='https://freshrss.org/opml'><body><outline text='Fo'>"
                                           "<outline %s xmlUrl='http://f/'/></outline></body></opml>",
                                           kept[i].outline);
  g_autoptr (GPtrArray) list = read_list (text, NULL), again = NULL;
  g_autofree char      *written = dossier_opml_write (list, "T", 0);
  const DossierOutline *first = list->pdata[0], *second;
  g_auto (GStrv) lines = g_strsplit (first->attributes != NULL ? first->attributes : "", "\n", -1);
  g_autofree char *got = g_strjoinv ("; ", lines);

  g_assert_cmpstr (got, ==, kept[i].want != NULL ? kept[i].want : "");
  again = read_list (written, NULL);
  second = again->pdata[0];
  g_assert_cmpstr (second->title, ==, first->title);
  g_assert_cmpstr (second->attributes, ==, first->attributes);
  g_assert_null (strstr (written, "rm"));
}

static void
a_new_name_goes_before_the_one_of_the_list (void)
{
  char            *no_folder[] = { NULL };
  DossierOutline   outline = { .title = (char *) "Mine", .xml_uri = (char *) "http://f/", .folder = no_folder };
  g_autofree char *written = NULL;
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  outline.attributes = (char *) "title Long\ntext Short\ntype atom";
  g_ptr_array_add (list, &outline);
  written = dossier_opml_write (list, "T", 0);
  g_assert_nonnull (strstr (written, "<outline type=\"atom\" text=\"Mine\" title=\"Mine\" xmlUrl=\"http://f/\"/>"));
}

/* An XML parser that forgives nothing reads what is written, whatever the names hold. */
static void
what_is_written_is_xml (void)
{
  char            *folder[] = { (char *) "A & \"B\" <c>\x01\x1b", NULL };
  DossierOutline   outline = { .title = (char *) "T\x02\x7f\xC2\x85\xEF\xBF\xBF\xff\n\t'", .folder = folder };
  g_autofree char *written = NULL;
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  xmlDoc *doc;

  outline.xml_uri = (char *) "http://f/?a&b";
  outline.attributes = (char *) "frss:x <\ntype \"\nbroken\n x\nonclick y";
  g_ptr_array_add (list, &outline);
  written = dossier_opml_write (list, "\x03]]>", 1719835200);
  g_assert_true (g_utf8_validate (written, -1, NULL));
  doc = xmlReadMemory (written, (int) strlen (written), NULL, "UTF-8", XML_PARSE_NONET);
  g_assert_nonnull (doc);
  xmlFreeDoc (doc);
  g_assert_nonnull (strstr (written, "<dateCreated>Mon, 01 Jul 2024 12:00:00 GMT</dateCreated>"));
  g_assert_null (strstr (written, "onclick"));
}

static const struct
{
  const char *name, *body;
  guint       n_feeds;
  const char *words; /* of the only sentence */
} refusals[] = {
  { "lists-inside-are-not-followed",
    "<outline type='include' text='L' url='http://l/x.opml'/><outline type='INCLUDE' text='M' xmlUrl='http://m/'/>"
    "<outline text='F' xmlUrl='http://f/'/>",
    1, "2 links to other lists or pages" },
  { "a-list-that-includes-itself", "<outline type='include' text='L' url='feeds.opml'/>", 0, "“feeds.opml”" },
  { "links-are-no-feeds", "<outline type='link' text='P' url='http://p/'/>", 0, "1 link to another list or page" },
  { "feeds-without-an-address",
    "<outline type='rss' text='Lost'/><outline type='rss' text='Folder'><outline/></outline>", 0,
    "1 feed without an address: “Lost”" },
  { "pages-that-another-reader-makes-feeds-of",
    "<outline type='HTML+XPath' text='P' xmlUrl='http://p/' frss:xPathItem='//a'/>", 0, "by its own rules" },
  { "the-like-is-counted-together",
    "<outline xmlUrl='|exec a'/><outline xmlUrl='|exec b'/><outline><outline xmlUrl='|exec c'/></outline>", 0,
    "3 addresses that begin with “|exec”" },
  { "passwords", "<outline xmlUrl='http://me:secret@f/'/>", 0, "password" },
};

static void
check_refusal (gconstpointer data)
{
  gsize            i = GPOINTER_TO_SIZE (data);
  g_autofree char *text = g_strdup_printf ("<opml><body>%s</body></opml>", refusals[i].body);
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) list = read_list (text, sentences);

  g_assert_cmpuint (list->len, ==, refusals[i].n_feeds);
  g_assert_cmpuint (sentences->len, ==, 1);
  g_assert_nonnull (strstr (sentences->pdata[0], refusals[i].words));
}

static void
addresses_that_run_something_are_refused_and_told (void)
{
  static const char *const bad[]
      = { "|rm -rf", "exec:x", "file:///etc/passwd", "javascript:alert(1)", "filter:x:http://f/" };
  g_autoptr (GString) text = g_string_new ("<opml><body>");
  g_autoptr (GPtrArray) refused = g_ptr_array_new_with_free_func (g_free), list = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_string_append_printf (text, "<outline text='F' xmlUrl='%s' filtercmd='rm'/>", bad[i]);
  g_string_append (text, "<outline text='G' xmlUrl='HTTPS://g/'/></body></opml>");
  list = read_list (text->str, refused);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpuint (refused->len, ==, G_N_ELEMENTS (bad));
  g_assert_nonnull (strstr (refused->pdata[0], "|rm -rf"));
}

static void
what_is_no_list_is_refused (void)
{
  static const char *const texts[] = { "", "<rss><channel/></rss>", "<html></html>", "words" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_bytes_new (texts[i], strlen (texts[i]));

      g_assert_null (dossier_opml_parse (bytes, NULL, &error));
      g_assert_error (error, DOSSIER_FEED_ERROR, DOSSIER_FEED_ERROR_NOT_A_FEED);
    }
}

static void
an_address_that_is_the_title_is_one_line (void)
{
  static const char text[] = "<opml><body><outline xmlUrl=\"https://example.org/a&#10;  b\"/></body></opml>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (GPtrArray) outlines = dossier_opml_parse (bytes, NULL, NULL);

  g_assert_cmpuint (outlines->len, ==, 1);
  g_assert_cmpstr (((DossierOutline *) outlines->pdata[0])->title, ==, "https://example.org/a b");
}

static void
feeds_past_the_limit_are_left_out (void)
{
  g_autoptr (GString) text = g_string_new ("<opml><body>");
  g_autoptr (GPtrArray) refused = g_ptr_array_new_with_free_func (g_free), list = NULL;

  for (guint i = 0; i <= DOSSIER_FEED_MAX_OUTLINES; i++)
    g_string_append_printf (text, "<outline xmlUrl='http://f/%u'/>", i);
  list = read_list (text->str, refused);
  g_assert_cmpuint (list->len, ==, DOSSIER_FEED_MAX_OUTLINES);
  g_assert_cmpstr (refused->pdata[0], ==, "Left out 1 entry at the end: at most 20000 of one list are taken");
}

static void
deep_folders_are_survived (void)
{
  g_autoptr (GString) text = g_string_new ("<opml><body>");
  g_autoptr (GPtrArray) list = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append (text, "<outline text='A'>");
  g_string_append (text, "<outline xmlUrl='http://f/'/>");
  list = read_list (text->str, NULL);
  g_assert_cmpuint (list->len, <=, 1);
}

/* Each feed has all names around it: they must not be many and long. */
/* What is cut off within a space has none at its end, as if it had been read from a list that was written. */
static void
names_of_folders_that_are_cut_end_in_a_word (void)
{
  g_autofree char *word = g_strnfill (DOSSIER_FEED_MAX_FOLDER_BYTES - 1, 'x');
  g_autofree char *opml = g_strdup_printf ("<opml version='2.0'><body><outline text='%s y'><outline text='A' "
                                           "xmlUrl='http://a/'/></outline></body></opml>",
                                           word);
  g_autoptr (GBytes) bytes = g_bytes_new_static (opml, strlen (opml));
  g_autoptr (GPtrArray) refused = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) outlines = dossier_opml_parse (bytes, refused, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (((DossierOutline *) g_ptr_array_index (outlines, 0))->folder[0], ==, word);
}

static void
names_of_folders_are_bounded (void)
{
  g_autoptr (GString) text = g_string_new ("<opml><body>");
  g_autofree char *name = g_strnfill (5000, 'x');
  g_autoptr (GPtrArray) list = NULL;
  const DossierOutline *outline;

  for (guint i = 0; i < 50; i++)
    g_string_append_printf (text, "<outline text='%s'>", name);
  g_string_append (text, "<outline xmlUrl='http://f/'/>");
  list = read_list (text->str, NULL);
  outline = list->pdata[0];
  g_assert_cmpuint (g_strv_length (outline->folder), ==, DOSSIER_FEED_MAX_FOLDERS);
  g_assert_cmpuint (strlen (outline->folder[0]), ==, DOSSIER_FEED_MAX_FOLDER_BYTES);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_autofree char *path = g_strdup_printf ("/feed/opml/kept/%s", kept[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), check_kept);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strdup_printf ("/feed/opml/refused/%s", refusals[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), check_refusal);
    }
  g_test_add_func ("/feed/opml/a-new-name-goes-before-the-one-of-the-list", a_new_name_goes_before_the_one_of_the_list);
  g_test_add_func ("/feed/opml/what-is-written-is-xml", what_is_written_is_xml);
  g_test_add_func ("/feed/opml/names-of-folders-are-bounded", names_of_folders_are_bounded);
  g_test_add_func ("/feed/opml/names-of-folders-that-are-cut-end-in-a-word",
                   names_of_folders_that_are_cut_end_in_a_word);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/feed/opml/%s", cases[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), check_list);
    }
  g_test_add_func ("/feed/opml/addresses-that-run-something-are-refused-and-told",
                   addresses_that_run_something_are_refused_and_told);
  g_test_add_func ("/feed/opml/what-is-no-list-is-refused", what_is_no_list_is_refused);
  g_test_add_func ("/feed/opml/an-address-that-is-the-title-is-one-line", an_address_that_is_the_title_is_one_line);
  g_test_add_func ("/feed/opml/feeds-past-the-limit-are-left-out", feeds_past_the_limit_are_left_out);
  g_test_add_func ("/feed/opml/deep-folders-are-survived", deep_folders_are_survived);
  return g_test_run ();
}
