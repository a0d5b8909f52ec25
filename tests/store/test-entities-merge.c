/* test-entities-merge.c - who is the same, and what is nobody: there, back, and there again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "store-fixture.h"

#include <sqlite3.h>
#include <string.h>

#define P DOSSIER_ENTITY_PERSON
#define O DOSSIER_ENTITY_ORGANIZATION

/* Everything that these changes touch, as text. Numbers of claims may be others when they come back. */
static const char *const tables[] = {
  "SELECT id, kind, subtype, name, note FROM entity ORDER BY id",
  "SELECT folded, entity, kind, name, is_link FROM entity_name ORDER BY folded, entity",
  "SELECT story, start, length, entity FROM mention ORDER BY story, start",
  "SELECT story, entity, salience FROM story_entity ORDER BY story, entity",
  "SELECT story, kind, flags, subject, object, start, sentence FROM claim ORDER BY story, start, kind, subject, object",
  "SELECT s.id, n_facts, c.kind, c.subject, c.object FROM story s LEFT JOIN claim c ON c.id = s.claim ORDER BY s.id",
  "SELECT entity, kind, is_pinned, n_stories, newest FROM entity_count ORDER BY entity",
  "SELECT name, n FROM total ORDER BY name",
};

static char *
dump (Fixture *fixture)
{
  GString *all = g_string_new (NULL);
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      sqlite3_stmt *row = NULL;

      g_assert_cmpint (sqlite3_prepare_v2 (db, tables[i], -1, &row, NULL), ==, SQLITE_OK);
      while (sqlite3_step (row) == SQLITE_ROW)
        {
          for (int c = 0; c < sqlite3_column_count (row); c++)
            g_string_append_printf (all, "%s|", (const char *) sqlite3_column_text (row, c));
          g_string_append_c (all, '\n');
        }
      sqlite3_finalize (row);
    }
  sqlite3_close (db);
  return g_string_free (all, FALSE);
}

/* --- a small library --- */

static gint64
find_one (DossierStore *store, const char *name, DossierEntityKind kind)
{
  g_autoptr (GPtrArray) found = dossier_store_find_entities (store, name, kind, NULL);

  return found->len > 0 ? dossier_entity_get_row (found->pdata[0])->id : 0;
}

/* Three stories: of Blorix, of Qwintex Labs, of both; Ada Quill is in all. */
static void
fill (Fixture *fixture)
{
  static const struct
  {
    const char *title, *text;
    gboolean    blorix, qwintex;
  } stories[] = {
    { "One", "Ada Quill joined Blorix. Blorix grew.", TRUE, FALSE },
    { "Two", "Ada Quill left Qwintex Labs.", FALSE, TRUE },
    { "Three", "Qwintex Labs bought Blorix, says Ada Quill.", TRUE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (stories); i++)
    {
      DossierDraft *draft = make_draft (stories[i].title, stories[i].text, (int) i);
      int           ada = (int) add_entity (draft, P, "Ada Quill", NULL);
      int           blorix = stories[i].blorix ? (int) add_entity (draft, O, "Blorix", NULL) : DOSSIER_NO_ENTITY;
      int qwintex = stories[i].qwintex ? (int) add_entity (draft, O, "Qwintex Labs", "QL") : DOSSIER_NO_ENTITY;

      if (blorix >= 0)
        add_claim (draft, DOSSIER_CLAIM_JOINED, 0, ada, blorix);
      if (qwintex >= 0)
        add_claim (draft, DOSSIER_CLAIM_LEFT, i == 2 ? DOSSIER_CLAIM_DENIED : 0, ada, qwintex);
      if (blorix >= 0 && qwintex >= 0)
        add_claim (draft, DOSSIER_CLAIM_ACQUIRED, 0, qwintex, blorix);
      save_one (fixture->store, draft);
    }
}

/* Saves a story of one that is called @name; its entity or 0. */
static gint64
save_named (DossierStore *store, DossierEntityKind kind, const char *name)
{
  g_autofree char *title = g_strdup_printf ("Story %u", read_counts (store).stories);
  g_autofree char *text = g_strdup_printf ("News of %s.", name);
  DossierDraft    *draft = make_draft (title, text, 10);
  g_autoptr (DossierStoryContent) content = NULL;

  add_claim (draft, DOSSIER_CLAIM_WORKS_AT, 0, (int) add_entity (draft, kind, name, NULL), DOSSIER_NO_ENTITY);
  content = dossier_store_load_content (store, save_one (store, draft).story, NULL);
  g_assert_cmpuint (content->mentions->len, ==, content->entities->len);
  g_assert_cmpuint (content->claims->len, ==, content->entities->len);
  return content->entities->len > 0 ? dossier_entity_get_row (content->entities->pdata[0])->id : 0;
}

typedef enum
{
  MERGE,
  MERGE_OTHER_WAY,
  REJECT,
  REJECT_PERSON,
  SET_KIND,
  SET_KIND_BACK,
  ADD,
} Kind;

static DossierChange *
make_change (Fixture *fixture, Kind kind)
{
  gint64 blorix = find_one (fixture->store, "Blorix", 0);
  gint64 qwintex = find_one (fixture->store, "Qwintex Labs", 0);
  gint64 ada = find_one (fixture->store, "Ada Quill", 0);

  switch (kind)
    {
    case MERGE: return dossier_change_merge_entities (blorix, qwintex);
    case MERGE_OTHER_WAY: return dossier_change_merge_entities (qwintex, blorix);
    case REJECT: return dossier_change_reject_entity (blorix);
    case REJECT_PERSON: return dossier_change_reject_entity (ada);
    case SET_KIND: return dossier_change_set_entity_kind (qwintex, P);
    case SET_KIND_BACK: return dossier_change_set_entity_kind (ada, O);
    case ADD: return dossier_change_add_entity (P, "Velmora");
    }
  g_assert_not_reached ();
}

/* Every change, undone, is as it was; done again, as it had been; the counts are right all the time. */
static void
test_both_ways (gconstpointer unused)
{
  static const struct
  {
    const char *what;
    Kind        kind;
    gboolean    pinned, noted;
  } cases[] = {
    { "one organization into the other", MERGE, FALSE, FALSE },
    { "the other way, with pins and notes", MERGE_OTHER_WAY, TRUE, TRUE },
    { "pins and notes go along", MERGE, TRUE, TRUE },
    { "an organization that is none", REJECT, FALSE, FALSE },
    { "a pinned one that is none", REJECT, TRUE, TRUE },
    { "a person who is none", REJECT_PERSON, FALSE, FALSE },
    { "an organization that is a person", SET_KIND, TRUE, FALSE },
    { "a person that is an organization", SET_KIND_BACK, FALSE, FALSE },
    { "somebody new", ADD, FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Fixture          fixture;
      g_autofree char *before = NULL, *after = NULL, *undone = NULL, *redone = NULL, *said = NULL, *said_again = NULL;

      g_test_message ("%s", cases[i].what);
      fixture_set_up (&fixture, NULL);
      fill (&fixture);
      /* A new one is there before, so that undoing it leaves nothing that was not. */
      if (cases[i].kind == ADD)
        save_named (fixture.store, P, "Velmora");
      if (cases[i].pinned)
        apply (fixture.store, dossier_change_set_pinned (find_one (fixture.store, "Blorix", 0), TRUE));
      if (cases[i].noted)
        {
          apply (fixture.store, dossier_change_set_entity_note (find_one (fixture.store, "Blorix", 0), "Mine"));
          apply (fixture.store, dossier_change_set_entity_note (find_one (fixture.store, "Qwintex Labs", 0), "Ours"));
        }
      before = dump (&fixture);
      apply (fixture.store, make_change (&fixture, cases[i].kind));
      after = dump (&fixture);
      g_assert_cmpstr (before, !=, after);
      assert_sound (fixture.store);
      said = dossier_store_undo (fixture.store, NULL);
      g_assert_nonnull (said);
      undone = dump (&fixture);
      g_assert_cmpstr (undone, ==, before);
      assert_sound (fixture.store);
      said_again = dossier_store_redo (fixture.store, NULL);
      g_assert_cmpstr (said_again, !=, said);
      redone = dump (&fixture);
      g_assert_cmpstr (redone, ==, after);
      assert_sound (fixture.store);
      fixture_tear_down (&fixture, NULL);
    }
}

/* --- what comes later --- */

static void
test_merged_names_lead_there (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierEntityContent) content = NULL;
  gint64 blorix, qwintex;

  fill (fixture);
  blorix = find_one (fixture->store, "Blorix", O);
  qwintex = find_one (fixture->store, "Qwintex Labs", O);
  apply (fixture->store, dossier_change_merge_entities (blorix, qwintex));
  g_assert_cmpint (save_named (fixture->store, O, "Blorix"), ==, qwintex);
  g_assert_cmpint (save_named (fixture->store, O, "Blorix Inc."), ==, qwintex);
  g_assert_cmpint (find_one (fixture->store, "Blorix", 0), ==, qwintex);
  content = dossier_store_load_dossier (fixture->store, qwintex, NULL);
  g_assert_cmpuint (content->stories->len, ==, 5);
  g_assert_true (g_strv_contains ((const char *const *) dossier_entity_get_row (content->entity)->aliases, "Blorix"));
  assert_sound (fixture->store);
}

/* Names go along with whoever has them: of three that become one after the other, all lead to the last. */
static void
test_chain (Fixture *fixture, gconstpointer data)
{
  gint64           a = save_named (fixture->store, O, "Alpha Works"), b = save_named (fixture->store, O, "Beta Works");
  gint64           c = save_named (fixture->store, O, "Gamma Works");
  g_autofree char *before = dump (fixture), *after = NULL;

  apply (fixture->store, dossier_change_merge_entities (a, b));
  apply (fixture->store, dossier_change_merge_entities (b, c));
  g_assert_cmpint (save_named (fixture->store, O, "Alpha Works"), ==, c);
  assert_sound (fixture->store);
  run_sql (fixture->path, "SELECT 1");
  g_free (dossier_store_undo (fixture->store, NULL));
  g_assert_cmpint (find_one (fixture->store, "Alpha Works", 0), ==, b);
  g_free (dossier_store_undo (fixture->store, NULL));
  g_assert_cmpint (find_one (fixture->store, "Alpha Works", 0), ==, a);
  after = dump (fixture);
  /* The story that came in between stays with the one it came to. */
  g_assert_cmpstr (before, !=, after);
  assert_sound (fixture->store);
}

static void
test_no_name_stays_none (Fixture *fixture, gconstpointer data)
{
  gint64 blorix;

  fill (fixture);
  blorix = find_one (fixture->store, "Blorix", O);
  apply (fixture->store, dossier_change_reject_entity (blorix));
  g_assert_cmpint (find_one (fixture->store, "Blorix", 0), ==, 0);
  g_assert_cmpint (save_named (fixture->store, O, "Blorix"), ==, 0);
  g_assert_cmpint (save_named (fixture->store, O, "Blorix Inc."), ==, 0);
  g_assert_cmpint (save_named (fixture->store, P, "Blorix"), ==, 0);
  g_assert_cmpint (save_named (fixture->store, O, "BLORIX"), !=, 0); /* another word */
  assert_sound (fixture->store);
  g_free (dossier_store_undo (fixture->store, NULL));
  g_assert_cmpint (find_one (fixture->store, "Blorix", O), ==, blorix);
  assert_sound (fixture->store);
}

/* What is none as a person may be somebody as an organization. */
static void
test_no_name_of_one_kind (Fixture *fixture, gconstpointer data)
{
  gint64 person = save_named (fixture->store, P, "Mercer"), organization = save_named (fixture->store, O, "Mercer");

  apply (fixture->store, dossier_change_reject_entity (person));
  g_assert_cmpint (save_named (fixture->store, O, "Mercer"), ==, organization);
  g_assert_cmpint (save_named (fixture->store, P, "Mercer"), ==, 0);
}

/* A story that gets other words is not brought back to what it was. */
static void
test_revised (Fixture *fixture, gconstpointer data)
{
  DossierDraft *draft;
  gint64        blorix, qwintex;

  fill (fixture);
  blorix = find_one (fixture->store, "Blorix", O);
  qwintex = find_one (fixture->store, "Qwintex Labs", O);
  apply (fixture->store, dossier_change_merge_entities (blorix, qwintex));
  draft = make_draft ("One", "Nobody is in here any more, and nothing is left of the old words of the story.", 0);
  g_assert_cmpint (save_one (fixture->store, draft).saved, ==, DOSSIER_SAVED_REVISED);
  assert_sound (fixture->store);
  g_free (dossier_store_undo (fixture->store, NULL));
  assert_sound (fixture->store);
  g_assert_cmpint (run_sql (fixture->path, "SELECT n_stories FROM entity_count JOIN entity ON id = entity"
                                           " WHERE name = 'Blorix'"),
                   ==, 1);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierChange) mixed = NULL;
  g_autoptr (DossierChange) again = NULL;
  g_autoptr (DossierChange) nobody = NULL;
  g_autoptr (DossierChange) unnamed = dossier_change_add_entity (P, "  ");
  gint64 blorix, qwintex, ada;

  fill (fixture);
  blorix = find_one (fixture->store, "Blorix", O);
  qwintex = find_one (fixture->store, "Qwintex Labs", O);
  ada = find_one (fixture->store, "Ada Quill", P);
  mixed = dossier_change_merge_entities (ada, blorix);
  g_assert_false (dossier_store_apply (fixture->store, mixed, NULL, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED);
  g_clear_error (&error);
  apply (fixture->store, dossier_change_merge_entities (blorix, blorix)); /* says nothing */
  apply (fixture->store, dossier_change_merge_entities (blorix, qwintex));
  again = dossier_change_merge_entities (qwintex, blorix);
  g_assert_false (dossier_store_apply (fixture->store, again, NULL, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  nobody = dossier_change_reject_entity (99);
  g_assert_false (dossier_store_apply (fixture->store, nobody, NULL, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (dossier_store_apply (fixture->store, unnamed, NULL, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED);
  assert_sound (fixture->store);
}

/* --- names for whoever finds names --- */

/* "Blorix>Qwintex Labs:2" for each, "Blorix!" for no name. */
static char *
tell_names (DossierStore *store, DossierOwnNames **present)
{
  DossierOwnNames *names = dossier_store_dup_own_names (store, *present, NULL);
  GString         *told = g_string_new (NULL);

  g_assert_nonnull (names);
  for (guint i = 0; i < dossier_own_names_get_length (names); i++)
    {
      const DossierOwnName *name = dossier_own_names_get (names, i);

      g_string_append_printf (told, "%s%s", i > 0 ? ", " : "", name->name);
      if (name->entity != 0)
        g_string_append_printf (told, ">%s:%d", name->dossier, name->kind);
      else
        g_string_append_c (told, '!');
    }
  dossier_own_names_unref (*present);
  *present = names;
  return g_string_free (told, FALSE);
}

static void
assert_names (DossierStore *store, DossierOwnNames **present, const char *want)
{
  g_autofree char *got = tell_names (store, present);

  g_assert_cmpstr (got, ==, want);
}

static void
test_own_names (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierOwnNames) names = NULL;
  DossierOwnNames *before;
  gint64           blorix, qwintex;

  fill (fixture);
  blorix = find_one (fixture->store, "Blorix", O);
  qwintex = find_one (fixture->store, "Qwintex Labs", O);
  assert_names (fixture->store, &names, "");
  apply (fixture->store, dossier_change_merge_entities (blorix, qwintex));
  assert_names (fixture->store, &names, "Blorix>Qwintex Labs:2, QL>Qwintex Labs:2, Qwintex Labs>Qwintex Labs:2");
  before = names;
  assert_names (fixture->store, &names, "Blorix>Qwintex Labs:2, QL>Qwintex Labs:2, Qwintex Labs>Qwintex Labs:2");
  g_assert_true (names == before); /* nothing was decided since */
  g_free (dossier_store_undo (fixture->store, NULL));
  assert_names (fixture->store, &names, "");
  apply (fixture->store, dossier_change_reject_entity (blorix));
  assert_names (fixture->store, &names, "Blorix!");
  apply (fixture->store, dossier_change_rename_entity (qwintex, "Quintex"));
  assert_names (fixture->store, &names, "Blorix!, QL>Quintex:2, Quintex>Quintex:2, Qwintex Labs>Quintex:2");
  apply (fixture->store, dossier_change_set_entity_kind (qwintex, P));
  apply (fixture->store, dossier_change_add_entity (P, "Velmora"));
  assert_names (fixture->store, &names,
                "Blorix!, QL>Quintex:1, Quintex>Quintex:1, Qwintex Labs>Quintex:1, Velmora>Velmora:1");
  fixture_reopen (fixture);
  assert_names (fixture->store, &names,
                "Blorix!, QL>Quintex:1, Quintex>Quintex:1, Qwintex Labs>Quintex:1, Velmora>Velmora:1");
}

/* --- libraries of older rules --- */

/* Brings the names to what the older rules made of them: a stroke was no accent. */
static void
fold_as_before (Fixture *fixture)
{
  run_sql (fixture->path, "DELETE FROM entity_name WHERE folded = 'lars moeller'");
  run_sql (fixture->path, "UPDATE entity_name SET folded = 'lars møller' WHERE folded = 'lars moller'"
                          " AND name = 'Lars Møller'");
  run_sql (fixture->path, "UPDATE entity_name SET folded = 'the ferrum' WHERE folded = 'ferrum'");
  run_sql (fixture->path, "UPDATE name_folding SET version = 1");
}

static void
test_refold (Fixture *fixture, gconstpointer data)
{
  gint64           with = save_named (fixture->store, P, "Lars Møller"), without, other;
  g_autofree char *said = NULL;

  fold_as_before (fixture);
  without = save_named (fixture->store, P, "Lars Moller");
  other = save_named (fixture->store, O, "The Ferrum");
  g_assert_cmpint (without, !=, with);
  fold_as_before (fixture);
  fixture_reopen (fixture);
  g_assert_cmpint (run_sql (fixture->path, "SELECT version FROM name_folding"), ==, 2);
  g_assert_cmpint (save_named (fixture->store, P, "Lars Moller"), ==, with);
  g_assert_cmpint (save_named (fixture->store, P, "Lars Møller"), ==, with);
  g_assert_cmpint (save_named (fixture->store, P, "Lars Moeller"), ==, with);
  g_assert_cmpint (save_named (fixture->store, O, "Ferrum"), ==, other);
  assert_sound (fixture->store);
  g_assert_cmpint (run_sql (fixture->path, "SELECT count(*) FROM entity_merge"), ==, 1);
  said = dossier_store_undo (fixture->store, NULL);
  g_assert_nonnull (said);
  g_assert_cmpint (run_sql (fixture->path, "SELECT count(*) FROM entity_merge"), ==, 0);
  assert_sound (fixture->store);
}

#define ADD_TEST(path, test) g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/entities-merge/both-ways", NULL, test_both_ways);
  ADD_TEST ("/entities-merge/the-names-of-both-lead-to-one", test_merged_names_lead_there);
  ADD_TEST ("/entities-merge/three-become-one", test_chain);
  ADD_TEST ("/entities-merge/what-is-no-name-stays-none", test_no_name_stays_none);
  ADD_TEST ("/entities-merge/no-name-of-one-kind", test_no_name_of_one_kind);
  ADD_TEST ("/entities-merge/a-story-gets-other-words", test_revised);
  ADD_TEST ("/entities-merge/what-cannot-be-is-refused", test_refused);
  ADD_TEST ("/entities-merge/names-that-were-decided", test_own_names);
  ADD_TEST ("/entities-merge/names-of-older-rules", test_refold);
  return g_test_run ();
}
