/* test-entities.c - people and organizations across stories
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "store-fixture.h"

#include <string.h>

#define P DOSSIER_ENTITY_PERSON
#define O DOSSIER_ENTITY_ORGANIZATION

/* Saves a story that names one entity, which is linked; returns the entity's id. */
static gint64
save_named (DossierStore *store, DossierEntityKind kind, const char *name, const char *known_as, const char *aliases)
{
  g_autofree char *title = g_strdup_printf ("Story %u", read_counts (store).stories);
  g_autofree char *text = g_strdup_printf ("News of %s.", name);
  DossierDraft    *draft = make_draft (title, text, read_counts (store).stories);
  g_autoptr (DossierStoryContent) content = NULL;

  add_entity (draft, kind, name, aliases);
  ((DossierFoundEntity *) g_ptr_array_index (draft->recognition->entities, 0))->known_as = g_strdup (known_as);
  content = dossier_store_load_content (store, save_one (store, draft).story, NULL);
  g_assert_cmpuint (content->entities->len, ==, 1);
  return dossier_entity_get_row (g_ptr_array_index (content->entities, 0))->id;
}

static void
test_linking (gconstpointer unused)
{
  static const struct
  {
    const char       *what;
    DossierEntityKind kind_a;
    const char       *name_a, *known_a, *aliases_a;
    DossierEntityKind kind_b;
    const char       *name_b, *known_b, *aliases_b;
    gboolean          same;
  } cases[] = {
    { "the same name", P, "Ada Quill", NULL, NULL, P, "Ada Quill", NULL, NULL, TRUE },
    { "case and accents", P, "René Fôo", NULL, NULL, P, "RENE FOO", NULL, NULL, TRUE },
    { "a legal form", O, "Ferrum", NULL, NULL, O, "Ferrum, Inc.", NULL, NULL, TRUE },
    { "two legal forms", O, "Ferrum Co. Ltd.", NULL, NULL, O, "FERRUM", NULL, NULL, TRUE },
    { "a legal form is no name of a person", P, "Chris Co", NULL, NULL, P, "Chris", NULL, NULL, FALSE },
    { "another kind", P, "Mercer", NULL, NULL, O, "Mercer", NULL, NULL, FALSE },
    { "known by one name", O, "DeepThing", "Big DeepThing", NULL, O, "Thing", "Big DeepThing", NULL, TRUE },
    { "known by two names", O, "Thing", "Big Thing", NULL, O, "Thing", "Small Thing", NULL, TRUE },
    { "a family name alone", P, "John Schulman", NULL, "Schulman", P, "Schulman", NULL, NULL, FALSE },
    { "a shared family name", P, "John Schulman", NULL, "Schulman", P, "Mary Schulman", NULL, "Schulman", FALSE },
    { "a full other form", P, "Sam Vane", NULL, "Samuel Vane", P, "Samuel Vane", NULL, NULL, TRUE },
    { "by an other form of the second", P, "Samuel Vane", NULL, NULL, P, "Sam Vane", NULL, "Samuel Vane", TRUE },
    { "an organization's short form", O, "Massive Institute", NULL, "MI", O, "MI", NULL, NULL, TRUE },
    { "dots do not count", O, "M.I.", NULL, NULL, O, "MI", NULL, NULL, TRUE },
    { "nothing in common", O, "Alpha", NULL, NULL, O, "Beta", NULL, NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Fixture fixture;
      gint64  a, b;

      fixture_set_up (&fixture, NULL);
      g_test_message ("%s", cases[i].what);
      a = save_named (fixture.store, cases[i].kind_a, cases[i].name_a, cases[i].known_a, cases[i].aliases_a);
      b = save_named (fixture.store, cases[i].kind_b, cases[i].name_b, cases[i].known_b, cases[i].aliases_b);
      if (cases[i].same)
        g_assert_cmpint (a, ==, b);
      else
        g_assert_cmpint (a, !=, b);
      assert_sound (fixture.store);
      fixture_tear_down (&fixture, NULL);
    }
}

/* A form that two bear links nobody; the third that bears it as its own name gets one of its own, always the same. */
static void
test_ambiguous (Fixture *fixture, gconstpointer data)
{
  gint64 first = save_named (fixture->store, O, "Atlas Energy", NULL, "Atlas");
  gint64 second = save_named (fixture->store, O, "Atlas Robotics", NULL, "Atlas Machines");
  gint64 third, fourth;

  g_assert_cmpint (first, !=, second);
  apply (fixture->store, dossier_change_rename_entity (second, "Atlas"));
  apply (fixture->store, dossier_change_rename_entity (second, "Atlas Robotics"));
  third = save_named (fixture->store, O, "Atlas", NULL, NULL);
  g_assert_cmpint (third, !=, first);
  g_assert_cmpint (third, !=, second);
  fourth = save_named (fixture->store, O, "Atlas", NULL, NULL);
  g_assert_cmpint (fourth, ==, third);
  assert_sound (fixture->store);
}

static void
test_rename (Fixture *fixture, gconstpointer data)
{
  gint64 id = save_named (fixture->store, O, "Old Name", NULL, NULL);
  g_autoptr (DossierEntity) entity = NULL;

  apply (fixture->store, dossier_change_rename_entity (id, "New Name"));
  entity = dossier_store_load_entity (fixture->store, id, NULL);
  g_assert_cmpstr (dossier_entity_get_row (entity)->name, ==, "New Name");
  g_assert_true (g_strv_contains ((const char *const *) dossier_entity_get_row (entity)->aliases, "Old Name"));
  g_assert_cmpint (save_named (fixture->store, O, "Old Name", NULL, NULL), ==, id);
  g_assert_cmpint (save_named (fixture->store, O, "New Name", NULL, NULL), ==, id);
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  gint64 rare = save_named (fixture->store, O, "Rare Works", NULL, NULL);
  gint64 often = save_named (fixture->store, O, "Often Seen", NULL, "OS Group");
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) searched = NULL;
  g_autoptr (GPtrArray) people = NULL;
  const DossierEntityRow *row;

  save_named (fixture->store, O, "Often Seen", NULL, NULL);
  list = dossier_store_list_entities (fixture->store, O, NULL, 0, NULL);
  g_assert_cmpuint (list->len, ==, 2);
  row = dossier_entity_get_row (g_ptr_array_index (list, 0));
  g_assert_cmpint (row->id, ==, often);
  g_assert_cmpuint (row->n_stories, ==, 2);
  g_assert_cmpint (row->last_seen, ==, G_GINT64_CONSTANT (1704067200) + 2 * 86400);

  apply (fixture->store, dossier_change_set_pinned (rare, TRUE));
  g_clear_pointer (&list, g_ptr_array_unref);
  list = dossier_store_list_entities (fixture->store, O, NULL, 1, NULL);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpint (dossier_entity_get_row (g_ptr_array_index (list, 0))->id, ==, rare);
  g_assert_true (dossier_entity_get_row (g_ptr_array_index (list, 0))->is_pinned);

  searched = dossier_store_list_entities (fixture->store, O, "S GRO", 0, NULL);
  g_assert_cmpuint (searched->len, ==, 1);
  people = dossier_store_list_entities (fixture->store, P, NULL, 0, NULL);
  g_assert_cmpuint (people->len, ==, 0);
}

static void
test_dossier (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierEntityContent) content = NULL;
  g_autoptr (GPtrArray) found = NULL;
  gint64 ada;

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *title = g_strdup_printf ("Day %u", i);
      DossierDraft    *draft = make_draft (title, "Ada Quill met Boris Vane at Ferrum.", i);
      guint            person = add_entity (draft, P, "Ada Quill", NULL);

      if (i < 3)
        add_entity (draft, P, "Boris Vane", NULL);
      add_claim (draft, DOSSIER_CLAIM_WORKS_AT, i == 4 ? DOSSIER_CLAIM_DENIED : 0, person,
                 add_entity (draft, O, "Ferrum", NULL));
      save_one (fixture->store, draft);
    }
  found = dossier_store_find_entities (fixture->store, "ada QUILL", P, NULL);
  ada = dossier_entity_get_row (g_ptr_array_index (found, 0))->id;
  content = dossier_store_load_dossier (fixture->store, ada, NULL);
  g_assert_cmpuint (content->stories->len, ==, 5);
  g_assert_cmpstr (dossier_story_get_row (g_ptr_array_index (content->stories, 0))->title, ==, "Day 4");
  g_assert_cmpuint (content->claims->len, ==, 5);
  g_assert_cmpint (dossier_claim_get_row (g_ptr_array_index (content->claims, 0))->flags, ==, DOSSIER_CLAIM_DENIED);
  g_assert_cmpuint (content->connected->len, ==, 2);
  g_assert_cmpstr (dossier_entity_get_row (g_ptr_array_index (content->connected, 0))->name, ==, "Ferrum");
  g_assert_cmpuint (content->n_shared->len, ==, 2);
  g_assert_cmpuint (g_array_index (content->n_shared, guint, 0), >, g_array_index (content->n_shared, guint, 1));
  g_assert_cmpstr (dossier_entity_get_row (g_ptr_array_index (content->connected, 1))->name, ==, "Boris Vane");
}

static void
test_claims (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    DossierClaimFilter filter;
    guint              n;
  } cases[] = {
    { { 0 }, 2 },
    { { .with_no_facts = TRUE }, 3 },
    { { .limit = 1 }, 1 },
    { { .story = 99 }, 0 },
  };
  DossierDraft *draft = make_draft ("One", "Ada Quill joined Ferrum.", 1);
  DossierDraft *second = make_draft ("Two", "Alpha bought Beta, says Ada.", 2);
  guint         a = add_entity (draft, P, "Ada Quill", NULL), b = add_entity (draft, O, "Ferrum", NULL);

  add_claim (draft, DOSSIER_CLAIM_JOINED, 0, a, b);
  add_claim (draft, DOSSIER_CLAIM_LEFT, DOSSIER_CLAIM_HYPOTHETICAL, a, b);
  a = add_entity (second, O, "Alpha", NULL);
  b = add_entity (second, O, "Beta", NULL);
  add_claim (second, DOSSIER_CLAIM_ACQUIRED, DOSSIER_CLAIM_RUMOURED, a, b);
  save_one (fixture->store, draft);
  save_one (fixture->store, second);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) claims = dossier_store_list_claims (fixture->store, &cases[i].filter, NULL);

      g_assert_cmpuint (claims->len, ==, cases[i].n);
      if (i == 0)
        {
          const DossierClaimRow *row = dossier_claim_get_row (g_ptr_array_index (claims, 0));

          g_assert_cmpstr (row->subject_name, ==, "Alpha");
          g_assert_cmpstr (row->story_title, ==, "Two");
          g_assert_cmpstr (row->sentence, ==, "Alpha bought Beta, says Ada.");
        }
    }
}

static void
test_not_found (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dossier_store_load_entity (fixture->store, 99, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (dossier_store_load_dossier (fixture->store, 99, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (dossier_store_load_content (fixture->store, 99, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (dossier_store_load_story (fixture->store, 99, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpint (dossier_store_resolve_story (fixture->store, "x\xff", &error), ==, 0);
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
}

static void
test_resolve (Fixture *fixture, gconstpointer data)
{
  gint64           id = save_one (fixture->store, make_draft ("A", "B", 1)).story;
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autoptr (DossierStory) story = dossier_store_load_story (fixture->store, id, NULL);

  g_assert_cmpint (dossier_store_resolve_story (fixture->store, digits, NULL), ==, id);
  g_assert_cmpint (dossier_store_resolve_story (fixture->store, dossier_story_get_row (story)->uid, NULL), ==, id);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/entities/who-is-the-same", NULL, test_linking);
  ADD ("/entities/a-shared-name-stays-apart", test_ambiguous);
  ADD ("/entities/an-old-name-still-links", test_rename);
  ADD ("/entities/lists-are-by-pin-and-count", test_list);
  ADD ("/entities/a-dossier-has-everything", test_dossier);
  ADD ("/entities/claims-are-filtered", test_claims);
  ADD ("/entities/what-is-not-there-is-told", test_not_found);
  ADD ("/entities/a-story-is-found-by-number-and-uid", test_resolve);
  return g_test_run ();
}
