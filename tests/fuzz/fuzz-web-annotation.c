/* fuzz-web-annotation.c - any bytes as Web Annotations: what is read of them is the same once it was written and read
 * again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include <string.h>

#include "dossier-exchange-limits.h"
#include "dossier-highlights-writer.h"
#include "dossier-import-file.h"
#include "fuzz.h"

static DossierAnnotation *
make_annotation (const DossierImportedHighlight *highlight)
{
  DossierAnnotationRow row = { .uid = highlight->uid != NULL ? highlight->uid : (char *) "0",
                               .revision = 1,
                               .start = highlight->start,
                               .length = highlight->length,
                               .quote = highlight->quote != NULL ? highlight->quote : (char *) "",
                               .prefix = highlight->prefix,
                               .suffix = highlight->suffix,
                               .colour = highlight->colour,
                               .note = highlight->note,
                               .created = highlight->created,
                               .modified = highlight->modified };

  return dossier_annotation_new (&row);
}

static char *
write_item (const DossierImported *item)
{
  DossierHighlightsHead head = { "All", NULL };
  DossierStoryRow       story = { .uid = item->uid != NULL ? item->uid : (char *) "0", .uri = item->uri };
  g_autoptr (DossierHighlightsWriter) writer = dossier_highlights_writer_new (DOSSIER_HIGHLIGHTS_WEB_ANNOTATION, &head);
  g_autoptr (GPtrArray) annotations = g_ptr_array_new_with_free_func (g_object_unref), none = g_ptr_array_new ();
  DossierHighlightedStory highlighted
      = { .story = &story, .revision = 1, .annotations = annotations, .tags = none, .entities = none };
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < item->highlights->len; i++)
    g_ptr_array_add (annotations, make_annotation (item->highlights->pdata[i]));
  dossier_highlights_writer_begin (writer, out);
  dossier_highlights_writer_add (writer, &highlighted, out);
  dossier_highlights_writer_end (writer, out);
  return g_string_free (out, FALSE);
}

static void
check_same (const DossierImportedHighlight *first, const DossierImportedHighlight *again)
{
  fuzz_check_text (first->quote);
  fuzz_check_text (first->note);
  g_assert_true (first->quote != NULL || first->note != NULL);
  g_assert_true (first->quote != NULL || first->length == 0);
  g_assert_cmpstr (first->quote, ==, again->quote);
  g_assert_cmpstr (first->note, ==, again->note);
  g_assert_cmpstr (first->prefix, ==, again->prefix);
  g_assert_cmpstr (first->suffix, ==, again->suffix);
  g_assert_cmpint (first->colour, ==, again->colour);
  g_assert_cmpint (first->created, ==, again->created);
  g_assert_cmpint (first->modified, ==, again->modified);
  g_assert_cmpuint (first->start, ==, again->start);
  g_assert_cmpuint (first->length, ==, again->length);
  g_assert_cmpuint (first->tags->len, <=, DOSSIER_ANNOTATION_MAX_TAGS);
}

/* One alone: those without a uid would be the same one when they say the same. */
static void
check_item (const DossierImported *item)
{
  g_autofree char *text = write_item (item);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierImports) again = dossier_import_file_read (bytes, &error);

  g_assert_no_error (error);
  g_assert_cmpint (again->format, ==, DOSSIER_IMPORT_WEB_ANNOTATION);
  g_assert_cmpuint (again->items->len, ==, 1);
  check_same (item->highlights->pdata[0], ((DossierImported *) again->items->pdata[0])->highlights->pdata[0]);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *copy = fuzz_dup_string (data, size);
  g_autoptr (GBytes) bytes = g_bytes_new_static (copy, strlen (copy));
  g_autoptr (DossierImports) imports = dossier_import_file_read (bytes, NULL);

  if (imports == NULL || imports->format != DOSSIER_IMPORT_WEB_ANNOTATION)
    return 0;
  for (guint i = 0; i < imports->items->len; i++)
    check_item (imports->items->pdata[i]);
  return 0;
}
