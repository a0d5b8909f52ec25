/* fuzz-html.c - any bytes as HTML: to a document, and to HTML that cannot act.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-html-document.h"
#include "dossier-sanitizer.h"
#include "fuzz.h"

#define BASE "https://example.org/news/today.html?x=1"

static void
check_sanitizer (const char *html, gssize length)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *once = dossier_html_sanitize (html, length, BASE, &error);
  g_autofree char *twice = NULL;

  g_assert_no_error (error);
  fuzz_check_html (once);
  twice = dossier_html_sanitize (once, -1, BASE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (twice, ==, once);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *html = fuzz_dup_string (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDocument) document = dossier_html_to_document (html, (gssize) size, BASE, &error);

  g_assert_no_error (error);
  fuzz_check_document (document);
  check_sanitizer (html, (gssize) size);
  return 0;
}
