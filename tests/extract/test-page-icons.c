/* test-page-icons.c - which icon of a page is taken
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-page-icons.h"

#include <string.h>

#define LINK(attributes) "<link " attributes ">"

static const struct
{
  const char *name;
  const char *html;
  const char *want; /* the addresses, best first, with a blank between them */
} cases[] = {
  { "one", LINK ("rel=icon href=/a.png"), "https://lab.example/a.png" },
  { "as it used to be written", LINK ("REL='Shortcut Icon' HREF='a.ico'"), "https://lab.example/news/a.ico" },
  { "none", LINK ("rel=stylesheet href=/a.css") "<img src=icon.png>", "" },
  { "no page at all", "\x89PNG\r\n\x1a\n\1\2\3\4", "" },
  { "nothing", "", "" },
  { "the smallest that is large enough",
    LINK ("rel=icon sizes=16x16 href=/16") LINK ("rel=icon sizes=192x192 href=/192")
        LINK ("rel=icon sizes='64x64 32x32' href=/64") LINK ("rel=icon sizes=96x96 href=/96"),
    "https://lab.example/64 https://lab.example/96" },
  { "the largest of small ones",
    LINK ("rel=icon sizes=16x16 href=/16") LINK ("rel=icon sizes=48x48 href=/48")
        LINK ("rel=icon sizes=32x32 href=/32"),
    "https://lab.example/48 https://lab.example/32" },
  { "a drawing fits", LINK ("rel=icon sizes=96x96 href=/96") LINK ("rel=icon type='image/svg+xml' href=/x"),
    "https://lab.example/x https://lab.example/96" },
  { "a drawing by its size", LINK ("rel=icon sizes=96x96 href=/96") LINK ("rel=icon sizes=any href=/x"),
    "https://lab.example/x https://lab.example/96" },
  { "a larger one for telephones", LINK ("rel=icon href=/a") LINK ("rel=apple-touch-icon href=/touch"),
    "https://lab.example/touch https://lab.example/a" },
  { "of two alike the one for pages",
    LINK ("rel=apple-touch-icon sizes=180x180 href=/touch") LINK ("rel=icon sizes=180x180 href=/a"),
    "https://lab.example/a https://lab.example/touch" },
  { "an outline is none", LINK ("rel=mask-icon href=/a.svg"), "" },
  { "the same twice is one", LINK ("rel=icon href=/a") LINK ("rel='shortcut icon' href=/a"), "https://lab.example/a" },
  { "beside another base", "<base href='https://cdn.lab.example/x/'>" LINK ("rel=icon href=a.png"),
    "https://cdn.lab.example/x/a.png" },
  { "on another host", LINK ("rel=icon href='//cdn.example/a.png'"), "https://cdn.example/a.png" },
  { "only of the web",
    LINK ("rel=icon href='file:///etc/passwd'") LINK ("rel=icon href='javascript:x()'")
        LINK ("rel=icon href='data:image/png;base64,xx'") LINK ("rel=icon href='|touch /tmp/x'") LINK ("rel=icon"),
    "https://lab.example/news/|touch /tmp/x" },
  { "a size that is none", LINK ("rel=icon sizes='x99999999999999999999' href=/a"), "https://lab.example/a" },
};

static char *
read_page (const char *html, gsize length)
{
  g_autofree char *copy = g_memdup2 (html, length);
  g_autoptr (GBytes) bytes = g_bytes_new (copy, length);
  g_autoptr (GPtrArray) icons = dossier_page_icons_read (bytes, "https://lab.example/news/", "text/html", 64);

  g_ptr_array_add (icons, NULL);
  return g_strjoinv (" ", (GStrv) icons->pdata);
}

static void
test_icons (gconstpointer data)
{
  guint            i = GPOINTER_TO_UINT (data);
  g_autofree char *words = read_page (cases[i].html, strlen (cases[i].html));

  g_assert_cmpstr (words, ==, cases[i].want);
}

static void
test_more_than_anybody_has (void)
{
  GString         *html = g_string_new (NULL);
  g_autofree char *words = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (html, "<link rel=icon sizes=%ux%u href=/%u>", 64 + i, 64 + i, i);
  words = read_page (html->str, html->len);
  g_assert_cmpstr (words, ==, "https://lab.example/0 https://lab.example/1");
  g_string_free (html, TRUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/extract/page-icons/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_icons);
    }
  g_test_add_func ("/extract/page-icons/more than anybody has", test_more_than_anybody_has);
  return g_test_run ();
}
