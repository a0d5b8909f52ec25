/* dossier-refresh-words.h - what came of asking the feeds, in words
 *
 * Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-refresh.h"

G_BEGIN_DECLS

/* "12 new stories from 5 feeds, 1 feed could not be read"; either half alone; "Nothing new"; the reason when nothing
 * was asked. Owned by the caller. */
char *dossier_refresh_words (const DossierRefreshResult *result);

G_END_DECLS
