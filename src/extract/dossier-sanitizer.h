/* dossier-sanitizer.h - HTML to HTML that cannot act: an allow-list of elements, attributes and address schemes.
 *
 * What is shown stays (all visible text, white space as it is), what runs, loads or asks goes. Addresses are
 * absolute and http, https or mailto. The output parses to itself: a second pass changes nothing.
 * Pure and thread-safe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

#include "dossier-extract-error.h"

G_BEGIN_DECLS

/* @length -1: up to NUL. @base_uri may be NULL: then relative addresses stay as they are. Owned by the caller.
 * Errors: DOSSIER_EXTRACT_ERROR_TOO_LARGE. */
char *dossier_html_sanitize (const char *html, gssize length, const char *base_uri, GError **error);

/* @address as an absolute http, https or mailto address resolved against @base_uri (may be NULL), or NULL when it is
 * of any other kind. Control characters and blanks around and inside the scheme do not help. Owned by the caller. */
char *dossier_html_dup_safe_address (const char *address, const char *base_uri);

G_END_DECLS
