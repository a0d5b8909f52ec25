/* dossier-address-private.h - an address out of foreign HTML, made absolute or refused.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* As dossier_html_dup_safe_address (); with @keep_relative and no usable base a relative one stays as it is. */
char *dossier_address_dup (const char *address, const char *base_uri, gboolean keep_relative);

/* http and https only. Owned by the caller. */
char *dossier_address_dup_web (const char *address, const char *base_uri);

/* Whether @host is @pattern or below it; "*" is any. Both in lower case. */
gboolean dossier_address_is_host (const char *host, const char *pattern);

/* The http or https address that an address carries, whose parts are encoded as they came; @query may be NULL. NULL
 * when it is none of those in data/extract/wrappers.tsv, or carries nothing that can be read. */
char *dossier_address_dup_wrapped (const char *host, const char *path, const char *query);

G_END_DECLS
