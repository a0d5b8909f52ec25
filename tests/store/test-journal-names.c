/* test-journal-names.c - names that a person gives and takes away, and stories that are of somebody else
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "store-fixture.h"

#include <string.h>

#define P DOSSIER_ENTITY_PERSON
#define O DOSSIER_ENTITY_ORGANIZATION

/* Saves a story of @name beside @beside; who it is. @title again: with other words. */
static gint64
save_again (DossierStore *store, const char *title, DossierEntityKind kind, const char *name, const char *beside,
            const char *end, gint64 *story)
{
  g_autofree char *text = g_strdup_printf ("%s met %s %s", name, beside, end);
  DossierDraft    *draft = make_draft (title, text, 4);
  gint64           id;
  g_autoptr (DossierStoryContent) content = NULL;

  add_entity (draft, kind, name, NULL);
  add_entity (draft, O, beside, NULL);
  add_claim (draft, DOSSIER_CLAIM_WORKS_AT, 0, 0, 1);
  id = save_one (store, draft).story;
  content = dossier_store_load_content (store, id, NULL);
  if (story != NULL)
    *story = id;
  return content->mentions->len > 0 ? g_array_index (content->mentions, DossierStoredMention, 0).entity : 0;
}

static gint64
save (DossierStore *store, const char *title, DossierEntityKind kind, const char *name)
{
  return save_again (store, title, kind, name, "Ferrum", "today.", NULL);
}

/* "A|B": the other names of @entity. */
static char *
tell_aliases (DossierStore *store, gint64 entity)
{
  g_autoptr (DossierEntity) found = dossier_store_load_entity (store, entity, NULL);

  return g_strjoinv ("|", dossier_entity_get_row (found)->aliases);
}

static void
assert_aliases (DossierStore *store, gint64 entity, const char *want)
{
  g_autofree char *got = tell_aliases (store, entity);

  g_assert_cmpstr (got, ==, want);
}

static void
test_one_more (Fixture *fixture, gconstpointer data)
{
  gint64 blorix = save (fixture->store, "One", O, "Blorix");

  apply (fixture->store, dossier_change_add_name (blorix, "BLX Holdings"));
  assert_aliases (fixture->store, blorix, "BLX Holdings");
  g_assert_cmpint (save (fixture->store, "Two", O, "BLX Holdings"), ==, blorix);
  g_free (dossier_store_undo (fixture->store, NULL));
  assert_aliases (fixture->store, blorix, "");
  g_assert_cmpint (save (fixture->store, "Three", O, "BLX Holdings"), !=, blorix);
  assert_sound (fixture->store);
}

static void
test_one_less (Fixture *fixture, gconstpointer data)
{
  gint64 blorix = save (fixture->store, "One", O, "Blorix"), other;

  apply (fixture->store, dossier_change_rename_entity (blorix, "Blorix Labs"));
  apply (fixture->store, dossier_change_remove_name (blorix, "Blorix"));
  assert_aliases (fixture->store, blorix, "");
  other = save (fixture->store, "Two", O, "Blorix");
  g_assert_cmpint (other, !=, blorix);
  g_assert_cmpint (save (fixture->store, "Three", O, "Blorix Labs"), ==, blorix);
  g_free (dossier_store_undo (fixture->store, NULL));
  assert_aliases (fixture->store, blorix, "Blorix");
  assert_sound (fixture->store);
}

/* A name that is found again in a story does not come back by that. */
static void
test_stays_away (Fixture *fixture, gconstpointer data)
{
  DossierDraft *draft = make_draft ("One", "Ada Quill and Quill, Ada.", 1);
  gint64        ada;

  add_entity (draft, P, "Ada Quill", "Quill");
  save_one (fixture->store, draft);
  ada = run_sql (fixture->path, "SELECT id FROM entity");
  assert_aliases (fixture->store, ada, "Quill");
  apply (fixture->store, dossier_change_remove_name (ada, "Quill"));
  draft = make_draft ("Two", "Ada Quill again; Quill it is.", 2);
  add_entity (draft, P, "Ada Quill", "Quill");
  save_one (fixture->store, draft);
  assert_aliases (fixture->store, ada, "");
  g_assert_cmpint (run_sql (fixture->path, "SELECT count(*) FROM entity"), ==, 1);
  /* Said by a person it does. */
  apply (fixture->store, dossier_change_add_name (ada, "Quill"));
  assert_aliases (fixture->store, ada, "Quill");
  g_free (dossier_store_undo (fixture->store, NULL));
  assert_aliases (fixture->store, ada, "");
  g_free (dossier_store_undo (fixture->store, NULL));
  assert_aliases (fixture->store, ada, "Quill");
  g_assert_cmpint (run_sql (fixture->path, "SELECT is_link FROM entity_name WHERE name = 'Quill'"), ==, 0);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *what, *name;
    gboolean    add;
    int         code;
  } cases[] = {
    { "the name of another one", "Velmora", TRUE, DOSSIER_STORE_ERROR_FAILED },
    { "no name at all", "  ", TRUE, DOSSIER_STORE_ERROR_FAILED },
    { "its own name", "BLORIX", FALSE, DOSSIER_STORE_ERROR_FAILED },
    { "a name that it does not have", "Qwintex", FALSE, DOSSIER_STORE_ERROR_NOT_FOUND },
    { "nothing", "", FALSE, DOSSIER_STORE_ERROR_NOT_FOUND },
  };
  gint64 blorix = save (fixture->store, "One", O, "Blorix");

  save (fixture->store, "Two", O, "Velmora");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierChange) change = cases[i].add ? dossier_change_add_name (blorix, cases[i].name)
                                                      : dossier_change_remove_name (blorix, cases[i].name);

      g_test_message ("%s", cases[i].what);
      g_assert_false (dossier_store_apply (fixture->store, change, NULL, &error));
      g_assert_error (error, DOSSIER_STORE_ERROR, cases[i].code);
    }
  apply (fixture->store, dossier_change_add_name (blorix, "Blorix Inc.")); /* the same name */
  g_assert_cmpint (run_sql (fixture->path, "SELECT count(*) FROM journal"), ==, 0);
}

/* --- stories of somebody else --- */

static void
test_namesakes (Fixture *fixture, gconstpointer data)
{
  gint64 one = 0, two = 0, there, other;

  there = save_again (fixture->store, "One", P, "Ada Quill", "Ferrum", "here.", &one);
  save_again (fixture->store, "Two", P, "Ada Quill", "Velmora", "here.", &two);
  other = apply (fixture->store, dossier_change_split_new_entity (there, &two, 1, P, "Ada Quill"));
  g_assert_cmpint (other, !=, there);
  /* Later ones by their company, and those that are read again as they were. */
  g_assert_cmpint (save_again (fixture->store, "Three", P, "Ada Quill", "Velmora", "there.", NULL), ==, other);
  g_assert_cmpint (save_again (fixture->store, "Four", P, "Ada Quill", "Ferrum", "there.", NULL), ==, there);
  g_assert_cmpint (save_again (fixture->store, "Two", P, "Ada Quill", "Ferrum", "again.", NULL), ==, other);
  g_assert_cmpint (save_again (fixture->store, "One", P, "Ada Quill", "Velmora", "again.", NULL), ==, there);
  assert_sound (fixture->store);
  g_free (dossier_store_undo (fixture->store, NULL));
  g_assert_cmpint (save_again (fixture->store, "Two", P, "Ada Quill", "Ferrum", "once more.", NULL), ==, there);
  assert_sound (fixture->store);
}

/* What is claimed goes along, and back; of nobody nothing is claimed. */
static void
test_claims_go_along (Fixture *fixture, gconstpointer data)
{
  gint64 one = 0, there, other = save (fixture->store, "Other", P, "Bo Tarn");

  there = save_again (fixture->store, "One", P, "Ada Quill", "Ferrum", "here.", &one);
  apply (fixture->store, dossier_change_split_entity (there, &one, 1, other));
  g_assert_cmpint (run_sql (fixture->path, "SELECT count(*) FROM claim WHERE subject = (SELECT id FROM entity"
                                           " WHERE name = 'Bo Tarn')"),
                   ==, 2);
  apply (fixture->store, dossier_change_split_entity (other, &one, 1, 0));
  g_assert_cmpint (run_sql (fixture->path, "SELECT count(*) FROM claim"), ==, 1);
  assert_sound (fixture->store);
  g_assert_cmpint (save_again (fixture->store, "One", P, "Ada Quill", "Ferrum", "again.", NULL), !=, there);
  g_assert_cmpint (run_sql (fixture->path, "SELECT count(*) FROM claim"), ==, 1);
  g_free (dossier_store_undo (fixture->store, NULL));
  g_free (dossier_store_undo (fixture->store, NULL));
  g_assert_cmpint (run_sql (fixture->path, "SELECT count(*) FROM claim WHERE subject = (SELECT id FROM entity"
                                           " WHERE name = 'Ada Quill')"),
                   ==, 1);
  assert_sound (fixture->store);
}

static void
test_wrong_split (Fixture *fixture, gconstpointer data)
{
  gint64 one = 0, there = save_again (fixture->store, "One", P, "Ada Quill", "Ferrum", "here.", &one);
  gint64 bo = save (fixture->store, "Other", P, "Bo Tarn");
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierChange) not_there = dossier_change_split_entity (bo, &one, 1, there);
  g_autoptr (DossierChange) unknown = dossier_change_split_entity (there, &one, 1, 99);
  g_autoptr (DossierChange) unnamed = dossier_change_split_new_entity (there, &one, 1, P, " ");

  g_assert_false (dossier_store_apply (fixture->store, not_there, NULL, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (dossier_store_apply (fixture->store, unknown, NULL, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (dossier_store_apply (fixture->store, unnamed, NULL, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED);
  apply (fixture->store, dossier_change_split_entity (there, &one, 1, there)); /* says nothing */
  g_assert_cmpint (run_sql (fixture->path, "SELECT count(*) FROM journal"), ==, 0);
  assert_sound (fixture->store);
}

#define ADD_TEST(path, test) g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_TEST ("/journal-names/one-more-leads-there", test_one_more);
  ADD_TEST ("/journal-names/one-less-leads-there-no-more", test_one_less);
  ADD_TEST ("/journal-names/what-was-taken-away-stays-away", test_stays_away);
  ADD_TEST ("/journal-names/what-cannot-be-is-refused", test_refused);
  ADD_TEST ("/journal-names/two-of-one-name", test_namesakes);
  ADD_TEST ("/journal-names/claims-go-along", test_claims_go_along);
  ADD_TEST ("/journal-names/a-split-of-nothing-is-refused", test_wrong_split);
  return g_test_run ();
}
