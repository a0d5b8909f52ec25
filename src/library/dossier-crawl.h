/* dossier-crawl.h - fetches many pages, those of one host one after the other with a pause, and reads each.
 *
 * hosts -> fetch (the calling thread) -> read (a worker) -> ended (the calling thread) -> pause -> next
 *
 * A page has one holder at a time. Within the library only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-fetcher.h"

G_BEGIN_DECLS

typedef struct
{
  /* What is wanted; borrowed until the end. */
  const char *uri;
  gboolean    allow_private;
  gpointer    data; /* the caller's */

  /* What came of it. */
  gboolean            was_asked;  /* FALSE: stopped before, or put off */
  gint64              wait_until; /* Unix seconds: its host wants to be left alone until then; 0: it does not */
  DossierFetchResult *fetched;    /* of a page that was asked; NULL: no server answered */
  GError             *error;      /* of fetching or reading */
} DossierCrawlPage;

/* Zeros are the defaults. */
typedef struct
{
  guint  max_hosts;                     /* asked at once; 0: as many as there are workers */
  guint  pause;                         /* milliseconds between two pages of one host */
  guint  header_seconds, total_seconds; /* as in DossierFetchOptions */
  gsize  max_bytes;                     /* likewise */
  gint64 now;                           /* likewise */

  /* @page is asked now, on the calling thread. May be NULL. */
  void (*began) (DossierCrawlPage *page, gpointer user_data);

  /* Reads what was fetched, whatever its status; on a worker's thread. FALSE and @error: it cannot be. */
  gboolean (*read) (DossierCrawlPage *page, gpointer user_data, GError **error);
  /* Nothing more comes of @page, asked or put off. FALSE: no more pages are asked. May be NULL. */
  gboolean (*ended) (DossierCrawlPage *page, gpointer user_data);
  gpointer user_data;
} DossierCrawlOptions;

DossierCrawlPage *dossier_crawl_page_new (const char *uri, gboolean allow_private, gpointer data);
void              dossier_crawl_page_free (DossierCrawlPage *page);

/* Fetches and reads @pages (element-type DossierCrawlPage), each host's in their order. What a host says about being
 * left alone goes for its other pages: they are put off unasked. Cancelled: what is under way ends, the others stay
 * unasked and are not told of. Blocks, on any thread but never on the main one of a window. How many hosts there are.
 */
guint dossier_crawl_run (GPtrArray *pages, const DossierCrawlOptions *options, GCancellable *cancellable);

G_END_DECLS
