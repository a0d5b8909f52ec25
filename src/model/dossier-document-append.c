/* dossier-document-append.c - one document behind another: the parts of an article that stands on several pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-document-private.h"

#include <string.h>

/* The blocks of @text, borrowed from @lines, which owns them. */
static GHashTable *
collect_blocks (char **lines)
{
  GHashTable *blocks = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; lines[i] != NULL; i++)
    g_hash_table_add (blocks, lines[i]);
  return blocks;
}

/* Bytes at the beginning of @text that are blocks which @first has: a heading that stands on every page. */
static gsize
count_known (const char *first, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (first, "\n", -1), others = g_strsplit (text, "\n", -1);
  g_autoptr (GHashTable) known = collect_blocks (lines);
  gsize n = 0;

  for (guint i = 0; others[i] != NULL && g_hash_table_contains (known, others[i]); i++)
    n += strlen (others[i]) + (others[i + 1] != NULL);
  return n;
}

/* Code points at the beginning of @more that are left out; of a table all rows or none. */
static guint
find_skip (DossierDocument *more, guint known)
{
  guint              n = 0;
  const DossierSpan *spans = dossier_document_get_spans (more, &n);

  for (guint i = 0; i < n && spans[i].start < known; i++)
    if (spans[i].kind == DOSSIER_SPAN_TABLE && spans[i].start + spans[i].length > known)
      return spans[i].start;
  return known;
}

/* @from, moved: what began before @skip is left out. */
static void
add_spans (GArray *spans, DossierDocument *from, guint skip, guint base)
{
  guint              n = 0;
  const DossierSpan *all = dossier_document_get_spans (from, &n);

  for (guint i = 0; i < n && spans->len < DOSSIER_DOCUMENT_MAX_SPANS; i++)
    {
      DossierSpan span = all[i];

      if (span.start < skip)
        continue;
      span.start = span.start - skip + base;
      span.value = g_strdup (span.value);
      span.alt = g_strdup (span.alt);
      g_array_append_val (spans, span);
    }
}

DossierDocument *
dossier_document_append (DossierDocument *self, DossierDocument *more)
{
  const char *first = dossier_document_get_text (self), *text = dossier_document_get_text (more);
  guint       skip = find_skip (more, (guint) g_utf8_strlen (text, (gssize) count_known (first, text)));
  const char *rest = g_utf8_offset_to_pointer (text, (glong) skip);
  guint       base = dossier_document_get_length (self) + 1;
  guint       length = base + dossier_document_get_length (more) - skip;
  GArray     *spans;

  if (*rest == '\0' || length > DOSSIER_DOCUMENT_MAX_LENGTH)
    return dossier_document_ref (self);
  if (*first == '\0')
    return dossier_document_ref (more);
  spans = dossier_document_spans_new ();
  add_spans (spans, self, 0, 0);
  add_spans (spans, more, skip, base);
  return dossier_document_new_take (g_strconcat (first, "\n", rest, NULL), length, spans,
                                    dossier_document_is_cut (self) || dossier_document_is_cut (more));
}
