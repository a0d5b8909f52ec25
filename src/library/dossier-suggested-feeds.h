/* dossier-suggested-feeds.h - the feeds that Dossier suggests to a new reader.
 *
 * Pure and thread-safe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-library.h"

G_BEGIN_DECLS

/* (element-type DossierListedFeed) by group and title. The only folder of each is its group, as data/feeds.tsv has it:
 * "labs", "news", "newsletters", "research" or "policy". Nothing is fetched. */
GPtrArray *dossier_library_list_suggested_feeds (void);

G_END_DECLS
