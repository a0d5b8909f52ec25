/* dossier-reference.h - addresses that are written relative to another
 *
 * GLib's g_uri_resolve_relative () reads "http://host;x" and "x:..//y", whose parts cannot be joined again, and then
 * complains as if that were the program's fault.
 * Source: RFC 3986, 3 and 5.2. Any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

/* @reference made absolute with @base; owned by the caller. NULL when that is no address with a host. */
char *dossier_reference_resolve (const char *base, const char *reference, GUriFlags flags);
