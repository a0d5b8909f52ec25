/* fuzz-article.c - any bytes as a page with an article.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-article-report.h"
#include "dossier-extract-limits.h"
#include "dossier-sanitizer.h"
#include "fuzz.h"

static void
check_field (const char *text)
{
  fuzz_check_text (text);
  g_assert_true (text == NULL || g_utf8_strlen (text, -1) <= DOSSIER_ARTICLE_MAX_FIELD);
}

static void
check_address (const char *address)
{
  fuzz_check_text (address);
  g_assert_true (address == NULL || g_ascii_strncasecmp (address, "http", 4) == 0);
}

/* Asked for its reasons, it finds the same. */
static void
check_explained (GBytes *html, const DossierArticle *article)
{
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierArticle) explained
      = dossier_article_new_explained (html, NULL, "https://example.org/news/today.html", 1, NULL, &blocks, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (explained->text, ==, article->text);
  g_assert_cmpuint (blocks->len, <=, 2 * DOSSIER_HTML_MAX_ELEMENTS);
  for (guint i = 0; i < blocks->len; i++)
    fuzz_check_text (((const DossierBlock *) blocks->pdata[i])->text);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierArticle) article
      = dossier_article_new_from_html (bytes, NULL, "https://example.org/news/today.html", &error);

  g_assert_true ((article == NULL) == (error != NULL));
  if (article == NULL)
    return 0;
  check_field (article->title);
  check_field (article->byline);
  check_field (article->site_name);
  fuzz_check_text (article->published_raw);
  fuzz_check_text (article->language);
  fuzz_check_text (article->excerpt);
  fuzz_check_text (article->text);
  check_address (article->canonical_uri);
  check_address (article->image);
  fuzz_check_document (article->document);
  fuzz_check_html (article->html);

  g_autofree char *again = dossier_html_sanitize (article->html, -1, "https://example.org/news/today.html", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (again, ==, article->html);
  check_explained (bytes, article);
  return 0;
}
