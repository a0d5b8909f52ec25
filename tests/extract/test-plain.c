/* test-plain.c - pastes, text files and Markdown as titled documents.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <glib.h>
#include <string.h>

#include "dossier-extract-limits.h"
#include "dossier-plain.h"

static const struct
{
  const char *name, *text, *want;
} titles[] = {
  { "a short sentence without its point", "Acme hires Ann Lee.", "Acme hires Ann Lee" },
  { "a question with its mark", "Who runs Acme now? Nobody knows.", "Who runs Acme now?" },
  { "an abbreviation ends no sentence", "Dr. Lee joined Acme Inc. on Monday. She will lead.",
    "Dr. Lee joined Acme Inc. on Monday" },
  { "initials end no sentence", "J. R. Lee left the U.S. office. More follows.", "J. R. Lee left the U.S. office" },
  { "a clause that fits",
    "Ann Lee has left Acme Robotics after nine years, the company said in a statement on Monday morning in Paris.",
    "Ann Lee has left Acme Robotics after nine years" },
  { "an opening clause and an apposition go",
    "In a short note on Friday, Ann Lee, chief scientist of Acme, said that she would leave the robot maker and join "
    "its rival Zenith, which was founded last year.",
    "Ann Lee said that she would leave the robot maker and join its rival Zenith" },
  { "a relative clause goes",
    "The laboratory has opened a second office in the harbour of the old town which nobody had expected it to do.",
    "The laboratory has opened a second office in the harbour of the old town" },
  { "without a clause the last word that fits",
    "The laboratory has opened a second office in the harbour of the old town near to the new railway station there.",
    "The laboratory has opened a second office in the harbour of the old town near to the new…" },
  { "one endless word is cut",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
    "a",
    NULL },
  { "nothing", "", "" },
};

static void
test_titles (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *title = dossier_plain_dup_title (titles[i].text);

      g_test_message ("%s: %s", titles[i].name, title);
      if (titles[i].want != NULL)
        g_assert_cmpstr (title, ==, titles[i].want);
      g_assert_cmpint (g_utf8_strlen (title, -1), <=, DOSSIER_PLAIN_TITLE_LENGTH);
    }
}

#define LONG "Ann Lee, who had led the group for nine years, told her team on Monday that she would go to Zenith."

static const struct
{
  const char *name, *text, *title, *html;
} pastes[] = {
  { "a headline is the title", "Lee leaves Acme\n" LONG "\n", "Lee leaves Acme", "<p>" LONG "</p>\n" },
  { "a reply form goes from the end", LONG "\nThe end.\nLeave a Reply", NULL, "<p>" LONG "</p>\n<p>The end.</p>\n" },
  { "sharing and cookies go from the end", LONG "\nShare this:\nFacebook\nTwitter\n\nWe use cookies to serve you.",
    NULL, "<p>" LONG "</p>\n" },
  { "what comes after a list of related stories goes", LONG "\n" LONG "\nRelated Articles\nZenith grows\nAcme shrinks",
    NULL, "<p>" LONG "</p>\n<p>" LONG "</p>\n" },
  { "an advertisement in the middle goes", LONG "\nADVERTISEMENT\nThe end of it.", NULL,
    "<p>" LONG "</p>\n<p>The end of it.</p>\n" },
  { "the same words in a sentence stay", LONG "\nThe share of related articles grew.", NULL,
    "<p>" LONG "</p>\n<p>The share of related articles grew.</p>\n" },
  { "lines broken to fit a window are joined",
    "She said that the laboratory would go on with its work as it\nhad been planned, and that nothing would change for "
    "those who\nwork there now.\n\nMore is to come.",
    NULL,
    "<p>She said that the laboratory would go on with its work as it had been planned, and that nothing would change "
    "for those who work there now.</p>\n<p>More is to come.</p>\n" },
  { "addresses become links", "See https://e.org/a_(b), please.", NULL,
    "<p>See <a href=\"https://e.org/a_(b\">https://e.org/a_(b</a>), please.</p>\n" },
  { "carriage returns end lines", "One\r\rTwo two two two two.\r\nThree three.", "One",
    "<p>Two two two two two.</p>\n<p>Three three.</p>\n" },
  { "Markdown", "# Lee *leaves*\n\nShe **said** [so](https://e.org/).\n\n- a\n- b\n\n> c\n", "Lee *leaves*",
    "<p>She <strong>said</strong> <a href=\"https://e.org/\">so</a>.</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"
    "<blockquote>\n<p>c</p>\n</blockquote>\n" },
  { "the title of front matter", "---\ntitle: \"Lee leaves\"\ndate: 2024\n---\n\n## Part\n\ntext is here\n",
    "Lee leaves", "<h2>Part</h2>\n<p>text is here</p>\n" },
  { "scripts in Markdown go", "# A\n\n<script>x</script>\n\n[b](javascript:c) and more **text**\n", "A",
    "<p>b and more <strong>text</strong></p>\n" },
};

static void
test_pastes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pastes); i++)
    {
      g_autoptr (DossierPlain) plain = dossier_plain_new (pastes[i].text, -1, NULL);
      g_autofree char *html = dossier_document_to_html (plain->document);

      g_test_message ("%s: %s", pastes[i].name, plain->title);
      if (pastes[i].title != NULL)
        g_assert_cmpstr (plain->title, ==, pastes[i].title);
      g_assert_cmpstr (html, ==, pastes[i].html);
    }
}

static const struct
{
  const char *name, *title, *text, *html;
} under_titles[] = {
  { "the title is not repeated", "Lee Leaves Acme", "Lee leaves Acme\n\n" LONG, "<p>" LONG "</p>\n" },
  { "nor as a heading", "Lee leaves", "# Lee **leaves**\n\n- a\n- b\n", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n" },
  { "nor underlined", "Lee leaves", "Lee leaves\n==========\n" LONG, "<p>" LONG "</p>\n" },
  { "another first line stays", "Lee leaves", "She is off\n\n" LONG, "<p>She is off</p>\n<p>" LONG "</p>\n" },
  { "it stays where there is nothing else", "Lee leaves", "Lee leaves", "<p>Lee leaves</p>\n" },
  { "without a title all stays", NULL, "Lee leaves\n" LONG, "<p>Lee leaves</p>\n<p>" LONG "</p>\n" },
  { "an empty title takes nothing", "", "Lee leaves\n" LONG, "<p>Lee leaves</p>\n<p>" LONG "</p>\n" },
  { "front matter goes", "Lee", "---\ntitle: x\n---\n" LONG, "<p>" LONG "</p>\n" },
  { "furniture goes from the end", "Lee", LONG "\nThe end.\nLeave a Reply", "<p>" LONG "</p>\n<p>The end.</p>\n" },
};

static void
test_words_under_a_title_stay (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (under_titles); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierDocument) document
          = dossier_plain_read (under_titles[i].text, -1, under_titles[i].title, &error);
      g_autofree char *html = document != NULL ? dossier_document_to_html (document) : NULL;

      g_test_message ("%s", under_titles[i].name);
      g_assert_no_error (error);
      g_assert_cmpstr (html, ==, under_titles[i].html);
    }
}

static const struct
{
  const char         *text;
  gssize              length;
  DossierExtractError code;
} refused[] = {
  { "", 0, DOSSIER_EXTRACT_ERROR_EMPTY },
  { " \n\t\r\n ", -1, DOSSIER_EXTRACT_ERROR_EMPTY },
  { "text\0more", 9, DOSSIER_EXTRACT_ERROR_BINARY },
  { "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16, DOSSIER_EXTRACT_ERROR_BINARY },
  { "\x01\x02\x03\x04\x05\x06", 6, DOSSIER_EXTRACT_ERROR_BINARY },
};

static void
test_what_is_no_text_is_refused_in_words (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierPlain) plain = dossier_plain_new (refused[i].text, refused[i].length, &error);

      g_assert_null (plain);
      g_assert_error (error, DOSSIER_EXTRACT_ERROR, (int) refused[i].code);
      g_assert_cmpuint (strlen (error->message), >, 20);
      g_clear_error (&error);
      g_assert_null (dossier_plain_read (refused[i].text, refused[i].length, "Title", &error));
      g_assert_error (error, DOSSIER_EXTRACT_ERROR, (int) refused[i].code);
    }
}

static void
test_text_over_the_limit_is_refused (void)
{
  g_autofree char *large = g_strnfill (DOSSIER_PLAIN_MAX_BYTES + 1, 'x');
  g_autoptr (GError) error = NULL;

  g_assert_null (dossier_plain_new (large, -1, &error));
  g_assert_error (error, DOSSIER_EXTRACT_ERROR, DOSSIER_EXTRACT_ERROR_TOO_LARGE);
}

static void
test_other_encodings_are_read (void)
{
  static const char wide[] = "\xff\xfeL\0e\0e\0 \0l\0\xe4\0\xdf\0t\0 \0l\0o\0s\0";
  static const char broken[] = "Lee l\xc3\xa4\xc3\x9ft los und kommt \xff so w\xc3\xa4re es sch\xc3\xb6n, "
                               "\xc3\xa4\xc3\xb6\xc3\xbc\xc3\x9f\xc3\x84\xc3\x96\xc3\x9c\xc3\xa9\xc3\xa8";
  g_autoptr (DossierPlain) first = dossier_plain_new (wide, sizeof wide - 1, NULL);
  g_autoptr (DossierPlain) second = dossier_plain_new (broken, -1, NULL);

  g_assert_cmpstr (dossier_document_get_text (first->document), ==, "Lee läßt los");
  g_assert_nonnull (strstr (dossier_document_get_text (second->document), "kommt \xef\xbf\xbd so"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract/plain/a title is a clause that fits", test_titles);
  g_test_add_func ("/extract/plain/pastes lose their furniture and keep their text", test_pastes);
  g_test_add_func ("/extract/plain/words under a title stay", test_words_under_a_title_stay);
  g_test_add_func ("/extract/plain/what is no text is refused in words", test_what_is_no_text_is_refused_in_words);
  g_test_add_func ("/extract/plain/text over the limit is refused", test_text_over_the_limit_is_refused);
  g_test_add_func ("/extract/plain/other encodings are read", test_other_encodings_are_read);
  return g_test_run ();
}
