/* test-speech-protocol.c - what is said to Speech Dispatcher, and how its answers are read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-speech-limits.h"
#include "dossier-speech-protocol.h"

#include <string.h>

static const struct
{
  const char *name;
  const char *lines[4];
  gboolean    is_answer, is_whole;
  guint       code;
  guint64     number;
} answers[] = {
  { "one line is an answer", { "208 OK CLIENT NAME SET" }, TRUE, TRUE, 208, 0 },
  { "the number of a message stands before", { "225-21", "225 OK MESSAGE QUEUED" }, TRUE, TRUE, 225, 21 },
  { "an event tells its message first", { "702-21", "702-3", "702 END" }, TRUE, TRUE, 702, 21 },
  { "more is to come", { "225-21" }, TRUE, FALSE, 225, 21 },
  { "a list has no number", { "251-dummy", "251 OK GET RETURNED" }, TRUE, TRUE, 251, 0 },
  { "an empty line is none", { "" }, FALSE },
  { "words are none", { "HTTP/1.1 400 Bad Request" }, FALSE },
  { "two digits are none", { "20 OK" }, FALSE },
  { "a number alone is none", { "208" }, FALSE },
  { "another answer does not begin within one", { "225-21", "208 OK" }, FALSE },
};

static void
test_answer (gconstpointer data)
{
  const typeof (answers[0]) *wanted = data;
  DossierSpeechAnswer        answer = { 0 };
  gboolean                   is_answer = TRUE, is_whole = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (wanted->lines) && wanted->lines[i] != NULL; i++)
    is_answer = is_answer && dossier_speech_answer_add (&answer, wanted->lines[i], &is_whole);
  g_assert_cmpint (is_answer, ==, wanted->is_answer);
  if (!is_answer)
    return;
  g_assert_cmpint (is_whole, ==, wanted->is_whole);
  g_assert_cmpuint (answer.code, ==, wanted->code);
  g_assert_cmpuint (answer.number, ==, wanted->number);
}

typedef char *(*Make) (const char *words);

static const struct
{
  const char *name;
  Make        make;
  const char *words, *wanted;
} orders[] = {
  { "a person's name names the client", dossier_speech_order_name, "ada",
    "SET SELF CLIENT_NAME ada:dossier:reader\r\n" },
  { "a name cannot give orders", dossier_speech_order_name, "a:b\r\nSTOP ALL",
    "SET SELF CLIENT_NAME a_b__STOP_ALL:dossier:reader\r\n" },
  { "somebody without a name has one", dossier_speech_order_name, "",
    "SET SELF CLIENT_NAME somebody:dossier:reader\r\n" },
  { "a code is a language", dossier_speech_order_language, "de", "SET SELF LANGUAGE de\r\n" },
  { "so is a locale", dossier_speech_order_language, "pt_BR.UTF-8", "SET SELF LANGUAGE pt-BR\r\n" },
  { "a letter is no language", dossier_speech_order_language, "C", NULL },
  { "nor are many", dossier_speech_order_language, "abcdefghijklmnopq", NULL },
  { "a language cannot give orders", dossier_speech_order_language, "de\r\nSTOP ALL", NULL },
  { "a text is one line", dossier_speech_make_text, "One\ntwo\r\n.\r\nSTOP ALL", "One two  .  STOP ALL\r\n.\r\n" },
  { "a point at the beginning is doubled", dossier_speech_make_text, ".", "..\r\n.\r\n" },
  { "letters stay as they are", dossier_speech_make_text, "Ça va, 你好?", "Ça va, 你好?\r\n.\r\n" },
  { "images are silent", dossier_speech_make_text, "\357\277\274", " \r\n.\r\n" },
  { "nothing is a text too", dossier_speech_make_text, "", "\r\n.\r\n" },
};

static void
test_order (gconstpointer data)
{
  const typeof (orders[0]) *order = data;
  g_autofree char          *made = order->make (order->words);

  g_assert_cmpstr (made, ==, order->wanted);
}

static void
test_long (void)
{
  g_autofree char *words = g_strnfill (DOSSIER_SPEECH_MAX_TEXT, 'a'), *more = g_strconcat (words, "bcd", NULL);
  g_autofree char *whole = dossier_speech_make_text (words), *cut = dossier_speech_make_text (more);

  g_assert_cmpuint (strlen (whole), ==, DOSSIER_SPEECH_MAX_TEXT + strlen ("\r\n.\r\n"));
  g_assert_cmpstr (whole, ==, cut);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autofree char *path = g_strdup_printf ("/speech-protocol/answer/%s", answers[i].name);

      g_test_add_data_func (path, &answers[i], test_answer);
    }
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autofree char *path = g_strdup_printf ("/speech-protocol/order/%s", orders[i].name);

      g_test_add_data_func (path, &orders[i], test_order);
    }
  g_test_add_func ("/speech-protocol/what is too long is cut", test_long);
  return g_test_run ();
}
