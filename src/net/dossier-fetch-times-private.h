/* dossier-fetch-times-private.h - until when an answer holds, and until when its server wants peace.
 *
 * Unix seconds, 0 when not said. @now is when the answer came. A server's dates are read as so long after its own Date
 * header, so that neither clock has to be right. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* Retry-After, both forms of RFC 9110, 10.2.3, at most DOSSIER_FETCH_MAX_RETRY_AFTER from now. May lie in the past. */
gint64 dossier_fetch_times_retry_after (SoupMessageHeaders *answer, gint64 now);

/* Cache-Control, Expires and Age as RFC 9111, 4.2 has them for a private cache: max-age before Expires, s-maxage is not
 * for us, no-cache and no-store mean that nothing is promised. At most DOSSIER_FETCH_MAX_FRESH from now. */
gint64 dossier_fetch_times_fresh_until (SoupMessageHeaders *answer, gint64 now);

G_END_DECLS
