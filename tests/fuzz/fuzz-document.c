/* fuzz-document.c - documents from kept parts and from the builder. Byte 1: what the rest is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-document.h"

#include <string.h>

#include "fuzz.h"

#define SPAN_BYTES 6

/* Text up to a NUL, then the bytes of spans as they are kept. */
static void
run_kept (const char *text, const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) spans = g_bytes_new (data, size);
  g_autoptr (DossierDocument) document = dossier_document_new_from_parts (text, spans);

  if (document != NULL)
    fuzz_check_document (document);
}

/* Text up to a NUL, then six bytes a span: well-formed bytes, arbitrary spans. */
static void
run_spans (const char *text, const uint8_t *data, size_t size)
{
  g_autoptr (GVariant) spans = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DossierDocument) document = NULL;
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(yuuumsms)"));
  for (; size >= SPAN_BYTES; data += SPAN_BYTES, size -= SPAN_BYTES)
    g_variant_builder_add (&builder, "(yuuumsms)", data[0], data[1] == 255 ? G_MAXUINT : data[1],
                           data[2] == 255 ? G_MAXUINT : data[2], data[3] == 255 ? G_MAXUINT : data[3],
                           data[4] % 2 != 0 ? "javascript:x"
                                            : "https://e.org/\"<a>\x1e"
                                              "b\x1f"
                                              "c",
                           data[5] % 2 != 0 ? "a < b" : NULL);
  spans = g_variant_ref_sink (g_variant_builder_end (&builder));
  bytes = g_variant_get_data_as_bytes (spans);
  document = dossier_document_new_from_parts (text, bytes);
  if (document != NULL)
    fuzz_check_document (document);
}

/* A line each: its first sign says what to do with the rest. */
static void
run_builder (const uint8_t *data, size_t size)
{
  g_autoptr (DossierDocumentBuilder) builder = dossier_document_builder_new ();
  g_autoptr (DossierDocument) document = NULL;
  g_autofree char *bytes = fuzz_dup_string (data, size);
  g_autofree char *valid = g_utf8_make_valid (bytes, (gssize) size);
  g_auto (GStrv) lines = g_strsplit (valid, "\n", -1);
  guint depth = 0;

  for (char **line = lines; *line != NULL; line++)
    {
      const char *rest = **line != '\0' ? *line + 1 : *line;

      if (**line == '/' && depth > 0)
        {
          dossier_document_builder_close (builder);
          depth--;
        }
      else if (**line == '|')
        dossier_document_builder_break (builder);
      else if (**line == '!')
        dossier_document_builder_add_image (builder, "https://e.org/a.png", rest);
      else if (**line == '^')
        dossier_document_builder_add_anchor (builder, rest);
      else if (**line == '#')
        dossier_document_builder_add_cell (builder);
      else if (**line == '=')
        dossier_document_builder_end_row (builder);
      else if (**line >= 'a' && **line <= 'k' && **line != 'a' + DOSSIER_SPAN_IMAGE - 1)
        {
          DossierSpanKind kind = (DossierSpanKind) (**line - 'a' + 1);

          dossier_document_builder_open (builder, kind, 1 + (guint) strlen (rest) % 6,
                                         kind == DOSSIER_SPAN_LINK ? "https://e.org/" : NULL);
          depth++;
        }
      else if (**line != '\0' && **line != '/')
        dossier_document_builder_add_text (builder, rest, -1);
    }
  for (; depth > 0; depth--)
    dossier_document_builder_close (builder);
  document = dossier_document_builder_end (builder);
  fuzz_check_document (document);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const uint8_t *end = size > 0 ? memchr (data, '\0', size) : NULL;

  if (size == 0)
    return 0;
  if (*data == 'b')
    run_builder (data + 1, size - 1);
  if (end == NULL || (*data != 'k' && *data != 's'))
    return 0;

  g_autofree char *text = g_utf8_make_valid ((const char *) data + 1, end - data - 1);
  size_t           rest = size - (size_t) (end + 1 - data);

  if (*data == 'k')
    run_kept (text, end + 1, rest);
  else
    run_spans (text, end + 1, rest);
  return 0;
}
