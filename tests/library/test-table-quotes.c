/* test-table-quotes.c - highlights across the cells of a table go out, come back, and stay when other rows change
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-highlights-export.h"

#include <string.h>

#include "dossier-import.h"
#include "library-fixture.h"
#include "store-fixture.h"

#define N_STORIES 10
#define N_ROWS 40
#define N_COLUMNS 5
#define N_HIGHLIGHTS 1000
#define SEED 20260811

/* Every tenth cell is empty; the words of the others stand nowhere else. */
static void
add_cell (DossierDocumentBuilder *builder, guint story, guint row, guint column, const char *suffix)
{
  static const char *const words[]
      = { "Ada Doe", "المختبر", "🧪 e\xcc\x81tude", "=1,250", "\"B\" <i>", "研究者", "a|b*_#" };
  guint            place = row * N_COLUMNS + column;
  g_autofree char *text = g_strdup_printf ("%s %u/%03u%s", words[place % G_N_ELEMENTS (words)], story, place, suffix);

  dossier_document_builder_add_cell (builder);
  if (place % 10 != 3)
    dossier_document_builder_add_text (builder, text, -1);
}

/* @edited: the row whose words are others; -1: none. */
static DossierDraft *
make_story (guint story, int edited)
{
  g_autoptr (DossierDocumentBuilder) builder = dossier_document_builder_new ();
  g_autofree char *title = g_strdup_printf ("Story %u", story);
  DossierDraft    *draft = make_draft (title, "Words before it.", 1);

  dossier_document_builder_add_text (builder, "Words before it.", -1);
  dossier_document_builder_open (builder, DOSSIER_SPAN_TABLE, 1, NULL);
  for (guint row = 0; row < N_ROWS; row++)
    {
      for (guint column = 0; column < N_COLUMNS; column++)
        add_cell (builder, story, row, column, (int) row == edited ? " was said to be wrong" : "");
      dossier_document_builder_end_row (builder);
    }
  dossier_document_builder_close (builder);
  dossier_document_builder_add_text (builder, "Words behind it.", -1);
  dossier_document_unref (draft->document);
  draft->document = dossier_document_builder_end (builder);
  return draft;
}

static void
add_stories (TestLibrary *library, gint64 *stories)
{
  for (guint i = 0; i < N_STORIES; i++)
    stories[i] = save_one (library->store, make_story (i, -1)).story;
}

/* From the beginning of the cell @cell of @content, of those with words, over a tab, to within another cell. */
static void
choose_words (GRand *chance, const DossierStoryContent *content, guint cell, DossierAnnotationRow *row)
{
  const char *text = dossier_document_get_text (content->document), *begin = text, *tab;

  for (guint i = 0; i <= cell; i++)
    {
      begin = strpbrk (begin, "\t\n");
      begin += strspn (begin, "\t\n");
    }
  tab = strchr (begin, '\t');
  row->start = (guint) g_utf8_pointer_to_offset (text, begin);
  row->length = (guint) g_utf8_pointer_to_offset (begin, tab) + g_rand_int_range (chance, 2, 30);
}

/* So many, the same each time. */
static void
add_highlights (TestLibrary *library, const gint64 *stories)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (SEED);
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_change_free);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_HIGHLIGHTS; i++)
    {
      DossierAnnotationRow row = { .story = stories[i % N_STORIES], .created = 1700000000 + i };
      g_autoptr (DossierStoryContent) content = dossier_store_load_content (library->store, row.story, NULL);

      choose_words (chance, content, i / N_STORIES, &row);
      row.modified = row.created;
      g_ptr_array_add (changes, dossier_change_annotate (&row));
    }
  dossier_store_apply_parts (library->store, changes, "made", &error);
  g_assert_no_error (error);
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Of each highlight its words as they stand in the text, which must be its quote, and where; @trimmed: the words alone,
 * without tabs and blanks at their ends. */
static GPtrArray *
list_all (TestLibrary *library, const gint64 *stories, gboolean trimmed)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < N_STORIES; i++)
    {
      g_autoptr (DossierStoryContent) content = dossier_store_load_content (library->store, stories[i], NULL);

      for (guint j = 0; j < content->annotations->len; j++)
        {
          const DossierAnnotationRow *row = dossier_annotation_get_row (content->annotations->pdata[j]);
          g_autofree char            *words = dossier_document_dup_slice (content->document, row->start, row->length);
          g_autofree char            *shown = trimmed ? dossier_quote_dup_shown (words) : NULL;

          g_assert_false (dossier_annotation_is_lost (row, content->revision));
          g_assert_cmpstr (words, ==, row->quote);
          g_ptr_array_add (lines, trimmed ? g_strdup_printf ("%u %s", i, g_strstrip (shown))
                                          : g_strdup_printf ("%u %s %u “%s”", i, row->uid, row->start, words));
        }
    }
  g_ptr_array_sort (lines, compare_words);
  return lines;
}

static void
assert_equal (GPtrArray *a, GPtrArray *b)
{
  for (guint i = 0; i < MIN (a->len, b->len); i++)
    g_assert_cmpstr (a->pdata[i], ==, b->pdata[i]);
  g_assert_cmpuint (a->len, ==, b->len);
}

static void
export_to (TestLibrary *library, const char *format, const char *path)
{
  DossierHighlightsOrder  order = { .format = format };
  DossierHighlightsCounts counts;
  g_autoptr (GError) error = NULL;

  dossier_highlights_export (library->store, &order, path, &counts, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts.n_highlights, ==, N_HIGHLIGHTS);
}

/* Where a format has no places, or points between the cells, the words come back without the tabs at their ends. */
static void
test_round_trip (void)
{
  static const struct
  {
    const char *format;
    gboolean    is_exact;
  } cases[] = { { "web-annotation", TRUE }, { "csv", TRUE }, { "hypothesis", FALSE }, { "readwise", FALSE } };
  gint64      stories[N_STORIES];
  TestLibrary library;

  test_library_open (&library);
  add_stories (&library, stories);
  add_highlights (&library, stories);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char     *path = g_build_filename (library.folder, cases[i].format, NULL);
      DossierImportOptions options = { .no_fetch = TRUE };
      g_autoptr (GPtrArray) before = list_all (&library, stories, !cases[i].is_exact), after = NULL;
      g_autoptr (DossierImportResult) result = NULL;
      g_autoptr (GError) error = NULL;
      gint64      again[N_STORIES];
      TestLibrary fresh;

      test_library_open (&fresh);
      add_stories (&fresh, again);
      export_to (&library, cases[i].format, path);
      result = dossier_library_import (fresh.library, path, &options, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (result->n_placed, ==, N_HIGHLIGHTS);
      after = list_all (&fresh, again, !cases[i].is_exact);
      assert_equal (before, after);
      test_library_close (&fresh);
    }
  test_library_close (&library);
}

/* As they are read by somebody: no tab is left, and there are points between cells. */
static void
test_shown (void)
{
  static const char *const formats[] = { "markdown", "html", "readwise" };
  gint64                   stories[N_STORIES];
  TestLibrary              library;

  test_library_open (&library);
  add_stories (&library, stories);
  add_highlights (&library, stories);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *path = g_build_filename (library.folder, formats[i], NULL), *text = NULL;

      export_to (&library, formats[i], path);
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_assert_null (strchr (text, '\t'));
      g_assert_nonnull (strstr (text, " · "));
    }
  test_library_close (&library);
}

/* The uids of the highlights of @story whose words the text has, and those of all. */
static void
count_placed (TestLibrary *library, gint64 story, guint *n_placed, guint *n_all)
{
  g_autoptr (DossierStoryContent) content = dossier_store_load_content (library->store, story, NULL);

  *n_placed = 0;
  *n_all = content->annotations->len;
  for (guint i = 0; i < *n_all; i++)
    {
      const DossierAnnotationRow *row = dossier_annotation_get_row (content->annotations->pdata[i]);
      g_autofree char            *words = dossier_document_dup_slice (content->document, row->start, row->length);

      if (dossier_annotation_is_lost (row, content->revision))
        continue;
      g_assert_cmpstr (words, ==, row->quote);
      ++*n_placed;
    }
}

/* From its first cell to its last. */
static void
highlight_row (TestLibrary *library, gint64 story, guint index)
{
  g_autoptr (DossierStoryContent) content = dossier_store_load_content (library->store, story, NULL);
  const char          *text = dossier_document_get_text (content->document), *begin = text, *end;
  DossierAnnotationRow row = { .story = story };

  for (guint i = 0; i <= index; i++)
    begin = strchr (begin, '\n') + 1;
  end = strchr (begin, '\n');
  row.start = (guint) g_utf8_pointer_to_offset (text, begin);
  row.length = (guint) g_utf8_pointer_to_offset (begin, end);
  apply (library->store, dossier_change_annotate (&row));
}

/* Each row is highlighted; then the story comes anew, with the words of one row being others. */
static void
test_another_row_changes (void)
{
  static const int edited[] = { 0, 1, 17, N_ROWS - 1 };
  gint64           story;
  TestLibrary      library;
  guint            n_placed, n_all;

  for (guint i = 0; i < G_N_ELEMENTS (edited); i++)
    {
      test_library_open (&library);
      story = save_one (library.store, make_story (0, -1)).story;
      for (guint row = 0; row < N_ROWS; row++)
        if ((int) row != edited[i])
          highlight_row (&library, story, row);
      g_assert_cmpint (save_one (library.store, make_story (0, edited[i])).story, ==, story);
      count_placed (&library, story, &n_placed, &n_all);
      g_assert_cmpuint (n_all, ==, N_ROWS - 1);
      g_assert_cmpuint (n_placed, ==, N_ROWS - 1);
      test_library_close (&library);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table-quotes/a thousand highlights across cells come back as they were", test_round_trip);
  g_test_add_func ("/table-quotes/what is read by somebody has points between cells", test_shown);
  g_test_add_func ("/table-quotes/rows stay highlighted when another row changes", test_another_row_changes);
  return g_test_run ();
}
