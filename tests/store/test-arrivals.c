/* test-arrivals.c - rules act on what arrives, and on what is there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-follows.h"
#include "dossier-history.h"
#include "dossier-saved-searches.h"
#include "dossier-story-tags.h"
#include "store-fixture.h"

#include <string.h>

typedef struct
{
  Fixture base;
  gint64  feed;
} Desk;

static void
desk_set_up (Desk *desk, gconstpointer data)
{
  fixture_set_up (&desk->base, NULL);
  desk->feed = dossier_store_add_feed (desk->base.store, "https://a.example/feed", "Daily", NULL, NULL, NULL);
}

static void
desk_tear_down (Desk *desk, gconstpointer data)
{
  fixture_tear_down (&desk->base, NULL);
}

static gint64
add_rule (Desk *desk, DossierArrivalRule rule)
{
  rule.is_enabled = TRUE;
  return apply (desk->base.store, dossier_change_edit_rule (0, &rule));
}

static gint64
arrive (Desk *desk, const char *title, const char *text)
{
  DossierDraft *draft = make_draft (title, text, 3);

  draft->feed_id = desk->feed;
  if (strstr (text, "Ada Low") != NULL)
    add_entity (draft, DOSSIER_ENTITY_PERSON, "Ada Low", NULL);
  return save_one (desk->base.store, draft).story;
}

static gint64
add_by_hand (Desk *desk, const char *title, const char *text)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_draft_free);
  g_autoptr (GArray) results = NULL;

  g_ptr_array_add (drafts, make_draft (title, text, 3));
  results = dossier_store_save (desk->base.store, drafts, TRUE, NULL);
  return g_array_index (results, DossierSaveResult, 0).story;
}

/* "read starred Chips,News", or "deleted ..." */
static char *
describe (Desk *desk, gint64 story)
{
  g_autoptr (DossierStoryContent) content = dossier_store_load_kept_content (desk->base.store, story, NULL);
  g_autoptr (DossierStory) shown = dossier_store_load_story (desk->base.store, story, NULL);
  const DossierStoryRow *row = dossier_story_get_row (content->story);
  GString               *words = g_string_new (shown == NULL ? "deleted " : "");

  g_string_append_printf (words, "%s%s", row->is_read ? "read " : "", row->is_starred ? "starred " : "");
  for (guint i = 0; i < content->tags->len; i++)
    g_string_append_printf (words, "%s ", dossier_story_tag_get_name (content->tags->pdata[i]));
  return g_strchomp (g_string_free (words, FALSE));
}

static void
assert_story (Desk *desk, gint64 story, const char *want)
{
  g_autofree char *words = describe (desk, story);

  g_assert_cmpstr (words, ==, want);
  assert_sound (desk->base.store);
}

static void
assert_acts (Desk *desk, gint64 story, const char *want)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStoryContent) content = dossier_store_load_kept_content (desk->base.store, story, &error);
  g_autoptr (GString) words = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < content->rule_acts->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? "; " : "", (char *) content->rule_acts->pdata[i]);
  g_assert_cmpstr (words->str, ==, want);
}

/* --- acting --- */

static char *two_tags[] = { (char *) "Chips", (char *) " Hardware ", (char *) "chips", NULL };

static const struct
{
  const char        *name;
  DossierArrivalRule rule;
  const char        *story, *acts;
} cases[] = {
  { "stars", { .stars = TRUE }, "starred", "Starred by the rule “R”" },
  { "marks-as-read", { .reads = TRUE }, "read", "Marked as read by the rule “R”" },
  { "tags",
    { .tags = two_tags },
    "Chips Hardware",
    "Tagged “Chips” by the rule “R”; Tagged “Hardware” by the rule “R”" },
  { "mutes", { .mutes = TRUE }, "deleted read", "Marked as read by the rule “R”; Muted by the rule “R”" },
  { "mutes-until-a-day-that-comes",
    { .mutes = TRUE, .mutes_until = G_GINT64_CONSTANT (32503680000) },
    "deleted read",
    "Marked as read by the rule “R”; Muted by the rule “R”" },
  { "mutes-no-more",
    { .mutes = TRUE, .stars = TRUE, .mutes_until = 1600000000 },
    "starred",
    "Starred by the rule “R”" },
};

static void
test_acts (Desk *desk, gconstpointer data)
{
  gsize              i = GPOINTER_TO_SIZE (data);
  DossierArrivalRule rule = cases[i].rule;
  gint64             before = arrive (desk, "Before", "Old chips."), other, caught;

  rule.name = (char *) "R";
  rule.query = (char *) "chips";
  add_rule (desk, rule);
  other = arrive (desk, "Other", "Nothing of the kind.");
  caught = arrive (desk, "Caught", "New chips.");
  assert_story (desk, before, "");
  assert_story (desk, other, "");
  assert_story (desk, caught, cases[i].story);
  assert_acts (desk, caught, cases[i].acts);
  assert_acts (desk, other, "");
}

static void
desk_set_up_case (Desk *desk, gconstpointer data)
{
  desk_set_up (desk, NULL);
}

static void
test_follows (Desk *desk, gconstpointer data)
{
  g_autoptr (GPtrArray) follows = NULL;

  add_rule (desk, (DossierArrivalRule){ .name = (char *) "R", .query = (char *) "chips", .follows = TRUE });
  arrive (desk, "One", "Ada Low likes chips.");
  follows = dossier_store_list_follows (desk->base.store, NULL);
  g_assert_cmpuint (follows->len, ==, 1);
  assert_sound (desk->base.store);
}

/* What a person adds is not hidden from them. */
static void
test_by_hand (Desk *desk, gconstpointer data)
{
  gint64 story;

  add_rule (desk,
            (DossierArrivalRule){ .name = (char *) "R", .query = (char *) "chips", .mutes = TRUE, .stars = TRUE });
  story = add_by_hand (desk, "Mine", "My chips.");
  assert_story (desk, story, "starred");
}

/* A later rule sees what an earlier one did. */
static void
test_order (Desk *desk, gconstpointer data)
{
  char  *tag[] = { (char *) "Chips", NULL };
  gint64 first, second, story;

  first = add_rule (desk, (DossierArrivalRule){ .name = (char *) "A", .query = (char *) "tag:Chips", .stars = TRUE });
  second = add_rule (desk, (DossierArrivalRule){ .name = (char *) "B", .query = (char *) "chips", .tags = tag });
  story = arrive (desk, "One", "New chips.");
  assert_story (desk, story, "Chips");
  apply (desk->base.store, dossier_change_order_rules ((gint64[]){ second, first }, 2));
  story = arrive (desk, "Two", "More chips.");
  assert_story (desk, story, "starred Chips");
}

static void
test_disabled (Desk *desk, gconstpointer data)
{
  DossierArrivalRule rule = { .name = (char *) "R", .query = (char *) "chips", .stars = TRUE, .is_enabled = FALSE };
  gint64             id = add_rule (desk, rule);

  apply (desk->base.store, dossier_change_edit_rule (id, &rule));
  assert_story (desk, arrive (desk, "One", "New chips."), "");
  g_free (dossier_store_undo (desk->base.store, NULL));
  assert_story (desk, arrive (desk, "Two", "More chips."), "starred");
}

/* Once: a story that gets other words has arrived before. */
static void
test_once (Desk *desk, gconstpointer data)
{
  gint64 story;

  add_rule (desk, (DossierArrivalRule){ .name = (char *) "R", .query = (char *) "chips", .stars = TRUE });
  story = arrive (desk, "One", "New chips.");
  apply (desk->base.store, dossier_change_set_starred (&story, 1, FALSE));
  assert_acts (desk, story, "");
  g_assert_cmpint (arrive (desk, "One", "New chips, and more of them."), ==, story);
  assert_story (desk, story, "");
}

/* --- undoing --- */

static void
test_own_undo (Desk *desk, gconstpointer data)
{
  gint64           story = arrive (desk, "First", "Nothing.");
  g_autofree char *sentence = NULL;

  add_rule (desk, (DossierArrivalRule){ .name = (char *) "R", .query = (char *) "chips", .stars = TRUE });
  apply (desk->base.store, dossier_change_set_read (&story, 1, TRUE));
  g_free (dossier_store_undo (desk->base.store, NULL));
  assert_story (desk, arrive (desk, "One", "New chips."), "starred");
  sentence = dossier_store_redo (desk->base.store, NULL);
  g_assert_cmpstr (sentence, ==, "1 story was marked as read again");
  g_clear_pointer (&sentence, g_free);
  sentence = dossier_store_undo (desk->base.store, NULL);
  g_assert_cmpstr (sentence, ==, "Marking 1 story as read was undone");
}

static void
test_rule_undone (Desk *desk, gconstpointer data)
{
  char            *tag[] = { (char *) "Chips", NULL };
  gint64           story;
  g_autofree char *sentence = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;
  const DossierHistoryEntry *newest;

  add_rule (desk, (DossierArrivalRule){ .name = (char *) "R", .query = (char *) "chips", .stars = TRUE, .tags = tag });
  story = arrive (desk, "One", "New chips.");
  history = dossier_store_list_history (desk->base.store, 10, NULL, &error);
  newest = history->pdata[0];
  g_assert_cmpstr (newest->words, ==, "Applied the rule “R”");
  sentence = dossier_store_undo_change (desk->base.store, newest->id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sentence, ==, "Applying the rule “R” was undone");
  assert_story (desk, story, "");
  assert_acts (desk, story, "");
}

static void
test_single_act (Desk *desk, gconstpointer data)
{
  g_autoptr (GPtrArray) history = NULL;

  add_rule (desk, (DossierArrivalRule){ .name = (char *) "R", .query = (char *) "chips", .stars = TRUE });
  arrive (desk, "One", "New chips.");
  history = dossier_store_list_history (desk->base.store, 10, NULL, NULL);
  g_assert_cmpstr (((DossierHistoryEntry *) history->pdata[0])->words, ==, "Starred 1 story, by the rule “R”");
}

/* --- to what is there --- */

static void
test_apply (Desk *desk, gconstpointer data)
{
  char              *tag[] = { (char *) "Chips", NULL };
  DossierArrivalRule rule = { .name = (char *) "R", .query = (char *) "chips", .stars = TRUE, .tags = tag };
  gint64             first = arrive (desk, "One", "New chips."), second = arrive (desk, "Two", "More chips.");
  gint64             other = arrive (desk, "Three", "Nothing.");
  g_autofree char   *sentence = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_assert_true (dossier_store_apply_rule (desk->base.store, &rule, NULL, &n, &error));
  g_assert_cmpuint (n, ==, 2);
  assert_story (desk, first, "starred Chips");
  assert_story (desk, second, "starred Chips");
  assert_story (desk, other, "");
  assert_acts (desk, first, "Starred by the rule “R”; Tagged “Chips” by the rule “R”");
  sentence = dossier_store_undo (desk->base.store, &error);
  g_assert_cmpstr (sentence, ==, "Applying the rule “R” was undone");
  assert_story (desk, first, "");
  assert_story (desk, second, "");
  g_clear_pointer (&sentence, g_free);
  sentence = dossier_store_redo (desk->base.store, &error);
  g_assert_cmpstr (sentence, ==, "The rule “R” was applied again");
  assert_story (desk, second, "starred Chips");
}

static void
test_apply_to_some (Desk *desk, gconstpointer data)
{
  DossierArrivalRule rule = { .name = (char *) "R", .query = (char *) "chips", .stars = TRUE };
  gint64             first = arrive (desk, "One", "New chips."), second = arrive (desk, "Two", "More chips.");
  g_autoptr (GArray) stories = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n = 0;

  g_array_append_val (stories, second);
  g_assert_true (dossier_store_apply_rule (desk->base.store, &rule, stories, &n, NULL));
  g_assert_cmpuint (n, ==, 1);
  assert_story (desk, first, "");
  assert_story (desk, second, "starred");
}

/* --- what goes wrong --- */

static void
test_broken (Desk *desk, gconstpointer data)
{
  g_autoptr (DossierArrivalRule) rule = NULL;
  gint64 story;

  add_rule (desk, (DossierArrivalRule){ .name = (char *) "Broken", .query = (char *) "is:unread", .stars = TRUE });
  add_rule (desk, (DossierArrivalRule){ .name = (char *) "Whole", .query = (char *) "chips", .reads = TRUE });
  run_sql (desk->base.path, "UPDATE arrival_rule SET rule = replace (rule, 'is:unread', 'is:eaten')");
  story = arrive (desk, "One", "New chips.");
  assert_story (desk, story, "read");
  rule = dossier_store_find_rule (desk->base.store, "broken", NULL);
  g_assert_false (rule->is_enabled);
  g_assert_nonnull (strstr (rule->problem, "is:eaten"));
  g_clear_pointer (&rule, dossier_arrival_rule_free);
  rule = dossier_store_find_rule (desk->base.store, "Whole", NULL);
  g_assert_true (rule->is_enabled);
}

static const struct
{
  const char        *name;
  DossierArrivalRule rule;
} refused[] = {
  { "does nothing", { .name = (char *) "R", .query = (char *) "chips" } },
  { "has no name", { .name = (char *) " ", .query = (char *) "chips", .stars = TRUE } },
  { "asks for nothing", { .name = (char *) "R", .query = (char *) "", .stars = TRUE } },
  { "cannot be understood", { .name = (char *) "R", .query = (char *) "is:eaten", .stars = TRUE } },
  { "has the name of another", { .name = (char *) "TAKEN", .query = (char *) "chips", .stars = TRUE } },
};

static void
test_refused (Desk *desk, gconstpointer data)
{
  add_rule (desk, (DossierArrivalRule){ .name = (char *) "Taken", .query = (char *) "chips", .stars = TRUE });
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (DossierChange) change = dossier_change_edit_rule (0, &refused[i].rule);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", refused[i].name);
      g_assert_false (dossier_store_apply (desk->base.store, change, NULL, &error));
      g_assert_nonnull (error);
    }
}

static void
test_limits (Desk *desk, gconstpointer data)
{
  g_auto (GStrv) many = g_new0 (char *, DOSSIER_ARRIVAL_RULE_MAX_TAGS + 2);
  DossierArrivalRule rule = { .name = (char *) "Tags", .query = (char *) "chips", .tags = many, .stars = TRUE };
  g_autoptr (DossierArrivalRule) cleaned = NULL;
  g_autoptr (DossierChange) change = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < DOSSIER_ARRIVAL_RULE_MAX_TAGS; i++)
    many[i] = g_strdup_printf ("Tag %u", i);
  cleaned = dossier_arrival_rule_clean (&rule, &error);
  g_assert_no_error (error);
  many[DOSSIER_ARRIVAL_RULE_MAX_TAGS] = g_strdup ("One more");
  g_assert_null (dossier_arrival_rule_clean (&rule, &error));
  g_assert_error (error, DOSSIER_SAVED_SEARCH_ERROR, DOSSIER_SAVED_SEARCH_ERROR_MANY);
  g_clear_error (&error);
  rule.tags = NULL;
  for (guint i = 0; i < DOSSIER_ARRIVAL_RULE_MAX; i++)
    {
      G_GNUC_UNUSED g_autofree char *name = rule.name = g_strdup_printf ("Rule %u", i);

      add_rule (desk, rule);
    }
  rule.name = (char *) "One more";
  change = dossier_change_edit_rule (0, &rule);
  g_assert_false (dossier_store_apply (desk->base.store, change, NULL, &error));
  g_assert_error (error, DOSSIER_SAVED_SEARCH_ERROR, DOSSIER_SAVED_SEARCH_ERROR_MANY);
}

static void
test_words (void)
{
  DossierArrivalRule rule = { .tags = two_tags, .stars = TRUE, .reads = TRUE, .follows = TRUE, .mutes = TRUE };
  g_autofree char   *words = dossier_arrival_rule_dup_words (&rule);

  g_assert_cmpstr (words, ==,
                   "star, mark as read, tag “Chips”, tag “ Hardware ”, tag “chips”, follow who is named, mute");
  g_assert_null (dossier_arrival_rule_unpack ("no rule"));
  g_assert_null (dossier_arrival_rule_unpack ("('a', 'b')"));
}

#define ADD_TEST(path, test) g_test_add (path, Desk, NULL, desk_set_up, test, desk_tear_down)

int
main (int argc, char **argv)
{
  fixture_use_memory ();
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/arrivals/a-rule-", cases[i].name, NULL);

      g_test_add (path, Desk, GSIZE_TO_POINTER (i), desk_set_up_case, test_acts, desk_tear_down);
    }
  ADD_TEST ("/arrivals/a-rule-follows-who-is-named", test_follows);
  ADD_TEST ("/arrivals/what-is-added-by-hand-is-not-muted", test_by_hand);
  ADD_TEST ("/arrivals/rules-act-in-their-order", test_order);
  ADD_TEST ("/arrivals/a-disabled-rule-rests", test_disabled);
  ADD_TEST ("/arrivals/a-story-arrives-once", test_once);
  ADD_TEST ("/arrivals/rules-are-not-what-a-person-undoes", test_own_undo);
  ADD_TEST ("/arrivals/what-a-rule-did-is-undone-in-the-history", test_rule_undone);
  ADD_TEST ("/arrivals/a-single-act-is-told", test_single_act);
  ADD_TEST ("/arrivals/a-rule-is-applied-to-what-is-there", test_apply);
  ADD_TEST ("/arrivals/a-rule-is-applied-to-some", test_apply_to_some);
  ADD_TEST ("/arrivals/a-broken-rule-blocks-nothing", test_broken);
  ADD_TEST ("/arrivals/what-is-no-rule", test_refused);
  ADD_TEST ("/arrivals/limits", test_limits);
  g_test_add_func ("/arrivals/rules-in-words", test_words);
  return g_test_run ();
}
