/* test-postbox.c - mailboxes that are larger than what is in memory at once: all of them, as one change
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-postbox.h"

#include <string.h>

#include "dossier-import.h"
#include "library-fixture.h"

#define MARK "From a@x.example Sat Nov 28 08:00:00 2026\n"
#define LETTERS (3 * DOSSIER_POSTBOX_MAX_LETTERS + 5)
#define MEGABYTE (1024 * 1024)

typedef struct
{
  TestLibrary library;
  char       *path;
} Desk;

static void
set_up (Desk *desk, gconstpointer data)
{
  test_library_open (&desk->library);
  desk->path = g_build_filename (desk->library.folder, "box", NULL);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  test_library_close (&desk->library);
  g_free (desk->path);
}

static void
append_letter (GString *box, guint number)
{
  g_string_append_printf (box,
                          MARK "From: Ada <ada@x.example>\nDate: Sat, 28 Nov 2026 08:00:00 +0000\nSubject: Letter "
                               "%u\nMessage-ID: <%u@x.example>\n\nJan Leike has joined Anthropic, letter %u says.\n\n",
                          number, number, number);
}

/* One with so many megabytes of something else. */
static void
append_large_letter (GString *box, guint number, guint megabytes)
{
  g_autofree char *line = g_strnfill (1023, 'A');

  g_string_append_printf (box,
                          MARK "From: Ada <ada@x.example>\nSubject: Letter %u\nMessage-ID: <%u@x.example>\n"
                               "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nWords of letter %u.\n--b\n"
                               "Content-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\n",
                          number, number, number);
  for (guint i = 0; i < megabytes * 1024; i++)
    g_string_append_printf (box, "%s\n", line);
  g_string_append (box, "--b--\n\n");
}

/* @n letters; unless @megabytes is 0, large ones. */
static void
write_box (Desk *desk, guint n, guint megabytes)
{
  g_autoptr (GString) box = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    if (megabytes > 0)
      append_large_letter (box, i, megabytes);
    else
      append_letter (box, i);
  g_assert_true (g_file_set_contents (desk->path, box->str, (gssize) box->len, NULL));
}

static DossierAddResult *
add (Desk *desk)
{
  g_autoptr (GError) error = NULL;
  DossierAddResult *result = dossier_library_add (desk->library.library, desk->path, NULL, &error);

  g_assert_no_error (error);
  return result;
}

static DossierCounts
count (Desk *desk)
{
  DossierCounts counts;

  g_assert_true (dossier_store_count (desk->library.store, &counts, NULL));
  return counts;
}

static void
assert_sound (Desk *desk)
{
  g_autoptr (GPtrArray) problems = dossier_store_check (desk->library.store, NULL);

  g_assert_cmpuint (problems->len, ==, 0);
}

static void
test_all_parts_are_one_change (Desk *desk, gconstpointer data)
{
  g_autoptr (DossierAddResult) first = NULL, second = NULL;
  g_autofree char *undone = NULL, *done = NULL;

  write_box (desk, LETTERS, 0);
  first = add (desk);
  g_assert_cmpstr (first->title, ==, "box");
  g_assert_cmpuint (first->n_new, ==, LETTERS);
  g_assert_cmpuint (first->saved->len, ==, LETTERS);
  g_assert_cmpuint (first->n_people, ==, 1); /* once, whatever part names him */
  g_assert_cmpuint (first->n_organizations, ==, 1);
  g_assert_cmpuint (first->n_claims, ==, LETTERS);
  g_assert_cmpuint (count (desk).stories, ==, LETTERS);

  second = add (desk);
  g_assert_cmpuint (second->n_same, ==, LETTERS);
  undone = dossier_store_undo (desk->library.store, NULL);
  g_assert_nonnull (undone);
  g_assert_cmpuint (count (desk).stories, ==, 0);
  g_assert_null (dossier_store_undo (desk->library.store, NULL));
  done = dossier_store_redo (desk->library.store, NULL);
  g_assert_nonnull (done);
  g_assert_cmpuint (count (desk).stories, ==, LETTERS);
  assert_sound (desk);
}

static void
test_a_box_larger_than_a_file_may_be (Desk *desk, gconstpointer data)
{
  guint n = DOSSIER_LIBRARY_MAX_FILE / MEGABYTE / 4 + 1;
  g_autoptr (DossierAddResult) result = NULL;

  write_box (desk, n, 4);
  result = add (desk);
  g_assert_cmpuint (result->n_new, ==, n);
  g_assert_cmpuint (result->refused->len, ==, 0);
  g_assert_cmpuint (result->remarks->len, ==, 1); /* the attachments */
}

/* The others come; that one is said. */
static void
test_a_mail_that_is_too_large_is_left_out (Desk *desk, gconstpointer data)
{
  g_autoptr (GString) box = g_string_new (NULL);
  g_autofree char *words = g_strnfill (25 * MEGABYTE, 'w');
  g_autoptr (DossierAddResult) result = NULL;

  append_letter (box, 1);
  g_string_append_printf (box, MARK "Subject: long\nFrom: b@x.example\n\n%s\n\n", words);
  append_letter (box, 2);
  g_assert_true (g_file_set_contents (desk->path, box->str, (gssize) box->len, NULL));
  result = add (desk);
  g_assert_cmpuint (result->n_new, ==, 2);
  g_assert_cmpuint (result->refused->len, ==, 1);
  g_assert_cmpstr (result->refused->pdata[0], ==,
                   "Mail 2: The mail is larger than 24 MB. Save it without its attachments.");
}

static void
test_refusals_beyond_the_told_are_counted (Desk *desk, gconstpointer data)
{
  g_autoptr (GString) box = g_string_new (NULL);
  g_autoptr (DossierAddResult) result = NULL;

  append_letter (box, 1);
  for (guint i = 0; i < DOSSIER_PIPELINE_MAX_REFUSED + 7; i++)
    g_string_append (box, MARK "Subject: nothing\nFrom: b@x.example\n\n\n");
  g_assert_true (g_file_set_contents (desk->path, box->str, (gssize) box->len, NULL));
  result = add (desk);
  g_assert_cmpuint (result->n_new, ==, 1);
  g_assert_cmpuint (result->refused->len, ==, DOSSIER_PIPELINE_MAX_REFUSED + 1);
  g_assert_cmpstr (result->refused->pdata[DOSSIER_PIPELINE_MAX_REFUSED], ==, "7 more mails could not be taken");
}

static void
test_a_box_of_nothing_is_an_error (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (desk->path, MARK "Subject: a\n\n\n" MARK "Subject: b\n\n", -1, NULL));
  g_assert_null (dossier_library_add (desk->library.library, desk->path, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (count (desk).stories, ==, 0);
}

/* ---- progress, stopping ---- */

typedef struct
{
  GCancellable *cancellable;
  guint         last, n;
  guint         stop_at; /* tellings */
} Watch;

static void
watch_cb (guint done, guint total, gpointer data)
{
  Watch *watch = data;

  g_assert_cmpuint (done, >=, watch->last);
  g_assert_cmpuint (done, <=, total);
  watch->last = done;
  if (++watch->n == watch->stop_at)
    g_cancellable_cancel (watch->cancellable);
}

static DossierImportResult *
import (Desk *desk, gboolean dry_run, Watch *watch, GError **error)
{
  DossierImportOptions options = { .dry_run = dry_run };

  return dossier_library_import (desk->library.library, desk->path, &options, watch != NULL ? watch_cb : NULL, watch,
                                 watch != NULL ? watch->cancellable : NULL, error);
}

static void
test_it_is_told_how_far_it_is (Desk *desk, gconstpointer data)
{
  Watch watch = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierImportResult) result = NULL;

  write_box (desk, 3, 1);
  result = import (desk, FALSE, &watch, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (watch.n, >, 3);
  g_assert_cmpuint (watch.last, ==, 1000);
}

/* What was saved until then is told, stays, and goes at once. */
static void
test_stopped_between_two_parts (Desk *desk, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  /* A megabyte is told of about four times: ten letters behind the first part. */
  Watch watch = { .cancellable = cancellable, .stop_at = (DOSSIER_POSTBOX_MAX_LETTERS + 10) * 4 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierImportResult) result = NULL, again = NULL;
  guint n = DOSSIER_POSTBOX_MAX_LETTERS + 20, n_came;

  write_box (desk, n, 1);
  result = import (desk, FALSE, &watch, &error);
  g_assert_no_error (error);
  n_came = result->n_outcomes[DOSSIER_IMPORTED_STORY];
  g_assert_cmpuint (n_came, ==, DOSSIER_POSTBOX_MAX_LETTERS);
  g_assert_cmpuint (count (desk).stories, ==, n_came);
  g_assert_nonnull (strstr (result->refused->pdata[0], "It was stopped"));

  again = import (desk, FALSE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->n_outcomes[DOSSIER_IMPORTED_SAME], ==, n_came);
  g_assert_cmpuint (again->n_outcomes[DOSSIER_IMPORTED_STORY], ==, n - n_came);
  g_free (dossier_store_undo (desk->library.store, NULL));
  g_assert_cmpuint (count (desk).stories, ==, n_came);
  assert_sound (desk);
}

static void
test_stopped_before_anything_was_kept (Desk *desk, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Watch watch = { .cancellable = cancellable, .stop_at = 1 };
  g_autoptr (GError) error = NULL;

  write_box (desk, 2, 1);
  g_assert_null (import (desk, FALSE, &watch, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count (desk).stories, ==, 0);
}

/* ---- imported ---- */

static char *
sum_up (const DossierImportResult *result)
{
  GString *out = g_string_new (result->program);

  for (guint i = 0; i < G_N_ELEMENTS (result->n_outcomes); i++)
    g_string_append_printf (out, " %u", result->n_outcomes[i]);
  g_string_append_printf (out, " | %u lines, %u refused, %u remarks", result->lines->len, result->refused->len,
                          result->remarks->len);
  return g_string_free (out, FALSE);
}

/* Some letters twice, in one part and in two. */
static void
write_repeating_box (Desk *desk)
{
  g_autoptr (GString) box = g_string_new (NULL);

  append_letter (box, 0);
  for (guint i = 0; i < LETTERS; i++)
    append_letter (box, i);
  g_string_append (box, MARK "Subject: nothing\nFrom: b@x.example\n\n\n");
  append_letter (box, 1);
  g_assert_true (g_file_set_contents (desk->path, box->str, (gssize) box->len, NULL));
}

static void
test_a_look_before_tells_what_comes (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierImportResult) told = NULL, came = NULL;
  g_autofree char *words_told = NULL, *words_came = NULL;

  write_repeating_box (desk);
  told = import (desk, TRUE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count (desk).stories, ==, 0);
  g_assert_null (dossier_store_undo (desk->library.store, NULL));
  g_assert_cmpuint (told->n_outcomes[DOSSIER_IMPORTED_STORY], ==, LETTERS);
  g_assert_cmpuint (told->n_outcomes[DOSSIER_IMPORTED_SAME], ==, 2);
  came = import (desk, FALSE, NULL, &error);
  g_assert_no_error (error);
  words_told = sum_up (told);
  words_came = sum_up (came);
  g_assert_cmpstr (words_came, ==, words_told);
  g_assert_cmpuint (count (desk).stories, ==, LETTERS);
  for (guint i = 0; i < came->lines->len; i++)
    {
      const DossierImportLine *line = came->lines->pdata[i];
      g_autoptr (DossierStory) story = dossier_store_load_story (desk->library.store, line->story, NULL);

      g_assert_cmpstr (dossier_story_get_row (story)->title, ==, line->title);
    }
}

static void
test_one_mail_is_imported_too (Desk *desk, gconstpointer data)
{
  static const char mail[] = "From: Ada <ada@x.example>\nMessage-ID: <1@x>\nSubject: One\n\nWords of the mail.\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierImportResult) told = NULL, came = NULL, empty = NULL;

  g_assert_true (g_file_set_contents (desk->path, mail, -1, NULL));
  told = import (desk, TRUE, NULL, &error);
  came = import (desk, FALSE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (came->program, ==, "Mail");
  g_assert_cmpuint (told->n_outcomes[DOSSIER_IMPORTED_STORY], ==, 1);
  g_assert_cmpuint (came->n_outcomes[DOSSIER_IMPORTED_STORY], ==, 1);
  g_assert_cmpuint (count (desk).stories, ==, 1);

  g_assert_true (g_file_set_contents (desk->path, "From: a@x.example\nDate: x\n\n\n", -1, NULL));
  empty = import (desk, FALSE, NULL, &error);
  g_assert_null (empty);
  g_assert_nonnull (strstr (error->message, "no words to keep"));
}

#define ADD(path, test) g_test_add ("/postbox/" path, Desk, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("all parts are one change", test_all_parts_are_one_change);
  ADD ("a box larger than a file may be", test_a_box_larger_than_a_file_may_be);
  ADD ("a mail that is too large is left out", test_a_mail_that_is_too_large_is_left_out);
  ADD ("refusals beyond the told are counted", test_refusals_beyond_the_told_are_counted);
  ADD ("a box of nothing is an error", test_a_box_of_nothing_is_an_error);
  ADD ("it is told how far it is", test_it_is_told_how_far_it_is);
  ADD ("stopped between two parts", test_stopped_between_two_parts);
  ADD ("stopped before anything was kept", test_stopped_before_anything_was_kept);
  ADD ("a look before tells what comes", test_a_look_before_tells_what_comes);
  ADD ("one mail is imported too", test_one_mail_is_imported_too);
  return g_test_run ();
}
