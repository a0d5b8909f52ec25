/* fuzz-plain.c - any bytes as a paste, a text file or Markdown.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-extract-limits.h"
#include "dossier-plain.h"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = fuzz_dup_string (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierPlain) plain = dossier_plain_new (text, (gssize) size, &error);
  g_autofree char *title = NULL;

  g_assert_true ((plain == NULL) == (error != NULL));
  if (plain == NULL)
    return 0;
  fuzz_check_text (plain->title);
  g_assert_true (plain->title[0] != '\0');
  g_assert_cmpuint (dossier_document_get_length (plain->document), >, 0);
  fuzz_check_document (plain->document);
  title = dossier_plain_dup_title (dossier_document_get_text (plain->document));
  fuzz_check_text (title);
  g_assert_cmpint (g_utf8_strlen (title, -1), <=, DOSSIER_PLAIN_TITLE_LENGTH);
  return 0;
}
