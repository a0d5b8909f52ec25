/* dossier-links.h - saves what many links lead to, politely, and tries those again that cannot be had now.
 *
 * Every link waits in the library (dossier-link-waits.h) from the moment it is given until its stories are kept or it
 * is clear that there are none: breaking off at any moment loses nothing. One host is asked for one page at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-library.h"

G_BEGIN_DECLS

/* Pages fetched at once, of different hosts; milliseconds between two of one host. */
#define DOSSIER_LINKS_HOSTS 8
#define DOSSIER_LINKS_PAUSE 250
/* Seconds before the second try of a link that cannot be had; twice as many before each further one, up to the most. */
#define DOSSIER_LINKS_FIRST_WAIT (5 * 60)
#define DOSSIER_LINKS_MOST_WAIT (6 * 60 * 60)
/* Seconds after which a link that cannot be had is given up. */
#define DOSSIER_LINKS_GIVE_UP (7 * 24 * 60 * 60)

typedef enum
{
  DOSSIER_LINK_FETCHING,
  DOSSIER_LINK_SAVED,
  DOSSIER_LINK_WAITS,   /* cannot be had now: it is tried again by itself */
  DOSSIER_LINK_FAILED,  /* there is nothing to save; it waits no more, unless it had waited before: then it is given up
                         */
  DOSSIER_LINK_STOPPED, /* it was stopped before its turn, and waits no more, unless it had waited before */
} DossierLinkState;

typedef struct
{
  guint                   i; /* in what was given, or in the order of the tries */
  const char             *uri;
  DossierLinkState        state;
  const DossierAddResult *result; /* of a saved one */
  const char             *why;    /* of one that waits or failed: a sentence */
} DossierLinkNews;

typedef void (*DossierLinkStep) (const DossierLinkNews *news, gpointer user_data);

/* Saves what @uris lead to; @options (may be NULL) go for all of them. @step is called in the calling thread (async: in
 * the caller's main context), for each link at most twice: when it is fetched, and what came of it; a result lives
 * until the call is over (async: for the step). Blocks, on any thread but never on the main one of a window. Errors: of
 * the store, before anything was fetched. */
gboolean dossier_library_save_links (DossierLibrary *self, const char *const *uris, guint n,
                                     const DossierAddOptions *options, DossierLinkStep step, gpointer step_data,
                                     GCancellable *cancellable, GError **error);
void     dossier_library_save_links_async (DossierLibrary *self, const char *const *uris, guint n,
                                           const DossierAddOptions *options, DossierLinkStep step, gpointer step_data,
                                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

/* The same for the links that wait: those whose time has come at @now (Unix seconds), or @all. */
gboolean dossier_library_retry_links (DossierLibrary *self, gint64 now, gboolean all, DossierLinkStep step,
                                      gpointer step_data, GCancellable *cancellable, GError **error);
void     dossier_library_retry_links_async (DossierLibrary *self, gint64 now, gboolean all, DossierLinkStep step,
                                            gpointer step_data, GCancellable *cancellable, GAsyncReadyCallback callback,
                                            gpointer user_data);

/* For both. */
gboolean dossier_library_links_finish (DossierLibrary *self, GAsyncResult *result, GError **error);

/* Whether @input is an address that is fetched, not a file. */
gboolean dossier_library_is_link (const char *input);

/* Seconds before the next try after @tries failed ones. Pure. */
gint64 dossier_links_wait_after (guint tries);

G_END_DECLS
