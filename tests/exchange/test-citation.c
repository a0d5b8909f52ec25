/* test-citation.c - stories as other people's work cites them, whatever is in their words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-citation.h"

#include <json-glib/json-glib.h>
#include <string.h>

static char *
cite (const char *format, const DossierStoryRow *rows, guint n)
{
  const DossierCitationWriter *writer = dossier_citation_writer_find (format);
  g_autoptr (DossierCitationKeys) keys = dossier_citation_keys_new ();
  GString *out = g_string_new (writer->begin);

  for (guint i = 0; i < n; i++)
    dossier_citation_keys_add (keys, &rows[i]);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *key = dossier_citation_keys_dup (keys, &rows[i]);

      g_string_append (out, i > 0 ? writer->between : "");
      writer->add (out, &rows[i], key);
    }
  g_string_append (out, writer->end);
  return g_string_free (out, FALSE);
}

/* ---- authors ---- */

static const struct
{
  const char *text, *source, *want; /* "family, given; whole" */
} bylines[] = {
  { "John Schulman", NULL, "Schulman, John" },
  { "By John Schulman", NULL, "Schulman, John" },
  { "John Schulman and Jan Leike", NULL, "Schulman, John; Leike, Jan" },
  { "A B, C D, and E F", NULL, "B, A; D, C; F, E" },
  { "Ada Quill & Bo Reed", NULL, "Quill, Ada; Reed, Bo" },
  { "Schulman, John", NULL, "Schulman, John" },
  { "Schulman, John; Leike, Jan", NULL, "Schulman, John; Leike, Jan" },
  { "Reuters, AP", NULL, "Reuters; AP" },
  { "OpenAI", NULL, "OpenAI" },
  { "The Decoder Staff", NULL, "The Decoder Staff" },
  { "MIT Technology Review", NULL, "MIT Technology Review" },
  { "Hugging Face", "Hugging Face", "Hugging Face" },
  { "Associated Press", NULL, "Associated Press" },
  { "Ludwig van Beethoven", NULL, "van Beethoven, Ludwig" },
  { "Martin Luther King, Jr.", NULL, "King Jr., Martin Luther" },
  { "Martin Luther King Jr.", NULL, "King Jr., Martin Luther" },
  { "JOHN SCHULMAN", NULL, "SCHULMAN, JOHN" },
  { "J. K. Rowling", NULL, "Rowling, J. K." },
  { "  Ada\n Quill ", NULL, "Quill, Ada" },
  { "毛泽东", NULL, "毛泽东" },
  { "a@example.org (Ada Quill)", NULL, "a@example.org (Ada Quill)" },
  { ", ; and", NULL, "and" },
  { "", NULL, "" },
  { NULL, NULL, "" },
};

static void
test_authors (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bylines); i++)
    {
      g_autoptr (GPtrArray) authors = dossier_citation_split_authors (bylines[i].text, bylines[i].source);
      g_autoptr (GString) said = g_string_new (NULL);

      for (guint j = 0; j < authors->len; j++)
        {
          const DossierAuthor *author = authors->pdata[j];

          g_string_append_printf (said, "%s%s%s%s", j > 0 ? "; " : "", author->family,
                                  author->given != NULL ? ", " : "", author->given != NULL ? author->given : "");
        }
      g_assert_cmpstr (said->str, ==, bylines[i].want);
    }
}

static void
test_many_authors (void)
{
  g_autoptr (GString) text = g_string_new ("Ada Quill");
  g_autoptr (GPtrArray) authors = NULL;

  for (guint i = 1; i < 5000; i++)
    g_string_append (text, ", Ada Quill");
  authors = dossier_citation_split_authors (text->str, NULL);
  g_assert_cmpuint (authors->len, ==, DOSSIER_CITATION_MAX_AUTHORS);
}

/* ---- keys ---- */

static DossierStoryRow
make_row (const char *author, const char *source, const char *date, const char *title, const char *uid)
{
  DossierStoryRow row = { .author = (char *) author,
                          .source = (char *) source,
                          .title = (char *) title,
                          .uid = (char *) uid,
                          .saved = 1722988800 };

  dossier_date_parse (date, &row.published);
  return row;
}

static void
test_keys (void)
{
  static const struct
  {
    const char *author, *source, *date, *title, *key;
  } cases[] = {
    { "John Schulman", NULL, "2024-08-06", "A move to Anthropic", "schulman2024move" },
    { "Émile Zola", NULL, "1898", "J’accuse…!", "zola1898jaccuse" },
    { NULL, "The Decoder", "2024", "The AI race", "thedecoder2024ai" },
    { NULL, NULL, "", "Nothing known", "storyndnothing" },
    { NULL, NULL, "", NULL, "storynduntitled" },
    { "毛泽东", NULL, "2024", "论持久战", "story2024" },
    { "Ludwig van Beethoven", NULL, "2023-01..2023-06", "{}%", "vanbeethoven2023" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DossierStoryRow row = make_row (cases[i].author, cases[i].source, cases[i].date, cases[i].title, "ab-12");
      g_autoptr (DossierCitationKeys) keys = dossier_citation_keys_new ();
      g_autofree char *key = NULL;

      dossier_citation_keys_add (keys, &row);
      key = dossier_citation_keys_dup (keys, &row);
      g_assert_cmpstr (key, ==, cases[i].key);
    }
}

/* Those that would be the same have a part of their uid, whatever the order. */
static void
test_same_keys (void)
{
  DossierStoryRow  rows[] = { make_row ("A B", NULL, "2024", "A move", "1234567890ab"),
                              make_row ("A B", NULL, "2024-05", "The move again", "fedcba987654"),
                              make_row ("A B", NULL, "2024", "Other", "fedcba987654") };
  g_autofree char *one = cite ("bibtex", rows, 3);

  g_assert_nonnull (strstr (one, "@misc{b2024move-12345678,"));
  g_assert_nonnull (strstr (one, "@misc{b2024move-fedcba98,"));
  g_assert_nonnull (strstr (one, "@misc{b2024other,"));
}

/* ---- formats ---- */

static const struct
{
  const char *author, *source, *date, *title, *uri;
  const char *bibtex, *ris, *csl, *sentence; /* parts of what is written */
} stories[] = {
  { "John Schulman", "The Decoder", "2024-08-06", "OpenAI loses a founder", "https://example.org/a?b=1&c={2}",
    "@online{schulman2024openai,\n  author = {Schulman, John},\n  title = {{OpenAI} loses a founder},\n"
    "  organization = {The Decoder},\n  date = {2024-08-06},\n  year = {2024},\n  month = aug,\n"
    "  url = {https://example.org/a?b=1&c=%7B2%7D},\n  urldate = {2024-08-07}\n}\n",
    "TY  - ELEC\r\nID  - schulman2024openai\r\nAU  - Schulman, John\r\nTI  - OpenAI loses a founder\r\nT2  - The "
    "Decoder\r\n"
    "PY  - 2024\r\nDA  - 2024/08/06\r\nY2  - 2024/08/07\r\nUR  - https://example.org/a?b=1&c=%7B2%7D\r\nER  - \r\n",
    "\"author\":[{\"family\":\"Schulman\",\"given\":\"John\"}],\"container-title\":\"The Decoder\","
    "\"issued\":{\"date-parts\":[[2024,8,6]]},\"accessed\":{\"date-parts\":[[2024,8,7]]}",
    "John Schulman, “OpenAI loses a founder”, The Decoder, 6 August 2024, https://example.org/a?b=1&c={2}, accessed 7 "
    "August 2024.\n" },
  { NULL, NULL, "", NULL, NULL,
    "@misc{storyndwords,\n  title = {[words of a text]},\n  note = {Saved on 2024-08-07}\n}\n",
    "TY  - GEN\r\nID  - storyndwords\r\nTI  - [words of a text]\r\nY2  - 2024/08/07\r\nER  - \r\n",
    "{\"id\":\"storyndwords\",\"type\":\"document\",\"title\":\"[words of a text]\",\"accessed\":",
    "“[words of a text]”, date "
    "unknown, saved 7 August "
    "2024.\n" },
  { "A B", NULL, "2024-08", "x", "javascript:alert(1)", "date = {2024-08},\n  year = {2024},\n  month = aug,\n",
    "DA  - 2024/08\r\n", "[[2024,8]]", "August 2024" },
  { "A B", NULL, "2024", "x", NULL, "date = {2024},\n  year = {2024},\n  note", "DA  - 2024\r\n", "[[2024]]",
    ", 2024," },
  { "A B", NULL, "2023-01..2023-06", "x", NULL, "date = {2023-01-01/2023-06-30},\n  year = {2023},\n  note",
    "DA  - 2023/01/01\r\n", "[[2023,1,1],[2023,6,30]]", "between January 2023 and June 2023" },
  { "A B", NULL, "2022-11..2023-01", "x", NULL, "date = {2022-11-01/2023-01-31},\n  note", "PY  - 2022\r\n", "", "" },
  { "A B", "S", "2024", "100% {of} \"all\" \\ AT&T $1_#~^\nnext", "https://example.org/%zz/a b%41",
    "title = {100\\% \\textbraceleft{}of\\textbraceright{} \"all\" \\textbackslash{} {AT\\&T} "
    "\\$1\\_\\#\\textasciitilde{}\\textasciicircum{} next}",
    "TI  - 100% {of} \"all\" \\ AT&T $1_#~^ next\r\n", "\"title\":\"100% {of} \\\"all\\\" \\\\ AT&T $1_#~^ next\"",
    "“100% {of} \"all\" \\ AT&T $1_#~^ next”" },
  { "A B", "S", "2024", "x", "https://example.org/%zz/a\\b%41", "url = {https://example.org/%25zz/a%5Cb%41}",
    "UR  - https://example.org/%25zz/a%5Cb%41\r\n", "\"URL\":\"https://example.org/%25zz/a%5Cb%41\"", "" },
  { "Procter and Gamble Inc.; Black, Jack and Co", "S", "2024", "x", NULL,
    "author = {{Procter} and {Gamble Inc.} and Black, {Jack and Co}}",
    "AU  - Procter\r\nAU  - Gamble Inc.\r\nAU  - Black, Jack and Co\r\n", "", "" },
  { "A B, C D, E F, G H", "S", "2024", "x", NULL, "{B, A and D, C and F, E and H, G}", "AU  - H, G\r\n", "",
    "A B and 3 others, “x”, S, 2024" },
  { "A B, C D and E F", "S", "2024", "x", NULL, "", "", "", "A B, C D and E F, “x”, S" },
};

static void
assert_part (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in “%s”", part, text);
}

static void
test_formats (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (stories); i++)
    {
      DossierStoryRow  row = make_row (stories[i].author, stories[i].source, stories[i].date, stories[i].title, "u");
      g_autofree char *bibtex = NULL, *ris = NULL, *csl = NULL, *sentence = NULL;

      row.uri = (char *) stories[i].uri;
      row.summary = (char *) "words of\n a text";
      if (row.title == NULL)
        g_assert_null (row.author);
      bibtex = cite ("bibtex", &row, 1);
      ris = cite ("ris", &row, 1);
      csl = cite ("csl-json", &row, 1);
      sentence = cite ("sentence", &row, 1);
      assert_part (bibtex, stories[i].bibtex);
      assert_part (ris, stories[i].ris);
      assert_part (csl, stories[i].csl);
      assert_part (sentence, stories[i].sentence);
    }
}

/* Braces that are open are closed, no line ends where it must not. */
static void
test_whole (void)
{
  static const char *const titles[]
      = { "{{{", "}}}", "\\{", "a\r\nb", "\x01\x02", "\xe2\x80\xa8", "@misc{x,", "ER  - ", "" };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      DossierStoryRow  row = make_row (titles[i], titles[i], "2024", titles[i], "u");
      g_autofree char *bibtex = cite ("bibtex", &row, 1), *ris = cite ("ris", &row, 1),
                      *csl = cite ("csl-json", &row, 1);
      g_autoptr (JsonParser) parser = json_parser_new ();
      g_auto (GStrv) lines = g_strsplit (ris, "\r\n", -1);
      int depth = 0;

      for (const char *p = bibtex; *p != '\0'; p++)
        {
          depth += *p == '{' ? 1 : *p == '}' ? -1 : 0;
          g_assert_cmpint (depth, >=, p < bibtex + 6 ? 0 : p[1] == '\n' || p[1] == '\0' ? 0 : 1);
        }
      g_assert_cmpint (depth, ==, 0);
      for (guint j = 0; lines[j + 1] != NULL; j++)
        g_assert_true (strlen (lines[j]) >= 6 && strncmp (lines[j] + 2, "  - ", 4) == 0
                       && strpbrk (lines[j], "\r\n") == NULL);
      g_assert_true (json_parser_load_from_data (parser, csl, -1, NULL));
    }
}

static void
test_long_title (void)
{
  g_autofree char *title = g_strnfill (1024 * 1024, 'x');
  DossierStoryRow  row = make_row (NULL, NULL, "", title, "u");
  g_autofree char *said = dossier_citation_dup_title (&row);

  g_assert_cmpuint (strlen (said), ==, DOSSIER_CITATION_MAX_TITLE);
}

static void
test_no_format (void)
{
  g_assert_null (dossier_citation_writer_find ("endnote"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/citation/authors of bylines", test_authors);
  g_test_add_func ("/citation/very many authors", test_many_authors);
  g_test_add_func ("/citation/keys", test_keys);
  g_test_add_func ("/citation/keys that would be the same", test_same_keys);
  g_test_add_func ("/citation/formats", test_formats);
  g_test_add_func ("/citation/odd words break nothing", test_whole);
  g_test_add_func ("/citation/a very long title", test_long_title);
  g_test_add_func ("/citation/a format that there is not", test_no_format);
  return g_test_run ();
}
