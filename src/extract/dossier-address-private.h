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

G_END_DECLS
