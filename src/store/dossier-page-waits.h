/* dossier-page-waits.h - stories that are to have the text of their page: which ones, and what came of it.
 *
 * Where a feed is kept with its pages, each story that it has new words for waits here until its page was read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

/* Pages of one feed that are read in one go. */
#define DOSSIER_PAGE_MAX_AT_ONCE 100
/* Tries that fail before a page is left. */
#define DOSSIER_PAGE_MAX_TRIES 3
/* A text with fewer words is short: what a page that shows only a part gives at most; what older stories may have to
 * wait for their pages when their feed comes to be kept with them. */
#define DOSSIER_PAGE_SHORT_WORDS 200
#define DOSSIER_PAGE_OLDEST_DAYS 30
/* Of 100 words of a page that was read before, so many are left when it was only corrected. */
#define DOSSIER_PAGE_LEAST_PERCENT 90

/* Plain, crosses threads. */
typedef struct
{
  gint64      story, feed; /* feed 0: none */
  char       *uri;         /* of its page; NULL: it has none */
  char       *title, *summary;
  gboolean    may_be_private; /* the page may lie inside the person's own network */
  DossierDate published;
} DossierPageWait;

void dossier_page_wait_free (DossierPageWait *wait);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierPageWait, dossier_page_wait_free)

typedef struct
{
  gint64      story;
  gint64      next;      /* Unix seconds before which it is not tried again; 0: at the next opportunity */
  const char *error;     /* a sentence */
  gboolean    is_to_try; /* nothing was tried, or the network was away: it does not count */
} DossierPageFailure;

typedef enum
{
  DOSSIER_PAGE_TAKEN,     /* it is the story's text now */
  DOSSIER_PAGE_SAME,      /* word for word what was kept */
  DOSSIER_PAGE_LESS,      /* it has less text than is kept: a version beside it */
  DOSSIER_PAGE_PARTIAL,   /* it shows only the beginning */
  DOSSIER_PAGE_ANNOTATED, /* words that a person has highlighted do not stand in it: the same */
  DOSSIER_PAGE_OWN,       /* what is kept was given by a person: the same */
  DOSSIER_PAGE_GONE,      /* the story is not there any more */
} DossierPageSaved;

/* The stories that wait at @now (Unix seconds), at most DOSSIER_PAGE_MAX_AT_ONCE of a feed, the longest waiting first.
 * @feed: of this one alone, unless 0. (element-type DossierPageWait) */
GPtrArray *dossier_store_list_page_waits (DossierStore *self, gint64 now, gint64 feed, GError **error);

/* As if @story waited. Errors: NOT_FOUND. */
DossierPageWait *dossier_store_look_at_page (DossierStore *self, gint64 story, GError **error);

/* Gives @story the text of @page (origin, document and recognition set) unless that would be a loss; its title, summary
 * and address stay. It waits no more. @journalled: a person did it, and undo brings the former text back. */
gboolean dossier_store_save_page (DossierStore *self, gint64 story, DossierDraft *page, gboolean journalled,
                                  DossierPageSaved *saved, GError **error);

/* Keeps that pages could not be read, in one transaction. @failures: @n of them. */
gboolean dossier_store_save_page_failures (DossierStore *self, const DossierPageFailure *failures, guint n,
                                           GError **error);

G_END_DECLS
