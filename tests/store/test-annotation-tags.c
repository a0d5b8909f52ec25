/* test-annotation-tags.c - the tags of highlights, for whoever gives one more of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-annotation-tags.h"

#include "dossier-story-tag.h"
#include "store-fixture.h"

static gint64
highlight (Fixture *fixture, gint64 story, const char *tag)
{
  const char *const     tags[] = { tag, NULL };
  DossierAnnotationRow  row = { .story = story, .start = 0, .length = 5 };
  DossierAnnotationEdit edit = { .fields = DOSSIER_ANNOTATION_TAGS, .tags = tags };
  gint64                id = apply (fixture->store, dossier_change_annotate (&row));

  apply (fixture->store, dossier_change_edit_annotations (&id, 1, &edit));
  return id;
}

/* "Chips 2, ...". */
static void
assert_tags (Fixture *fixture, const char *want)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tags = dossier_store_list_annotation_tags (fixture->store, &error);
  g_autoptr (GString) words = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < tags->len; i++)
    g_string_append_printf (words, "%s%s %u", i > 0 ? ", " : "", dossier_story_tag_get_name (tags->pdata[i]),
                            dossier_story_tag_get_n_stories (tags->pdata[i]));
  g_assert_cmpstr (words->str, ==, want);
}

static void
test_most_used_first (Fixture *fixture, gconstpointer data)
{
  gint64 first = save_one (fixture->store, make_draft ("A", "Words of one.", 1)).story;
  gint64 second = save_one (fixture->store, make_draft ("B", "Words of another.", 2)).story;

  assert_tags (fixture, "");
  highlight (fixture, first, "Law");
  highlight (fixture, first, "Law");
  highlight (fixture, first, "Chips");
  highlight (fixture, second, "chips");
  assert_tags (fixture, "Chips 2, Law 1");
}

static void
test_what_is_deleted_is_not_told (Fixture *fixture, gconstpointer data)
{
  gint64 first = save_one (fixture->store, make_draft ("A", "Words of one.", 1)).story;
  gint64 second = save_one (fixture->store, make_draft ("B", "Words of another.", 2)).story;
  gint64 law = highlight (fixture, first, "Law");

  highlight (fixture, second, "Chips");
  apply (fixture->store, dossier_change_delete_annotation (law));
  assert_tags (fixture, "Chips 1");
  apply (fixture->store, dossier_change_delete (&second, 1));
  assert_tags (fixture, "");
}

static void
test_of_some (Fixture *fixture, gconstpointer data)
{
  gint64 story = save_one (fixture->store, make_draft ("A", "Words of one.", 1)).story;
  gint64 chosen[] = { highlight (fixture, story, "Law"), highlight (fixture, story, "law"), 12345,
                      highlight (fixture, story, "Chips") };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) all = NULL, one = NULL;

  highlight (fixture, story, "Other");
  g_array_append_vals (ids, chosen, G_N_ELEMENTS (chosen));
  all = dossier_store_list_tags_of_annotations (fixture->store, ids, 9, NULL);
  one = dossier_store_list_tags_of_annotations (fixture->store, ids, 1, NULL);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpstr (dossier_story_tag_get_name (all->pdata[0]), ==, "Law");
  g_assert_cmpstr (dossier_story_tag_get_name (all->pdata[1]), ==, "Chips");
  g_assert_cmpuint (one->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/annotation-tags/those of most stories come first", Fixture, NULL, fixture_set_up, test_most_used_first,
              fixture_tear_down);
  g_test_add ("/annotation-tags/what is deleted has none", Fixture, NULL, fixture_set_up,
              test_what_is_deleted_is_not_told, fixture_tear_down);
  g_test_add ("/annotation-tags/of some highlights each is told once", Fixture, NULL, fixture_set_up, test_of_some,
              fixture_tear_down);
  return g_test_run ();
}
