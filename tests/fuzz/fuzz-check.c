/* fuzz-check.c - the promises that several fuzz targets check.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "fuzz.h"

#include <string.h>

static const char *const forbidden_elements[] = {
  "applet", "base",   "body",  "button", "embed",    "form",     "frame",  "frameset", "head",  "html",
  "iframe", "input",  "link",  "math",   "meta",     "noscript", "object", "option",   "param", "plaintext",
  "script", "select", "style", "svg",    "template", "textarea", "title",  "xmp",
};
static const char *const address_attributes[] = { "href", "src", "poster", "cite" };
static const char *const loading_attributes[] = {
  "style", "srcset", "srcdoc", "action", "formaction", "background", "data", "ping", "xmlns", "class", "target",
};

void
fuzz_check_text (const char *text)
{
  g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
}

char *
fuzz_dup_string (const uint8_t *data, size_t size)
{
  char *text = g_malloc (size + 1);

  if (size > 0)
    memcpy (text, data, size);
  text[size] = '\0';
  return text;
}

static gboolean
is_one_of (const char *name, const char *const *names, gsize n_names)
{
  for (gsize i = 0; i < n_names; i++)
    if (strcmp (name, names[i]) == 0)
      return TRUE;
  return FALSE;
}

/* @address up to a quote. */
static gboolean
is_harmless_address (const char *address)
{
  return address[0] == '"' || address[0] == '#' || g_ascii_strncasecmp (address, "http:", 5) == 0
         || g_ascii_strncasecmp (address, "https:", 6) == 0 || g_ascii_strncasecmp (address, "mailto:", 7) == 0;
}

/* The attribute of an @element behind the blank at @p; returns what follows its closing quote. */
static const char *
check_attribute (const char *element, const char *p)
{
  gsize            n = strspn (++p, "abcdefghijklmnopqrstuvwxyz-");
  g_autofree char *name = g_strndup (p, n);
  const char      *end;

  g_assert_cmpuint (n, >, 0);
  g_assert_false (g_str_has_prefix (name, "on"));
  g_assert_false (is_one_of (name, loading_attributes, G_N_ELEMENTS (loading_attributes)));
  g_assert_true (strcmp (name, "id") != 0 || strcmp (element, "span") == 0);
  g_assert_true (p[n] == '=' && p[n + 1] == '"');
  p += n + 2;
  end = strpbrk (p, "\"<>");
  g_assert_true (end != NULL && *end == '"');
  if (is_one_of (name, address_attributes, G_N_ELEMENTS (address_attributes)))
    g_assert_true (is_harmless_address (p));
  return end + 1;
}

void
fuzz_check_html (const char *html)
{
  fuzz_check_text (html);
  for (const char *p = html; *p != '\0';)
    {
      if (*p != '<')
        {
          g_assert_true (*p != '>');
          p++;
          continue;
        }
      gboolean         is_end = p[1] == '/';
      const char      *start = p + 1 + is_end;
      gsize            n = strspn (start, "abcdefghijklmnopqrstuvwxyz123456");
      g_autofree char *name = g_strndup (start, n);

      g_assert_cmpuint (n, >, 0);
      g_assert_false (is_one_of (name, forbidden_elements, G_N_ELEMENTS (forbidden_elements)));
      p = start + n;
      while (!is_end && *p == ' ')
        p = check_attribute (name, p);
      g_assert_true (*p == '>');
      p++;
    }
}

static void
check_span (DossierDocument *document, const DossierSpan *span, const DossierSpan *before, guint length)
{
  g_assert_cmpint (span->kind, >=, DOSSIER_SPAN_HEADING);
  g_assert_cmpint (span->kind, <=, DOSSIER_SPAN_ANCHOR);
  g_assert_cmpuint (span->start, <=, length);
  g_assert_cmpuint (span->length, <=, length - span->start);
  g_assert_true (before == NULL || before->start < span->start
                 || (before->start == span->start && before->length >= span->length));
  fuzz_check_text (span->value);
  fuzz_check_text (span->alt);
  if (span->kind == DOSSIER_SPAN_TABLE)
    {
      g_autoptr (GPtrArray) rows = dossier_document_table_rows (document, span);

      g_assert_nonnull (rows);
    }
}

static void
check_journey (DossierDocument *document, const DossierSpan *spans, guint n_spans)
{
  g_autoptr (GBytes) bytes = dossier_document_spans_to_bytes (document);
  g_autoptr (DossierDocument) back = dossier_document_new_from_parts (dossier_document_get_text (document), bytes);
  const DossierSpan *again;
  guint              n_again;

  g_assert_nonnull (back);
  g_assert_cmpstr (dossier_document_get_text (back), ==, dossier_document_get_text (document));
  again = dossier_document_get_spans (back, &n_again);
  g_assert_cmpuint (n_again, ==, n_spans);
  for (guint i = 0; i < n_spans; i++)
    {
      g_assert_cmpint (again[i].kind, ==, spans[i].kind);
      g_assert_cmpuint (again[i].start, ==, spans[i].start);
      g_assert_cmpuint (again[i].length, ==, spans[i].length);
      g_assert_cmpuint (again[i].level, ==, spans[i].level);
      g_assert_cmpstr (again[i].value, ==, spans[i].value);
      g_assert_cmpstr (again[i].alt, ==, spans[i].alt);
    }
}

void
fuzz_check_document (DossierDocument *document)
{
  const char        *text = dossier_document_get_text (document);
  guint              length = dossier_document_get_length (document), n_spans;
  const DossierSpan *spans = dossier_document_get_spans (document, &n_spans);
  g_autofree char   *html = dossier_document_to_html (document);
  g_autofree char   *slice = dossier_document_dup_slice (document, length / 2, G_MAXUINT);
  g_autofree char   *hash = dossier_document_dup_hash (document);

  fuzz_check_text (text);
  fuzz_check_text (slice);
  fuzz_check_html (html);
  g_assert_cmpuint (strlen (hash), ==, 64);
  g_assert_cmpuint (length, ==, g_utf8_strlen (text, -1));
  g_assert_cmpuint (length, <=, DOSSIER_DOCUMENT_MAX_LENGTH);
  g_assert_cmpuint (n_spans, <=, DOSSIER_DOCUMENT_MAX_SPANS);
  g_assert_cmpuint (dossier_document_count_words (document), <=, length);
  for (guint i = 0; i < n_spans; i++)
    check_span (document, &spans[i], i > 0 ? &spans[i - 1] : NULL, length);
  check_journey (document, spans, n_spans);
}
