/* test-csv.c - tables as programs write them and as people break them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-csv.h"

#include <string.h>

#include "dossier-exchange-limits.h"

static const struct
{
  const char *name, *text, *want; /* fields in <>, a line each record */
} cases[] = {
  { "nothing at all", "", "" },
  { "nothing but lines", "\n\r\n\n", "" },
  { "commas", "a,b\n1,2\n", "<a><b>\n<1><2>\n" },
  { "semicolons", "a;b;c,d\n1;2\n", "<a><b><c,d>\n<1><2>\n" },
  { "tabs", "a\tb\n1\t2", "<a><b>\n<1><2>\n" },
  { "a separator in quotes does not count", "\"a;;;\",b\n", "<a;;;><b>\n" },
  { "the last line without an end", "a,b\n1,2", "<a><b>\n<1><2>\n" },
  { "line ends of other systems", "a,b\r\n1,2\r3,4\n", "<a><b>\n<1><2>\n<3><4>\n" },
  { "a line end in quotes", "a,b\n\"one\ntwo\",2\n", "<a><b>\n<one\ntwo><2>\n" },
  { "a quote in quotes", "a,b\n\"say \"\"yes\"\"\",2\n", "<a><b>\n<say \"yes\"><2>\n" },
  { "empty fields", "a,b,c\n,,\n", "<a><b><c>\n<><><>\n" },
  { "empty quotes", "a,b\n\"\",\"\"\n", "<a><b>\n<><>\n" },
  { "a quote that never ends", "a,b\n\"one,2\n3,4\n", "<a><b>\n<one,2\n3,4\n>\n" },
  { "text behind a quoted field", "a,b\n\"x\"y,2\n", "<a><b>\n<xy><2>\n" },
  { "a quote inside of a bare field", "a,b\n5\" long,2\n", "<a><b>\n<5\" long><2>\n" },
  { "records of different lengths", "a,b\n1\n1,2,3\n", "<a><b>\n<1>\n<1><2><3>\n" },
};

static void
check_case (gconstpointer data)
{
  gsize            i = GPOINTER_TO_SIZE (data), length = strlen (cases[i].text);
  g_autofree char *copy = g_memdup2 (cases[i].text, length); /* without a NUL: reading past the end is then seen */
  g_autoptr (DossierCsv) csv = dossier_csv_new (copy, length);
  g_autoptr (GString) got = g_string_new (NULL);

  while (dossier_csv_next (csv))
    {
      for (guint j = 0; j < dossier_csv_count (csv); j++)
        g_string_append_printf (got, "<%s>", dossier_csv_get (csv, j));
      g_string_append_c (got, '\n');
    }
  g_assert_cmpstr (got->str, ==, cases[i].want);
}

static void
test_too_many_columns_are_cut (void)
{
  g_autoptr (GString) text = g_string_new ("a");
  g_autoptr (DossierCsv) csv = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, ",x");
  csv = dossier_csv_new (text->str, text->len);
  g_assert_true (dossier_csv_next (csv));
  g_assert_cmpuint (dossier_csv_count (csv), ==, DOSSIER_CSV_MAX_COLUMNS);
  g_assert_cmpstr (dossier_csv_get (csv, DOSSIER_CSV_MAX_COLUMNS), ==, "");
  g_assert_false (dossier_csv_next (csv));
}

static void
test_a_huge_field_is_cut (void)
{
  gsize            size = DOSSIER_CSV_MAX_RECORD_BYTES + 4096;
  g_autofree char *text = g_malloc (size);
  g_autoptr (DossierCsv) csv = NULL;

  memset (text, 'x', size);
  text[0] = '"';
  csv = dossier_csv_new (text, size);
  g_assert_true (dossier_csv_next (csv));
  g_assert_cmpuint (strlen (dossier_csv_get (csv, 0)), ==, DOSSIER_CSV_MAX_RECORD_BYTES);
  g_assert_false (dossier_csv_next (csv));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/csv/%s", cases[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), check_case);
    }
  g_test_add_func ("/csv/too many columns are cut", test_too_many_columns_are_cut);
  g_test_add_func ("/csv/a huge field is cut", test_a_huge_field_is_cut);
  return g_test_run ();
}
