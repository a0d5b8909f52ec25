/* test-feed-tag.c - one start tag, read as its writer meant it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-feed-tag-private.h"

#include <string.h>

#include "dossier-feed-limits.h"

static const struct
{
  const char    *name, *text;
  gboolean       is_list;
  DossierFeedTag want;
  const char    *tag, *rest;
} cases[] = {
  { "bare", "<a>x", FALSE, DOSSIER_FEED_TAG_OPEN, "<a", "x" },
  { "empty", "<a/>x", FALSE, DOSSIER_FEED_TAG_EMPTY, "<a", "x" },
  { "values", "<a b='1' c = \"2\">", FALSE, DOSSIER_FEED_TAG_OPEN, "<a b=\"1\" c=\"2\"", "" },
  { "blank-missing", "<a b='1'c='2'>", FALSE, DOSSIER_FEED_TAG_OPEN, "<a b=\"1\" c=\"2\"", "" },
  { "no-quotes", "<a b=1 c=http://x/y>z", FALSE, DOSSIER_FEED_TAG_OPEN, "<a b=\"1\" c=\"http://x/y\"", "z" },
  { "no-value", "<a b>", FALSE, DOSSIER_FEED_TAG_OPEN, "<a b=\"b\"", "" },
  { "said-twice", "<a b='1' b='2'>", FALSE, DOSSIER_FEED_TAG_OPEN, "<a b=\"1\"", "" },
  { "signs-in-a-value", "<a b='<\">'>", FALSE, DOSSIER_FEED_TAG_OPEN, "<a b=\"&lt;&quot;>\"", "" },
  { "less-than-before-a-word", "<b then</title>", FALSE, DOSSIER_FEED_TAG_NONE, "", NULL },
  { "quote-where-no-value-is", "<b it's</title>", FALSE, DOSSIER_FEED_TAG_NONE, "", NULL },
  { "quote-without-an-end", "<a b='1>", FALSE, DOSSIER_FEED_TAG_NONE, "", NULL },
  { "cut-off", "<a b", FALSE, DOSSIER_FEED_TAG_CUT, "", NULL },
  { "quotes-in-a-list", "<outline text=\"The \"Big\" One\" xmlUrl=\"http://x/\"/>", TRUE, DOSSIER_FEED_TAG_EMPTY,
    "<outline text=\"The &quot;Big&quot; One\" xmlUrl=\"http://x/\"", "" },
  { "markup-in-a-list", "<outline text=\"by <a href=\"http://y/\">Y</a>.\" xmlUrl=\"http://x/\"/>\n</body>", TRUE,
    DOSSIER_FEED_TAG_EMPTY, "<outline text=\"by &lt;a href=&quot;http://y/&quot;>Y&lt;/a>.\" xmlUrl=\"http://x/\"",
    "\n</body>" },
  { "greater-than-in-a-list", "<outline text=\"a > b\">", TRUE, DOSSIER_FEED_TAG_OPEN, "<outline text=\"a > b\"", "" },
};

static void
check_tag (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GString) out = g_string_new (NULL);
  const char *text = cases[i].text, *next;
  guint       spaces = 9;

  g_assert_cmpint (dossier_feed_tag_read (text, text + strlen (text), cases[i].is_list, &spaces, out, &next), ==,
                   cases[i].want);
  g_assert_cmpstr (out->str, ==, cases[i].tag);
  if (cases[i].rest != NULL)
    g_assert_cmpstr (next, ==, cases[i].rest);
}

static guint
count_attributes (guint n)
{
  g_autoptr (GString) text = g_string_new ("<a"), out = g_string_new (NULL);
  const char *next;
  guint       spaces = 2;
  guint       found = 0;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, " b%u='x'", i);
  g_string_append (text, ">");
  g_assert_cmpint (dossier_feed_tag_read (text->str, text->str + text->len, FALSE, &spaces, out, &next), ==,
                   DOSSIER_FEED_TAG_OPEN);
  for (const char *at = out->str; (at = strchr (at, '=')) != NULL; at++)
    found++;
  return found;
}

static void
attributes_past_the_limit_are_left_out (void)
{
  g_assert_cmpuint (count_attributes (DOSSIER_FEED_MAX_ATTRIBUTES), ==, DOSSIER_FEED_MAX_ATTRIBUTES);
  g_assert_cmpuint (count_attributes (DOSSIER_FEED_MAX_ATTRIBUTES + 1), ==, DOSSIER_FEED_MAX_ATTRIBUTES);
}

static void
values_past_the_limit_are_left_out (void)
{
  g_autofree char *value = g_strnfill (DOSSIER_FEED_MAX_VALUE_BYTES + 1, 'v');
  g_autofree char *text = g_strdup_printf ("<a b='%s' c='1'>", value);
  g_autoptr (GString) out = g_string_new (NULL);
  const char *next;
  guint       spaces = 2;

  dossier_feed_tag_read (text, text + strlen (text), FALSE, &spaces, out, &next);
  g_assert_cmpstr (out->str, ==, "<a c=\"1\"");
}

static void
namespaces_past_the_limit_are_left_out (void)
{
  static const char text[] = "<a xmlns='1' xmlns:b='2' xmlns:c='3' d='4'>";
  g_autoptr (GString) out = g_string_new (NULL);
  const char *next;
  guint       spaces = 2;

  dossier_feed_tag_read (text, text + strlen (text), FALSE, &spaces, out, &next);
  g_assert_cmpstr (out->str, ==, "<a xmlns=\"1\" xmlns:b=\"2\" d=\"4\"");
  g_assert_cmpuint (spaces, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/feed/tag/%s", cases[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), check_tag);
    }
  g_test_add_func ("/feed/tag/attributes-past-the-limit-are-left-out", attributes_past_the_limit_are_left_out);
  g_test_add_func ("/feed/tag/values-past-the-limit-are-left-out", values_past_the_limit_are_left_out);
  g_test_add_func ("/feed/tag/namespaces-past-the-limit-are-left-out", namespaces_past_the_limit_are_left_out);
  return g_test_run ();
}
