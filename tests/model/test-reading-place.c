/* test-reading-place.c - where somebody stopped reading is found again in another copy of the text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-reading-place.h"

#include <string.h>

#define TEXT                                                                                                           \
  "The laboratory opened in May.\nÄda Lint joined it as chief scientist and read the answers of all models.\n"        \
  "She said that it took the spring.\nThe answers are kept in Graz, where they may be seen by whoever asks for them "  \
  "in "                                                                                                                \
  "time.\nShe said that it took the summer, too."

static const struct
{
  const char *name, *stopped_at, *text;
  const char *want; /* what stands there now */
} cases[] = {
  { "the same text", "Äda Lint joined", TEXT, "Äda Lint joined" },
  { "something new before it", "Äda Lint joined", "An advertisement.\n" TEXT, "Äda Lint joined" },
  { "the place is nearer to the beginning now", "The answers are kept",
    "She said so.\nThe answers are kept in Graz, where they may be seen by whoever asks for them in time.",
    "The answers are kept" },
  { "the words stand in two places: the nearer one", "She said that it took the summer, too.",
    TEXT "\nShe said that it took the summer, too.", "She said that it took the summer, too.\nShe" },
  { "other quotation marks and blanks", "The answers are kept",
    "New.\nThe  answers are\u00a0kept in Graz, where they may be seen by whoever asks for them in time.",
    "The answers are kept" },
  { "the words are gone", "The laboratory opened", "Nothing of it is left.", "Nothing of it" },
  { "the words are gone and the text is short", "She said that it took the summer", "Short.", "" },
  { "the text is gone", "Äda Lint joined", "", "" },
  { "the end of the text", "", TEXT, "" },
};

static guint
offset_of (const char *text, const char *words)
{
  return (guint) g_utf8_pointer_to_offset (text, *words != '\0' ? strstr (text, words) : text + strlen (text));
}

static void
check_case (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (DossierDocument) before = dossier_document_new_from_plain (TEXT, -1);
  g_autoptr (DossierDocument) after = dossier_document_new_from_plain (cases[i].text, -1);
  guint            start = offset_of (TEXT, cases[i].stopped_at);
  g_autofree char *words = dossier_reading_place_dup_words (before, start);
  guint            place = dossier_reading_place_find (after, start, words);
  g_autofree char *got = dossier_document_dup_slice (after, place, 200);

  g_assert_cmpuint (place, <=, dossier_document_get_length (after));
  g_assert_true (g_str_has_prefix (got, cases[i].want));
  if (*cases[i].want == '\0')
    g_assert_cmpstr (got, ==, "");
}

static void
test_words_are_one_line (void)
{
  g_autoptr (DossierDocument) document = dossier_document_new_from_plain (TEXT, -1);
  g_autofree char *line = dossier_reading_place_dup_words (document, 0);
  g_autofree char *part = dossier_reading_place_dup_words (document, 30);
  g_autofree char *beyond = dossier_reading_place_dup_words (document, 100000);

  g_assert_cmpstr (line, ==, "The laboratory opened in May.");
  g_assert_cmpint (g_utf8_strlen (part, -1), ==, DOSSIER_READING_PLACE_MAX_WORDS);
  g_assert_cmpstr (beyond, ==, "");
}

static void
test_a_place_beyond_the_end_is_the_end (void)
{
  g_autoptr (DossierDocument) document = dossier_document_new_from_plain ("Short.", -1);

  g_assert_cmpuint (dossier_reading_place_find (document, 100000, ""), ==, 6);
  g_assert_cmpuint (dossier_reading_place_find (document, G_MAXUINT, "words that stand nowhere"), ==, 6);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/reading-place/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), check_case);
    }
  g_test_add_func ("/reading-place/words are one line", test_words_are_one_line);
  g_test_add_func ("/reading-place/a place beyond the end is the end", test_a_place_beyond_the_end_is_the_end);
  return g_test_run ();
}
