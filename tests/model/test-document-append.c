/* test-document-append.c - one document behind another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-document.h"
#include "table-case.h"

static const struct
{
  const char *name, *first, *more, *want;
} cases[] = {
  { "the second follows in a block of its own", "One.", "Two.", "One.\nTwo." },
  { "a heading on both pages stands once", "Title\nOne.", "Title\nTwo.", "Title\nOne.\nTwo." },
  { "several blocks at the beginning stand once", "Title\nBy Ann\nOne.", "Title\nBy Ann\nTwo.",
    "Title\nBy Ann\nOne.\nTwo." },
  { "the same words later on stay", "Title\nYes.", "Two.\nYes.", "Title\nYes.\nTwo.\nYes." },
  { "the same page again adds nothing", "Title\nOne.", "Title\nOne.", "Title\nOne." },
  { "nothing adds nothing", "One.", "", "One." },
  { "behind nothing is the second alone", "", "Two.", "Two." },
  { "letters of more than one byte", "Über\nEins.", "Über\nZwölf.", "Über\nEins.\nZwölf." },
};

static void
test_append (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (DossierDocument) first = dossier_document_new_from_plain (cases[i].first, -1);
  g_autoptr (DossierDocument) more = dossier_document_new_from_plain (cases[i].more, -1);
  g_autoptr (DossierDocument) both = dossier_document_append (first, more);

  g_assert_cmpstr (dossier_document_get_text (both), ==, cases[i].want);
  g_assert_cmpuint (dossier_document_get_length (both), ==, g_utf8_strlen (cases[i].want, -1));
  g_assert_cmpint (both == first, ==, g_str_equal (cases[i].want, cases[i].first));
}

static DossierDocument *
make_page (const char *words, const char *address)
{
  g_autoptr (DossierDocumentBuilder) builder = dossier_document_builder_new ();

  dossier_document_builder_open (builder, DOSSIER_SPAN_HEADING, 1, NULL);
  dossier_document_builder_add_text (builder, "Öfen", -1);
  dossier_document_builder_close (builder);
  dossier_document_builder_open (builder, DOSSIER_SPAN_LINK, 0, address);
  dossier_document_builder_add_text (builder, words, -1);
  dossier_document_builder_close (builder);
  return dossier_document_builder_end (builder);
}

/* The heading stands once, the links stand on their words. */
static void
test_spans (void)
{
  g_autoptr (DossierDocument) first = make_page ("Größe", "https://a.example/");
  g_autoptr (DossierDocument) more = make_page ("Wärme", "https://b.example/");
  g_autoptr (DossierDocument) both = dossier_document_append (first, more);
  g_autofree char   *words = NULL;
  const DossierSpan *spans;
  guint              n = 0;

  g_assert_cmpstr (dossier_document_get_text (both), ==, "Öfen\nGröße\nWärme");
  spans = dossier_document_get_spans (both, &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpint (spans[0].kind, ==, DOSSIER_SPAN_HEADING);
  g_assert_cmpstr (spans[2].value, ==, "https://b.example/");
  words = dossier_document_dup_slice (both, spans[2].start, spans[2].length);
  g_assert_cmpstr (words, ==, "Wärme");
}

static DossierDocument *
make_table (const char *row)
{
  g_autoptr (DossierDocumentBuilder) builder = dossier_document_builder_new ();
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  dossier_document_builder_add_text (builder, "Title", -1);
  g_ptr_array_add (rows, g_strsplit ("Wér|Wo", "|", -1));
  g_ptr_array_add (rows, g_strsplit (row, "|", -1));
  table_case_add (builder, rows);
  return dossier_document_builder_end (builder);
}

/* The heading row is on both pages; a table is left out as a whole or not at all. */
static void
test_table_keeps_its_rows (void)
{
  g_autoptr (DossierDocument) first = make_table ("Ada|Paris");
  g_autoptr (DossierDocument) more = make_table ("Bo|Rom");
  g_autoptr (DossierDocument) both = dossier_document_append (first, more);
  g_autoptr (DossierDocument) same = dossier_document_append (first, first);
  g_autofree char   *rows = NULL;
  const DossierSpan *spans;
  guint              n = 0;

  g_assert_cmpstr (dossier_document_get_text (both), ==, "Title\nWér\tWo\nAda\tParis\nWér\tWo\nBo\tRom");
  spans = dossier_document_get_spans (both, &n);
  g_assert_cmpuint (n, ==, 2);
  rows = dossier_document_dup_slice (both, spans[1].start, spans[1].length);
  g_assert_cmpstr (rows, ==, "Wér\tWo\nBo\tRom");
  g_assert_true (same == first);
}

static void
test_too_long (void)
{
  g_autofree char *half = g_strnfill (DOSSIER_DOCUMENT_MAX_LENGTH / 2, 'x');
  g_autofree char *other = g_strnfill (DOSSIER_DOCUMENT_MAX_LENGTH / 2, 'y');
  g_autoptr (DossierDocument) first = dossier_document_new_from_plain (half, -1);
  g_autoptr (DossierDocument) more = dossier_document_new_from_plain (other, -1);
  g_autoptr (DossierDocument) both = dossier_document_append (first, more);

  g_assert_true (both == first);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/document-append/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_append);
    }
  g_test_add_func ("/document-append/a table keeps its rows", test_table_keeps_its_rows);
  g_test_add_func ("/document-append/spans move with their words", test_spans);
  g_test_add_func ("/document-append/what would be too long stays out", test_too_long);
  return g_test_run ();
}
