/* dossier-fetch-brotli-private.h - a converter that unpacks brotli (RFC 7932).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_FETCH_BROTLI (dossier_fetch_brotli_get_type ())
G_DECLARE_FINAL_TYPE (DossierFetchBrotli, dossier_fetch_brotli, DOSSIER, FETCH_BROTLI, GObject)

/* Holds at most the window of the format, 16 MB, besides what it is given. Errors of its conversions:
 * G_IO_ERROR_PARTIAL_INPUT, G_IO_ERROR_NO_SPACE, G_IO_ERROR_INVALID_DATA. Owned by the caller. */
GConverter *dossier_fetch_brotli_new (void);

G_END_DECLS
