/* dossier-discovery.h - from what a person types to the feeds that are meant.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-library.h"

G_BEGIN_DECLS

/* Most feeds that one page may offer. */
#define DOSSIER_DISCOVERY_MAX 20
/* Bytes of a page in which they are looked for. */
#define DOSSIER_DISCOVERY_MAX_BYTES (512 * 1024)

/* The feed's address for a page of a site whose feeds are known to stand elsewhere (YouTube, GitHub, Reddit, Substack,
 * arXiv), owned by the caller; NULL for all others. Pure. */
char *dossier_discovery_dup_known (const char *address);

/* The feeds that @html, fetched from @uri, says it has: (element-type DossierListedFeed), http and https only. Pure. */
GPtrArray *dossier_discovery_read_page (const char *html, gsize length, const char *uri);

/* The feeds at @address: itself, what its page offers, or what stands where feeds usually are; at least one. Asks the
 * network and blocks. (element-type DossierListedFeed). Errors: of fetching; EMPTY when there is no feed. */
GPtrArray *dossier_library_find_feeds (DossierLibrary *self, const char *address, GCancellable *cancellable,
                                       GError **error);

G_END_DECLS
