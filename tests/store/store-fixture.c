/* store-fixture.c - a library in a folder of its own, and drafts to put into it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

void
fixture_use_memory (void)
{
  if (g_access ("/dev/shm", W_OK) == 0)
    g_setenv ("TMPDIR", "/dev/shm", TRUE);
}

void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  GError *error = NULL;

  fixture->folder = g_dir_make_tmp ("dossier-store-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "library.db", NULL);
  fixture->store = dossier_store_open (fixture->path, DOSSIER_STORE_CREATE, &error);
  g_assert_no_error (error);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->store != NULL)
    {
      /* Answers that are still on their way hold the store. */
      dossier_store_close (fixture->store);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_assert_finalize_object (g_steal_pointer (&fixture->store));
    }
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

void
fixture_reopen (Fixture *fixture)
{
  GError *error = NULL;

  g_clear_object (&fixture->store);
  fixture->store = dossier_store_open (fixture->path, DOSSIER_STORE_CREATE, &error);
  g_assert_no_error (error);
}

DossierDraft *
make_draft (const char *title, const char *text, int day)
{
  DossierDraft    *draft = dossier_draft_new ();
  g_autofree char *escaped = g_uri_escape_string (title, NULL, FALSE);

  draft->title = g_strdup (title);
  draft->uri = g_strdup_printf ("https://example.org/%s", escaped);
  draft->summary = g_strdup (text);
  draft->document = dossier_document_new_from_plain (text, -1);
  draft->recognition = dossier_recognition_new ();
  if (day >= 0)
    draft->published = dossier_date_from_time (G_GINT64_CONSTANT (1704067200) + (gint64) day * 86400);
  return draft;
}

static void
add_mentions (DossierDraft *draft, guint entity, const char *word)
{
  const char *text = dossier_document_get_text (draft->document);

  for (const char *place = strstr (text, word); place != NULL; place = strstr (place + 1, word))
    {
      DossierMention mention = { g_utf8_pointer_to_offset (text, place), g_utf8_strlen (word, -1), entity };

      g_array_append_val (draft->recognition->mentions, mention);
    }
}

guint
add_entity (DossierDraft *draft, DossierEntityKind kind, const char *name, const char *aliases)
{
  DossierFoundEntity *found = dossier_found_entity_new (kind, DOSSIER_SUBTYPE_NONE, name);
  guint               index = draft->recognition->entities->len;

  found->salience = 1.0 / (index + 1);
  g_ptr_array_add (draft->recognition->entities, found);
  add_mentions (draft, index, name);
  if (aliases != NULL)
    {
      g_strfreev (found->aliases);
      found->aliases = g_strsplit (aliases, "|", -1);
      for (guint i = 0; found->aliases[i] != NULL; i++)
        add_mentions (draft, index, found->aliases[i]);
    }
  return index;
}

void
add_claim (DossierDraft *draft, DossierClaimKind kind, DossierClaimFlags flags, int subject, int object)
{
  DossierFoundClaim *claim = dossier_found_claim_new (kind);

  claim->flags = flags;
  claim->subject = subject;
  claim->object = object;
  claim->sentence_length = dossier_document_get_length (draft->document);
  claim->length = MIN (claim->sentence_length, 4);
  claim->pattern = g_strdup ("test");
  g_ptr_array_add (draft->recognition->claims, claim);
}

DossierSaveResult
save_one (DossierStore *store, DossierDraft *draft)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);
  g_autoptr (GArray) results = NULL;
  GError *error = NULL;

  g_ptr_array_add (drafts, draft);
  results = dossier_store_save (store, drafts, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (results->len, ==, 1);
  return g_array_index (results, DossierSaveResult, 0);
}

GArray *
find_text (DossierStore *store, const char *query)
{
  GError *error = NULL;
  g_autoptr (DossierQuery) parsed = dossier_query_parse (query, FALSE, &error);
  GArray *ids;

  g_assert_no_error (error);
  ids = dossier_store_find (store, parsed, 0, &error);
  g_assert_no_error (error);
  return ids;
}

gint64
apply (DossierStore *store, DossierChange *change)
{
  GError *error = NULL;
  gint64  id = 0;

  dossier_store_apply (store, change, &id, &error);
  g_assert_no_error (error);
  dossier_change_free (change);
  return id;
}

void
assert_sound (DossierStore *store)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) problems = dossier_store_check (store, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (problems, i));
  g_assert_cmpuint (problems->len, ==, 0);
}

DossierCounts
read_counts (DossierStore *store)
{
  DossierCounts counts;
  GError       *error = NULL;

  dossier_store_count (store, &counts, &error);
  g_assert_no_error (error);
  return counts;
}

static void
stop_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  G_GNUC_UNUSED g_autoptr (GArray) ids = dossier_store_find_finish (DOSSIER_STORE (source), result, NULL);

  g_main_loop_quit (user_data);
}

void
settle (DossierStore *store)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_VIEW_ALL);

  /* Twice: an answer may have asked something new. */
  for (guint i = 0; i < 3; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      dossier_store_find_async (store, query, 1, NULL, stop_cb, loop);
      g_main_loop_run (loop);
    }
}

gint64
run_sql (const char *path, const char *sql)
{
  sqlite3      *handle = NULL;
  sqlite3_stmt *statement = NULL;
  gint64        value = -1;
  int           code;

  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  sqlite3_busy_timeout (handle, 5000);
  code = sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL);
  if (code != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (handle));
  code = sqlite3_step (statement);
  g_assert_true (code == SQLITE_ROW || code == SQLITE_DONE);
  if (code == SQLITE_ROW)
    value = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (handle);
  return value;
}

void
fill_library (DossierStore *store, int n_stories)
{
  for (int i = 0; i < n_stories; i++)
    {
      g_autofree char     *title = g_strdup_printf ("Story %d", i);
      g_autofree char     *text = g_strdup_printf ("Ada Quill joined Ferrum in the year %d. %s", i, title);
      DossierDraft        *draft = make_draft (title, text, i);
      DossierAnnotationRow row = { .start = 0, .length = 9, .note = text };
      guint                person = add_entity (draft, DOSSIER_ENTITY_PERSON, "Ada Quill", NULL);
      guint                organization = add_entity (draft, DOSSIER_ENTITY_ORGANIZATION, "Ferrum", NULL);

      add_claim (draft, DOSSIER_CLAIM_JOINED, 0, (int) person, (int) organization);
      row.story = save_one (store, draft).story;
      if (i % 10 == 0)
        apply (store, dossier_change_annotate (&row));
      if (i % 10 == 1)
        apply (store, dossier_change_add_tag (&row.story, 1, "risk"));
    }
}

void
fixture_keep_result_cb (GObject *source, GAsyncResult *result, gpointer kept)
{
  *(GAsyncResult **) kept = g_object_ref (result);
}

GAsyncResult *
fixture_wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}
