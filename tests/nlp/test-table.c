/* test-table.c - shipped tables as rows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-table.h"

#include "dossier-recogniser.h"

#include <string.h>

static gboolean
note_row (const DossierCell *cells, const char **reason, gpointer user_data)
{
  GString *rows = user_data;

  g_string_append_printf (rows, "[%.*s+%.*s]", (int) cells[0].length, cells[0].text, (int) cells[1].length,
                          cells[1].text);
  if (dossier_cell_is (cells[0], "bad"))
    *reason = "it is bad";
  return *reason == NULL;
}

static const struct
{
  const char *name, *table;
  gssize      length;
  const char *rows, *error;
} cases[] = {
  { "rows", "a\tb\nc\td\n", -1, "[a+b][c+d]", NULL },
  { "empty", "", -1, "", NULL },
  { "comments-and-empty-lines", "# a\tb\tc\n\na\tb\n", -1, "[a+b]", NULL },
  { "no-last-line-end", "a\tb", -1, "[a+b]", NULL },
  { "empty-second-cell", "a\t\n", -1, "[a+]", NULL },
  { "too-few", "a\tb\n\nc\n", -1, NULL, "t.tsv, line 3: the line has another number of columns" },
  { "too-many", "a\tb\tc\n", -1, NULL, "t.tsv, line 1: the line has another number of columns" },
  { "empty-first-cell", "\tb\n", -1, NULL, "t.tsv, line 1: the first column is empty" },
  { "carriage-return", "a\tb\r\n", -1, NULL, "t.tsv, line 1: the line is not plain UTF-8 text" },
  { "not-utf8", "a\tb\n\xC3\x28\tb\n", -1, NULL, "t.tsv, line 2: the line is not plain UTF-8 text" },
  { "zero-byte", "a\0\tb\n", 5, NULL, "t.tsv, line 1: the line is not plain UTF-8 text" },
  { "refused", "a\tb\nbad\tb\n", -1, NULL, "t.tsv, line 2: it is bad" },
};

static void
test_read (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  gsize length = cases[i].length >= 0 ? (gsize) cases[i].length : strlen (cases[i].table);
  g_autoptr (GBytes) table = g_bytes_new_static (cases[i].table, length);
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  gboolean read = dossier_table_read (table, "t.tsv", 2, note_row, rows, &error);

  g_assert_cmpint (read, ==, cases[i].error == NULL);
  if (read)
    g_assert_cmpstr (rows->str, ==, cases[i].rows);
  else
    {
      g_assert_error (error, DOSSIER_RECOGNISER_ERROR, DOSSIER_RECOGNISER_ERROR_DATA);
      g_assert_cmpstr (error->message, ==, cases[i].error);
    }
}

static gboolean
accept_row (const DossierCell *cells, const char **reason, gpointer user_data)
{
  return TRUE;
}

static void
test_longest_line (void)
{
  for (guint extra = 0; extra < 2; extra++)
    {
      g_autofree char *line = g_strnfill (DOSSIER_TABLE_MAX_LINE + extra, 'a');
      g_autoptr (GBytes) table = g_bytes_new_static (line, strlen (line));
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (dossier_table_read (table, "t.tsv", 1, accept_row, NULL, &error), ==, extra == 0);
      g_assert_cmpint (error == NULL, ==, extra == 0);
    }
}

static void
test_pieces (void)
{
  DossierCell cell = { "a||bc", 5 }, piece;
  const char *want[] = { "a", "", "bc" };

  for (guint i = 0; i < G_N_ELEMENTS (want); i++)
    {
      g_assert_true (dossier_cell_next (&cell, '|', &piece));
      g_assert_true (dossier_cell_is (piece, want[i]));
    }
  g_assert_false (dossier_cell_next (&cell, '|', &piece));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/table/read/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_read);
    }
  g_test_add_func ("/table/a-line-may-be-so-long-and-no-longer", test_longest_line);
  g_test_add_func ("/table/a-cell-comes-in-pieces", test_pieces);
  return g_test_run ();
}
