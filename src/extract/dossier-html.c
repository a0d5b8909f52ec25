/* dossier-html.c - foreign bytes to a parsed tree that cannot hurt.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-html.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dossier-html-scan-private.h"

G_DEFINE_QUARK (dossier - extract - error - quark, dossier_extract_error)

static gboolean
check_size (gsize length, GError **error)
{
  if (length <= DOSSIER_HTML_MAX_BYTES)
    return TRUE;
  g_set_error (error, DOSSIER_EXTRACT_ERROR, DOSSIER_EXTRACT_ERROR_TOO_LARGE,
               /* TRANSLATORS: two numbers of megabytes. */
               _ ("The page is too large: %.1f MB, and at most %d MB are read. Paste the part that you need instead."),
               (double) length / (1024 * 1024), DOSSIER_HTML_MAX_BYTES / (1024 * 1024));
  return FALSE;
}

/* Signatures of what servers send in place of a page. */
static gboolean
is_binary (const guchar *data, gsize length)
{
  static const struct
  {
    const char *bytes;
    gsize       length;
  } signatures[] = {
    { "\x89PNG", 4 },
    { "\xff\xd8\xff", 3 },
    { "GIF8", 4 },
    { "%PDF-", 5 },
    { "PK\x03\x04", 4 },
    { "\x1f\x8b", 2 },
    { "BZh", 3 },
    { "\xfd\x37zXZ", 5 },
    { "\x7f"
      "ELF",
      4 },
    { "OggS", 4 },
    { "ID3", 3 },
    { "\x00\x00\x00\x18"
      "ftyp",
      8 },
    { "SQLite format 3", 15 },
    { "RIFF", 4 },
  };
  gsize reach = MIN (length, 4096), nul = 0;

  for (guint i = 0; i < G_N_ELEMENTS (signatures); i++)
    if (length >= signatures[i].length && memcmp (data, signatures[i].bytes, signatures[i].length) == 0)
      return TRUE;
  if (length >= 2 && ((data[0] == 0xfe && data[1] == 0xff) || (data[0] == 0xff && data[1] == 0xfe)))
    return FALSE;
  for (gsize i = 0; i < reach; i++)
    nul += data[i] == '\0';
  return nul * 20 > reach;
}

static DossierHtml *
parse (const char *text, gsize length, GumboTag context)
{
  g_autoptr (DossierHtmlScan) scan = dossier_html_scan (text, length, context == GUMBO_TAG_LAST);
  DossierHtml *self = g_new0 (DossierHtml, 1);
  GumboOptions options = kGumboDefaultOptions;

  options.max_errors = 0;
  options.fragment_context = context;
  self->length = scan->html->len;
  self->source = g_string_free (g_steal_pointer (&scan->html), FALSE);
  self->flattened = scan->flattened;
  self->json_ld = g_steal_pointer (&scan->json_ld);
  self->output = gumbo_parse_with_options (&options, self->source, self->length);
  return self;
}

DossierHtml *
dossier_html_new_from_bytes (GBytes *bytes, const char *content_type, GError **error)
{
  gsize            length;
  const guchar    *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = NULL;
  g_autofree char *encoding = NULL;
  DossierHtml     *self;

  if (!check_size (length, error))
    return NULL;
  if (length == 0)
    {
      g_set_error_literal (error, DOSSIER_EXTRACT_ERROR, DOSSIER_EXTRACT_ERROR_EMPTY,
                           _ ("The page is empty. Open it in a browser to see whether it is still there."));
      return NULL;
    }
  if (is_binary (data, length))
    {
      g_set_error_literal (error, DOSSIER_EXTRACT_ERROR, DOSSIER_EXTRACT_ERROR_BINARY,
                           _ ("This is not a page of text but some other kind of file. Add the address of a page, or "
                              "paste the text."));
      return NULL;
    }
  text = dossier_html_decode (bytes, content_type, &encoding);
  self = parse (text, strlen (text), GUMBO_TAG_LAST);
  self->encoding = g_steal_pointer (&encoding);
  return self;
}

DossierHtml *
dossier_html_new_from_text (const char *text, gssize length, GError **error)
{
  gsize            bytes = length < 0 ? strlen (text) : (gsize) length;
  g_autofree char *valid = NULL;
  DossierHtml     *self;

  if (!check_size (bytes, error))
    return NULL;
  if (!g_utf8_validate_len (text, bytes, NULL))
    {
      valid = g_utf8_make_valid (text, (gssize) bytes);
      text = valid;
      bytes = strlen (valid);
    }
  self = parse (text, bytes, GUMBO_TAG_DIV);
  self->encoding = g_strdup ("UTF-8");
  return self;
}

void
dossier_html_free (DossierHtml *self)
{
  GumboOptions options = kGumboDefaultOptions;

  if (self == NULL)
    return;
  gumbo_destroy_output (&options, self->output);
  g_clear_pointer (&self->json_ld, g_ptr_array_unref);
  g_free (self->source);
  g_free (self->encoding);
  g_free (self);
}
