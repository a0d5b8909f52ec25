/* fault-scenes.c - what a person does to a library, a scene each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "fault-scenes.h"

#include "dossier-annotation-drafts.h"
#include "dossier-care.h"
#include "dossier-facets.h"
#include "dossier-history.h"
#include "dossier-reading.h"
#include "dossier-salvage.h"
#include "dossier-saved-searches.h"
#include "dossier-schema.h"
#include "dossier-snippets.h"
#include "dossier-story-images.h"
#include "dossier-subscriptions.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#define BATCH 20

/* --- saving --- */

static GPtrArray *
make_drafts (Desk *desk, guint n)
{
  GPtrArray *drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = g_strdup_printf ("Turn %u, number %u", desk->turn, i);
      DossierDraft    *draft = make_draft (title, "Grace Moor left Quartz for Basalt in spring.", (int) desk->turn);
      guint            person = add_entity (draft, DOSSIER_ENTITY_PERSON, "Grace Moor", NULL);
      guint            organization = add_entity (draft, DOSSIER_ENTITY_ORGANIZATION, "Quartz", NULL);

      add_claim (draft, DOSSIER_CLAIM_LEFT, 0, (int) person, (int) organization);
      g_ptr_array_add (drafts, draft);
    }
  return drafts;
}

static gboolean
save (Desk *desk, guint n, gboolean by_hand, GError **error)
{
  g_autoptr (GPtrArray) drafts = make_drafts (desk, n);
  g_autoptr (GArray) results = dossier_store_save (desk->store, drafts, by_hand, error);

  for (guint i = 0; results != NULL && i < results->len; i++)
    g_assert_cmpint (g_array_index (results, DossierSaveResult, i).saved, ==, DOSSIER_SAVED_NEW);
  return results != NULL;
}

static gboolean
run_save_one (Desk *desk, GError **error)
{
  return save (desk, 1, TRUE, error);
}

/* Whatever failed before: no rule was to blame, and none is disabled. */
static gboolean
run_rule (Desk *desk, GError **error)
{
  g_autoptr (GPtrArray) rules = dossier_store_list_rules (desk->store, error);
  const DossierArrivalRule *rule;

  if (rules == NULL)
    return FALSE;
  g_assert_cmpuint (rules->len, ==, 1);
  rule = rules->pdata[0];
  g_assert_true (rule->is_enabled);
  g_assert_null (rule->problem);
  return save (desk, 1, FALSE, error);
}

static gboolean
prepare_rule (Desk *desk, GError **error)
{
  const DossierArrivalRule rule
      = { .name = (char *) "Ada", .query = (char *) "who:\"ada quill\"", .stars = TRUE, .is_enabled = TRUE };
  g_autoptr (DossierChange) change = dossier_change_edit_rule (0, &rule);

  return dossier_store_apply (desk->store, change, NULL, error);
}

static gboolean
run_save_batch (Desk *desk, GError **error)
{
  return save (desk, BATCH, FALSE, error);
}

/* The same story with another text: a revision, to which its highlight moves. */
static gboolean
run_revise (Desk *desk, GError **error)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);
  g_autofree char *text = g_strdup_printf ("In turn %u Ada Quill joined Ferrum once more. Story 0", desk->turn);
  g_autoptr (GArray) results = NULL;

  g_ptr_array_add (drafts, make_draft ("Story 0", text, 0));
  results = dossier_store_save (desk->store, drafts, FALSE, error);
  return results != NULL;
}

static gboolean
run_feed_answer (Desk *desk, GError **error)
{
  DossierFeedAnswer answer = { .feed = desk->feed,
                               .time = 1795521600 + desk->turn,
                               .next_check = 1795525200 + desk->turn,
                               .status = 200,
                               .n_new = desk->turn };
  g_autoptr (GPtrArray) answers = g_ptr_array_new ();

  g_ptr_array_add (answers, &answer);
  return dossier_store_save_feed_answers (desk->store, answers, error);
}

/* Bookmarks as they are imported: stories and their tags, all of them one change. */
static gboolean
run_import (Desk *desk, GError **error)
{
  g_autofree char *whole = g_strdup_printf ("whole-%u", desk->turn), *tag = g_strdup_printf ("tag %u", desk->turn);
  g_autoptr (GPtrArray) drafts = make_drafts (desk, 3);
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_change_free);
  g_autoptr (GArray) results = dossier_store_save_part (desk->store, drafts, whole, error);

  for (guint i = 0; results != NULL && i < results->len; i++)
    g_ptr_array_add (changes, dossier_change_add_tag (&g_array_index (results, DossierSaveResult, i).story, 1, tag));
  return results != NULL && dossier_store_apply_parts (desk->store, changes, whole, error);
}

/* --- changes --- */

/* Takes @change. */
static gboolean
change (Desk *desk, DossierChange *change, GError **error)
{
  gboolean done = dossier_store_apply (desk->store, change, NULL, error);

  dossier_change_free (change);
  return done;
}

static gboolean
run_annotate (Desk *desk, GError **error)
{
  DossierAnnotationRow row
      = { .story = desk->stories[1 + desk->turn % 5], .start = 0, .length = 9, .note = (char *) "who is this?" };

  return change (desk, dossier_change_annotate (&row), error);
}

static gboolean
run_edit (Desk *desk, GError **error)
{
  g_autofree char *note = g_strdup_printf ("thought %u", desk->turn);

  return change (desk, dossier_change_edit_annotation (desk->annotation, DOSSIER_COLOUR_GREEN, note), error);
}

static gboolean
run_type (Desk *desk, GError **error)
{
  g_autofree char *note = g_strdup_printf ("half a thought %u", desk->turn);

  return dossier_store_keep_draft (desk->store, desk->annotation, note, error);
}

static gboolean
run_undo (Desk *desk, GError **error)
{
  g_autofree char *said
      = desk->turn % 2 == 0 ? dossier_store_undo (desk->store, error) : dossier_store_redo (desk->store, error);

  return said != NULL;
}

static gboolean
run_star (Desk *desk, GError **error)
{
  return change (desk, dossier_change_set_starred (desk->stories, DESK_STORIES, desk->turn % 2 == 0), error);
}

static gboolean
run_delete (Desk *desk, GError **error)
{
  g_autofree char *said = NULL;

  if (desk->turn % 2 == 0)
    return change (desk, dossier_change_delete (desk->stories, 3), error);
  said = dossier_store_undo (desk->store, error);
  return said != NULL;
}

static gboolean
run_tag (Desk *desk, GError **error)
{
  g_autofree char *tag = g_strdup_printf ("tag %u", desk->turn);

  return change (desk, dossier_change_add_tag (desk->stories, 4, tag), error);
}

static gboolean
run_merge (Desk *desk, GError **error)
{
  g_autofree char *said = NULL;

  if (desk->turn % 2 == 0)
    return change (desk, dossier_change_merge_entities (desk->other, desk->person), error);
  said = dossier_store_undo (desk->store, error);
  return said != NULL;
}

static gboolean
run_rename (Desk *desk, GError **error)
{
  g_autofree char *name = g_strdup_printf ("Ada Quill %u", desk->turn);

  return change (desk, dossier_change_rename_entity (desk->person, name), error);
}

static gboolean
run_subscribe (Desk *desk, GError **error)
{
  g_autoptr (GPtrArray) feeds = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_feed_subscription_free);

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *uri = g_strdup_printf ("https://example.org/feeds/%u/%u", desk->turn, i);

      g_ptr_array_add (feeds, dossier_feed_subscription_new (uri, "News", NULL, "Labs", FALSE));
    }
  return dossier_store_subscribe (desk->store, feeds, TRUE, NULL, error);
}

static gboolean
run_keep_search (Desk *desk, GError **error)
{
  g_autofree char *name = g_strdup_printf ("Search %u", desk->turn);
  g_autoptr (DossierSavedSearch) search = dossier_saved_search_new (0, name, "ferrum");

  return change (desk, dossier_change_edit_search (0, search), error);
}

static gboolean
prepare_search (Desk *desk, GError **error)
{
  run_sql (desk->path, "DELETE FROM saved_search");
  return TRUE;
}

static gboolean
run_place (Desk *desk, GError **error)
{
  return dossier_store_keep_place (desk->store, desk->stories[2], 1 + desk->turn % 20, "joined Ferrum", error);
}

/* --- reading: what comes is what is there, or an error --- */

static gboolean
run_search (Desk *desk, GError **error)
{
  g_autoptr (DossierQuery) query = dossier_query_parse ("ferrum \"ada quill\"", FALSE, NULL);
  g_autoptr (GArray) found = dossier_store_find (desk->store, query, 0, error);

  if (found != NULL)
    g_assert_cmpuint (found->len, ==, DESK_STORIES);
  return found != NULL;
}

/* A text that cannot be read is told, and not taken for one that is damaged. */
static gboolean
run_snippets (Desk *desk, GError **error)
{
  g_autoptr (DossierQuery) query = dossier_query_parse ("ferrum who:\"ada quill\"", FALSE, NULL);
  g_autoptr (GArray) stories = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) snippets = NULL;
  g_autoptr (GArray) places = NULL;

  g_array_append_vals (stories, desk->stories, DESK_STORIES);
  snippets = dossier_store_list_snippets (desk->store, query, stories, error);
  if (snippets == NULL)
    return FALSE;
  for (guint i = 0; i < snippets->len; i++)
    g_assert_nonnull (((DossierSnippet *) snippets->pdata[i])->text);
  places = dossier_store_list_places (desk->store, query, desk->stories[0], error);
  if (places != NULL)
    g_assert_cmpuint (places->len, >, 0);
  return places != NULL;
}

static gboolean
run_images (Desk *desk, GError **error)
{
  g_autoptr (DossierStoryImages) images = dossier_store_list_story_images (desk->store, desk->stories[0], error);
  DossierKeptImages kept;

  if (images == NULL || !dossier_store_measure_images (desk->store, &kept, error))
    return FALSE;
  g_assert_cmpuint (images->images->len, ==, 0);
  g_assert_cmpint (kept.n, ==, 0);
  return TRUE;
}

/* Of which one is asked anew each time. */
static gboolean
run_searches (Desk *desk, GError **error)
{
  g_autoptr (GPtrArray) searches = dossier_store_list_searches (desk->store, error);

  if (searches == NULL)
    return FALSE;
  g_assert_cmpuint (searches->len, ==, 1);
  g_assert_cmpuint (((DossierSavedSearch *) searches->pdata[0])->n_stories, ==, DESK_STORIES);
  return TRUE;
}

static gboolean
prepare_searches (Desk *desk, GError **error)
{
  g_autoptr (DossierSavedSearch) search = dossier_saved_search_new (0, "Ferrum", "ferrum");
  g_autoptr (DossierChange) change = dossier_change_edit_search (0, search);

  if (!dossier_store_apply (desk->store, change, NULL, error))
    return FALSE;
  run_sql (desk->path, "UPDATE saved_search SET counted = 0");
  return TRUE;
}

static gboolean
run_read (Desk *desk, GError **error)
{
  g_autoptr (DossierStoryContent) content = dossier_store_load_content (desk->store, desk->stories[0], error);

  if (content == NULL)
    return FALSE;
  g_assert_cmpuint (content->annotations->len, ==, 1);
  g_assert_cmpuint (content->entities->len, ==, 2);
  g_assert_cmpuint (content->claims->len, ==, 1);
  g_assert_cmpuint (content->mentions->len, ==, 2);
  g_assert_true (g_str_has_suffix (dossier_document_get_text (content->document), "Story 0"));
  return TRUE;
}

static gboolean
run_who (Desk *desk, GError **error)
{
  g_autoptr (DossierEntityContent) content = dossier_store_load_dossier (desk->store, desk->person, error);

  if (content == NULL)
    return FALSE;
  g_assert_cmpuint (content->stories->len, ==, DESK_STORIES);
  g_assert_cmpuint (content->claims->len, ==, DESK_STORIES);
  g_assert_cmpuint (content->connected->len, >=, 1);
  return TRUE;
}

static gboolean
run_lists (Desk *desk, GError **error)
{
  g_autoptr (GPtrArray) people = dossier_store_list_entities (desk->store, DOSSIER_ENTITY_PERSON, NULL, 0, error);
  g_autoptr (GPtrArray) feeds = people != NULL ? dossier_store_list_feeds (desk->store, error) : NULL;
  gboolean is_all = FALSE;
  g_autoptr (GPtrArray) history = NULL;
  DossierCounts counts;

  if (feeds == NULL)
    return FALSE;
  g_assert_cmpuint (people->len, ==, 2);
  g_assert_cmpuint (feeds->len, ==, 1);
  if (!dossier_store_count (desk->store, &counts, error))
    return FALSE;
  g_assert_cmpuint (counts.stories, ==, DESK_STORIES + 1);
  history = dossier_store_list_history (desk->store, 100, &is_all, error);
  if (history == NULL)
    return FALSE;
  g_assert_cmpuint (history->len, ==, 5);
  return TRUE;
}

static gboolean
run_facets (Desk *desk, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DossierFacets) facets = NULL;

  g_array_append_vals (ids, desk->stories, DESK_STORIES);
  facets = dossier_store_count_facets (desk->store, ids, error);
  return facets != NULL;
}

static gboolean
run_check (Desk *desk, GError **error)
{
  g_autoptr (GPtrArray) problems = dossier_store_check (desk->store, error);

  if (problems != NULL)
    g_assert_cmpuint (problems->len, ==, 0);
  return problems != NULL;
}

/* --- files --- */

/* FALSE only when it cannot be told. */
static gboolean
look (const char *path, GError **error)
{
  g_autoptr (DossierBackup) backup = dossier_backup_look (path, error);

  if (backup == NULL)
    return FALSE;
  g_assert_cmpuint (backup->stories, ==, DESK_STORIES + 1);
  g_assert_cmpuint (backup->feeds, ==, 1);
  return TRUE;
}

static gboolean
run_backup (Desk *desk, GError **error)
{
  g_autofree char *copy = g_strdup_printf ("%s/copy-%u.db", desk->folder, desk->turn);

  if (!dossier_store_backup (desk->store, copy, error))
    {
      g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
      return FALSE;
    }
  g_unlink (copy);
  return TRUE;
}

static gboolean
run_reopen (Desk *desk, GError **error)
{
  if (desk->store != NULL)
    desk_close (desk);
  desk->store = dossier_store_open (desk->path, DOSSIER_STORE_CREATE, error);
  return desk->store != NULL;
}

static gboolean
run_open_to_read (Desk *desk, GError **error)
{
  g_autoptr (DossierStore) store = dossier_store_open (desk->path, DOSSIER_STORE_READ_ONLY, error);
  DossierCounts counts;

  if (store == NULL || !dossier_store_count (store, &counts, error))
    return FALSE;
  g_assert_cmpuint (counts.stories, ==, DESK_STORIES + 1);
  return TRUE;
}

static gboolean
run_restore (Desk *desk, GError **error)
{
  g_autofree char *backup = g_build_filename (desk->home, "template.db", NULL), *kept = NULL;

  return dossier_restore (desk->path, backup, NULL, &kept, error) && look (kept, error);
}

static gboolean
run_salvage (Desk *desk, GError **error)
{
  g_autofree char *into = g_build_filename (desk->folder, "salvaged.db", NULL);
  g_auto (DossierSalvage) salvage = { 0 };
  gboolean done = dossier_salvage_write (desk->path, into, NULL, &salvage, error) && look (into, error);

  g_unlink (into);
  return done;
}

/* A library of the first version that there was, with a feed in a folder. */
static gboolean
prepare_old (Desk *desk, GError **error)
{
  g_autofree char *old = g_build_filename (desk->home, "old.db", NULL);
  g_autoptr (DossierDb) db = NULL;

  if (g_file_test (old, G_FILE_TEST_EXISTS))
    return TRUE;
  db = dossier_db_open (old, DOSSIER_DB_WRITE, error);
  g_assert_true (dossier_schema_step_to (db, 1, error));
  g_assert_true (dossier_db_exec (db,
                                  "INSERT INTO folder VALUES (7, 'Labs');"
                                  "INSERT INTO feed (id, uid, uri, title, folder, created)"
                                  " VALUES (3, 'a', 'https://example.org/feed', 'News', 7, 1795521600);"
                                  "INSERT INTO feed_count VALUES (3, 0, 0);"
                                  "UPDATE total SET n = 1 WHERE name = 'feeds';"
                                  "PRAGMA journal_mode = DELETE",
                                  error));
  return TRUE;
}

static void
copy_file (const char *from, const char *to)
{
  g_autofree char *bytes = NULL;
  gsize            length = 0;

  g_assert_true (g_file_get_contents (from, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (to, bytes, (gssize) length, NULL));
}

/* What began and failed goes on the next time; the copy that was made before is the old library. */
static gboolean
run_step_up (Desk *desk, GError **error)
{
  g_autofree char *old = g_build_filename (desk->home, "old.db", NULL);
  g_autofree char *path = g_strdup_printf ("%s/stepped-%u.db", desk->folder, desk->turn);
  g_autoptr (DossierStore) store = NULL;
  g_autoptr (GPtrArray) feeds = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    copy_file (old, path);
  store = dossier_store_open (path, DOSSIER_STORE_CREATE, error);
  feeds = store != NULL ? dossier_store_list_feeds (store, error) : NULL;
  if (feeds == NULL)
    return FALSE;
  g_assert_cmpuint (feeds->len, ==, 1);
  g_assert_cmpstr (dossier_feed_get_row (feeds->pdata[0])->folder, ==, "Labs");
  return TRUE;
}

const Scene *
fault_scenes (guint *n)
{
  static const Scene scenes[] = {
    { "save a story", SCENE_CHANGES, FALSE, FALSE, run_save_one, NULL },
    { "save what a rule acts on", SCENE_CHANGES, FALSE, FALSE, run_rule, prepare_rule },
    { "save what a refresh brought", SCENE_CHANGES, FALSE, FALSE, run_save_batch, NULL },
    { "save a new text of a highlighted story", SCENE_CHANGES, FALSE, FALSE, run_revise, NULL },
    { "note what a feed answered", SCENE_CHANGES, FALSE, FALSE, run_feed_answer, NULL },
    { "import stories with tags", SCENE_STEPS, FALSE, FALSE, run_import, NULL },
    { "annotate", SCENE_CHANGES, FALSE, FALSE, run_annotate, NULL },
    { "edit a note", SCENE_CHANGES, FALSE, FALSE, run_edit, NULL },
    { "type a note", SCENE_CHANGES, FALSE, FALSE, run_type, NULL },
    { "undo and redo", SCENE_CHANGES, FALSE, FALSE, run_undo, NULL },
    { "star", SCENE_CHANGES, FALSE, FALSE, run_star, NULL },
    { "delete and take back", SCENE_CHANGES, FALSE, FALSE, run_delete, NULL },
    { "tag", SCENE_CHANGES, FALSE, FALSE, run_tag, NULL },
    { "merge and take back", SCENE_CHANGES, FALSE, FALSE, run_merge, NULL },
    { "rename", SCENE_CHANGES, FALSE, FALSE, run_rename, NULL },
    { "subscribe", SCENE_CHANGES, FALSE, FALSE, run_subscribe, NULL },
    { "keep a search", SCENE_CHANGES, FALSE, FALSE, run_keep_search, prepare_search },
    { "keep the place", SCENE_CHANGES, FALSE, FALSE, run_place, NULL },
    { "search", SCENE_READS, FALSE, FALSE, run_search, NULL },
    { "where it stands", SCENE_READS, FALSE, FALSE, run_snippets, NULL },
    { "images", SCENE_READS, FALSE, FALSE, run_images, NULL },
    { "saved searches", SCENE_READS, FALSE, FALSE, run_searches, prepare_searches },
    { "read", SCENE_READS, FALSE, FALSE, run_read, NULL },
    { "look at a dossier", SCENE_READS, FALSE, FALSE, run_who, NULL },
    { "lists and counts", SCENE_READS, FALSE, FALSE, run_lists, NULL },
    { "facets", SCENE_READS, FALSE, FALSE, run_facets, NULL },
    { "check", SCENE_READS, FALSE, FALSE, run_check, NULL },
    { "back up", SCENE_READS, FALSE, FALSE, run_backup, NULL },
    { "close and open", SCENE_READS, FALSE, FALSE, run_reopen, NULL },
    { "open for reading", SCENE_READS, TRUE, FALSE, run_open_to_read, NULL },
    { "restore", SCENE_FILES, TRUE, FALSE, run_restore, NULL },
    { "salvage", SCENE_FILES, TRUE, TRUE, run_salvage, NULL },
    { "step an old library up", SCENE_READS, TRUE, TRUE, run_step_up, prepare_old },
  };

  *n = G_N_ELEMENTS (scenes);
  return scenes;
}

/* --- the desk --- */

void
desk_open (Desk *desk)
{
  g_autoptr (GError) error = NULL;

  desk->store = dossier_store_open (desk->path, DOSSIER_STORE_CREATE, &error);
  g_assert_no_error (error);
}

void
desk_close (Desk *desk)
{
  if (desk->store == NULL)
    return;
  dossier_store_close (desk->store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (g_steal_pointer (&desk->store));
}

static gint64
find_entity (Desk *desk, const char *name)
{
  g_autoptr (GPtrArray) found = dossier_store_find_entities (desk->store, name, DOSSIER_ENTITY_PERSON, NULL);

  g_assert_cmpuint (found->len, ==, 1);
  return dossier_entity_get_row (found->pdata[0])->id;
}

/* A person whom nobody would take for the other, a feed, a tag. */
static void
fill (Desk *desk)
{
  DossierDraft *draft = make_draft ("Another", "A. Quillfeather sold a boat.", 40);
  g_autoptr (GArray) found = NULL;

  fill_library (desk->store, DESK_STORIES);
  add_entity (draft, DOSSIER_ENTITY_PERSON, "Anna Quillfeather", "Quillfeather");
  save_one (desk->store, draft);
  desk->feed = dossier_store_add_feed (desk->store, "https://example.org/feed", "News", NULL, NULL, NULL);
  desk->person = find_entity (desk, "Ada Quill");
  desk->other = find_entity (desk, "Anna Quillfeather");
  desk->annotation = run_sql (desk->path, "SELECT min (id) FROM annotation");
  found = find_text (desk->store, "ferrum");
  g_assert_cmpuint (found->len, ==, DESK_STORIES);
  for (guint i = 0; i < DESK_STORIES; i++)
    desk->stories[i] = g_array_index (found, gint64, DESK_STORIES - 1 - i);
}

Desk *
desk_new (const char *folder)
{
  Desk *desk = g_new0 (Desk, 1);
  g_autofree char *template = g_build_filename (folder, "template.db", NULL);

  desk->home = g_strdup (folder);
  desk->folder = g_strdup (folder);
  desk->path = g_build_filename (folder, "library.db", NULL);
  desk_open (desk);
  fill (desk);
  g_assert_true (dossier_store_backup (desk->store, template, NULL));
  desk_close (desk);
  return desk;
}

void
desk_free (Desk *desk)
{
  desk_close (desk);
  g_free (desk->home);
  g_free (desk->folder);
  g_free (desk->path);
  g_free (desk);
}

void
desk_move (Desk *desk, const char *folder)
{
  desk_close (desk);
  g_free (desk->folder);
  g_free (desk->path);
  desk->folder = g_strdup (folder);
  desk->path = g_build_filename (folder, "library.db", NULL);
}

static void
remove_others (Desk *desk)
{
  g_autoptr (GDir) dir = g_dir_open (desk->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (desk->folder, name, NULL);

      if (!g_str_equal (name, "template.db") && !g_str_equal (name, "old.db"))
        g_remove (path);
    }
}

void
desk_begin (Desk *desk, const Scene *scene)
{
  g_autofree char *template = g_build_filename (desk->home, "template.db", NULL);

  desk_close (desk);
  remove_others (desk);
  copy_file (template, desk->path);
  desk->turn = 0;
  desk_open (desk);
  if (scene->prepare != NULL)
    g_assert_true (scene->prepare (desk, NULL));
  if (scene->is_closed)
    desk_close (desk);
}

static void
add_rows (sqlite3 *handle, const char *table, GChecksum *sum)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\"", table);
  sqlite3_stmt    *row = NULL;

  g_checksum_update (sum, (const guchar *) table, -1);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &row, NULL), ==, SQLITE_OK);
  while (sqlite3_step (row) == SQLITE_ROW)
    for (int i = 0; i < sqlite3_column_count (row); i++)
      {
        const guchar *bytes = sqlite3_column_blob (row, i);

        g_checksum_update (sum, bytes != NULL ? bytes : (const guchar *) "", sqlite3_column_bytes (row, i));
        g_checksum_update (sum, (const guchar *) "|", 1);
      }
  g_assert_cmpint (sqlite3_finalize (row), ==, SQLITE_OK);
}

char *
desk_dup_digest (Desk *desk)
{
  static const char sql_tables[] = "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name";
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA1);
  sqlite3      *handle = NULL;
  sqlite3_stmt *row = NULL;

  g_assert_cmpint (sqlite3_open_v2 (desk->path, &handle, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql_tables, -1, &row, NULL), ==, SQLITE_OK);
  while (sqlite3_step (row) == SQLITE_ROW)
    add_rows (handle, (const char *) sqlite3_column_text (row, 0), sum);
  sqlite3_finalize (row);
  sqlite3_close (handle);
  return g_strdup (g_checksum_get_string (sum));
}
