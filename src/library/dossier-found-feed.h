/* dossier-found-feed.h - a feed that was found at an address, with what one wants to see of it before subscribing.
 *
 * Plain structs without GObject, owned by one holder at a time, handed over whole.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-library.h"

G_BEGIN_DECLS

/* Newest items that are kept of a feed, and code points of the first words of each. */
#define DOSSIER_FOUND_FEED_ITEMS 5
#define DOSSIER_FOUND_FEED_WORDS 160

typedef struct
{
  char       *title;
  char       *words; /* the first ones, on one line; or NULL */
  DossierDate published;
} DossierFoundItem;

typedef struct
{
  char       *uri;
  char       *title;  /* never NULL: the address when nothing else is known */
  char       *site;   /* or NULL */
  GStrv       folder; /* of a list: names of the folders around it, outer first; never NULL */
  char       *format; /* "rss", "rdf", "atom", "json"; NULL: nobody has looked at it */
  guint       n_items;
  DossierDate newest;
  GPtrArray  *items;     /* (element-type DossierFoundItem), newest first, at most DOSSIER_FOUND_FEED_ITEMS */
  gboolean    is_inside; /* in this computer or network: subscribing to it says that it may be asked there */
  char       *problem;   /* why it could not be looked at, a sentence; or NULL */
} DossierFoundFeed;

DossierFoundFeed *dossier_found_feed_new (const char *uri, const char *title, const char *site);
void              dossier_found_feed_free (DossierFoundFeed *feed);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierFoundFeed, dossier_found_feed_free)

/* As it is handed on to be subscribed to; owned by the caller. */
DossierListedFeed *dossier_found_feed_list (const DossierFoundFeed *feed);

G_END_DECLS
