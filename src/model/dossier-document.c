/* dossier-document.c - canonical text + spans, and its bytes for keeping
 *
 * text:   UTF-8; length counts its code points.
 * spans:  sorted by start, longer first; each lies inside the text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-document-private.h"

#include <string.h>

#define SPANS_FORMAT "(yuuumsms)"
#define ROW_MARK "\x1e"
#define CELL_MARK "\x1f"

struct _DossierDocument
{
  gatomicrefcount refs;
  char           *text;
  guint           length;
  GArray         *spans;
  gboolean        cut;
};

G_DEFINE_BOXED_TYPE (DossierDocument, dossier_document, dossier_document_ref, dossier_document_unref)

static void
clear_span (gpointer data)
{
  DossierSpan *span = data;

  g_free (span->value);
  g_free (span->alt);
}

GArray *
dossier_document_spans_new (void)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (DossierSpan));

  g_array_set_clear_func (spans, clear_span);
  return spans;
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const DossierSpan *first = a, *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  if (first->length != second->length)
    return first->length > second->length ? -1 : 1;
  return (int) first->kind - (int) second->kind;
}

DossierDocument *
dossier_document_new_take (char *text, guint length, GArray *spans, gboolean cut)
{
  DossierDocument *self = g_new0 (DossierDocument, 1);

  g_atomic_ref_count_init (&self->refs);
  self->text = text;
  self->length = length;
  self->spans = spans;
  self->cut = cut;
  g_array_sort (spans, compare_spans);
  return self;
}

DossierDocument *
dossier_document_ref (DossierDocument *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
dossier_document_unref (DossierDocument *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->text);
  g_array_unref (self->spans);
  g_free (self);
}

DossierDocument *
dossier_document_new_from_plain (const char *text, gssize length)
{
  g_autoptr (DossierDocumentBuilder) builder = dossier_document_builder_new ();
  const char *end = text + (length < 0 ? strlen (text) : (gsize) length);

  while (text < end)
    {
      const char *line_end = memchr (text, '\n', end - text);

      if (line_end == NULL)
        line_end = end;
      dossier_document_builder_add_text (builder, text, line_end - text);
      dossier_document_builder_break (builder);
      text = line_end + 1;
    }
  return dossier_document_builder_end (builder);
}

const char *
dossier_document_get_text (DossierDocument *self)
{
  return self->text;
}

guint
dossier_document_get_length (DossierDocument *self)
{
  return self->length;
}

gboolean
dossier_document_is_cut (DossierDocument *self)
{
  return self->cut;
}

/* A letter or digit of any script. */
static gboolean
is_alnum (const char *p)
{
  return (guchar) *p < 0x80 ? g_ascii_isalnum (*p) : g_unichar_isalnum (g_utf8_get_char (p));
}

guint
dossier_document_count_words (DossierDocument *self)
{
  gboolean in_word = FALSE;
  guint    n = 0;

  for (const char *p = self->text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gboolean is_word = (in_word && *p != ' ' && *p != '\n' && *p != '\t') || is_alnum (p);

      if (is_word && !in_word)
        n++;
      in_word = is_word;
    }
  return n;
}

const DossierSpan *
dossier_document_get_spans (DossierDocument *self, guint *n_spans)
{
  *n_spans = self->spans->len;
  return (const DossierSpan *) self->spans->data;
}

char *
dossier_document_dup_slice (DossierDocument *self, guint start, guint length)
{
  const char *from, *until;

  start = MIN (start, self->length);
  length = MIN (length, self->length - start);
  from = g_utf8_offset_to_pointer (self->text, start);
  until = g_utf8_offset_to_pointer (from, length);
  return g_strndup (from, until - from);
}

gboolean
dossier_span_is_object (const DossierSpan *span)
{
  return span->length == 1
         && (span->kind == DOSSIER_SPAN_IMAGE || (span->kind == DOSSIER_SPAN_TABLE && span->value != NULL));
}

guint
dossier_span_get_headings (const DossierSpan *table)
{
  return dossier_span_is_object (table) ? 1 : table->level;
}

GPtrArray *
dossier_document_table_rows (DossierDocument *self, const DossierSpan *table)
{
  GPtrArray       *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  gboolean         is_object = dossier_span_is_object (table);
  g_autofree char *text
      = is_object ? g_strdup (table->value) : dossier_document_dup_slice (self, table->start, table->length);
  g_auto (GStrv) lines = g_strsplit (text, is_object ? ROW_MARK : "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    g_ptr_array_add (rows, g_strsplit (*line, is_object ? CELL_MARK : "\t", -1));
  return rows;
}

char *
dossier_document_dup_hash (DossierDocument *self)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, self->text, -1);
}

GBytes *
dossier_document_spans_to_bytes (DossierDocument *self)
{
  g_autoptr (GVariant) variant = NULL;
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a" SPANS_FORMAT));
  for (guint i = 0; i < self->spans->len; i++)
    {
      const DossierSpan *span = &g_array_index (self->spans, DossierSpan, i);

      g_variant_builder_add (&builder, SPANS_FORMAT, (guint8) span->kind, span->start, span->length, span->level,
                             span->value, span->alt);
    }
  variant = g_variant_ref_sink (g_variant_builder_end (&builder));
#if G_BYTE_ORDER == G_BIG_ENDIAN
  {
    GVariant *swapped = g_variant_byteswap (variant);

    g_variant_unref (variant);
    variant = swapped;
  }
#endif
  return g_variant_get_data_as_bytes (variant);
}

/* A library can come from elsewhere: its links open only what links of ours open. */
static gboolean
is_safe_address (const char *address)
{
  static const char *const schemes[] = { "http:", "https:", "mailto:" };

  for (guint i = 0; address != NULL && i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strncasecmp (address, schemes[i], strlen (schemes[i])) == 0)
      return TRUE;
  return FALSE;
}

/* It leads to an anchor of the same text. */
static gboolean
is_within (const char *address)
{
  return address != NULL && address[0] == '#' && address[1] != '\0';
}

DossierDocument *
dossier_document_new_from_parts (const char *text, GBytes *bytes)
{
  g_autoptr (GArray) spans = dossier_document_spans_new ();
  guint length;

  if (!g_utf8_validate (text, -1, NULL))
    return NULL;
  length = g_utf8_strlen (text, -1);
  if (bytes != NULL)
    {
      g_autoptr (GVariant) variant
          = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE ("a" SPANS_FORMAT), bytes, FALSE));
      GVariantIter iter;
      DossierSpan  span;
      guint8       kind;

      if (!g_variant_is_normal_form (variant))
        return NULL;
#if G_BYTE_ORDER == G_BIG_ENDIAN
      {
        GVariant *swapped = g_variant_byteswap (variant);

        g_variant_unref (variant);
        variant = swapped;
      }
#endif
      g_variant_iter_init (&iter, variant);
      while (g_variant_iter_next (&iter, SPANS_FORMAT, &kind, &span.start, &span.length, &span.level, &span.value,
                                  &span.alt))
        {
          span.kind = kind;
          g_array_append_val (spans, span);
          if (kind < DOSSIER_SPAN_HEADING || kind > DOSSIER_SPAN_ANCHOR || span.start > length
              || span.length > length - span.start)
            return NULL;
          if (kind == DOSSIER_SPAN_LINK && !is_safe_address (span.value) && !is_within (span.value))
            g_array_set_size (spans, spans->len - 1);
          else if (kind == DOSSIER_SPAN_IMAGE && !is_safe_address (span.value))
            g_clear_pointer (&g_array_index (spans, DossierSpan, spans->len - 1).value, g_free);
        }
    }
  return dossier_document_new_take (g_strdup (text), length, g_steal_pointer (&spans), FALSE);
}
