/* test-passage.c - a document in blocks and runs, whatever covers what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-passage.h"
#include "table-case.h"

#include <string.h>

/* "Títle", "One two three four", an image, a row "Who" "Where", "Said so", "a" U+2028 "b", "item", "deep", "End." */
static DossierDocument *
make_document (void)
{
  g_autoptr (DossierDocumentBuilder) builder = dossier_document_builder_new ();
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  g_ptr_array_add (rows, g_strsplit ("Who|Where", "|", -1));
  dossier_document_builder_open (builder, DOSSIER_SPAN_HEADING, 2, NULL);
  dossier_document_builder_add_text (builder, "Títle", -1);
  dossier_document_builder_close (builder);
  dossier_document_builder_add_text (builder, "One ", -1);
  dossier_document_builder_open (builder, DOSSIER_SPAN_STRONG, 0, NULL);
  dossier_document_builder_add_text (builder, "two ", -1);
  dossier_document_builder_open (builder, DOSSIER_SPAN_LINK, 0, "https://example.org/");
  dossier_document_builder_add_text (builder, "three", -1);
  dossier_document_builder_close (builder);
  dossier_document_builder_close (builder);
  dossier_document_builder_add_text (builder, " four", -1);
  dossier_document_builder_add_image (builder, "https://example.org/i.png", "A map");
  table_case_add (builder, rows);
  dossier_document_builder_open (builder, DOSSIER_SPAN_QUOTE, 1, NULL);
  dossier_document_builder_add_text (builder, "Said so", -1);
  dossier_document_builder_close (builder);
  dossier_document_builder_open (builder, DOSSIER_SPAN_CODE_BLOCK, 0, NULL);
  dossier_document_builder_add_text (builder, "a\nb", -1);
  dossier_document_builder_close (builder);
  dossier_document_builder_open (builder, DOSSIER_SPAN_LIST_ITEM, 1, "1.");
  dossier_document_builder_add_text (builder, "item", -1);
  dossier_document_builder_open (builder, DOSSIER_SPAN_LIST_ITEM, 2, NULL);
  dossier_document_builder_add_text (builder, "deep", -1);
  dossier_document_builder_close (builder);
  dossier_document_builder_close (builder);
  dossier_document_builder_add_text (builder, "End.", -1);
  return dossier_document_builder_end (builder);
}

/* "{two |S}{three|S>}": runs with S(trong), E(mphasis), C(ode), > a link, # a highlight, and the numbers of notes. */
static void
describe_runs (GString *out, const DossierPassage *passage)
{
  for (guint i = 0; i < passage->runs->len; i++)
    {
      const DossierRun *run = &g_array_index (passage->runs, DossierRun, i);

      g_string_append_printf (out, "{%.*s|%s%s%s%s%s", (int) run->n_bytes, run->text,
                              run->styles & DOSSIER_STYLE (DOSSIER_SPAN_STRONG) ? "S" : "",
                              run->styles & DOSSIER_STYLE (DOSSIER_SPAN_EMPHASIS) ? "E" : "",
                              run->styles & DOSSIER_STYLE (DOSSIER_SPAN_CODE) ? "C" : "", run->link != NULL ? ">" : "",
                              run->mark != NULL ? "#" : "");
      for (guint j = 0; run->notes != NULL && j < run->notes->len; j++)
        g_string_append_printf (out, "%u", g_array_index (run->notes, guint, j));
      g_string_append_c (out, '}');
    }
}

static char *
describe (const DossierPassages *passages)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < passages->items->len; i++)
    describe_runs (out, passages->items->pdata[i]);
  g_string_replace (out, "\xef\xbf\xbc", "@", 0);
  g_string_replace (out, "\t", "~", 0);
  g_string_replace (out, "\xe2\x80\xa8", "/", 0);
  return g_string_free (out, FALSE);
}

static void
add_mark (GPtrArray *annotations, guint start, guint length, const char *note)
{
  DossierAnnotationRow row
      = { .start = start, .length = length, .quote = (char *) "words", .note = (char *) note, .revision = 7 };

  g_ptr_array_add (annotations, dossier_annotation_new (&row));
}

static void
test_blocks (void)
{
  static const struct
  {
    DossierSpanKind kind;
    guint           level, quote_depth;
    const char     *number; /* "-": an item without one; NULL: no item */
    gboolean        has_object;
  } wanted[] = {
    { DOSSIER_SPAN_HEADING, 2, 0, NULL, FALSE },
    { 0, 0, 0, NULL, FALSE },
    { DOSSIER_SPAN_IMAGE, 0, 0, NULL, TRUE },
    { DOSSIER_SPAN_TABLE, 0, 0, NULL, FALSE },
    { 0, 0, 1, NULL, FALSE },
    { DOSSIER_SPAN_CODE_BLOCK, 0, 0, NULL, FALSE },
    { 0, 0, 0, "1.", FALSE },
    { 0, 0, 0, "-", FALSE },
    { 0, 0, 0, NULL, FALSE },
  };
  g_autoptr (DossierDocument) document = make_document ();
  g_autoptr (GPtrArray) annotations = g_ptr_array_new ();
  g_autoptr (DossierPassages) passages = dossier_passages_new (document, annotations, 7);

  g_assert_cmpuint (passages->items->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      const DossierPassage *passage = passages->items->pdata[i];

      g_assert_cmpint (passage->kind, ==, wanted[i].kind);
      g_assert_cmpuint (passage->level, ==, wanted[i].level);
      g_assert_cmpuint (passage->quote_depth, ==, wanted[i].quote_depth);
      g_assert_cmpint (passage->object != NULL, ==, wanted[i].has_object);
      g_assert_cmpint (passage->item != NULL, ==, wanted[i].number != NULL);
      if (passage->item != NULL)
        g_assert_cmpstr (passage->item->value != NULL ? passage->item->value : "-", ==, wanted[i].number);
    }
}

/* Places as in make_document: "One" begins at 6, "three" at 14, the image is at 25, the row at 27, "Said" at 37,
 * "End." at 59. */
static const struct
{
  const char *name;
  struct
  {
    guint       start, length;
    const char *note;
  } marks[3];
  const char *want;
  guint       n_notes, n_lost;
} cases[] = {
  { "no highlight",
    { { 0 } },
    "{Títle|}{One |}{two |S}{three|S>}{ four|}{@|}{Who|}{~|}{Where|}{Said so|}{a/b|}{item|}{deep|}{End.|}",
    0,
    0 },
  { "across styles", { { 8, 6, "n" } }, "{Títle|}{On|}{e |#}{two |S#1}", 1, 0 },
  { "within a link", { { 15, 2, "n" } }, "{two |S}{t|S>}{hr|S>#1}{ee|S>}", 1, 0 },
  { "over blocks", { { 20, 6, "n" } }, "{ |}{four|#}{@|#1}{Who|}", 1, 0 },
  { "a line end more", { { 20, 5, "n" } }, "{four|#1}{@|}{Who", 1, 0 },
  { "a line end alone", { { 24, 1, "n" } }, "{ four|}{@|1}{Who", 1, 0 },
  { "an image alone", { { 25, 1, "n" } }, "{@|#1}{Who|}", 1, 0 },
  { "one in the other", { { 37, 7, "a" }, { 42, 2, "b" } }, "{Said |#}{so|#12}", 2, 0 },
  { "crossing", { { 37, 6, "a" }, { 40, 4, "b" } }, "{Sai|#}{d s|#1}{o|#2}", 2, 0 },
  { "the same words twice", { { 37, 4, "a" }, { 37, 4, "b" } }, "{Said|#12}{ so|}", 2, 0 },
  { "without a note", { { 37, 4, NULL }, { 42, 2, "b" } }, "{Said|#}{ |}{so|#1}", 1, 0 },
  { "up to the end and over", { { 58, 900, "n" } }, "{End.|#1}", 1, 0 },
  { "over two cells", { { 28, 4, "n" } }, "{W|}{ho|#}{~|#}{W|#1}{here|}", 1, 0 },
  { "the end of a cell more", { { 27, 4, "n" } }, "{Who|#}{~|#1}{Where|}", 1, 0 },
  { "the end of a cell alone", { { 30, 1, "n" } }, "{Who|}{~|#1}{Where|}", 1, 0 },
  { "from a cell into the next block", { { 33, 8, "n" } }, "{Wh|}{ere|#}{Said|#1}{ so|}", 1, 0 },
  { "behind the end", { { 5000, 1, "n" } }, "{End.|}", 0, 1 },
};

static void
test_marks (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (DossierDocument) document = make_document ();
  g_autoptr (GPtrArray) annotations = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (DossierPassages) passages = NULL;
  g_autofree char *said = NULL;

  for (guint j = 0; j < G_N_ELEMENTS (cases[i].marks) && cases[i].marks[j].length > 0; j++)
    add_mark (annotations, cases[i].marks[j].start, cases[i].marks[j].length, cases[i].marks[j].note);
  passages = dossier_passages_new (document, annotations, 7);
  said = describe (passages);
  if (strstr (said, cases[i].want) == NULL)
    g_error ("%s", said);
  g_assert_cmpuint (passages->notes->len, ==, cases[i].n_notes);
  g_assert_cmpuint (passages->lost->len, ==, cases[i].n_lost);
}

static void
test_other_revision (void)
{
  g_autoptr (DossierDocument) document = make_document ();
  g_autoptr (GPtrArray) annotations = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (DossierPassages) passages = NULL;

  add_mark (annotations, 6, 3, "n");
  passages = dossier_passages_new (document, annotations, 8);
  g_assert_cmpuint (passages->lost->len, ==, 1);
  g_assert_cmpuint (passages->notes->len, ==, 0);
}

/* A note about the whole story has no place, in no text, and is not lost for it; one that says nothing is none. */
static void
test_about_the_story (void)
{
  g_autoptr (DossierDocument) document = make_document ();
  g_autoptr (GPtrArray) annotations = g_ptr_array_new_with_free_func (g_object_unref);
  DossierAnnotationRow row = { .quote = (char *) "", .note = (char *) "n", .revision = 6 };
  DossierAnnotationRow empty = { .quote = (char *) "" }, lost = { .quote = (char *) "gone" };
  g_autoptr (DossierPassages) passages = NULL;

  g_ptr_array_add (annotations, dossier_annotation_new (&row));
  g_ptr_array_add (annotations, dossier_annotation_new (&empty));
  g_ptr_array_add (annotations, dossier_annotation_new (&lost));
  passages = dossier_passages_new (document, annotations, 7);
  g_assert_cmpuint (passages->about->len, ==, 1);
  g_assert_cmpstr (((const DossierAnnotationRow *) passages->about->pdata[0])->note, ==, "n");
  g_assert_cmpuint (passages->lost->len, ==, 1);
  g_assert_cmpstr (((const DossierAnnotationRow *) passages->lost->pdata[0])->quote, ==, "gone");
  g_assert_cmpuint (passages->notes->len, ==, 0);
}

/* A paragraph of as many links and highlights as there may be: linear, or this takes for ever. */
static void
test_many (void)
{
  g_autoptr (DossierDocumentBuilder) builder = dossier_document_builder_new ();
  g_autoptr (GPtrArray) annotations = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (DossierDocument) document = NULL;
  g_autoptr (DossierPassages) passages = NULL;
  guint n_runs = 0;

  for (guint i = 0; i < 50000; i++)
    {
      dossier_document_builder_open (builder, DOSSIER_SPAN_LINK, 0, "https://example.org/");
      dossier_document_builder_add_text (builder, "ab", -1);
      dossier_document_builder_close (builder);
      if (i < 20000)
        add_mark (annotations, 2 * i, 1, "n");
    }
  document = dossier_document_builder_end (builder);
  passages = dossier_passages_new (document, annotations, 7);
  for (guint i = 0; i < passages->items->len; i++)
    n_runs += ((const DossierPassage *) passages->items->pdata[i])->runs->len;
  g_assert_cmpuint (n_runs, ==, 70000);
  g_assert_cmpuint (passages->notes->len, ==, 20000);
}

/* Rows know their table and their number in it; a table that is kept as one sign is an object. */
static void
test_rows (void)
{
  static const char *const wanted[] = { "-", "0", "1", "0", "-" };
  g_autoptr (DossierDocumentBuilder) builder = dossier_document_builder_new ();
  g_autoptr (DossierDocument) document = NULL;
  g_autoptr (DossierDocument) old = table_case_new_of_old ("\xef\xbf\xbc", 0, "Who\x1fWhere");
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GPtrArray) annotations = g_ptr_array_new ();
  g_autoptr (DossierPassages) passages = NULL;
  g_autoptr (DossierPassages) of_old = dossier_passages_new (old, annotations, 7);

  dossier_document_builder_add_text (builder, "a", -1);
  g_ptr_array_add (rows, g_strsplit ("b|c", "|", -1));
  g_ptr_array_add (rows, g_strsplit ("|d", "|", -1));
  table_case_add (builder, rows);
  g_ptr_array_set_size (rows, 1);
  table_case_add (builder, rows);
  dossier_document_builder_add_text (builder, "e", -1);
  document = dossier_document_builder_end (builder);
  passages = dossier_passages_new (document, annotations, 7);
  g_assert_cmpuint (passages->items->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      const DossierPassage *passage = passages->items->pdata[i];
      g_autofree char      *row = g_strdup_printf ("%u", passage->row);

      g_assert_cmpstr (passage->table != NULL ? row : "-", ==, wanted[i]);
    }
  g_assert_nonnull (((const DossierPassage *) of_old->items->pdata[0])->object);
  g_assert_null (((const DossierPassage *) of_old->items->pdata[0])->table);
}

static void
test_empty (void)
{
  g_autoptr (DossierDocument) document = dossier_document_new_from_plain ("", -1);
  g_autoptr (GPtrArray) annotations = g_ptr_array_new ();
  g_autoptr (DossierPassages) passages = dossier_passages_new (document, annotations, 1);

  g_assert_cmpuint (passages->items->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/passage/blocks", test_blocks);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/passage/highlights/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_marks);
    }
  g_test_add_func ("/passage/highlights of another text", test_other_revision);
  g_test_add_func ("/passage/notes about the whole story", test_about_the_story);
  g_test_add_func ("/passage/rows of tables", test_rows);
  g_test_add_func ("/passage/very many", test_many);
  g_test_add_func ("/passage/no text", test_empty);
  return g_test_run ();
}
