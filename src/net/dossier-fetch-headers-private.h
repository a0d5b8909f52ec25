/* dossier-fetch-headers-private.h - what the head of an answer says, as far as it is kept.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <libsoup/soup.h>

#include "dossier-fetcher.h"

G_BEGIN_DECLS

/* Of @message, which has an answer: status, reason, content type, validators, times. @host is for the reason, @now, in
 * Unix seconds, is when it came. What is longer than DOSSIER_FETCH_MAX_HEADER counts as not said. Owned by the caller.
 */
DossierFetchResult *dossier_fetch_headers_read (SoupMessage *message, const char *host, gint64 now);

/* Content-Length is there more than once, and not always the same (RFC 9112, 6.3). */
gboolean dossier_fetch_headers_have_two_lengths (SoupMessage *message);

G_END_DECLS
