/* test-add-words.c - what was handed over, and what came of it, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-add-words.h"

static const struct
{
  const char *name;
  const char *text;
  const char *want; /* joined by blanks; NULL: words */
} cases[] = {
  { "an address", "https://example.org/a", "https://example.org/a" },
  { "an address among blanks", "\n  https://example.org/a \n\n", "https://example.org/a" },
  { "several, one a line", "https://a.example/\r\nHTTP://b.example/\n", "https://a.example/ HTTP://b.example/" },
  { "a feed address", "feed://a.example/rss", "http://a.example/rss" },
  { "a feed address with its scheme", "feed:https://a.example/rss", "https://a.example/rss" },
  { "no scheme but www", "www.example.org/x", "https://www.example.org/x" },
  { "words", "OpenAI hires somebody.", NULL },
  { "an address in a sentence", "See https://example.org/a for more", NULL },
  { "an address and words", "https://example.org/a\nOpenAI hires somebody.", NULL },
  { "a script is no address", "javascript:alert(1)", NULL },
  { "a path is no address", "/etc/passwd", NULL },
  { "nothing", "", NULL },
  { "blanks", " \n\t\n", NULL },
};

static void
test_addresses (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_auto (GStrv) addresses = dossier_add_addresses (cases[i].text);
  g_autofree char *joined = addresses == NULL ? NULL : g_strjoinv (" ", addresses);

  g_assert_cmpstr (joined, ==, cases[i].want);
}

static const struct
{
  const char *name, *input, *want;
} requests[] = {
  { "one address", "dossier:add?url=https%3A%2F%2Fexample.org%2Fa%3Fid%3D1%26x%3D2", "https://example.org/a?id=1&x=2" },
  { "as browsers write it", "dossier://add/?url=https%3A%2F%2Fexample.org%2F", "https://example.org/" },
  { "capital letters", "DOSSIER:add?URL=http%3A%2F%2Fexample.org%2F", "http://example.org/" },
  { "two addresses", "dossier:add?url=https%3A%2F%2Fa.example&title=x&url=https%3A%2F%2Fb.example",
    "https://a.example\nhttps://b.example" },
  { "a file is no address", "dossier:add?url=file%3A%2F%2F%2Fetc%2Fpasswd", NULL },
  { "words are no address", "dossier:add?url=OpenAI%20hires", NULL },
  { "lines in one address", "dossier:add?url=https%3A%2F%2Fa.example%0Ahttps%3A%2F%2Fb.example", NULL },
  { "broken letters", "dossier:add?url=https%3A%2F%2Fa.example%FF", NULL },
  { "a zero byte", "dossier:add?url=https%3A%2F%2Fa.example%00", NULL },
  { "nothing to add", "dossier:add?", NULL },
  { "another request", "dossier:delete?url=https%3A%2F%2Fa.example", NULL },
  { "another scheme", "https://example.org/add?url=https%3A%2F%2Fa.example", NULL },
};

static void
test_request (gconstpointer data)
{
  guint            i = GPOINTER_TO_UINT (data);
  g_autofree char *lines = dossier_add_read_request (requests[i].input);

  g_assert_cmpstr (lines, ==, requests[i].want);
}

static char *
make_addresses (guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "https://example.org/%u\n", i);

  return g_string_free (text, FALSE);
}

static void
test_too_many_addresses_are_words (void)
{
  g_autofree char *most = make_addresses (DOSSIER_ADD_MAX_ADDRESSES);
  g_autofree char *more = make_addresses (DOSSIER_ADD_MAX_ADDRESSES + 1);
  g_auto (GStrv) taken = dossier_add_addresses (most);
  g_auto (GStrv) refused = dossier_add_addresses (more);

  g_assert_cmpuint (g_strv_length (taken), ==, DOSSIER_ADD_MAX_ADDRESSES);
  g_assert_null (refused);
}

static const struct
{
  const char    *name;
  DossierAddSums sums;
  const char    *want;
} sums[] = {
  { "several",
    { .n_new = 3, .n_people = 5, .n_organizations = 4, .n_claims = 6 },
    "3 stories, 5 people, 4 organizations, 6 moves found" },
  { "one of each",
    { .n_new = 1, .n_people = 1, .n_organizations = 1, .n_claims = 1 },
    "1 story, 1 person, 1 organization, 1 move found" },
  { "people of several additions may be the same ones",
    { .n_new = 5, .n_people = 2, .n_organizations = 5, .n_claims = 7, .n_additions = 5 },
    "5 stories, 7 moves found" },
  { "a revised one counts", { .n_revised = 1 }, "1 story, 0 people, 0 organizations, 0 moves found" },
  { "it was here", { .n_same = 1 }, "This story was here already" },
  { "they were here", { .n_same = 4 }, "All 4 stories were here already" },
  { "deleted before", { .n_deleted = 1, .n_same = 2 }, "You had deleted this story: it stays away" },
  { "brought back", { .n_returned = 1, .n_same = 2 }, "The story that you had deleted is back" },
  { "several brought back", { .n_returned = 3 }, "3 stories that you had deleted are back" },
  { "brought back among others",
    { .n_new = 1, .n_returned = 1, .n_claims = 2, .n_additions = 2 },
    "2 stories, 2 moves found" },
  { "feeds", { .n_feeds = 3 }, "3 feeds are in the sidebar now" },
  { "a feed", { .n_feeds = 1 }, "1 feed is in the sidebar now" },
  { "nothing", { 0 }, "Nothing new was found" },
};

static void
test_sums (gconstpointer data)
{
  guint            i = GPOINTER_TO_UINT (data);
  g_autofree char *words = dossier_add_sums_words (&sums[i].sums);

  g_assert_cmpstr (words, ==, sums[i].want);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/add-words/%s", cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_addresses);
    }
  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      g_autofree char *path = g_strdup_printf ("/add-words/sums/%s", sums[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_sums);
    }
  for (guint i = 0; i < G_N_ELEMENTS (requests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/add-words/a request: %s", requests[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_request);
    }
  g_test_add_func ("/add-words/too many addresses are words", test_too_many_addresses_are_words);

  return g_test_run ();
}
