/* test-export.c - dossiers and graphs written to files: whole or not at all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-export.h"

#include <string.h>
#include <sys/stat.h>
#include <glib/gstdio.h>

#include "dossier-export-file.h"
#include "library-fixture.h"
#include "store-fixture.h"

typedef struct
{
  TestLibrary library;
  char       *path; /* to write to */
} Desk;

static void
add (Desk *desk, const char *title, const char *date, const char *text)
{
  DossierAddOptions options = { .title = title, .date = date };
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierAddResult) result = dossier_library_add_text (desk->library.library, text, -1, &options, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (result->n_new, ==, 1);
}

static void
set_up (Desk *desk, gconstpointer data)
{
  test_library_open (&desk->library);
  desk->path = g_build_filename (desk->library.folder, "out", NULL);
  add (desk, "A move", "2024-08-06",
       "John Schulman, a co-founder of OpenAI, has left the company. John Schulman joined Anthropic.");
  add (desk, "Money", "2024-08-09", "Amazon invested $4 billion in Anthropic. Mira Murati may join Anthropic.");
  add (desk, "No", "2024-08-10", "Elon Musk denied that John Schulman would join xAI.");
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  g_free (desk->path);
  test_library_close (&desk->library);
}

static gint64
id_of (Desk *desk, const char *name)
{
  g_autoptr (GPtrArray) found = dossier_store_find_entities (desk->library.store, name, 0, NULL);

  g_assert_cmpuint (found->len, ==, 1);
  return dossier_entity_get_row (found->pdata[0])->id;
}

static gboolean
exists (const char *path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* What was written. */
static char *export(Desk *desk, const DossierExportOrder *order, DossierExportCounts *counts)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  dossier_export (desk->library.store, order, desk->path, counts, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (desk->path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static guint
count_lines (const char *text, const char *words)
{
  guint n = 0;

  for (const char *p = text; (p = strstr (p, words)) != NULL; p += strlen (words))
    n++;
  return n;
}

/* ---- dossiers ---- */

static void
test_dossiers (Desk *desk, gconstpointer data)
{
  static const struct
  {
    DossierExportFormat format;
    const char         *begin, *words;
  } cases[] = {
    { DOSSIER_EXPORT_MARKDOWN, "# John Schulman\n", "[^1]: *A move*. Saved by hand, 6 August 2024. “John Schulman" },
    { DOSSIER_EXPORT_HTML, "<!DOCTYPE html>", "<q dir=\"auto\">John Schulman joined Anthropic.</q>" },
    { DOSSIER_EXPORT_JSON, "{", "\"sentence\" : \"John Schulman joined Anthropic.\"" },
  };
  DossierExportOrder order = { .entity = id_of (desk, "John Schulman"), .now = 1767225600 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = NULL, *again = NULL;

      order.format = cases[i].format;
      text = export(desk, &order, NULL);
      again = export(desk, &order, NULL);
      g_assert_true (g_str_has_prefix (text, cases[i].begin));
      g_assert_nonnull (strstr (text, cases[i].words));
      g_assert_cmpstr (text, ==, again);
    }
}

static void
test_as_of (Desk *desk, gconstpointer data)
{
  DossierExportOrder order
      = { .format = DOSSIER_EXPORT_MARKDOWN, .entity = id_of (desk, "John Schulman"), .now = 1767225600 };
  g_autofree char *early = NULL, *late = NULL;

  order.as_of = 1722902400 - 1; /* the end of 5 August 2024 */
  early = export(desk, &order, NULL);
  g_assert_nonnull (strstr (early, "Nothing was told by then."));
  g_assert_nonnull (strstr (early, "As it was known on 5 August 2024"));
  order.as_of = 1722988800 - 1;
  late = export(desk, &order, NULL);
  g_assert_nonnull (strstr (late, "joined Anthropic"));
  g_assert_null (strstr (late, "xAI"));
}

/* More claims than the dossier's page shows. */
static void
test_many_claims (Desk *desk, gconstpointer data)
{
  DossierExportOrder order = { .format = DOSSIER_EXPORT_JSON, .now = 1767225600 };
  g_autofree char   *text = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *title = g_strdup_printf ("Deals %u", i);
      DossierDraft    *draft = make_draft (title, "Bolt deals with Acme.", (int) i);
      int              bolt = (int) add_entity (draft, DOSSIER_ENTITY_ORGANIZATION, "Bolt", NULL);
      int              acme = (int) add_entity (draft, DOSSIER_ENTITY_ORGANIZATION, "Acme", NULL);

      for (guint j = 0; j < 1800; j++)
        add_claim (draft, DOSSIER_CLAIM_PARTNERED, 0, bolt, acme);
      save_one (desk->library.store, draft);
    }
  order.entity = id_of (desk, "Bolt");
  text = export(desk, &order, NULL);
  g_assert_cmpuint (count_lines (text, "\"sentence\""), ==, 5400);
}

/* ---- graphs ---- */

static void
test_scopes (Desk *desk, gconstpointer data)
{
  g_autoptr (DossierQuery) query = dossier_query_parse ("who:Amazon", FALSE, NULL);
  const struct
  {
    const char   *name;
    gint64        entity;
    DossierQuery *query;
    guint         n_entities, n_relations, n_left_out;
  } cases[] = {
    { "all", 0, NULL, 7, 5, 1 },
    { "of a search", 0, query, 3, 2, 0 },
    { "around somebody", id_of (desk, "John Schulman"), NULL, 3, 3, 0 },
    { "around an organization", id_of (desk, "Amazon"), NULL, 2, 1, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (DossierExportFormat format = DOSSIER_EXPORT_FTM; format <= DOSSIER_EXPORT_GRAPHML; format++)
      {
        DossierExportOrder  order = { .format = format, .entity = cases[i].entity, .query = cases[i].query };
        DossierExportCounts counts;
        g_autofree char    *text = export(desk, &order, &counts);

        g_test_message ("%s", cases[i].name);
        g_assert_cmpuint (counts.n_entities, ==, cases[i].n_entities);
        g_assert_cmpuint (counts.n_relations, ==, cases[i].n_relations);
        g_assert_cmpuint (counts.n_left_out, ==, cases[i].n_left_out);
        g_assert_null (strstr (text, "denied"));
        if (format == DOSSIER_EXPORT_FTM)
          g_assert_cmpuint (count_lines (text, "\n"), ==, counts.n_entities + counts.n_relations);
      }
}

static void
test_empty_library (Desk *desk, gconstpointer data)
{
  static const char *const want[] = { "", "]}\n", "</graphml>\n" };
  TestLibrary              empty;

  test_library_open (&empty);
  for (DossierExportFormat format = DOSSIER_EXPORT_FTM; format <= DOSSIER_EXPORT_GRAPHML; format++)
    {
      DossierExportOrder  order = { .format = format };
      DossierExportCounts counts;
      g_autofree char    *text = NULL;

      g_assert_true (dossier_export (empty.store, &order, desk->path, &counts, NULL, NULL));
      g_file_get_contents (desk->path, &text, NULL, NULL);
      g_assert_true (g_str_has_suffix (text, want[format - DOSSIER_EXPORT_FTM]));
      g_assert_cmpuint (counts.n_entities, ==, 0);
    }
  test_library_close (&empty);
}

/* ---- whole or not at all ---- */

static void
assert_refused (Desk *desk, const DossierExportOrder *order, const char *path, const char *words)
{
  g_autoptr (GError) error = NULL;
  guint n = count_files (desk->library.folder);

  g_assert_false (dossier_export (desk->library.store, order, path, NULL, NULL, &error));
  g_assert_nonnull (error);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” instead of “%s”", error->message, words);
  g_assert_cmpuint (count_files (desk->library.folder), ==, n);
}

static void
test_refused_places (Desk *desk, gconstpointer data)
{
  DossierExportOrder order = { .format = DOSSIER_EXPORT_FTM };
  g_autofree char   *nowhere = g_build_filename (desk->library.folder, "no", "where", NULL);

  assert_refused (desk, &order, desk->library.path, "this is the library itself");
  assert_refused (desk, &order, desk->library.folder, "could not be written");
  assert_refused (desk, &order, "/dev/null", "not a plain file");
  assert_refused (desk, &order, nowhere, "could not be written");
}

static void
test_failure_leaves_what_was (Desk *desk, gconstpointer data)
{
  DossierExportOrder order = { .format = DOSSIER_EXPORT_MARKDOWN, .entity = 12345 };
  g_autofree char   *kept = NULL;

  assert_refused (desk, &order, desk->path, "");
  g_assert_false (exists (desk->path));
  g_assert_true (g_file_set_contents (desk->path, "before", -1, NULL));
  assert_refused (desk, &order, desk->path, "");
  g_assert_true (g_file_get_contents (desk->path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "before");
}

static void
test_cancelled (Desk *desk, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  guint n = count_files (desk->library.folder);

  g_cancellable_cancel (cancellable);
  for (DossierExportFormat format = DOSSIER_EXPORT_MARKDOWN; format <= DOSSIER_EXPORT_GRAPHML; format++)
    {
      DossierExportOrder order = { .format = format, .entity = id_of (desk, "John Schulman") };
      g_autoptr (GError) error = NULL;

      g_assert_false (dossier_export (desk->library.store, &order, desk->path, NULL, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
  g_assert_cmpuint (count_files (desk->library.folder), ==, n);
}

/* A piece that is longer than what waits, and the mode of the file that was there. */
static void
test_file (Desk *desk, gconstpointer data)
{
  g_autofree char   *piece = g_strnfill (100000, 'x'), *text = NULL;
  DossierExportFile *file;
  struct stat        info;
  gsize              length;

  g_assert_true (g_file_set_contents (desk->path, "before", -1, NULL));
  g_assert_cmpint (g_chmod (desk->path, 0600), ==, 0);
  file = dossier_export_file_new (desk->path, NULL, NULL);
  for (guint i = 0; i < 3; i++)
    g_assert_true (dossier_export_file_write (file, piece, strlen (piece), NULL));
  g_assert_true (g_file_get_contents (desk->path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "before");
  g_assert_true (dossier_export_file_finish (file, NULL));
  g_free (text);
  g_assert_true (g_file_get_contents (desk->path, &text, &length, NULL));
  g_assert_cmpuint (length, ==, 300000);
  g_assert_cmpint (stat (desk->path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
}

static void
test_dropped_file (Desk *desk, gconstpointer data)
{
  DossierExportFile *file = dossier_export_file_new (desk->path, NULL, NULL);
  guint              n = count_files (desk->library.folder);

  g_assert_true (dossier_export_file_write (file, "x", 1, NULL));
  dossier_export_file_drop (file);
  g_assert_cmpuint (count_files (desk->library.folder), ==, n - 1);
  g_assert_false (exists (desk->path));
}

/* ---- the rest ---- */

static void
test_async (Desk *desk, gconstpointer data)
{
  DossierExportOrder order = { .format = DOSSIER_EXPORT_MARKDOWN, .entity = id_of (desk, "John Schulman") };
  GAsyncResult      *kept = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dossier_export_async (desk->library.store, &order, desk->path, NULL, test_library_keep_result_cb, &kept);
  result = test_library_wait_for (&kept);
  g_assert_true (dossier_export_finish (desk->library.store, result, &error));
  g_assert_no_error (error);
  g_assert_true (exists (desk->path));
}

static void
test_names (Desk *desk, gconstpointer data)
{
  static const struct
  {
    const char         *name;
    DossierExportFormat format;
    const char         *want;
  } cases[] = {
    { "Ilya Sutskever", DOSSIER_EXPORT_MARKDOWN, "Ilya Sutskever.md" },
    { "A/B: \"C\"?", DOSSIER_EXPORT_HTML, "A-B- -C--.html" },
    { "..", DOSSIER_EXPORT_JSON, "_.json" },
    { "東京", DOSSIER_EXPORT_FTM, "東京.ftm.json" },
    { "a\nb", DOSSIER_EXPORT_GRAPHML, "a b.graphml" },
  };
  g_autofree char *endless = g_strnfill (5000, 'x'), *name = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *got = dossier_export_make_name (cases[i].name, cases[i].format);

      g_assert_cmpstr (got, ==, cases[i].want);
    }
  name = dossier_export_make_name (endless, DOSSIER_EXPORT_JSONLD);
  g_assert_cmpuint (strlen (name), <, 140);
  g_assert_true (g_str_has_suffix (name, ".jsonld"));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*run) (Desk *desk, gconstpointer data);
  } tests[] = {
    { "/export/dossiers in three formats, twice the same", test_dossiers },
    { "/export/as it was known on a day", test_as_of },
    { "/export/all claims of a dossier", test_many_claims },
    { "/export/graphs of all, of a search, around somebody", test_scopes },
    { "/export/an empty library", test_empty_library },
    { "/export/places that nothing is written to", test_refused_places },
    { "/export/a failure leaves what was", test_failure_leaves_what_was },
    { "/export/a cancelled one leaves nothing", test_cancelled },
    { "/export/a file comes in one go", test_file },
    { "/export/a dropped file leaves nothing", test_dropped_file },
    { "/export/in a thread of its own", test_async },
    { "/export/names of files", test_names },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Desk, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
