/* dossier-discovery.h - from what a person types to the feeds that are meant.
 *
 * Nothing inside this computer or its network is asked unless the person has said so, whoever leads there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-found-feed.h"

G_BEGIN_DECLS

/* Most feeds that one page may offer. */
#define DOSSIER_DISCOVERY_MAX 20
/* Bytes of a page in which they are looked for. */
#define DOSSIER_DISCOVERY_MAX_BYTES (512 * 1024)
/* Feeds looked at at a time, and seconds that each may take. */
#define DOSSIER_DISCOVERY_LOOKS 2
#define DOSSIER_DISCOVERY_SECONDS 30

/* The address that is meant by @text, owned by the caller: blanks around it go, "feed:" becomes the address behind it,
 * a bare host ("example.org/blog", "localhost:8080") gets https. NULL when it is no address of the web. Pure. */
char *dossier_discovery_dup_address (const char *text);

/* The feed's address for a page of a site whose feeds are known to stand elsewhere (YouTube, GitHub, Reddit, Substack,
 * arXiv), owned by the caller; NULL for all others. Pure. */
char *dossier_discovery_dup_known (const char *address);

/* The feeds that @html, fetched from @uri, says it has: (element-type DossierListedFeed), http and https only. Pure. */
GPtrArray *dossier_discovery_read_page (const char *html, gsize length, const char *uri);

/* Zero it, then set what differs. */
typedef struct
{
  gboolean may_be_inside;   /* the person has said that this computer or its network may be asked */
  gboolean without_looking; /* what a page offers is not asked itself: address and title alone */
} DossierDiscoveryOptions;

typedef struct
{
  GPtrArray *feeds;   /* (element-type DossierFoundFeed), at least one, in the page's or list's order */
  gboolean   is_list; /* of feeds (OPML): nobody has looked at them */
  GPtrArray *refused; /* (element-type utf8) what the list has that is no feed, a sentence each; never NULL */
} DossierDiscovery;

void dossier_discovery_free (DossierDiscovery *discovery);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierDiscovery, dossier_discovery_free)

/* The feeds at @text, an address as dossier_discovery_dup_address () reads it: itself, what its page offers, what
 * stands where feeds usually are, or those of the list there. @options may be NULL. Blocks; any thread but the main one
 * of a window. @progress counts feeds that are looked at.
 * Errors: of fetching; UNSUPPORTED when it is no address; EMPTY when there is no feed; PRIVATE when it is inside and
 * that was not allowed: nothing was sent there. */
DossierDiscovery *dossier_library_discover (DossierLibrary *self, const char *text,
                                            const DossierDiscoveryOptions *options, GCancellable *cancellable,
                                            DossierProgress progress, gpointer progress_data, GError **error);

/* Progress and callback come in the caller's main context, none after the other. */
void dossier_library_discover_async (DossierLibrary *self, const char *text, const DossierDiscoveryOptions *options,
                                     GCancellable *cancellable, DossierProgress progress, gpointer progress_data,
                                     GAsyncReadyCallback callback, gpointer user_data);
DossierDiscovery *dossier_library_discover_finish (DossierLibrary *self, GAsyncResult *result, GError **error);

/* The feeds at @address that a person typed and means to be asked, wherever it is; at least one. Asks the network and
 * blocks. (element-type DossierListedFeed). Errors: as above. */
GPtrArray *dossier_library_find_feeds (DossierLibrary *self, const char *address, GCancellable *cancellable,
                                       GError **error);

G_END_DECLS
