/* dossier-fetch-body-private.h - the body of an answer, decoded as it comes, within its bounds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-fetcher.h"

G_BEGIN_DECLS

typedef struct _DossierFetchBody DossierFetchBody;

/* @encoding: the Content-Encoding header or NULL; @announced: Content-Length, -1 when not said.
 * Errors: PROTOCOL (an encoding we did not ask for), TOO_LARGE (announced). */
DossierFetchBody *dossier_fetch_body_new (const char *encoding, goffset announced, gsize max_bytes, GError **error);
void              dossier_fetch_body_free (DossierFetchBody *self);

/* Bytes off the wire. Errors: TOO_LARGE, PROTOCOL (not what the encoding says). */
gboolean dossier_fetch_body_add (DossierFetchBody *self, const guchar *data, gsize length, GError **error);

/* Nothing more comes. Errors: INCOMPLETE. Owned by the caller. */
GBytes *dossier_fetch_body_end (DossierFetchBody *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierFetchBody, dossier_fetch_body_free)

G_END_DECLS
