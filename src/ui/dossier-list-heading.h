/* dossier-list-heading.h - what stands above the first story of a day, or of a source, in a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-order.h"

G_BEGIN_DECLS

/* Whether stories in @order stand in groups. */
gboolean dossier_list_heading_fits (DossierOrder order);

/* The group of @story: a day, "Today" or "Tuesday, 6 August" of the local calendar, or the name of its source; NULL
 * where there are no groups. @now: Unix seconds. Owned by the caller. */
char *dossier_list_heading_words (DossierOrder order, const DossierStoryRow *story, gint64 now);

G_END_DECLS
