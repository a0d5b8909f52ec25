/* test-letter.c - what of a newsletter is furniture, and what only looks like it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-letter.h"

#include <string.h>

#define LONG                                                                                                           \
  "A paragraph that tells what a company did, to whom it matters, and what comes of it in the year after; it is long " \
  "enough to be most of the letter, as paragraphs are."

static const struct
{
  const char *name, *html, *want, *view_uri;
} pages[] = {
  { "nothing", "", "", NULL },
  { "words without a page", "words", "words", NULL },
  { "two columns", "<table><tr><td>one</td><td>two</td></tr><tr><td>three</td><td>four</td></tr></table>",
    "one\ntwo\nthree\nfour", NULL },
  { "tables in tables in tables",
    "<table><tr><td><table><tr><td><table><tr><td>one</td></tr></table></td></tr></table></td></tr></table>two",
    "one\ntwo", NULL },
  { "data with headings",
    "<table><tr><td><table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table></td></tr></table>",
    "a\tb\n1\t2", NULL },
  { "a hidden preview", "<div style='display: none'>look</div><p>one</p>", "one", NULL },
  { "a preview made small", "<div style='color:#fff; MAX-HEIGHT: 0px; overflow:hidden'>look</div><p>one</p>", "one",
    NULL },
  { "a preview for one program", "<span style='mso-hide:all'>look</span><p>one</p>", "one", NULL },
  { "small print that is seen", "<p style='font-size:0.9em; opacity:0.8; line-height:10px'>one</p>", "one", NULL },
  { "a thin block is none", "<p style='line-height:1px; max-width:1px00'>one</p>", "one", NULL },
  { "padding of a preview", "<p>one</p><p>\xcd\x8f \xe2\x80\x8c \xc2\xad</p>", "one", NULL },
  { "a picture", "<img src='https://i.example/a.png' alt='A'>", "\xef\xbf\xbc", NULL },
  { "a picture that counts", "<p>one</p><img src='https://i.example/a.png' style='width:1px;height:1px'>", "one",
    NULL },
  { "where else to read it",
    "<p><a href='https://l.example/1?utm_source=x'>View in browser \xe2\x86\x92</a></p><p>one</p>", "one",
    "https://l.example/1" },
  { "where else, but not on the web", "<p><a href='mailto:a@x.example'>View online</a></p><p>one</p>", "one", NULL },
  { "how to leave",
    "<p>" LONG "</p><p>\xc2\xa9 2026 X</p><p>Main St 1, Springfield</p><p>Unsubscribe</p><p>12 B St</p>", LONG, NULL },
  { "leaving is the subject", "<p>Unsubscribe from all, said the judge.</p><p>" LONG "</p><p>" LONG "</p>",
    LONG "\n" LONG, NULL },
  { "words after the way to leave", "<p>" LONG "</p><p>Unsubscribe</p><p>" LONG LONG LONG "</p>",
    LONG "\n" LONG LONG LONG, NULL },
  { "a sentence about leaving",
    "<p>" LONG "</p><p>We asked readers why they unsubscribe from letters; most said time.</p><p>More follows.</p>",
    LONG "\nWe asked readers why they unsubscribe from letters; most said time.\nMore follows.", NULL },
  { "networks in a row",
    "<p>" LONG "</p><p><a href='https://x.example'>Twitter</a> | <a href='https://x.example'>LinkedIn</a></p>", LONG,
    NULL },
  { "a network in a sentence", "<p>LinkedIn hired Ann Lee.</p>", "LinkedIn hired Ann Lee.", NULL },
  { "the title again", "<h1>The Title</h1><p>one</p><p>the title</p>", "one\nthe title", NULL },
};

static void
a_letter_is_read (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierLetter) letter = dossier_letter_new_from_html (pages[i].html, "The title", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (dossier_document_get_text (letter->document), ==, pages[i].want);
  g_assert_cmpstr (letter->view_uri, ==, pages[i].view_uri);
}

static const struct
{
  const char *name, *text, *want, *view_uri;
} texts[] = {
  { "words", "One.\r\n\r\nTwo.\r\n", "One.\nTwo.", NULL },
  { "a first line is no title", "Big news today\n\nOne sentence tells all that there is to tell.\n",
    "Big news today\nOne sentence tells all that there is to tell.", NULL },
  { "a signature", "One.\n-- \nMe\n", "One.", NULL },
  { "where else to read it", "View this post on the web at https://l.example/p/1\n\nOne.\n", "One.",
    "https://l.example/p/1" },
  { "where else, on the next line", "View in browser:\nhttps://l.example/p/2\n\nOne.\n", "https://l.example/p/2\nOne.",
    "https://l.example/p/2" },
  { "how to leave", LONG "\n\nTo unsubscribe, go to https://x.example\n", LONG, NULL },
  { "nothing", "", "", NULL },
};

static void
a_letter_without_a_page_is_read (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierLetter) letter = dossier_letter_new_from_text (texts[i].text, &error);

      g_test_message ("%s", texts[i].name);
      g_assert_no_error (error);
      g_assert_cmpstr (dossier_document_get_text (letter->document), ==, texts[i].want);
      g_assert_cmpstr (letter->view_uri, ==, texts[i].view_uri);
    }
}

/* Nested far deeper than any letter, and more lines than any has. */
static void
too_much_is_bounded (void)
{
  GString         *html = g_string_new (NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierLetter) letter = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append (html, "<table><tr><td>a<br>");
  text = g_string_free (html, FALSE);
  letter = dossier_letter_new_from_html (text, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (dossier_document_get_text (letter->document), "a\na\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *path = g_strdup_printf ("/extract/letter/a-letter-is-read/%s", pages[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), a_letter_is_read);
    }
  g_test_add_func ("/extract/letter/a-letter-without-a-page-is-read", a_letter_without_a_page_is_read);
  g_test_add_func ("/extract/letter/too-much-is-bounded", too_much_is_bounded);
  return g_test_run ();
}
