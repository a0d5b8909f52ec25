/* table-case.h - tables for tests: of rows that are text, and kept as one sign as tables of old are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-document.h"

/* @rows: (element-type GStrv), the first one is the heading row. */
static inline void
table_case_add (DossierDocumentBuilder *builder, GPtrArray *rows)
{
  dossier_document_builder_open (builder, DOSSIER_SPAN_TABLE, 1, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      for (char **cell = rows->pdata[i]; *cell != NULL; cell++)
        {
          dossier_document_builder_add_cell (builder);
          dossier_document_builder_add_text (builder, *cell, -1);
        }
      dossier_document_builder_end_row (builder);
    }
  dossier_document_builder_close (builder);
}

/* @text with a table of old at @start, of @value: cells parted by U+001F, rows by U+001E. */
static inline DossierDocument *
table_case_new_of_old (const char *text, guint start, const char *value)
{
  GVariantBuilder builder;
  g_autoptr (GVariant) spans = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(yuuumsms)"));
  g_variant_builder_add (&builder, "(yuuumsms)", DOSSIER_SPAN_TABLE, start, 1, 0, value, NULL);
  spans = g_variant_ref_sink (g_variant_builder_end (&builder));
#if G_BYTE_ORDER == G_BIG_ENDIAN
  {
    GVariant *swapped = g_variant_byteswap (spans);

    g_variant_unref (spans);
    spans = swapped;
  }
#endif
  bytes = g_variant_get_data_as_bytes (spans);
  return dossier_document_new_from_parts (text, bytes);
}
