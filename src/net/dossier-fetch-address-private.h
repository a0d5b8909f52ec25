/* dossier-fetch-address-private.h - where we go and where we do not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-fetcher.h"

G_BEGIN_DECLS

/* @text, relative to @base unless that is NULL, as an http or https address with a host. Without @allow_private a host
 * that is written as a private address, or "localhost", is refused. Errors: ADDRESS, PRIVATE,
 * REDIRECT where a @base led there. */
GUri *dossier_fetch_address_parse (const char *text, GUri *base, gboolean allow_private, GError **error);

/* What to say of @host, which is inside and is not opened. @is_led: the address before it leads there. */
GError *dossier_fetch_address_refuse (const char *host, gboolean is_led);

/* Not on the open internet: IANA's special-purpose registries for IPv4 and IPv6. */
gboolean dossier_fetch_address_is_private (GInetAddress *address);

G_END_DECLS
