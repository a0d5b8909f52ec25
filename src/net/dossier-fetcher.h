/* dossier-fetcher.h - fetches one thing politely and safely.
 *
 * GET only; no cookies, no cache, no passwords, no Referer. Every redirect is looked at before it is followed.
 * Everything is bounded: dossier-net-limits.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gio/gio.h>

#include "dossier-net-limits.h"

G_BEGIN_DECLS

#define DOSSIER_FETCH_ERROR (dossier_fetch_error_quark ())
GQuark dossier_fetch_error_quark (void);

/* The message of each is a sentence or two for the user: what failed, why, what to do. */
typedef enum
{
  DOSSIER_FETCH_ERROR_ADDRESS,    /* not an http or https address */
  DOSSIER_FETCH_ERROR_PRIVATE,    /* the address is inside this computer or network, and that was not allowed */
  DOSSIER_FETCH_ERROR_REDIRECT,   /* too many, in a circle, or to where we do not go */
  DOSSIER_FETCH_ERROR_RESOLVE,    /* the name is not known */
  DOSSIER_FETCH_ERROR_CONNECT,    /* refused, unreachable, broken off */
  DOSSIER_FETCH_ERROR_TLS,        /* the connection is not trustworthy */
  DOSSIER_FETCH_ERROR_TIMEOUT,    /* a deadline passed */
  DOSSIER_FETCH_ERROR_TOO_LARGE,  /* too many bytes, or a compression bomb */
  DOSSIER_FETCH_ERROR_INCOMPLETE, /* the body ended early */
  DOSSIER_FETCH_ERROR_PROTOCOL,   /* not HTTP as we know it */
} DossierFetchError;

/* Zero it, then set what differs: zeros are the defaults. Strings are borrowed for the call. */
typedef struct
{
  const char *etag;           /* sent as If-None-Match, byte-exact */
  const char *last_modified;  /* sent as If-Modified-Since */
  const char *accept;         /* the Accept header */
  gsize       max_bytes;      /* decoded; 0: DOSSIER_FETCH_MAX_PAGE */
  guint       total_seconds;  /* 0: DOSSIER_FETCH_TOTAL_SECONDS */
  guint       header_seconds; /* 0: DOSSIER_FETCH_HEADER_SECONDS */
  gboolean    allow_private;  /* the person typed it: this computer and its network are fine, but never as a
                               * redirect from outside */
  gboolean refuse_downgrade;  /* https must not redirect to http */
  gint64   now;               /* Unix seconds that the answer's times count from; 0: the clock's when it comes */

  /* Addresses, ended by NULL: redirects must stay on the sites of these. NULL: they may lead anywhere. */
  const char *const *within;
  /* Addresses that redirects must not lead to. NULL: there are none. */
  gboolean (*shuns) (const char *uri);
} DossierFetchOptions;

typedef struct
{
  GBytes *body;          /* never NULL; empty for 304 and other statuses without one */
  char   *final_uri;     /* where the body came from */
  char   *permanent_uri; /* where it lives from now on: as far as all steps were permanent (301, 308); or NULL */
  char   *content_type;  /* the header as it came, with its parameters; or NULL */
  guint   status;        /* 200..599: an HTTP error is a result, not a GError */
  char   *reason;        /* the sentence for the user when status is 400 and above, else NULL */
  char   *etag;          /* as it came; NULL when not sent */
  char   *last_modified;
  gint64  retry_after;   /* Unix seconds before which the server, or one on the way to it, does not want to be asked;
                          * 0 when not said */
  gint64   fresh_until;  /* Unix seconds, from Cache-Control or Expires, 0 when not said */
  gboolean not_modified; /* 304 to a conditional request */
} DossierFetchResult;

void dossier_fetch_result_free (DossierFetchResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierFetchResult, dossier_fetch_result_free)

/* Whether @uri stands for something inside this computer or its network, as far as its words tell: a private address,
 * "localhost", a name of one word, or one that ends in .local, .lan, .home.arpa or .internal. Asks nobody. */
gboolean dossier_fetch_is_inside (const char *uri);

/* Whether both addresses belong to one site: the same registrable domain (as the list of public suffixes has it), or
 * the same host where there is none. Pure. */
gboolean dossier_fetch_is_same_site (const char *a, const char *b);

#define DOSSIER_TYPE_FETCHER (dossier_fetcher_get_type ())
G_DECLARE_FINAL_TYPE (DossierFetcher, dossier_fetcher, DOSSIER, FETCHER, GObject)

DossierFetcher *dossier_fetcher_new (void);

/* Breaks off what is under way and closes the connections. Let the main context run until it has nothing more to do,
 * then drop the fetcher: nothing of it is left in the context then. */
void dossier_fetcher_abort (DossierFetcher *self);

/* On the thread that made the fetcher (its thread-default main context). @options may be NULL.
 * Errors: DOSSIER_FETCH_ERROR, G_IO_ERROR_CANCELLED. Owned by the caller. */
void dossier_fetcher_fetch_async (DossierFetcher *self, const char *uri, const DossierFetchOptions *options,
                                  GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
DossierFetchResult *dossier_fetcher_fetch_finish (DossierFetcher *self, GAsyncResult *result, GError **error);

/* The same, waiting for it, on any thread but never on the main one: runs in a main context of its own. */
DossierFetchResult *dossier_fetch (const char *uri, const DossierFetchOptions *options, GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
