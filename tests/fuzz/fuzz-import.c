/* fuzz-import.c - any bytes as another program's export: bounded, valid, and nothing but addresses of the web.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <string.h>

#include "dossier-exchange-limits.h"
#include "dossier-import-file.h"
#include "fuzz.h"

static void
check_words (const char *text, gsize most)
{
  fuzz_check_text (text);
  g_assert_true (text == NULL || (*text != '\0' && strlen (text) <= most));
}

static void
check_highlight (const DossierImportedHighlight *highlight)
{
  check_words (highlight->quote, DOSSIER_IMPORT_MAX_WORDS_BYTES);
  check_words (highlight->note, DOSSIER_IMPORT_MAX_WORDS_BYTES);
  check_words (highlight->prefix, DOSSIER_IMPORT_MAX_LINE_BYTES);
  check_words (highlight->suffix, DOSSIER_IMPORT_MAX_LINE_BYTES);
  g_assert_true (highlight->quote != NULL || highlight->note != NULL);
  g_assert_cmpint (highlight->created, >=, 0);
  g_assert_cmpint (highlight->modified, >=, 0);
  g_assert_cmpint (highlight->colour, <, DOSSIER_N_COLOURS);
  check_words (highlight->uid, DOSSIER_IMPORT_MAX_UID_BYTES);
  check_words (highlight->about, DOSSIER_IMPORT_MAX_LINE_BYTES);
  g_assert_cmpuint (highlight->tags->len, <=, DOSSIER_ANNOTATION_MAX_TAGS);
  for (guint i = 0; i < highlight->tags->len; i++)
    check_words (highlight->tags->pdata[i], DOSSIER_IMPORT_MAX_TAG_BYTES);
}

/* What was taken is taken again, as it is. */
static void
check_address (const char *address)
{
  g_autofree char *again = address != NULL ? dossier_refusals_take_address (NULL, address) : NULL;

  g_assert_cmpstr (again, ==, address);
}

static void
check_item (const DossierImported *item)
{
  check_address (item->uri);
  check_words (item->uid, DOSSIER_IMPORT_MAX_UID_BYTES);
  check_words (item->title, DOSSIER_REFUSALS_MAX_ADDRESS);
  check_words (item->author, DOSSIER_IMPORT_MAX_LINE_BYTES);
  check_words (item->site, DOSSIER_IMPORT_MAX_LINE_BYTES);
  check_words (item->html, DOSSIER_IMPORT_MAX_TEXT_BYTES);
  check_words (item->text, DOSSIER_IMPORT_MAX_TEXT_BYTES);
  g_assert_true (item->uri != NULL || item->html != NULL || item->text != NULL || item->highlights->len > 0);
  g_assert_cmpint (item->saved, >=, 0);
  g_assert_cmpuint (item->tags->len, <=, DOSSIER_IMPORT_MAX_TAGS);
  g_assert_cmpuint (item->highlights->len, <=, DOSSIER_IMPORT_MAX_HIGHLIGHTS);
  for (guint i = 0; i < item->tags->len; i++)
    check_words (item->tags->pdata[i], DOSSIER_IMPORT_MAX_TAG_BYTES);
  for (guint i = 0; i < item->highlights->len; i++)
    check_highlight (item->highlights->pdata[i]);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  /* A copy of its own: reading past the end is then seen. */
  g_autofree guint8 *copy = g_memdup2 (data, MAX (size, 1));
  g_autoptr (GBytes) bytes = g_bytes_new_static (copy, size);
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierImports) imports = dossier_import_file_read (bytes, &error);

  g_assert_true ((imports != NULL) != (error != NULL));
  g_assert_cmpint (dossier_import_file_sniff (bytes), <=, DOSSIER_IMPORT_HIGHLIGHTS);
  if (error != NULL)
    fuzz_check_text (error->message);
  if (imports == NULL)
    return 0;
  g_assert_cmpuint (imports->items->len, <=, DOSSIER_IMPORT_MAX_ITEMS);
  for (guint i = 0; i < imports->items->len; i++)
    {
      dossier_imports_load (imports, imports->items->pdata[i]);
      check_item (imports->items->pdata[i]);
      dossier_imports_unload (imports, imports->items->pdata[i]);
    }
  dossier_imports_tell (imports, sentences);
  for (guint i = 0; i < sentences->len; i++)
    fuzz_check_text (sentences->pdata[i]);
  return 0;
}
