/* dossier-news-item.h - a line of the page about what is new
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gio/gio.h>
#include "dossier-news.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_NEWS_GROUP, /* whom the next lines are about */
  DOSSIER_NEWS_FACT,
  DOSSIER_NEWS_STORY,
  DOSSIER_NEWS_MORE_FACTS, /* n that are not listed */
  DOSSIER_NEWS_MORE_STORIES,
  DOSSIER_NEWS_FOLLOWED, /* the heading of those that are followed */
  DOSSIER_NEWS_FOLLOW,   /* one of them */
} DossierNewsItemKind;

#define DOSSIER_TYPE_NEWS_ITEM (dossier_news_item_get_type ())
G_DECLARE_FINAL_TYPE (DossierNewsItem, dossier_news_item, DOSSIER, NEWS_ITEM, GObject)

struct _DossierNewsItem
{
  GObject parent;

  /* Borrowed from the news that it is a line of, or NULL. */
  DossierNewsItemKind    kind;
  const DossierFollow   *follow;
  const DossierNewsFact *fact;
  DossierStory          *story;
  guint                  n;
};

/* All lines of @news: (element-type DossierNewsItem). They must not outlive it. */
GPtrArray *dossier_news_items_new (const DossierNews *news);

G_END_DECLS
