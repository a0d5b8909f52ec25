/* dossier-news.h - what is new of whom a person follows: facts and stories, grouped by the one who is followed
 *
 * A fact is new when no telling of it had arrived before; one that was told before is new once more when it has become
 * surer. It stands in one group alone: that of a person, else of an organization, else of a kind of move. What is
 * denied or did not happen is never counted as a fact; what is only imagined is no news.
 *
 * A value made from claims. Thread-safe as long as nobody changes the claims. Times are Unix seconds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-fact.h"
#include "dossier-story.h"

G_BEGIN_DECLS

/* Stories of a group that are listed; the others are counted. */
#define DOSSIER_NEWS_MAX_STORIES 20
/* Facts likewise. */
#define DOSSIER_NEWS_MAX_FACTS 100

typedef struct
{
  gint64            entity; /* 0: anybody */
  DossierClaimKind  kind;   /* 0: all that is told */
  char             *name;   /* of the entity, NULL for anybody */
  DossierEntityKind entity_kind;
  gint64            created;
  gint64            seen; /* what arrived until then is no news */
} DossierFollow;

void dossier_follow_free (DossierFollow *follow);

/* The kind that tells the same: whoever founds with others founds. */
DossierClaimKind dossier_news_plain_kind (DossierClaimKind kind);

/* Is a move of @kind between these two what is followed? */
gboolean dossier_follow_matches (const DossierFollow *follow, DossierClaimKind kind, gint64 subject, gint64 object);

/* What arrived later than that is news of it: what came since @since, or has not been seen when @since is 0; and in any
 * case after @after. */
gint64 dossier_follow_get_floor (const DossierFollow *follow, gint64 since, gint64 after);

typedef struct
{
  DossierFact *fact;     /* borrowed */
  gboolean     is_surer; /* it was told before, less surely */
  gint64       arrived;  /* its newest telling */
} DossierNewsFact;

typedef struct
{
  const DossierFollow *follow;  /* borrowed */
  GArray              *facts;   /* of DossierNewsFact, newest first */
  GPtrArray           *stories; /* (element-type DossierStory) that tell none of the facts, newest arrival first */
  guint                n_more_facts, n_more_stories; /* that are not listed */
  gint64               arrived;                      /* the newest of all */
} DossierNewsGroup;

typedef struct
{
  GPtrArray  *follows; /* (element-type DossierFollow), people, organizations, then kinds */
  GPtrArray  *facts;   /* (element-type DossierFact): what the groups point at */
  GPtrArray  *groups;  /* (element-type DossierNewsGroup) with something in them, newest first */
  guint       n_facts, n_denials, n_stories;
  GHashTable *told;   /* a set of gint64: the stories that stand somewhere */
  gint64      newest; /* nothing in the library arrived later */
  gboolean    is_cut; /* there is so much that the oldest was not looked at */
} DossierNews;

void dossier_news_free (DossierNews *news);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierNews, dossier_news_free)

/* All that is listed or counted. */
guint dossier_news_count (const DossierNews *news);

/* (element-type DossierFollow): people, organizations, then kinds. */
void dossier_news_sort_follows (GPtrArray *follows);

/* Takes @follows (element-type DossierFollow). @claims (element-type DossierClaim): all tellings of what may be new,
 * the old ones too. @seen_stories (a set of gint64, or NULL): what they tell is not new. */
DossierNews *dossier_news_new (GPtrArray *follows, GPtrArray *claims, gint64 since, gint64 after,
                               GHashTable *seen_stories);

/* A story of @follow (one of the news') that arrived then; those that tell a fact which is listed, or stand in another
 * group, are left out. @load gives the story (owned) where it is to be listed, or NULL for an error: then FALSE. */
typedef DossierStory *(*DossierNewsLoad) (gint64 story, gpointer user_data);
gboolean dossier_news_add_story (DossierNews *news, guint follow, gint64 story, gint64 arrived, DossierNewsLoad load,
                                 gpointer user_data);

/* Once all stories are added: the groups with something in them, newest first. */
void dossier_news_end (DossierNews *news);

G_END_DECLS
