/* test-lists.c - tables become lists when Dossier is built.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-lists-private.h"
#include "dossier-recogniser.h"
#include "dossier-vocabulary-private.h"

#include <glib/gstdio.h>
#include <string.h>

static const char *const tables[]
    = { "organizations", "people",     "products",           "universities", "places",   "first-names",
        "surnames",      "role-words", "organization-words", "common-words", "name-cues" };

/* A folder in which each table has one row, but for @name with @row, or without it when @row is NULL. */
static char *
make_folder (const char *name, const char *row)
{
  static const char *const rows[] = { "Zorblat\tZB\tcompany\t-",
                                      "Ulrike Tannhof\t\t-\t-",
                                      "Quillbot\t\t-\t-",
                                      "Nowhere University\t-",
                                      "Nowhere\tplace\t-",
                                      "Ulrike\t-",
                                      "Tannhof\t-",
                                      "chief of nothing\t-\t-",
                                      "Ltd.\tsuffix\tcompany\t-",
                                      "apple\tfrequent\t-",
                                      "Dr.|Sir\ttitle" };
  char                    *folder = g_dir_make_tmp ("dossier-lists-XXXXXX", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%s.tsv", folder, tables[i]);
      const char      *text = g_strcmp0 (tables[i], name) == 0 ? row : rows[i];

      if (text != NULL)
        g_assert_true (g_file_set_contents (path, text, -1, NULL));
    }
  return folder;
}

static void
remove_folder (const char *folder)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%s.tsv", folder, tables[i]);

      g_remove (path);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_whole (void)
{
  g_autofree char *folder = make_folder (NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) lists = dossier_lists_compile (folder, &error), again = dossier_lists_compile (folder, NULL);
  char               name[DOSSIER_PACKED_TEXTS_ROOM];
  DossierListsFooter footer;
  DossierPackedTexts names;
  gsize              length;
  const guint8      *data;

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (lists, again));
  data = g_bytes_get_data (lists, &length);
  memcpy (&footer, data + length - sizeof footer, sizeof footer);
  g_assert_cmpuint (footer.magic, ==, DOSSIER_LISTS_MAGIC);
  g_assert_cmpuint (footer.n_organizations, ==, 3);
  g_assert_cmpuint (footer.n_people, ==, 2);
  g_assert_true (
      dossier_packed_texts_init (&names, data + footer.gazetteer_size, length - sizeof footer - footer.gazetteer_size));
  g_assert_cmpuint (dossier_packed_texts_read (&names, 4, name), ==, 14);
  g_assert_cmpstr (name, ==, "Ulrike Tannhof");
  remove_folder (folder);
}

#define TEN "Zorblatter"
#define A_HUNDRED TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN

static const struct
{
  const char *name, *table, *row; /* NULL: there is no such file */
  gboolean    missing;
} faults[] = {
  { "no-table", "people", NULL, TRUE },
  { "no-such-subtype", "organizations", "Zorblat\t\tcastle\t-", FALSE },
  { "too-few-columns", "places", "Nowhere", FALSE },
  { "no-such-class-of-cues", "name-cues", "Dr.\tnonsense", FALSE },
  { "an-endless-name", "universities", A_HUNDRED A_HUNDRED " University\t-", FALSE },
  { "no-utf-8", "surnames", "Tann\xFFhof\t-", FALSE },
};

static void
test_fault (gconstpointer data)
{
  gsize            i = GPOINTER_TO_SIZE (data);
  g_autofree char *folder = make_folder (faults[i].table, faults[i].row);
  g_autoptr (GError) error = NULL;

  g_assert_null (dossier_lists_compile (folder, &error));
  g_assert_nonnull (strstr (error->message, faults[i].table));
  if (faults[i].missing)
    g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  else
    g_assert_error (error, DOSSIER_RECOGNISER_ERROR, DOSSIER_RECOGNISER_ERROR_DATA);
  remove_folder (folder);
}

/* The shipped ones: numbers lead to the names that the tables give. */
static void
test_shipped (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_new (&error);
  DossierWordHash       word = dossier_word_hash ("OpenAI", 6);
  DossierGazetteerMatch match;
  DossierKnownName      name;

  g_assert_no_error (error);
  match = dossier_gazetteer_match (dossier_vocabulary_get_gazetteer (vocabulary), &word, 1, DOSSIER_WORD_ORGANIZATION,
                                   FALSE);
  g_assert_cmpuint (match.n, ==, 1);
  name = dossier_vocabulary_get_organization (vocabulary, match.entry->organization);
  g_assert_cmpmem (name.text, name.length, "OpenAI", 6);
  g_assert_cmpuint (dossier_vocabulary_get_organization (vocabulary, 0).length, ==, 0);
  g_assert_cmpuint (dossier_vocabulary_get_person (vocabulary, 0).length, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lists/tables-become-the-same-lists-each-time", test_whole);
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/lists/is-refused/", faults[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_fault);
    }
  g_test_add_func ("/lists/the-shipped-ones-name-who-is-found", test_shipped);
  return g_test_run ();
}
