/* test-history.c - changes that are undone by themselves, and those that others build on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-history.h"
#include "dossier-namings.h"
#include "dossier-rejected.h"
#include "store-fixture.h"

#include <string.h>

#define P DOSSIER_ENTITY_PERSON
#define O DOSSIER_ENTITY_ORGANIZATION

static gint64
find_one (DossierStore *store, const char *name)
{
  g_autoptr (GPtrArray) found = dossier_store_find_entities (store, name, 0, NULL);

  return found->len > 0 ? dossier_entity_get_row (found->pdata[0])->id : 0;
}

static gint64
save (DossierStore *store, const char *title, const char *person, const char *organization)
{
  g_autofree char *text = g_strdup_printf ("%s: %s joined %s.", title, person, organization);
  DossierDraft    *draft = make_draft (title, text, 3);
  int              subject = (int) add_entity (draft, P, person, NULL);

  add_claim (draft, DOSSIER_CLAIM_JOINED, 0, subject, (int) add_entity (draft, O, organization, NULL));
  return save_one (store, draft).story;
}

static GPtrArray *
list (DossierStore *store)
{
  GPtrArray *entries = dossier_store_list_history (store, 100, NULL, NULL);

  g_assert_nonnull (entries);
  return entries;
}

static gint64
get_newest (DossierStore *store)
{
  g_autoptr (GPtrArray) entries = list (store);

  return ((DossierHistoryEntry *) entries->pdata[0])->id;
}

/* --- what builds on what --- */

typedef enum
{
  NOTHING,
  READ_ONE,
  UNREAD_ONE,
  READ_OTHER,
  STAR_ONE,
  TAG_ONE,
  RENAME_TAG,
  DELETE_ONE,
  RENAME,
  RENAME_AGAIN,
  RENAME_OTHER,
  NOTE,
  PIN,
  MERGE,
  MERGE_ON,
  REJECT,
  KIND,
  SPLIT,
  SPLIT_NEW,
  SPLIT_BACK,
  NOTE_NEW,
  ADD_NAME,
  REMOVE_NAME,
} What;

typedef struct
{
  Fixture *fixture;
  gint64   one, two; /* stories */
  gint64   ada, blorix, velmora, new_one;
} Desk;

static DossierChange *
make_entity_change (const Desk *desk, What what)
{
  switch ((int) what)
    {
    case RENAME: return dossier_change_rename_entity (desk->blorix, "Blorix Labs");
    case RENAME_AGAIN: return dossier_change_rename_entity (desk->blorix, "Blorix Works");
    case RENAME_OTHER: return dossier_change_rename_entity (desk->velmora, "Velmora Labs");
    case NOTE: return dossier_change_set_entity_note (desk->blorix, "Mine");
    case PIN: return dossier_change_set_pinned (desk->blorix, TRUE);
    case MERGE: return dossier_change_merge_entities (desk->blorix, desk->velmora);
    case MERGE_ON: return dossier_change_merge_entities (desk->velmora, find_one (desk->fixture->store, "Qwintex"));
    case REJECT: return dossier_change_reject_entity (desk->blorix);
    case KIND: return dossier_change_set_entity_kind (desk->blorix, P);
    case SPLIT: return dossier_change_split_entity (desk->blorix, &desk->one, 1, desk->velmora);
    case SPLIT_NEW: return dossier_change_split_new_entity (desk->blorix, &desk->one, 1, O, "Blorix");
    case SPLIT_BACK: return dossier_change_split_entity (desk->velmora, &desk->one, 1, desk->blorix);
    case NOTE_NEW: return dossier_change_set_entity_note (desk->new_one, "Another one");
    case ADD_NAME: return dossier_change_add_name (desk->blorix, "Blo");
    case REMOVE_NAME: return dossier_change_remove_name (desk->blorix, "Blo");
    }
  g_assert_not_reached ();
}

static DossierChange *
make_change (const Desk *desk, What what)
{
  switch ((int) what)
    {
    case READ_ONE: return dossier_change_set_read (&desk->one, 1, TRUE);
    case UNREAD_ONE: return dossier_change_set_read (&desk->one, 1, FALSE);
    case READ_OTHER: return dossier_change_set_read (&desk->two, 1, TRUE);
    case STAR_ONE: return dossier_change_set_starred (&desk->one, 1, TRUE);
    case TAG_ONE: return dossier_change_add_tag (&desk->one, 1, "chips");
    case RENAME_TAG: return dossier_change_rename_tag (1, "silicon");
    case DELETE_ONE: return dossier_change_delete (&desk->one, 1);
    }
  return make_entity_change (desk, what);
}

static void
do_it (Desk *desk, What what)
{
  gint64 new_id = apply (desk->fixture->store, make_change (desk, what));

  if (what == SPLIT_NEW)
    desk->new_one = new_id;
}

/* The first is undone after the second, or refused; then everything is undone in turn, and the library is sound. */
static void
test_what_builds_on_what (gconstpointer unused)
{
  static const struct
  {
    const char *what;
    What        first, second;
    gboolean    refused;
  } cases[] = {
    { "the newest one", READ_ONE, NOTHING, FALSE },
    { "a read mark that was taken away again", READ_ONE, UNREAD_ONE, TRUE },
    { "a read mark, and one of another story", READ_ONE, READ_OTHER, FALSE },
    { "a star, and a read mark of the same story", STAR_ONE, READ_ONE, FALSE },
    { "a tag, and a star of the same story", TAG_ONE, STAR_ONE, FALSE },
    { "a tag that was renamed", TAG_ONE, RENAME_TAG, FALSE },
    { "a read mark of a story that was deleted", READ_ONE, DELETE_ONE, FALSE },
    { "a name that was changed again", RENAME, RENAME_AGAIN, TRUE },
    { "a name, and that of another one", RENAME, RENAME_OTHER, FALSE },
    { "a note of one who became another one", NOTE, MERGE, TRUE },
    { "a pin of one who is no name by now", PIN, REJECT, TRUE },
    { "a name of one who became another one", RENAME, MERGE, FALSE },
    { "two that are one, and the one is a third by now", MERGE, MERGE_ON, TRUE },
    { "two that are one, and the one has another name by now", MERGE, RENAME_OTHER, FALSE },
    { "a name of one who is of another kind by now", RENAME, KIND, TRUE },
    { "a story of another one who went back", SPLIT, SPLIT_BACK, TRUE },
    { "a story of another one who has another name by now", SPLIT, RENAME_OTHER, FALSE },
    { "a story of another one who became a third one", SPLIT, MERGE_ON, FALSE },
    { "somebody new who has a note by now", SPLIT_NEW, NOTE_NEW, TRUE },
    { "one name more that was taken away", ADD_NAME, REMOVE_NAME, TRUE },
    { "one name more, and a note", ADD_NAME, NOTE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Fixture fixture;
      Desk    desk = { .fixture = &fixture };
      gint64  change;
      g_autoptr (GError) error = NULL;
      g_autofree char *said = NULL;

      g_test_message ("%s", cases[i].what);
      fixture_set_up (&fixture, NULL);
      desk.one = save (fixture.store, "One", "Ada Quill", "Blorix");
      desk.two = save (fixture.store, "Two", "Ada Quill", "Velmora");
      save (fixture.store, "Three", "Ada Quill", "Qwintex");
      desk.ada = find_one (fixture.store, "Ada Quill");
      desk.blorix = find_one (fixture.store, "Blorix");
      desk.velmora = find_one (fixture.store, "Velmora");
      do_it (&desk, cases[i].first);
      change = get_newest (fixture.store);
      if (cases[i].second != NOTHING)
        do_it (&desk, cases[i].second);
      said = dossier_store_undo_change (fixture.store, change, &error);
      g_assert_cmpint (said == NULL, ==, cases[i].refused);
      if (cases[i].refused)
        {
          g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED);
          g_assert_nonnull (strstr (error->message, "first"));
        }
      assert_sound (fixture.store);
      for (char *again = dossier_store_redo (fixture.store, NULL); again != NULL;
           again = dossier_store_redo (fixture.store, NULL))
        g_free (again);
      for (char *again = dossier_store_undo (fixture.store, NULL); again != NULL;
           again = dossier_store_undo (fixture.store, NULL))
        g_free (again);
      assert_sound (fixture.store);
      g_assert_cmpint (find_one (fixture.store, "Blorix"), ==, desk.blorix);
      g_assert_cmpint (find_one (fixture.store, "Blorix Labs"), ==, 0);
      fixture_tear_down (&fixture, NULL);
    }
}

/* --- the list --- */

static void
assert_entry (GPtrArray *entries, guint i, const char *words, const char *detail, gboolean is_undone)
{
  const DossierHistoryEntry *entry = entries->pdata[i];

  g_assert_cmpstr (entry->words, ==, words);
  g_assert_cmpstr (entry->detail, ==, detail);
  g_assert_cmpint (entry->is_undone, ==, is_undone);
  g_assert_cmpint (entry->time, >, 0);
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  gint64   one = save (fixture->store, "One", "Ada Quill", "Blorix");
  gint64   blorix = find_one (fixture->store, "Blorix");
  gboolean is_all = FALSE;
  g_autoptr (GPtrArray) entries = NULL, some = NULL,
                        none = dossier_store_list_history (fixture->store, 5, &is_all, NULL);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (is_all);
  apply (fixture->store, dossier_change_set_starred (&one, 1, TRUE));
  apply (fixture->store, dossier_change_rename_entity (blorix, "Blorix Labs"));
  apply (fixture->store, dossier_change_rename_entity (blorix, "Blorix Works"));
  apply (fixture->store, dossier_change_split_new_entity (blorix, &one, 1, O, "Mercury"));
  apply (fixture->store, dossier_change_add_tag (&one, 1, "chips"));
  g_free (dossier_store_undo (fixture->store, NULL));
  entries = list (fixture->store);
  g_assert_cmpuint (entries->len, ==, 5);
  assert_entry (entries, 0, "Added the tag “chips” to 1 story", "One", TRUE);
  assert_entry (entries, 1, "Said that 1 story is of “Mercury”, not of “Blorix Works”", "One", FALSE);
  assert_entry (entries, 2, "Renamed “Blorix Labs” to “Blorix Works”", NULL, FALSE);
  assert_entry (entries, 3, "Renamed “Blorix” to “Blorix Labs”", NULL, FALSE);
  assert_entry (entries, 4, "Starred 1 story", "One", FALSE);
  g_assert_null (((DossierHistoryEntry *) entries->pdata[2])->reason);
  g_assert_cmpstr (((DossierHistoryEntry *) entries->pdata[3])->reason, ==,
                   "A later change builds on it. Undo this one first: Renamed “Blorix Labs” to “Blorix Works”.");
  some = dossier_store_list_history (fixture->store, 2, &is_all, NULL);
  g_assert_cmpuint (some->len, ==, 2);
  g_assert_false (is_all);
}

/* The parts of one change are one line, and are undone together. */
static void
test_parts (Fixture *fixture, gconstpointer data)
{
  gint64 one = save (fixture->store, "One", "Ada Quill", "Blorix");
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_change_free);
  g_autoptr (GPtrArray) entries = NULL, after = NULL;
  g_autofree char *said = NULL;

  g_ptr_array_add (changes, dossier_change_add_tag (&one, 1, "chips"));
  g_ptr_array_add (changes, dossier_change_add_tag (&one, 1, "labs"));
  g_assert_true (dossier_store_apply_parts (fixture->store, changes, "a-uid", NULL));
  apply (fixture->store, dossier_change_set_starred (&one, 1, TRUE));
  entries = list (fixture->store);
  g_assert_cmpuint (entries->len, ==, 2);
  assert_entry (entries, 1, "Changed the tags", "One", FALSE);
  said = dossier_store_undo_change (fixture->store, ((DossierHistoryEntry *) entries->pdata[1])->id, NULL);
  g_assert_nonnull (said);
  after = list (fixture->store);
  assert_entry (after, 0, "Starred 1 story", "One", FALSE);
  assert_entry (after, 1, "Changed the tags", "One", TRUE);
  g_assert_cmpint (run_sql (fixture->path, "SELECT count(*) FROM story_tag"), ==, 0);
  g_free (dossier_store_redo (fixture->store, NULL));
  g_assert_cmpint (run_sql (fixture->path, "SELECT count(*) FROM story_tag"), ==, 2);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 one = save (fixture->store, "One", "Ada Quill", "Blorix");

  g_assert_null (dossier_store_undo_change (fixture->store, 7, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  apply (fixture->store, dossier_change_set_starred (&one, 1, TRUE));
  g_free (dossier_store_undo (fixture->store, NULL));
  g_assert_null (dossier_store_undo_change (fixture->store, get_newest (fixture->store), &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
}

/* --- names that are none --- */

static void
test_rejected (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) all = NULL, none = NULL;
  gint64 blorix;

  save (fixture->store, "One", "Ada Quill", "Blorix");
  blorix = find_one (fixture->store, "Blorix");
  apply (fixture->store, dossier_change_reject_entity (find_one (fixture->store, "Ada Quill")));
  apply (fixture->store, dossier_change_reject_entity (blorix));
  save (fixture->store, "Two", "Bo Tarn", "Blorix");
  all = dossier_store_list_rejected (fixture->store, NULL);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpstr (((DossierRejected *) all->pdata[0])->name, ==, "Blorix");
  g_assert_cmpint (((DossierRejected *) all->pdata[0])->kind, ==, O);
  for (guint i = 0; i < all->len; i++)
    g_free (dossier_store_undo_change (fixture->store, ((DossierRejected *) all->pdata[i])->change, NULL));
  none = dossier_store_list_rejected (fixture->store, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  /* The story that came while it was no name has it too. */
  g_assert_cmpint (find_one (fixture->store, "Blorix"), ==, blorix);
  g_assert_cmpint (run_sql (fixture->path, "SELECT n_stories FROM entity_count JOIN entity ON id = entity"
                                           " WHERE name = 'Blorix'"),
                   ==, 2);
  assert_sound (fixture->store);
}

/* --- where somebody is named --- */

static void
test_namings (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text, *sentence;
  } cases[] = {
    { "One. Then Ada Quill came! Two.", "Then Ada Quill came!" },
    { "Ada Quill came", "Ada Quill came" },
    { "A heading\nAda Quill, Ph.D. in nothing. More.", "Ada Quill, Ph.D. in nothing." },
    { "Nobody. Ärger für Ada Quill? Ja.", "Ärger für Ada Quill?" },
  };
  g_autoptr (GPtrArray) namings = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *title = g_strdup_printf ("Story %u", i);
      DossierDraft    *draft = make_draft (title, cases[i].text, (int) i);

      add_entity (draft, P, "Ada Quill", NULL);
      save_one (fixture->store, draft);
    }
  namings = dossier_store_list_namings (fixture->store, find_one (fixture->store, "Ada Quill"), 10, NULL);
  g_assert_cmpuint (namings->len, ==, G_N_ELEMENTS (cases));
  for (guint i = 0; i < namings->len; i++)
    {
      const DossierNaming *naming = namings->pdata[namings->len - 1 - i];

      g_assert_cmpstr (naming->sentence, ==, cases[i].sentence);
    }
}

#define ADD_TEST(path, test) g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/history/what-builds-on-what", NULL, test_what_builds_on_what);
  ADD_TEST ("/history/every-change-in-words", test_list);
  ADD_TEST ("/history/parts-are-one-change", test_parts);
  ADD_TEST ("/history/what-cannot-be-undone-is-refused", test_refused);
  ADD_TEST ("/history/names-that-are-none-come-back", test_rejected);
  ADD_TEST ("/history/the-sentence-that-names-somebody", test_namings);
  return g_test_run ();
}
