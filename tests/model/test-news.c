/* test-news.c - what is news of whom: facts once each, in one group, and the stories beside them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-news.h"

#include "claim-words.h"

/* "1 seen:5 | 100 funded | left": an entity (below 100 a person), a kind, or both, and until when it is seen. */
static GPtrArray *
follows_from_words (const char *words)
{
  GPtrArray *follows = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_follow_free);
  g_auto (GStrv) lines = g_strsplit (words, " | ", -1);

  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      DossierFollow *follow = g_new0 (DossierFollow, 1);
      g_auto (GStrv) parts = g_strsplit (lines[i], " ", -1);

      for (guint j = 0; parts[j] != NULL; j++)
        if (g_ascii_isdigit (*parts[j]))
          follow->entity = g_ascii_strtoll (parts[j], NULL, 10);
        else if (g_str_has_prefix (parts[j], "seen:"))
          follow->seen = g_ascii_strtoll (parts[j] + 5, NULL, 10);
        else
          follow->kind = dossier_claim_kind_from_string (parts[j]);
      follow->entity_kind = follow->entity < 100 ? DOSSIER_ENTITY_PERSON : DOSSIER_ENTITY_ORGANIZATION;
      follow->name = follow->entity != 0 ? g_strdup_printf ("%03d", (int) follow->entity) : NULL;
      g_ptr_array_add (follows, follow);
    }
  return follows;
}

/* "1: joined 1 100, left 1 101 surer | left: ..." */
static char *
describe (const DossierNews *news)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < news->groups->len; i++)
    {
      const DossierNewsGroup *group = g_ptr_array_index (news->groups, i);
      const DossierFollow    *follow = group->follow;

      g_string_append_printf (out, "%s%s%s%s:", out->len > 0 ? " | " : "", follow->name != NULL ? follow->name : "",
                              follow->name != NULL && follow->kind != 0 ? " " : "",
                              follow->kind != 0 ? dossier_claim_kind_to_string (follow->kind) : "");
      for (guint j = 0; j < group->facts->len; j++)
        {
          const DossierNewsFact *fact = &g_array_index (group->facts, DossierNewsFact, j);
          const DossierClaimRow *row = dossier_claim_get_row (fact->fact->best);

          g_string_append_printf (out, "%s %s%s %d %d%s", j > 0 ? "," : "",
                                  fact->fact->nature != DOSSIER_FACT_SAID ? "not " : "",
                                  dossier_claim_kind_to_string (row->kind), (int) row->subject, (int) row->object,
                                  fact->is_surer ? " surer" : "");
        }
    }
  return g_string_free (out, FALSE);
}

static const struct
{
  const char *name, *follows, *claims;
  gint64      since, after;
  const char *want;
} cases[] = {
  { "who follows nobody has no news", "", "joined 1 100 came:9", 0, 0, "" },
  { "a new fact is news of the person", "1", "joined 1 100 came:9", 0, 0, "001: joined 1 100" },
  { "three tellings are one fact", "1",
    "joined 1 100 came:7 by:A | joined 1 100 came:8 by:B | joined 1 100 came:9 by:C", 0, 0, "001: joined 1 100" },
  { "what was told before is no news when one more tells it", "1 seen:5", "joined 1 100 came:4 | joined 1 100 came:9",
    0, 0, "" },
  { "what was rumoured before is news when it is certain", "1 seen:5",
    "joined 1 100 came:4 rumoured | joined 1 100 came:9", 0, 0, "001: joined 1 100 surer" },
  { "what was certain before is no news when it is rumoured", "1 seen:5",
    "joined 1 100 came:4 | joined 1 100 came:9 rumoured", 0, 0, "" },
  { "the moment itself is seen", "1 seen:9", "joined 1 100 came:9", 0, 0, "" },
  { "since a moment: that moment too, seen or not", "1 seen:99", "joined 1 100 came:9", 9, 0, "001: joined 1 100" },
  { "since the next moment: no more", "1", "joined 1 100 came:9", 10, 0, "" },
  { "after a moment, what came with it is told before", "1", "joined 1 100 came:9 | left 1 101 came:10", 0, 9,
    "001: left 1 101" },
  { "a fact of two who are followed stands with the person", "100 | 1", "joined 1 100 came:9", 0, 0,
    "001: joined 1 100" },
  { "an organization has its own", "100 | 1", "joined 2 100 came:9 | left 1 101 came:8", 0, 0,
    "100: joined 2 100 | 001: left 1 101" },
  { "a kind of move, whoever it is", "left", "left 1 100 came:9 | joined 2 100 came:9", 0, 0, "left: left 1 100" },
  { "a kind of move of one alone", "100 funded", "funded 0 100 came:9 | funded 0 101 came:9 | joined 1 100 came:9", 0,
    0, "100 funded: funded 0 100" },
  { "who founds with others founds", "founded", "cofounded 1 100 came:9", 0, 0, "founded: cofounded 1 100" },
  { "a person comes before a kind of move", "left | 1", "left 1 100 came:9 | left 2 100 came:8", 0, 0,
    "001: left 1 100 | left: left 2 100" },
  { "what is denied is said to be so", "1", "joined 1 100 came:9 denied", 0, 0, "001: not joined 1 100" },
  { "what is only imagined is no news", "1", "joined 1 100 came:9 hypothetical", 0, 0, "" },
  { "others are no news", "2 | 101", "joined 1 100 came:9", 0, 0, "" },
};

static void
test_facts (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GPtrArray) claims = claims_from_words (cases[i].claims);
  g_autoptr (DossierNews) news
      = dossier_news_new (follows_from_words (cases[i].follows), claims, cases[i].since, cases[i].after, NULL);
  g_autofree char *found = NULL;

  dossier_news_end (news);
  found = describe (news);
  g_assert_cmpstr (found, ==, cases[i].want);
}

static void
test_denials_count_apart (void)
{
  g_autoptr (GPtrArray) claims = claims_from_words ("joined 1 100 came:9 denied | left 1 101 came:9");
  g_autoptr (DossierNews) news = dossier_news_new (follows_from_words ("1"), claims, 0, 0, NULL);

  g_assert_cmpuint (news->n_facts, ==, 1);
  g_assert_cmpuint (news->n_denials, ==, 1);
  g_assert_cmpuint (dossier_news_count (news), ==, 2);
}

static void
test_what_a_read_story_told_is_seen (void)
{
  g_autoptr (GPtrArray) claims
      = claims_from_words ("joined 1 100 came:8 story:5 | joined 1 100 came:9 | left 1 101 came:9");
  g_autoptr (GHashTable) read = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (DossierNews) news = NULL;
  g_autofree char *found = NULL;
  gint64           story = 5;

  g_hash_table_add (read, &story);
  news = dossier_news_new (follows_from_words ("1"), claims, 0, 0, read);
  dossier_news_end (news);
  found = describe (news);
  g_assert_cmpstr (found, ==, "001: left 1 101");
}

/* ---- limits and stories ---- */

static void
test_facts_beyond_the_limit_are_counted (void)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GPtrArray) claims = NULL;
  g_autoptr (DossierNews) news = NULL;
  const DossierNewsGroup *group;

  for (guint i = 0; i < DOSSIER_NEWS_MAX_FACTS + 3; i++)
    g_string_append_printf (words, "%sjoined 1 %u came:9", i > 0 ? " | " : "", 100 + i);
  claims = claims_from_words (words->str);
  news = dossier_news_new (follows_from_words ("1"), claims, 0, 0, NULL);
  dossier_news_end (news);
  group = g_ptr_array_index (news->groups, 0);
  g_assert_cmpuint (group->facts->len, ==, DOSSIER_NEWS_MAX_FACTS);
  g_assert_cmpuint (group->n_more_facts, ==, 3);
  g_assert_cmpuint (news->n_facts, ==, DOSSIER_NEWS_MAX_FACTS + 3);
}

static DossierStory *
load (gint64 story, gpointer user_data)
{
  DossierStoryRow row = { .id = story };
  guint          *n = user_data;

  if (story == 13)
    return NULL;
  ++*n;
  return dossier_story_new (&row);
}

static void
test_stories (void)
{
  g_autoptr (GPtrArray) claims = claims_from_words ("joined 1 100 came:9 story:7");
  g_autoptr (DossierNews) news = dossier_news_new (follows_from_words ("1 | 100"), claims, 0, 0, NULL);
  const DossierNewsGroup *group;
  guint                   n = 0;

  g_assert_true (dossier_news_add_story (news, 0, 7, 9, load, &n)); /* it tells the fact */
  g_assert_cmpuint (n, ==, 0);
  g_assert_false (dossier_news_add_story (news, 0, 13, 9, load, &n)); /* cannot be loaded */
  g_assert_true (dossier_news_add_story (news, 1, 20, 50, load, &n));
  g_assert_true (dossier_news_add_story (news, 0, 20, 50, load, &n)); /* stands in the other group */
  for (gint64 story = 100; story < 100 + DOSSIER_NEWS_MAX_STORIES + 2; story++)
    g_assert_true (dossier_news_add_story (news, 0, story, 10, load, &n));
  dossier_news_end (news);
  g_assert_cmpuint (n, ==, DOSSIER_NEWS_MAX_STORIES + 1);
  g_assert_cmpuint (news->n_stories, ==, DOSSIER_NEWS_MAX_STORIES + 3);
  group = g_ptr_array_index (news->groups, 0);
  g_assert_cmpint (group->follow->entity, ==, 100); /* the newest first */
  group = g_ptr_array_index (news->groups, 1);
  g_assert_cmpuint (group->n_more_stories, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/news/facts/%s", cases[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_facts);
    }
  g_test_add_func ("/news/what is denied is counted apart", test_denials_count_apart);
  g_test_add_func ("/news/what a read story told is seen", test_what_a_read_story_told_is_seen);
  g_test_add_func ("/news/facts beyond the limit are counted", test_facts_beyond_the_limit_are_counted);
  g_test_add_func ("/news/stories stand once, beside the facts they do not tell", test_stories);
  return g_test_run ();
}
