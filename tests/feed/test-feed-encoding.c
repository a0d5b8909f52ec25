/* test-feed-encoding.c - the bytes of a feed -> UTF-8
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-feed-encoding-private.h"

#include <string.h>

#include "dossier-feed-limits.h"
#include "dossier-feed-parser.h"

#define S(bytes) bytes, sizeof bytes - 1

static const struct
{
  const char *name, *bytes;
  gsize       length;
  const char *content_type, *want, *encoding;
} cases[] = {
  { "nothing-said-is-utf-8", S ("<a>é</a>"), NULL, "<a>é</a>", "utf-8" },
  { "utf-8-mark-is-taken-away", S ("\xEF\xBB\xBF<a/>"), NULL, "<a/>", "utf-8" },
  { "utf-16-big-with-a-mark", S ("\xFE\xFF\x00<\x00\x61\x00/\x00>"), NULL, "<a/>", "utf-16be" },
  { "utf-16-little-with-a-mark", S ("\xFF\xFE<\x00\x61\x00/\x00>\x00"), NULL, "<a/>", "utf-16le" },
  { "utf-16-big-without-a-mark", S ("\x00<\x00\x61\x00/\x00>"), NULL, "<a/>", "utf-16be" },
  { "utf-16-little-without-a-mark", S ("<\x00\x61\x00/\x00>\x00"), NULL, "<a/>", "utf-16le" },
  { "utf-16-cut-within-a-character", S ("<\x00\x61\x00/\x00>\x00x\x00y"), NULL, "<a/>x", "utf-16le" },
  { "utf-32-little-with-a-mark", S ("\xFF\xFE\x00\x00<\x00\x00\x00/\x00\x00\x00"), NULL, "</", "utf-32le" },
  { "mark-beats-header", S ("\xFE\xFF\x00<\x00>"), "text/xml; charset=windows-1252", "<>", "utf-16be" },
  { "header-beats-declaration", S ("<?xml version='1.0' encoding='utf-8'?>\xE9"), "text/xml; charset=iso-8859-1",
    "<?xml version='1.0' encoding='utf-8'?>é", "iso-8859-1" },
  { "declaration", S ("<?xml version='1.0' encoding=\"KOI8-R\"?>\xC4\xC1"), NULL,
    "<?xml version='1.0' encoding=\"KOI8-R\"?>да", "koi8-r" },
  { "latin-1-has-the-quotes-of-windows", S ("<?xml encoding='iso-8859-1'?>\x93x\x94"), NULL,
    "<?xml encoding='iso-8859-1'?>“x”", "iso-8859-1" },
  { "latin-1-that-is-utf-8", S ("<?xml encoding='iso-8859-1'?>é"), NULL, "<?xml encoding='iso-8859-1'?>é", "utf-8" },
  { "gb2312-means-its-superset", S ("<?xml encoding='gb2312'?>\xD6\xD0"), NULL, "<?xml encoding='gb2312'?>中",
    "gb18030" },
  { "utf-16-declared-in-bytes-is-not-believed", S ("<?xml encoding='utf-16'?>é"), NULL, "<?xml encoding='utf-16'?>é",
    "utf-8" },
  { "unknown-name-gives-way", S ("<?xml encoding='x-klingon'?>é"), NULL, "<?xml encoding='x-klingon'?>é", "utf-8" },
  { "ascii-sent-as-text", S ("<a/>"), "text/xml", "<a/>", "us-ascii" },
  { "ascii-sent-as-an-application", S ("<a/>"), "application/xml", "<a/>", "utf-8" },
  { "nul-bytes-are-dropped", S ("<a>x\0y</a>"), NULL, "<a>xy</a>", "utf-8" },
  { "utf-8-with-bytes-of-windows", S ("élan \x93vital\x94 été œuvre"), NULL, "élan “vital” été œuvre", "utf-8" },
  { "empty", S (""), NULL, "", "utf-8" },
};

static void
check_encoding (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data), length;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (cases[i].bytes, cases[i].length);
  g_autofree char *encoding = NULL;
  g_autofree char *text = dossier_feed_decode (bytes, cases[i].content_type, &length, &encoding, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, cases[i].want);
  g_assert_cmpuint (length, ==, strlen (cases[i].want));
  g_assert_cmpstr (encoding, ==, cases[i].encoding);
}

static void
bytes_of_no_encoding_still_give_utf8 (void)
{
  static const char bytes[] = "<title>good \xFF\xFE\xC0\xAF\xED\xA0\x80 words</title>";
  g_autoptr (GBytes) in = g_bytes_new_static (bytes, sizeof bytes - 1);
  g_autofree char *encoding = NULL;
  gsize            length;
  g_autofree char *text = dossier_feed_decode (in, NULL, &length, &encoding, NULL);

  g_assert_true (g_utf8_validate_len (text, length, NULL));
  g_assert_nonnull (strstr (text, "good"));
  g_assert_nonnull (strstr (text, "words"));
}

static void
unlabelled_words_are_guessed (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *encoding = NULL, *cyrillic = NULL, *got = NULL;
  gsize            length;

  for (guint i = 0; i < 20; i++)
    g_string_append (text, "Исследователи рассказали о новой модели и её авторах. ");
  cyrillic = g_convert (text->str, text->len, "windows-1251", "UTF-8", NULL, &length, NULL);
  bytes = g_bytes_new (cyrillic, length);
  got = dossier_feed_decode (bytes, NULL, &length, &encoding, NULL);
  g_assert_cmpstr (encoding, ==, "windows-1251");
  g_assert_cmpstr (got, ==, text->str);
}

static void
wide_text_may_end_in_the_middle (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("\xFE\xFF\x00<\x00>\x00", 7);
  g_autofree char *encoding = NULL;
  gsize            length;
  g_autofree char *text = dossier_feed_decode (bytes, NULL, &length, &encoding, NULL);

  g_assert_true (g_str_has_prefix (text, "<>"));
}

static void
too_much_is_refused (void)
{
  g_autoptr (GError) error = NULL;
  char *much = g_malloc0 (DOSSIER_FEED_MAX_BYTES + 1);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *encoding = NULL, *text = NULL;
  gsize            length;

  memset (much, 'x', DOSSIER_FEED_MAX_BYTES + 1);
  bytes = g_bytes_new_take (much, DOSSIER_FEED_MAX_BYTES + 1);
  text = dossier_feed_decode (bytes, NULL, &length, &encoding, &error);
  g_assert_error (error, DOSSIER_FEED_ERROR, DOSSIER_FEED_ERROR_LIMIT);
  g_assert_null (text);
  g_assert_null (encoding);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/feed/encoding/%s", cases[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), check_encoding);
    }
  g_test_add_func ("/feed/encoding/bytes-of-no-encoding-still-give-utf8", bytes_of_no_encoding_still_give_utf8);
  g_test_add_func ("/feed/encoding/unlabelled-words-are-guessed", unlabelled_words_are_guessed);
  g_test_add_func ("/feed/encoding/wide-text-may-end-in-the-middle", wide_text_may_end_in_the_middle);
  g_test_add_func ("/feed/encoding/too-much-is-refused", too_much_is_refused);
  return g_test_run ();
}
