/* dossier-highlights-move.h - the move that a highlight is about, between libraries
 *
 * A claim has another id in each library, and after each reading of its story. What tells it from others goes out: what
 * kind of move it is and between whom, as urn:x-dossier:move:KIND?=subject=NAME&object=NAME (RFC 8141, a q-component),
 * and beside it the sentence that tells it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-kinds.h"

G_BEGIN_DECLS

/* Each of them begins so. */
#define DOSSIER_HIGHLIGHTS_MOVE_URN "urn:x-dossier:move:"

/* Bytes of such an urn that are looked at. */
#define DOSSIER_HIGHLIGHTS_MAX_MOVE_URN (16 * 1024)

/* @subject and @object may be NULL: nobody is named. Owned by the caller. */
char *dossier_highlights_make_move_urn (DossierClaimKind kind, const char *subject, const char *object);

/* 0, and nothing in *@subject and *@object, for any other @urn (may be NULL); else they are NULL or the caller's. */
DossierClaimKind dossier_highlights_read_move_urn (const char *urn, char **subject, char **object);

G_END_DECLS
