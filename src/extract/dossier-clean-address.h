/* dossier-clean-address.h - the address of a page without what is not about the page.
 *
 * Pure and thread-safe. Tables: data/extract/parameters.tsv and wrappers.tsv (own work, CC0).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @address as it still opens the same page: without the parameters that only count readers, out of the wrappers that
 * search engines, networks and AMP caches put around links, scheme and host in lower case, without the default port
 * and a fragment that only scrolls. What is no http or https address comes back as it is. Owned by the caller. */
char *dossier_address_dup_clean (const char *address);

/* What two addresses of one page have in common, for comparing only: the clean address without scheme, "www." and the
 * like, a slash or index page at the end, AMP's additions and the order of parameters. Owned by the caller. */
char *dossier_address_dup_key (const char *address);

G_END_DECLS
