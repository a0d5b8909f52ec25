/* test-sentence.c - the sentence around some words of a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-sentence.h"

#include <string.h>

/* The words stand between brackets. */
static const struct
{
  const char *name, *text, *want;
} cases[] = {
  { "the only one", "Ada [joined] Acme", "Ada joined Acme" },
  { "the second of three", "One went. Ada [joined] Acme. Two left.", "Ada joined Acme." },
  { "the first", "[Ada] joined Acme. Two left.", "Ada joined Acme." },
  { "the last", "One went. Ada joined [Acme].", "Ada joined Acme." },
  { "two at once", "One [went. Ada] joined Acme. Two left.", "One went. Ada joined Acme." },
  { "a block is a border", "A heading\nAda [joined] Acme\nTwo left.", "Ada joined Acme" },
  { "a cell is a border on either side", "Who\tAda [joined] Acme\tTwo left.", "Ada joined Acme" },
  { "cells at once", "Who\tAda [joined\tTwo] left. No.\tx", "Ada joined\tTwo left." },
  { "a question and an exclamation", "Really? Ada [joined] Acme! Two left.", "Ada joined Acme!" },
  { "a quotation ends behind its mark", "\"It is so.\" Ada [joined] Acme. No.", "Ada joined Acme." },
  { "short words do not end it", "Dr. Ada [joined] Acme Inc. of the U.S. in June. Two left.",
    "Dr. Ada joined Acme Inc. of the U.S. in June." },
  { "a number with a point", "It paid $1.5 [billion] for it. Two left.", "It paid $1.5 billion for it." },
  { "letters of several bytes", "Ö ging. Élise [käuft] Ölçü. Ja.", "Élise käuft Ölçü." },
  { "white space around the words is nothing", "One went.[ Ada ]joined Acme.", "Ada joined Acme." },
  { "nothing is in none", "One went.[ ]Ada joined.", NULL },
  { "an empty place is in none", "One went. []Ada joined.", NULL },
  { "an empty text has none", "[]", NULL },
};

static void
test_sentences (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) parts = g_strsplit_set (cases[i].text, "[]", 3);
      g_autofree char *text = g_strjoinv ("", parts);
      guint            start = (guint) g_utf8_strlen (parts[0], -1), length = (guint) g_utf8_strlen (parts[1], -1);
      g_autofree char *got = NULL;

      g_test_message ("%s", cases[i].name);
      if (dossier_sentence_find (text, &start, &length))
        got = g_utf8_substring (text, start, start + length);
      g_assert_cmpstr (got, ==, cases[i].want);
    }
}

static void
test_outside (void)
{
  guint start = 3, length = 3;

  g_assert_false (dossier_sentence_find ("Hello", &start, &length));
  start = G_MAXUINT;
  g_assert_false (dossier_sentence_find ("Hello", &start, &length));
  g_assert_cmpuint (length, ==, 3);
}

static void
test_limit (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint start = 5000, length = 1;

  for (guint i = 0; i < 10000; i++)
    g_string_append_c (text, 'a');
  g_assert_true (dossier_sentence_find (text->str, &start, &length));
  g_assert_cmpuint (start, ==, 5000 - DOSSIER_SENTENCE_MAX_SIDE);
  g_assert_cmpuint (length, ==, 2 * DOSSIER_SENTENCE_MAX_SIDE + 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/sentence/words are in their sentence", test_sentences);
  g_test_add_func ("/model/sentence/what is outside of the text is in none", test_outside);
  g_test_add_func ("/model/sentence/a sentence without an end has a limit", test_limit);
  return g_test_run ();
}
