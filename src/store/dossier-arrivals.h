/* dossier-arrivals.h - what rules do with stories.
 *
 * What they do is what a person could do, in the journal under the name of the rule; see dossier-arrival-rule.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-arrival-rule.h"
#include "dossier-work.h"

G_BEGIN_DECLS

/* Lets each enabled rule, in their order, act on those stories that arrived in @work and that it finds. A rule that
 * cannot be asked, or cannot act, is disabled and says why. Writer, once the words of new stories are in the index. */
gboolean dossier_arrivals_run (DossierWork *work, GError **error);

/* Lets @rule act on @stories (of gint64), as one change of a person's. What was added by hand is not muted. */
gboolean dossier_arrivals_act (DossierWork *work, const DossierArrivalRule *rule, GArray *stories, GError **error);

/* What rules did with @story and still holds, a sentence each, translated: (element-type utf8). */
GPtrArray *dossier_arrivals_list_acts (DossierDb *db, gint64 story, GError **error);

/* In their order: (element-type DossierArrivalRule). */
GPtrArray *dossier_arrivals_list_rules (DossierDb *db, GError **error);

G_END_DECLS
