/* feed-fixture.h - feeds written in a test, as drafts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-feed-parser.h"

G_BEGIN_DECLS

/* The feed in @text, which must be one. */
DossierFeedDraft *read_feed (const char *text, const char *uri);

/* RSS 2.0 whose channel holds @inside, and nothing else. */
DossierFeedDraft *read_rss (const char *inside);

/* Atom 1.0 whose feed holds @inside. */
DossierFeedDraft *read_atom (const char *inside);

/* The only entry, or the n-th. */
const DossierDraft *entry_of (const DossierFeedDraft *feed, guint n);

/* What @text is refused with: -1 when it is not refused. */
int refusal_of (const char *text, gssize length);

G_END_DECLS
