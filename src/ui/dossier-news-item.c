/* dossier-news-item.c - a line of the page about what is new
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-news-item.h"

G_DEFINE_FINAL_TYPE (DossierNewsItem, dossier_news_item, G_TYPE_OBJECT)

static void
dossier_news_item_class_init (DossierNewsItemClass *klass)
{
}

static void
dossier_news_item_init (DossierNewsItem *self)
{
}

static DossierNewsItem *
add_item (GPtrArray *items, DossierNewsItemKind kind, const DossierFollow *follow)
{
  DossierNewsItem *item = g_object_new (DOSSIER_TYPE_NEWS_ITEM, NULL);

  item->kind = kind;
  item->follow = follow;
  g_ptr_array_add (items, item);
  return item;
}

static void
add_group (GPtrArray *items, const DossierNewsGroup *group)
{
  add_item (items, DOSSIER_NEWS_GROUP, group->follow);
  for (guint i = 0; i < group->facts->len; i++)
    add_item (items, DOSSIER_NEWS_FACT, group->follow)->fact = &g_array_index (group->facts, DossierNewsFact, i);
  if (group->n_more_facts > 0)
    add_item (items, DOSSIER_NEWS_MORE_FACTS, group->follow)->n = group->n_more_facts;
  for (guint i = 0; i < group->stories->len; i++)
    add_item (items, DOSSIER_NEWS_STORY, group->follow)->story = g_ptr_array_index (group->stories, i);
  if (group->n_more_stories > 0)
    add_item (items, DOSSIER_NEWS_MORE_STORIES, group->follow)->n = group->n_more_stories;
}

GPtrArray *
dossier_news_items_new (const DossierNews *news)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < news->groups->len; i++)
    add_group (items, g_ptr_array_index (news->groups, i));
  add_item (items, DOSSIER_NEWS_FOLLOWED, NULL);
  for (guint i = 0; i < news->follows->len; i++)
    add_item (items, DOSSIER_NEWS_FOLLOW, g_ptr_array_index (news->follows, i));
  return items;
}
