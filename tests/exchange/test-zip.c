/* test-zip.c - archives that are sound, and those that want to be more than they are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-zip.h"

#include <string.h>

#include "dossier-exchange-limits.h"
#include "dossier-import-file.h"
#include "zip-fixture.h"

static DossierZip *
open_zip (const ZipFile *files, guint n)
{
  g_autoptr (GByteArray) all = zip_fixture_new (files, n);
  g_autoptr (GBytes) bytes = g_bytes_new (all->data, all->len);
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  DossierZip *zip = dossier_zip_new (stream, &error);

  g_assert_no_error (error);
  return zip;
}

static void
test_stored_and_packed_files_are_read (void)
{
  static const ZipFile files[] = { { "a.txt", "stored", FALSE, 0 },
                                   { "folder/b.txt", "packed packed packed", TRUE, 0 },
                                   { "empty", "", FALSE, 0 },
                                   { "empty and packed", "", TRUE, 0 } };
  g_autoptr (DossierZip) zip = open_zip (files, G_N_ELEMENTS (files));

  g_assert_cmpuint (dossier_zip_count (zip), ==, G_N_ELEMENTS (files));
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = dossier_zip_read (zip, files[i].name, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (dossier_zip_get_name (zip, i), ==, files[i].name);
      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), files[i].words,
                       strlen (files[i].words));
    }
  g_assert_null (dossier_zip_read (zip, "missing", NULL));
}

static void
test_a_size_that_is_not_true_is_refused (void)
{
  static const ZipFile files[] = { { "longer", "packed packed packed", TRUE, 500 },
                                   { "shorter", "packed packed packed", TRUE, 3 },
                                   { "stored", "stored", FALSE, 5 },
                                   { "huge", "x", TRUE, 0xffffff00 },
                                   { "bomb", "x", TRUE, 8 * 1024 * 1024 } };
  g_autoptr (DossierZip) zip = open_zip (files, G_N_ELEMENTS (files));

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      int want = i < 3 ? G_IO_ERROR_INVALID_DATA : G_IO_ERROR_MESSAGE_TOO_LARGE;
      g_autoptr (GError) error = NULL;

      g_assert_null (dossier_zip_read (zip, files[i].name, &error));
      g_assert_error (error, G_IO_ERROR, want);
    }
}

static void
test_what_was_packed_a_thousandfold_is_refused (void)
{
  g_autofree char *zeros = g_strnfill (4 * 1024 * 1024, '0');
  const ZipFile    files[] = { { "bomb", zeros, TRUE, 0 } };
  g_autoptr (DossierZip) zip = open_zip (files, 1);
  g_autoptr (GError) error = NULL;

  g_assert_null (dossier_zip_read (zip, "bomb", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE);
}

static void
test_all_files_together_have_a_limit (void)
{
  gsize            size = 30 * 1024 * 1024;
  g_autofree char *much = g_strnfill (size, 'x');
  const ZipFile    files[] = { { "much", much, FALSE, 0 } };
  g_autoptr (DossierZip) zip = open_zip (files, 1);
  gsize n = 0;

  for (;; n += size)
    {
      g_autoptr (GBytes) bytes = dossier_zip_read (zip, "much", NULL);

      if (bytes == NULL)
        break;
      g_assert_cmpuint (n, <, DOSSIER_ZIP_MAX_BYTES);
    }
  g_assert_cmpuint (n, ==, DOSSIER_ZIP_MAX_BYTES / size * size);
}

static void
test_names_lead_nowhere (void)
{
  static const ZipFile files[] = { { "../../etc/passwd", "x", FALSE, 0 },
                                   { "/etc/shadow", "y", FALSE, 0 },
                                   { "metadata_0_to_1.json",
                                     "[{\"slug\":\"../../etc/passwd\",\"url\":\"https://a.example/\",\"savedAt\":\"\"},"
                                     "{\"slug\":\"..\",\"url\":\"https://b.example/\",\"savedAt\":\"\"}]",
                                     FALSE, 0 } };
  g_autoptr (GByteArray) all = zip_fixture_new (files, G_N_ELEMENTS (files));
  g_autoptr (GBytes) bytes = g_bytes_new (all->data, all->len);
  g_autoptr (DossierImports) imports = dossier_import_file_read (bytes, NULL);

  g_assert_nonnull (imports);
  g_assert_cmpuint (imports->items->len, ==, 2);
  for (guint i = 0; i < imports->items->len; i++)
    g_assert_null (((DossierImported *) imports->items->pdata[i])->html);
}

static void
test_the_first_of_two_names_counts (void)
{
  static const ZipFile files[] = { { "a", "first", FALSE, 0 }, { "a", "second", FALSE, 0 }, { "", "none", FALSE, 0 } };
  g_autoptr (DossierZip) zip = open_zip (files, G_N_ELEMENTS (files));
  g_autoptr (GBytes) bytes = dossier_zip_read (zip, "a", NULL);

  g_assert_cmpuint (dossier_zip_count (zip), ==, 1);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "first", 5);
}

/* Any byte of an archive may be wrong, and it may end anywhere. */
static void
test_damaged_archives_are_read_or_refused (void)
{
  static const ZipFile files[]
      = { { "metadata_0_to_1.json", "[{\"slug\":\"a\",\"url\":\"https://a.example/\"}]", TRUE, 0 },
          { "content/a.html", "<p>Words of an article, and words again.</p>", TRUE, 0 } };
  g_autoptr (GByteArray) all = zip_fixture_new (files, G_N_ELEMENTS (files));

  for (guint i = 0; i < all->len; i++)
    for (guint j = 0; j < 3; j++)
      {
        g_autofree guint8 *copy = g_memdup2 (all->data, all->len);
        g_autoptr (GBytes) bytes = NULL;
        g_autoptr (GError) error = NULL;
        g_autoptr (DossierImports) imports = NULL;

        copy[i] = j == 0 ? 0xff : j == 1 ? 0 : copy[i];
        bytes = g_bytes_new_static (copy, j == 2 ? i : all->len);
        imports = dossier_import_file_read (bytes, &error);
        g_assert_true ((imports != NULL) != (error != NULL));
      }
}

/* ---- Omnivore's archive ---- */

static const struct
{
  const char *name, *highlights;
  const char *want; /* "quote|note;" each */
} markdown[] = {
  { "one highlight", "> She joined the lab.", "She joined the lab.|;" },
  { "a note behind it", "> She joined the lab.\n\nSince when?", "She joined the lab.|Since when?;" },
  { "two of them", "> One.\n\n> Two. \n\nA note\nover lines\n", "One.|;Two.|A note\nover lines;" },
  { "a quote over lines", "> One\n> two\n>three", "One\ntwo\nthree|;" },
  { "a note about the whole", "Read this again.\n\n> One.", "|Read this again.;One.|;" },
  { "nothing", "\n\n", "" },
};

static void
check_markdown (gconstpointer data)
{
  gsize         i = GPOINTER_TO_SIZE (data);
  const ZipFile files[]
      = { { "export/metadata_0_to_20.json",
            "[{\"slug\":\"a\",\"url\":\"https://a.example/\",\"savedAt\":\"2024-05-28T09:30:00Z\"}]", TRUE, 0 },
          { "export/content/a.html", "<p>She joined the lab.</p>", TRUE, 0 },
          { "export/highlights/a.md", markdown[i].highlights, FALSE, 0 } };
  g_autoptr (GByteArray) all = zip_fixture_new (files, G_N_ELEMENTS (files));
  g_autoptr (GBytes) bytes = g_bytes_new (all->data, all->len);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierImports) imports = dossier_import_file_read (bytes, &error);
  g_autoptr (GString) got = g_string_new (NULL);
  DossierImported *item;

  g_assert_no_error (error);
  g_assert_cmpuint (imports->items->len, ==, 1);
  item = imports->items->pdata[0];
  g_assert_null (item->html); /* not before it is asked for */
  dossier_imports_load (imports, item);
  g_assert_cmpstr (item->html, ==, "<p>She joined the lab.</p>");
  dossier_imports_unload (imports, item);
  g_assert_null (item->html);
  g_assert_cmpint (item->saved, ==, 1716888600);
  for (guint j = 0; j < item->highlights->len; j++)
    {
      const DossierImportedHighlight *highlight = item->highlights->pdata[j];

      g_string_append_printf (got, "%s|%s;", highlight->quote != NULL ? highlight->quote : "",
                              highlight->note != NULL ? highlight->note : "");
    }
  g_assert_cmpstr (got->str, ==, markdown[i].want);
}

static void
test_an_archive_of_something_else_is_refused (void)
{
  static const ZipFile files[] = { { "word/document.xml", "<w/>", TRUE, 0 } };
  g_autoptr (GByteArray) all = zip_fixture_new (files, G_N_ELEMENTS (files));
  g_autoptr (GBytes) bytes = g_bytes_new (all->data, all->len);
  g_autoptr (GError) error = NULL;

  g_assert_null (dossier_import_file_read (bytes, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/zip/stored and packed files are read", test_stored_and_packed_files_are_read);
  g_test_add_func ("/zip/a size that is not true is refused", test_a_size_that_is_not_true_is_refused);
  g_test_add_func ("/zip/what was packed a thousandfold is refused", test_what_was_packed_a_thousandfold_is_refused);
  g_test_add_func ("/zip/all files together have a limit", test_all_files_together_have_a_limit);
  g_test_add_func ("/zip/names lead nowhere", test_names_lead_nowhere);
  g_test_add_func ("/zip/the first of two names counts", test_the_first_of_two_names_counts);
  g_test_add_func ("/zip/damaged archives are read or refused", test_damaged_archives_are_read_or_refused);
  g_test_add_func ("/zip/an archive of something else is refused", test_an_archive_of_something_else_is_refused);
  for (gsize i = 0; i < G_N_ELEMENTS (markdown); i++)
    {
      g_autofree char *path = g_strdup_printf ("/zip/highlights in Markdown/%s", markdown[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), check_markdown);
    }
  return g_test_run ();
}
