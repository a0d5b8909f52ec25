/* test-extraction.c - what comes in to what is kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-extraction.h"

#include <string.h>

#include "dossier-library.h"
#include "dossier-pipeline.h"

static const struct
{
  const char *name, *title, *summary_html, *content_html, *plain;
  const char *want_title, *want_text, *want_summary;
} entries[] = {
  { "content goes before summary", "T", "<p>Short.</p>", "<p>Long <b>one</b>.</p>", NULL, "T", "Long one.", "Short." },
  { "a summary alone is the text", "T", "Only this.", NULL, NULL, "T", "Only this.", "Only this." },
  { "empty content gives way", "T", "<p>Words</p>", "<p> </p>", NULL, "T", "Words", "Words" },
  { "plain words", "T", NULL, NULL, "One.\nTwo.", "T", "One.\nTwo.", "One. Two." },
  { "a title alone is the text too", "Jan Leike joins Anthropic", NULL, NULL, NULL, "Jan Leike joins Anthropic",
    "Jan Leike joins Anthropic", "Jan Leike joins Anthropic" },
  { "no title: the first sentence", NULL, NULL, "<p>Jan Leike left. He said so.</p>", NULL, NULL,
    "Jan Leike left. He said so.", "Jan Leike left. He said so." },
  { "scripts are not words", "T", NULL, "<script>alert(1)</script><p>Safe</p>", NULL, "T", "Safe", "Safe" },
};

static void
test_entry (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (DossierDraft) draft = dossier_draft_new ();
  g_autoptr (GError) error = NULL;

  draft->title = g_strdup (entries[i].title);
  draft->summary_html = g_strdup (entries[i].summary_html);
  draft->content_html = g_strdup (entries[i].content_html);
  draft->plain_text = g_strdup (entries[i].plain);
  g_assert_true (dossier_extract_entry (draft, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (dossier_document_get_text (draft->document), ==, entries[i].want_text);
  g_assert_cmpstr (draft->summary, ==, entries[i].want_summary);
  if (entries[i].want_title != NULL)
    g_assert_cmpstr (draft->title, ==, entries[i].want_title);
  g_assert_cmpuint (strlen (draft->title), >, 0);
  g_assert_null (draft->content_html);
  g_assert_null (draft->summary_html);
}

static void
test_an_empty_entry_still_has_a_title (void)
{
  g_autoptr (DossierDraft) draft = dossier_draft_new ();
  g_autoptr (DossierDraft) linked = dossier_draft_new ();
  g_autoptr (GError) error = NULL;

  linked->uri = g_strdup ("https://example.org/a");
  g_assert_true (dossier_extract_entry (draft, &error) && dossier_extract_entry (linked, &error));
  g_assert_cmpstr (draft->title, ==, "Without a title");
  g_assert_cmpstr (linked->title, ==, "https://example.org/a");
}

static void
test_a_summary_has_a_limit (void)
{
  g_autoptr (DossierDraft) draft = dossier_draft_new ();
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < DOSSIER_PIPELINE_SUMMARY; i++)
    g_string_append (words, "é ü ");
  draft->plain_text = g_strdup (words->str);
  g_assert_true (dossier_extract_entry (draft, &error));
  g_assert_cmpint (g_utf8_strlen (draft->summary, -1), <=, DOSSIER_PIPELINE_SUMMARY + 1);
  g_assert_cmpint (g_utf8_strlen (draft->summary, -1), >=, DOSSIER_PIPELINE_SUMMARY - 1);
}

static void
test_a_page_gives_what_it_says_of_itself (void)
{
  static const char page[]
      = "<!doctype html><html lang=en><head><title>Jan Leike joins Anthropic - The Daily</title>"
        "<meta property='og:title' content='Jan Leike joins Anthropic'>"
        "<meta property='og:site_name' content='The Daily'>"
        "<meta property='article:published_time' content='2024-05-28T10:00:00Z'></head><body>"
        "<nav><a href='/'>Home</a> <a href='/ai'>AI</a></nav><article><h1>Jan Leike joins Anthropic</h1>"
        "<p>Jan Leike, who led a safety team at OpenAI until this month, said on Tuesday that he has joined its rival "
        "Anthropic. He will lead a new team there, he wrote.</p>"
        "<p>The team will work on oversight of systems that are better than people at a task, and on research done by "
        "machines, according to his post, which many former colleagues answered.</p></article>"
        "<footer>All rights reserved</footer></body></html>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (page, sizeof page - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDraft) draft = dossier_extract_page (bytes, NULL, "https://www.example.org/leike", &error);
  g_autofree char *date = NULL;

  g_assert_no_error (error);
  date = dossier_date_to_string (&draft->published);
  g_assert_cmpstr (draft->title, ==, "Jan Leike joins Anthropic");
  g_assert_cmpstr (draft->source, ==, "The Daily");
  g_assert_cmpstr (draft->uri, ==, "https://www.example.org/leike");
  g_assert_cmpstr (date, ==, "2024-05-28T10:00:00Z");
  g_assert_nonnull (strstr (dossier_document_get_text (draft->document), "oversight of systems"));
  g_assert_null (strstr (dossier_document_get_text (draft->document), "All rights"));
}

static void
test_a_page_without_words_is_refused (void)
{
  static const char page[] = "<!doctype html><html><body><script>render()</script><div id=app></div></body></html>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (page, sizeof page - 1);
  g_autoptr (GError) error = NULL;

  g_assert_null (dossier_extract_page (bytes, NULL, NULL, &error));
  g_assert_nonnull (error);
}

static void
test_bare_words_have_no_date (void)
{
  static const char words[] = "Jan Leike joins Anthropic\n\nHe left OpenAI this month.";
  g_autoptr (GBytes) bytes = g_bytes_new_static (words, sizeof words - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDraft) draft = dossier_extract_text (bytes, &error);

  g_assert_no_error (error);
  g_assert_cmpint (draft->published.precision, ==, DOSSIER_PRECISION_UNKNOWN);
  g_assert_cmpstr (draft->title, ==, "Jan Leike joins Anthropic");
  g_assert_nonnull (draft->summary);
}

static void
test_the_host_of_an_address (void)
{
  static const struct
  {
    const char *uri, *host;
  } cases[] = {
    { "https://www.example.org/a", "example.org" },
    { "http://blog.example.org:8080/?q", "blog.example.org" },
    { "nonsense", NULL },
    { NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *host = dossier_extract_host (cases[i].uri);

      g_assert_cmpstr (host, ==, cases[i].host);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autofree char *path = g_strdup_printf ("/extraction/entry/%s", entries[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_entry);
    }
  g_test_add_func ("/extraction/an empty entry still has a title", test_an_empty_entry_still_has_a_title);
  g_test_add_func ("/extraction/a summary has a limit", test_a_summary_has_a_limit);
  g_test_add_func ("/extraction/a page gives what it says of itself", test_a_page_gives_what_it_says_of_itself);
  g_test_add_func ("/extraction/a page without words is refused", test_a_page_without_words_is_refused);
  g_test_add_func ("/extraction/bare words have no date", test_bare_words_have_no_date);
  g_test_add_func ("/extraction/the host of an address", test_the_host_of_an_address);
  return g_test_run ();
}
