/* test-intake.c - what somebody hands us
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-intake.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <glib/gstdio.h>

#include "dossier-library.h"

static const struct
{
  const char      *name, *input;
  DossierInputKind kind;
  const char      *target;
} inputs[] = {
  { "an https address", "https://example.org/a", DOSSIER_INPUT_ADDRESS, "https://example.org/a" },
  { "an http address", "HTTP://example.org/", DOSSIER_INPUT_ADDRESS, "HTTP://example.org/" },
  { "a feed address", "feed://example.org/rss", DOSSIER_INPUT_ADDRESS, "https://example.org/rss" },
  { "a feed address around another", "feed:http://example.org/rss", DOSSIER_INPUT_ADDRESS, "http://example.org/rss" },
  { "a path", "news/today.txt", DOSSIER_INPUT_FILE, "news/today.txt" },
  { "a path with a colon", "notes: monday.txt", DOSSIER_INPUT_FILE, "notes: monday.txt" },
  { "a name like a scheme", "mailto:someone", DOSSIER_INPUT_FILE, "mailto:someone" },
  { "a file's address", "file:///tmp/a%20b.txt", DOSSIER_INPUT_FILE, "/tmp/a b.txt" },
  { "another protocol", "ftp://example.org/a", DOSSIER_INPUT_FOREIGN, NULL },
  { "a script", "javascript://example.org/%0aalert(1)", DOSSIER_INPUT_FOREIGN, NULL },
};

static void
test_classify (gconstpointer data)
{
  guint            i = GPOINTER_TO_UINT (data);
  g_autofree char *target = NULL;

  g_assert_cmpint (dossier_intake_classify (inputs[i].input, &target), ==, inputs[i].kind);
  g_assert_cmpstr (target, ==, inputs[i].target);
}

#define BYTES(literal) literal, sizeof literal - 1

static const struct
{
  const char        *name, *bytes;
  gsize              length;
  const char        *content_type, *file;
  DossierContentKind kind;
} contents[] = {
  { "nothing", BYTES (""), NULL, NULL, DOSSIER_CONTENT_EMPTY },
  { "blanks", BYTES (" \n\t \r\n"), NULL, NULL, DOSSIER_CONTENT_EMPTY },
  { "an image", BYTES ("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), NULL, "a.txt", DOSSIER_CONTENT_BINARY },
  { "a PDF", BYTES ("%PDF-1.7\n%abc"), "text/html", NULL, DOSSIER_CONTENT_BINARY },
  { "zero bytes", BYTES ("some words\0and more"), NULL, NULL, DOSSIER_CONTENT_BINARY },
  { "control characters", BYTES ("\x01\x02\x03\x04\x05\x06words"), NULL, NULL, DOSSIER_CONTENT_BINARY },
  { "RSS", BYTES ("<?xml version='1.0'?><rss version='2.0'><channel/></rss>"), NULL, NULL, DOSSIER_CONTENT_FEED },
  { "RSS called HTML", BYTES ("<rss version='2.0'><channel/></rss>"), "text/html", "a.html", DOSSIER_CONTENT_FEED },
  { "Atom after a comment", BYTES ("<!-- x --><feed xmlns='http://www.w3.org/2005/Atom'/>"), NULL, NULL,
    DOSSIER_CONTENT_FEED },
  { "JSON Feed", BYTES ("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[]}"), NULL, NULL,
    DOSSIER_CONTENT_FEED },
  { "OPML", BYTES ("<?xml version='1.0'?><opml version='2.0'><body/></opml>"), NULL, NULL, DOSSIER_CONTENT_OPML },
  { "a page", BYTES ("<!DOCTYPE html><title>x</title>"), NULL, "a.txt", DOSSIER_CONTENT_HTML },
  { "a page after a comment", BYTES ("\xef\xbb\xbf\n<!-- hello -->\n<HTML lang=en>"), NULL, NULL,
    DOSSIER_CONTENT_HTML },
  { "XHTML", BYTES ("<?xml version='1.0'?>\n<html xmlns='http://www.w3.org/1999/xhtml'>"), NULL, NULL,
    DOSSIER_CONTENT_HTML },
  { "a page in UTF-16", BYTES ("\xff\xfe<\0h\0t\0m\0l\0>\0"), NULL, NULL, DOSSIER_CONTENT_HTML },
  { "a piece of a page", BYTES ("<p>Words</p>"), NULL, NULL, DOSSIER_CONTENT_HTML },
  { "a page that begins with words", BYTES ("Words <b>and</b> more"), "text/html; charset=utf-8", NULL,
    DOSSIER_CONTENT_HTML },
  { "a mail", BYTES ("Return-Path: <a@x.example>\nSubject: b\n\nw\0\x01"), NULL, "a.html", DOSSIER_CONTENT_MAIL },
  { "a mail with a page in it", BYTES ("From: a\r\nDate: b\r\nContent-Type: text/html\r\n\r\n<html>"), "text/html",
    NULL, DOSSIER_CONTENT_MAIL },
  { "a mailbox", BYTES ("From - Sat Nov 28 08:00:00 2026\nFrom: a\n\nw"), NULL, "a.txt", DOSSIER_CONTENT_MAILBOX },
  { "words that begin like a mailbox", BYTES ("From 10:30 on\nwe shall talk."), NULL, "a.mbox", DOSSIER_CONTENT_TEXT },
  { "a note with a sender", BYTES ("From: me\n\nBuy milk."), NULL, "a.eml", DOSSIER_CONTENT_TEXT },
  { "words", BYTES ("OpenAI co-founder leaves."), NULL, NULL, DOSSIER_CONTENT_TEXT },
  { "words in UTF-16", BYTES ("\xff\xfew\0o\0r\0d\0s\0"), NULL, NULL, DOSSIER_CONTENT_TEXT },
  { "words in Latin-1", BYTES ("caf\xe9 and na\xefve"), NULL, NULL, DOSSIER_CONTENT_TEXT },
  { "words with an arrow", BYTES ("<- look here"), NULL, NULL, DOSSIER_CONTENT_TEXT },
  { "Markdown", BYTES ("# Title\n\nWords"), NULL, "a.md", DOSSIER_CONTENT_TEXT },
  { "Markdown with a centred head", BYTES ("<p align=center>Logo</p>\n\n# Title"), NULL, "README.md",
    DOSSIER_CONTENT_TEXT },
  { "JSON", BYTES ("{\"a\":1}"), NULL, NULL, DOSSIER_CONTENT_TEXT },
};

static void
test_sniff (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GBytes) bytes = g_bytes_new_static (contents[i].bytes, contents[i].length);
  g_autoptr (GError) error = NULL;
  DossierContentKind kind = dossier_intake_sniff (bytes, contents[i].content_type, contents[i].file);
  gboolean           readable = kind != DOSSIER_CONTENT_EMPTY && kind != DOSSIER_CONTENT_BINARY;

  g_assert_cmpint (kind, ==, contents[i].kind);
  g_assert_cmpint (dossier_intake_check (bytes, kind, "some file", &error), ==, readable);
  if (!readable)
    {
      g_assert_cmpint (error->domain, ==, DOSSIER_LIBRARY_ERROR);
      g_assert_nonnull (strstr (error->message, "some file"));
    }
}

static char *
make_file (gint64 size)
{
  char *path = NULL;
  int   fd = g_file_open_tmp ("dossier-intake-XXXXXX", &path, NULL);

  g_assert_cmpint (ftruncate (fd, size), ==, 0);
  close (fd);
  return path;
}

static void
test_a_file_at_the_limit_is_read (void)
{
  g_autofree char *path = make_file (DOSSIER_LIBRARY_MAX_FILE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = dossier_intake_read_file (path, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, DOSSIER_LIBRARY_MAX_FILE);
  g_unlink (path);
}

static void
test_a_file_over_the_limit_is_refused_without_reading_it (void)
{
  static const gint64 sizes[] = { DOSSIER_LIBRARY_MAX_FILE + 1, G_GINT64_CONSTANT (200) * 1024 * 1024,
                                  G_GINT64_CONSTANT (20) * 1024 * 1024 * 1024 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *path = make_file (sizes[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (dossier_intake_read_file (path, &error));
      g_assert_error (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_TOO_LARGE);
      g_unlink (path);
    }
}

static void
test_an_endless_pipe_is_refused (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dossier_intake_read_file ("/dev/zero", &error));
  g_assert_error (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_TOO_LARGE);
}

static void
test_what_cannot_be_read_is_said_in_words (void)
{
  static const struct
  {
    const char *path, *word;
  } cases[] = {
    { "/nowhere/at/all.txt", "no file" },
    { "/etc/passwd/x", "no file" },
    { "/etc", "folder" },
    { "", "no file" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dossier_intake_read_file (cases[i].path, &error));
      g_assert_error (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_UNREADABLE);
      g_assert_nonnull (strstr (error->message, cases[i].word));
    }
}

static void
test_a_file_of_somebody_else_is_refused (void)
{
  g_autofree char *path = make_file (10);
  g_autoptr (GError) error = NULL;

  if (geteuid () == 0)
    {
      g_unlink (path);
      g_test_skip ("root may read everything");
      return;
    }
  g_assert_cmpint (g_chmod (path, 0), ==, 0);
  g_assert_null (dossier_intake_read_file (path, &error));
  g_assert_error (error, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_UNREADABLE);
  g_assert_nonnull (strstr (error->message, "permission"));
  g_unlink (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (inputs); i++)
    {
      g_autofree char *path = g_strdup_printf ("/intake/classify/%s", inputs[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_classify);
    }
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autofree char *path = g_strdup_printf ("/intake/sniff/%s", contents[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_sniff);
    }
  g_test_add_func ("/intake/a file at the limit is read", test_a_file_at_the_limit_is_read);
  g_test_add_func ("/intake/a file over the limit is refused without reading it",
                   test_a_file_over_the_limit_is_refused_without_reading_it);
  g_test_add_func ("/intake/an endless pipe is refused", test_an_endless_pipe_is_refused);
  g_test_add_func ("/intake/what cannot be read is said in words", test_what_cannot_be_read_is_said_in_words);
  g_test_add_func ("/intake/a file of somebody else is refused", test_a_file_of_somebody_else_is_refused);
  return g_test_run ();
}
