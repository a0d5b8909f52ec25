/* test-handout.c - stories handed on: files and folders that are there whole or not at all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-handout.h"

#include <string.h>
#include <glib/gstdio.h>

#include "library-fixture.h"

typedef struct
{
  TestLibrary library;
  char       *path; /* to write to */
  GArray     *ids;
} Desk;

static void
add (Desk *desk, const char *title, const char *text)
{
  DossierAddOptions options = { .title = title, .date = "2024-08-06" };
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierAddResult) result = dossier_library_add_text (desk->library.library, text, -1, &options, &error);

  g_assert_no_error (error);
  g_array_append_val (desk->ids, g_array_index (result->saved, DossierSaveResult, 0).story);
}

static void
set_up (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  test_library_open (&desk->library);
  desk->path = g_build_filename (desk->library.folder, "out", NULL);
  desk->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  add (desk, "A move", "John Schulman has left OpenAI.");
  add (desk, "a MOVE", "John Schulman joined Anthropic.");
  add (desk, "Money/../<more>", "Amazon invested $4 billion in Anthropic.");
  dossier_library_annotate (desk->library.library, g_array_index (desk->ids, gint64, 0), "has left", 0,
                            DOSSIER_COLOUR_BLUE, "A note", NULL, &error);
  g_assert_no_error (error);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_unlink (file);
    }
  g_rmdir (path);
  g_unlink (path);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  remove_folder (desk->path);
  g_free (desk->path);
  g_array_unref (desk->ids);
  test_library_close (&desk->library);
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The names in @folder, sorted, with blanks between them. */
static char *
list_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, (gpointer) g_intern_string (name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" | ", (char **) names->pdata);
}

static char *
write_out (Desk *desk, DossierHandoutFormat format, guint n)
{
  g_autoptr (GArray) some = g_array_new (FALSE, FALSE, sizeof (gint64));
  DossierHandoutOrder order = { format, some, "All of it" };
  g_autoptr (GError) error = NULL;
  char                *text = NULL;
  DossierHandoutCounts counts;

  g_array_append_vals (some, desk->ids->data, n);
  dossier_handout_write (desk->library.store, &order, desk->path, &counts, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts.n_stories, ==, n);
  g_assert_cmpuint (counts.n_images_left, ==, 0);
  if (!g_file_get_contents (desk->path, &text, NULL, NULL))
    return list_folder (desk->path);
  return text;
}

static const struct
{
  const char          *name;
  DossierHandoutFormat format;
  guint                n;
  const char          *begin, *part;
} cases[] = {
  { "a page", DOSSIER_HANDOUT_HTML, 1, "<!DOCTYPE html>", "<mark class=\"blue\">has left</mark>" },
  { "Markdown", DOSSIER_HANDOUT_MARKDOWN, 1, "---\ntitle: \"A move\"\n", "John Schulman ==has left==[^1] OpenAI." },
  { "plain text", DOSSIER_HANDOUT_TEXT, 1, "A move\n6 August 2024\n", "[1] A note" },
  { "a book", DOSSIER_HANDOUT_EPUB, 1, "PK\3\4", "" },
  { "a book of three", DOSSIER_HANDOUT_EPUB, 3, "PK\3\4", "" },
  { "BibTeX", DOSSIER_HANDOUT_BIBTEX, 3, "@misc{story2024move-", "story2024money" },
  { "RIS", DOSSIER_HANDOUT_RIS, 3, "TY  - GEN\r\n", "\r\nER  - \r\n\r\nTY  - GEN\r\n" },
  { "CSL-JSON", DOSSIER_HANDOUT_CSL_JSON, 3, "[\n{\"id\":\"story2024move-", "}\n]\n" },
  { "sentences", DOSSIER_HANDOUT_SENTENCE, 2, "“A move”, 6 August 2024, ", "\n“a MOVE”, " },
  { "a folder of pages", DOSSIER_HANDOUT_HTML, 3, "(2) a MOVE.html | A move.html | Money-..-", "-more-.html" },
  { "a folder of Markdown", DOSSIER_HANDOUT_MARKDOWN, 2, "(2) a MOVE.md | A move.md", "" },
};

static void
test_formats (Desk *desk, gconstpointer data)
{
  guint            i = GPOINTER_TO_UINT (data);
  g_autofree char *text = write_out (desk, cases[i].format, cases[i].n);

  if (!g_str_has_prefix (text, cases[i].begin) || strstr (text, cases[i].part) == NULL)
    g_error ("%s", text);
}

static void
test_words (void)
{
  static const char *const words[] = { "html", "markdown", "text", "epub", "bibtex", "ris", "csl-json", "sentence" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_cmpint (dossier_handout_format_from_string (words[i]), ==, DOSSIER_HANDOUT_HTML + (int) i);
  g_assert_cmpint (dossier_handout_format_from_string (""), ==, DOSSIER_HANDOUT_NONE);
  g_assert_cmpint (dossier_handout_format_from_string ("pdf"), ==, DOSSIER_HANDOUT_NONE);
}

/* ---- what goes wrong ---- */

static void
make_file (Desk *desk)
{
  g_assert_true (g_file_set_contents (desk->path, "mine", -1, NULL));
}

static void
make_full_folder (Desk *desk)
{
  g_autofree char *file = g_build_filename (desk->path, "mine", NULL);

  g_mkdir (desk->path, 0777);
  g_assert_true (g_file_set_contents (file, "mine", -1, NULL));
}

static void
delete_stories (Desk *desk)
{
  g_autoptr (DossierChange) change
      = dossier_change_delete ((const gint64 *) (gpointer) desk->ids->data, desk->ids->len);

  g_assert_true (dossier_store_apply (desk->library.store, change, NULL, NULL));
}

static const struct
{
  const char          *name;
  DossierHandoutFormat format;
  guint                n;
  const char          *path; /* NULL: the desk's */
  void (*prepare) (Desk *desk);
  const char *words; /* of the error */
} faults[] = {
  { "no such folder", DOSSIER_HANDOUT_EPUB, 1, "/nowhere/at/all", NULL, "No such file" },
  { "no such folder for a folder", DOSSIER_HANDOUT_HTML, 2, "/nowhere/at/all", NULL, "No such file" },
  { "a full disk", DOSSIER_HANDOUT_EPUB, 1, "/dev/full", NULL, "not a plain file" },
  { "a folder where a device is", DOSSIER_HANDOUT_TEXT, 2, "/dev/full", NULL, "need a folder" },
  { "a folder where a file is", DOSSIER_HANDOUT_TEXT, 2, NULL, make_file, "need a folder" },
  { "a folder with something in it", DOSSIER_HANDOUT_TEXT, 2, NULL, make_full_folder, "something in this folder" },
  { "one story into a folder with something in it", DOSSIER_HANDOUT_TEXT, 1, NULL, make_full_folder,
    "something in this folder" },
  { "a book where a folder is", DOSSIER_HANDOUT_EPUB, 1, NULL, make_full_folder, "Is a directory" },
  { "many files to standard output", DOSSIER_HANDOUT_TEXT, 2, "-", NULL, "say a folder" },
  { "a story that is deleted", DOSSIER_HANDOUT_HTML, 1, NULL, delete_stories, "not in the library any more" },
  { "stories that are deleted", DOSSIER_HANDOUT_HTML, 3, NULL, delete_stories, "not in the library any more" },
  { "a book of those", DOSSIER_HANDOUT_EPUB, 3, NULL, delete_stories, "not in the library any more" },
  { "citations of those", DOSSIER_HANDOUT_RIS, 3, NULL, delete_stories, "not in the library any more" },
};

static void
test_fault (Desk *desk, gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GArray) some = g_array_new (FALSE, FALSE, sizeof (gint64));
  DossierHandoutOrder order = { faults[i].format, some, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL, *inside = NULL;

  if (faults[i].prepare != NULL)
    faults[i].prepare (desk);
  before = list_folder (desk->library.folder);
  g_array_append_vals (some, desk->ids->data, faults[i].n);
  g_assert_false (dossier_handout_write (desk->library.store, &order,
                                         faults[i].path != NULL ? faults[i].path : desk->path, NULL, NULL, NULL, NULL,
                                         &error));
  if (strstr (error->message, faults[i].words) == NULL)
    g_error ("%s", error->message);
  after = list_folder (desk->library.folder);
  g_assert_cmpstr (after, ==, before);
  inside = list_folder (desk->path);
  g_assert_cmpstr (inside, ==, faults[i].prepare == make_full_folder ? "mine" : "");
}

/* Of several some are gone meanwhile: the others are written. */
static void
test_some_are_gone (Desk *desk, gconstpointer data)
{
  static const DossierHandoutFormat formats[]
      = { DOSSIER_HANDOUT_MARKDOWN, DOSSIER_HANDOUT_EPUB, DOSSIER_HANDOUT_BIBTEX };
  g_autoptr (DossierChange) change = dossier_change_delete ((const gint64 *) (gpointer) desk->ids->data, 1);

  g_assert_true (dossier_store_apply (desk->library.store, change, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      DossierHandoutOrder order = { formats[i], desk->ids, NULL };
      g_autoptr (GError) error = NULL;
      DossierHandoutCounts counts;

      dossier_handout_write (desk->library.store, &order, desk->path, &counts, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (counts.n_stories, ==, 2);
      remove_folder (desk->path);
    }
}

static void
cancel_cb (guint done, guint total, gpointer data)
{
  g_assert_cmpuint (total, ==, 3);
  g_assert_cmpuint (done, ==, 1);
  g_cancellable_cancel (data);
}

/* In the middle: nothing is left. */
static void
test_cancelled (Desk *desk, gconstpointer data)
{
  static const DossierHandoutFormat formats[] = { DOSSIER_HANDOUT_HTML, DOSSIER_HANDOUT_EPUB };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      DossierHandoutOrder order = { formats[i], desk->ids, NULL };
      g_autoptr (GError) error = NULL;
      g_autofree char *before = list_folder (desk->library.folder), *after = NULL;

      g_assert_false (dossier_handout_write (desk->library.store, &order, desk->path, NULL, cancel_cb, cancellable,
                                             cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      after = list_folder (desk->library.folder);
      g_assert_cmpstr (after, ==, before);
    }
}

/* A folder that is there and empty is taken. */
static void
test_empty_folder (Desk *desk, gconstpointer data)
{
  g_autofree char *names = NULL;

  g_mkdir (desk->path, 0777);
  names = write_out (desk, DOSSIER_HANDOUT_TEXT, 1);
  g_assert_cmpstr (names, ==, "A move.txt");
}

/* ---- in a thread ---- */

static void
count_cb (guint done, guint total, gpointer data)
{
  *(guint *) data = done;
}

static void
test_async (Desk *desk, gconstpointer data)
{
  DossierHandoutOrder order = { DOSSIER_HANDOUT_HTML, desk->ids, NULL };
  GAsyncResult       *result = NULL;
  g_autoptr (GError) error = NULL;
  DossierHandoutCounts counts;
  guint                told = 0;

  dossier_handout_write_async (desk->library.store, &order, desk->path, count_cb, &told, NULL,
                               test_library_keep_result_cb, &result);
  test_library_wait_for (&result);
  dossier_handout_write_finish (desk->library.store, result, &counts, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts.n_stories, ==, 3);
  g_assert_cmpuint (told, ==, 3);
  g_object_unref (result);
}

static void
test_copy (Desk *desk, gconstpointer data)
{
  GAsyncResult *result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  dossier_handout_cite_async (desk->library.store, desk->ids, DOSSIER_HANDOUT_SENTENCE, NULL,
                              test_library_keep_result_cb, &result);
  test_library_wait_for (&result);
  text = dossier_handout_cite_finish (desk->library.store, result, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (text, "“A move”, 6 August 2024, saved "));
  g_object_unref (result);
}

static void
test_copy_too_many (Desk *desk, gconstpointer data)
{
  gint64        story = g_array_index (desk->ids, gint64, 0);
  GAsyncResult *result = NULL;
  g_autoptr (GError) error = NULL;

  while (desk->ids->len <= DOSSIER_HANDOUT_MAX_COPIED)
    g_array_append_val (desk->ids, story);
  dossier_handout_cite_async (desk->library.store, desk->ids, DOSSIER_HANDOUT_SENTENCE, NULL,
                              test_library_keep_result_cb, &result);
  test_library_wait_for (&result);
  g_assert_null (dossier_handout_cite_finish (desk->library.store, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_object_unref (result);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*run) (Desk *desk, gconstpointer data);
  } tests[] = {
    { "/handout/some stories are gone", test_some_are_gone }, { "/handout/cancelled in the middle", test_cancelled },
    { "/handout/into an empty folder", test_empty_folder },   { "/handout/in a thread", test_async },
    { "/handout/citations to be copied", test_copy },         { "/handout/too many to be copied", test_copy_too_many },
  };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/handout/words of formats", test_words);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/handout/as ", cases[i].name, NULL);

      g_test_add (path, Desk, GUINT_TO_POINTER (i), set_up, test_formats, tear_down);
    }
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/handout/not written: ", faults[i].name, NULL);

      g_test_add (path, Desk, GUINT_TO_POINTER (i), set_up, test_fault, tear_down);
    }
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Desk, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
