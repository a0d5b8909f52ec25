/* test-own-names.c - what a person decided about names holds for the next story.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "library-fixture.h"

#define P DOSSIER_ENTITY_PERSON
#define O DOSSIER_ENTITY_ORGANIZATION

static void
set_up (TestLibrary *fixture, gconstpointer data)
{
  test_library_open (fixture);
}

static void
tear_down (TestLibrary *fixture, gconstpointer data)
{
  test_library_close (fixture);
}

/* Adds @words as a story; "Name:kind" of all that it names, in the order of the places. */
static char *
add (TestLibrary *fixture, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierAddResult) result = dossier_library_add_text (fixture->library, words, -1, NULL, &error);
  g_autoptr (DossierStoryContent) content = NULL;
  GString *named = g_string_new (NULL);

  g_assert_no_error (error);
  content
      = dossier_store_load_content (fixture->store, g_array_index (result->saved, DossierSaveResult, 0).story, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < content->mentions->len; i++)
    {
      const DossierStoredMention *mention = &g_array_index (content->mentions, DossierStoredMention, i);
      g_autoptr (DossierEntity) entity = dossier_store_load_entity (fixture->store, mention->entity, NULL);

      g_string_append_printf (named, "%s%s:%d", i > 0 ? ", " : "", dossier_entity_get_row (entity)->name,
                              mention->kind);
    }
  return g_string_free (named, FALSE);
}

static void
assert_adds (TestLibrary *fixture, const char *words, const char *want)
{
  g_autofree char *got = add (fixture, words);

  g_assert_cmpstr (got, ==, want);
}

static gint64
find_one (TestLibrary *fixture, const char *name)
{
  g_autoptr (GPtrArray) found = dossier_store_find_entities (fixture->store, name, 0, NULL);

  g_assert_cmpuint (found->len, ==, 1);
  return dossier_entity_get_row (found->pdata[0])->id;
}

static void
apply (TestLibrary *fixture, DossierChange *taken)
{
  g_autoptr (DossierChange) change = taken;
  g_autoptr (GError) error = NULL;

  dossier_store_apply (fixture->store, change, NULL, &error);
  g_assert_no_error (error);
}

/* Takes back that a story was added, and what was decided before. */
static void
undo_both (TestLibrary *fixture)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *said = dossier_store_undo (fixture->store, NULL);

      g_assert_nonnull (said);
    }
}

static void
test_no_name (TestLibrary *fixture, gconstpointer data)
{
  assert_adds (fixture, "John Schulman left OpenAI in May.", "John Schulman:1, OpenAI:2");
  apply (fixture, dossier_change_reject_entity (find_one (fixture, "OpenAI")));
  assert_adds (fixture, "John Schulman left OpenAI in June.", "John Schulman:1");
  undo_both (fixture);
  assert_adds (fixture, "John Schulman left OpenAI in July.", "John Schulman:1, OpenAI:2");
}

static void
test_added (TestLibrary *fixture, gconstpointer data)
{
  assert_adds (fixture, "We like the music of velmora.", "");
  apply (fixture, dossier_change_add_entity (P, "velmora"));
  assert_adds (fixture, "We like the old music of velmora.", "velmora:1");
  undo_both (fixture);
  assert_adds (fixture, "We like the new music of velmora.", "");
}

static void
test_same (TestLibrary *fixture, gconstpointer data)
{
  assert_adds (fixture, "Anthropic grew.", "Anthropic:2");
  assert_adds (fixture, "OpenAI grew.", "OpenAI:2");
  apply (fixture, dossier_change_merge_entities (find_one (fixture, "OpenAI"), find_one (fixture, "Anthropic")));
  assert_adds (fixture, "OpenAI grew again.", "Anthropic:2");
  assert_adds (fixture, "OpenAI and Anthropic grew.", "Anthropic:2, Anthropic:2");
}

static void
test_renamed (TestLibrary *fixture, gconstpointer data)
{
  assert_adds (fixture, "OpenAI grew.", "OpenAI:2");
  apply (fixture, dossier_change_rename_entity (find_one (fixture, "OpenAI"), "ClosedAI"));
  assert_adds (fixture, "OpenAI grew again.", "ClosedAI:2");
  assert_adds (fixture, "They visited ClosedAI.", "ClosedAI:2");
}

static void
test_kind (TestLibrary *fixture, gconstpointer data)
{
  assert_adds (fixture, "Mr. Blorfeld hired them.", "Blorfeld:1");
  apply (fixture, dossier_change_set_entity_kind (find_one (fixture, "Blorfeld"), O));
  assert_adds (fixture, "Mr. Blorfeld hired them again.", "Blorfeld:2");
}

/* A story that comes again with other words goes by the decisions, too. */
static void
test_again (TestLibrary *fixture, gconstpointer data)
{
  static const char first[] = "<html><head><title>News</title></head><body><article><h1>News</h1><p>John Schulman left "
                              "OpenAI in May, and the people who stayed were sad about it.</p></article></body></html>";
  g_autoptr (DossierAddResult) result = test_library_add_file (fixture, "one.html", first);

  g_assert_cmpuint (result->n_new, ==, 1);
  apply (fixture, dossier_change_reject_entity (find_one (fixture, "OpenAI")));
  apply (fixture, dossier_change_rename_entity (find_one (fixture, "John Schulman"), "J. Schulman"));
  {
    g_autoptr (DossierRecognition) found
        = dossier_library_recognise (fixture->library, "John Schulman left OpenAI in May.", NULL, NULL, NULL);

    g_assert_cmpuint (found->entities->len, ==, 1);
    g_assert_cmpstr (((DossierFoundEntity *) found->entities->pdata[0])->known_as, ==, "J. Schulman");
  }
}

#define ADD(path, test) g_test_add (path, TestLibrary, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/own-names/what-is-no-name-is-not-found-again", test_no_name);
  ADD ("/own-names/what-was-added-is-found", test_added);
  ADD ("/own-names/two-that-are-one", test_same);
  ADD ("/own-names/another-name", test_renamed);
  ADD ("/own-names/another-kind", test_kind);
  ADD ("/own-names/whoever-recognises-goes-by-them", test_again);
  return g_test_run ();
}
