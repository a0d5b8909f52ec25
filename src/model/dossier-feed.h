/* dossier-feed.h - a subscription
 *
 * The row is what the store keeps of it, copied in; property "row" notifies when the store has news.
 * Lives on the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib-object.h>
#include "dossier-date.h"
#include "dossier-kinds.h"

G_BEGIN_DECLS

/* As ask_minutes: never by itself. */
#define DOSSIER_FEED_ASK_BY_HAND (-1)
/* As ask_minutes: the least and the most that may be chosen. */
#define DOSSIER_FEED_LEAST_MINUTES 15
#define DOSSIER_FEED_MOST_MINUTES (31 * 24 * 60)
/* As keep_days: the most that may be chosen. */
#define DOSSIER_FEED_MOST_DAYS 36500

/* The choices, as one changes them one by one. */
typedef enum
{
  DOSSIER_FEED_OPTION_MUTED,       /* 0 or 1 */
  DOSSIER_FEED_OPTION_FULL_TEXT,   /* 0 or 1 */
  DOSSIER_FEED_OPTION_KEEP_DAYS,   /* days, 0 for ever */
  DOSSIER_FEED_OPTION_ASK_MINUTES, /* minutes, 0 as the feed wishes, or DOSSIER_FEED_ASK_BY_HAND */
  DOSSIER_FEED_OPTION_PRIVATE,     /* 0 or 1 */
  DOSSIER_FEED_OPTION_IMAGES,      /* 0 or 1 */
} DossierFeedOption;

#define DOSSIER_N_FEED_OPTIONS 6

typedef struct
{
  gint64 id;
  char  *uri;    /* where it is fetched */
  char  *title;  /* the user's name for it, else its own */
  char  *site;   /* its home page, or NULL */
  char  *folder; /* the folder's name, or NULL */
  guint  n_stories, n_unread;
  guint  n_expired;  /* put away by keep_days; not in n_stories */
  gint64 checked;    /* last answer, Unix seconds, 0 never */
  char  *last_error; /* words for the user, NULL when all is well */
  gint64 icon_taken; /* when the icon that is kept was found, Unix seconds; 0: there is none */

  /* what the person chose */
  gboolean is_muted;       /* new stories come in as read */
  gboolean has_full_text;  /* stories are fetched from their pages */
  int      keep_days;      /* then read stories are put away; 0 for ever */
  int      ask_minutes;    /* between two questions; 0 as the feed wishes, or DOSSIER_FEED_ASK_BY_HAND */
  gboolean may_be_private; /* may be asked in the person's own computer or network */
  gboolean has_images;     /* stories are shown with their images */
} DossierFeedRow;

#define DOSSIER_TYPE_FEED (dossier_feed_get_type ())
G_DECLARE_FINAL_TYPE (DossierFeed, dossier_feed, DOSSIER, FEED, GObject)

DossierFeed *dossier_feed_new (const DossierFeedRow *row);

/* Borrowed, valid until the next set_row. */
const DossierFeedRow *dossier_feed_get_row (DossierFeed *self);
void                  dossier_feed_set_row (DossierFeed *self, const DossierFeedRow *row);

/* A feed to subscribe to. A plain struct: crosses threads, owned by one holder at a time. */
typedef struct
{
  char    *uri;
  char    *title;  /* or NULL: its address, until it names itself */
  char    *site;   /* or NULL */
  char    *folder; /* or NULL */
  gboolean may_be_private;
  char    *attributes; /* what else the list said that it came with, or NULL; of no meaning to the store */
} DossierFeedSubscription;

/* Copies the strings; all but @uri may be NULL. */
DossierFeedSubscription *dossier_feed_subscription_new (const char *uri, const char *title, const char *site,
                                                        const char *folder, gboolean may_be_private);
void                     dossier_feed_subscription_free (DossierFeedSubscription *subscription);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierFeedSubscription, dossier_feed_subscription_free)

G_END_DECLS
