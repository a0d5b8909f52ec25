/* test-opml.c - lists of feeds in and out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-opml.h"

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
  g_autofree char *got = write_down (list), *written = dossier_opml_write (list, "My \"list\" & more"), *second = NULL;

  g_assert_cmpstr (got, ==, cases[i].want);
  again = read_list (written, NULL);
  second = write_down (again);
  g_assert_cmpstr (second, ==, cases[i].want);
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
  g_autoptr (GPtrArray) list = NULL;

  for (guint i = 0; i <= DOSSIER_FEED_MAX_OUTLINES; i++)
    g_string_append_printf (text, "<outline xmlUrl='http://f/%u'/>", i);
  list = read_list (text->str, NULL);
  g_assert_cmpuint (list->len, ==, DOSSIER_FEED_MAX_OUTLINES);
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
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
