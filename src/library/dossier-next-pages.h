/* dossier-next-pages.h - an article that stands on several pages becomes one text.
 *
 * Within the library only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gio/gio.h>

#include "dossier-draft.h"

G_BEGIN_DECLS

/* Pages of one article that are read, the first one counted. */
#define DOSSIER_NEXT_PAGES_MAX 10
/* Milliseconds between two of them; this computer itself needs no rest. */
#define DOSSIER_NEXT_PAGES_PAUSE 250

/* Fetches the pages that follow the one of @draft, one after the other from the same site, and puts their text behind
 * its own, and their copies behind its copy: those of all pages, or none when they are too large. Ends at the last
 * page, at one that says nothing new, at one that cannot be had, and when it is cancelled; a text that is not whole
 * then is said to be partial. Blocks, on any thread but never on the main one of a window. */
void dossier_next_pages_follow (DossierDraft *draft, gboolean allow_private, GCancellable *cancellable);

G_END_DECLS
