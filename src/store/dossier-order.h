/* dossier-order.h - in which order a list shows the stories of a query
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

/* Stories that relevance orders in its first answer; those before them in time follow the newest first. */
#define DOSSIER_ORDER_RANKED_AT_ONCE 2000

typedef enum
{
  DOSSIER_ORDER_NEWEST, /* published: the order of the ids, which costs nothing */
  DOSSIER_ORDER_OLDEST,
  DOSSIER_ORDER_SAVED,     /* saved last first */
  DOSSIER_ORDER_TITLE,     /* case, accents and signs do not count */
  DOSSIER_ORDER_SOURCE,    /* by the name of site or feed, the newest first within */
  DOSSIER_ORDER_RELEVANCE, /* to the words of the query: title, notes and who is named count more than the text */
} DossierOrder;

#define DOSSIER_N_ORDERS 6

/* Stable words: "newest", "oldest", "saved", "title", "source", "relevance"; NEWEST for any other. */
const char  *dossier_order_to_string (DossierOrder order);
DossierOrder dossier_order_from_string (const char *word);

/* Whether @query has words that a story can be relevant to. */
gboolean dossier_order_has_words (DossierQuery *query);

/* What is asked for. */
typedef struct
{
  DossierQuery *query;
  DossierOrder  order;
  gint64        keep;  /* a story that stays even if its state (read, starred) is not the query's any more; 0: none */
  gboolean      whole; /* relevance: of all stories, however many */
  /* Newest first, and by relevance as long as it is not of the whole: what is found in parts. */
  guint    limit;           /* so many of the newest, by relevance at least DOSSIER_ORDER_RANKED_AT_ONCE; 0: all */
  gint64   before;          /* the newest with lower ids than this one; by relevance they come newest first; 0: all */
  gboolean leaves_archived; /* a list, as long as it is there: without what is archived */
} DossierOrderAsk;

typedef struct
{
  GArray  *ids;         /* of gint64 */
  gboolean is_complete; /* FALSE: only the newest are ordered by relevance yet; ask for the whole */
  gint64   rest; /* the older ones are those before this id; 0: there are none, or they were not to be left out */
} DossierOrdered;

void dossier_ordered_free (DossierOrdered *ordered);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierOrdered, dossier_ordered_free)

/* Ids of the stories, in order. NEWEST and OLDEST cost no more than finding them; by title 1,000,000 stories take some
 * seconds of the reader thread, which @cancellable stops. */
DossierOrdered *dossier_store_find_ordered (DossierStore *self, const DossierOrderAsk *ask, GError **error);
void dossier_store_find_ordered_async (DossierStore *self, const DossierOrderAsk *ask, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
DossierOrdered *dossier_store_find_ordered_finish (DossierStore *self, GAsyncResult *result, GError **error);

/* A story that a list has not yet, and the one of the list (or the one put in before) that it stands behind; 0: it is
 * the first. */
typedef struct
{
  gint64 id, after;
} DossierOrderInsert;

/* What @ask finds beside @present (of gint64): (element-type DossierOrderInsert), in the order of the list. */
GArray *dossier_store_find_inserts (DossierStore *self, const DossierOrderAsk *ask, GArray *present, GError **error);
void    dossier_store_find_inserts_async (DossierStore *self, const DossierOrderAsk *ask, GArray *present,
                                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GArray *dossier_store_find_inserts_finish (DossierStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
