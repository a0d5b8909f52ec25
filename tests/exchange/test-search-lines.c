/* test-search-lines.c - lists of saved searches, whole and broken
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-search-lines.h"

#include <string.h>

static const struct
{
  const char *name, *data;
  const char *want; /* "name=query;..." , or with a "!" before it, words of what is wrong */
} cases[] = {
  { "two", "{\"name\":\"A\",\"query\":\"chips\"}\n{\"name\":\" B \",\"query\":\"is:unread\"}\n",
    "A=chips;B=is:unread;" },
  { "nothing", "\n\n", "" },
  { "other-members", "{\"name\":\"A\",\"query\":\"chips\",\"stories\":7,\"problem\":null}", "A=chips;" },
  { "windows-lines", "{\"name\":\"A\",\"query\":\"chips\"}\r\n", "A=chips;" },
  { "no-json", "name,query\n", "!Line 1" },
  { "no-query", "{\"name\":\"A\",\"query\":\"a\"}\n\n{\"name\":\"B\"}", "!Line 3" },
  { "a-query-that-is-no-text", "{\"name\":\"A\",\"query\":[1]}", "!Line 1" },
  { "a-query-that-is-not-understood", "{\"name\":\"A\",\"query\":\"is:eaten\"}", "!is:eaten" },
  { "no-name", "{\"query\":\"chips\"}", "!letters" },
  { "an-array", "[{\"name\":\"A\",\"query\":\"chips\"}]", "!Line 1" },
  { "no-utf-8", "{\"name\":\"\xff\",\"query\":\"chips\"}", "!not text" },
};

static void
test_case (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].data, strlen (cases[i].data));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) searches = dossier_search_lines_read (bytes, &error);
  g_autoptr (GString) words = g_string_new (NULL);

  if (cases[i].want[0] == '!')
    {
      g_assert_null (searches);
      g_assert_nonnull (strstr (error->message, cases[i].want + 1));
      return;
    }
  g_assert_no_error (error);
  for (guint s = 0; s < searches->len; s++)
    g_string_append_printf (words, "%s=%s;", ((DossierSavedSearch *) searches->pdata[s])->name,
                            ((DossierSavedSearch *) searches->pdata[s])->query);
  g_assert_cmpstr (words->str, ==, cases[i].want);
}

static void
test_limit (void)
{
  g_autofree char *blanks = g_strnfill (DOSSIER_SAVED_SEARCH_MAX_LIST + 1, '\n');
  g_autoptr (GBytes) longest = g_bytes_new_static (blanks, DOSSIER_SAVED_SEARCH_MAX_LIST);
  g_autoptr (GBytes) longer = g_bytes_new_static (blanks, DOSSIER_SAVED_SEARCH_MAX_LIST + 1);
  g_autoptr (GBytes) cut = g_bytes_new_static ("\n\0\n", 3);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) none = dossier_search_lines_read (longest, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_null (dossier_search_lines_read (longer, &error));
  g_assert_error (error, DOSSIER_SAVED_SEARCH_ERROR, DOSSIER_SAVED_SEARCH_ERROR_MANY);
  g_assert_null (dossier_search_lines_read (cut, NULL));
}

/* A line that would make the parser call itself until the stack ends. */
static void
test_depth (gconstpointer data)
{
  g_autofree char *line = g_strnfill (2000000, '['), *text = g_strconcat (data, line, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;

  g_assert_null (dossier_search_lines_read (bytes, &error));
  g_assert_error (error, DOSSIER_SAVED_SEARCH_ERROR, DOSSIER_SAVED_SEARCH_ERROR_QUERY);
}

/* What is behind the last one that there is room for is not read. */
static void
test_count (void)
{
  g_autoptr (GString) list = g_string_new (NULL);
  g_autoptr (GBytes) most = NULL, more = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = NULL;

  for (guint i = 0; i < DOSSIER_SAVED_SEARCH_MAX; i++)
    g_string_append_printf (list, "{\"name\":\"S%u\",\"query\":\"chips\"}\n\n", i);
  most = g_bytes_new (list->str, list->len);
  all = dossier_search_lines_read (most, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, DOSSIER_SAVED_SEARCH_MAX);
  g_string_append (list, "no JSON\n");
  more = g_bytes_new (list->str, list->len);
  g_assert_null (dossier_search_lines_read (more, &error));
  g_assert_error (error, DOSSIER_SAVED_SEARCH_ERROR, DOSSIER_SAVED_SEARCH_ERROR_MANY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/search-lines/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/search-lines/limit", test_limit);
  g_test_add_func ("/search-lines/more-than-can-be-kept", test_count);
  g_test_add_data_func ("/search-lines/too-deep", "", test_depth);
  g_test_add_data_func ("/search-lines/too-deep-behind-a-comment", "/*\"*/", test_depth);
  g_test_add_data_func ("/search-lines/too-deep-behind-other-quotes", "['\"',", test_depth);
  g_test_add_data_func ("/search-lines/too-deep-behind-a-backslash", "['\\',", test_depth);
  return g_test_run ();
}
