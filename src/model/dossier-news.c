/* dossier-news.c - what is new of whom a person follows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-news.h"

#include "dossier-fact-private.h"

void
dossier_follow_free (DossierFollow *follow)
{
  g_free (follow->name);
  g_free (follow);
}

DossierClaimKind
dossier_news_plain_kind (DossierClaimKind kind)
{
  return dossier_claim_kind_plain (kind);
}

gboolean
dossier_follow_matches (const DossierFollow *follow, DossierClaimKind kind, gint64 subject, gint64 object)
{
  return (follow->entity == 0 || follow->entity == subject || follow->entity == object)
         && (follow->kind == 0 || dossier_claim_kind_plain (follow->kind) == dossier_claim_kind_plain (kind));
}

gint64
dossier_follow_get_floor (const DossierFollow *follow, gint64 since, gint64 after)
{
  return MAX (since != 0 ? since - 1 : follow->seen, after);
}

static void
group_free (DossierNewsGroup *group)
{
  g_array_unref (group->facts);
  g_ptr_array_unref (group->stories);
  g_free (group);
}

static DossierNewsGroup *
group_new (const DossierFollow *follow)
{
  DossierNewsGroup *group = g_new0 (DossierNewsGroup, 1);

  group->follow = follow;
  group->facts = g_array_new (FALSE, FALSE, sizeof (DossierNewsFact));
  group->stories = g_ptr_array_new_with_free_func (g_object_unref);
  return group;
}

void
dossier_news_free (DossierNews *news)
{
  g_ptr_array_unref (news->groups);
  g_ptr_array_unref (news->facts);
  g_ptr_array_unref (news->follows);
  g_hash_table_unref (news->told);
  g_free (news);
}

guint
dossier_news_count (const DossierNews *news)
{
  return news->n_facts + news->n_denials + news->n_stories;
}

/* ---- facts ---- */

/* How sure a fact was before: -1 when it was not told. And when it was told last. */
static int
find_before (const DossierFact *fact, gint64 floor, GHashTable *seen_stories, gint64 *arrived)
{
  int surety = -1;

  *arrived = 0;
  for (guint i = 0; i < fact->claims->len; i++)
    {
      const DossierClaimRow *row = dossier_claim_get_row (g_ptr_array_index (fact->claims, i));

      *arrived = MAX (*arrived, row->arrived);
      if (row->arrived <= floor || (seen_stories != NULL && g_hash_table_contains (seen_stories, &row->story)))
        surety = MAX (surety, (int) dossier_claim_get_surety (row));
    }
  return surety;
}

static void
tell_stories (DossierNews *news, const DossierFact *fact)
{
  for (guint i = 0; i < fact->claims->len; i++)
    {
      const DossierClaimRow *row = dossier_claim_get_row (g_ptr_array_index (fact->claims, i));

      g_hash_table_add (news->told, g_memdup2 (&row->story, sizeof row->story));
    }
}

static void
add_fact (DossierNews *news, DossierNewsGroup *group, const DossierNewsFact *fact)
{
  if (fact->fact->nature == DOSSIER_FACT_SAID)
    news->n_facts++;
  else
    news->n_denials++;
  if (group->facts->len < DOSSIER_NEWS_MAX_FACTS)
    g_array_append_vals (group->facts, fact, 1);
  else
    group->n_more_facts++;
  group->arrived = MAX (group->arrived, fact->arrived);
  tell_stories (news, fact->fact);
}

/* Into the first group that it is news of. */
static void
place_fact (DossierNews *news, DossierFact *fact, gint64 since, gint64 after, GHashTable *seen_stories)
{
  const DossierClaimRow *row = dossier_claim_get_row (fact->best);

  for (guint i = 0; i < news->follows->len; i++)
    {
      const DossierFollow *follow = g_ptr_array_index (news->follows, i);
      gint64               floor = dossier_follow_get_floor (follow, since, after);
      DossierNewsFact new = { .fact = fact };
      int before;

      if (!dossier_follow_matches (follow, row->kind, row->subject, row->object))
        continue;
      before = find_before (fact, floor, seen_stories, &new.arrived);
      new.is_surer = before >= 0;
      if (new.arrived <= floor || before >= (int) fact->surety)
        continue;
      add_fact (news, g_ptr_array_index (news->groups, i), &new);
      return;
    }
}

static int
rank_follow (const DossierFollow *follow)
{
  return (follow->entity == 0 ? 4 : follow->entity_kind == DOSSIER_ENTITY_PERSON ? 0 : 2) + (follow->kind != 0);
}

static int
compare_follows (gconstpointer a, gconstpointer b)
{
  const DossierFollow *first = *(DossierFollow *const *) a, *second = *(DossierFollow *const *) b;

  if (rank_follow (first) != rank_follow (second))
    return rank_follow (first) - rank_follow (second);
  if (first->entity == 0 || second->entity == 0 || first->entity == second->entity)
    return (int) first->kind - (int) second->kind;
  return g_utf8_collate (first->name, second->name);
}

void
dossier_news_sort_follows (GPtrArray *follows)
{
  g_ptr_array_sort (follows, compare_follows);
}

DossierNews *
dossier_news_new (GPtrArray *follows, GPtrArray *claims, gint64 since, gint64 after, GHashTable *seen_stories)
{
  DossierNews *news = g_new0 (DossierNews, 1);

  news->follows = follows;
  dossier_news_sort_follows (follows);
  news->facts = dossier_facts_new (claims, 0);
  news->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) group_free);
  news->told = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < follows->len; i++)
    g_ptr_array_add (news->groups, group_new (g_ptr_array_index (follows, i)));
  for (guint i = 0; i < news->facts->len; i++)
    {
      DossierFact *fact = g_ptr_array_index (news->facts, i);

      if (fact->nature != DOSSIER_FACT_IMAGINED)
        place_fact (news, fact, since, after, seen_stories);
    }
  return news;
}

/* ---- stories ---- */

gboolean
dossier_news_add_story (DossierNews *news, guint follow, gint64 story, gint64 arrived, DossierNewsLoad load,
                        gpointer user_data)
{
  DossierNewsGroup *group = g_ptr_array_index (news->groups, follow);
  DossierStory     *loaded;

  if (g_hash_table_contains (news->told, &story))
    return TRUE;
  if (group->stories->len < DOSSIER_NEWS_MAX_STORIES)
    {
      loaded = load (story, user_data);
      if (loaded == NULL)
        return FALSE;
      g_ptr_array_add (group->stories, loaded);
    }
  else
    group->n_more_stories++;
  g_hash_table_add (news->told, g_memdup2 (&story, sizeof story));
  group->arrived = MAX (group->arrived, arrived);
  news->n_stories++;
  return TRUE;
}

/* Those of equal age stay in the order of what is followed. */
static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const DossierNewsGroup *first = *(DossierNewsGroup *const *) a, *second = *(DossierNewsGroup *const *) b;

  if (first->arrived != second->arrived)
    return first->arrived > second->arrived ? -1 : 1;
  return compare_follows (&first->follow, &second->follow);
}

void
dossier_news_end (DossierNews *news)
{
  for (guint i = news->groups->len; i > 0; i--)
    {
      DossierNewsGroup *group = g_ptr_array_index (news->groups, i - 1);

      if (group->facts->len == 0 && group->stories->len == 0)
        g_ptr_array_remove_index (news->groups, i - 1);
    }
  g_ptr_array_sort (news->groups, compare_groups);
}
