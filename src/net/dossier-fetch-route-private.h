/* dossier-fetch-route-private.h - the way of one fetch: where it is, where it was, and where it may go on to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <libsoup/soup.h>

#include "dossier-fetcher.h"

G_BEGIN_DECLS

typedef struct
{
  GUri       *uri;           /* where it is */
  GHashTable *visited;       /* addresses, as a set */
  GHashTable *inner;         /* the fetcher's: hosts that a connection inside was made to, in small letters, as a set */
  guint       n_steps;       /* redirects that were followed */
  gboolean    is_permanent;  /* every one of them was */
  char       *permanent_uri; /* the address as far as they were; NULL: not even the first */
  gboolean    stays_inside;  /* so far every answer came from this computer or network */
  gboolean    allow_private; /* as in DossierFetchOptions, as is the next */
  gboolean    refuse_downgrade;

  const char *const *within; /* likewise; borrowed from the options */
  gboolean (*shuns) (const char *uri);
} DossierFetchRoute;

/* @self is zeros. Errors of all of these: ADDRESS, PRIVATE, REDIRECT. */
gboolean dossier_fetch_route_begin (DossierFetchRoute *self, const char *uri, const DossierFetchOptions *options,
                                    GHashTable *inner, GError **error);
void     dossier_fetch_route_clear (DossierFetchRoute *self);

/* The server that the route is at; borrowed until it goes on. */
const char *dossier_fetch_route_get_host (const DossierFetchRoute *self);

/* Before the first packet of a new connection: a name may stand for an address inside our own network. FALSE: it is
 * closed now. */
gboolean dossier_fetch_route_may_connect (DossierFetchRoute *self, GIOStream *connection, GError **error);

/* Before the first byte of a request, which may go through a connection that was made for another. */
gboolean dossier_fetch_route_may_ask (const DossierFetchRoute *self, GError **error);

/* To where the answer of @message, a redirect, sends us. */
gboolean dossier_fetch_route_go_on (DossierFetchRoute *self, SoupMessage *message, GError **error);

G_END_DECLS
